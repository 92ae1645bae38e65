import { Alert, Button, Checkbox, Drawer, Input, InputNumber, Radio, Select } from "antd";
import { useEffect, useState } from "react";
import { calibrationSheet, certificatesPrint, printerCalibrate, printerRemove, printers as readPrinters, printerSave, stockShow } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { certificateStateLabels } from "../../generated/words";
import { openPath, pickFolder, pickSave } from "../../host/call";
import { Day } from "../../shared/Day";
import type { StageProps } from "../../shared/stage";
import { PrintedDialog } from "./marks";

/** Printing: which certificates, full or on printed stock, for which printer; the printing recorded afterwards. */
export function PrintPanel({ view, today, run, numbers, close }: Pick<StageProps, "view" | "today" | "run"> & { numbers: string[]; close(): void }) {
  const [known, setKnown] = useState<wire.Printer[]>([]);
  const [scope, setScope] = useState<"chosen" | "class" | "all">(numbers.length > 0 ? "chosen" : "class");
  const [state, setState] = useState<wire.CertificateState | "">("");
  const [dates, setDates] = useState({ from: "", to: "" });
  const [overprint, setOverprint] = useState(false);
  const [each, setEach] = useState(false);
  const [printer, setPrinter] = useState<string | null>(null);
  const [printed, setPrinted] = useState<wire.Printed | null>(null);
  const [recording, setRecording] = useState(false);
  const [stock, setStock] = useState<wire.Stock | null>(null);
  const look = () => readPrinters({}).then(setKnown, () => setKnown([]));
  useEffect(() => void look(), []);
  useEffect(() => void stockShow({}).then(setStock, () => setStock(null)), []);
  const here = view.certificates.filter((c) => c.state !== "void" && (scope !== "chosen" || numbers.includes(c.number)) && (!state || c.state === state));
  const print = async () => {
    const out = each ? await pickFolder("选择存放证书的文件夹") : await pickSave("保存证书", "结业证书.pdf", "pdf");
    if (!out) return;
    const selection = { classes: scope === "all" ? [] : [view.id], numbers: scope === "chosen" ? numbers : [], from: scope === "all" && dates.from ? dates.from : null, to: scope === "all" && dates.to ? dates.to : null, state: state || null };
    const made = await run(() => certificatesPrint({ selection, overprint, printer: overprint ? printer : null, out, each }));
    if (made) setPrinted(made);
  };
  if (printed && recording) return <PrintedDialog numbers={printed.numbers} template={printed.template} onStock={overprint} today={today} run={run} close={(done) => (done ? close() : setRecording(false))} />;
  return (
    <Drawer open onClose={close} size={640} title="打印证书">
      {printed ? (
        <>
          <Alert type="success" showIcon title={`已用“${printed.template}”排印 ${printed.count} 本`} description={`其中重印 ${printed.again} 本${printed.not_yet > 0 ? `，${printed.not_yet} 本要到作出合格结论才生效` : ""}。${printed.files.length === 1 ? printed.files[0] : `共 ${printed.files.length} 个文件`}`} data-testid="printed" />
          <p>请打开文件打印，在打印对话框中选“实际大小”。纸上清点为 {printed.count} 本后，登记已打印。</p>
          <div className="bar">
            <Button onClick={() => void openPath(printed.files[0])}>打开文件</Button>
            <span className="grow" />
            <Button onClick={() => setPrinted(null)}>没有打印好，返回</Button>
            <Button type="primary" onClick={() => setRecording(true)} data-testid="record-printed">登记已打印 {printed.count} 本</Button>
          </div>
        </>
      ) : (
        <>
          <div className="fields">
            <label className="wide"><span>打印哪些</span>
              <Radio.Group value={scope} onChange={(e) => setScope(e.target.value as typeof scope)} options={[...(numbers.length > 0 ? [{ value: "chosen", label: `所选 ${numbers.length} 本` }] : []), { value: "class", label: "本班" }, { value: "all", label: "各班，按发证日期" }]} />
            </label>
            {scope === "all" && <label><span>发证日期从</span><Day value={dates.from} onChange={(from) => setDates({ ...dates, from })} /></label>}
            {scope === "all" && <label><span>到</span><Day value={dates.to} onChange={(to) => setDates({ ...dates, to })} /></label>}
            <label><span>状态</span><Select value={state} onChange={setState} options={[{ value: "" as const, label: "全部（作废的除外）" }, ...Object.entries(certificateStateLabels).filter(([code]) => code !== "void").map(([value, label]) => ({ value: value as wire.CertificateState, label }))]} /></label>
            <label className="wide"><span>纸张</span><Radio.Group value={overprint} onChange={(e) => setOverprint(e.target.value as boolean)} options={[{ value: false, label: "白纸，全部打印" }, { value: true, label: "套打：纸上已印好边框和标题" }]} /></label>
            {overprint && <label><span>打印机</span><Select allowClear style={{ minWidth: 180 }} placeholder="不校正" value={printer ?? undefined} onChange={(v) => setPrinter(v ?? null)} options={known.map((p) => ({ value: p.name, label: p.name }))} /></label>}
          </div>
          {overprint && stock && stock.received > 0 && (
            <Alert style={{ margin: "10px 0 12px" }} type={scope !== "all" && here.length > stock.left ? "warning" : "info"} showIcon data-testid="stock-left"
              title={`登记簿上空白证书还有 ${stock.left} 张${scope !== "all" && here.length > stock.left ? `，排印 ${here.length} 本不够，还缺 ${here.length - stock.left} 张` : ""}`} />
          )}
          <p><Checkbox checked={each} onChange={(e) => setEach(e.target.checked)}>每人一个文件，以编号和姓名命名</Checkbox></p>
          <div className="bar">
            <span className="quiet" data-testid="print-count">{scope === "all" ? "按登记簿顺序排印，作废的不打印" : `将排印 ${here.length} 本，其中重印 ${here.filter((c) => c.state !== "drafted").length} 本`}</span>
            <span className="grow" />
            <Button type="primary" disabled={scope !== "all" && here.length === 0} onClick={() => void print()} data-testid="print-certificates">排印到文件</Button>
          </div>
          <Printers known={known} run={run} look={() => void look()} />
        </>
      )}
    </Drawer>
  );
}

const MARKS = [["first_x", "左上标记距左边"], ["first_y", "左上标记距上边"], ["second_x", "右下标记距左边"], ["second_y", "右下标记距上边"]] as const;

/** Printers with their corrections, from what was measured on a calibration sheet. */
function Printers({ known, run, look }: { known: wire.Printer[]; look(): void } & Pick<StageProps, "run">) {
  const [name, setName] = useState("");
  const [marks, setMarks] = useState<Record<string, number | null>>({});
  const sheet = async (printer: string | null) => {
    const path = await pickSave("保存校准页", "打印机校准页.pdf", "pdf");
    if (path && (await run(() => calibrationSheet({ path, landscape: true, printer })))) await openPath(path);
  };
  const ready = name.trim() !== "" && MARKS.every(([key]) => typeof marks[key] === "number");
  const save = async () => {
    const tenths = (key: string) => Math.round((marks[key] ?? 0) * 100);
    const done = await run(async () => {
      const front = await printerCalibrate({ first_x: tenths("first_x"), first_y: tenths("first_y"), second_x: tenths("second_x"), second_y: tenths("second_y"), landscape: true });
      return printerSave({ name, front, back: { right: 0, down: 0, scale_x: 1_000_000, scale_y: 1_000_000 } });
    });
    if (done) {
      setName("");
      setMarks({});
      look();
    }
  };
  const remove = async (printer: string) => {
    if (await run(() => printerRemove({ name: printer }))) look();
  };
  const millimetres = (hundredths: number) => `${(hundredths / 100).toFixed(2)} 毫米`;
  return (
    <>
      <h3 style={{ marginTop: 20 }}>打印机</h3>
      {known.length === 0 && <p className="quiet">套打前先校准：打印校准页，量出两个标记的位置，填在下面。</p>}
      {known.map((p) => (
        <div className="bar" key={p.name}>
          <b>{p.name}</b>
          <span className="quiet">右移 {millimetres(p.front.right)}，下移 {millimetres(p.front.down)}，横向 {(p.front.scale_x / 10_000).toFixed(2)}%，纵向 {(p.front.scale_y / 10_000).toFixed(2)}%</span>
          <span className="grow" />
          <Button size="small" onClick={() => void sheet(p.name)}>复查</Button>
          <Button size="small" danger onClick={() => void remove(p.name)}>删除</Button>
        </div>
      ))}
      <div className="bar"><Button onClick={() => void sheet(null)}>打印校准页</Button></div>
      <div className="fields">
        <label className="wide"><span>打印机名称</span><Input value={name} onChange={(e) => setName(e.target.value)} data-testid="printer-name" /></label>
        {MARKS.map(([key, label]) => (
          <label key={key}><span>{label}（毫米）</span><InputNumber style={{ width: "100%" }} min={0} max={400} precision={2} value={marks[key] ?? null} onChange={(v) => setMarks({ ...marks, [key]: v })} data-testid={`mark-${key}`} /></label>
        ))}
      </div>
      <div className="bar" style={{ marginTop: 10 }}><span className="grow" /><Button disabled={!ready} onClick={() => void save()} data-testid="save-printer">推算并保存</Button></div>
    </>
  );
}
