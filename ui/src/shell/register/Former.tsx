import { Alert, Button, Table } from "antd";
import { useEffect, useState } from "react";
import { certificateRegister, earlierRegisterImport } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { certificateStateLabels } from "../../generated/words";
import { asOfficeError, pickFiles } from "../../host/call";
import { useDropTarget } from "../../shared/drop";
import { fullDate } from "../../shared/format";
import { Problems } from "../../shared/Problems";
import type { RegisterProps } from "./RegisterPage";

/** Registers of former years: read, shown with everything wrong in them, and only then taken over. */
export function Former({ version, run, show }: RegisterProps & { show(): void }) {
  const [files, setFiles] = useState<string[]>([]);
  const [report, setReport] = useState<wire.EarlierReport | null>(null);
  const [failed, setFailed] = useState("");
  const [held, setHeld] = useState(0);
  useEffect(() => {
    certificateRegister({ text: "", earlier: true, offset: 0, limit: 1 }).then((r) => setHeld(r.total), () => setHeld(0));
  }, [version]);
  const read = async (chosen: string[]) => {
    if (chosen.length === 0) return;
    setFailed("");
    setReport(null);
    setFiles(chosen);
    try {
      setReport(await earlierRegisterImport({ files: chosen, dry_run: true, map: [] }));
    } catch (error) {
      const e = asOfficeError(error);
      setFailed(`${e.message}。${e.hint}`);
    }
  };
  useDropTarget({ verb: "导入往年登记簿", take: (dropped) => void read(dropped) });
  const take = async () => {
    if (await run(() => earlierRegisterImport({ files, dry_run: false, map: [] }))) {
      setReport(null);
      show();
    }
  };
  const errors = report?.problems.filter((p) => p.severity === "error").length ?? 0;
  return (
    <div data-testid="former">
      <div className="bar">
        <Button type={report ? "default" : "primary"} onClick={() => void pickFiles("选择往年的登记簿", ["xlsx", "xls", "csv"], true).then(read)} data-testid="read-former">选择登记簿文件</Button>
        <span className="quiet">{held > 0 ? `已导入往年证书 ${held} 本` : "把软件启用前各年的登记簿导入，查找和核验就能查到；编号不会再重复使用"}</span>
        <span className="grow" />
        {report && <Button onClick={() => setReport(null)}>放弃</Button>}
        {report && <Button type="primary" disabled={errors > 0 || report.rows === 0} onClick={() => void take()} data-testid="take-former">导入 {report.rows} 本</Button>}
      </div>
      {failed && <Alert type="error" showIcon title={failed} />}
      {!report && !failed && <p className="quiet">表头要有“证书编号”和“姓名”，还认得身份证号码、项目名称、起止日期、学时、发证日期、领取日期、状态、备注。多个文件可以一起选，也可以拖到窗口里。先检查，确认后才写入。</p>}
      {report && (
        <>
          <p data-testid="former-counts">{report.done}。{errors > 0 && `共 ${errors} 处须改正，改好文件后重新选择。`}</p>
          <div className="former-problems"><Problems problems={report.problems} /></div>
          <Table<wire.EarlierRow> size="small" rowKey={(r) => `${r.file}${r.sheet}${r.row}`} dataSource={report.certificates} pagination={{ pageSize: 50, hideOnSinglePage: true, size: "small" }} scroll={{ x: 1000, y: "calc(100vh - 470px)" }}
            columns={[
              { title: "行", dataIndex: "row", width: 56 },
              { title: "证书编号", dataIndex: "number", width: 150, ellipsis: true },
              { title: "姓名", dataIndex: "name", width: 100, ellipsis: true },
              { title: "证件号码", dataIndex: "id_number", width: 170 },
              { title: "项目名称", dataIndex: "class_title", ellipsis: true },
              { title: "发证日期", width: 124, render: (_, r) => r.issued_on && fullDate(r.issued_on) },
              { title: "状态", width: 76, render: (_, r) => certificateStateLabels[r.state] },
              { title: "", width: 70, render: (_, r) => (r.status === "rejected" ? <span className="soon">有误</span> : "可导入") },
            ]}
          />
        </>
      )}
    </div>
  );
}
