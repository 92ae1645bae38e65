import { Alert, Button, Tabs } from "antd";
import { useEffect, useState } from "react";
import { classCheck, classUpdate } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { useDraft } from "../../shared/draft";
import { Problems } from "../../shared/Problems";
import type { StageProps } from "../../shared/stage";
import { Changes } from "./Changes";
import { Facts } from "./Facts";
import { Faculty, Means } from "./Faculty";
import { Packet } from "./Packet";
import { Schedule } from "./Schedule";

/** Filing: the class, its schedule and teachers, the packet, the filing itself and changes after it. */
export function FilingPage(props: StageProps) {
  const { view, run, preview, dirty } = props;
  const { draft, changed, edit: change, keep } = useDraft(view.class, dirty);
  const [check, setCheck] = useState<wire.ClassCheck | null>(null);
  const [slip, setSlip] = useState("");
  // What is wrong with the plan shows while it is typed; nothing is written.
  useEffect(() => {
    if (!changed) {
      setCheck(null);
      setSlip("");
      return;
    }
    let gone = false;
    const later = setTimeout(() => {
      classCheck({ class_id: view.id, class: draft }).then(
        (found) => { if (!gone) { setCheck(found); setSlip(""); } },
        (error: { message?: string }) => { if (!gone) setSlip(error.message ?? ""); },
      );
    }, 350);
    return () => {
      gone = true;
      clearTimeout(later);
    };
  }, [draft, changed, view.id]);
  const edit = (part: Partial<wire.ClassInput>) => change((now) => ({ ...now, ...part }));
  const save = () => keep((given) => run(() => classUpdate({ class_id: view.id, class: given })));
  const filed = view.filing !== null && view.filing !== undefined;
  const saving = (
    <span className="bar" style={{ marginBottom: 0 }}>
      <span className="quiet">{changed ? "有改动，尚未保存" : "已保存"}</span>
      <Button onClick={() => preview("filing-form")} disabled={changed} title={changed ? "保存后预览" : ""}>预览备案表</Button>
      <Button type="primary" disabled={!changed} onClick={() => void save()} data-testid="save-class">保存</Button>
    </span>
  );
  const wrong = changed && (
    <div style={{ marginTop: 12 }} data-testid="draft-problems">
      {slip && <Alert type="error" showIcon title={slip} />}
      {check && <Problems problems={check.problems} empty="方案没有问题。" />}
    </div>
  );
  const part = { draft, edit, filed };
  return (
    <div className="panel">
      <Tabs defaultActiveKey={filed ? "filing" : "facts"} tabBarExtraContent={saving} items={[
        { key: "facts", label: "班次信息", children: <Facts {...part} /> },
        { key: "schedule", label: "课程安排", children: <Schedule {...part} view={view} run={run} preview={preview} check={check} /> },
        { key: "teachers", label: "师资", children: <Faculty {...part} /> },
        { key: "budget", label: "经费和名额", children: <Means {...part} /> },
        { key: "filing", label: filed ? "备案（已备案）" : "备案", children: <Packet {...props} /> },
        ...(filed ? [{ key: "changes", label: "变更", children: <Changes view={view} run={run} preview={preview} /> }] : []),
      ]} />
      {wrong}
    </div>
  );
}
