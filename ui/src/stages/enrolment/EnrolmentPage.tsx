import { Tabs } from "antd";
import { useState } from "react";
import type { StageProps } from "../../shared/stage";
import { Receipts } from "./Receipts";
import { Review } from "./Review";
import { Roster } from "./Roster";

/** Enrolment: receipts in, the review of each applicant, the roster. */
export function EnrolmentPage(props: StageProps) {
  const { view } = props;
  const pending = view.enrolments.filter((p) => p.status === "pending").length;
  const [tab, setTab] = useState(view.enrolments.length === 0 ? "receipts" : pending > 0 ? "review" : "roster");
  const accepted = view.enrolments.filter((p) => p.status === "accepted").length;
  return (
    <div className="panel">
      <Tabs
        activeKey={tab}
        onChange={setTab}
        items={[
          { key: "receipts", label: "回执", forceRender: true, children: <Receipts {...props} show={() => setTab("receipts")} imported={() => setTab("review")} /> },
          { key: "review", label: `审验${pending > 0 ? `（待审 ${pending}）` : ""}`, children: <Review {...props} /> },
          { key: "roster", label: `名册（${accepted} 人）`, children: <Roster {...props} /> },
        ]}
      />
    </div>
  );
}
