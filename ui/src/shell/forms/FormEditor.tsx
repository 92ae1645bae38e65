import { RedoOutlined, UndoOutlined } from "@ant-design/icons";
import { Button, InputNumber, Select } from "antd";
import { useEffect, useRef, useState } from "react";
import { formCheck, formSave, formShow } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { asOfficeError, formBytes } from "../../host/call";
import { lay } from "../../shared/pages";
import { openPdf } from "../../shared/pdf";
import { Problems } from "../../shared/Problems";
import type { YearProps } from "../year/YearPage";
import { back, begin, blank, forth, type History, moved, PARTS, replaced, step } from "./edit";
import { Part } from "./Part";

const SIZES = ["小三", "四号", "小四", "五号", "小五"];
const ADDED = ["line", "heading", "paragraph", "grid", "signature", "spacer", "page_break"];
/** How long typing must rest before the paper is set anew, in milliseconds. */
const REST = 500;

/** A form of the year, edited beside the very paper it makes. */
export function FormEditor({ year, run, dirty, form, classes, done }: YearProps & { form: wire.FormRow; classes: wire.FormClass[]; done(): void }) {
  const [view, setView] = useState<wire.FormView | null>(null);
  const [history, setHistory] = useState<History<wire.FormDefinition> | null>(null);
  const typedIn = useRef<Element | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const [classId, setClassId] = useState(classes[0]?.class_id ?? null);
  const [problems, setProblems] = useState<wire.Problem[]>([]);
  useEffect(() => {
    void formShow({ year, kind: form.kind }).then((found) => {
      setView(found);
      setHistory(begin(found.definition));
    });
  }, [year, form.kind]);
  const now = history?.now;
  const changed = !!view && !!now && JSON.stringify(now) !== JSON.stringify(view.definition);
  useEffect(() => dirty(changed), [changed, dirty]);
  useEffect(() => {
    if (!now) return;
    let gone = false;
    const found = (problems: wire.Problem[]) => {
      if (!gone) setProblems(problems);
    };
    const timer = setTimeout(() => void formCheck({ year, definition: now }).then((r) => found(r.problems), (e: unknown) => {
      const { code, message, hint } = asOfficeError(e);
      found([{ severity: "error", code, message, hint }]);
    }), REST);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [now, year]);
  if (!view || !now || !history) return null;
  const leave = () => {
    dirty(false);
    done();
  };
  /** Typing on in one field is one step. */
  const edit = (next: wire.FormDefinition) => {
    const here = document.activeElement;
    const typing = here instanceof HTMLTextAreaElement || here instanceof HTMLInputElement ? here : null;
    setHistory(step(history, next, typing !== null && typing === typedIn.current));
    typedIn.current = typing;
  };
  const go = (to: (h: History<wire.FormDefinition>) => History<wire.FormDefinition>) => {
    setHistory(to(history));
    typedIn.current = null;
  };
  const save = async () => {
    if (await run(() => formSave({ year, definition: now }))) leave();
  };
  const blocks = (next: wire.FormBlock[]) => edit({ ...now, block: next });
  const wrong = new Set(problems.map((p) => (p.place && "entity" in p.place ? p.place.id : "")).filter(Boolean));
  const errors = problems.filter((p) => p.severity === "error").length;
  const same = JSON.stringify(now) === JSON.stringify(view.shipped);
  return (
    <div data-testid="form-editor" onKeyDown={(e) => {
      if (!(e.ctrlKey || e.metaKey) || e.key.toLowerCase() !== "z") return;
      e.preventDefault();
      e.stopPropagation();
      go(e.shiftKey ? forth : back);
    }}>
      <div className="bar">
        <h3 style={{ margin: 0 }}>{form.title}</h3>
        <span className="quiet" data-testid="form-state">{changed ? "有改动，尚未保存" : view.corrected ? "本年度已改" : "随软件提供"}</span>
        <span className="grow" />
        <Button icon={<UndoOutlined />} disabled={history.past.length === 0} onClick={() => go(back)} data-testid="form-undo">退一步</Button>
        <Button icon={<RedoOutlined />} disabled={history.future.length === 0} onClick={() => go(forth)}>进一步</Button>
        <Button disabled={same} onClick={() => edit(view.shipped)} data-testid="form-reset">恢复随软件提供的样式</Button>
        <Button onClick={leave}>{changed ? "放弃改动" : "返回"}</Button>
        <Button type="primary" disabled={!changed || errors > 0} onClick={() => void save()} data-testid="form-save">保存</Button>
      </div>
      {problems.length > 0 && <div className="form-problems"><Problems problems={problems} /></div>}
      <div className="form-editor">
        <div className="form-parts">
          <div className="form-part"><div className="bar form-page">
            <span>纸张 <Select size="small" value={now.orientation ?? "portrait"} onChange={(orientation) => edit({ ...now, orientation })} options={[{ value: "portrait", label: "竖放" }, { value: "landscape", label: "横放" }]} /></span>
            <span>字号 <Select size="small" style={{ width: 84 }} value={typeof now.size === "string" ? now.size : undefined} placeholder="默认" onChange={(size) => edit({ ...now, size })} options={SIZES.map((s) => ({ value: s, label: s }))} /></span>
            <span>页边距（毫米）{(["top", "bottom", "left", "right"] as const).map((side, i) => <InputNumber key={side} size="small" min={5} max={60} style={{ width: 58 }} placeholder={["上", "下", "左", "右"][i]} title={["上", "下", "左", "右"][i]} value={now.margins?.[side]} onChange={(n) => edit({ ...now, margins: { ...now.margins, [side]: n ?? undefined } })} />)}</span>
          </div></div>
          {now.block.map((b, i) => (
            <Part key={i} block={b} index={i} count={now.block.length} fields={view.fields} id={String(i)} open={open} setOpen={setOpen} wrong={wrong}
              set={(next) => blocks(replaced(now.block, i, next))} move={(by) => blocks(moved(now.block, i, by))} remove={() => blocks(now.block.filter((_, k) => k !== i))} />
          ))}
          <Select style={{ width: 220 }} value={null} placeholder="在末尾添加" onChange={(type: string | null) => type && blocks([...now.block, blank(type)])} options={ADDED.map((t) => ({ value: t, label: PARTS[t] }))} data-testid="add-part" />
        </div>
        <Paper definition={now} classId={classId} classes={classes} choose={setClassId} />
      </div>
    </div>
  );
}

/** The paper as the form makes it for a class. */
function Paper({ definition, classId, classes, choose }: { definition: wire.FormDefinition; classId: string | null; classes: wire.FormClass[]; choose(id: string): void }) {
  const box = useRef<HTMLDivElement>(null);
  const [state, setState] = useState("");
  const [failed, setFailed] = useState("");
  useEffect(() => {
    if (!classId) return;
    let gone = false;
    let stop = () => {};
    const timer = setTimeout(() => {
      setState("正在排版…");
      (async () => {
        const pdf = await openPdf(new Uint8Array(await formBytes(classId, definition)));
        if (gone || !box.current) return void pdf.loadingTask.destroy();
        const undraw = await lay(pdf, box.current, 1, () => gone);
        stop = () => {
          undraw();
          void pdf.loadingTask.destroy();
        };
        if (gone) stop();
        else {
          setState(`共 ${pdf.numPages} 页`);
          setFailed("");
        }
      })().catch((error: unknown) => {
        if (gone) return;
        setState("下面是改正前的样子");
        setFailed(asOfficeError(error).message);
      });
    }, REST);
    return () => {
      gone = true;
      clearTimeout(timer);
      stop();
    };
  }, [definition, classId]);
  return (
    <div className="form-paper">
      <div className="bar" style={{ marginBottom: 6 }}>
        {classes.length > 0 ? <>预览班次 <Select size="small" style={{ flex: 1, minWidth: 0 }} value={classId} onChange={choose} options={classes.map((c) => ({ value: c.class_id, label: c.title }))} /></> : <span className="quiet">建立班次后可以预览。</span>}
        <span className="quiet" data-testid="form-pages">{state}</span>
      </div>
      {failed && <div className="sorry">还不能预览：{failed}</div>}
      <div ref={box} className="pages" data-testid="form-paper" />
    </div>
  );
}
