//! The fields that an office may choose for its credit-of-hours sheet, and the headings of a sheet of scores.

use crate::record::{Field, FieldKind};

use FieldKind::{Date, Digits, Number, Text};

/// A column that holds the same text in every row, such as 科目类别：专业科目.
pub const FIXED: &str = "fixed";

/// Fields of the credit-of-hours sheet; paths are those of a row of the record's `credits`.
pub const CREDIT: &[Field] = &[
    Field::new("number", "序号", Number),
    Field::new("name", "姓名", Text),
    Field::new("sex", "性别", Text),
    Field::new("document_kind", "证件类型", Text),
    Field::new("id_number", "身份证号码", Digits),
    Field::new("unit", "工作单位", Text),
    Field::new("city", "所在市", Text),
    Field::new("post", "职务", Text),
    Field::new("title", "职称", Text),
    Field::new("title_level", "职称级别", Text),
    Field::new("field", "从事专业", Text),
    Field::new("phone", "手机号码", Digits),
    Field::new("class_title", "研修项目", Text),
    Field::new("plan_number", "计划编号", Digits),
    Field::new("year", "年度", Number),
    Field::new("opens_on", "开始日期", Date),
    Field::new("closes_on", "结束日期", Date),
    Field::new("planned", "计划学时", Number),
    Field::new("earned", "实修学时", Number),
    Field::new("total", "总评成绩", Number),
    Field::new("result", "考核结果", Text),
    Field::new("certificate_number", "证书编号", Digits),
    Field::new("certified_on", "发证日期", Date),
    Field::new("host_unit", "举办单位", Text),
    Field::new("note", "备注", Text),
    Field::new(FIXED, "固定内容", Text),
];

/// Columns of the credit-of-hours sheet until the office chooses its own.
pub const CREDIT_AS_SHIPPED: &[&str] = &[
    "number",
    "name",
    "sex",
    "id_number",
    "unit",
    "title",
    "class_title",
    "year",
    "earned",
    "result",
    "certificate_number",
];

/// The name in a sheet of scores.
pub const SCORE_NAME: &str = "learner.name";
/// The identity number.
pub const SCORE_ID: &str = "learner.id_number";
/// A number that counts rows on many sheets: it tells apart people of one name, nothing else.
pub const SCORE_ROW: &str = "row";
/// The number on the roster, named as such.
pub const SCORE_NUMBER: &str = "roster_number";
/// A remark, which is the reason where somebody is exempt.
pub const SCORE_NOTE: &str = "note";

/// Headings of a sheet of scores beside the components. Those without a use are known so that nobody is warned of them.
pub const SCORES: &[Field] = &[
    Field::known_as(SCORE_NAME, "姓名", Text, &["学员姓名", "参训人员姓名", "名字", "学员"]),
    Field::known_as(
        SCORE_ID,
        "身份证号码",
        Digits,
        &["身份证", "身份证号", "公民身份号码", "证件号码", "证件号", "身份证件号码"],
    ),
    Field::known_as(SCORE_ROW, "序号", Number, &["序", "行号"]),
    Field::known_as(SCORE_NUMBER, "学号", Number, &["学员编号", "编号", "学员号", "名册序号"]),
    Field::known_as(SCORE_NOTE, "备注", Text, &["说明", "免修理由", "理由"]),
    Field::known_as("shown.sex", "性别", Text, &[]),
    Field::known_as("shown.unit", "工作单位", Text, &["单位", "单位名称", "所在单位"]),
    Field::known_as("shown.city", "所在市", Text, &["市", "地市"]),
    Field::known_as("shown.post", "职务", Text, &[]),
    Field::known_as("shown.title", "职称", Text, &["职务职称", "专业技术职务"]),
    Field::known_as("shown.phone", "手机号码", Digits, &["电话", "手机", "联系电话"]),
    Field::known_as("shown.political_status", "政治面貌", Text, &[]),
    Field::known_as("shown.group", "小组", Text, &["组别", "所在小组"]),
    Field::known_as("shown.earned", "实修学时", Number, &["学时"]),
    Field::known_as("shown.rate", "出勤率", Number, &[]),
    Field::known_as("shown.total", "总评", Number, &["总分", "总成绩", "总评成绩", "合计"]),
    Field::known_as("shown.rank", "名次", Number, &["排名"]),
    Field::known_as("shown.conduct", "党员表现", Text, &[]),
    Field::known_as("shown.result", "结果", Text, &["考核结果", "是否合格"]),
    Field::known_as("signature", "签名", Text, &["签字"]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_heading_means_two_fields() {
        for fields in [SCORES, CREDIT] {
            let mut seen = BTreeSet::new();
            for field in fields {
                for heading in field.synonyms.iter().chain([&field.label]) {
                    assert!(seen.insert(*heading), "{heading}");
                }
            }
        }
        for chosen in CREDIT_AS_SHIPPED {
            assert!(CREDIT.iter().any(|f| f.path == *chosen), "{chosen}");
        }
    }
}
