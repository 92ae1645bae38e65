import { useEffect, useRef, useState } from "react";
import type * as wire from "../../../generated/wire";
import { type Pdf, release } from "../../../shared/pdf";
import { around, type Box, called, change, type Design, type Element, type Handle, move, pulled, sheet } from "./model";
import { Ruler, RULER } from "./Rulers";
import { type Guides, guidesOf, snapEdge, snapMove } from "./snap";

/** Grey around the sheet, px. */
export const AROUND = 28;
/** How near something must come to a line to rest on it, px. */
const REACH = 5;
/** Pixels of a drawn sheet that a window still handles with ease. */
const MOST_PIXELS = 16_000_000;
const NO_LINES: Guides = { x: [], y: [] };
const HANDLES: Handle[] = ["nw", "n", "ne", "e", "se", "s", "sw", "w"];

/** What the hand is doing. */
type Doing =
  | { what: "moving"; ids: string[]; from: { x: number; y: number }; design: Design; made: Design | null }
  | { what: "pulling"; id: string; handle: Handle; from: { x: number; y: number }; design: Design; made: Design | null }
  | { what: "framing"; from: { x: number; y: number }; before: string[] };

interface Props {
  design: Design;
  fields: wire.TemplateField[];
  chosen: string[];
  /** Elements that something is wrong with. */
  wrong: Set<string>;
  pdf: Pdf | null;
  /** Pixels in a millimetre. */
  scale: number;
  choose(ids: string[]): void;
  /** A step that is done. */
  done(design: Design): void;
  /** A step under way; nothing when there is none. */
  trying(design: Design | null): void;
}

/** The true sheet with rulers along two sides, and over it the boxes of its elements, to be moved and pulled. */
export function Sheet({ design, fields, chosen, wrong, pdf, scale, choose, done, trying }: Props) {
  const area = useRef<HTMLDivElement>(null);
  const doing = useRef<Doing | null>(null);
  const [lines, setLines] = useState<Guides>(NO_LINES);
  const [frame, setFrame] = useState<Box | null>(null);
  const paper = sheet(design);
  const held = design.element.filter((e) => chosen.includes(e.id));
  const whole = held.length > 0 ? around(held) : null;

  const place = (event: React.PointerEvent): { x: number; y: number } => {
    const origin = area.current!.getBoundingClientRect();
    return { x: (event.clientX - origin.left) / scale, y: (event.clientY - origin.top) / scale };
  };
  const begin = (event: React.PointerEvent, next: Doing) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    // The keys that follow are meant for what was taken hold of.
    area.current?.focus({ preventScroll: true });
    area.current?.setPointerCapture(event.pointerId);
    doing.current = next;
  };
  const take = (event: React.PointerEvent, element: Element) => {
    const more = event.shiftKey || event.ctrlKey || event.metaKey;
    const ids = more ? (chosen.includes(element.id) ? chosen.filter((id) => id !== element.id) : [...chosen, element.id]) : chosen.includes(element.id) ? chosen : [element.id];
    choose(ids);
    begin(event, { what: "moving", ids, from: place(event), design, made: null });
  };
  const go = (event: React.PointerEvent) => {
    const now = doing.current;
    if (!now) return;
    const at = place(event);
    const [dx, dy] = [at.x - now.from.x, at.y - now.from.y];
    const reach = event.altKey ? 0 : REACH / scale;
    if (now.what === "framing") {
      const box = { x: Math.min(at.x, now.from.x), y: Math.min(at.y, now.from.y), width: Math.abs(dx), height: Math.abs(dy) };
      setFrame(box);
      const inside = design.element.filter((e) => e.kind !== "border" && e.x < box.x + box.width && box.x < e.x + e.width && e.y < box.y + box.height && box.y < e.y + e.height);
      choose([...new Set([...now.before, ...inside.map((e) => e.id)])]);
      return;
    }
    if (now.what === "moving") {
      // A click trembles.
      if (!now.made && Math.hypot(dx, dy) * scale < 3) return;
      const moving = now.design.element.filter((e) => now.ids.includes(e.id));
      if (moving.length === 0) return;
      const others = now.design.element.filter((e) => !now.ids.includes(e.id) && e.kind !== "border");
      const snapped = snapMove(around(moving), dx, dy, guidesOf(paper, others), reach);
      setLines(snapped.lines);
      now.made = move(now.design, now.ids, snapped.dx, snapped.dy);
      trying(now.made);
      return;
    }
    const element = now.design.element.find((e) => e.id === now.id);
    if (!element) return;
    const guides = guidesOf(paper, now.design.element.filter((e) => e.id !== now.id && e.kind !== "border"));
    const edge = (start: number, by: number, among: number[]) => {
      const rest = snapEdge(start + by, among, reach);
      return { by: rest.place - start, lines: rest.line === null ? [] : [rest.line] };
    };
    const still = { by: 0, lines: [] as number[] };
    const x = now.handle.includes("e") ? edge(element.x + element.width, dx, guides.x) : now.handle.includes("w") ? edge(element.x, dx, guides.x) : still;
    const y = now.handle.includes("s") ? edge(element.y + element.height, dy, guides.y) : now.handle.includes("n") ? edge(element.y, dy, guides.y) : still;
    setLines({ x: x.lines, y: y.lines });
    const keepRatio = element.kind === "qr" || (element.kind === "image" && !event.shiftKey);
    now.made = change(now.design, [now.id], (e) => pulled(e, now.handle, x.by, y.by, keepRatio));
    trying(now.made);
  };
  const end = (event: React.PointerEvent) => {
    const now = doing.current;
    doing.current = null;
    setLines(NO_LINES);
    setFrame(null);
    if (now && area.current?.hasPointerCapture(event.pointerId)) area.current.releasePointerCapture(event.pointerId);
    if (now && now.what !== "framing" && now.made) done(now.made);
    else trying(null);
  };

  const px = (mm: number) => `${mm * scale}px`;
  const boxed = (b: Box) => ({ left: px(b.x), top: px(b.y), width: px(b.width), height: px(b.height) });
  return (
    <div className="bench" style={{ gridTemplateColumns: `${RULER}px ${paper.width * scale + 2 * AROUND}px`, gridTemplateRows: `${RULER}px ${paper.height * scale + 2 * AROUND}px` }}>
      <div className="bench-corner">毫米</div>
      <Ruler length={paper.width} scale={scale} before={AROUND} chosen={whole && [whole.x, whole.x + whole.width]} />
      <Ruler length={paper.height} scale={scale} before={AROUND} upright chosen={whole && [whole.y, whole.y + whole.height]} />
      <div className="bench-around" style={{ padding: AROUND }} onPointerDown={(e) => { if (e.target === e.currentTarget) choose([]); }}>
        <div
          ref={area}
          className="drawn-sheet"
          tabIndex={0}
          role="application"
          aria-label="纸面"
          data-testid="sheet"
          style={{ width: px(paper.width), height: px(paper.height) }}
          onPointerDown={(e) => {
            if (!e.shiftKey) choose([]);
            begin(e, { what: "framing", from: place(e), before: e.shiftKey ? chosen : [] });
          }}
          onPointerMove={go}
          onPointerUp={end}
          onPointerCancel={end}
        >
          <Paper pdf={pdf} width={paper.width * scale} />
          {design.element.map((e) => (
            <div key={e.id} className={["piece", e.kind, chosen.includes(e.id) ? "chosen" : "", e.on_stock ? "stock" : "", wrong.has(e.id) ? "wrong" : ""].filter(Boolean).join(" ")} style={boxed(e)} title={called(e, fields)} data-testid={`piece-${e.id}`} onPointerDown={(event) => take(event, e)}>
              {(e.kind === "border" || e.kind === "rectangle") && ["n", "s", "w", "e"].map((side) => <i key={side} className={side} style={{ ["--grip" as string]: `${Math.max(8, ((e.band ?? 1) + 3) * scale)}px` }} />)}
            </div>
          ))}
          {whole && held.length > 1 && <div className="whole" style={boxed(whole)} />}
          {held.length === 1 && HANDLES.map((handle) => (
            <b key={handle} className={`handle ${handle}`} data-testid={`handle-${handle}`} style={{ left: px(held[0].x + (handle.includes("e") ? held[0].width : handle.includes("w") ? 0 : held[0].width / 2)), top: px(held[0].y + (handle.includes("s") ? held[0].height : handle.includes("n") ? 0 : held[0].height / 2)) }} onPointerDown={(event) => begin(event, { what: "pulling", id: held[0].id, handle, from: place(event), design, made: null })} />
          ))}
          {lines.x.map((x) => <u key={`x${x}`} className="guide upright" style={{ left: px(x) }} />)}
          {lines.y.map((y) => <u key={`y${y}`} className="guide" style={{ top: px(y) }} />)}
          {frame && <div className="frame-box" style={boxed(frame)} />}
        </div>
      </div>
    </div>
  );
}

/** The sheet as it is printed. The old picture stays until the new one is drawn. */
function Paper({ pdf, width }: { pdf: Pdf | null; width: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!pdf) return;
    let gone = false;
    (async () => {
      const page = await pdf.getPage(1);
      const natural = page.getViewport({ scale: 1 });
      const fine = Math.min(2, Math.sqrt(MOST_PIXELS / (width * width * (natural.height / natural.width))));
      const viewport = page.getViewport({ scale: (width / natural.width) * fine });
      const drawn = document.createElement("canvas");
      drawn.width = Math.round(viewport.width);
      drawn.height = Math.round(viewport.height);
      try {
        await page.render({ canvas: drawn, viewport }).promise;
        const shown = canvas.current;
        if (gone || !shown) return;
        shown.width = drawn.width;
        shown.height = drawn.height;
        shown.getContext("2d")?.drawImage(drawn, 0, 0);
        shown.dataset.drawn = String(Number(shown.dataset.drawn ?? 0) + 1);
      } finally {
        release(drawn);
      }
    })().catch(() => undefined); // A sheet that was let go of while it was drawn is followed by another.
    return () => {
      gone = true;
    };
  }, [pdf, width]);
  return <canvas ref={canvas} className="drawn-paper" data-testid="paper" />;
}
