import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import { day, fen, fullDate, pastedBlock, yuan } from "./format";

/** A column of an editable table. Values are texts; money is typed in yuan and kept in fen. */
export interface GridColumn {
  key: string;
  title: string;
  width?: number | string;
  kind?: "text" | "money" | "date" | "choice" | "shown" | "note";
  choices?: Record<string, string>;
  align?: "left" | "center" | "right";
  /** Words offered while typing; others may be typed too. */
  suggest?: string[];
  /** Keys that choose at once and go a row down, such as 1 for the first choice. */
  quick?: Record<string, string>;
}

export type GridRow = Record<string, string | number | null | undefined>;

interface Props {
  columns: GridColumn[];
  rows: GridRow[];
  onChange?: (rows: GridRow[]) => void;
  blank?: () => GridRow;
  foot?: ReactNode;
  testid?: string;
  rowKey?: (row: GridRow, index: number) => string;
  height?: number;
}

function shown(column: GridColumn, value: GridRow[string]): string {
  if (column.kind === "money") return typeof value === "number" ? yuan(value) : String(value ?? "");
  if (column.kind === "date" && typeof value === "string" && day(value)) return fullDate(value);
  return String(value ?? "");
}

/** Whether what stands in a cell isn't what its column holds. */
function wrong(column: GridColumn, value: GridRow[string]): boolean {
  if (typeof value !== "string" || value === "") return false;
  return column.kind === "money" || (column.kind === "date" && day(value) === null);
}

/** A typed or pasted text as the value of a column; a word may be given by its label. */
function read(column: GridColumn, text: string): string | number {
  if (column.kind === "money") return fen(text) ?? text;
  if (column.kind === "date") return day(text) ?? text;
  if (column.kind === "choice") {
    const byLabel = Object.entries(column.choices ?? {}).find(([, label]) => label === text);
    return byLabel ? byLabel[0] : text;
  }
  return text;
}

/** An editable table with the keys of a spreadsheet: arrows up and down, Enter, paste of a block. */
export function Grid({ columns, rows, onChange, blank, foot, testid, rowKey, height }: Props) {
  const table = useRef<HTMLTableElement>(null);
  const lists = useId();
  const set = (row: number, key: string, value: string | number) =>
    onChange?.(rows.map((r, i) => (i === row ? { ...r, [key]: value } : r)));
  const focus = (row: number, column: number) =>
    table.current?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`)?.focus();
  const keys = (event: KeyboardEvent, row: number, column: number) => {
    const chosen = columns[column].quick?.[event.key];
    if (chosen !== undefined) {
      event.preventDefault();
      set(row, columns[column].key, chosen);
      focus(row + 1, column);
      return;
    }
    const down = event.key === "ArrowDown" || event.key === "Enter";
    if (!down && event.key !== "ArrowUp") return;
    if (event.key !== "Enter" && (event.target as HTMLElement).tagName === "SELECT") return;
    event.preventDefault();
    focus(row + (down ? 1 : -1), column);
  };
  const paste = (event: ClipboardEvent, row: number, column: number) => {
    const block = pastedBlock(event.clipboardData.getData("text"));
    if (!onChange || (block.length === 1 && block[0].length === 1)) return;
    event.preventDefault();
    const next = rows.map((r) => ({ ...r }));
    block.forEach((line, i) => {
      if (!next[row + i]) {
        if (!blank) return;
        next[row + i] = blank();
      }
      line.forEach((text, j) => {
        const target = columns[column + j];
        if (target && target.kind !== "shown" && target.kind !== "note") next[row + i][target.key] = read(target, text);
      });
    });
    onChange(next);
  };
  return (
    <div className="grid-box" style={height ? { maxHeight: height, overflow: "auto" } : undefined}>
      <table className="grid" ref={table} data-testid={testid}>
        <thead>
          <tr>
            <th style={{ width: 36 }}>序</th>
            {columns.map((c) => (
              <th key={c.key} style={{ width: c.width }}>
                {c.title}
              </th>
            ))}
            {blank && onChange && <th style={{ width: 36 }} />}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={rowKey ? rowKey(row, i) : i}>
              <td className="number">{i + 1}</td>
              {columns.map((c, j) => (
                <td key={c.key} style={{ textAlign: c.align ?? (c.kind === "money" ? "right" : undefined) }}>
                  {c.kind === "note" ? (
                    <span className="shown note" title={shown(c, row[c.key])}>{shown(c, row[c.key])}</span>
                  ) : c.kind === "shown" || !onChange ? (
                    <span className="shown">{c.kind === "choice" ? c.choices?.[String(row[c.key])] : shown(c, row[c.key])}</span>
                  ) : c.kind === "choice" ? (
                    <select
                      data-cell={`${i}:${j}`}
                      value={String(row[c.key] ?? "")}
                      onKeyDown={(e) => keys(e, i, j)}
                      onChange={(e) => set(i, c.key, e.target.value)}
                    >
                      {!(String(row[c.key] ?? "") in (c.choices ?? {})) && <option value="">请选择</option>}
                      {Object.entries(c.choices ?? {}).map(([code, label]) => (
                        <option key={code} value={code}>
                          {label}
                        </option>
                      ))}
                    </select>
                  ) : (
                    <input
                      data-cell={`${i}:${j}`}
                      placeholder={c.kind === "date" ? "年月日" : undefined}
                      list={c.suggest && `${lists}-${c.key}`}
                      style={{ textAlign: c.align ?? (c.kind === "money" ? "right" : undefined) }}
                      className={wrong(c, row[c.key]) ? "wrong" : undefined}
                      defaultValue={shown(c, row[c.key])}
                      key={`${i}:${c.key}:${shown(c, row[c.key])}`}
                      onKeyDown={(e) => keys(e, i, j)}
                      onPaste={(e) => paste(e, i, j)}
                      onBlur={(e) => e.target.value !== shown(c, row[c.key]) && set(i, c.key, read(c, e.target.value))}
                    />
                  )}
                </td>
              ))}
              {blank && onChange && (
                <td>
                  <Button type="text" size="small" title="删除这一行" icon={<DeleteOutlined />} onClick={() => onChange(rows.filter((_, k) => k !== i))} />
                </td>
              )}
            </tr>
          ))}
          {rows.length === 0 && (
            <tr>
              <td colSpan={columns.length + 2} className="quiet">
                还没有内容
              </td>
            </tr>
          )}
        </tbody>
        {foot && <tfoot>{foot}</tfoot>}
      </table>
      {columns.filter((c) => c.suggest).map((c) => (
        <datalist key={c.key} id={`${lists}-${c.key}`}>{c.suggest?.map((word) => <option key={word} value={word} />)}</datalist>
      ))}
      {blank && onChange && (
        <Button type="link" icon={<PlusOutlined />} onClick={() => onChange([...rows, blank()])} data-testid={testid && `${testid}-add`}>
          添加一行
        </Button>
      )}
    </div>
  );
}
