import { Button, InputNumber, Table } from "antd";
import { useEffect, useState } from "react";
import { retention, retentionSet } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { fullDate } from "../../shared/format";
import type { PeopleProps } from "./PeoplePage";

/** For how long people are kept, and who is past it. */
export function Retention({ version, run, go }: PeopleProps) {
  const [view, setView] = useState<wire.RetentionView | null>(null);
  const [years, setYears] = useState<number | null>(null);
  useEffect(() => {
    retention({}).then((found) => { setView(found); setYears(found.years); }, () => setView(null));
  }, [version]);
  if (!view) return null;
  return (
    <>
      <div className="bar">
        <span>个人信息在最后一个班次结束后保存</span>
        <InputNumber style={{ width: 76 }} min={1} max={100} value={years} onChange={setYears} data-testid="retention-years" />
        <span>年</span>
        <Button disabled={years === null || years === view.years} onClick={() => years && void run(() => retentionSet({ years }))}>保存</Button>
        <span className="quiet">随软件为 {view.shipped} 年。</span>
      </div>
      <p className="quiet">法律要求保存期限为办班所必要的最短时间（个人信息保护法第十九条），没有规定年数；办班材料通常按十年归档。超过年限的人员列在下面，由本单位决定是否删除，程序不自动删除。证书登记簿是证书的凭据，长期保存。</p>
      <Table<wire.PersonRow> size="small" rowKey="id" dataSource={view.people} pagination={{ pageSize: 15, hideOnSinglePage: true, showSizeChanger: false, size: "small" }} locale={{ emptyText: "没有超过保存年限的人员。" }}
        columns={[
          { title: "姓名", width: 130, render: (_, p) => <a onClick={() => go({ at: "person", id: p.id })}>{p.name}</a> },
          { title: "证件号码", width: 180, dataIndex: "id_number" },
          { title: "单位", ellipsis: true, dataIndex: "unit" },
          { title: "最近班次结束", width: 140, render: (_, p) => p.last_class && fullDate(p.last_class) },
          { title: "证书", width: 80, render: (_, p) => (p.certificates.length ? `${p.certificates.length} 本` : "—") },
          { title: "", width: 130, render: (_, p) => <Button size="small" danger onClick={() => go({ at: "erase", id: p.id, back: { at: "list" } })}>查看并删除…</Button> },
        ]}
      />
    </>
  );
}
