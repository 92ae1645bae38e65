import { Tabs } from "antd";
import type { YearProps } from "../year/YearPage";
import { Definitions } from "./Definitions";
import { OwnForms } from "./OwnForms";
import { Placeholders } from "./Placeholders";

/** Forms of a year: the office's own, those that ship, and what they may hold. */
export function FormsPage(props: YearProps) {
  return (
    <Tabs size="small" items={[
      { key: "own", label: "单位自己的表格", children: <OwnForms {...props} /> },
      { key: "shipped", label: "软件的表格样式", children: <Definitions {...props} /> },
      { key: "fields", label: "可用的占位符", children: <Placeholders {...props} /> },
    ]} />
  );
}
