import { Button } from "antd";
import { useEffect, useState } from "react";
import { reportCharts } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { chartKeyLabels } from "../../generated/words";
import { type Bar, Bars } from "../../shared/Bars";
import { Columns } from "../../shared/Columns";
import type { StageProps } from "../../shared/stage";

/** What to do before there is something to draw, and where. */
const EMPTY: Record<wire.ChartKey, { words: string; stage: string; go: string }> = {
  attendance: { words: "还没有一次课全部登记。", stage: "attendance", go: "登记考勤" },
  cities: { words: "还没有录取学员。", stage: "enrolment", go: "审核报名" },
  titles: { words: "还没有录取学员。", stage: "enrolment", go: "审核报名" },
  satisfaction: { words: "还没有对授课专家的测评结果，请在“满意度”录入或导入。", stage: "", go: "" },
  money: { words: "还没有预算和支出，预算在计划中填写，支出在“经费”登记。", stage: "filing", go: "填写预算" },
};

/** Charts that take the whole width. */
const WHOLE = new Set<wire.ChartKey>(["attendance", "money"]);

function bar({ label, lengths }: wire.ChartBar): Bar {
  const [first, second] = lengths.map((l) => ({ percent: l.per_mille / 10, text: l.text }));
  if (first && second) return { label, ...second, against: first };
  return { label, percent: first?.percent ?? 0, text: first?.text ?? "" };
}

function Drawn({ chart, title }: { chart: wire.Chart; title: string }) {
  const testid = `chart-${chart.key}`;
  if (chart.key === "attendance") {
    const columns = chart.bars.map(({ label, beneath, lengths }) => ({ label, beneath, percent: (lengths[0]?.per_mille ?? 0) / 10, text: lengths[0]?.text ?? "" }));
    return <Columns columns={columns} title={title} testid={testid} />;
  }
  return <Bars bars={chart.bars.map(bar)} title={title} testid={testid} narrow={!WHOLE.has(chart.key)} />;
}

/** The record in pictures, as the self-evaluation prints them. */
export function Charts({ view, open, preview }: StageProps) {
  const [charts, setCharts] = useState<wire.Chart[] | null>(null);
  useEffect(() => {
    let current = true;
    reportCharts({ class_id: view.id }).then((found) => current && setCharts(found), () => current && setCharts(null));
    return () => {
      current = false;
    };
  }, [view]);
  if (!charts) return null;
  return (
    <>
      <div className="bar">
        <span className="quiet">数字随登记自动更新，并印在《绩效评价自评报告》中。</span>
        <span className="grow" />
        <Button size="small" onClick={() => preview("self-evaluation")} data-testid="preview-self-evaluation">预览自评报告</Button>
      </div>
      <div className="charts">
        {charts.map((chart) => {
          const title = chartKeyLabels[chart.key];
          const empty = EMPTY[chart.key];
          return (
            <section key={chart.key} className={WHOLE.has(chart.key) ? "wide" : ""}>
              <h3>{title}{chart.series.length > 1 && <small className="quiet" style={{ fontWeight: 400 }}>　浅色为{chart.series[0]}，深色为{chart.series[1]}（元）</small>}</h3>
              {chart.bars.length > 0 ? <Drawn chart={chart} title={title} /> : <p className="quiet">{empty.words}{empty.go && <Button size="small" type="link" onClick={() => open(empty.stage)}>{empty.go}</Button>}</p>}
            </section>
          );
        })}
      </div>
    </>
  );
}
