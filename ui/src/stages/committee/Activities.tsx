import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { activityPhotosAdd } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { activityKindLabels, bodyLabels } from "../../generated/words";
import { pickFiles } from "../../host/call";
import { Day } from "../../shared/Day";
import { shortDate } from "../../shared/format";
import type { StageProps } from "../../shared/stage";
import type { TabProps } from "./draft";
import { Photos } from "./Photos";

const options = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }));

/** Activities in spare time: when and where, who came, what was said, pictures. */
export function Activities({ draft, edit, learners, party, view, run, preview, today, changed, save }: TabProps & StageProps & { changed: boolean; save(): Promise<boolean> }) {
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, draft.activities.length - 1);
  const activity = draft.activities[at];
  const set = (part: Partial<wire.Activity>) => edit({ activities: draft.activities.map((a, i) => (i === at ? { ...a, ...part } : a)) });
  const add = () => {
    const on = today < view.class.opens_on ? view.class.opens_on : today > view.class.closes_on ? view.class.closes_on : today;
    edit({ activities: [...draft.activities, { id: "", body: "party_group", kind: "political_study", on, starts: "19:00", ends: "20:30", place: "", theme: "", attendees: [], attended: 0, minutes: "", photos: [] }] });
    setChosen(draft.activities.length);
  };
  const remove = (index: number) => {
    edit({ activities: draft.activities.filter((_, i) => i !== index) });
    setChosen(0);
  };
  const pick = async () => {
    const files = await pickFiles("选择活动照片", ["jpg", "jpeg", "png"], true);
    if (files.length === 0) return;
    if (changed && !(await save())) return;
    await run(() => activityPhotosAdd({ class_id: view.id, activity: activity.id, files }));
  };
  return (
    <>
      <div className="bar">
        <span className="quiet">只在课余时间开展，不占用、不计入学时（通知二·四）</span><span className="grow" />
        <Button disabled={changed || draft.activities.length === 0} onClick={() => preview("activity-record")}>预览活动记录</Button>
        <Button icon={<PlusOutlined />} onClick={add} data-testid="add-activity">添加活动</Button>
      </div>
      <div className="activities">
        <div className="list" data-testid="activities">
          {draft.activities.length === 0 && <div className="quiet" style={{ padding: 12 }}>还没有活动记录</div>}
          {draft.activities.map((a, i) => (
            <div key={a.id || i} className={i === at ? "one here" : "one"}>
              <button type="button" onClick={() => setChosen(i)} data-testid={`activity-${i}`}>
                <b>{a.theme || "（未写主题）"}</b>
                <span>{shortDate(a.on)} {a.starts && `${a.starts}—${a.ends}`}</span>
                <span>{bodyLabels[a.body]} · {activityKindLabels[a.kind]} · {a.attendees.length || a.attended} 人{(a.photos?.length ?? 0) > 0 && ` · 照片 ${a.photos.length}`}</span>
              </button>
              <Button type="text" size="small" title="删除这次活动" icon={<DeleteOutlined />} onClick={() => remove(i)} />
            </div>
          ))}
        </div>
        {activity && (
          <div className="detail">
            <div className="fields">
              <label className="wide"><span>主题</span><Input value={activity.theme} onChange={(e) => set({ theme: e.target.value })} data-testid="activity-theme" /></label>
              <label><span>组织</span><Select style={{ width: "100%" }} value={activity.body} options={options(bodyLabels)} onChange={(body) => set({ body })} /></label>
              <label><span>形式</span><Select style={{ width: "100%" }} value={activity.kind} options={options(activityKindLabels)} onChange={(kind) => set({ kind })} /></label>
              <label><span>日期</span><Day value={activity.on} onChange={(on) => on && set({ on })} testid="activity-on" /></label>
              <label><span>起止时间</span>
                <span className="span"><Input value={activity.starts} placeholder="19:00" onChange={(e) => set({ starts: e.target.value })} data-testid="activity-starts" />—<Input value={activity.ends} placeholder="20:30" onChange={(e) => set({ ends: e.target.value })} data-testid="activity-ends" /></span>
              </label>
              <label className="two"><span>地点</span><Input value={activity.place} placeholder={view.class.place} onChange={(e) => set({ place: e.target.value })} data-testid="activity-place" /></label>
            </div>
            <Attended activity={activity} set={set} learners={learners} party={party} />
            <label className="below"><span className="quiet">活动记录</span><Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} value={activity.minutes} onChange={(e) => set({ minutes: e.target.value })} data-testid="activity-minutes" /></label>
            <Photos view={view} run={run} activity={activity} pick={() => void pick()} />
          </div>
        )}
      </div>
    </>
  );
}

function Attended({ activity, set, learners, party }: { activity: wire.Activity; set(part: Partial<wire.Activity>): void } & Pick<TabProps, "learners" | "party">) {
  const came = new Set(activity.attendees);
  const choose = (people: string[]) => set({ attendees: people, attended: people.length });
  // Who has left the roster since still came then.
  const gone = activity.attendees.filter((id) => !learners.some((l) => l.id === id));
  const toggle = (id: string, on: boolean) => choose([...gone, ...learners.map((l) => l.id).filter((l) => (l === id ? on : came.has(l)))]);
  return (
    <div className="below">
      <div className="bar" style={{ marginBottom: 4 }}>
        <span className="quiet">参加人员</span><b data-testid="attended">{activity.attendees.length || activity.attended} 人</b>
        <Button size="small" onClick={() => choose(party.map((p) => p.id))} data-testid="all-party">全体党员</Button>
        <Button size="small" onClick={() => choose(learners.map((l) => l.id))} data-testid="all-learners">全体学员</Button>
        <Button size="small" disabled={came.size === 0} onClick={() => choose([])}>清空</Button>
        <span className="grow" />
        {came.size === 0 && <><span className="quiet">不登记到人的，只填人数</span><InputNumber size="small" min={0} style={{ width: 80 }} value={activity.attended || null} onChange={(n) => set({ attended: n ?? 0 })} data-testid="head-count" /></>}
      </div>
      <div className="people">
        {learners.map((l) => (
          <Checkbox key={l.id} checked={came.has(l.id)} onChange={(e) => toggle(l.id, e.target.checked)}>{l.roster_number} {l.name}</Checkbox>
        ))}
      </div>
    </div>
  );
}
