import { Button, Input, Select } from "antd";
import { useEffect, useState } from "react";
import { committeeSet } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { activityKindLabels, bodyLabels, conductGradeLabels } from "../../generated/words";
import { Grid, type GridRow } from "../../shared/Grid";
import { Problems, stageOf } from "../../shared/Problems";
import type { StageProps } from "../../shared/stage";

/** Class committee and temporary Party group: members, activities, conduct, summary. */
export function CommitteePage({ view, today, run, open, preview, dirty }: StageProps) {
  const [draft, setDraft] = useState<wire.Committee>(view.committee);
  const [changed, setChanged] = useState(false);
  useEffect(() => {
    if (!changed) setDraft(view.committee);
  }, [view, changed]);
  const edit = (part: Partial<wire.Committee>) => {
    setDraft({ ...draft, ...part });
    setChanged(true);
    dirty(true);
  };
  const learners = view.enrolments.filter((e) => e.status === "accepted");
  const party = learners.filter((e) => e.political_status === "party_member" || e.political_status === "probationary_member");
  const names = Object.fromEntries(learners.map((l) => [l.id, `${l.roster_number} ${l.name}${party.includes(l) ? "（党员）" : ""}`]));
  const conduct: GridRow[] = party.map((p) => {
    const known = draft.conduct.find((c) => c.person === p.id);
    return { person: p.id, name: p.name, unit: p.unit, grade: known?.grade ?? "", note: known?.note ?? "", judged_by: known?.judged_by ?? "" };
  });
  const setConduct = (rows: GridRow[]) =>
    edit({ conduct: rows.filter((r) => r.grade).map((r) => ({ person: String(r.person), name: String(r.name), grade: r.grade as wire.ConductGrade, note: String(r.note ?? ""), judged_by: String(r.judged_by ?? "") })) });
  const save = async () => {
    const done = await run(() => committeeSet({ class_id: view.id, committee: draft }));
    if (done) {
      setChanged(false);
      dirty(false);
    }
  };
  if (learners.length === 0) return <div className="panel quiet">学员名单是空的：请先在报名页审验学员。</div>;
  return (
    <>
      <div className="panel">
        <div className="bar">
          <span className="quiet">{changed ? "有改动，尚未保存" : "已保存"}</span><span className="grow" />
          <Button disabled={changed} onClick={() => preview("committee-summary")}>预览工作总结</Button>
          <Button type="primary" disabled={!changed} onClick={() => void save()} data-testid="save-committee">保存</Button>
        </div>
        <h3>班委和临时党小组成员（党员 {party.length} 人）</h3>
        <Grid testid="members" rows={draft.members as unknown as GridRow[]} onChange={(rows) => edit({ members: rows as unknown as wire.Member[] })}
          blank={() => ({ body: "committee", post: "", person: "", name: "" })}
          columns={[
            { key: "body", title: "组织", width: 140, kind: "choice", choices: bodyLabels },
            { key: "post", title: "职务", width: 160 },
            { key: "person", title: "学员", kind: "choice", choices: names },
          ]} />
        {party.length < 3 && <label><span className="quiet">参训党员不足 3 人，处理办法</span><Input value={draft.few_members_handling} onChange={(e) => edit({ few_members_handling: e.target.value })} /></label>}
      </div>
      <div className="panel">
        <h3>活动记录（课余时间，不计学时）</h3>
        <Grid testid="activities" rows={draft.activities as unknown as GridRow[]}
          onChange={(rows) => edit({ activities: rows.map((r) => ({ ...r, attended: Number(r.attended) || 0 })) as unknown as wire.Activity[] })}
          blank={() => ({ id: "", body: "committee", kind: "discussion", on: view.class.opens_on <= today ? view.class.opens_on : today, theme: "", attended: learners.length, minutes: "" })}
          columns={[
            { key: "on", title: "日期", width: 130, kind: "date" },
            { key: "body", title: "组织", width: 116, kind: "choice", choices: bodyLabels },
            { key: "kind", title: "形式", width: 110, kind: "choice", choices: activityKindLabels },
            { key: "theme", title: "主题" },
            { key: "attended", title: "人数", width: 60, align: "center" },
            { key: "minutes", title: "记录", width: 180 },
          ]} />
      </div>
      <div className="panel">
        <div className="bar"><h3 style={{ margin: 0 }}>党员表现（计入考核，每名党员都要有）</h3><span className="grow" />
          <Select style={{ width: 180 }} placeholder="未评的全部评为…" value={null} onChange={(grade: string) => setConduct(conduct.map((r) => ({ ...r, grade: r.grade || grade })))} options={Object.entries(conductGradeLabels).map(([value, label]) => ({ value, label: `未评的全部评为${label}` }))} />
        </div>
        <Grid testid="conduct" rows={conduct} onChange={setConduct} rowKey={(r) => String(r.person)}
          columns={[
            { key: "name", title: "姓名", width: 120, kind: "shown" },
            { key: "unit", title: "单位", kind: "shown" },
            { key: "grade", title: "表现", width: 110, kind: "choice", choices: conductGradeLabels },
            { key: "note", title: "说明", width: 240 },
          ]} />
      </div>
      <div className="panel">
        <h3>工作总结</h3>
        <Input.TextArea rows={5} value={draft.summary} onChange={(e) => edit({ summary: e.target.value })} data-testid="committee-summary" />
        <Problems problems={view.all_problems.filter((p) => stageOf(p) === "committee")} open={open} />
      </div>
    </>
  );
}
