import { Select, Tabs } from "antd";
import { useState } from "react";
import type * as wire from "../../generated/wire";
import type { Run } from "../App";
import { FormsPage } from "../forms/FormsPage";
import { Dates } from "./Dates";
import { NoticePage } from "./NoticePage";
import { Plan } from "./Plan";
import { Summary } from "./Summary";
import { WorkCalendar } from "./WorkCalendar";

export interface YearProps {
  year: number;
  version: number;
  today: string;
  run: Run;
  /** Goes to a class. */
  open(id: string): void;
  /** Begins a class of a project. */
  begin(project: wire.ProjectRow, year: number): void;
  dirty(unsaved: boolean): void;
}

/** The year: its dates, the department's list of projects, the notice, the working calendar. */
export function YearPage({ state, tab, ...rest }: Omit<YearProps, "year" | "today"> & { state: wire.OfficeState; tab?: string }) {
  const years = state.notices.map((n) => n.year).sort((a, b) => b - a);
  const current = Number(state.today.slice(0, 4));
  const [year, setYear] = useState(years.includes(current) ? current : (years[0] ?? current));
  const props = { ...rest, year, today: state.today };
  return (
    <div className="panel">
      <div className="bar"><h3 style={{ margin: 0 }}>年度</h3><Select style={{ width: 130 }} value={year} onChange={setYear} options={years.map((y) => ({ value: y, label: `${y}年度` }))} data-testid="choose-year" /></div>
      <Tabs defaultActiveKey={tab ?? "dates"} items={[
        { key: "dates", label: "期限", children: <Dates {...props} /> },
        { key: "summary", label: "汇总", children: <Summary {...props} /> },
        { key: "plan", label: "年度计划", children: <Plan {...props} /> },
        { key: "notice", label: "年度通知", children: <NoticePage key={year} {...props} choose={setYear} /> },
        { key: "forms", label: "表格", children: <FormsPage key={year} {...props} /> },
        { key: "calendar", label: "工作日历", children: <WorkCalendar {...props} /> },
      ]} />
    </div>
  );
}
