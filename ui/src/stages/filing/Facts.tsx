import { Checkbox, Input, Select } from "antd";
import type * as wire from "../../generated/wire";
import { deliveryModeLabels, evidenceKindLabels, titleLevelLabels } from "../../generated/words";
import { Day } from "../../shared/Day";

export interface DraftProps {
  draft: wire.ClassInput;
  edit(part: Partial<wire.ClassInput>): void;
  /** What was filed is changed by a change report alone. */
  filed: boolean;
}

/** Kinds of unit that the review tells by a unit's name; other words are looked for in the name. */
const UNIT_KINDS = ["机关", "事业单位", "企业", "学校", "医疗卫生机构", "科研院所"];

const options = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }));

/** What a class is: units, people, dates, place, aims. */
export function Facts({ draft, edit, filed }: DraftProps) {
  const fixed = filed ? "已备案，改动请登记变更" : undefined;
  const text = (key: keyof wire.ClassInput, label: string, kind: "" | "two" | "wide" = "", rows = 0) => (
    <label className={kind} key={key}>
      <span>{label}</span>
      {rows ? <Input.TextArea rows={rows} data-testid={`fact-${key}`} value={String(draft[key] ?? "")} onChange={(e) => edit({ [key]: e.target.value })} /> : <Input data-testid={`fact-${key}`} value={String(draft[key] ?? "")} onChange={(e) => edit({ [key]: e.target.value })} />}
    </label>
  );
  const contact = (key: "department_lead" | "host_lead" | "contact", label: string) =>
    (["name", "post", "phone"] as const).map((part) => (
      <label key={key + part}>
        <span>{label}{part === "name" ? "" : part === "post" ? "职务" : "电话"}</span>
        <Input data-testid={`fact-${key}-${part}`} value={draft[key][part]} onChange={(e) => edit({ [key]: { ...draft[key], [part]: e.target.value } })} />
      </label>
    ));
  return (
    <div className="fields">
      {text("title", "项目名称", "two")}
      {text("plan_number", "计划编号")}
      {text("applicant_unit", "选题申报单位")}
      {text("host_unit", "承办单位")}
      {text("supervising_department", "主管部门")}
      {contact("department_lead", "主管部门项目负责人")}
      {contact("host_lead", "承办单位项目负责人")}
      {contact("contact", "联系人")}
      <label title={fixed}><span>报到日期</span><Day value={draft.check_in_on ?? ""} onChange={(d) => edit({ check_in_on: d || null })} testid="edit-check-in" /></label>
      <label title={fixed}><span>开班日期</span><Day disabled={filed} value={draft.opens_on} onChange={(d) => edit({ opens_on: d })} testid="edit-opens" /></label>
      <label title={fixed}><span>结束日期</span><Day disabled={filed} value={draft.closes_on} onChange={(d) => edit({ closes_on: d })} testid="edit-closes" /></label>
      <label className="two" title={fixed}><span>研修地点</span><Input disabled={filed} data-testid="fact-place" value={draft.place} onChange={(e) => edit({ place: e.target.value })} /></label>
      <label title={fixed}><span>计划人数</span><Input disabled={filed} value={draft.size} onChange={(e) => edit({ size: Number(e.target.value.replace(/\D/g, "")) || 0 })} /></label>
      <label title={fixed}><span>办班形式</span><Select disabled={filed} style={{ width: "100%" }} value={draft.delivery_mode} options={options(deliveryModeLabels)} onChange={(v) => edit({ delivery_mode: v })} /></label>
      {text("budget_source", "经费来源")}
      {text("conditions", "报名条件（印在通知上）", "wide")}
      <label><span>审验条件：职称不低于</span><Select allowClear placeholder="不限" style={{ width: "100%" }} value={draft.condition_title_level ?? undefined} options={options(titleLevelLabels)} onChange={(v) => edit({ condition_title_level: v ?? null })} data-testid="condition-title" /></label>
      <label><span>审验条件：从事专业</span><Select mode="tags" open={false} suffixIcon={null} placeholder="不限；写一个专业按回车" style={{ width: "100%" }} tokenSeparators={["、", "，", ",", " "]} value={draft.condition_fields} onChange={(v) => edit({ condition_fields: v })} data-testid="condition-fields" /></label>
      <label><span>审验条件：单位类别</span><Select mode="tags" placeholder="不限" style={{ width: "100%" }} tokenSeparators={["、", "，", ",", " "]} value={draft.condition_units} options={UNIT_KINDS.map((value) => ({ value }))} onChange={(v) => edit({ condition_units: v })} data-testid="condition-units" /></label>
      <label><span>审验时须查看的材料</span><Select mode="multiple" placeholder="不要求" style={{ width: "100%" }} value={draft.condition_evidence} options={options(evidenceKindLabels)} onChange={(v) => edit({ condition_evidence: v })} data-testid="condition-evidence" /></label>
      {text("target_group", "研修对象", "wide", 2)}
      {text("aims", "研修目的", "wide", 3)}
      {text("content", "主要内容", "wide", 3)}
      {text("assessment_method", "考核方式", "wide", 2)}
      <Checkbox className="wide" checked={draft.epidemic_in_force ?? false} onChange={(e) => edit({ epidemic_in_force: e.target.checked })}>在疫情防控期间举办（通知二·一）</Checkbox>
      {draft.epidemic_in_force && text("epidemic_measures", "疫情防控措施和物资", "wide", 3)}
      {text("contingency_plan", "应急预案", "wide", 3)}
    </div>
  );
}
