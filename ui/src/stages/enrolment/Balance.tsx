import { createPortal } from "react-dom";
import { type Bar, remark } from "./review";

function Line({ bar, most, share }: { bar: Bar; most: number; share?: number }) {
  const said = remark(bar);
  const width = (n: number) => `${Math.min(100, (n / Math.max(most, 1)) * 100)}%`;
  const more = bar.then - bar.now;
  return (
    <div className={`line ${said.startsWith("超") ? "over" : ""}`} data-testid={`bar-${bar.key}`} title={more > 0 ? `现有 ${bar.now} 人，所选 ${more} 人` : undefined}>
      <span className="label">{bar.label}</span>
      <span className="track">
        <i className="then" style={{ width: width(bar.then) }} />
        <i className="now" style={{ width: width(bar.now) }} />
        {bar.of !== null && <i className="places" style={{ left: width(bar.of) }} />}
      </span>
      <span className="said">{bar.then}{bar.of !== null && `/${bar.of}`}{share !== undefined && bar.then > 0 && <small> {share}%</small>}{said && <em> {said.replaceAll(" ", "")}</em>}</span>
    </div>
  );
}

/** How the class is made up, beside the list; it follows what is chosen. */
export function Balance({ aside, made, places, chosen, dominating }: { aside: HTMLElement | null; made: { learners: Bar; cities: Bar[]; groups: Bar[] }; places: number; chosen: number; dominating: number }) {
  if (!aside) return null;
  const total = made.learners.then;
  const share = (bar: Bar) => (total > 0 ? Math.round((bar.then * 100) / total) : 0);
  const most = Math.max(1, ...made.cities.flatMap((b) => [b.then, b.of ?? 0]));
  const dominates = (bar: Bar) => total >= 10 && bar.then * 100 > total * dominating;
  const [city] = [...made.cities].sort((a, b) => b.then - a.then);
  const own = made.groups.find((b) => b.key === "own");
  return createPortal(
    <div className="panel balance" data-testid="balance">
      <h3>名额与结构</h3>
      <div className="quiet" data-testid="balance-told">{chosen > 0 ? `若所选 ${chosen} 人通过：` : ""}学员 {total}/{places} 人{total > places ? `，超 ${total - places} 人` : ""}</div>
      {made.cities.map((b) => <Line key={b.key} bar={b} most={most} />)}
      {city && dominates(city) && <div className="soon">{city.label}超过 {dominating}%，学员应面向全省招收</div>}
      <hr />
      {made.groups.map((b) => <Line key={b.key} bar={b} most={Math.max(total, 1)} share={share(b)} />)}
      {own && dominates(own) && <div className="soon">本单位人员超过 {dominating}%</div>}
    </div>,
    aside,
  );
}
