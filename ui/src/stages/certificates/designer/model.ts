import type * as wire from "../../../generated/wire";

export type Design = wire.TemplateDesign;
export type Element = wire.TemplateElement;

/** A box in millimetres from the upper left corner of the sheet. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Hundredths of a millimetre are finer than any printer. */
export const tidy = (mm: number) => Math.round(mm * 100) / 100;

export function sheet(design: Pick<Design, "orientation">): { width: number; height: number } {
  return design.orientation === "landscape" ? { width: 297, height: 210 } : { width: 210, height: 297 };
}

/** The box around several. */
export function around(boxes: Box[]): Box {
  const left = Math.min(...boxes.map((b) => b.x));
  const top = Math.min(...boxes.map((b) => b.y));
  const right = Math.max(...boxes.map((b) => b.x + b.width));
  const bottom = Math.max(...boxes.map((b) => b.y + b.height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

export function change(design: Design, ids: string[], edit: (element: Element) => Partial<Element>): Design {
  return { ...design, element: design.element.map((e) => (ids.includes(e.id) ? { ...e, ...edit(e) } : e)) };
}

export function move(design: Design, ids: string[], dx: number, dy: number): Design {
  return change(design, ids, (e) => ({ x: tidy(e.x + dx), y: tidy(e.y + dy) }));
}

/** Which edges a handle pulls: west, east, north, south. */
export type Handle = "n" | "s" | "e" | "w" | "ne" | "nw" | "se" | "sw";

/** The box after one of its handles was pulled; no side gets shorter than a millimetre. */
export function pulled(box: Box, handle: Handle, dx: number, dy: number, keepRatio: boolean): Box {
  const least = 1;
  let { x, y, width, height } = box;
  if (handle.includes("e")) width = Math.max(least, box.width + dx);
  if (handle.includes("w")) width = Math.max(least, box.width - dx);
  if (handle.includes("s")) height = Math.max(least, box.height + dy);
  if (handle.includes("n")) height = Math.max(least, box.height - dy);
  if (keepRatio && box.width > 0 && box.height > 0) {
    const ratio = box.width / box.height;
    if (handle === "n" || handle === "s") width = height * ratio;
    else height = width / ratio;
  }
  if (handle.includes("w")) x = box.x + box.width - width;
  if (handle.includes("n")) y = box.y + box.height - height;
  return { x: tidy(x), y: tidy(y), width: tidy(width), height: tidy(height) };
}

export type Alignment = "left" | "center" | "right" | "top" | "middle" | "bottom";

/** Lines elements up: several with one another, one alone with the sheet. */
export function align(design: Design, ids: string[], how: Alignment): Design {
  const chosen = design.element.filter((e) => ids.includes(e.id));
  if (chosen.length === 0) return design;
  const within = chosen.length > 1 ? around(chosen) : { x: 0, y: 0, ...sheet(design) };
  return change(design, ids, (e) => {
    switch (how) {
      case "left": return { x: tidy(within.x) };
      case "center": return { x: tidy(within.x + (within.width - e.width) / 2) };
      case "right": return { x: tidy(within.x + within.width - e.width) };
      case "top": return { y: tidy(within.y) };
      case "middle": return { y: tidy(within.y + (within.height - e.height) / 2) };
      case "bottom": return { y: tidy(within.y + within.height - e.height) };
    }
  });
}

/** Gives three or more elements even gaps; the outer two stay. */
export function distribute(design: Design, ids: string[], across: boolean): Design {
  const start = (e: Box) => (across ? e.x : e.y);
  const size = (e: Box) => (across ? e.width : e.height);
  const chosen = design.element.filter((e) => ids.includes(e.id)).sort((a, b) => start(a) - start(b));
  if (chosen.length < 3) return design;
  const last = chosen[chosen.length - 1];
  const room = start(last) + size(last) - start(chosen[0]);
  const gap = (room - chosen.reduce((sum, e) => sum + size(e), 0)) / (chosen.length - 1);
  const places = new Map<string, number>();
  let at = start(chosen[0]);
  for (const e of chosen) {
    places.set(e.id, tidy(at));
    at += size(e) + gap;
  }
  return change(design, ids, (e) => (across ? { x: places.get(e.id) } : { y: places.get(e.id) }));
}

export type Shift = "up" | "down" | "top" | "bottom";

/** Moves an element among the layers; the last of the list is the uppermost. */
export function relayer(design: Design, id: string, how: Shift): Design {
  const from = design.element.findIndex((e) => e.id === id);
  if (from < 0) return design;
  const rest = design.element.filter((e) => e.id !== id);
  const to = { up: Math.min(from + 1, rest.length), down: Math.max(from - 1, 0), top: rest.length, bottom: 0 }[how];
  return { ...design, element: [...rest.slice(0, to), design.element[from], ...rest.slice(to)] };
}

/** A name that no element of the design bears yet. */
export function freeId(design: Design, kind: string): string {
  for (let n = 1; ; n++) if (!design.element.some((e) => e.id === `${kind}${n}`)) return `${kind}${n}`;
}

export function remove(design: Design, ids: string[]): Design {
  return { ...design, element: design.element.filter((e) => !ids.includes(e.id)) };
}

/** Copies elements a little beside themselves, and says what the copies are called. */
export function duplicate(design: Design, ids: string[]): { design: Design; ids: string[] } {
  const made: string[] = [];
  let now = design;
  for (const e of design.element.filter((d) => ids.includes(d.id))) {
    const id = freeId(now, e.kind);
    made.push(id);
    now = { ...now, element: [...now.element, { ...e, id, x: tidy(e.x + 5), y: tidy(e.y + 5) }] };
  }
  return { design: now, ids: made };
}

/** A new element in the middle of the sheet. */
export function fresh(design: Design, kind: wire.ElementKind, more: Partial<Element> = {}): Element {
  const { width, height } = sheet(design);
  const sizes: Record<wire.ElementKind, [number, number]> = { text: [80, 10], line: [80, 1], rectangle: [60, 30], border: [width - 20, height - 20], image: [40, 40], qr: [25, 25] };
  const [w, h] = [more.width ?? sizes[kind][0], more.height ?? sizes[kind][1]];
  const base = { id: freeId(design, kind), kind, x: tidy((width - w) / 2), y: tidy((height - h) / 2), width: w, height: h, on_stock: false, wrap: false, dashed: false, over: false };
  const own: Record<wire.ElementKind, Partial<Element>> = {
    text: { text: "文字", face: "kai", size: 18, least: 9, align: "center", valign: "middle", colour: "#1d1a18" },
    line: { thickness: 0.4, colour: "#9b2d20" },
    rectangle: { thickness: 0.4, colour: "#9b2d20" },
    border: { style: "guilloche", band: 8, colour: "#9b2d20", second: "#b08d3f" },
    image: {},
    qr: { text: "{{certificate.qr}}" },
  };
  return { ...base, ...own[kind], ...more };
}

/** What an element is called in the list: what it says, else what it is. */
export function called(element: Element, fields: wire.TemplateField[]): string {
  if (element.kind !== "text") return { line: "线条", rectangle: "矩形", border: "花边", image: element.over ? "图片（压在文字上）" : "图片", qr: "二维码" }[element.kind];
  return worded(element.text ?? "", fields).replace(/[\s\u3000]+/g, " ").trim() || "（空）";
}

/** A text as people read and write it: 【姓名】 for what a record fills. */
export function worded(text: string, fields: wire.TemplateField[]): string {
  return text.replace(/\{\{[^}]*\}\}/g, (found) => {
    const field = fields.find((f) => f.placeholder === found);
    return field ? `【${field.label}】` : found;
  });
}

/** The text as it is kept. */
export function coded(text: string, fields: wire.TemplateField[]): string {
  return text.replace(/【([^【】]*)】/g, (found, label: string) => fields.find((f) => f.label === label)?.placeholder ?? found);
}

/** What tells two designs apart: what isn't given, and what isn't so, counts as nothing. */
export function fingerprint(design: Design): string {
  const given = (thing: object) => Object.entries(thing).filter(([, value]) => value !== undefined && value !== null && value !== false).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([...given({ ...design, element: null }), design.element.map(given)]);
}

/** A design with everything that was before it and what was taken back. */
export interface History {
  past: Design[];
  now: Design;
  future: Design[];
  /** What the last step did: steps of one kind on one thing, as typing is, are one. */
  tag: string;
}

export const begin = (design: Design): History => ({ past: [], now: design, future: [], tag: "" });

const MOST_STEPS = 300;

export function step(history: History, now: Design, tag = ""): History {
  if (now === history.now) return history;
  if (tag !== "" && tag === history.tag) return { ...history, now, future: [] };
  return { past: [...history.past, history.now].slice(-MOST_STEPS), now, future: [], tag };
}

export function back(history: History): History {
  const before = history.past[history.past.length - 1];
  if (!before) return history;
  return { past: history.past.slice(0, -1), now: before, future: [history.now, ...history.future], tag: "" };
}

export function forth(history: History): History {
  const [next, ...future] = history.future;
  if (!next) return history;
  return { past: [...history.past, history.now], now: next, future, tag: "" };
}
