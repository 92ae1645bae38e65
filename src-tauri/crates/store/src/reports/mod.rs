//! Money, outcomes, texts, self-scores, submission.

mod read;
mod submission;
pub(crate) mod survey;

pub(crate) use read::{costs, fees, fees_elsewhere, incomes, narratives, outcomes, self_scores};
pub(crate) use submission::submission;

use yanxiu_domain::reports::{CostLine, FeeLine, IncomeLine, Outcome, SelfScore};
use yanxiu_domain::uid::Uid;

use crate::error::StoreError;
use crate::gate::Tx;
use crate::rows::{date_or_null, id_of, number, position, prune, put, text};

impl Tx<'_> {
    /// Sets the costs.
    ///
    /// # Errors
    /// What the store says.
    pub fn replace_costs(&self, class: &Uid, lines: &[CostLine]) -> Result<(), StoreError> {
        let class = self.class_id(class)?;
        let keep: Vec<&str> = lines.iter().map(|l| l.uid.as_str()).collect();
        prune(self.connection, "cost_line", "class_id", class, "uid", &keep)?;
        for (index, line) in lines.iter().enumerate() {
            put(
                self.connection,
                "cost_line",
                &[("uid", text(line.uid.as_str()))],
                &[
                    ("class_id", number(class)),
                    ("position", position(index)),
                    ("kind", text(line.kind.code())),
                    ("amount", number(line.amount.fen())),
                    ("paid_on", date_or_null(line.paid_on)),
                    ("note", text(&line.note)),
                ],
            )?;
        }
        Ok(())
    }

    /// Sets the teachers' fees.
    ///
    /// # Errors
    /// `not_found` for a teacher that isn't there.
    pub fn replace_fees(&self, class: &Uid, lines: &[FeeLine]) -> Result<(), StoreError> {
        let class = self.class_id(class)?;
        let keep: Vec<&str> = lines.iter().map(|l| l.uid.as_str()).collect();
        prune(self.connection, "fee_line", "class_id", class, "uid", &keep)?;
        for (index, line) in lines.iter().enumerate() {
            put(
                self.connection,
                "fee_line",
                &[("uid", text(line.uid.as_str()))],
                &[
                    ("class_id", number(class)),
                    ("position", position(index)),
                    ("teacher_id", number(id_of(self.connection, "teacher", &line.teacher, "这位授课人")?)),
                    ("hours", number(line.hours.tenths())),
                    ("net", number(line.net.fen())),
                    ("gross", number(line.gross.fen())),
                ],
            )?;
        }
        Ok(())
    }

    /// Sets the income.
    ///
    /// # Errors
    /// What the store says.
    pub fn replace_incomes(&self, class: &Uid, lines: &[IncomeLine]) -> Result<(), StoreError> {
        let class = self.class_id(class)?;
        let keep: Vec<&str> = lines.iter().map(|l| l.uid.as_str()).collect();
        prune(self.connection, "income_line", "class_id", class, "uid", &keep)?;
        for (index, line) in lines.iter().enumerate() {
            put(
                self.connection,
                "income_line",
                &[("uid", text(line.uid.as_str()))],
                &[
                    ("class_id", number(class)),
                    ("position", position(index)),
                    ("kind", text(line.kind.code())),
                    ("amount", number(line.amount.fen())),
                    ("received_on", date_or_null(line.received_on)),
                    ("refunded_on", date_or_null(line.refunded_on)),
                    ("note", text(&line.note)),
                ],
            )?;
        }
        Ok(())
    }

    /// Sets the outcomes.
    ///
    /// # Errors
    /// What the store says.
    pub fn replace_outcomes(&self, class: &Uid, outcomes: &[Outcome]) -> Result<(), StoreError> {
        let class = self.class_id(class)?;
        let keep: Vec<&str> = outcomes.iter().map(|o| o.uid.as_str()).collect();
        prune(self.connection, "outcome", "class_id", class, "uid", &keep)?;
        for (index, outcome) in outcomes.iter().enumerate() {
            put(
                self.connection,
                "outcome",
                &[("uid", text(outcome.uid.as_str()))],
                &[
                    ("class_id", number(class)),
                    ("position", position(index)),
                    ("kind", text(outcome.kind.code())),
                    ("title", text(&outcome.title)),
                    ("happened_on", date_or_null(outcome.on)),
                    ("source", text(&outcome.source)),
                    ("link", text(&outcome.link)),
                    ("settled_on", date_or_null(outcome.settled_on)),
                    ("detail", text(&outcome.detail)),
                ],
            )?;
        }
        Ok(())
    }

    /// Keeps the office's text for a section; `None` goes back to what the record gives.
    ///
    /// # Errors
    /// What the store says.
    pub fn put_narrative(&self, class: &Uid, paper: &str, section: &str, body: Option<&str>) -> Result<(), StoreError> {
        let class = self.class_id(class)?;
        match body {
            Some(body) => put(
                self.connection,
                "narrative",
                &[("class_id", number(class)), ("paper", text(paper)), ("section", text(section))],
                &[("body", text(body))],
            ),
            None => {
                let sql = "DELETE FROM narrative WHERE class_id = ? AND paper = ? AND section = ?";
                self.connection.execute(sql, (class, paper, section))?;
                Ok(())
            }
        }
    }

    /// Sets the office's own score of an indicator.
    ///
    /// # Errors
    /// What the store says.
    pub fn put_self_score(&self, class: &Uid, score: &SelfScore) -> Result<(), StoreError> {
        put(
            self.connection,
            "self_score",
            &[("class_id", number(self.class_id(class)?)), ("indicator", text(&score.indicator))],
            &[
                ("hundredths", number(score.hundredths)),
                ("reason", text(&score.reason)),
                ("evidence", text(&score.evidence)),
            ],
        )
    }

    /// Takes the office's own score of an indicator away.
    ///
    /// # Errors
    /// What the store says.
    pub fn remove_self_score(&self, class: &Uid, indicator: &str) -> Result<(), StoreError> {
        let class = self.class_id(class)?;
        self.connection.execute("DELETE FROM self_score WHERE class_id = ? AND indicator = ?", (class, indicator))?;
        Ok(())
    }
}
