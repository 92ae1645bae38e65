import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import type * as wire from "../../generated/wire";
import { lacking, moved, replaced } from "./edit";

/** Something that moves among its like, or goes. */
export function Moves({ index, count, move, remove, what }: { index: number; count: number; move(by: number): void; remove(): void; what: string }) {
  return (
    <span className="moves">
      <Button type="text" size="small" title={`${what}上移`} icon={<ArrowUpOutlined />} disabled={index === 0} onClick={() => move(-1)} />
      <Button type="text" size="small" title={`${what}下移`} icon={<ArrowDownOutlined />} disabled={index === count - 1} onClick={() => move(1)} />
      <Button type="text" size="small" title={`删除${what}`} icon={<DeleteOutlined />} onClick={remove} />
    </span>
  );
}

/** A list from which something the class says is put into a text. */
function PutIn({ fields, put }: { fields: wire.FormField[]; put(text: string): void }) {
  return <Select className="put-in" showSearch optionFilterProp="label" value={null} placeholder="插入数据" popupMatchSelectWidth={300} onChange={(path: string | null) => path && put(`{{${path}?}}`)} options={fields.filter((f) => !f.list).map((f) => ({ value: f.path, label: f.label }))} />;
}

interface TextProps {
  label: string;
  value: string | undefined;
  fields: wire.FormField[];
  set(text: string): void;
  testid?: string;
}

/** A text with placeholders; data of the class are put in from a list. */
export function Text({ label, value, fields, set, testid }: TextProps) {
  return (
    <div className="form-text">
      <span className="field-label">{label}</span>
      <div>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} value={value ?? ""} onChange={(e) => set(e.target.value)} data-testid={testid} />
        <PutIn fields={fields} put={(text) => set(`${value ?? ""}${text}`)} />
      </div>
    </div>
  );
}

/** The rows of a table of fixed cells. */
export function Rows({ block, fields, set }: { block: wire.FormBlock; fields: wire.FormField[]; set(block: wire.FormBlock): void }) {
  const rows = Array.isArray(block.rows) ? block.rows : [];
  const widths = block.widths ?? [];
  const lack = lacking(widths, rows);
  const put = (next: wire.FormGridRow[]) => set({ ...block, rows: next });
  const cell = (row: number, at: number, change: Partial<wire.FormCell>) => put(replaced(rows, row, { ...rows[row], cells: replaced(rows[row].cells, at, { ...rows[row].cells[at], ...change }) }));
  const added = (after: number) => put([...rows.slice(0, after + 1), { cells: widths.length > 1 ? [{ label: "标签" }, { value: "", span: widths.length - 1 }] : [{ value: "" }] }, ...rows.slice(after + 1)]);
  return (
    <div className="form-rows">
      {rows.map((row, i) => (
        <div key={i} className="form-row">
          <div className="bar" style={{ marginBottom: 4 }}>
            <span className="quiet">第 {i + 1} 行</span>
            {lack[i] !== 0 && <span className="late">{lack[i] > 0 ? `还差 ${lack[i]} 列没有填满` : `超出 ${-lack[i]} 列`}</span>}
            <span className="grow" />
            <Button type="text" size="small" icon={<PlusOutlined />} onClick={() => added(i)} data-testid={`add-row-${i}`}>下面加一行</Button>
            <Moves what="这一行" index={i} count={rows.length} move={(by) => put(moved(rows, i, by))} remove={() => put(rows.filter((_, k) => k !== i))} />
          </div>
          <div className="form-cells">
            {row.cells.map((c, j) => {
              const isLabel = c.label !== undefined;
              return (
                <div key={j} className={isLabel ? "form-cell label" : "form-cell"}>
                  <div className="form-cell-line">
                    <span className="quiet">{isLabel ? "标签" : "内容"}</span>
                    <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} value={(isLabel ? c.label : c.value) ?? ""} onChange={(e) => cell(i, j, isLabel ? { label: e.target.value } : { value: e.target.value })} data-testid={`cell-${i}-${j}`} />
                    {!isLabel && <PutIn fields={fields} put={(text) => cell(i, j, { value: `${c.value ?? ""}${text}` })} />}
                    {widths.length > 1 && <span className="quiet">占 <InputNumber size="small" min={1} max={widths.length} style={{ width: 50 }} value={c.span ?? 1} onChange={(n) => cell(i, j, { span: n ?? 1 })} /> 列</span>}
                  </div>
                  {c.foot !== undefined && (
                    <div className="form-cell-line"><span className="quiet">右下角</span><Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} value={c.foot} onChange={(e) => cell(i, j, { foot: e.target.value })} placeholder="盖章、签字处" /></div>
                  )}
                </div>
              );
            })}
          </div>
        </div>
      ))}
      <div className="bar"><span className="quiet">各列宽度（相互的比例）</span>{widths.map((w, i) => <InputNumber key={i} size="small" min={1} style={{ width: 62 }} value={w} onChange={(n) => set({ ...block, widths: replaced(widths, i, n ?? 1) })} />)}</div>
    </div>
  );
}

const BLANK = " ";

/** The columns of a list. */
export function Columns({ block, fields, set }: { block: wire.FormBlock; fields: wire.FormField[]; set(block: wire.FormBlock): void }) {
  const columns = Array.isArray(block.columns) ? block.columns : [];
  const [typed, setTyped] = useState<number | null>(null);
  const put = (next: wire.FormColumn[]) => set({ ...block, columns: next });
  const column = (at: number, change: Partial<wire.FormColumn>) => put(replaced(columns, at, { ...columns[at], ...change }));
  const list = (block.path ?? "").replace(/\?$/, "");
  const own = fields.filter((f) => f.list_path === list).map((f) => ({ value: f.path.slice(list.length + 1), label: f.label.split(".").pop() ?? f.label }));
  const bare = (path: string | undefined) => (path ?? "").replace(/\?$/, "");
  const options = (c: wire.FormColumn) => {
    const here = bare(c.path);
    const known = own.some((o) => o.value === here);
    return [{ value: BLANK, label: "空白（手工填写）" }, { value: "text", label: "固定文字" }, ...(here && !known ? [{ value: here, label: `${c.title?.replace(/\n/g, "") || here}（原有数据）` }] : []), ...own];
  };
  const choose = (at: number, value: string) => {
    setTyped(value === "text" ? at : null);
    if (value === BLANK) column(at, { path: undefined, value: undefined, name: undefined });
    else if (value === "text") column(at, { path: undefined, value: columns[at].value ?? "" });
    else column(at, { path: `${value}?`, value: undefined, name: value === "name" ? true : undefined });
  };
  return (
    <>
      <table className="grid" data-testid="form-columns">
        <thead><tr><th style={{ width: 32 }}>列</th><th>表头</th><th>数据</th><th style={{ width: 70 }}>宽度</th><th style={{ width: 92 }} /></tr></thead>
        <tbody>
          {columns.map((c, i) => (
            <tr key={i}>
              <td className="number">{i + 1}</td>
              <td><Input.TextArea variant="borderless" autoSize value={c.title ?? ""} onChange={(e) => column(i, { title: e.target.value })} data-testid={`column-${i}`} /></td>
              <td>
                <Select variant="borderless" style={{ width: "100%" }} showSearch optionFilterProp="label" popupMatchSelectWidth={240} value={c.value !== undefined ? "text" : c.path ? bare(c.path) : BLANK} options={options(c)} onChange={(v) => choose(i, v)} data-testid={`column-data-${i}`} />
                {c.value !== undefined && <Input.TextArea variant="borderless" autoSize autoFocus={typed === i} placeholder="写固定的文字" value={c.value} onChange={(e) => column(i, { value: e.target.value })} />}
              </td>
              <td><InputNumber variant="borderless" min={1} style={{ width: "100%" }} value={c.width} onChange={(n) => column(i, { width: n ?? 1 })} /></td>
              <td><Moves what="这一列" index={i} count={columns.length} move={(by) => put(moved(columns, i, by))} remove={() => put(columns.filter((_, k) => k !== i))} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button type="link" icon={<PlusOutlined />} onClick={() => put([...columns, { title: "新列", width: 20 }])} data-testid="add-column">添加一列</Button>
    </>
  );
}
