//! Names and titles that try a template, and learners as they are.

use yanxiu_documents::certificates::Sample;
use yanxiu_domain::certificates::fields::title_parts;
use yanxiu_domain::certificates::{CertificateState, HoursStated, Numbering};
use yanxiu_domain::chinese;
use yanxiu_domain::record::Record;

use super::wire::{SampleKind, SampleRow};
use crate::error::ApiError;
use crate::office::Office;
use crate::records::certificates::certificate_record;

const THREE: &str = "王小明";
const TWO: &str = "丁一";
const THIRTY: &str = "阿卜杜热合曼·买买提江·艾合买提·吐尔逊·阿不都拉·伊敏诺夫";
const RARE: &str = "司马𬍛䶮";
const TEN: &str = "数字化农业高级研修班";
const USUAL: &str = "乡村振兴与现代农业技术高级研修班";
const SIXTY: &str = "乡村振兴与现代化农业绿色发展关键技术应用及农产品质量安全追溯体系建设暨黄河流域生态保护和高质量发展专业技术人才高级研修班";

/// Every kind with its label, name and class title.
const SAMPLES: [(SampleKind, &str, &str, &str); 6] = [
    (SampleKind::Usual, "常见姓名", THREE, USUAL),
    (SampleKind::Shortest, "最短的姓名和班次名称", TWO, TEN),
    (SampleKind::LongName, "30 字姓名", THIRTY, USUAL),
    (SampleKind::LongTitle, "60 字班次名称", THREE, SIXTY),
    (SampleKind::Longest, "30 字姓名和 60 字班次名称", THIRTY, SIXTY),
    (SampleKind::Rare, "生僻字姓名", RARE, USUAL),
];

/// What the window offers.
pub(super) fn rows() -> Vec<SampleRow> {
    let made_up = SAMPLES.iter().map(|(kind, label, ..)| SampleRow { kind: *kind, label: (*label).to_owned() });
    made_up.chain([SampleRow { kind: SampleKind::Real, label: "本班学员".to_owned() }]).collect()
}

fn made_up(name: &str, class: &str) -> Record {
    let title = "高级研修项目结业证书";
    let mut record = Record::new();
    for (path, text) in [
        ("certificate.programme", "山东省专业技术人才知识更新工程"),
        ("certificate.title", title),
        ("certificate.title_head", title_parts(title).0),
        ("certificate.title_main", title_parts(title).1),
        ("certificate.class_title", class),
        ("certificate.period", "2021年10月25日至28日"),
        ("certificate.hours", "24"),
        ("certificate.number", "2021-17-001"),
        ("certificate.numbering", Numbering::Scheme.label()),
        ("certificate.seal", "（盖章）"),
        ("certificate.id_masked", "370102********1234"),
        ("certificate.issued_on", "2021年10月28日"),
        ("certificate.issued_on_han", "二〇二一年十月二十八日"),
        ("certificate.issuer", "山东省现代农业专业技术人员继续教育研修学院"),
    ] {
        record.text(path, text);
    }
    // As long as a signed code is, and of its figures.
    let signature = "0123456789".repeat(17).split_off(2);
    record.text(
        "certificate.qr",
        format!("结业证书 2021-17-001\n{name} 370102*1234\n{class}\n2021-10-25~2021-10-28 24学时\n2021-10-28 某研修学院\nYX1:{signature}"),
    );
    record.text("certificate.name", name);
    record.text("certificate.text", format!("于2021年10月25日至28日参加{class}学习，共24学时，考核合格，准予结业。"));
    record
}

/// Everything a template is checked with.
pub(super) fn all() -> Vec<Sample> {
    let sample = |(_, label, name, class): &(SampleKind, &str, &str, &str)| Sample {
        label: (*label).to_owned(),
        record: made_up(name, class),
    };
    SAMPLES.iter().map(sample).collect()
}

/// The record of one kind.
pub(super) fn record(office: &mut Office, kind: SampleKind, class: Option<&str>) -> Result<Record, ApiError> {
    if kind == SampleKind::Real {
        return real(office, class);
    }
    let found = SAMPLES.iter().find(|(known, ..)| *known == kind);
    Ok(found.map_or_else(Record::new, |(_, _, name, class)| made_up(name, class)))
}

/// A certificate that was issued, else what a learner's would say.
fn real(office: &mut Office, class: Option<&str>) -> Result<Record, ApiError> {
    let none = || ApiError::refused("no_real_sample", "还没有学员可以试排", "请先录取学员，或用其他试排内容。");
    let Some(class) = class else {
        let last = office.store()?.certificates()?.into_iter().rfind(|c| c.state != CertificateState::Void);
        return last.as_ref().map(certificate_record).ok_or_else(none);
    };
    let mut dossier = office.dossier(class)?;
    if let Some(issued) = dossier.valid_certificates().next() {
        return Ok(certificate_record(issued));
    }
    // Earned hours aren't known before the conclusion; a trial shows the class's.
    dossier.certificate_setting.stated = HoursStated::Class;
    let says = dossier.learners().next().and_then(|learner| dossier.snapshot(learner)).ok_or_else(none)?;
    let mut record = made_up(&says.name, &says.class_title);
    record
        .text("certificate.programme", &says.programme)
        .text("certificate.title", &says.title)
        .text("certificate.title_head", title_parts(&says.title).0)
        .text("certificate.title_main", title_parts(&says.title).1)
        .text("certificate.period", chinese::period(says.opens_on, says.closes_on))
        .text("certificate.hours", says.hours.to_string())
        .text("certificate.id_masked", says.id_number.masked())
        .text("certificate.issuer", &says.issuer)
        .text("certificate.seal", &says.seal)
        .text("certificate.issued_on", chinese::date(says.closes_on))
        .text("certificate.issued_on_han", chinese::date_in_numerals(says.closes_on))
        .text("certificate.text", says.body());
    Ok(record)
}

#[cfg(test)]
mod tests {
    use super::*;
    use yanxiu_domain::certificates::fields::CERTIFICATE;

    #[test]
    fn samples_are_as_long_as_they_say_and_know_every_field() {
        let count = |text: &str| text.chars().count();
        assert_eq!((count(TWO), count(THREE), count(THIRTY)), (2, 3, 30));
        assert_eq!((count(TEN), count(SIXTY)), (10, 60));
        for sample in all() {
            let known: Vec<&str> = sample.record.iter().map(|(path, _)| path).collect();
            let mut declared: Vec<&str> = CERTIFICATE.iter().map(|f| f.path).collect();
            declared.sort_unstable();
            assert_eq!(known, declared);
        }
    }
}
