//! Which columns of a sheet of scores hold what: as they are headed, or as somebody says.

use yanxiu_documents::reading::{Header, Heading, column_number, field_named};
use yanxiu_domain::assessment::Component;
use yanxiu_domain::assessment::fields::SCORES;
use yanxiu_domain::dossier::Dossier;

use crate::error::ApiError;

/// What somebody says a column means.
pub(super) struct Override {
    /// The file, or file and sheet, that it is said of; every one without.
    pub(super) whose: Option<String>,
    /// Letters or heading.
    pub(super) column: String,
    pub(super) meaning: Meaning,
}

pub(super) enum Meaning {
    /// A component's code, or the path of a field.
    Is(String),
    /// It is left out.
    LeftOut,
}

impl Override {
    /// Whether it is said of a sheet.
    pub(super) fn is_of(&self, file: &str, sheet: &str) -> bool {
        let whose = self.whose.as_deref();
        whose.is_none_or(|w| w == file || w.strip_prefix(file).and_then(|w| w.strip_prefix('!')) == Some(sheet))
    }

    /// Whether it is said of a column.
    pub(super) fn is_about(&self, heading: &Heading) -> bool {
        column_number(&self.column) == Some(heading.column) || self.column == heading.text.trim()
    }
}

/// What is said of columns: `列=考核项目`, of one file `文件!列=…`, of one sheet `文件!工作表!列=…`; `-` leaves it out.
pub(super) fn overrides(dossier: &Dossier, map: &[String]) -> Result<Vec<Override>, ApiError> {
    let meaning = |text: &str| {
        if matches!(text.trim(), "-" | "不导入") {
            return Some(Meaning::LeftOut);
        }
        let component = dossier.scheme.component_named(text).map(|c| c.code.clone());
        component.or_else(|| field_named(SCORES, text).map(|f| f.path.to_owned())).map(Meaning::Is)
    };
    map.iter()
        .map(|pair| {
            let known = pair.rsplit_once('=').and_then(|(column, text)| {
                let (whose, column) = match column.rsplit_once('!') {
                    Some((whose, column)) => (Some(whose.trim().to_owned()), column),
                    None => (None, column),
                };
                Some(Override { whose, column: column.trim().to_owned(), meaning: meaning(text)? })
            });
            known.filter(|o| !o.column.is_empty()).ok_or_else(|| {
                ApiError::usage(
                    "bad_map",
                    format!("“{pair}”不是“列=考核项目”的写法，或没有这个项目"),
                    "例如：--map D=结业测试；只对一个文件：--map 成绩.xlsx!D=结业测试；不导入：--map D=-",
                )
            })
        })
        .collect()
}

/// The columns that hold scores, and of what.
pub(super) fn components<'d>(
    dossier: &'d Dossier,
    header: &Header,
    overrides: &[&Override],
) -> Vec<(u32, &'d Component)> {
    header
        .headings
        .iter()
        .filter_map(|heading| {
            let component = match overrides.iter().find(|o| o.is_about(heading)).map(|o| &o.meaning) {
                Some(Meaning::Is(meaning)) => dossier.scheme.component(meaning),
                Some(Meaning::LeftOut) => None,
                None if heading.field.is_none() => dossier.scheme.component_named(&heading.text),
                None => None,
            };
            Some((heading.column, component?))
        })
        .collect()
}
