import { Alert, Button, Input, Table } from "antd";
import { useEffect, useState } from "react";
import { fontAdd, fontCheck, fontRemove, fonts } from "../generated/commands";
import type * as wire from "../generated/wire";
import { pickFiles } from "../host/call";
import { fullDate } from "../shared/format";
import type { Run } from "./App";

/** Font files of one's own, and which characters of a name no font draws. */
export function OwnFonts({ version, run }: { version: number; run: Run }) {
  const [own, setOwn] = useState<wire.FontRow[]>([]);
  const [name, setName] = useState("");
  const [report, setReport] = useState<wire.FontReport | null>(null);
  useEffect(() => {
    fonts({}).then(setOwn, () => setOwn([]));
  }, [version]);
  useEffect(() => {
    if (!name.trim()) return setReport(null);
    let late = false;
    fontCheck({ text: name }).then((found) => !late && setReport(found), () => !late && setReport(null));
    return () => {
      late = true;
    };
  }, [name, version]);
  const add = async () => {
    const [file] = await pickFiles("选择字体文件", ["ttf", "ttc"], false);
    if (file) await run(() => fontAdd({ file }));
  };
  return (
    <div className="panel">
      <h3>字体</h3>
      <p className="quiet">自带字体包含《通用规范汉字表》和 GB 18030-2022 级别 1、2 的全部汉字。姓名中仍有显示不出的字时，添加含有该字的字体文件（如 Windows 的 simsunb.ttf，或公安户籍字库、本单位自造字），打印时随文件嵌入。</p>
      <div className="bar">
        <Input style={{ width: 220 }} value={name} onChange={(e) => setName(e.target.value)} placeholder="输入姓名，检查用字" data-testid="font-text" />
        {report && <span className={report.drawn ? "quiet" : "late"} data-testid="font-report">{report.drawn ? "都能打印" : `没有字体能显示：${report.missing.map((m) => `${m.character}（${m.code}）`).join("、")}`}</span>}
        <span className="grow" />
        <Button onClick={() => void add()} data-testid="font-add">添加字体文件</Button>
      </div>
      {own.some((f) => f.damaged) && <Alert type="error" showIcon title="有字体文件缺失或损坏，请移除后重新添加。" style={{ marginBottom: 10 }} />}
      {own.length > 0 && (
        <Table<wire.FontRow> size="small" rowKey="id" dataSource={own} pagination={false} data-testid="own-fonts"
          columns={[
            { title: "字体", width: 220, ellipsis: true, render: (_, f) => <span title={f.file_name}>{f.title}</span> },
            { title: "增加的字", width: 90, align: "right", dataIndex: "adds" },
            { title: "例字", ellipsis: true, dataIndex: "sample" },
            { title: "大小", width: 100, align: "right", render: (_, f) => `${Math.ceil(f.bytes / 1024)} KB` },
            { title: "添加日期", width: 140, render: (_, f) => fullDate(f.added_on) },
            { title: "", width: 80, render: (_, f) => <Button size="small" onClick={() => void run(() => fontRemove({ id: f.id }))} data-testid="font-remove">移除</Button> },
          ]}
        />
      )}
    </div>
  );
}
