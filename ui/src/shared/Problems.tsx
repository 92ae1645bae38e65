import { CloseCircleFilled, WarningFilled } from "@ant-design/icons";
import { Button } from "antd";
import type * as wire from "../generated/wire";

const ROOMS: Record<string, string> = {
  filing: "备案",
  enrolment: "报名",
  attendance: "签到",
  committee: "班委",
  assessment: "考核",
  certificates: "证书",
  reports: "报送",
};

export function stageOf(problem: wire.Problem): string {
  return problem.place && "stage" in problem.place ? problem.place.stage : "";
}

/** Where in a file a problem stands: 第 5 行 C 列. */
function cellOf(problem: wire.Problem): string {
  const place = problem.place;
  if (!place || !("file" in place) || place.row == null) return "";
  return `${place.sheet ? `${place.sheet} ` : ""}第 ${place.row} 行${place.column ? ` ${place.column} 列` : ""}：`;
}

interface Props {
  problems: wire.Problem[];
  /** Goes to the stage that mends a problem. */
  open?: (stage: string) => void;
  /** Problems of the stage one is in lead to their very place. */
  here?: { stage: string; go(problem: wire.Problem): void };
  empty?: string;
}

/** Problems with what to do about each; errors first, as the office lists them. */
export function Problems({ problems, open, here, empty }: Props) {
  if (problems.length === 0) return empty ? <div className="quiet">{empty}</div> : null;
  return (
    <ul className="problems" data-testid="problems">
      {problems.map((p, i) => (
        <li key={i} className={p.severity}>
          {p.severity === "error" ? <CloseCircleFilled /> : <WarningFilled />}
          <div>
            <div>
              <b>{p.severity === "error" ? "须处理：" : "提醒："}</b>
              {cellOf(p)}{p.message}
            </div>
            <div className="hint">
              {p.hint}
              {p.clause && <span className="clause">依据 {p.clause}</span>}
              {here && stageOf(p) === here.stage && (
                <Button type="link" size="small" onClick={() => here.go(p)}>
                  找到
                </Button>
              )}
              {open && stageOf(p) && stageOf(p) !== here?.stage && (
                <Button type="link" size="small" onClick={() => open(stageOf(p))}>
                  去{ROOMS[stageOf(p)] ?? ""}处理
                </Button>
              )}
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}
