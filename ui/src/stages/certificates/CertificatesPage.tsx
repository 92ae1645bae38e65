import { Alert, App, Button, Input, Space, Table } from "antd";
import { useState } from "react";
import { certificateReissue, certificateVoid, certificatesHandedOver, certificatesIssue, certificatesPrinted } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { certificateStateLabels } from "../../generated/words";
import { Day } from "../../shared/Day";
import { fullDate, shortDate } from "../../shared/format";
import { Problems, stageOf } from "../../shared/Problems";
import type { StageProps } from "../../shared/stage";
import { PrintPanel } from "./PrintPanel";

/** Certificates: issue, print, hand over, void, reissue. */
export function CertificatesPage({ view, today, run, open, preview }: StageProps) {
  const { modal } = App.useApp();
  const [on, setOn] = useState(today);
  const [chosen, setChosen] = useState<string[]>([]);
  const [printing, setPrinting] = useState(false);
  const valid = view.certificates.filter((c) => c.state !== "void");
  const holders = new Set(valid.map((c) => c.enrolment_id));
  const waiting = view.assessment.learners.filter((l) => l.passed && !holders.has(l.id));
  const concluded = view.assessment.concluded_on != null;
  const issue = () =>
    modal.confirm({
      title: `核发 ${concluded ? waiting.length : "可能合格学员的"}${concluded ? " 本" : ""}结业证书`,
      content: concluded ? "核发后编号不能收回，姓名、学时等按现有记录固定。" : "考核尚未作结论：提前核发的证书在作出合格结论之前“尚未生效”，未合格的须作废。",
      okText: "核发",
      cancelText: "取消",
      onOk: () => run(async () => ({ done: `已核发 ${(await certificatesIssue({ class_id: view.id, on, people: [] })).certificates.length} 本` })),
    });
  const withReason = (title: string, content: string, act: (why: string) => Promise<unknown>) => {
    let why = "";
    modal.confirm({ title, content: <>{content}<Input.TextArea rows={2} placeholder="原因（必填，记入登记簿）" onChange={(e) => { why = e.target.value; }} /></>, okText: "确定", cancelText: "取消", onOk: () => act(why) });
  };
  const voidOne = (c: wire.CertificateRow) => withReason(`作废证书 ${c.number}`, `${c.name}。作废后不能恢复，编号不再使用。`, (why) => run(() => certificateVoid({ number: c.number, why })));
  const reissue = (c: wire.CertificateRow) => withReason(`补发证书 ${c.number}`, `${c.name}。原证书作废，按现有记录另编新号。`, (why) => run(async () => ({ done: `已补发，新编号 ${(await certificateReissue({ number: c.number, why })).number}` })));
  return (
    <div className="panel">
      <div className="bar">
        <Day width={150} value={on} onChange={setOn} />
        <Button type="primary" disabled={concluded && waiting.length === 0} onClick={issue} data-testid="issue">核发证书</Button>
        <Button disabled={valid.length === 0} onClick={() => preview("certificates")} data-testid="preview-certificates">预览</Button>
        <Button disabled={valid.length === 0} onClick={() => setPrinting(true)} data-testid="open-print">打印{chosen.length > 0 ? `所选 ${chosen.length}` : ""}</Button>
        <Button onClick={() => preview("certificate-register")}>登记簿</Button>
        <span className="grow" />
        <Space.Compact>
          <Button disabled={chosen.length === 0} onClick={() => void run(() => certificatesPrinted({ numbers: chosen, on, taken_by: "" })).then(() => setChosen([]))}>登记已打印 {chosen.length}</Button>
          <Button disabled={chosen.length === 0} onClick={() => void run(() => certificatesHandedOver({ numbers: chosen, on, taken_by: "" })).then(() => setChosen([]))}>登记领取 {chosen.length}</Button>
        </Space.Compact>
      </div>
      <Alert style={{ marginBottom: 10 }} type={concluded && waiting.length === 0 ? "success" : "info"} showIcon title={concluded ? `合格 ${view.assessment.passed} 人，有效证书 ${valid.length} 本，还有 ${waiting.length} 人待核发` : `考核尚未作结论，已核发 ${valid.length} 本`} />
      <Table<wire.CertificateRow> size="small" rowKey="number" dataSource={view.certificates} pagination={{ pageSize: 100, hideOnSinglePage: true }} scroll={{ y: "calc(100vh - 380px)" }} locale={{ emptyText: "还没有核发证书。" }}
        rowSelection={{ selectedRowKeys: chosen, onChange: (keys) => setChosen(keys as string[]), getCheckboxProps: (c) => ({ disabled: c.state === "void" }), columnWidth: 36 }}
        columns={[
          { title: "证书编号", dataIndex: "number", width: 130 },
          { title: "姓名", dataIndex: "name", width: 100, ellipsis: true },
          { title: "学时", dataIndex: "hours", width: 56 },
          { title: "发证日期", width: 124, render: (_, c) => fullDate(c.issued_on) },
          { title: "状态", width: 76, render: (_, c) => certificateStateLabels[c.state] },
          { title: "效力", width: 84, render: (_, c) => <span className={c.validity === "有效" ? "" : "soon"}>{c.validity}</span> },
          { title: "经过", ellipsis: true, render: (_, c) => [c.printed_on && `${shortDate(c.printed_on)}打印`, c.handed_over_on && `${shortDate(c.handed_over_on)}${c.taken_by === c.name ? "本人" : c.taken_by}领取`, c.void_reason && `作废：${c.void_reason}`, c.replaces && `补发，原${c.replaces}`, c.replaced_by && `补发为${c.replaced_by}`].filter(Boolean).join("；") },
          { title: "", width: 116, render: (_, c) => (c.state === "void" ? (c.replaced_by ? null : <Button size="small" type="link" onClick={() => reissue(c)}>补发</Button>) : <Space size={0}><Button size="small" type="link" onClick={() => reissue(c)}>补发</Button><Button size="small" type="link" danger onClick={() => voidOne(c)}>作废</Button></Space>) },
        ]}
      />
      <Problems problems={view.all_problems.filter((p) => stageOf(p) === "certificates")} open={open} />
      {printing && <PrintPanel view={view} today={today} run={run} numbers={chosen} close={() => { setPrinting(false); setChosen([]); }} />}
    </div>
  );
}
