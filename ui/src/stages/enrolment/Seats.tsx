import { Button, Input, InputNumber, Select } from "antd";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { rosterPlace, seatsFill } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { seatFillLabels } from "../../generated/words";
import type { StageProps } from "../../shared/stage";

/** The classroom seen from the platform: filled by rule, then changed by hand. */
export function Seats({ view, run, preview }: StageProps) {
  const { learners, seat_plan, suggested_plan } = view.roster;
  const planned = seat_plan.rows > 0;
  const first = planned ? seat_plan : suggested_plan;
  const [plan, setPlan] = useState(first);
  const [aisles, setAisles] = useState(first.aisles.join(","));
  const [by, setBy] = useState<wire.SeatFill>("number");
  const [held, setHeld] = useState<string | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const room = useRef<HTMLDivElement>(null);
  const kept = JSON.stringify(seat_plan);
  useEffect(() => {
    if (!planned) return;
    setPlan(seat_plan);
    setAisles(seat_plan.aisles.join(","));
    // Only what the office keeps is taken over, not every new view of it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [kept]);
  const walks = aisles.split(/\D+/).filter(Boolean).map(Number);
  const fill = () => run(() => seatsFill({ class_id: view.id, rows: plan.rows, columns: plan.columns, aisles: walks, by }));
  const focus = (seat: number) => room.current?.querySelector<HTMLElement>(`[data-seat="${seat}"]`)?.focus();
  const put = async (id: string, seat: number) => {
    setHeld(null);
    await run(() => rosterPlace({ class_id: view.id, people: [{ person: id, seat }] }));
    if (seat > 0) focus(seat);
  };
  const keys = (event: KeyboardEvent, seat: number, here: wire.RosterLine | undefined) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -seat_plan.columns, ArrowDown: seat_plan.columns }[event.key];
    if (step) focus(seat + step);
    else if (event.key === "Escape") setHeld(null);
    else if (event.key === "Delete" && here) void put(here.id, 0);
    else if (event.key === "Enter" || event.key === " ") {
      if (held && held !== here?.id) void put(held, seat);
      else setHeld(held ? null : here?.id ?? null);
    } else return;
    event.preventDefault();
  };
  const standing = learners.filter((l) => !l.seat);
  const columns: string[] = ["44px"];
  const place = new Map<number, number>();
  for (let c = 1; c <= seat_plan.columns; c += 1) {
    columns.push(`minmax(${seat_plan.columns > 10 ? 62 : 72}px, 108px)`);
    place.set(c, columns.length);
    if (seat_plan.aisles.includes(c)) columns.push("22px");
  }
  return (
    <>
      <div className="bar">
        <InputNumber min={1} max={60} style={{ width: 96 }} suffix="排" value={plan.rows} onChange={(n) => setPlan({ ...plan, rows: n ?? 1 })} data-testid="seat-rows" />
        <InputNumber min={1} max={60} style={{ width: 96 }} suffix="列" value={plan.columns} onChange={(n) => setPlan({ ...plan, columns: n ?? 1 })} data-testid="seat-columns" />
        <span>过道在第</span>
        <Input style={{ width: 70 }} value={aisles} onChange={(e) => setAisles(e.target.value)} title="写列号，如 2,6" data-testid="seat-aisles" />
        <span>列右侧</span>
        <Select style={{ width: 120 }} value={by} onChange={setBy} options={Object.entries(seatFillLabels).map(([value, label]) => ({ value: value as wire.SeatFill, label: `按${label}` }))} />
        <Button onClick={() => void fill()} data-testid="fill-seats">{planned ? "重新排座" : "排座"}</Button>
        <span className="grow" />
        <Button disabled={!planned} onClick={() => preview("seating-plan")}>预览座次表</Button>
        <Button onClick={() => preview("place-cards")}>预览桌签</Button>
      </div>
      {!planned && <p className="quiet">还没有排座次：核对教室的排数、列数后排座。</p>}
      {planned && (
        <div className="classroom" ref={room} data-testid="classroom">
          <div className="front">讲　　台</div>
          <div className="seats" style={{ gridTemplateColumns: columns.join(" ") }}>
            {Array.from({ length: seat_plan.rows }, (_, r) => [
              <div key={`side-${r}`} className="side" style={{ gridColumn: 1, gridRow: r + 1 }}>{r + 1} 排</div>,
              ...Array.from({ length: seat_plan.columns }, (_, c) => {
                const seat = r * seat_plan.columns + c + 1;
                const here = learners.find((l) => l.seat === seat);
                return (
                  <button key={seat} type="button" data-seat={seat} data-testid={`seat-${seat}`} draggable={!!here} style={{ gridColumn: place.get(c + 1), gridRow: r + 1 }} title={here ? `${here.name}　${here.unit}` : "空座"}
                    className={`seat ${here ? "" : "free"} ${held && held === here?.id ? "held" : ""} ${over === seat ? "over" : ""}`}
                    onKeyDown={(e) => keys(e, seat, here)} onDragStart={() => setHeld(here?.id ?? null)} onDragEnd={() => { setHeld(null); setOver(null); }}
                    onDragOver={(e) => { if (held) { e.preventDefault(); setOver(seat); } }} onDragLeave={() => setOver(null)}
                    onDrop={(e) => { e.preventDefault(); setOver(null); if (held) void put(held, seat); }}>
                    <b>{here?.name ?? ""}</b><span>{here?.unit ?? ""}</span>
                  </button>
                );
              }),
            ])}
          </div>
        </div>
      )}
      {planned && standing.length > 0 && (
        <p style={{ margin: "8px 0 0" }}>没有座位（{standing.length} 人，可拖到空座）：
          {standing.map((l) => <button key={l.id} type="button" className="chip" draggable style={{ display: "inline-flex", border: "1px solid #ddd6ca", borderRadius: 3, margin: "0 4px 4px 0", width: "auto" }} onDragStart={() => setHeld(l.id)} onDragEnd={() => setHeld(null)}><b>{l.name}</b></button>)}
        </p>
      )}
      <p className="keys">{held ? `已拿起${learners.find((l) => l.id === held)?.name ?? ""}：按方向键选座位，再按回车放下，Esc 放弃。` : "拖动可换座、对调；也可用方向键移动，回车拿起、再按回车放下，Delete 撤座。"}</p>
    </>
  );
}
