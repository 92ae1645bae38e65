import dayjs from "dayjs";
import type * as wire from "../../generated/wire";

export const PARTS: wire.DayPart[] = ["morning", "afternoon", "evening"];

/** Days of a class from check-in to the last day, and any other day that a session stands on. */
export function classDays(draft: wire.ClassInput): string[] {
  const days = new Set(draft.sessions.map((s) => s.on));
  if (draft.check_in_on) days.add(draft.check_in_on);
  if (draft.opens_on && draft.closes_on) {
    for (let on = dayjs(draft.opens_on), n = 0; !on.isAfter(draft.closes_on) && n < 61; on = on.add(1, "day"), n++) days.add(on.format("YYYY-MM-DD"));
  }
  return [...days].sort();
}

/** Sessions of a half-day with their places in the list, by time. */
export function inHalf(sessions: wire.Session[], on: string, part: wire.DayPart): [number, wire.Session][] {
  return sessions
    .map((s, i): [number, wire.Session] => [i, s])
    .filter(([, s]) => s.on === on && s.part === part)
    .sort(([, a], [, b]) => (a.starts || "99").localeCompare(b.starts || "99"));
}

/** A session moved by days and parts of the day; nothing when there is no such place. */
export function moved(session: wire.Session, days: string[], right: number, down: number): wire.Session | null {
  const on = days[days.indexOf(session.on) + right];
  const part = PARTS[PARTS.indexOf(session.part) + down];
  if (!on || !part) return null;
  return { ...session, on, part };
}

/** The sessions of one day put on another, beside what stands there. */
export function copiedDay(sessions: wire.Session[], from: string, to: string): wire.Session[] {
  return [...sessions, ...sessions.filter((s) => s.on === from).map((s) => ({ ...s, id: "", on: to }))];
}
