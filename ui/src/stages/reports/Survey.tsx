import { Button } from "antd";
import { useEffect, useState } from "react";
import { outcomesSet, surveySet } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { outcomeKindLabels } from "../../generated/words";
import { Grid, type GridRow } from "../../shared/Grid";
import type { StageProps } from "../../shared/stage";

const COUNTS = ["very_satisfied", "satisfied", "fair", "dissatisfied"] as const;

/** Survey tallies, and what is worth reporting. */
export function Survey({ view, run, preview, dirty }: StageProps) {
  const [tallies, setTallies] = useState<GridRow[]>([]);
  const [outcomes, setOutcomes] = useState<GridRow[]>([]);
  const [changed, setChanged] = useState({ tallies: false, outcomes: false });
  useEffect(() => {
    if (!changed.tallies) setTallies(view.survey as unknown as GridRow[]);
    if (!changed.outcomes) setOutcomes(view.outcomes as unknown as GridRow[]);
  }, [view, changed]);
  const mark = (part: Partial<typeof changed>) => {
    const next = { ...changed, ...part };
    setChanged(next);
    dirty(next.tallies || next.outcomes);
  };
  const saveTallies = async () => {
    const given = tallies.map((t) => ({ subject: String(t.subject ?? ""), ...Object.fromEntries(COUNTS.map((c) => [c, Number(t[c]) || 0])) })) as wire.SurveyTally[];
    if (await run(() => surveySet({ class_id: view.id, survey: { tallies: given }, dry_run: false }))) mark({ tallies: false });
  };
  const saveOutcomes = async () => {
    const given = outcomes.map((o) => ({ ...o, on: o.on || null })) as unknown as wire.Outcome[];
    if (await run(() => outcomesSet({ class_id: view.id, outcomes: given }))) mark({ outcomes: false });
  };
  return (
    <>
      <div className="bar"><h3 style={{ margin: 0 }}>满意度测评</h3><span className="quiet">总体满意率 {view.satisfaction || "—"}</span><span className="grow" /><Button disabled={view.survey.length === 0} onClick={() => preview("survey-summary")}>预览汇总表</Button><Button type="primary" disabled={!changed.tallies} onClick={() => void saveTallies()} data-testid="save-survey">保存</Button></div>
      <Grid testid="survey" rows={tallies} onChange={(r) => { setTallies(r); mark({ tallies: true }); }} blank={() => ({ subject: "", very_satisfied: 0, satisfied: 0, fair: 0, dissatisfied: 0 })}
        columns={[{ key: "subject", title: "测评内容" }, { key: "very_satisfied", title: "非常满意", width: 90, align: "center" }, { key: "satisfied", title: "满意", width: 80, align: "center" }, { key: "fair", title: "一般", width: 80, align: "center" }, { key: "dissatisfied", title: "不满意", width: 80, align: "center" }]} />
      <div className="bar" style={{ marginTop: 16 }}><h3 style={{ margin: 0 }}>成果、宣传、监督巡查和安全</h3><span className="grow" /><Button type="primary" disabled={!changed.outcomes} onClick={() => void saveOutcomes()}>保存</Button></div>
      <Grid testid="outcomes" rows={outcomes} onChange={(r) => { setOutcomes(r); mark({ outcomes: true }); }} blank={() => ({ id: "", kind: "achievement", title: "", on: "", detail: "" })}
        columns={[{ key: "kind", title: "类别", width: 110, kind: "choice", choices: outcomeKindLabels }, { key: "title", title: "题目" }, { key: "on", title: "日期", width: 130, kind: "date" }, { key: "detail", title: "说明", width: 280 }]} />
    </>
  );
}
