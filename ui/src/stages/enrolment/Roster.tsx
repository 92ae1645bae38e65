import type { StageProps } from "../../shared/stage";

/** The roster (附件4): who is on it, frozen at opening, with groups, seats and rooms. */
export function Roster({ view }: StageProps) {
  const accepted = view.enrolments.filter((p) => p.status === "accepted");
  return <p className="quiet">学员名单 {accepted.length} 人。</p>;
}
