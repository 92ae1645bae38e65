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

/** Problems with what to do about each; errors first, as the office lists them. */
export function Problems({ problems, open, empty }: { problems: wire.Problem[]; open?: (stage: string) => void; empty?: string }) {
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
              {open && stageOf(p) && (
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
