import { Alert, App, Button, Space, Table } from "antd";
import { useEffect, useState } from "react";
import { certificateSetup, certificatesIssue } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { certificateStateLabels } from "../../generated/words";
import { Day } from "../../shared/Day";
import { fullDate, shortDate } from "../../shared/format";
import { Problems, stageOf } from "../../shared/Problems";
import type { StageProps } from "../../shared/stage";
import { TemplatesPanel } from "./designer/TemplatesPanel";
import { history } from "./history";
import { HandOverDialog, PrintedDialog, WithdrawDialog } from "./marks";
import { PrintPanel } from "./PrintPanel";
import { Setup } from "./Setup";

type Doing = { what: "printed" | "hand-over" | "print" | "setup" | "templates" } | { what: "void" | "reissue"; certificate: wire.CertificateRow };

/** Certificates: issue, print, hand over, void, reissue. */
export function CertificatesPage({ view, today, run, open, preview }: StageProps) {
  const { modal } = App.useApp();
  // Printed ahead of the last day, a certificate bears the last day.
  const [on, setOn] = useState(today < view.class.closes_on ? view.class.closes_on : today);
  const [chosen, setChosen] = useState<string[]>([]);
  const [doing, setDoing] = useState<Doing | null>(null);
  const [setup, setSetup] = useState<wire.CertificateSetup | null>(null);
  const [version, setVersion] = useState(0);
  useEffect(() => {
    let wanted = true;
    setVersion((v) => v + 1);
    certificateSetup({ class_id: view.id }).then((found) => wanted && setSetup(found), () => wanted && setSetup(null));
    return () => {
      wanted = false;
    };
  }, [view]);
  const valid = view.certificates.filter((c) => c.state !== "void");
  const toVoid = valid.filter((c) => c.validity === "应作废").length;
  const waiting = setup?.waiting ?? [];
  const concluded = view.assessment.concluded_on != null;
  const against = (setup?.problems ?? []).filter((p) => p.severity === "error");
  const next = waiting[0]?.number ?? "";
  const issue = () =>
    modal.confirm({
      title: `核发 ${waiting.length} 本结业证书`,
      content: <>{next && <p>编号自 {next} 起。</p>}{concluded ? "核发后编号不能收回，姓名、学时等按现有记录固定。" : "考核尚未作结论：提前核发的证书在作出合格结论之前“尚未生效”，未合格的须作废。"}</>,
      okText: "核发",
      cancelText: "取消",
      onOk: () => run(async () => ({ done: `已核发 ${(await certificatesIssue({ class_id: view.id, on, people: [] })).certificates.length} 本` })),
    });
  const close = (done: boolean) => {
    setDoing(null);
    if (done) setChosen([]);
  };
  const holders = view.certificates.filter((c) => chosen.includes(c.number));
  const state = [concluded ? `合格 ${view.assessment.passed} 人` : "考核尚未作结论", `有效的证书 ${valid.filter((c) => c.validity === "有效").length} 本`, valid.length > 0 && !concluded && `尚未生效 ${valid.length} 本`, waiting.length > 0 && `${waiting.length} 人待核发${next ? `，编号自 ${next} 起` : ""}`, toVoid > 0 && `应作废 ${toVoid} 本`, valid.length > toVoid && `已领取 ${valid.filter((c) => c.state === "handed_over" && c.validity !== "应作废").length} 本`].filter(Boolean).join("；");
  return (
    <div className="panel">
      <div className="bar">
        <Day width={150} value={on} onChange={setOn} />
        <Button type="primary" disabled={waiting.length === 0 || against.length > 0} onClick={issue} data-testid="issue">核发证书{waiting.length > 0 && ` ${waiting.length}`}</Button>
        <Space.Compact>
          <Button onClick={() => setDoing({ what: "setup" })} data-testid="open-setup">证书设置</Button>
          <Button onClick={() => setDoing({ what: "templates" })} data-testid="open-templates">样式</Button>
        </Space.Compact>
        <Button disabled={valid.length === 0} onClick={() => setDoing({ what: "print" })} data-testid="open-print">打印{chosen.length > 0 && ` ${chosen.length}`}</Button>
        <Space.Compact>
          <Button disabled={valid.length === 0} onClick={() => preview("certificates")} data-testid="preview-certificates">预览</Button>
          <Button disabled={valid.length === 0} onClick={() => preview("hand-over-list")} data-testid="preview-hand-over">签收表</Button>
          <Button disabled={view.certificates.length === 0} onClick={() => preview("certificate-register")}>登记簿</Button>
        </Space.Compact>
        <span className="grow" />
        <Space.Compact>
          <Button disabled={chosen.length === 0} onClick={() => setDoing({ what: "printed" })} data-testid="mark-printed">登记打印{chosen.length > 0 && ` ${chosen.length}`}</Button>
          <Button disabled={chosen.length === 0} onClick={() => setDoing({ what: "hand-over" })} data-testid="mark-handed-over">登记领取{chosen.length > 0 && ` ${chosen.length}`}</Button>
        </Space.Compact>
      </div>
      <Alert style={{ marginBottom: 10 }} type={concluded && waiting.length === 0 ? "success" : "info"} showIcon title={<span data-testid="certificates-state">{state}</span>} />
      {waiting.length > 0 && <Problems problems={against} />}
      <Table<wire.CertificateRow> size="small" rowKey="number" dataSource={view.certificates} pagination={{ pageSize: 100, hideOnSinglePage: true }} scroll={{ x: 860, y: "calc(100vh - 380px)" }} locale={{ emptyText: "还没有核发证书。" }}
        rowSelection={{ selectedRowKeys: chosen, onChange: (keys) => setChosen(keys as string[]), getCheckboxProps: (c) => ({ disabled: c.state === "void" }), columnWidth: 36, fixed: true }}
        columns={[
          { title: "证书编号", dataIndex: "number", width: 134, fixed: "left", ellipsis: true },
          { title: "姓名", dataIndex: "name", width: 96, fixed: "left", ellipsis: true },
          { title: "学时", width: 64, render: (_, c) => (c.stated === "earned" ? `实修${c.hours}` : c.hours) },
          { title: "发证日期", width: 84, render: (_, c) => c.issued_on && <span title={fullDate(c.issued_on)}>{shortDate(c.issued_on)}</span> },
          { title: "状态", width: 74, render: (_, c) => certificateStateLabels[c.state] },
          { title: "效力", width: 82, render: (_, c) => <span className={c.validity === "有效" ? "" : "soon"}>{c.validity}</span> },
          { title: "经过", ellipsis: true, render: (_, c) => history(c) },
          { title: "", width: 106, render: (_, c) => (
            <Space size={0}>
              {!c.replaced_by && <Button size="small" type="link" onClick={() => setDoing({ what: "reissue", certificate: c })} data-testid={`reissue-${c.number}`}>补发</Button>}
              {c.state !== "void" && <Button size="small" type="link" danger onClick={() => setDoing({ what: "void", certificate: c })} data-testid={`void-${c.number}`}>作废</Button>}
            </Space>
          ) },
        ]}
      />
      <Problems problems={view.all_problems.filter((p) => stageOf(p) === "certificates")} open={open} />
      {doing?.what === "print" && <PrintPanel view={view} today={today} run={run} numbers={chosen} close={() => close(true)} />}
      {doing?.what === "templates" && <TemplatesPanel classId={view.id} run={run} close={() => close(false)} />}
      {doing?.what === "setup" && <Setup view={view} run={run} version={version} close={() => close(false)} />}
      {doing?.what === "printed" && <PrintedDialog numbers={chosen} onStock={false} today={today} run={run} close={close} />}
      {doing?.what === "hand-over" && <HandOverDialog numbers={chosen} names={holders.map((c) => c.name)} today={today} run={run} close={close} />}
      {(doing?.what === "void" || doing?.what === "reissue") && <WithdrawDialog certificate={doing.certificate} reissue={doing.what === "reissue"} run={run} close={close} />}
    </div>
  );
}
