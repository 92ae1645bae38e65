import { Button, Select } from "antd";
import { memo, useMemo, useState } from "react";
import type * as wire from "../../generated/wire";
import { dayPartLabels, markLabels } from "../../generated/words";
import type { StageProps } from "../../shared/stage";
import { monthDay } from "./MarkGrid";
import { ORDER, SIGNS } from "./marks";

const percent = (part: number, whole: number) => (whole > 0 ? `${Math.floor((part * 100) / whole)}%` : "—");

/** The class at a glance: every mark as a sign on its colour, rates of learners and sessions, everything against the plan. */
export function HeatMap({ view, preview }: StageProps) {
  const { attendance } = view;
  const [only, setOnly] = useState<"all" | "missed" | "failing">("all");
  const shown = useMemo(() => attendance.learners.filter((l) => (only === "all" ? true : only === "failing" ? !l.can_still_pass : l.marks.some((m) => m.mark !== "present"))), [attendance.learners, only]);
  const failing = attendance.learners.filter((l) => !l.can_still_pass).length;
  const all = attendance.learners.length;
  return (
    <>
      <div className="bar">
        <span>总出勤率 <b>{attendance.rate || "—"}</b>（要求每人 {attendance.min_percent}%，按全部计划 {attendance.planned} 学时）</span>
        {failing > 0 && <b className="late">{failing} 人已不可能达到要求</b>}
        <span className="grow" />
        <Select size="small" style={{ width: 150 }} value={only} onChange={setOnly} options={[{ value: "all", label: `全部 ${all} 人` }, { value: "missed", label: "有迟到缺课的" }, { value: "failing", label: "不能达到要求的" }]} />
        <Button size="small" onClick={() => preview("attendance-table")} data-testid="attendance-table">考勤汇总表</Button>
      </div>
      <div className="heat-box">
        <table className="heat" data-testid="heat">
          <thead>
            <tr>
              <th className="number">号</th><th className="name">姓名</th>
              {attendance.sessions.map((s) => <th key={s.id} title={`第 ${s.number} 次：${s.topic}`}>{monthDay(s.on)}<br />{dayPartLabels[s.part]}</th>)}
              <th>实修</th><th>缺课</th><th>出勤率</th><th>状态</th>
            </tr>
          </thead>
          <tbody>{shown.map((l) => <Line key={l.id} learner={l} sessions={attendance.sessions} over={attendance.sessions_marked === attendance.sessions.length} />)}</tbody>
          <tfoot>
            <tr>
              <td className="number" /><td className="name">实到</td>
              {attendance.sessions.map((s) => <td key={s.id}>{s.marked ? `${s.present}/${all}` : "未登记"}</td>)}
              <td colSpan={4} />
            </tr>
            <tr>
              <td className="number" /><td className="name">到课率</td>
              {attendance.sessions.map((s) => <td key={s.id}>{s.marked ? percent(s.present, all) : "—"}</td>)}
              <td colSpan={2} /><td>{attendance.rate || "—"}</td><td />
            </tr>
          </tfoot>
        </table>
      </div>
      <p className="keys quiet">{ORDER.map((mark) => <span key={mark}><i className={`swatch ${mark}`}>{SIGNS[mark]}</i>{markLabels[mark]}，计 {attendance.earns[mark]}% 学时</span>)}<span><i className="swatch">　</i>未登记</span></p>
    </>
  );
}

const Line = memo(function Line({ learner, sessions, over }: { learner: wire.AttendanceRow; sessions: wire.AttendanceSession[]; over: boolean }) {
  return (
    <tr>
      <td className="number">{learner.roster_number}</td>
      <td className="name" title={`${learner.name}，${learner.unit}`}>{learner.name}</td>
      {sessions.map((s) => {
        const mark = learner.marks.find((m) => m.session === s.id);
        return <td key={s.id} className={mark?.mark ?? "open"} title={mark ? `${markLabels[mark.mark]}${mark.note ? `：${mark.note}` : ""}` : "未登记"}>{mark ? SIGNS[mark.mark] : ""}</td>;
      })}
      <td>{learner.earned}/{learner.planned}</td>
      <td>{learner.missed === "0" ? "" : learner.missed}</td>
      <td>{learner.rate}</td>
      <td className={learner.can_still_pass ? "state" : "state late"}>{learner.can_still_pass ? (over ? "达到要求" : learner.missed === "0" ? "正常" : "仍可达到") : `差 ${learner.short_by} 学时`}</td>
    </tr>
  );
});
