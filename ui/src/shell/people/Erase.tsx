import { ArrowLeftOutlined } from "@ant-design/icons";
import { Alert, Button, Input, Select } from "antd";
import { useEffect, useState } from "react";
import { personErase, personErasure } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { asOfficeError } from "../../host/call";
import { Problems } from "../../shared/Problems";
import type { PeopleProps, Place } from "./PeoplePage";

const REASONS = ["本人申请删除", "超过保存年限", "误录的人员"];

/** What erasing a person takes and what stays, before it is done for good. */
export function Erase({ id, back, version, run, go }: PeopleProps & { id: string; back: Place }) {
  const [view, setView] = useState<wire.ErasureView | null>(null);
  const [failed, setFailed] = useState("");
  const [why, setWhy] = useState(REASONS[0]);
  const [typed, setTyped] = useState("");
  const [left, setLeft] = useState<wire.Problem[] | null>(null);
  useEffect(() => {
    if (left === null) personErasure({ person_id: id, full_ids: false }).then(setView, (e) => setFailed(asOfficeError(e).message));
  }, [id, version, left]);
  if (left !== null) return (
    <div className="panel" data-testid="erased">
      <Alert type="success" showIcon title="已删除这名人员的个人信息，不能恢复。" description="班次的统计数字记在“已删除人员”名下，操作记录仍可核对。旧备份和已打印、导出的材料请按单位规定处理。" />
      <Problems problems={left} />
      <Button style={{ marginTop: 12 }} type="primary" onClick={() => go({ at: "list" })}>回到名册</Button>
    </div>
  );
  if (failed) return <div className="sorry">{failed}　<Button size="small" onClick={() => go({ at: "list" })}>回到名册</Button></div>;
  if (!view) return null;
  const list = (title: string, lines: string[]) => lines.length > 0 && <><h3>{title}</h3><ul style={{ marginTop: 0 }}>{lines.map((line) => <li key={line}>{line}</li>)}</ul></>;
  const erase = async () => {
    const done = await run(() => personErase({ person_id: id, why, confirm: typed }));
    if (done) setLeft(done.problems);
  };
  const blocked = view.problems.length > 0;
  return (
    <>
      <div className="head"><Button size="small" icon={<ArrowLeftOutlined />} onClick={() => go(back)}>返回</Button><h2>删除个人信息：{view.name}</h2><span className="quiet">{view.id_number}</span></div>
      <div className="panel" data-testid="erasure">
        <Problems problems={view.problems} />
        {list("将要删除", view.goes)}
        {list("必须保留", view.stays)}
        {list("另需自行处理", view.by_hand)}
      </div>
      {!blocked && (
        <div className="panel">
          <Alert type="warning" showIcon title="删除后不能撤销，也不能恢复；之前的操作也不能再撤销。" style={{ marginBottom: 12 }} />
          <div className="fields" style={{ gridTemplateColumns: "260px 260px 1fr", alignItems: "end" }}>
            <label><span>原因（不要写姓名和号码）</span><Select style={{ width: "100%" }} value={why} onChange={setWhy} options={REASONS.map((value) => ({ value }))} /></label>
            <label><span>照样输入姓名，确认删除</span><Input value={typed} placeholder={view.name} onChange={(e) => setTyped(e.target.value)} data-testid="erase-confirm" /></label>
            <div><Button danger type="primary" disabled={!typed.trim()} onClick={() => void erase()} data-testid="erase-now">永久删除</Button></div>
          </div>
        </div>
      )}
    </>
  );
}
