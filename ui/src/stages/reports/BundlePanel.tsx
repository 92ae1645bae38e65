import { Alert, Button, Table } from "antd";
import { useEffect, useState } from "react";
import { reportExport, reportVerify, signingKeyMake, signingKeys } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { openPath, pickFiles, pickFolder, pickSave } from "../../host/call";
import { fullDate } from "../../shared/format";
import { Problems } from "../../shared/Problems";
import type { StageProps } from "../../shared/stage";

/** A name without what folders can't be called. */
const safe = (name: string) => name.replace(/[\\/:*?"<>|]/g, "－");

interface Props extends StageProps {
  bundle: wire.Bundle | null;
  setBundle(bundle: wire.Bundle): void;
}

/** Makes the bundle, and looks whether one is still what it was. */
export function BundlePanel({ view, run, bundle, setBundle }: Props) {
  const [signed, setSigned] = useState<boolean | null>(null);
  const [checked, setChecked] = useState<wire.BundleCheck | null>(null);
  useEffect(() => {
    signingKeys({}).then((found) => setSigned(found.keys.some((k) => !k.retired_on)), () => setSigned(null));
  }, [view]);
  const name = `${safe(view.class.title)}-报送材料`;
  const make = async (out: string | null) => {
    if (!out) return;
    setChecked(null);
    const made = await run(() => reportExport({ class_id: view.id, out, only: null, format: null }));
    if (made) setBundle(made);
  };
  const folder = async () => {
    const into = await pickFolder("把材料放到哪个文件夹");
    await make(into && `${into}/${name}`);
  };
  const verify = async (path: string | null | undefined) => {
    if (!path) return;
    const found = await run(() => reportVerify({ path }));
    // What was found stays on the page; a passing message would be gone before it is read.
    if (found) setChecked(found);
  };
  return (
    <>
      <h3 className="part">整套材料</h3>
      {signed === false && (
        <Alert type="warning" showIcon style={{ marginBottom: 10 }} title="本单位还没有签名密钥，导出的材料会标明“未签名”"
          description="签名后，任何人都可以查出材料有没有被改动、是不是本单位出具的。" action={<Button size="small" onClick={() => void run(() => signingKeyMake({}))} data-testid="make-key">生成签名密钥</Button>} />
      )}
      <div className="bar">
        <Button type="primary" onClick={() => void folder()} data-testid="export-bundle">生成报送材料</Button>
        <Button onClick={() => void pickSave("保存为压缩包", `${name}.zip`, "zip").then(make)} data-testid="export-zip">生成压缩包</Button>
        <span className="grow" />
        <Button onClick={() => void pickFolder("选择要核验的材料文件夹").then(verify)} data-testid="verify-bundle">核验文件夹</Button>
        <Button onClick={() => void pickFiles("选择要核验的压缩包", ["zip"], false).then(([file]) => verify(file))}>核验压缩包</Button>
      </div>
      {checked && (
        <Alert type={checked.ok ? (checked.signature === "genuine" ? "success" : "warning") : "error"} showIcon style={{ marginBottom: 10 }} data-testid="bundle-checked"
          title={`${checked.done}${checked.made_on ? `（${fullDate(checked.made_on)}生成）` : ""}`} description={<>{checked.bundle}<Problems problems={checked.problems} /></>} />
      )}
      {bundle && (
        <>
          <div className="bar">
            <span data-testid="bundle-done">已生成 {bundle.files.length} 个文件、PDF 共 {bundle.pages} 页，{bundle.signed ? `已签名（标记 ${bundle.signed}）` : "未签名"}：{bundle.bundle}</span>
            <Button size="small" onClick={() => void run(() => openPath(bundle.bundle))}>打开</Button>
          </div>
          {bundle.removed.length > 0 && <p className="quiet">已替换文件夹中上一次生成的 {bundle.removed.length} 个文件：{bundle.removed.join("、")}</p>}
          {bundle.left.length > 0 && <p className="soon">文件夹中还有 {bundle.left.length} 个不属于这套材料的文件，没有改动，报送前请移走：{bundle.left.join("、")}</p>}
          <Table<wire.BundleFile> size="small" rowKey="path" dataSource={bundle.files} pagination={false} scroll={{ y: 260 }}
            columns={[{ title: "文件", dataIndex: "path" }, { title: "必须报送", width: 86, render: (_, f) => (f.required ? "是" : "") }, { title: "页数", width: 60, align: "right", render: (_, f) => f.pages ?? "—" }, { title: "校验码（SHA-256）", width: 272, render: (_, f) => <span className="digest">{f.sha256}</span> }]} />
        </>
      )}
    </>
  );
}
