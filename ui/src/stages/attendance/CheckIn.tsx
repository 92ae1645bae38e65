import { App, Button, Checkbox, Input, Popconfirm, Segmented, Select } from "antd";
import { memo, useCallback, useEffect, useRef, useState } from "react";
import { checkInScan, checkInSet, checkInShow } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { sexLabels } from "../../generated/words";
import { asOfficeError } from "../../host/call";
import type { StageProps } from "../../shared/stage";
import { ScanDesk } from "./ScanDesk";
import { Substitute } from "./Substitute";
import { Temperatures } from "./Temperatures";

type Change = Partial<Pick<wire.CheckInChange, "state" | "identity_checked" | "materials_handed" | "pledge_signed" | "note" | "arrived_at" | "clear">>;

const OPEN = (p: wire.CheckInRow) => !p.state;

/** Check-in: who came, what was looked at and handed out, who didn't come and who came instead. */
export function CheckIn(props: StageProps) {
  const { view, run, refresh, preview } = props;
  const { message } = App.useApp();
  const [list, setList] = useState<wire.CheckInView | null>(null);
  const [only, setOnly] = useState<"all" | "open" | "no_show">("all");
  const [part, setPart] = useState<"list" | "temperatures">("list");
  const [chosen, setChosen] = useState<string[]>([]);
  const [instead, setInstead] = useState<wire.CheckInRow | null>(null);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  const read = useCallback(() => {
    checkInShow({ class_id: view.id }).then(setList, () => undefined);
  }, [view.id]);
  useEffect(read, [read, view]);
  useEffect(() => () => clearTimeout(rest.current), []);
  const wrote = useCallback(() => {
    read();
    clearTimeout(rest.current);
    rest.current = setTimeout(refresh, 1500);
  }, [read, refresh]);
  const set = useCallback(async (people: string[], change: Change) => {
    // Shown at once; what the office says afterwards holds.
    setList((now) => now && { ...now, people: now.people.map((p) => (people.includes(p.id) ? shownAs(p, change) : p)) });
    try {
      await checkInSet({ class_id: view.id, people, clear: false, ...change });
    } catch (error) {
      const e = asOfficeError(error);
      void message.error(`${e.message}。${e.hint}`, 6);
    }
    wrote();
  }, [message, view.id, wrote]);
  const choose = useCallback((id: string, to: boolean) => setChosen((now) => (to ? [...now, id] : now.filter((o) => o !== id))), []);
  if (!list) return null;
  const shown = list.people.filter((p) => (only === "all" ? true : only === "open" ? OPEN(p) : p.state === "no_show"));
  const open = list.people.filter(OPEN).length;
  const count = `已报到 ${list.arrived}/${list.expected}`;
  const bulk = (label: string, change: Change) => <Button size="small" disabled={chosen.length === 0} onClick={() => { void set(chosen, change); setChosen([]); }}>{label}</Button>;
  return (
    <>
      {list.epidemic && <Segmented style={{ marginBottom: 10 }} value={part} onChange={setPart} options={[{ value: "list", label: "报到" }, { value: "temperatures", label: <span data-testid="to-temperatures">体温登记</span> }]} />}
      {part === "temperatures" ? <Temperatures {...props} list={list} wrote={wrote} /> : (
        <>
          <ScanDesk short view={view} title={`${view.class.title} 报到`} count={count} scan={(number) => checkInScan({ class_id: view.id, number })} wrote={wrote}>
            <Select style={{ width: 130 }} value={only} onChange={setOnly} options={[{ value: "all", label: `全部 ${list.expected} 人` }, { value: "open", label: `未登记 ${open} 人` }, { value: "no_show", label: `未到 ${list.no_shows} 人` }]} />
          </ScanDesk>
          <div className="bar">
            <Checkbox checked={chosen.length > 0 && chosen.length === shown.length} indeterminate={chosen.length > 0 && chosen.length < shown.length} onChange={(e) => setChosen(e.target.checked ? shown.map((p) => p.id) : [])}>{chosen.length > 0 ? `已选 ${chosen.length} 人` : "全选"}</Checkbox>
            {bulk("报到", { state: "arrived" })}
            {bulk("证件已查", { identity_checked: true })}
            {bulk("材料已发", { materials_handed: true })}
            {list.epidemic && bulk("承诺书已签", { pledge_signed: true })}
            {bulk("未到", { state: "no_show" })}
            <span className="grow" />
            <Button size="small" onClick={() => preview("check-in-list")}>打印报到表</Button>
          </div>
          <div className="list-box">
            <table className="grid check-in" data-testid="check-in">
              <thead>
                <tr><th /><th>号</th><th className="name">姓名</th><th>性别</th><th>单位</th><th>房间</th><th>报到</th><th>证件</th><th>材料</th>{list.epidemic && <th>承诺书</th>}<th>备注</th><th /></tr>
              </thead>
              <tbody>{shown.map((p) => <Person key={p.id} person={p} chosen={chosen.includes(p.id)} epidemic={list.epidemic} set={set} choose={choose} replace={setInstead} />)}</tbody>
            </table>
          </div>
        </>
      )}
      {instead && <Substitute view={view} run={run} person={instead} close={() => setInstead(null)} />}
    </>
  );
}

function shownAs(person: wire.CheckInRow, change: Change): wire.CheckInRow {
  if (change.clear) return { ...person, state: null, arrived_at: "", identity_checked: false, materials_handed: false, pledge_signed: false, note: "" };
  const { state, identity_checked, materials_handed, pledge_signed, note } = change;
  return {
    ...person,
    state: state ?? person.state ?? "arrived",
    arrived_at: state === "no_show" ? "" : person.arrived_at || "刚刚",
    identity_checked: identity_checked ?? person.identity_checked,
    materials_handed: materials_handed ?? person.materials_handed,
    pledge_signed: pledge_signed ?? person.pledge_signed,
    note: note ?? person.note,
  };
}

interface PersonProps {
  person: wire.CheckInRow;
  chosen: boolean;
  epidemic: boolean;
  set(people: string[], change: Change): Promise<void>;
  choose(id: string, to: boolean): void;
  replace(person: wire.CheckInRow): void;
}

const Person = memo(function Person({ person: p, chosen, epidemic, set, choose, replace }: PersonProps) {
  const tick = (key: "identity_checked" | "materials_handed" | "pledge_signed", label: string) => (
    <td className="mid"><Checkbox checked={p[key]} disabled={p.state === "no_show"} aria-label={`${p.name}${label}`} onChange={(e) => void set([p.id], { [key]: e.target.checked })} /></td>
  );
  return (
    <tr className={p.state ?? "open"}>
      <td className="mid"><Checkbox checked={chosen} aria-label={`选择${p.name}`} onChange={(e) => choose(p.id, e.target.checked)} /></td>
      <td className="number">{p.roster_number}</td>
      <td className="name" title={`${p.name}，${p.id_number}，${p.phone}`}>{p.name}</td>
      <td className="mid">{p.sex ? sexLabels[p.sex] : ""}</td>
      <td className="cut" title={p.unit}>{p.unit}</td>
      <td className="mid">{p.room}</td>
      <td className="when">
        {p.state === "arrived" ? <span>✓ {p.arrived_at.slice(5) || "已报到"}</span> : p.state === "no_show" ? <span className="late">未到</span> : <Button size="small" type="link" onClick={() => void set([p.id], { state: "arrived" })}>报到</Button>}
      </td>
      {tick("identity_checked", "证件已查")}
      {tick("materials_handed", "材料已发")}
      {epidemic && tick("pledge_signed", "承诺书已签")}
      <td><Input variant="borderless" size="small" defaultValue={p.note} key={p.note} maxLength={100} aria-label={`${p.name}备注`} onBlur={(e) => e.target.value !== p.note && void set([p.id], { note: e.target.value })} onPressEnter={(e) => e.currentTarget.blur()} /></td>
      <td className="when">
        {p.state === "no_show" ? <><Button size="small" type="link" data-testid={`substitute-${p.roster_number}`} onClick={() => replace(p)}>他人顶替</Button><Button size="small" type="link" onClick={() => void set([p.id], { state: "arrived" })}>来了</Button></>
          : p.state === "arrived" ? <Popconfirm title={`清除${p.name}的报到登记？`} okText="清除" cancelText="不清除" onConfirm={() => void set([p.id], { clear: true })}><Button size="small" type="link">清除</Button></Popconfirm>
          : <Button size="small" type="link" data-testid={`no-show-${p.roster_number}`} onClick={() => void set([p.id], { state: "no_show" })}>未到</Button>}
      </td>
    </tr>
  );
});
