import { Button, Input } from "antd";
import { useEffect, useState } from "react";
import { classArchive } from "../../generated/commands";
import { Day } from "../../shared/Day";
import { fullDate, longDate } from "../../shared/format";
import type { StageProps } from "../../shared/stage";

/** Archives a class that was handed in; an archived one says what its volume holds. */
export function Archive({ view, today, run, preview, dirty }: StageProps) {
  const { archive } = view;
  const [on, setOn] = useState(today);
  const [typed, setTyped] = useState({ made_by: archive.made_by, checked_by: archive.checked_by, note: archive.note });
  useEffect(() => setTyped({ made_by: archive.made_by, checked_by: archive.checked_by, note: archive.note }), [archive.made_by, archive.checked_by, archive.note]);
  const set = (next: Partial<typeof typed>) => {
    setTyped({ ...typed, ...next });
    dirty(true);
  };
  const close = async () => {
    if (await run(() => classArchive({ class_id: view.id, on: on || null, ...typed }))) dirty(false);
  };
  const papers = <><Button onClick={() => preview("archive-contents")} data-testid="preview-contents">卷内目录</Button><Button onClick={() => preview("closing-sheet")} data-testid="preview-closing">备考表</Button></>;
  return (
    <>
      <h3 className="part">归档</h3>
      {archive.archived_on ? (
        <>
          <p style={{ margin: "0 0 8px" }} data-testid="archived-fact">{longDate(archive.archived_on)}归档，本卷 {archive.count} 件、{archive.pages} 页。立卷人{archive.made_by || "未填"}，检查人{archive.checked_by || "未填"}。{archive.note}</p>
          <div className="bar">{papers}</div>
        </>
      ) : (
        <>
          <div className="fields">
            <label><span>归档日期</span><Day value={on} onChange={setOn} testid="archive-on" /></label>
            <label><span>立卷人</span><Input value={typed.made_by} maxLength={40} onChange={(e) => set({ made_by: e.target.value })} data-testid="archive-made-by" /></label>
            <label><span>检查人</span><Input value={typed.checked_by} maxLength={40} onChange={(e) => set({ checked_by: e.target.value })} data-testid="archive-checked-by" /></label>
            <label className="wide"><span>备考说明（缺损、修改、补充、移出等情况，没有的不填）</span><Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} value={typed.note} onChange={(e) => set({ note: e.target.value })} data-testid="archive-note" /></label>
          </div>
          <div className="bar" style={{ marginTop: 10 }}>
            <Button onClick={() => void close()} data-testid="archive">归档</Button>{papers}
            <span className="quiet">归档后只能查看、打印和导出；证书仍可领取、补发和作废。</span>
          </div>
        </>
      )}
      {archive.reopenings.length > 0 && (
        <ul className="history" data-testid="reopenings">
          {archive.reopenings.map((r) => <li key={r.reopened_on + r.reason}>{fullDate(r.archived_on)}归档，{fullDate(r.reopened_on)}由{r.who}撤销：{r.reason}</li>)}
        </ul>
      )}
    </>
  );
}
