import { DownOutlined, RightOutlined } from "@ant-design/icons";
import { Checkbox, Input, InputNumber, Select } from "antd";
import type * as wire from "../../generated/wire";
import { moved, PARTS, replaced, summary } from "./edit";
import { Columns, Moves, Rows, Text } from "./Parts";

interface Props {
  block: wire.FormBlock;
  index: number;
  count: number;
  fields: wire.FormField[];
  /** Its place, as problems name it. */
  id: string;
  open: string | null;
  setOpen(id: string | null): void;
  wrong: Set<string>;
  set(block: wire.FormBlock): void;
  move(by: number): void;
  remove(): void;
}

/** One part of a form: closed it says what it holds, open it is edited. */
export function Part({ block, index, count, fields, id, open, setOpen, wrong, set, move, remove }: Props) {
  const shown = open === id || (open ?? "").startsWith(`${id}.`);
  return (
    <div className={wrong.has(id) ? "form-part wrong" : "form-part"} data-testid={`part-${id}`}>
      <div className="form-part-head">
        <button type="button" onClick={() => setOpen(shown ? null : id)} data-testid={`open-part-${id}`}>
          {shown ? <DownOutlined /> : <RightOutlined />}<b>{index + 1}. {PARTS[block.type] ?? block.type}</b><span className="quiet">{summary(block)}</span>
        </button>
        <Moves what="这一部分" index={index} count={count} move={move} remove={remove} />
      </div>
      {shown && <div className="form-part-body"><Body block={block} fields={fields} id={id} open={open} setOpen={setOpen} wrong={wrong} set={set} /></div>}
    </div>
  );
}

function Body({ block, fields, id, open, setOpen, wrong, set }: Omit<Props, "index" | "count" | "move" | "remove">) {
  const text = (key: "text" | "subtitle" | "left" | "center" | "right" | "front" | "title" | "caption" | "empty" | "side", label: string) => <Text key={key} label={label} value={block[key]} fields={fields} set={(value) => set({ ...block, [key]: value === "" && key !== "text" ? undefined : value })} testid={`text-${id}-${key}`} />;
  const lines = (key: "items" | "lines", label: string) => (
    <div className="form-text"><span className="field-label">{label}</span><Input.TextArea autoSize value={((block[key] as string[] | undefined) ?? []).join("\n")} onChange={(e) => set({ ...block, [key]: e.target.value.split("\n") })} /></div>
  );
  switch (block.type) {
    case "annex":
    case "paragraph":
      return text("text", "文字");
    case "heading":
      return <>{text("text", "文字")}<span className="quiet">级别 <Select size="small" value={block.level ?? 1} onChange={(level) => set({ ...block, level })} options={[{ value: 1, label: "一级（黑体）" }, { value: 2, label: "二级（楷体）" }, { value: 3, label: "三级" }]} /></span></>;
    case "title":
      return <>{text("text", "标题（可以换行）")}{text("subtitle", "标题下的一行（不填没有）")}</>;
    case "line":
      return <>{text("left", "左边")}{text("center", "中间")}{text("right", "右边")}</>;
    case "attachments":
      return lines("items", "附件名称，一行一个");
    case "signature":
      return lines("lines", "署名和日期，一行一个，日期在最后");
    case "spacer":
      return <span>高 <InputNumber size="small" min={0} max={200} value={block.height} onChange={(n) => set({ ...block, height: n ?? 0 })} /> 毫米</span>;
    case "grid":
      return <><Rows block={block} fields={fields} set={set} /><Tied block={block} set={set} /></>;
    case "list":
      return (
        <>
          <Columns block={block} fields={fields} set={set} />
          {block.side !== undefined && text("side", "左侧竖排的标签")}
          {text("empty", "没有内容时写")}
          <span className="quiet">至少印 <InputNumber size="small" min={0} max={200} style={{ width: 66 }} value={block.min_rows ?? 0} onChange={(n) => set({ ...block, min_rows: n || undefined })} /> 行（不足的留空行）</span>
          <Tied block={block} set={set} />
        </>
      );
    case "cards":
    case "seats": {
      const all = (block.lines as wire.FormCardLine[] | undefined) ?? [];
      return <>{block.type === "seats" && text("front", "讲台处的文字")}{all.map((line, i) => <Text key={i} label={`第 ${i + 1} 行`} value={line.text} fields={fields} set={(value) => set({ ...block, lines: replaced(all, i, { ...line, text: value }) })} />)}</>;
    }
    case "chart":
      return text("title", "图表上方的文字");
    case "each": {
      const inner = block.block ?? [];
      const put = (next: wire.FormBlock[]) => set({ ...block, block: next });
      return <>{inner.map((b, i) => <Part key={i} block={b} index={i} count={inner.length} fields={fields} id={`${id}.${i}`} open={open} setOpen={setOpen} wrong={wrong} set={(next) => put(replaced(inner, i, next))} move={(by) => put(moved(inner, i, by))} remove={() => put(inner.filter((_, k) => k !== i))} />)}</>;
    }
    default:
      return <span className="quiet">这一部分可以移动或删除。</span>;
  }
}

function Tied({ block, set }: { block: wire.FormBlock; set(block: wire.FormBlock): void }) {
  return <div style={{ marginTop: 8 }}><Checkbox checked={block.join ?? false} onChange={(e) => set({ ...block, join: e.target.checked })}>紧接上面的表格</Checkbox><Checkbox checked={block.keep_together ?? false} onChange={(e) => set({ ...block, keep_together: e.target.checked })}>尽量不分在两页</Checkbox></div>;
}
