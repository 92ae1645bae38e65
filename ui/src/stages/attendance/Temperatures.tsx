import { App, Button, Select } from "antd";
import { type KeyboardEvent, useRef, useState } from "react";
import { temperaturesSet } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { dayPartLabels } from "../../generated/words";
import { asOfficeError } from "../../host/call";
import { shortDate } from "../../shared/format";
import { Problems } from "../../shared/Problems";
import type { StageProps } from "../../shared/stage";

const key = (day: wire.TemperatureDay) => `${day.on} ${day.part}`;

/** Temperatures of one part of a day: a number and Enter, the next person. */
export function Temperatures({ view, today, preview, list, wrote }: StageProps & { list: wire.CheckInView; wrote(): void }) {
  const { message } = App.useApp();
  const table = useRef<HTMLTableElement>(null);
  const missing = (day: wire.TemperatureDay) => here.filter((p) => !value(p, day)).length;
  const value = (p: wire.CheckInRow, day: wire.TemperatureDay) => p.temperatures.find((t) => t.on === day.on && t.part === day.part)?.value ?? "";
  const here = list.people.filter((p) => p.state !== "no_show");
  const [chosen, setChosen] = useState(() => key(list.days.find((d) => d.on === today) ?? list.days.find((d) => missing(d) > 0) ?? list.days[0]));
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const day = list.days.find((d) => key(d) === chosen) ?? list.days[0];
  if (!day) return <p className="quiet">没有课次，不用测温。</p>;
  const save = async (person: string, text: string) => {
    try {
      const done = await temperaturesSet({ class_id: view.id, on: day.on, part: day.part, entries: [{ person, value: text }] });
      setWrong(({ [person]: _, ...rest }) => rest);
      for (const p of done.problems) void message.warning(`${p.message}。${p.hint}`, 10);
    } catch (error) {
      const e = asOfficeError(error);
      setWrong((now) => ({ ...now, [person]: `${e.message}。${e.hint}` }));
    }
    wrote();
  };
  const keys = (event: KeyboardEvent<HTMLInputElement>, row: number) => {
    const step = event.key === "Enter" || event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (!step) return;
    event.preventDefault();
    const next = table.current?.querySelector<HTMLInputElement>(`[data-cell="${row + step}:0"]`);
    if (next) next.select();
    else event.currentTarget.blur();
  };
  const degrees = `${Math.floor(list.fever_tenths / 10)}.${list.fever_tenths % 10}`;
  const feverish = (text: string) => text !== "" && Number(text) * 10 >= list.fever_tenths;
  return (
    <>
      <div className="bar">
        <Select style={{ width: 210 }} value={chosen} onChange={setChosen} data-testid="temperature-day" options={list.days.map((d) => ({ value: key(d), label: `${shortDate(d.on)}${dayPartLabels[d.part]}　${missing(d) === 0 ? "齐" : `缺 ${missing(d)} 人`}` }))} />
        <span className="quiet">{degrees}℃ 以上为发热。输入体温按回车，到下一人。</span>
        <span className="grow" />
        <Button size="small" onClick={() => preview("temperature-sheet")}>打印体温登记表</Button>
      </div>
      <div className="list-box">
        <table className="grid check-in" ref={table} data-testid="temperatures">
          <thead><tr><th>号</th><th className="name">姓名</th><th>单位</th><th style={{ width: 120 }}>体温（℃）</th><th>情况</th></tr></thead>
          <tbody>
            {here.map((p, row) => {
              const now = value(p, day);
              return (
                <tr key={p.id}>
                  <td className="number">{p.roster_number}</td><td className="name">{p.name}</td><td className="cut">{p.unit}</td>
                  <td><input data-cell={`${row}:0`} data-testid={`temperature-${row}`} inputMode="decimal" className={wrong[p.id] || feverish(now) ? "wrong" : undefined} key={`${chosen}${now}`} defaultValue={now} aria-label={`${p.name}体温`} onKeyDown={(e) => keys(e, row)} onBlur={(e) => e.target.value.trim() !== now && void save(p.id, e.target.value)} /></td>
                  <td className="cut">{wrong[p.id] ? <span className="late">{wrong[p.id]}</span> : now === "" ? <span className="quiet">未测</span> : feverish(now) ? <b className="late">发热</b> : "正常"}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <Problems problems={list.problems.filter((p) => p.code === "fever")} />
    </>
  );
}
