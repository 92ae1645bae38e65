//! How units word what the record keeps as closed lists.

use chrono::{Datelike, NaiveDate};
use yanxiu_domain::enrolment::TitleLevel;
use yanxiu_domain::identity::normalise_number;
use yanxiu_domain::people::{City, DocumentKind, PoliticalStatus, Sex};
use yanxiu_domain::width::half_width;

/// A text as it is kept: full-width spaces made ordinary, none between Han characters, one between other words.
pub(super) fn tidy(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for word in text.split(char::is_whitespace).filter(|word| !word.is_empty()) {
        let sides = (kept.chars().next_back(), word.chars().next());
        if let (Some(before), Some(after)) = sides
            && !(is_han(before) && is_han(after))
        {
            kept.push(' ');
        }
        kept.push_str(word);
    }
    kept
}

fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x3000..=0x303F | 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0xFF00..=0xFFEF | 0x20000..=0x3FFFF)
}

pub(super) fn phone(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| if ('０'..='９').contains(&c) { half_width(c) } else { c })
        .collect()
}

/// Whether a text has nothing but what telephone numbers are written with, and no number of it is longer than one with
/// its country's: identity numbers are digits too.
pub(super) fn like_a_phone(phone: &str) -> bool {
    let sign = |c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '/' | '、' | ' ');
    let short = |run: &str| run.len() <= 13;
    phone.len() >= 7 && phone.chars().all(sign) && phone.split(|c: char| !c.is_ascii_digit()).all(short)
}

/// A word as it is looked up: without spaces, brackets of one width.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '(' => '（',
            ')' => '）',
            _ => c,
        })
        .collect()
}

pub(super) fn document_kind(text: &str) -> Option<DocumentKind> {
    match plain(text).as_str() {
        "身份证" | "居民身份证" | "二代身份证" | "港澳台居民居住证" | "港澳居民居住证" | "台湾居民居住证" => {
            Some(DocumentKind::Resident)
        }
        "外国人永久居留身份证" | "永久居留身份证" | "永久居留证" | "外国人永居证" | "永居证" => {
            Some(DocumentKind::ForeignPermanentOld)
        }
        "回乡证" | "港澳通行证" => Some(DocumentKind::HomeReturn),
        "台胞证" | "台湾通行证" => Some(DocumentKind::Taiwan),
        word => DocumentKind::parse(word),
    }
}

/// The kind of a document whose number is known too: the foreign permanent card keeps its name, the old one has fifteen
/// characters and the new one a number like a resident's.
pub(super) fn kind_of_card(said: DocumentKind, number: &str) -> DocumentKind {
    let renewed = said == DocumentKind::ForeignPermanentOld && normalise_number(number).chars().count() != 15;
    if renewed { DocumentKind::Resident } else { said }
}

pub(super) fn sex(text: &str) -> Option<Sex> {
    match text {
        "男性" | "M" => Some(Sex::Male),
        "女性" | "F" => Some(Sex::Female),
        _ => Sex::parse(text),
    }
}

/// A birth as units write it: the whole day, or year and month alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Birth {
    /// The day; the first of the month where only that is said.
    pub(super) on: NaiveDate,
    /// Whether the day itself is said.
    pub(super) whole: bool,
}

/// A birth; of a year of two digits the one in which a learner of today can have been born.
pub(super) fn birth(text: &str, today: NaiveDate) -> Option<Birth> {
    /// Nobody younger takes part.
    const YOUNGEST: i32 = 16;
    let parts: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|p| !p.is_empty()).collect();
    let number = |text: &str| text.parse::<u32>().ok();
    let year = |text: &str| {
        let said = i32::try_from(number(text)?).ok()?;
        match text.len() {
            4 => Some(said),
            2 if 2000 + said <= today.year() - YOUNGEST => Some(2000 + said),
            2 => Some(1900 + said),
            _ => None,
        }
    };
    let (on, whole) = match parts.as_slice() {
        [day] if day.len() == 8 => (NaiveDate::parse_from_str(day, "%Y%m%d").ok(), true),
        [month] if month.len() == 6 => (NaiveDate::parse_from_str(&format!("{month}01"), "%Y%m%d").ok(), false),
        [of_year, month] => (NaiveDate::from_ymd_opt(year(of_year)?, number(month)?, 1), false),
        [of_year, month, day, ..] => (NaiveDate::from_ymd_opt(year(of_year)?, number(month)?, number(day)?), true),
        _ => (None, false),
    };
    on.map(|on| Birth { on, whole })
}

/// Whether a text may be October written as a number, which a spreadsheet shortens from 1980.10 to 1980.1.
pub(super) fn may_be_october(text: &str) -> bool {
    text.strip_suffix(".1").is_some_and(|year| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()))
}

pub(super) fn city(text: &str) -> Option<City> {
    let text = plain(text);
    let bare = text.trim_start_matches("山东省").trim_start_matches("山东");
    match bare.trim_end_matches('市') {
        "省属" | "省直属" | "省级" | "省直单位" | "省属单位" | "省直机关" | "驻济" => {
            Some(City::Provincial)
        }
        // 济南市历下区
        word => City::parse(word).or_else(|| {
            let of = |city: &City| *city != City::Provincial && bare.starts_with(&format!("{}市", city.label()));
            City::ALL.iter().copied().find(of)
        }),
    }
}

pub(super) fn title_level(text: &str) -> Option<TitleLevel> {
    let text = plain(text);
    let bare = text.trim_end_matches("职称").trim_end_matches('职');
    match bare {
        "正高" | "高级（正高）" | "高级（正高级）" => Some(TitleLevel::Senior),
        "副高" | "高级" | "高级（副高）" | "高级（副高级）" => Some(TitleLevel::Associate),
        "中级" => Some(TitleLevel::Middle),
        "初级" | "无" | "其他" | "员级" | "助理级" | "初级（助理级）" | "初级（员级）" => {
            Some(TitleLevel::Junior)
        }
        word => TitleLevel::parse(word),
    }
}

/// Whether a level is said without which of two it is.
pub(super) fn level_is_open(text: &str) -> bool {
    plain(text).trim_end_matches("职称") == "高级"
}

/// Whether a cell says that there is nothing to say.
pub(super) fn says_none(text: &str) -> bool {
    matches!(plain(text).as_str(), "无" | "没有" | "暂无" | "—" | "-" | "/" | "\\")
}

pub(super) fn political_status(text: &str) -> Option<PoliticalStatus> {
    match plain(text).as_str() {
        "党员" | "中国共产党党员" | "共产党员" | "中共正式党员" | "中共党员（正式）" => {
            Some(PoliticalStatus::PartyMember)
        }
        "预备党员" | "中共党员（预备）" | "中共党员（预备期）" | "中国共产党预备党员" | "中共党员（预备党员）" => {
            Some(PoliticalStatus::ProbationaryMember)
        }
        "团员" => Some(PoliticalStatus::YouthLeague),
        "民革" => Some(PoliticalStatus::Rcck),
        "民盟" => Some(PoliticalStatus::Cdl),
        "民建" => Some(PoliticalStatus::Cndca),
        "民进" => Some(PoliticalStatus::Capd),
        "农工党" | "农工" => Some(PoliticalStatus::Cpwdp),
        "致公党" => Some(PoliticalStatus::Zhigong),
        "九三" | "九三学社" => Some(PoliticalStatus::Jiusan),
        "台盟" => Some(PoliticalStatus::Tsgl),
        "无党派" => Some(PoliticalStatus::NonParty),
        "普通群众" => Some(PoliticalStatus::Public),
        word => PoliticalStatus::parse(word),
    }
}

pub(super) fn yes_no(text: &str) -> Option<bool> {
    match text {
        "是" | "√" | "Y" | "一线" | "1" | "有" => Some(true),
        "否" | "×" | "N" | "无" | "非一线" | "0" | "不是" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identity_number_is_no_phone() {
        for (text, like) in [
            ("13800000000", true),
            ("0531-88880000-8001", true),
            ("+8613800000000/0531-88880000", true),
            ("370102199001011234", false),
            ("370102900101123", false),
            ("123456", false),
            ("张三", false),
        ] {
            assert_eq!(like_a_phone(text), like, "{text}");
        }
    }

    #[test]
    fn spaces_go_between_han_characters_and_stay_between_words() {
        for (given, kept) in [
            ("山东省 农业　科学院", "山东省农业科学院"),
            (" 甲 公司\n第二 部 ", "甲公司第二部"),
            ("ABB  China 公司", "ABB China 公司"),
            ("", ""),
        ] {
            assert_eq!(tidy(given), kept, "{given}");
        }
    }

    #[test]
    fn a_birth_may_be_a_month_or_have_a_short_year() {
        let today = NaiveDate::from_ymd_opt(2021, 10, 1).unwrap();
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
        for (text, on, whole) in [
            ("1980年3月7日", day(1980, 3, 7), true),
            ("19800307", day(1980, 3, 7), true),
            ("80.3.7", day(1980, 3, 7), true),
            ("05-03-07", day(2005, 3, 7), true),
            ("06.3", day(1906, 3, 1), false),
            ("1980年3月", day(1980, 3, 1), false),
            ("1980.03", day(1980, 3, 1), false),
            ("198003", day(1980, 3, 1), false),
            ("1980年13月", None, false),
            ("1980", None, false),
        ] {
            assert_eq!(birth(text, today), on.map(|on| Birth { on, whole }), "{text}");
        }
    }

    #[test]
    fn words_of_closed_lists_are_known_as_units_write_them() {
        for text in ["济南市历下区", "山东省济南市", "济 南", "济南"] {
            assert_eq!(city(text), Some(City::Jinan), "{text}");
        }
        assert_eq!((city("省直机关"), city("济")), (Some(City::Provincial), None));
        for (text, level) in [
            ("副 高", Some(TitleLevel::Associate)),
            ("高级(副高)", Some(TitleLevel::Associate)),
            ("中级职称", Some(TitleLevel::Middle)),
            ("无", Some(TitleLevel::Junior)),
            ("八级", None),
        ] {
            assert_eq!(title_level(text), level, "{text}");
        }
        for text in ["中共党员(预备)", "中国共产党预备党员", "预备党员"] {
            assert_eq!(political_status(text), Some(PoliticalStatus::ProbationaryMember), "{text}");
        }
        assert_eq!(political_status("无"), None);
        assert_eq!(document_kind("台湾居民居住证"), Some(DocumentKind::Resident));
    }

    #[test]
    fn the_foreign_permanent_card_is_told_by_its_number() {
        for (word, number, kind) in [
            ("外国人永久居留身份证", "USA110080010101", DocumentKind::ForeignPermanentOld),
            ("外国人永久居留证", " usa 110080010101", DocumentKind::ForeignPermanentOld),
            ("外国人永久居留证", "911124198108030024", DocumentKind::Resident),
            ("永居证", "911124198108030024", DocumentKind::Resident),
            ("护照", "E12345678", DocumentKind::Passport),
        ] {
            assert_eq!(kind_of_card(document_kind(word).unwrap(), number), kind, "{word} {number}");
        }
    }
}
