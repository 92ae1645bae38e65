import { Alert, Button, Checkbox, Drawer, Input, InputNumber, Radio, Select } from "antd";
import { useEffect, useState } from "react";
import { certificateSetup, certificateSetupSet, numberSchemeRemove, numberSchemeSave, numberSchemeTry } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { Problems } from "../../shared/Problems";
import type { StageProps } from "../../shared/stage";
import { Listed } from "./Listed";

type Line = "programme" | "title" | "issuer" | "seal";

const LINES: [Line, string, boolean][] = [
  ["programme", "标题上行", true],
  ["title", "证书名称", false],
  ["issuer", "落款", false],
  ["seal", "盖章处文字", true],
];

/** What certificates of the class say, and where their numbers come from. */
export function Setup({ view, run, version, close }: Pick<StageProps, "view" | "run"> & { version: number; close(): void }) {
  const [setup, setSetup] = useState<wire.CertificateSetup | null>(null);
  const [own, setOwn] = useState<wire.CertificateSetting | null>(null);
  const [making, setMaking] = useState(false);
  const look = () =>
    certificateSetup({ class_id: view.id }).then((found) => {
      setSetup(found);
      setOwn((typed) => typed ?? found.own);
    }, () => undefined);
  useEffect(() => void look(), [version]);
  if (!setup || !own) return <Drawer open onClose={close} size={720} title="证书设置" loading />;
  const edit = (part: Partial<wire.CertificateSetting>) => setOwn({ ...own, ...part });
  const changed = JSON.stringify(own) !== JSON.stringify(setup.own);
  const save = async () => {
    if (await run(() => certificateSetupSet({ class_id: view.id, setting: own }))) await look();
  };
  const numbers = setup.waiting.map((w) => w.number).filter(Boolean);
  return (
    <Drawer open onClose={close} size={720} title="证书设置" extra={<Button type="primary" disabled={!changed} onClick={() => void save()} data-testid="save-setup">保存</Button>}>
      <Problems problems={setup.problems} />
      <h3>证书上的文字</h3>
      <div className="fields">
        {LINES.map(([line, label, may]) => (
          <label key={line}>
            <span>{label}{may && <Checkbox style={{ float: "right", fontWeight: 400 }} checked={own[line] === ""} onChange={(e) => edit({ [line]: e.target.checked ? "" : null })}>不印</Checkbox>}</span>
            <Input allowClear disabled={own[line] === ""} value={own[line] ?? ""} placeholder={own[line] === "" ? "不印这一行" : setup.usual[line] || "（无）"} onChange={(e) => edit({ [line]: e.target.value || null })} data-testid={`setup-${line}`} />
          </label>
        ))}
        <label className="wide"><span>学时</span>
          <Radio.Group value={own.stated} onChange={(e) => edit({ stated: e.target.value as wire.HoursStated })} options={[{ value: "class", label: "班次学时：“共24学时”的写法" }, { value: "earned", label: "本人实修学时，作出考核结论后核发" }]} />
        </label>
      </div>
      <p className="quiet">不填的沿用年度通知和本单位（灰字）。证书核发时固定，以后的改动不影响已核发的。</p>
      <h3>编号</h3>
      <Radio.Group style={{ marginBottom: 10 }} value={own.numbering} onChange={(e) => edit({ numbering: e.target.value as wire.Numbering })} options={[{ value: "scheme", label: "承办单位自编号" }, { value: "list", label: "主管部门给的编号" }]} />
      {own.numbering === "scheme" ? (
        <>
          <div className="bar">
            <Select style={{ width: 420 }} value={own.scheme_id ?? ""} onChange={(id) => edit({ scheme_id: id || null })} options={setup.schemes.map((s) => ({ value: s.id, label: `${s.name}　${s.pattern}${s.start > 1 ? `　从 ${s.start} 起` : ""}` }))} data-testid="setup-scheme" />
            <Button onClick={() => setMaking(!making)} data-testid="new-scheme">新建规则</Button>
            {own.scheme_id && own.scheme_id !== setup.own.scheme_id && <Button danger onClick={() => void run(() => numberSchemeRemove({ id: own.scheme_id ?? "" })).then((done) => done && (edit({ scheme_id: null }), look()))}>删除这条</Button>}
          </div>
          {making && <NewScheme view={view} run={run} done={(saved) => { setMaking(false); if (saved) { setOwn(null); void look(); } }} />}
          {!changed && !making && <p data-testid="next-numbers">{numbers.length === 0 ? "没有等待核发的学员。" : `下一步编号：${span(numbers)}，共 ${setup.waiting.length} 人等待核发。`}</p>}
          {changed && <p className="quiet">保存后显示接下来的编号。</p>}
        </>
      ) : changed ? (
        <Alert type="info" showIcon title="保存后导入或录入主管部门给的编号。" />
      ) : (
        <Listed view={view} run={run} setup={setup} look={() => void look()} />
      )}
    </Drawer>
  );
}

/** 2021-17-001、2021-17-002 … 2021-17-029 */
function span(numbers: string[]) {
  return numbers.length <= 3 ? numbers.join("、") : `${numbers[0]}、${numbers[1]} … ${numbers[numbers.length - 1]}`;
}

const PARTS: [string, string][] = [["{year}", "年度"], ["{plan_number}", "计划编号"], ["{run}", "期次"], ["{class}", "班次名称"], ["{seq:03}", "三位流水号"], ["{seq:05}", "五位流水号"]];

/** A scheme in the making, with the numbers it would give. */
function NewScheme({ view, run, done }: Pick<StageProps, "view" | "run"> & { done(saved: boolean): void }) {
  const [name, setName] = useState("");
  const [pattern, setPattern] = useState("{year}-{plan_number}-{seq:03}");
  const [start, setStart] = useState(1);
  const [found, setFound] = useState<wire.NumberPreview | null>(null);
  useEffect(() => {
    let wanted = true;
    numberSchemeTry({ class_id: view.id, pattern, start }).then((f) => wanted && setFound(f), () => wanted && setFound(null));
    return () => {
      wanted = false;
    };
  }, [view.id, pattern, start]);
  const wrong = found?.problems.some((p) => p.severity === "error") ?? true;
  const save = async () => done((await run(() => numberSchemeSave({ name, pattern, start, class_id: view.id }))) !== undefined);
  return (
    <div className="panel" data-testid="scheme-form">
      <div className="fields">
        <label><span>名称</span><Input value={name} placeholder="例如 学院统一编号" onChange={(e) => setName(e.target.value)} data-testid="scheme-name" /></label>
        <label><span>起始号</span><InputNumber style={{ width: "100%" }} min={1} max={999999} precision={0} value={start} onChange={(n) => setStart(n ?? 1)} data-testid="scheme-start" /></label>
        <label className="wide"><span>规则</span><Input value={pattern} onChange={(e) => setPattern(e.target.value)} data-testid="scheme-pattern" /></label>
      </div>
      <div className="bar" style={{ marginTop: 8 }}>
        {PARTS.map(([part, label]) => <Button key={part} size="small" onClick={() => setPattern(pattern + part)}>{label}</Button>)}
      </div>
      {found && found.numbers.length > 0 && <p data-testid="scheme-preview">将编出：{span(found.numbers)}</p>}
      <Problems problems={found?.problems ?? []} />
      <div className="bar">
        <span className="grow" />
        <Button onClick={() => done(false)}>取消</Button>
        <Button type="primary" disabled={wrong || name.trim() === ""} onClick={() => void save()} data-testid="save-scheme-number">保存并用于本班</Button>
      </div>
    </div>
  );
}
