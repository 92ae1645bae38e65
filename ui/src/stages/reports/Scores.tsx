import { Button, Input, Modal, Table } from "antd";
import { useState } from "react";
import { selfScoreSet } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import type { StageProps } from "../../shared/stage";

/** The score sheet: what the record gives, and the office's own scores with their reasons. */
export function Scores({ view, run, preview }: StageProps) {
  const [row, setRow] = useState<wire.ScoreRow | null>(null);
  const [draft, setDraft] = useState({ score: "", reason: "", evidence: "" });
  const open = (r: wire.ScoreRow) => {
    setRow(r);
    setDraft({ score: r.score, reason: r.reason, evidence: r.evidence });
  };
  const save = async (score: string) => {
    if (row && (await run(() => selfScoreSet({ class_id: view.id, score: { indicator: row.indicator, ...draft, score } })))) setRow(null);
  };
  const sheet = view.score_sheet;
  return (
    <>
      <div className="bar"><b>自评合计 {sheet.total} 分，等次“{sheet.grade}”</b><span className="grow" /><Button onClick={() => preview("score-sheet")} data-testid="preview-scores">预览绩效考核表</Button></div>
      <Table<wire.ScoreRow> size="small" rowKey="indicator" dataSource={sheet.rows} pagination={false} scroll={{ y: "calc(100vh - 370px)" }}
        columns={[
          { title: "指标", width: 92, render: (_, r) => <>{r.level1}<div className="quiet">{r.level2}</div></> },
          { title: "三级指标", dataIndex: "title", width: 150 },
          { title: "分值", dataIndex: "points", width: 52, align: "center" },
          { title: "目标值", dataIndex: "target", width: 116 },
          { title: "实际", dataIndex: "actual", width: 112 },
          { title: "得分", width: 56, align: "center", render: (_, r) => <span className={r.score ? "" : "late"} title={r.score && r.computed !== r.score ? `单位自评；按记录为 ${r.computed || "待填"}` : r.formula} data-testid={`score-${r.indicator}`}>{r.score || "待填"}</span> },
          { title: "佐证材料和扣分原因", render: (_, r) => <><span className={r.evidence ? "" : "quiet"} data-testid={`evidence-${r.indicator}`}>{r.evidence || r.found}</span>{r.reason && <div className="late">{r.reason}</div>}</> },
          { title: "", width: 64, render: (_, r) => <Button size="small" type="link" onClick={() => open(r)}>填写</Button> },
        ]}
      />
      <Modal open={row !== null} title={row && `${row.title}（${row.points} 分）`} onCancel={() => setRow(null)} okText="保存" cancelText="取消" onOk={() => void save(draft.score)}
        footer={(original) => <>{row?.computed && <Button onClick={() => void save("")}>恢复自动得分 {row.computed}</Button>}{original}</>}>
        <p className="quiet">{row?.standard}</p>
        <p className="quiet" data-testid="score-formula">{row && row.computed ? `按记录得 ${row.computed} 分：${row.formula}。` : row && `${row.formula}。`}</p>
        <div className="fields" style={{ gridTemplateColumns: "1fr" }}>
          <label><span>自评得分</span><Input value={draft.score} onChange={(e) => setDraft({ ...draft, score: e.target.value })} /></label>
          <label><span>扣分原因</span><Input value={draft.reason} onChange={(e) => setDraft({ ...draft, reason: e.target.value })} /></label>
          <label><span>佐证材料</span><Input value={draft.evidence} placeholder={row?.found} onChange={(e) => setDraft({ ...draft, evidence: e.target.value })} /></label>
        </div>
      </Modal>
    </>
  );
}
