import { ArrowLeftOutlined, SwapOutlined } from "@ant-design/icons";
import { Alert, Button, Radio } from "antd";
import { useEffect, useState } from "react";
import { peopleCompare, peopleDistinct, peopleMerge } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { enrolmentStatusLabels } from "../../generated/words";
import { asOfficeError } from "../../host/call";
import { fullDate } from "../../shared/format";
import { Problems } from "../../shared/Problems";
import type { PeopleProps, Place } from "./PeoplePage";

function standing(side: wire.SharedSide) {
  return [enrolmentStatusLabels[side.status], side.unit, side.marks ? `签到 ${side.marks} 次` : "", side.certificate ? `证书 ${side.certificate}` : ""].filter(Boolean).join("　");
}

/** The enrolment that stays unless somebody chooses otherwise: the one with a certificate, then the one with more marks. */
function likelier(shared: wire.SharedClass): string {
  const weight = (s: wire.SharedSide) => (s.certificate ? 1e6 : 0) + (["declined", "cancelled"].includes(s.status) ? 0 : 1e3) + s.marks;
  return weight(shared.other) > weight(shared.keep) ? shared.other.enrolment_id : shared.keep.enrolment_id;
}

/** Two entries side by side, fact by fact, before they are made one. */
export function Merge({ keepId, otherId, back, version, run, go }: PeopleProps & { keepId: string; otherId: string; back: Place }) {
  const [pair, setPair] = useState<[string, string]>([keepId, otherId]);
  const [view, setView] = useState<wire.Comparison | null>(null);
  const [failed, setFailed] = useState("");
  const [take, setTake] = useState<wire.PersonField[]>([]);
  const [stay, setStay] = useState<Record<string, string>>({});
  useEffect(() => {
    peopleCompare({ keep_id: pair[0], other_id: pair[1] }).then((found) => {
      setView(found);
      setFailed("");
      // A fact that only the other entry has comes along by itself.
      setTake(found.facts.filter((f) => f.differs && !f.keep).map((f) => f.field));
      setStay(Object.fromEntries(found.shared.map((s) => [s.class_id, likelier(s)])));
    }, (e) => setFailed(asOfficeError(e).message));
  }, [pair, version]);
  if (failed) return <div className="sorry">{failed}　<Button size="small" onClick={() => go(back)}>返回</Button></div>;
  if (!view) return null;
  const merge = async () => {
    const done = await run(() => peopleMerge({ keep_id: pair[0], other_id: pair[1], take, stay: Object.values(stay) }));
    if (done) go({ at: "person", id: pair[0] });
  };
  const apart = async () => {
    if (await run(() => peopleDistinct({ keep_id: pair[0], other_id: pair[1] }))) go(back);
  };
  const differing = view.facts.filter((f) => f.differs);
  const head = (title: string, p: wire.PersonView) => <th style={{ textAlign: "left" }}>{title}：{p.person.name}<span className="quiet">　{p.person.unit}　{p.person.classes} 个班</span></th>;
  return (
    <>
      <div className="head">
        <Button size="small" icon={<ArrowLeftOutlined />} onClick={() => go(back)}>返回</Button>
        <h2>核对并合并</h2>
        <span className="quiet">合并后两条记录成为一个人，历次班次和证书都归到这个人；可以撤销。</span>
      </div>
      <div className="panel" data-testid="merge">
        <table className="grid compare">
          <thead><tr><th style={{ width: 110 }}>内容</th>{head("保留", view.keep)}{head("并入", view.other)}</tr></thead>
          <tbody>
            {view.facts.map((f) => (
              <tr key={f.field}>
                <td className="number">{f.label}</td>
                {f.differs ? (
                  <>
                    <td><Radio checked={!take.includes(f.field)} onChange={() => setTake(take.filter((t) => t !== f.field))}>{f.keep || "（空）"}</Radio></td>
                    <td><Radio checked={take.includes(f.field)} onChange={() => setTake([...take.filter((t) => t !== f.field), f.field])} data-testid={`take-${f.field}`}>{f.other || "（空）"}</Radio></td>
                  </>
                ) : (
                  <td colSpan={2}><span className="quiet">{f.keep ? `${f.keep}（相同）` : "都没有填"}</span></td>
                )}
              </tr>
            ))}
            <tr>
              <td className="number">班次</td>
              {[view.keep, view.other].map((p, at) => <td key={at}>{p.history.length === 0 ? <span className="quiet">没有</span> : p.history.map((c) => <div key={c.enrolment_id}>{c.opens_on.slice(0, 4)}年 {c.class_title}<span className="quiet">　{enrolmentStatusLabels[c.status]}{c.certificates.map((k) => `　${k.number}`)}</span></div>)}</td>)}
            </tr>
          </tbody>
        </table>
        <p className="quiet">{differing.length === 0 ? "身份信息完全相同。" : "性别和出生日期以身份证号为准。"}没有选用的证件记为曾用证件，以后的回执写哪个号码都认得出。已核发的证书不变。</p>
        {view.shared.length > 0 && (
          <>
            <h3>两条记录都在的班次：选定保留哪一条报名</h3>
            {view.shared.map((s) => (
              <div key={s.class_id} style={{ marginBottom: 8 }}>
                <b>{s.class_title}</b><span className="quiet">　{fullDate(s.opens_on)}</span>
                <Radio.Group style={{ display: "block" }} value={stay[s.class_id]} onChange={(e) => setStay({ ...stay, [s.class_id]: e.target.value })}
                  options={[{ value: s.keep.enrolment_id, label: `保留方的报名（${standing(s.keep)}）` }, { value: s.other.enrolment_id, label: `并入方的报名（${standing(s.other)}）` }]} />
              </div>
            ))}
            <Alert type="info" showIcon title="没有保留的那条报名改为“已取消”并写明原因，不删除，签到等记录都在。" style={{ marginBottom: 10 }} />
          </>
        )}
        <Problems problems={view.problems} />
        <div className="bar" style={{ marginTop: 12, marginBottom: 0 }}>
          <Button type="primary" disabled={view.problems.length > 0} onClick={() => void merge()} data-testid="merge-now">合并为一个人</Button>
          <Button icon={<SwapOutlined />} onClick={() => setPair([pair[1], pair[0]])}>对调保留和并入</Button>
          <Button onClick={() => void apart()}>不是同一人</Button>
        </div>
      </div>
    </>
  );
}
