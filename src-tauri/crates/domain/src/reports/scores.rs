//! The performance score sheet (附件6): actual values and points from the record.

use chrono::NaiveDate;

use super::{Outcome, OutcomeKind};
use crate::calendar::Calendar;
use crate::chinese;
use crate::dossier::Dossier;
use crate::hours::Hours;
use crate::notice::{Basis, Indicator};
use crate::share::share;

/// One line of the sheet. Points are in hundredths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorScore {
    /// Indicator's code.
    pub code: String,
    /// Actual value as printed; empty when nothing is recorded yet.
    pub actual: String,
    /// Points the record gives; `None` when the points are given by hand or nothing is recorded yet.
    pub computed: Option<u32>,
    /// Points on the sheet; `None` while still to be filled.
    pub score: Option<u32>,
    /// Reason for the loss or for differing.
    pub reason: String,
    /// Evidence the office wrote; empty when it left that to the record.
    pub evidence: String,
    /// Evidence the record gives, with its figures; empty while there is none.
    pub found: String,
    /// How the points come about, in words.
    pub formula: String,
}

impl IndicatorScore {
    /// The evidence on the sheet: the office's own words before the record's.
    pub fn evidence(&self) -> &str {
        if self.evidence.is_empty() { &self.found } else { &self.evidence }
    }
}

/// The sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreSheet {
    /// Lines in the notice's order.
    pub rows: Vec<IndicatorScore>,
    /// Sum of the points on the sheet, in hundredths.
    pub total: u32,
    /// Grade for the total.
    pub grade: String,
}

/// The grade while indicators are still to be scored.
pub const PENDING: &str = "待评";
/// What the sheet says of the submission before it is made: the sheet itself is part of what is sent.
pub const TO_BE_SENT: &str = "待报送";

impl ScoreSheet {
    /// Lines without points, the submission apart.
    pub fn pending(&self) -> impl Iterator<Item = &IndicatorScore> {
        self.rows.iter().filter(|r| r.score.is_none() && r.actual != TO_BE_SENT)
    }
}

/// Hundredths of a point as the sheet writes them: `5`, `4.5`, `4.67`.
pub fn points(hundredths: u32) -> String {
    chinese::percent(i64::from(hundredths)).trim_end_matches('%').to_owned()
}

enum Actual {
    /// Nothing recorded.
    Unknown(&'static str),
    /// By hand.
    Hand,
    /// In hundredths of a percent.
    Rate(i64),
    YesNo(bool, String),
}

impl Dossier {
    /// How many outcomes of a kind are recorded.
    pub fn outcomes_of(&self, kind: OutcomeKind) -> usize {
        self.outcomes.iter().filter(|o| o.kind == kind).count()
    }

    /// The score sheet as the record gives it on a day.
    pub fn score_sheet(&self, calendar: &Calendar, today: NaiveDate) -> ScoreSheet {
        let rows: Vec<IndicatorScore> = self.notice.indicators.iter().map(|i| self.score(i, calendar, today)).collect();
        let total = rows.iter().filter_map(|r| r.score).sum();
        let grade = self
            .notice
            .grades
            .iter()
            .filter(|g| total >= g.from_points * 100)
            .max_by_key(|g| g.from_points)
            .map(|g| g.label.clone())
            .unwrap_or_default();
        let mut sheet = ScoreSheet { rows, total, grade };
        if sheet.pending().next().is_some() {
            PENDING.clone_into(&mut sheet.grade);
        }
        sheet
    }

    fn score(&self, indicator: &Indicator, calendar: &Calendar, today: NaiveDate) -> IndicatorScore {
        let full = indicator.points * 100;
        let own = self.self_scores.iter().find(|s| s.indicator == indicator.code);
        let found = self.actual(indicator.basis, calendar, today);
        let formula = formula(indicator, &found);
        let evidence = match found {
            Actual::Unknown(_) | Actual::Hand => String::new(),
            Actual::Rate(_) | Actual::YesNo(..) => self.evidence(indicator.basis, calendar),
        };
        let (actual, computed) = match found {
            Actual::Unknown(word) => (word.to_owned(), None),
            Actual::Hand => (String::new(), None),
            Actual::Rate(rate) => {
                let target = i64::from(indicator.target_percent.max(1)) * 100;
                let points = i64::from(full) * rate.clamp(0, target) / target;
                (chinese::percent(rate), u32::try_from(points).ok())
            }
            Actual::YesNo(yes, word) => (word, Some(if yes { full } else { 0 })),
        };
        let score = own.map(|s| s.hundredths.min(full)).or(computed);
        let lost = score.is_some_and(|s| s < full);
        let reason = match own.map(|s| s.reason.as_str()).filter(|r| !r.is_empty()) {
            Some(reason) => reason.to_owned(),
            None if lost && own.is_none() => format!("未达到目标值“{}”", indicator.target),
            None => String::new(),
        };
        let actual = match (actual.is_empty(), own) {
            (true, Some(own)) if indicator.basis == Basis::ByHand => {
                if own.hundredths >= full {
                    indicator.target.clone()
                } else {
                    "部分达到".to_owned()
                }
            }
            (true, _) => "待填".to_owned(),
            (false, _) => actual,
        };
        IndicatorScore {
            code: indicator.code.clone(),
            actual,
            computed,
            score,
            reason,
            evidence: own.map(|s| s.evidence.clone()).unwrap_or_default(),
            found: evidence,
            formula,
        }
    }

    fn actual(&self, basis: Basis, calendar: &Calendar, today: NaiveDate) -> Actual {
        let rate = |share: Option<i64>, unknown| share.map_or(Actual::Unknown(unknown), Actual::Rate);
        let yes = |fact: bool, yes: &str, no: &str| Actual::YesNo(fact, if fact { yes } else { no }.to_owned());
        let learners = self.learners().count() as u64;
        let attended = self.attended_sessions().count();
        let over = today > self.class.closes_on;
        match basis {
            Basis::ByHand => Actual::Hand,
            Basis::PacketComplete => yes(self.packet_missing().is_empty(), "齐全", "有缺项"),
            Basis::FundsSecured => yes(
                !self.sources_in_words().is_empty() && !self.charged_learners(),
                "是",
                if self.charged_learners() { "曾向学员收费" } else { "来源未明确" },
            ),
            Basis::FiledInTime => match (&self.filing, self.filed_in_time(calendar)) {
                (Some(filing), Some(true)) => {
                    Actual::YesNo(true, format!("{}按时备案", chinese::short_date(filing.filed_on)))
                }
                (Some(filing), _) => Actual::YesNo(false, format!("{}逾期备案", chinese::short_date(filing.filed_on))),
                (None, _) => Actual::Unknown("待备案"),
            },
            Basis::FiledComplete => match self.filing {
                Some(_) => yes(self.packet_missing().is_empty(), "齐全", "有缺项"),
                None => Actual::Unknown("待备案"),
            },
            Basis::SeniorTeachers => {
                let teachers = self.scheduled_teachers();
                let senior = teachers.iter().filter(|t| t.level.senior_or_above()).count();
                rate(share(senior as u64, teachers.len() as u64), "待填")
            }
            Basis::SessionsHeld | Basis::CoursesHeld if learners > 0 => {
                rate(share(self.sessions_held() as u64, attended as u64), "待登记")
            }
            Basis::HoursHeld if learners > 0 => rate(self.hours_held().share_of(self.planned_hours()), "待登记"),
            Basis::SessionsHeld | Basis::CoursesHeld | Basis::HoursHeld => Actual::Unknown("待登记"),
            Basis::AttendanceRate => rate(self.attendance_rate().filter(|_| !self.marks.is_empty()), "待登记"),
            Basis::CommitteeWork => yes(self.committee_work_done(), "已组建并总结", "未完成"),
            Basis::Safety => {
                let incidents = self.outcomes_of(OutcomeKind::Incident);
                if !over && incidents == 0 {
                    Actual::Unknown("待结束")
                } else if incidents > 0 {
                    Actual::YesNo(false, format!("发生安全事件{incidents}起"))
                } else {
                    let ready = if self.class.contingency_plan.trim().is_empty() {
                        "无事故"
                    } else {
                        "有方案、无事故"
                    };
                    yes(self.contingency_planned(), ready, "无应急预案")
                }
            }
            Basis::Learners => rate(share(learners, u64::from(self.class.size)).filter(|_| learners > 0), "待登记"),
            Basis::CompletionRate => match self.conclusion {
                Some(_) => rate(share(self.completed() as u64, learners), "待考核"),
                None => Actual::Unknown("待考核"),
            },
            Basis::OnTime => match self.submitted_in_time(calendar) {
                Some(sent) => {
                    let finished = self.class.closes_on <= self.notice.complete_by;
                    yes(sent && finished, "按期", if finished { "报送逾期" } else { "办结逾期" })
                }
                None => Actual::Unknown(TO_BE_SENT),
            },
            Basis::WithinBudget => {
                if self.spending_recorded() {
                    yes(self.within_budget(), "预算内", "超支")
                } else {
                    Actual::Unknown("待结算")
                }
            }
            Basis::Satisfaction => rate(self.satisfaction(), "待测评"),
            Basis::Achievements | Basis::Publicity | Basis::Courseware => {
                let count = self.outcomes_counted(basis).count();
                if count == 0 && !over {
                    Actual::Unknown("待登记")
                } else {
                    Actual::YesNo(count > 0, format!("{count}项"))
                }
            }
        }
    }

    /// Sessions with attendance that somebody attended.
    pub(super) fn sessions_held(&self) -> usize {
        self.attended_sessions().filter(|s| self.marked(&s.uid).1 > 0).count()
    }

    /// Hours of the counted sessions that somebody attended.
    pub(super) fn hours_held(&self) -> Hours {
        self.counted_sessions().filter(|s| self.marked(&s.uid).1 > 0).map(|s| s.hours).sum()
    }

    /// Learners who passed and hold a certificate.
    pub(super) fn completed(&self) -> usize {
        self.learners().filter(|e| self.awarded_to(&e.uid).is_some()).count()
    }

    /// Outcomes that an indicator counts; courseware counts once its teacher agreed to share it.
    pub(super) fn outcomes_counted(&self, basis: Basis) -> impl Iterator<Item = &Outcome> {
        let kinds: &[OutcomeKind] = match basis {
            Basis::Achievements => &[OutcomeKind::Achievement],
            Basis::Publicity => &[OutcomeKind::Media, OutcomeKind::GoodPractice],
            Basis::Courseware => &[OutcomeKind::Courseware],
            _ => &[],
        };
        self.outcomes.iter().filter(|o| kinds.contains(&o.kind) && (o.kind != OutcomeKind::Courseware || o.shareable()))
    }
}

/// How the points of an indicator come about.
fn formula(indicator: &Indicator, actual: &Actual) -> String {
    let full = indicator.points;
    match actual {
        Actual::Hand => format!("由单位自评，最高{full}分"),
        Actual::Unknown(word) => format!("{word}后计算，最高{full}分"),
        Actual::YesNo(..) => format!("达到“{}”得{full}分，否则不得分", indicator.target),
        Actual::Rate(rate) if *rate >= i64::from(indicator.target_percent) * 100 => {
            format!("{}，达到{}%，得{full}分", chinese::percent(*rate), indicator.target_percent)
        }
        Actual::Rate(rate) => format!("{full}分×{}÷{}%", chinese::percent(*rate), indicator.target_percent),
    }
}
