import { expect, test } from "vitest";
import { shownAs } from "../host/errors";
import { day, fen, longDate, pastedBlock, period, yuan } from "./format";

test("dates are written as an office writes them", () => {
  expect(longDate("2021-11-28")).toBe("2021年11月28日（周日）");
  expect(period("2021-10-25", "2021-10-28")).toBe("10月25日—28日");
  expect(period("2021-10-30", "2021-11-02")).toBe("10月30日—11月2日");
});

test("money goes there and back without floats", () => {
  for (const [text, amount] of [
    ["58,600.5", 5860050],
    ["￥1,234.56元", 123456],
    ["0.29", 29],
    ["", 0],
  ] as const) {
    expect(fen(text)).toBe(amount);
  }
  for (const text of ["1.234", "一千", "-5", "1e3"]) expect(fen(text)).toBeNull();
  for (const amount of [0, 5, 29, 100, 123456789]) expect(fen(yuan(amount))).toBe(amount);
});

test("a block from a spreadsheet keeps its shape", () => {
  expect(pastedBlock("a\tb\r\nc\t\r\n")).toEqual([["a", "b"], ["c", ""]]);
});

test("what needs a decision waits to be read", () => {
  expect(shownAs("newer_store")).toBe("modal");
  expect(shownAs("reason_missing")).toBe("message");
});

test("a day is understood as people write it, and nothing else is taken for one", () => {
  for (const text of ["2021-10-25", "2021.10.25", "2021/10/25", "20211025", "2021年10月25日", " 2021-10-25 "]) expect(day(text)).toBe("2021-10-25");
  for (const text of ["2021-02-30", "10-25", "2021-13-01", "周一", ""]) expect(day(text)).toBe(null);
});
