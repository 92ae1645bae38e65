import { expect, test } from "vitest";
import { type Drafted, kept, read } from "./draft";

const typed = (now: Drafted<string[]>, row: string): Drafted<string[]> => ({ draft: [...now.draft, row], changed: true });

test("a kept draft follows the record", () => {
  expect(read({ draft: ["a"], changed: false }, ["b"])).toEqual({ draft: ["b"], changed: false });
});

test("what is typed stays, whatever is read meanwhile", () => {
  const now = typed({ draft: ["a"], changed: false }, "b");
  expect(read(now, ["z"])).toBe(now);
});

test("typing goes on from what was written, before the record is read again", () => {
  const sent = typed({ draft: ["a"], changed: false }, "b");
  const after = typed(kept(sent, sent.draft), "c");
  expect(read(after, ["a", "b"])).toEqual({ draft: ["a", "b", "c"], changed: true });
});

test("what is typed while it is written still waits to be kept", () => {
  const sent = typed({ draft: ["a"], changed: false }, "b");
  const meanwhile = typed(sent, "c");
  expect(kept(meanwhile, sent.draft)).toEqual({ draft: ["a", "b", "c"], changed: true });
  expect(kept(sent, sent.draft)).toEqual({ draft: ["a", "b"], changed: false });
});
