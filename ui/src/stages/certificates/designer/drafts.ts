import { begin, type Design, type History } from "./model";

/** Designs not kept yet, with their steps, while the program runs; each under the key of its template, `new`, or
 * `copy:` and the key of what it was copied from. */
const open = new Map<string, History>();
const PLACE = "yanxiu.template-draft.";

/** Remembers a design that isn't kept yet; the design itself outlives the program. */
export function keep(draft: string, history: History): void {
  open.set(draft, history);
  localStorage.setItem(PLACE + draft, JSON.stringify(history.now));
}

export function forget(draft: string): void {
  open.delete(draft);
  localStorage.removeItem(PLACE + draft);
}

/** Whether something isn't kept yet. */
export function drafted(draft: string): boolean {
  return open.has(draft) || localStorage.getItem(PLACE + draft) !== null;
}

/** A design as it was left, one step away from how it is kept. */
export function resume(draft: string, kept: Design | null): History | null {
  const left = open.get(draft);
  if (left) return left;
  const written = localStorage.getItem(PLACE + draft);
  if (written === null) return null;
  try {
    const now = JSON.parse(written) as Design;
    return kept ? { past: [kept], now, future: [], tag: "" } : begin(now);
  } catch {
    return null;
  }
}
