import type * as wire from "../../generated/wire";

/** What was decided about the rows of an import so far. */
export interface Decided {
  /** Takes the newer values for everybody who is in the class already. */
  update: boolean;
  /** For everybody: whether the receipt's value of a field is taken. */
  fields: Record<string, boolean>;
  /** For single rows. */
  rows: Record<string, { update?: boolean; fields: Record<string, boolean> }>;
}

export const NOTHING_DECIDED: Decided = { update: false, fields: {}, rows: {} };

/** A row's name among all rows of an import. */
export function rowKey(row: { file: string; sheet: string; row: number }): string {
  return `${row.file}\u0000${row.sheet}\u0000${row.row}`;
}

/** Whether the receipt's value is taken. */
export function takesGiven(decided: Decided, person: wire.ImportedPerson, difference: wire.FieldDifference): boolean {
  return decided.rows[rowKey(person)]?.fields[difference.field] ?? decided.fields[difference.field] ?? difference.takes_given;
}

/** Whether somebody in the class already gets the newer values. */
export function isUpdated(decided: Decided, person: wire.ImportedPerson): boolean {
  return person.updates !== undefined && (decided.rows[rowKey(person)]?.update ?? decided.update);
}

/** Whether a difference is open to a choice: a blank of somebody in the class is filled whether they are updated or not. */
export function isOpen(decided: Decided, person: wire.ImportedPerson, difference: { known: string }): boolean {
  return person.updates === undefined || difference.known === "" || isUpdated(decided, person);
}

/** Whether a row changes anything of somebody in the class already. */
export function isChanged(decided: Decided, person: wire.ImportedPerson): boolean {
  if (person.updates === undefined) return false;
  const facts = (person.differences ?? []).some((d) => isOpen(decided, person, d) && takesGiven(decided, person, d));
  return facts || (person.extra_differences ?? []).some((e) => isOpen(decided, person, e));
}

/** How many rows are written as things stand. */
export function written(report: wire.ImportReport, decided: Decided): { added: number; updated: number } {
  return { added: report.new + report.matched, updated: report.people.filter((p) => isChanged(decided, p)).length };
}

const chosen = (fields: Record<string, boolean>, given: boolean) => Object.keys(fields).filter((f) => fields[f] === given);

/** The decisions as the office takes them. */
export function asPayload(decided: Decided): Pick<wire.ReceiptsImport, "update" | "take" | "keep" | "rows"> {
  const rows = Object.entries(decided.rows).map(([key, row]) => {
    const [file = "", sheet = "", number = "0"] = key.split("\u0000");
    return { file, sheet, row: Number(number), update: row.update ?? null, take: chosen(row.fields, true), keep: chosen(row.fields, false) };
  });
  return { update: decided.update, take: chosen(decided.fields, true), keep: chosen(decided.fields, false), rows };
}

/** Problems by the row they stand at; those of a whole file or sheet under the file's name. */
export function byPlace(report: wire.ImportReport): Map<string, wire.Problem[]> {
  const found = new Map<string, wire.Problem[]>();
  for (const problem of report.problems) {
    const place = problem.place;
    const key = place && "file" in place ? (place.row ? rowKey({ ...place, row: place.row }) : place.file) : "";
    const list = found.get(key);
    if (list) list.push(problem);
    else found.set(key, [problem]);
  }
  return found;
}

export const FILTERS = {
  all: "全部",
  new: "新增",
  matched: "已有人员",
  enrolled: "已在本班",
  twins: "批内重复",
  rejected: "不能导入",
  problems: "有问题",
} as const;
export type Filter = keyof typeof FILTERS;

/** Whether a row is among those that a filter shows. */
export function passes(filter: Filter, person: wire.ImportedPerson, problems: wire.Problem[] | undefined): boolean {
  switch (filter) {
    case "all":
      return true;
    case "enrolled":
      return person.updates !== undefined;
    case "twins":
      return person.status === "duplicate" && person.updates === undefined;
    case "problems":
      return !!problems;
    default:
      return person.status === filter;
  }
}
