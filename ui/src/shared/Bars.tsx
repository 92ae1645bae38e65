/** One bar: its words, its length in percent, and the number that stands behind it. */
export interface Bar {
  label: string;
  percent: number;
  text: string;
  note?: string;
  strong?: boolean;
}

const ROW = 24;
const WIDTH = 560;
const LABEL = 150;
const NOTE = 150;

/** Bars with words and numbers; the number is never left to the colour. */
export function Bars({ bars, testid, title }: { bars: Bar[]; testid?: string; title: string }) {
  const room = WIDTH - LABEL - NOTE;
  return (
    <svg role="img" aria-label={title} data-testid={testid} width="100%" viewBox={`0 0 ${WIDTH} ${bars.length * ROW + 4}`} style={{ maxWidth: 720, fontSize: 13 }}>
      <title>{title}</title>
      <line x1={LABEL} y1={0} x2={LABEL} y2={bars.length * ROW + 4} stroke="#a49b90" />
      {bars.map((bar, i) => {
        const length = (Math.max(0, Math.min(100, bar.percent)) / 100) * room;
        const y = i * ROW + 4;
        return (
          <g key={`${i}-${bar.label}`}>
            <text x={LABEL - 8} y={y + 13} textAnchor="end" fill="#2b2724">
              <title>{bar.label}</title>
              {bar.label.length > 10 ? `${bar.label.slice(0, 9)}…` : bar.label}
            </text>
            <rect x={LABEL} y={y} width={length} height={ROW - 8} fill={bar.strong ? "#9b2d20" : "#a89684"} />
            <text x={LABEL + length + 6} y={y + 13} fill="#2b2724">
              {bar.text}
              {bar.note && <tspan fill="#7c746b">　{bar.note}</tspan>}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
