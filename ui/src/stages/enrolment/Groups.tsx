import { Button, InputNumber, Select, Space } from "antd";
import { useState } from "react";
import { groupsDivide, rosterPlace } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import type { StageProps } from "../../shared/stage";
import { Board, groupName, type Lane } from "./Board";

function told(people: wire.RosterLine[]): string {
  const women = people.filter((p) => p.sex === "female").length;
  const party = people.filter((p) => p.political_status === "party_member" || p.political_status === "probationary_member").length;
  const cities = new Set(people.map((p) => p.city).filter(Boolean)).size;
  return `${people.length} 人　女 ${women}　党员 ${party}　${cities} 市`;
}

/** Study groups: divided by rule, then moved by hand. */
export function Groups({ view, run, preview }: StageProps) {
  const { learners } = view.roster;
  const most = Math.max(0, ...learners.map((l) => l.group ?? 0));
  const [how, setHow] = useState<"groups" | "size">("groups");
  const [count, setCount] = useState(most || Math.max(1, Math.round(learners.length / 6)));
  const place = (person: wire.RosterLine, part: Partial<wire.Placed>) => run(() => rosterPlace({ class_id: view.id, people: [{ person: person.id, ...part }] }));
  const open = learners.filter((l) => !l.group);
  const lanes: Lane[] = Array.from({ length: most }, (_, i) => {
    const people = learners.filter((l) => l.group === i + 1).sort((a, b) => Number(b.leader) - Number(a.leader));
    return { key: String(i + 1), title: groupName(i + 1), detail: told(people), people };
  });
  if (most > 0) lanes.push({ key: String(most + 1), title: groupName(most + 1), detail: "拖到这里新设一组", people: [] });
  if (open.length > 0 || most === 0) lanes.unshift({ key: "", title: "未分组", detail: `${open.length} 人`, people: open });
  return (
    <>
      <div className="bar">
        <Space.Compact>
          <Select style={{ width: 96 }} value={how} onChange={setHow} options={[{ value: "groups", label: "分为" }, { value: "size", label: "每组约" }]} />
          <InputNumber min={1} max={60} style={{ width: 70 }} value={count} onChange={(n) => setCount(n ?? 1)} data-testid="group-count" />
          <Button onClick={() => void run(() => groupsDivide({ class_id: view.id, ...(how === "groups" ? { groups: count } : { size: count }) }))} data-testid="divide-groups">{how === "groups" ? "组，" : "人，"}{most > 0 ? "重新分组" : "自动分组"}</Button>
        </Space.Compact>
        <span className="quiet">同单位的人分到不同的组，各组的市、性别、职称尽量均衡。</span>
        <span className="grow" />
        <Button disabled={most === 0} onClick={() => preview("group-list")}>预览分组名单</Button>
      </div>
      <Board lanes={lanes} move={(person, lane) => place(person, { group: Number(lane) })} act={(person) => void (person.group && place(person, { leader: !person.leader }))}
        note={(p) => p.unit} badge={(p) => (p.leader ? "组长" : "")} />
      <p className="keys">拖动，或选中后按 ← → 换组；双击或按回车设为组长、再按取消。</p>
    </>
  );
}
