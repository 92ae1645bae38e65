import { Alert, Button, ConfigProvider } from "antd";
import { useState } from "react";
import { attachmentAdd } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { pickFiles } from "../../host/call";
import { longDate, shortDate } from "../../shared/format";
import { Problems } from "../../shared/Problems";
import type { StageProps } from "../../shared/stage";
import { Archive } from "./Archive";
import { BundlePanel } from "./BundlePanel";
import { HandIn } from "./HandIn";

/** What must be handed in, by the notice's list: there, or why not and how to get it. */
function Enclosures({ view, run, preview }: Pick<StageProps, "view" | "run" | "preview">) {
  const scan = async (title: string) => {
    const [file] = await pickFiles(`添加“${title}”`, ["pdf", "jpg", "jpeg", "png"], false);
    if (file) await run(() => attachmentAdd({ class_id: view.id, stage: "reports", title, file, about: "" }));
  };
  return (
    <table className="plain" data-testid="enclosures">
      <tbody>
        {view.enclosures.map((e, i) => {
          const paper = view.papers.find((p) => p.kind === e.code);
          return (
            <tr key={e.code}>
              <td className="number">{i + 1}</td>
              <td>{e.title}</td>
              <td className={e.missing ? "late" : ""}>{e.missing ? `缺：${e.missing}` : "已备"}</td>
              <td>{paper && !e.missing && paper.formats.includes("pdf") ? <Button type="link" size="small" onClick={() => preview(e.code)}>预览</Button> : !paper && <Button size="small" disabled={view.archived_on != null} onClick={() => void scan(e.title)}>{e.missing ? "添加扫描件" : "换扫描件"}</Button>}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The bundle, the submission and the archive. */
export function Submission(props: StageProps) {
  const { view, run, open, preview } = props;
  const [bundle, setBundle] = useState<wire.Bundle | null>(null);
  const sent = view.submission;
  const { report_due: due, report_suggested: suggested, report_counted_days: counted } = view.deadlines;
  return (
    <ConfigProvider componentDisabled={false}>
      {sent ? (
        <Alert showIcon type={sent.in_time ? "success" : "warning"} title={`${sent.in_time ? "按时报送" : "逾期报送"}　${longDate(sent.submitted_on)}${sent.receipt_number && `　回执号 ${sent.receipt_number}`}${sent.received_by && `　签收人 ${sent.received_by}`}`} />
      ) : (
        <Alert showIcon type="info" title={`报送期限：${longDate(due)}${suggested !== due ? `，不是工作日，建议 ${longDate(suggested)} 前报送` : ""}`}
          description={counted.length > 0 && <div className="days">{counted.map((d, i) => <span key={d}>{i + 1}. {shortDate(d)}</span>)}</div>} />
      )}
      <h3 className="part">缺项、逾期和待办</h3>
      <Problems problems={view.all_problems} open={open} empty="材料齐全，没有缺项或逾期。" />
      <h3 className="part">必须报送的材料</h3>
      <Enclosures view={view} run={run} preview={preview} />
      <BundlePanel {...props} bundle={bundle} setBundle={setBundle} />
      <HandIn {...props} bundle={bundle} />
      {sent && <Archive {...props} />}
    </ConfigProvider>
  );
}
