import { ArrowDownOutlined, ArrowUpOutlined, CopyOutlined, DeleteOutlined, VerticalAlignBottomOutlined, VerticalAlignTopOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import type * as wire from "../../../generated/wire";
import { called, type Design, type Shift } from "./model";

const SIGNS: Record<wire.ElementKind, string> = { text: "文", line: "线", rectangle: "框", border: "边", image: "图", qr: "码" };

interface Props {
  design: Design;
  fields: wire.TemplateField[];
  chosen: string[];
  wrong: Set<string>;
  choose(ids: string[]): void;
  add(kind: wire.ElementKind, text?: string): void;
  shift(how: Shift): void;
  duplicate(): void;
  remove(): void;
}

/** The elements, the uppermost first, and what can be added. */
export function Layers({ design, fields, chosen, wrong, choose, add, shift, duplicate, remove }: Props) {
  const one = chosen.length === 1;
  const tool = (title: string, icon: React.ReactNode, act: () => void, off: boolean) => <Button size="small" type="text" title={title} aria-label={title} icon={icon} disabled={off} onClick={act} />;
  return (
    <div className="layers">
      <div className="adds">
        <Dropdown trigger={["click"]} menu={{ items: [{ key: "", label: "空白文字" }, ...fields.map((f) => ({ key: f.placeholder, label: f.label }))], onClick: ({ key }) => add("text", key || undefined) }}>
          <Button size="small" data-testid="add-text">＋ 文字</Button>
        </Dropdown>
        <Button size="small" onClick={() => add("image")} data-testid="add-image">＋ 图片</Button>
        <Dropdown trigger={["click"]} menu={{ items: [["line", "线条"], ["rectangle", "矩形"], ["border", "花边"], ["qr", "二维码"]].map(([key, label]) => ({ key, label })), onClick: ({ key }) => add(key as wire.ElementKind) }}>
          <Button size="small" data-testid="add-other">＋ 其他</Button>
        </Dropdown>
      </div>
      <div className="tools">
        {tool("上移一层", <ArrowUpOutlined />, () => shift("up"), !one)}
        {tool("下移一层", <ArrowDownOutlined />, () => shift("down"), !one)}
        {tool("移到最上层", <VerticalAlignTopOutlined />, () => shift("top"), !one)}
        {tool("移到最下层", <VerticalAlignBottomOutlined />, () => shift("bottom"), !one)}
        <span className="grow" />
        {tool("复制（Ctrl+D）", <CopyOutlined />, duplicate, chosen.length === 0)}
        {tool("删除（Delete）", <DeleteOutlined />, remove, chosen.length === 0)}
      </div>
      <ul data-testid="layers">
        {[...design.element].reverse().map((e) => (
          <li key={e.id}>
            <button type="button" className={chosen.includes(e.id) ? "here" : ""} title={called(e, fields)} data-testid={`layer-${e.id}`} onClick={(event) => choose(event.shiftKey || event.ctrlKey ? [...new Set([...chosen, e.id])] : [e.id])}>
              <i>{SIGNS[e.kind]}</i>
              <span>{called(e, fields)}</span>
              {e.on_stock && <em title="纸上已印">印</em>}
              {wrong.has(e.id) && <em className="late">!</em>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
