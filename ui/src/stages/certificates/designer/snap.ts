import type { Box } from "./model";
import { tidy } from "./model";

/** Where something may come to rest, and which way the line through it runs. */
export interface Guides {
  /** Upright lines, mm from the left. */
  x: number[];
  /** Lying lines, mm from the top. */
  y: number[];
}

/** Margin of the sheet that elements are drawn to, mm. */
const MARGIN = 20;

/** Edges, middle and margins of the sheet, edges and middles of the other elements. */
export function guidesOf(sheet: { width: number; height: number }, others: Box[]): Guides {
  const along = (size: number, starts: [number, number][]) => [0, MARGIN, size / 2, size - MARGIN, size, ...starts.flatMap(([start, length]) => [start, start + length / 2, start + length])];
  return {
    x: along(sheet.width, others.map((b) => [b.x, b.width])),
    y: along(sheet.height, others.map((b) => [b.y, b.height])),
  };
}

/** How far places must still move to come to rest on a line, and which line that is. */
function nearest(places: number[], lines: number[], reach: number): { by: number; line: number } | null {
  let best: { by: number; line: number } | null = null;
  for (const place of places) {
    for (const line of lines) {
      const by = line - place;
      if (Math.abs(by) <= reach && (best === null || Math.abs(by) < Math.abs(best.by))) best = { by, line };
    }
  }
  return best;
}

export interface Snapped {
  dx: number;
  dy: number;
  /** The lines on which it came to rest, to be shown. */
  lines: Guides;
}

/** A move of a box that comes to rest where its edges or its middle meet a line; else on a tenth of a millimetre. */
export function snapMove(box: Box, dx: number, dy: number, guides: Guides, reach: number): Snapped {
  const moved = { x: box.x + dx, y: box.y + dy };
  const across = nearest([moved.x, moved.x + box.width / 2, moved.x + box.width], guides.x, reach);
  const down = nearest([moved.y, moved.y + box.height / 2, moved.y + box.height], guides.y, reach);
  const tenth = (mm: number) => Math.round(mm * 10) / 10;
  return {
    dx: tidy(across ? dx + across.by : tenth(moved.x) - box.x),
    dy: tidy(down ? dy + down.by : tenth(moved.y) - box.y),
    lines: { x: across ? [across.line] : [], y: down ? [down.line] : [] },
  };
}

/** A pull of one edge, as far as it goes, that comes to rest on a line. */
export function snapEdge(place: number, lines: number[], reach: number): { place: number; line: number | null } {
  const found = nearest([place], lines, reach);
  return found ? { place: found.line, line: found.line } : { place: Math.round(place * 10) / 10, line: null };
}
