import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import type * as wire from "../../generated/wire";

const NUMERALS = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/** 第三组 */
export function groupName(group: number): string {
  if (group <= 10) return `第${NUMERALS[group]}组`;
  const [tens, ones] = [Math.floor(group / 10), group % 10];
  return `第${tens > 1 ? NUMERALS[tens] : ""}十${ones ? NUMERALS[ones] : ""}组`;
}

/** 2排5座 */
export function seatName(seat: number | null | undefined, plan: wire.SeatPlan): string {
  if (!seat || seat > plan.rows * plan.columns) return "—";
  return `${Math.floor((seat - 1) / plan.columns) + 1}排${((seat - 1) % plan.columns) + 1}座`;
}

/** A group or a room with who is in it. */
export interface Lane {
  key: string;
  title: string;
  detail: string;
  people: wire.RosterLine[];
  /** Something about it doesn't fit. */
  wrong?: boolean;
}

interface Props {
  lanes: Lane[];
  /** The lane with an empty key holds those who are nowhere. */
  move(person: wire.RosterLine, lane: string): Promise<unknown>;
  /** What Enter or a double click does to a person. */
  act?(person: wire.RosterLine): void;
  note(person: wire.RosterLine): ReactNode;
  badge?(person: wire.RosterLine): ReactNode;
}

/** People in lanes: dragged from one to another, or moved by the arrow keys. */
export function Board({ lanes, move, act, note, badge }: Props) {
  const [dragged, setDragged] = useState<wire.RosterLine | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const focus = (id: string) => box.current?.querySelector<HTMLElement>(`[data-id="${id}"]`)?.focus();
  const take = async (person: wire.RosterLine, lane: string) => {
    await move(person, lane);
    focus(person.id);
  };
  const keys = (event: KeyboardEvent, person: wire.RosterLine, lane: number, at: number) => {
    const sideways = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const down = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (sideways !== 0 && lanes[lane + sideways]) void take(person, lanes[lane + sideways].key);
    else if (down !== 0) {
      const next = lanes[lane].people[at + down] ?? lanes[lane + down]?.people.at(down > 0 ? 0 : -1);
      if (next) focus(next.id);
    } else if (event.key === "Enter" && act) act(person);
    else return;
    event.preventDefault();
  };
  return (
    <div className="lanes" ref={box}>
      {lanes.map((lane, index) => (
        <div key={lane.key} data-testid={`lane-${lane.key || "none"}`} className={`lane ${over === lane.key ? "over" : ""} ${lane.key ? "" : "open"} ${lane.wrong ? "wrong" : ""}`}
          onDragOver={(e) => { if (dragged) { e.preventDefault(); setOver(lane.key); } }} onDragLeave={() => setOver(null)}
          onDrop={(e) => { e.preventDefault(); setOver(null); if (dragged) void take(dragged, lane.key); }}>
          <header><b>{lane.title}</b><span title={lane.detail}>{lane.detail}</span></header>
          {lane.people.map((person, at) => (
            <button key={person.id} type="button" className="chip" draggable data-id={person.id} data-testid={`chip-${person.name}`} title={`${person.name}　${person.unit}`}
              onDragStart={() => setDragged(person)} onDragEnd={() => setDragged(null)} onDoubleClick={() => act?.(person)} onKeyDown={(e) => keys(e, person, index, at)}>
              <b>{person.name}</b><span>{note(person)}</span>{badge && <i>{badge(person)}</i>}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}
