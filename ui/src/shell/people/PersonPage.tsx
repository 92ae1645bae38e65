import { ArrowLeftOutlined } from "@ant-design/icons";
import { Alert, Button, Checkbox, Input, Select, Table } from "antd";
import { useEffect, useRef, useState } from "react";
import { personSave, personShow, search } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { certificateStateLabels, cityLabels, documentKindLabels, enrolmentStatusLabels, sexLabels } from "../../generated/words";
import { asOfficeError } from "../../host/call";
import { Day } from "../../shared/Day";
import { fullDate, period } from "../../shared/format";
import { Problems } from "../../shared/Problems";
import type { PeopleProps } from "./PeoplePage";

type Draft = wire.PersonSave;

function draftOf(view: wire.PersonView): Draft {
  return { person_id: view.person.id, name: view.person.name, reading: view.reading, document_kind: view.person.document_kind, id_number: null, keep_former: false, sex: view.person.sex ?? null, birth: view.birth ?? null, ethnic_group: view.ethnic_group };
}

/** What became of a person in a class, in words. */
function result(c: wire.AttendedClass) {
  if (c.status !== "accepted") return <>{enrolmentStatusLabels[c.status]}{c.reason && <span className="quiet">：{c.reason}</span>}</>;
  if (c.passed === true) return "合格";
  if (c.passed === false) return <span className="late">未合格</span>;
  return <span className="quiet">未作结论</span>;
}

/** One person: who they are, every class, hours by year, documents and spellings, what was done about them. */
export function PersonPage({ id, version, run, go, openClass, dirty }: PeopleProps & { id: string; openClass(id: string): void; dirty(unsaved: boolean): void }) {
  const [view, setView] = useState<wire.PersonView | null>(null);
  const [failed, setFailed] = useState("");
  const [full, setFull] = useState(false);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [problems, setProblems] = useState<wire.Problem[]>([]);
  useEffect(() => {
    personShow({ person_id: id, full_ids: full }).then((v) => { setView(v); setFailed(""); }, (e) => setFailed(asOfficeError(e).message));
  }, [id, full, version]);
  const edit = (next: Draft | null) => {
    setDraft(next);
    dirty(next !== null);
  };
  useEffect(() => () => dirty(false), [dirty]);
  const back = () => go({ at: "list" });
  if (failed) return <div className="sorry">{failed}　<Button size="small" onClick={back}>回到名册</Button></div>;
  if (!view) return null;
  const who = view.person;
  const save = async () => {
    if (!draft) return;
    const done = await run(() => personSave({ ...draft, id_number: draft.id_number?.trim() || null }));
    if (!done) return;
    setProblems(done.problems);
    edit(null);
  };
  const fact = (label: string, value: React.ReactNode) => <label><span>{label}</span><div style={{ minHeight: 22 }}>{value || "—"}</div></label>;
  return (
    <>
      <div className="head">
        <Button size="small" icon={<ArrowLeftOutlined />} onClick={back} data-testid="back-to-people">名册</Button>
        <h2 data-testid="person-name">{who.name}</h2>
        <span className="quiet">{[who.unit, who.city && cityLabels[who.city], who.title].filter(Boolean).join("　")}</span>
      </div>
      <div className="class">
        <div>
          <div className="panel">
            <div className="bar">
              <h3 style={{ margin: 0 }}>身份信息</h3><span className="grow" />
              {draft ? (
                <><Button onClick={() => edit(null)}>不改了</Button><Button type="primary" onClick={() => void save()} data-testid="save-person">保存</Button></>
              ) : (
                <><Button onClick={() => setFull(!full)} data-testid="full-number">{full ? "隐去号码" : "显示完整号码"}</Button><Button onClick={() => edit(draftOf(view))} data-testid="edit-person">修改</Button></>
              )}
            </div>
            {draft ? <Facts draft={draft} view={view} set={edit} /> : (
              <div className="fields">
                {fact("姓名", who.name)}
                {fact("姓名读音", view.reading)}
                {fact("手机（最近）", who.phone)}
                {fact(documentKindLabels[who.document_kind], <span data-testid="person-number">{who.id_number}</span>)}
                {fact("性别", who.sex && sexLabels[who.sex])}
                {fact("出生日期", view.birth && fullDate(view.birth))}
                {fact("民族", view.ethnic_group)}
                {view.former_documents.length > 0 && fact("曾用证件", view.former_documents.map((d) => `${documentKindLabels[d.kind]} ${d.number}`).join("；"))}
                {view.spellings.length > 0 && fact("记录中的其他写法", view.spellings.join("、"))}
              </div>
            )}
            {who.undrawable && <Alert style={{ marginTop: 10 }} type="warning" showIcon title={`姓名中有字库没有的字：${who.undrawable}`} description="请核对用字；确为此字的，安装含该字的字体后再打印名单和证书。" />}
            <Problems problems={problems} />
          </div>
          <div className="panel">
            <h3>历次班次</h3>
            <Table<wire.AttendedClass> size="small" rowKey="enrolment_id" pagination={false} dataSource={view.history} scroll={{ x: 820 }} locale={{ emptyText: "没有参加过班次。" }}
              columns={[
                { title: "班次", width: 200, fixed: "left", ellipsis: true, render: (_, c) => <a title={c.class_title} onClick={() => openClass(c.class_id)}>{c.class_title}</a> },
                { title: "时间", width: 190, render: (_, c) => `${c.opens_on.slice(0, 4)}年${period(c.opens_on, c.closes_on)}` },
                { title: "当时单位", width: 150, ellipsis: true, render: (_, c) => <span title={[c.unit, c.post, c.title].filter(Boolean).join("　")}>{c.unit || "—"}</span> },
                { title: "结果", width: 92, render: (_, c) => result(c) },
                { title: "学时", width: 76, render: (_, c) => (c.earned ? `${c.earned}/${c.planned}` : "—") },
                { title: "证书", width: 190, render: (_, c) => (c.certificates.length ? c.certificates.map((k) => <div key={k.number}>{k.number}<span className={k.state === "void" ? "late" : "quiet"}>　{k.validity}，{certificateStateLabels[k.state]}</span></div>) : "—") },
              ]}
            />
          </div>
          <div className="panel">
            <h3>操作记录</h3>
            <Table<wire.TouchedRow> size="small" rowKey="seq" dataSource={view.journal} pagination={{ pageSize: 8, hideOnSinglePage: true, showSizeChanger: false, size: "small" }}
              columns={[{ title: "时间", dataIndex: "at", width: 170 }, { title: "操作人", dataIndex: "who", width: 120, ellipsis: true }, { title: "操作", render: (_, t) => (t.undone ? `${t.what}（已撤销）` : t.what) }]}
            />
          </div>
        </div>
        <div className="side" style={{ top: 0 }}>
          <div className="panel">
            <h3>学时</h3>
            {view.person.hours.length === 0 ? <div className="quiet">还没有已作结论的班次。</div> : [...view.person.hours].reverse().map((h) => <div key={h.year} className="bar" style={{ marginBottom: 4 }}><span>{h.year}年</span><span className="grow" /><b>{h.hours} 学时</b></div>)}
            {who.certificates.length > 0 && <div style={{ marginTop: 8 }}>有效登记的证书 {who.certificates.length} 本</div>}
          </div>
          <div className="panel">
            <h3>是同一个人的另一条记录</h3>
            <FindOther not={who.id} choose={(other) => go({ at: "merge", keep: who.id, other, back: { at: "person", id: who.id } })} />
          </div>
          <div className="panel">
            <h3>个人信息</h3>
            <div className="quiet">{view.kept_until ? `按保存年限保存到 ${fullDate(view.kept_until)}。` : "没有班次，不计保存年限。"}</div>
            <Button danger style={{ marginTop: 8 }} onClick={() => go({ at: "erase", id: who.id, back: { at: "person", id: who.id } })} data-testid="erase-person">删除个人信息…</Button>
          </div>
        </div>
      </div>
    </>
  );
}

function Facts({ draft, view, set }: { draft: Draft; view: wire.PersonView; set(draft: Draft): void }) {
  const put = (part: Partial<Draft>) => set({ ...draft, ...part });
  const renumbered = !!draft.id_number?.trim() || draft.document_kind !== view.person.document_kind;
  const issued = view.person.certificates;
  return (
    <>
      <div className="fields">
        <label><span>姓名</span><Input value={draft.name} onChange={(e) => put({ name: e.target.value })} data-testid="person-name-input" /></label>
        <label><span>姓名读音（读音特殊时填拼音）</span><Input value={draft.reading} onChange={(e) => put({ reading: e.target.value })} /></label>
        <label><span>民族</span><Input value={draft.ethnic_group} onChange={(e) => put({ ethnic_group: e.target.value })} /></label>
        <label><span>证件种类</span><Select style={{ width: "100%" }} value={draft.document_kind} onChange={(v) => put({ document_kind: v })} options={Object.entries(documentKindLabels).map(([value, label]) => ({ value: value as wire.DocumentKind, label }))} /></label>
        <label className="two"><span>证件号码（不改则留空）</span><Input value={draft.id_number ?? ""} placeholder={view.person.id_number} onChange={(e) => put({ id_number: e.target.value })} data-testid="person-number-input" /></label>
        <label><span>性别</span><Select allowClear style={{ width: "100%" }} value={draft.sex ?? undefined} onChange={(v) => put({ sex: v ?? null })} options={Object.entries(sexLabels).map(([value, label]) => ({ value: value as wire.Sex, label }))} /></label>
        <label><span>出生日期</span><Day value={draft.birth ?? ""} onChange={(v) => put({ birth: v || null })} /></label>
      </div>
      {renumbered && <p><Checkbox checked={draft.keep_former} onChange={(e) => put({ keep_former: e.target.checked })}>原号码本人确实用过（以后的回执写原号码时仍认得出；只是抄错的不要勾选）</Checkbox></p>}
      <p className="quiet" style={{ marginBottom: 0 }}>{issued.length > 0 ? `证书 ${issued.join("、")} 仍按核发时的姓名和号码，需要更正的请在证书页补发。` : "这里的修改对本人参加的所有班次有效。"}</p>
    </>
  );
}

/** Another entry, sought by name or number. */
function FindOther({ not, choose }: { not: string; choose(id: string): void }) {
  const [found, setFound] = useState<wire.SearchPerson[]>([]);
  const asked = useRef(0);
  const look = async (text: string) => {
    const mine = ++asked.current;
    const answer = text.trim() ? (await search({ text, limit: 12, full_ids: false })).people : [];
    if (mine === asked.current) setFound(answer.filter((p) => p.id !== not));
  };
  return (
    <Select showSearch={{ filterOption: false, onSearch: (text) => void look(text) }} style={{ width: "100%" }} value={null} placeholder="按姓名或号码查找，并排查看" suffixIcon={null} notFoundContent={null} data-testid="find-other" popupMatchSelectWidth={360}
      onSelect={(value) => value && choose(value)}
      options={found.map((p) => ({ value: p.id, label: <>{p.name}　<span className="quiet">{p.id_number}　{p.unit}</span></> })) as { value: string | null; label: React.ReactNode }[]} />
  );
}
