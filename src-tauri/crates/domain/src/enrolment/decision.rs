//! Decisions of the review: what they need, what they make of an applicant, and what else they touch.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::chinese;
use crate::dossier::Dossier;
use crate::enrolment::admission::Fit;
use crate::enrolment::order::{Takes, suggested};
use crate::enrolment::{Enrolment, EnrolmentStatus};
use crate::filing::schedule::Session;
use crate::hours::Hours;
use crate::problem::Problem;
use crate::uid::Uid;
use crate::words::words;

words! {
    /// A decision of the review.
    Decision {
        /// On the roster.
        Accept = "accept" "通过",
        /// Back to the unit for mending.
        Return = "return" "退回补正",
        /// On the wait list.
        Wait = "wait" "列为候补",
        /// Not admitted.
        Decline = "decline" "不通过",
        /// The applicant or the unit withdrew.
        Cancel = "cancel" "取消报名",
        /// Back to where the review began.
        Pending = "pending" "恢复待审验",
        /// To each what the suggested order gives.
        Suggested = "suggested" "按建议录取",
    }
}

impl Decision {
    /// Whether it can't stand without a reason.
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::Return | Self::Decline | Self::Cancel)
    }

    /// Reasons that offices give again and again, to choose from.
    pub const fn stock_reasons(self) -> &'static [&'static str] {
        match self {
            Self::Return => &[
                "身份证号码有误，请核对原件",
                "缺单位意见和公章",
                "缺职称证书",
                "职称级别与证书不符",
                "缺手机号码",
                "缺一线情况说明",
            ],
            Self::Decline => {
                &["名额已满", "不符合报名条件", "从事专业不相关", "同一单位报名人数过多", "近期已参加同类研修"]
            }
            Self::Cancel => &["本人因工作原因不能参加", "单位另有任务", "因病不能参加", "单位更换人选", "报到未到"],
            Self::Wait => &["名额已满", "所在市名额已满"],
            Self::Accept | Self::Pending | Self::Suggested => &[],
        }
    }

    const fn status(self) -> Option<EnrolmentStatus> {
        Some(match self {
            Self::Accept => EnrolmentStatus::Accepted,
            Self::Return => EnrolmentStatus::Returned,
            Self::Wait => EnrolmentStatus::Waiting,
            Self::Decline => EnrolmentStatus::Declined,
            Self::Cancel => EnrolmentStatus::Cancelled,
            Self::Pending => EnrolmentStatus::Pending,
            Self::Suggested => return None,
        })
    }
}

/// What a decision makes of the applicants it is about, and of others that it touches.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outcome {
    /// The enrolments as they shall be, in the order asked for; others touched stand last.
    pub after: Vec<Enrolment>,
    /// What refuses it; with any of these nothing may be written.
    pub refusals: Vec<Problem>,
}

/// A decision on applicants. `replaced_by` takes the place of the one who is cancelled.
pub fn decide(
    dossier: &Dossier,
    chosen: &[&Enrolment],
    decision: Decision,
    reason: &str,
    replaced_by: Option<&Enrolment>,
) -> Outcome {
    let mut outcome = Outcome::default();
    let mut next = dossier.enrolments.iter().filter_map(|e| e.roster_number).max().unwrap_or(0) + 1;
    let takes: BTreeMap<Uid, Takes> = match decision {
        Decision::Suggested => suggested(dossier).into_iter().map(|s| (s.enrolment, s.takes)).collect(),
        _ => BTreeMap::new(),
    };
    for enrolment in chosen {
        let status = decision.status().or_else(|| match takes.get(&enrolment.uid)? {
            Takes::Place => Some(EnrolmentStatus::Accepted),
            Takes::Turn => Some(EnrolmentStatus::Waiting),
            Takes::Look => None,
        });
        let Some(status) = status else { continue };
        let leaves = enrolment.accepted() && status != EnrolmentStatus::Accepted;
        if leaves && dossier.certificate_of(&enrolment.uid).is_some() {
            outcome.refusals.push(refusal(
                "has_certificate",
                format!("{}已有证书，不能改为“{}”", enrolment.person.name, status.label()),
                "请先作废其证书。",
            ));
            continue;
        }
        if status == EnrolmentStatus::Accepted && comes_late(dossier, enrolment) {
            outcome.refusals.push(too_late(enrolment));
            continue;
        }
        let mut after = (*enrolment).clone();
        after.status = status;
        reason.trim().clone_into(&mut after.reason);
        if status == EnrolmentStatus::Accepted {
            after.roster_number.get_or_insert_with(|| {
                next += 1;
                next - 1
            });
        } else {
            if !matches!(status, EnrolmentStatus::Cancelled) {
                after.replaces = None;
            }
            if leaves {
                vacate(dossier, &mut after);
            }
        }
        outcome.after.push(after);
    }
    if let Some(substitute) = replaced_by {
        replace(dossier, chosen, substitute, next, &mut outcome);
    }
    // After that: a substitute may be somebody who comes back.
    unlink(dossier, &mut outcome.after);
    outcome
}

fn refusal(code: &'static str, message: String, hint: &str) -> Problem {
    Problem::error(code, message, hint).field("enrolment", "person", "", "details.unit")
}

/// Whether the assessment was concluded without this applicant: nothing could give them a result any more.
fn comes_late(dossier: &Dossier, enrolment: &Enrolment) -> bool {
    dossier.conclusion.is_some() && !enrolment.accepted() && dossier.concluded_result(&enrolment.uid).is_none()
}

fn too_late(enrolment: &Enrolment) -> Problem {
    refusal(
        "concluded",
        format!("考核已作结论，{}不能再进入学员名单", enrolment.person.name),
        "确实参加了研修的，请先撤销考核结论，登记后再作结论。",
    )
}

/// Who comes back isn't replaced any more: both stand on the roster now.
fn unlink(dossier: &Dossier, after: &mut Vec<Enrolment>) {
    let back: BTreeSet<Uid> = after.iter().filter(|e| e.accepted()).map(|e| e.uid.clone()).collect();
    let substitutes = dossier.enrolments.iter().filter(|e| e.replaces.as_ref().is_some_and(|r| back.contains(r)));
    for substitute in substitutes {
        match after.iter_mut().find(|e| e.uid == substitute.uid) {
            Some(decided) => decided.replaces = None,
            None => after.push(Enrolment { replaces: None, ..substitute.clone() }),
        }
    }
}

/// Who leaves the roster frees room and seat; the number stays theirs once the roster is frozen.
fn vacate(dossier: &Dossier, leaver: &mut Enrolment) {
    if dossier.roster.frozen.is_none() {
        leaver.roster_number = None;
    }
    leaver.leads_group = false;
    leaver.seat = None;
    leaver.room = String::new();
}

/// Another applicant takes the place of the one who is cancelled: the number where the roster isn't frozen yet, group
/// and seat in any case, the bed where both are of one sex.
fn replace(dossier: &Dossier, chosen: &[&Enrolment], substitute: &Enrolment, next: u32, outcome: &mut Outcome) {
    let name = &substitute.person.name;
    let [leaver] = chosen else {
        outcome.refusals.push(refusal("one_at_a_time", "一次只能替换一人".to_owned(), "请逐人替换。"));
        return;
    };
    if leaver.uid == substitute.uid || substitute.accepted() {
        let why = format!("{name}已在学员名单中，不能替换他人");
        outcome.refusals.push(refusal("already_accepted", why, "请从待审验或候补人员中选择。"));
        return;
    }
    let cancelled_before = leaver.status == EnrolmentStatus::Cancelled;
    if !leaver.accepted() && !cancelled_before {
        let why = format!("{}不在学员名单中，没有可替换的名额", leaver.person.name);
        outcome.refusals.push(refusal("not_on_roster", why, "请直接审验通过新的人员。"));
        return;
    }
    if let Some(other) = dossier.enrolments.iter().find(|e| e.replaces.as_ref() == Some(&leaver.uid) && e.accepted()) {
        let why = format!("{}的名额已由{}递补", leaver.person.name, other.person.name);
        outcome.refusals.push(refusal("already_replaced", why, "请直接审验通过新的人员。"));
        return;
    }
    if comes_late(dossier, substitute) {
        outcome.refusals.push(too_late(substitute));
        return;
    }
    let frozen = dossier.roster.frozen.is_some();
    let mut joins = substitute.clone();
    joins.status = EnrolmentStatus::Accepted;
    joins.reason = String::new();
    joins.replaces = Some(leaver.uid.clone());
    // A number that somebody had on a frozen roster is never another's.
    let free = if frozen { None } else { leaver.roster_number };
    joins.roster_number = joins.roster_number.or(free).or(Some(next));
    joins.group = leaver.group;
    joins.seat = leaver.seat;
    if leaver.person.sex.is_some() && leaver.person.sex == substitute.person.sex {
        joins.room.clone_from(&leaver.room);
    }
    outcome.after.push(joins);
}

impl Dossier {
    /// What a decision means for one applicant, in sentences: what is lost or kept, what is missing.
    pub fn consequences(&self, before: &Enrolment, after: &Enrolment, today: NaiveDate) -> Vec<String> {
        let mut told = Vec::new();
        if before.accepted() && !after.accepted() {
            let posts: Vec<&str> =
                self.members.iter().filter(|m| m.enrolment == before.uid).map(|m| m.post.as_str()).collect();
            if !posts.is_empty() {
                told.push(format!("任{}，请另行安排", posts.join("、")));
            }
            if before.leads_group {
                told.push("任组长，请另行指定".to_owned());
            }
            let marks = self.marks.iter().filter(|m| m.enrolment == before.uid).count();
            if marks > 0 {
                told.push(format!("已有 {marks} 次签到记录，保留"));
            }
            if let (Some(_), Some(number)) = (self.roster.frozen, before.roster_number) {
                told.push(format!("名单已定稿，序号 {number} 空出，记作名单变更"));
            }
        }
        if after.accepted() && !before.accepted() {
            let judgement = self.class.admission.judge(&after.details);
            if judgement.fit != Fit::Meets {
                told.push(format!("{}：{}", judgement.fit.label(), judgement.reasons.join("；")));
            }
            let lacking = self.evidence_lacking(after);
            if !lacking.is_empty() {
                told.push(format!("未见{}", lacking.join("、")));
            }
            told.extend(self.late_joining(after, today));
            if let (Some(_), Some(number)) = (self.roster.frozen, after.roster_number) {
                told.push(format!("名单已定稿，排为第 {number} 号，记作名单变更"));
            }
        }
        told
    }

    /// Labels of the evidence that the class asks for and that wasn't seen of an applicant.
    pub fn evidence_lacking(&self, enrolment: &Enrolment) -> Vec<&'static str> {
        let asked = self.class.admission.evidence.iter();
        asked.filter(|kind| !enrolment.seen.contains(kind)).map(|kind| kind.label()).collect()
    }

    /// What joining a class that has begun means for the hours; nothing before any counted session was held.
    pub fn late_joining(&self, enrolment: &Enrolment, today: NaiveDate) -> Option<String> {
        // A class recorded afterwards has held nothing that isn't marked; while it runs, days gone by count as held.
        let running = today <= self.class.closes_on;
        let held = |s: &Session| (running && s.on < today) || self.marks.iter().any(|m| m.session == s.uid);
        let hours = self.hours_of(&enrolment.uid, held);
        if hours.missed == Hours::default() {
            return None;
        }
        let (planned, least) = (hours.planned, self.scheme.min_attendance_percent);
        let (left, rate) = (hours.at_most(), chinese::percent(hours.best_rate()));
        let end = if hours.can_still_reach(least) { "仍可结业" } else { "不能结业" };
        let lost = hours.missed;
        Some(format!("已办课次 {lost} 学时未参加，至多可得 {left}/{planned} 学时（{rate}），要求 {least}%，{end}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::{AssessmentResult, Conclusion};
    use crate::attendance::Mark;
    use crate::enrolment::roster::Freeze;
    use crate::enrolment::{EvidenceKind, resubmitted};
    use crate::tests::fixture::{day, dossier};

    /// The class of the fixture before it opens, its last applicant not reviewed yet.
    fn class() -> Dossier {
        let mut class = dossier();
        class.roster = crate::enrolment::roster::Roster::default();
        class.marks.clear();
        class.scores.clear();
        class.class.size = 12;
        let last = class.enrolments.last_mut().unwrap();
        last.status = EnrolmentStatus::Pending;
        last.roster_number = None;
        class
    }

    fn told(class: &Dossier, at: &[usize], decision: Decision, by: Option<usize>) -> Vec<String> {
        let chosen: Vec<&Enrolment> = at.iter().map(|n| &class.enrolments[*n]).collect();
        let outcome = decide(class, &chosen, decision, " 原因 ", by.map(|n| &class.enrolments[n]));
        let number = |n: Option<u32>| n.map_or("-".to_owned(), |n| n.to_string());
        let link = |e: &Enrolment| e.replaces.as_ref().map(|r| format!("<{r}")).unwrap_or_default();
        let line = |e: &Enrolment| {
            format!("{} {} {} {}{}", e.uid, e.status.code(), number(e.roster_number), e.reason, link(e))
        };
        outcome.after.iter().map(line).chain(outcome.refusals.iter().map(|p| format!("!{}", p.code))).collect()
    }

    #[test]
    fn decisions_move_applicants_and_their_numbers() {
        let class = class();
        for (at, decision, expected) in [
            (11, Decision::Accept, "learner-11 accepted 12 原因"),
            (11, Decision::Return, "learner-11 returned - 原因"),
            (11, Decision::Wait, "learner-11 waiting - 原因"),
            (11, Decision::Decline, "learner-11 declined - 原因"),
            (0, Decision::Cancel, "learner-0 cancelled - 原因"),
            (0, Decision::Accept, "learner-0 accepted 1 原因"),
            (0, Decision::Pending, "learner-0 pending - 原因"),
            (11, Decision::Suggested, "learner-11 accepted 12 原因"),
        ] {
            assert_eq!(told(&class, &[at], decision, None), [expected], "{decision:?}");
        }
        let frozen = frozen();
        assert_eq!(told(&frozen, &[0], Decision::Cancel, None), ["learner-0 cancelled 1 原因"], "the number stays");
    }

    fn frozen() -> Dossier {
        let mut class = class();
        class.roster.frozen = Some(Freeze { on: day("2021-10-25"), opening_then: day("2021-10-25") });
        class
    }

    #[test]
    fn a_place_passes_to_another() {
        let mut before = class();
        before.enrolments[0].seat = Some(7);
        before.enrolments[0].group = Some(2);
        before.enrolments[0].room = "501".into();
        assert_eq!(
            told(&before, &[0], Decision::Cancel, Some(11)),
            ["learner-0 cancelled - 原因", "learner-11 accepted 1 <learner-0"],
            "the number passes on while the roster isn't frozen"
        );
        let outcome = decide(&before, &[&before.enrolments[0]], Decision::Cancel, "病", Some(&before.enrolments[11]));
        let joins = &outcome.after[1];
        assert_eq!((joins.seat, joins.group, joins.room.as_str()), (Some(7), Some(2), "501"));
        assert_eq!((outcome.after[0].seat, outcome.after[0].room.as_str()), (None, ""));
        before.enrolments[11].person.sex = Some(crate::people::Sex::Male);
        let outcome = decide(&before, &[&before.enrolments[0]], Decision::Cancel, "病", Some(&before.enrolments[11]));
        assert_eq!(outcome.after[1].room, "", "no bed among the other sex");
        assert_eq!(
            told(&frozen(), &[0], Decision::Cancel, Some(11)),
            ["learner-0 cancelled 1 原因", "learner-11 accepted 12 <learner-0"],
            "a number of a frozen roster is never another's"
        );
    }

    #[test]
    fn a_place_passes_once_and_only_from_the_roster() {
        let class = class();
        assert_eq!(told(&class, &[0], Decision::Cancel, Some(1)), ["learner-0 cancelled - 原因", "!already_accepted"]);
        assert_eq!(told(&class, &[11], Decision::Cancel, Some(11)).last().unwrap(), "!already_accepted");
        assert_eq!(told(&class, &[0, 1], Decision::Cancel, Some(11)).last().unwrap(), "!one_at_a_time");
        let mut left = class.clone();
        left.enrolments[0].status = EnrolmentStatus::Declined;
        assert_eq!(told(&left, &[0], Decision::Cancel, Some(11)).last().unwrap(), "!not_on_roster");
        left.enrolments[0].status = EnrolmentStatus::Cancelled;
        assert_eq!(told(&left, &[0], Decision::Cancel, Some(11))[1], "learner-11 accepted 1 <learner-0");
        left.enrolments[1].replaces = Some(left.enrolments[0].uid.clone());
        assert_eq!(told(&left, &[0], Decision::Cancel, Some(11)).last().unwrap(), "!already_replaced");
        assert_eq!(
            told(&left, &[0], Decision::Accept, None),
            ["learner-0 accepted 1 原因", "learner-1 accepted 2 "],
            "who comes back is nobody's predecessor any more"
        );
        // 0 was replaced by 1, and comes back in the place of 2.
        assert_eq!(
            told(&left, &[2], Decision::Cancel, Some(0)),
            ["learner-2 cancelled - 原因", "learner-0 accepted 1 <learner-2", "learner-1 accepted 2 "],
            "who comes back as a substitute isn't either"
        );
    }

    #[test]
    fn nobody_joins_after_the_conclusion_but_who_has_a_result_comes_back() {
        let mut class = class();
        class.enrolments[0].status = EnrolmentStatus::Cancelled;
        let results: Vec<AssessmentResult> =
            class.judge().into_iter().filter(|r| r.enrolment != class.enrolments[11].uid).collect();
        let mut with_first = results.clone();
        with_first.push(AssessmentResult { enrolment: class.enrolments[0].uid.clone(), ..results[0].clone() });
        class.conclusion = Some(Conclusion { concluded_on: day("2021-10-28"), results });
        assert_eq!(told(&class, &[11], Decision::Accept, None), ["!concluded"]);
        assert_eq!(told(&class, &[1], Decision::Cancel, Some(11)).last().unwrap(), "!concluded");
        assert_eq!(told(&class, &[0], Decision::Accept, None), ["!concluded"]);
        class.conclusion = Some(Conclusion { concluded_on: day("2021-10-28"), results: with_first });
        assert_eq!(told(&class, &[0], Decision::Accept, None), ["learner-0 accepted 1 原因"]);
    }

    #[test]
    fn a_learner_with_a_certificate_stays() {
        let mut class = class();
        let who = class.enrolments[0].uid.clone();
        class.certificates.push(crate::tests::fixture::certificate(&who));
        assert_eq!(told(&class, &[0], Decision::Cancel, None), ["!has_certificate"]);
    }

    #[test]
    fn what_follows_is_told() {
        let mut class = class();
        class.class.admission.evidence = vec![EvidenceKind::TitleCertificate, EvidenceKind::UnitSeal];
        class.enrolments[11].seen = BTreeSet::from([EvidenceKind::UnitSeal]);
        let consequences = |class: &Dossier, at: usize, decision: Decision, on: &str| {
            let before = &class.enrolments[at];
            let after = decide(class, &[before], decision, "", None).after;
            class.consequences(before, after.last().unwrap(), day(on)).join("。")
        };
        assert_eq!(consequences(&class, 11, Decision::Accept, "2021-10-20"), "未见职称证书");
        class.class.admission.evidence.clear();
        assert_eq!(
            consequences(&class, 11, Decision::Accept, "2021-10-26"),
            "已办课次 8 学时未参加，至多可得 16/24 学时（66.67%），要求 80%，不能结业"
        );
        let marked = dossier();
        assert_eq!(
            consequences(&marked, 0, Decision::Cancel, "2021-10-26"),
            "任组长，请另行安排。已有 6 次签到记录，保留。名单已定稿，序号 1 空出，记作名单变更"
        );
        class.sessions[0].hours = Hours::whole(1);
        class.marks = dossier().marks.into_iter().filter(|m| m.session.as_str() == "session-0").collect();
        class.marks.retain(|m| m.enrolment != class.enrolments[11].uid);
        class.marks.iter_mut().for_each(|m| m.mark = Mark::Present);
        assert_eq!(
            consequences(&class, 11, Decision::Accept, "2021-10-25"),
            "已办课次 1 学时未参加，至多可得 20/21 学时（95.24%），要求 80%，仍可结业"
        );
        // What a mark earns is the notice's to say: here a leave earns all and lateness half.
        let mut back = dossier();
        let who = back.enrolments[11].uid.clone();
        back.enrolments[11].status = EnrolmentStatus::Cancelled;
        (back.notice.attendance.leave, back.notice.attendance.late) = (100, 50);
        let marks = [Mark::Leave, Mark::Late, Mark::Present, Mark::Present, Mark::Present, Mark::Present];
        back.marks.iter_mut().filter(|m| m.enrolment == who).zip(marks).for_each(|(m, mark)| m.mark = mark);
        assert_eq!(
            back.late_joining(&back.enrolments[11], day("2021-11-20")).as_deref(),
            Some("已办课次 2 学时未参加，至多可得 22/24 学时（91.67%），要求 80%，仍可结业")
        );
    }

    #[test]
    fn a_resent_receipt_brings_back_only_what_was_returned() {
        let mut enrolment = class().enrolments[0].clone();
        for status in EnrolmentStatus::ALL {
            enrolment.status = *status;
            let expected = if *status == EnrolmentStatus::Returned { EnrolmentStatus::Pending } else { *status };
            assert_eq!(resubmitted(&enrolment), expected);
        }
    }
}
