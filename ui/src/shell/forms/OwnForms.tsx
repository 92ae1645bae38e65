import { Button, Popconfirm, Select, Table } from "antd";
import { useEffect, useState } from "react";
import { ownFormExport, ownFormFill, ownFormRemove, ownForms } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { pickFiles, pickSave } from "../../host/call";
import { useDropTarget } from "../../shared/drop";
import { fullDate } from "../../shared/format";
import type { YearProps } from "../year/YearPage";
import { FormCheck } from "./FormCheck";

export const FORMATS: Record<string, string> = { xlsx: "Excel 表格", docx: "Word 文档" };

/** The office's own forms: which papers they stand in place of, checked before they are kept. */
export function OwnForms({ year, version, run }: YearProps) {
  const [all, setAll] = useState<wire.OwnForms | null>(null);
  const [checking, setChecking] = useState<{ file: string } | { form: wire.OwnFormRow } | null>(null);
  const [trial, setTrial] = useState<string | null>(null);
  useEffect(() => {
    ownForms({ year }).then(setAll, () => setAll(null));
  }, [year, version]);
  const take = (files: string[]) => files[0] && setChecking({ file: files[0] });
  useDropTarget({ verb: "检查表格", take });
  if (!all) return null;
  const classId = trial ?? all.classes[0]?.class_id ?? null;
  const classes = all.classes.map((c) => ({ value: c.class_id, label: c.title }));
  if (checking) return <FormCheck key={"file" in checking ? checking.file : checking.form.id} year={year} kinds={all.kinds} classes={all.classes} classId={classId} chooseClass={setTrial} run={run} what={checking} done={() => setChecking(null)} />;
  const fill = async (form: wire.OwnFormRow) => {
    const class_id = form.class_id || classId;
    if (!class_id) return;
    const path = await pickSave("保存填好的表格", `${form.title}.${form.format}`, form.format);
    if (path) await run(() => ownFormFill({ class_id, form_id: form.id, path }));
  };
  const save = async (form: wire.OwnFormRow) => {
    const path = await pickSave("保存空白表格", form.file_name, form.format);
    if (path) await run(() => ownFormExport({ form_id: form.id, path }));
  };
  return (
    <>
      <div className="bar">
        <Button type="primary" onClick={async () => take(await pickFiles("选择表格", ["xlsx", "docx"], false))} data-testid="add-form">添加表格</Button>
        <span className="quiet">主管部门或本单位的 Word、Excel 表格：在要填的地方写上占位符，软件按班次填写，表格样式不变。</span>
        <span className="grow" />
        {classes.length > 0 && <>试填班次 <Select style={{ width: 260 }} value={classId} onChange={setTrial} options={classes} /></>}
      </div>
      <Table<wire.OwnFormRow> size="small" rowKey="id" dataSource={all.forms} pagination={false} data-testid="own-forms" locale={{ emptyText: <Steps /> }}
        columns={[
          { title: "名称", render: (_, f) => <><b>{f.title}</b><div className="quiet">{f.file_name}</div></> },
          { title: "代替软件的材料", width: 220, render: (_, f) => f.paper ? <>{f.paper}<div className="quiet">{f.format === "docx" ? "另出 Word 文档" : "Excel 表格用这一份"}</div></> : <span className="quiet">单独使用，随报送材料导出</span> },
          { title: "用于", width: 200, render: (_, f) => f.class_title || `${year}年度全部班次` },
          { title: "格式", width: 100, render: (_, f) => FORMATS[f.format] },
          { title: "登记日期", width: 140, render: (_, f) => fullDate(f.added_on) },
          { title: "", width: 250, render: (_, f) => (
            <>
              <Button type="link" size="small" onClick={() => setChecking({ form: f })} data-testid={`check-${f.title}`}>核对</Button>
              <Button type="link" size="small" disabled={!f.class_id && !classId} onClick={() => void fill(f)} data-testid={`fill-${f.title}`}>试填</Button>
              <Button type="link" size="small" onClick={() => void save(f)}>取出</Button>
              <Popconfirm title="移除这份表格？" description="已报送的班次仍用原来的表格；可以撤销。" okText="移除" cancelText="不移除" onConfirm={() => void run(() => ownFormRemove({ form_id: f.id }))}><Button type="link" size="small">移除</Button></Popconfirm>
            </>
          ) },
        ]}
      />
    </>
  );
}

/** What to do with an empty list. */
function Steps() {
  return (
    <div className="form-steps">
      <p>还没有登记表格。</p>
      <p>1. 打开单位或主管部门的 Word、Excel 表格，在要填的地方写上占位符，如 <b>{"{{项目名称}}"}</b>、<b>{"{{承办单位}}"}</b>。</p>
      <p>2. 名单类表格只留一行，写上 <b>{"{{学员.姓名}}"}</b>、<b>{"{{学员.工作单位}}"}</b>，软件按人数增加行。</p>
      <p>3. 另存为 .xlsx 或 .docx，点“添加表格”，或把文件拖到这里。</p>
    </div>
  );
}
