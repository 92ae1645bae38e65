import { Button, Checkbox, Table, Tag } from "antd";
import { useState } from "react";
import type * as wire from "../../generated/wire";
import { cityLabels } from "../../generated/words";

const WORDS = { new: ["新增", "green"], matched: ["已有人员", "blue"], duplicate: ["重复，不导入", "gold"], rejected: ["不能导入", "red"] } as const;

function at(problem: wire.Problem, person: wire.ImportedPerson): boolean {
  const place = problem.place;
  return !!place && "file" in place && place.file === person.file && place.sheet === person.sheet && place.row === person.row;
}

/** What an import understood, before anything is written. */
export function ImportCheck({ report, write, drop }: { report: wire.ImportReport; write(): void; drop(): void }) {
  const [only, setOnly] = useState(false);
  const rows = report.people.filter((p) => !only || p.status !== "new" || report.problems.some((q) => at(q, p)));
  const unknown = report.columns.filter((c) => !c.field).map((c) => `${c.column} 列“${c.heading}”`);
  return (
    <div className="panel">
      <div className="bar">
        <h3 style={{ margin: 0 }}>核对后导入</h3>
        <span data-testid="import-counts">共 {report.rows} 行：新增 {report.new}，已有人员 {report.matched}，重复 {report.duplicates}，不能导入 {report.rejected}</span>
        <span className="grow" />
        <Checkbox checked={only} onChange={(e) => setOnly(e.target.checked)}>只看有问题的</Checkbox>
        <Button onClick={drop}>放弃</Button>
        <Button type="primary" disabled={report.new + report.matched === 0} onClick={write} data-testid="confirm-import">确认导入 {report.new + report.matched} 人</Button>
      </div>
      {unknown.length > 0 && <p className="quiet">不认识的列按原样保存：{unknown.join("、")}</p>}
      <Table<wire.ImportedPerson> size="small" rowKey={(p) => `${p.file}${p.sheet}${p.row}`} dataSource={rows} pagination={{ pageSize: 100, hideOnSinglePage: true }} scroll={{ y: "calc(100vh - 330px)" }}
        columns={[
          { title: "行", dataIndex: "row", width: 50 },
          { title: "结果", width: 110, render: (_, p) => <Tag color={WORDS[p.status][1]}>{WORDS[p.status][0]}</Tag> },
          { title: "姓名", dataIndex: "name", width: 90 },
          { title: "身份证号码", dataIndex: "id_number", width: 176 },
          { title: "单位", dataIndex: "unit", ellipsis: true, width: 170 },
          { title: "市", width: 56, render: (_, p) => (p.city ? cityLabels[p.city] : "—") },
          { title: "问题", render: (_, p) => report.problems.filter((q) => at(q, p)).map((q, i) => <div key={i} className={q.severity === "error" ? "late" : "soon"}>{q.place && "column" in q.place && q.place.column ? `${q.place.column} 列：` : ""}{q.message}。{q.hint}</div>) },
          { title: "文件", dataIndex: "file", width: 120, ellipsis: true },
        ]}
      />
    </div>
  );
}
