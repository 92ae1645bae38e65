import dayjs from "dayjs";
import { type KeyboardEvent, type MouseEvent, memo, useCallback, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import type * as wire from "../../generated/wire";
import { dayPartLabels, markLabels } from "../../generated/words";
import type { Change, MarkBook } from "./book";
import { SIGNS, markOfKey } from "./marks";

/** Height of a row in pixels; fixed, so that only the rows in sight need to exist. */
const ROW = 30;
/** Rows kept beyond both edges of what is in sight. */
const BEYOND = 6;

interface Props {
  book: MarkBook;
  locked: boolean;
  /** What a click marks; empty only chooses. */
  brush: wire.Mark | "clear" | "";
  /** Whether the next learner is chosen after a mark. */
  advance: boolean;
  /** Marks cells, asking for a reason where one is needed. */
  apply(changes: Change[]): boolean;
  /** Writes a remark on the chosen cell. */
  remark(): void;
  /** Takes back a step of the grid, or of the office where the grid has none. */
  undo(): void;
}

/** Width of number and name: room for the long names of a class that has some. */
const namesWidth = (book: MarkBook) => (book.learners.some((l) => l.name.length > 6) ? 210 : 140);

/** 10.25, for a narrow head. */
export const monthDay = (day: string) => dayjs(day).format("M.D");

/** Hears of one thing in the book, and is drawn anew for that alone. */
export function useBook(book: MarkBook, key: string): void {
  useSyncExternalStore(book.listen(key), book.seen(key));
}

/** Learners by sessions: one key a mark, blocks by Shift, rows drawn only where they are seen. */
export function MarkGrid({ book, locked, brush, advance, apply, remark, undo }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const names = namesWidth(book);
  const [seen, setSeen] = useState({ from: 0, to: 30 });
  useBook(book, "all");
  const look = useCallback(() => {
    const { scrollTop, clientHeight } = box.current!;
    const from = Math.max(0, Math.floor(scrollTop / ROW) - BEYOND);
    const to = Math.ceil((scrollTop + clientHeight) / ROW) + BEYOND;
    setSeen((now) => (Math.abs(now.from - from) < BEYOND / 2 && Math.abs(now.to - to) < BEYOND / 2 ? now : { from, to }));
  }, []);
  useLayoutEffect(look, [look, book.rows]);
  useEffect(() => {
    window.addEventListener("resize", look);
    return () => window.removeEventListener("resize", look);
  }, [look]);
  const show = (row: number, column: number) => {
    const frame = box.current!;
    const head = frame.querySelector("thead")!.getBoundingClientRect().height;
    const foot = frame.querySelector("tfoot")!.getBoundingClientRect().height;
    const top = row * ROW;
    if (top < frame.scrollTop) frame.scrollTop = top;
    else if (top + ROW > frame.scrollTop + frame.clientHeight - head - foot) frame.scrollTop = top + ROW - frame.clientHeight + head + foot;
    const cell = frame.querySelector<HTMLElement>(`[data-head="${column}"]`);
    if (cell && cell.offsetLeft < frame.scrollLeft + names) frame.scrollLeft = cell.offsetLeft - names;
    else if (cell && cell.offsetLeft + cell.offsetWidth > frame.scrollLeft + frame.clientWidth - SUMS) frame.scrollLeft = cell.offsetLeft + cell.offsetWidth - frame.clientWidth + SUMS;
    look();
  };
  const go = (row: number, column: number, extend: boolean) => {
    book.go(row, column, extend);
    show(book.active.row, book.active.column);
  };
  const keys = (event: KeyboardEvent) => {
    const { row, column } = book.active;
    const control = event.ctrlKey || event.metaKey;
    if (control && event.key.toLowerCase() === "z") {
      event.preventDefault();
      event.stopPropagation();
      return undo();
    }
    const page = Math.max(1, Math.floor((box.current!.clientHeight - 120) / ROW));
    const to: Record<string, [number, number]> = {
      ArrowUp: [control ? 0 : row - 1, column], ArrowDown: [control ? book.rows - 1 : row + 1, column],
      ArrowLeft: [row, control ? 0 : column - 1], ArrowRight: [row, control ? book.columns - 1 : column + 1],
      Enter: [row + (event.shiftKey ? -1 : 1), column], Tab: [row, column + (event.shiftKey ? -1 : 1)],
      PageUp: [row - page, column], PageDown: [row + page, column],
      Home: [control ? 0 : row, 0], End: [control ? book.rows - 1 : row, book.columns - 1],
    };
    const step = to[event.key];
    if (step) {
      if (event.key === "Tab" && (step[1] < 0 || step[1] >= book.columns)) return;
      event.preventDefault();
      return go(step[0], step[1], event.shiftKey && event.key !== "Enter" && event.key !== "Tab");
    }
    if (control || event.altKey || locked) return;
    if (event.code === "KeyN") {
      event.preventDefault();
      return remark();
    }
    const mark = markOfKey(event.key, book.mark(row, column), event.code);
    if (mark === undefined) return;
    event.preventDefault();
    const cells = book.chosen;
    if (apply(cells.map((c) => ({ ...c, mark }))) && advance && cells.length === 1 && event.key !== " ") go(row + 1, column, false);
  };
  const press = (event: MouseEvent) => {
    const place = (event.target as HTMLElement).closest<HTMLElement>("[data-cell]")?.dataset.cell?.split(":").map(Number);
    if (!place) return;
    go(place[0], place[1], event.shiftKey);
    if (brush && !locked && !event.shiftKey) apply([{ row: place[0], column: place[1], mark: brush === "clear" ? null : brush }]);
  };
  const rows = [];
  const [from, to] = [Math.min(seen.from, Math.max(0, book.rows - 1)), Math.min(seen.to, book.rows)];
  for (let row = from; row < to; row++) rows.push(<Row key={row} book={book} row={row} />);
  return (
    <div className="marks-box" ref={box} tabIndex={0} onKeyDown={keys} onMouseDown={press} onScroll={look} data-testid="attendance" role="grid" aria-rowcount={book.rows} aria-label="签到">
      <table className="grid marks" style={{ width: names + book.columns * CELL + SUMS }}>
        <colgroup>
          <col style={{ width: 40 }} /><col style={{ width: names - 40 }} />
          {book.sessions.map((s) => <col key={s.id} style={{ width: CELL }} />)}
          <col style={{ width: 64 }} /><col style={{ width: SUMS - 64 }} />
        </colgroup>
        <thead>
          <tr>
            <th className="number">号</th><th className="name">姓名</th>
            {book.sessions.map((s, column) => <Head key={s.id} book={book} column={column} locked={locked} apply={apply} />)}
            <th>实修</th><th>出勤率</th>
          </tr>
        </thead>
        <tbody>
          {from > 0 && <tr style={{ height: from * ROW }} aria-hidden />}
          {rows}
          {to < book.rows && <tr style={{ height: (book.rows - to) * ROW }} aria-hidden />}
        </tbody>
        <tfoot><Totals book={book} /></tfoot>
      </table>
    </div>
  );
}

/** Widths in pixels of a session, and of the sums. */
const CELL = 48;
const SUMS = 156;

const Head = memo(function Head({ book, column, locked, apply }: { book: MarkBook; column: number; locked: boolean; apply(changes: Change[]): boolean }) {
  useBook(book, `head${column}`);
  const session = book.sessions[column];
  const { marked } = book.roll(column);
  const all = (event: MouseEvent<HTMLElement>) => {
    // The keys go on in the grid.
    event.currentTarget.closest<HTMLElement>(".marks-box")?.focus();
    const open: Change[] = [];
    for (let row = 0; row < book.rows; row++) if (book.mark(row, column) === null) open.push({ row, column, mark: "present" });
    apply(open);
    book.go(0, column);
  };
  return (
    <th data-head={column} className={column === book.active.column ? "here" : ""} title={`第 ${session.number} 次：${session.topic}，${session.hours} 学时${session.counted ? "" : `（${session.kind}，不计学时）`}`}>
      {monthDay(session.on)}<br />{dayPartLabels[session.part]}<br />{session.counted ? `${session.hours}学时` : "不计"}<br />
      {!locked && marked < book.rows ? <button type="button" className="all" tabIndex={-1} data-testid={`mark-all-${session.number}`} onClick={all}>全到</button> : <span className="quiet">{session.closed_on ? "已核对" : "已登记"}</span>}
    </th>
  );
});

const Row = memo(function Row({ book, row }: { book: MarkBook; row: number }) {
  useBook(book, `row${row}`);
  const learner = book.learners[row];
  const sums = book.sums[row];
  if (!learner) return null;
  const here = row === book.active.row;
  return (
    <tr style={{ height: ROW }} aria-rowindex={row + 1}>
      <td className="number">{learner.roster_number}</td>
      <td className={`name${here ? " here" : ""}${learner.name.length > 8 ? " long" : ""}`} title={`${learner.name}，${learner.unit}`}>{learner.name}</td>
      {book.sessions.map((session, column) => {
        const mark = book.mark(row, column);
        const note = book.note(row, column);
        const state = (mark ?? "") + (book.isChosen(row, column) ? " chosen" : "") + (here && column === book.active.column ? " active" : "") + (note ? " noted" : "");
        return <td key={session.id} data-cell={`${row}:${column}`} className={state} title={mark ? `${markLabels[mark]}${note ? `：${note}` : ""}` : "未登记"}>{mark ? SIGNS[mark] : ""}</td>;
      })}
      <td>{sums.earned}/{learner.planned}</td>
      <td className={sums.can_still_pass ? "rate" : "rate absent"}>{sums.can_still_pass ? sums.rate : `${sums.rate} 差${sums.short_by}学时`}</td>
    </tr>
  );
});

function Totals({ book }: { book: MarkBook }) {
  useBook(book, "totals");
  return (
    <tr>
      <td className="number" /><td className="name">实到</td>
      {book.sessions.map((s, column) => <Present key={s.id} book={book} column={column} />)}
      <td /><td className="rate" title="占全部计划学时">{book.rate || "—"}</td>
    </tr>
  );
}

const Present = memo(function Present({ book, column }: { book: MarkBook; column: number }) {
  useBook(book, `head${column}`);
  const { marked, present } = book.roll(column);
  return <td>{marked ? present : ""}</td>;
});
