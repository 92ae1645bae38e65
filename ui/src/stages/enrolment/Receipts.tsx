import { InboxOutlined } from "@ant-design/icons";
import { Button, Table } from "antd";
import { useState } from "react";
import { paperSave, receiptsForget, receiptsImport, receiptsMark } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { openAttachment, pickFiles, pickSave } from "../../host/call";
import { useDropTarget } from "../../shared/drop";
import { fullDate } from "../../shared/format";
import type { StageProps } from "../../shared/stage";
import { asPayload, type Decided, NOTHING_DECIDED, written } from "./choices";
import { ImportCheck } from "./ImportCheck";

const NOTHING_CHOSEN = { map: [], update: false, take: [], keep: [], rows: [], digests: [] };

/** Receipts: the blank one out to the units, filled ones in, checked before anything is written. */
export function Receipts({ view, run, dirty, show, imported }: StageProps & { show(): void; imported(): void }) {
  const [report, setReport] = useState<wire.ImportReport | null>(null);
  const [files, setFiles] = useState<string[]>([]);
  const [columns, setColumns] = useState<wire.ColumnChoice[]>([]);
  const [decided, setDecided] = useState<Decided>(NOTHING_DECIDED);
  const look = async (wanted: string[], corrected: wire.ColumnChoice[]) => {
    const found = await run(() => receiptsImport({ ...NOTHING_CHOSEN, class_id: view.id, files: wanted, dry_run: true, columns: corrected }));
    if (!found) return;
    setFiles(wanted);
    setColumns(corrected);
    setReport(found);
    dirty(true);
  };
  const add = (more: string[]) => {
    const wanted = [...files, ...more.filter((f) => !files.includes(f))];
    if (more.length > 0) void look(wanted, columns);
  };
  const pick = async () => add(await pickFiles("选择报名回执（可以一次选多个）", ["xlsx", "xls", "csv"], true));
  useDropTarget({
    verb: "导入",
    take: (dropped) => {
      show();
      add(dropped);
    },
  });
  const close = () => {
    setReport(null);
    setFiles([]);
    setColumns([]);
    setDecided(NOTHING_DECIDED);
    dirty(false);
  };
  const write = async () => {
    if (!report) return;
    const { added, updated } = written(report, decided);
    const done = await run(async () => {
      await receiptsImport({ class_id: view.id, files, dry_run: false, map: [], columns, ...asPayload(decided), digests: report.files.map((f) => f.sha256) });
      return { done: `已导入 ${added} 人${updated > 0 ? `，更新 ${updated} 人` : ""}` };
    });
    if (done) {
      close();
      imported();
    }
  };
  const choose = (column: wire.UnderstoodColumn, field: string) => {
    const { file, sheet, column: letters } = column;
    const others = columns.filter((c) => c.file !== file || c.sheet !== sheet || c.column !== letters);
    void look(files, [...others, { file, sheet, column: letters, field }]);
  };
  const forget = async (column: wire.UnderstoodColumn) => {
    const heading = column.heading.replace(/\s/g, "");
    const done = await run(() => receiptsForget({ sender: column.sender, heading: heading || `${column.column} 列` }));
    if (done) void look(files, columns);
  };
  const mark = async (file: string) => {
    const name = `${file.replace(/^.*\//, "").replace(/\.[^.]*$/, "")}-请改正.xlsx`;
    const path = await pickSave("保存标注表", name, "xlsx");
    if (path) await run(() => receiptsMark({ class_id: view.id, files, map: [], columns, file, path }));
  };
  const blank = async () => {
    const path = await pickSave("保存空白回执", "附件3-报名回执.xlsx", "xlsx");
    if (path) await run(() => paperSave({ class_id: view.id, kind: "enrolment-receipt", format: "xlsx", path }));
  };
  if (report) {
    return <ImportCheck report={report} decided={decided} decide={setDecided} choose={choose} forget={(c) => void forget(c)} mark={(f) => void mark(f)} more={() => void pick()} write={() => void write()} drop={close} />;
  }
  const kept = view.attachments.filter((a) => a.stage === "enrolment" && view.enrolments.some((p) => p.source_id === a.id));
  const people = (id: string) => view.enrolments.filter((p) => p.source_id === id).length;
  return (
    <>
      <div className="bar">
        <Button onClick={() => void blank()}>下载空白回执</Button>
        <span className="quiet">发给各市和单位填写；收回后在这里导入。</span>
      </div>
      <button type="button" className="inbox" onClick={() => void pick()} data-testid="import-receipts">
        <InboxOutlined />
        <b>导入回执</b>
        <span className="quiet">把收到的表格拖到窗口里，可以一次拖多个；或点这里选择文件（.xlsx、.xls、.csv）</span>
      </button>
      {kept.length > 0 && (
        <>
          <h3>已导入的回执原件</h3>
          <Table<wire.AttachmentRow> size="small" rowKey="id" dataSource={kept} pagination={{ pageSize: 12, hideOnSinglePage: true }} data-testid="kept-receipts"
            columns={[
              { title: "文件", dataIndex: "file_name", ellipsis: true },
              { title: "人数", width: 80, render: (_, a) => people(a.id) },
              { title: "导入日期", width: 150, render: (_, a) => fullDate(a.added_on) },
              { title: "", width: 100, render: (_, a) => <Button type="link" size="small" onClick={() => void run(() => openAttachment(view.id, a.id))}>打开原件</Button> },
            ]}
          />
        </>
      )}
    </>
  );
}
