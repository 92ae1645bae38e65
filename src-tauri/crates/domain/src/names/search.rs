//! Finding names: by characters, pinyin or initials, and how well each answers.

use std::collections::BTreeMap;

use super::is_han;
use super::reading::{Part, han_part, parts, plain, spellings, squeezed, surname_of};

/// How well something answers what was typed; the better, the smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// It is what was typed: the whole name, in characters or in full pinyin.
    Exact,
    /// It begins so.
    Prefix,
    /// Its initials do.
    Initials,
    /// It holds it further on.
    Within,
}

/// Longest query that is sought by its sound, in bytes; a longer one is sought as it is written.
const LONGEST: usize = 127;

/// What was typed, ready to be held against many names: what a character can use up of it is worked out once.
///
/// Names are found by characters, by pinyin (also begun, such as `zhangs`) or by initials, from any character on. Tones
/// may be left out and `v`, `u` or `yu` written for `ü`. An empty query finds everyone.
pub struct NameQuery {
    text: String,
    in_characters: bool,
    known: BTreeMap<char, Known>,
}

struct Known {
    steps: Steps,
    /// Readings without tones.
    readings: Vec<String>,
    /// Whether a surname whose reading is its own begins with the character.
    begins_surname: bool,
}

/// What one part of a name does with the query, by offset into it; sets of offsets are bits.
struct Steps {
    /// Where the query goes on after a full spelling.
    full: Vec<u128>,
    /// Where it goes on after a full spelling or an initial.
    any: Vec<u128>,
    /// Offsets from which the rest is used up by a full spelling or its beginning.
    full_end: u128,
    /// Offsets from which the rest is used up in any way.
    any_end: u128,
}

fn bits(set: u128) -> impl Iterator<Item = usize> {
    let mut rest = set;
    std::iter::from_fn(move || {
        let at = usize::try_from(rest.trailing_zeros()).ok().filter(|_| rest != 0)?;
        rest &= rest - 1;
        Some(at)
    })
}

impl NameQuery {
    /// Takes what was typed.
    pub fn new(text: &str) -> Self {
        let text = squeezed(text);
        Self { in_characters: !text.is_empty() && text.chars().all(is_han), text, known: BTreeMap::new() }
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// How well a name answers; `None` when it doesn't. `reading` is the person's own, empty when the usual one is right.
    pub fn rank(&mut self, name: &str, reading: &str) -> Option<Rank> {
        if self.text.is_empty() {
            return Some(Rank::Within);
        }
        let written = if name.chars().all(is_han) { self.written(name) } else { self.written(&squeezed(name)) };
        if written.is_some_and(|rank| rank <= Rank::Prefix) || self.in_characters || self.text.len() > LONGEST {
            return written;
        }
        let heard = match self.prepare(name, reading) {
            true => {
                let steps: Vec<&Steps> =
                    name.chars().filter_map(|c| self.known.get(&c)).map(|known| &known.steps).collect();
                heard(&steps, self.text.len())
            }
            false => {
                let made: Vec<Steps> = parts(name, reading).iter().map(|part| self.steps(part)).collect();
                heard(&made.iter().collect::<Vec<_>>(), self.text.len())
            }
        };
        written.into_iter().chain(heard).min()
    }

    fn written(&self, name: &str) -> Option<Rank> {
        let at = name.find(&self.text)?;
        Some(match at {
            0 if name.len() == self.text.len() => Rank::Exact,
            0 => Rank::Prefix,
            _ => Rank::Within,
        })
    }

    /// Works out the characters of a plain name; `false` for a name that must be cut and read by itself.
    fn prepare(&mut self, name: &str, reading: &str) -> bool {
        if !reading.is_empty() || !name.chars().all(is_han) {
            return false;
        }
        for c in name.chars() {
            if !self.known.contains_key(&c) {
                let part = han_part(c);
                let known = Known {
                    steps: self.steps(&part),
                    readings: part.readings.iter().map(|r| plain(r)).collect(),
                    begins_surname: super::reading::SURNAMES.iter().any(|(surname, _)| surname.starts_with(c)),
                };
                self.known.insert(c, known);
            }
        }
        let of = |c: &char| self.known.get(c);
        if !name.chars().next().is_some_and(|c| of(&c).is_some_and(|known| known.begins_surname)) {
            return true;
        }
        let characters: Vec<char> = name.chars().collect();
        surname_of(&characters).is_none_or(|(surname, syllables)| {
            let mut told = surname.chars().zip(*syllables);
            told.all(|(c, syllable)| of(&c).is_some_and(|known| known.readings.contains(&plain(syllable))))
        })
    }

    fn steps(&self, part: &Part) -> Steps {
        let length = self.text.len();
        let mut steps = Steps { full: vec![0; length], any: vec![0; length], full_end: 0, any_end: 0 };
        for (spelling, is_full) in spellings(part) {
            for offset in (0..length).filter(|at| self.text.is_char_boundary(*at)) {
                let rest = &self.text[offset..];
                if spelling.starts_with(rest) && (is_full || spelling == rest) {
                    steps.any_end |= 1 << offset;
                    steps.full_end |= if is_full { 1 << offset } else { 0 };
                }
                if rest.starts_with(&spelling) {
                    steps.any[offset] |= 1 << (offset + spelling.len());
                    steps.full[offset] |= if is_full { 1 << (offset + spelling.len()) } else { 0 };
                }
            }
        }
        steps
    }
}

/// How well the parts of a name, as they sound, answer a query of this many bytes.
fn heard(parts: &[&Steps], length: usize) -> Option<Rank> {
    let end = 1_u128 << length;
    let onward = |set: u128, next: &[u128]| {
        bits(set & (end - 1)).filter_map(|at| next.get(at)).fold(0, |all: u128, more| all | more)
    };
    let (mut full, mut any, mut anywhere) = (1, 1, 0);
    let mut best: Option<Rank> = None;
    let mut found = |rank: Rank| best = Some(best.map_or(rank, |b| b.min(rank)));
    for part in parts {
        anywhere |= 1;
        if full & part.full_end != 0 {
            found(Rank::Prefix);
        }
        if any & part.any_end != 0 {
            found(Rank::Initials);
        }
        if anywhere & part.any_end != 0 {
            found(Rank::Within);
        }
        full = onward(full, &part.full);
        any = onward(any, &part.any);
        anywhere = onward(anywhere, &part.any);
    }
    if full & end != 0 {
        found(Rank::Exact);
    }
    best
}
