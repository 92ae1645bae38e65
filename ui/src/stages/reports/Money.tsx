import { Button } from "antd";
import { moneySet } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { costKindLabels, incomeKindLabels } from "../../generated/words";
import { useDraft } from "../../shared/draft";
import { yuan } from "../../shared/format";
import { Grid, type GridRow } from "../../shared/Grid";
import type { StageProps } from "../../shared/stage";

/** Actual money: costs, teachers' fees, income. */
export function Money({ view, run, preview, dirty }: StageProps) {
  const { draft, changed, edit: change, keep } = useDraft(view.money.lines, dirty);
  const edit = (part: Partial<wire.Money>) => change((now) => ({ ...now, ...part }));
  const dated = <T,>(rows: GridRow[], key: string) => rows.map((r) => ({ ...r, [key]: r[key] || null })) as unknown as T;
  const save = () => keep((money) => run(() => moneySet({ class_id: view.id, money })));
  const teachers = Object.fromEntries(view.class.teachers.map((t) => [t.id, t.name]));
  const unpaid = view.money.fees_by_timetable.filter((f) => !draft.fees.some((d) => d.teacher === f.teacher));
  return (
    <>
      <div className="bar">
        <span>预算 {yuan(view.money.budget)} 元，支出 {yuan(view.money.spent)} 元，收入 {yuan(view.money.received)} 元</span><span className="grow" />
        <Button onClick={() => preview("settlement")}>预览结算表</Button><Button disabled={draft.fees.length === 0} onClick={() => preview("fee-list")}>预览讲课费发放表</Button>
        <Button type="primary" disabled={!changed} onClick={() => void save()} data-testid="save-money">保存</Button>
      </div>
      <table className="grid" style={{ maxWidth: 640, marginBottom: 6 }} data-testid="money-kinds">
        <thead><tr><th style={{ textAlign: "left" }}>项目</th><th>预算（元）</th><th>支出（元）</th><th>结余（元）</th></tr></thead>
        <tbody>
          {view.money.kinds.map((k) => (
            <tr key={k.kind}>
              <td><div className="shown">{costKindLabels[k.kind]}</div></td>
              {[k.budget, k.spent, k.budget - k.spent].map((fen, i) => <td key={i} style={{ textAlign: "right" }}><div className={fen < 0 ? "shown late" : "shown"}>{yuan(fen)}</div></td>)}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">综合定额 {yuan(view.money.quota)} 元（人数×天数×通知标准），师资费不计在内。保存后更新。</p>
      <h3>支出（讲课费除外）</h3>
      <Grid testid="costs" rows={draft.costs as unknown as GridRow[]} onChange={(r) => edit({ costs: dated(r, "paid_on") })} blank={() => ({ kind: "other", amount: 0, paid_on: "", note: "" })}
        columns={[{ key: "kind", title: "项目", width: 170, kind: "choice", choices: costKindLabels }, { key: "amount", title: "金额（元）", width: 130, kind: "money" }, { key: "paid_on", title: "支付日期", width: 130, kind: "date" }, { key: "note", title: "说明" }]} />
      <div className="bar" style={{ marginTop: 12 }}>
        <h3 style={{ margin: 0 }}>讲课费（税前不填时按劳务报酬推算）</h3><span className="grow" />
        <Button size="small" disabled={unpaid.length === 0} title="课表中还没有讲课费的授课人，按授课学时（每半天有上限）和通知标准填入，可再修改" onClick={() => edit({ fees: [...draft.fees, ...unpaid] })} data-testid="fees-by-timetable">按课表填入{unpaid.length > 0 && ` ${unpaid.length} 人`}</Button>
      </div>
      <Grid testid="fees" rows={draft.fees as unknown as GridRow[]} onChange={(r) => edit({ fees: r.map((f) => ({ ...f, gross: f.gross === 0 || f.gross === "" ? null : f.gross })) as unknown as wire.FeeLine[] })} blank={() => ({ teacher: "", name: "", hours: "4", net: 0, gross: null })}
        columns={[{ key: "teacher", title: "授课人", width: 150, kind: "choice", choices: teachers }, { key: "hours", title: "计酬学时", width: 90, align: "center" }, { key: "net", title: "税后（元）", width: 140, kind: "money" }, { key: "gross", title: "税前（元）", width: 140, kind: "money" }]} />
      <h3 style={{ marginTop: 16 }}>收入</h3>
      <p className="quiet">不得向学员个人收取培训费；已经发生的如实登记为“违规收费”，退还后填写退还日期，否则不能报送。</p>
      <Grid testid="incomes" rows={draft.incomes as unknown as GridRow[]} onChange={(r) => edit({ incomes: dated(dated<GridRow[]>(r, "received_on"), "refunded_on") })} blank={() => ({ kind: "own_funds", amount: 0, received_on: "", refunded_on: "", note: "" })}
        columns={[{ key: "kind", title: "来源", width: 150, kind: "choice", choices: incomeKindLabels }, { key: "amount", title: "金额（元）", width: 130, kind: "money" }, { key: "received_on", title: "收到日期", width: 130, kind: "date" }, { key: "refunded_on", title: "退还日期", width: 130, kind: "date" }, { key: "note", title: "说明" }]} />
    </>
  );
}
