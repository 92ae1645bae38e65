import { Alert, Button, Input, Table } from "antd";
import { useEffect, useState } from "react";
import { certificateRegister, certificateRegisterExport, certificateVerify } from "../generated/commands";
import type * as wire from "../generated/wire";
import { certificateStateLabels } from "../generated/words";
import { pickSave } from "../host/call";
import { fullDate, longDate } from "../shared/format";
import type { Run } from "./App";

/** The register of all certificates, and the check of a number. */
export function Register({ version, run, find = "" }: { version: number; run: Run; find?: string }) {
  const [rows, setRows] = useState<wire.CertificateRow[]>([]);
  const [text, setText] = useState(find);
  const [found, setFound] = useState<wire.Verification | null>(null);
  useEffect(() => {
    certificateRegister({}).then((list) => setRows(list.certificates), () => setRows([]));
  }, [version]);
  const save = async () => {
    const path = await pickSave("导出登记簿", "结业证书登记簿.xlsx", "xlsx");
    if (path) await run(() => certificateRegisterExport({ path }));
  };
  const shown = rows.filter((r) => `${r.number}${r.name}${r.class_title}`.includes(text.trim()));
  return (
    <>
      <div className="panel">
        <h3>核验证书</h3>
        <Input.Search style={{ width: 420 }} placeholder="输入证书编号，或扫描二维码" enterButton="核验" onSearch={async (number) => setFound((await run(() => certificateVerify({ number }))) ?? null)} />
        {found && <Alert style={{ marginTop: 10 }} type={found.valid ? "success" : "warning"} showIcon title={found.message} description={found.certificate && `${found.certificate.name}，${found.certificate.class_title}，${longDate(found.certificate.issued_on)}发证`} />}
      </div>
      <div className="panel" data-testid="register">
        <div className="bar"><h3 style={{ margin: 0 }}>结业证书登记簿</h3><span className="quiet">共 {rows.length} 本，作废 {rows.filter((r) => r.state === "void").length} 本</span><span className="grow" /><Input.Search allowClear placeholder="按编号、姓名、项目查找" style={{ width: 240 }} defaultValue={find} onChange={(e) => setText(e.target.value)} /><Button disabled={rows.length === 0} onClick={() => void save()}>导出表格</Button></div>
        <Table<wire.CertificateRow> size="small" rowKey="number" dataSource={shown} pagination={{ pageSize: 50, hideOnSinglePage: true }} scroll={{ x: 1000 }}
          columns={[
            { title: "证书编号", dataIndex: "number", width: 140, fixed: "left" },
            { title: "姓名", dataIndex: "name", width: 110 },
            { title: "证件号码", dataIndex: "id_number", width: 180 },
            { title: "项目名称", dataIndex: "class_title" },
            { title: "发证日期", width: 130, render: (_, r) => fullDate(r.issued_on) },
            { title: "状态", width: 90, render: (_, r) => certificateStateLabels[r.state] },
            { title: "效力", width: 90, dataIndex: "validity" },
            { title: "备注", width: 160, render: (_, r) => r.void_reason || (r.replaces ? `补发，原${r.replaces}` : "") },
          ]}
        />
      </div>
    </>
  );
}
