import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from "@ant-design/icons";
import { Button, Drawer, Radio, Select } from "antd";
import { useEffect, useState } from "react";
import { creditExport, creditSheet, creditSheetSet } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { pickSave } from "../../host/call";
import type { StageProps } from "../../shared/stage";

/** The columns of the credit-of-hours sheet, kept for all classes, and the sheet itself. */
export function Credit({ view, run, preview, show, close }: StageProps & { show: boolean; close(): void }) {
  const [fields, setFields] = useState<wire.CreditField[]>([]);
  const [sheet, setSheet] = useState<wire.CreditSheet | null>(null);
  const [changed, setChanged] = useState(false);
  useEffect(() => {
    if (!show) return;
    void creditSheet({}).then((found) => {
      setFields(found.fields);
      setSheet(found.sheet);
      setChanged(false);
    }, () => {});
  }, [show]);
  if (!show || !sheet) return <Drawer open={false} />;
  const paper = view.papers.find((p) => p.kind === "credit-of-hours");
  const edit = (part: Partial<wire.CreditSheet>) => {
    setSheet({ ...sheet, ...part });
    setChanged(true);
  };
  const columns = sheet.columns;
  const set = (index: number, part: Partial<wire.CreditColumn>) => edit({ columns: columns.map((c, i) => (i === index ? { ...c, ...part } : c)) });
  const move = (index: number, by: number) => {
    const next = [...columns];
    [next[index], next[index + by]] = [next[index + by], next[index]];
    edit({ columns: next });
  };
  const label = (path: string) => fields.find((f) => f.path === path)?.label ?? path;
  const save = async () => {
    if (await run(() => creditSheetSet(sheet))) setChanged(false);
  };
  const write = async () => {
    const path = await pickSave("保存", `${view.class.title}学时登记.xlsx`, "xlsx");
    if (path) await run(() => creditExport({ class_id: view.id, path }));
  };
  const ready = !changed && paper?.unavailable === "";
  const reason = changed ? "请先保存栏目" : (paper?.unavailable ?? "");
  return (
    <Drawer open onClose={close} size={680} title="继续教育学时登记表"
      extra={<div className="bar" style={{ margin: 0 }}>
        <Button disabled={!ready} title={reason} onClick={() => { close(); preview("credit-of-hours"); }} data-testid="credit-preview">预览打印</Button>
        <Button disabled={!ready} title={reason} onClick={() => void write()} data-testid="credit-export">导出上报表格</Button>
        <Button type="primary" disabled={!changed} onClick={() => void save()} data-testid="credit-save">保存栏目</Button>
      </div>}>
      <p className="quiet" style={{ marginTop: 0 }}>栏目和顺序按当地登记系统的要求选用，各班次通用。{paper?.unavailable && `本班${paper.unavailable}，作出结论后即可打印和导出。`}</p>
      <div className="bar">登记 <Radio.Group value={sheet.everybody} onChange={(e) => edit({ everybody: e.target.value })} options={[{ value: false, label: "考核合格的学员" }, { value: true, label: "全体学员" }]} /></div>
      <table className="grid" data-testid="credit-columns">
        <thead><tr><th style={{ width: 36 }}>序</th><th style={{ width: 150 }}>内容</th><th>栏目名称</th><th style={{ width: 150 }}>固定内容</th><th style={{ width: 96 }} /></tr></thead>
        <tbody>
          {columns.map((c, i) => (
            <tr key={`${c.field}-${i}`}>
              <td className="number">{i + 1}</td>
              <td><span className="shown">{label(c.field)}</span></td>
              <td><input value={c.heading} placeholder={c.field === "fixed" ? "如 科目类别" : label(c.field)} onChange={(e) => set(i, { heading: e.target.value })} /></td>
              <td>{c.field === "fixed" ? <input value={c.fixed} placeholder="如 专业科目" onChange={(e) => set(i, { fixed: e.target.value })} /> : <span className="shown quiet">取自记录</span>}</td>
              <td style={{ textAlign: "center" }}>
                <Button type="text" size="small" title="上移" disabled={i === 0} icon={<ArrowUpOutlined />} onClick={() => move(i, -1)} />
                <Button type="text" size="small" title="下移" disabled={i === columns.length - 1} icon={<ArrowDownOutlined />} onClick={() => move(i, 1)} />
                <Button type="text" size="small" title="不要这一栏" disabled={columns.length === 1} icon={<DeleteOutlined />} onClick={() => edit({ columns: columns.filter((_, k) => k !== i) })} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Select style={{ width: 220, marginTop: 8 }} placeholder="添加栏目" value={null} data-testid="credit-add"
        options={fields.filter((f) => f.path === "fixed" || !columns.some((c) => c.field === f.path)).map((f) => ({ value: f.path, label: f.label }))}
        onChange={(field: string | null) => field && edit({ columns: [...columns, { field, heading: "", fixed: "" }] })} />
    </Drawer>
  );
}
