import { DeleteOutlined, PictureOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useState } from "react";
import { attachmentRemove } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { asOfficeError, attachmentPicture, openAttachment } from "../../host/call";
import type { StageProps } from "../../shared/stage";

/** Pictures of an activity; they are kept at once, whatever else is typed. */
export function Photos({ view, run, activity, pick }: Pick<StageProps, "view" | "run"> & { activity: wire.Activity; pick(): void }) {
  const kept = view.committee.activities.find((a) => a.id === activity.id && a.id !== "")?.photos ?? [];
  return (
    <div className="below">
      <div className="bar" style={{ marginBottom: 4 }}>
        <span className="quiet">照片</span><b>{kept.length} 张</b>
        <Button size="small" icon={<PictureOutlined />} disabled={activity.id === ""} title={activity.id === "" ? "保存活动后可以添加" : undefined} onClick={pick} data-testid="add-photos">添加照片</Button>
        {activity.id === "" && <span className="quiet">保存活动后可以添加照片</span>}
      </div>
      <div className="photos" data-testid="photos">
        {kept.map((id) => <Photo key={id} id={id} view={view} run={run} />)}
      </div>
    </div>
  );
}

function Photo({ id, view, run }: { id: string } & Pick<StageProps, "view" | "run">) {
  const [url, setUrl] = useState("");
  const [failed, setFailed] = useState("");
  const name = view.attachments.find((a) => a.id === id)?.file_name ?? "";
  useEffect(() => {
    let made = "";
    let gone = false;
    attachmentPicture(view.id, id).then(
      (bytes) => {
        if (gone) return;
        made = URL.createObjectURL(new Blob([bytes], { type: "image/jpeg" }));
        setUrl(made);
      },
      (error: unknown) => !gone && setFailed(asOfficeError(error).message),
    );
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [view.id, id]);
  return (
    <figure>
      {url ? <img src={url} alt={name} title="用系统的查看程序打开" onClick={() => void run(() => openAttachment(view.id, id))} /> : <div className="quiet">{failed || "…"}</div>}
      <figcaption><span title={name}>{name}</span><Button type="text" size="small" title="移除照片" icon={<DeleteOutlined />} onClick={() => void run(() => attachmentRemove({ class_id: view.id, id }))} /></figcaption>
    </figure>
  );
}
