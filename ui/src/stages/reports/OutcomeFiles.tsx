import { Button } from "antd";
import { attachmentAdd, attachmentRemove } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { openAttachment, pickFiles } from "../../host/call";
import type { StageProps } from "../../shared/stage";

/** The files of outcomes that are saved: courseware, clippings, photos of what was mended. */
export function OutcomeFiles({ view, run, outcomes }: Pick<StageProps, "view" | "run"> & { outcomes: wire.Outcome[] }) {
  const add = async (outcome: wire.Outcome) => {
    const [file] = await pickFiles(`为“${outcome.title}”添加文件`, [], false);
    if (file) await run(() => attachmentAdd({ class_id: view.id, stage: "reports", title: "", file, about: outcome.id }));
  };
  if (outcomes.length === 0) return null;
  return (
    <table className="grid" style={{ margin: "10px 0" }} data-testid="outcome-files">
      <thead><tr><th style={{ textAlign: "left", width: "40%" }}>题目</th><th style={{ textAlign: "left" }}>附件</th><th style={{ width: 96 }} /></tr></thead>
      <tbody>
        {outcomes.map((o) => (
          <tr key={o.id}>
            <td><div className="shown">{o.title}</div></td>
            <td>
              <div className="shown">
                {view.attachments.filter((a) => a.about === o.id).map((a) => (
                  <span key={a.id} style={{ marginRight: 12 }}>
                    <a onClick={() => void openAttachment(view.id, a.id)}>{a.file_name}</a>
                    <Button size="small" type="link" danger onClick={() => void run(() => attachmentRemove({ class_id: view.id, id: a.id }))}>移除</Button>
                  </span>
                ))}
              </div>
            </td>
            <td style={{ textAlign: "center" }}><Button size="small" type="link" onClick={() => void add(o)} data-testid={`add-file-${o.title}`}>添加文件</Button></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
