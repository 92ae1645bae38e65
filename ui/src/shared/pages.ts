import { type Pdf, release } from "./pdf";

/** Draws the pages that come into view and lets go of those that leave it, so that long papers stay light. The box isn't
 * touched once another paper is wanted in it (`gone`). */
export async function lay(pdf: Pdf, box: HTMLElement, zoom: number, gone: () => boolean): Promise<() => void> {
  const frames: HTMLElement[] = [];
  for (let n = 1; n <= pdf.numPages; n++) {
    const natural = (await pdf.getPage(n)).getViewport({ scale: 1 });
    if (gone()) return () => {};
    const width = Math.min(natural.width > natural.height ? 940 : 720, box.clientWidth - 32) * zoom;
    const frame = document.createElement("div");
    frame.className = "page";
    frame.style.width = `${width}px`;
    frame.style.height = `${(width * natural.height) / natural.width}px`;
    frame.dataset.page = String(n);
    frames.push(frame);
  }
  const draw = async (frame: HTMLElement) => {
    const page = await pdf.getPage(Number(frame.dataset.page));
    const viewport = page.getViewport({ scale: (frame.clientWidth / page.getViewport({ scale: 1 }).width) * 2 });
    const canvas = document.createElement("canvas");
    canvas.width = viewport.width;
    canvas.height = viewport.height;
    frame.replaceChildren(canvas);
    await page.render({ canvas, viewport }).promise;
    if (canvas.parentNode === frame) frame.dataset.drawn = "yes";
  };
  const watch = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) {
        const frame = target as HTMLElement;
        if (isIntersecting && !frame.firstChild) void draw(frame);
        if (!isIntersecting) {
          if (frame.dataset.drawn) for (const canvas of frame.querySelectorAll("canvas")) release(canvas);
          frame.replaceChildren();
          delete frame.dataset.drawn;
        }
      }
    },
    { rootMargin: "800px" },
  );
  box.replaceChildren(...frames);
  for (const frame of frames) watch.observe(frame);
  return () => watch.disconnect();
}
