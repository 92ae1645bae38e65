import type * as wire from "../../generated/wire";

/** The sign of a mark in a crowded grid, as on paper. */
export const SIGNS: Record<wire.Mark, string> = { present: "√", late: "迟", left_early: "早", leave: "假", absent: "缺" };

const ORDER: wire.Mark[] = ["present", "late", "left_early", "leave", "absent"];

/** What a key does in the grid: 1–5 set a mark, Delete takes it away, space goes to the next. */
export function markOfKey(key: string, now: wire.Mark | null): wire.Mark | null | undefined {
  if (key >= "1" && key <= "5") return ORDER[Number(key) - 1];
  if (key === "Delete" || key === "Backspace") return null;
  if (key === " ") return now === null ? "present" : ORDER[(ORDER.indexOf(now) + 1) % ORDER.length];
  return undefined;
}
