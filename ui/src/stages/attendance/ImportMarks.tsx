import { Button, Checkbox, Input, InputNumber, Table } from "antd";
import { useEffect, useState } from "react";
import { attendanceImport, attendanceLog } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { markLabels } from "../../generated/words";
import { asOfficeError } from "../../host/call";
import { Problems } from "../../shared/Problems";
import type { StageProps } from "../../shared/stage";

const word = (mark?: wire.Mark | null) => (mark ? markLabels[mark] : "未登记");

/** What a sheet of marks or a platform's log would change, before anything is written. */
export function ImportMarks({ view, run, file, session, done }: StageProps & { file: string; session: string | null; done(): void }) {
  const [sheet, setSheet] = useState<wire.MarksReport | null>(null);
  const [log, setLog] = useState<wire.LogReport | null>(null);
  const [failed, setFailed] = useState<{ code: string; message: string; hint: string } | null>(null);
  const [reason, setReason] = useState("");
  const [rest, setRest] = useState(false);
  const [minutes, setMinutes] = useState<number | null>(null);
  const ask = async (dry_run: boolean) => {
    const common = { class_id: view.id, file, dry_run, reason: dry_run ? "" : reason };
    if (session) {
      const found = await attendanceLog({ ...common, session, minutes, rest_absent: rest });
      if (dry_run) setLog(found);
      return found;
    }
    const found = await attendanceImport(common);
    if (dry_run) setSheet(found);
    return found;
  };
  useEffect(() => {
    setFailed(null);
    ask(true).catch((error) => setFailed(asOfficeError(error)));
    // Asked anew when the file or what is said about it changes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [file, session, rest, minutes]);
  const report = sheet ?? log;
  const errors = report?.problems.filter((p) => p.severity === "error").length ?? 0;
  // A sheet is taken whole or not at all; of a log whoever can't be reckoned is left alone, and the rest is recorded.
  const stopped = sheet !== null && errors > 0;
  const name = file.split(/[\\/]/).pop();
  const write = async () => {
    if (await run(() => ask(false))) done();
  };
  return (
    <div className="panel" data-testid="import-check">
      <div className="bar">
        <h3 style={{ margin: 0 }}>{session ? "核对线上记录" : "核对签到汇总表"}</h3>
        <span className="quiet">{name}</span>
        <span className="grow" />
        <Button onClick={done} data-testid="drop-import">放弃</Button>
        <Button type="primary" disabled={!report || stopped || report.changed === 0 || (report.settled > 0 && reason.trim() === "")} onClick={() => void write()} data-testid="confirm-import">确认登记 {report?.changed ?? 0} 处</Button>
      </div>
      {failed && (
        <div className="sorry">
          {failed.message}。{failed.hint}
          {failed.code === "session_without_times" && <div className="bar" style={{ marginTop: 8 }}>这次课共<InputNumber min={1} max={600} value={minutes} onChange={setMinutes} />分钟</div>}
        </div>
      )}
      {sheet && <p data-testid="import-counts">读到 {sheet.rows} 名学员、{sheet.sessions.length} 次课、{sheet.marks} 条签到；与已登记的不同 {sheet.changed} 处{errors > 0 ? `；有误 ${errors} 处，改正后才能导入` : ""}。</p>}
      {log && (
        <p data-testid="import-counts">
          {log.session}，共 {log.minutes} 分钟；记录 {log.lines} 行，对上学员 {log.people.filter((p) => p.lines > 0).length} 人，未对上 {log.unmatched.length} 行；在线满 {view.attendance.log_present}% 算出勤，不足 {view.attendance.log_absent_below}% 算缺勤，其间算迟到或早退。
        </p>
      )}
      {report && report.settled > 0 && (
        <div className="bar asking"><b>其中 {report.settled} 处早已登记或已核对，更正要写明原因</b><Input style={{ width: 340 }} maxLength={100} value={reason} onChange={(e) => setReason(e.target.value)} placeholder="如：按签到表原件更正" data-testid="import-reason" /></div>
      )}
      {report && <Problems problems={report.problems} />}
      {sheet && sheet.changes.length > 0 && (
        <Table<wire.MarkChange> size="small" rowKey={(_, i) => String(i)} dataSource={sheet.changes} pagination={{ pageSize: 100, hideOnSinglePage: true, size: "small" }} scroll={{ y: "calc(100vh - 420px)" }}
          columns={[{ title: "姓名", dataIndex: "name", width: 140 }, { title: "课次", dataIndex: "session" }, { title: "现登记", width: 90, render: (_, c) => word(c.before) }, { title: "导入后", width: 90, render: (_, c) => <b>{word(c.after)}</b> }]} />
      )}
      {log && (
        <>
          {log.missing.length > 0 && <div className="bar"><Checkbox checked={rest} onChange={(e) => setRest(e.target.checked)}>记录中没有的 {log.missing.length} 人登记为缺勤</Checkbox><span className="quiet">{log.missing.slice(0, 8).join("、")}{log.missing.length > 8 ? "等" : ""}</span></div>}
          <div className="two-lists">
            <Table<wire.LogPerson> size="small" rowKey="id" dataSource={log.people.filter((p) => p.lines > 0 || p.before !== p.after)} pagination={{ pageSize: 100, hideOnSinglePage: true, size: "small" }} scroll={{ y: "calc(100vh - 420px)" }}
              columns={[{ title: "号", dataIndex: "roster_number", width: 44 }, { title: "姓名", dataIndex: "name", width: 120 }, { title: "在线", width: 120, render: (_, p) => (p.lines > 0 ? `${p.minutes} 分钟，${p.percent}%` : "没有记录") }, { title: "现登记", width: 80, render: (_, p) => word(p.before) }, { title: "导入后", width: 80, render: (_, p) => <b>{word(p.after)}</b> }]} />
            {log.unmatched.length > 0 && (
              <Table<wire.LogUnmatched> size="small" rowKey="row" dataSource={log.unmatched} pagination={{ pageSize: 100, hideOnSinglePage: true, size: "small" }} scroll={{ y: "calc(100vh - 420px)" }}
                columns={[{ title: "行", dataIndex: "row", width: 44 }, { title: "没有对上的昵称", dataIndex: "name" }, { title: "可能是", render: (_, u) => u.candidates.join("、") || "—" }]} />
            )}
          </div>
        </>
      )}
    </div>
  );
}
