import { Button, Checkbox, Select, Table, Tag } from "antd";
import { useState } from "react";
import type * as wire from "../../generated/wire";
import { Problems } from "../../shared/Problems";

const WORDS = { new: ["新录入", "green"], changed: ["有改动", "blue"], same: ["没有变化", "default"], rejected: ["不能导入", "red"] } as const;

interface Props {
  report: wire.ScoresReport;
  scheme: wire.Scheme;
  /** Says which component a column of a sheet is; an empty code leaves it out. */
  name(column: wire.ScoreColumn, code: string): void;
  write(): void;
  drop(): void;
}

function of(problem: wire.Problem, row: wire.ScoredLearner): boolean {
  const place = problem.place;
  return !!place && "file" in place && place.file === row.file && place.sheet === row.sheet && place.row === row.row;
}

/** What an import of scores understood, with everything wrong in it, before anything is written. */
export function ScoresCheck({ report, scheme, name, write, drop }: Props) {
  const errors = report.problems.filter((p) => p.severity === "error");
  const [only, setOnly] = useState(errors.length > 0);
  const general = report.problems.filter((p) => !report.learners.some((l) => of(p, l)));
  const rows = report.learners.filter((l) => !only || l.status === "rejected" || report.problems.some((p) => of(p, l)));
  const open = report.columns.filter((c) => !c.label || c.component);
  return (
    <>
      <div className="bar">
        <b>核对后导入</b>
        <span data-testid="scores-counts">共 {report.rows} 人，{report.scores} 个成绩要写入{errors.length > 0 ? `，${errors.length} 处有误` : ""}</span>
        <span className="grow" />
        <Checkbox checked={only} onChange={(e) => setOnly(e.target.checked)}>只看有问题的</Checkbox>
        <Button onClick={drop} data-testid="drop-import">放弃</Button>
        <Button type="primary" disabled={errors.length > 0 || report.scores === 0} title={errors.length > 0 ? "请在表格中改正后重新导入；有误时一个也不写入" : ""} onClick={write} data-testid="confirm-scores">确认导入 {report.scores} 个成绩</Button>
      </div>
      <div className="bar">
        <span className="quiet">各列：</span>
        {open.map((c) => (
          <span key={`${c.file}${c.sheet}${c.column}`} className="quiet">
            {c.column} 列“{c.heading}”＝
            <Select size="small" style={{ width: 128 }} value={c.component || ""} onChange={(code) => name(c, code)} aria-label={`${c.column} 列`}
              options={[{ value: "", label: "不导入" }, ...scheme.components.filter((k) => !k.computed).map((k) => ({ value: k.code, label: k.name }))]} />
          </span>
        ))}
      </div>
      {errors.length > 0 && <p className="late" style={{ margin: "0 0 8px" }}>有误时一个成绩也不写入。请在表格中改正后重新导入。</p>}
      <Problems problems={general} />
      <Table<wire.ScoredLearner> size="small" rowKey={(l) => `${l.file}${l.sheet}${l.row}`} dataSource={rows} pagination={{ pageSize: 100, hideOnSinglePage: true }} scroll={{ y: "calc(100vh - 420px)" }}
        columns={[
          { title: "行", dataIndex: "row", width: 48 },
          { title: "结果", width: 92, render: (_, l) => <Tag color={WORDS[l.status][1]}>{WORDS[l.status][0]}</Tag> },
          { title: "姓名", dataIndex: "name", width: 92 },
          ...scheme.components.filter((c) => !c.computed).map((c) => ({
            title: c.name,
            width: 120,
            render: (_: unknown, l: wire.ScoredLearner) => (l.before[c.code] ? <><s className="quiet">{l.before[c.code]}</s> {l.scores[c.code]}</> : (l.scores[c.code] ?? "—")),
          })),
          { title: "问题", render: (_, l) => report.problems.filter((p) => of(p, l)).map((p, i) => <div key={i} className={p.severity === "error" ? "late" : "soon"}>{p.place && "column" in p.place && p.place.column ? `${p.place.column} 列：` : ""}{p.message}。{p.hint}</div>) },
          { title: "工作表", width: 110, ellipsis: true, render: (_, l) => l.sheet || l.file },
        ]}
      />
    </>
  );
}
