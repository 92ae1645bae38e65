import { Button, Progress } from "antd";
import { useEffect, useState } from "react";
import type * as wire from "../generated/wire";
import { cancel, onProgress } from "../host/call";

/** How far a long command is, with a way to stop it; a short one is over before this shows. */
export function Working() {
  const [now, setNow] = useState<wire.Progress | null>(null);
  const [stopping, setStopping] = useState(false);
  useEffect(
    () =>
      onProgress((progress) => {
        setNow(progress);
        if (!progress) setStopping(false);
      }),
    [],
  );
  if (!now) return null;
  const percent = now.total > 0 ? Math.floor((now.done / now.total) * 100) : 0;
  return (
    <div className="working" role="status" data-testid="working">
      <span>{stopping ? "正在停止" : now.what}</span>
      <Progress percent={percent} showInfo={false} size="small" style={{ width: 240 }} />
      <span>{now.total > 0 ? `${now.done}/${now.total}` : now.done}</span>
      <Button size="small" disabled={stopping} data-testid="stop-working" onClick={() => { setStopping(true); void cancel(); }}>停止</Button>
    </div>
  );
}
