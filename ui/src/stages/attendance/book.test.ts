import { expect, test, vi } from "vitest";
import type * as wire from "../../generated/wire";
import { MarkBook } from "./book";

const session = (id: string) => ({ id, number: 1, marked: 0, present: 0 }) as unknown as wire.AttendanceSession;
const learner = (id: string, settled = false) => ({ id, marks: settled ? [{ session: "s0", mark: "present", note: "", settled }] : [], earned: "0", missed: "0", rate: "", can_still_pass: true, short_by: "0" }) as unknown as wire.AttendanceRow;
const view = (version: number): wire.AttendanceView => ({ sessions: [session("s0"), session("s1")], learners: [learner("a"), learner("b", true)], rate: "", sessions_marked: 0, version }) as unknown as wire.AttendanceView;

interface Sent { cells: wire.BlockCell[]; reason: string; done(): void; fail(error: unknown): void }

function desk() {
  const sent: Sent[] = [];
  let version = 1;
  const heard = { failed: vi.fn(), warned: vi.fn(), rested: vi.fn() };
  const book = new MarkBook((cells, reason) => new Promise((done, fail) => {
    sent.push({ cells, reason, fail, done: () => done({ done: "", learners: [], sessions: [], rate: "50%", sessions_marked: 0, version: ++version, problems: [] }) });
  }), heard);
  book.load(view(1));
  return { book, sent, heard };
}
const turn = () => new Promise((done) => setTimeout(done, 0));

test("a mark shows at once; what is marked meanwhile goes together, in order", async () => {
  const { book, sent } = desk();
  book.set([{ row: 0, column: 0, mark: "present" }]);
  book.set([{ row: 0, column: 1, mark: "late" }]);
  book.set([{ row: 0, column: 1, mark: "absent" }]);
  expect([book.mark(0, 0), book.mark(0, 1)]).toEqual(["present", "absent"]);
  expect(sent.map((s) => s.cells.length)).toEqual([1]);
  sent[0].done();
  await turn();
  expect(sent[1].cells).toEqual([{ session: "s1", person: "a", mark: "absent", note: "" }]);
  const settled = book.settle();
  sent[1].done();
  await settled;
  expect(book.busy).toBe(false);
});

test("what can't be kept goes back and is told; the others stay", async () => {
  const { book, sent, heard } = desk();
  book.set([{ row: 0, column: 0, mark: "present" }, { row: 1, column: 1, mark: "late" }]);
  sent[0].fail("locked");
  await turn();
  sent[1].fail("locked");
  await turn();
  sent[2].done();
  await book.settle();
  expect([book.mark(0, 0), book.mark(1, 1)]).toEqual([null, "late"]);
  expect(heard.failed).toHaveBeenCalledTimes(1);
});

test("a later mark in the same cell outlives an earlier one that failed", async () => {
  const { book, sent } = desk();
  book.set([{ row: 0, column: 0, mark: "present" }]);
  book.set([{ row: 0, column: 0, mark: "late" }]);
  sent[0].fail("locked");
  await turn();
  expect(book.mark(0, 0)).toBe("late");
  sent[1].fail("locked");
  await turn();
  expect(book.mark(0, 0)).toBeNull();
});

test("a view older than what was written is not taken", async () => {
  const { book, sent } = desk();
  book.set([{ row: 0, column: 0, mark: "present" }]);
  expect(book.load(view(9))).toBe(false);
  sent[0].done();
  await book.settle();
  expect(book.load(view(1))).toBe(false);
  expect(book.mark(0, 0)).toBe("present");
  expect(book.load(view(2))).toBe(true);
});

test("undo takes back a block in one step", async () => {
  const { book } = desk();
  book.set([{ row: 0, column: 0, mark: "present" }, { row: 0, column: 1, mark: "leave", note: "病假" }]);
  book.set([{ row: 0, column: 1, mark: "absent" }]);
  expect(book.note(0, 1)).toBe("");
  book.undo();
  expect([book.mark(0, 1), book.note(0, 1)]).toEqual(["leave", "病假"]);
  book.undo();
  expect([book.mark(0, 0), book.mark(0, 1)]).toEqual([null, null]);
  expect(book.undo()).toBe(false);
});

test("only what is settled and changes needs a reason", () => {
  const { book } = desk();
  const ask = (row: number, mark: wire.Mark | null) => book.corrections([{ row, column: 0, mark }]).length;
  expect([ask(1, "absent"), ask(1, null), ask(1, "present"), ask(0, "absent")]).toEqual([1, 1, 0, 0]);
});

test("rows hear of their own changes alone", () => {
  const { book } = desk();
  const heard = [vi.fn(), vi.fn()];
  heard.forEach((back, row) => book.listen(`row${row}`)(back));
  book.set([{ row: 1, column: 1, mark: "late" }]);
  expect(heard.map((h) => h.mock.calls.length)).toEqual([0, 1]);
  book.go(0, 1);
  book.go(1, 1, true);
  expect(book.chosen).toEqual([{ row: 0, column: 1 }, { row: 1, column: 1 }]);
});
