import { DeleteOutlined, PaperClipOutlined } from "@ant-design/icons";
import { Alert, Button, Checkbox, Input } from "antd";
import { useState } from "react";
import { attachmentAdd, attachmentRemove, filingSubmit, packetSet } from "../../generated/commands";
import { openAttachment, pickFiles } from "../../host/call";
import { Day } from "../../shared/Day";
import { fullDate, longDate, shortDate } from "../../shared/format";
import { PaperTexts } from "../../shared/PaperTexts";
import { Problems, stageOf } from "../../shared/Problems";
import type { StageProps } from "../../shared/stage";

/** The packet: each paper prefilled and editable, the check list, the filing with its receipt. */
export function Packet({ view, today, run, open, preview, dirty }: StageProps) {
  const [on, setOn] = useState(today);
  const [number, setNumber] = useState("");
  const [writing, setWriting] = useState<string | null>(null);
  const problems = view.all_problems.filter((p) => stageOf(p) === "filing");
  const texts = new Set(view.narratives.map((n) => n.paper));
  const listed = view.packet.filter((i) => i.required || i.ready);
  const others = view.papers.filter((p) => p.stage === "filing" && p.kind !== "course-table" && !listed.some((i) => i.code === p.kind));
  const buttons = (kind: string, unavailable = "") => (
    <>
      {texts.has(kind) && <Button type="link" size="small" onClick={() => setWriting(writing === kind ? null : kind)} data-testid={`write-${kind}`}>{writing === kind ? "收起" : "编辑文字"}</Button>}
      <Button type="link" size="small" disabled={unavailable !== ""} title={unavailable} onClick={() => preview(kind)}>预览</Button>
    </>
  );
  const attach = async () => {
    const [file] = await pickFiles("选择备案回执扫描件", ["pdf", "jpg", "jpeg", "png"], false);
    if (file) await run(() => attachmentAdd({ class_id: view.id, stage: "filing", title: "备案回执", file, about: "" }));
  };
  const scans = view.attachments.filter((a) => a.stage === "filing");
  return (
    <>
      {view.filing ? (
        <Alert showIcon type={view.filing.in_time ? "success" : "warning"} title={`${view.filing.in_time ? "按时备案" : view.filing.late_by ? `逾期 ${view.filing.late_by} 个工作日备案` : "逾期备案"}　${longDate(view.filing.filed_on)}${view.filing.receipt_number ? `　回执号 ${view.filing.receipt_number}` : ""}`} description={<>按备案时的开班日期 {longDate(view.filing.opening_then)} 判断，以后改期不影响。{view.filing.opening_then === view.class.opens_on && <div className="days">{view.deadlines.counted_days.map((d, i) => <span key={d}>{i + 1}. {shortDate(d)}</span>)}</div>}</>} />
      ) : (
        <Alert showIcon type="info" title={`备案期限：${longDate(view.deadlines.filing_due)}${view.deadlines.calendar === "provisional" ? "（暂定，该年放假安排尚未载入）" : ""}`}
          description={<>开班前 {view.deadlines.counted_days.length} 个工作日（通知二·一），从开班前一天往回数：<div className="days">{view.deadlines.counted_days.map((d, i) => <span key={d}>{i + 1}. {shortDate(d)}</span>)}</div></>} />
      )}
      <h3 style={{ marginTop: 16 }}>备案材料</h3>
      {listed.map((item) => (
        <div key={item.code}>
          <div className="bar" style={{ marginBottom: 2 }}>
            <Checkbox checked={item.ready} data-testid={`packet-${item.code}`} onChange={(e) => void run(() => packetSet({ class_id: view.id, code: item.code, ready: e.target.checked, note: item.note }))}>{item.title}</Checkbox>
            {buttons(item.code)}
          </div>
          {writing === item.code && <div className="writing"><PaperTexts paper={item.code} view={view} run={run} dirty={dirty} /></div>}
        </div>
      ))}
      <h3 style={{ marginTop: 16 }}>其他材料</h3>
      {others.map((p) => (
        <div key={p.kind}>
          <div className="bar" style={{ marginBottom: 2 }}><span>{p.title}</span>{p.unavailable && <span className="quiet">{p.unavailable}</span>}{buttons(p.kind, p.unavailable)}</div>
          {writing === p.kind && <div className="writing"><PaperTexts paper={p.kind} view={view} run={run} dirty={dirty} /></div>}
        </div>
      ))}
      {!view.filing && (
        <div className="bar" style={{ marginTop: 12 }}>
          <Day width={150} value={on} onChange={setOn} testid="filed-on" />
          <Input style={{ width: 180 }} placeholder="回执号（没有可不填）" value={number} onChange={(e) => setNumber(e.target.value)} />
          <Button type="primary" onClick={() => void run(() => filingSubmit({ class_id: view.id, on, receipt_number: number }))} data-testid="submit-filing">登记备案</Button>
        </div>
      )}
      <h3 style={{ marginTop: 16 }}>备案回执</h3>
      <div data-testid="attachments">
      {scans.map((a) => (
        <div key={a.id} className="bar" style={{ marginBottom: 2 }}>
          <PaperClipOutlined /><a onClick={() => void run(() => openAttachment(view.id, a.id))}>{a.file_name}</a><span className="quiet">{fullDate(a.added_on)}　{Math.ceil(a.bytes / 1024)} KB</span>
          <Button type="text" size="small" icon={<DeleteOutlined />} title="移除" onClick={() => void run(() => attachmentRemove({ class_id: view.id, id: a.id }))} />
        </div>
      ))}
      </div>
      <Button onClick={() => void attach()} data-testid="attach-receipt">添加扫描件</Button>
      <h3 style={{ marginTop: 16 }}>备案检查</h3>
      <Problems problems={problems} open={open} empty="备案内容和材料齐全。" />
    </>
  );
}
