import { Button, Drawer, Input, Radio, Tag } from "antd";
import { useEffect, useState } from "react";
import { excellentChoose, resultDecide } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { Day } from "../../shared/Day";
import { longDate } from "../../shared/format";
import type { StageProps } from "../../shared/stage";

/** One learner: how the result comes about, a decision against it, and whether excellent. */
export function Learner({ view, today, run, learner, close }: StageProps & { learner?: wire.AssessmentRow; close(): void }) {
  const concluded = view.assessment.concluded_on != null;
  const [passed, setPassed] = useState(true);
  const [reason, setReason] = useState("");
  const [by, setBy] = useState("");
  const [on, setOn] = useState(today);
  const [merit, setMerit] = useState("");
  const id = learner?.id;
  useEffect(() => {
    setPassed(learner?.decided?.passed ?? learner?.result !== "passed");
    setReason(learner?.decided?.reason ?? "");
    setBy(learner?.decided?.by_whom ?? "");
    setOn(learner?.decided?.decided_on ?? today);
    setMerit(learner?.excellent ?? "");
    // What is being typed stays while the class is read anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [id]);
  if (!learner) return <Drawer open={false} />;
  const decide = (result: boolean | null) =>
    run(() => resultDecide({ class_id: view.id, person: learner.id, passed: result, reason, by_whom: by, on })).then((done) => {
      if (done && result === null) setReason("");
    });
  const choose = (chosen: boolean) => void run(() => excellentChoose({ class_id: view.id, people: [learner.id], chosen, reason: merit }));
  return (
    <Drawer open onClose={close} size={560} title={<>{learner.name}<span className="quiet" style={{ marginLeft: 8, fontWeight: 400 }}>{learner.unit}</span></>}>
      <p data-testid="why" style={{ marginTop: 0 }}>{learner.explanation}</p>
      {learner.parts.length > 0 && (
        <table className="grid" data-testid="parts">
          <thead><tr><th>考核项目</th><th style={{ width: 70 }}>成绩</th><th style={{ width: 64 }}>权重</th><th>说明</th></tr></thead>
          <tbody>
            {learner.parts.map((p) => (
              <tr key={p.code}>
                <td><span className="shown">{p.name}</span></td>
                <td style={{ textAlign: "center" }} className={p.short ? "late" : ""}>{p.score || "—"}</td>
                <td style={{ textAlign: "center" }}>{p.weight}%</td>
                <td><span className="shown">{p.note || (p.short ? "低于本项最低分" : "")}</span></td>
              </tr>
            ))}
          </tbody>
          <tfoot><tr><td>总评</td><td style={{ textAlign: "center" }}>{learner.total || "—"}</td><td colSpan={2} style={{ fontWeight: 400 }} data-testid="formula">{learner.formula}</td></tr></tfoot>
        </table>
      )}
      <p className="quiet">实修 {learner.earned} / {learner.planned} 学时，出勤率 {learner.rate}{learner.party_member && `；党员表现：${learner.conduct || "未评"}`}{learner.rank != null && `；第 ${learner.rank} 名`}</p>
      <h3>人工认定</h3>
      {learner.decided && <p>{longDate(learner.decided.decided_on)}由{learner.decided.by_whom}认定{learner.decided.passed ? "合格" : "未合格"}，理由：{learner.decided.reason}</p>}
      {concluded ? (
        !learner.decided && <p className="quiet">没有人工认定。考核已作结论，不能再改。</p>
      ) : (
        <>
          <p className="quiet">结果与考核办法不一致的，须写明理由和作出决定的人或会议；成绩表上照此注明。没有一次签到的不能认定合格。</p>
          <div className="fields" style={{ gridTemplateColumns: "1fr 1fr" }}>
            <label className="wide"><span>认定为</span><Radio.Group value={passed} onChange={(e) => setPassed(e.target.value)} options={[{ value: true, label: "合格" }, { value: false, label: "未合格" }]} /></label>
            <label className="wide"><span>理由</span><Input value={reason} onChange={(e) => setReason(e.target.value)} placeholder="如 因公参加抢险救灾，补修课程" data-testid="decide-why" /></label>
            <label><span>由谁认定</span><Input value={by} onChange={(e) => setBy(e.target.value)} placeholder="如 院长办公会" data-testid="decide-by" /></label>
            <label><span>日期</span><Day value={on} onChange={setOn} /></label>
          </div>
          <div className="bar" style={{ marginTop: 10 }}>
            <Button type="primary" disabled={reason.trim() === "" || by.trim() === ""} onClick={() => void decide(passed)} data-testid="decide">{learner.decided ? "改为这样认定" : "认定"}</Button>
            {learner.decided && <Button onClick={() => void decide(null)} data-testid="undecide">取消认定</Button>}
          </div>
        </>
      )}
      <h3>优秀学员</h3>
      {learner.excellent != null ? (
        <div className="bar"><Tag color="volcano">优秀</Tag><span>{learner.excellent}</span><span className="grow" /><Button onClick={() => choose(false)}>取消</Button></div>
      ) : (
        <div className="bar">
          <Input style={{ width: 320 }} value={merit} onChange={(e) => setMerit(e.target.value)} placeholder={learner.suggested ? "理由（留空则写成绩和表现突出）" : "理由，如 担任班长，带头开展技术帮扶"} data-testid="merit" />
          <Button disabled={learner.result === "failed" || (!learner.suggested && merit.trim() === "")} onClick={() => choose(true)} data-testid="choose-excellent">评为优秀</Button>
        </div>
      )}
    </Drawer>
  );
}
