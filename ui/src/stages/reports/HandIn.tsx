import { Alert, Button, Checkbox, Input, Table } from "antd";
import { useEffect, useState } from "react";
import { submissionCompare, submissionCorrect, submissionRecord } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { Day } from "../../shared/Day";
import { fullDate } from "../../shared/format";
import type { StageProps } from "../../shared/stage";

interface Props extends StageProps {
  bundle: wire.Bundle | null;
}

interface Typed {
  on: string;
  receipt: string;
  by: string;
}

/** The three facts of a submission. */
function Facts({ typed, set }: { typed: Typed; set(typed: Typed): void }) {
  return (
    <div className="fields">
      <label><span>报送日期</span><Day value={typed.on} onChange={(on) => set({ ...typed, on })} testid="submitted-on" /></label>
      <label><span>主管部门回执号</span><Input value={typed.receipt} maxLength={80} placeholder="没有的不填" onChange={(e) => set({ ...typed, receipt: e.target.value })} data-testid="receipt-number" /></label>
      <label><span>签收人</span><Input value={typed.by} maxLength={40} placeholder="没有的不填" onChange={(e) => set({ ...typed, by: e.target.value })} data-testid="received-by" /></label>
    </div>
  );
}

/** Records the submission, puts it right, and compares what was handed in with the record as it is. */
export function HandIn({ view, today, run, bundle, dirty }: Props) {
  const sent = view.submission;
  const kept: Typed = sent ? { on: sent.submitted_on, receipt: sent.receipt_number, by: sent.received_by } : { on: today, receipt: "", by: "" };
  const [typed, setTyped] = useState<Typed>(kept);
  const [correcting, setCorrecting] = useState(false);
  const [reason, setReason] = useState("");
  const [anew, setAnew] = useState(false);
  const [found, setFound] = useState<wire.SubmissionDifference | null>(null);
  useEffect(() => {
    setTyped(kept);
    setFound(null);
  }, [sent?.submitted_on, sent?.receipt_number, sent?.received_by]);
  const type = (next: Typed) => {
    setTyped(next);
    dirty(true);
  };
  const leave = () => {
    setCorrecting(false);
    setReason("");
    setAnew(false);
    setTyped(kept);
    dirty(false);
  };
  const record = async () => {
    const done = await run(() => submissionRecord({ class_id: view.id, on: typed.on || null, receipt_number: typed.receipt, received_by: typed.by, bundle: bundle?.bundle ?? null }));
    if (done) dirty(false);
  };
  const correct = async () => {
    const done = await run(() => submissionCorrect({ class_id: view.id, on: typed.on || null, receipt_number: typed.receipt, received_by: typed.by, bundle: anew && bundle ? bundle.bundle : null, reason }));
    if (done) leave();
  };
  if (!sent) {
    return (
      <>
        <h3 className="part">登记报送</h3>
        <Facts typed={typed} set={type} />
        <div className="bar" style={{ marginTop: 10 }}>
          <Button onClick={() => void record()} data-testid="record-submission">登记报送</Button>
          <span className="quiet">{bundle ? `按刚生成的这一套材料登记：${bundle.bundle}` : "没有重新生成材料的，按现在的记录保存文件清单，以后可以查出报送后的改动。"}</span>
        </div>
      </>
    );
  }
  return (
    <>
      <h3 className="part">报送登记</h3>
      <p style={{ margin: "0 0 8px" }}>
        {fullDate(sent.submitted_on)}报送，回执号{sent.receipt_number || "未登记"}，签收人{sent.received_by || "未登记"}。
        {sent.made_on ? `保存了${fullDate(sent.made_on)}生成的 ${sent.files} 个文件的清单和校验码。` : "登记时没有保存文件清单。"}
      </p>
      {!view.archived_on && !correcting && <div className="bar"><Button onClick={() => setCorrecting(true)} data-testid="correct-submission">更正报送登记</Button><Button onClick={() => void run(() => submissionCompare({ class_id: view.id })).then((f) => f && setFound(f))} data-testid="compare-submission">核对报送后的改动</Button></div>}
      {view.archived_on && <div className="bar"><Button onClick={() => void run(() => submissionCompare({ class_id: view.id })).then((f) => f && setFound(f))} data-testid="compare-submission">核对报送后的改动</Button></div>}
      {correcting && (
        <div className="writing">
          <Facts typed={typed} set={type} />
          <label className="field"><span className="field-label">更正原因（必填，与原来的登记一起保存）</span><Input value={reason} maxLength={200} onChange={(e) => { setReason(e.target.value); dirty(true); }} data-testid="correction-reason" /></label>
          {bundle && <Checkbox checked={anew} onChange={(e) => setAnew(e.target.checked)}>退回后重新报送的，改存刚生成的这一套材料的清单</Checkbox>}
          <div className="bar" style={{ marginTop: 8 }}><Button type="primary" disabled={reason.trim() === ""} onClick={() => void correct()} data-testid="save-correction">保存更正</Button><Button onClick={leave}>取消</Button></div>
        </div>
      )}
      {found && (
        <Alert style={{ margin: "8px 0" }} showIcon type={found.kept && found.changed.length + found.missing.length + found.added.length === 0 ? "success" : "warning"} title={found.done} data-testid="submission-difference"
          description={found.changed.length + found.missing.length + found.added.length + found.since.length > 0 && (
            <>
              {[["内容有变", found.changed], ["现在不再生成", found.missing], ["报送时没有", found.added]].map(([what, names]) => names.length > 0 && <div key={what as string}>{what as string}：{(names as string[]).join("、")}</div>)}
              {found.since.length > 0 && <div>报送后的操作：{found.since.slice(0, 12).join("；")}{found.since.length > 12 && `等 ${found.since.length} 次`}</div>}
            </>
          )} />
      )}
      {sent.corrections.length > 0 && (
        <Table<wire.SubmissionCorrection> size="small" rowKey={(_, i) => String(i)} pagination={false} dataSource={sent.corrections} data-testid="corrections"
          columns={[
            { title: "更正日期", width: 130, render: (_, c) => fullDate(c.corrected_on) },
            { title: "原登记日期", width: 130, render: (_, c) => fullDate(c.submitted_on) },
            { title: "原回执号", width: 150, render: (_, c) => c.receipt_number || "未登记" },
            { title: "原签收人", width: 110, render: (_, c) => c.received_by || "未登记" },
            { title: "原因", dataIndex: "reason" },
          ]} />
      )}
    </>
  );
}
