import { useEffect } from "react";

/** What takes the files that are dropped on the window: the page that is open, if it takes any. */
export interface DropTarget {
  /** What letting go does: “导入”, followed by how many files. */
  verb: string;
  take(files: string[]): void;
}

let target: DropTarget | null = null;

/** The page that takes dropped files now. */
export function dropTarget(): DropTarget | null {
  return target;
}

/** Makes the page take dropped files while it is shown. */
export function useDropTarget(own: DropTarget): void {
  useEffect(() => {
    target = own;
    return () => {
      if (target === own) target = null;
    };
  });
}
