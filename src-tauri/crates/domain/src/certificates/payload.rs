//! What the QR code of a certificate says: lines that a person can read, then the institution's signature over them.
//!
//! ```text
//! 结业证书 2021-17-001
//! 张三 370102*0011
//! 乡村振兴与现代农业技术高级研修班
//! 2021-10-25~2021-10-28 24学时
//! 2021-10-28 某研修学院
//! YX1:…                      eight digits of the key's mark, 160 of the signature
//! ```
//!
//! The number of the document is never whole. The signature covers the lines and `YX1`, the version of this layout.

use chrono::NaiveDate;

use super::signing::{PrivateKey, PublicKey, Signed, verify};
use super::{HoursStated, Snapshot};
use crate::chinese;
use crate::hours::Hours;

/// How the first line begins.
const HEAD: &str = "结业证书 ";
/// The version of the layout, with which the last line begins.
const VERSION: &str = "YX1";
/// Lines before the signature.
const LINES: usize = 5;

/// What a certificate claims, as its QR code says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Number.
    pub number: String,
    /// Name.
    pub name: String,
    /// Number of the document without its middle.
    pub document: String,
    /// Class title.
    pub class_title: String,
    /// First class day.
    pub opens_on: NaiveDate,
    /// Last class day.
    pub closes_on: NaiveDate,
    /// Hours.
    pub hours: Hours,
    /// Whose hours they are.
    pub stated: HoursStated,
    /// Date of issue.
    pub issued_on: NaiveDate,
    /// Issuer.
    pub issuer: String,
}

/// One line without breaks or space at its ends: what stands in a line can't begin another.
fn line(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    spaced.split(' ').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

impl Claim {
    /// What a certificate claims.
    pub fn of(number: &str, says: &Snapshot, issued_on: NaiveDate) -> Self {
        let masked = says.id_number.masked();
        let mut document = String::new();
        for c in masked.chars().filter(|c| !c.is_whitespace()) {
            // One asterisk stands for all of them: a QR code has no room to spare.
            if c != '*' || !document.ends_with('*') {
                document.push(c);
            }
        }
        Self {
            number: line(number),
            name: line(&says.name),
            document,
            class_title: line(&says.class_title),
            opens_on: says.opens_on,
            closes_on: says.closes_on,
            hours: says.hours,
            stated: says.stated,
            issued_on,
            issuer: line(&says.issuer),
        }
    }

    /// The lines.
    pub fn text(&self) -> String {
        let stated = match self.stated {
            HoursStated::Class => "",
            HoursStated::Earned => "实修",
        };
        format!(
            "{HEAD}{}\n{} {}\n{}\n{}~{} {stated}{}学时\n{} {}",
            self.number,
            self.name,
            self.document,
            self.class_title,
            self.opens_on,
            self.closes_on,
            self.hours,
            self.issued_on,
            self.issuer
        )
    }

    /// The lines with the signature beneath them, given its digits.
    pub fn with_signature(&self, digits: &str) -> String {
        format!("{}\n{VERSION}:{digits}", self.text())
    }

    /// The digits of the signature by a key.
    pub fn sign(&self, key: &PrivateKey) -> String {
        key.sign(&message(&self.text()))
    }

    fn parse(lines: &[&str]) -> Option<Self> {
        let [number, person, class_title, period, issue] = lines else { return None };
        let (name, document) = person.rsplit_once(' ').unwrap_or((person, ""));
        let (dates, hours) = period.split_once(' ')?;
        let (opens_on, closes_on) = dates.split_once('~')?;
        let hours = hours.strip_suffix("学时")?;
        let (stated, hours) = match hours.strip_prefix("实修") {
            Some(hours) => (HoursStated::Earned, hours),
            None => (HoursStated::Class, hours),
        };
        let (issued_on, issuer) = issue.split_once(' ').unwrap_or((issue, ""));
        Some(Self {
            number: number.strip_prefix(HEAD.trim_end())?.trim().to_owned(),
            name: name.to_owned(),
            document: document.to_owned(),
            class_title: (*class_title).to_owned(),
            opens_on: opens_on.parse().ok()?,
            closes_on: closes_on.parse().ok()?,
            hours: hours.parse().ok()?,
            stated,
            issued_on: issued_on.parse().ok()?,
            issuer: issuer.to_owned(),
        })
    }
}

/// What is signed.
fn message(lines: &str) -> String {
    format!("{lines}\n{VERSION}")
}

/// A text as it was typed, pasted or scanned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scanned {
    /// A number alone.
    Number(String),
    /// Lines without a signature, as certificates bore them before they were signed, or cut off.
    Unsigned {
        /// The number.
        number: String,
        /// All lines.
        text: String,
    },
    /// Lines with a signature.
    Signed {
        /// What the signature came to.
        signed: Signed,
        /// The number, as far as there is one.
        number: String,
        /// What is claimed, where the lines can be read.
        claim: Option<Claim>,
    },
}

/// Reads a text and tries its signature against the keys known. Line ends of any system and space at the ends of lines
/// don't matter; every other character does.
pub fn read(text: &str, keys: &[PublicKey]) -> Scanned {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.trim().lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    let first = lines.first().copied().unwrap_or_default();
    let number = first.strip_prefix(HEAD.trim_end()).unwrap_or(first).trim().to_owned();
    let signature = lines.last().and_then(|last| last.strip_prefix(VERSION)?.strip_prefix(':'));
    match signature {
        Some(digits) => {
            let body = &lines[..lines.len() - 1];
            let claim = Some(body).filter(|b| b.len() == LINES).and_then(Claim::parse);
            let signed = match verify(&message(&body.join("\n")), digits, keys) {
                // A layout that can't be read is nothing to vouch for, whoever signed it.
                Signed::Genuine if claim.is_none() => Signed::Altered,
                signed => signed,
            };
            Scanned::Signed { signed, number, claim }
        }
        None if lines.len() > 1 => Scanned::Unsigned { number, text: lines.join("\n") },
        None => Scanned::Number(number),
    }
}

/// What certificates said that were issued before they were signed.
pub fn unsigned(number: &str, says: &Snapshot, issued_on: NaiveDate) -> String {
    format!("{HEAD}{number}\n{}\n{}\n{}", says.name, says.class_title, chinese::date(issued_on))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::IdNumber;
    use crate::tests::fixture::day;

    fn says() -> Snapshot {
        Snapshot {
            name: "买买提·艾力 江".into(),
            id_number: IdNumber::new("11010519491231002X"),
            class_title: "乡村振兴与现代农业技术高级研修班".into(),
            opens_on: day("2021-10-25"),
            closes_on: day("2021-10-28"),
            hours: Hours::from_tenths(225),
            stated: HoursStated::Earned,
            programme: String::new(),
            title: String::new(),
            issuer: "测试研修学院".into(),
            seal: String::new(),
        }
    }

    fn key() -> PrivateKey {
        PrivateKey::new([9; 32])
    }

    fn signed() -> (Claim, String) {
        let claim = Claim::of("2021-17-001", &says(), day("2021-10-28"));
        let text = claim.with_signature(&claim.sign(&key()));
        (claim, text)
    }

    #[test]
    fn what_is_signed_is_read_back_and_holds_no_whole_number() {
        let (claim, text) = signed();
        assert!(text.starts_with(
            "结业证书 2021-17-001\n买买提·艾力 江 110105*002X\n乡村振兴与现代农业技术高级研修班\n\
             2021-10-25~2021-10-28 实修22.5学时\n2021-10-28 测试研修学院\nYX1:"
        ));
        assert!(!text.contains("11010519491231002X"));
        for text in [text.clone(), text.replace('\n', "\r\n"), format!("  {}\n\n", text.replace('\n', " \r"))] {
            let expected =
                Scanned::Signed { signed: Signed::Genuine, number: "2021-17-001".into(), claim: Some(claim.clone()) };
            assert_eq!(read(&text, &[key().public()]), expected);
        }
    }

    /// Every letter of it: changed for another, or taken away.
    #[test]
    fn no_letter_can_be_changed() {
        let (_, text) = signed();
        let letters: Vec<char> = text.chars().collect();
        let genuine = |letters: &[char]| {
            let text: String = letters.iter().collect();
            matches!(read(&text, &[key().public()]), Scanned::Signed { signed: Signed::Genuine, .. })
        };
        assert!(genuine(&letters));
        for (at, letter) in letters.iter().enumerate().filter(|(_, c)| !c.is_whitespace()) {
            let mut other = letters.clone();
            other[at] = if *letter == '1' { '2' } else { '1' };
            assert!(!genuine(&other), "{at} {letter}");
            other.remove(at);
            assert!(!genuine(&other), "{at} {letter} taken away");
        }
        let mut lines: Vec<&str> = text.lines().collect();
        lines.swap(1, 2);
        assert!(!genuine(&lines.join("\n").chars().collect::<Vec<_>>()));
    }

    #[test]
    fn numbers_and_old_codes_are_told_from_signed_ones() {
        for (text, number) in [(" 2021-17-001\n", "2021-17-001"), ("结业证书 2021-17-001", "2021-17-001"), ("", "")]
        {
            assert_eq!(read(text, &[]), Scanned::Number(number.into()), "{text}");
        }
        let old = unsigned("2021-17-001", &says(), day("2021-10-28"));
        assert_eq!(read(&old, &[]), Scanned::Unsigned { number: "2021-17-001".into(), text: old.clone() });
        let (claim, text) = signed();
        let expected = Scanned::Signed { signed: Signed::UnknownKey, number: "2021-17-001".into(), claim: Some(claim) };
        assert_eq!(read(&text, &[]), expected);
    }

    /// A break in a name can't begin a line of its own.
    #[test]
    fn a_name_stays_in_its_line() {
        let twisted = Snapshot { name: "张三\n别的班".into(), ..says() };
        let claim = Claim::of("1", &twisted, day("2021-10-28"));
        assert_eq!(claim.text().lines().count(), LINES);
        let text = claim.with_signature(&claim.sign(&key()));
        let Scanned::Signed { signed, claim: Some(read), .. } = read(&text, &[key().public()]) else { panic!() };
        assert_eq!((signed, read), (Signed::Genuine, claim));
    }

    /// What is signed here is what the page for verifying without a network reads: its tests use the same file.
    #[test]
    fn the_page_is_tested_with_what_is_signed_here() {
        let rare = "阿卜杜热合曼·买买提依明江·𠀀䶮".to_owned();
        let old = PrivateKey::new([5; 32]);
        let mut made = format!("{}\n{}", old.public().hex(), key().public().hex());
        for (number, name, title, stated, key) in [
            ("2021-17-001", "张三".to_owned(), "乡村振兴与现代农业技术高级研修班", HoursStated::Class, &old),
            (
                "鲁研202100123号",
                rare,
                "新时代农业农村现代化与数字乡村建设暨智慧农业关键技术创新应用高级研修班（第二期）",
                HoursStated::Earned,
                &key(),
            ),
            ("Z 9/2022", "Maria de la Cruz".to_owned(), "A & B <高级> 研修班", HoursStated::Class, &key()),
        ] {
            let says = Snapshot { name, class_title: title.into(), stated, ..says() };
            let claim = Claim::of(number, &says, day("2021-10-28"));
            made.push_str(&format!("\n\n{}", claim.with_signature(&claim.sign(key))));
        }
        made.push('\n');
        let kept = include_str!("../../../../../tests/data/certificates/signed.txt").replace("\r\n", "\n");
        assert_eq!(made, kept, "if the layout was meant to change: it is a new version, not YX1");
    }
}
