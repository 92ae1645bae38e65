import { Alert, Button, Input } from "antd";
import { useState } from "react";
import { filingChange } from "../../generated/commands";
import { changeKindLabels } from "../../generated/words";
import { Day } from "../../shared/Day";
import { longDate } from "../../shared/format";
import type { StageProps } from "../../shared/stage";

const NOTHING = { reason: "", opens_on: "", place: "", size: "", other: "" };

/** Changes after filing, each with before and after. */
export function Changes({ view, run, preview }: Pick<StageProps, "view" | "run" | "preview">) {
  const [draft, setDraft] = useState(NOTHING);
  const field = (key: keyof typeof draft, label: string) => (
    <label><span>{label}</span><Input value={draft[key]} data-testid={`change-${key}`} onChange={(e) => setDraft({ ...draft, [key]: e.target.value })} /></label>
  );
  const send = async () => {
    const done = await run(() => filingChange({ class_id: view.id, change: { reason: draft.reason, opens_on: draft.opens_on || null, place: draft.place || null, size: draft.size ? Number(draft.size) : null, other: draft.other } }));
    if (done) setDraft(NOTHING);
  };
  return (
    <>
      {view.changes.map((c) => (
        <Alert key={c.id} style={{ marginBottom: 8 }} title={`${changeKindLabels[c.kind]}　${longDate(c.reported_on)}`} description={<>{c.facts.map((f) => <div key={f.label}>{f.label}：{f.before} → {f.after}</div>)}<div>原因：{c.reason}</div></>} />
      ))}
      {view.changes.length > 0 && <Button onClick={() => preview("change-report")} data-testid="preview-changes">预览变更说明</Button>}
      <h3 style={{ marginTop: 12 }}>登记变更</h3>
      <p className="quiet">只填有变化的项目。改开班日期时，结束日期和课程随之顺延，期限重新推算；备案是否按时仍按备案时的开班日期判断。</p>
      <div className="fields">
        <label><span>新的开班日期</span><Day value={draft.opens_on} onChange={(d) => setDraft({ ...draft, opens_on: d })} testid="change-opens" /></label>
        {field("place", "新的地点")}
        {field("size", "新的计划人数")}
        {field("other", "其他变更")}
        <label className="two"><span>变更原因（必填）</span><Input value={draft.reason} data-testid="change-reason" onChange={(e) => setDraft({ ...draft, reason: e.target.value })} /></label>
      </div>
      <p />
      <Button type="primary" onClick={() => void send()} data-testid="record-change">登记变更</Button>
    </>
  );
}
