/** Writes that a page still has under way, such as marks typed faster than they are kept. */
const writers = new Set<() => Promise<void>>();

/** Names a page's way to finish its writes; call the result when the page goes. */
export function holdsWrites(settle: () => Promise<void>): () => void {
  writers.add(settle);
  return () => writers.delete(settle);
}

/** Waits until nothing is under way: before any other command, and before the window closes. */
export async function settleWrites(): Promise<void> {
  await Promise.all([...writers].map((settle) => settle()));
}
