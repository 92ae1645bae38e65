import { Alert, Button, Input, Table } from "antd";
import { useState } from "react";
import { listedNumbersImport, listedNumbersRemove, listedNumbersSet } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { asOfficeError, pickFiles } from "../../host/call";
import { Problems } from "../../shared/Problems";
import type { StageProps } from "../../shared/stage";

/** Numbers that the department gave: from its list, or typed for each learner. */
export function Listed({ view, run, setup, look }: Pick<StageProps, "view" | "run"> & { setup: wire.CertificateSetup; look(): void }) {
  const [check, setCheck] = useState<{ file: string; by_person: boolean; report: wire.ListedNumbersReport } | null>(null);
  const [failed, setFailed] = useState("");
  const [typed, setTyped] = useState<Record<string, string>>({});
  const read = async (by_person: boolean) => {
    const [file] = await pickFiles("选择主管部门的编号名单", ["xlsx", "xls", "csv"], false);
    if (!file) return;
    setFailed("");
    try {
      setCheck({ file, by_person, report: await listedNumbersImport({ class_id: view.id, file, by_person, dry_run: true, map: [] }) });
    } catch (error) {
      const e = asOfficeError(error);
      setFailed(`${e.message}。${e.hint}`);
    }
  };
  const take = async () => {
    if (check && (await run(() => listedNumbersImport({ class_id: view.id, file: check.file, by_person: check.by_person, dry_run: false, map: [] })))) {
      setCheck(null);
      look();
    }
  };
  const keep = async () => {
    const numbers = Object.entries(typed).map(([person, number]) => ({ person, number }));
    if (await run(() => listedNumbersSet({ class_id: view.id, numbers }))) {
      setTyped({});
      look();
    }
  };
  const unused = setup.listed.filter((n) => !n.borne_by);
  const free = unused.filter((n) => !n.name);
  return (
    <>
      <div className="bar">
        <Button onClick={() => void read(true)} data-testid="listed-by-person">导入名单（按姓名对应）</Button>
        <Button onClick={() => void read(false)} data-testid="listed-in-order">导入名单（按顺序）</Button>
        <span className="grow" />
        <span className="quiet" data-testid="listed-counts">共 {setup.listed.length} 个编号，已用 {setup.listed.length - unused.length} 个，未用 {unused.length} 个</span>
      </div>
      {failed && <Alert type="error" showIcon title={failed} style={{ marginBottom: 10 }} />}
      {check && (
        <div className="panel" data-testid="listed-check">
          <p>{check.report.done}。{check.by_person ? "按姓名和身份证号对应到人。" : "按名册顺序依次使用。"}编号照名单原样保存。</p>
          <Problems problems={check.report.problems} />
          <Table<wire.ListedNumberRow> size="small" rowKey={(n) => n.number} dataSource={check.report.numbers} pagination={{ pageSize: 8, hideOnSinglePage: true, size: "small" }} columns={[{ title: "编号", dataIndex: "number" }, { title: "学员", dataIndex: "name", width: 160, render: (name: string) => name || "按顺序" }]} />
          <div className="bar" style={{ marginTop: 8 }}>
            <span className="grow" />
            <Button onClick={() => setCheck(null)}>放弃</Button>
            <Button type="primary" disabled={check.report.rows === 0 || check.report.problems.some((p) => p.severity === "error")} onClick={() => void take()} data-testid="take-listed">登记 {check.report.rows} 个编号</Button>
          </div>
        </div>
      )}
      <Table<wire.Waiting> size="small" rowKey="id" dataSource={setup.waiting} pagination={false} scroll={{ y: 260 }} locale={{ emptyText: "没有等待核发的学员。" }}
        columns={[
          { title: "等待核发的学员", dataIndex: "name", width: 180 },
          { title: "编号", render: (_, w) => <Input size="small" value={typed[w.id] ?? (w.meant ? w.number : "")} placeholder={w.meant ? "" : w.number || "没有编号"} onChange={(e) => setTyped({ ...typed, [w.id]: e.target.value })} data-testid={`listed-${w.name}`} /> },
        ]}
      />
      <div className="bar" style={{ marginTop: 8 }}>
        {free.length > 0 && <span className="quiet">按顺序待用：{free.slice(0, 3).map((n) => n.number).join("、")}{free.length > 3 && ` 等 ${free.length} 个`}</span>}
        <span className="grow" />
        <Button danger disabled={unused.length === 0} onClick={() => void run(() => listedNumbersRemove({ class_id: view.id, numbers: [] })).then((done) => done && look())}>移出未用的</Button>
        <Button type="primary" disabled={Object.keys(typed).length === 0} onClick={() => void keep()} data-testid="keep-listed">保存所填编号</Button>
      </div>
    </>
  );
}
