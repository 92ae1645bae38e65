import { Button, Input, InputNumber, Radio, Table } from "antd";
import { useEffect, useState } from "react";
import { stockRecord, stockRemove, stockShow } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { stockKindLabels } from "../../generated/words";
import { Day } from "../../shared/Day";
import { fullDate } from "../../shared/format";
import { Problems } from "../../shared/Problems";
import type { RegisterProps } from "./RegisterPage";

/** Printed stock: what came in, what was printed, what was spoiled, and what should be left. */
export function StockBook({ version, today, run }: RegisterProps) {
  const [book, setBook] = useState<wire.Stock | null>(null);
  const [kind, setKind] = useState<wire.StockKind>("received");
  const [on, setOn] = useState(today);
  const [count, setCount] = useState<number | null>(null);
  const [numbers, setNumbers] = useState("");
  const [reason, setReason] = useState("");
  useEffect(() => {
    stockShow({}).then(setBook, () => setBook(null));
  }, [version]);
  const write = async () => {
    if (!(await run(() => stockRecord({ kind, on, count: count ?? 0, numbers, reason })))) return;
    setCount(null);
    setNumbers("");
    setReason("");
  };
  const spoiled = kind === "spoiled";
  return (
    <>
      <div className="figures" data-testid="stock-figures">
        <div><b>{book?.received ?? 0}</b><span>领入（张）</span></div>
        <div><b>{book?.printed ?? 0}</b><span>打印</span></div>
        <div><b>{book?.spoiled ?? 0}</b><span>打废</span></div>
        <div><b>{book?.left ?? 0}</b><span>结存＝领入－打印－打废；请与柜中实数核对</span></div>
      </div>
      <Problems problems={book?.problems ?? []} />
      <div className="bar">
        <Radio.Group value={kind} onChange={(e) => setKind(e.target.value as wire.StockKind)} options={[{ value: "received", label: "领入" }, { value: "spoiled", label: "打印之外的损毁" }]} />
        <Day width={150} value={on} onChange={setOn} />
        <InputNumber style={{ width: 100 }} min={1} max={99999} precision={0} placeholder="张数" value={count} onChange={setCount} data-testid="stock-count" />
        <Input style={{ width: 190 }} placeholder="印刷流水号（没有不填）" value={numbers} onChange={(e) => setNumbers(e.target.value)} />
        <Input style={{ width: 190 }} placeholder={spoiled ? "原因（必填）" : "从何处领入"} value={reason} onChange={(e) => setReason(e.target.value)} data-testid="stock-reason" />
        <Button type="primary" disabled={!count || (spoiled && reason.trim() === "")} onClick={() => void write()} data-testid="record-stock">登记</Button>
      </div>
      <Table<wire.StockRow> size="small" rowKey="id" dataSource={book?.entries ?? []} pagination={{ pageSize: 50, hideOnSinglePage: true }} scroll={{ y: "calc(100vh - 360px)" }} locale={{ emptyText: "还没有记录。套打用的空白证书领来后，在这里登记；打印和打废随“登记已打印”记入。" }}
        columns={[
          { title: "日期", width: 124, render: (_, e) => fullDate(e.on) },
          { title: "事项", width: 70, render: (_, e) => stockKindLabels[e.kind] },
          { title: "张数", width: 70, align: "right", render: (_, e) => (e.kind === "received" ? `＋${e.count}` : `－${e.count}`) },
          { title: "结存", dataIndex: "left", width: 70, align: "right" },
          { title: "印刷流水号", dataIndex: "numbers", width: 200, ellipsis: true },
          { title: "原因或来源", ellipsis: true, render: (_, e) => [e.reason, e.class_title].filter(Boolean).join("　") },
          { title: "", width: 64, render: (_, e) => e.removable && <Button size="small" type="link" danger onClick={() => void run(() => stockRemove({ id: e.id }))}>删除</Button> },
        ]}
      />
    </>
  );
}
