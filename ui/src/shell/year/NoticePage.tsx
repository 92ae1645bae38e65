import { Alert, App, Button, Checkbox, Input, InputNumber, Select, Tabs } from "antd";
import { useEffect, useState } from "react";
import { noticeAdopt, noticeCopy, noticeExport, noticeImport, noticeSave, noticeShow } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { basisLabels, dayPartLabels, neededLabels, periodUnitLabels, sessionKindLabels, surveyGradeLabels } from "../../generated/words";
import { pickFiles, pickSave } from "../../host/call";
import { Day } from "../../shared/Day";
import { useDraft } from "../../shared/draft";
import { fen, yuan } from "../../shared/format";
import { Grid, type GridRow } from "../../shared/Grid";
import type { YearProps } from "./YearPage";

const options = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }));

/** The year's rule set: every parameter of the notice, copied to a new year, in and out as a file. */
export function NoticePage({ year, version, run, dirty, choose }: YearProps & { choose(year: number): void }) {
  const { modal } = App.useApp();
  const [view, setView] = useState<wire.NoticeView | null>(null);
  const { draft, changed, edit: change, keep } = useDraft(view?.notice ?? null, dirty);
  useEffect(() => void noticeShow({ year }).then(setView, () => setView(null)), [year, version]);
  if (!view || !draft) return null;
  const edit = (part: Partial<wire.NoticeFile>) => change((now) => now && { ...now, ...part });
  const save = () => keep(async (given) => given && run(() => noticeSave(given)));
  const copy = () => {
    let to = Math.max(...view.years) + 1;
    modal.confirm({ title: "复制到新年度", content: <>由 {year} 年度通知复制，日期顺延，文号待填。新年度：<InputNumber defaultValue={to} min={1949} max={2199} onChange={(v) => { to = v ?? to; }} /></>, okText: "复制", cancelText: "取消", onOk: async () => { if (await run(() => noticeCopy({ from: year, to }))) choose(to); } });
  };
  const read = async () => {
    const [file] = await pickFiles("选择年度通知文件", ["toml"], false);
    if (file) await run(() => noticeImport({ path: file }));
  };
  const write = async () => {
    const path = await pickSave("导出年度通知", `${year}年度通知.toml`, "toml");
    if (path) await run(() => noticeExport({ year, path }));
  };
  const text = (key: "number" | "title" | "issuer", label: string, kind = "") => <label className={kind}><span>{label}</span><Input value={draft[key]} data-testid={`notice-${key}`} onChange={(e) => edit({ [key]: e.target.value })} /></label>;
  const whole = (value: number, label: string, set: (v: number) => void, testid?: string) => <label><span>{label}</span><InputNumber style={{ width: "100%" }} min={0} value={value} data-testid={testid} onChange={(v) => set(v ?? 0)} /></label>;
  const size = (part: Partial<wire.NoticeSize>) => edit({ size: { ...draft.size, ...part } });
  const money = (key: Exclude<keyof wire.NoticeMoney, "tax">, label: string) => (
    <label><span>{label}</span><Input key={String(draft.money[key])} defaultValue={yuan(Number(draft.money[key]))} onBlur={(e) => { const to = fen(e.target.value); if (to !== null && to !== draft.money[key]) edit({ money: { ...draft.money, [key]: to } }); }} /></label>
  );
  const rules = (
    <div className="fields">
      {text("number", "文号")}
      {text("title", "标题", "two")}
      {text("issuer", "发文机关")}
      <label><span>发文日期</span><Day value={draft.issued_on} onChange={(d) => edit({ issued_on: d })} /></label>
      <label><span>办结期限（四·一）</span><Day value={draft.complete_by} onChange={(d) => edit({ complete_by: d })} /></label>
      {whole(draft.filing_working_days, "备案提前工作日（二·一）", (v) => edit({ filing_working_days: v }), "notice-filing-days")}
      <label><span>报送期限（三）</span><span style={{ display: "flex", gap: 8 }}><InputNumber min={1} value={draft.report_within.count} onChange={(v) => edit({ report_within: { ...draft.report_within, count: v ?? 1 } })} /><Select style={{ flex: 1 }} value={draft.report_within.unit} options={options(periodUnitLabels)} onChange={(unit) => edit({ report_within: { ...draft.report_within, unit } })} /></span></label>
      {whole(draft.min_attendance_percent, "出勤率要求（%）", (v) => edit({ min_attendance_percent: v }))}
      {whole(draft.size.days, "研修天数（左右）", (v) => size({ days: v }))}
      {whole(draft.size.days_tolerance, "天数允许相差", (v) => size({ days_tolerance: v }))}
      <label><span>最少学时（不足不能备案）</span><Input value={draft.size.min_hours} onChange={(e) => size({ min_hours: e.target.value })} /></label>
      {whole(draft.size.learners, "学员人数（左右）", (v) => size({ learners: v }))}
      {whole(draft.size.learners_tolerance_percent, "人数允许相差（%）", (v) => size({ learners_tolerance_percent: v }))}
      {whole(draft.size.dominating_percent, "一市或本单位学员占比提醒（%）", (v) => size({ dominating_percent: v }))}
      <label><span>半天最多学时</span><Input value={draft.size.half_day_max} onChange={(e) => size({ half_day_max: e.target.value })} /></label>
      <label className="two"><span>计入学时的形式</span><Select mode="multiple" style={{ width: "100%" }} value={draft.size.counted_kinds} options={options(sessionKindLabels)} onChange={(counted_kinds) => size({ counted_kinds })} /></label>
      <Checkbox className="wide" checked={draft.epidemic_in_force} onChange={(e) => edit({ epidemic_in_force: e.target.checked })}>疫情防控条款对新班次有效（二·一）</Checkbox>
      <label className="wide"><span>经费标准依据</span><Input value={draft.money.source} onChange={(e) => edit({ money: { ...draft.money, source: e.target.value } })} /></label>
      {money("associate_hour", "副高每学时税后最高（元）")}
      {money("senior_hour", "正高每学时税后最高（元）")}
      {money("academician_hour", "院士、全国知名专家一般（元）")}
      <label><span>半天最多计酬学时</span><Input value={draft.money.half_day_paid} onChange={(e) => edit({ money: { ...draft.money, half_day_paid: e.target.value } })} /></label>
      {money("person_day", "综合定额（元/人天）")}
      <label><span>证书编号规则</span><Input value={draft.certificate.number_scheme} onChange={(e) => edit({ certificate: { ...draft.certificate, number_scheme: e.target.value } })} /></label>
      <label><span>证书标题上行</span><Input value={draft.certificate.programme} onChange={(e) => edit({ certificate: { ...draft.certificate, programme: e.target.value } })} /></label>
      <label><span>证书名称</span><Input value={draft.certificate.title} onChange={(e) => edit({ certificate: { ...draft.certificate, title: e.target.value } })} /></label>
      <label><span>证书盖章处文字</span><Input value={draft.certificate.seal} placeholder="可不填" onChange={(e) => edit({ certificate: { ...draft.certificate, seal: e.target.value } })} /></label>
      {(["name", "office", "phone", "fax", "email", "address"] as const).map((key) => (
        <label key={key}><span>{{ name: "主管厅局", office: "处室", phone: "电话", fax: "传真", email: "电子邮箱", address: "地址" }[key]}</span><Input value={draft.department[key]} onChange={(e) => edit({ department: { ...draft.department, [key]: e.target.value } })} /></label>
      ))}
    </div>
  );
  const attend = (part: Partial<wire.NoticeAttendance>) => edit({ attendance: { ...draft.attendance, ...part } });
  const earns = (key: "present" | "late" | "left_early" | "leave" | "absent", label: string) => (
    <label key={key}><span>{label}计入学时（%）</span><InputNumber style={{ width: "100%" }} min={0} max={100} value={draft.attendance[key]} data-testid={`notice-earns-${key}`} onChange={(v) => attend({ [key]: v ?? 0 })} /></label>
  );
  const assess = (part: Partial<wire.NoticeAssessment>) => edit({ assessment: { ...draft.assessment, ...part } });
  const counts = (key: Exclude<keyof wire.NoticeAssessment, "excellent_percent">, label: string) => (
    <label key={key}><span>{label}</span><Input value={draft.assessment[key]} data-testid={`notice-${key}`} onChange={(e) => assess({ [key]: e.target.value.trim() })} /></label>
  );
  const assessment = (
    <>
      <div className="fields">
        {counts("conduct_excellent", "表现“优秀”折算（分）")}
        {counts("conduct_good", "表现“良好”折算（分）")}
        {counts("conduct_passed", "表现“合格”折算（分）")}
        {counts("conduct_failed", "表现“不合格”折算（分）")}
        {whole(draft.assessment.excellent_percent, "优秀学员比例上限（%）", (v) => assess({ excellent_percent: v }))}
        {counts("excellent_total", "优秀学员总评不低于（分）")}
      </div>
      <p className="quiet">通知只要求考核，没有规定分数，这里是本单位的办法。表现作为考核项目自动计算时，按此折算。</p>
    </>
  );
  const attendance = (
    <>
      <p className="quiet">这是承办单位自己的计算办法：通知只要求考核。出勤率按全部计划学时计算，要求在“规定”中填写。</p>
      <div className="fields">
        {earns("present", "出勤")}
        {earns("late", "迟到")}
        {earns("left_early", "早退")}
        {earns("leave", "请假")}
        {earns("absent", "缺勤")}
        {whole(draft.attendance.grace_minutes, "迟到宽限（分钟）", (v) => attend({ grace_minutes: v }))}
        {whole(draft.attendance.log_present, "线上达到多少算出勤（%）", (v) => attend({ log_present: v }))}
        {whole(draft.attendance.log_absent_below, "线上不足多少算缺勤（%）", (v) => attend({ log_absent_below: v }))}
        <label><span>发热体温（℃，二·一）</span><InputNumber style={{ width: "100%" }} min={36} max={42} step={0.1} precision={1} value={draft.attendance.fever_tenths / 10} onChange={(v) => attend({ fever_tenths: Math.round((v ?? 37.3) * 10) })} /></label>
        <label className="two"><span>每天测温时段（二·一）</span><Select mode="multiple" style={{ width: "100%" }} value={draft.attendance.temperature_parts} options={options(dayPartLabels)} onChange={(temperature_parts) => attend({ temperature_parts })} /></label>
      </div>
    </>
  );
  const lines = (label: string, value: string[], change: (lines: string[]) => void) => (
    <label className="two"><span>{label}（一行一项）</span><Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} value={value.join("\n")} onChange={(e) => change(e.target.value.split("\n"))} onBlur={() => change(value.map((l) => l.trim()).filter((l) => l !== ""))} /></label>
  );
  const bodies = (part: Partial<wire.NoticeCommittee>) => edit({ committee: { ...draft.committee, ...part } });
  const survey = (part: Partial<wire.NoticeSurvey>) => edit({ survey: { ...draft.survey, ...part } });
  const chosen = (
    <>
      <p className="quiet">这些是承办单位自己的用语，供班委页选用和印制满意度测评表；每个班次还可以另定测评内容。</p>
      <div className="fields">
        {lines("班委职务", draft.committee.posts, (posts) => bodies({ posts }))}
        {lines("临时党小组职务", draft.committee.party_posts, (party_posts) => bodies({ party_posts }))}
        {lines("推选方式", draft.committee.election_ways, (election_ways) => bodies({ election_ways }))}
        {lines("党员不足三人的处理办法", draft.committee.few_members_phrases, (few_members_phrases) => bodies({ few_members_phrases }))}
        {lines("满意度测评内容", draft.survey.aspects, (aspects) => survey({ aspects }))}
        {lines("满意度测评开放题", draft.survey.questions, (questions) => survey({ questions }))}
        <label><span>计入满意率的档</span><Select mode="multiple" style={{ width: "100%" }} value={draft.survey.counted} options={options(surveyGradeLabels)} onChange={(counted) => survey({ counted })} /></label>
        {whole(draft.survey.few_answers, "授课人答卷少于多少份要提醒", (few_answers) => survey({ few_answers }))}
      </div>
    </>
  );
  const items = (key: "packet" | "bundle") => (
    <Grid rows={draft[key] as unknown as GridRow[]} onChange={(rows) => edit({ [key]: rows as unknown as wire.NoticeItem[] })} blank={() => ({ code: "", title: "", needed: "always" })}
      columns={[{ key: "title", title: "材料" }, { key: "needed", title: "何时需要", width: 150, kind: "choice", choices: neededLabels }, { key: "code", title: "代码", width: 200 }]} />
  );
  const points = draft.indicators.reduce((sum, i) => sum + (Number(i.points) || 0), 0);
  const number = (rows: GridRow[], keys: string[]) => rows.map((r) => ({ ...r, ...Object.fromEntries(keys.map((k) => [k, Number(r[k]) || 0])) }));
  return (
    <>
      <div className="bar">
        <span className="quiet">{changed ? "有改动，尚未保存" : `${view.classes} 个班次按这份通知办理`}</span><span className="grow" />
        <Button onClick={copy} data-testid="copy-notice">复制到新年度</Button>
        <Button onClick={() => void read()}>导入文件</Button>
        <Button onClick={() => void write()} disabled={changed}>导出文件</Button>
        <Button type="primary" disabled={!changed} onClick={() => void save()} data-testid="save-notice">保存</Button>
      </div>
      {view.earlier.length > 0 && (
        <Alert type="info" showIcon style={{ marginBottom: 10 }} title="下列班次仍按修改以前的规定办理"
          description={view.earlier.map((c) => <div key={c.class_id}>{c.title}<Button type="link" size="small" onClick={() => void run(() => noticeAdopt({ class_id: c.class_id }))}>改用现行通知</Button></div>)} />
      )}
      <Tabs size="small" items={[
        { key: "rules", label: "规定", children: rules },
        { key: "attendance", label: "考勤", children: attendance },
        { key: "assessment", label: "考核", children: assessment },
        { key: "packet", label: "备案材料", children: items("packet") },
        { key: "bundle", label: "报送材料", children: items("bundle") },
        { key: "topics", label: "专项", children: <Grid rows={draft.special_topics as unknown as GridRow[]} onChange={(rows) => edit({ special_topics: rows as unknown as wire.NoticeTopic[] })} blank={() => ({ code: "", label: "", front_line: "" })} columns={[{ key: "label", title: "专项", width: 200 }, { key: "front_line", title: "一线人员指" }, { key: "code", title: "代码", width: 180 }]} /> },
        { key: "bodies", label: "班委和测评", children: chosen },
        { key: "tax", label: "讲课费个税", children: (
          <>
            <p className="quiet">由税后推算税前：（税后－扣减数）÷税后比例。预置的是劳务报酬所得预扣预缴办法，税法调整时修改。</p>
            <Grid testid="notice-tax" rows={draft.money.tax as unknown as GridRow[]} onChange={(rows) => edit({ money: { ...draft.money, tax: number(rows, ["kept_percent"]) as unknown as wire.NoticeTax[] } })} blank={() => ({ net_over: 0, deducted: 0, kept_percent: 100 })}
              columns={[{ key: "net_over", title: "税后超过（元）", width: 180, kind: "money" }, { key: "deducted", title: "扣减数（元）", width: 180, kind: "money" }, { key: "kept_percent", title: "税后比例（%）", width: 140, align: "center" }]} />
          </>
        ) },
        { key: "indicators", label: `绩效指标（${points} 分）`, children: (
          <>
            {points !== 100 && <Alert type="error" showIcon style={{ marginBottom: 8 }} title={`各指标分值合计 ${points} 分，应为 100 分`} />}
            <Grid rows={draft.indicators as unknown as GridRow[]} onChange={(rows) => edit({ indicators: number(rows, ["points", "target_percent"]) as unknown as wire.NoticeIndicator[] })} blank={() => ({ code: "", level1: "", level2: "", title: "", points: 0, target: "", target_percent: 0, standard: "", basis: "by_hand" })}
              columns={[{ key: "level1", title: "一级", width: 86 }, { key: "level2", title: "二级", width: 80 }, { key: "title", title: "三级指标" }, { key: "points", title: "分值", width: 54, align: "center" }, { key: "target", title: "目标值", width: 130 }, { key: "target_percent", title: "目标（%）", width: 78, align: "center" }, { key: "basis", title: "数据来源", width: 170, kind: "choice", choices: basisLabels }, { key: "standard", title: "评分标准", width: 200 }, { key: "code", title: "代码", width: 100 }]} />
            <h3 style={{ marginTop: 12 }}>等次</h3>
            <Grid rows={draft.grades as unknown as GridRow[]} onChange={(rows) => edit({ grades: number(rows, ["from_points"]) as unknown as wire.NoticeGrade[] })} blank={() => ({ label: "", from_points: 0 })} columns={[{ key: "label", title: "等次", width: 160 }, { key: "from_points", title: "分数（含）以上", width: 140, align: "center" }]} />
          </>
        ) },
      ]} />
    </>
  );
}
