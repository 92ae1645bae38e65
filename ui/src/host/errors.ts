/** How an error is shown: a passing message, or a window that waits to be read. */
export type Shown = "message" | "modal";

/** Errors after which going on needs a decision; everything else is a passing message with its hint. */
const MODAL = new Set([
  "newer_store",
  "corrupt",
  "not_a_store",
  "disk_full",
  "cannot_write",
  "assets_missing",
  "fonts",
  "panicked",
  "undrawable_name",
  "filing_blocked",
  "cannot_conclude",
  "cannot_submit",
]);

export function shownAs(code: string): Shown {
  return MODAL.has(code) ? "modal" : "message";
}
