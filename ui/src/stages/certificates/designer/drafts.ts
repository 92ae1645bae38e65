import { marksUnkept } from "../../../shared/pending";
import { begin, type Design, fingerprint, type History } from "./model";

/** What was designed and isn't kept yet, with its steps, and what it began from. */
interface Draft {
  history: History;
  from: string;
}

/** Each under the key of its template, `new`, or `copy:` and the key of what it was copied from. */
const open = new Map<string, Draft>();

/** Remembers a design that isn't kept yet. */
export function keep(draft: string, history: History, from: Design): void {
  open.set(draft, { history, from: fingerprint(from) });
  marksUnkept(`template:${draft}`, `证书样式“${history.now.title}”的改动`);
}

export function forget(draft: string): void {
  open.delete(draft);
  marksUnkept(`template:${draft}`, null);
}

/** Whether something isn't kept yet. */
export function drafted(draft: string): boolean {
  return open.has(draft);
}

/** A design as it was left, unless what it began from has become another since: then it begins anew from that. */
export function resume(draft: string, from: Design): History {
  const left = open.get(draft);
  if (left && left.from === fingerprint(from)) return left.history;
  forget(draft);
  return begin(from);
}
