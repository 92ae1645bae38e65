import { Alert, Button, Table, Tag } from "antd";
import dayjs from "dayjs";
import { useEffect, useState } from "react";
import { yearDates, yearDatesExport } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { pickSave } from "../../host/call";
import { longDate, shortDate } from "../../shared/format";
import type { YearProps } from "./YearPage";

const SIGNS: Record<string, string> = { filing: "◆", opening: "", closing: "", report: "▲", complete: "■" };

/** Where a day stands in its year, in percent. */
function place(year: number, day: string): number {
  const first = dayjs(`${year}-01-01`);
  return Math.min(100, Math.max(0, (dayjs(day).diff(first, "day") / first.endOf("year").diff(first, "day")) * 100));
}

/** Every date of the year's classes: a timeline, a list, a file for another calendar. */
export function Dates({ year, version, today, run, open }: YearProps) {
  const [found, setFound] = useState<wire.YearDates | null>(null);
  useEffect(() => {
    yearDates({ year }).then(setFound, () => setFound(null));
  }, [year, version]);
  if (!found) return null;
  const classes = [...new Set(found.dates.filter((d) => d.class_id).map((d) => d.class_id))];
  const of = (id: string, kind: string) => found.dates.find((d) => d.class_id === id && d.kind === kind);
  const save = async () => {
    const path = await pickSave("导出期限", `${year}年度期限.ics`, "ics");
    if (path) await run(() => yearDatesExport({ year, path }));
  };
  return (
    <>
      {found.risks.length > 0 && <Alert type="warning" showIcon style={{ marginBottom: 10 }} title="不按规定备案、办班和报送的，下一年度申报不予受理（通知四）" description={found.risks.map((r) => <div key={r}>{r}</div>)} />}
      <div className="timeline">
        <div className="months"><span className="name" />{Array.from({ length: 12 }, (_, i) => <span key={i}>{i + 1}月</span>)}</div>
        {classes.map((id) => {
          const [from, to] = [of(id, "opening"), of(id, "closing")];
          if (!from || !to) return null;
          return (
            <div key={id} className="row">
              <a className="name" title={from.class_title} onClick={() => open(id)}>{from.class_title}</a>
              <div className="track">
                <i className="today" style={{ left: `${place(year, today)}%` }} hidden={!today.startsWith(String(year))} />
                <i className="bar-days" style={{ left: `${place(year, from.on)}%`, width: `max(6px, ${place(year, to.on) - place(year, from.on)}%)` }} title={`${shortDate(from.on)}—${shortDate(to.on)}`} />
                {["filing", "report"].map((kind) => {
                  const date = of(id, kind);
                  return date && <i key={kind} className={`mark ${date.settled ? (date.late ? "late" : "done") : date.days_left < 0 ? "late" : ""}`} style={{ left: `${place(year, date.on)}%` }} title={`${date.text}：${longDate(date.on)}${date.settled ? `，${date.settled}` : ""}`}>{SIGNS[kind]}</i>;
                })}
              </div>
            </div>
          );
        })}
      </div>
      <div className="bar" style={{ marginTop: 8 }}>
        <span className="quiet">◆ 备案截止　▲ 报送截止　色条为研修日期</span><span className="grow" />
        <Button onClick={() => void save()} data-testid="export-dates">导出到日历（.ics）</Button>
      </div>
      <Table<wire.YearDate> size="small" rowKey={(d) => d.class_id + d.kind} dataSource={found.dates} pagination={{ pageSize: 50, hideOnSinglePage: true }} locale={{ emptyText: "这一年度还没有班次。" }}
        onRow={(d) => ({ onClick: () => d.class_id && open(d.class_id), style: { cursor: d.class_id ? "pointer" : "default" } })}
        columns={[
          { title: "日期", width: 200, render: (_, d) => <>{longDate(d.on)}{d.provisional && <Tag style={{ marginLeft: 6 }}>暂定</Tag>}</> },
          { title: "事项", width: 280, dataIndex: "text" },
          { title: "班次", dataIndex: "class_title" },
          { title: "依据", width: 80, render: (_, d) => d.clause || "—" },
          { title: "情况", width: 150, render: (_, d) => (d.settled ? <span className={d.late ? "late" : ""}>{d.settled}</span> : d.days_left < 0 ? <span className="late">已过 {-d.days_left} 天</span> : d.days_left === 0 ? "今天" : `还有 ${d.days_left} 天`) },
        ]}
      />
    </>
  );
}
