import { Alert, Button, Checkbox, Input, Table } from "antd";
import { useEffect, useState } from "react";
import { projects, projectsClaim, projectsImport } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { pickFiles } from "../../host/call";
import type { YearProps } from "./YearPage";

/** The department's list of projects (附件1): imported, this institution's own picked, classes begun from it. */
export function Plan({ year, version, run, open, begin }: YearProps) {
  const [rows, setRows] = useState<wire.ProjectRow[]>([]);
  const [report, setReport] = useState<[string, wire.ProjectsReport] | null>(null);
  const [text, setText] = useState("");
  const [own, setOwn] = useState(false);
  useEffect(() => {
    projects({ year }).then(setRows, () => setRows([]));
  }, [year, version]);
  const look = async () => {
    const [file] = await pickFiles("选择通知附件1的表格", ["xlsx", "xls", "csv"], false);
    const found = file && (await run(() => projectsImport({ year, file, dry_run: true })));
    if (file && found) setReport([file, found]);
  };
  const write = async () => {
    if (report && (await run(async () => ({ ...(await projectsImport({ year, file: report[0], dry_run: false })), done: `已导入 ${report[1].new + report[1].matched} 个项目` })))) setReport(null);
  };
  const shown = rows.filter((r) => (!own || r.ours) && `${r.plan_number}${r.title}${r.host_unit}`.includes(text.trim()));
  return (
    <>
      <div className="bar">
        <Button type="primary" onClick={() => void look()} data-testid="import-plan">导入项目清单</Button>
        <Input.Search allowClear style={{ width: 240 }} placeholder="按编号、名称、单位查找" onChange={(e) => setText(e.target.value)} />
        <Checkbox checked={own} onChange={(e) => setOwn(e.target.checked)}>只看本单位承办</Checkbox>
        <span className="grow" /><span className="quiet">共 {rows.length} 个项目，本单位承办 {rows.filter((r) => r.ours).length} 个</span>
      </div>
      {report && (
        <Alert style={{ marginBottom: 10 }} showIcon type={report[1].rejected ? "warning" : "info"} title={`读到 ${report[1].rows} 行：新增 ${report[1].new}，更新 ${report[1].matched}，不能导入 ${report[1].rejected}`}
          description={<>{report[1].problems.map((p, i) => <div key={i} className="late">{p.place && "row" in p.place ? `第 ${p.place.row} 行${p.place.column ? ` ${p.place.column} 列` : ""}：` : ""}{p.message}。{p.hint}</div>)}
            <div className="bar" style={{ marginTop: 8 }}><Button type="primary" disabled={report[1].new + report[1].matched === 0} onClick={() => void write()} data-testid="confirm-plan">确认导入</Button><Button onClick={() => setReport(null)}>放弃</Button></div></>} />
      )}
      <Table<wire.ProjectRow> size="small" rowKey="id" dataSource={shown} pagination={{ pageSize: 50, hideOnSinglePage: true }} locale={{ emptyText: "还没有项目：请导入通知附件1的表格。" }}
        columns={[
          { title: "本单位承办", width: 96, align: "center", render: (_, p) => <Checkbox checked={p.ours} data-testid={`ours-${p.plan_number}`} onChange={(e) => void run(() => projectsClaim({ ids: [p.id], ours: e.target.checked }))} /> },
          { title: "编号", dataIndex: "plan_number", width: 70 },
          { title: "项目名称", render: (_, p) => <>{p.title}{p.special_topic && <span className="quiet">　{p.special_topic}</span>}</> },
          { title: "选题申报单位", dataIndex: "applicant_unit", width: 170, ellipsis: true },
          { title: "承办单位", dataIndex: "host_unit", width: 170, ellipsis: true },
          { title: "主管部门", dataIndex: "supervising_department", width: 130, ellipsis: true },
          { title: "班次", width: 160, render: (_, p) => (p.ours ? <>{p.classes.map((id, i) => <Button key={id} type="link" size="small" onClick={() => open(id)}>第{i + 1}期</Button>)}<Button type="link" size="small" data-testid={`begin-${p.plan_number}`} onClick={() => begin(p, year)}>{p.classes.length ? "再办一期" : "新建班次"}</Button></> : "—") },
        ]}
      />
    </>
  );
}
