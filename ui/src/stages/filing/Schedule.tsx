import { CopyOutlined, DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Alert, Button, Dropdown, Input, Segmented, Select } from "antd";
import { type KeyboardEvent, useState } from "react";
import { scheduleRead } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { dayPartLabels, sessionKindLabels } from "../../generated/words";
import { pickFiles } from "../../host/call";
import { longDate, shortDate } from "../../shared/format";
import { Grid, type GridRow } from "../../shared/Grid";
import type { StageProps } from "../../shared/stage";
import type { DraftProps } from "./Facts";
import { PARTS, classDays, copiedDay, inHalf, moved } from "./week";

/** The schedule: a week to place sessions in, by mouse and keyboard, or a list; in from a spreadsheet. */
export function Schedule({ draft, edit, view, run, preview, check }: DraftProps & Pick<StageProps, "view" | "run" | "preview"> & { check: wire.ClassCheck | null }) {
  const [look, setLook] = useState<"week" | "list">("week");
  const [chosen, setChosen] = useState<number | null>(null);
  const [report, setReport] = useState<wire.ScheduleReport | null>(null);
  const days = classDays(draft);
  const sessions = draft.sessions;
  const set = (next: wire.Session[]) => edit({ sessions: next });
  const change = (index: number, part: Partial<wire.Session>) => set(sessions.map((s, i) => (i === index ? { ...s, ...part } : s)));
  const add = (on: string, part: wire.DayPart) => {
    set([...sessions, { id: "", on, part, starts: "", ends: "", topic: "新课程", kind: "lecture", hours: part === "evening" ? "2" : "4", teacher: "", place: "", mode: draft.delivery_mode }]);
    setChosen(sessions.length);
  };
  const remove = (index: number) => {
    set(sessions.filter((_, i) => i !== index));
    setChosen(null);
  };
  const keys = (event: KeyboardEvent, index: number) => {
    const step: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const [right, down] = step[event.key] ?? [0, 0];
    if (event.altKey && step[event.key]) {
      const next = moved(sessions[index], days, right, down);
      event.preventDefault();
      if (next) set(sessions.map((s, i) => (i === index ? next : s)));
    } else if (event.key === "Enter") setChosen(index);
    else if (event.key === "Delete") remove(index);
  };
  const read = async () => {
    const [file] = await pickFiles("选择课程表", ["xlsx", "xls", "csv"], false);
    if (!file) return;
    const found = await run(() => scheduleRead({ class_id: view.id, file }));
    if (found) setReport(found);
  };
  const take = () => {
    if (!report) return;
    const blank = { unit: "", title: "", field: "", phone: "", account: "", level: "other" as const };
    edit({ sessions: report.sessions, teachers: [...draft.teachers, ...report.new_teachers.map((name) => ({ id: "", name, ...blank }))] });
    setReport(null);
  };
  const bar = (
    <div className="bar">
      <Segmented value={look} onChange={(v) => setLook(v as "week" | "list")} options={[{ value: "week", label: "周视图" }, { value: "list", label: "列表" }]} />
      <span data-testid="counted-hours">计入学时 <b>{check?.hours ?? view.hours}</b> 学时</span>
      <span className="quiet">拖动移动；选中后 Alt+方向键移动，回车编辑，Delete 删除</span>
      <span className="grow" />
      <Button onClick={() => void read()} data-testid="import-schedule">导入课程表</Button>
      <Button onClick={() => preview("course-table")}>预览导出</Button>
    </div>
  );
  const imported = report && (
    <Alert style={{ marginBottom: 10 }} type={report.problems.length ? "warning" : "info"} showIcon data-testid="schedule-report"
      title={`读到 ${report.sessions.length} 个课次，将替换现有的 ${sessions.length} 个${report.new_teachers.length ? `；新增授课人：${report.new_teachers.join("、")}（请在师资页补全单位和职称）` : ""}`}
      description={<>{report.problems.map((p, i) => <div key={i} className={p.severity === "error" ? "late" : "soon"}>{p.place && "row" in p.place ? `第 ${p.place.row} 行${p.place.column ? ` ${p.place.column} 列` : ""}：` : ""}{p.message}。{p.hint}</div>)}
        <div className="bar" style={{ marginTop: 8 }}><Button type="primary" disabled={report.sessions.length === 0} onClick={take} data-testid="take-schedule">填入课程安排</Button><Button onClick={() => setReport(null)}>放弃</Button></div></>} />
  );
  const teachers: Record<string, string> = { "": "（无）", ...Object.fromEntries(draft.teachers.filter((t) => t.name).map((t) => [t.name, t.name])) };
  if (look === "list") {
    return (
      <>
        {bar}
        {imported}
        <Grid testid="sessions" rows={sessions as unknown as GridRow[]} onChange={(rows) => set(rows as unknown as wire.Session[])}
          blank={() => ({ id: "", on: draft.opens_on, part: "morning", starts: "", ends: "", topic: "", kind: "lecture", hours: "4", teacher: "", place: "", mode: draft.delivery_mode })}
          columns={[
            { key: "on", title: "日期", width: 128, kind: "date" },
            { key: "part", title: "时段", width: 72, kind: "choice", choices: dayPartLabels },
            { key: "starts", title: "开始", width: 58 },
            { key: "ends", title: "结束", width: 58 },
            { key: "topic", title: "课程（活动）内容" },
            { key: "kind", title: "形式", width: 104, kind: "choice", choices: sessionKindLabels },
            { key: "hours", title: "学时", width: 50, align: "center" },
            { key: "teacher", title: "授课人", width: 92, kind: "choice", choices: teachers },
          ]}
        />
      </>
    );
  }
  const one = chosen !== null ? sessions[chosen] : undefined;
  return (
    <>
      {bar}
      {imported}
      <div className="week" style={{ gridTemplateColumns: `44px repeat(${days.length}, minmax(118px, 1fr))` }} data-testid="week">
        <div className="corner" />
        {days.map((on) => (
          <div key={on} className="day">
            {longDate(on).replace(/^\d+年/, "")}
            <Dropdown menu={{ items: days.filter((d) => d !== on).map((d) => ({ key: d, label: `复制到 ${shortDate(d)}` })), onClick: ({ key }) => set(copiedDay(sessions, on, key)) }} disabled={!sessions.some((s) => s.on === on)}>
              <Button type="text" size="small" icon={<CopyOutlined />} title="把这一天的课程复制到另一天" />
            </Dropdown>
          </div>
        ))}
        {PARTS.map((part) => [
          <div key={part} className="part">{dayPartLabels[part]}</div>,
          ...days.map((on) => {
            const half = inHalf(sessions, on, part);
            const hours = half.reduce((sum, [, s]) => sum + (Number(s.hours) || 0), 0);
            return (
              <div key={part + on} className="half" data-testid={`half-${on}-${part}`}
                onDragOver={(e) => e.preventDefault()}
                onDrop={(e) => { e.preventDefault(); const index = Number(e.dataTransfer.getData("text/plain")); if (sessions[index]) change(index, { on, part }); }}>
                {half.map(([index, s]) => (
                  <button key={index} type="button" draggable className={`session ${!view.counted_kinds.includes(s.kind) ? "plain" : ""} ${chosen === index ? "chosen" : ""}`} data-testid={`session-${index}`}
                    onDragStart={(e) => e.dataTransfer.setData("text/plain", String(index))} onClick={() => setChosen(index)} onKeyDown={(e) => keys(e, index)}>
                    <b>{s.topic || "（未填内容）"}</b>
                    <span>{[s.starts && `${s.starts}—${s.ends}`, !view.counted_kinds.includes(s.kind) ? sessionKindLabels[s.kind] : `${s.hours}学时`, s.teacher].filter(Boolean).join(" · ")}</span>
                  </button>
                ))}
                <Button type="text" size="small" icon={<PlusOutlined />} onClick={() => add(on, part)} data-testid={`add-${on}-${part}`} title="在这里添加课次" />
                {hours > Number(view.half_day_max) && <span className="late">共 {hours} 学时</span>}
              </div>
            );
          }),
        ])}
      </div>
      {one && chosen !== null && (
        <div className="panel" style={{ marginTop: 12, marginBottom: 0 }} data-testid="session-form">
          <div className="fields">
            <label className="two"><span>课程（活动）内容</span><Input value={one.topic} data-testid="session-topic" onChange={(e) => change(chosen, { topic: e.target.value })} /></label>
            <label><span>形式</span><Select style={{ width: "100%" }} value={one.kind} onChange={(kind) => change(chosen, { kind })} options={Object.entries(sessionKindLabels).map(([value, label]) => ({ value: value as wire.SessionKind, label }))} /></label>
            <label><span>学时</span><Input value={one.hours} data-testid="session-hours" onChange={(e) => change(chosen, { hours: e.target.value })} /></label>
            <label><span>开始（如 08:30）</span><Input value={one.starts} onChange={(e) => change(chosen, { starts: e.target.value })} /></label>
            <label><span>结束</span><Input value={one.ends} onChange={(e) => change(chosen, { ends: e.target.value })} /></label>
            <label><span>授课人</span><Select style={{ width: "100%" }} value={one.teacher} onChange={(teacher) => change(chosen, { teacher })} options={Object.entries(teachers).map(([value, label]) => ({ value, label }))} /></label>
            <label><span>地点（与班次不同时填写）</span><Input value={one.place} onChange={(e) => change(chosen, { place: e.target.value })} /></label>
            <label><span>&nbsp;</span><Button danger icon={<DeleteOutlined />} onClick={() => remove(chosen)}>删除这个课次</Button></label>
          </div>
        </div>
      )}
    </>
  );
}
