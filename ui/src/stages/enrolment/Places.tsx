import { Button } from "antd";
import { useEffect, useState } from "react";
import { rosterPlace } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { Grid, type GridColumn, type GridRow } from "../../shared/Grid";
import type { StageProps } from "../../shared/stage";

const COLUMNS: GridColumn[] = [
  { key: "name", title: "姓名", kind: "shown", width: 152 },
  { key: "unit", title: "工作单位", kind: "note" },
  { key: "group", title: "组号", width: 64, align: "center" },
  { key: "leader", title: "组长", kind: "choice", choices: { yes: "组长", no: "—" }, width: 84 },
  { key: "room", title: "房间", width: 90, align: "center" },
  { key: "seat", title: "座位（排-座）", width: 100, align: "center" },
];

function rowOf(line: wire.RosterLine, plan: wire.SeatPlan): GridRow {
  const seat = line.seat && plan.columns ? `${Math.floor((line.seat - 1) / plan.columns) + 1}-${((line.seat - 1) % plan.columns) + 1}` : "";
  return { id: line.id, name: line.name, unit: line.unit, group: line.group ? String(line.group) : "", leader: line.leader ? "yes" : "no", room: line.room, seat };
}

/** The seat of `2-5`; 0 for none, null where it can't be read or lies outside the classroom. */
function seatOf(text: string, plan: wire.SeatPlan): number | null {
  if (text.trim() === "") return 0;
  const found = /^(\d+)\s*[-—－排]\s*(\d+)座?$/.exec(text.trim());
  if (!found) return null;
  const [row, column] = [Number(found[1]), Number(found[2])];
  return row >= 1 && row <= plan.rows && column >= 1 && column <= plan.columns ? (row - 1) * plan.columns + column : null;
}

/** Groups, rooms and seats in one table to be typed or pasted into. */
export function Places({ view, run, dirty }: StageProps) {
  const { learners, seat_plan } = view.roster;
  const kept = learners.map((l) => rowOf(l, seat_plan));
  const [rows, setRows] = useState(kept);
  const now = JSON.stringify(kept);
  useEffect(() => setRows(JSON.parse(now) as GridRow[]), [now]);
  const text = (row: GridRow, key: string) => String(row[key] ?? "").trim();
  const wrong = rows.flatMap((row) => {
    const group = text(row, "group");
    if (group !== "" && !/^第?\d{1,2}组?$/.test(group)) return [`${row.name}的组号“${group}”应写数字`];
    if (seatOf(text(row, "seat"), seat_plan) === null) return [`${row.name}的座位“${text(row, "seat")}”应写成 2-5，并在教室之内`];
    return [];
  });
  const changed = rows.flatMap((row, i): wire.Placed[] => {
    const before = kept[i];
    if (!before || before.id !== row.id) return [];
    const placed: wire.Placed = { person: String(row.id) };
    if (text(row, "group") !== before.group) placed.group = Number(text(row, "group").replace(/\D/g, "") || 0);
    if (row.leader !== before.leader) placed.leader = row.leader === "yes";
    if (text(row, "room") !== before.room) placed.room = text(row, "room");
    if (text(row, "seat") !== before.seat) placed.seat = seatOf(text(row, "seat"), seat_plan) ?? 0;
    return Object.keys(placed).length > 1 ? [placed] : [];
  });
  const save = async () => {
    if (await run(() => rosterPlace({ class_id: view.id, people: changed }))) dirty(false);
  };
  return (
    <>
      <div className="bar">
        <span className="quiet">可直接输入，也可从 Excel 复制一块粘贴：组号、组长、房间、座位依次对应。</span>
        <span className="grow" />
        <span className={wrong.length > 0 ? "late" : "quiet"}>{wrong[0] ?? (changed.length > 0 ? `改动 ${changed.length} 人，未保存` : "")}</span>
        <Button type="primary" disabled={changed.length === 0 || wrong.length > 0} onClick={() => void save()} data-testid="save-places">保存</Button>
      </div>
      <Grid testid="places" columns={COLUMNS} rows={rows} height={420} rowKey={(row) => String(row.id)} onChange={(next) => { setRows(next); dirty(true); }} />
    </>
  );
}
