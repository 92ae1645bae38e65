//! The fields of a receipt (附件3): labels, and the headings under which units really send them.

use crate::record::{Field, FieldKind};

use FieldKind::{Digits, Text};

/// Path of the name.
pub const NAME: &str = "person.name";
/// Path of the identity number.
pub const ID_NUMBER: &str = "person.id_number";

/// Columns of a receipt, in the order the blank receipt has them. `details.post_title` is 职务职称 in one column.
pub const RECEIPT: &[Field] = &[
    Field::known_as(NAME, "姓名", Text, &["学员姓名", "参训人员姓名", "名字"]),
    Field::known_as("person.sex", "性别", Text, &[]),
    Field::known_as("person.ethnic_group", "民族", Text, &[]),
    Field::known_as(
        ID_NUMBER,
        "身份证号码",
        Digits,
        &[
            "身份证",
            "身份证号",
            "公民身份号码",
            "公民身份证号码",
            "居民身份证号码",
            "证件号码",
            "证件号",
            "身份证件号码",
        ],
    ),
    Field::known_as("person.document_kind", "证件类型", Text, &["证件种类", "证件名称"]),
    Field::known_as("person.birth", "出生日期", Text, &["出生年月", "出生年月日", "生日"]),
    Field::known_as("details.unit", "工作单位", Text, &["单位", "单位名称", "所在单位", "单位全称", "工作单位全称"]),
    Field::known_as("details.city", "所在市", Text, &["市", "地市", "所属市", "城市", "所在地市", "所属地市", "地区"]),
    Field::known_as("details.post", "职务", Text, &["行政职务", "岗位", "现任职务"]),
    Field::known_as("details.title", "职称", Text, &["专业技术职务", "专业技术职称", "技术职称", "专业技术资格"]),
    Field::known_as(
        "details.post_title",
        "职务职称",
        Text,
        &["职务/职称", "职务、职称", "职务（职称）", "职称/职务", "职称职务"],
    ),
    Field::known_as("details.title_level", "职称级别", Text, &["级别", "职称等级", "专业技术职务级别"]),
    Field::known_as("details.field", "从事专业", Text, &["专业", "所学专业", "专业领域", "从事工作", "现从事专业"]),
    Field::known_as("details.political_status", "政治面貌", Text, &["党派", "政治面目"]),
    Field::known_as(
        "details.phone",
        "手机号码",
        Digits,
        &["电话", "手机", "手机号", "联系电话", "移动电话", "联系方式", "电话号码", "联系手机"],
    ),
    Field::known_as("details.front_line", "是否一线", Text, &["是否一线人员", "一线人员", "是否为一线"]),
    Field::known_as("details.front_line_how", "一线情况说明", Text, &["一线说明", "一线情况"]),
    Field::known_as("details.lodging", "住宿要求", Text, &["住宿", "是否住宿", "住宿需求", "可否合住"]),
    Field::known_as("details.food", "饮食要求", Text, &["饮食", "饮食禁忌", "用餐要求", "是否清真"]),
    Field::known_as("details.arrival", "到达时间", Text, &["到达", "报到时间", "预计到达时间"]),
    Field::known_as("details.departure", "返程时间", Text, &["返程", "离开时间", "离会时间"]),
    Field::known_as("details.note", "备注", Text, &["说明", "其他"]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_heading_means_two_fields() {
        let mut seen = BTreeSet::new();
        for field in RECEIPT {
            for heading in field.synonyms.iter().chain([&field.label]) {
                assert!(seen.insert(*heading), "{heading}");
            }
        }
    }
}
