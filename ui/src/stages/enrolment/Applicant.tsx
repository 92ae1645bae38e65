import { Button, Drawer, Input, Select } from "antd";
import { useEffect, useState } from "react";
import { applicantSave, identity } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { cityLabels, documentKindLabels, politicalStatusLabels, sexLabels, titleLevelLabels } from "../../generated/words";
import { Problems } from "../../shared/Problems";
import { Day } from "../../shared/Day";
import type { StageProps } from "../../shared/stage";
import { Source } from "./Source";

function blankApplicant(): wire.ApplicantInput {
  return { name: "", document_kind: "resident", id_number: "", reading: "", sex: null, birth: null, ethnic_group: "汉族", unit: "", city: null, post: "", title: "", title_level: null, field: "", political_status: null, phone: "", front_line: false, front_line_how: "", lodging: "", food: "", arrival: "", departure: "", note: "" };
}

/** One applicant, typed or mended. */
export function Applicant({ editing, close, view, run }: { editing: wire.EnrolmentRow | "new" | null; close(): void } & Pick<StageProps, "view" | "run">) {
  const [draft, setDraft] = useState<wire.ApplicantInput>(() => {
    if (!editing || editing === "new") return blankApplicant();
    const blank = blankApplicant();
    const known = Object.fromEntries(Object.keys(blank).map((k) => [k, (editing as unknown as Record<string, unknown>)[k]])) as unknown as wire.ApplicantInput;
    // The number is shown masked; only one that is typed anew is sent.
    return { ...known, id_number: "" };
  });
  const known = editing && editing !== "new" ? editing : null;
  const [reading, setReading] = useState<wire.IdentityReading | null>(null);
  useEffect(() => {
    if (draft.document_kind !== "resident" || draft.id_number.trim().length < 15) {
      setReading(null);
      return;
    }
    let gone = false;
    identity({ number: draft.id_number }).then((found) => !gone && setReading(found), () => !gone && setReading(null));
    return () => {
      gone = true;
    };
  }, [draft.document_kind, draft.id_number]);
  const set = (part: Partial<wire.ApplicantInput>) => setDraft({ ...draft, ...part });
  const text = (key: keyof wire.ApplicantInput, label: string, hint = "") => (
    <label><span>{label}</span><Input placeholder={hint} value={String(draft[key] ?? "")} onChange={(e) => set({ [key]: e.target.value })} data-testid={`applicant-${key}`} /></label>
  );
  const choice = (key: keyof wire.ApplicantInput, label: string, labels: Record<string, string>) => (
    <label><span>{label}</span><Select allowClear style={{ width: "100%" }} value={(draft[key] as string | null) ?? undefined} onChange={(v) => set({ [key]: v ?? null })} options={Object.entries(labels).map(([value, l]) => ({ value, label: l }))} /></label>
  );
  const save = async () => {
    const done = await run(() => applicantSave({ class_id: view.id, enrolment_id: known?.id ?? null, applicant: draft }));
    if (done) close();
  };
  return (
    <Drawer open={editing !== null} onClose={close} mask={{ closable: false }} size={720} title={editing === "new" ? "手工添加报名人员" : `修改：${editing?.name ?? ""}`} extra={<Button type="primary" onClick={() => void save()} data-testid="save-applicant">保存</Button>}>
      <div className="fields" style={{ gridTemplateColumns: "1fr 1fr" }}>
        {text("name", "姓名")}
        {text("reading", "读音（多音字时填拼音）")}
        {choice("document_kind", "证件类型", documentKindLabels)}
        {known ? text("id_number", "证件号码（不改的不用填）", `${known.id_number}，不改不填`) : text("id_number", "证件号码")}
        <div className="wide">{reading && (reading.valid ? <span className="quiet">号码有效：{reading.sex && sexLabels[reading.sex]}，{reading.birth} 出生</span> : null)}{reading && <Problems problems={reading.problems} />}</div>
        {choice("sex", "性别", sexLabels)}
        {text("ethnic_group", "民族")}
        {draft.document_kind !== "resident" && <label><span>出生日期</span><Day value={draft.birth ?? ""} onChange={(d) => set({ birth: d || null })} testid="applicant-birth" /></label>}
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
        {text("arrival", "到达时间")}
        {text("departure", "返程时间")}
        {text("note", "备注")}
        {editing && editing !== "new" && <Source person={editing} view={view} run={run} />}
      </div>
    </Drawer>
  );
}
