import { Button, Input, Select, Table } from "antd";
import { useEffect, useState } from "react";
import { formFields, formFieldsExport, ownForms } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { pickSave } from "../../host/call";
import type { YearProps } from "../year/YearPage";

/** Everything a form may hold, with what it says. */
export function Placeholders({ year, version, run }: YearProps) {
  const [fields, setFields] = useState<wire.FormField[]>([]);
  const [classes, setClasses] = useState<wire.FormClass[]>([]);
  const [classId, setClassId] = useState<string | null>(null);
  const [text, setText] = useState("");
  const [list, setList] = useState("all");
  const [copied, setCopied] = useState("");
  useEffect(() => {
    ownForms({ year }).then((all) => {
      setClasses(all.classes);
      setClassId((now) => now ?? all.classes[0]?.class_id ?? null);
    }, () => setClasses([]));
  }, [year, version]);
  useEffect(() => {
    formFields({ class_id: classId }).then((found) => setFields(found.fields), () => setFields([]));
  }, [classId, version]);
  const save = async () => {
    const path = await pickSave("导出占位符", "占位符.xlsx", "xlsx");
    if (path) await run(() => formFieldsExport({ class_id: classId, path }));
  };
  const copy = async (written: string) => {
    await navigator.clipboard.writeText(written).then(() => setCopied(written), () => setCopied(""));
  };
  const lists = [...new Map(fields.filter((f) => f.list).map((f) => [f.list_path, f.list])).entries()];
  const shown = fields.filter((f) => (list === "all" || f.list_path === list) && `${f.label}${f.path}${f.value}`.toLowerCase().includes(text.trim().toLowerCase()));
  return (
    <>
      <div className="bar">
        <Input allowClear style={{ width: 240 }} placeholder="按名称、内容查找" onChange={(e) => setText(e.target.value)} data-testid="find-field" />
        <Select style={{ width: 200 }} value={list} onChange={setList} options={[{ value: "all", label: "全部" }, { value: "", label: "班次（每班一份）" }, ...lists.map(([value, label]) => ({ value, label: `${label}（每项一行）` }))]} />
        <span className="quiet">{copied ? `已复制 ${copied}` : `${shown.length} 项，点占位符即可复制；行号写 {{#}}`}</span>
        <span className="grow" />
        {classes.length > 0 && <>内容取自 <Select style={{ width: 240 }} value={classId} onChange={setClassId} options={classes.map((c) => ({ value: c.class_id, label: c.title }))} /></>}
        <Button onClick={() => void save()} data-testid="export-fields">导出清单</Button>
      </div>
      <Table<wire.FormField> size="small" rowKey="path" dataSource={shown} pagination={{ pageSize: 100, hideOnSinglePage: true, showSizeChanger: false }} scroll={{ y: "calc(100vh - 330px)" }} data-testid="form-fields"
        columns={[
          { title: "占位符", width: 300, render: (_, f) => <Button type="link" size="small" style={{ padding: 0, whiteSpace: "normal", textAlign: "left", height: "auto" }} onClick={() => void copy(`{{${f.label}}}`)}>{`{{${f.label}}}`}</Button> },
          { title: "英文写法（两种都可以）", width: 300, render: (_, f) => <span className="quiet">{`{{${f.path}}}`}</span> },
          { title: "重复", width: 120, render: (_, f) => f.list && `每个${f.list}一行` },
          { title: "类型", width: 70, dataIndex: "kind" },
          { title: classId ? "这个班的内容" : "示例", dataIndex: "value", ellipsis: true },
        ]}
      />
    </>
  );
}
