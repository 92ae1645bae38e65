//! Identity numbers (GB 11643 and the other documents learners carry).

use std::fmt;

use chrono::{Datelike, NaiveDate};

use crate::people::{DocumentKind, Sex};
use crate::problem::Problem;
use crate::words::words;

#[cfg(test)]
mod tests;

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

    /// Whether this is the number of a text already normalised.
    pub fn is(&self, normalised: &str) -> bool {
        !self.0.is_empty() && self.0 == normalised
    }

    /// Whether the number ends as a text already normalised.
    pub fn ends_with(&self, normalised: &str) -> bool {
        self.0.ends_with(normalised)
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

words! {
    /// Kind of resident a number of GB 11643 was given to.
    ResidentKind {
        /// A citizen.
        Resident = "resident" "居民",
        /// A resident of Hong Kong, Macao or Taiwan.
        HmtResident = "hmt_resident" "港澳台居民",
        /// A foreigner with permanent residence.
        ForeignPermanent = "foreign_permanent" "永久居留外国人",
    }
}

/// What a text given as a document's number came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IdReading {
    /// The number, when it holds.
    pub number: Option<IdNumber>,
    /// Whose kind of number it is; `None` for documents whose number doesn't say.
    pub kind: Option<ResidentKind>,
    /// Birth date it states.
    pub birth: Option<NaiveDate>,
    /// Sex it states.
    pub sex: Option<Sex>,
    /// All that is wrong or worth a note.
    pub problems: Vec<Problem>,
}

impl IdReading {
    fn refused(problems: Vec<Problem>) -> Self {
        Self { problems, ..Self::default() }
    }
}

/// Takes out spaces, apostrophes and invisible characters, makes letters and digits half width and upper case;
/// look-alikes of X from other alphabets become X.
pub fn normalise_number(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c).to_ascii_uppercase(),
            '×' | 'х' | 'Х' | 'χ' | 'Χ' | '✕' => 'X',
            _ => c.to_ascii_uppercase(),
        })
        .filter(|c| !(c.is_whitespace() || c.is_control() || is_invisible(*c) || matches!(c, '\'' | '’')))
        .collect()
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

/// The last character of a resident's number by ISO 7064 MOD 11-2, from the values (0–9) of its first 17 digits.
pub fn check_digit(first17: &[u8; 17]) -> char {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = first17.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(*digit) * weight).sum();
    ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'][(sum % 11) as usize]
}

/// Reads the number of a document of any kind, by [`parse_id`] or [`parse_other_document`].
pub fn check_document(kind: DocumentKind, text: &str, today: NaiveDate, stored_as_number: bool) -> IdReading {
    match kind {
        DocumentKind::Resident => parse_id(text, today, stored_as_number),
        _ => parse_other_document(kind, text),
    }
}

/// Reads a resident's number (GB 11643-1999, 18 digits). The address code alone never rejects anyone: codes retire.
///
/// `stored_as_number` says that a spreadsheet kept it as a number, whose digits beyond the fifteenth are lost.
pub fn parse_id(text: &str, today: NaiveDate, stored_as_number: bool) -> IdReading {
    let number = normalise_number(text);
    if number.is_empty() {
        return IdReading::refused(vec![Problem::error("id_missing", "没有填写身份证号", "请补填身份证号。")]);
    }
    let masked = IdNumber::new(number.as_str());
    if is_ruined(&number, stored_as_number) {
        return IdReading::refused(vec![Problem::error(
            "id_ruined",
            format!("身份证号“{masked}”已被表格软件当作数字存坏，后几位丢失"),
            "请向本人或单位索取原号，把该列设为“文本”格式后重新填写。",
        )]);
    }
    if number.len() == 15 && number.bytes().all(|b| b.is_ascii_digit()) {
        return IdReading::refused(vec![Problem::error(
            "id_15_digits",
            format!("“{masked}”是 15 位旧身份证号，已停止使用"),
            "请按现用身份证原件填写 18 位号码。",
        )]);
    }
    let problems = shape_problems(&number);
    if problems.is_empty() { read_18(number, today) } else { IdReading::refused(problems) }
}

/// Whether a spreadsheet has rounded the number away: `3.70102E+17`, or more digits than a number cell keeps.
fn is_ruined(number: &str, stored_as_number: bool) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let scientific = number.split_once('E').is_some_and(|(head, power)| {
        digits(&head.replacen('.', "", 1)) && digits(power.strip_prefix('+').unwrap_or(power)) && power.len() <= 3
    });
    scientific || (stored_as_number && number.chars().filter(char::is_ascii_digit).count() > 15)
}

/// What keeps a text from being 17 digits with a digit or X behind them.
fn shape_problems(number: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    let count = number.chars().count();
    let wrong: Vec<(usize, char)> = (1..)
        .zip(number.chars())
        .filter(|(place, c)| !(c.is_ascii_digit() || (*c == 'X' && *place == count)))
        .collect();
    if !wrong.is_empty() {
        let places: Vec<String> = wrong.iter().map(|(place, c)| format!("第 {place} 位是“{c}”")).collect();
        problems.push(Problem::error(
            "id_bad_character",
            format!("身份证号{}，不是数字", places.join("、")),
            "请核对原件；护照、通行证等请在证件类型中选明。",
        ));
    }
    if count != 18 {
        problems.push(Problem::error(
            "id_length",
            format!("身份证号应为 18 位，现为 {count} 位"),
            "请核对原件，补全或删去多余的数字。",
        ));
    }
    problems
}

/// Reads 17 digits with a digit or X behind them.
fn read_18(number: String, today: NaiveDate) -> IdReading {
    let digits: Vec<u8> = number.bytes().take(17).map(|b| b - b'0').collect();
    let Ok(first17) = <&[u8; 17]>::try_from(digits.as_slice()) else {
        return IdReading::refused(shape_problems(&number));
    };
    let mut problems = Vec::new();
    let birth = birth_of(first17);
    let hint = "请核对原件的第 7 至 14 位。";
    match birth {
        None => {
            problems.push(Problem::error("id_birth", format!("身份证号中的出生日期“{}”不存在", &number[6..14]), hint))
        }
        Some(birth) if birth > today => {
            problems.push(Problem::error("id_future_birth", format!("身份证号中的出生日期 {birth} 晚于今天"), hint))
        }
        Some(birth) if birth.year() < 1900 => {
            problems.push(Problem::error("id_early_birth", format!("身份证号中的出生日期 {birth} 早于 1900 年"), hint))
        }
        Some(_) => {}
    }
    let ends_in_zeros = number.ends_with("000");
    let expected = check_digit(first17);
    if !number.ends_with(expected) {
        problems.push(Problem::error(
            "id_check_digit",
            format!("身份证号末位应为 {expected}，实为 {}", &number[17..]),
            if ends_in_zeros {
                "号码以 000 结尾，可能被表格软件存坏，请核对原件。"
            } else {
                "号码中至少有一位抄错，请核对原件。"
            },
        ));
    }
    if !problems.is_empty() {
        return IdReading::refused(problems);
    }
    if ends_in_zeros {
        problems.push(Problem::warning(
            "id_trailing_zeros",
            "身份证号以 000 结尾，校验无误",
            "表格软件可能把末几位改成 0，请与原件核对一次。",
        ));
    }
    let kind = match first17 {
        [8, 1..=3, ..] => ResidentKind::HmtResident,
        [9, ..] => ResidentKind::ForeignPermanent,
        _ => ResidentKind::Resident,
    };
    let sex = if first17[16] % 2 == 1 { Sex::Male } else { Sex::Female };
    IdReading { number: Some(IdNumber(number)), kind: Some(kind), birth, sex: Some(sex), problems }
}

fn birth_of(first17: &[u8; 17]) -> Option<NaiveDate> {
    let number = |part: &[u8]| part.iter().fold(0_u32, |sum, digit| sum * 10 + u32::from(*digit));
    let year = i32::try_from(number(&first17[6..10])).ok()?;
    NaiveDate::from_ymd_opt(year, number(&first17[10..12]), number(&first17[12..14]))
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

/// Reads the number of any other document: 5 to 20 letters, digits and marks, 15 for the old foreign permanent resident
/// card. A shape that its kind doesn't usually have is only warned of: issuing places differ.
pub fn parse_other_document(kind: DocumentKind, text: &str) -> IdReading {
    let number = normalise_number(text);
    if number.is_empty() {
        return IdReading::refused(vec![Problem::error(
            "id_missing",
            format!("没有填写{}号码", kind.label()),
            "请补填证件号码。",
        )]);
    }
    let legal = number.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '(' | ')' | '-' | '/'));
    let fits = match kind {
        DocumentKind::ForeignPermanentOld => number.len() == 15,
        _ => (5..=20).contains(&number.len()),
    };
    let masked = IdNumber::new(number.as_str());
    if !legal || !fits {
        return IdReading::refused(vec![Problem::error(
            "document_number",
            format!("“{masked}”不像{}的号码", kind.label()),
            "请核对证件原件，号码只含字母和数字。",
        )]);
    }
    let mut problems = Vec::new();
    if !has_usual_shape(kind, &number) {
        problems.push(Problem::warning(
            "document_shape",
            format!("“{masked}”与{}号码的通常样式不同", kind.label()),
            "请与证件原件核对一次，并看证件类型是否选对。",
        ));
    }
    IdReading { number: Some(IdNumber(number)), problems, ..IdReading::default() }
}

fn has_usual_shape(kind: DocumentKind, number: &str) -> bool {
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    match kind {
        DocumentKind::Resident => number.len() == 18,
        DocumentKind::Passport => number.len() <= 12 && number.bytes().all(|b| b.is_ascii_alphanumeric()),
        // H or M, eight digits of the person, and on older cards two of the renewal.
        DocumentKind::HomeReturn => {
            number.strip_prefix(['H', 'M']).is_some_and(|rest| digits(rest) && matches!(rest.len(), 8 | 10))
        }
        // Eight digits; on older booklets ten with a letter in brackets.
        DocumentKind::Taiwan => {
            digits(number) && number.len() == 8
                || number.split_once('(').is_some_and(|(head, _)| digits(head) && head.len() == 10)
        }
        DocumentKind::ForeignPermanentOld => {
            number.bytes().take(3).all(|b| b.is_ascii_uppercase()) && number.bytes().skip(3).all(|b| b.is_ascii_digit())
        }
    }
}

/// A text as it may be told to people, on a screen or in a marked file: of whole identity numbers in it, spaces between
/// their digits or not, the middle is masked.
pub fn without_numbers(text: &str) -> String {
    /// Fewer digits are no identity number; telephone numbers with their country have thirteen.
    const FEWEST: usize = 15;
    let mut told = String::with_capacity(text.len());
    let mut run = String::new();
    let close = |run: &mut String, told: &mut String| {
        let number = normalise_number(run);
        if number.bytes().filter(u8::is_ascii_digit).count() >= FEWEST {
            told.push_str(&IdNumber::new(number).masked());
        } else {
            told.push_str(run);
        }
        run.clear();
    };
    for c in text.chars() {
        let narrow = normalise_number(c.encode_utf8(&mut [0; 4]));
        if narrow.bytes().all(|b| b.is_ascii_digit() || b == b'X') {
            run.push(c);
        } else {
            close(&mut run, &mut told);
            told.push(c);
        }
    }
    close(&mut run, &mut told);
    told
}
