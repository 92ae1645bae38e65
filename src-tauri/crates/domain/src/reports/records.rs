//! What the report draws on beside the class itself (四·二, 四): inspections and what was mended, media reports, good
//! practice, courseware that its teacher agreed to share.

use chrono::NaiveDate;

use super::{Outcome, OutcomeKind};
use crate::dossier::Dossier;
use crate::problem::Problem;

impl Outcome {
    /// Whether it is a finding that hasn't been mended yet.
    pub fn open(&self) -> bool {
        self.kind == OutcomeKind::Inspection && self.settled_on.is_none()
    }

    /// Whether it may be shared: courseware needs its teacher's consent.
    pub fn shareable(&self) -> bool {
        match self.kind {
            OutcomeKind::Courseware => self.settled_on.is_some(),
            OutcomeKind::GoodPractice | OutcomeKind::Media => true,
            _ => false,
        }
    }
}

impl Dossier {
    /// How many files are kept with an outcome.
    pub fn files_of(&self, outcome: &Outcome) -> usize {
        self.attachments.iter().filter(|a| a.about == outcome.uid.as_str()).count()
    }
}

/// What the records lack.
pub fn check(dossier: &Dossier, today: NaiveDate) -> Vec<Problem> {
    let mut problems = Vec::new();
    for outcome in &dossier.outcomes {
        let title = &outcome.title;
        let at = |problem: Problem, clause| {
            problem.clause(clause).field("reports", "outcome", outcome.uid.as_str(), "outcomes")
        };
        if outcome.open() {
            problems.push(at(
                Problem::warning(
                    "inspection_open",
                    format!("监督巡查发现的“{title}”没有登记整改完成日期"),
                    "请整改后登记整改情况和完成日期；不整改的，影响下一年度申报。",
                ),
                "四",
            ));
        }
        if outcome.kind == OutcomeKind::Courseware {
            if outcome.settled_on.is_none() {
                problems.push(at(
                    Problem::warning(
                        "courseware_without_consent",
                        format!("课件“{title}”没有授课人同意共享的记录"),
                        "请征得授课人同意并登记日期；未经同意的课件不计入共享，也不放入共享包。",
                    ),
                    "四(二)",
                ));
            } else if dossier.files_of(outcome) == 0 && outcome.link.is_empty() {
                problems.push(at(
                    Problem::warning(
                        "courseware_without_file",
                        format!("课件“{title}”没有附上文件，也没有写明共享平台"),
                        "请在“成果和宣传”中添加课件文件，或写明在哪里可以看到。",
                    ),
                    "四(二)",
                ));
            }
        }
        let wrong = [
            outcome
                .settled_on
                .filter(|d| outcome.on.is_some_and(|on| outcome.kind == OutcomeKind::Inspection && *d < on)),
            outcome.settled_on.filter(|d| *d > today),
        ];
        for (_, said) in wrong.iter().zip(["早于检查日期", "晚于今天"]).filter(|(day, _)| day.is_some()) {
            problems.push(at(
                Problem::warning("settled_date", format!("“{title}”的{}{said}", settled(outcome.kind)), "请核对日期。"),
                "四",
            ));
        }
    }
    problems
}

/// What the day on which an outcome was settled is called.
pub const fn settled(kind: OutcomeKind) -> &'static str {
    match kind {
        OutcomeKind::Courseware => "同意共享日期",
        _ => "整改完成日期",
    }
}
