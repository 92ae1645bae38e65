import { Button, Input, Table, Tag } from "antd";
import { useEffect, useState } from "react";
import { home } from "../generated/commands";
import type * as wire from "../generated/wire";
import { longDate, period } from "../shared/format";

function left(item: wire.DueItem) {
  if (item.days_left < 0) return <span className="late">已过 {-item.days_left} 天</span>;
  return <span className={item.days_left <= 7 ? "soon" : ""}>{item.days_left === 0 ? "今天" : `还有 ${item.days_left} 天`}</span>;
}

/** What is due, and the classes. */
export function Home({ version, state, open, create }: { version: number; state: wire.OfficeState; open(id: string): void; create(): void }) {
  const [view, setView] = useState<wire.Home | null>(null);
  const [text, setText] = useState("");
  useEffect(() => {
    home({}).then(setView, () => setView({ classes: [], due: [] }));
  }, [version]);
  if (!view) return null;
  const found = view.classes.filter((c) => `${c.title}${c.plan_number}`.includes(text.trim()));
  return (
    <>
      <div className="panel">
        <h3>近期要办</h3>
        {view.due.length === 0 ? (
          <div className="quiet">没有临近的期限。</div>
        ) : (
          <Table<wire.DueItem> size="small" pagination={false} rowKey={(d) => d.class_id + d.text} dataSource={view.due} onRow={(d) => ({ onClick: () => open(d.class_id) })}
            columns={[
              { title: "期限", width: 200, render: (_, d) => longDate(d.due) },
              { title: "事项", width: 140, dataIndex: "text" },
              { title: "班次", dataIndex: "class_title" },
              { title: "剩余", width: 120, render: (_, d) => left(d) },
            ]}
          />
        )}
      </div>
      <div className="panel">
        <div className="bar">
          <h3 style={{ margin: 0 }}>班次</h3>
          <span className="quiet">共 {view.classes.length} 个</span>
          <span className="grow" />
          <Input.Search allowClear placeholder="按名称或计划编号查找" style={{ width: 240 }} value={text} onChange={(e) => setText(e.target.value)} />
          <Button type="primary" onClick={create} data-testid="new-class">新建班次</Button>
        </div>
        <Table<wire.ClassRow> size="small" rowKey="id" dataSource={found} pagination={found.length > 50 ? { pageSize: 50 } : false}
          locale={{ emptyText: view.classes.length ? "没有符合的班次" : "还没有班次：点“新建班次”，或在“年度”中导入年度计划。" }}
          onRow={(c) => ({ onClick: () => open(c.id), style: { cursor: "pointer" } })}
          columns={[
            { title: "计划编号", dataIndex: "plan_number", width: 90 },
            { title: "项目名称", render: (_, c) => <a data-testid="open-class">{c.title}{c.run > 1 ? `（第${c.run}期）` : ""}</a> },
            { title: "研修时间", width: 170, render: (_, c) => `${c.opens_on.slice(0, 4)}年${period(c.opens_on, c.closes_on)}` },
            { title: "学员", width: 90, render: (_, c) => `${c.learners}/${c.size} 人` },
            { title: "学时", width: 70, dataIndex: "hours" },
            { title: "阶段", width: 90, render: (_, c) => <Tag>{c.stage_label}</Tag> },
            { title: "下一步", width: 250, render: (_, c) => c.next_step || "—" },
            { title: "待处理", width: 130, render: (_, c) => (c.errors ? <span className="late">{c.errors} 项须处理</span> : c.warnings ? <span className="soon">{c.warnings} 项提醒</span> : "无") },
          ]}
        />
      </div>
      <div className="quiet">{state.notices.map((n) => `${n.year}年度：${n.number}，全部班次须于 ${longDate(n.complete_by)} 前办结`).join("；")}</div>
    </>
  );
}
