import { FolderOutlined } from "@ant-design/icons";
import { Button, Input, Modal } from "antd";
import { useState } from "react";
import { classReopen } from "../generated/commands";
import type * as wire from "../generated/wire";
import { longDate } from "../shared/format";
import type { Run } from "./App";

/** Says that a class is archived and can't be changed, and leads out of it. */
export function Archived({ view, run }: { view: wire.ClassView; run: Run }) {
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  if (!view.archived_on) return null;
  const reopen = async () => {
    if (await run(() => classReopen({ class_id: view.id, reason }))) {
      setAsking(false);
      setReason("");
    }
  };
  return (
    <div className="archived" data-testid="archived">
      <FolderOutlined /><span><b>{longDate(view.archived_on)}已归档</b>　只能查看、打印和导出；证书仍可领取、补发和作废。</span>
      <span className="grow" />
      <Button size="small" onClick={() => setAsking(true)} data-testid="reopen">撤销归档</Button>
      <Modal title="撤销归档" open={asking} okText="撤销归档" cancelText="不撤销" onOk={() => void reopen()} onCancel={() => setAsking(false)} okButtonProps={{ disabled: reason.trim() === "" }}>
        <p>撤销后可以修改；原因与日期保存在班次里，并列在备考表上。改完请重新归档，卷内目录重新编号。</p>
        <Input.TextArea rows={3} maxLength={200} placeholder="原因，如：补登领取签收表" value={reason} onChange={(e) => setReason(e.target.value)} data-testid="reopen-reason" />
      </Modal>
    </div>
  );
}
