import type * as wire from "../../generated/wire";
import { fullDate, shortDate } from "../../shared/format";

/** What became of a certificate, in one line. */
export function history(c: wire.CertificateRow): string {
  const paper = c.paper_recovered === true ? "，已收回" : c.paper_recovered === false ? "，未收回" : "";
  // The year is said where it isn't that of the issue.
  const on = (day: string) => (c.issued_on?.slice(0, 4) === day.slice(0, 4) ? shortDate(day) : fullDate(day));
  const taken = c.taken_by === c.name || c.taken_by === "" ? "领取" : `由${c.taken_by}代领${c.note && !c.earlier ? `（${c.note}）` : ""}`;
  // What matters most comes first: a narrow column shows no more.
  return [
    c.void_reason && `作废：${c.void_reason}${paper}`,
    c.replaced_by && `补发为${c.replaced_by}`,
    c.replaces && `补发，原${c.replaces}`,
    c.handed_over_on && `${on(c.handed_over_on)}${taken}`,
    c.printed_on && `${on(c.printed_on)}打印${c.template && `（${c.template}）`}`,
    c.earlier && "往年登记簿",
    c.earlier && c.note,
  ].filter(Boolean).join("；");
}
