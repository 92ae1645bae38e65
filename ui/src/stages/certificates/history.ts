import type * as wire from "../../generated/wire";
import { shortDate } from "../../shared/format";

/** What became of a certificate, in one line. */
export function history(c: wire.CertificateRow): string {
  const paper = c.paper_recovered === true ? "，已收回" : c.paper_recovered === false ? "，未收回" : "";
  const taken = c.taken_by === c.name || c.taken_by === "" ? "领取" : `由${c.taken_by}代领${c.note && !c.earlier ? `（${c.note}）` : ""}`;
  return [
    c.earlier && "往年登记簿",
    c.printed_on && `${shortDate(c.printed_on)}打印${c.template && `（${c.template}）`}`,
    c.handed_over_on && `${shortDate(c.handed_over_on)}${taken}`,
    c.void_reason && `作废：${c.void_reason}${paper}`,
    c.replaces && `补发，原${c.replaces}`,
    c.replaced_by && `补发为${c.replaced_by}`,
    c.earlier && c.note,
  ].filter(Boolean).join("；");
}
