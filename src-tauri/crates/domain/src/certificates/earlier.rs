//! Certificates of former years, taken over from a register that was kept elsewhere: they are found and verified, and
//! their numbers are never given again, but no class of this office stands behind them.

use chrono::NaiveDate;

use super::CertificateState;
use crate::hours::Hours;
use crate::identity::IdNumber;
use crate::record::{Field, FieldKind};
use crate::uid::Uid;
use crate::width::half_width;

use FieldKind::{Date, Digits, Number, Text};

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierCertificate {
    /// Public id.
    pub uid: Uid,
    /// Number.
    pub number: String,
    /// Name.
    pub name: String,
    /// Number of the document; empty when the register had none.
    pub id_number: IdNumber,
    /// Class title.
    pub class_title: String,
    /// First class day, where it is known.
    pub opens_on: Option<NaiveDate>,
    /// Last class day.
    pub closes_on: Option<NaiveDate>,
    /// Hours.
    pub hours: Option<Hours>,
    /// Date of issue.
    pub issued_on: Option<NaiveDate>,
    /// State: it was printed, handed over, or is void.
    pub state: CertificateState,
    /// Day of hand-over.
    pub handed_over_on: Option<NaiveDate>,
    /// Day it was voided.
    pub voided_on: Option<NaiveDate>,
    /// Why it was voided.
    pub void_reason: String,
    /// Remarks.
    pub note: String,
    /// File it came from.
    pub source: String,
}

/// Number in such a register.
pub const NUMBER: &str = "earlier.number";
/// Name.
pub const NAME: &str = "earlier.name";
/// Number of the document.
pub const ID: &str = "earlier.id_number";
/// Class title.
pub const TITLE: &str = "earlier.class_title";
/// First class day.
pub const OPENS: &str = "earlier.opens_on";
/// Last class day.
pub const CLOSES: &str = "earlier.closes_on";
/// Both days in one cell.
pub const PERIOD: &str = "earlier.period";
/// Hours.
pub const HOURS: &str = "earlier.hours";
/// Date of issue.
pub const ISSUED: &str = "earlier.issued_on";
/// State.
pub const STATE: &str = "earlier.state";
/// Day of hand-over.
pub const HANDED_OVER: &str = "earlier.handed_over_on";
/// Remarks.
pub const NOTE: &str = "earlier.note";

/// The columns of a register of former years, and how offices head them.
pub const EARLIER: &[Field] = &[
    Field::known_as(NUMBER, "证书编号", Digits, &["编号", "证书号", "证书号码", "结业证书编号", "结业证书号", "证号"]),
    Field::known_as(NAME, "姓名", Text, &["学员姓名", "持证人", "学员"]),
    Field::known_as(ID, "身份证号码", Digits, &["身份证号", "身份证", "公民身份号码", "证件号码", "证件号"]),
    Field::known_as(
        TITLE,
        "项目名称",
        Text,
        &["班次", "班次名称", "培训班", "培训班名称", "研修项目", "研修班", "项目", "培训项目", "研修班名称"],
    ),
    Field::known_as(OPENS, "开始日期", Date, &["开班日期", "开班时间", "培训开始时间", "起始日期"]),
    Field::known_as(CLOSES, "结束日期", Date, &["结业日期", "结束时间", "结业时间", "培训结束时间", "截止日期"]),
    Field::known_as(
        PERIOD,
        "起止日期",
        Text,
        &["培训时间", "研修时间", "办班时间", "起止时间", "培训日期", "培训起止时间"],
    ),
    Field::known_as(HOURS, "学时", Number, &["培训学时", "总学时", "学时数"]),
    Field::known_as(
        ISSUED,
        "发证日期",
        Date,
        &["颁证日期", "核发日期", "发证时间", "颁发日期", "颁证时间", "签发日期"],
    ),
    Field::known_as(STATE, "状态", Text, &["证书状态"]),
    Field::known_as(HANDED_OVER, "领取日期", Date, &["领取时间", "领证日期", "发放日期"]),
    Field::known_as(NOTE, "备注", Text, &["说明"]),
];

/// A number in a list of the department.
pub const LISTED_NUMBER: &str = "listed.number";
/// The name beside it.
pub const LISTED_NAME: &str = "listed.name";
/// The number of the document beside it.
pub const LISTED_ID: &str = "listed.id_number";

/// The columns of the department's list of numbers.
pub const LISTED: &[Field] = &[
    Field::known_as(
        LISTED_NUMBER,
        "证书编号",
        Digits,
        &["编号", "证书号", "证书号码", "结业证书编号", "结业证书号", "证号"],
    ),
    Field::known_as(LISTED_NAME, "姓名", Text, &["学员姓名", "持证人", "学员"]),
    Field::known_as(LISTED_ID, "身份证号码", Digits, &["身份证号", "身份证", "公民身份号码", "证件号码", "证件号"]),
];

/// A day as registers write it: 2019-05-06, 2019年5月6日, 2019.5.6, 2019/5/6, 20190506. `None` when it is none, or outside
/// 1950 to 2199.
pub fn day(text: &str) -> Option<NaiveDate> {
    let half: String = text.chars().map(half_width).filter(|c| !c.is_whitespace()).collect();
    let text = half.trim_end_matches('日').trim_end_matches('号');
    let parts: Vec<&str> = if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        vec![&text[..4], &text[4..6], &text[6..]]
    } else {
        text.split(['-', '/', '.', '年', '月']).collect()
    };
    let [year, month, day] = parts.as_slice() else { return None };
    let number = |part: &str| part.parse::<u32>().ok().filter(|_| part.bytes().all(|b| b.is_ascii_digit()));
    let year = i32::try_from(number(year)?).ok().filter(|y| (1950..2200).contains(y))?;
    NaiveDate::from_ymd_opt(year, number(month)?, number(day)?)
}

/// Two days as registers write them: 2019年5月6日至9日, 2019.5.6-2019.5.9, 2019-05-06至2019-05-09, 2019年5月30日—6月2日.
pub fn period(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    use chrono::Datelike;
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let marks = ['至', '到', '~', '～', '—', '–', '－', '-'];
    // A hyphen may also stand within a day; the right cut is the one that leaves two days.
    for (at, mark) in bare.char_indices().filter(|(_, c)| marks.contains(c)) {
        let from = bare[..at].trim_end_matches(marks);
        let to = bare[at + mark.len_utf8()..].trim_start_matches(marks);
        let Some(from) = day(from) else { continue };
        let (year, month) = (from.year(), from.month());
        let full = [
            to.to_owned(),
            format!("{year}年{to}"),
            format!("{year}年{month}月{to}"),
            format!("{year}.{to}"),
            format!("{year}.{month}.{to}"),
        ];
        if let Some(to) = full.iter().find_map(|t| day(t)).filter(|to| *to >= from) {
            return Some((from, to));
        }
    }
    day(&bare).map(|one| (one, one))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::fixture::day as date;

    #[test]
    fn days_are_read_as_registers_write_them() {
        for text in [
            "2019-05-06",
            "2019-5-6",
            "2019年5月6日",
            "2019年05月06日",
            "2019.5.6",
            "2019/5/6",
            "20190506",
            "２０１９年５月６日",
            " 2019 年 5 月 6 日 ",
        ] {
            assert_eq!(day(text), Some(date("2019-05-06")), "{text}");
        }
        for text in ["", "2019", "2019年5月", "2019-13-01", "1919-05-06", "5月6日", "2019-05-06-07", "无", "-2019-5-6"]
        {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn periods_are_read_as_registers_write_them() {
        let to = |text: &str| Some((date("2019-05-28"), date(text)));
        for (text, expected) in [
            ("2019年5月28日至31日", to("2019-05-31")),
            ("2019年5月28日—6月2日", to("2019-06-02")),
            ("2019.5.28-2019.6.2", to("2019-06-02")),
            ("2019.5.28-6.2", to("2019-06-02")),
            ("2019-05-28至2019-06-02", to("2019-06-02")),
            ("2019-05-28-2019-06-02", to("2019-06-02")),
            ("2019年5月28日——2019年6月2日", to("2019-06-02")),
            ("2019/5/28～31", to("2019-05-31")),
            ("2019年5月28日", to("2019-05-28")),
            ("2019年5月28日至27日", None),
            ("五月", None),
        ] {
            assert_eq!(period(text), expected, "{text}");
        }
    }
}
