import { Button, Segmented } from "antd";
import { useState } from "react";
import { outcomesSet, sharingExport } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { outcomeKindLabels } from "../../generated/words";
import { openPath, pickFolder } from "../../host/call";
import { useDraft } from "../../shared/draft";
import { type GridColumn, Grid, type GridRow } from "../../shared/Grid";
import { Problems } from "../../shared/Problems";
import type { StageProps } from "../../shared/stage";
import { OutcomeFiles } from "./OutcomeFiles";

const KINDS = Object.keys(outcomeKindLabels) as wire.OutcomeKind[];
const title = (words: string): GridColumn => ({ key: "title", title: words });
const on = (words: string): GridColumn => ({ key: "on", title: words, width: 130, kind: "date" });
const detail = (words: string, width = 280): GridColumn => ({ key: "detail", title: words, width });
const source = (words: string): GridColumn => ({ key: "source", title: words, width: 150 });
const settled = (words: string): GridColumn => ({ key: "settled_on", title: words, width: 130, kind: "date" });
/** What is asked of each kind. */
const COLUMNS: Record<wire.OutcomeKind, GridColumn[]> = {
  achievement: [title("成果"), on("日期"), detail("转化应用情况")],
  media: [title("题目"), source("媒体"), on("日期"), { key: "link", title: "链接或版面", width: 180 }, detail("说明", 140)],
  good_practice: [title("做法"), on("日期"), detail("做法和成效", 400)],
  courseware: [title("课件"), source("授课人"), settled("同意共享日期"), { key: "link", title: "共享平台或链接", width: 160 }, detail("说明", 160)],
  inspection: [title("发现的问题"), source("检查单位"), on("检查日期"), detail("整改情况", 200), settled("整改完成日期")],
  incident: [title("事件"), on("日期"), detail("处置情况", 400)],
};
const EMPTY: Record<wire.OutcomeKind, string> = {
  achievement: "学员的学习成果和转化应用，写入自评报告和绩效考核表。",
  media: "媒体的报道，剪报或截图可附为文件。",
  good_practice: "值得推广的做法，写入自评报告和共享包。",
  courseware: "可供共享的课件：授课人同意后登记日期，再附上文件；没有同意的不计入，也不放入共享包。",
  inspection: "监督巡查发现的问题和整改情况；没有整改完成的会一直提醒，并列入年度风险。",
  incident: "安全事件如实登记；没有的不填。",
};

/** What is worth reporting: results, media, good practice, courseware, inspections, incidents, with their files. */
export function Outcomes({ view, run, dirty, open }: StageProps) {
  const { draft: outcomes, changed, edit: change, keep } = useDraft(view.outcomes, dirty);
  const [kind, setKind] = useState<wire.OutcomeKind>("achievement");
  const [shared, setShared] = useState<wire.Sharing | null>(null);
  const edit = (rows: GridRow[]) => {
    const here = rows as unknown as wire.Outcome[];
    change((now) => KINDS.flatMap((k) => (k === kind ? here : now.filter((o) => o.kind === k))));
  };
  const save = () =>
    keep((typed) => {
      const given = typed.map((o) => ({ ...o, on: o.on || null, settled_on: o.settled_on || null }));
      return run(() => outcomesSet({ class_id: view.id, outcomes: given }));
    });
  const share = async () => {
    const out = await pickFolder("选择存放共享包的文件夹");
    const made = out ? await run(() => sharingExport({ class_id: view.id, out })) : undefined;
    if (made) setShared(made);
  };
  const rows = outcomes.filter((o) => o.kind === kind);
  const problems = view.all_problems.filter((p) => p.place && "entity" in p.place && p.place.entity === "outcome");
  const count = (k: wire.OutcomeKind) => outcomes.filter((o) => o.kind === k).length;
  return (
    <>
      <div className="bar">
        <Segmented<wire.OutcomeKind> value={kind} onChange={setKind} options={KINDS.map((k) => ({ value: k, label: `${outcomeKindLabels[k]}${count(k) > 0 ? ` ${count(k)}` : ""}` }))} data-testid="outcome-kinds" />
        <span className="grow" />
        <span className="quiet">{changed ? "有改动，尚未保存" : ""}</span>
        <Button type="primary" disabled={!changed} onClick={() => void save()} data-testid="save-outcomes">保存</Button>
      </div>
      <p className="quiet">{EMPTY[kind]}</p>
      <Grid key={kind} testid="outcomes" rows={rows as unknown as GridRow[]} onChange={edit} columns={COLUMNS[kind]}
        blank={() => ({ id: "", kind, title: "", on: "", source: "", link: "", settled_on: "", detail: "" })} />
      <OutcomeFiles view={view} run={run} outcomes={view.outcomes.filter((o) => o.kind === kind)} />
      <Problems problems={problems} open={open} />
      <div className="bar" style={{ marginTop: 14 }}>
        <Button disabled={changed} title={changed ? "保存后导出" : ""} onClick={() => void share()} data-testid="export-sharing">导出共享包</Button>
        <span className="quiet">{shared ? shared.done : "课件（授课人已同意的）、典型经验、媒体报道和附件，连同目录，放在一个文件夹里。"}</span>
        {shared && <Button size="small" type="link" onClick={() => void openPath(shared.out)} data-testid="open-sharing">打开文件夹</Button>}
      </div>
      {shared && <Problems problems={shared.problems} open={open} />}
    </>
  );
}
