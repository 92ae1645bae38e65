import { Alert, Button, Table } from "antd";
import { useState } from "react";
import { classArchive, reportExport, submissionRecord } from "../../generated/commands";
import type * as wire from "../../generated/wire";
import { openPath, pickFolder } from "../../host/call";
import { Day } from "../../shared/Day";
import { longDate, shortDate } from "../../shared/format";
import { Problems } from "../../shared/Problems";
import type { StageProps } from "../../shared/stage";

/** The bundle and the submission. */
export function Submission({ view, today, run, open }: StageProps) {
  const [on, setOn] = useState(today);
  const [bundle, setBundle] = useState<wire.Bundle | null>(null);
  const make = async () => {
    const out = await pickFolder("把材料放到哪个文件夹");
    if (!out) return;
    const made = await run(() => reportExport({ class_id: view.id, out: `${out}/${view.class.title}-报送材料`, only: null, format: null }));
    if (made) setBundle(made);
  };
  return (
    <>
      {view.submission ? (
        <Alert showIcon type={view.submission.in_time ? "success" : "warning"} title={`${view.submission.in_time ? "按时报送" : "逾期报送"}　${longDate(view.submission.submitted_on)}`} />
      ) : (
        <Alert showIcon type="info" title={`报送期限：${longDate(view.deadlines.report_due)}${view.deadlines.report_suggested !== view.deadlines.report_due ? `，不是工作日，建议 ${longDate(view.deadlines.report_suggested)} 前报送` : ""}`}
          description={view.deadlines.report_counted_days.length > 0 && <div className="days">{view.deadlines.report_counted_days.map((d, i) => <span key={d}>{i + 1}. {shortDate(d)}</span>)}</div>} />
      )}
      <h3 style={{ marginTop: 14 }}>缺项、逾期和待办</h3>
      <Problems problems={view.all_problems} open={open} empty="材料齐全，没有缺项或逾期。" />
      <div className="bar" style={{ marginTop: 12 }}>
        <Button type="primary" onClick={() => void make()} data-testid="export-bundle">生成报送材料</Button>
        {!view.submission && <><Day width={150} value={on} onChange={setOn} /><Button onClick={() => void run(() => submissionRecord({ class_id: view.id, on, receipt_number: "" }))} data-testid="record-submission">登记报送</Button></>}
        {view.submission && !view.archived_on && <Button onClick={() => void run(() => classArchive({ class_id: view.id, on: null }))}>归档</Button>}
        {view.archived_on && <span className="quiet">{longDate(view.archived_on)} 已归档</span>}
      </div>
      {bundle && (
        <>
          <div className="bar"><span data-testid="bundle-done">已生成 {bundle.files.length} 个文件：{bundle.bundle}</span><Button size="small" onClick={() => void run(() => openPath(bundle.bundle))}>打开文件夹</Button></div>
          <Table<wire.BundleFile> size="small" rowKey="path" dataSource={bundle.files} pagination={false} scroll={{ y: 260 }} columns={[{ title: "文件", dataIndex: "path" }, { title: "页数", width: 70, render: (_, f) => f.pages ?? "—" }, { title: "校验码", width: 160, render: (_, f) => f.sha256.slice(0, 16) }]} />
        </>
      )}
    </>
  );
}
