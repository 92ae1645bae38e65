import { Tabs } from "antd";
import { useState } from "react";
import type * as wire from "../../generated/wire";
import type { StageProps } from "../../shared/stage";
import { Results } from "./Results";
import { SchemeTab } from "./SchemeTab";
import { Scores } from "./Scores";

/** Assessment: the scheme, scores, each learner's result and why, the conclusion. */
export function AssessmentPage(props: StageProps) {
  const a = props.view.assessment;
  const scored = a.learners.every((l) => a.scheme.components.every((c) => c.computed || l.scores[c.code]));
  const [tab, setTab] = useState(a.concluded_on != null || scored ? "results" : "scores");
  const [unsaved, setUnsaved] = useState({ scheme: false, scores: false });
  const [jump, setJump] = useState<string>();
  if (a.learners.length === 0) return <div className="panel quiet">学员名单是空的：请先在报名页审验学员。</div>;
  const dirty = (part: "scheme" | "scores") => (is: boolean) =>
    setUnsaved((now) => {
      if (now[part] === is) return now;
      const next = { ...now, [part]: is };
      props.dirty(next.scheme || next.scores);
      return next;
    });
  // A problem leads to the place that mends it.
  const find = (problem: wire.Problem) => {
    if (!problem.place || !("entity" in problem.place)) return;
    if (problem.place.entity === "scheme") setTab("scheme");
    else if (problem.place.entity === "scores") {
      setTab("scores");
      setJump(problem.place.id);
    }
  };
  return (
    <div className="panel">
      <Tabs
        activeKey={tab}
        onChange={(key) => {
          setTab(key);
          setJump(undefined);
        }}
        items={[
          { key: "scheme", label: `办法${unsaved.scheme ? "（未保存）" : ""}`, children: <SchemeTab {...props} dirty={dirty("scheme")} />, forceRender: true },
          { key: "scores", label: `成绩${unsaved.scores ? "（未保存）" : ""}`, children: <Scores {...props} dirty={dirty("scores")} jump={tab === "scores" ? jump : undefined} />, forceRender: true },
          { key: "results", label: `结果（合格 ${a.passed}/${a.learners.length}）`, children: <Results {...props} find={find} /> },
        ]}
      />
    </div>
  );
}
