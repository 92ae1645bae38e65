/** One bar: its words, its length in percent, and the number that stands behind it. */
export interface Bar {
  label: string;
  percent: number;
  text: string;
  note?: string;
  strong?: boolean;
  /** A bar above it to compare with. */
  against?: { percent: number; text: string };
}

const ROW = 24;
const PAIR = 40;
const THICK = 16;
const THIN = 13;
const INK = "#2b2724";
/** Pixels of labels, of the longest bar, and of what stands behind it. */
const WIDE = { label: 150, room: 260, note: 190 };
const NARROW = { label: 96, room: 200, note: 130 };

function Row({ bar, y, label: edge, room }: { bar: Bar; y: number; label: number; room: number }) {
  const long = (percent: number) => (Math.max(0, Math.min(100, percent)) / 100) * room;
  const length = long(bar.percent);
  const thick = bar.against ? THIN : THICK;
  const own = bar.against ? y + THIN + 2 : y;
  const middle = bar.against ? y + THIN + 6 : y + 13;
  return (
    <g>
      <text x={edge - 8} y={middle} textAnchor="end" fill={INK}>
        <title>{bar.label}</title>
        {bar.label.length > 10 ? `${bar.label.slice(0, 9)}…` : bar.label}
      </text>
      {bar.against && (
        <>
          <rect x={edge} y={y} width={long(bar.against.percent)} height={THIN} fill="#d8cdbf" />
          <text x={edge + long(bar.against.percent) + 6} y={y + 11} fill={INK}>{bar.against.text}</text>
        </>
      )}
      <rect x={edge} y={own} width={length} height={thick} fill={bar.strong ? "#9b2d20" : "#a89684"} />
      <text x={edge + length + 6} y={own + thick - 3} fill={INK}>
        {bar.text}
        {bar.note && <tspan fill="#7c746b">　{bar.note}</tspan>}
      </text>
    </g>
  );
}

/** Bars with words and numbers; the number is never left to the colour. A narrow one stands beside another. */
export function Bars({ bars, testid, title, narrow }: { bars: Bar[]; testid?: string; title: string; narrow?: boolean }) {
  const { label, room, note } = narrow ? NARROW : WIDE;
  const width = label + room + note;
  const tops: number[] = [];
  let height = 4;
  for (const bar of bars) {
    tops.push(height);
    height += bar.against ? PAIR : ROW;
  }
  return (
    <svg role="img" aria-label={title} data-testid={testid} width={width} viewBox={`0 0 ${width} ${height}`} style={{ maxWidth: "100%", fontSize: 13 }}>
      <title>{title}</title>
      <line x1={label} y1={0} x2={label} y2={height} stroke="#a49b90" />
      {bars.map((bar, i) => <Row key={`${i}-${bar.label}`} bar={bar} y={tops[i] ?? 0} label={label} room={room} />)}
    </svg>
  );
}
