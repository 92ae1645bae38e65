//! A year's notice as an office keeps it in a file and edits it in the window, read strictly.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use yanxiu_domain::assessment::AssessmentRule;
use yanxiu_domain::assessment::entry::{points, tenths};
use yanxiu_domain::calendar::Period;
use yanxiu_domain::certificates::scheme;
use yanxiu_domain::committee::CommitteeRule;
use yanxiu_domain::notice as domain;
use yanxiu_domain::reports::survey::SurveyRule;

use super::attendance::{self, NoticeAttendance};
use super::tax::{self, NoticeTax};
use crate::error::{ApiError, line_of, plain_reason};
use crate::scalar::{Basis, Day, Fen, Hours, Needed, PeriodUnit, SessionKind, SurveyGrade};

macro_rules! parts {
    ($($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident: $ty:ty,)* })+) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
            #[serde(deny_unknown_fields)]
            pub struct $name { $($(#[$fdoc])* pub $field: $ty,)* }
        )+
    };
}

parts! {
    /// Every parameter of one year's notice. In the order of its file: plain values stand before tables.
    NoticeFile {
        /// Year.
        year: i32,
        /// Number, such as 鲁人社函〔2021〕60号.
        number: String,
        /// Title.
        title: String,
        /// Issuer.
        issuer: String,
        /// Day of issue.
        issued_on: Day,
        /// Every class is finished by this day (四·一).
        complete_by: Day,
        /// Working days before opening by which a class is filed (二·一).
        filing_working_days: u32,
        /// Whether the epidemic clause is in force for new classes (二·一).
        epidemic_in_force: bool,
        /// Least attendance, in percent of all planned hours.
        min_attendance_percent: u32,
        /// Time after the last day within which is reported (三).
        report_within: NoticePeriod,
        /// Size (二·一).
        size: NoticeSize,
        /// What counts as attended; a notice from before this was said has what is shipped.
        #[serde(default)]
        attendance: NoticeAttendance,
        /// Money (二·六).
        money: NoticeMoney,
        /// Certificates.
        certificate: NoticeCertificate,
        /// Assessment.
        #[serde(default)]
        assessment: NoticeAssessment,
        /// The department.
        #[serde(default)]
        department: NoticeDepartment,
        /// What is chosen from for both bodies (二·四).
        #[serde(default)]
        committee: NoticeCommittee,
        /// The survey.
        #[serde(default)]
        survey: NoticeSurvey,
        /// What the filing packet holds.
        packet: Vec<NoticeItem>,
        /// What the report bundle holds.
        bundle: Vec<NoticeItem>,
        /// Special topics (二·五).
        #[serde(default)]
        special_topics: Vec<NoticeTopic>,
        /// Grades of the score sheet.
        grades: Vec<NoticeGrade>,
        /// Indicators of the score sheet.
        indicators: Vec<NoticeIndicator>,
    }
    /// A period.
    NoticePeriod {
        /// How many.
        count: u32,
        /// Of what.
        unit: PeriodUnit,
    }
    /// The size of a class.
    NoticeSize {
        /// Days, about.
        days: u32,
        /// Days more or fewer without a warning.
        days_tolerance: u32,
        /// Least counted hours; fewer block filing.
        min_hours: Hours,
        /// Learners, about.
        learners: u32,
        /// Learners more or fewer without a warning, in percent.
        learners_tolerance_percent: u32,
        /// Share of one city or of the host's own staff above which is warned, in percent.
        dominating_percent: u32,
        /// Kinds of session whose hours count.
        counted_kinds: Vec<SessionKind>,
        /// Most hours in a half-day.
        half_day_max: Hours,
    }
    /// A paper of a list.
    NoticeItem {
        /// Code.
        code: String,
        /// Title.
        title: String,
        /// When it is needed.
        needed: Needed,
    }
    /// A special topic.
    NoticeTopic {
        /// Code.
        code: String,
        /// Label.
        label: String,
        /// Who is on the front line.
        front_line: String,
    }
    /// What the rule on money says.
    NoticeMoney {
        /// The rule referred to.
        source: String,
        /// Most an hour after tax for 副高.
        associate_hour: Fen,
        /// For 正高.
        senior_hour: Fen,
        /// As a rule for academicians.
        academician_hour: Fen,
        /// Most paid hours a half-day.
        half_day_paid: Hours,
        /// Quota a person a day.
        person_day: Fen,
        /// Tax withheld from fees; the state's brackets where the file says nothing.
        #[serde(default = "tax::national")]
        tax: Vec<NoticeTax>,
    }
    /// What certificates say.
    NoticeCertificate {
        /// Programme.
        programme: String,
        /// Title.
        title: String,
        /// Scheme of the numbers.
        number_scheme: String,
        /// What stands at the seal's place, such as （盖章）.
        #[serde(default)]
        seal: String,
    }
    /// A grade of the score sheet.
    NoticeGrade {
        /// Label.
        label: String,
        /// From how many points.
        from_points: u32,
    }
    /// An indicator of the score sheet.
    NoticeIndicator {
        /// Code.
        code: String,
        /// 一级指标.
        level1: String,
        /// 二级指标.
        level2: String,
        /// 三级指标.
        title: String,
        /// Points.
        points: u32,
        /// Target in words.
        target: String,
        /// Target in percent, for a rate.
        #[serde(default)]
        target_percent: u32,
        /// Standard of scoring.
        standard: String,
        /// Where the actual value comes from.
        basis: Basis,
    }
}

/// What stands for a grade of conduct, and who is excellent. Scores are 0 to 100 with at most one decimal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct NoticeAssessment {
    /// Score of 优秀 where conduct is a component.
    pub conduct_excellent: String,
    /// Of 良好.
    pub conduct_good: String,
    /// Of 合格.
    pub conduct_passed: String,
    /// Of 不合格.
    pub conduct_failed: String,
    /// At most so many percent of the learners are excellent.
    pub excellent_percent: u32,
    /// Least total of an excellent learner.
    pub excellent_total: String,
}

impl Default for NoticeAssessment {
    fn default() -> Self {
        let rule = AssessmentRule::default();
        let [excellent, good, passed, failed] = rule.conduct_tenths.map(points);
        Self {
            conduct_excellent: excellent,
            conduct_good: good,
            conduct_passed: passed,
            conduct_failed: failed,
            excellent_percent: rule.excellent_percent,
            excellent_total: points(rule.excellent_tenths),
        }
    }
}

impl NoticeAssessment {
    /// The rule; nothing where a score isn't one.
    fn rule(&self) -> Option<AssessmentRule> {
        Some(AssessmentRule {
            conduct_tenths: [
                tenths(&self.conduct_excellent)?,
                tenths(&self.conduct_good)?,
                tenths(&self.conduct_passed)?,
                tenths(&self.conduct_failed)?,
            ],
            excellent_percent: self.excellent_percent,
            excellent_tenths: tenths(&self.excellent_total)?,
        })
    }
}

/// The department.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct NoticeDepartment {
    /// Name.
    pub name: String,
    /// Office.
    pub office: String,
    /// Phone.
    pub phone: String,
    /// Fax.
    pub fax: String,
    /// E-mail.
    pub email: String,
    /// Address.
    pub address: String,
}

/// What is chosen from for the class committee and the temporary Party group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct NoticeCommittee {
    /// Usual posts of the class committee.
    pub posts: Vec<String>,
    /// Usual posts of the temporary Party group.
    pub party_posts: Vec<String>,
    /// Usual ways to elect.
    pub election_ways: Vec<String>,
    /// Usual ways to handle that few Party members attend.
    pub few_members_phrases: Vec<String>,
}

impl From<CommitteeRule> for NoticeCommittee {
    fn from(rule: CommitteeRule) -> Self {
        Self {
            posts: rule.posts,
            party_posts: rule.party_posts,
            election_ways: rule.election_ways,
            few_members_phrases: rule.few_members_phrases,
        }
    }
}

impl Default for NoticeCommittee {
    fn default() -> Self {
        CommitteeRule::default().into()
    }
}

/// The satisfaction survey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct NoticeSurvey {
    /// What of the class is judged.
    pub aspects: Vec<String>,
    /// What is asked openly.
    pub questions: Vec<String>,
    /// Grades that count as satisfied.
    pub counted: Vec<SurveyGrade>,
    /// Fewer answers than this say little about a teacher.
    pub few_answers: u32,
}

impl Default for NoticeSurvey {
    fn default() -> Self {
        let rule = SurveyRule::default();
        Self {
            aspects: rule.aspects,
            questions: rule.questions,
            counted: rule.counted.into_iter().map(SurveyGrade).collect(),
            few_answers: rule.few_answers,
        }
    }
}

/// Reads the file of a notice.
///
/// # Errors
/// Code `notice_file`: what is wrong and where, in Chinese.
pub fn read(text: &str) -> Result<NoticeFile, ApiError> {
    let file: NoticeFile = toml::from_str(text)
        .map_err(|e| wrong(&plain_reason(e.message()), e.span().map(|s| line_of(text, s.start))))?;
    check(&file).map_err(|reason| wrong(&reason, None))?;
    Ok(file)
}

/// Reads a notice from the text of its file.
///
/// # Errors
/// As [`read`].
pub fn parse(text: &str) -> Result<domain::Notice, ApiError> {
    read(text).map(domain::Notice::from)
}

/// The text of a notice's file.
///
/// # Errors
/// Code `notice_file` when it breaks a rule of its own, such as indicators that don't make 100 points.
pub fn write(file: &NoticeFile) -> Result<String, ApiError> {
    check(file).map_err(|reason| wrong(&reason, None))?;
    toml::to_string(file).map_err(|e| wrong(&e.to_string(), None))
}

/// What no notice can say.
fn check(file: &NoticeFile) -> Result<(), String> {
    if !(1900..2200).contains(&file.year) {
        return Err(format!("年度 {} 不对", file.year));
    }
    for (text, label) in
        [(&file.number, "文号"), (&file.title, "标题"), (&file.certificate.number_scheme, "证书编号规则")]
    {
        if text.trim().is_empty() {
            return Err(format!("没有填写{label}"));
        }
    }
    if let Some(problem) = scheme::check(&file.certificate.number_scheme).first() {
        return Err(format!("{}。{}", problem.message, problem.hint));
    }
    if file.filing_working_days == 0 || file.filing_working_days > 120 {
        return Err("备案提前的工作日应在 1 到 120 之间".to_owned());
    }
    if file.report_within.count == 0 || file.report_within.count > 366 {
        return Err("报送期限应在 1 到 366 之间".to_owned());
    }
    if file.min_attendance_percent > 100 {
        return Err("出勤率要求不能超过 100%".to_owned());
    }
    attendance::check(&file.attendance)?;
    tax::check(&file.money.tax)?;
    if file.assessment.rule().is_none() || file.assessment.excellent_percent > 100 {
        return Err("考核一节的分数应在 0 到 100 之间、最多一位小数，优秀学员比例不能超过 100%".to_owned());
    }
    if file.complete_by < file.issued_on {
        return Err("办结期限早于发文日期".to_owned());
    }
    for (list, label) in [(&file.packet, "备案材料"), (&file.bundle, "报送材料")] {
        for (index, item) in list.iter().enumerate() {
            if item.code.trim().is_empty() || item.title.trim().is_empty() {
                return Err(format!("{label}第 {} 项没有代码或名称", index + 1));
            }
            if list[..index].iter().any(|other| other.code == item.code) {
                return Err(format!("{label}中“{}”重复", item.code));
            }
        }
    }
    for (index, indicator) in file.indicators.iter().enumerate() {
        if indicator.code.trim().is_empty() || file.indicators[..index].iter().any(|i| i.code == indicator.code) {
            return Err(format!("绩效考核表第 {} 项指标的代码为空或重复", index + 1));
        }
    }
    let points: u64 = file.indicators.iter().map(|i| u64::from(i.points)).sum();
    if points != 100 {
        return Err(format!("绩效考核表各指标分值合计应为 100 分，现为 {points} 分"));
    }
    Ok(())
}

fn wrong(reason: &str, line: Option<usize>) -> ApiError {
    let place = line.map(|l| format!("第 {l} 行")).unwrap_or_default();
    ApiError::unreadable(
        "notice_file",
        format!("年度通知{place}有误：{reason}"),
        "请对照随软件提供的 2021 年通知文件改正后再试。",
    )
}

impl From<NoticeFile> for domain::Notice {
    fn from(file: NoticeFile) -> Self {
        let list = |items: Vec<NoticeItem>| -> Vec<domain::ListItem> {
            let item = |i: NoticeItem| domain::ListItem { code: i.code, title: i.title, needed: i.needed.0 };
            items.into_iter().map(item).collect()
        };
        Self {
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
                counted_kinds: file.size.counted_kinds.into_iter().map(|k| k.0).collect(),
                half_day_max: file.size.half_day_max.0,
            },
            filing_working_days: file.filing_working_days,
            report_within: Period { count: file.report_within.count, unit: file.report_within.unit.0 },
            epidemic_in_force: file.epidemic_in_force,
            packet: list(file.packet),
            bundle: list(file.bundle),
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
                tax: file.money.tax.into_iter().map(NoticeTax::bracket).collect(),
            },
            indicators: file.indicators.into_iter().map(indicator).collect(),
            grades: file
                .grades
                .into_iter()
                .map(|g| domain::Grade { label: g.label, from_points: g.from_points })
                .collect(),
            certificate: domain::CertificateRule {
                programme: file.certificate.programme,
                title: file.certificate.title,
                number_scheme: file.certificate.number_scheme,
                seal: file.certificate.seal,
            },
            min_attendance_percent: file.min_attendance_percent,
            attendance: file.attendance.into(),
            assessment: file.assessment.rule().unwrap_or_default(),
            department: domain::Department {
                name: file.department.name,
                office: file.department.office,
                phone: file.department.phone,
                fax: file.department.fax,
                email: file.department.email,
                address: file.department.address,
            },
            committee: CommitteeRule {
                posts: file.committee.posts,
                party_posts: file.committee.party_posts,
                election_ways: file.committee.election_ways,
                few_members_phrases: file.committee.few_members_phrases,
            },
            survey: SurveyRule {
                aspects: file.survey.aspects,
                questions: file.survey.questions,
                counted: file.survey.counted.into_iter().map(|g| g.0).collect(),
                few_answers: file.survey.few_answers,
            },
        }
    }
}

fn indicator(file: NoticeIndicator) -> domain::Indicator {
    domain::Indicator {
        code: file.code,
        level1: file.level1,
        level2: file.level2,
        title: file.title,
        points: file.points,
        target: file.target,
        target_percent: file.target_percent,
        standard: file.standard,
        basis: file.basis.0,
    }
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

    /// The rule that ships is the one that code falls back to, so that older notices mean the same.
    #[test]
    fn a_notice_without_a_word_on_attendance_has_what_ships() {
        let (from, to) = (SHIPPED.find("[attendance]").unwrap(), SHIPPED.find("# What the filing packet").unwrap());
        let without = format!("{}{}", &SHIPPED[..from], &SHIPPED[to..]);
        assert_eq!(read(&without).unwrap().attendance, NoticeAttendance::default());
        assert_eq!(read(SHIPPED).unwrap().attendance, NoticeAttendance::default());
    }

    /// The state's brackets ship, and stand where a notice of an earlier version says nothing of tax.
    #[test]
    fn a_notice_without_a_word_on_tax_has_what_ships() {
        let (from, to) = (SHIPPED.find("tax = [").unwrap(), SHIPPED.find("[committee]").unwrap());
        let without = format!("{}{}", &SHIPPED[..from], &SHIPPED[to..]);
        assert_eq!(read(&without).unwrap().money, read(SHIPPED).unwrap().money);
        assert_eq!(read(SHIPPED).unwrap().money.tax, tax::national());
    }

    #[test]
    fn what_is_written_reads_back_the_same() {
        let file = read(SHIPPED).unwrap();
        assert_eq!(read(&write(&file).unwrap()).unwrap(), file);
        for (slip, expected) in [
            (NoticeFile { year: 20_211, ..file.clone() }, "年度"),
            (NoticeFile { number: " ".into(), ..file.clone() }, "文号"),
            (NoticeFile { filing_working_days: 0, ..file.clone() }, "工作日"),
            (
                NoticeFile {
                    attendance: NoticeAttendance { late: 101, ..NoticeAttendance::default() },
                    ..file.clone()
                },
                "迟到",
            ),
            (
                NoticeFile {
                    assessment: NoticeAssessment { excellent_total: "90.55".into(), ..NoticeAssessment::default() },
                    ..file.clone()
                },
                "考核一节",
            ),
            (NoticeFile { complete_by: Day("2021-01-01".parse().unwrap()), ..file.clone() }, "办结期限"),
            (NoticeFile { packet: [file.packet.clone(), file.packet.clone()].concat(), ..file.clone() }, "重复"),
        ] {
            let error = write(&slip).unwrap_err();
            assert!(error.message.contains(expected), "{}", error.message);
        }
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
