import { Button, Checkbox, Input, type InputRef, Segmented, Select } from "antd";
import { useCallback, useRef, useState } from "react";
import { attachmentAdd, attendanceClose, attendanceSheetBy, undo as undoOffice } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { dayPartLabels, markLabels, sheetByLabels } from "../../generated/words";
import { openAttachment, pickFiles } from "../../host/call";
import { shortDate } from "../../shared/format";
import type { StageProps } from "../../shared/stage";
import { MarkGrid, useBook } from "./MarkGrid";
import type { Change, MarkBook } from "./book";
import { ORDER } from "./marks";

interface Props extends StageProps {
  book: MarkBook;
  locked: boolean;
  /** Takes a file in: marks of many sessions, or a platform's log of one. */
  take(file: string, session: string | null): void;
  /** Goes to the scanner for a session. */
  scan(session: string): void;
}

const TABLES = ["xlsx", "xls", "csv"];

/** The grid with what is done around it: sheets out and in, reasons, remarks, the session at hand. */
export function Marking({ view, run, preview, book, locked, take, scan }: Props) {
  const [brush, setBrush] = useState<wire.Mark | "clear" | "">("");
  const [advance, setAdvance] = useState(true);
  const [asked, setAsked] = useState<{ changes: Change[]; note: boolean } | null>(null);
  const [text, setText] = useState("");
  const field = useRef<InputRef>(null);
  const back = () => {
    setAsked(null);
    document.querySelector<HTMLElement>("[data-testid=attendance]")?.focus();
  };
  const ask = (changes: Change[], note: boolean, first = "") => {
    setText(first);
    setAsked({ changes, note });
    requestAnimationFrame(() => field.current?.focus({ cursor: "all" }));
  };
  const apply = useCallback((changes: Change[]) => {
    if (book.corrections(changes).length > 0) {
      ask(changes, false);
      return false;
    }
    book.set(changes);
    return true;
  }, [book]);
  const remark = () => {
    const { row, column } = book.active;
    const mark = book.mark(row, column);
    if (mark) ask([{ row, column, mark }], true, book.note(row, column));
  };
  const confirm = () => {
    if (!asked || (!asked.note && text.trim() === "")) return;
    if (asked.note) book.set(asked.changes.map((c) => ({ ...c, note: text.trim() })));
    else book.set(asked.changes, text.trim());
    back();
  };
  const undo = () => {
    if (!book.undo()) void run(() => undoOffice({}));
  };
  const importSheet = async () => {
    const [file] = await pickFiles("选择签到汇总表", TABLES, false);
    if (file) take(file, null);
  };
  const { attendance } = view;
  return (
    <>
      <div className="bar">
        <Button onClick={() => preview("sign-in-sheet")} data-testid="sign-in-sheet">打印签到表</Button>
        <Segmented size="small" value={attendance.sheet_by} options={Object.entries(sheetByLabels).map(([value, label]) => ({ value: value as wire.SheetBy, label }))} onChange={(sheet_by) => void run(() => attendanceSheetBy({ class_id: view.id, sheet_by }))} />
        <Button onClick={() => void importSheet()} disabled={locked} data-testid="import-marks">导入签到</Button>
        <span className="grow" />
        <Checkbox checked={advance} onChange={(e) => setAdvance(e.target.checked)}>登记后下移</Checkbox>
        <Select style={{ width: 132 }} value={brush} onChange={setBrush} options={[{ value: "" as const, label: "点击只选中" }, ...ORDER.map((mark) => ({ value: mark, label: `点击登记${markLabels[mark]}` })), { value: "clear" as const, label: "点击清除" }]} />
      </div>
      {locked ? <p className="quiet">考核已作结论，签到不能再改。</p> : asked ? (
        <div className="bar asking" data-testid="asking">
          <b>{asked.note ? "备注" : `更正${asked.changes.length > 1 ? ` ${asked.changes.length} 处` : ""}已登记的签到，要写明原因`}</b>
          <Input ref={field} style={{ width: 320 }} maxLength={100} value={text} placeholder={asked.note ? "如：病假，已交假条" : "如：补交假条、签到表登记有误"} data-testid="reason" onChange={(e) => setText(e.target.value)} onPressEnter={confirm} onKeyDown={(e) => e.key === "Escape" && back()} />
          <Button type="primary" disabled={!asked.note && text.trim() === ""} onClick={confirm} data-testid="confirm-reason">{asked.note ? "写上" : "更正"}</Button>
          <Button onClick={back}>取消</Button>
        </div>
      ) : (
        <div className="bar legend">
          <span className="keys">{ORDER.map((mark, i) => <span key={mark}><kbd>{i + 1}</kbd><kbd>{"DCZJQ"[i]}</kbd>{markLabels[mark]}</span>)}<span><kbd>Delete</kbd>清除</span><span><kbd>N</kbd>备注</span><span><kbd>Shift</kbd>成片选</span></span>
        </div>
      )}
      <MarkGrid book={book} locked={locked} brush={brush} advance={advance} apply={apply} remark={remark} undo={undo} />
      <SessionBar view={view} run={run} book={book} locked={locked} take={take} scan={scan} />
    </>
  );
}

/** How far marking is, and whether it is kept. */
export function Progress({ book }: { book: MarkBook }) {
  useBook(book, "totals");
  useBook(book, "state");
  return <span className="quiet" data-testid="marks-state">{book.busy ? "正在记录…" : `已登记 ${book.sessionsMarked}/${book.columns} 次`}，总出勤率 {book.rate || "—"}（占全部计划学时）</span>;
}

/** The session of the chosen column, with what is done to it as a whole. */
function SessionBar({ view, run, book, locked, take, scan }: Pick<Props, "view" | "run" | "book" | "locked" | "take" | "scan">) {
  useBook(book, "session");
  useBook(book, "totals");
  useBook(book, "all");
  const session = book.sessions[book.active.column];
  if (!session) return null;
  const full = book.roll(book.active.column).marked === book.rows;
  const name = `${shortDate(session.on)}${dayPartLabels[session.part]}“${session.topic}”`;
  const attach = async () => {
    const [file] = await pickFiles("选择签到表扫描件", ["pdf", "jpg", "jpeg", "png"], false);
    if (file) await run(() => attachmentAdd({ class_id: view.id, stage: "attendance", title: `签到表 ${shortDate(session.on)}${dayPartLabels[session.part]}`, file, about: session.id }));
  };
  const log = async () => {
    const [file] = await pickFiles("选择线上平台导出的记录", TABLES, false);
    if (file) take(file, session.id);
  };
  return (
    <div className="bar session-bar" data-testid="session-bar">
      <b>第 {session.number} 次</b><span className="topic" title={name}>{name}{session.starts && `　${session.starts}—${session.ends}`}</span>
      <span className="grow" />
      {session.scans.map((s) => <Button key={s.id} type="link" size="small" onClick={() => void openAttachment(view.id, s.id)}>扫描件</Button>)}
      <Button size="small" onClick={() => void attach()} data-testid="attach-scan">{session.scans.length > 0 ? "再附一份" : "附签到表扫描件"}</Button>
      <Button size="small" disabled={locked} onClick={() => scan(session.id)}>扫码签到</Button>
      <Button size="small" disabled={locked} onClick={() => void log()} data-testid="import-log">导入线上记录</Button>
      {session.closed_on
        ? <Button size="small" disabled={locked} onClick={() => void run(() => attendanceClose({ class_id: view.id, session: session.id, closed: false }))}>取消核对</Button>
        : <Button size="small" disabled={locked || !full} title="与签到表核对无误后，再改要写明原因" onClick={() => void run(() => attendanceClose({ class_id: view.id, session: session.id, closed: true }))} data-testid="close-session">核对完毕</Button>}
    </div>
  );
}
