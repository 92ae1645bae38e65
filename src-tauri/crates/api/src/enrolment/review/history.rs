//! What became of an applicant, from the journal.

use yanxiu_domain::enrolment::{EnrolmentStatus, EvidenceKind, TitleLevel};
use yanxiu_domain::people::{City, PoliticalStatus};
use yanxiu_store::Version;

use super::wire::{ApplicantHistory, ApplicantQuery, HistoryRow};
use crate::error::ApiError;
use crate::office::{Office, person};

/// Every change of an applicant, newest first.
pub(crate) fn history(office: &mut Office, payload: ApplicantQuery) -> Result<ApplicantHistory, ApiError> {
    let dossier = office.dossier(&payload.class_id)?;
    let who = person(&dossier, &payload.person)?;
    let versions = office.store()?.enrolment_versions(&dossier.class.uid, &who.uid, &who.person.uid)?;
    let changes = versions
        .into_iter()
        .map(|v| HistoryRow {
            at: v.at.clone(),
            who: v.who.clone(),
            what: v.what.clone(),
            texts: texts(&v),
            undone: v.undone,
        })
        .filter(|row| !row.texts.is_empty())
        .collect();
    Ok(ApplicantHistory { changes })
}

/// Labels of columns whose values are told as they stand.
const PLAIN: &[(&str, &str)] = &[
    ("unit", "工作单位"),
    ("post", "职务"),
    ("title", "职称"),
    ("field", "从事专业"),
    ("phone", "手机号码"),
    ("front_line_how", "一线情况"),
    ("lodging", "住宿要求"),
    ("food", "饮食要求"),
    ("arrival", "到达时间"),
    ("departure", "返程时间"),
    ("note", "备注"),
    ("roster_number", "名单序号"),
    ("study_group", "小组"),
    ("room", "房间"),
    ("name", "姓名"),
    ("reading", "读音"),
    ("birth", "出生日期"),
    ("ethnic_group", "民族"),
];

fn texts(version: &Version) -> Vec<String> {
    if version.erased {
        return vec!["内容已按要求删除".to_owned()];
    }
    let value = |column: &str| version.changed.iter().find(|(c, ..)| c == column);
    // A row that wasn't there before: the receipt; the person alone is no news.
    if value("uid").is_some_and(|(_, before, _)| before.is_empty()) {
        let source = value("source_file").map(|(.., after)| format!("报名，来自{after}"));
        return source.into_iter().collect();
    }
    let mut told: Vec<String> = Vec::new();
    if let Some((_, before, after)) = value("status") {
        let label = |code: &str| EnrolmentStatus::parse(code).map_or("", EnrolmentStatus::label);
        told.push(format!("{} → {}", label(before), label(after)));
    }
    if let Some((.., after)) = value("reason").filter(|(.., after)| !after.is_empty()) {
        told.push(format!("原因：{after}"));
    }
    if let Some((.., after)) = value("replaces_id") {
        let link = if after.is_empty() { "不再是递补人员" } else { "递补他人名额" };
        told.push(link.to_owned());
    }
    for kind in EvidenceKind::ALL {
        if let Some((.., after)) = value(&format!("seen_{}", kind.code())) {
            told.push(format!("{}{}", if after == "1" { "已见" } else { "未见" }, kind.label()));
        }
    }
    type Word = fn(&str) -> Option<&'static str>;
    let words: [(&str, &str, Word); 4] = [
        ("city", "所在市", |c| City::parse(c).map(City::label)),
        ("title_level", "职称级别", |c| TitleLevel::parse(c).map(TitleLevel::label)),
        ("political_status", "政治面貌", |c| PoliticalStatus::parse(c).map(PoliticalStatus::label)),
        ("front_line", "是否一线", |c| Some(if c == "1" { "是" } else { "否" })),
    ];
    for (column, label, word) in words {
        if let Some((_, before, after)) = value(column) {
            told.push(from_to(label, word(before).unwrap_or_default(), word(after).unwrap_or_default()));
        }
    }
    for (column, label) in PLAIN {
        if let Some((_, before, after)) = value(column) {
            told.push(from_to(label, before, after));
        }
    }
    // Numbers of documents are told by their change alone.
    if value("id_number").is_some() || value("document_kind").is_some() {
        told.push("更正证件号码".to_owned());
    }
    if value("extra").is_some() {
        told.push("更改附加栏目".to_owned());
    }
    told.retain(|t| !t.is_empty());
    told
}

fn from_to(label: &str, before: &str, after: &str) -> String {
    match (before.is_empty(), after.is_empty()) {
        (true, true) => String::new(),
        (true, false) => format!("{label}填为“{after}”"),
        (false, true) => format!("清空{label}（原“{before}”）"),
        (false, false) => format!("{label}由“{before}”改为“{after}”"),
    }
}
