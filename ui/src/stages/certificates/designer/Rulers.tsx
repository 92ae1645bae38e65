import { useEffect, useRef } from "react";

/** Thickness of a ruler, px. */
export const RULER = 20;

interface Props {
  /** Length of the sheet's side, mm. */
  length: number;
  /** Pixels in a millimetre. */
  scale: number;
  /** Pixels before the sheet begins. */
  before: number;
  upright?: boolean;
  /** What is chosen, from and to, mm. */
  chosen: [number, number] | null;
}

/** Millimetres along one side of the sheet, with the chosen part marked. */
export function Ruler({ length, scale, before, upright, chosen }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const long = Math.ceil(length * scale + 2 * before);
  const [from, to] = chosen ?? [0, 0];
  useEffect(() => {
    const paper = canvas.current?.getContext("2d");
    if (!paper) return;
    paper.reset();
    paper.fillStyle = "#efeae2";
    paper.fillRect(0, 0, long, long);
    const place = (mm: number) => before + mm * scale;
    const area = (start: number, size: number, thick: number) => (upright ? paper.fillRect(RULER - thick, start, thick, size) : paper.fillRect(start, RULER - thick, size, thick));
    if (to > from) {
      paper.fillStyle = "#e8cfc4";
      area(place(from), (to - from) * scale, RULER);
    }
    paper.fillStyle = "#6b645c";
    paper.font = "10px sans-serif";
    const every = scale >= 3.6 ? 1 : scale >= 1.8 ? 2 : 5;
    for (let mm = 0; mm <= length; mm += every) {
      const tick = mm % 10 === 0 ? 10 : mm % 5 === 0 ? 7 : 4;
      area(Math.round(place(mm)), 1, tick);
      const sparse = scale < 2.2 ? 20 : 10;
      if (mm % sparse !== 0) continue;
      if (upright) {
        paper.save();
        paper.translate(9, place(mm) + 2);
        paper.rotate(Math.PI / 2);
        paper.fillText(String(mm), 0, 0);
        paper.restore();
      } else paper.fillText(String(mm), place(mm) + 2, 9);
    }
  }, [length, scale, before, upright, long, from, to]);
  return <canvas ref={canvas} className={upright ? "ruler upright" : "ruler"} width={upright ? RULER : long} height={upright ? long : RULER} />;
}
