import { type ButtonProps, Input, Modal, Select } from "antd";
import { useState } from "react";
import { checkInSubstitute } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { documentKindLabels } from "../../generated/words";
import type { StageProps } from "../../shared/stage";

/** Somebody who came in another's place: recorded as an applicant, and to be reviewed before anything else. */
export function Substitute({ view, run, person, close }: Pick<StageProps, "view" | "run"> & { person: wire.CheckInRow; close(): void }) {
  const [who, setWho] = useState({ name: "", id_number: "", unit: person.unit, phone: "" });
  const [kind, setKind] = useState<wire.DocumentKind>("resident");
  const field = (key: keyof typeof who, label: string) => (
    <label><span>{label}</span><Input value={who[key]} data-testid={`substitute-${key}`} onChange={(e) => setWho({ ...who, [key]: e.target.value })} /></label>
  );
  const save = async () => {
    if (await run(() => checkInSubstitute({ class_id: view.id, replaces: person.id, document_kind: kind, ...who }))) close();
  };
  return (
    <Modal open title={`顶替${person.name}的人员`} okText="登记" cancelText="取消" onCancel={close} onOk={() => void save()} okButtonProps={{ disabled: !who.name.trim() || !who.id_number.trim(), "data-testid": "save-substitute" } as ButtonProps} destroyOnHidden>
      <p className="quiet">登记为待审验的补报人员。审验通过后才进入学员名单，才能签到。</p>
      <div className="fields" style={{ gridTemplateColumns: "1fr 1fr" }}>{field("name", "姓名")}
        <label><span>证件类型</span><Select style={{ width: "100%" }} value={kind} onChange={setKind} options={Object.entries(documentKindLabels).map(([value, label]) => ({ value: value as wire.DocumentKind, label }))} /></label>
        {field("id_number", "证件号码")}{field("unit", "工作单位")}{field("phone", "手机号码")}
      </div>
    </Modal>
  );
}
