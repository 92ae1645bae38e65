import { Select, Table } from "antd";
import { useState } from "react";
import type * as wire from "../../generated/wire";
import { markLabels } from "../../generated/words";

const word = (mark?: wire.Mark | null) => (mark ? markLabels[mark] : "未登记");

/** What was put right after the day or the check, by whom and why. */
export function Corrections({ corrections, learners }: { corrections: wire.Correction[]; learners: wire.AttendanceRow[] }) {
  const [person, setPerson] = useState<string | null>(null);
  const shown = corrections.filter((c) => !person || c.learner === person);
  return (
    <div data-testid="corrections">
      <div className="bar">
        <Select allowClear showSearch optionFilterProp="label" style={{ width: 220 }} placeholder="全部学员" value={person} onChange={(to: string | undefined) => setPerson(to ?? null)} options={learners.map((l) => ({ value: l.id, label: `${l.roster_number ?? ""} ${l.name}` }))} />
        <span className="quiet">隔天或核对以后改动的签到，都留在这里和操作记录中。</span>
      </div>
      <Table<wire.Correction> size="small" rowKey={(_, i) => String(i)} dataSource={shown} pagination={{ pageSize: 50, hideOnSinglePage: true }} locale={{ emptyText: "没有更正过的签到" }}
        columns={[
          { title: "时间", dataIndex: "at", width: 136 },
          { title: "姓名", dataIndex: "name", width: 110 },
          { title: "课次", dataIndex: "session" },
          { title: "改动", width: 130, render: (_, c) => `${word(c.before)} → ${word(c.after)}` },
          { title: "原因", dataIndex: "reason" },
          { title: "经手人", dataIndex: "who", width: 90 },
        ]}
      />
    </div>
  );
}
