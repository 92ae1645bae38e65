import { AutoComplete, Button } from "antd";
import { useState } from "react";
import type * as wire from "../../generated/wire";
import { conductGradeLabels, politicalStatusLabels } from "../../generated/words";
import { Grid, type GridRow } from "../../shared/Grid";
import type { TabProps } from "./draft";

const GRADES = Object.keys(conductGradeLabels) as wire.ConductGrade[];

/** How each Party member was; by keyboard, a key a grade. */
export function Conduct({ draft, edit, party, view }: TabProps & { view: wire.ClassView }) {
  const [judge, setJudge] = useState(draft.conduct.find((c) => c.judged_by)?.judged_by ?? "临时党小组");
  if (party.length === 0) return <p className="quiet">本期研修没有中共党员学员，不需要表现评价。</p>;
  const rows: GridRow[] = party.map((p) => {
    const known = draft.conduct.find((c) => c.person === p.id);
    const posts = draft.members.filter((m) => m.person === p.id && m.body === "party_group").map((m) => m.post).join("、");
    const status = p.political_status ? politicalStatusLabels[p.political_status] : "";
    return { person: p.id, name: p.name, unit: p.unit, status: `${status}${posts && ` · ${posts}`}`, grade: known?.grade ?? "", note: known?.note ?? "", judged_by: known?.judged_by ?? "" };
  });
  const others = draft.conduct.filter((c) => !party.some((p) => p.id === c.person));
  const set = (next: GridRow[]) =>
    edit({
      conduct: [
        ...next.filter((r) => r.grade).map((r) => ({ person: String(r.person), name: String(r.name), grade: r.grade as wire.ConductGrade, note: String(r.note ?? ""), judged_by: String(r.judged_by || judge) })),
        ...others,
      ],
    });
  const counted = GRADES.map((g) => [g, rows.filter((r) => r.grade === g).length] as const).filter(([, n]) => n > 0);
  const unjudged = rows.filter((r) => !r.grade).length;
  return (
    <>
      <div className="bar">
        <span data-testid="conduct-counts">{counted.map(([g, n]) => `${conductGradeLabels[g]} ${n} 人`).join("，")}{unjudged > 0 && <span className="late">{counted.length > 0 && "，"}未评 {unjudged} 人（未评的不能作考核结论）</span>}</span>
        <span className="grow" />
        <span className="quiet">评价人</span>
        <AutoComplete style={{ width: 160 }} value={judge} onChange={setJudge} options={["临时党小组", "承办单位党支部", view.class.host_lead?.name ?? ""].filter(Boolean).map((value) => ({ value }))} />
        <Button disabled={unjudged === 0} onClick={() => set(rows.map((r) => ({ ...r, grade: r.grade || "good" })))} data-testid="rest-good">未评的全部评为良好</Button>
      </div>
      <p className="quiet" style={{ margin: "0 0 6px" }}>选中“表现”一格后按 {GRADES.map((g, i) => `${i + 1} ${conductGradeLabels[g]}`).join("、")}，自动到下一人；上下移动用回车和方向键。</p>
      <Grid testid="conduct" rows={rows} onChange={set} rowKey={(r) => String(r.person)} height={420}
        columns={[
          { key: "name", title: "姓名", width: 110, kind: "shown" },
          { key: "status", title: "政治面貌", width: 150, kind: "note" },
          { key: "unit", title: "单位", kind: "note" },
          { key: "grade", title: "表现", width: 96, kind: "choice", choices: conductGradeLabels, quick: Object.fromEntries(GRADES.map((g, i) => [String(i + 1), g])) },
          { key: "note", title: "说明", width: 180 },
          { key: "judged_by", title: "评价人", width: 110 },
        ]} />
    </>
  );
}
