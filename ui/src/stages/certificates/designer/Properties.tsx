import { Button, Checkbox, Input, InputNumber, Segmented, Select } from "antd";
import { useRef } from "react";
import type * as wire from "../../../generated/wire";
import { coded, type Design, type Element, worded } from "./model";

const FACES = [["kai", "楷体"], ["song", "宋体"], ["song_bold", "宋体加粗"], ["hei", "黑体"], ["hei_medium", "黑体加粗"]] as const;
const ORNAMENTS = [["guilloche", "花纹（波纹团花）"], ["fret", "回纹"], ["rules", "双线折角"]] as const;
const INKS = [["#1d1a18", "墨"], ["#9b2d20", "红"], ["#b08d3f", "金"], ["#1f3d6b", "蓝"]] as const;
const options = (list: readonly (readonly [string, string])[]) => list.map(([value, label]) => ({ value, label }));

interface NumberProps {
  label: string;
  value: number | null | undefined;
  step?: number;
  min?: number;
  max?: number;
  unit?: string;
  testid?: string;
  set(value: number): void;
}

function Field({ label, value, step = 0.1, min, max, unit, testid, set }: NumberProps) {
  return (
    <label>
      <span>{label}{unit && <small>{unit}</small>}</span>
      <InputNumber style={{ width: "100%" }} value={value ?? null} step={step} min={min} max={max} precision={step >= 1 ? 0 : 2} onChange={(v) => v !== null && set(v)} data-testid={testid} />
    </label>
  );
}

function Ink({ label, value, none, set }: { label: string; value: string | null | undefined; none?: boolean; set(value: string | null): void }) {
  return (
    <div className="ink">
      <span>{label}</span>
      {INKS.map(([code, name]) => <button key={code} type="button" title={name} className={value === code ? "here" : ""} style={{ background: code }} onClick={() => set(code)} />)}
      {none && <button type="button" title="无" className={value ? "none" : "none here"} onClick={() => set(null)} />}
      <Input value={value ?? ""} placeholder="#9b2d20" maxLength={7} onChange={(e) => set(e.target.value || null)} />
    </div>
  );
}

interface Props {
  design: Design;
  chosen: Element[];
  fields: wire.TemplateField[];
  /** Changes attributes of what is chosen; steps of one tag are one. */
  edit(more: Partial<Element>, tag: string): void;
  editDesign(more: Partial<Design>, tag: string): void;
  pickImage(): void;
}

/** The numbers behind what is chosen. */
export function Properties({ design, chosen, fields, edit, editDesign, pickImage }: Props) {
  const text = useRef<HTMLTextAreaElement | null>(null);
  if (chosen.length === 0) {
    return (
      <div className="props">
        <h4>纸张</h4>
        <Segmented block value={design.orientation} onChange={(v) => editDesign({ orientation: v as Design["orientation"] }, "")} options={[{ value: "landscape", label: "A4 横放" }, { value: "portrait", label: "A4 竖放" }]} />
        <Checkbox checked={design.overprint} onChange={(e) => editDesign({ overprint: e.target.checked }, "")}>用于套打（纸上已印好的内容不打印）</Checkbox>
        <p className="quiet">点选纸面上的元素，在这里修改。拖动移动，方向键移动 0.1 毫米，加 Shift 移动 1 毫米；拖动时按住 Alt 不吸附。</p>
      </div>
    );
  }
  if (chosen.length > 1) {
    return (
      <div className="props">
        <h4>已选 {chosen.length} 个元素</h4>
        <Checkbox checked={chosen.every((e) => e.on_stock)} indeterminate={chosen.some((e) => e.on_stock) && !chosen.every((e) => e.on_stock)} onChange={(e) => edit({ on_stock: e.target.checked }, "")}>纸上已印，套打时不打印</Checkbox>
        <p className="quiet">可以一起移动、对齐、均匀分布和删除。</p>
      </div>
    );
  }
  const e = chosen[0];
  const set = (attribute: keyof Element) => (value: number | string | null) => edit({ [attribute]: value } as Partial<Element>, `${e.id}:${attribute}`);
  const says = worded(e.text ?? "", fields);
  const insert = (label: string) => {
    const box = text.current;
    const [from, to] = box ? [box.selectionStart, box.selectionEnd] : [says.length, says.length];
    edit({ text: coded(`${says.slice(0, from)}【${label}】${says.slice(to)}`, fields) }, "");
  };
  const words = e.kind === "text" || e.kind === "qr";
  return (
    <div className="props">
      <div className="four">
        <Field label="左" unit="毫米" value={e.x} testid="prop-x" set={set("x")} />
        <Field label="上" unit="毫米" value={e.y} testid="prop-y" set={set("y")} />
        <Field label="宽" unit="毫米" value={e.width} min={0} testid="prop-width" set={set("width")} />
        <Field label="高" unit="毫米" value={e.height} min={0} testid="prop-height" set={set("height")} />
      </div>
      {words && (
        <>
          <label>
            <span>{e.kind === "qr" ? "二维码内容" : "文字"}</span>
            <Input.TextArea ref={(box) => { text.current = box?.resizableTextArea?.textArea ?? null; }} autoSize={{ minRows: 2, maxRows: 6 }} value={says} onChange={(event) => set("text")(coded(event.target.value, fields))} data-testid="prop-text" />
          </label>
          <Select style={{ width: "100%" }} value={null} placeholder="插入内容：姓名、编号、日期…" onChange={(v: string | null) => v && insert(v)} options={fields.map((f) => ({ value: f.label, label: f.label }))} data-testid="insert-field" />
        </>
      )}
      {e.kind === "text" && (
        <>
          <div className="two-one">
            <label><span>字体</span><Select value={e.face ?? "song"} onChange={set("face")} options={options(FACES)} /></label>
            <Field label="字号" unit="磅" step={0.5} min={5} max={150} value={e.size ?? 16} testid="prop-size" set={(v) => edit({ size: v, least: Math.min(e.least ?? v, v) }, `${e.id}:size`)} />
          </div>
          <Segmented block size="small" value={e.align ?? "left"} onChange={(v) => edit({ align: v }, "")} options={[{ value: "left", label: "左" }, { value: "center", label: "中" }, { value: "right", label: "右" }, { value: "justify", label: "两端" }]} />
          <Segmented block size="small" value={e.valign ?? "top"} onChange={(v) => edit({ valign: v }, "")} options={[{ value: "top", label: "靠上" }, { value: "middle", label: "居中" }, { value: "bottom", label: "靠下" }]} />
          <div className="four">
            <Field label="最小字号" unit="磅" step={0.5} min={5} max={e.size ?? 150} value={e.least ?? e.size ?? 16} set={set("least")} />
            <Field label="字距" unit="毫米" value={e.spacing ?? 0} min={-5} max={60} set={set("spacing")} />
          </div>
          <Checkbox checked={e.wrap} onChange={(event) => edit({ wrap: event.target.checked }, "")}>自动换行（不选则缩小到一行）</Checkbox>
          {e.wrap && (
            <div className="three">
              <Field label="行距" unit="倍" value={e.leading ?? 1.5} min={0.8} max={5} set={set("leading")} />
              <Field label="首行缩进" unit="字" step={1} value={e.indent ?? 0} min={0} max={20} set={set("indent")} />
              <Field label="最多" unit="行" step={1} value={e.most_lines ?? 0} min={0} max={99} set={set("most_lines")} />
            </div>
          )}
          <Ink label="颜色" value={e.colour ?? "#000000"} set={set("colour")} />
        </>
      )}
      {(e.kind === "line" || e.kind === "rectangle") && (
        <>
          <Field label="线宽" unit="毫米" value={e.thickness ?? 0.3} min={e.kind === "line" ? 0.05 : 0} max={10} set={set("thickness")} />
          <Ink label="颜色" value={e.colour ?? "#000000"} set={set("colour")} />
          {e.kind === "line" ? <Checkbox checked={e.dashed} onChange={(event) => edit({ dashed: event.target.checked }, "")}>虚线</Checkbox> : <Ink label="底色" none value={e.fill} set={set("fill")} />}
        </>
      )}
      {e.kind === "border" && (
        <>
          <label><span>花纹</span><Select value={e.style ?? "rules"} onChange={set("style")} options={options(ORNAMENTS)} /></label>
          <Field label="花纹宽度" unit="毫米" step={0.5} value={e.band ?? 7} min={1} max={25} set={set("band")} />
          <Ink label="边线" value={e.colour ?? "#000000"} set={set("colour")} />
          <Ink label="花纹" value={e.second ?? e.colour ?? "#000000"} set={set("second")} />
        </>
      )}
      {e.kind === "image" && (
        <>
          <Button block onClick={pickImage}>换一张图片</Button>
          <Checkbox checked={e.over} onChange={(event) => edit({ over: event.target.checked }, "")}>压在文字上（印章）；不选则在文字下</Checkbox>
          <p className="quiet">印章请用透明底的 PNG。拖动四角保持长宽比，按住 Shift 可任意缩放。</p>
        </>
      )}
      <Checkbox checked={e.on_stock} onChange={(event) => edit({ on_stock: event.target.checked }, "")}>纸上已印，套打时不打印</Checkbox>
    </div>
  );
}
