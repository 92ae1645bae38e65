import { Button } from "antd";
import type * as wire from "../../generated/wire";
import { openAttachment } from "../../host/call";
import type { StageProps } from "../../shared/stage";

/** Where an applicant's facts came from, and the columns of that receipt which no field has a place for. */
export function Source({ person, view, run }: { person: wire.EnrolmentRow } & Pick<StageProps, "view" | "run">) {
  const file = person.source_id;
  return (
    <div className="wide">
      {person.extra.map((e) => <div key={e.heading}><span className="quiet">{e.heading}：</span>{e.text}</div>)}
      <div className="quiet">
        来自{person.source}
        {file && <Button type="link" size="small" onClick={() => void run(() => openAttachment(view.id, file))}>打开原件</Button>}
      </div>
    </div>
  );
}
