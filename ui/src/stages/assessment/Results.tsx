import { Alert, App, Button, Input, Modal, Segmented, Space, Table, Tag } from "antd";
import { useEffect, useState } from "react";
import { assessmentConclude, assessmentPreview, assessmentWithdraw, excellentChoose } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { asOfficeError } from "../../host/call";
import { Day } from "../../shared/Day";
import { longDate } from "../../shared/format";
import { Problems } from "../../shared/Problems";
import type { StageProps } from "../../shared/stage";
import { Credit } from "./Credit";
import { Learner } from "./Learner";

const COLOURS = { passed: "green", failed: "red", pending: "gold" } as const;
type Shown = "all" | "failed" | "pending" | "decided" | "excellent";

/** Certificates numbered ahead, and what the conclusion makes of them. */
function Effects({ effects }: { effects: wire.CertificateEffect[] }) {
  const changed = effects.filter((e) => e.before !== e.after);
  if (changed.length === 0) return null;
  const groups = [...new Set(changed.map((e) => `${e.before} → ${e.after}`))];
  return (
    <div data-testid="effects">
      {groups.map((group) => {
        const of = changed.filter((e) => `${e.before} → ${e.after}` === group);
        const void_ = of[0].after === "应作废";
        return (
          <p key={group} className={void_ ? "late" : ""} style={{ margin: "4px 0" }}>
            证书 {group}：{of.length} 本（{of.slice(0, 6).map((e) => `${e.number} ${e.name}`).join("、")}{of.length > 6 ? "等" : ""}）{void_ && "，请在证书页作废并收回"}
          </p>
        );
      })}
    </div>
  );
}

/** Every learner's result and why, the conclusion, excellent learners, the credit of hours. */
export function Results(props: StageProps & { find(problem: wire.Problem): void }) {
  const { view, today, run, open, preview, find } = props;
  const { message } = App.useApp();
  const a = view.assessment;
  const concluded = a.concluded_on != null;
  const [on, setOn] = useState(today);
  const [look, setLook] = useState<wire.ConclusionPreview | null>(null);
  const [looking, setLooking] = useState(false);
  const [made, setMade] = useState<wire.ConclusionMade | null>(null);
  const [shown, setShown] = useState<Shown>("all");
  const [chosen, setChosen] = useState<string | null>(null);
  const [withdrawing, setWithdrawing] = useState(false);
  const [why, setWhy] = useState("");
  const [credit, setCredit] = useState(false);
  // Reckoned anew whenever the record changes.
  useEffect(() => {
    if (!looking || concluded) {
      setLook(null);
      return;
    }
    let gone = false;
    assessmentPreview({ class_id: view.id, on }).then((found) => !gone && setLook(found), (error) => {
      if (gone) return;
      setLooking(false);
      const { message: what, hint } = asOfficeError(error);
      void message.error(`${what}。${hint}`, 6);
    });
    return () => {
      gone = true;
    };
  }, [looking, concluded, view, on, message]);
  const keep: Record<Shown, (l: wire.AssessmentRow) => boolean> = {
    all: () => true,
    failed: (l) => l.result === "failed",
    pending: (l) => l.result === "pending",
    decided: (l) => l.decided != null,
    excellent: (l) => l.excellent != null || l.suggested,
  };
  const count = (which: Shown) => a.learners.filter(keep[which]).length;
  const excellent = a.learners.filter((l) => l.excellent != null);
  const suggested = a.learners.filter((l) => l.suggested && l.excellent == null);
  // What is concluded is what was read here, though the record may have changed since.
  const conclude = async () => {
    const now = await run(() => assessmentPreview({ class_id: view.id, on }));
    if (!now) return;
    if (JSON.stringify(now) !== JSON.stringify(look)) {
      setLook(now);
      void message.warning("记录刚有变动，结论已重新推算，请核对后再作", 6);
      return;
    }
    const done = await run(() => assessmentConclude({ class_id: view.id, on }));
    if (!done) return;
    setLooking(false);
    setMade(done);
  };
  const withdraw = async () => {
    const done = await run(() => assessmentWithdraw({ class_id: view.id, why }));
    if (!done) return;
    setWithdrawing(false);
    setWhy("");
    setMade(done);
  };
  const learner = a.learners.find((l) => l.id === chosen);
  return (
    <>
      {concluded ? (
        <Alert type="success" showIcon style={{ marginBottom: 10 }} data-testid="concluded"
          title={`${longDate(a.concluded_on!)} 作出考核结论：合格 ${a.passed} 人，未合格 ${a.learners.length - a.passed} 人`}
          action={<Button size="small" onClick={() => setWithdrawing(true)} data-testid="withdraw">撤销结论</Button>} />
      ) : (
        <div className="bar">
          <b>按现有记录</b><span data-testid="standing">合格 {a.passed} 人，未合格 {count("failed")} 人，待定 {a.pending} 人</span>
          <span className="grow" />
          结论日期 <Day width={150} value={on} onChange={(day) => { setOn(day); setLooking(false); }} />
          <Button onClick={() => setLooking(true)} type={look ? "default" : "primary"} data-testid="preview-conclusion">核对结论</Button>
        </div>
      )}
      {look && (
        <div className="writing" data-testid="conclusion-preview">
          <div className="bar">
            <b>{longDate(look.on)}的结论将是：合格 {look.passed} 人，未合格 {look.failed} 人</b>
            <span className="grow" />
            <Button onClick={() => setLooking(false)}>先不作</Button>
            <Button type="primary" disabled={!look.possible} onClick={() => void conclude()} data-testid="conclude">作出考核结论</Button>
          </div>
          <Problems problems={look.problems} open={open} here={{ stage: "assessment", go: find }} empty="没有问题，可以作出结论。作出后成绩、签到和表现不能再改。" />
          <Effects effects={look.certificates} />
        </div>
      )}
      {made && made.certificates.some((c) => c.before !== c.after) && (
        <Alert type={made.problems.some((p) => p.severity === "error") ? "warning" : "info"} showIcon closable={{ onClose: () => setMade(null) }} style={{ marginBottom: 10 }} title={made.done} description={<Effects effects={made.certificates} />} />
      )}
      <div className="bar">
        <Segmented<Shown> value={shown} onChange={setShown} options={([["all", "全部"], ["failed", "未合格"], ["pending", "待定"], ["decided", "人工认定"], ["excellent", "优秀"]] as const).filter(([k]) => k === "all" || k === "excellent" || count(k) > 0).map(([value, label]) => ({ value, label: `${label} ${count(value)}` }))} />
        <span className="grow" />
        <span className="quiet">优秀学员 {excellent.length} 人，名额 {a.excellent_places} 人（{a.excellent_percent}%）</span>
        {suggested.length > 0 && excellent.length < a.excellent_places && (
          <Button size="small" title={suggested.map((l) => `${l.name} ${l.total} 分`).join("、")} onClick={() => void run(() => excellentChoose({ class_id: view.id, people: suggested.map((l) => l.id), chosen: true, reason: "" }))} data-testid="adopt-excellent">采纳建议 {suggested.length} 人</Button>
        )}
        <Button onClick={() => setCredit(true)} data-testid="credit">学时登记表</Button>
        <Button onClick={() => preview("assessment-table")}>成绩表</Button>
      </div>
      <Table<wire.AssessmentRow> size="small" rowKey="id" dataSource={a.learners.filter(keep[shown])} pagination={{ pageSize: 100, hideOnSinglePage: true, showSizeChanger: false }} scroll={{ y: "calc(100vh - 400px)" }}
        onRow={(l) => ({ onClick: () => setChosen(l.id), style: { cursor: "pointer" }, "data-testid": `result-${l.roster_number}` }) as React.HTMLAttributes<HTMLElement>}
        columns={[
          { title: "学号", width: 52, align: "center", render: (_, l) => l.roster_number },
          { title: "姓名", dataIndex: "name", width: 96 },
          { title: "实修", width: 70, align: "center", render: (_, l) => `${l.earned}/${l.planned}` },
          { title: "出勤率", dataIndex: "rate", width: 74, align: "center" },
          { title: "总评", width: 62, align: "center", sorter: (x, y) => Number(x.total || -1) - Number(y.total || -1), render: (_, l) => l.total || "—" },
          { title: "名次", width: 54, align: "center", render: (_, l) => l.rank ?? "—" },
          { title: "结果", width: 84, render: (_, l) => <Tag color={COLOURS[l.result]}>{l.result_label}</Tag> },
          { title: "依据", ellipsis: true, render: (_, l) => <span title={l.explanation}>{l.excellent != null && <Tag color="volcano">优秀</Tag>}{l.explanation.slice(l.explanation.indexOf("：") + 1)}</span> },
        ]}
      />
      {a.withdrawals.length > 0 && <p className="quiet" style={{ marginTop: 8 }} data-testid="withdrawals">曾撤销：{a.withdrawals.map((w) => `${longDate(w.concluded_on)}的结论于${longDate(w.withdrawn_on)}撤销（${w.reason}）`).join("；")}</p>}
      <Learner {...props} learner={learner} close={() => setChosen(null)} />
      <Credit {...props} show={credit} close={() => setCredit(false)} />
      <Modal open={withdrawing} title="撤销考核结论" okText="撤销结论" cancelText="不撤销" okButtonProps={{ disabled: why.trim() === "", id: "withdraw-confirm" }} onOk={() => void withdraw()} onCancel={() => setWithdrawing(false)}>
        <p>撤销后可以更正签到、成绩和认定，再重新作出结论。已提前打印的证书在重新作结论前尚未生效；已有证书被领取的，不能撤销，请作废或补发个别证书。</p>
        <Space.Compact style={{ width: "100%" }}><Input placeholder="撤销原因，如 第7号成绩录错" value={why} onChange={(e) => setWhy(e.target.value)} data-testid="withdraw-why" /></Space.Compact>
      </Modal>
    </>
  );
}
