import { Button, Drawer, Input } from "antd";
import { useEffect, useState } from "react";
import { unitReplies } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { asOfficeError } from "../../host/call";
import type { StageProps } from "../../shared/stage";

/** Puts a text on the clipboard, where the system's own way isn't given. */
async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const box = document.createElement("textarea");
    box.value = text;
    document.body.append(box);
    box.select();
    document.execCommand("copy");
    box.remove();
  }
}

/** Replies to the units: the list as a paper, and a text for each to send. */
export function Replies({ open, close, view, preview }: { open: boolean; close(): void } & Pick<StageProps, "view" | "preview">) {
  const [units, setUnits] = useState<wire.UnitReply[]>([]);
  const [failed, setFailed] = useState("");
  const [sought, setSought] = useState("");
  const [copied, setCopied] = useState("");
  useEffect(() => {
    if (!open) return;
    setCopied("");
    unitReplies({ class_id: view.id }).then((found) => setUnits(found.units), (error) => setFailed(asOfficeError(error).message));
  }, [open, view]);
  const shown = units.filter((u) => u.unit.includes(sought.trim()));
  return (
    <Drawer open={open} onClose={close} size={720} title={`答复各单位（${units.length} 个单位）`} extra={<Button onClick={() => { close(); preview("confirmation-list"); }} data-testid="reply-paper">录取确认名单</Button>}>
      {failed && <div className="sorry">{failed}</div>}
      <div className="bar">
        <Input allowClear style={{ width: 240 }} placeholder="单位" value={sought} onChange={(e) => setSought(e.target.value)} />
        <span className="grow" />
        <Button disabled={shown.length === 0} onClick={() => void copy(shown.map((u) => u.text).join("\n\n")).then(() => setCopied("*"))}>{copied === "*" ? "已复制" : `复制全部 ${shown.length} 条`}</Button>
      </div>
      {units.length === 0 && !failed && <div className="quiet">还没有审验结果。</div>}
      {shown.slice(0, 200).map((u) => (
        <div key={u.unit} className="reply" data-testid="reply">
          <div className="bar">
            <b>{u.unit || "（未填单位）"}</b>
            <span className="quiet">{u.summary}</span>
            <span className="grow" />
            <Button size="small" onClick={() => void copy(u.text).then(() => setCopied(u.unit || "?"))}>{copied === (u.unit || "?") ? "已复制" : "复制"}</Button>
          </div>
          <pre>{u.text}</pre>
        </div>
      ))}
      {shown.length > 200 && <div className="quiet">只列出前 200 个单位，请按单位名称查找；“复制全部”包含全部单位。</div>}
    </Drawer>
  );
}
