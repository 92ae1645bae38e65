//! Teachers' fees (讲课费): what the timetable comes to by the rule the notice refers to, and what doesn't agree with it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::FeeLine;
use crate::chinese;
use crate::dossier::Dossier;
use crate::filing::schedule::DayPart;
use crate::filing::teachers::{ExpertLevel, Teacher};
use crate::hours::Hours;
use crate::money::Fen;
use crate::notice::MoneyRule;
use crate::problem::Problem;
use crate::uid::Uid;

/// A half-day that a teacher of this class is paid for by another class too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaidElsewhere {
    /// The teacher's name.
    pub teacher: String,
    /// Day.
    pub on: NaiveDate,
    /// Half-day.
    pub part: DayPart,
    /// The other class.
    pub class: String,
}

impl Dossier {
    /// The half-days in which somebody teaches, with the hours taught in each.
    fn half_days_taught(&self, teacher: &Uid) -> BTreeMap<(NaiveDate, DayPart), Hours> {
        let mut halves = BTreeMap::<_, Hours>::new();
        for session in self.sessions.iter().filter(|s| s.teacher.as_ref() == Some(teacher)) {
            let hours = halves.entry((session.on, session.part)).or_default();
            *hours = [*hours, session.hours].into_iter().sum();
        }
        halves
    }

    /// Fees of the teachers who stand in the timetable without one: hours taught, at most so many a half-day as the rule
    /// pays, at the rate of the teacher's level.
    pub fn fees_by_timetable(&self) -> Vec<FeeLine> {
        let rule = &self.notice.money;
        let paid: BTreeSet<&Uid> = self.fees.iter().map(|f| &f.teacher).collect();
        let teachers = self.scheduled_teachers();
        teachers
            .into_iter()
            .filter(|t| !paid.contains(&t.uid))
            .filter_map(|teacher| {
                let hours: Hours =
                    self.half_days_taught(&teacher.uid).into_values().map(|h| h.min(rule.half_day_paid)).sum();
                // Tenths of an hour at so many fen an hour; what is less than a fen is left off.
                let net = Fen::new(rule.hourly(teacher.level).fen() * i64::from(hours.tenths()) / 10);
                (hours > Hours::default()).then(|| FeeLine {
                    uid: Uid::default(),
                    teacher: teacher.uid.clone(),
                    hours,
                    net,
                    gross: rule.gross_of(net),
                })
            })
            .collect()
    }
}

/// What is wrong with the fees.
pub(super) fn check(dossier: &Dossier) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut paid = BTreeSet::new();
    for fee in &dossier.fees {
        let Some(teacher) = dossier.teacher(&fee.teacher) else { continue };
        problems.extend(over_limit(dossier, fee, teacher));
        problems.extend(tax(&dossier.notice.money, fee, teacher));
        problems.extend(paid_hours(dossier, fee, teacher));
        if !paid.insert(&fee.teacher) {
            problems.push(Problem::warning(
                "fee_twice",
                format!("{}有两笔讲课费", teacher.name),
                "请核对是否重复登记；分次支付的可以合并为一笔。",
            ));
        }
    }
    problems.extend(dossier.fees_elsewhere.iter().map(|other| {
        Problem::warning(
            "fee_elsewhere",
            format!(
                "{}{}{}的讲课在“{}”也有讲课费",
                other.teacher,
                chinese::short_date(other.on),
                other.part.label(),
                other.class
            ),
            "同时为几个班讲的课只付一次讲课费，请核对由哪个班支付。",
        )
    }));
    problems
}

fn over_limit(dossier: &Dossier, fee: &FeeLine, teacher: &Teacher) -> Option<Problem> {
    let rule = &dossier.notice.money;
    let limit = rule.hourly(teacher.level);
    let usual = matches!(teacher.level, ExpertLevel::Academician | ExpertLevel::HighLevel);
    let word = if usual { "一般不超过" } else { "最高" };
    // net per hour over the limit, without dividing: net × 10 > limit × tenths of hours
    (fee.net.fen() * 10 > limit.fen() * i64::from(fee.hours.tenths())).then(|| {
        Problem::warning(
            "fee_over_limit",
            format!("{}讲课费税后 {} 元，{} 学时，超过每学时{word} {limit} 元", teacher.name, fee.net, fee.hours),
            format!("参照{}，请核对标准或说明原因。", rule.source),
        )
    })
}

fn tax(rule: &MoneyRule, fee: &FeeLine, teacher: &Teacher) -> Option<Problem> {
    let reckoned = rule.gross_of(fee.net);
    (reckoned != fee.gross).then(|| {
        Problem::warning(
            "fee_tax",
            format!("{}讲课费税前 {} 元与税后 {} 元对不上", teacher.name, fee.gross, fee.net),
            format!("按税后推算应为 {reckoned} 元，请核对。"),
        )
    })
}

/// A teacher paid for more than the half-days taught allow.
fn paid_hours(dossier: &Dossier, fee: &FeeLine, teacher: &Teacher) -> Option<Problem> {
    let most = dossier.notice.money.half_day_paid;
    let halves = dossier.half_days_taught(&fee.teacher).len();
    let allowed = Hours::from_tenths(most.tenths() * i32::try_from(halves).unwrap_or(0));
    (fee.hours > allowed).then(|| {
        Problem::warning(
            "paid_hours",
            format!("{}计酬 {} 学时，课表中授课 {halves} 个半天", teacher.name, fee.hours),
            format!("每半天最多按 {most} 学时计酬，请核对。"),
        )
    })
}
