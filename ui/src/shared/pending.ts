/** Writes that a page still has under way, such as marks typed faster than they are kept. */
const writers = new Set<() => Promise<void>>();

/** Names a page's way to finish its writes; call the result when the page goes. */
export function holdsWrites(settle: () => Promise<void>): () => void {
  writers.add(settle);
  return () => writers.delete(settle);
}

/** What is made in a page and not yet kept, such as a design, though the page itself may be gone. */
const unkept = new Map<string, string>();

/** Says under a key what isn't kept yet; nothing once it is. */
export function marksUnkept(key: string, what: string | null): void {
  if (what === null) unkept.delete(key);
  else unkept.set(key, what);
}

/** What would be lost if the window closed now. */
export function whatIsUnkept(): string[] {
  return [...unkept.values()];
}

/** Waits until nothing is under way: before any other command, and before the window closes. */
export async function settleWrites(): Promise<void> {
  await Promise.all([...writers].map((settle) => settle()));
}
