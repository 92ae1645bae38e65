import { Button, Select } from "antd";
import { useState } from "react";
import { PaperTexts } from "../../shared/PaperTexts";
import type { StageProps } from "../../shared/stage";

/** The running texts of the papers after the class. */
export function Texts({ view, run, preview, dirty }: StageProps) {
  const [paper, setPaper] = useState("self-evaluation");
  const stage = (kind: string) => view.papers.find((p) => p.kind === kind);
  const papers = [...new Set(view.narratives.map((n) => n.paper))].filter((kind) => stage(kind)?.stage !== "filing");
  return (
    <>
      <div className="bar"><Select style={{ width: 260 }} value={paper} onChange={setPaper} options={papers.map((p) => ({ value: p, label: stage(p)?.title ?? p }))} /><span className="quiet">文字由记录自动生成，可以改写；改写后不再随记录变化。</span><span className="grow" /><Button onClick={() => preview(paper)}>预览</Button></div>
      <PaperTexts paper={paper} view={view} run={run} dirty={dirty} />
    </>
  );
}
