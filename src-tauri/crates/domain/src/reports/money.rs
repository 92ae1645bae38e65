//! Money: sums, and what the notice and the rule referred to say about them (二·六).

use super::{CostLine, FeeLine, IncomeKind, fees};
use crate::dossier::Dossier;
use crate::filing::class::CostKind;
use crate::money::Fen;
use crate::problem::Problem;

const CLAUSE: &str = "二(六)";

impl Dossier {
    /// Budget of a kind.
    pub fn budget_of(&self, kind: CostKind) -> Fen {
        self.budget.iter().filter(|l| l.kind == kind).map(|l| l.amount).sum()
    }

    /// Budget in all.
    pub fn budget_total(&self) -> Fen {
        self.budget.iter().map(|l| l.amount).sum()
    }

    /// Spent of a kind; teachers' fees count before tax.
    pub fn spent_of(&self, kind: CostKind) -> Fen {
        let costs: Fen = self.costs.iter().filter(|l| l.kind == kind).map(|l| l.amount).sum();
        let fees = if kind == CostKind::TeacherFee { self.fees.iter().map(|f| f.gross).sum() } else { Fen::ZERO };
        costs + fees
    }

    /// Spent in all.
    pub fn spent_total(&self) -> Fen {
        self.costs.iter().map(|l: &CostLine| l.amount).sum::<Fen>()
            + self.fees.iter().map(|f: &FeeLine| f.gross).sum::<Fen>()
    }

    /// Received in all, refunded money left out.
    pub fn received_total(&self) -> Fen {
        self.incomes.iter().filter(|l| l.refunded_on.is_none()).map(|l| l.amount).sum()
    }

    /// The overall quota: people × days × quota, days with check-in and departure. Teachers' fees stand outside it.
    pub fn quota(&self) -> Fen {
        let days =
            i64::from(self.class.days()) + i64::from(self.class.check_in_on.is_some_and(|d| d < self.class.opens_on));
        let people = i64::try_from(self.learners().count()).unwrap_or(0).max(i64::from(self.class.size));
        Fen::new(self.notice.money.person_day.fen() * days * people)
    }

    /// Whether spending is within the budget and the quota.
    pub fn within_budget(&self) -> bool {
        self.spent_total() <= self.budget_total() && self.spent_under_quota() <= self.quota()
    }

    /// Spent on what the overall quota covers: everything but teachers' fees.
    pub(super) fn spent_under_quota(&self) -> Fen {
        self.spent_total() - self.spent_of(CostKind::TeacherFee)
    }

    /// Whether anything that was spent is recorded.
    pub fn spending_recorded(&self) -> bool {
        !(self.costs.is_empty() && self.fees.is_empty())
    }

    /// Where the money comes from: as planned, unless what was received says otherwise; empty when neither says it.
    pub fn sources_in_words(&self) -> String {
        let received = |kind: IncomeKind| -> Fen {
            let of_kind = self.incomes.iter().filter(|l| l.kind == kind && l.refunded_on.is_none());
            of_kind.map(|l| l.amount).sum()
        };
        let lines: Vec<(IncomeKind, Fen)> = IncomeKind::ALL
            .iter()
            .filter(|kind| **kind != IncomeKind::LearnerFee)
            .map(|kind| (*kind, received(*kind)))
            .filter(|(_, amount)| *amount > Fen::ZERO)
            .collect();
        if lines.iter().all(|(kind, _)| *kind == IncomeKind::OwnFunds) {
            let planned = self.class.budget_source.trim().trim_end_matches('。');
            if !planned.is_empty() {
                return planned.to_owned();
            }
        }
        let words = lines.iter().map(|(kind, amount)| format!("{}{}", kind.label(), amount.in_text()));
        words.collect::<Vec<_>>().join("、")
    }

    /// Whether a training fee was taken from a learner in person, refunded or not.
    pub fn charged_learners(&self) -> bool {
        self.incomes.iter().any(|l| l.kind == IncomeKind::LearnerFee)
    }
}

/// What is wrong with the money.
pub fn check(dossier: &Dossier) -> Vec<Problem> {
    let mut problems = Vec::new();
    let rule = &dossier.notice.money;
    let at = |problem: Problem, field: &'static str| problem.clause(CLAUSE).field("reports", "money", "", field);
    for income in &dossier.incomes {
        if income.refunded_on.zip(income.received_on).is_some_and(|(back, came)| back < came) {
            problems.push(at(
                Problem::error(
                    "refund_date",
                    format!("{} {} 元的退还日期早于收取日期", income.kind.label(), income.amount),
                    "请核对两个日期。",
                ),
                "incomes",
            ));
        }
        match income.kind {
            IncomeKind::LearnerFee if income.refunded_on.is_none() => problems.push(at(
                Problem::error(
                    "learner_charged",
                    format!("向学员个人收取培训费 {} 元，尚未退还", income.amount),
                    "通知规定不得向学员个人收费，请全额退还并登记退还日期。",
                ),
                "incomes",
            )),
            IncomeKind::LearnerFee => problems.push(at(
                Problem::warning(
                    "learner_charge_refunded",
                    format!("曾向学员个人收费 {} 元，已退还", income.amount),
                    "请在自评报告中如实说明。",
                ),
                "incomes",
            )),
            IncomeKind::LearnersUnit => problems.push(at(
                Problem::warning(
                    "unit_paid",
                    format!("学员单位缴费 {} 元", income.amount),
                    "请核对是否符合通知关于经费的规定，并留存依据。",
                ),
                "incomes",
            )),
            IncomeKind::BoardAndLodging => problems.push(at(
                Problem::warning(
                    "own_cost",
                    format!("学员食宿费自理 {} 元", income.amount),
                    "请核对报名通知中是否已写明，并留存依据。",
                ),
                "incomes",
            )),
            IncomeKind::OwnFunds => {}
        }
    }
    problems.extend(fees::check(dossier).into_iter().map(|p| at(p, "fees")));
    if !dossier.costs.is_empty() || !dossier.fees.is_empty() {
        if dossier.spent_total() > dossier.budget_total() {
            problems.push(at(
                Problem::warning(
                    "over_budget",
                    format!("支出 {} 元，超出预算 {} 元", dossier.spent_total(), dossier.budget_total()),
                    "请核对结算，或在自评报告中说明超支原因。",
                ),
                "costs",
            ));
        }
        let under_quota = dossier.spent_under_quota();
        if under_quota > dossier.quota() {
            problems.push(at(
                Problem::warning(
                    "over_quota",
                    format!("除讲课费外支出 {under_quota} 元，超出综合定额 {} 元", dossier.quota()),
                    format!("参照{}，请核对人数、天数和支出。", rule.source),
                ),
                "costs",
            ));
        }
    }
    problems
}
