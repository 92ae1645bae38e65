import { expect, test } from "vitest";
import type * as wire from "../../generated/wire";
import { asPayload, byPlace, isChanged, isOpen, isUpdated, NOTHING_DECIDED, passes, rowKey, takesGiven, written } from "./choices";

const difference = (field: string, takes_given: boolean): wire.FieldDifference => ({ field, label: field, known: "甲", given: "乙", takes_given });
const person = (row: number, status: wire.ImportedPerson["status"], updates?: boolean): wire.ImportedPerson => ({
  file: "a.csv", sheet: "", row, name: "张三", id_number: "", sex: null, unit: "", city: null, post: "", title: "", title_level: null, phone: "", political_status: null, status, ...(updates === undefined ? {} : { updates }),
});

test("a row's own decision goes before everybody's, and that before what is usual", () => {
  const row = person(2, "matched");
  const unit = difference("details.unit", true);
  expect(takesGiven(NOTHING_DECIDED, row, unit)).toBe(true);
  const all = { ...NOTHING_DECIDED, fields: { "details.unit": false } };
  expect(takesGiven(all, row, unit)).toBe(false);
  const own = { ...all, rows: { [rowKey(row)]: { fields: { "details.unit": true } } } };
  expect(takesGiven(own, row, unit)).toBe(true);
  expect(asPayload(own)).toEqual({ update: false, take: [], keep: ["details.unit"], rows: [{ file: "a.csv", sheet: "", row: 2, update: null, take: ["details.unit"], keep: [] }] });
});

test("only people in the class already are updated", () => {
  const here = { ...person(3, "duplicate", false), differences: [difference("details.unit", true)] };
  const report = { new: 1, matched: 0, people: [person(2, "new"), here, person(4, "duplicate"), person(5, "duplicate", false)] } as unknown as wire.ImportReport;
  expect(written(report, NOTHING_DECIDED)).toEqual({ added: 1, updated: 0 });
  expect(written(report, { ...NOTHING_DECIDED, update: true })).toEqual({ added: 1, updated: 1 });
  const kept = { ...NOTHING_DECIDED, update: true, rows: { [rowKey(person(3, "duplicate"))]: { update: false, fields: {} } } };
  expect(isUpdated(kept, person(3, "duplicate", false))).toBe(false);
});

test("a blank of somebody in the class is filled without updating them, unless it is to stay", () => {
  const blank = { ...difference("details.political_status", true), known: "" };
  const row = { ...person(3, "duplicate", false), differences: [blank, difference("details.unit", true)] };
  expect(row.differences.map((d) => isOpen(NOTHING_DECIDED, row, d))).toEqual([true, false]);
  expect(isChanged(NOTHING_DECIDED, row)).toBe(true);
  expect(isChanged({ ...NOTHING_DECIDED, fields: { "details.political_status": false } }, row)).toBe(false);
  const extra = (known: string) => ({ ...person(4, "duplicate", false), extra_differences: [{ heading: "特长", known, given: "书法" }] });
  expect([extra(""), extra("绘画")].map((p) => isChanged(NOTHING_DECIDED, p))).toEqual([true, false]);
});

test("duplicates in the class and among the files are told apart", () => {
  const [here, twin] = [person(3, "duplicate", false), person(4, "duplicate")];
  expect([passes("enrolled", here, undefined), passes("twins", here, undefined)]).toEqual([true, false]);
  expect([passes("enrolled", twin, undefined), passes("twins", twin, undefined)]).toEqual([false, true]);
  expect([passes("problems", here, []), passes("problems", here, undefined)]).toEqual([true, false]);
});

test("problems are found by their row, and those of a file by its name", () => {
  const at = (row: number | null) => ({ severity: "error", code: "x", message: "", hint: "", place: { file: "a.csv", sheet: "", row, column: null } });
  const found = byPlace({ problems: [at(3), at(3), at(null)] } as unknown as wire.ImportReport);
  expect(found.get(rowKey(person(3, "rejected")))?.length).toBe(2);
  expect(found.get("a.csv")?.length).toBe(1);
});
