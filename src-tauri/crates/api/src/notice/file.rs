//! A year's notice as an office keeps it in a file, read strictly.

use serde::Deserialize;
use yanxiu_domain::calendar::{Period, PeriodUnit};
use yanxiu_domain::filing::schedule::SessionKind;
use yanxiu_domain::notice as domain;

use crate::error::ApiError;
use crate::scalar::{Day, Fen, Hours};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoticeFile {
    year: i32,
    number: String,
    title: String,
    issuer: String,
    issued_on: Day,
    complete_by: Day,
    filing_working_days: u32,
    report_within: PeriodFile,
    epidemic_in_force: bool,
    min_attendance_percent: u32,
    size: SizeFile,
    packet: Vec<ListFile>,
    bundle: Vec<ListFile>,
    #[serde(default)]
    special_topics: Vec<TopicFile>,
    money: MoneyFile,
    certificate: CertificateFile,
    #[serde(default)]
    department: DepartmentFile,
    grades: Vec<GradeFile>,
    indicators: Vec<IndicatorFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PeriodFile {
    count: u32,
    unit: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SizeFile {
    days: u32,
    days_tolerance: u32,
    min_hours: Hours,
    learners: u32,
    learners_tolerance_percent: u32,
    dominating_percent: u32,
    counted_kinds: Vec<String>,
    half_day_max: Hours,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListFile {
    code: String,
    title: String,
    needed: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TopicFile {
    code: String,
    label: String,
    front_line: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MoneyFile {
    source: String,
    associate_hour: Fen,
    senior_hour: Fen,
    academician_hour: Fen,
    half_day_paid: Hours,
    person_day: Fen,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CertificateFile {
    programme: String,
    title: String,
    number_scheme: String,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct DepartmentFile {
    name: String,
    office: String,
    phone: String,
    fax: String,
    email: String,
    address: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GradeFile {
    label: String,
    from_points: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IndicatorFile {
    code: String,
    level1: String,
    level2: String,
    title: String,
    points: u32,
    target: String,
    #[serde(default)]
    target_percent: u32,
    standard: String,
    basis: String,
}

/// Reads a notice from the text of its file.
///
/// # Errors
/// Code `notice_file`: what is wrong and where, in Chinese.
pub fn parse(text: &str) -> Result<domain::Notice, ApiError> {
    let file: NoticeFile =
        toml::from_str(text).map_err(|e| wrong(e.message(), e.span().map(|s| line_of(text, s.start))))?;
    let points: u32 = file.indicators.iter().map(|i| i.points).sum();
    if points != 100 {
        return Err(wrong(&format!("绩效考核表各指标分值合计应为 100 分，现为 {points} 分"), None));
    }
    convert(file).map_err(|reason| wrong(&reason, None))
}

fn line_of(text: &str, offset: usize) -> usize {
    text.as_bytes().iter().take(offset).filter(|b| **b == b'\n').count() + 1
}

fn wrong(reason: &str, line: Option<usize>) -> ApiError {
    let place = line.map(|l| format!("第 {l} 行")).unwrap_or_default();
    ApiError::unreadable(
        "notice_file",
        format!("年度通知文件{place}有误：{reason}"),
        "请对照随软件提供的 2021 年通知文件改正后再试。",
    )
}

fn convert(file: NoticeFile) -> Result<domain::Notice, String> {
    let list = |items: Vec<ListFile>| -> Result<Vec<domain::ListItem>, String> {
        items
            .into_iter()
            .map(|item| {
                let needed = word(&item.needed, domain::Needed::parse)?;
                Ok(domain::ListItem { code: item.code, title: item.title, needed })
            })
            .collect()
    };
    Ok(domain::Notice {
        year: file.year,
        number: file.number,
        title: file.title,
        issuer: file.issuer,
        issued_on: file.issued_on.0,
        complete_by: file.complete_by.0,
        size: domain::SizeRule {
            days: file.size.days,
            days_tolerance: file.size.days_tolerance,
            min_hours: file.size.min_hours.0,
            learners: file.size.learners,
            learners_tolerance_percent: file.size.learners_tolerance_percent,
            dominating_percent: file.size.dominating_percent,
            counted_kinds: file
                .size
                .counted_kinds
                .iter()
                .map(|code| word(code, SessionKind::parse))
                .collect::<Result<_, _>>()?,
            half_day_max: file.size.half_day_max.0,
        },
        filing_working_days: file.filing_working_days,
        report_within: Period {
            count: file.report_within.count,
            unit: word(&file.report_within.unit, PeriodUnit::parse)?,
        },
        epidemic_in_force: file.epidemic_in_force,
        packet: list(file.packet)?,
        bundle: list(file.bundle)?,
        special_topics: file
            .special_topics
            .into_iter()
            .map(|t| domain::SpecialTopic { code: t.code, label: t.label, front_line: t.front_line })
            .collect(),
        money: domain::MoneyRule {
            source: file.money.source,
            associate_hour: file.money.associate_hour.0,
            senior_hour: file.money.senior_hour.0,
            academician_hour: file.money.academician_hour.0,
            half_day_paid: file.money.half_day_paid.0,
            person_day: file.money.person_day.0,
        },
        indicators: file.indicators.into_iter().map(indicator).collect::<Result<_, _>>()?,
        grades: file.grades.into_iter().map(|g| domain::Grade { label: g.label, from_points: g.from_points }).collect(),
        certificate: domain::CertificateRule {
            programme: file.certificate.programme,
            title: file.certificate.title,
            number_scheme: file.certificate.number_scheme,
        },
        min_attendance_percent: file.min_attendance_percent,
        department: domain::Department {
            name: file.department.name,
            office: file.department.office,
            phone: file.department.phone,
            fax: file.department.fax,
            email: file.department.email,
            address: file.department.address,
        },
    })
}

fn indicator(file: IndicatorFile) -> Result<domain::Indicator, String> {
    let basis = word(&file.basis, domain::Basis::parse)?;
    Ok(domain::Indicator {
        code: file.code,
        level1: file.level1,
        level2: file.level2,
        title: file.title,
        points: file.points,
        target: file.target,
        target_percent: file.target_percent,
        standard: file.standard,
        basis,
    })
}

fn word<T>(text: &str, parse: impl Fn(&str) -> Option<T>) -> Result<T, String> {
    parse(text).ok_or_else(|| format!("不认识“{text}”这个词"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHIPPED: &str = include_str!("../../../../../assets/notices/2021.toml");

    #[test]
    fn the_shipped_notice_reads() {
        let notice = parse(SHIPPED).unwrap();
        assert_eq!((notice.year, notice.filing_working_days, notice.size.min_hours.tenths()), (2021, 10, 240));
        assert_eq!(notice.complete_by.to_string(), "2021-11-30");
        assert_eq!(notice.indicators.len(), 20);
    }

    #[test]
    fn a_slip_is_named_with_its_line() {
        let error = parse(&SHIPPED.replace("complete_by = ", "complete_bye = ")).unwrap_err();
        assert_eq!(error.code, "notice_file");
        let error = parse(&SHIPPED.replace("points = 10\n", "points = 11\n")).unwrap_err();
        assert!(error.message.contains("101 分"), "{}", error.message);
        let error = parse(&SHIPPED.replace("needed = \"epidemic\"", "needed = \"maybe\"")).unwrap_err();
        assert!(error.message.contains("maybe"), "{}", error.message);
    }
}
