import { Alert, Button, Checkbox, Input, Select, Tabs } from "antd";
import { useEffect, useState } from "react";
import { classUpdate, filingChange, filingSubmit, packetSet } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { changeKindLabels, costKindLabels, dayPartLabels, deliveryModeLabels, expertLevelLabels, sessionKindLabels } from "../../generated/words";
import { Day } from "../../shared/Day";
import { longDate, shortDate, yuan } from "../../shared/format";
import { Grid, type GridRow } from "../../shared/Grid";
import { Problems, stageOf } from "../../shared/Problems";
import type { StageProps } from "../../shared/stage";

const options = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }));

/** Filing: the class, its schedule and teachers, the packet, the filing itself and changes after it. */
export function FilingPage({ view, today, run, open, preview, dirty }: StageProps) {
  const [draft, setDraft] = useState<wire.ClassInput>(view.class);
  const [changed, setChanged] = useState(false);
  useEffect(() => {
    if (!changed) setDraft(view.class);
  }, [view, changed]);
  const edit = (part: Partial<wire.ClassInput>) => {
    setDraft({ ...draft, ...part });
    setChanged(true);
    dirty(true);
  };
  const save = async () => {
    const done = await run(() => classUpdate({ class_id: view.id, class: draft }));
    if (done) {
      setChanged(false);
      dirty(false);
    }
  };
  const text = (key: keyof wire.ClassInput, label: string, kind: "" | "two" | "wide" = "", rows = 0) => (
    <label className={kind} key={key}>
      <span>{label}</span>
      {rows ? <Input.TextArea rows={rows} value={String(draft[key] ?? "")} onChange={(e) => edit({ [key]: e.target.value })} /> : <Input value={String(draft[key] ?? "")} onChange={(e) => edit({ [key]: e.target.value })} />}
    </label>
  );
  const contact = (key: "department_lead" | "host_lead" | "contact", label: string) =>
    (["name", "post", "phone"] as const).map((part) => (
      <label key={key + part}>
        <span>{label}{part === "name" ? "" : part === "post" ? "职务" : "电话"}</span>
        <Input value={draft[key][part]} onChange={(e) => edit({ [key]: { ...draft[key], [part]: e.target.value } })} />
      </label>
    ));
  const filed = view.filing !== null && view.filing !== undefined;
  const fixed = filed ? "已备案，改动请登记变更" : undefined;
  const facts = (
    <div className="fields">
      {text("title", "项目名称", "two")}
      {text("plan_number", "计划编号")}
      {text("applicant_unit", "选题申报单位")}
      {text("host_unit", "承办单位")}
      {text("supervising_department", "主管部门")}
      {contact("department_lead", "主管部门项目负责人")}
      {contact("host_lead", "承办单位项目负责人")}
      {contact("contact", "联系人")}
      <label title={fixed}><span>报到日期</span><Day value={draft.check_in_on ?? ""} onChange={(d) => edit({ check_in_on: d || null })} testid="class-check-in" /></label>
      <label title={fixed}><span>开班日期</span><Day disabled={filed} value={draft.opens_on} onChange={(d) => edit({ opens_on: d })} testid="edit-opens" /></label>
      <label title={fixed}><span>结束日期</span><Day disabled={filed} value={draft.closes_on} onChange={(d) => edit({ closes_on: d })} testid="edit-closes" /></label>
      <label className="two" title={fixed}><span>研修地点</span><Input disabled={filed} value={draft.place} onChange={(e) => edit({ place: e.target.value })} /></label>
      <label title={fixed}><span>计划人数</span><Input disabled={filed} value={draft.size} onChange={(e) => edit({ size: Number(e.target.value.replace(/\D/g, "")) || 0 })} /></label>
      <label title={fixed}><span>办班形式</span><Select disabled={filed} style={{ width: "100%" }} value={draft.delivery_mode} options={options(deliveryModeLabels)} onChange={(v) => edit({ delivery_mode: v })} /></label>
      {text("budget_source", "经费来源")}
      {text("conditions", "报名条件")}
      {text("target_group", "研修对象", "wide", 2)}
      {text("aims", "研修目的", "wide", 3)}
      {text("content", "主要内容", "wide", 3)}
      {text("assessment_method", "考核方式", "wide", 2)}
      <label className="wide"><Checkbox checked={draft.epidemic_in_force ?? false} onChange={(e) => edit({ epidemic_in_force: e.target.checked })}>在疫情防控期间举办（通知二·一）</Checkbox></label>
      {draft.epidemic_in_force && text("epidemic_measures", "疫情防控措施和物资", "wide", 3)}
      {text("contingency_plan", "应急预案", "wide", 3)}
    </div>
  );
  const teachers: Record<string, string> = { "": "（无）", ...Object.fromEntries(draft.teachers.filter((t) => t.name).map((t) => [t.name, t.name])) };
  const schedule = (
    <Grid testid="sessions" rows={draft.sessions as unknown as GridRow[]} onChange={(rows) => edit({ sessions: rows as unknown as wire.Session[] })}
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
  );
  const faculty = (
    <Grid testid="teachers" rows={draft.teachers as unknown as GridRow[]} onChange={(rows) => edit({ teachers: rows as unknown as wire.Teacher[] })}
      blank={() => ({ id: "", name: "", unit: "", title: "", level: "senior", field: "", phone: "", account: "" })}
      columns={[
        { key: "name", title: "姓名", width: 90 },
        { key: "unit", title: "单位" },
        { key: "title", title: "职称", width: 130 },
        { key: "level", title: "层次", width: 104, kind: "choice", choices: expertLevelLabels },
        { key: "field", title: "专业领域", width: 110 },
        { key: "phone", title: "电话", width: 110 },
        { key: "account", title: "银行账号", width: 150 },
      ]}
    />
  );
  const money = (
    <Grid testid="budget" rows={draft.budget as unknown as GridRow[]} onChange={(rows) => edit({ budget: rows as unknown as wire.BudgetLine[] })}
      blank={() => ({ kind: "other", amount: 0, note: "" })}
      columns={[
        { key: "kind", title: "项目", width: 180, kind: "choice", choices: costKindLabels },
        { key: "amount", title: "金额（元）", width: 140, kind: "money" },
        { key: "note", title: "测算说明" },
      ]}
      foot={<tr><td /><td>合计</td><td style={{ textAlign: "right" }}>{yuan(draft.budget.reduce((sum, l) => sum + (typeof l.amount === "number" ? l.amount : 0), 0))}</td><td colSpan={2} /></tr>}
    />
  );
  const saving = (
    <div className="bar">
      <span className="quiet">{changed ? "有改动，尚未保存" : "已保存"}</span><span className="grow" />
      <Button onClick={() => preview("filing-form")} disabled={changed} title={changed ? "保存后预览" : ""}>预览备案表</Button>
      <Button type="primary" disabled={!changed} onClick={() => void save()} data-testid="save-class">保存</Button>
    </div>
  );
  return (
    <div className="panel">
      <Tabs defaultActiveKey={filed ? "filing" : "facts"} items={[
        { key: "facts", label: "班次信息", children: <>{saving}{facts}</> },
        { key: "schedule", label: "课程安排", children: <>{saving}<p className="quiet">计入学时 {view.hours} 学时（讲座、研讨、案例、现场教学、分组学习计入）。可从 Excel 复制整块粘贴。</p>{schedule}</> },
        { key: "teachers", label: "师资", children: <>{saving}{faculty}</> },
        { key: "budget", label: "经费预算", children: <>{saving}{money}</> },
        { key: "filing", label: filed ? "备案（已备案）" : "备案", children: <FilingCard view={view} today={today} run={run} open={open} preview={preview} /> },
        ...(filed ? [{ key: "changes", label: "变更", children: <Changes view={view} run={run} preview={preview} /> }] : []),
      ]} />
    </div>
  );
}

function FilingCard({ view, today, run, open, preview }: Pick<StageProps, "view" | "today" | "run" | "open" | "preview">) {
  const [on, setOn] = useState(today);
  const problems = view.all_problems.filter((p) => stageOf(p) === "filing");
  return (
    <>
      {view.filing ? (
        <Alert showIcon type={view.filing.in_time ? "success" : "warning"} title={`${view.filing.in_time ? "按时备案" : "逾期备案"}　${longDate(view.filing.filed_on)}`} description={`按备案时的开班日期 ${longDate(view.filing.opening_then)} 判断，以后改期不影响。`} />
      ) : (
        <Alert showIcon type="info" title={`备案期限：${longDate(view.deadlines.filing_due)}${view.deadlines.calendar === "provisional" ? "（暂定，该年放假安排尚未载入）" : ""}`}
          description={<>开班前 10 个工作日（通知二·一），从开班前一天往回数：<div className="days">{view.deadlines.counted_days.map((d, i) => <span key={d}>{i + 1}. {shortDate(d)}</span>)}</div></>} />
      )}
      <h3 style={{ marginTop: 16 }}>备案材料</h3>
      {view.packet.filter((i) => i.required || i.ready).map((item) => (
        <div key={item.code} className="bar" style={{ marginBottom: 2 }}>
          <Checkbox checked={item.ready} data-testid={`packet-${item.code}`} onChange={(e) => void run(() => packetSet({ class_id: view.id, code: item.code, ready: e.target.checked, note: item.note }))}>{item.title}</Checkbox>
          <Button type="link" size="small" onClick={() => preview(item.code)}>预览</Button>
        </div>
      ))}
      {!view.filing && (
        <div className="bar" style={{ marginTop: 12 }}>
          <Day width={150} value={on} onChange={setOn} testid="filed-on" />
          <Button type="primary" onClick={() => void run(() => filingSubmit({ class_id: view.id, on, receipt_number: "" }))} data-testid="submit-filing">登记备案</Button>
        </div>
      )}
      <h3 style={{ marginTop: 16 }}>备案检查</h3>
      <Problems problems={problems} open={open} empty="备案内容和材料齐全。" />
    </>
  );
}

function Changes({ view, run, preview }: Pick<StageProps, "view" | "run" | "preview">) {
  const [draft, setDraft] = useState<{ reason: string; opens_on: string; place: string; size: string; other: string }>({ reason: "", opens_on: "", place: "", size: "", other: "" });
  const field = (key: keyof typeof draft, label: string) => (
    <label><span>{label}</span><Input value={draft[key]} onChange={(e) => setDraft({ ...draft, [key]: e.target.value })} /></label>
  );
  const send = async () => {
    const done = await run(() => filingChange({ class_id: view.id, change: { reason: draft.reason, opens_on: draft.opens_on || null, place: draft.place || null, size: draft.size ? Number(draft.size) : null, other: draft.other } }));
    if (done) setDraft({ reason: "", opens_on: "", place: "", size: "", other: "" });
  };
  return (
    <>
      {view.changes.map((c) => (
        <Alert key={c.id} style={{ marginBottom: 8 }} title={`${changeKindLabels[c.kind]}　${longDate(c.reported_on)}`} description={<>{c.facts.map((f) => <div key={f.label}>{f.label}：{f.before} → {f.after}</div>)}<div>原因：{c.reason}</div></>} />
      ))}
      {view.changes.length > 0 && <Button onClick={() => preview("change-report")}>预览变更说明</Button>}
      <h3 style={{ marginTop: 12 }}>登记变更</h3>
      <p className="quiet">只填有变化的项目。改开班日期时，结束日期和课程随之顺延，期限重新推算。</p>
      <div className="fields">
        <label><span>新的开班日期</span><Day value={draft.opens_on} onChange={(d) => setDraft({ ...draft, opens_on: d })} testid="change-opens" /></label>
        {field("place", "新的地点")}
        {field("size", "新的计划人数")}
        {field("other", "其他变更")}
        <label className="two"><span>变更原因（必填）</span><Input value={draft.reason} onChange={(e) => setDraft({ ...draft, reason: e.target.value })} /></label>
      </div>
      <p />
      <Button type="primary" onClick={() => void send()}>登记变更</Button>
    </>
  );
}
