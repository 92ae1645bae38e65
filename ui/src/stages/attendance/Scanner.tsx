import { Select } from "antd";
import { useEffect, useRef, useState } from "react";
import { attendanceScan } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { dayPartLabels } from "../../generated/words";
import { shortDate } from "../../shared/format";
import type { StageProps } from "../../shared/stage";
import { ScanDesk } from "./ScanDesk";

/** The session that is on, or else the first that isn't marked in full. */
function likely(sessions: wire.AttendanceSession[], today: string, learners: number): wire.AttendanceSession | undefined {
  const clock = new Date().toTimeString().slice(0, 5);
  return sessions.find((s) => s.on === today && s.ends > clock) ?? sessions.find((s) => s.marked < learners) ?? sessions[0];
}

/** Signing in by scanner or card reader, for a table at the door and a second monitor. */
export function Scanner({ view, today, refresh, first, locked }: StageProps & { first: string | null; locked: boolean }) {
  const { sessions, learners, grace_minutes } = view.attendance;
  const [id, setId] = useState(() => first ?? likely(sessions, today, learners.length)?.id ?? "");
  const [came, setCame] = useState<number | null>(null);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  const session = sessions.find((s) => s.id === id);
  useEffect(() => setCame(null), [id]);
  useEffect(() => () => clearTimeout(rest.current), []);
  if (!session) return null;
  const scan = async (number: string) => {
    const found = await attendanceScan({ class_id: view.id, session: session.id, number });
    if (found.outcome === "ok" || found.outcome === "again") setCame(found.marked);
    return found;
  };
  const wrote = () => {
    clearTimeout(rest.current);
    rest.current = setTimeout(refresh, 1200);
  };
  const name = `${shortDate(session.on)}${dayPartLabels[session.part]} ${session.topic}`;
  const late = session.starts ? `${session.starts} 开始，${grace_minutes} 分钟以后算迟到` : "没有开始时间，不分迟到";
  return (
    <>
      <ScanDesk view={view} scan={scan} title={name} count={`已签到 ${came ?? session.present}/${learners.length}`} disabled={locked} wrote={wrote}>
        <Select style={{ width: 300 }} value={id} onChange={setId} data-testid="scan-session" options={sessions.map((s) => ({ value: s.id, label: `${s.number}　${shortDate(s.on)}${dayPartLabels[s.part]}　${s.topic}` }))} />
      </ScanDesk>
      <p className="quiet">{session.on === today ? late : "不是今天的课，一律记为出勤"}。可以输入身份证号或其后四位以上、手机号、名单序号，也可以刷已绑定的卡。</p>
    </>
  );
}
