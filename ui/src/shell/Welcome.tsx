import { Alert, Button, Input, Modal } from "antd";
import { useState } from "react";
import { officeInit, officeUnlock, sampleEnter } from "../generated/commands";
import type * as wire from "../generated/wire";
import type { Run } from "./App";

/** The first start: a made-up class to look at, or one's own institution. */
export function Welcome({ state, run }: { state: wire.OfficeState; run: Run }) {
  const [own, setOwn] = useState<wire.Institution>({ name: "", address: "", phone: "", email: "", contact: "", certificate_issuer: "" });
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const [busy, setBusy] = useState(false);
  const [recovery, setRecovery] = useState<string | null>(null);
  const sample = async () => {
    setBusy(true);
    await run(() => sampleEnter({}));
    setBusy(false);
  };
  const create = async () => {
    setBusy(true);
    const code = { value: null as string | null };
    await run(async () => {
      const made = await officeInit({ institution: own, passphrase: passphrase || null });
      code.value = made.recovery_code ?? null;
      if (code.value) await new Promise<void>((done) => Modal.warning({ title: "请记下恢复码", content: <><p>忘记口令时只能用恢复码打开数据。请抄写后与单位印章一起保管，此后不再显示。</p><p style={{ fontSize: 18, fontFamily: "monospace" }}>{code.value}</p></>, okText: "已抄写保管", onOk: () => done() }));
      return made;
    });
    setRecovery(code.value);
    setBusy(false);
  };
  const mismatch = passphrase !== "" && passphrase !== again;
  return (
    <div className="welcome">
      <div className="box">
        <div className="head"><h2>研修</h2><span className="quiet">高级研修项目全流程管理　数据保存在 {state.data_folder}</span></div>
        <div className="choices">
          <div className="panel">
            <h3>试用示例班</h3>
            <p>建立一个虚构单位和一个虚构班次，已从备案走到报送，可以查看每个环节和全部材料。</p>
            <p className="quiet">人员和证件号码均为虚构。示例数据单独存放，随时可以退出，不影响正式使用。</p>
            <Button type="primary" loading={busy} onClick={() => void sample()} data-testid="try-sample">试用示例班</Button>
          </div>
          <div className="panel">
            <h3>建立本单位</h3>
            <div className="fields" style={{ gridTemplateColumns: "1fr" }}>
              <label><span>单位全称（与公章一致）</span><Input value={own.name} onChange={(e) => setOwn({ ...own, name: e.target.value })} data-testid="institution-name" /></label>
              <label><span>联系人</span><Input value={own.contact} onChange={(e) => setOwn({ ...own, contact: e.target.value })} /></label>
              <label><span>口令（可不设；设了口令，数据加密保存）</span><Input.Password value={passphrase} onChange={(e) => setPassphrase(e.target.value)} /></label>
              {passphrase && <label><span>再输一次口令</span><Input.Password status={mismatch ? "error" : ""} value={again} onChange={(e) => setAgain(e.target.value)} /></label>}
            </div>
            <p />
            <Button type="primary" loading={busy} disabled={!own.name.trim() || mismatch} onClick={() => void create()} data-testid="create-institution">建立本单位</Button>
            {recovery && <Alert type="warning" title={`恢复码：${recovery}`} />}
          </div>
        </div>
      </div>
    </div>
  );
}

/** An encrypted store asks for its passphrase. */
export function Unlock({ run }: { run: Run }) {
  const [passphrase, setPassphrase] = useState("");
  return (
    <div className="welcome">
      <div className="panel" style={{ width: 380 }}>
        <h3>请输入口令</h3>
        <Input.Password autoFocus value={passphrase} onChange={(e) => setPassphrase(e.target.value)} onPressEnter={() => void run(() => officeUnlock({ passphrase }))} />
        <p className="quiet">忘记口令时可输入建库时抄写的恢复码。</p>
        <Button type="primary" onClick={() => void run(() => officeUnlock({ passphrase }))}>打开</Button>
      </div>
    </div>
  );
}
