import { Button, Input, Select } from "antd";
import { useEffect, useState } from "react";
import { schemeCheck, schemePresets, schemeSet } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { componentKindLabels } from "../../generated/words";
import { useDraft } from "../../shared/draft";
import { Grid, type GridRow } from "../../shared/Grid";
import { Problems } from "../../shared/Problems";
import type { StageProps } from "../../shared/stage";

const COMPUTED = { yes: "自动计算", no: "录入" };
const COMPUTABLE = ["attendance", "conduct"];

function toRow(c: wire.Component): GridRow {
  return { code: c.code, name: c.name, kind: c.kind, weight: c.weight, least: c.least, computed: c.computed ? "yes" : "no" };
}

function fromRow(row: GridRow, before: GridRow | undefined): wire.Component {
  const kind = String(row.kind ?? "other") as wire.ComponentKind;
  // Choosing a kind that the record can compute, lets it.
  const turned = before?.kind !== row.kind && COMPUTABLE.includes(kind);
  return {
    code: String(row.code ?? ""),
    name: String(row.name ?? ""),
    kind,
    weight: Number(row.weight) || 0,
    least: String(row.least ?? "").trim(),
    computed: COMPUTABLE.includes(kind) && (turned || row.computed === "yes"),
  };
}

/** How learners are assessed, judged while it is typed, with the words that the plan prints. */
export function SchemeTab({ view, run, dirty, preview }: StageProps) {
  const a = view.assessment;
  const concluded = a.concluded_on != null;
  const { draft: scheme, changed, edit: change, keep, drop } = useDraft(a.scheme, dirty);
  const [presets, setPresets] = useState<wire.SchemePreset[]>([]);
  const [check, setCheck] = useState<wire.SchemeCheck | null>(null);
  useEffect(() => void schemePresets({}).then(setPresets, () => {}), []);
  useEffect(() => {
    if (!changed) return setCheck(null);
    let gone = false;
    const later = setTimeout(() => void schemeCheck({ class_id: view.id, scheme }).then((found) => !gone && setCheck(found), () => {}), 250);
    return () => {
      gone = true;
      clearTimeout(later);
    };
  }, [scheme, changed, view.id]);
  const edit = (part: Partial<wire.Scheme>) => change((now) => ({ ...now, ...part }));
  const save = () => keep((given) => run(() => schemeSet({ class_id: view.id, scheme: given })));
  if (concluded) {
    return (
      <>
        <p data-testid="scheme-words">{a.words}；中共党员表现计入考核。</p>
        <p className="quiet">考核已作结论，办法不能再改。确需更正的，请先在“结果”页撤销考核结论。</p>
      </>
    );
  }
  const weights = scheme.components.reduce((sum, c) => sum + c.weight, 0);
  const sound = scheme.components.length === 0 || weights === 100;
  const rows = scheme.components.map(toRow);
  return (
    <>
      <div className="bar">
        <Select style={{ width: 220 }} placeholder="套用常用办法" value={null} data-testid="scheme-preset"
          options={presets.map((p) => ({ value: p.name, label: p.name }))}
          onChange={(name: string | null) => {
            const preset = presets.find((p) => p.name === name);
            if (preset) edit({ components: preset.components.map((c) => ({ ...c, code: scheme.components.find((k) => k.code === c.code || k.name === c.name)?.code ?? c.code })) });
          }} />
        <span className="grow" />
        <span className="quiet">{changed ? "有改动，尚未保存" : "已保存"}</span>
        <Button onClick={() => preview("implementation-plan")} disabled={changed} title={changed ? "保存后预览" : ""}>预览实施方案</Button>
        {changed && <Button onClick={drop}>放弃改动</Button>}
        <Button type="primary" disabled={!changed || (check?.problems.length ?? 0) > 0} onClick={() => void save()} data-testid="save-scheme">保存办法</Button>
      </div>
      <div className="bar">
        出勤率不低于 <Input style={{ width: 64 }} value={scheme.min_attendance_percent} onChange={(e) => edit({ min_attendance_percent: Number(e.target.value.replace(/\D/g, "")) || 0 })} data-testid="scheme-attendance" /> %，
        总评不低于 <Input style={{ width: 64 }} value={scheme.pass_mark} onChange={(e) => edit({ pass_mark: e.target.value })} data-testid="scheme-pass" /> 分
      </div>
      <Grid testid="scheme" rows={rows} onChange={(next) => edit({ components: next.map((r) => fromRow(r, rows.find((b) => b.code !== "" && b.code === r.code))) })}
        blank={() => ({ code: "", name: "", kind: "other", weight: 0, least: "", computed: "no" })}
        columns={[
          { key: "name", title: "考核项目" },
          { key: "kind", title: "类别", width: 120, kind: "choice", choices: componentKindLabels },
          { key: "weight", title: "权重（%）", width: 100, align: "center" },
          { key: "least", title: "本项最低分", width: 110, align: "center" },
          { key: "computed", title: "成绩来源", width: 130, kind: "choice", choices: COMPUTED },
        ]}
        foot={scheme.components.length > 0 && <tr><td /><td>合计</td><td /><td style={{ textAlign: "center" }} className={sound ? "" : "late"} data-testid="weights">{weights}%</td><td /><td colSpan={2} className={sound ? "quiet" : "late"}>{sound ? "" : weights > 100 ? `多 ${weights - 100}%` : `少 ${100 - weights}%`}</td></tr>} />
      <p style={{ marginTop: 12 }}>实施方案和成绩表上写作：<span data-testid="scheme-words">{check?.words ?? a.words}；中共党员表现计入考核。</span></p>
      {check && check.scores_lost > 0 && <p className="soon">保存后，删去或改为自动计算的项目原有 {check.scores_lost} 个成绩一并移除。</p>}
      {check && <div data-testid="scheme-problems"><Problems problems={check.problems} empty="办法没有问题。" /></div>}
      <p className="quiet">出勤可按实修学时自动折算成绩，表现可按评定等次自动折算；总评四舍五入到 0.1 分后与合格线比较，出勤率按学时比较、不四舍五入。</p>
    </>
  );
}
