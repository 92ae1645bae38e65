import { SearchOutlined } from "@ant-design/icons";
import { Button, Input, Select, Space, Table } from "antd";
import { useEffect, useState } from "react";
import { certificateRegister, certificateRegisterExport } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { certificateStateLabels } from "../../generated/words";
import { openPath, pickSave } from "../../host/call";
import { fullDate } from "../../shared/format";
import { HandOverDialog, history, WithdrawDialog } from "../../stages/certificates";
import type { RegisterProps } from "./RegisterPage";

const PAGE = 50;
const NOTHING: wire.Register = { certificates: [], total: 0, all: 0, to_hand_over: [], years: [], classes: [] };
const VALIDITIES = ["有效", "尚未生效", "应作废", "已作废"];

/** The lines of the register, a page at a time, and what is done with many at once. */
export function Lines({ version, today, run, find }: RegisterProps & { find: string }) {
  const [text, setText] = useState(find);
  const [year, setYear] = useState<number | null>(null);
  const [classId, setClassId] = useState<string | null>(null);
  const [state, setState] = useState<wire.CertificateState | null>(null);
  const [validity, setValidity] = useState<string | null>(null);
  const [page, setPage] = useState(1);
  const [found, setFound] = useState<wire.Register | null>(null);
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const [handing, setHanding] = useState(false);
  const [voiding, setVoiding] = useState<wire.CertificateRow | null>(null);
  const query = { text, year, class_id: classId, state, validity, earlier: false };
  useEffect(() => {
    // What was typed last is what is shown, however the answers come in.
    let wanted = true;
    certificateRegister({ ...query, offset: (page - 1) * PAGE, limit: PAGE }).then((r) => wanted && setFound(r), () => wanted && setFound(NOTHING));
    return () => {
      wanted = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [version, text, year, classId, state, validity, page]);
  const shown = found ?? NOTHING;
  const narrowed = text.trim() !== "" || year !== null || classId !== null || state !== null || validity !== null;
  const narrow = (set: () => void) => {
    set();
    setPage(1);
    setChosen({});
  };
  const save = async (paper: "register" | "hand-over", format: "xlsx" | "pdf") => {
    const name = paper === "register" ? "结业证书登记簿" : "结业证书领取签收表";
    const path = await pickSave(`导出${name}`, `${name}${year ? `-${year}` : ""}.${format}`, format);
    if (path && (await run(() => certificateRegisterExport({ query: { ...query, offset: 0, limit: 0 }, paper, path }))) && format === "pdf") await openPath(path);
  };
  const numbers = Object.keys(chosen);
  const all = () => setChosen(Object.fromEntries(shown.to_hand_over.map((n) => [n, shown.certificates.find((c) => c.number === n)?.name ?? n])));
  return (
    <>
      <div className="bar">
        <Input allowClear autoFocus prefix={<SearchOutlined />} style={{ width: 250 }} defaultValue={find} placeholder="姓名、拼音、编号、证号末位" data-testid="register-text" onChange={(e) => narrow(() => setText(e.target.value))} />
        <Select style={{ width: 112 }} value={year ?? 0} onChange={(v) => narrow(() => setYear(v || null))} options={[{ value: 0, label: "全部年度" }, ...shown.years.map((y) => ({ value: y, label: `${y}年` }))]} data-testid="register-year" />
        <Select style={{ width: 210 }} value={classId ?? ""} onChange={(v) => narrow(() => setClassId(v || null))} options={[{ value: "", label: "全部班次" }, ...shown.classes.map((c) => ({ value: c.id, label: c.title }))]} popupMatchSelectWidth={420} />
        <Select style={{ width: 104 }} value={state ?? ""} onChange={(v) => narrow(() => setState((v || null) as wire.CertificateState | null))} options={[{ value: "", label: "全部状态" }, ...Object.entries(certificateStateLabels).map(([value, label]) => ({ value, label }))]} data-testid="register-state" />
        <Select style={{ width: 108 }} value={validity ?? ""} onChange={(v) => narrow(() => setValidity(v || null))} options={[{ value: "", label: "全部效力" }, ...VALIDITIES.map((v) => ({ value: v, label: v }))]} />
        <span className="grow" />
        <span className="quiet" data-testid="register-count">{narrowed ? `找到 ${shown.total} 本，共 ${shown.all} 本` : `共 ${shown.all} 本`}</span>
      </div>
      <div className="bar">
        <Button type="primary" disabled={numbers.length === 0} onClick={() => setHanding(true)} data-testid="register-hand-over">登记领取 {numbers.length}</Button>
        <Button disabled={shown.to_hand_over.length === 0} onClick={all} data-testid="register-all">选中待领取的 {shown.to_hand_over.length} 本</Button>
        <span className="grow" />
        <Button disabled={shown.total === 0} onClick={() => void save("hand-over", "pdf")} data-testid="save-hand-over">领取签收表</Button>
        <Space.Compact>
          <Button disabled={shown.total === 0} onClick={() => void save("register", "pdf")} data-testid="save-register-pdf">登记簿 PDF</Button>
          <Button disabled={shown.total === 0} onClick={() => void save("register", "xlsx")} data-testid="save-register">表格</Button>
        </Space.Compact>
      </div>
      <Table<wire.CertificateRow> size="small" rowKey="number" loading={found === null} dataSource={shown.certificates} scroll={{ x: 1180, y: "calc(100vh - 318px)" }}
        pagination={{ current: page, pageSize: PAGE, total: shown.total, onChange: setPage, showSizeChanger: false, hideOnSinglePage: true, size: "small" }}
        locale={{ emptyText: narrowed ? "没有符合的证书：可以只输入姓、首字母或编号的一部分。" : "还没有证书：在班次的证书页核发，或导入往年登记簿。" }}
        rowSelection={{ selectedRowKeys: numbers, preserveSelectedRowKeys: true, columnWidth: 36, fixed: true, getCheckboxProps: (c) => ({ disabled: c.earlier || c.state === "void" || c.validity === "应作废" }), onChange: (keys, rows) => setChosen(Object.fromEntries(keys.map((k, i) => [String(k), rows[i]?.name ?? chosen[String(k)] ?? String(k)]))) }}
        columns={[
          { title: "证书编号", dataIndex: "number", width: 140, fixed: "left", ellipsis: true },
          { title: "姓名", dataIndex: "name", width: 96, fixed: "left", ellipsis: true },
          { title: "证件号码", dataIndex: "id_number", width: 168 },
          { title: "项目名称", dataIndex: "class_title", width: 230, ellipsis: true },
          { title: "发证日期", width: 122, render: (_, c) => c.issued_on && fullDate(c.issued_on) },
          { title: "状态", width: 74, render: (_, c) => certificateStateLabels[c.state] },
          { title: "效力", width: 82, render: (_, c) => <span className={c.validity === "有效" ? "" : "soon"}>{c.validity}</span> },
          { title: "经过", ellipsis: true, render: (_, c) => history(c) },
          { title: "", width: 56, fixed: "right", render: (_, c) => c.state !== "void" && <Button size="small" type="link" danger onClick={() => setVoiding(c)}>作废</Button> },
        ]}
      />
      {handing && <HandOverDialog numbers={numbers} names={Object.values(chosen)} today={today} run={run} close={(done) => { setHanding(false); if (done) setChosen({}); }} />}
      {voiding && <WithdrawDialog certificate={voiding} reissue={false} run={run} close={() => setVoiding(null)} />}
    </>
  );
}
