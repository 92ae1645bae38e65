import { AlignCenterOutlined, AlignLeftOutlined, AlignRightOutlined, ColumnWidthOutlined, ColumnHeightOutlined, RedoOutlined, UndoOutlined, VerticalAlignBottomOutlined, VerticalAlignMiddleOutlined, VerticalAlignTopOutlined } from "@ant-design/icons";
import { Button, Input, Select } from "antd";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { certificateImageAdd, certificateTemplateSave } from "../../../generated/commands";
import type * as wire from "../../../generated/wire";
import { pickFiles } from "../../../host/call";
import { Problems } from "../../../shared/Problems";
import "./designer.css";
import { forget, keep } from "./drafts";
import { Layers } from "./Layers";
import { type Alignment, align, back, change, type Design, distribute, duplicate, forth, fresh, type History, move, relayer, remove, sheet, step } from "./model";
import { useTried } from "./preview";
import { Properties } from "./Properties";
import { AROUND, Sheet } from "./Sheet";
import { RULER } from "./Rulers";

/** Pixels in a millimetre at 100 %. */
const WHOLE = 96 / 25.4;
const ZOOMS = [50, 75, 100, 125, 150, 200, 300, 400];

const ALIGNMENTS: [Alignment, string, React.ReactNode][] = [
  ["left", "左对齐", <AlignLeftOutlined key="l" />],
  ["center", "左右居中", <AlignCenterOutlined key="c" />],
  ["right", "右对齐", <AlignRightOutlined key="r" />],
  ["top", "上对齐", <VerticalAlignTopOutlined key="t" />],
  ["middle", "上下居中", <VerticalAlignMiddleOutlined key="m" />],
  ["bottom", "下对齐", <VerticalAlignBottomOutlined key="b" />],
];

interface Props {
  /** Its key; nothing for a new one. */
  template: string | null;
  /** Under what it is remembered until it is kept. */
  draft: string;
  start: History;
  /** What the steps began from. */
  from: Design;
  list: wire.TemplateList;
  classId: string | null;
  run<T>(action: () => Promise<T>): Promise<T | undefined>;
  /** It was kept under this key. */
  saved(key: string): void;
  close(): void;
}

/** A template on its sheet: boxes over the true page, numbers beside it, every step to be taken back. */
export function Designer({ template, draft: first, start, from: origin, list, classId, run, saved, close }: Props) {
  const [key, setKey] = useState(template);
  const [draft, setDraft] = useState(first);
  const [from, setFrom] = useState(origin);
  const [history, setHistory] = useState(start);
  const [kept, setKept] = useState<Design | null>(start.past.length === 0 && template !== null ? start.now : null);
  const [trying, setTrying] = useState<Design | null>(null);
  const [chosen, setChosen] = useState<string[]>([]);
  const [sample, setSample] = useState<wire.SampleKind>("usual");
  const [zoom, setZoom] = useState<number | null>(null);
  const [fit, setFit] = useState(1);
  const scroll = useRef<HTMLDivElement>(null);
  const design = history.now;
  const shown = trying ?? design;
  const tried = useTried(design, sample, classId);
  const scale = WHOLE * (zoom === null ? fit : zoom / 100);
  const unsaved = design !== kept;
  const errors = tried.problems.filter((p) => p.severity === "error").length;
  const wrong = useMemo(() => new Set(tried.problems.map((p) => (p.place && "id" in p.place ? p.place.id : ""))), [tried.problems]);
  const held = shown.element.filter((e) => chosen.includes(e.id));

  const put = useCallback((next: Design, tag = "") => {
    setTrying(null);
    setHistory((h) => step(h, next, tag));
  }, []);
  const goBack = useCallback(() => setHistory(back), []);
  const goForth = useCallback(() => setHistory(forth), []);
  // What was designed outlives the page until it is kept.
  useEffect(() => {
    if (unsaved && history.past.length + history.future.length > 0) keep(draft, history, from);
    else forget(draft);
  }, [draft, history, unsaved, from]);
  useLayoutEffect(() => {
    const box = scroll.current;
    if (!box) return;
    const measure = () => {
      const paper = sheet(design);
      const room = (size: number, mm: number) => (size - RULER - 2 * AROUND - 14) / (mm * WHOLE);
      setFit(Math.max(0.3, Math.min(room(box.clientWidth, paper.width), room(box.clientHeight, paper.height))));
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(box);
    return () => watch.disconnect();
  }, [design.orientation]);

  const save = async () => {
    const made = await run(() => certificateTemplateSave({ key, design }));
    if (!made) return;
    setKept(design);
    forget(draft);
    setKey(made.key);
    setDraft(made.key);
    setFrom({ ...design, title: made.title });
    saved(made.key);
  };
  const add = async (kind: wire.ElementKind, text?: string) => {
    let more: Partial<wire.TemplateElement> = text ? { text } : {};
    if (kind === "image") {
      const image = await pickImage();
      if (!image) return;
      // At 300 dots per inch, and no wider than a hand.
      const width = Math.min(60, (image.width / 300) * 25.4);
      more = { image: image.digest, over: image.transparent, width: Math.round(width * 10) / 10, height: Math.round(((width * image.height) / image.width) * 10) / 10 };
    }
    const element = fresh(design, kind, more);
    put({ ...design, element: [...design.element, element] });
    setChosen([element.id]);
  };
  const pickImage = async () => {
    const [path] = await pickFiles("选择图片", ["png", "jpg", "jpeg"], false);
    return path ? run(() => certificateImageAdd({ path })) : undefined;
  };
  const replaceImage = async () => {
    const image = await pickImage();
    if (image) put(change(design, chosen, (e) => ({ image: image.digest, height: Math.round(((e.width * image.height) / image.width) * 10) / 10 })));
  };
  const copy = () => {
    const made = duplicate(design, chosen);
    put(made.design);
    setChosen(made.ids);
  };
  const drop = () => {
    put(remove(design, chosen));
    setChosen([]);
  };
  const zoomBy = (way: number) => {
    const now = Math.round((scale / WHOLE) * 100);
    const next = way > 0 ? ZOOMS.find((z) => z > now) : [...ZOOMS].reverse().find((z) => z < now);
    if (next) setZoom(next);
  };

  const keys = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    const popped = target.closest(".ant-select-dropdown, .ant-dropdown, .ant-modal") !== null;
    const kind = target.tagName === "INPUT" ? (target as HTMLInputElement).type : target.tagName;
    const typing = popped || ["TEXTAREA", "text", "search"].includes(kind);
    const control = event.ctrlKey || event.metaKey;
    const letter = event.key.toLowerCase();
    const act = (work: () => void) => {
      // The page beneath has keys of its own, such as taking back what the office did last.
      event.preventDefault();
      event.stopPropagation();
      work();
    };
    if (control && letter === "s") return act(() => { if (unsaved && errors === 0) void save(); });
    if (control && letter === "k") return act(() => undefined);
    if (typing) return;
    if (control && letter === "z") return act(event.shiftKey ? goForth : goBack);
    if (control && letter === "y") return act(goForth);
    if (control && letter === "d") return act(copy);
    if (control && letter === "a") return act(() => setChosen(design.element.map((e) => e.id)));
    if (control && (letter === "=" || letter === "+")) return act(() => zoomBy(1));
    if (control && letter === "-") return act(() => zoomBy(-1));
    if (control && letter === "0") return act(() => setZoom(null));
    if (letter === "escape") return act(() => setChosen([]));
    // Arrows move among the choices of a row of buttons.
    if (chosen.length === 0 || kind === "radio") return;
    if (letter === "delete" || letter === "backspace") return act(drop);
    const by = event.shiftKey ? 1 : 0.1;
    const way = { arrowleft: [-by, 0], arrowright: [by, 0], arrowup: [0, -by], arrowdown: [0, by] }[letter];
    if (way) act(() => put(move(design, chosen, way[0], way[1])));
  };
  useEffect(() => {
    window.addEventListener("keydown", keys, true);
    return () => window.removeEventListener("keydown", keys, true);
  });

  return (
    <div className="designer" data-testid="designer">
      <header>
        <Button onClick={close} data-testid="close-designer">返回</Button>
        <Input className="title" value={design.title} maxLength={40} placeholder="样式名称" onChange={(e) => put({ ...design, title: e.target.value }, "title")} data-testid="template-title" />
        <Button icon={<UndoOutlined />} disabled={history.past.length === 0} title="撤销（Ctrl+Z）" onClick={goBack} data-testid="design-undo">撤销</Button>
        <Button icon={<RedoOutlined />} disabled={history.future.length === 0} title="重做（Ctrl+Y）" onClick={goForth} data-testid="design-redo">重做</Button>
        <span className="grow" />
        <span className="quiet" data-testid="design-state">{tried.behind ? "正在排版…" : unsaved ? "有改动未保存" : "已保存"}</span>
        <span>试排</span>
        <Select style={{ width: 216 }} value={sample} onChange={setSample} options={list.samples.map((s) => ({ value: s.kind, label: s.kind === "real" && classId === null ? "最近一本证书" : s.label }))} data-testid="sample" />
        <Button type="primary" disabled={!unsaved || errors > 0 || tried.behind} title={errors > 0 ? "请先处理右下方列出的问题" : "Ctrl+S"} onClick={() => void save()} data-testid="save-template">保存</Button>
      </header>
      <aside><Layers design={shown} fields={list.fields} chosen={chosen} wrong={wrong} choose={setChosen} add={(kind, text) => void add(kind, text)} shift={(how) => put(relayer(design, chosen[0], how))} duplicate={copy} remove={drop} /></aside>
      <section>
        <div className="tools">
          {ALIGNMENTS.map(([how, title, icon]) => <Button key={how} size="small" type="text" icon={icon} title={chosen.length === 1 ? `${title}（相对纸张）` : title} aria-label={title} disabled={chosen.length === 0} onClick={() => put(align(design, chosen, how))} data-testid={`align-${how}`} />)}
          <Button size="small" type="text" icon={<ColumnWidthOutlined />} title="横向均匀分布" aria-label="横向均匀分布" disabled={chosen.length < 3} onClick={() => put(distribute(design, chosen, true))} />
          <Button size="small" type="text" icon={<ColumnHeightOutlined />} title="纵向均匀分布" aria-label="纵向均匀分布" disabled={chosen.length < 3} onClick={() => put(distribute(design, chosen, false))} />
          <span className="grow" />
          <Button size="small" onClick={() => zoomBy(-1)} title="缩小（Ctrl+-）">－</Button>
          <span className="zoom" data-testid="zoom">{Math.round((scale / WHOLE) * 100)}%</span>
          <Button size="small" onClick={() => zoomBy(1)} title="放大（Ctrl+=）" data-testid="zoom-in">＋</Button>
          <Button size="small" disabled={zoom === null} onClick={() => setZoom(null)} title="适合窗口（Ctrl+0）" data-testid="zoom-fit">适合</Button>
        </div>
        <div className="scroll" ref={scroll}>
          <Sheet design={shown} fields={list.fields} chosen={chosen} wrong={wrong} pdf={tried.pdf} scale={scale} choose={setChosen} done={put} trying={setTrying} />
        </div>
      </section>
      <aside className="right">
        <Properties design={shown} chosen={held} fields={list.fields} edit={(more, tag) => put(change(design, chosen, () => more), tag)} editDesign={(more, tag) => put({ ...design, ...more }, tag)} pickImage={() => void replaceImage()} />
        <div className="wrongs">
          <h4>检查{tried.problems.length > 0 && `（${tried.problems.length}）`}</h4>
          {tried.failed && <div className="late">{tried.failed}</div>}
          <Problems problems={tried.problems} here={{ stage: "certificates", go: (p) => p.place && "id" in p.place && setChosen([p.place.id]) }} empty="各种姓名和班次名称都放得下。" />
        </div>
      </aside>
    </div>
  );
}
