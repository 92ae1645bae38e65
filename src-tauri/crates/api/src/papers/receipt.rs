//! The blank receipt (附件3) as a workbook: its columns are the fields of a receipt, its choices their words.

use chrono::NaiveDate;
use yanxiu_documents::xlsx::{Blank, BlankColumn, Remark, receipt_template};
use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::enrolment::TitleLevel;
use yanxiu_domain::enrolment::fields::{ID_NUMBER, NAME, RECEIPT};
use yanxiu_domain::people::{City, PoliticalStatus};

use crate::error::ApiError;

/// Fields that a blank receipt doesn't ask for: they are read when a unit sends them.
const NOT_ASKED: &[&str] = &["person.document_kind", "person.birth", "details.post_title"];

pub(super) fn workbook(dossier: &Dossier, today: NaiveDate) -> Result<Vec<u8>, ApiError> {
    let class = &dossier.class;
    let columns = RECEIPT
        .iter()
        .filter(|f| !NOT_ASKED.contains(&f.path))
        .map(|field| {
            let words = |list: Vec<&str>| list.into_iter().map(str::to_owned).collect::<Vec<_>>();
            let choices = match field.path {
                "person.sex" => words(vec!["男", "女"]),
                "details.city" => words(City::ALL.iter().map(|w| w.label()).collect()),
                "details.title_level" => words(TitleLevel::ALL.iter().map(|w| w.label()).collect()),
                "details.political_status" => words(PoliticalStatus::ALL.iter().map(|w| w.label()).collect()),
                "details.front_line" => words(vec!["是", "否"]),
                _ => Vec::new(),
            };
            // Nineteen columns on a lying A4 sheet: no wider than what is written in them.
            let width = match field.path {
                "person.sex" | "details.front_line" => 6.0,
                "person.ethnic_group" | "details.city" => 8.0,
                ID_NUMBER => 20.0,
                "details.unit" => 24.0,
                "details.front_line_how" => 15.0,
                "details.phone" | "details.political_status" | "details.title" => 13.0,
                "details.food" => 9.0,
                _ => 11.0,
            };
            BlankColumn {
                title: field.label.to_owned(),
                width,
                text: matches!(field.path, ID_NUMBER | "details.phone"),
                choices,
                length: (field.path == ID_NUMBER).then_some(18),
            }
        })
        .collect();
    let table = Blank {
        title: "附件3　高级研修项目报名回执".to_owned(),
        notes: vec![
            format!("项目名称：{}　　研修时间：{}", class.title, chinese::period(class.opens_on, class.closes_on)),
            "填表说明：每人一行；身份证号码按文本填写 18 位；姓名和身份证号码必填，请与身份证核对。".to_owned(),
        ],
        columns,
        rows: Vec::new(),
        prepared: 40,
        foot: format!("单位意见：{}（盖章）　　　　年　　月　　日", "　".repeat(56)),
    };
    Ok(receipt_template(&table, &remarks(), &dossier.institution.name, today)?)
}

/// What is said about a cell of a column when it is chosen; the required ones are marked.
fn remarks() -> Vec<Remark> {
    let help = |path: &str| match path {
        NAME => "与身份证一致；少数民族姓名的间隔号用“·”；生僻字请照写，不用拼音代替。",
        ID_NUMBER => "按文本填写 18 位，末位 X 大写。护照、通行证等其他证件请在备注写明证件类型。",
        "person.ethnic_group" => "写全称，如：汉族、回族。",
        "details.unit" => "写全称，与公章一致。",
        "details.city" => "从列表选择；省直单位选“省直”。",
        "details.title" => "写职称名称，如：高级农艺师。没有职称的写“无”。",
        "details.title_level" => "从列表选择，以职称证书为准。",
        "details.field" => "现从事的专业，如：作物栽培。",
        "details.political_status" => "从列表选择；中共党员（含预备党员）将编入临时党小组。",
        "details.phone" => "本人手机号码，11 位，用于报到通知。",
        "details.front_line" => "是否本专项的一线人员，从列表选择。",
        "details.front_line_how" => "一线人员请写明岗位，如：驻村第一书记。",
        "details.lodging" => "如：需要，可合住；需要，单间；不住宿。",
        "details.food" => "如：清真、忌口；没有的不填。",
        "details.arrival" => "如：10月24日下午，高铁。",
        "details.departure" => "如：10月28日下午。",
        _ => "",
    };
    RECEIPT
        .iter()
        .map(|field| Remark {
            column: field.label.to_owned(),
            required: matches!(field.path, NAME | ID_NUMBER),
            comment: help(field.path).to_owned(),
        })
        .filter(|r| r.required || !r.comment.is_empty())
        .collect()
}
