import { describe, expect, it } from "vitest";
import { neighbour, placeBlock, spelled } from "./grid";

const PEOPLE = [
  { id: "a", name: "张三" },
  { id: "b", name: "李䶮" },
  { id: "c", name: "王五" },
  { id: "d", name: "王五" },
];
const CODES = ["exam", "thesis"];

describe("a pasted block", () => {
  it("goes downwards from its cell", () => {
    const { edits, lost } = placeBlock([["86", "90"], ["q", ""]], { row: 1, column: 0 }, PEOPLE, CODES);
    expect(edits).toEqual([
      { id: "b", code: "exam", text: "86" },
      { id: "b", code: "thesis", text: "90" },
      { id: "c", code: "exam", text: "缺考" },
      { id: "c", code: "thesis", text: "" },
    ]);
    expect(lost).toEqual([]);
  });
  it("tells what lies beyond the table", () => {
    const { edits, lost } = placeBlock([["1", "2", "3"], ["4"]], { row: 3, column: 0 }, PEOPLE, CODES);
    expect(edits.map((e) => e.text)).toEqual(["1", "2"]);
    expect(lost).toEqual(["3", "4"]);
  });
  it("follows names where it has them, and tells whom it can't place", () => {
    const block = [["李 䶮", "80"], ["张三", "70"], ["路人", "60"], ["王五", "50"]];
    const { edits, lost } = placeBlock(block, { row: 0, column: 1 }, PEOPLE, CODES);
    expect(edits).toEqual([
      { id: "b", code: "thesis", text: "80" },
      { id: "a", code: "thesis", text: "70" },
    ]);
    expect(lost).toEqual(["路人", "王五"]);
  });
});

describe("keys", () => {
  const inside = { start: false, end: false };
  const whole = { start: true, end: true };
  it("lead to the cells around, and nowhere beyond the edge", () => {
    const at = { row: 1, column: 1 };
    expect(neighbour("ArrowDown", false, at, 3, 2, inside)).toEqual({ row: 2, column: 1 });
    expect(neighbour("Enter", true, at, 3, 2, inside)).toEqual({ row: 0, column: 1 });
    expect(neighbour("ArrowLeft", false, at, 3, 2, whole)).toEqual({ row: 1, column: 0 });
    expect(neighbour("ArrowLeft", false, at, 3, 2, inside)).toBeNull();
    expect(neighbour("ArrowRight", false, at, 3, 2, whole)).toBeNull();
    expect(neighbour("Enter", false, { row: 2, column: 0 }, 3, 2, whole)).toBeNull();
    expect(neighbour("a", false, at, 3, 2, whole)).toBeNull();
  });
  it("spell absence by a letter", () => {
    expect([" 86 ", "Q", "q1"].map(spelled)).toEqual(["86", "缺考", "q1"]);
  });
});
