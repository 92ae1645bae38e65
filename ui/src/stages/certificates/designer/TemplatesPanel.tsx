import { App, Button, Drawer, Radio, Space, Tag } from "antd";
import { useCallback, useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { certificateTemplateChoose, certificateTemplateDelete, certificateTemplateExport, certificateTemplateImport, certificateTemplateShow, certificateTemplates } from "../../../generated/commands";
import type * as wire from "../../../generated/wire";
import { pickFiles, pickSave } from "../../../host/call";
import { Designer } from "./Designer";
import { drafted, resume } from "./drafts";
import type { Design, History } from "./model";

interface Props {
  /** For whose certificates; nothing where templates are looked after for all. */
  classId: string | null;
  run<T>(action: () => Promise<T>): Promise<T | undefined>;
  /** What the list stands in. */
  within?(list: React.ReactNode): React.ReactNode;
}

/** The templates beside a class's certificates. */
export function TemplatesPanel({ close, ...props }: Props & { close(): void }) {
  return <Templates {...props} within={(list) => <Drawer open onClose={close} size={760} title="证书样式">{list}</Drawer>} />;
}

const EMPTY: Design = { title: "新样式", orientation: "landscape", overprint: false, element: [] };

/** The templates: which one the class uses, and what can be done with each. */
export function Templates({ classId, run, within = (list) => list }: Props) {
  const { modal } = App.useApp();
  const [list, setList] = useState<wire.TemplateList | null>(null);
  const [designing, setDesigning] = useState<{ template: string | null; draft: string; start: History; from: Design } | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const look = useCallback(async () => {
    const found = await run(() => certificateTemplates({ class_id: classId }));
    if (found) {
      setList(found);
      setChosen(found.chosen);
    }
  }, [classId, run]);
  useEffect(() => void look(), [look]);
  const begin = (template: string | null, draft: string, from: Design) => setDesigning({ template, draft, from, start: resume(draft, from) });
  const design = async (row: wire.TemplateRow) => {
    const kept = await run(() => certificateTemplateShow({ key: row.key }));
    if (kept) begin(row.key, row.key, kept.design);
  };
  const copy = async (row: wire.TemplateRow) => {
    const kept = await run(() => certificateTemplateShow({ key: row.key }));
    if (kept) begin(null, `copy:${row.key}`, { ...kept.design, title: `${row.title}（副本）` });
  };
  const choose = async (key: string) => {
    if (classId && (await run(() => certificateTemplateChoose({ class_id: classId, template: key })))) await look();
  };
  const bring = async () => {
    const [path] = await pickFiles("导入证书样式", ["toml"], false);
    if (path && (await run(() => certificateTemplateImport({ path })))) await look();
  };
  const take = async (row: wire.TemplateRow) => {
    const path = await pickSave("导出证书样式", `证书样式-${row.title}.toml`, "toml");
    if (path) await run(() => certificateTemplateExport({ key: row.key, path }));
  };
  const drop = (row: wire.TemplateRow) =>
    modal.confirm({
      title: row.shipped ? `恢复随软件提供的“${row.title}”` : `删除样式“${row.title}”`,
      content: row.shipped ? "对它的修改将丢掉；可以撤销。" : "可以撤销。已印的证书不受影响。",
      okText: row.shipped ? "恢复" : "删除",
      cancelText: "取消",
      onOk: async () => {
        if (await run(() => certificateTemplateDelete({ key: row.key }))) await look();
      },
    });
  if (designing && list) {
    return createPortal(<Designer key={designing.draft} template={designing.template} draft={designing.draft} start={designing.start} from={designing.from} list={list} classId={classId} run={run} saved={() => void look()} close={() => setDesigning(null)} />, document.body);
  }
  return within(
    <>
      <div className="bar">
        <Button type="primary" onClick={() => begin(null, "new", EMPTY)} data-testid="new-template">{drafted("new") ? "继续设计新样式" : "新建样式"}</Button>
        <Button onClick={() => void bring()} data-testid="import-template">导入样式文件</Button>
        <span className="grow" />
        {classId && <span className="quiet">选中的样式用于本班的证书</span>}
      </div>
      <table className="grid templates" data-testid="templates">
        <thead><tr>{classId && <th style={{ width: 56 }}>本班</th>}<th style={{ textAlign: "left" }}>样式</th><th style={{ width: 52 }}>纸张</th><th style={{ width: 250 }} /></tr></thead>
        <tbody>
          {list?.templates.map((row) => (
            <tr key={row.key}>
              {classId && <td style={{ textAlign: "center" }}><Radio checked={chosen === row.key} onChange={() => void choose(row.key)} data-testid={`choose-${row.key}`} /></td>}
              <td>
                <div className="shown">{row.title} {row.overprint && <Tag>套打</Tag>}{row.shipped && <Tag>{row.changed ? "随软件提供，已修改" : "随软件提供"}</Tag>}{drafted(row.key) && <Tag color="gold">有改动未保存</Tag>}</div>
                {row.classes.length > 0 && <div className="shown quiet note" title={row.classes.join("、")}>{row.classes.length} 个班次选用</div>}
              </td>
              <td style={{ textAlign: "center" }}>{row.orientation === "landscape" ? "横" : "竖"}</td>
              <td>
                <Space size={0} style={{ paddingLeft: 4 }}>
                  <Button size="small" type="link" onClick={() => void design(row)} data-testid={`design-${row.key}`}>设计</Button>
                  <Button size="small" type="link" onClick={() => void copy(row)}>复制</Button>
                  <Button size="small" type="link" onClick={() => void take(row)} data-testid={`export-${row.key}`}>导出</Button>
                  {(!row.shipped || row.changed) && <Button size="small" type="link" danger onClick={() => drop(row)}>{row.shipped ? "恢复" : "删除"}</Button>}
                </Space>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>,
  );
}
