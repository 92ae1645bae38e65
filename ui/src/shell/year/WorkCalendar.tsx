import { Alert, Button, InputNumber } from "antd";
import { useEffect, useState } from "react";
import { calendarImport, calendarSave, calendarShow } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { pickFiles } from "../../host/call";
import { Grid, type GridRow } from "../../shared/Grid";
import type { YearProps } from "./YearPage";

const WORDS = { shipped: "随软件提供", loaded: "本单位载入", none: "尚未载入" } as const;

/** A year's working days: holidays and weekends worked in exchange; loaded from a file or typed. */
export function WorkCalendar({ year: first, version, run, dirty }: YearProps) {
  const [year, setYear] = useState(first);
  const [found, setFound] = useState<wire.CalendarYear | null>(null);
  const [typed, setTyped] = useState<GridRow[] | null>(null);
  useEffect(() => setYear(first), [first]);
  useEffect(() => setTyped(null), [year]);
  useEffect(() => {
    calendarShow({ year }).then(setFound, () => setFound(null));
  }, [year, version]);
  if (!found) return null;
  const load = async () => {
    const [file] = await pickFiles("选择日历文件", ["json"], false);
    if (file) await run(() => calendarImport({ path: file }));
  };
  const save = async () => {
    const days = (typed ?? []).map((r) => ({ on: String(r.on ?? ""), off: r.off === "off", name: String(r.name ?? "") }));
    if (await run(() => calendarSave({ year, days }))) {
      setTyped(null);
      dirty(false);
    }
  };
  const begin = () => setTyped(found.named.length ? found.named.map((d) => ({ on: d.on, off: d.off ? "off" : "worked", name: d.name })) : [{ on: `${year}-01-01`, off: "off", name: "元旦" }]);
  const months = Array.from({ length: 12 }, (_, m) => found.days.filter((d) => Number(d.on.slice(5, 7)) === m + 1));
  return (
    <>
      <div className="bar">
        <InputNumber min={1949} max={2199} value={year} onChange={(v) => v && setYear(v)} data-testid="calendar-year" /> 年
        <span className="quiet">{WORDS[found.source]}　已有 {found.years[0]}—{found.years[found.years.length - 1]} 年</span><span className="grow" />
        <Button onClick={() => void load()} data-testid="load-calendar">载入日历文件</Button>
        <Button onClick={begin}>逐日录入</Button>
      </div>
      {found.source === "none" && <Alert type="warning" showIcon style={{ marginBottom: 10 }} title={`${year} 年放假安排尚未载入，涉及这一年的期限都是暂定的`} description="国务院办公厅公布放假安排后，请载入 holiday-cn 的年度文件，或按通知逐日录入；载入后各班期限自动重新推算。" />}
      {typed && (
        <div className="panel">
          <div className="bar"><h3 style={{ margin: 0 }}>{year} 年放假和调休</h3><span className="quiet">只写放假的日子和调休上班的周末</span><span className="grow" /><Button onClick={() => { setTyped(null); dirty(false); }}>放弃</Button><Button type="primary" onClick={() => void save()}>保存</Button></div>
          <Grid rows={typed} onChange={(r) => { setTyped(r); dirty(true); }} blank={() => ({ on: "", off: "off", name: typed[typed.length - 1]?.name ?? "" })} height={320}
            columns={[{ key: "on", title: "日期", width: 160, kind: "date" }, { key: "off", title: "安排", width: 120, kind: "choice", choices: { off: "放假", worked: "调休上班" } }, { key: "name", title: "节日" }]} />
        </div>
      )}
      <div className="months-of-year">
        {months.map((days, m) => (
          <div key={m} className="month">
            <b>{m + 1}月</b>
            <div className="grid-days">
              {["一", "二", "三", "四", "五", "六", "日"].map((w) => <span key={w} className="quiet">{w}</span>)}
              {Array.from({ length: "一二三四五六日".indexOf(days[0]?.weekday.slice(1) ?? "一") }, (_, i) => <span key={`b${i}`} />)}
              {days.map((d) => <span key={d.on} className={d.working ? (d.word === "调休上班" ? "worked" : "") : d.word === "周末" ? "weekend" : "off"} title={d.word}>{Number(d.on.slice(8))}</span>)}
            </div>
          </div>
        ))}
      </div>
      <p className="quiet"><span className="key off">放假</span>　<span className="key worked">调休上班</span>　<span className="key weekend">周末</span></p>
    </>
  );
}
