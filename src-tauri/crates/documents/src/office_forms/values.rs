//! What a placeholder says for a record, in the row at hand.

use chrono::NaiveDate;
use yanxiu_domain::placeholders::{Placeholder, ROW_NUMBER};
use yanxiu_domain::record::{FieldKind, Record, Value};

/// A value that a cell of a workbook can hold as such.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Typed {
    /// Hundredths, with the decimals to show.
    Number(i64, u8),
    /// A day.
    Day(NaiveDate),
}

/// What a placeholder says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Filled {
    pub(super) text: String,
    pub(super) typed: Option<Typed>,
}

/// The record, and the records of the lists that the row at hand repeats.
#[derive(Debug, Clone)]
pub(super) struct Scope<'r> {
    whole: &'r Record,
    /// Each list from the outermost in; no record where the list is empty and one blank row stands for it.
    within: Vec<(String, Option<&'r Record>)>,
    number: usize,
}

impl<'r> Scope<'r> {
    pub(super) fn new(whole: &'r Record) -> Self {
        Self { whole, within: Vec::new(), number: 0 }
    }

    /// The scopes of the rows that a list makes here; one blank row for an empty one.
    pub(super) fn each(&self, lists: &[String]) -> Vec<Self> {
        let begun = self.within.iter().zip(lists).take_while(|((inside, _), list)| inside == *list).count();
        let mut scopes = vec![Self { within: self.within[..begun].to_vec(), ..self.clone() }];
        for list in &lists[begun..] {
            scopes = scopes
                .iter()
                .flat_map(|scope| {
                    let around = match scope.within.last() {
                        Some((_, record)) => *record,
                        None => Some(scope.whole),
                    };
                    let rows = around.map(|r| r.rows(list)).unwrap_or_default();
                    rows.iter().map(move |row| {
                        let mut inner = scope.clone();
                        inner.within.push((list.clone(), Some(row)));
                        inner
                    })
                })
                .collect();
        }
        if scopes.is_empty() {
            let mut blank = self.clone();
            blank.within = lists.iter().map(|list| (list.clone(), None)).collect();
            return vec![blank];
        }
        for (index, scope) in scopes.iter_mut().enumerate() {
            scope.number = index + 1;
        }
        scopes
    }

    /// What a placeholder says here. A list that nothing repeats is written in one go.
    pub(super) fn value(&self, placeholder: &Placeholder) -> Filled {
        if placeholder.path == ROW_NUMBER {
            let blank = self.within.iter().any(|(_, record)| record.is_none());
            let count = i64::try_from(self.number).unwrap_or(i64::MAX);
            return match (blank, self.number) {
                (true, _) | (_, 0) => Filled { text: String::new(), typed: None },
                _ => Filled { text: self.number.to_string(), typed: Some(Typed::Number(count.saturating_mul(100), 0)) },
            };
        }
        let lists = &placeholder.lists;
        let here = lists.len() <= self.within.len() && self.within.iter().zip(lists).all(|((a, _), b)| a == b);
        if here {
            let record = match lists.len() {
                0 => Some(self.whole),
                depth => self.within[depth - 1].1,
            };
            return filled(record.and_then(|r| r.get(&placeholder.field)), placeholder.kind);
        }
        let said = self.each(lists).into_iter().filter_map(|scope| {
            let text = scope.within.last()?.1?.get(&placeholder.field)?.printed();
            (!text.is_empty()).then_some(text)
        });
        Filled { text: said.collect::<Vec<_>>().join("、"), typed: None }
    }
}

fn filled(value: Option<&Value>, kind: FieldKind) -> Filled {
    let Some(value) = value else { return Filled { text: String::new(), typed: None } };
    let text = value.printed();
    let typed = match (value, kind) {
        (Value::Number { hundredths, decimals }, _) => Some(Typed::Number(*hundredths, *decimals)),
        (Value::Text(text), FieldKind::Number | FieldKind::Money) => number(text),
        (Value::Text(text), FieldKind::Date) => day(text).map(Typed::Day),
        _ => None,
    };
    Filled { text, typed }
}

/// `24`, `82.8`, `-3.05` as they are written for paper.
fn number(text: &str) -> Option<Typed> {
    let (negative, bare) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (whole, part) = bare.split_once('.').unwrap_or((bare, ""));
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let plain = !whole.is_empty() && whole.len() < 12 && digits(whole) && (whole == "0" || !whole.starts_with('0'));
    if !plain || part.len() > 2 || !digits(part) || (part.is_empty() && bare.contains('.')) {
        return None;
    }
    let hundredths: i64 = format!("{whole}{part:0<2}").parse().ok()?;
    Some(Typed::Number(if negative { -hundredths } else { hundredths }, u8::try_from(part.len()).ok()?))
}

/// `2021年10月25日`
fn day(text: &str) -> Option<NaiveDate> {
    let (year, rest) = text.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let on = rest.strip_suffix('日')?;
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, on.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_days_are_told_from_texts() {
        for (text, expected) in [
            ("24", Some(Typed::Number(2400, 0))),
            ("82.8", Some(Typed::Number(8280, 1))),
            ("-3.05", Some(Typed::Number(-305, 2))),
            ("0", Some(Typed::Number(0, 0))),
            ("007", None),
            ("100%", None),
            ("—", None),
            ("1.", None),
            ("", None),
            ("免修", None),
        ] {
            assert_eq!(number(text), expected, "{text}");
        }
        assert_eq!(day("2021年10月25日"), NaiveDate::from_ymd_opt(2021, 10, 25));
        for text in ["　　年　　月　　日", "2021年13月1日", "2021年10月25日（周一）", "2021年10月25日至28日"]
        {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
