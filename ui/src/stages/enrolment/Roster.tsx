import { Segmented } from "antd";
import { useState } from "react";
import { fullDate } from "../../shared/format";
import { PaperTexts } from "../../shared/PaperTexts";
import type { StageProps } from "../../shared/stage";
import { Groups } from "./Groups";
import { Places } from "./Places";
import { RosterOrder } from "./RosterOrder";
import { Rooms } from "./Rooms";
import { Seats } from "./Seats";
import "./roster.css";

const PAGES = [
  { value: "order", label: "序号与定稿" },
  { value: "groups", label: "分组" },
  { value: "rooms", label: "住宿" },
  { value: "seats", label: "座次" },
  { value: "places", label: "总表" },
  { value: "texts", label: "手册文字" },
];

/** The roster (附件4): its order and freeze, and where everybody works, sleeps and sits. */
export function Roster(props: StageProps) {
  const { roster } = props.view;
  const [page, setPage] = useState("order");
  const of = (which: (l: (typeof roster.learners)[number]) => unknown) => roster.learners.filter(which).length;
  if (roster.learners.length === 0) return <p className="quiet">学员名单是空的。审验通过的人会列在这里。</p>;
  const silent = roster.changes.filter((c) => !c.reason).length;
  return (
    <>
      <div className="roster-state" data-testid="roster-state">
        {roster.frozen_on ? <b>已于{fullDate(roster.frozen_on)}定稿{roster.frozen_late && "（晚于开班）"}</b> : <b>未定稿</b>}
        {roster.frozen_on && <span>此后变更 {roster.changes.length} 处{silent > 0 && `，${silent} 处没有写明原因`}</span>}
        {!roster.frozen_on && <span>{roster.numbers_run ? `序号 1—${roster.learners.length} 连续` : "序号有空号，定稿时补齐"}</span>}
        <span className="quiet">{roster.learners.length} 人：已分组 {of((l) => l.group)}，有房间 {of((l) => l.room)}，有座位 {of((l) => l.seat)}</span>
      </div>
      <div className="bar"><Segmented value={page} onChange={setPage} options={PAGES.map((p) => ({ ...p, label: <span data-testid={`roster-${p.value}`}>{p.label}</span> }))} /></div>
      {page === "order" && <RosterOrder {...props} />}
      {page === "groups" && <Groups {...props} />}
      {page === "rooms" && <Rooms {...props} />}
      {page === "seats" && <Seats {...props} />}
      {page === "places" && <Places {...props} />}
      {page === "texts" && (
        <>
          <PaperTexts paper="handbook" view={props.view} run={props.run} dirty={props.dirty} />
          <PaperTexts paper="pledges" view={props.view} run={props.run} dirty={props.dirty} />
        </>
      )}
    </>
  );
}
