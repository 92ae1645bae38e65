//! What a paper may say of a class, each thing once: its path, what an office calls it, and how it reads.
//!
//! The office's own forms name these by path (`{{class.title}}`, `{{learners.name}}`) or by their Chinese names
//! (`{{项目名称}}`, `{{学员.姓名}}`). A path through a list stands in a row that repeats for each of its records.

mod lists;
mod whole;

pub use lists::LISTS;
pub use whole::WHOLE;

use crate::record::FieldKind;
use crate::width::half_width;

/// The number of the row at hand, counted from 1 where a row repeats.
pub const ROW_NUMBER: &str = "#";

/// One thing a paper may say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// Path; inside a list relative to its record. One that ends in `*` stands for all that begin so.
    pub path: &'static str,
    /// What an office calls it.
    pub label: &'static str,
    /// Kind of value.
    pub kind: FieldKind,
    /// How it reads, made up.
    pub sample: &'static str,
}

const fn said(path: &'static str, label: &'static str, kind: FieldKind, sample: &'static str) -> Said {
    Said { path, label, kind, sample }
}

/// A list a paper may repeat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SaidList {
    /// Path, through the list around it where there is one: `groups.members`.
    pub path: &'static str,
    /// What an office calls it: `分组.成员`.
    pub label: &'static str,
    /// What each of its records says.
    pub fields: &'static [Said],
}

/// A placeholder a form may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placeholder {
    /// Whole path: `learners.name`.
    pub path: String,
    /// Whole name: `学员.姓名`.
    pub label: String,
    /// Lists from the outermost in, each by its path within the one before; empty for the class as a whole.
    pub lists: Vec<String>,
    /// Path within the innermost list, or within the whole.
    pub field: String,
    /// Kind of value.
    pub kind: FieldKind,
    /// How it reads, made up.
    pub sample: String,
}

/// Everything that forms may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalogue(Vec<Placeholder>);

impl Default for Catalogue {
    fn default() -> Self {
        let mut all: Vec<Placeholder> = WHOLE.iter().map(|s| placeholder(s, None)).collect();
        for list in LISTS {
            all.extend(list.fields.iter().map(|s| placeholder(s, Some(list))));
        }
        Self(all)
    }
}

fn placeholder(said: &Said, list: Option<&SaidList>) -> Placeholder {
    let within = |text: &str, of: Option<&str>| of.map_or_else(|| text.to_owned(), |of| format!("{of}.{text}"));
    Placeholder {
        path: within(said.path, list.map(|l| l.path)),
        label: within(said.label, list.map(|l| l.label)),
        lists: list.map(|l| chain(l.path)).unwrap_or_default(),
        field: said.path.to_owned(),
        kind: said.kind,
        sample: said.sample.to_owned(),
    }
}

/// The lists that lead to a list, each by its path within the one before.
fn chain(path: &str) -> Vec<String> {
    let around = LISTS
        .iter()
        .filter_map(|l| path.strip_prefix(l.path)?.strip_prefix('.').map(|rest| (l.path, rest)))
        .max_by_key(|(around, _)| around.len());
    match around {
        Some((around, rest)) => {
            let mut lists = chain(around);
            lists.push(rest.to_owned());
            lists
        }
        None => vec![path.to_owned()],
    }
}

impl Catalogue {
    /// The same with more texts of the class as a whole: path, name, how they read.
    #[must_use]
    pub fn with_texts(mut self, texts: impl IntoIterator<Item = (String, String, String)>) -> Self {
        self.0.extend(texts.into_iter().map(|(path, label, sample)| Placeholder {
            field: path.clone(),
            path,
            label,
            lists: Vec::new(),
            kind: FieldKind::LongText,
            sample,
        }));
        self
    }

    /// All of them, the class as a whole first.
    pub fn all(&self) -> &[Placeholder] {
        &self.0
    }

    /// The placeholder that something written between braces means: a path or a Chinese name, however its letters and
    /// dots were typed.
    pub fn find(&self, written: &str) -> Option<Placeholder> {
        let written = plain(written);
        let exact = |p: &&Placeholder| !p.path.ends_with('*') && (p.path == written || plain(&p.label) == written);
        let exact = self.0.iter().find(exact);
        exact.cloned().or_else(|| {
            let mut open = self.0.iter().filter_map(|p| {
                let rest = written.strip_prefix(p.path.strip_suffix('*')?)?;
                let legal = !rest.is_empty() && rest.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
                let field = format!("{}{rest}", p.field.trim_end_matches('*'));
                legal.then(|| Placeholder { path: written.clone(), field, ..p.clone() })
            });
            open.next_back()
        })
    }

    /// The placeholder nearest to something that is none, where one is near at all.
    pub fn nearest(&self, written: &str) -> Option<&Placeholder> {
        let written = plain(written);
        let within = |of: &str| {
            let ends = |whole: &str, part: &str| whole.strip_suffix(part).is_some_and(|r| r.ends_with('.'));
            // 姓名 for 学员.姓名, and learner.name for learners.name.
            if ends(of, &written) { 1 } else { steps(of, &written) }
        };
        let near = self.0.iter().map(|p| (within(&p.path).min(within(&plain(&p.label))), p));
        let most = (written.chars().count() / 3).max(1);
        near.min_by_key(|(steps, _)| *steps).filter(|(steps, _)| *steps <= most).map(|(_, p)| p)
    }

    /// Whether a path is a list.
    pub fn is_list(&self, written: &str) -> bool {
        let written = plain(written);
        LISTS.iter().any(|l| l.path == written || l.label == written)
    }
}

/// What was meant by letters typed with a Chinese input method: no spaces, no full-width letters, `?` and `|name` of our
/// own forms left out.
fn plain(written: &str) -> String {
    let half = |c: char| match c {
        '。' | '．' | '·' => '.',
        '＿' => '_',
        c => half_width(c),
    };
    let text: String = written.chars().filter(|c| !c.is_whitespace()).map(half).collect();
    let text = text.split('|').next().unwrap_or_default();
    text.trim_end_matches('?').to_lowercase()
}

/// How many characters must be put in, left out or changed to make one text of another.
fn steps(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let changed = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_path_and_no_name_means_two_things() {
        let catalogue = Catalogue::default();
        let mut seen = BTreeSet::new();
        for p in catalogue.all() {
            assert!(seen.insert(p.path.clone()), "{}", p.path);
            assert!(seen.insert(p.label.clone()), "{}", p.label);
            assert!(!p.label.is_empty() && p.path.is_ascii());
        }
    }

    #[test]
    fn what_is_written_between_braces_is_understood() {
        let catalogue = Catalogue::default();
        for (written, path, lists) in [
            ("class.title", "class.title", vec![]),
            (" Class.Title ", "class.title", vec![]),
            ("class.title?", "class.title", vec![]),
            ("ｃｌａｓｓ．ｔｉｔｌｅ", "class.title", vec![]),
            ("class。title", "class.title", vec![]),
            ("class.contact.name|name", "class.contact.name", vec![]),
            ("项目名称", "class.title", vec![]),
            ("学员. 姓名", "learners.name", vec!["learners"]),
            ("learners.scores.exam", "learners.scores.exam", vec!["learners"]),
            ("groups.members.name", "groups.members.name", vec!["groups", "members"]),
            ("roster.changes.on", "roster.changes.on", vec!["roster.changes"]),
        ] {
            let found = catalogue.find(written).unwrap_or_else(|| panic!("{written}"));
            assert_eq!((found.path.as_str(), found.lists), (path, lists.into_iter().map(str::to_owned).collect()));
        }
        for unknown in ["", "class", "class.titel", "learners.scores.", "learners.scores.a-b", "*", "learners.scores.*"]
        {
            assert_eq!(catalogue.find(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn a_slip_is_met_with_what_was_meant() {
        let catalogue = Catalogue::default();
        for (written, nearest) in [
            ("class.titel", Some("class.title")),
            ("learner.name", Some("learners.name")),
            ("项目名", Some("class.title")),
            ("班级宠物", None),
            ("xyz", None),
        ] {
            assert_eq!(catalogue.nearest(written).map(|p| p.path.as_str()), nearest, "{written}");
        }
    }
}
