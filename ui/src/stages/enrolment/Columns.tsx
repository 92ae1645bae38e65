import { Button, Select, Table } from "antd";
import type * as wire from "../../generated/wire";
import { receiptFields } from "../../generated/words";

const AS_IT_IS = "按原样保存";
const OPTIONS = [
  ...receiptFields.map(([value, label]) => ({ value: value as string, label: label as string })),
  { value: "", label: AS_IT_IS },
  { value: "-", label: "不导入" },
];
const BY = { "": "", heading: "标题", content: "内容", memory: "记忆", hand: "手工" } as const;

/** How the columns of each file were understood, with some of their values; each can be corrected. */
export function Columns({ columns, choose, forget }: { columns: wire.UnderstoodColumn[]; choose(column: wire.UnderstoodColumn, field: string): void; forget(column: wire.UnderstoodColumn): void }) {
  const tables = new Map<string, wire.UnderstoodColumn[]>();
  for (const column of columns) {
    const name = column.sheet ? `${column.file}　工作表“${column.sheet}”` : column.file;
    tables.set(name, [...(tables.get(name) ?? []), column]);
  }
  if (tables.size === 0) return <p className="quiet">这些文件都是单人表，按表中的栏目名称填入，不用对应列。</p>;
  return (
    <div className="scrolled">
      <p className="quiet">改正后立即重新核对。手工改过的列，按报送单位记忆，下次自动使用。</p>
      {[...tables].map(([name, own]) => (
        <section key={name} style={{ marginBottom: 16 }}>
          <h4>{name}</h4>
          <Table<wire.UnderstoodColumn> size="small" rowKey="column" dataSource={own} pagination={false}
            columns={[
              { title: "列", dataIndex: "column", width: 48 },
              { title: "表头", dataIndex: "heading", width: 190, render: (text: string) => text || "—" },
              { title: "表中的内容", render: (_, c) => <span className="quiet">{c.samples.join("　") || "（空）"}</span>, ellipsis: true },
              { title: "对应栏目", width: 190, render: (_, c) => <Select<string> size="small" showSearch optionFilterProp="label" style={{ width: 174 }} value={c.field} onChange={(field) => choose(c, field)} options={OPTIONS} data-testid={`column-${c.file}-${c.column}`} /> },
              {
                title: "依据", width: 116,
                render: (_, c) => c.by === "memory"
                  ? <>{BY.memory} <Button type="link" size="small" style={{ padding: 0 }} title={`不再记忆“${c.sender}”的这一列`} onClick={() => forget(c)}>忘记</Button></>
                  : c.by ? BY[c.by] : <span className="quiet">不认识</span>,
              },
            ]}
          />
        </section>
      ))}
    </div>
  );
}
