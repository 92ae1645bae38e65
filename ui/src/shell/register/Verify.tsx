import { Alert, Button, Input } from "antd";
import { useState } from "react";
import { certificateVerify, verifyPageExport } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { certificateStateLabels } from "../../generated/words";
import { pickSave } from "../../host/call";
import { fullDate } from "../../shared/format";
import { history } from "../../stages/certificates";
import type { RegisterProps } from "./RegisterPage";

/** A number held against the register; a QR code by its signature first, and then against the register. */
export function Verify({ run }: RegisterProps) {
  const [text, setText] = useState("");
  const [found, setFound] = useState<wire.Verification | null>(null);
  const verify = async () => setFound((await run(() => certificateVerify({ number: text }))) ?? null);
  const page = async () => {
    const path = await pickSave("导出核验网页", "证书核验.html", "html");
    if (path) await run(() => verifyPageExport({ path }));
  };
  const c = found?.certificate;
  const claim = found?.claim;
  const facts: [string, React.ReactNode][] = c
    ? [
        ["证书编号", c.number],
        ["姓名", c.name],
        ["证件号码", c.id_number],
        ["项目名称", c.class_title],
        ["起止日期", c.opens_on && c.closes_on && `${fullDate(c.opens_on)}至${fullDate(c.closes_on)}`],
        ["学时", c.hours && `${c.stated === "earned" ? "实修" : ""}${c.hours}学时`],
        ["发证", [c.issued_on && fullDate(c.issued_on), c.issuer].filter(Boolean).join("　")],
        ["状态", [c.state !== "void" && certificateStateLabels[c.state], history(c)].filter(Boolean).join("；")],
      ]
    : claim
      ? [["证书编号", claim.number], ["姓名", claim.name], ["证件号码", claim.id_number], ["项目名称", claim.class_title], ["起止日期", `${fullDate(claim.opens_on)}至${fullDate(claim.closes_on)}`], ["学时", `${claim.hours}学时`], ["发证", `${fullDate(claim.issued_on)}　${claim.issuer}`]]
      : [];
  const signature = { none: "", genuine: "二维码签名有效。", altered: "", unknown_key: "" }[found?.signature ?? "none"];
  return (
    <div style={{ maxWidth: 760 }}>
      <p>输入证书编号，或把二维码扫出的全部内容粘贴在这里。二维码先核对签名，再查登记簿。</p>
      <Input.TextArea autoFocus rows={5} value={text} placeholder="结业证书 …" onChange={(e) => { setText(e.target.value); setFound(null); }} data-testid="verify-text" />
      <div className="bar" style={{ marginTop: 8 }}>
        <Button type="primary" disabled={text.trim() === ""} onClick={() => void verify()} data-testid="verify">核验</Button>
        <Button disabled={text === ""} onClick={() => { setText(""); setFound(null); }} data-testid="verify-clear">清空</Button>
        <span className="grow" />
        <Button onClick={() => void page()} data-testid="save-verify-page">导出核验网页</Button>
      </div>
      {found && (
        <div data-testid="verified">
          <Alert type={found.valid ? "success" : "error"} showIcon title={found.message} description={signature || undefined} />
          {facts.length > 0 && <table className="facts"><tbody>{facts.filter(([, value]) => value).map(([label, value]) => <tr key={label}><th>{label}</th><td>{value}</td></tr>)}</tbody></table>}
        </div>
      )}
    </div>
  );
}
