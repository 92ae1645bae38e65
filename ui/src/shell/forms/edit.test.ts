import { expect, test } from "vitest";
import { back, begin, blank, forth, lacking, moved, step, summary } from "./edit";

test("every step is taken back and made again, and typing on is one step", () => {
  let h = step(begin("a"), "ab", false);
  h = step(h, "abc", true);
  expect(h).toEqual({ past: ["a"], now: "abc", future: [] });
  h = back(step(h, "x", false));
  expect(h.now).toBe("abc");
  expect(forth(h).now).toBe("x");
  expect(back(back(back(h))).now).toBe("a");
  expect(step(h, "y", false).future).toEqual([]);
  expect(step(begin("a"), "b", true).past).toEqual(["a"]);
});

test("rows say how many columns they lack, those reaching down counted", () => {
  const cell = (span = 1, rows = 1) => ({ value: "", span, rows });
  expect(lacking([1, 1, 1], [{ cells: [cell(1, 2), cell(2)] }, { cells: [cell(2)] }, { cells: [cell(2)] }, { cells: [cell(4)] }])).toEqual([0, 0, 1, -1]);
});

test("parts move within their list and say what they hold", () => {
  expect(moved([1, 2, 3], 0, 1)).toEqual([2, 1, 3]);
  expect(moved([1, 2, 3], 0, -1)).toEqual([1, 2, 3]);
  expect(summary(blank("grid"))).toBe("1 行：标签");
  expect(summary({ type: "list", columns: [{ title: "姓名" }, { title: "单位" }] })).toBe("2 列：姓名、单位");
});
