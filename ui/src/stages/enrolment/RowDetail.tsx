import { Checkbox, Radio } from "antd";
import type * as wire from "../../generated/wire";
import { type Decided, isOpen, isUpdated, rowKey, takesGiven } from "./choices";

/** One row of an import: what is wrong with it, and where it differs from what is known, with a choice for each. */
export function RowDetail({ person, problems, decided, decide }: { person: wire.ImportedPerson; problems: wire.Problem[]; decided: Decided; decide(next: Decided): void }) {
  const key = rowKey(person);
  const own = decided.rows[key] ?? { fields: {} };
  const set = (part: Partial<typeof own>) => decide({ ...decided, rows: { ...decided.rows, [key]: { ...own, ...part } } });
  const enrolled = person.updates !== undefined;
  const updated = isUpdated(decided, person);
  const differences = person.differences ?? [];
  return (
    <aside className="detail" data-testid="row-detail">
      <h4>{person.name || "（没有姓名）"}　<span className="quiet">{person.file} 第 {person.row} 行{person.hidden ? "（隐藏行）" : ""}</span></h4>
      {problems.map((p, i) => (
        <p key={i} className={p.severity === "error" ? "late" : "soon"}>
          {p.place && "column" in p.place && p.place.column ? `${p.place.column} 列：` : ""}{p.message}。<span className="quiet">{p.hint}</span>
        </p>
      ))}
      {enrolled && <Checkbox checked={updated} onChange={(e) => set({ update: e.target.checked })} data-testid="update-row">用这一行更新已报的内容</Checkbox>}
      {differences.length > 0 && (
        <table className="choose">
          <thead><tr><th>栏目</th><th>原有</th><th>回执</th></tr></thead>
          <tbody>
            {differences.map((d) => {
              const given = takesGiven(decided, person, d);
              const open = isOpen(decided, person, d);
              const pick = (takes: boolean) => set({ fields: { ...own.fields, [d.field]: takes } });
              return (
                <tr key={d.field}>
                  <td className="quiet">{d.label}</td>
                  <td><Radio disabled={!open} checked={!given} onChange={() => pick(false)} data-testid={`keep-${d.field}`}>{d.known || "（空）"}</Radio></td>
                  <td><Radio disabled={!open} checked={given} onChange={() => pick(true)} data-testid={`take-${d.field}`}>{d.given}</Radio></td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {differences.length > 0 && !enrolled && <p className="quiet">单位、职务、电话等默认用回执上的；姓名、性别、出生日期、民族核对过，默认沿用原有的。</p>}
      {differences.some((d) => enrolled && d.known === "") && <p className="quiet">原来空着的，默认用这一行补上。</p>}
      {person.extra_differences?.map((e) => <p key={e.heading}><span className="quiet">{e.heading}：</span>{e.known || "（空）"} → {e.given}{isOpen(decided, person, e) ? "" : "（不导入）"}</p>)}
      {person.same_as && <p className="quiet">先出现在“{person.same_as.file}”第 {person.same_as.row} 行。</p>}
      {person.extra?.map((e) => <p key={e.heading}><span className="quiet">{e.heading}：</span>{e.text}</p>)}
      {problems.length === 0 && differences.length === 0 && <p className="quiet">没有问题。</p>}
    </aside>
  );
}
