import { Button, Checkbox, Input, type InputRef, Select } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { attendanceCard } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { asOfficeError } from "../../host/call";
import { sound } from "./sound";

interface Props {
  view: wire.ClassView;
  /** Does what a number asks for. */
  scan(number: string): Promise<wire.Scanned>;
  /** What is scanned for, in words, large on a second monitor. */
  title: string;
  /** How many have come, of how many. */
  count: string;
  /** Choices beside the box. */
  children?: ReactNode;
  disabled?: boolean;
  /** After something was written. */
  wrote(): void;
  /** A short desk above a list, rather than a page of its own. */
  short?: boolean;
}

interface Shown extends wire.Scanned { number: string; at: string }

const LOOKS: Record<wire.Scanned["outcome"], "ok" | "again" | "no"> = { ok: "ok", again: "again", unknown: "no", several: "no", not_on_roster: "no", settled: "no" };

/** A number typed or read, Enter, and the name very large, with a sound for each outcome. */
export function ScanDesk({ view, scan, title, count, children, disabled, wrote, short }: Props) {
  const [full, setFull] = useState(false);
  const [loud, setLoud] = useState(true);
  const [shown, setShown] = useState<Shown[]>([]);
  const [typed, setTyped] = useState("");
  const box = useRef<InputRef>(null);
  const frame = useRef<HTMLDivElement>(null);
  // A reader may be faster than the office: numbers are done one after another.
  const line = useRef(Promise.resolve());
  useEffect(() => {
    if (disabled) return;
    if (!short || full) box.current?.focus();
    if (!full) return;
    // What is read goes into the box, wherever somebody has clicked.
    const keep = (event: FocusEvent) => {
      const to = event.relatedTarget as HTMLElement | null;
      if (!to || !frame.current?.contains(to)) requestAnimationFrame(() => box.current?.focus());
    };
    const leave = (event: KeyboardEvent) => event.key === "Escape" && setFull(false);
    const here = frame.current;
    here?.addEventListener("focusout", keep);
    window.addEventListener("keydown", leave);
    return () => {
      here?.removeEventListener("focusout", keep);
      window.removeEventListener("keydown", leave);
    };
  }, [disabled, full, short]);
  const one = async (number: string) => {
    let found: wire.Scanned;
    try {
      found = await scan(number);
    } catch (error) {
      const e = asOfficeError(error);
      found = { outcome: "unknown", id: "", name: "", unit: "", room: "", message: `${e.message}。${e.hint}`, marked: 0, problems: [] };
    }
    if (loud) sound(LOOKS[found.outcome]);
    const now = new Date();
    const at = [now.getHours(), now.getMinutes(), now.getSeconds()].map((n) => String(n).padStart(2, "0")).join(":");
    setShown((before) => [{ ...found, number, at }, ...before].slice(0, 40));
    if (found.outcome === "ok") wrote();
  };
  const enter = () => {
    const number = typed.trim();
    setTyped("");
    if (number) line.current = line.current.then(() => one(number));
  };
  const bind = async (person: string) => {
    const number = now.number;
    try {
      await attendanceCard({ class_id: view.id, person, code: number });
      line.current = line.current.then(() => one(number));
    } catch (error) {
      const e = asOfficeError(error);
      setShown((before) => [{ ...now, message: `${e.message}。${e.hint}` }, ...before.slice(1)]);
    }
    box.current?.focus();
  };
  const now = shown[0];
  const look = now ? LOOKS[now.outcome] : "wait";
  return (
    <div ref={frame} className={`scan-desk ${full ? "full" : ""} ${short && !full ? "short" : ""}`}>
      <div className="bar">
        <Input ref={box} size="large" style={{ width: 340 }} disabled={disabled} value={typed} placeholder="刷证、扫码或输入号码，按回车" data-testid="scan-number" onChange={(e) => setTyped(e.target.value)} onPressEnter={enter} autoComplete="off" />
        {!full && children}
        <span className="grow" />
        <span className="count" data-testid="scan-count">{count}</span>
        <Checkbox checked={loud} onChange={(e) => setLoud(e.target.checked)}>声音</Checkbox>
        <Button onClick={() => setFull(!full)} data-testid="scan-full">{full ? "退出全窗口（Esc）" : "全窗口"}</Button>
      </div>
      {full && <div className="scan-title">{title}</div>}
      {(!short || full || now) && (
        <div className={`scan-name ${look}`} data-testid="scan-name" role="status">
          {now ? (
            <>
              <b className={now.name.length > 6 ? "long" : ""}>{now.name || "查无此号"}</b>
              <span className="what">{now.message}</span>
              <span className="who">{[now.roster_number ? `${now.roster_number} 号` : "", now.unit, now.name ? "" : now.number].filter(Boolean).join("　")}</span>
              {now.problems.map((p, i) => <span key={i} className="what">{p.message}</span>)}
            </>
          ) : <span className="what">{disabled ? "不能签到" : "等待刷证或扫码"}</span>}
        </div>
      )}
      {now?.outcome === "unknown" && now.number.length > 3 && (
        <div className="bar">
          <span>这是学员的门禁卡或其他卡：</span>
          <Select size="small" style={{ width: 240 }} showSearch optionFilterProp="label" placeholder="选择学员，绑定此卡" value={null} onChange={(person: string | null) => person && void bind(person)}
            options={view.attendance.learners.map((l) => ({ value: l.id, label: `${l.roster_number ?? ""} ${l.name}` }))} />
        </div>
      )}
      {!short && shown.length > 0 && (
        <ul className="scan-list">
          {shown.slice(0, full ? 8 : 10).map((s, i) => <li key={shown.length - i} className={LOOKS[s.outcome]}><span>{s.at}</span><b>{s.name || s.number}</b><span>{s.message}</span></li>)}
        </ul>
      )}
    </div>
  );
}
