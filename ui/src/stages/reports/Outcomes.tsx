import { Button } from "antd";
import { useEffect, useState } from "react";
import { outcomesSet } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { outcomeKindLabels } from "../../generated/words";
import { Grid, type GridRow } from "../../shared/Grid";
import type { StageProps } from "../../shared/stage";

/** What is worth reporting: results, media, good practice, courseware, inspections, incidents. */
export function Outcomes({ view, run, dirty }: StageProps) {
  const [outcomes, setOutcomes] = useState<GridRow[]>([]);
  const [changed, setChanged] = useState(false);
  useEffect(() => {
    if (!changed) setOutcomes(view.outcomes as unknown as GridRow[]);
  }, [view, changed]);
  const mark = (now: boolean) => {
    setChanged(now);
    dirty(now);
  };
  const save = async () => {
    const given = outcomes.map((o) => ({ ...o, on: o.on || null })) as unknown as wire.Outcome[];
    if (await run(() => outcomesSet({ class_id: view.id, outcomes: given }))) mark(false);
  };
  return (
    <>
      <div className="bar"><h3 style={{ margin: 0 }}>成果、宣传、监督巡查和安全</h3><span className="grow" /><Button type="primary" disabled={!changed} onClick={() => void save()}>保存</Button></div>
      <Grid testid="outcomes" rows={outcomes} onChange={(r) => { setOutcomes(r); mark(true); }} blank={() => ({ id: "", kind: "achievement", title: "", on: "", detail: "" })}
        columns={[{ key: "kind", title: "类别", width: 110, kind: "choice", choices: outcomeKindLabels }, { key: "title", title: "题目" }, { key: "on", title: "日期", width: 130, kind: "date" }, { key: "detail", title: "说明", width: 280 }]} />
    </>
  );
}
