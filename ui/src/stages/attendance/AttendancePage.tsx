import { Button, Select } from "antd";
import { type KeyboardEvent, useRef, useState } from "react";
import { attendanceImport, attendanceMark } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { dayPartLabels, markLabels } from "../../generated/words";
import { pickFiles } from "../../host/call";
import { shortDate } from "../../shared/format";
import { Problems, stageOf } from "../../shared/Problems";
import type { StageProps } from "../../shared/stage";
import { SIGNS, markOfKey } from "./marks";

/** Attendance: learners by sessions, marked with mouse or keys. */
export function AttendancePage({ view, run, open, preview }: StageProps) {
  const table = useRef<HTMLTableElement>(null);
  const [brush, setBrush] = useState<wire.Mark | "">("present");
  const { sessions, learners } = view.attendance;
  const concluded = view.assessment.concluded_on != null;
  const set = (session: string, people: string[], mark: wire.Mark | null) =>
    run(() => attendanceMark({ class_id: view.id, session, people, all: false, mark, note: "", reason: "" }));
  const importSheet = async () => {
    const [file] = await pickFiles("选择签到表", ["xlsx", "xls", "csv"], false);
    if (file) await run(() => attendanceImport({ class_id: view.id, file, dry_run: false, reason: "" }));
  };
  const keys = (event: KeyboardEvent, row: number, column: number, now: wire.Mark | null) => {
    const move: Record<string, [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Enter: [1, 0] };
    const step = move[event.key];
    if (step) {
      event.preventDefault();
      table.current?.querySelector<HTMLElement>(`[data-cell="${row + step[0]}:${column + step[1]}"]`)?.focus();
      return;
    }
    const mark = markOfKey(event.key, now);
    if (mark !== undefined && !concluded) {
      event.preventDefault();
      void set(sessions[column].id, [learners[row].id], mark);
    }
  };
  if (learners.length === 0) return <div className="panel quiet">学员名单是空的：请先在报名页审验学员。</div>;
  return (
    <div className="panel">
      <div className="bar">
        <Button onClick={() => preview("sign-in-sheet")}>打印签到表</Button>
        <Button onClick={() => void importSheet()} disabled={concluded}>导入签到</Button>
        <Select style={{ width: 130 }} value={brush} onChange={setBrush} options={[...Object.entries(markLabels).map(([value, label]) => ({ value: value as wire.Mark, label: `点击登记${label}` })), { value: "" as const, label: "点击清除" }]} />
        <span className="grow" />
        <span className="quiet">已登记 {view.attendance.sessions_marked}/{sessions.length} 次，总出勤率 {view.attendance.rate || "—"}（占全部计划学时）</span>
      </div>
      <p className="quiet">{concluded ? "考核已作结论，签到不能再改。" : "点格子登记；键盘：方向键移动，1 出勤 2 迟到 3 早退 4 请假 5 缺勤，Delete 清除。"}</p>
      <div className="grid-box" style={{ maxHeight: "calc(100vh - 340px)", overflow: "auto" }}>
        <table className="grid marks" ref={table} data-testid="attendance">
          <thead>
            <tr>
              <th>号</th><th>姓名</th>
              {sessions.map((s) => (
                <th key={s.id} title={`${s.topic}，${s.hours} 学时${s.counted ? "" : "（不计学时）"}`}>
                  {shortDate(s.on)}<br />{dayPartLabels[s.part]}<br />{s.counted ? `${s.hours}学时` : s.topic.slice(0, 4)}<br />
                  {!concluded && s.marked < learners.length && (
                    <Button size="small" type="link" style={{ padding: 0, fontSize: 12 }} data-testid={`mark-all-${s.number}`}
                      onClick={() => void set(s.id, learners.filter((l) => !l.marks.some((m) => m.session === s.id)).map((l) => l.id), "present")}>
                      全到
                    </Button>
                  )}
                  {!concluded && s.marked === learners.length && <span className="quiet" style={{ fontWeight: 400 }}>已登记</span>}
                </th>
              ))}
              <th>实修</th><th>出勤率</th>
            </tr>
          </thead>
          <tbody>
            {learners.map((l, i) => (
              <tr key={l.id}>
                <td className="number">{l.roster_number}</td>
                <td className="name" title={l.unit}>{l.name}</td>
                {sessions.map((s, j) => {
                  const mark = l.marks.find((m) => m.session === s.id);
                  return (
                    <td key={s.id} tabIndex={0} data-cell={`${i}:${j}`} className={mark?.mark} title={mark ? `${markLabels[mark.mark]}${mark.note ? `：${mark.note}` : ""}` : "未登记"}
                      onKeyDown={(e) => keys(e, i, j, mark?.mark ?? null)} onClick={() => !concluded && void set(s.id, [l.id], brush || null)}>
                      {mark ? SIGNS[mark.mark] : ""}
                    </td>
                  );
                })}
                <td>{l.earned}/{l.planned}</td>
                <td className={l.can_still_pass ? "" : "absent"} title={l.can_still_pass ? "" : "已不可能达到要求"}>{l.rate}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Problems problems={view.all_problems.filter((p) => stageOf(p) === "attendance")} open={open} />
    </div>
  );
}
