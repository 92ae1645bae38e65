import { describe, expect, it } from "vitest";
import { align, back, begin, coded, type Design, distribute, duplicate, type Element, fingerprint, forth, fresh, move, pulled, relayer, step, worded } from "./model";
import { guidesOf, snapEdge, snapMove } from "./snap";

const element = (id: string, x: number, y: number, width: number, height: number): Element => ({ id, kind: "text", x, y, width, height, on_stock: false, wrap: false, dashed: false, over: false });
const design = (...element: Element[]): Design => ({ title: "试", orientation: "landscape", overprint: false, element });
const at = (d: Design, id: string) => { const e = d.element.find((f) => f.id === id)!; return [e.x, e.y, e.width, e.height]; };

describe("moving and pulling", () => {
  it("moves by tenths without noise", () => {
    let d = design(element("a", 0.1, 0.2, 10, 5));
    for (let n = 0; n < 7; n++) d = move(d, ["a"], 0.1, -0.1);
    expect(at(d, "a")).toEqual([0.8, -0.5, 10, 5]);
  });
  it("pulls each handle from its own side", () => {
    const box = { x: 10, y: 10, width: 40, height: 20 };
    expect(pulled(box, "se", 5, 5, false)).toEqual({ x: 10, y: 10, width: 45, height: 25 });
    expect(pulled(box, "nw", 5, 5, false)).toEqual({ x: 15, y: 15, width: 35, height: 15 });
    expect(pulled(box, "w", 60, 0, false)).toEqual({ x: 49, y: 10, width: 1, height: 20 });
    expect(pulled(box, "nw", -20, 0, true)).toEqual({ x: -10, y: 0, width: 60, height: 30 });
    expect(pulled(box, "s", 0, 10, true)).toEqual({ x: 10, y: 10, width: 60, height: 30 });
  });
});

describe("lining up", () => {
  it("lines several up with one another and one with the sheet", () => {
    const d = design(element("a", 10, 10, 20, 10), element("b", 50, 40, 40, 10));
    expect(at(align(d, ["a", "b"], "right"), "a")[0]).toBe(70);
    expect(at(align(d, ["a", "b"], "middle"), "b")[1]).toBe(25);
    expect(at(align(d, ["a"], "center"), "a")[0]).toBe(138.5);
  });
  it("gives even gaps and leaves the outer ones", () => {
    const d = distribute(design(element("a", 0, 0, 10, 5), element("c", 90, 0, 10, 5), element("b", 12, 0, 20, 5)), ["a", "b", "c"], true);
    expect([at(d, "a")[0], at(d, "b")[0], at(d, "c")[0]]).toEqual([0, 40, 90]);
  });
  it("comes to rest on the middle, a margin and other elements, else on tenths", () => {
    const guides = guidesOf({ width: 297, height: 210 }, [element("b", 60, 80, 40, 20)]);
    const box = { x: 100, y: 100, width: 50, height: 10 };
    expect(snapMove(box, 23.2, 0.04, guides, 0.8)).toMatchObject({ dx: 23.5, lines: { x: [148.5] } });
    expect(snapMove(box, -79.6, 30, guides, 0.8)).toMatchObject({ dx: -80, lines: { x: [20] } });
    expect(snapMove(box, 0.3, -0.4, guides, 0.8)).toMatchObject({ dx: 0, dy: 0, lines: { x: [100], y: [100] } });
    expect(snapMove(box, 7.33, 33.33, guides, 0.5)).toEqual({ dx: 7.3, dy: 33.3, lines: { x: [], y: [] } });
    expect(snapEdge(99.8, guides.x, 0.5)).toEqual({ place: 100, line: 100 });
  });
});

describe("layers and copies", () => {
  it("moves one among the layers", () => {
    const d = design(element("a", 0, 0, 1, 1), element("b", 0, 0, 1, 1), element("c", 0, 0, 1, 1));
    const order = (e: Design) => e.element.map((f) => f.id).join("");
    expect(order(relayer(d, "a", "up"))).toBe("bac");
    expect(order(relayer(d, "c", "up"))).toBe("abc");
    expect(order(relayer(d, "c", "bottom"))).toBe("cab");
    expect(order(relayer(d, "a", "top"))).toBe("bca");
    expect(order(relayer(d, "a", "down"))).toBe("abc");
  });
  it("gives copies and new elements names of their own", () => {
    const made = duplicate(design(element("text1", 0, 0, 9, 9)), ["text1"]);
    expect(made.ids).toEqual(["text2"]);
    expect(at(made.design, "text2")).toEqual([5, 5, 9, 9]);
    expect(fresh(made.design, "text").id).toBe("text3");
  });
  it("words placeholders as people call them, and back", () => {
    const fields = [{ label: "姓名", placeholder: "{{certificate.name|name}}" }];
    const kept = "{{certificate.name|name}}　同志{{x}}";
    expect(worded(kept, fields)).toBe("【姓名】　同志{{x}}");
    expect(coded(worded(kept, fields), fields)).toBe(kept);
    expect(coded("【姓", fields)).toBe("【姓");
    expect(coded("【备注】【【姓名】】", fields)).toBe("【备注】【{{certificate.name|name}}】");
  });
});

describe("drafts", () => {
  it("are of a design as it is kept, however it was written", () => {
    const kept: Design = { title: "试", element: [{ kind: "text", id: "a", x: 1, y: 0, width: 1, height: 1 } as Element], orientation: "landscape", overprint: false };
    expect(fingerprint(kept)).toBe(fingerprint(design(element("a", 1, 0, 1, 1))));
    expect(fingerprint(kept)).not.toBe(fingerprint(design(element("a", 2, 0, 1, 1))));
  });
});

describe("undo", () => {
  it("goes back and forth over every step, and typing in one box is one", () => {
    const [a, b, c, d] = [1, 2, 3, 4].map((n) => design(element("a", n, 0, 1, 1)));
    let h = begin(a);
    h = step(h, b);
    h = step(h, c, "a:text");
    h = step(h, d, "a:text");
    expect(h.past).toEqual([a, b]);
    h = back(h);
    expect(h.now).toBe(b);
    expect(forth(h).now).toBe(d);
    h = step(back(h), c);
    expect(h.future).toEqual([]);
    expect(back(back(h)).now).toBe(a);
  });
});
