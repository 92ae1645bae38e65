import { PrinterOutlined, SaveOutlined } from "@ant-design/icons";
import { Button, Drawer, Select, Space, Spin } from "antd";
import * as pdfjs from "pdfjs-dist";
import worker from "pdfjs-dist/build/pdf.worker.min.mjs?url";
import { useEffect, useRef, useState } from "react";
import { paperSave } from "../generated/commands";
import type * as wire from "../generated/wire";
import { paperBytes, pickSave, printPaper } from "../host/call";

pdfjs.GlobalWorkerOptions.workerSrc = worker;

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
  const [state, setState] = useState<"loading" | "ready" | string>("loading");
  const paper = view.papers.find((p) => p.kind === kind);
  useEffect(() => {
    if (!kind) return;
    let gone = false;
    setState("loading");
    (async () => {
      const bytes = await paperBytes(view.id, kind, "pdf");
      const document_ = await pdfjs.getDocument({ data: new Uint8Array(bytes), isEvalSupported: false }).promise;
      if (gone || !box.current) return;
      setPages(document_.numPages);
      box.current.replaceChildren();
      for (let n = 1; n <= document_.numPages; n++) {
        const page = await document_.getPage(n);
        if (gone || !box.current) return;
        const natural = page.getViewport({ scale: 1 });
        const width = Math.min(natural.width > natural.height ? 940 : 720, box.current.clientWidth - 32) * zoom;
        const viewport = page.getViewport({ scale: (width / natural.width) * 2 });
        const canvas = window.document.createElement("canvas");
        canvas.width = viewport.width;
        canvas.height = viewport.height;
        canvas.style.width = `${width}px`;
        canvas.className = "page";
        box.current.append(canvas);
        await page.render({ canvas, viewport }).promise;
      }
      if (!gone) setState("ready");
    })().catch((error: { message?: string; hint?: string }) => {
      if (!gone) setState(`${error.message ?? error}${error.hint ? `。${error.hint}` : ""}`);
    });
    return () => {
      gone = true;
    };
  }, [kind, view, zoom]);
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
          <span className="quiet" data-testid="preview-pages">{state === "ready" ? `共 ${pages} 页` : ""}</span>
          <Button size="small" onClick={() => setZoom(Math.max(0.6, zoom - 0.2))}>缩小</Button>
          <Button size="small" onClick={() => setZoom(Math.min(2, zoom + 0.2))}>放大</Button>
          {paper?.formats.includes("xlsx") && <Button icon={<SaveOutlined />} onClick={() => save("xlsx")}>保存表格</Button>}
          <Button icon={<SaveOutlined />} data-testid="save-pdf" onClick={() => save("pdf")}>保存 PDF</Button>
          <Button type="primary" icon={<PrinterOutlined />} onClick={() => kind && run(() => printPaper(view.id, kind))}>打印</Button>
        </Space>
      }
      styles={{ body: { background: "#8d8780", padding: 16 } }}
    >
      {state === "loading" && <Spin description="正在排版…" />}
      {state !== "loading" && state !== "ready" && <div className="sorry">{state}</div>}
      <div ref={box} className="pages" data-testid="preview" />
    </Drawer>
  );
}
