import { useEffect, useRef, useState } from "react";

/** A draft, and whether something in it isn't kept yet. */
export interface Drafted<T> {
  draft: T;
  changed: boolean;
}

/** The record was read: a draft that is kept follows it. */
export function read<T>(now: Drafted<T>, recorded: T): Drafted<T> {
  return now.changed ? now : { draft: recorded, changed: false };
}

/** A write was taken: what was typed meanwhile still waits to be kept. */
export function kept<T>(now: Drafted<T>, sent: T): Drafted<T> {
  return { draft: now.draft, changed: now.draft !== sent };
}

interface Draft<T> extends Drafted<T> {
  edit(change: (now: T) => T): void;
  /** Writes the draft and says whether it was taken. */
  keep(write: (draft: T) => Promise<unknown>): Promise<boolean>;
  /** Goes back to the record. */
  drop(): void;
}

/** Follows a record until something is typed, and again after that is kept. */
export function useDraft<T>(recorded: T, dirty: (unsaved: boolean) => void): Draft<T> {
  const [shown, setShown] = useState<Drafted<T>>({ draft: recorded, changed: false });
  const latest = useRef(shown);
  const put = (next: Drafted<T>) => {
    latest.current = next;
    setShown(next);
  };
  // Only when the record was read: just after a write the one at hand is still the one before it.
  useEffect(() => put(read(latest.current, recorded)), [recorded]);
  return {
    ...shown,
    edit: (change) => {
      put({ draft: change(latest.current.draft), changed: true });
      dirty(true);
    },
    keep: async (write) => {
      const sent = latest.current.draft;
      if (!(await write(sent))) return false;
      put(kept(latest.current, sent));
      if (!latest.current.changed) dirty(false);
      return true;
    },
    drop: () => {
      put({ draft: recorded, changed: false });
      dirty(false);
    },
  };
}
