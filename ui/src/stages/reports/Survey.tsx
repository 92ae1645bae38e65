import { Button, Input, InputNumber, Tabs } from "antd";
import { useMemo, useState } from "react";
import { surveySet } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { pickFiles } from "../../host/call";
import { type Bar, Bars } from "../../shared/Bars";
import { useDraft } from "../../shared/draft";
import { Grid, type GridRow } from "../../shared/Grid";
import { Problems } from "../../shared/Problems";
import type { StageProps } from "../../shared/stage";
import { SurveyCheck } from "./SurveyCheck";

const COUNTS = ["very_satisfied", "satisfied", "fair", "dissatisfied"] as const;
const FORMS = { handed_out: "发放", returned: "回收", valid: "有效" } as const;
type Form = keyof typeof FORMS;

const lines = (text: string) => text.split("\n").map((l) => l.trim()).filter((l) => l !== "");

interface Draft {
  tallies: GridRow[];
  forms: Record<Form, number>;
  comments: GridRow[];
  aspects: string;
  questions: string;
}

function draftOf({ survey, survey_results: found }: wire.ClassView): Draft {
  return {
    tallies: survey as unknown as GridRow[],
    forms: { handed_out: found.handed_out, returned: found.returned, valid: found.valid },
    comments: found.comments as unknown as GridRow[],
    aspects: found.aspects.join("\n"),
    questions: found.questions.join("\n"),
  };
}

/** The satisfaction survey: its form, the tallies typed or from a sheet, what it came to. */
export function Survey({ view, run, preview, dirty, open }: StageProps) {
  const { draft, changed, edit: change, keep } = useDraft(useMemo(() => draftOf(view), [view]), dirty);
  const [file, setFile] = useState<string | null>(null);
  const [tab, setTab] = useState(view.survey.length > 0 ? "results" : "typed");
  const found = view.survey_results;
  const edit = (part: Partial<Draft>) => change((now) => ({ ...now, ...part }));
  const save = () => keep((draft) => {
    const survey: wire.Survey = {
      tallies: draft.tallies.map((t) => ({ subject: String(t.subject ?? ""), teacher: String(t.teacher ?? ""), ...Object.fromEntries(COUNTS.map((c) => [c, Number(t[c]) || 0])) })) as wire.SurveyTally[],
      ...draft.forms,
      comments: draft.comments.map((c) => ({ question: String(c.question ?? ""), text: String(c.text ?? "") })),
      // What reads as the notice's stays the notice's.
      aspects: draft.aspects === found.aspects.join("\n") ? null : lines(draft.aspects),
      questions: draft.questions === found.questions.join("\n") ? null : lines(draft.questions),
    };
    return run(() => surveySet({ class_id: view.id, survey, dry_run: false }));
  });
  const importSheet = async () => {
    const [picked] = await pickFiles("选择测评结果", ["xlsx", "xls", "csv"], false);
    if (picked) setFile(picked);
  };
  const listed = () => {
    const known = new Set(draft.tallies.map((t) => String(t.subject)));
    const blank = (subject: string, teacher: string): GridRow => ({ subject, teacher, very_satisfied: 0, satisfied: 0, fair: 0, dissatisfied: 0 });
    const missing = [...lines(draft.aspects).map((a) => blank(a, "")), ...found.teachers.map((t) => blank(t, t))].filter((row) => !known.has(String(row.subject)));
    edit({ tallies: [...draft.tallies, ...missing] });
  };
  if (file) return <SurveyCheck view={view} run={run} file={file} done={(taken) => { setFile(null); if (taken) setTab("results"); }} />;
  const bars: Bar[] = [...found.rows.filter((r) => !r.teacher), ...found.rows.filter((r) => r.teacher)]
    .filter((r) => r.answers > 0)
    .map((r) => ({ label: r.subject, percent: Number.parseFloat(r.rate) || 0, text: r.rate, note: `${r.answers} 份${r.few ? "，较少" : ""}`, strong: r.teacher }));
  const problems = view.all_problems.filter((p) => p.code.startsWith("survey_"));
  const results = (
    <>
      <div className="figures">
        <div><b data-testid="satisfaction">{found.overall || "—"}</b><span>总体满意率</span></div>
        <div><b>{found.aspects_rate || "—"}</b><span>课程与管理</span></div>
        <div><b>{found.teachers_rate || "—"}</b><span>授课专家</span></div>
        <div><b>{found.response_rate || "—"}</b><span>回收率{found.handed_out > 0 && `　发放 ${found.handed_out} 回收 ${found.returned} 有效 ${found.valid}`}</span></div>
      </div>
      {bars.length > 0 ? <Bars bars={bars} title="各项满意率" testid="survey-bars" /> : <p className="quiet">还没有测评结果：打印测评表发给学员，收回后录入或导入。</p>}
      <p className="quiet">满意率＝（{found.counted}）÷全部答卷；深色为授课专家。</p>
      <Problems problems={problems} open={open} />
    </>
  );
  const typed = (
    <>
      <div className="bar">
        {(Object.keys(FORMS) as Form[]).map((f) => (
          <span key={f}>{FORMS[f]} <InputNumber size="small" min={0} style={{ width: 70 }} value={draft.forms[f] || null} onChange={(n) => edit({ forms: { ...draft.forms, [f]: n ?? 0 } })} data-testid={`survey-${f}`} /> 份</span>
        ))}
        <span className="grow" />
        <Button size="small" onClick={listed} data-testid="list-questions">列出测评内容和授课人</Button>
      </div>
      <Grid testid="survey" rows={draft.tallies} onChange={(tallies) => edit({ tallies })} blank={() => ({ subject: "", teacher: "", very_satisfied: 0, satisfied: 0, fair: 0, dissatisfied: 0 })}
        columns={[{ key: "subject", title: "测评内容", suggest: [...lines(draft.aspects), ...found.teachers] }, { key: "teacher", title: "授课人", width: 110, suggest: found.teachers }, { key: "very_satisfied", title: "非常满意", width: 84, align: "center" }, { key: "satisfied", title: "满意", width: 74, align: "center" }, { key: "fair", title: "一般", width: 74, align: "center" }, { key: "dissatisfied", title: "不满意", width: 74, align: "center" }]} />
    </>
  );
  const comments = (
    <Grid testid="survey-comments" rows={draft.comments} onChange={(rows) => edit({ comments: rows })} blank={() => ({ question: found.questions[found.questions.length - 1] ?? "", text: "" })}
      columns={[{ key: "question", title: "开放题", width: 240, suggest: found.questions }, { key: "text", title: "意见和建议" }]} />
  );
  const form = (
    <>
      <p className="quiet">测评表不记名，列出下面的内容和课表中的每位授课人。本班另定的内容只用于本班；通用的在“年度通知”中修改。</p>
      <div className="fields">
        <label className="two"><span>测评内容（一行一项）</span><Input.TextArea autoSize={{ minRows: 4 }} value={draft.aspects} onChange={(e) => edit({ aspects: e.target.value })} data-testid="survey-aspects" /></label>
        <label className="two"><span>开放题（一行一题）</span><Input.TextArea autoSize={{ minRows: 2 }} value={draft.questions} onChange={(e) => edit({ questions: e.target.value })} /></label>
      </div>
    </>
  );
  return (
    <>
      <div className="bar">
        <h3 style={{ margin: 0 }}>满意度测评</h3><span className="quiet">{changed ? "有改动，尚未保存" : ""}</span><span className="grow" />
        <Button disabled={changed} onClick={() => preview("survey-form")} data-testid="preview-survey-form">测评表</Button>
        <Button disabled={changed || view.survey.length === 0} onClick={() => preview("survey-summary")}>汇总表</Button>
        <Button disabled={changed} onClick={() => void importSheet()} data-testid="import-survey">导入结果</Button>
        <Button type="primary" disabled={!changed} onClick={() => void save()} data-testid="save-survey">保存</Button>
      </div>
      <Tabs size="small" activeKey={tab} onChange={setTab} items={[
        { key: "results", label: "结果", children: results },
        { key: "typed", label: "录入", children: typed },
        { key: "comments", label: `意见建议 ${draft.comments.length} 条`, children: comments },
        { key: "form", label: "测评表内容", children: form },
      ]} />
    </>
  );
}
