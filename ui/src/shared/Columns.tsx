/** One column: two lines of words beneath, its height in percent, and the number above it. */
export interface Column {
  label: string;
  beneath: string;
  percent: number;
  text: string;
}

const HIGH = 110;
const TOP = 18;
const FOOT = TOP + HIGH;
const AXIS = 44;
const PLACE = 62;
const WIDE = 26;

/** Columns side by side, for what follows in time; many of them are scrolled. */
export function Columns({ columns, testid, title }: { columns: Column[]; testid?: string; title: string }) {
  const width = AXIS + columns.length * PLACE + 8;
  const height = FOOT + 36;
  return (
    <div style={{ overflowX: "auto" }}>
      <svg role="img" aria-label={title} data-testid={testid} width={width} height={height} viewBox={`0 0 ${width} ${height}`} style={{ fontSize: 12, display: "block" }}>
        <title>{title}</title>
        {[50, 100].map((percent) => (
          <g key={percent}>
            <line x1={AXIS} x2={width - 8} y1={FOOT - (HIGH * percent) / 100} y2={FOOT - (HIGH * percent) / 100} stroke="#e2dcd1" />
            <text x={AXIS - 6} y={FOOT - (HIGH * percent) / 100 + 4} textAnchor="end" fill="#7c746b">{percent}%</text>
          </g>
        ))}
        {columns.map((column, i) => {
          const middle = AXIS + i * PLACE + PLACE / 2;
          const high = (Math.max(0, Math.min(100, column.percent)) / 100) * HIGH;
          return (
            <g key={`${i}-${column.label}`}>
              <rect x={middle - WIDE / 2} y={FOOT - high} width={WIDE} height={high} fill="#a89684" />
              <text x={middle} y={FOOT - high - 5} textAnchor="middle" fill="#2b2724" stroke="#fffdf9" strokeWidth={4} paintOrder="stroke">{column.text}</text>
              <text x={middle} y={FOOT + 14} textAnchor="middle" fill="#2b2724">{column.label}</text>
              <text x={middle} y={FOOT + 29} textAnchor="middle" fill="#2b2724">{column.beneath}</text>
            </g>
          );
        })}
        <line x1={AXIS} x2={width - 8} y1={FOOT} y2={FOOT} stroke="#a49b90" />
      </svg>
    </div>
  );
}
