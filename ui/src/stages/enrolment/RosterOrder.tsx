import { Button, Input, Popover, Select, Space } from "antd";
import { type KeyboardEvent, useRef, useState } from "react";
import { rosterExplain, rosterFreeze, rosterOrder, rosterUnfreeze } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { cityLabels, orderByLabels, rosterChangeKindLabels, sexLabels } from "../../generated/words";
import { Day } from "../../shared/Day";
import { shortDate } from "../../shared/format";
import { Problems } from "../../shared/Problems";
import type { StageProps } from "../../shared/stage";
import { groupName, seatName } from "./Board";

/** The order of the roster, its freeze, and what changed after. */
export function RosterOrder({ view, run, preview }: StageProps) {
  const { roster } = view;
  const frozen = !!roster.frozen_on;
  const [by, setBy] = useState<wire.OrderBy>("pinyin");
  const [on, setOn] = useState(roster.suggested_on);
  const [reason, setReason] = useState("");
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const ids = roster.learners.map((l) => l.id);
  const order = (people: string[]) => run(() => rosterOrder({ class_id: view.id, by: "given", people }));
  const move = async (id: string, to: number) => {
    if (to < 0 || to >= ids.length || ids[to] === id) return;
    const rest = ids.filter((i) => i !== id);
    rest.splice(to, 0, id);
    await order(rest);
    table.current?.querySelector<HTMLElement>(`[data-id="${id}"]`)?.focus();
  };
  const keys = (event: KeyboardEvent, at: number) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    if (event.altKey && !frozen) void move(ids[at], at + step);
    else table.current?.querySelector<HTMLElement>(`[data-id="${ids[at + step]}"]`)?.focus();
  };
  const unfreeze = async () => {
    if (await run(() => rosterUnfreeze({ class_id: view.id, reason }))) setReason("");
  };
  return (
    <>
      <div className="bar">
        {!frozen && (
          <Space.Compact>
            <Select style={{ width: 120 }} value={by} onChange={setBy} options={Object.entries(orderByLabels).filter(([v]) => v !== "given").map(([value, label]) => ({ value: value as wire.OrderBy, label: `按${label}` }))} />
            <Button onClick={() => void run(() => rosterOrder({ class_id: view.id, by, people: [] }))} data-testid="order-roster">排定序号</Button>
          </Space.Compact>
        )}
        <Button onClick={() => preview("roster")}>预览名单</Button>
        <Button onClick={() => preview("handbook")}>预览手册</Button>
        <span className="grow" />
        {frozen ? (
          <Popover trigger="click" placement="bottomRight" content={
            <Space.Compact style={{ width: 360 }}>
              <Input placeholder="为什么取消定稿（必填）" value={reason} onChange={(e) => setReason(e.target.value)} data-testid="unfreeze-reason" />
              <Button danger disabled={!reason.trim()} onClick={() => void unfreeze()} data-testid="unfreeze-confirm">取消定稿</Button>
            </Space.Compact>
          }><Button data-testid="unfreeze">取消定稿</Button></Popover>
        ) : (
          <>
            <span>定稿日期</span>
            <Day value={on} onChange={setOn} width={150} testid="freeze-on" />
            <Button type="primary" onClick={() => void run(() => rosterFreeze({ class_id: view.id, on: on || null }))} data-testid="freeze">名单定稿</Button>
          </>
        )}
      </div>
      <Problems problems={roster.freeze_problems} />
      {frozen && roster.changes.length > 0 && <Changes roster={roster} classId={view.id} run={run} />}
      {roster.unfreezings.length > 0 && <p className="quiet">曾取消定稿：{roster.unfreezings.map((u) => `${shortDate(u.on)}（原于${shortDate(u.frozen_on)}定稿）：${u.reason}`).join("；")}</p>}
      <div className="roster-box">
        <table className="roster" ref={table} data-testid="roster-table">
          <thead><tr><th className="number">序号</th><th className="name">姓名</th><th>性别</th><th>工作单位</th><th>市</th><th>组</th><th>房间</th><th>座位</th></tr></thead>
          <tbody>
            {roster.learners.map((l, at) => (
              <tr key={l.id} data-id={l.id} tabIndex={0} draggable={!frozen} className={over === l.id ? "over" : ""} onKeyDown={(e) => keys(e, at)}
                onDragStart={() => setDragged(l.id)} onDragEnd={() => { setDragged(null); setOver(null); }}
                onDragOver={(e) => { if (dragged) { e.preventDefault(); setOver(l.id); } }}
                onDrop={(e) => { e.preventDefault(); setOver(null); if (dragged) void move(dragged, at); }}>
                <td className="number">{l.number || "—"}</td>
                <td className="name">{l.name}</td>
                <td>{l.sex ? sexLabels[l.sex] : "—"}</td>
                <td className="cut" title={l.unit}>{l.unit}</td>
                <td>{l.city ? cityLabels[l.city] : "—"}</td>
                <td>{l.group ? `${groupName(l.group)}${l.leader ? "（组长）" : ""}` : "—"}</td>
                <td>{l.room || "—"}</td>
                <td>{seatName(l.seat, roster.seat_plan)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="keys">{frozen ? "名单已定稿：序号不再变动，新来的排在最后；增减和更正会逐处记入变更。" : "拖动一行，或选中后按 Alt+↑ Alt+↓，可调整次序。"}</p>
    </>
  );
}

/** What changed after the freeze, with a reason for each. */
function Changes({ roster, classId, run }: { roster: wire.RosterView; classId: string } & Pick<StageProps, "run">) {
  const explain = (id: string, reason: string) => void run(() => rosterExplain({ class_id: classId, changes: [id], reason }));
  return (
    <div className="roster-box" style={{ maxHeight: 190, minHeight: 0, marginBottom: 10 }}>
      <table className="roster" data-testid="roster-changes">
        <thead><tr><th>日期</th><th className="name">姓名</th><th>类别</th><th>变更内容</th><th style={{ width: "32%" }}>原因</th></tr></thead>
        <tbody>
          {roster.changes.map((c) => (
            <tr key={c.id}>
              <td>{shortDate(c.on)}</td>
              <td className="name">{c.name}</td>
              <td>{rosterChangeKindLabels[c.kind]}</td>
              <td className="wrap">{c.kind === "corrected" ? `${c.field}：${c.before || "空白"} → ${c.after || "空白"}` : c.kind === "added" ? "列入名单" : "退出名单"}</td>
              <td><Input size="small" variant="borderless" placeholder="填写原因" defaultValue={c.reason} key={c.reason} data-testid={`reason-${c.name}`}
                onBlur={(e) => e.target.value.trim() !== c.reason && explain(c.id, e.target.value)} onPressEnter={(e) => e.currentTarget.blur()} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
