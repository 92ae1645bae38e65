//! Problems as they leave the office.

use serde::Serialize;
use ts_rs::TS;
use yanxiu_domain::problem as domain;

/// One named problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Problem {
    /// `error` blocks the next stage, `warning` doesn't.
    #[ts(type = "\"error\" | \"warning\"")]
    pub severity: &'static str,
    /// Stable code.
    pub code: String,
    /// What happened.
    pub message: String,
    /// What to do.
    pub hint: String,
    /// Clause of the notice.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub clause: Option<String>,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub place: Option<Place>,
}

/// Where a problem sits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(untagged)]
pub enum Place {
    /// A cell of an imported file.
    Cell {
        /// File name.
        file: String,
        /// Sheet.
        sheet: String,
        /// Row as the spreadsheet counts it.
        row: Option<u32>,
        /// Column letters.
        column: Option<String>,
    },
    /// A field of the record.
    Field {
        /// Stage word.
        stage: String,
        /// Kind of thing.
        entity: String,
        /// Id of the thing.
        id: String,
        /// Field path.
        field: String,
    },
}

impl From<&domain::Problem> for Problem {
    fn from(problem: &domain::Problem) -> Self {
        let place = match &problem.place {
            domain::Place::None => None,
            domain::Place::Cell { file, sheet, row, column } => {
                Some(Place::Cell { file: file.clone(), sheet: sheet.clone(), row: *row, column: column.clone() })
            }
            domain::Place::Field { stage, entity, id, field } => Some(Place::Field {
                stage: (*stage).to_owned(),
                entity: (*entity).to_owned(),
                id: id.clone(),
                field: (*field).to_owned(),
            }),
        };
        Self {
            severity: match problem.severity {
                domain::Severity::Error => "error",
                domain::Severity::Warning => "warning",
            },
            code: problem.code.to_owned(),
            message: problem.message.clone(),
            hint: problem.hint.clone(),
            clause: (!problem.clause.is_empty()).then(|| problem.clause.to_owned()),
            place,
        }
    }
}

/// The problems as they leave the office.
pub fn to_wire(problems: &[domain::Problem]) -> Vec<Problem> {
    problems.iter().map(Problem::from).collect()
}

/// Whether any of them is an error.
pub fn any_error(problems: &[Problem]) -> bool {
    problems.iter().any(|p| p.severity == "error")
}
