//! Running texts of the filing's papers, prefilled from the record.

use chrono::NaiveDate;
use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;

use crate::reports::texts::or_blank;

/// The text of a section as the record gives it; empty for a section that isn't the filing's.
pub(crate) fn prefilled(d: &Dossier, paper: &str, section: &str) -> String {
    let class = &d.class;
    let period = chinese::period(class.opens_on, class.closes_on);
    let check_in = class.check_in_on.map(|on| format!("{}报到，", chinese::date(on))).unwrap_or_default();
    let place = or_blank(&class.place, "（地点待定）");
    let time = format!("{check_in}{period}研修，共{}天、{}学时。研修地点：{place}。", class.days(), d.planned_hours());
    let target = format!(
        "{}，计划招收{}人，面向全省各市和省直单位招收。{}",
        or_blank(&class.target_group, "从事相关专业工作的专业技术人员和管理人员").trim_end_matches('。'),
        class.size,
        class.conditions
    );
    let teachers = d.scheduled_teachers();
    let faculty = if teachers.is_empty() { String::new() } else { format!("授课专家{}", d.experts_in_words()) };
    let assessment = or_blank(&class.assessment_method, "按出勤、测试和研修心得综合评定。");
    match (paper, section) {
        ("implementation-plan", "preface") => format!(
            "根据{}《{}》（{}）要求，由{}承办“{}”，特制定本方案。",
            d.notice.issuer, d.notice.title, d.notice.number, class.host_unit, class.title
        ),
        ("implementation-plan", "aims") => or_blank(&class.aims, "（请填写研修目的）"),
        ("implementation-plan" | "recruitment-notice", "time") => time,
        ("implementation-plan" | "recruitment-notice", "learners") => target,
        ("implementation-plan", "content") => format!("{}\n{faculty}", or_blank(&class.content, "（请填写研修内容）")),
        ("implementation-plan", "assessment") => format!(
            "{assessment}\n考核办法：{}；中共党员的表现计入考核。考核合格者颁发{}{}。",
            d.scheme.in_words(),
            d.notice.certificate.programme,
            d.notice.certificate.title
        ),
        ("implementation-plan", "management") => {
            "实行班主任负责制，每次课签到，请假须经班主任同意。组建班委，参训党员成立临时党小组，利用课余时间开展政治学习、小组讨论和主题实践活动，不占用研修学时。".to_owned()
        }
        ("implementation-plan", "money") => format!(
            "本期研修预算{}，由{}承担。不向学员个人收取培训费。",
            d.budget_total().in_text(),
            or_blank(&class.budget_source, "承办单位")
        ),
        ("implementation-plan", "safety") if class.epidemic_in_force => format!(
            "{}\n{}",
            or_blank(&class.epidemic_measures, "（请填写疫情防控措施）"),
            or_blank(&class.contingency_plan, "（请填写应急预案）")
        ),
        ("implementation-plan", "safety") => or_blank(&class.contingency_plan, "明确安全责任人，开班前检查场地、消防、食宿和交通安全。"),
        ("recruitment-notice", "preface") => format!(
            "根据{}《{}》（{}）安排，现将举办“{}”有关事项通知如下：",
            d.notice.issuer, d.notice.title, d.notice.number, class.title
        ),
        ("recruitment-notice", "content") => format!("{}\n{faculty}", or_blank(&class.content, "（请填写研修内容）")),
        ("recruitment-notice", "enrolment") => format!(
            "请各单位组织推荐，填写《高级研修项目报名回执》，加盖公章后于{}前报送{}，同时发送电子版。联系人：{}，电话：{}。",
            chinese::date(recruiting_until(class.opens_on)),
            class.host_unit,
            or_blank(&class.contact.name, "（联系人）"),
            or_blank(&class.contact.phone, "（电话）")
        ),
        ("recruitment-notice", "matters") => {
            "研修不向学员个人收取培训费。学员须遵守作息和考勤要求，考核合格的颁发结业证书。请学员携带本人身份证报到。".to_owned()
        }
        ("epidemic-plan", "organisation") => format!(
            "成立疫情防控工作小组，由项目负责人{}任组长，负责研修期间疫情防控的组织、检查和信息报告。",
            or_blank(&class.host_lead.name, "（项目负责人）")
        ),
        ("epidemic-plan", "measures") => or_blank(&class.epidemic_measures, "（请填写疫情防控措施和物资准备）"),
        ("epidemic-plan", "contingency") => or_blank(&class.contingency_plan, "（请填写应急预案）"),
        // Letters are numbered by the office's own book.
        ("filing-letter", "number") => String::new(),
        ("filing-letter", _) => format!(
            "按照《{}》（{}）要求，我单位拟于{period}在{place}举办“{}”（计划编号：{}），计划招收学员{}人。现将有关材料报上，请予备案。",
            d.notice.title, d.notice.number, class.title, class.plan_number, class.size
        ),
        ("check-in-notice", "preface") => format!(
            "经推荐和审验，你单位有关人员获准参加“{}”。现将报到有关事项通知如下：",
            class.title
        ),
        ("check-in-notice", "time") => format!(
            "请于{}到{place}报到。联系人：{}，电话：{}。",
            class.check_in_on.map_or_else(|| format!("{}开班前", chinese::date(class.opens_on)), chinese::date_with_weekday),
            or_blank(&class.contact.name, "（联系人）"),
            or_blank(&class.contact.phone, "（电话）")
        ),
        ("check-in-notice", "schedule") => {
            format!("{period}研修，共{}天、{}学时。课程安排见附件。", class.days(), d.planned_hours())
        }
        ("check-in-notice", "matters") => {
            let health = if class.epidemic_in_force { "报到时查验健康码和健康承诺书。" } else { "" };
            format!("请携带本人身份证和单位推荐材料。{health}研修期间实行每课签到，请假须经班主任同意。研修不向学员个人收取培训费。")
        }
        ("invitation", "preface") => format!(
            "为做好{}年度专业技术人才知识更新工程高级研修工作，我单位定于{period}在{place}举办“{}”。久仰您在专业领域的造诣，诚邀您莅临授课，安排如下：",
            d.notice.year, class.title
        ),
        ("invitation", "closing") => format!(
            "请将授课提纲和课件于开课前一周发送我单位，以便编印资料。往返交通和食宿由我单位安排。联系人：{}，电话：{}。",
            or_blank(&class.contact.name, "（联系人）"),
            or_blank(&class.contact.phone, "（电话）")
        ),
        _ => String::new(),
    }
}

/// A week before opening is left for the review.
fn recruiting_until(opens_on: NaiveDate) -> NaiveDate {
    opens_on - chrono::TimeDelta::days(7)
}
