import { Alert, Button, Checkbox, Space } from "antd";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { assessmentImport, scoresCheck, scoresSet } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { pickFiles } from "../../host/call";
import { Problems } from "../../shared/Problems";
import type { StageProps } from "../../shared/stage";
import type { Edit } from "./grid";
import { ScoreGrid } from "./ScoreGrid";
import { ScoresCheck } from "./ScoresCheck";

/** Scores by hand or from a sheet; what they make of the results shows while they are typed. */
export function Scores({ view, run, preview, dirty, jump }: StageProps & { jump?: string }) {
  const a = view.assessment;
  const concluded = a.concluded_on != null;
  const [typed, setTyped] = useState(new Map<string, Record<string, string>>());
  const [check, setCheck] = useState<wire.ScoresCheck | null>(null);
  const [lost, setLost] = useState<string[]>([]);
  const [open, setOpen] = useState(false);
  const [read, setRead] = useState<{ files: string[]; map: string[]; report: wire.ScoresReport } | null>(null);
  const page = useRef<HTMLDivElement>(null);
  const saved = useMemo(() => new Map(a.learners.map((l) => [l.id, l])), [a]);
  const commit = useCallback(
    (edits: Edit[]) =>
      setTyped((now) => {
        const next = new Map(now);
        for (const { id, code, text } of edits) {
          const line = { ...next.get(id), [code]: text };
          const kept = saved.get(id)?.scores ?? {};
          for (const c of Object.keys(line)) if (line[c] === (kept[c] ?? "")) delete line[c];
          if (Object.keys(line).length > 0) next.set(id, line);
          else next.delete(id);
        }
        return next;
      }),
    [saved],
  );
  const payload = useMemo(
    () => ({ class_id: view.id, learners: [...typed].map(([person, scores]) => ({ person, scores })) }),
    [typed, view.id],
  );
  useEffect(() => {
    dirty(typed.size > 0);
    if (typed.size === 0) return setCheck(null);
    let gone = false;
    const later = setTimeout(() => void scoresCheck(payload).then((found) => !gone && setCheck(found), () => {}), 250);
    return () => {
      gone = true;
      clearTimeout(later);
    };
  }, [payload, typed.size, dirty]);
  const find = (place: string) => page.current?.querySelector<HTMLElement>(`[data-score="${place}"]`)?.focus();
  useEffect(() => {
    if (!jump) return;
    const cells = [...(page.current?.querySelectorAll<HTMLInputElement>(`[data-score$="/${jump}"]`) ?? [])];
    (cells.find((c) => c.value === "") ?? cells[0])?.focus();
  }, [jump]);
  const wrong = useMemo(() => {
    const found = new Map<string, Record<string, string>>();
    for (const p of check?.problems ?? []) {
      if (!p.place || !("entity" in p.place)) continue;
      const [id, code] = p.place.id.split("/");
      found.set(id, { ...found.get(id), [code]: `${p.message}。${p.hint}` });
    }
    return found;
  }, [check]);
  const live = useMemo(() => new Map(check?.learners.map((l) => [l.id, l])), [check]);
  const rows = useMemo(() => {
    const lacking = (l: wire.AssessmentRow) => a.scheme.components.some((c) => !c.computed && !(l.scores[c.code] ?? "")) || typed.has(l.id);
    return a.learners.filter((l) => !open || lacking(l)).map((l) => live.get(l.id) ?? l);
    // The rows on show stay while one types in them.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [a, live, open]);
  const components = a.scheme.components;
  const save = async () => {
    if (await run(() => scoresSet(payload))) {
      setTyped(new Map());
      setLost([]);
    }
  };
  const look = async (files: string[], map: string[]) => {
    const report = await run(() => assessmentImport({ class_id: view.id, files, dry_run: true, map }).then((r) => ({ ...r, done: "" })));
    if (report) setRead({ files, map, report });
  };
  const choose = async () => {
    const files = await pickFiles("选择成绩表", ["xlsx", "xls", "csv"], true);
    if (files.length > 0) await look(files, []);
  };
  if (read) {
    return (
      <ScoresCheck
        report={read.report}
        scheme={a.scheme}
        drop={() => setRead(null)}
        name={(column, code) => {
          const of = [column.file, column.sheet, column.column].filter(Boolean).join("!");
          void look(read.files, [...read.map.filter((m) => !m.startsWith(`${of}=`)), `${of}=${code || "-"}`]);
        }}
        write={async () => {
          if (await run(() => assessmentImport({ class_id: view.id, files: read.files, dry_run: false, map: read.map }))) setRead(null);
        }}
      />
    );
  }
  const typedComponents = components.filter((c) => !c.computed);
  const missing = typedComponents.map((c) => [c.name, a.learners.filter((l) => !l.scores[c.code]).length] as const).filter(([, n]) => n > 0);
  const errors = check?.problems.length ?? 0;
  return (
    <div ref={page}>
      <div className="bar">
        <span className="quiet" data-testid="scores-state">
          {concluded ? "考核已作结论，成绩不能再改。" : typed.size > 0 ? `${typed.size} 人有改动，尚未保存` : missing.length > 0 ? `未录：${missing.map(([n, c]) => `${n} ${c} 人`).join("，")}` : "成绩已录齐"}
        </span>
        {!concluded && missing.length > 0 && <Checkbox checked={open} onChange={(e) => setOpen(e.target.checked)}>只看未录齐的</Checkbox>}
        <span className="grow" />
        {!concluded && <Button onClick={() => preview("blank-scores")} disabled={typedComponents.length === 0}>空白成绩表</Button>}
        <Button onClick={() => preview("assessment-table")}>成绩表</Button>
        {!concluded && <Button onClick={() => void choose()} disabled={typed.size > 0 || typedComponents.length === 0} title={typed.size > 0 ? "请先保存或放弃已录的成绩" : ""} data-testid="import-scores">导入成绩</Button>}
        {!concluded && typed.size > 0 && <Button onClick={() => { setTyped(new Map()); setLost([]); }} data-testid="drop-scores">放弃改动</Button>}
        {!concluded && <Button type="primary" disabled={typed.size === 0 || errors > 0} title={errors > 0 ? "请先改正标红的成绩" : ""} onClick={() => void save()} data-testid="save-scores">保存成绩</Button>}
      </div>
      {lost.length > 0 && <Alert type="warning" showIcon closable={{ onClose: () => setLost([]) }} style={{ marginBottom: 8 }} title={`粘贴的内容有 ${lost.length} 处没有位置，没有填入：${lost.slice(0, 6).join("、")}${lost.length > 6 ? "等" : ""}`} />}
      {errors > 0 && (
        <div style={{ maxHeight: 132, overflow: "auto", marginBottom: 8 }} data-testid="score-problems">
          <Problems problems={check!.problems} here={{ stage: "assessment", go: (p) => p.place && "entity" in p.place && find(p.place.id) }} />
        </div>
      )}
      <ScoreGrid rows={rows} components={components} typed={typed} wrong={wrong} locked={concluded} commit={commit} lost={setLost} />
      {!concluded && typedComponents.length > 0 && (
        <Space className="quiet" style={{ marginTop: 8 }} size={20} wrap>
          <span>方向键、回车换格</span><span>没有参加：缺考（可输入 q）</span><span>免修：免修：理由</span><span>补考：55补72</span><span>可从 Excel 粘贴一块，首列是姓名的按姓名对应</span>
        </Space>
      )}
    </div>
  );
}
