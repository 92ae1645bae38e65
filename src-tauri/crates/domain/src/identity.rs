//! Identity numbers (GB 11643 and the other documents learners carry).

use std::fmt;

use chrono::{Datelike, NaiveDate};

use crate::people::{DocumentKind, Sex};
use crate::problem::Problem;

/// An identity number. `Debug` and `Display` mask the middle; only [`IdNumber::reveal`] shows it whole.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct IdNumber(String);

impl IdNumber {
    /// Takes a number already normalised: trimmed, half width, X upper-cased.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The whole number, for the papers and the import check that need it.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The number with its middle masked: `370102********1234`; shorter numbers keep two characters at each end.
    pub fn masked(&self) -> String {
        let chars: Vec<char> = self.0.chars().collect();
        let (head, tail) = match chars.len() {
            15.. => (6, 4),
            5..=14 => (2, 2),
            _ => (0, 0),
        };
        let mask = chars.len() - head - tail;
        let shown = |range: &[char]| range.iter().collect::<String>();
        format!("{}{}{}", shown(&chars[..head]), "*".repeat(mask), shown(&chars[chars.len() - tail..]))
    }
}

impl fmt::Debug for IdNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

impl fmt::Display for IdNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

/// Kind of resident a number of GB 11643 was given to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResidentKind {
    /// A citizen.
    Resident,
    /// A resident of Hong Kong, Macao or Taiwan.
    HmtResident,
    /// A foreigner with permanent residence.
    ForeignPermanent,
}

impl ResidentKind {
    /// The code that files and programs use.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Resident => "resident",
            Self::HmtResident => "hmt_resident",
            Self::ForeignPermanent => "foreign_permanent",
        }
    }
}

/// What a text given as a resident's number came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IdReading {
    /// The number, when it holds.
    pub number: Option<IdNumber>,
    /// Whose kind of number it is.
    pub kind: Option<ResidentKind>,
    /// Birth date it states.
    pub birth: Option<NaiveDate>,
    /// Sex it states.
    pub sex: Option<Sex>,
    /// All that is wrong or worth a note.
    pub problems: Vec<Problem>,
}

/// Trims, takes out spaces, makes digits half width and X upper case; look-alikes of X from other alphabets too.
pub fn normalise_number(text: &str) -> String {
    text.chars()
        .filter(|c| {
            !c.is_whitespace()
                && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\'' | '’')
        })
        .map(|c| match c {
            '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => {
                char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c).to_ascii_uppercase()
            }
            '×' | 'х' | 'Х' | 'χ' | 'Χ' | '✕' => 'X',
            _ => c.to_ascii_uppercase(),
        })
        .collect()
}

/// The last character of a resident's number by ISO 7064 MOD 11-2, from its first 17 digits.
pub fn check_digit(first17: &[u8; 17]) -> char {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = first17.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(*digit) * weight).sum();
    ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'][(sum % 11) as usize]
}

/// Reads a resident's number (GB 11643-1999, 18 digits). The address code alone never rejects anyone: codes retire.
///
/// `stored_as_number` says that a spreadsheet kept it as a number, whose digits beyond the fifteenth are lost.
pub fn parse_id(text: &str, today: NaiveDate, stored_as_number: bool) -> IdReading {
    let number = normalise_number(text);
    let mut reading = IdReading::default();
    let refuse = |mut reading: IdReading, problem: Problem| {
        reading.problems.push(problem);
        reading
    };
    if number.is_empty() {
        return refuse(reading, Problem::error("id_missing", "没有填写身份证号", "请补填身份证号。"));
    }
    let scientific =
        number.contains("E+") && number.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | 'E' | '+'));
    let rounded = stored_as_number && number.len() >= 16 && number.ends_with("000");
    if scientific || rounded || (stored_as_number && number.len() > 15) {
        return refuse(
            reading,
            Problem::error(
                "id_ruined",
                format!("身份证号“{number}”已被表格软件当作数字存坏，后几位丢失"),
                "请向本人或单位索取原号，把该列设为“文本”格式后重新填写。",
            ),
        );
    }
    if number.len() == 15 && number.bytes().all(|b| b.is_ascii_digit()) {
        return refuse(
            reading,
            Problem::error(
                "id_15_digits",
                format!("“{number}”是 15 位旧身份证号，已停止使用"),
                "请填写现用的 18 位身份证号。",
            ),
        );
    }
    if let Some((index, wrong)) =
        number.chars().enumerate().find(|(index, c)| !(c.is_ascii_digit() || (*c == 'X' && *index == 17)))
    {
        return refuse(
            reading,
            Problem::error(
                "id_bad_character",
                format!("身份证号第 {} 位是“{wrong}”，不是数字", index + 1),
                "请核对原件；护照、通行证等请在证件类型中选明。",
            ),
        );
    }
    if number.len() != 18 {
        return refuse(
            reading,
            Problem::error(
                "id_length",
                format!("身份证号应为 18 位，现为 {} 位", number.len()),
                "请核对原件，补全或删去多余的数字。",
            ),
        );
    }
    let digits: Vec<u8> = number.bytes().take(17).map(|b| b - b'0').collect();
    let Ok(first17) = <&[u8; 17]>::try_from(digits.as_slice()) else { return reading };
    let part = |from: usize, to: usize| digits[from..to].iter().fold(0_u32, |sum, d| sum * 10 + u32::from(*d));
    let birth = i32::try_from(part(6, 10)).ok().and_then(|y| NaiveDate::from_ymd_opt(y, part(10, 12), part(12, 14)));
    match birth {
        None => reading.problems.push(Problem::error(
            "id_birth",
            format!("身份证号中的出生日期“{}”不存在", &number[6..14]),
            "请核对原件的第 7 至 14 位。",
        )),
        Some(birth) if birth > today => reading.problems.push(Problem::error(
            "id_future_birth",
            format!("身份证号中的出生日期 {birth} 晚于今天"),
            "请核对原件的第 7 至 14 位。",
        )),
        Some(birth) if birth.year() < 1900 => reading.problems.push(Problem::error(
            "id_early_birth",
            format!("身份证号中的出生日期 {birth} 早于 1900 年"),
            "请核对原件的第 7 至 14 位。",
        )),
        Some(birth) => reading.birth = Some(birth),
    }
    let (expected, found) = (check_digit(first17), number.chars().last().unwrap_or_default());
    if expected != found {
        reading.problems.push(Problem::error(
            "id_check_digit",
            format!("身份证号末位应为 {expected}，实为 {found}"),
            "号码中至少有一位抄错，请核对原件。",
        ));
    }
    if !reading.problems.is_empty() {
        reading.birth = None;
        return reading;
    }
    if number.ends_with("000") {
        reading.problems.push(Problem::warning(
            "id_trailing_zeros",
            "身份证号以 000 结尾，校验无误",
            "表格软件可能把末几位改成 0，请与原件核对一次。",
        ));
    }
    reading.kind = Some(match (&number[..2], &number[..1]) {
        ("81" | "82" | "83", _) => ResidentKind::HmtResident,
        (_, "9") => ResidentKind::ForeignPermanent,
        _ => ResidentKind::Resident,
    });
    reading.sex = Some(if digits[16] % 2 == 1 { Sex::Male } else { Sex::Female });
    reading.number = Some(IdNumber(number));
    reading
}

/// Whether sex and birth date beside a number agree with it.
pub fn agrees(reading: &IdReading, sex: Option<Sex>, birth: Option<NaiveDate>) -> Vec<Problem> {
    let mut problems = Vec::new();
    if let (Some(stated), Some(given)) = (reading.sex, sex)
        && stated != given
    {
        problems.push(Problem::error(
            "id_sex_differs",
            format!("性别填的是“{}”，身份证号表示的是“{}”", given.label(), stated.label()),
            "请核对原件，改正性别或身份证号。",
        ));
    }
    if let (Some(stated), Some(given)) = (reading.birth, birth)
        && stated != given
    {
        problems.push(Problem::error(
            "id_birth_differs",
            format!("出生日期填的是 {given}，身份证号表示的是 {stated}"),
            "请核对原件，改正出生日期或身份证号。",
        ));
    }
    problems
}

/// Reads the number of any other document: letters and digits, 5 to 20 of them.
pub fn parse_other_document(kind: DocumentKind, text: &str) -> IdReading {
    let number = normalise_number(text);
    let legal = number.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '(' | ')' | '-' | '/'));
    let fits = match kind {
        DocumentKind::ForeignPermanentOld => number.len() == 15,
        _ => (5..=20).contains(&number.len()),
    };
    if legal && fits {
        IdReading { number: Some(IdNumber(number)), ..IdReading::default() }
    } else {
        let problem = Problem::error(
            "document_number",
            format!("“{number}”不像{}的号码", kind.label()),
            "请核对证件，号码只含字母和数字。",
        );
        IdReading { problems: vec![problem], ..IdReading::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2021, 11, 20).unwrap()
    }

    fn make(first17: &str) -> String {
        let digits: Vec<u8> = first17.bytes().map(|b| b - b'0').collect();
        format!("{first17}{}", check_digit(digits.as_slice().try_into().unwrap()))
    }

    #[test]
    fn numbers_are_judged_with_all_their_faults() {
        // 11010519491231002X is the example that GB 11643 itself prints.
        for (text, as_number, codes) in [
            ("11010519491231002X", false, vec![]),
            ("１１０１０５１９４９１２３１００２ｘ", false, vec![]),
            (" 110105 19491231 002Х ", false, vec![]),
            ("110105194912310021", false, vec!["id_check_digit"]),
            ("110105194913310022", false, vec!["id_birth", "id_check_digit"]),
            ("3.70102E+17", false, vec!["id_ruined"]),
            ("370102198001011000", true, vec!["id_ruined"]),
            ("110105491231002", false, vec!["id_15_digits"]),
            ("11010519491231002", false, vec!["id_length"]),
            ("1101O519491231002X", false, vec!["id_bad_character"]),
            ("", false, vec!["id_missing"]),
        ] {
            let reading = parse_id(text, today(), as_number);
            let found: Vec<&str> = reading.problems.iter().map(|p| p.code).collect();
            assert_eq!(found, codes, "{text}");
            assert_eq!(reading.number.is_some(), codes.is_empty(), "{text}");
        }
    }

    #[test]
    fn birth_must_be_possible() {
        for (first17, code) in [("37010220211121001", "id_future_birth"), ("37010218991231001", "id_early_birth")] {
            let reading = parse_id(&make(first17), today(), false);
            assert_eq!(reading.problems[0].code, code);
            assert_eq!(reading.number, None);
        }
        assert!(parse_id(&make("37010220211120001"), today(), false).number.is_some());
    }

    #[test]
    fn kinds_follow_the_first_digits() {
        for (first17, kind, sex) in [
            ("37010219800101001", ResidentKind::Resident, Sex::Male),
            ("81000019800101002", ResidentKind::HmtResident, Sex::Female),
            ("83000019800101003", ResidentKind::HmtResident, Sex::Male),
            ("93110019800101004", ResidentKind::ForeignPermanent, Sex::Female),
            ("99999919800101004", ResidentKind::ForeignPermanent, Sex::Female),
        ] {
            let reading = parse_id(&make(first17), today(), false);
            assert_eq!((reading.kind, reading.sex), (Some(kind), Some(sex)), "{first17}");
        }
    }

    #[test]
    fn true_trailing_zeros_are_accepted_with_a_note() {
        let number = (1..1000)
            .map(|n| make(&format!("370102198001{:02}{:03}", n % 28 + 1, n / 28 * 10 % 1000)))
            .chain((0..100_u32).map(|n| make(&format!("3701{n:02}19800101000"))))
            .find(|n| n.ends_with("000"))
            .unwrap();
        let reading = parse_id(&number, today(), false);
        assert_eq!(reading.problems[0].code, "id_trailing_zeros");
        assert!(reading.number.is_some());
    }

    #[test]
    fn columns_beside_must_agree() {
        let reading = parse_id("11010519491231002X", today(), false);
        let other_day = NaiveDate::from_ymd_opt(1949, 12, 30);
        let codes: Vec<_> = agrees(&reading, Some(Sex::Male), other_day).into_iter().map(|p| p.code).collect();
        assert_eq!(codes, ["id_sex_differs", "id_birth_differs"]);
        assert_eq!(agrees(&reading, Some(Sex::Female), NaiveDate::from_ymd_opt(1949, 12, 31)), []);
    }

    #[test]
    fn debug_and_display_mask_the_middle() {
        let number = IdNumber::new("11010519491231002X");
        assert_eq!(format!("{number}"), "110105********002X");
        assert_eq!(format!("{number:?}"), "110105********002X");
        assert_eq!(IdNumber::new("E1234567").masked(), "E1****67");
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "\\PC{0,24}", flag: bool) {
            parse_id(&text, today(), flag);
            parse_other_document(DocumentKind::Passport, &text);
        }

        #[test]
        fn one_wrong_digit_is_always_found(serial in 0_u32..1000, day in 1_u32..29, at in 0_usize..17, by in 1_u8..10) {
            let good = make(&format!("370102198003{day:02}{serial:03}"));
            let mut bytes = good.clone().into_bytes();
            bytes[at] = (bytes[at] - b'0' + by) % 10 + b'0';
            let bad = String::from_utf8(bytes).unwrap();
            prop_assert!(parse_id(&bad, today(), false).number.is_none());
        }
    }
}
