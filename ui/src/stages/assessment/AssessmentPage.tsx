import { Alert, Button, Input } from "antd";
import { useEffect, useState } from "react";
import { assessmentConclude, assessmentImport, schemeSet, scoresSet } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { pickFiles } from "../../host/call";
import { Day } from "../../shared/Day";
import { longDate } from "../../shared/format";
import { Grid, type GridRow } from "../../shared/Grid";
import { Problems } from "../../shared/Problems";
import type { StageProps } from "../../shared/stage";

/** Assessment: the scheme, scores, each learner's result and why, the conclusion. */
export function AssessmentPage({ view, today, run, open, preview, dirty }: StageProps) {
  const a = view.assessment;
  const concluded = a.concluded_on != null;
  const [rows, setRows] = useState<GridRow[]>([]);
  const [scheme, setScheme] = useState(a.scheme);
  const [changed, setChanged] = useState(false);
  const [schemeChanged, setSchemeChanged] = useState(false);
  const [on, setOn] = useState(today);
  useEffect(() => {
    if (!changed) setRows(a.learners.map((l) => ({ id: l.id, number: l.roster_number ?? "", name: l.name, rate: l.rate, conduct: l.party_member ? l.conduct || "未评" : "—", total: l.total, result: l.passed ? "合格" : "未合格", why: l.explanation, ...l.scores })));
  }, [a, changed]);
  useEffect(() => {
    if (!schemeChanged) setScheme(a.scheme);
  }, [a, schemeChanged]);
  const mark = (unsaved: boolean) => {
    setChanged(unsaved);
    dirty(unsaved || schemeChanged);
  };
  const save = async () => {
    const learners = rows.map((r) => ({ person: String(r.id), scores: Object.fromEntries(a.scheme.components.map((c) => [c.code, String(r[c.code] ?? "")])) }));
    if (await run(() => scoresSet({ class_id: view.id, learners }))) mark(false);
  };
  const saveScheme = async () => {
    const done = await run(() => schemeSet({ class_id: view.id, scheme }));
    if (done) {
      setSchemeChanged(false);
      dirty(changed);
    }
  };
  const editScheme = (part: Partial<wire.Scheme>) => {
    setScheme({ ...scheme, ...part });
    setSchemeChanged(true);
    dirty(true);
  };
  const read = async () => {
    const [file] = await pickFiles("选择成绩表", ["xlsx", "xls", "csv"], false);
    if (file) await run(() => assessmentImport({ class_id: view.id, file }));
  };
  if (a.learners.length === 0) return <div className="panel quiet">学员名单是空的：请先在报名页审验学员。</div>;
  const weights = scheme.components.reduce((sum, c) => sum + Number(c.weight || 0), 0);
  return (
    <>
      <div className="panel">
        {concluded ? (
          <Alert type="success" showIcon title={`${longDate(a.concluded_on!)} 作出考核结论：合格 ${a.passed} 人，共 ${a.learners.length} 人`} description="需要更正的，请用右上角“撤销”撤回结论后再改。" />
        ) : (
          <div className="bar">
            <h3 style={{ margin: 0 }}>考核结论</h3><span className="quiet">按现有记录，合格 {a.passed} / {a.learners.length} 人</span><span className="grow" />
            <Day width={150} value={on} onChange={setOn} />
            <Button type="primary" disabled={changed || schemeChanged} onClick={() => void run(() => assessmentConclude({ class_id: view.id, on }))} data-testid="conclude">作出考核结论</Button>
          </div>
        )}
        {!concluded && <Problems problems={a.problems} open={open} empty="可以作出结论。" />}
      </div>
      {!concluded && (
        <div className="panel">
          <div className="bar"><h3 style={{ margin: 0 }}>考核办法</h3><span className="quiet">权重合计 {weights}%</span><span className="grow" /><Button disabled={!schemeChanged} onClick={() => void saveScheme()}>保存办法</Button></div>
          <div className="bar">
            出勤率不低于 <Input style={{ width: 64 }} value={scheme.min_attendance_percent} onChange={(e) => editScheme({ min_attendance_percent: Number(e.target.value.replace(/\D/g, "")) || 0 })} /> %，
            总评不低于 <Input style={{ width: 64 }} value={scheme.pass_mark} onChange={(e) => editScheme({ pass_mark: e.target.value })} /> 分
          </div>
          <Grid rows={scheme.components as unknown as GridRow[]} onChange={(r) => editScheme({ components: r.map((c) => ({ code: String(c.code ?? ""), name: String(c.name ?? ""), weight: Number(c.weight) || 0 })) })}
            blank={() => ({ code: "", name: "", weight: 0 })}
            columns={[{ key: "name", title: "考核项目" }, { key: "weight", title: "权重（%）", width: 120, align: "center" }]} />
        </div>
      )}
      <div className="panel">
        <div className="bar">
          <h3 style={{ margin: 0 }}>成绩</h3><span className="quiet">{changed ? "有改动，尚未保存" : "可从 Excel 复制整列粘贴"}</span><span className="grow" />
          <Button onClick={() => preview("assessment-table")}>预览成绩表</Button>
          {!concluded && <Button onClick={() => void read()}>导入成绩</Button>}
          {!concluded && <Button type="primary" disabled={!changed} onClick={() => void save()} data-testid="save-scores">保存成绩</Button>}
        </div>
        <Grid testid="scores" rows={rows} onChange={concluded ? undefined : (r) => { setRows(r); mark(true); }} rowKey={(r) => String(r.id)}
          columns={[
            { key: "name", title: "姓名", width: 96, kind: "shown" },
            { key: "rate", title: "出勤率", width: 74, kind: "shown", align: "center" },
            ...a.scheme.components.map((c) => ({ key: c.code, title: `${c.name}（${c.weight}%）`, width: 116, align: "center" as const })),
            { key: "total", title: "总评", width: 60, kind: "shown" as const, align: "center" as const },
            { key: "conduct", title: "党员表现", width: 76, kind: "shown" as const, align: "center" as const },
            { key: "result", title: "结果", width: 66, kind: "shown" as const, align: "center" as const },
            { key: "why", title: "依据", kind: "note" as const },
          ]} />
      </div>
    </>
  );
}
