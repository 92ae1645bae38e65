import { App, Button } from "antd";
import { useEffect, useState } from "react";
import { signingKeyMake, signingKeyRotate, signingKeys, signingKeysExport, verifyPageExport } from "../generated/commands";
import type * as wire from "../generated/wire";
import { pickSave } from "../host/call";
import { fullDate } from "../shared/format";
import type { Run } from "./App";

/** The public keys by which certificates and bundles are verified without a network. */
export function SigningKeys({ version, run }: { version: number; run: Run }) {
  const { modal } = App.useApp();
  const [keys, setKeys] = useState<wire.KeyRow[]>([]);
  useEffect(() => {
    signingKeys({}).then((found) => setKeys(found.keys), () => setKeys([]));
  }, [version]);
  const save = async (title: string, name: string, extension: string, write: (path: string) => Promise<wire.Done>) => {
    const path = await pickSave(title, name, extension);
    if (path) await run(() => write(path));
  };
  const rotate = () =>
    modal.confirm({
      title: "更换签名密钥",
      content: "此后核发的证书用新密钥签名。以前的证书仍用旧公钥核验，请把新的公钥和核验网页重新报送。旧密钥不能再用来签名。",
      okText: "更换",
      cancelText: "取消",
      onOk: () => run(() => signingKeyRotate({})),
    });
  return (
    <div className="panel" data-testid="signing-keys">
      <h3>证书和材料签名</h3>
      <p className="quiet">证书的二维码带有本单位的签名，没有网络也能核对内容是否被改动。私钥只存在本机数据中，不会导出；下面是公钥，可以公开。</p>
      {keys.length === 0 ? (
        <div className="bar"><Button onClick={() => void run(() => signingKeyMake({}))} data-testid="make-key">生成签名密钥</Button><span className="quiet">核发第一本证书时也会自动生成；报送材料也用它签名。</span></div>
      ) : (
        <>
          {keys.map((k) => <p key={k.key}><span className="keys">{k.key}</span><br /><span className="quiet">标记 {k.mark}　{fullDate(k.made_on)}{k.retired_on ? `至${fullDate(k.retired_on)}` : "起，现用"}</span></p>)}
          <div className="bar">
            <Button onClick={() => void save("导出公钥", "证书签名公钥.txt", "txt", (path) => signingKeysExport({ path }))}>导出公钥</Button>
            <Button onClick={() => void save("导出核验网页", "证书核验.html", "html", (path) => verifyPageExport({ path }))}>导出核验网页</Button>
            <span className="grow" />
            <Button danger onClick={rotate}>更换密钥</Button>
          </div>
        </>
      )}
    </div>
  );
}
