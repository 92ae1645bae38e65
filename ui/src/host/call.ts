import { invoke } from "@tauri-apps/api/core";
import { listen, TauriEvent } from "@tauri-apps/api/event";
import type { FormDefinition, Problem, Progress } from "../generated/wire";

/** Why the office didn't do something, in words for the person at the desk. */
export class OfficeError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly hint: string,
    /** Everything that is wrong, where it was refused for several things. */
    readonly problems: Problem[] = [],
  ) {
    super(message);
  }
}

/** Turns whatever crossed into an OfficeError. */
export function asOfficeError(error: unknown): OfficeError {
  if (error instanceof OfficeError) return error;
  const given = error as { code?: string; message?: string; hint?: string; problems?: Problem[] };
  return new OfficeError(
    given?.code ?? "unknown",
    given?.message ?? String(error),
    given?.hint ?? "请重试；再次出现时请把这条信息发给软件维护人员。",
    given?.problems ?? [],
  );
}

async function ask<T>(command: string, payload: Record<string, unknown>): Promise<T> {
  try {
    return await invoke<T>(command, payload);
  } catch (error) {
    throw asOfficeError(error);
  }
}

/** Commands under way, and who wants to hear when the last of them has ended. */
let underWay = 0;
const idle = new Set<() => void>();

/** One of the office's commands. */
export async function call<T>(name: string, payload: unknown): Promise<T> {
  underWay += 1;
  try {
    return await ask<T>("call", { name, payload });
  } finally {
    underWay -= 1;
    if (underWay === 0) for (const back of idle) back();
  }
}

/** How far the long command under way is; `null` once no command is under way. */
export function onProgress(back: (progress: Progress | null) => void): () => void {
  const ended = () => back(null);
  idle.add(ended);
  const off = listen<Progress>("progress", (event) => underWay > 0 && back(event.payload));
  return () => {
    idle.delete(ended);
    void off.then((f) => f());
  };
}

/** Calls off the long command under way; it ends with the error `cancelled`. */
export function cancel(): Promise<void> {
  return ask<void>("cancel", {});
}

/** The bytes of a paper, exactly as they would be printed or saved. */
export function paperBytes(class_id: string, kind: string, format: string): Promise<ArrayBuffer> {
  return ask<ArrayBuffer>("paper_bytes", { payload: { class_id, kind, format } });
}

/** The PDF of a paper by a form that is being corrected. */
export function formBytes(class_id: string, definition: FormDefinition): Promise<ArrayBuffer> {
  return ask<ArrayBuffer>("form_bytes", { payload: { class_id, definition } });
}

/** Hands a paper to the system's viewer, from where it is printed. */
export function printPaper(class_id: string, kind: string): Promise<void> {
  return ask<void>("print_paper", { payload: { class_id, kind, format: "pdf" } });
}

/** Opens a file kept with a class in the system's viewer. */
export function openAttachment(class_id: string, id: string): Promise<void> {
  return ask<void>("open_attachment", { payload: { class_id, id } });
}

/** A kept picture made small, as a JPEG. */
export function attachmentPicture(class_id: string, id: string): Promise<ArrayBuffer> {
  return ask<ArrayBuffer>("attachment_picture", { payload: { class_id, id } });
}

export function pickFiles(title: string, extensions: string[], multiple: boolean): Promise<string[]> {
  return ask<string[]>("pick_files", { title, extensions, multiple });
}

export function pickSave(title: string, name: string, extension: string): Promise<string | null> {
  return ask<string | null>("pick_save", { title, name, extension });
}

export function pickFolder(title: string): Promise<string | null> {
  return ask<string | null>("pick_folder", { title });
}

export function openPath(path: string): Promise<void> {
  return ask<void>("open_path", { path });
}

/** Lets the page finish its writes before the window closes; a page that can't finish keeps the window open. */
export function onClosing(settle: () => Promise<boolean>): Promise<() => void> {
  return listen("closing", () => {
    void ask<void>("closing_heard", {}).then(async () => {
      await ask<void>("may_close", { yes: await settle().catch(() => false) });
    });
  });
}

/** Closes the window without asking again. */
export function closeWindow(): Promise<void> {
  return ask<void>("may_close", { yes: true });
}

/** Calls back when another program has written to the store. */
export function onStoreChanged(back: () => void): Promise<() => void> {
  return listen("store-changed", back);
}

/** Files that are dragged over the window from outside, let go of, or taken away again. */
export type FileDrag = { kind: "over" | "dropped"; files: string[] } | { kind: "gone" };

/** Calls back while files are dragged over the window. */
export function onFileDrag(back: (drag: FileDrag) => void): () => void {
  const offs = [
    listen<{ paths: string[] }>(TauriEvent.DRAG_ENTER, (e) => back({ kind: "over", files: e.payload.paths })),
    listen<{ paths: string[] }>(TauriEvent.DRAG_DROP, (e) => back({ kind: "dropped", files: e.payload.paths })),
    listen(TauriEvent.DRAG_LEAVE, () => back({ kind: "gone" })),
  ];
  return () => offs.forEach((off) => void off.then((f) => f()));
}
