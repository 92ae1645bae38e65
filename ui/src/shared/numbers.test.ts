import { expect, test } from "vitest";
import { missingNumbers } from "./numbers";

test("numbers of the record that a rewritten text lacks are named", () => {
  for (const [prefilled, text, expected] of [
    ["党员12人，活动3次", "党员12人，活动三次", ["3"]],
    ["出勤率98.33%", "出勤率98.33%，秩序良好", []],
    ["出勤率98.33%", "出勤率98%", ["98.33%"]],
    ["没有数字", "", []],
  ] as const) {
    expect(missingNumbers(prefilled, text)).toEqual(expected);
  }
});
