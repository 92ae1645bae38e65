import { App, Checkbox, Input, InputNumber, Modal, Radio } from "antd";
import { useState } from "react";
import { certificateReissue, certificateVoid, certificatesHandedOver, certificatesPrinted } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { Day } from "../../shared/Day";
import { Problems } from "../../shared/Problems";
import type { StageProps } from "../../shared/stage";

interface Common extends Pick<StageProps, "run" | "today"> {
  close(done: boolean): void;
}

/** Shows what came with a change that was made. */
function useTold() {
  const { modal } = App.useApp();
  return (done: wire.Done) => {
    if (done.problems.length > 0) modal.warning({ title: done.done, width: 520, okText: "知道了", content: <Problems problems={done.problems} /> });
  };
}

/** Certificates that were printed, and the sheets that were spoiled in doing so. */
export function PrintedDialog({ numbers, onStock, template, today, run, close }: Common & { numbers: string[]; onStock: boolean; template?: string }) {
  const told = useTold();
  const [on, setOn] = useState(today);
  const [stock, setStock] = useState(onStock);
  const [spoiled, setSpoiled] = useState(0);
  const [which, setWhich] = useState("");
  const [why, setWhy] = useState("");
  const write = async () => {
    const done = await run(() => certificatesPrinted({ numbers, on, template, on_stock: stock, spoiled, spoiled_numbers: which, spoil_reason: why }));
    if (!done) return;
    told(done);
    close(true);
  };
  return (
    <Modal open title={`登记已打印 ${numbers.length} 本`} okText="登记" cancelText="取消" onOk={() => void write()} onCancel={() => close(false)} okButtonProps={{ disabled: spoiled > 0 && why.trim() === "", id: "printed-confirm" }} destroyOnHidden>
      <p className="quiet">{numbers[0]}{numbers.length > 1 && ` 至 ${numbers[numbers.length - 1]}`}</p>
      <div className="fields two">
        <label><span>打印日期</span><Day value={on} onChange={setOn} /></label>
        <label><span>打废张数</span><InputNumber style={{ width: "100%" }} min={0} max={9999} precision={0} value={spoiled} onChange={(n) => setSpoiled(n ?? 0)} data-testid="spoiled" /></label>
        {spoiled > 0 && <label><span>打废的印刷流水号</span><Input value={which} placeholder="没有流水号的不填" onChange={(e) => setWhich(e.target.value)} data-testid="spoiled-numbers" /></label>}
        {spoiled > 0 && <label><span>打废原因</span><Input value={why} placeholder="例如卡纸、错位" onChange={(e) => setWhy(e.target.value)} data-testid="spoil-reason" /></label>}
      </div>
      <p style={{ marginBottom: 0 }}><Checkbox checked={stock} onChange={(e) => setStock(e.target.checked)} data-testid="on-stock">用的是空白证书，每本一张，记入台账</Checkbox></p>
    </Modal>
  );
}

/** Certificates that were handed over, and to whom. */
export function HandOverDialog({ numbers, names, today, run, close }: Common & { numbers: string[]; names: string[] }) {
  const told = useTold();
  const [on, setOn] = useState(today);
  const [self, setSelf] = useState(true);
  const [taker, setTaker] = useState("");
  const [note, setNote] = useState("");
  const write = async () => {
    const done = await run(() => certificatesHandedOver({ numbers, on, taken_by: self ? "" : taker, note: self ? "" : note }));
    if (!done) return;
    told(done);
    close(true);
  };
  return (
    <Modal open title={`登记领取 ${numbers.length} 本`} okText="登记" cancelText="取消" onOk={() => void write()} onCancel={() => close(false)} okButtonProps={{ disabled: !self && taker.trim() === "", id: "hand-over-confirm" }} destroyOnHidden>
      <p className="quiet">{names.slice(0, 6).join("、")}{names.length > 6 && `等 ${names.length} 人`}</p>
      <div className="fields two">
        <label><span>领取日期</span><Day value={on} onChange={setOn} /></label>
        <label><span>领取人</span><Radio.Group value={self} onChange={(e) => setSelf(e.target.value as boolean)} options={[{ value: true, label: "本人" }, { value: false, label: "他人代领" }]} /></label>
        {!self && <label><span>代领人</span><Input value={taker} onChange={(e) => setTaker(e.target.value)} data-testid="taken-by" /></label>}
        {!self && <label><span>与本人的关系或凭据</span><Input value={note} placeholder="例如同单位，凭委托书" onChange={(e) => setNote(e.target.value)} data-testid="hand-over-note" /></label>}
      </div>
    </Modal>
  );
}

/** A certificate voided, or voided and replaced. */
export function WithdrawDialog({ certificate: c, reissue, run, close }: Omit<Common, "today"> & { certificate: wire.CertificateRow; reissue: boolean }) {
  const told = useTold();
  const [why, setWhy] = useState("");
  const [paper, setPaper] = useState<boolean | null>(null);
  const [same, setSame] = useState(false);
  const onPaper = c.state === "printed" || c.state === "handed_over";
  const write = async () => {
    if (reissue) {
      const made = await run(async () => {
        const row = await certificateReissue({ number: c.number, why, recovered: paper, as_issued: same });
        return { done: `已补发，新编号 ${row.number}` };
      });
      if (made) close(true);
      return;
    }
    const done = await run(() => certificateVoid({ number: c.number, why, recovered: paper }));
    if (!done) return;
    told(done);
    close(true);
  };
  return (
    <Modal open title={`${reissue ? "补发" : "作废"}证书 ${c.number}`} okText={reissue ? "补发" : "作废"} cancelText="取消" onOk={() => void write()} onCancel={() => close(false)} okButtonProps={{ danger: !reissue, disabled: why.trim() === "", id: "withdraw-confirm" }} destroyOnHidden>
      <p>{c.name}，{c.class_title}。{reissue ? (c.state === "void" ? "另编新号，与原证书互相注明。" : "原证书同时作废，另编新号，两本互相注明。") : "作废后不能恢复，编号不再使用。"}</p>
      <div className="fields two">
        <label className="wide"><span>原因（记入登记簿）</span><Input.TextArea rows={2} value={why} onChange={(e) => setWhy(e.target.value)} data-testid="withdraw-why" /></label>
        {onPaper && <label className="wide"><span>纸质证书</span><Radio.Group value={paper} onChange={(e) => setPaper(e.target.value as boolean | null)} options={[{ value: true, label: "已收回" }, { value: false, label: "没有收回" }, { value: null, label: "未说明" }]} /></label>}
        {reissue && <label className="wide"><span>新证书的内容</span><Radio.Group value={same} onChange={(e) => setSame(e.target.value as boolean)} options={[{ value: false, label: "按现有记录（更正用字等）" }, { value: true, label: "与原证书相同（遗失、损毁）" }]} /></label>}
      </div>
    </Modal>
  );
}
