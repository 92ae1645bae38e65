import { Button, Segmented, Select, Space, Table, Tabs, Tag } from "antd";
import { useEffect, useMemo, useState } from "react";
import type * as wire from "../../generated/wire";
import { cityLabels } from "../../generated/words";
import { byPlace, type Decided, type Filter, FILTERS, isChanged, isUpdated, passes, rowKey, written } from "./choices";
import { Columns } from "./Columns";
import { RowDetail } from "./RowDetail";

const WORDS = { new: ["新增", "green"], matched: ["已有人员", "blue"], duplicate: ["重复，不导入", "gold"], rejected: ["不能导入", "red"] } as const;

/** Height left for a table below what stands over it. */
function useHeight(over: number): number {
  const [height, setHeight] = useState(window.innerHeight - over);
  useEffect(() => {
    const measure = () => setHeight(window.innerHeight - over);
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, [over]);
  return Math.max(200, height);
}

interface Props {
  report: wire.ImportReport;
  decided: Decided;
  decide(next: Decided): void;
  choose(column: wire.UnderstoodColumn, field: string): void;
  forget(column: wire.UnderstoodColumn): void;
  mark(file: string): void;
  more(): void;
  write(): void;
  drop(): void;
}

/** What an import understood, before anything is written. */
export function ImportCheck({ report, decided, decide, choose, forget, mark, more, write, drop }: Props) {
  const [filter, setFilter] = useState<Filter>("all");
  const [file, setFile] = useState("");
  const [chosen, setChosen] = useState("");
  const height = useHeight(report.files.length > 1 ? 330 : 296);
  const places = useMemo(() => byPlace(report), [report]);
  const counts = useMemo(() => {
    const of = (f: Filter) => report.people.filter((p) => (!file || p.file === file) && passes(f, p, places.get(rowKey(p)))).length;
    return Object.fromEntries((Object.keys(FILTERS) as Filter[]).map((f) => [f, of(f)])) as Record<Filter, number>;
  }, [report, places, file]);
  const rows = useMemo(() => report.people.filter((p) => (!file || p.file === file) && passes(filter, p, places.get(rowKey(p)))), [report, places, filter, file]);
  const shown = rows.find((p) => rowKey(p) === chosen) ?? rows[0];
  const { added, updated } = useMemo(() => written(report, decided), [report, decided]);
  const differing = useMemo(() => {
    const found = new Map<string, { label: string; count: number }>();
    for (const d of report.people.flatMap((p) => p.differences ?? [])) {
      const seen = found.get(d.field);
      if (seen) seen.count += 1;
      else found.set(d.field, { label: d.label, count: 1 });
    }
    return [...found];
  }, [report]);
  const result = (p: wire.ImportedPerson) => {
    if (isChanged(decided, p)) return <Tag color="blue">{isUpdated(decided, p) ? "更新" : "补填"}</Tag>;
    if (p.updates !== undefined) return <Tag color="gold">已在本班</Tag>;
    return <Tag color={WORDS[p.status][1]}>{WORDS[p.status][0]}</Tag>;
  };
  const people = (
    <>
      <div className="bar">
        <Segmented<Filter> value={filter} onChange={setFilter} options={(Object.keys(FILTERS) as Filter[]).map((f) => ({ value: f, label: `${FILTERS[f]} ${counts[f]}`, disabled: f !== "all" && counts[f] === 0 }))} data-testid="import-filter" />
        {report.files.length > 1 && <Select style={{ width: 200 }} value={file} onChange={setFile} options={[{ value: "", label: "全部文件" }, ...report.files.map((f) => ({ value: f.file, label: f.file }))]} />}
      </div>
      <div className="bar">
        {counts.enrolled > 0 && <span>已在本班的：<Select size="small" style={{ width: 148 }} value={decided.update} onChange={(update) => decide({ ...decided, update, rows: Object.fromEntries(Object.entries(decided.rows).map(([k, r]) => [k, { fields: r.fields }])) })} options={[{ value: false, label: "只补空着的" }, { value: true, label: "用新回执更新" }]} data-testid="update-all" /></span>}
        {differing.map(([field, { label, count }]) => (
          <span key={field}>{label}不同的 {count} 人：<Select<string> size="small" style={{ width: 112 }} value={field in decided.fields ? (decided.fields[field] ? "given" : "known") : "each"} onChange={(v) => {
            const fields = { ...decided.fields };
            if (v === "each") delete fields[field];
            else fields[field] = v === "given";
            decide({ ...decided, fields, rows: Object.fromEntries(Object.entries(decided.rows).map(([k, r]) => [k, { ...r, fields: Object.fromEntries(Object.entries(r.fields).filter(([f]) => f !== field)) }])) });
          }} options={[{ value: "each", label: "逐人选择" }, { value: "known", label: "都用原有的" }, { value: "given", label: "都用回执的" }]} data-testid={`all-${field}`} /></span>
        ))}
      </div>
      <div className="master">
        <Table<wire.ImportedPerson> virtual size="small" rowKey={rowKey} dataSource={rows} pagination={false} scroll={{ x: 862, y: height }}
          rowClassName={(p) => (shown && rowKey(p) === rowKey(shown) ? "here" : "")}
          onRow={(p) => ({ onClick: () => setChosen(rowKey(p)) })}
          locale={{ emptyText: "没有这样的行" }}
          columns={[
            { title: "姓名", dataIndex: "name", width: 84, fixed: "left", ellipsis: true },
            { title: "结果", width: 96, render: (_, p) => result(p) },
            { title: "身份证号码", dataIndex: "id_number", width: 166, ellipsis: true },
            { title: "单位", dataIndex: "unit", width: 136, ellipsis: true },
            { title: "市", width: 48, render: (_, p) => (p.city ? cityLabels[p.city] : "—") },
            { title: "行", dataIndex: "row", width: 52, render: (row: number, p) => `${row}${p.hidden ? "（隐）" : ""}` },
            {
              title: "问题", width: report.files.length > 1 ? 170 : 280, ellipsis: true,
              render: (_, p) => {
                const found = places.get(rowKey(p));
                const first = found?.find((q) => q.severity === "error") ?? found?.[0];
                if (!first) return p.differences ? <span className="quiet">{p.differences.length} 处与已有的不同</span> : "—";
                return <span className={first.severity === "error" ? "late" : "soon"}>{(found?.length ?? 0) > 1 ? `${found?.length} 个：` : ""}{first.message}</span>;
              },
            },
            ...(report.files.length > 1 ? [{ title: "文件", dataIndex: "file", width: 110, ellipsis: true }] : []),
          ]}
        />
        {shown && <RowDetail key={rowKey(shown)} person={shown} problems={places.get(rowKey(shown)) ?? []} decided={decided} decide={decide} />}
      </div>
    </>
  );
  const problems = (
    <Table<wire.Problem & { key: number }> virtual size="small" rowKey="key" dataSource={report.problems.map((p, key) => ({ ...p, key }))} pagination={false} scroll={{ x: 1100, y: height + 70 }}
      locale={{ emptyText: "没有问题" }}
      columns={[
        { title: "程度", width: 64, render: (_, p) => (p.severity === "error" ? <span className="late">须处理</span> : <span className="soon">提醒</span>) },
        { title: "文件", width: 170, ellipsis: true, render: (_, p) => (p.place && "file" in p.place ? p.place.file : "—") },
        { title: "工作表", width: 90, ellipsis: true, render: (_, p) => (p.place && "file" in p.place && p.place.sheet ? p.place.sheet : "—") },
        { title: "行", width: 60, render: (_, p) => (p.place && "file" in p.place ? (p.place.row ?? "—") : "—") },
        { title: "列", width: 44, render: (_, p) => (p.place && "file" in p.place ? (p.place.column ?? "—") : "—") },
        { title: "问题", width: 380, render: (_, p) => p.message },
        { title: "怎么办", width: 300, render: (_, p) => <span className="quiet">{p.hint}</span> },
      ]}
    />
  );
  return (
    <div className="sheet" data-testid="import-check">
      <div className="bar">
        <h3>核对后导入</h3>
        <span data-testid="import-counts">共 {report.rows} 行：新增 {report.new}，已有人员 {report.matched}，重复 {report.duplicates}，不能导入 {report.rejected}</span>
        <span className="grow" />
        <Button onClick={more}>添加文件</Button>
        <Button onClick={drop} data-testid="drop-import">放弃</Button>
        <Button type="primary" disabled={added + updated === 0} onClick={write} data-testid="confirm-import">确认导入 {added} 人{updated > 0 ? `，更新 ${updated} 人` : ""}</Button>
      </div>
      <Space className="received" wrap size={[16, 4]}>
        {report.files.map((f) => (
          <span key={f.file}>
            <b style={{ marginRight: 10 }}>{f.file}</b>
            {f.readable ? <>{f.rows} 人{f.errors > 0 && <span className="late">，须处理 {f.errors}</span>}{f.warnings > 0 && <span className="soon">，提醒 {f.warnings}</span>}</> : <span className="late">没有导入：{places.get(f.file)?.[0]?.message}</span>}
            {f.readable && f.errors + f.warnings > 0 && <Button type="link" size="small" onClick={() => mark(f.file)} title="把有问题的格子标出来，另存为一个表格，退回单位改正" data-testid={`mark-${f.file}`}>保存标注表</Button>}
          </span>
        ))}
      </Space>
      <Tabs
        size="small"
        items={[
          { key: "people", label: `人员（${report.rows}）`, children: people },
          { key: "columns", label: `列的对应（${report.columns.length} 列）`, children: <Columns columns={report.columns} choose={choose} forget={forget} /> },
          { key: "problems", label: `全部问题（${report.problems.length}）`, children: problems },
        ]}
      />
    </div>
  );
}
