import * as pdfjs from "pdfjs-dist";
import worker from "pdfjs-dist/build/pdf.worker.min.mjs?url";

pdfjs.GlobalWorkerOptions.workerSrc = worker;

/** Opens a PDF from its bytes. */
export function openPdf(bytes: Uint8Array): Promise<pdfjs.PDFDocumentProxy> {
  return pdfjs.getDocument({ data: bytes, isEvalSupported: false }).promise;
}

export type Pdf = pdfjs.PDFDocumentProxy;
