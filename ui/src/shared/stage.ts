import type * as wire from "../generated/wire";

/** What every stage's page is given. */
export interface StageProps {
  view: wire.ClassView;
  /** Today as the office has it. */
  today: string;
  /** Does a command, shows what was done or what went wrong, and reads the class again. */
  run<T>(action: () => Promise<T>): Promise<T | undefined>;
  /** Reads the class again, quietly: after writes that the page has made and shown by itself. */
  refresh(): void;
  /** Goes to a stage. */
  open(stage: string): void;
  /** Shows a paper as it will be printed. */
  preview(kind: string): void;
  /** Room for the page's own panel beside it, under the next step. */
  aside: HTMLElement | null;
  /** Tells that something typed isn't saved yet. */
  dirty(unsaved: boolean): void;
}
