import { Alert, Button, Input, Table } from "antd";
import { useEffect, useState } from "react";
import { backup, backupList, check, institutionSave, journal, sampleEnter } from "../generated/commands";
import type * as wire from "../generated/wire";
import { pickSave } from "../host/call";
import type { Run } from "./App";
import { OwnFonts } from "./OwnFonts";
import { SigningKeys } from "./SigningKeys";

const FACTS: [keyof wire.Institution, string][] = [
  ["name", "单位全称"],
  ["address", "地址"],
  ["phone", "电话"],
  ["email", "电子邮箱"],
  ["contact", "联系人"],
  ["certificate_issuer", "证书落款（不填为单位全称）"],
];

/** The institution, copies, the check of the data, the journal. */
export function Settings({ state, version, run }: { state: wire.OfficeState; version: number; run: Run }) {
  const [facts, setFacts] = useState<wire.Institution>(state.institution!);
  const [rows, setRows] = useState<wire.JournalRow[]>([]);
  const [copies, setCopies] = useState<wire.BackupRow[]>([]);
  const [found, setFound] = useState<wire.StoreCheck | null>(null);
  useEffect(() => {
    journal({ limit: 200 }).then(setRows, () => setRows([]));
    backupList({}).then(setCopies, () => setCopies([]));
  }, [version]);
  const copyTo = async () => {
    const to = await pickSave("备份到", `研修备份-${state.today}.db`, "db");
    if (to) await run(async () => ({ done: `已备份并核对：${(await backup({ to })).path}` }));
  };
  return (
    <>
      <div className="panel">
        <h3>本单位</h3>
        <div className="fields">
          {FACTS.map(([key, label]) => (
            <label key={key}><span>{label}</span><Input value={facts[key]} onChange={(e) => setFacts({ ...facts, [key]: e.target.value })} /></label>
          ))}
        </div>
        <p />
        <Button type="primary" onClick={() => void run(() => institutionSave(facts))}>保存</Button>
      </div>
      <div className="panel">
        <h3>数据安全</h3>
        <p className="quiet">数据文件夹：{state.data_folder}（{state.encrypted ? "已加密" : "未加密"}）。关闭窗口时如有改动，自动备份并核对。</p>
        <div className="bar">
          <Button onClick={() => void run(async () => ({ done: `已备份并核对：${(await backup({})).path}` }))} data-testid="backup-now">立即备份</Button>
          <Button onClick={() => void copyTo()}>备份到其他位置</Button>
          {!state.sample && <Button onClick={() => void run(() => sampleEnter({}))}>查看示例班</Button>}
          <Button onClick={async () => setFound((await run(() => check({}))) ?? null)} data-testid="check-store">检查数据</Button>
        </div>
        {found && <Alert type={found.ok ? "success" : "error"} showIcon title={found.ok ? "数据完好，操作记录连续，证书编号无缺号。" : found.findings.map((f) => f.message).join("；")} />}
        {copies.length > 0 && <Table<wire.BackupRow> size="small" rowKey="path" dataSource={copies} pagination={{ pageSize: 5, hideOnSinglePage: true }} columns={[{ title: "备份时间", dataIndex: "at", width: 180 }, { title: "文件", dataIndex: "path" }, { title: "大小", width: 110, render: (_, c) => `${Math.ceil(c.bytes / 1024)} KB` }]} />}
      </div>
      <OwnFonts version={version} run={run} />
      <SigningKeys version={version} run={run} />
      <div className="panel">
        <h3>操作记录</h3>
        <Table<wire.JournalRow> size="small" rowKey="seq" dataSource={rows} pagination={{ pageSize: 15, hideOnSinglePage: true, showSizeChanger: false }}
          columns={[{ title: "序号", dataIndex: "seq", width: 70 }, { title: "时间", dataIndex: "at", width: 170 }, { title: "操作人", dataIndex: "who", width: 120 }, { title: "操作", render: (_, r) => (r.undone ? `${r.what}（已撤销）` : r.what) }, { title: "涉及记录", dataIndex: "items", width: 100 }]}
        />
      </div>
    </>
  );
}
