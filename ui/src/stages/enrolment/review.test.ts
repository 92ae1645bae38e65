import { expect, test } from "vitest";
import { type Applicant, bars, remark, shows, sorted, suggestion } from "./review";

function applicant(id: string, status: string, city: string | null, more: Partial<Applicant["review"]> = {}, facts: Partial<Applicant> = {}): Applicant {
  const review = { id, fit: "meets", fit_reasons: [], own_staff: false, seen: [], unseen: [], scans: 0, received: 1, rank: null, takes: null, rank_reasons: [], extra: [], replaces: null, replaced_by: null, ...more };
  return { id, name: id, unit: `${id}单位`, name_key: id, phone: "", city, status, reason: "", undrawable: "", front_line: false, sex: "male", political_status: null, title_level: null, roster_number: null, ...facts, review } as Applicant;
}

const people = [
  applicant("a", "accepted", "jinan", { received: 3 }, { roster_number: 1, sex: "female" }),
  applicant("b", "pending", "jinan", { received: 1, rank: 2, takes: "turn" }, { front_line: true }),
  applicant("c", "pending", "qingdao", { received: 2, rank: 1, takes: "place", fit: "unclear" }),
  applicant("d", "declined", null, { received: 4 }),
];

test("bars count the learners and, beside them, the chosen applicants", () => {
  const made = bars(people, new Set(["b", "a"]), [{ city: "jinan", places: 1 }, { city: "heze", places: 2 }], true);
  expect([made.learners.now, made.learners.then]).toEqual([1, 2]);
  expect(made.cities.map((b) => `${b.label} ${b.now} ${b.then}/${b.of ?? "-"} ${remark(b)}`)).toEqual(["济南 1 2/1 超 1 人", "菏泽 0 0/2 "]);
  expect(made.groups.filter((b) => b.then > 0).map((b) => `${b.label} ${b.now} ${b.then}`)).toEqual(["一线人员 0 1", "女 1 1"]);
  expect(bars(people, new Set(), [], false).groups.some((b) => b.key === "front")).toBe(false);
  expect(remark({ key: "", label: "", now: 1, then: 1, of: 1 })).toBe("已满");
});

test("the list is filtered by what a reviewer asks", () => {
  const found = (status: string, text: string, only: string) => people.filter((p) => shows(p, { status, text, only })).map((p) => p.id).join("");
  expect(found("pending", "", "")).toBe("bc");
  expect(found("", "C单", "")).toBe("c");
  expect(found("", "", "unclear")).toBe("c");
  expect(found("", "", "front")).toBe("b");
  expect(found("", "", "")).toBe("abcd");
});

test("the list is ordered, who has no place in an order stands last as received", () => {
  const order = (by: string) => sorted(people, by).map((p) => p.id).join("");
  expect(order("rank")).toBe("cbad");
  expect(order("received")).toBe("bcad");
  expect(order("number")).toBe("abcd");
  expect(order("name")).toBe("abcd");
  expect(people.map(suggestion)).toEqual(["", "2 候补", "1 录取", ""]);
});
