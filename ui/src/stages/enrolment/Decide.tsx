import { Input, Modal, Select, Table, Tag } from "antd";
import { useEffect, useRef, useState } from "react";
import { enrolmentReview, enrolmentReviewPreview } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { enrolmentStatusLabels } from "../../generated/words";
import { asOfficeError } from "../../host/call";
import { Problems } from "../../shared/Problems";
import type { StageProps } from "../../shared/stage";
import type { Applicant } from "./review";

export type Decision = wire.EnrolmentReview["decision"];

export const DECISIONS: Record<Decision, string> = { accept: "通过", return: "退回补正", wait: "列为候补", decline: "不通过", cancel: "取消报名", pending: "恢复待审验", suggested: "按建议录取" };
const NEEDS_REASON: Decision[] = ["return", "decline", "cancel"];

export interface Asked {
  decision: Decision;
  people: string[];
  /** Everybody who waits for a decision. */
  all?: boolean;
}

/** What a decision would do, its reason, and the decision itself. */
export function Decide({ asked, close, view, run, reasons, candidates, frozen }: { asked: Asked; close(done: boolean): void; reasons: string[]; candidates: Applicant[]; frozen: boolean } & Pick<StageProps, "view" | "run">) {
  const [reason, setReason] = useState("");
  const [by, setBy] = useState<string | null>(null);
  const [preview, setPreview] = useState<wire.ReviewPreview | null>(null);
  const [failed, setFailed] = useState("");
  const sending = useRef(false);
  const payload = { class_id: view.id, people: asked.people, all: asked.all ?? false, only_meeting: false, decision: asked.decision, reason, replaced_by: by };
  useEffect(() => {
    let gone = false;
    enrolmentReviewPreview(payload).then(
      (found) => !gone && (setPreview(found), setFailed("")),
      (error) => { const e = asOfficeError(error); if (!gone) setFailed(`${e.message}。${e.hint}`); },
    );
    return () => { gone = true; };
    // What is typed as the reason changes nothing of what would be done.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [asked, by, view]);
  const needs = NEEDS_REASON.includes(asked.decision);
  const refused = failed !== "" || (preview?.problems.some((p) => p.severity === "error") ?? true);
  const ready = preview !== null && !refused && preview.people.length > 0 && (!needs || reason.trim() !== "");
  const decide = async () => {
    if (!ready || sending.current) return;
    sending.current = true;
    const done = await run(() => enrolmentReview(payload));
    sending.current = false;
    if (done) close(true);
  };
  const leaves = asked.decision === "cancel" && asked.people.length === 1 && view.enrolments.some((p) => p.id === asked.people[0] && (p.status === "accepted" || p.status === "cancelled"));
  const count = asked.all ? (preview?.people.length ?? 0) : asked.people.length;
  const word = by ? "取消并递补" : DECISIONS[asked.decision];
  return (
    <Modal open width={820} title={`${word}：${count} 人`} onCancel={() => close(false)} onOk={() => void decide()} okText={`确认${word}`} cancelText="取消" okButtonProps={{ disabled: !ready, ...{ "data-testid": "confirm-decision" } }} mask={{ closable: false }} destroyOnHidden>
      <div onKeyDown={(e) => { if (e.key === "Enter" && !e.nativeEvent.isComposing && (e.ctrlKey || !(e.target instanceof HTMLTextAreaElement)) && !(e.target as HTMLElement).closest(".ant-select")) { e.preventDefault(); void decide(); } }}>
        {asked.decision !== "accept" && asked.decision !== "pending" && asked.decision !== "suggested" && (
          <div className="reasons">
            <Input.TextArea autoFocus rows={2} value={reason} onChange={(e) => setReason(e.target.value)} placeholder={needs ? (asked.decision === "return" ? "要补正的内容（必填）" : "原因（必填）") : "原因（可不填）"} data-testid="reason" />
            <div className="stock">
              {reasons.map((r) => (
                <Tag key={r} role="button" style={{ cursor: "pointer" }} onClick={() => setReason((now) => (now.includes(r) ? now : now ? `${now}；${r}` : r))} data-testid={`stock-${r}`}>{r}</Tag>
              ))}
            </div>
          </div>
        )}
        {leaves && (
          <div className="bar">
            <span>由他人递补</span>
            <Select allowClear showSearch={{ optionFilterProp: "label" }} style={{ width: 380 }} placeholder="不递补，名额空出" value={by ?? undefined} onChange={(v) => setBy(v ?? null)} data-testid="replaced-by"
              options={candidates.map((p) => ({ value: p.id, label: `${p.name}　${p.unit}　${enrolmentStatusLabels[p.status]}${p.review.rank ? `（建议第 ${p.review.rank}）` : ""}` }))} />
            <span className="quiet">{by ? (frozen ? "名单已定稿：原序号空出，递补者排在最后" : "递补者接用原序号、小组和座位") : ""}</span>
          </div>
        )}
        {failed && <div className="late">{failed}</div>}
        {preview && (
          <>
            <div style={{ margin: "8px 0" }} data-testid="preview-summary"><b>{preview.summary}</b></div>
            <Table<wire.PreviewRow> size="small" rowKey="id" dataSource={preview.people} pagination={preview.people.length > 100 ? { pageSize: 100 } : false} scroll={{ y: 236 }} locale={{ emptyText: "没有人会改变" }}
              columns={[
                { title: "姓名", dataIndex: "name", width: 116 },
                { title: "审验", width: 160, render: (_, p) => (p.before === p.after ? enrolmentStatusLabels[p.after] : `${enrolmentStatusLabels[p.before]} → ${enrolmentStatusLabels[p.after]}`) },
                { title: "说明", render: (_, p) => p.notes.join("。") || "—" },
              ]}
            />
            {preview.problems.length > 0 && <div className="told"><Problems problems={preview.problems} /></div>}
          </>
        )}
      </div>
    </Modal>
  );
}
