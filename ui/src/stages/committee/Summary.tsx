import { Button } from "antd";
import { PaperTexts } from "../../shared/PaperTexts";
import type { StageProps } from "../../shared/stage";

/** The host's summary of both bodies' work: prefilled from the record, adopted or rewritten. */
export function Summary({ view, run, dirty, preview, changed }: StageProps & { changed: boolean }) {
  return (
    <>
      <div className="bar">
        <span className="quiet">前三段随记录变化；第四段写好或采用后，才算完成总结（通知二·四）。</span><span className="grow" />
        <Button disabled={changed} onClick={() => preview("committee-summary")} data-testid="preview-summary">预览工作总结</Button>
      </div>
      {changed && <p className="soon">组建、活动或表现有改动尚未保存，下面的文字按已保存的记录生成。</p>}
      <PaperTexts paper="committee-summary" adopt={["summary"]} view={view} run={run} dirty={dirty} />
    </>
  );
}
