//! The fields that a certificate may show: placeholders of templates use only these.

use crate::record::{Field, FieldKind};

use FieldKind::{Date, Digits, LongText, Number, Text};

/// Path of the holder's name; a template without it is no certificate.
pub const NAME: &str = "certificate.name";
/// Path of the number.
pub const NUMBER: &str = "certificate.number";

/// Fields of a certificate.
pub const CERTIFICATE: &[Field] = &[
    Field::new(NAME, "姓名", Text),
    Field::new("certificate.text", "正文", LongText),
    Field::new("certificate.programme", "项目名称", Text),
    Field::new("certificate.title", "证书全称", Text),
    Field::new("certificate.title_head", "证书全称前段", Text),
    Field::new("certificate.title_main", "证书名称", Text),
    Field::new("certificate.class_title", "班次名称", Text),
    Field::new("certificate.period", "起止日期", Text),
    Field::new("certificate.hours", "学时", Number),
    Field::new(NUMBER, "证书编号", Digits),
    Field::new("certificate.numbering", "编号来源（承办单位自编号）", Text),
    Field::new("certificate.id_masked", "身份证号（中间隐去）", Digits),
    Field::new("certificate.issued_on", "发证日期", Date),
    Field::new("certificate.issued_on_han", "发证日期（汉字）", Date),
    Field::new("certificate.issuer", "发证单位", Text),
    Field::new("certificate.seal", "盖章处文字", Text),
    Field::new("certificate.qr", "二维码内容", Text),
];

/// Words that name a kind of certificate at the end of its whole title, the longest first.
const KINDS: &[&str] = &["结业证书", "合格证书", "培训证书", "毕业证书", "证书"];

/// A whole title in two: what it is of, and what it is, as a certificate sets them in two lines.
pub fn title_parts(title: &str) -> (&str, &str) {
    let kind = KINDS.iter().find(|kind| title.ends_with(*kind));
    kind.map_or(("", title), |kind| title.split_at(title.len() - kind.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_part_before_their_kind() {
        for (title, parts) in [
            ("高级研修项目结业证书", ("高级研修项目", "结业证书")),
            ("结业证书", ("", "结业证书")),
            ("岗位证书", ("岗位", "证书")),
            ("研修纪念", ("", "研修纪念")),
            ("", ("", "")),
        ] {
            assert_eq!(title_parts(title), parts);
        }
    }
}
