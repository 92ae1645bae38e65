import { Button, Drawer, Input, Select, Space, Table, Tag } from "antd";
import { useEffect, useState } from "react";
import { applicantSave, enrolmentReview, identity, paperSave, receiptsImport } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { cityLabels, documentKindLabels, enrolmentStatusLabels, politicalStatusLabels, sexLabels, titleLevelLabels } from "../../generated/words";
import { pickFiles, pickSave } from "../../host/call";
import { Problems } from "../../shared/Problems";
import type { StageProps } from "../../shared/stage";
import { ImportCheck } from "./ImportCheck";

const DECISIONS = { accept: "通过", return: "退回补正", wait: "列为候补", decline: "不通过", cancel: "取消报名" } as const;
const NEEDS_REASON = ["return", "decline", "cancel"];
const COLOURS: Record<string, string> = { accepted: "green", pending: "gold", returned: "orange", waiting: "blue", declined: "red", cancelled: "default" };

/** Enrolment: receipts in, checked before they are written; the review of each person. */
export function EnrolmentPage({ view, run }: StageProps) {
  const [report, setReport] = useState<wire.ImportReport | null>(null);
  const [files, setFiles] = useState<string[]>([]);
  const [chosen, setChosen] = useState<string[]>([]);
  const [status, setStatus] = useState<string>("");
  const [text, setText] = useState("");
  const [decision, setDecision] = useState<keyof typeof DECISIONS>("accept");
  const [reason, setReason] = useState("");
  const [editing, setEditing] = useState<wire.EnrolmentRow | "new" | null>(null);
  const look = async () => {
    const picked = await pickFiles("选择报名回执", ["xlsx", "xls", "csv"], true);
    if (picked.length === 0) return;
    const found = await run(() => receiptsImport({ class_id: view.id, files: picked, dry_run: true, map: [] }));
    if (found) {
      setFiles(picked);
      setReport(found);
    }
  };
  const write = async () => {
    const done = await run(async () => {
      const made = await receiptsImport({ class_id: view.id, files, dry_run: false, map: [] });
      return { ...made, done: `已导入 ${made.new + made.matched} 人` };
    });
    if (done) setReport(null);
  };
  const blank = async () => {
    const path = await pickSave("保存空白回执", "附件3-报名回执.xlsx", "xlsx");
    if (path) await run(() => paperSave({ class_id: view.id, kind: "enrolment-receipt", format: "xlsx", path }));
  };
  const review = async (all: boolean) => {
    const done = await run(() => enrolmentReview({ class_id: view.id, people: all ? [] : chosen, all, decision, reason }));
    if (done) {
      setChosen([]);
      setReason("");
    }
  };
  if (report) return <ImportCheck report={report} write={() => void write()} drop={() => setReport(null)} />;
  const people = view.enrolments.filter((p) => (!status || p.status === status) && `${p.name}${p.unit}${p.name_key}`.includes(text.trim()));
  const accepted = view.enrolments.filter((p) => p.status === "accepted");
  const pending = view.enrolments.filter((p) => p.status === "pending");
  const cities = new Set(accepted.map((p) => p.city).filter(Boolean)).size;
  return (
    <div className="panel">
      <div className="bar">
        <Button onClick={() => void blank()}>下载空白回执</Button>
        <Button type="primary" onClick={() => void look()} data-testid="import-receipts">导入回执</Button>
        <Button onClick={() => setEditing("new")}>手工添加</Button>
        <span className="grow" />
        <span className="quiet">已通过 {accepted.length}/{view.class.size} 人，待审 {pending.length} 人；来自 {cities} 个市；党员 {accepted.filter((p) => p.political_status?.endsWith("member")).length} 人；一线 {accepted.filter((p) => p.front_line).length} 人</span>
      </div>
      <div className="bar">
        <Select style={{ width: 120 }} value={status} onChange={setStatus} options={[{ value: "", label: "全部状态" }, ...Object.entries(enrolmentStatusLabels).map(([value, label]) => ({ value, label }))]} />
        <Input allowClear placeholder="姓名、拼音、单位" style={{ width: 170 }} value={text} onChange={(e) => setText(e.target.value)} />
        <span className="grow" />
        <Space.Compact>
          <Select style={{ width: 110 }} value={decision} onChange={setDecision} options={Object.entries(DECISIONS).map(([value, label]) => ({ value: value as keyof typeof DECISIONS, label }))} />
          {NEEDS_REASON.includes(decision) && <Input style={{ width: 180 }} placeholder="原因（必填）" value={reason} onChange={(e) => setReason(e.target.value)} />}
          <Button type="primary" disabled={chosen.length === 0} onClick={() => void review(false)} data-testid="review-chosen">审验所选 {chosen.length} 人</Button>
        </Space.Compact>
        {pending.length > 0 && decision === "accept" && <Button onClick={() => void review(true)} data-testid="accept-all">待审全部通过（{pending.length}）</Button>}
      </div>
      <Table<wire.EnrolmentRow> size="small" rowKey="id" dataSource={people} pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }} scroll={{ y: "calc(100vh - 390px)" }}
        locale={{ emptyText: "还没有报名人员：发出空白回执，收回后在这里导入。" }}
        rowSelection={{ selectedRowKeys: chosen, onChange: (keys) => setChosen(keys as string[]), columnWidth: 36 }}
        columns={[
          { title: "号", width: 48, render: (_, p) => p.roster_number ?? "—", sorter: (a, b) => (a.roster_number ?? 1e6) - (b.roster_number ?? 1e6) },
          { title: "姓名", width: 92, sorter: (a, b) => (a.name_key < b.name_key ? -1 : 1), render: (_, p) => <a onClick={() => setEditing(p)} title={p.undrawable && `字库缺字：${p.undrawable}`}>{p.name}{p.undrawable && " ⚠"}</a> },
          { title: "性别", width: 52, render: (_, p) => (p.sex ? sexLabels[p.sex] : "—") },
          { title: "证件号码", dataIndex: "id_number", width: 166 },
          { title: "单位", dataIndex: "unit", ellipsis: true },
          { title: "市", width: 60, render: (_, p) => (p.city ? cityLabels[p.city] : "—") },
          { title: "职称", dataIndex: "title", width: 96, ellipsis: true },
          { title: "政治面貌", width: 104, render: (_, p) => (p.political_status ? politicalStatusLabels[p.political_status] : "—") },
          { title: "审验", width: 92, render: (_, p) => <Tag color={COLOURS[p.status]} title={p.reason}>{enrolmentStatusLabels[p.status]}</Tag> },
        ]}
      />
      <Applicant key={editing === "new" ? "new" : editing?.id} editing={editing} close={() => setEditing(null)} view={view} run={run} />
    </div>
  );
}

function blankApplicant(): wire.ApplicantInput {
  return { name: "", document_kind: "resident", id_number: "", reading: "", sex: null, birth: null, ethnic_group: "汉族", unit: "", city: null, post: "", title: "", title_level: null, field: "", political_status: null, phone: "", front_line: false, front_line_how: "", lodging: "", food: "", arrival: "", departure: "", note: "" };
}

function Applicant({ editing, close, view, run }: { editing: wire.EnrolmentRow | "new" | null; close(): void } & Pick<StageProps, "view" | "run">) {
  const [draft, setDraft] = useState<wire.ApplicantInput>(() => {
    if (!editing || editing === "new") return blankApplicant();
    const blank = blankApplicant();
    const known = Object.fromEntries(Object.keys(blank).map((k) => [k, (editing as unknown as Record<string, unknown>)[k]])) as unknown as wire.ApplicantInput;
    return { ...known, id_number: "" };
  });
  const [reading, setReading] = useState<wire.IdentityReading | null>(null);
  useEffect(() => {
    if (draft.document_kind !== "resident" || draft.id_number.trim().length < 15) return setReading(null);
    identity({ number: draft.id_number }).then(setReading, () => setReading(null));
  }, [draft.document_kind, draft.id_number]);
  const set = (part: Partial<wire.ApplicantInput>) => setDraft({ ...draft, ...part });
  const text = (key: keyof wire.ApplicantInput, label: string) => (
    <label><span>{label}</span><Input value={String(draft[key] ?? "")} onChange={(e) => set({ [key]: e.target.value })} data-testid={`applicant-${key}`} /></label>
  );
  const choice = (key: keyof wire.ApplicantInput, label: string, labels: Record<string, string>) => (
    <label><span>{label}</span><Select allowClear style={{ width: "100%" }} value={(draft[key] as string | null) ?? undefined} onChange={(v) => set({ [key]: v ?? null })} options={Object.entries(labels).map(([value, l]) => ({ value, label: l }))} /></label>
  );
  const save = async () => {
    const enrolment_id = editing && editing !== "new" ? editing.id : null;
    const done = await run(() => applicantSave({ class_id: view.id, enrolment_id, applicant: draft }));
    if (done) close();
  };
  return (
    <Drawer open={editing !== null} onClose={close} size={720} title={editing === "new" ? "手工添加报名人员" : `修改：${editing?.name ?? ""}`} extra={<Button type="primary" onClick={() => void save()}>保存</Button>}>
      <div className="fields" style={{ gridTemplateColumns: "1fr 1fr" }}>
        {text("name", "姓名")}
        {text("reading", "读音（多音字时填拼音）")}
        {choice("document_kind", "证件类型", documentKindLabels)}
        {text("id_number", editing === "new" ? "证件号码" : `证件号码（现为 ${editing?.id_number ?? ""}，请重新输入完整号码）`)}
        <div className="wide">{reading && (reading.valid ? <span className="quiet">号码有效：{reading.sex && sexLabels[reading.sex]}，{reading.birth} 出生</span> : null)}{reading && <Problems problems={reading.problems} />}</div>
        {choice("sex", "性别", sexLabels)}
        {text("ethnic_group", "民族")}
        {text("unit", "工作单位")}
        {choice("city", "所在市", cityLabels)}
        {text("post", "职务")}
        {text("title", "职称")}
        {choice("title_level", "职称级别", titleLevelLabels)}
        {text("field", "从事专业")}
        {choice("political_status", "政治面貌", politicalStatusLabels)}
        {text("phone", "手机号码")}
        <label><span>是否一线</span><Select style={{ width: "100%" }} value={draft.front_line ? "是" : "否"} onChange={(v) => set({ front_line: v === "是" })} options={[{ value: "是" }, { value: "否" }]} /></label>
        {text("front_line_how", "一线情况说明")}
        {text("lodging", "住宿要求")}
        {text("food", "饮食要求")}
        {text("note", "备注")}
      </div>
    </Drawer>
  );
}
