import { Button, Checkbox, Drawer, Dropdown, Space, Tag } from "antd";
import { useEffect, useState } from "react";
import { applicantHistory, attachmentAdd, evidenceSet } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { cityLabels, documentKindLabels, enrolmentStatusLabels, evidenceKindLabels, fitLabels, politicalStatusLabels, sexLabels, titleLevelLabels } from "../../generated/words";
import { asOfficeError, openAttachment, pickFiles } from "../../host/call";
import { fullDate } from "../../shared/format";
import type { StageProps } from "../../shared/stage";
import type { Decision } from "./Decide";
import { type Applicant, suggestion } from "./review";

export const COLOURS: Record<string, string> = { accepted: "green", pending: "gold", returned: "orange", waiting: "blue", declined: "red", cancelled: "default" };
export const FITS: Record<string, string> = { meets: "green", unclear: "gold", fails: "red" };
const KINDS = Object.entries(evidenceKindLabels).map(([value, label]) => ({ value: value as wire.EvidenceKind, label }));

interface Props extends Pick<StageProps, "view" | "run"> {
  person: Applicant;
  review: wire.ReviewView;
  close(): void;
  step(by: number): void;
  decide(decision: Decision, people: string[]): void;
  edit(): void;
  go(id: string): void;
}

/** Everything known about an applicant: the receipt, the conditions, the evidence, what became of them. */
export function Person({ person: p, review, view, run, close, step, decide, edit, go }: Props) {
  const [history, setHistory] = useState<wire.HistoryRow[]>([]);
  const [failed, setFailed] = useState("");
  useEffect(() => {
    let gone = false;
    applicantHistory({ class_id: view.id, person: p.id }).then(
      (found) => !gone && setHistory(found.changes),
      (error) => !gone && setFailed(asOfficeError(error).message),
    );
    return () => { gone = true; };
  }, [p.id, view]);
  const attach = async (kind: wire.EvidenceKind) => {
    const [file] = await pickFiles(`选择${evidenceKindLabels[kind]}的扫描件`, ["pdf", "jpg", "jpeg", "png"], false);
    if (file) await run(() => attachmentAdd({ class_id: view.id, stage: "enrolment", title: `${p.name} ${evidenceKindLabels[kind]}`, file, about: "", enrolment_id: p.id }));
  };
  const scans = view.attachments.filter((a) => a.enrolment_id === p.id);
  const facts: [string, string][] = [
    ["证件号码", `${p.id_number}${p.document_kind === "resident" ? "" : `（${documentKindLabels[p.document_kind]}）`}`],
    ["性别、民族", [p.sex && sexLabels[p.sex], p.ethnic_group].filter(Boolean).join("，")],
    ["工作单位", `${p.unit}${p.review.own_staff ? "（本单位）" : ""}`],
    ["所在市", p.city ? cityLabels[p.city] : ""],
    ["职务", p.post],
    ["职称", [p.title, p.title_level && titleLevelLabels[p.title_level]].filter(Boolean).join("，")],
    ["从事专业", p.field],
    ["政治面貌", p.political_status ? politicalStatusLabels[p.political_status] : ""],
    ["手机号码", p.phone],
    ["一线人员", p.front_line ? `是${p.front_line_how && `，${p.front_line_how}`}` : "否"],
    ["住宿要求", p.lodging],
    ["饮食要求", p.food],
    ["到达、返程", [p.arrival, p.departure].filter(Boolean).join("；")],
    ["出生日期", p.birth ? fullDate(p.birth) : ""],
    ["备注", p.note],
    ...p.review.extra.map((e): [string, string] => [e.heading, e.text]),
    ["来源", `${p.source}，第 ${p.review.received} 份回执`],
  ];
  return (
    <Drawer open onClose={close} size={620} mask={false} keyboard={false} title={<Space><b data-testid="person-name">{p.name}</b><Tag color={COLOURS[p.status]}>{enrolmentStatusLabels[p.status]}</Tag>{p.roster_number && <span className="quiet">名单第 {p.roster_number} 号</span>}</Space>}
      extra={<Space><Button size="small" onClick={() => step(-1)} title="↑">上一人</Button><Button size="small" onClick={() => step(1)} title="↓">下一人</Button><Button size="small" onClick={edit} data-testid="edit-applicant">修改</Button></Space>}
      footer={
        <Space wrap>
          <Button type="primary" disabled={p.status === "accepted"} onClick={() => decide("accept", [p.id])}>1 通过</Button>
          <Button onClick={() => decide("return", [p.id])}>2 退回</Button>
          <Button onClick={() => decide("wait", [p.id])}>3 候补</Button>
          <Button onClick={() => decide("decline", [p.id])}>4 不通过</Button>
          <Button onClick={() => decide("cancel", [p.id])} data-testid="cancel-person">{p.status === "accepted" ? "取消报名或递补" : "取消报名"}</Button>
          {p.status !== "pending" && <Button type="link" onClick={() => decide("pending", [p.id])}>恢复待审验</Button>}
        </Space>
      }
    >
      <div className="person" data-testid="person">
        {p.undrawable && <p className="soon">姓名中有字库没有的字：{p.undrawable}，打印前请核对。</p>}
        {p.reason && <p><b>{p.status === "pending" ? "上次退回" : "原因"}：</b>{p.reason}</p>}
        {p.review.replaces && <p>递补 <a onClick={() => go(p.review.replaces!.id)}>{p.review.replaces.name}</a> 的名额。</p>}
        {p.review.replaced_by && <p>名额已由 <a onClick={() => go(p.review.replaced_by!.id)}>{p.review.replaced_by.name}</a> 递补。</p>}
        {review.conditions && <p><Tag color={FITS[p.review.fit]}>{fitLabels[p.review.fit]}</Tag> {p.review.fit_reasons.join("；") || "各项条件均符合"}</p>}
        {p.review.rank && <p><b>建议：{suggestion(p)}。</b>{p.review.rank_reasons.join("；")}</p>}
        <div className="bar">
          <span className="quiet">已见</span>
          {KINDS.map(({ value, label }) => (
            <Checkbox key={value} data-testid={`seen-${value}`} checked={p.review.seen.includes(value)} onChange={(e) => void run(() => evidenceSet({ class_id: view.id, people: [p.id], kinds: [value], seen: e.target.checked }))}>
              {label}{review.evidence.includes(value) && <span className={p.review.seen.includes(value) ? "quiet" : "soon"}>（须查看）</span>}
            </Checkbox>
          ))}
          <Dropdown menu={{ items: KINDS.map(({ value, label }) => ({ key: value, label })), onClick: ({ key }) => void attach(key as wire.EvidenceKind) }}>
            <Button size="small">附扫描件</Button>
          </Dropdown>
        </div>
        {scans.length > 0 && <div className="bar">{scans.map((a) => <Button key={a.id} type="link" size="small" onClick={() => void run(() => openAttachment(view.id, a.id))}>{a.title}（{a.file_name}）</Button>)}</div>}
        <dl>{facts.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value || "—"}</dd></div>)}</dl>
        <h3>审验记录</h3>
        {failed && <div className="late">{failed}</div>}
        <ul className="history" data-testid="history">
          {history.map((h, i) => (
            <li key={i} className={h.undone ? "undone" : ""}><span className="quiet">{h.at.slice(0, 16)}　{h.who}　{h.what}{h.undone && "（已撤销）"}</span><div>{h.texts.join("；")}</div></li>
          ))}
        </ul>
      </div>
    </Drawer>
  );
}
