import type * as wire from "../../generated/wire";

/** What kinds of parts are called. */
export const PARTS: Record<string, string> = {
  annex: "附件号", title: "标题", line: "单行", heading: "小标题", paragraph: "正文", attachments: "附件说明", signature: "落款", grid: "表格", list: "名单",
  each: "重复部分", cards: "卡片", seats: "座次", chart: "图表", pictures: "照片", page_break: "分页", spacer: "空白",
};

/** The steps of an edit, so that each can be taken back. */
export interface History<T> {
  past: T[];
  now: T;
  future: T[];
}

export function begin<T>(now: T): History<T> {
  return { past: [], now, future: [] };
}

/** One step further; typing on in the same place is one step. */
export function step<T>(history: History<T>, next: T, same: boolean): History<T> {
  return { past: same && history.past.length > 0 ? history.past : [...history.past, history.now], now: next, future: [] };
}

export function back<T>(history: History<T>): History<T> {
  const last = history.past[history.past.length - 1];
  if (last === undefined) return history;
  return { past: history.past.slice(0, -1), now: last, future: [history.now, ...history.future] };
}

export function forth<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.now], now: next, future };
}

/** A list with one of its items moved up or down. */
export function moved<T>(list: T[], from: number, by: number): T[] {
  const to = from + by;
  if (to < 0 || to >= list.length) return list;
  const next = [...list];
  [next[from], next[to]] = [next[to], next[from]];
  return next;
}

export function replaced<T>(list: T[], at: number, item: T): T[] {
  return list.map((old, i) => (i === at ? item : old));
}

/** How many columns each row of a table still lacks: 0 where its cells fill it, less than 0 where they reach over. */
export function lacking(widths: number[], rows: wire.FormGridRow[]): number[] {
  let covered = widths.map(() => 0);
  return rows.map((row) => {
    const free = covered.filter((c) => c === 0).length;
    const taken = row.cells.reduce((sum, cell) => sum + (cell.span ?? 1), 0);
    const next = covered.map((c) => Math.max(0, c - 1));
    let column = 0;
    for (const cell of row.cells) {
      while (column < covered.length && covered[column] > 0) column += 1;
      for (let i = 0; i < (cell.span ?? 1) && column < next.length; i += 1, column += 1) next[column] = (cell.rows ?? 1) - 1;
    }
    covered = next;
    return free - taken;
  });
}

/** What a part says, in short. */
export function summary(block: wire.FormBlock): string {
  const text = block.text ?? block.left ?? block.center ?? block.right ?? block.title ?? "";
  if (block.type === "grid" && Array.isArray(block.rows)) return `${block.rows.length} 行：${block.rows.map((r) => r.cells[0]?.label ?? "").filter(Boolean).join("、")}`;
  if (block.type === "list" && Array.isArray(block.columns)) return `${block.columns.length} 列：${block.columns.map((c) => c.title).join("、")}`;
  if (block.type === "each") return `${block.block?.length ?? 0} 个部分`;
  if (block.type === "signature" || block.type === "attachments") return (block.items ?? (block.lines as string[] | undefined) ?? []).join("；");
  return text.replace(/\n/g, " ");
}

/** A new part of a kind. */
export function blank(type: string): wire.FormBlock {
  switch (type) {
    case "line": return { type, left: "文字" };
    case "heading": return { type, text: "小标题", level: 1 };
    case "grid": return { type, widths: [26, 144], join: true, min_height: 8, rows: [{ cells: [{ label: "标签" }, { value: "" }] }] };
    case "signature": return { type, lines: ["{{class.host_unit}}", "{{class.paper_date}}"] };
    case "spacer": return { type, height: 5 };
    case "page_break": return { type };
    default: return { type: "paragraph", text: "文字" };
  }
}
