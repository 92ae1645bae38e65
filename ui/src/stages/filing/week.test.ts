import { expect, test } from "vitest";
import type * as wire from "../../generated/wire";
import { classDays, copiedDay, inHalf, moved } from "./week";

const session = (on: string, part: wire.DayPart, starts = ""): wire.Session => ({ id: "x", on, part, starts, ends: "", topic: on + part, kind: "lecture", hours: "4", teacher: "", place: "", mode: "face_to_face" });

test("the week holds check-in, every class day, and days that a session stands on", () => {
  const draft = { check_in_on: "2021-10-24", opens_on: "2021-10-25", closes_on: "2021-10-27", sessions: [session("2021-10-29", "morning")] } as wire.ClassInput;
  expect(classDays(draft)).toEqual(["2021-10-24", "2021-10-25", "2021-10-26", "2021-10-27", "2021-10-29"]);
});

test("a session moves within the week and not out of it", () => {
  const days = ["2021-10-25", "2021-10-26"];
  const one = session("2021-10-25", "morning", "08:30");
  expect(moved(one, days, 1, 0)).toMatchObject({ on: "2021-10-26", part: "morning", starts: "08:30" });
  expect(moved(one, days, 0, 1)).toMatchObject({ on: "2021-10-25", part: "afternoon", starts: "08:30" });
  expect(moved(one, days, -1, 0)).toBe(null);
  expect(moved(one, days, 0, -1)).toBe(null);
  expect(moved(session("2021-10-26", "evening"), days, 1, 1)).toBe(null);
});

test("a copied day has sessions of its own", () => {
  const all = copiedDay([session("2021-10-25", "morning")], "2021-10-25", "2021-10-26");
  expect(all.map((s) => [s.on, s.id])).toEqual([["2021-10-25", "x"], ["2021-10-26", ""]]);
});

test("a half-day is ordered by time", () => {
  const all = [session("2021-10-25", "morning"), session("2021-10-25", "morning", "10:10"), session("2021-10-25", "morning", "08:30")];
  expect(inHalf(all, "2021-10-25", "morning").map(([i]) => i)).toEqual([2, 1, 0]);
});
