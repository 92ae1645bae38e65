import { type ClipboardEvent, type KeyboardEvent, memo, useCallback, useEffect, useRef, useState } from "react";
import type * as wire from "../../generated/wire";
import { pastedBlock } from "../../shared/format";
import { type Edit, neighbour, placeBlock, spelled } from "./grid";

interface CellProps {
  row: number;
  column: number;
  id: string;
  code: string;
  value: string;
  wrong?: string;
  label: string;
  commit(edits: Edit[]): void;
}

/** One score. It keeps what is typed to itself until it is left, so that nothing else is drawn meanwhile. */
const Cell = memo(function Cell({ row, column, id, code, value, wrong, label, commit }: CellProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const done = () => {
    const next = spelled(text);
    setText(next);
    if (next !== value) commit([{ id, code, text: next }]);
  };
  return (
    <input
      aria-label={label}
      data-cell={`${row}:${column}`}
      data-score={`${id}/${code}`}
      className={wrong ? "wrong" : undefined}
      title={wrong}
      value={text}
      onChange={(e) => setText(e.target.value)}
      onFocus={(e) => e.target.select()}
      onKeyDown={(e) => e.key === "Enter" && !e.nativeEvent.isComposing && done()}
      onBlur={done}
    />
  );
});

interface RowProps {
  row: wire.AssessmentRow;
  index: number;
  components: wire.Component[];
  typed?: Record<string, string>;
  wrong?: Record<string, string>;
  locked: boolean;
  commit(edits: Edit[]): void;
}

const Line = memo(function Line({ row, index, components, typed, wrong, locked, commit }: RowProps) {
  let column = -1;
  return (
    <tr className={typed ? "typed" : undefined}>
      <td className="number">{row.roster_number ?? index + 1}</td>
      <td className="name" title={row.unit}>{row.name}</td>
      <td className="center">{row.rate}</td>
      {components.map((c) => {
        const value = typed?.[c.code] ?? row.scores[c.code] ?? "";
        if (c.computed || locked) return <td key={c.code} className="center computed">{value || "—"}</td>;
        column += 1;
        return (
          <td key={c.code}>
            <Cell row={index} column={column} id={row.id} code={c.code} value={value} wrong={wrong?.[c.code]} label={`${row.name} ${c.name}`} commit={commit} />
          </td>
        );
      })}
      <td className="center" title={row.formula}>{row.total || "—"}</td>
      <td className={`center ${row.result}`}>{row.result_label}</td>
      <td className="why" title={row.explanation}>{row.explanation.slice(row.explanation.indexOf("：") + 1)}</td>
    </tr>
  );
});

interface Props {
  rows: wire.AssessmentRow[];
  components: wire.Component[];
  typed: Map<string, Record<string, string>>;
  wrong: Map<string, Record<string, string>>;
  locked: boolean;
  commit(edits: Edit[]): void;
  /** What a pasted block had no place for. */
  lost(texts: string[]): void;
}

/** Scores by keyboard: arrows and Enter between cells, a block pasted from a spreadsheet. */
export function ScoreGrid({ rows, components, typed, wrong, locked, commit, lost }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const codes = components.filter((c) => !c.computed).map((c) => c.code);
  const spot = (target: EventTarget) => {
    const [row, column] = ((target as HTMLElement).dataset.cell ?? "").split(":").map(Number);
    return Number.isNaN(row) || column === undefined ? null : { row, column };
  };
  const keys = (event: KeyboardEvent) => {
    const at = spot(event.target);
    if (!at || event.nativeEvent.isComposing) return;
    const input = event.target as HTMLInputElement;
    const [from, to, length] = [input.selectionStart ?? 0, input.selectionEnd ?? 0, input.value.length];
    const whole = from === 0 && to === length;
    const next = neighbour(event.key, event.shiftKey, at, rows.length, codes.length, { start: whole || to === 0, end: whole || from === length });
    if (event.key === "Enter" || event.key === "ArrowUp" || event.key === "ArrowDown" || next) event.preventDefault();
    if (next) box.current?.querySelector<HTMLElement>(`[data-cell="${next.row}:${next.column}"]`)?.focus();
  };
  const paste = useCallback(
    (event: ClipboardEvent) => {
      const [row, column] = ((event.target as HTMLElement).dataset.cell ?? "").split(":").map(Number);
      const block = pastedBlock(event.clipboardData.getData("text"));
      if (column === undefined || (block.length === 1 && block[0].length === 1)) return;
      event.preventDefault();
      const placed = placeBlock(block, { row, column }, rows, codes);
      commit(placed.edits);
      lost(placed.lost);
    },
    [rows, codes, commit, lost],
  );
  return (
    <div className="grid-box scores-box" ref={box} onKeyDown={keys} onPaste={paste}>
      <table className="grid scores" data-testid="scores">
        <thead>
          <tr>
            <th style={{ width: 42 }}>学号</th>
            <th className="name" style={{ width: 92 }}>姓名</th>
            <th style={{ width: 66 }}>出勤率</th>
            {components.map((c) => (
              <th key={c.code} style={{ width: 104 }} title={c.computed ? "由记录自动计算" : undefined}>
                {c.name}
                <span className="sub">{c.weight}%{c.least && `，≥${c.least}`}{c.computed && " 自动"}</span>
              </th>
            ))}
            <th style={{ width: 58 }}>总评</th>
            <th style={{ width: 66 }}>结果</th>
            <th>依据</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <Line key={row.id} row={row} index={i} components={components} typed={typed.get(row.id)} wrong={wrong.get(row.id)} locked={locked} commit={commit} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
