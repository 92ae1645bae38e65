import type * as wire from "../../generated/wire";
import { ORDER } from "./marks";

/** A cell of the grid with what it shall hold. */
export interface Change {
  row: number;
  column: number;
  mark: wire.Mark | null;
  /** Left out, the remark stays with a mark that stays, and goes with one that changes. */
  note?: string;
}

/** Keeps marks; the office's command in the window, something made up in a test. */
export type Send = (cells: wire.BlockCell[], reason: string) => Promise<wire.MarksWritten>;

/** What the page hears of. */
export interface Hears {
  /** Marks couldn't be kept; their cells are as before. */
  failed(error: unknown): void;
  /** Somebody can no longer pass. */
  warned(problems: wire.Problem[]): void;
  /** Everything is kept, and nobody has marked for a moment. */
  rested(): void;
}

interface Queued extends Change {
  /** What the cell held before, to be put back when it can't be kept. */
  before: { mark: number; note: string };
  reason: string;
}

export interface Cell { row: number; column: number }

/** After so long without a mark the rest of the class is read again. */
const REST = 900;

/**
 * The marks as they are on screen. A mark shows at once and is kept in the background: one write at a time, what is
 * marked meanwhile together in the next, in the order it was marked. Each row and each head hears of its own changes alone.
 */
export class MarkBook {
  sessions: wire.AttendanceSession[] = [];
  learners: wire.AttendanceRow[] = [];
  sums: wire.LearnerSums[] = [];
  rate = "";
  sessionsMarked = 0;
  active: Cell = { row: 0, column: 0 };
  anchor: Cell = { row: 0, column: 0 };
  private marks = new Uint8Array(0);
  private notes = new Map<number, string>();
  private settled = new Set<number>();
  private rowOf = new Map<string, number>();
  private columnOf = new Map<string, number>();
  private queue: Queued[] = [];
  private flying: Queued[] = [];
  private past: { changes: Change[]; reason: string }[] = [];
  private version = 0;
  private listeners = new Map<string, Set<() => void>>();
  private versions = new Map<string, number>();
  private hearing = new Map<string, (back: () => void) => () => void>();
  private seeing = new Map<string, () => number>();
  private waiting: (() => void)[] = [];
  private rest: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly send: Send,
    private readonly hears: Hears,
  ) {}

  /** Takes what the office has, unless something here is newer; says whether it did. */
  load(view: wire.AttendanceView): boolean {
    if (this.busy || (view.version != null && view.version < this.version)) return false;
    const places = (v: { id: string }[]) => new Map(v.map((x, i) => [x.id, i]));
    const same = view.sessions.length === this.sessions.length && view.learners.length === this.learners.length
      && view.sessions.every((s, i) => s.id === this.sessions[i].id) && view.learners.every((l, i) => l.id === this.learners[i].id);
    if (!same) this.past = [];
    this.sessions = view.sessions;
    this.learners = view.learners;
    this.rowOf = places(view.learners);
    this.columnOf = places(view.sessions);
    this.sums = view.learners.map(({ id, earned, missed, rate, can_still_pass, short_by }) => ({ id, earned, missed, rate, can_still_pass, short_by }));
    this.rate = view.rate;
    this.sessionsMarked = view.sessions_marked;
    this.marks = new Uint8Array(view.learners.length * view.sessions.length);
    this.notes.clear();
    this.settled.clear();
    view.learners.forEach((learner, row) => {
      for (const mark of learner.marks) {
        const column = this.columnOf.get(mark.session);
        if (column === undefined) continue;
        const at = row * view.sessions.length + column;
        this.marks[at] = ORDER.indexOf(mark.mark) + 1;
        if (mark.note) this.notes.set(at, mark.note);
        if (mark.settled) this.settled.add(at);
      }
    });
    this.version = Math.max(this.version, view.version ?? 0);
    this.active = this.within(this.active);
    this.anchor = this.within(this.anchor);
    this.tell(...this.versions.keys());
    return true;
  }

  get rows(): number { return this.learners.length; }
  get columns(): number { return this.sessions.length; }
  /** Whether something isn't kept yet. */
  get busy(): boolean { return this.queue.length > 0 || this.flying.length > 0; }
  get canUndo(): boolean { return this.past.length > 0; }

  mark(row: number, column: number): wire.Mark | null {
    const at = this.marks[row * this.columns + column];
    return at ? ORDER[at - 1] : null;
  }
  note(row: number, column: number): string { return this.notes.get(row * this.columns + column) ?? ""; }

  /** Learners marked in a session, and those who were there, as they stand on screen. */
  roll(column: number): { marked: number; present: number } {
    let marked = 0;
    let present = 0;
    for (let row = 0; row < this.rows; row++) {
      const mark = this.marks[row * this.columns + column];
      if (mark) marked++;
      if (mark >= 1 && mark <= 3) present++;
    }
    return { marked, present };
  }

  /** The cells between the anchor and the active one. */
  get chosen(): Cell[] {
    const [top, bottom] = [Math.min(this.active.row, this.anchor.row), Math.max(this.active.row, this.anchor.row)];
    const [left, right] = [Math.min(this.active.column, this.anchor.column), Math.max(this.active.column, this.anchor.column)];
    const cells: Cell[] = [];
    for (let row = top; row <= bottom; row++) for (let column = left; column <= right; column++) cells.push({ row, column });
    return cells;
  }
  isChosen(row: number, column: number): boolean {
    const between = (n: number, a: number, b: number) => n >= Math.min(a, b) && n <= Math.max(a, b);
    return between(row, this.active.row, this.anchor.row) && between(column, this.active.column, this.anchor.column);
  }

  /** Goes to a cell, extending the block when asked to. */
  go(row: number, column: number, extend = false): void {
    const to = this.within({ row, column });
    const touched = [this.active.row, this.anchor.row];
    const columnBefore = this.active.column;
    this.active = to;
    if (!extend) this.anchor = to;
    touched.push(to.row, this.anchor.row);
    const keys: string[] = [];
    for (let r = Math.min(...touched); r <= Math.max(...touched); r++) keys.push(`row${r}`);
    if (columnBefore !== to.column) keys.push("session", `head${columnBefore}`, `head${to.column}`);
    this.tell("cell", ...keys);
  }

  private within({ row, column }: Cell): Cell {
    const clamp = (n: number, most: number) => Math.max(0, Math.min(n, most - 1));
    return { row: clamp(row, this.rows), column: clamp(column, this.columns) };
  }

  /** Changes among these that put right what is settled, and so need a reason. */
  corrections(changes: Change[]): Change[] {
    return changes.filter((c) => {
      const at = c.row * this.columns + c.column;
      return this.settled.has(at) && this.marks[at] !== (c.mark ? ORDER.indexOf(c.mark) + 1 : 0);
    });
  }

  /** Marks cells: shown now, kept soon. One call is one step back for undo. */
  set(changes: Change[], reason = "", isUndo = false): void {
    const inverse: Change[] = [];
    const touched = new Set<string>();
    for (const change of changes) {
      const at = change.row * this.columns + change.column;
      const before = { mark: this.marks[at], note: this.notes.get(at) ?? "" };
      const mark = change.mark ? ORDER.indexOf(change.mark) + 1 : 0;
      const note = change.note ?? (mark === before.mark ? before.note : "");
      if (mark === before.mark && note === before.note) continue;
      inverse.push({ row: change.row, column: change.column, mark: before.mark ? ORDER[before.mark - 1] : null, note: before.note });
      this.put(at, mark, note);
      this.queue.push({ ...change, note, before, reason });
      touched.add(`row${change.row}`).add(`head${change.column}`);
    }
    if (inverse.length === 0) return;
    if (!isUndo) this.past.push({ changes: inverse.reverse(), reason });
    clearTimeout(this.rest);
    this.tell("cell", "state", ...touched);
    void this.pump();
  }

  /** Takes back the last step; nothing when there is none. */
  undo(): boolean {
    const step = this.past.pop();
    if (!step) return false;
    const needed = this.corrections(step.changes).length > 0;
    this.set(step.changes, needed ? `撤销：${step.reason || "误改"}` : "", true);
    this.tell("state");
    return true;
  }

  private put(at: number, mark: number, note: string): void {
    this.marks[at] = mark;
    if (note) this.notes.set(at, note);
    else this.notes.delete(at);
  }

  private async pump(): Promise<void> {
    if (this.flying.length > 0) return;
    while (this.queue.length > 0) {
      const reason = this.queue[0].reason;
      let end = 0;
      while (end < this.queue.length && this.queue[end].reason === reason) end++;
      this.flying = this.queue.splice(0, end);
      try {
        await this.keep(this.flying);
      } catch (error) {
        await this.oneByOne(this.flying, error);
      }
      this.flying = [];
    }
    this.tell("state");
    for (const go of this.waiting.splice(0)) go();
    clearTimeout(this.rest);
    this.rest = setTimeout(() => !this.busy && this.hears.rested(), REST);
  }

  private async keep(batch: Queued[]): Promise<void> {
    // Of several marks in one cell the last one holds.
    const last = new Map(batch.map((c) => [c.row * this.columns + c.column, c]));
    const cells = [...last.values()].map((c) => ({ session: this.sessions[c.column].id, person: this.learners[c.row].id, mark: c.mark, note: c.note ?? null }));
    const written = await this.send(cells, batch[0].reason);
    this.version = Math.max(this.version, written.version);
    this.rate = written.rate;
    this.sessionsMarked = written.sessions_marked;
    const touched: string[] = [];
    for (const sums of written.learners) {
      const row = this.rowOf.get(sums.id);
      if (row === undefined) continue;
      this.sums[row] = sums;
      touched.push(`row${row}`);
    }
    this.tell("totals", ...touched);
    if (written.problems.length > 0) this.hears.warned(written.problems);
  }

  /** One that is refused must not take the others with it. */
  private async oneByOne(batch: Queued[], error: unknown): Promise<void> {
    if (batch.length === 1) return this.rollBack(batch[0], error);
    for (const one of batch) {
      try {
        await this.keep([one]);
      } catch (refusal) {
        this.rollBack(one, refusal);
      }
    }
  }

  private rollBack(change: Queued, error: unknown): void {
    const at = (c: Change) => c.row * this.columns + c.column;
    const later = [...this.flying.slice(this.flying.indexOf(change) + 1), ...this.queue].find((c) => at(c) === at(change));
    // A later mark in the same cell stays on screen; if that fails too, it goes back to what this one found.
    if (later) later.before = change.before;
    else this.put(at(change), change.before.mark, change.before.note);
    this.past = [];
    this.tell("state", `row${change.row}`, `head${change.column}`);
    this.hears.failed(error);
  }

  /** Ends once everything is kept or given up. */
  settle(): Promise<void> {
    if (!this.busy) return Promise.resolve();
    return new Promise((done) => this.waiting.push(done));
  }

  /** Says no more: the page is gone. What is under way is still kept. */
  leave(): void {
    clearTimeout(this.rest);
  }

  /** Hears of one thing: a row, a head, the chosen session, the totals, or how far keeping is. */
  listen(key: string): (back: () => void) => () => void {
    const known = this.hearing.get(key);
    if (known) return known;
    const listen = (back: () => void) => {
      const set = this.listeners.get(key) ?? new Set();
      this.listeners.set(key, set.add(back));
      return () => void set.delete(back);
    };
    this.hearing.set(key, listen);
    return listen;
  }
  /** How often that thing has changed. */
  seen(key: string): () => number {
    const known = this.seeing.get(key);
    if (known) return known;
    this.versions.set(key, 0);
    const seen = () => this.versions.get(key) ?? 0;
    this.seeing.set(key, seen);
    return seen;
  }
  private tell(...keys: string[]): void {
    for (const key of new Set(keys)) {
      this.versions.set(key, (this.versions.get(key) ?? 0) + 1);
      for (const back of this.listeners.get(key) ?? []) back();
    }
  }
}
