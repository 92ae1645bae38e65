import { Button, Input, InputNumber, Select } from "antd";
import { useEffect, useState } from "react";
import { classNew, classPattern, home } from "../generated/commands";
import type * as wire from "../generated/wire";
import { Day } from "../shared/Day";
import { period } from "../shared/format";
import type { Run } from "./App";

interface Props {
  state: wire.OfficeState;
  run: Run;
  open(id: string): void;
  /** The project of the year's list that the class is begun from. */
  from: { project: wire.ProjectRow; year: number } | null;
}

/** The few facts a class begins with, or last year's class as a pattern; the rest is filled in on its page. */
export function NewClass({ state, run, open, from: begun }: Props) {
  const project = begun?.project;
  const [title, setTitle] = useState(project?.title ?? "");
  const [plan, setPlan] = useState(project?.plan_number ?? "");
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [size, setSize] = useState(30);
  const [topic, setTopic] = useState(state.notices.find((n) => n.year === begun?.year)?.special_topics.find((t) => project?.special_topic.includes(t.label))?.code ?? "");
  const [pattern, setPattern] = useState("");
  const [classes, setClasses] = useState<wire.ClassRow[]>([]);
  const [year, setYear] = useState(begun?.year ?? state.notices[0]?.year ?? 2021);
  const notice = state.notices.find((n) => n.year === year);
  useEffect(() => {
    home({}).then((h) => setClasses(h.classes), () => setClasses([]));
  }, []);
  const create = async () => {
    const blank = { name: "", post: "", phone: "" };
    const made = await run(async () => {
      if (pattern) {
        const copied = await classPattern({ class_id: pattern, notice_year: year, opens_on: from, plan_number: plan || null });
        return classNew({ class: { ...copied, title: title.trim() || copied.title, plan_number: plan.trim() || copied.plan_number, closes_on: to || copied.closes_on } });
      }
      return classNew({
        class: {
          notice_year: year, title, plan_number: plan, run: (project?.classes.length ?? 0) + 1, special_topic: topic,
          applicant_unit: project?.applicant_unit ?? "", host_unit: project?.host_unit ?? "", supervising_department: project?.supervising_department ?? "",
          department_lead: blank, host_lead: blank, contact: blank, delivery_mode: "face_to_face", aims: "", content: "", target_group: "",
          check_in_on: null, opens_on: from, closes_on: to, place: "", size, budget_source: "", assessment_method: "", epidemic_in_force: null,
          epidemic_measures: "", contingency_plan: "", conditions: "", condition_title_level: null, condition_fields: [], condition_units: [], condition_evidence: [], teachers: [], sessions: [], budget: [], quotas: [],
        },
      });
    });
    if (made) open(made.class_id);
  };
  const ready = pattern ? !!from : !!(title.trim() && plan.trim() && from && to);
  return (
    <div className="panel" style={{ maxWidth: 900 }}>
      <h3>新建班次</h3>
      {project && <p className="quiet">{begun?.year}年度计划第 {project.plan_number} 号：{project.title}</p>}
      <div className="fields">
        {classes.length > 0 && (
          <label className="wide"><span>以往年班次为样本（课程、师资、预算照搬，日期顺延）</span>
            <Select style={{ width: "100%" }} allowClear value={pattern || undefined} placeholder="不用样本" onChange={(v) => setPattern(v ?? "")} data-testid="class-pattern"
              options={classes.map((c) => ({ value: c.id, label: `${c.notice_year}年度　${c.title}　${period(c.opens_on, c.closes_on)}` }))} />
          </label>
        )}
        <label className="two"><span>项目名称{pattern && "（不填为样本的名称）"}</span><Input value={title} onChange={(e) => setTitle(e.target.value)} data-testid="class-title" /></label>
        <label><span>计划编号（附件1）</span><Input value={plan} onChange={(e) => setPlan(e.target.value)} data-testid="class-plan" /></label>
        <label><span>年度通知</span><Select style={{ width: "100%" }} value={year} onChange={setYear} options={state.notices.map((n) => ({ value: n.year, label: `${n.year}年度 ${n.number}` }))} /></label>
        <label><span>专项</span><Select style={{ width: "100%" }} disabled={!!pattern} value={topic} onChange={setTopic} options={[{ value: "", label: "无" }, ...(notice?.special_topics ?? []).map((t) => ({ value: t.code, label: t.label }))]} /></label>
        <label><span>计划人数</span><InputNumber style={{ width: "100%" }} disabled={!!pattern} min={1} max={5000} value={size} onChange={(v) => setSize(v ?? 30)} /></label>
        <label><span>开班日期（第一天课）</span><Day value={from} onChange={setFrom} testid="class-opens" /></label>
        <label><span>结束日期</span><Day value={to} onChange={setTo} testid="class-closes" /></label>
      </div>
      <p />
      <Button type="primary" disabled={!ready} onClick={() => void create()} data-testid="create-class">建立班次</Button>
    </div>
  );
}
