import type * as wire from "../../generated/wire";

/** The sign of a mark in a crowded grid, as on paper. */
export const SIGNS: Record<wire.Mark, string> = { present: "√", late: "迟", left_early: "早", leave: "假", absent: "缺" };

/** Marks in the order of their keys 1 to 5. */
export const ORDER: wire.Mark[] = ["present", "late", "left_early", "leave", "absent"];

/** Keys of letters: the first letter of each sign as it is read, 到 迟 早 假 缺. */
const LETTERS: Record<string, wire.Mark> = { KeyD: "present", KeyC: "late", KeyZ: "left_early", KeyJ: "leave", KeyQ: "absent" };

/**
 * What a key does in the grid: 1–5 or D C Z J Q set a mark, Delete takes it away, space goes to the next.
 * `code` is the key's place on the keyboard: under a Chinese input method the key itself says nothing.
 */
export function markOfKey(key: string, now: wire.Mark | null, code = ""): wire.Mark | null | undefined {
  const digit = /^(?:Digit|Numpad)([1-5])$/.exec(code)?.[1] ?? (key >= "1" && key <= "5" && key.length === 1 ? key : undefined);
  if (digit) return ORDER[Number(digit) - 1];
  if (LETTERS[code]) return LETTERS[code];
  if (key === "Delete" || key === "Backspace") return null;
  if (key === " ") return now === null ? "present" : ORDER[(ORDER.indexOf(now) + 1) % ORDER.length];
  return undefined;
}
