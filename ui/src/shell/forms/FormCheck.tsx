import { Alert, Button, Input, Radio, Select, Table } from "antd";
import { useEffect, useState } from "react";
import { formFileCheck, ownFormAdd, ownFormCheck } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { asOfficeError } from "../../host/call";
import { Problems } from "../../shared/Problems";
import type { Run } from "../App";

const STATES: Record<string, string> = { known: "可以填写", empty: "这个班还没有", unknown: "没有这一项" };

interface Props {
  year: number;
  kinds: wire.FormKind[];
  classes: wire.FormClass[];
  classId: string | null;
  chooseClass(id: string): void;
  run: Run;
  what: { file: string } | { form: wire.OwnFormRow };
  done(): void;
}

/** What a form holds, with what each placeholder says for a class; a new one is kept from here. */
export function FormCheck({ year, kinds, classes, classId, chooseClass, run, what, done }: Props) {
  const file = "file" in what ? what.file : null;
  const form = "form" in what ? what.form : null;
  const [report, setReport] = useState<wire.FormReport | null>(null);
  const [failed, setFailed] = useState("");
  const [kind, setKind] = useState("");
  const [title, setTitle] = useState("");
  const [scope, setScope] = useState<"year" | "class">("year");
  const trial = form?.class_id || classId;
  useEffect(() => {
    setFailed("");
    const asked = file ? formFileCheck({ file, class_id: trial }) : ownFormCheck({ form_id: form!.id, class_id: trial });
    asked.then(setReport, (error: unknown) => {
      const { message, hint } = asOfficeError(error);
      setFailed(`${message}。${hint}`);
    });
  }, [file, form, trial]);
  const keep = async () => {
    if (!file) return;
    const to = scope === "class" ? { year: null, class_id: classId } : { year, class_id: null };
    if (await run(() => ownFormAdd({ file, ...to, kind, title }))) done();
  };
  const unknown = report?.placeholders.filter((p) => p.state === "unknown").length ?? 0;
  const errors = report?.problems.filter((p) => p.severity === "error").length ?? 0;
  const name = (file ?? form?.file_name ?? "").split(/[\\/]/).pop();
  return (
    <div data-testid="form-check">
      <div className="bar">
        <h3 style={{ margin: 0 }}>核对表格</h3><span className="quiet">{name}</span><span className="grow" />
        {classes.length > 0 && !form?.class_id && <>对照班次 <Select style={{ width: 260 }} value={classId} onChange={chooseClass} options={classes.map((c) => ({ value: c.class_id, label: c.title }))} /></>}
        <Button onClick={done} data-testid="form-back">{file ? "放弃" : "返回"}</Button>
        {file && <Button type="primary" disabled={!report?.fillable} onClick={() => void keep()} data-testid="keep-form">登记这份表格</Button>}
      </div>
      {failed && <Alert type="error" showIcon title={failed} data-testid="form-failed" />}
      {report && !failed && (
        <>
          {file && (
            <div className="fields" style={{ marginBottom: 12 }}>
              <label><span>代替软件的哪种材料</span>
                <Select style={{ width: "100%" }} showSearch optionFilterProp="label" value={kind} onChange={setKind} data-testid="form-kind" options={[{ value: "", label: "不代替，单独使用" }, ...kinds.map((k) => ({ value: k.kind, label: k.title }))]} />
              </label>
              <label><span>名称（不填用材料名或文件名）</span><Input value={title} onChange={(e) => setTitle(e.target.value)} data-testid="form-title" /></label>
              <div><span className="field-label">用于</span>
                <Radio.Group value={scope} onChange={(e) => setScope(e.target.value)} options={[{ value: "year", label: `${year}年度全部班次` }, { value: "class", label: "只用于对照的班次", disabled: !classId }]} />
              </div>
            </div>
          )}
          <p data-testid="form-counts">
            找到 {report.placeholders.length} 处占位符{unknown > 0 && `，其中 ${unknown} 处不认识`}。
            {errors > 0 ? "请在文件中改正后重新选择；改正前不能登记。" : report.placeholders.length > 0 ? "都能填写，填写时不改变表格样式。" : ""}
          </p>
          <Problems problems={report.problems} />
          <Table<wire.FormPlaceholder & { key: number }> size="small" rowKey="key" dataSource={report.placeholders.map((p, key) => ({ ...p, key }))} pagination={false} scroll={{ y: 260 }}
            columns={[
              { title: "位置", width: 130, render: (_, p) => (p.row ? `${p.part} ${p.column}${p.row}` : p.part) },
              { title: "占位符", width: 230, render: (_, p) => `{{${p.written}}}` },
              { title: "含义", width: 190, render: (_, p) => p.label || (p.nearest && <span className="soon">可能是 {p.nearest}</span>) },
              { title: "重复", width: 130, render: (_, p) => p.list && `每个${p.list}一行` },
              { title: "状态", width: 110, render: (_, p) => <span className={p.state === "unknown" ? "late" : p.state === "empty" ? "soon" : undefined}>{STATES[p.state]}</span> },
              { title: trial ? "这个班的内容" : "示例", dataIndex: "value", ellipsis: true },
            ]}
          />
        </>
      )}
    </div>
  );
}
