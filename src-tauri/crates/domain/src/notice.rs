//! The year's notice as a rule set: every number of the rules is a parameter here.

use chrono::NaiveDate;

use crate::assessment::AssessmentRule;
use crate::attendance::rule::AttendanceRule;
use crate::calendar::Period;
use crate::committee::CommitteeRule;
use crate::filing::schedule::SessionKind;
use crate::filing::teachers::ExpertLevel;
use crate::hours::Hours;
use crate::money::{Fen, TaxBracket, gross_of};
use crate::reports::survey::SurveyRule;

/// One year's rule set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Year of the classes.
    pub year: i32,
    /// Document number, such as 鲁人社函〔2021〕60号.
    pub number: String,
    /// Full title of the notice.
    pub title: String,
    /// Who issued it.
    pub issuer: String,
    /// Day of issue.
    pub issued_on: NaiveDate,
    /// Every class is finished by this day (四·一).
    pub complete_by: NaiveDate,
    /// Size of a class (二·一).
    pub size: SizeRule,
    /// Working days before opening by which the class is filed (二·一).
    pub filing_working_days: u32,
    /// Time after closing within which the reports are handed in (三).
    pub report_within: Period,
    /// Whether the epidemic clause (二·一) is in force for new classes.
    pub epidemic_in_force: bool,
    /// What the filing packet holds, in order.
    pub packet: Vec<ListItem>,
    /// What the report bundle must hold, in order; codes are kinds of paper.
    pub bundle: Vec<ListItem>,
    /// Special topics (二·五).
    pub special_topics: Vec<SpecialTopic>,
    /// Limits for teachers' fees and overall cost (二·六 and the rule referred to).
    pub money: MoneyRule,
    /// Indicators of the performance score sheet (附件6), in order; points add up to 100.
    pub indicators: Vec<Indicator>,
    /// Grades of the score sheet, best first.
    pub grades: Vec<Grade>,
    /// What the certificate says and how it is numbered.
    pub certificate: CertificateRule,
    /// Minimum share of planned hours a learner must attend, in percent.
    pub min_attendance_percent: u32,
    /// What counts as attended.
    pub attendance: AttendanceRule,
    /// What stands for a grade of conduct, and who is excellent.
    pub assessment: AssessmentRule,
    /// Where papers go.
    pub department: Department,
    /// What is chosen from for the class committee and the temporary Party group (二·四).
    pub committee: CommitteeRule,
    /// The satisfaction survey.
    pub survey: SurveyRule,
}

/// Size of a class (二·一).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SizeRule {
    /// Days of a class, about.
    pub days: u32,
    /// Days off by more than this are warned of.
    pub days_tolerance: u32,
    /// Fewer counted hours than this block filing.
    pub min_hours: Hours,
    /// Learners, about.
    pub learners: u32,
    /// Learners off by more than this percentage are warned of.
    pub learners_tolerance_percent: u32,
    /// One city, or the host's own staff, above this percentage is warned of.
    pub dominating_percent: u32,
    /// Kinds of session whose hours count.
    pub counted_kinds: Vec<SessionKind>,
    /// Most hours that fit in half a day.
    pub half_day_max: Hours,
}

/// One entry of a list of papers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListItem {
    /// Code: a kind of paper, or a name of its own for what is not made here.
    pub code: String,
    /// Name as the notice lists it.
    pub title: String,
    /// When it is needed.
    pub needed: Needed,
}

crate::words::words! {
    /// When a listed paper is needed.
    Needed {
        /// For every class.
        Always = "always" "必备",
        /// While the epidemic clause is in force.
        Epidemic = "epidemic" "疫情防控期间",
        /// When something was changed after filing.
        Changed = "changed" "有变更时",
        /// Useful, never missed.
        Optional = "optional" "可选",
    }
}

/// A special topic (二·五).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpecialTopic {
    /// Code.
    pub code: String,
    /// Label, such as 乡村振兴.
    pub label: String,
    /// Who its front line is, such as 乡村振兴一线.
    pub front_line: String,
}

/// Limits for money (财行〔2016〕540号, for reference).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoneyRule {
    /// The rule's name as cited.
    pub source: String,
    /// After-tax limit for an hour by a teacher of 副高级 level.
    pub associate_hour: Fen,
    /// After-tax limit for an hour by a teacher of 正高级 level.
    pub senior_hour: Fen,
    /// As-a-rule limit for an hour by an academician or nationally known expert.
    pub academician_hour: Fen,
    /// Most paid hours in half a day.
    pub half_day_paid: Hours,
    /// Overall quota for one person and day.
    pub person_day: Fen,
    /// Tax withheld from fees, in rising order.
    pub tax: Vec<TaxBracket>,
}

impl MoneyRule {
    /// Most an hour after tax for a level; for academicians and high-level talents what is usual.
    pub const fn hourly(&self, level: ExpertLevel) -> Fen {
        match level {
            ExpertLevel::Academician | ExpertLevel::HighLevel => self.academician_hour,
            ExpertLevel::Senior => self.senior_hour,
            ExpertLevel::Associate | ExpertLevel::Other => self.associate_hour,
        }
    }

    /// The fee before tax that leaves `net`.
    pub fn gross_of(&self, net: Fen) -> Fen {
        gross_of(net, &self.tax)
    }
}

/// One indicator of the performance score sheet (附件6).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Stable code.
    pub code: String,
    /// 一级指标.
    pub level1: String,
    /// 二级指标.
    pub level2: String,
    /// 三级指标.
    pub title: String,
    /// Points, whole.
    pub points: u32,
    /// Target as printed, such as 95%.
    pub target: String,
    /// Target in percent when `basis` is a rate.
    pub target_percent: u32,
    /// Scoring standard as printed.
    pub standard: String,
    /// Where the actual value comes from.
    pub basis: Basis,
}

crate::words::words! {
    /// Where an indicator's actual value comes from.
    Basis {
        /// Text and points by hand, with evidence.
        ByHand = "by_hand" "人工评分",
        /// The packet check list is complete.
        PacketComplete = "packet_complete" "方案完备",
        /// Sources are named and no learner was charged.
        FundsSecured = "funds_secured" "经费落实且不向个人收费",
        /// Filed by the deadline.
        FiledInTime = "filed_in_time" "备案及时",
        /// Every required paper of the packet was filed.
        FiledComplete = "filed_complete" "备案规范",
        /// Share of teachers of 正高级 level and above.
        SeniorTeachers = "senior_teachers" "正高及以上占比",
        /// Sessions held as planned.
        SessionsHeld = "sessions_held" "课程按计划实施率",
        /// Attendance rate.
        AttendanceRate = "attendance_rate" "出勤率",
        /// Committee and Party group formed, active and summed up.
        CommitteeWork = "committee_work" "班委与临时党小组",
        /// Safety: plan at hand and no incident recorded.
        Safety = "safety" "安全与疫情防控",
        /// Learners against plan.
        Learners = "learners" "培训人数完成率",
        /// Hours held against plan.
        HoursHeld = "hours_held" "学时完成率",
        /// Courses held against plan.
        CoursesHeld = "courses_held" "课程完成率",
        /// Certificates against learners.
        CompletionRate = "completion_rate" "结业率",
        /// Finished and submitted in time.
        OnTime = "on_time" "按期完成并报送",
        /// Within budget and limits.
        WithinBudget = "within_budget" "预算执行与合规",
        /// Satisfaction.
        Satisfaction = "satisfaction" "学员满意度",
        /// At least one learning result recorded.
        Achievements = "achievements" "学习成果与应用",
        /// At least one media report or good practice recorded.
        Publicity = "publicity" "示范引领与宣传",
        /// At least one shared courseware recorded.
        Courseware = "courseware" "课件共享",
    }
}

/// A grade of the score sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grade {
    /// Label, such as 优.
    pub label: String,
    /// Least points for it.
    pub from_points: u32,
}

/// What the certificate says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateRule {
    /// First line, such as 山东省专业技术人才知识更新工程.
    pub programme: String,
    /// Second line, such as 高级研修项目结业证书.
    pub title: String,
    /// Number scheme with `{year}`, `{plan_number}`, `{seq:03}`.
    pub number_scheme: String,
    /// What stands at the seal's place, such as （盖章）; may be empty.
    pub seal: String,
}

/// Where papers go.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Department {
    /// Name.
    pub name: String,
    /// Office in charge.
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
