import { Tabs } from "antd";
import type { StageProps } from "../../shared/stage";
import { Charts } from "./Charts";
import { Money } from "./Money";
import { Outcomes } from "./Outcomes";
import { Scores } from "./Scores";
import { Submission } from "./Submission";
import { Survey } from "./Survey";
import { Texts } from "./Texts";

/** Reports: survey, money, outcomes, the self-evaluation, the score sheet, the bundle. */
export function ReportsPage(props: StageProps) {
  return (
    <div className="panel">
      <Tabs items={[
        { key: "submission", label: "报送", children: <Submission {...props} /> },
        { key: "survey", label: `满意度${props.view.satisfaction && ` ${props.view.satisfaction}`}`, children: <Survey {...props} /> },
        { key: "outcomes", label: "成果和宣传", children: <Outcomes {...props} /> },
        { key: "money", label: "经费", children: <Money {...props} /> },
        { key: "scores", label: `绩效考核表 ${props.view.score_sheet.total} 分`, children: <Scores {...props} /> },
        { key: "charts", label: "图表", children: <Charts {...props} /> },
        { key: "texts", label: "报告文字", children: <Texts {...props} /> },
      ]} />
    </div>
  );
}
