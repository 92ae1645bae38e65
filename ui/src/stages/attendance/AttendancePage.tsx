import { App, Tabs } from "antd";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { attendanceShow, attendanceWrite } from "../../generated/commands";
import { asOfficeError } from "../../host/call";
import { holdsWrites } from "../../shared/pending";
import { Problems, stageOf } from "../../shared/Problems";
import type { StageProps } from "../../shared/stage";
import { CheckIn } from "./CheckIn";
import { Corrections } from "./Corrections";
import { HeatMap } from "./HeatMap";
import { ImportMarks } from "./ImportMarks";
import { MarkBook } from "./book";
import { Marking, Progress } from "./Marking";
import { Scanner } from "./Scanner";

/** Attendance: check-in, marks by key and by scanner, what they add up to, and what was put right. */
export function AttendancePage(props: StageProps) {
  const { view, refresh, open } = props;
  const { message } = App.useApp();
  const [tab, setTab] = useState("marks");
  const [file, setFile] = useState<{ path: string; session: string | null } | null>(null);
  const [scanned, setScanned] = useState<string | null>(null);
  const say = useRef({ message, refresh });
  say.current = { message, refresh };
  const book = useMemo(() => {
    const made: MarkBook = new MarkBook((cells, reason) => attendanceWrite({ class_id: view.id, cells, reason }), {
      failed: (error) => {
        const e = asOfficeError(error);
        void say.current.message.error(`没有记下，已退回原样：${e.message}。${e.hint}`, 8);
      },
      warned: (problems) => void say.current.message.warning(problems.map((p) => p.message).join("；"), 8),
      rested: () => say.current.refresh(),
    });
    made.load(view.attendance);
    return made;
    // One book for a class, whatever is read of it later.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [view.id]);
  useEffect(() => {
    const release = holdsWrites(() => book.settle());
    return () => {
      book.leave();
      // Writes under way outlive the page: they are still waited for before anything else is done.
      void book.settle().then(release);
    };
  }, [book]);
  const reload = useCallback(() => {
    attendanceShow({ class_id: view.id }).then((found) => book.load(found), () => undefined);
  }, [book, view.id]);
  useEffect(reload, [reload, view]);
  const concluded = view.assessment.concluded_on != null;
  const problems = view.all_problems.filter((p) => stageOf(p) === "attendance");
  if (view.attendance.learners.length === 0) return <div className="panel quiet">学员名单是空的：请先在报名页审验学员。</div>;
  if (file) return <ImportMarks {...props} file={file.path} session={file.session} done={() => setFile(null)} />;
  return (
    <div className="panel">
      <Tabs size="small" activeKey={tab} onChange={setTab} destroyOnHidden tabBarExtraContent={<Progress book={book} />} items={[
        { key: "check-in", label: "报到", children: <CheckIn {...props} /> },
        { key: "marks", label: "签到", children: <Marking {...props} book={book} locked={concluded} take={(path, session) => setFile({ path, session })} scan={(session) => { setScanned(session); setTab("scan"); }} /> },
        { key: "scan", label: "扫码", children: <Scanner {...props} first={scanned} locked={concluded} /> },
        { key: "heat", label: "统计", children: <HeatMap {...props} /> },
        { key: "corrections", label: view.attendance.corrections.length > 0 ? `更正 ${view.attendance.corrections.length}` : "更正", children: <Corrections corrections={view.attendance.corrections} learners={view.attendance.learners} /> },
      ]} />
      {tab === "heat" && problems.length > 0 && <div className="below"><Problems problems={problems} open={(stage) => stage !== "attendance" && open(stage)} /></div>}
    </div>
  );
}
