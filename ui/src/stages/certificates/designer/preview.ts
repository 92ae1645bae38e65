import { useEffect, useRef, useState } from "react";
import { certificateTemplatePreview } from "../../../generated/commands";
import type * as wire from "../../../generated/wire";
import { asOfficeError } from "../../../host/call";
import { openPdf, type Pdf } from "../../../shared/pdf";
import type { Design } from "./model";

/** How long the hand must rest before the sheet is set anew, ms. */
const REST = 250;

export interface Tried {
  pdf: Pdf | null;
  problems: wire.Problem[];
  /** The sheet doesn't yet show what was last changed. */
  behind: boolean;
  failed: string;
}

/** The true sheet of a design, set anew whenever it rests; the last good one stays while the next is made. */
export function useTried(design: Design, sample: wire.SampleKind, classId: string | null): Tried {
  const [tried, setTried] = useState<Tried>({ pdf: null, problems: [], behind: true, failed: "" });
  const wanted = useRef(0);
  const held = useRef<Pdf | null>(null);
  useEffect(
    () => () => {
      wanted.current += 1;
      void held.current?.loadingTask.destroy();
    },
    [],
  );
  useEffect(() => {
    const mine = ++wanted.current;
    setTried((t) => ({ ...t, behind: true }));
    const rest = window.setTimeout(async () => {
      try {
        const made = await certificateTemplatePreview({ design, sample, class_id: classId });
        const bytes = Uint8Array.from(atob(made.pdf), (c) => c.charCodeAt(0));
        const pdf = bytes.length > 0 ? await openPdf(bytes) : null;
        if (mine !== wanted.current) return void pdf?.loadingTask.destroy();
        if (pdf) {
          void held.current?.loadingTask.destroy();
          held.current = pdf;
        }
        setTried({ pdf: held.current, problems: made.problems, behind: false, failed: "" });
      } catch (error) {
        const { message, hint } = asOfficeError(error);
        if (mine === wanted.current) setTried((t) => ({ ...t, behind: false, failed: `${message}。${hint}` }));
      }
    }, REST);
    return () => window.clearTimeout(rest);
  }, [design, sample, classId]);
  return tried;
}
