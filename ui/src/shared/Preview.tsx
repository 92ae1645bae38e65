import { PrinterOutlined, SaveOutlined } from "@ant-design/icons";
import { Button, Drawer, Select, Space } from "antd";
import { useEffect, useRef, useState } from "react";
import { paperSave } from "../generated/commands";
import type * as wire from "../generated/wire";
import { asOfficeError, paperBytes, pickSave, printPaper } from "../host/call";
import { lay } from "./pages";
import { openPdf } from "./pdf";

interface Props {
  view: wire.ClassView;
  kind: string | null;
  choose(kind: string | null): void;
  run<T>(action: () => Promise<T>): Promise<T | undefined>;
}

/** Exactly the bytes that will be printed or saved, page by page. */
export function Preview({ view, kind, choose, run }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [pages, setPages] = useState(0);
  const [zoom, setZoom] = useState(1);
  const [failed, setFailed] = useState("");
  const paper = view.papers.find((p) => p.kind === kind);
  const printed = paper?.formats.includes("pdf") ?? true;
  // Another paper begins empty; the same one, laid anew, replaces its pages when they are ready.
  useEffect(() => {
    setPages(0);
    box.current?.replaceChildren();
  }, [kind]);
  useEffect(() => {
    if (!kind || !printed) return;
    let gone = false;
    let leave = () => {};
    setFailed("");
    (async () => {
      const bytes = await paperBytes(view.id, kind, "pdf");
      const pdf = await openPdf(new Uint8Array(bytes));
      if (gone || !box.current) return void pdf.loadingTask.destroy();
      const stop = await lay(pdf, box.current, zoom, () => gone);
      leave = () => {
        stop();
        void pdf.loadingTask.destroy();
      };
      if (gone) leave();
      else setPages(pdf.numPages);
    })().catch((error: unknown) => {
      const { message, hint } = asOfficeError(error);
      if (!gone) setFailed(`${message}。${hint}`);
    });
    return () => {
      gone = true;
      leave();
    };
  }, [kind, view, zoom, printed]);
  const save = async (format: string) => {
    if (!paper) return;
    const path = await pickSave("保存", `${paper.title}.${format}`, format);
    if (path) await run(() => paperSave({ class_id: view.id, kind: paper.kind, format, path }));
  };
  return (
    <Drawer
      open={kind !== null}
      onClose={() => choose(null)}
      size="min(1080px, 94vw)"
      title={
        <Select
          style={{ width: 280 }}
          value={kind ?? undefined}
          onChange={choose}
          options={view.papers.map((p) => ({ value: p.kind, label: p.unavailable ? `${p.title}（${p.unavailable}）` : p.title, disabled: p.unavailable !== "" }))}
        />
      }
      extra={
        <Space>
          {printed && (
            <>
              <span className="quiet" data-testid="preview-pages">{failed ? "" : pages ? `共 ${pages} 页` : "正在排版…"}</span>
              <Button size="small" onClick={() => setZoom(Math.max(0.6, zoom - 0.2))}>缩小</Button>
              <Button size="small" onClick={() => setZoom(Math.min(2, zoom + 0.2))}>放大</Button>
            </>
          )}
          {paper?.formats.includes("docx") && <Button icon={<SaveOutlined />} onClick={() => save("docx")} data-testid="save-docx">保存 Word（单位表格）</Button>}
          {paper?.formats.includes("xlsx") && <Button icon={<SaveOutlined />} onClick={() => save("xlsx")} data-testid="save-xlsx">保存表格{paper.own_formats.includes("xlsx") && "（单位表格）"}</Button>}
          {printed && <Button icon={<SaveOutlined />} data-testid="save-pdf" onClick={() => save("pdf")}>保存 PDF</Button>}
          {printed && <Button type="primary" icon={<PrinterOutlined />} onClick={() => kind && run(() => printPaper(view.id, kind))}>打印</Button>}
        </Space>
      }
      styles={{ body: { background: "#8d8780", padding: 16 } }}
    >
      {!printed && <div className="panel">这是单位自己的表格，按原样填写后另存为 {paper?.formats.includes("docx") ? "Word 文档" : "Excel 表格"}，请用 Word、Excel 或 WPS 打开查看和打印。</div>}
      {printed && (paper?.own_formats.length ?? 0) > 0 && <div className="panel">下面是软件的版式；{paper?.own_formats.includes("docx") ? "Word 文档" : "Excel 表格"}按单位自己的表格填写，请用上面的按钮保存。</div>}
      {failed && <div className="sorry">{failed}</div>}
      <div ref={box} className="pages" data-testid="preview" />
    </Drawer>
  );
}
