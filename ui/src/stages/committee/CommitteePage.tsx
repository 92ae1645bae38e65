import { Button, Tabs } from "antd";
import { useState } from "react";
import { committeeSet } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { useDraft } from "../../shared/draft";
import { Problems, stageOf } from "../../shared/Problems";
import type { StageProps } from "../../shared/stage";
import { Activities } from "./Activities";
import { Bodies } from "./Bodies";
import { Conduct } from "./Conduct";
import { leftOut, partyOf, sent, type TabProps } from "./draft";
import { Summary } from "./Summary";

/** Class committee and temporary Party group: who sits on them, what they did, how they were, the summary. */
export function CommitteePage(props: StageProps) {
  const { view, run, open, preview, dirty } = props;
  const { draft, changed, edit: change, keep } = useDraft(view.committee, dirty);
  const learners = view.enrolments.filter((e) => e.status === "accepted");
  const party = partyOf(learners);
  const [tab, setTab] = useState(() => {
    if (view.committee.members.length === 0) return "bodies";
    if (view.committee.activities.length === 0) return "activities";
    return view.committee.conduct.length < party.length ? "conduct" : "bodies";
  });
  const edit = (part: Partial<wire.Committee>) => change((now) => ({ ...now, ...part }));
  // The summary is written on its own tab and saved there.
  const save = () => keep((typed) => run(() => committeeSet({ class_id: view.id, committee: { ...sent(typed), summary: view.committee.summary } })));
  if (learners.length === 0) return <div className="panel quiet">学员名单是空的：请先在报名页审验学员。</div>;
  const parts: TabProps = { draft, edit, learners, party };
  const unjudged = party.filter((p) => !draft.conduct.some((c) => c.person === p.id)).length;
  const missing = draft.members.some((m) => m.body === "party_group") ? leftOut(party, draft.members).length : 0;
  const label = (text: string, note: string) => (note ? `${text}（${note}）` : text);
  return (
    <>
      <div className="panel">
        <Tabs
          activeKey={tab}
          onChange={setTab}
          tabBarExtraContent={
            <div className="bar" style={{ margin: 0 }}>
              <span className="quiet" data-testid="committee-state">{changed ? "有改动，尚未保存" : "已保存"}</span>
              <Button disabled={changed || draft.members.length === 0} onClick={() => preview("committee-list")}>预览名单</Button>
              <Button type="primary" disabled={!changed} onClick={() => void save()} data-testid="save-committee">保存</Button>
            </div>
          }
          items={[
            { key: "bodies", label: label("组建", missing > 0 ? `${missing} 名党员未编入` : ""), children: <Bodies {...parts} view={view} /> },
            { key: "activities", label: `活动 ${draft.activities.length} 次`, children: <Activities {...parts} {...props} changed={changed} save={save} /> },
            { key: "conduct", label: label("党员表现", unjudged > 0 ? `${unjudged} 人未评` : ""), children: <Conduct {...parts} view={view} /> },
            { key: "summary", label: label("工作总结", view.committee.summary ? "" : "未写"), children: <Summary {...props} changed={changed} /> },
          ]}
        />
      </div>
      <div className="panel">
        <h3>班委环节检查</h3>
        <Problems problems={view.all_problems.filter((p) => stageOf(p) === "committee")} open={open} empty="班委和临时党小组的记录齐全。" />
      </div>
    </>
  );
}
