import { Button, Checkbox, Input, Select } from "antd";
import { useEffect, useState } from "react";
import { roomsAllot, rosterPlace } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { roomUnitsLabels, roomWishLabels, sexLabels } from "../../generated/words";
import type { StageProps } from "../../shared/stage";
import { Board, type Lane } from "./Board";

/** Rooms: shared out by wish, sex and unit, then moved by hand. */
export function Rooms({ view, run, preview }: StageProps) {
  const { learners, rooms, room_list, room_problems, foods } = view.roster;
  const [list, setList] = useState(room_list);
  const [units, setUnits] = useState<wire.RoomUnits>("together");
  const [unsaid, setUnsaid] = useState(true);
  const [keep, setKeep] = useState(false);
  useEffect(() => setList(room_list), [room_list]);
  const allot = (list_only: boolean) => run(() => roomsAllot({ class_id: view.id, rooms: list, units, unsaid, keep, list_only }));
  const by = new Map(learners.map((l) => [l.id, l]));
  const troubled = new Set(room_problems.flatMap((p) => (p.place && "id" in p.place ? [p.place.id] : [])));
  const lanes: Lane[] = rooms.map((r) => {
    const people = r.people.flatMap((id) => by.get(id) ?? []);
    return { key: r.number, title: `${r.number} 房`, detail: r.beds ? `${people.length}/${r.beds} 床` : "不在可用房间中", people, wrong: r.beds === 0 || people.length > r.beds || people.some((p) => troubled.has(p.id)) };
  });
  const open = learners.filter((l) => !l.room);
  lanes.unshift({ key: "", title: "没有房间", detail: `${open.length} 人`, people: open });
  const wishes = (Object.keys(roomWishLabels) as wire.RoomWish[]).map((w) => `${roomWishLabels[w]} ${learners.filter((l) => l.wish === w).length}`).join("，");
  return (
    <>
      <div className="bar">
        <span>可用房间</span>
        <Input style={{ width: 190 }} value={list} onChange={(e) => setList(e.target.value)} placeholder="501-515，601×1" title="×1 表示一张床，不写为两张" data-testid="room-list" onBlur={() => list.trim() !== room_list && void allot(true)} />
        <Select style={{ width: 146 }} value={units} onChange={setUnits} options={Object.entries(roomUnitsLabels).map(([value, label]) => ({ value: value as wire.RoomUnits, label }))} />
        <Checkbox checked={unsaid} onChange={(e) => setUnsaid(e.target.checked)}>没填的也安排</Checkbox>
        <Checkbox checked={keep} onChange={(e) => setKeep(e.target.checked)}>已有的不动</Checkbox>
        <Button disabled={!list.trim()} onClick={() => void allot(false)} data-testid="allot-rooms">自动安排</Button>
        <span className="grow" />
        <Button disabled={open.length === learners.length} onClick={() => preview("room-list")}>预览住宿表</Button>
      </div>
      <p className="quiet" style={{ margin: "0 0 8px" }}>住宿要求：{wishes}。饮食：{foods.length > 0 ? foods.map((f) => `${f.food} ${f.count} 人`).join("，") : "无特殊要求"}。</p>
      {room_problems.length > 0 && (
        <ul className="problems" style={{ maxHeight: 96, overflow: "auto", marginBottom: 8 }} data-testid="room-problems">
          {room_problems.map((p, i) => <li key={i} style={{ padding: "2px 0" }}><span className="soon">{p.message}。</span><span className="hint">{p.hint}</span></li>)}
        </ul>
      )}
      <Board lanes={lanes} move={(person, lane) => run(() => rosterPlace({ class_id: view.id, people: [{ person: person.id, room: lane }] }))}
        note={(p) => p.lodging || p.unit} badge={(p) => [p.food, p.sex ? sexLabels[p.sex] : "性别？"].filter(Boolean).join(" ")} />
      <p className="keys">拖动，或选中后按 ← → 换房间。写明“与…同住”的优先安排在一间，男女分开。</p>
    </>
  );
}
