import { Button } from "antd";
import { useState } from "react";
import { paperSave, receiptsImport } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { pickFiles, pickSave } from "../../host/call";
import type { StageProps } from "../../shared/stage";
import { ImportCheck } from "./ImportCheck";

/** Receipts: the blank one out to the units, filled ones in, checked before anything is written. */
export function Receipts({ view, run, imported }: StageProps & { imported(): void }) {
  const [report, setReport] = useState<wire.ImportReport | null>(null);
  const [files, setFiles] = useState<string[]>([]);
  const look = async () => {
    const picked = await pickFiles("选择报名回执", ["xlsx", "xls", "csv"], true);
    if (picked.length === 0) return;
    const found = await run(() => receiptsImport({ class_id: view.id, files: picked, dry_run: true, map: [], columns: [], update: false, take: [], keep: [], rows: [], digests: [] }));
    if (found) {
      setFiles(picked);
      setReport(found);
    }
  };
  const write = async () => {
    const done = await run(async () => {
      const made = await receiptsImport({ class_id: view.id, files, dry_run: false, map: [], columns: [], update: false, take: [], keep: [], rows: [], digests: [] });
      return { ...made, done: `已导入 ${made.new + made.matched} 人` };
    });
    if (done) {
      setReport(null);
      imported();
    }
  };
  const blank = async () => {
    const path = await pickSave("保存空白回执", "附件3-报名回执.xlsx", "xlsx");
    if (path) await run(() => paperSave({ class_id: view.id, kind: "enrolment-receipt", format: "xlsx", path }));
  };
  if (report) return <ImportCheck report={report} write={() => void write()} drop={() => setReport(null)} />;
  return (
    <div className="bar">
      <Button onClick={() => void blank()}>下载空白回执</Button>
      <Button type="primary" onClick={() => void look()} data-testid="import-receipts">导入回执</Button>
    </div>
  );
}
