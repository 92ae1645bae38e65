import { App as AntApp } from "antd";
import { useEffect, useState } from "react";
import { onFileDrag } from "../host/call";
import { dropTarget } from "../shared/drop";

/** Says over the whole window what letting go of dragged files does, and hands them to the page that takes them. */
export function Dropping() {
  const { message } = AntApp.useApp();
  const [count, setCount] = useState(0);
  useEffect(
    () =>
      onFileDrag((drag) => {
        if (drag.kind !== "dropped") return setCount(drag.kind === "over" ? drag.files.length : 0);
        setCount(0);
        const target = dropTarget();
        if (target) target.take(drag.files);
        else void message.info("这一页不导入文件，文件没有动。回执请拖到班次的“报名”页，其他表格请用各页的导入按钮。", 8);
      }),
    [message],
  );
  if (count === 0) return null;
  const target = dropTarget();
  return (
    <div className={`dropping ${target ? "" : "refused"}`} role="status" data-testid="dropping">
      <b>{target ? `松开鼠标，${target.verb} ${count} 个文件` : "这一页不导入文件；回执请拖到班次的“报名”页"}</b>
    </div>
  );
}
