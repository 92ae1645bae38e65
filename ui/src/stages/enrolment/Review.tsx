import { Button, Dropdown, Input, Segmented, Select, Table, Tag } from "antd";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { enrolmentReview, enrolmentReviewPreview, evidenceSet, reviewShow } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { cityLabels, enrolmentStatusLabels, evidenceKindLabels, fitLabels } from "../../generated/words";
import { asOfficeError } from "../../host/call";
import type { StageProps } from "../../shared/stage";
import { Applicant as ApplicantForm } from "./Applicant";
import { Balance } from "./Balance";
import { type Asked, DECISIONS, Decide, type Decision } from "./Decide";
import { COLOURS, FITS, Person } from "./Person";
import { Replies } from "./Replies";
import "./review.css";
import { type Applicant, ONLY, ORDERS, applicants, bars, shows, sorted, suggestion } from "./review";

const PAGE = 50;
const BY_KEY: Record<string, Decision> = { "1": "accept", "2": "return", "3": "wait", "4": "decline" };
const STATES = ["pending", "accepted", "waiting", "returned", "declined", "cancelled"] as const;

/** Whether what is pressed belongs to something that takes keys itself. */
function taken(target: EventTarget | null): boolean {
  const at = target as HTMLElement | null;
  return !!at?.closest?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [role=combobox], [role=tab], .ant-modal, .ant-dropdown, .ant-select-dropdown");
}

/** The review (审验) of the applicants: by list and keyboard, one by one or many at once. */
export function Review({ view, run, preview, aside }: StageProps) {
  const [review, setReview] = useState<wire.ReviewView | null>(null);
  const [failed, setFailed] = useState("");
  const [chosen, setChosen] = useState<string[]>([]);
  const [cursor, setCursor] = useState<string | null>(null);
  const [filter, setFilter] = useState({ status: view.enrolments.some((p) => p.status === "pending") ? "pending" : "", text: "", only: "" });
  const [order, setOrder] = useState("rank");
  const [page, setPage] = useState(1);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [shown, setShown] = useState(false);
  const [editing, setEditing] = useState<wire.EnrolmentRow | "new" | null>(null);
  const [replying, setReplying] = useState(false);
  const [told, setTold] = useState<string[]>([]);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let gone = false;
    reviewShow({ class_id: view.id }).then((found) => !gone && setReview(found), (error) => !gone && setFailed(asOfficeError(error).message));
    return () => { gone = true; };
  }, [view]);
  const people = useMemo(() => applicants(view.enrolments, review), [view, review]);
  const list = useMemo(() => sorted(people.filter((p) => shows(p, filter)), order), [people, filter, order]);
  const set = useMemo(() => new Set(chosen), [chosen]);
  const made = useMemo(() => bars(people, set, view.class.quotas, view.special_topic_label !== ""), [people, set, view]);
  // What would follow if the chosen ones were accepted is told by the rules, not by the page.
  useEffect(() => {
    setTold([]);
    if (chosen.length === 0) return;
    const later = setTimeout(() => {
      enrolmentReviewPreview({ class_id: view.id, people: chosen, all: false, only_meeting: false, decision: "accept", reason: "", replaced_by: null })
        .then((found) => setTold(found.problems.map((p) => p.message)), () => setTold([]));
    }, 250);
    return () => clearTimeout(later);
  }, [chosen, view]);
  const at = list.findIndex((p) => p.id === cursor);
  const here = list[at] ?? null;
  const place = useCallback((index: number) => {
    const next = list[Math.max(0, Math.min(list.length - 1, index))];
    if (!next) return;
    setCursor(next.id);
    setPage(Math.floor(list.indexOf(next) / PAGE) + 1);
  }, [list]);
  useEffect(() => {
    box.current?.querySelector(`[data-row-key="${cursor ?? ""}"]`)?.scrollIntoView({ block: "nearest" });
  }, [cursor, page]);
  const toggle = (id: string) => setChosen((now) => (now.includes(id) ? now.filter((c) => c !== id) : [...now, id]));
  const decide = async (decision: Decision, who: string[]) => {
    if (who.length === 0) return;
    if (decision !== "accept" || who.length > 1) return setAsked({ decision, people: who });
    // One person accepted is one key: it can be undone, and what it brings is told beside.
    const index = at;
    const done = await run(() => enrolmentReview({ class_id: view.id, people: who, all: false, only_meeting: false, decision, reason: "", replaced_by: null }));
    if (done) after(who, index);
  };
  // Who was decided leaves the list of those to be decided; there the cursor stays in its place, for the next one.
  const after = (who: string[], index: number) => {
    setChosen((now) => now.filter((c) => !who.includes(c)));
    if (filter.status !== "pending") {
      if (filter.status !== "") setShown(false);
      return;
    }
    const rest = list.filter((p) => !who.includes(p.id));
    const next = rest[Math.min(index, rest.length - 1)];
    setCursor(next?.id ?? null);
    if (!next) setShown(false);
  };
  const busy = asked !== null || editing !== null || replying;
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      if (busy || event.ctrlKey || event.metaKey || event.altKey || taken(event.target)) return;
      const button = (event.target as HTMLElement).closest?.("button, a");
      const key = event.key;
      if (key === "ArrowDown" || key === "ArrowUp") {
        // The keys belong to the list from here on, not to the button that was clicked last.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        place(at < 0 ? 0 : at + (key === "ArrowDown" ? 1 : -1));
      }
      else if (key === " " && here && !button) toggle(here.id);
      else if (key === "Enter" && here && !button) setShown(true);
      else if (key === "Escape" && shown) setShown(false);
      else if (BY_KEY[key]) void decide(BY_KEY[key], chosen.length > 0 && !shown ? chosen : here ? [here.id] : []);
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", keys);
    return () => window.removeEventListener("keydown", keys);
  });
  if (failed) return <div className="sorry">{failed}</div>;
  if (!review) return null;
  const count = (status: string) => people.filter((p) => p.status === status).length;
  const open = list.filter((p) => p.status === "pending" || p.status === "waiting");
  const meeting = open.filter((p) => p.status === "pending" && p.review.fit === "meets").map((p) => p.id);
  const waiting = people.some((p) => p.review.rank);
  const reasonsOf = (decision: Decision) => review.reasons.find((r) => r.decision === decision)?.reasons ?? [];
  const evidence = (seen: boolean) => Object.entries(evidenceKindLabels).map(([key, label]) => ({ key: `${seen}-${key}`, label: `${seen ? "已见" : "未见"}${label}` }));
  const more = {
    items: [{ key: "cancel", label: DECISIONS.cancel }, { key: "pending", label: DECISIONS.pending }, { type: "divider" as const }, ...evidence(true), { type: "divider" as const }, ...evidence(false)],
    onClick: ({ key }: { key: string }) => {
      const [seen, kind] = key.split("-");
      if (kind) void run(() => evidenceSet({ class_id: view.id, people: chosen, kinds: [kind as wire.EvidenceKind], seen: seen === "true" }));
      else void decide(key as Decision, chosen);
    },
  };
  return (
    <div ref={box} className="review">
      <div className="bar">
        <Segmented size="middle" value={filter.status} onChange={(status) => { setFilter({ ...filter, status }); setPage(1); setChosen([]); }}
          options={[...STATES.filter((s) => s === "pending" || count(s) > 0).map((s) => ({ value: s as string, label: `${s === "returned" ? "退回" : enrolmentStatusLabels[s]} ${count(s)}` })), { value: "", label: `全部 ${people.length}` }]} />
        <span className="grow" />
        <Button onClick={() => setReplying(true)} data-testid="replies">答复单位</Button>
        <Button onClick={() => setEditing("new")}>手工添加</Button>
      </div>
      <div className="bar">
        <Input allowClear placeholder="姓名、拼音、单位" style={{ width: 190 }} value={filter.text} onChange={(e) => { setFilter({ ...filter, text: e.target.value }); setPage(1); }} />
        <Select style={{ width: 120 }} value={filter.only} onChange={(only) => { setFilter({ ...filter, only }); setPage(1); }} options={ONLY} data-testid="only" />
        <Select style={{ width: 130 }} value={order} onChange={setOrder} options={ORDERS} data-testid="order" />
        <span className="grow" />
        {review.conditions && meeting.length > 0 && <Button onClick={() => setChosen(meeting)} data-testid="choose-meeting">选中符合条件的 {meeting.length} 人</Button>}
        {waiting && <Button onClick={() => setAsked({ decision: "suggested", people: [], all: true })} data-testid="as-suggested">按建议录取</Button>}
        {count("pending") > 0 && <Button onClick={() => setAsked({ decision: "accept", people: [], all: true })} data-testid="accept-all">待审全部通过</Button>}
      </div>
      <Table<Applicant> size="small" rowKey="id" dataSource={list} tableLayout="fixed" scroll={{ x: 850, y: "calc(100vh - 428px)" }}
        pagination={{ pageSize: PAGE, current: page, onChange: setPage, hideOnSinglePage: true, showSizeChanger: false, size: "small" }}
        locale={{ emptyText: people.length === 0 ? "还没有报名人员：发出空白回执，收回后在“回执”中导入。" : "没有符合筛选的人员。" }}
        rowClassName={(p) => (p.id === cursor ? "cursor" : "")}
        onRow={(p) => ({ onClick: () => setCursor(p.id), onDoubleClick: () => { setCursor(p.id); setShown(true); } })}
        rowSelection={{ selectedRowKeys: chosen, onChange: (keys) => setChosen(keys as string[]), columnWidth: 36, preserveSelectedRowKeys: false, selections: false, fixed: true }}
        columns={[
          { title: "姓名", width: 104, fixed: "left", render: (_, p) => <a onClick={() => { setCursor(p.id); setShown(true); }} title={p.undrawable && `字库缺字：${p.undrawable}`} data-testid={`open-${p.name}`}>{p.name}{p.undrawable && " ⚠"}</a> },
          { title: "工作单位", ellipsis: true, render: (_, p) => <span title={p.unit}>{p.review.own_staff && <span className="soon">本单位 </span>}{p.unit || "—"}</span> },
          { title: "市", width: 50, render: (_, p) => (p.city ? cityLabels[p.city] : "—") },
          { title: "职称", width: 108, ellipsis: true, render: (_, p) => p.title || "—" },
          ...(view.special_topic_label ? [{ title: "一线", width: 50, render: (_: unknown, p: Applicant) => (p.front_line ? <span title={p.front_line_how}>一线</span> : "—") }] : []),
          ...(review.conditions ? [{ title: "条件", width: 82, render: (_: unknown, p: Applicant) => <Tag color={FITS[p.review.fit]} title={p.review.fit_reasons.join("；")}>{fitLabels[p.review.fit]}</Tag> }] : []),
          ...(review.evidence.length > 0 ? [{ title: "材料", width: 78, render: (_: unknown, p: Applicant) => (p.review.unseen.length === 0 ? "已齐" : <span className="soon" title={`未见${p.review.unseen.map((k) => evidenceKindLabels[k]).join("、")}`}>缺 {p.review.unseen.length} 项</span>) }] : []),
          { title: filter.status === "accepted" ? "序号" : "建议", width: 78, render: (_, p) => (p.status === "accepted" ? (p.roster_number ?? "—") : <span title={p.review.rank_reasons.join("；")}>{suggestion(p) || "—"}</span>) },
          { title: "审验", width: 96, render: (_, p) => <Tag color={COLOURS[p.status]} title={p.reason}>{p.status === "pending" && p.reason ? "补正重报" : enrolmentStatusLabels[p.status]}</Tag> },
        ]}
      />
      <div className="decide">
        <b data-testid="chosen">{chosen.length > 0 ? `已选 ${chosen.length} 人` : here ? here.name : "未选"}</b>
        {(["accept", "return", "wait", "decline"] as const).map((d, i) => (
          <Button key={d} type={d === "accept" ? "primary" : "default"} disabled={chosen.length === 0 && !here} onClick={() => void decide(d, chosen.length > 0 ? chosen : here ? [here.id] : [])} data-testid={`decide-${d}`}>{i + 1} {d === "return" ? "退回" : d === "wait" ? "候补" : DECISIONS[d]}</Button>
        ))}
        <Dropdown menu={more} disabled={chosen.length === 0} placement="topLeft"><Button data-testid="more">更多</Button></Dropdown>
        <span className="follows" title={told.join("；")} data-testid="follows">{told.length > 0 ? <span className="soon">若通过：{told.slice(0, 2).join("；")}{told.length > 2 && `，等 ${told.length} 项提醒`}</span> : <span className="quiet">↑↓ 移动　空格 选中　回车 详情　1—4 审验</span>}</span>
      </div>
      {review.free_numbers.length > 0 && <div className="quiet">名单序号 {review.free_numbers.slice(0, 8).join("、")}{review.free_numbers.length > 8 ? " 等" : ""} 空出：可由他人递补，或在“名册”中重新排定序号。</div>}
      <Balance aside={aside} made={made} places={review.places} chosen={chosen.length} dominating={review.dominating_percent} />
      {shown && here && <Person person={here} review={review} view={view} run={run} close={() => setShown(false)} step={(by) => place(at + by)} decide={(d, who) => void decide(d, who)} edit={() => { setShown(false); setEditing(here); }} go={(id) => { setFilter({ status: "", text: "", only: "" }); setCursor(id); }} />}
      {asked && <Decide asked={asked} view={view} run={run} frozen={review.frozen} reasons={reasonsOf(asked.decision)} candidates={sorted(people.filter((p) => p.status === "waiting" || p.status === "pending"), "rank")}
        close={(done) => {
          setAsked(null);
          if (done && asked.all) { setChosen([]); setCursor(null); }
          else if (done) after(asked.people, at);
        }} />}
      <Replies open={replying} close={() => setReplying(false)} view={view} preview={preview} />
      <ApplicantForm key={editing === "new" ? "new" : editing?.id} editing={editing} close={() => setEditing(null)} view={view} run={run} />
    </div>
  );
}
