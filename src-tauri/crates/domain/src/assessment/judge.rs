//! Who passes, and why (二·三, 二·四).

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::entry::{Entry, FULL, points};
use super::{AssessmentResult, Component, ComponentKind, Override};
use crate::attendance::ledger::{self, LearnerHours};
use crate::certificates::rules::Validity;
use crate::certificates::{Certificate, CertificateState};
use crate::chinese;
use crate::committee::rules::{check_conduct, conduct_allows};
use crate::dossier::Dossier;
use crate::enrolment::Enrolment;
use crate::problem::Problem;
use crate::uid::Uid;
use crate::words::words;

words! {
    /// Where a learner stands by the rules.
    Standing {
        /// Everything is reached.
        Passed = "passed" "合格",
        /// Something can't be reached any more.
        Failed = "failed" "未合格",
        /// Nothing has failed, but something isn't recorded yet.
        Pending = "pending" "待定",
    }
}

/// What a component gives for one learner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartScore {
    /// A score in tenths.
    Counted(i32),
    /// Not counted, and why: exempt, or computed from something this learner has none of.
    Left(String),
    /// Not there yet.
    Missing,
}

/// One component's share of a learner's total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part<'d> {
    /// The component.
    pub component: &'d Component,
    /// What it gives.
    pub score: PartScore,
    /// What is recorded; `None` for a computed component and for a missing score.
    pub entry: Option<&'d Entry>,
}

/// A learner's total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Total {
    /// In tenths, rounded half up.
    tenths: i32,
    /// Sum of scores in tenths times weights in percent.
    sum: i32,
    /// Sum of the weights that count.
    weights: i32,
}

impl Standing {
    /// Where somebody stands of whom it is decided.
    pub const fn of(passed: bool) -> Self {
        if passed { Self::Passed } else { Self::Failed }
    }
}

/// A learner's result with everything that led to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement<'d> {
    /// Learner.
    pub learner: &'d Enrolment,
    /// Hours.
    pub hours: LearnerHours,
    /// Components in the scheme's order.
    pub parts: Vec<Part<'d>>,
    /// Weighted total in tenths; `None` while a score is missing, and without components that count.
    pub total: Option<i32>,
    /// How the total comes about: `85×60%＋90×40%＝87`; empty without one.
    pub formula: String,
    /// Where the learner stands by the rules alone.
    pub standing: Standing,
    /// Why by the rules alone: what fails first.
    pub grounds: String,
    /// Who decided otherwise, and why.
    pub overridden: Option<&'d Override>,
}

impl Judgement<'_> {
    /// Where the learner stands, a decision against the rules included.
    pub fn result(&self) -> Standing {
        match self.overridden {
            Some(decided) => Standing::of(decided.passed),
            None => self.standing,
        }
    }

    /// The result and why, as an office would say it.
    pub fn explanation(&self) -> String {
        let by_rule = format!("{}：{}", self.standing.label(), self.grounds);
        match self.overridden {
            Some(decided) => format!(
                "{}（人工认定）：{}由{}认定，理由：{}；按办法{by_rule}",
                self.result().label(),
                chinese::date(decided.decided_on),
                decided.by_whom,
                decided.reason.trim_end_matches('。'),
            ),
            None => by_rule,
        }
    }
}

/// A reason, and how it weighs.
struct Ground {
    standing: Standing,
    text: String,
}

impl Dossier {
    /// Every learner's judgement as things stand, in roster order.
    pub fn judgements(&self) -> Vec<Judgement<'_>> {
        let entries: BTreeMap<(&Uid, &str), &Entry> =
            self.scores.iter().map(|s| ((&s.enrolment, s.component.as_str()), &s.entry)).collect();
        self.learners()
            .zip(self.ledger())
            .map(|(learner, hours)| {
                let entry = |c: &Component| entries.get(&(&learner.uid, c.code.as_str())).copied();
                let parts = self.scheme.components.iter().map(|c| self.part(c, learner, &hours, entry(c))).collect();
                self.judgement(learner, hours, parts)
            })
            .collect()
    }

    /// Every learner's result as things stand, in roster order.
    pub fn judge(&self) -> Vec<AssessmentResult> {
        self.judgements()
            .iter()
            .map(|j| AssessmentResult {
                enrolment: j.learner.uid.clone(),
                passed: j.result() == Standing::Passed,
                earned: j.hours.earned,
                planned: j.hours.planned,
                total_tenths: j.total,
                explanation: j.explanation(),
            })
            .collect()
    }

    fn part<'d>(
        &self,
        component: &'d Component,
        learner: &Enrolment,
        hours: &LearnerHours,
        entry: Option<&'d Entry>,
    ) -> Part<'d> {
        if !component.computed {
            let score = match entry {
                Some(entry) => entry.counted().map_or_else(|| PartScore::Left(entry.note.clone()), PartScore::Counted),
                None => PartScore::Missing,
            };
            return Part { component, score, entry };
        }
        let score = match component.kind {
            ComponentKind::Attendance => share_in_tenths(hours).map_or(PartScore::Missing, PartScore::Counted),
            _ => match self.conduct_of(&learner.uid) {
                Some(conduct) => PartScore::Counted(self.notice.assessment.conduct_score(conduct.grade)),
                None if learner.party_member() => PartScore::Missing,
                None => PartScore::Left("非党员，不评等次".to_owned()),
            },
        };
        Part { component, score, entry: None }
    }

    fn judgement<'d>(&'d self, learner: &'d Enrolment, hours: LearnerHours, parts: Vec<Part<'d>>) -> Judgement<'d> {
        let total = total(&parts);
        let mut grounds = vec![self.attendance_ground(&hours)];
        grounds.extend(parts.iter().filter_map(part_ground));
        if let Some(total) = total {
            let reached = total.tenths >= self.scheme.pass_tenths;
            grounds.push(Ground {
                standing: if reached { Standing::Passed } else { Standing::Failed },
                text: if reached {
                    format!("总评 {} 分", points(total.tenths))
                } else {
                    format!("总评 {} 分，合格线 {} 分", points(total.tenths), points(self.scheme.pass_tenths))
                },
            });
        }
        match conduct_allows(self, learner) {
            Some(true) => {}
            Some(false) => {
                grounds.push(Ground { standing: Standing::Failed, text: "党员表现不合格".to_owned() });
            }
            None => grounds.push(Ground { standing: Standing::Pending, text: "缺党员表现评价".to_owned() }),
        }
        let standing = [Standing::Failed, Standing::Pending]
            .into_iter()
            .find(|s| grounds.iter().any(|g| g.standing == *s))
            .unwrap_or(Standing::Passed);
        // What fails is said first, then what is missing, then what is in order; each in the order of the scheme.
        let told = [Standing::Failed, Standing::Pending, Standing::Passed].iter().flat_map(|s| {
            let of_kind = grounds.iter().filter(move |g| g.standing == *s);
            of_kind.map(|g| g.text.as_str())
        });
        Judgement {
            learner,
            grounds: told.collect::<Vec<_>>().join("；"),
            formula: total.map(|t| formula(&parts, t)).unwrap_or_default(),
            total: total.map(|t| t.tenths),
            standing,
            overridden: self.overrides.iter().find(|o| o.enrolment == learner.uid),
            hours,
            parts,
        }
    }

    fn attendance_ground(&self, hours: &LearnerHours) -> Ground {
        let least = self.scheme.min_attendance_percent;
        let rate = chinese::percent(hours.rate());
        let fact = format!("实修 {}/{} 学时，出勤率 {rate}", hours.earned, hours.planned);
        if hours.reached(least) {
            Ground { standing: Standing::Passed, text: fact }
        } else if hours.can_still_reach(least) {
            Ground { standing: Standing::Pending, text: format!("{fact}，签到未登记齐，要求 {least}%") }
        } else {
            Ground { standing: Standing::Failed, text: format!("{fact}，要求 {least}%") }
        }
    }

    /// The result as concluded.
    pub fn concluded_result(&self, enrolment: &Uid) -> Option<&AssessmentResult> {
        self.conclusion.as_ref()?.results.iter().find(|r| r.enrolment == *enrolment)
    }

    /// Whether the learner passed, as concluded.
    pub fn passed(&self, enrolment: &Uid) -> bool {
        self.concluded_result(enrolment).is_some_and(|r| r.passed)
    }

    /// The decision against the rules about a learner.
    pub fn override_of(&self, enrolment: &Uid) -> Option<&Override> {
        self.overrides.iter().find(|o| o.enrolment == *enrolment)
    }

    /// What the results make of the certificates that were numbered ahead of them: those that aren't void, each with
    /// what it is now and what it becomes.
    pub fn effects<'d>(&'d self, results: &[AssessmentResult]) -> Vec<(&'d Certificate, Validity, Validity)> {
        self.valid_certificates()
            .map(|c| {
                let passed = results.iter().any(|r| r.enrolment == c.enrolment && r.passed);
                (c, self.validity(c), if passed { Validity::Valid } else { Validity::ToVoid })
            })
            .collect()
    }

    /// Certificates in the hands of learners: while there are any, the conclusion they rest on stays.
    pub fn handed_over(&self) -> impl Iterator<Item = &Certificate> {
        self.certificates.iter().filter(|c| c.state == CertificateState::HandedOver)
    }
}

/// The share of planned hours as a score in tenths, rounded half up; `None` when nothing is planned.
fn share_in_tenths(hours: &LearnerHours) -> Option<i32> {
    let (earned, planned) = (i64::from(hours.earned.tenths()), i64::from(hours.planned.tenths()));
    let rounded = (planned > 0).then(|| (earned * 2 * i64::from(FULL) + planned) / (2 * planned))?;
    Some(i32::try_from(rounded).unwrap_or(FULL).min(FULL))
}

/// The weighted total of the parts that count; their weights are what is divided by.
fn total(parts: &[Part<'_>]) -> Option<Total> {
    let (mut sum, mut weights) = (0_i32, 0_i32);
    for part in parts {
        match &part.score {
            PartScore::Counted(tenths) => {
                let weight = i32::try_from(part.component.weight.min(1_000)).ok()?;
                sum += tenths * weight;
                weights += weight;
            }
            PartScore::Left(_) => {}
            PartScore::Missing => return None,
        }
    }
    (weights > 0).then(|| Total { tenths: (sum * 2 + weights) / (2 * weights), sum, weights })
}

/// How a total comes about, as one would write it beside the table.
fn formula(parts: &[Part<'_>], total: Total) -> String {
    let terms: Vec<String> = parts
        .iter()
        .filter_map(|p| match p.score {
            PartScore::Counted(tenths) => Some(format!("{}×{}%", points(tenths), p.component.weight)),
            _ => None,
        })
        .collect();
    let (sum, rounded) = (terms.join("＋"), points(total.tenths));
    if total.weights == 100 {
        let exact = thousandths(total.sum);
        let rounding = if exact == rounded { String::new() } else { format!("，四舍五入为 {rounded}") };
        return format!("{sum}＝{exact}{rounding}");
    }
    format!("（{sum}）÷{}%，四舍五入为 {rounded}", total.weights)
}

/// Tenths of a point times percent are thousandths of a point.
fn thousandths(sum: i32) -> String {
    let (whole, rest) = (sum / 1_000, sum % 1_000);
    format!("{whole}.{rest:03}").trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// What one component has to say for or against a learner; nothing when it is in order.
fn part_ground(part: &Part<'_>) -> Option<Ground> {
    let name = &part.component.name;
    match &part.score {
        PartScore::Missing if part.component.computed => {
            Some(Ground { standing: Standing::Pending, text: format!("“{name}”还不能计算") })
        }
        PartScore::Missing => Some(Ground { standing: Standing::Pending, text: format!("缺“{name}”成绩") }),
        PartScore::Left(reason) if part.entry.is_some() => {
            Some(Ground { standing: Standing::Passed, text: format!("“{name}”免修（{reason}）") })
        }
        PartScore::Left(_) => None,
        PartScore::Counted(tenths) => {
            let absent = part.entry.is_some_and(Entry::absent);
            let short = *tenths < part.component.least_tenths;
            let fact = if absent { "缺考".to_owned() } else { format!(" {} 分", points(*tenths)) };
            match (short, absent) {
                (true, _) => Some(Ground {
                    standing: Standing::Failed,
                    text: format!("“{name}”{fact}，要求不低于 {} 分", points(part.component.least_tenths)),
                }),
                (false, true) => Some(Ground { standing: Standing::Passed, text: format!("“{name}”缺考") }),
                (false, false) => None,
            }
        }
    }
}

/// What keeps the assessment from being concluded.
pub fn check(dossier: &Dossier, today: NaiveDate) -> Vec<Problem> {
    let mut problems = Vec::new();
    if dossier.learners().next().is_none() {
        problems.push(
            Problem::error("no_learners", "学员名单是空的", "请先在报名页审验学员。").clause("二(三)").field(
                "enrolment",
                "class",
                "",
                "learners",
            ),
        );
        return problems;
    }
    problems.extend(dossier.scheme.check());
    if today < dossier.class.closes_on {
        problems.push(
            Problem::error(
                "not_over",
                format!("研修到 {} 结束，现在还不能作结论", chinese::date(dossier.class.closes_on)),
                "请在最后一天课程结束后作考核结论。",
            )
            .field("assessment", "class", "", "assessment.concluded_on"),
        );
    }
    let judgements = dossier.judgements();
    for (index, component) in dossier.scheme.components.iter().enumerate().filter(|(_, c)| !c.computed) {
        let missing: Vec<&str> = judgements
            .iter()
            .filter(|j| j.parts.get(index).is_some_and(|p| p.score == PartScore::Missing))
            .map(|j| j.learner.person.name.as_str())
            .collect();
        if !missing.is_empty() {
            let message =
                format!("“{}”还有 {} 人没有成绩：{}", component.name, missing.len(), chinese::some_names(&missing));
            problems.push(
                Problem::error("scores_missing", message, "请录入成绩；没有参加的录“缺考”，免修的录“免修：理由”。")
                    .clause("二(三)")
                    .field("assessment", "scores", component.code.clone(), "scores"),
            );
        }
    }
    let hours = dossier.scheme.components.iter().any(|c| c.computed && c.kind == ComponentKind::Attendance);
    if hours && dossier.planned_hours() == crate::hours::Hours::ZERO {
        problems.push(
            Problem::error("no_hours", "课程安排中没有计学时的课，出勤成绩无法计算", "请在备案页填写课程安排。")
                .field("filing", "class", "", "sessions"),
        );
    }
    problems.extend(check_conduct(dossier));
    let attendance = ledger::check(dossier, today);
    let unmarked = dossier.attended_sessions().count() - dossier.sessions_marked();
    if unmarked > 0 && attendance.iter().all(|p| p.code != "attendance_unmarked") {
        problems.push(
            Problem::error("attendance_unmarked", format!("还有 {unmarked} 次课没有登记签到"), "请在签到页登记齐全。")
                .field("attendance", "class", "", "attendance.mark"),
        );
    }
    problems.extend(attendance.into_iter().filter(|p| p.code == "attendance_unmarked"));
    problems.extend(super::excellent::check(dossier, &judgements));
    problems
}
