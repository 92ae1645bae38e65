import { Button, Drawer, Input, Select, Table } from "antd";
import { useEffect, useState } from "react";
import { teacherSave, teachers } from "../generated/commands";
import type * as wire from "../generated/wire";
import { expertLevelLabels } from "../generated/words";
import { fullDate, yuan } from "../shared/format";
import type { Run } from "./App";

const BLANK: wire.Teacher = { id: "", name: "", unit: "", title: "", level: "senior", field: "", phone: "", account: "" };

/** The register of teachers across classes, with what each taught. */
export function Teachers({ version, run, open }: { version: number; run: Run; open(id: string): void }) {
  const [rows, setRows] = useState<wire.TeacherRow[]>([]);
  const [text, setText] = useState("");
  const [level, setLevel] = useState("");
  const [draft, setDraft] = useState<wire.Teacher | null>(null);
  useEffect(() => {
    teachers({}).then(setRows, () => setRows([]));
  }, [version]);
  const shown = rows.filter((r) => (!level || r.teacher.level === level) && `${r.teacher.name}${r.teacher.unit}${r.teacher.field}${r.teacher.title}`.includes(text.trim()));
  const history = draft && rows.find((r) => r.teacher.id === draft.id);
  const field = (key: "name" | "unit" | "title" | "field" | "phone" | "account", label: string) => draft && <label style={{ display: "block", marginBottom: 8 }}><span className="quiet">{label}</span><Input value={draft[key]} data-testid={`teacher-${key}`} onChange={(e) => setDraft({ ...draft, [key]: e.target.value })} /></label>;
  const save = async () => {
    if (draft && (await run(() => teacherSave({ teacher: draft })))) setDraft(null);
  };
  return (
    <div className="panel">
      <div className="bar">
        <h3 style={{ margin: 0 }}>师资</h3><span className="quiet">共 {rows.length} 人</span><span className="grow" />
        <Select style={{ width: 130 }} value={level} onChange={setLevel} options={[{ value: "", label: "全部层次" }, ...Object.entries(expertLevelLabels).map(([value, label]) => ({ value, label }))]} />
        <Input.Search allowClear style={{ width: 260 }} placeholder="按姓名、单位、专业领域查找" onChange={(e) => setText(e.target.value)} />
        <Button type="primary" onClick={() => setDraft(BLANK)} data-testid="new-teacher">添加</Button>
      </div>
      <Table<wire.TeacherRow> size="small" rowKey={(r) => r.teacher.id} dataSource={shown} pagination={{ pageSize: 50, hideOnSinglePage: true }} locale={{ emptyText: rows.length ? "没有符合的师资。" : "还没有师资：在班次中填写的授课人会自动列在这里。" }}
        onRow={(r) => ({ onClick: () => setDraft(r.teacher), style: { cursor: "pointer" } })}
        columns={[
          { title: "姓名", width: 100, render: (_, r) => <a>{r.teacher.name}</a> },
          { title: "单位", render: (_, r) => r.teacher.unit },
          { title: "职称", width: 150, render: (_, r) => r.teacher.title },
          { title: "层次", width: 100, render: (_, r) => expertLevelLabels[r.teacher.level] },
          { title: "专业领域", width: 140, render: (_, r) => r.teacher.field || "—" },
          { title: "讲课费标准（税后）", width: 150, render: (_, r) => `${yuan(r.hourly)} 元/学时` },
          { title: "授课", width: 150, render: (_, r) => (r.classes.length ? `${r.classes.length} 个班，${r.hours} 学时` : "—") },
        ]}
      />
      <Drawer open={draft !== null} onClose={() => setDraft(null)} size={520} title={draft?.id ? draft.name : "添加师资"} extra={<Button type="primary" onClick={() => void save()} data-testid="save-teacher">保存</Button>}>
        {draft && (
          <>
            {field("name", "姓名")}
            {field("unit", "单位")}
            {field("title", "职称")}
            <label style={{ display: "block", marginBottom: 8 }}><span className="quiet">层次</span><Select style={{ width: "100%" }} value={draft.level} onChange={(v) => setDraft({ ...draft, level: v })} options={Object.entries(expertLevelLabels).map(([value, label]) => ({ value: value as wire.ExpertLevel, label }))} /></label>
            {field("field", "专业领域")}
            {field("phone", "电话")}
            {field("account", "银行账号")}
            <p className="quiet">修改只影响以后的班次；已办班次的材料仍按当时的资料。</p>
            {history?.classes.map((c) => (
              <div key={c.class_id} className="panel">
                <a onClick={() => open(c.class_id)}>{c.title}</a><div className="quiet">{fullDate(c.opens_on)}　{c.hours} 学时{c.net ? `　讲课费 ${yuan(c.net)} 元` : ""}</div>
                {c.topics.map((t) => <div key={t}>{t}</div>)}
              </div>
            ))}
          </>
        )}
      </Drawer>
    </div>
  );
}
