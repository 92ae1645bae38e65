//! How a name is read: order by pinyin, initials.

use pinyin::{ToPinyin, ToPinyinMulti};

use super::{is_dot, is_han, normalise_name};

/// Readings that surnames have and the same characters elsewhere mostly don't, each syllable with its tone.
pub(super) const SURNAMES: &[(&str, &[&str])] = &[
    ("尉迟", &["yu4", "chi2"]),
    ("万俟", &["mo4", "qi2"]),
    ("单于", &["chan2", "yu2"]),
    ("长孙", &["zhang3", "sun1"]),
    ("令狐", &["ling2", "hu2"]),
    ("澹台", &["tan2", "tai2"]),
    ("诸葛", &["zhu1", "ge3"]),
    ("宰父", &["zai3", "fu3"]),
    ("单", &["shan4"]),
    ("解", &["xie4"]),
    ("仇", &["qiu2"]),
    ("曾", &["zeng1"]),
    ("查", &["zha1"]),
    ("区", &["ou1"]),
    ("翟", &["zhai2"]),
    ("乐", &["yue4"]),
    ("缪", &["miao4"]),
    ("覃", &["qin2"]),
    ("任", &["ren2"]),
    ("牟", &["mu4"]),
    ("盖", &["ge3"]),
    ("曲", &["qu1"]),
    ("葛", &["ge3"]),
    ("燕", &["yan1"]),
    ("华", &["hua4"]),
    ("宁", &["ning2"]),
    ("朴", &["piao2"]),
    ("种", &["chong2"]),
    ("员", &["yun4"]),
    ("薄", &["bo2"]),
    ("卜", &["bu3"]),
    ("繁", &["po2"]),
    ("句", &["gou1"]),
    ("干", &["gan1"]),
    ("过", &["guo1"]),
    ("哈", &["ha3"]),
    ("黑", &["he4"]),
    ("祭", &["zhai4"]),
    ("秘", &["bi4"]),
    ("么", &["yao1"]),
    ("那", &["na1"]),
    ("佴", &["nai4"]),
    ("召", &["shao4"]),
    ("折", &["she2"]),
    ("都", &["du1"]),
    ("於", &["yu1"]),
];

/// The order of a name in a list: character by character, each by syllable, then tone, then itself, so that one
/// surname stays together; names of the same reading keep the order of their characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NameKey(Vec<String>, String);

impl NameKey {
    /// The key as one text that sorts the same way byte by byte, for an index.
    pub fn as_text(&self) -> String {
        // A tab sorts below the space, so that a shorter name comes before one that goes on.
        format!("{}\t{}", self.0.join(" "), self.1)
    }
}

/// One Han character, or one word in another script, with every way it may be read.
pub(super) struct Part {
    pub(super) text: String,
    /// Syllables with tone (`li3`); the first is the one the name goes by. Empty when none is known.
    pub(super) readings: Vec<String>,
    is_han: bool,
}

/// The key by which a name is sorted; `reading` is the person's own, empty when the usual one is right.
pub fn name_key(name: &str, reading: &str) -> NameKey {
    let key = parts(name, reading)
        .into_iter()
        .map(|part| match part.readings.first() {
            Some(syllable) if part.is_han => format!("{syllable}{}", part.text),
            Some(word) => word.clone(),
            // A character without a known reading sorts after those with one.
            None => format!("~{}", part.text),
        })
        .collect();
    NameKey(key, name.to_owned())
}

/// Initials in capitals, such as `ZS` for 张三; `#` for a character whose reading isn't known.
pub fn initials(name: &str, reading: &str) -> String {
    let initial = |part: Part| part.readings.first().and_then(|s| s.chars().next()).unwrap_or('#');
    parts(name, reading).into_iter().flat_map(|part| initial(part).to_uppercase()).collect()
}

/// What may be typed for a part, and whether a query may end within it.
pub(super) fn spellings(part: &Part) -> Vec<(String, bool)> {
    let mut found = vec![(part.text.clone(), true)];
    for reading in &part.readings {
        let plain = plain(reading);
        for initial in ["zh", "ch", "sh"].iter().filter(|i| plain.starts_with(**i)) {
            found.push(((*initial).to_owned(), false));
        }
        found.extend(plain.chars().next().map(|initial| (initial.to_string(), false)));
        if plain.contains('v') {
            found.extend(["u", "yu"].map(|spelt| (plain.replace('v', spelt), true)));
        }
        found.push((plain, true));
    }
    found
}

pub(super) fn plain(syllable: &str) -> String {
    syllable.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned()
}

/// Lower case, without tones, spaces and marks between syllables.
pub(super) fn squeezed(text: &str) -> String {
    let is_pinyin = text.chars().any(|c| toneless(c).0.is_ascii_alphabetic());
    normalise_name(text)
        .chars()
        .filter(|c| !(is_separator(*c) || is_pinyin && c.is_ascii_digit()))
        .flat_map(char::to_lowercase)
        .map(|c| toneless(c).0)
        .collect()
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || is_dot(c) || matches!(c, '\'' | '’' | '-' | '.')
}

/// A letter of pinyin without its tone mark, and the tone; `ü` is written `v`.
fn toneless(c: char) -> (char, Option<char>) {
    const MARKED: [(&str, char); 6] =
        [("āáǎà", 'a'), ("ēéěè", 'e'), ("īíǐì", 'i'), ("ōóǒò", 'o'), ("ūúǔù", 'u'), ("ǖǘǚǜ", 'v')];
    if c == 'ü' {
        return ('v', None);
    }
    MARKED
        .iter()
        .find_map(|(marked, letter)| {
            let tone = marked.chars().zip('1'..='4').find(|(m, _)| *m == c)?.1;
            Some((*letter, Some(tone)))
        })
        .unwrap_or((c, None))
}

/// The name cut into parts, each with its readings, the one it goes by first.
pub(super) fn parts(name: &str, reading: &str) -> Vec<Part> {
    let mut parts = cut(name);
    // A middle dot marks a name written by sound, where no surname stands in front.
    if !name.contains('·') {
        read_surname(&mut parts);
    }
    let tokens: Vec<String> =
        reading.split(is_separator).filter(|token| !token.is_empty()).map(with_tone_digit).collect();
    if parts.iter().any(|part| part.is_han) {
        let mut han: Vec<&mut Part> = parts.iter_mut().filter(|part| part.is_han).collect();
        let syllables = apportion(tokens, &han);
        for (part, syllable) in han.iter_mut().zip(syllables) {
            prefer(part, syllable);
        }
    } else if !tokens.is_empty() {
        // A name in another script, read as its bearer says.
        return tokens.into_iter().map(|t| Part { text: plain(&t), readings: vec![t], is_han: false }).collect();
    }
    parts
}

/// One Han character of a name, without a surname's reading.
pub(super) fn han_part(c: char) -> Part {
    Part { text: c.to_string(), readings: known_readings(c), is_han: true }
}

fn cut(name: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut word_open = false;
    for c in name.chars() {
        if is_han(c) {
            parts.push(han_part(c));
        } else if c.is_alphanumeric() {
            let folded: String = c.to_lowercase().collect();
            match parts.last_mut().filter(|_| word_open) {
                Some(word) => word.text.push_str(&folded),
                None => parts.push(Part { text: folded, readings: Vec::new(), is_han: false }),
            }
        }
        word_open = !is_han(c) && (c.is_alphanumeric() || c == '\'');
    }
    for word in parts.iter_mut().filter(|part| !part.is_han) {
        word.readings = vec![word.text.clone()];
    }
    parts
}

pub(super) fn known_readings(c: char) -> Vec<String> {
    let usual = c.to_pinyin().into_iter();
    let others = c.to_pinyin_multi().into_iter().flatten();
    let mut readings = Vec::new();
    for syllable in usual.chain(others).map(|p| p.with_tone_num_end().replace('ü', "v")) {
        if !readings.contains(&syllable) {
            readings.push(syllable);
        }
    }
    readings
}

/// The surname that a name written in characters begins with, where its reading is its own.
pub(super) fn surname_of(characters: &[char]) -> Option<&'static (&'static str, &'static [&'static str])> {
    SURNAMES.iter().find(|(surname, _)| {
        // A surname of two characters needs a given name behind it: 单于 alone is 于 of the family 单.
        let length = surname.chars().count();
        let needed = if length > 1 { length + 1 } else { 1 };
        characters.len() >= needed && surname.chars().eq(characters.iter().copied().take(length))
    })
}

fn read_surname(parts: &mut [Part]) {
    let characters: Vec<char> =
        parts.iter().map(|part| part.text.chars().next().filter(|_| part.is_han).unwrap_or(' ')).collect();
    let Some((_, syllables)) = surname_of(&characters) else { return };
    for (part, syllable) in parts.iter_mut().zip(*syllables) {
        prefer(part, (*syllable).to_owned());
    }
}

/// Puts a syllable first; one without tone takes the tone of the known reading it agrees with.
fn prefer(part: &mut Part, syllable: String) {
    let known = part.readings.iter().position(|r| *r == syllable || plain(r) == syllable);
    let syllable = known.map_or(syllable, |at| part.readings.remove(at));
    part.readings.insert(0, syllable);
}

/// `shàn`, `Shan4` or `shan` as `shan4`, `shan4`, `shan`.
fn with_tone_digit(token: &str) -> String {
    let mut tone = None;
    let mut syllable = String::new();
    for c in token.chars().flat_map(char::to_lowercase) {
        let (letter, marked) = toneless(c);
        syllable.push(letter);
        tone = marked.or(tone);
    }
    syllable.extend(tone);
    syllable
}

/// A person's own reading, one syllable for each Han character from the first on. Offices write `tán xiǎo míng`,
/// `Tan Xiaoming`, or the surname's reading alone.
fn apportion(tokens: Vec<String>, han: &[&mut Part]) -> Vec<String> {
    let agrees = |part: &Part, token: &str| part.readings.iter().any(|r| plain(r) == plain(token));
    let Some((last, at)) = tokens.last().zip(tokens.len().checked_sub(1)) else { return tokens };
    if tokens.len() >= han.len() || agrees(han[at], last) {
        return tokens;
    }
    // Syllables run together: the given name is taken off from behind, the longest known reading first, and what is
    // left in front is the surname's.
    let joined: String = tokens.iter().map(|token| plain(token)).collect();
    let mut rest = joined.as_str();
    let mut syllables = Vec::new();
    for part in han.iter().skip(1).rev() {
        let fitting = part.readings.iter().map(|r| plain(r)).filter(|r| rest.len() > r.len() && rest.ends_with(r));
        let Some(syllable) = fitting.max_by_key(String::len) else { return tokens };
        rest = &rest[..rest.len() - syllable.len()];
        syllables.push(syllable);
    }
    syllables.push(rest.to_owned());
    syllables.reverse();
    syllables
}
