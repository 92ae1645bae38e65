//! Scores typed in the grid: judged while they are typed, written all or none.

use std::collections::BTreeSet;

use yanxiu_domain::assessment::Score;
use yanxiu_domain::assessment::entry::Entry;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::problem::Problem;
use yanxiu_domain::uid::Uid;
use yanxiu_store::{Op, Tx};

use super::wire::{ScoresCheck, ScoresSet};
use super::{before_conclusion, rows};
use crate::error::ApiError;
use crate::office::wire::Done;
use crate::office::{Office, done, learner};
use crate::problem;

/// A score to be set, or taken away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Change {
    Put(Score),
    Remove(Uid, String),
}

impl Change {
    /// Whose score of what.
    pub(super) fn of(&self) -> (&Uid, &str) {
        match self {
            Self::Put(score) => (&score.enrolment, &score.component),
            Self::Remove(enrolment, component) => (enrolment, component),
        }
    }

    /// Makes the change to the record.
    pub(super) fn write(&self, tx: &Tx<'_>) -> Result<(), ApiError> {
        match self {
            Self::Put(score) => tx.put_score(score)?,
            Self::Remove(enrolment, component) => tx.remove_score(enrolment, component)?,
        }
        Ok(())
    }
}

/// The record as it would be after changes.
fn after(mut dossier: Dossier, changes: Vec<Change>) -> Dossier {
    for change in changes {
        let (enrolment, component) = change.of();
        dossier.scores.retain(|s| !(s.enrolment == *enrolment && s.component == component));
        if let Change::Put(score) = change {
            dossier.scores.push(score);
        }
    }
    dossier
}

/// Reads typed scores with everything wrong in them; the learners meant, in the order given.
fn read(dossier: &Dossier, payload: &ScoresSet) -> (Vec<Change>, Vec<Problem>, Vec<Uid>) {
    let (mut changes, mut problems, mut people) = (Vec::new(), Vec::new(), Vec::new());
    let mut seen = BTreeSet::new();
    for line in &payload.learners {
        let person = match learner(dossier, &line.person) {
            Ok(person) => person,
            Err(e) => {
                problems.push(Problem::error("unknown_person", e.message, e.hint).field(
                    "assessment",
                    "score",
                    line.person.clone(),
                    "scores",
                ));
                continue;
            }
        };
        if !seen.insert(person.uid.clone()) {
            let message = format!("{}出现了两次", person.person.name);
            problems.push(Problem::error("learner_twice", message, "每名学员只填一行，请核对。").field(
                "assessment",
                "score",
                person.uid.as_str(),
                "scores",
            ));
            continue;
        }
        people.push(person.uid.clone());
        for (code, text) in &line.scores {
            let place = format!("{}/{code}", person.uid);
            let mut add =
                |problem: Problem| problems.push(problem.field("assessment", "score", place.clone(), "scores"));
            let Some(component) = dossier.scheme.component(code) else {
                add(Problem::error("unknown_component", format!("没有“{code}”这个考核项目"), "请核对考核办法。"));
                continue;
            };
            if component.computed {
                add(Problem::error(
                    "computed_component",
                    format!("“{}”由记录自动计算，不用录入", component.name),
                    "需要改为人工录入的，请在考核办法中改。",
                ));
            } else if text.trim().is_empty() {
                changes.push(Change::Remove(person.uid.clone(), code.clone()));
            } else {
                match Entry::parse(text, "") {
                    Ok(entry) => changes.push(Change::Put(Score {
                        enrolment: person.uid.clone(),
                        component: code.clone(),
                        entry,
                    })),
                    Err(e) => {
                        let message = format!("{}“{}”：{}", person.person.name, component.name, e.message);
                        add(Problem::error(e.code, message, e.hint));
                    }
                }
            }
        }
    }
    (changes, problems, people)
}

/// What typed scores would make of the results.
pub(crate) fn check(office: &mut Office, payload: ScoresSet) -> Result<ScoresCheck, ApiError> {
    let dossier = office.dossier(&payload.class_id)?;
    before_conclusion(&dossier)?;
    let (changes, problems, people) = read(&dossier, &payload);
    let meant: BTreeSet<String> = people.iter().map(Uid::to_string).collect();
    let mut learners = rows(&after(dossier, changes));
    learners.retain(|l| meant.contains(&l.id));
    Ok(ScoresCheck { problems: problem::to_wire(&problems), learners })
}

pub(crate) fn set(office: &mut Office, payload: ScoresSet) -> Result<Done, ApiError> {
    let count = office.change(Op::SetScores, &payload.class_id, |tx, before| {
        before_conclusion(before)?;
        let (changes, problems, _) = read(before, &payload);
        if let Some(first) = problems.first() {
            let error = ApiError::refused(first.code, with_others(&first.message, problems.len()), first.hint.clone());
            return Err(error.listing(problem::to_wire(&problems)));
        }
        changes.iter().try_for_each(|c| c.write(tx))?;
        Ok(changes.iter().filter(|c| matches!(c, Change::Put(_))).count())
    })?;
    Ok(done(format!("已录入 {count} 个成绩")))
}

/// A message that stands for several.
pub(super) fn with_others(message: &str, all: usize) -> String {
    if all > 1 { format!("{message}（共 {all} 处问题，没有写入任何成绩）") } else { message.to_owned() }
}
