import { ArrowLeftOutlined } from "@ant-design/icons";
import { Alert, App, Button, ConfigProvider } from "antd";
import { useCallback, useEffect, useRef, useState } from "react";
import { classDelete, classShow } from "../generated/commands";
import type * as wire from "../generated/wire";
import { asOfficeError } from "../host/call";
import { period } from "../shared/format";
import { Preview } from "../shared/Preview";
import { Problems } from "../shared/Problems";
import type { StageProps } from "../shared/stage";
import { AssessmentPage } from "../stages/assessment";
import { AttendancePage } from "../stages/attendance";
import { CertificatesPage } from "../stages/certificates";
import { CommitteePage } from "../stages/committee";
import { EnrolmentPage } from "../stages/enrolment";
import { FilingPage } from "../stages/filing";
import { ReportsPage } from "../stages/reports";
import type { Run } from "./App";
import { Archived } from "./Archived";

const PAGES: Record<string, (props: StageProps) => React.ReactNode> = {
  filing: FilingPage,
  enrolment: EnrolmentPage,
  attendance: AttendancePage,
  committee: CommitteePage,
  assessment: AssessmentPage,
  certificates: CertificatesPage,
  reports: ReportsPage,
};
const SIGNS: Record<string, string> = { done: "●", doing: "◐", todo: "○", problem: "!" };
const WORDS: Record<string, string> = { done: "完成", doing: "进行中", todo: "未开始", problem: "有问题" };

interface Props {
  id: string;
  version: number;
  today: string;
  run: Run;
  refresh(): void;
  leave(go: () => void): void;
  dirty(unsaved: boolean): void;
  back(): void;
  /** Goes to the forms of the year. */
  forms(): void;
}

/** One class: its rail, the page of a stage, the next step, problems and papers beside it. */
export function ClassPage({ id, version, today, run, refresh, leave, dirty, back, forms }: Props) {
  const [view, setView] = useState<wire.ClassView | null>(null);
  const [failed, setFailed] = useState("");
  const [stage, setStage] = useState<string | null>(null);
  const [paper, setPaper] = useState<string | null>(null);
  const [aside, setAside] = useState<HTMLElement | null>(null);
  const reads = useRef(0);
  const read = useCallback(() => {
    reads.current += 1;
    const mine = reads.current;
    classShow({ class_id: id }).then((found) => {
      // Answers may come in another order than they were asked for.
      if (mine !== reads.current) return;
      setView(found);
      setFailed("");
      // The page opens where the next step is, and stays where the person is working.
      setStage((now) => now ?? found.next_step?.stage ?? "reports");
    }, (error) => setFailed(asOfficeError(error).message));
  }, [id]);
  useEffect(read, [read, version]);
  const { modal } = App.useApp();
  const remove = () =>
    modal.confirm({
      title: `删除“${view?.class.title}”？`,
      content: "只能删除还没有备案、报名和其他记录的班次；删除后可以撤销。",
      okText: "删除",
      cancelText: "取消",
      onOk: async () => {
        if (await run(() => classDelete({ class_id: id }))) back();
      },
    });
  if (!view) return failed ? <div className="sorry">{failed}</div> : null;
  const here = stage ?? "reports";
  const open = (to: string) => leave(() => setStage(to));
  const Stage = PAGES[here];
  const papers = view.papers.filter((p) => p.stage === here);
  return (
    <>
      <div className="head">
        <Button type="link" icon={<ArrowLeftOutlined />} onClick={back} style={{ paddingLeft: 0 }} data-testid="back">全部班次</Button>
        <h2>{view.class.title}</h2>
        <span className="quiet">
          {view.class.opens_on.slice(0, 4)}年{period(view.class.opens_on, view.class.closes_on)} · {view.assessment.learners.length}/{view.class.size} 人 · {view.hours} 学时 · {view.stage_label}
        </span>
        <span className="grow" />
        {!view.filing && <Button type="text" size="small" className="quiet" onClick={remove} data-testid="delete-class">删除班次</Button>}
      </div>
      {failed && <Alert type="error" showIcon style={{ marginBottom: 10 }} title={`${failed}。下面是此前读到的内容。`} action={<Button size="small" onClick={read}>重新读取</Button>} />}
      <Archived view={view} run={run} />
      <div className="rail">
        {view.rail.map((r) => (
          <button key={r.stage} type="button" title={`${r.label}：${WORDS[r.state]}，${r.fact}`} data-testid={`stage-${r.stage}`} className={`${r.state} ${r.stage === here ? "here" : ""}`} onClick={() => open(r.stage)}>
            <span className="sign">{SIGNS[r.state]}</span><b>{r.label}</b>
            <span className="fact">{r.fact}</span>
          </button>
        ))}
      </div>
      <div className="class">
        <section>
          {/* Certificates outlive their class; what is asked of anything else that is archived would be refused. */}
          <ConfigProvider componentDisabled={view.archived_on != null && here !== "certificates"}>
            <Stage key={here} view={view} today={today} run={run} refresh={refresh} open={open} preview={setPaper} aside={aside} dirty={dirty} />
          </ConfigProvider>
        </section>
        <aside className="side">
          <div className="panel">
            <h3>下一步</h3>
            {view.next_step ? <Button type="link" style={{ padding: 0, whiteSpace: "normal", textAlign: "left", height: "auto" }} onClick={() => open(view.next_step!.stage)}>{view.next_step.text} →</Button> : <span className="quiet">已归档，没有待办。</span>}
          </div>
          <div ref={setAside} />
          <div className="panel">
            <h3>待处理</h3>
            <Problems problems={view.problems} open={open} empty="没有待处理的问题。" />
          </div>
          <div className="panel papers">
            <h3>本环节材料</h3>
            {papers.map((p) => (
              <button key={p.kind} type="button" disabled={p.unavailable !== ""} title={p.unavailable} data-testid={`paper-${p.kind}`} onClick={() => setPaper(p.kind)}>
                {p.title}{p.unavailable ? `（${p.unavailable}）` : p.own_formats.length > 0 ? "（单位表格）" : p.corrected ? "（样式已改）" : ""}
              </button>
            ))}
            <button type="button" className="other" data-testid="go-forms" onClick={forms}>用单位自己的表格 →</button>
          </div>
        </aside>
      </div>
      <Preview view={view} kind={paper} choose={setPaper} run={run} />
    </>
  );
}
