import * as pdfjs from "pdfjs-dist";
import worker from "pdfjs-dist/build/pdf.worker.min.mjs?url";

pdfjs.GlobalWorkerOptions.workerSrc = worker;

/** One reader for all papers: each of its own would load the whole reader again. */
let reader: pdfjs.PDFWorker | undefined;

/** Opens a PDF from its bytes. */
export function openPdf(bytes: Uint8Array): Promise<pdfjs.PDFDocumentProxy> {
  reader ??= new pdfjs.PDFWorker();
  return pdfjs.getDocument({ data: bytes, isEvalSupported: false, worker: reader }).promise;
}

/** Gives a picture's memory back at once, which may be tens of megabytes, and not when the browser gets round to it. */
export function release(canvas: HTMLCanvasElement): void {
  canvas.width = 0;
  canvas.height = 0;
}

export type Pdf = pdfjs.PDFDocumentProxy;
