import { Button, InputNumber } from "antd";
import { useEffect, useState } from "react";
import { surveyImport } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { asOfficeError } from "../../host/call";
import { Grid, type GridRow } from "../../shared/Grid";
import { Problems } from "../../shared/Problems";
import type { StageProps } from "../../shared/stage";

/** Where in the sheet a problem sits, in front of what it says. */
export function placed(problem: wire.Problem): wire.Problem {
  const place = problem.place;
  if (!place || !("row" in place) || place.row === null) return problem;
  return { ...problem, message: `第 ${place.row} 行${place.column ? ` ${place.column} 列` : ""}：${problem.message}` };
}

/** What a survey's sheet would write, before anything is written. */
export function SurveyCheck({ view, run, file, done }: Pick<StageProps, "view" | "run"> & { file: string; done(taken: boolean): void }) {
  const [report, setReport] = useState<wire.SurveyReport | null>(null);
  const [failed, setFailed] = useState("");
  const [handed, setHanded] = useState<number | null>(view.survey_results.handed_out || view.enrolments.filter((e) => e.status === "accepted").length);
  useEffect(() => {
    setFailed("");
    surveyImport({ class_id: view.id, file, dry_run: true, handed_out: handed }).then(setReport, (error: unknown) => {
      const { message, hint } = asOfficeError(error);
      setFailed(`${message}。${hint}`);
    });
  }, [view.id, file, handed]);
  const errors = report?.problems.filter((p) => p.severity === "error").length ?? 0;
  const write = async () => {
    if (await run(() => surveyImport({ class_id: view.id, file, dry_run: false, handed_out: handed }))) done(true);
  };
  return (
    <div data-testid="survey-check">
      <div className="bar">
        <h3 style={{ margin: 0 }}>核对测评结果</h3><span className="quiet">{file.split(/[\\/]/).pop()}</span><span className="grow" />
        <span className="quiet">发放份数</span><InputNumber min={0} style={{ width: 80 }} value={handed} onChange={setHanded} />
        <Button onClick={() => done(false)}>放弃</Button>
        <Button type="primary" disabled={!report || errors > 0 || report.tallies.length === 0} onClick={() => void write()} data-testid="confirm-survey">确认导入 {report?.tallies.length ?? 0} 项</Button>
      </div>
      {failed && <div className="sorry">{failed}</div>}
      {report && (
        <>
          <p data-testid="survey-counts">
            {report.layout === "answers" ? `逐份录入的表：回收 ${report.returned} 份，有效 ${report.valid} 份，意见建议 ${report.comments.length} 条。` : `汇总表：${report.rows} 项。`}
            {errors > 0 ? `有 ${errors} 处不对，改正后才能导入。` : "导入后替换原有的测评结果。"}
          </p>
          <Problems problems={report.problems.map(placed)} />
          <Grid rows={report.tallies as unknown as GridRow[]} height={300}
            columns={[{ key: "subject", title: "测评内容" }, { key: "teacher", title: "授课人", width: 100 }, { key: "very_satisfied", title: "非常满意", width: 90, align: "center" }, { key: "satisfied", title: "满意", width: 80, align: "center" }, { key: "fair", title: "一般", width: 80, align: "center" }, { key: "dissatisfied", title: "不满意", width: 80, align: "center" }]} />
        </>
      )}
    </div>
  );
}
