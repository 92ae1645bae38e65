import { Button, Select } from "antd";
import { useEffect, useState } from "react";
import { teachers } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { cityLabels, costKindLabels, expertLevelLabels } from "../../generated/words";
import { yuan } from "../../shared/format";
import { Grid, type GridRow } from "../../shared/Grid";
import type { DraftProps } from "./Facts";

/** The teachers of a class, typed or taken from the register. */
export function Faculty({ draft, edit }: DraftProps) {
  const [known, setKnown] = useState<wire.TeacherRow[]>([]);
  useEffect(() => {
    teachers({}).then(setKnown, () => setKnown([]));
  }, []);
  const take = (id: string) => {
    const found = known.find((k) => k.teacher.id === id);
    if (found && !draft.teachers.some((t) => t.name === found.teacher.name)) edit({ teachers: [...draft.teachers, { ...found.teacher, id: "" }] });
  };
  return (
    <>
      <div className="bar">
        <Select showSearch style={{ width: 320 }} placeholder="从师资库选取" value={null} onChange={take} optionFilterProp="label" data-testid="take-teacher"
          options={known.filter((k) => !draft.teachers.some((t) => t.name === k.teacher.name)).map((k) => ({ value: k.teacher.id, label: `${k.teacher.name}　${k.teacher.unit}　${k.teacher.title}` }))} />
        <span className="quiet">备案后的更改只影响本班，师资库保留最新资料。</span>
      </div>
      <Grid testid="teachers" rows={draft.teachers as unknown as GridRow[]} onChange={(rows) => edit({ teachers: rows as unknown as wire.Teacher[] })}
        blank={() => ({ id: "", name: "", unit: "", title: "", level: "senior", field: "", phone: "", account: "" })}
        columns={[
          { key: "name", title: "姓名", width: 90 },
          { key: "unit", title: "单位" },
          { key: "title", title: "职称", width: 130 },
          { key: "level", title: "层次", width: 104, kind: "choice", choices: expertLevelLabels },
          { key: "field", title: "专业领域", width: 110 },
          { key: "phone", title: "电话", width: 110 },
          { key: "account", title: "银行账号", width: 150 },
        ]}
      />
    </>
  );
}

/** Budget, and places by city. */
export function Means({ draft, edit }: DraftProps) {
  const places = draft.quotas.reduce((sum, q) => sum + (Number(q.places) || 0), 0);
  const rest = () => {
    const cities = Object.keys(cityLabels) as wire.City[];
    const each = Math.floor(draft.size / cities.length);
    const over = draft.size - each * cities.length;
    edit({ quotas: cities.map((city, i) => ({ city, places: each + (i < over ? 1 : 0) })).filter((q) => q.places > 0) });
  };
  return (
    <>
      <h3>经费预算</h3>
      <Grid testid="budget" rows={draft.budget as unknown as GridRow[]} onChange={(rows) => edit({ budget: rows as unknown as wire.BudgetLine[] })}
        blank={() => ({ kind: "other", amount: 0, note: "" })}
        columns={[
          { key: "kind", title: "项目", width: 180, kind: "choice", choices: costKindLabels },
          { key: "amount", title: "金额（元）", width: 140, kind: "money" },
          { key: "note", title: "测算说明" },
        ]}
        foot={<tr><td /><td>合计</td><td style={{ textAlign: "right" }}>{yuan(draft.budget.reduce((sum, l) => sum + (typeof l.amount === "number" ? l.amount : 0), 0))}</td><td colSpan={2} /></tr>}
      />
      <div className="bar" style={{ marginTop: 16 }}><h3 style={{ margin: 0 }}>各市名额</h3><span className={places > draft.size ? "late" : "quiet"}>{draft.quotas.length ? `合计 ${places} 人，计划 ${draft.size} 人` : "没有分配，面向全省招收"}</span><span className="grow" /><Button onClick={rest}>平均分配</Button></div>
      <Grid testid="quotas" rows={draft.quotas as unknown as GridRow[]} onChange={(rows) => edit({ quotas: rows.map((r) => ({ city: r.city as wire.City, places: Number(r.places) || 0 })) })}
        blank={() => ({ city: (Object.keys(cityLabels) as wire.City[]).find((c) => !draft.quotas.some((q) => q.city === c)) ?? "jinan", places: 1 })}
        columns={[{ key: "city", title: "市", width: 180, kind: "choice", choices: cityLabels }, { key: "places", title: "名额", width: 100, align: "center" }]} />
    </>
  );
}
