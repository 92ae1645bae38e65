import type * as wire from "../../generated/wire";
import { cityLabels } from "../../generated/words";

/** One applicant: what the receipt said, and how the review sees it. */
export type Applicant = wire.EnrolmentRow & { review: wire.ReviewRow };

/** The applicants of a class with how they stand; both lists come in one order. */
export function applicants(people: wire.EnrolmentRow[], review: wire.ReviewView | null): Applicant[] {
  if (!review) return [];
  const known = new Map(review.people.map((r) => [r.id, r]));
  return people.flatMap((p) => {
    const row = known.get(p.id);
    return row ? [{ ...p, review: row }] : [];
  });
}

/** What is counted of the learners, now and if the chosen applicants were accepted. */
export interface Bar {
  key: string;
  label: string;
  now: number;
  then: number;
  /** Places; null where there is no number to keep to. */
  of: number | null;
}

const TITLES = [["senior", "正高级"], ["associate", "副高级"], ["middle", "中级"], ["junior", "初级及以下"]] as const;

/** How the class is made up: cities against their places, and the groups that the notice looks at. */
export function bars(people: Applicant[], chosen: ReadonlySet<string>, quotas: wire.CityQuota[], special: boolean): { learners: Bar; cities: Bar[]; groups: Bar[] } {
  const count = (key: string, label: string, of: number | null, is: (p: Applicant) => boolean): Bar => {
    let [now, then] = [0, 0];
    for (const p of people) {
      if (!is(p)) continue;
      if (p.status === "accepted") now += 1;
      if (p.status === "accepted" || chosen.has(p.id)) then += 1;
    }
    return { key, label, now, then, of };
  };
  const places = new Map<string, number>(quotas.map((q) => [q.city, q.places]));
  const cities = Object.entries(cityLabels).map(([code, label]) => count(code, label, places.get(code) ?? null, (p) => p.city === code));
  cities.push(count("none", "未填市", null, (p) => !p.city));
  const groups = [
    ...(special ? [count("front", "一线人员", null, (p) => p.front_line)] : []),
    count("own", "本单位", null, (p) => p.review.own_staff),
    count("women", "女", null, (p) => p.sex === "female"),
    count("party", "中共党员", null, (p) => p.political_status === "party_member" || p.political_status === "probationary_member"),
    ...TITLES.map(([code, label]) => count(code, label, null, (p) => p.title_level === code)),
  ];
  return { learners: count("all", "学员", null, () => true), cities: cities.filter((b) => b.then > 0 || b.of !== null), groups };
}

/** In words what a bar says beyond its numbers. */
export function remark(bar: Bar): string {
  if (bar.of === null) return "";
  if (bar.then > bar.of) return `超 ${bar.then - bar.of} 人`;
  return bar.then === bar.of ? "已满" : "";
}

/** What the list shows. */
export interface Filter {
  status: string;
  text: string;
  only: string;
}

export const ONLY = [
  { value: "", label: "不限" },
  { value: "meets", label: "符合条件" },
  { value: "fails", label: "不符合条件" },
  { value: "unclear", label: "待核实" },
  { value: "unseen", label: "缺材料" },
  { value: "front", label: "一线人员" },
  { value: "own", label: "本单位人员" },
  { value: "resent", label: "补正后重报" },
  { value: "undrawable", label: "姓名缺字" },
];

export function shows(p: Applicant, { status, text, only }: Filter): boolean {
  if (status && p.status !== status) return false;
  const sought = text.trim().toLowerCase();
  if (sought && !`${p.name}${p.unit}${p.name_key}${p.phone}`.toLowerCase().includes(sought)) return false;
  switch (only) {
    case "meets": case "fails": case "unclear": return p.review.fit === only;
    case "unseen": return p.review.unseen.length > 0;
    case "front": return p.front_line;
    case "own": return p.review.own_staff;
    case "resent": return p.status === "pending" && p.reason !== "";
    case "undrawable": return p.undrawable !== "";
    default: return true;
  }
}

export const ORDERS = [
  { value: "rank", label: "按建议顺序" },
  { value: "received", label: "按收到先后" },
  { value: "name", label: "按姓名拼音" },
  { value: "unit", label: "按单位" },
  { value: "number", label: "按名单序号" },
];

/** The list in an order; who has no place in it stands last, as received. */
export function sorted(people: Applicant[], order: string): Applicant[] {
  const last = Number.MAX_SAFE_INTEGER;
  const received = (a: Applicant, b: Applicant) => a.review.received - b.review.received;
  const text = (key: (p: Applicant) => string) => (a: Applicant, b: Applicant) => {
    const [x, y] = [key(a), key(b)];
    return x < y ? -1 : x > y ? 1 : received(a, b);
  };
  const number = (key: (p: Applicant) => number | null | undefined) => (a: Applicant, b: Applicant) => (key(a) ?? last) - (key(b) ?? last) || received(a, b);
  const by: Record<string, (a: Applicant, b: Applicant) => number> = {
    rank: number((p) => p.review.rank),
    received,
    name: text((p) => p.name_key),
    unit: text((p) => p.unit),
    number: number((p) => p.roster_number),
  };
  return [...people].sort(by[order] ?? received);
}

/** What the suggested order gives, in a word. */
export function suggestion(p: Applicant): string {
  const { rank, takes } = p.review;
  if (!rank || !takes) return "";
  return takes === "look" ? "先核实" : `${rank} ${takes === "place" ? "录取" : "候补"}`;
}
