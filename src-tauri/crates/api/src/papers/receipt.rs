//! The blank receipt (附件3) as a workbook: its columns are the fields of a receipt, its choices their words.

use chrono::NaiveDate;
use yanxiu_documents::xlsx::{Blank, BlankColumn, blank};
use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::enrolment::TitleLevel;
use yanxiu_domain::enrolment::fields::{ID_NUMBER, RECEIPT};
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
            let width = match field.path {
                "person.sex" | "person.ethnic_group" | "details.front_line" => 8.0,
                ID_NUMBER | "details.front_line_how" => 21.0,
                "details.unit" => 30.0,
                "details.phone" | "details.political_status" | "details.title" => 15.0,
                _ => 12.0,
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
        foot: "单位意见：　　　　　　　　　　　　　　　　　　　　　　　　　　　　（盖章）　　　　年　　月　　日"
            .to_owned(),
    };
    Ok(blank(&table, &dossier.institution.name, today)?)
}
