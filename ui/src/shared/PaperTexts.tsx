import { Button, Input, Popover } from "antd";
import { useEffect, useState } from "react";
import { narrativeHistory, narrativeSet } from "../generated/commands";
import type * as wire from "../generated/wire";
import { missingNumbers } from "./numbers";
import type { StageProps } from "./stage";

/** The running texts of one paper: prefilled from the record, editable, every version kept. */
export function PaperTexts({ paper, adopt = [], view, run, dirty }: { paper: string; adopt?: string[] } & Pick<StageProps, "view" | "run" | "dirty">) {
  return (
    <>
      {view.narratives.filter((n) => n.paper === paper).map((n) => (
        <Section key={n.paper + n.section} section={n} adopt={adopt.includes(n.section)} view={view} run={run} dirty={dirty} />
      ))}
    </>
  );
}

/** A section. One to be adopted counts as written only once somebody has saved it, changed or not. */
function Section({ section, adopt, view, run, dirty }: { section: wire.NarrativeSection; adopt: boolean } & Pick<StageProps, "view" | "run" | "dirty">) {
  const [text, setText] = useState(section.text);
  useEffect(() => setText(section.text), [section.text]);
  const changed = text !== section.text;
  const adoptable = adopt && !section.edited;
  const differs = section.edited ? missingNumbers(section.prefilled, section.text) : [];
  const save = async (to: string) => {
    if (await run(() => narrativeSet({ class_id: view.id, paper: section.paper, section: section.section, text: to }))) dirty(false);
  };
  return (
    <div style={{ marginBottom: 12 }}>
      <div className="bar" style={{ marginBottom: 4 }}>
        <b>{section.heading}</b><span className="quiet">{section.edited ? "已改写" : adoptable ? "自动生成，采用后生效" : "自动生成"}</span><span className="grow" />
        <Popover trigger="click" placement="bottomRight" destroyOnHidden content={<Versions section={section} view={view} take={setText} />}><Button size="small">历次文字</Button></Popover>
        {section.edited && <Button size="small" onClick={() => void save("")}>恢复自动生成</Button>}
        <Button size="small" type="primary" disabled={!changed && !adoptable} onClick={() => void save(text)} data-testid={`save-text-${section.paper}-${section.section}`}>{adoptable && !changed ? "采用" : "保存"}</Button>
      </div>
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} value={text} data-testid={`text-${section.paper}-${section.section}`} onChange={(e) => { setText(e.target.value); dirty(true); }} />
      {differs.length > 0 && <div className="soon" data-testid={`differs-${section.paper}-${section.section}`}>这段文字已改写，不再随记录变化；记录中的 {differs.join("、")} 与文字不一致，请核对。</div>}
    </div>
  );
}

function Versions({ section, view, take }: { section: wire.NarrativeSection; view: wire.ClassView; take(text: string): void }) {
  const [versions, setVersions] = useState<wire.NarrativeVersion[] | null>(null);
  useEffect(() => {
    narrativeHistory({ class_id: view.id, paper: section.paper, section: section.section }).then(setVersions, () => setVersions([]));
  }, [section.paper, section.section, view.id]);
  if (!versions) return null;
  if (versions.length === 0) return <span className="quiet">没有改写过。</span>;
  return (
    <div style={{ width: 460, maxHeight: 320, overflow: "auto" }}>
      {versions.map((v, i) => (
        <div key={i} style={{ borderBottom: "1px solid #eee7dc", padding: "6px 0" }}>
          <div className="bar" style={{ marginBottom: 2 }}><span className="quiet">{v.at}　{v.who}</span><span className="grow" /><Button size="small" type="link" onClick={() => take(v.text || section.prefilled)}>取用</Button></div>
          <div>{v.text || "（恢复自动生成）"}</div>
        </div>
      ))}
    </div>
  );
}
