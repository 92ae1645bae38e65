//! How units word what the record keeps as closed lists.

use chrono::NaiveDate;
use yanxiu_domain::enrolment::TitleLevel;
use yanxiu_domain::people::{City, DocumentKind, PoliticalStatus, Sex};

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
        .map(|c| if ('０'..='９').contains(&c) { char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c) } else { c })
        .collect()
}

/// Whether a text has nothing but what telephone numbers are written with.
pub(super) fn like_a_phone(phone: &str) -> bool {
    let sign = |c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '/' | '、' | ' ');
    phone.len() >= 7 && phone.chars().all(sign)
}

/// 职务 and 职称 written in one column, apart by a sign or a space; one alone is a title when it reads like one.
pub(super) fn split_post_title(text: &str) -> (String, String) {
    match text.split_once(['/', '、', '／', ' ', '，', ',']) {
        Some((post, title)) => (post.trim().to_owned(), title.trim().to_owned()),
        None if ["工程师", "教授", "研究员", "农艺师", "经济师", "讲师", "医师", "会计师", "畜牧师", "技师"]
            .iter()
            .any(|t| text.ends_with(t)) =>
        {
            (String::new(), text.to_owned())
        }
        None => (text.to_owned(), String::new()),
    }
}

pub(super) fn document_kind(text: &str) -> Option<DocumentKind> {
    match text {
        "身份证" | "居民身份证" | "二代身份证" | "港澳台居民居住证" | "外国人永久居留身份证" => {
            Some(DocumentKind::Resident)
        }
        "回乡证" | "港澳通行证" => Some(DocumentKind::HomeReturn),
        "台胞证" | "台湾通行证" => Some(DocumentKind::Taiwan),
        _ => DocumentKind::parse(text),
    }
}

pub(super) fn sex(text: &str) -> Option<Sex> {
    match text {
        "男性" | "M" => Some(Sex::Male),
        "女性" | "F" => Some(Sex::Female),
        _ => Sex::parse(text),
    }
}

pub(super) fn birth(text: &str) -> Option<NaiveDate> {
    let digits: Vec<u32> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|p| !p.is_empty()).filter_map(|p| p.parse().ok()).collect();
    match digits.as_slice() {
        [day] if text.len() == 8 => {
            NaiveDate::from_ymd_opt(i32::try_from(day / 10_000).ok()?, day / 100 % 100, day % 100)
        }
        [year, month, day, ..] => NaiveDate::from_ymd_opt(i32::try_from(*year).ok()?, *month, *day),
        _ => None,
    }
}

pub(super) fn city(text: &str) -> Option<City> {
    let bare = text.trim_start_matches("山东省").trim_start_matches("山东").trim_end_matches('市');
    match bare {
        "省属" | "省直属" | "省级" | "省直单位" | "省属单位" | "驻济" => Some(City::Provincial),
        _ => City::parse(bare),
    }
}

pub(super) fn title_level(text: &str) -> Option<TitleLevel> {
    match text {
        "正高" | "高级（正高）" | "正高职" => Some(TitleLevel::Senior),
        "副高" | "高级" | "副高职" => Some(TitleLevel::Associate),
        "初级" | "无" | "其他" | "员级" | "助理级" => Some(TitleLevel::Junior),
        _ => TitleLevel::parse(text),
    }
}

pub(super) fn political_status(text: &str) -> Option<PoliticalStatus> {
    match text {
        "党员" | "中国共产党党员" | "共产党员" | "中共正式党员" => {
            Some(PoliticalStatus::PartyMember)
        }
        "预备党员" => Some(PoliticalStatus::ProbationaryMember),
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
        "无" | "普通群众" => Some(PoliticalStatus::Public),
        _ => PoliticalStatus::parse(text),
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
}
