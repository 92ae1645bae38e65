import { Button, Input, Select, Space, Table, Tag } from "antd";
import { useState } from "react";
import { enrolmentReview } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { cityLabels, enrolmentStatusLabels, politicalStatusLabels, sexLabels } from "../../generated/words";
import type { StageProps } from "../../shared/stage";
import { Applicant } from "./Applicant";

const DECISIONS = { accept: "通过", return: "退回补正", wait: "列为候补", decline: "不通过", cancel: "取消报名" } as const;
const NEEDS_REASON = ["return", "decline", "cancel"];
const COLOURS: Record<string, string> = { accepted: "green", pending: "gold", returned: "orange", waiting: "blue", declined: "red", cancelled: "default" };

/** The review (审验) of each applicant, one by one or many at once. */
export function Review({ view, run }: StageProps) {
  const [chosen, setChosen] = useState<string[]>([]);
  const [status, setStatus] = useState<string>("");
  const [text, setText] = useState("");
  const [decision, setDecision] = useState<keyof typeof DECISIONS>("accept");
  const [reason, setReason] = useState("");
  const [editing, setEditing] = useState<wire.EnrolmentRow | "new" | null>(null);
  const review = async (all: boolean) => {
    const done = await run(() => enrolmentReview({ class_id: view.id, people: all ? [] : chosen, all, only_meeting: false, decision, reason }));
    if (done) {
      setChosen([]);
      setReason("");
    }
  };
  const people = view.enrolments.filter((p) => (!status || p.status === status) && `${p.name}${p.unit}${p.name_key}`.includes(text.trim()));
  const accepted = view.enrolments.filter((p) => p.status === "accepted");
  const pending = view.enrolments.filter((p) => p.status === "pending");
  const cities = new Set(accepted.map((p) => p.city).filter(Boolean)).size;
  return (
    <>
      <div className="bar">
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
    </>
  );
}

