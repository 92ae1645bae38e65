import { Button, Input, Select } from "antd";
import { useEffect, useState } from "react";
import { narrativeSet } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import type { StageProps } from "../../shared/stage";

/** The running texts of papers: prefilled from the record, editable, and given back to the record when wished. */
export function Texts({ view, run, preview, dirty }: StageProps) {
  const [paper, setPaper] = useState("self-evaluation");
  const papers = [...new Set(view.narratives.map((n) => n.paper))];
  const title = (kind: string) => view.papers.find((p) => p.kind === kind)?.title ?? kind;
  return (
    <>
      <div className="bar"><Select style={{ width: 260 }} value={paper} onChange={setPaper} options={papers.map((p) => ({ value: p, label: title(p) }))} /><span className="quiet">文字由记录自动生成，可以改写；改写后不再随记录变化。</span><span className="grow" /><Button onClick={() => preview(paper)}>预览</Button></div>
      {view.narratives.filter((n) => n.paper === paper).map((n) => (
        <Section key={n.paper + n.section} section={n} view={view} run={run} dirty={dirty} />
      ))}
    </>
  );
}

function Section({ section, view, run, dirty }: { section: wire.NarrativeSection } & Pick<StageProps, "view" | "run" | "dirty">) {
  const [text, setText] = useState(section.text);
  useEffect(() => setText(section.text), [section.text]);
  const changed = text !== section.text;
  const save = async (to: string) => {
    if (await run(() => narrativeSet({ class_id: view.id, paper: section.paper, section: section.section, text: to }))) dirty(false);
  };
  return (
    <div style={{ marginBottom: 12 }}>
      <div className="bar" style={{ marginBottom: 4 }}><b>{section.heading}</b><span className="quiet">{section.edited ? "已改写" : "自动生成"}</span><span className="grow" />{section.edited && <Button size="small" onClick={() => void save("")}>恢复自动生成</Button>}<Button size="small" type="primary" disabled={!changed} onClick={() => void save(text)}>保存</Button></div>
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} value={text} onChange={(e) => { setText(e.target.value); dirty(true); }} />
    </div>
  );
}
