import { Alert, Button, Segmented, Table } from "antd";
import { useEffect, useState } from "react";
import { yearExport, yearReport } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { openPath, pickFolder } from "../../host/call";
import { Bars } from "../../shared/Bars";
import { period, shortDate, yuan } from "../../shared/format";
import type { YearProps } from "./YearPage";

type Part = "classes" | "deadlines" | "learners" | "money";
const PARTS: { value: Part; label: string }[] = [
  { value: "classes", label: "班次" },
  { value: "deadlines", label: "期限" },
  { value: "learners", label: "学员和学时" },
  { value: "money", label: "经费" },
];

function Deadline({ of }: { of: wire.YearDeadline }) {
  const bad = of.kept === "late" || of.kept === "overdue";
  return <span className={bad ? "late" : ""} title={`期限 ${shortDate(of.due)}`}>{of.label}{of.done && ` ${shortDate(of.done)}`}</span>;
}

/** What a year came to: sums, classes, where learners come from, what is at risk; one workbook and one PDF of all. */
export function Summary({ year, version, run, open }: YearProps) {
  const [found, setFound] = useState<wire.YearReport | null>(null);
  const [part, setPart] = useState<Part>("classes");
  const [written, setWritten] = useState<wire.YearWritten | null>(null);
  useEffect(() => {
    let current = true;
    yearReport({ year }).then((report) => current && setFound(report), () => current && setFound(null));
    return () => {
      current = false;
    };
  }, [year, version]);
  useEffect(() => setWritten(null), [year]);
  if (!found) return null;
  const { totals } = found;
  const write = async () => {
    const out = await pickFolder("选择存放年度汇总的文件夹");
    if (!out) return;
    const made = await run(() => yearExport({ year, out }));
    if (made) setWritten(made);
  };
  const name = { title: "项目名称", fixed: "left" as const, width: 250, render: (_: unknown, c: wire.YearClass) => <a onClick={() => open(c.id)}>{c.title}</a> };
  const number = (title: string, of: (c: wire.YearClass) => React.ReactNode, width = 76) => ({ title, width, align: "right" as const, render: (_: unknown, c: wire.YearClass) => of(c) });
  const columns = {
    classes: [name, { title: "编号", width: 76, dataIndex: "plan_number" }, { title: "专项", width: 90, render: (_: unknown, c: wire.YearClass) => c.special_topic || "—" }, { title: "日期", width: 140, render: (_: unknown, c: wire.YearClass) => period(c.opens_on, c.closes_on) }, number("天数", (c) => c.days, 60), number("学时", (c) => c.hours, 60), { title: "进度", width: 84, dataIndex: "stage_label" }, number("风险", (c) => (c.risks > 0 ? <b className="late">{c.risks}</b> : "—"), 60)],
    deadlines: [name, { title: "备案", width: 150, render: (_: unknown, c: wire.YearClass) => <Deadline of={c.filing} /> }, { title: "报送", width: 150, render: (_: unknown, c: wire.YearClass) => <Deadline of={c.report} /> }, { title: `${shortDate(found.complete_by)}前办结`, width: 150, render: (_: unknown, c: wire.YearClass) => <Deadline of={c.complete} /> }],
    learners: [name, number("计划", (c) => c.size), number("报名", (c) => c.applied), number("录取", (c) => c.accepted), number("参训", (c) => c.attended), number("合格", (c) => c.passed), number("证书", (c) => c.certificates), number("共获学时", (c) => c.earned, 90), number("一线占比", (c) => c.front_line_share || "—", 90)],
    money: [name, number("预算", (c) => yuan(c.budget), 120), number("支出", (c) => yuan(c.spent), 120), number("其中讲课费", (c) => yuan(c.fees), 120), number("收入", (c) => yuan(c.received), 120), number("违规收费未退", (c) => (c.charged > 0 ? <b className="late">{yuan(c.charged)}</b> : "—"), 120)],
  };
  const most = Math.max(1, ...found.cities.map((c) => c.learners));
  const cities = found.cities.filter((c) => c.learners > 0).sort((a, b) => b.learners - a.learners);
  return (
    <>
      <div className="bar">
        <span className="quiet">数字取自各班记录，随登记更新。</span>
        <span className="grow" />
        {written && <Button size="small" type="link" onClick={() => void openPath(written.out)} data-testid="open-year">打开文件夹</Button>}
        <Button type="primary" disabled={found.classes.length === 0} onClick={() => void write()} data-testid="export-year">导出年度汇总（PDF 和工作簿）</Button>
      </div>
      {found.classes.length === 0 && found.risks.length === 0 ? (
        <p className="quiet" data-testid="year-empty">{year}年度还没有班次。新建班次后，这里汇总全年的期限、学员、学时、来源和经费。</p>
      ) : (
        <>
          <div className="figures" data-testid="year-totals">
            <div><b>{totals.run}/{totals.classes} 期</b><span>已办／全部</span></div>
            <div><b>{totals.attended} 人</b><span>参训　合格 {totals.passed}　证书 {totals.certificates} 本</span></div>
            <div><b>{totals.earned} 学时</b><span>参训人员共获得　计划 {totals.hours}</span></div>
            <div><b>{totals.filed_in_time}/{totals.reported_in_time} 期</b><span>按时备案／按时报送　支出 {yuan(totals.spent)} 元，预算 {yuan(totals.budget)} 元{totals.special_classes > 0 && `　专项班一线 ${totals.front_line}/${totals.special} 人`}</span></div>
          </div>
          {found.risks.length > 0 && (
            <Alert type="warning" showIcon style={{ marginBottom: 10 }} title={`风险事项 ${found.risks.length} 项（通知四：未按规定备案、举办的，下一年度不予受理申报）`} data-testid="year-risks"
              description={found.risks.map((r, i) => <div key={i}>{r.class_id ? <a onClick={() => open(r.class_id!)}>{r.class_title}</a> : r.class_title}：{r.text}　<span className="quiet">依据 {r.clause}</span></div>)} />
          )}
          <Segmented<Part> options={PARTS} value={part} onChange={setPart} style={{ marginBottom: 8 }} />
          <Table<wire.YearClass> size="small" rowKey="id" dataSource={found.classes} columns={columns[part]} pagination={{ pageSize: 50, hideOnSinglePage: true }} scroll={{ x: "max-content" }} locale={{ emptyText: "这一年度还没有班次。" }} data-testid="year-classes" />
          {cities.length > 0 && (
            <>
              <h3 style={{ marginTop: 16 }}>学员所在市</h3>
              <Bars title="学员所在市" testid="year-cities" bars={cities.map((c) => ({ label: c.city, percent: (c.learners / most) * 100, text: `${c.learners} 人` }))} />
            </>
          )}
        </>
      )}
    </>
  );
}
