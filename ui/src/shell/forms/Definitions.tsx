import { Button, Popconfirm, Table } from "antd";
import { useEffect, useState } from "react";
import { formExport, formImport, formReset, formsList } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { pickFiles, pickSave } from "../../host/call";
import type { YearProps } from "../year/YearPage";
import { FormEditor } from "./FormEditor";

const STAGES: Record<string, string> = { filing: "备案", enrolment: "报名", attendance: "签到", committee: "班委", assessment: "考核", certificates: "证书", reports: "报送" };

/** The forms that ship: which were corrected for the year, and a way into each. */
export function Definitions(props: YearProps) {
  const { year, version, run } = props;
  const [list, setList] = useState<wire.FormList | null>(null);
  const [kind, setKind] = useState<string | null>(null);
  useEffect(() => {
    formsList({ year }).then(setList, () => setList(null));
  }, [year, version]);
  if (!list) return null;
  const chosen = list.forms.find((f) => f.kind === kind);
  if (chosen) return <FormEditor key={chosen.kind} {...props} form={chosen} classes={list.classes} done={() => setKind(null)} />;
  const write = async (form: wire.FormRow) => {
    const path = await pickSave("导出样式", `${form.title}-样式.toml`, "toml");
    if (path) await run(() => formExport({ year, kind: form.kind, path }));
  };
  const take = async (form: wire.FormRow) => {
    const [path] = await pickFiles("选择样式文件", ["toml"], false);
    if (path) await run(() => formImport({ year, kind: form.kind, path }));
  };
  return (
    <>
      <p className="quiet">标签、行列的先后、添加的行、标题、盖章处和说明都可以改；改动用于{year}年度的班次，已报送的班次仍用原来的样式。</p>
      <Table<wire.FormRow> size="small" rowKey="kind" dataSource={list.forms} pagination={false} data-testid="definitions"
        columns={[
          { title: "材料", dataIndex: "title" },
          { title: "环节", width: 90, render: (_, f) => STAGES[f.stage] },
          { title: "样式", width: 140, render: (_, f) => (f.corrected ? <b className="soon">已改</b> : <span className="quiet">随软件提供</span>) },
          { title: "", width: 330, render: (_, f) => (
            <>
              <Button type="link" size="small" onClick={() => setKind(f.kind)} data-testid={`edit-${f.kind}`}>修改</Button>
              <Button type="link" size="small" onClick={() => void write(f)}>导出</Button>
              <Button type="link" size="small" onClick={() => void take(f)}>导入</Button>
              {f.corrected && <Popconfirm title="恢复随软件提供的样式？" description="本年度的改动不再使用；可以撤销。" okText="恢复" cancelText="不恢复" onConfirm={() => void run(() => formReset({ year, kind: f.kind }))}><Button type="link" size="small" data-testid={`reset-${f.kind}`}>恢复随软件提供的样式</Button></Popconfirm>}
            </>
          ) },
        ]}
      />
    </>
  );
}
