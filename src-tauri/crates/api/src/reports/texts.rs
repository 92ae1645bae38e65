//! The running texts of papers: each section is prefilled with sentences from the record, and may be edited.

use chrono::NaiveDate;
use yanxiu_domain::calendar::Calendar;
use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::problem::Problem;
use yanxiu_domain::reports::OutcomeKind;
use yanxiu_domain::reports::scores::points;
use yanxiu_domain::share::share;

use super::survey;
use super::wire::NarrativeSection;
use crate::committee;

/// A section of a paper.
pub(crate) struct Section {
    /// Kind of paper.
    pub(crate) paper: &'static str,
    /// Code.
    pub(crate) section: &'static str,
    /// Heading.
    pub(crate) heading: &'static str,
}

const fn section(paper: &'static str, section: &'static str, heading: &'static str) -> Section {
    Section { paper, section, heading }
}

/// Every section, paper by paper.
pub(crate) const SECTIONS: &[Section] = &[
    section("implementation-plan", "preface", "前言"),
    section("implementation-plan", "aims", "一、研修目的"),
    section("implementation-plan", "time", "二、研修时间和地点"),
    section("implementation-plan", "learners", "三、研修对象和规模"),
    section("implementation-plan", "content", "四、研修内容和师资"),
    section("implementation-plan", "assessment", "五、考核方式"),
    section("implementation-plan", "management", "六、学员管理"),
    section("implementation-plan", "money", "七、经费保障"),
    section("implementation-plan", "safety", "八、安全保障"),
    section("recruitment-notice", "preface", "前言"),
    section("recruitment-notice", "time", "一、时间和地点"),
    section("recruitment-notice", "learners", "二、研修对象"),
    section("recruitment-notice", "content", "三、研修内容"),
    section("recruitment-notice", "enrolment", "四、报名方式"),
    section("recruitment-notice", "matters", "五、有关事项"),
    section("epidemic-plan", "organisation", "一、组织领导"),
    section("epidemic-plan", "measures", "二、防控措施和物资"),
    section("epidemic-plan", "contingency", "三、应急预案"),
    section("filing-letter", "number", "发文字号"),
    section("filing-letter", "body", "正文"),
    section("check-in-notice", "preface", "前言"),
    section("check-in-notice", "time", "一、报到时间和地点"),
    section("check-in-notice", "schedule", "二、研修安排"),
    section("check-in-notice", "matters", "三、注意事项"),
    section("handbook", "welcome", "致学员"),
    section("handbook", "discipline", "学员守则"),
    section("handbook", "assessment", "考核与结业"),
    section("handbook", "meals", "食宿安排"),
    section("handbook", "transport", "交通与集合"),
    section("handbook", "emergency", "应急联系"),
    section("pledges", "pledge", "研修承诺"),
    section("pledges", "health", "健康承诺"),
    section("invitation", "preface", "正文"),
    section("invitation", "closing", "结尾"),
    section("committee-summary", "formation", "一、组建情况"),
    section("committee-summary", "activities", "二、活动开展情况"),
    section("committee-summary", "conduct", "三、党员表现"),
    section("committee-summary", "summary", "四、工作总结"),
    section("self-evaluation", "overview", "一、项目基本情况"),
    section("self-evaluation", "organisation", "二、组织实施"),
    section("self-evaluation", "money", "三、经费使用"),
    section("self-evaluation", "performance", "四、绩效完成"),
    section("self-evaluation", "conclusion", "五、自评得分及结论"),
    section("self-evaluation", "experience", "六、经验做法与宣传"),
    section("self-evaluation", "problems", "七、问题与改进"),
    section("self-evaluation", "attachments", "八、附件目录"),
    section("cover-letter", "number", "发文字号"),
    section("cover-letter", "body", "正文"),
    section("cover-letter", "closing", "结尾"),
];

/// The text of a section as it is printed.
pub(crate) fn text(dossier: &Dossier, calendar: &Calendar, today: NaiveDate, paper: &str, section: &str) -> String {
    let edited = written(dossier, paper, section);
    edited.map_or_else(|| prefilled(dossier, calendar, today, paper, section), ToOwned::to_owned)
}

/// What the office wrote for a section.
fn written<'d>(dossier: &'d Dossier, paper: &str, section: &str) -> Option<&'d str> {
    // The summary of both bodies has also come another way.
    if (paper, section) == ("committee-summary", "summary") {
        return dossier.committee_summary();
    }
    dossier.narratives.iter().find(|n| n.paper == paper && n.section == section).map(|n| n.text.as_str())
}

/// Every section with its text.
pub(crate) fn view(dossier: &Dossier, calendar: &Calendar, today: NaiveDate) -> Vec<NarrativeSection> {
    SECTIONS
        .iter()
        .map(|s| {
            let edited = written(dossier, s.paper, s.section);
            let prefilled = prefilled(dossier, calendar, today, s.paper, s.section);
            NarrativeSection {
                paper: s.paper.to_owned(),
                section: s.section.to_owned(),
                heading: s.heading.to_owned(),
                text: edited.map_or_else(|| prefilled.clone(), ToOwned::to_owned),
                prefilled,
                edited: edited.is_some(),
            }
        })
        .collect()
}

/// The text, or words that say it is still to be written.
pub(crate) fn or_blank(text: &str, blank: &str) -> String {
    if text.trim().is_empty() { blank.to_owned() } else { text.trim().to_owned() }
}

/// What an optional part says when nothing is recorded for it.
const NOTHING: &str = "无。";

/// Sections whose prefilled text asks for what the record must say.
const REQUIRED: [(&str, &str); 7] = [
    ("implementation-plan", "aims"),
    ("implementation-plan", "content"),
    ("implementation-plan", "safety"),
    ("recruitment-notice", "content"),
    ("epidemic-plan", "measures"),
    ("epidemic-plan", "contingency"),
    ("self-evaluation", "overview"),
];

/// The words by which a text asks to be written.
fn prompt(text: &str) -> Option<&str> {
    ["（请填写", "（待填）", "（待测评）", "（待登记）"].iter().find_map(|begin| {
        let rest = &text[text.find(begin)?..];
        rest.find('）').map(|end| &rest[..end + '）'.len_utf8()])
    })
}

/// Parts of the papers that still ask to be written, and the optional ones that say 无.
pub(crate) fn unwritten(d: &Dossier, calendar: &Calendar, today: NaiveDate) -> Vec<Problem> {
    let mut problems = Vec::new();
    let made = |paper: &str| crate::papers::unavailable(d, paper).is_empty();
    for s in SECTIONS.iter().filter(|s| made(s.paper)) {
        let required = REQUIRED.contains(&(s.paper, s.section));
        if !required && written(d, s.paper, s.section).is_none() {
            continue;
        }
        let text = text(d, calendar, today, s.paper, s.section);
        if let Some(prompt) = prompt(&text) {
            let message = format!("{}“{}”还没有写完，纸面上会印出“{prompt}”", crate::papers::title(s.paper), s.heading);
            let hint = "请在“报送 → 报告文字”写明，或在班次信息中补齐。";
            problems.push(
                Problem::error("text_unwritten", message, hint)
                    .clause("三")
                    .field("reports", "section", s.section, s.paper),
            );
        }
    }
    if made("self-evaluation") && text(d, calendar, today, "self-evaluation", "experience") == NOTHING {
        let hint = "有经验做法、宣传报道、共享课件的，请在“报送”登记成果，或在“报送 → 报告文字”写明。";
        let message = "自评报告“六、经验做法与宣传”没有内容，印作“无”";
        problems.push(Problem::warning("text_nothing", message, hint).clause("四(二)").field(
            "reports",
            "section",
            "experience",
            "self-evaluation",
        ));
    }
    problems
}

fn prefilled(d: &Dossier, calendar: &Calendar, today: NaiveDate, paper: &str, section: &str) -> String {
    match (paper, section) {
        ("committee-summary", section) => committee::texts::prefilled(d, section),
        ("self-evaluation", section) => self_evaluation(d, calendar, today, section),
        ("cover-letter", section) => super::submission::letter::prefilled(d, calendar, today, section),
        ("handbook" | "pledges", section) => crate::enrolment::roster::texts::prefilled(d, paper, section),
        _ => crate::filing::texts::prefilled(d, paper, section),
    }
}

fn self_evaluation(d: &Dossier, calendar: &Calendar, today: NaiveDate, section: &str) -> String {
    let class = &d.class;
    let learners = d.learners().count();
    let rate = d.attendance_rate().map(|r| format!("，总出勤率{}", chinese::percent(r))).unwrap_or_default();
    let passed = d.learners().filter(|l| d.passed(&l.uid)).count();
    let certificates = d.awarded().count();
    let sheet = d.score_sheet(calendar, today);
    let titles = |kinds: &[OutcomeKind]| -> Vec<String> {
        d.outcomes
            .iter()
            .filter(|o| kinds.contains(&o.kind))
            .map(|o| format!("{}：{}。{}", o.kind.label(), o.title.trim_end_matches('。'), o.detail))
            .collect()
    };
    match section {
        "overview" => format!(
            "“{}”列入{}年度计划（计划编号：{}），选题申报单位{}，承办单位{}，主管部门{}。研修于{}在{}举办，采取{}形式，共{}天、{}学时。\n研修目标：{}\n研修对象为{}，计划{}人，实际{learners}人。",
            class.title,
            d.notice.year,
            class.plan_number,
            class.applicant_unit,
            class.host_unit,
            class.supervising_department,
            chinese::period(class.opens_on, class.closes_on),
            class.place,
            class.delivery_mode.label(),
            class.days(),
            d.planned_hours(),
            or_blank(&class.aims, "（待填）"),
            class.target_group.trim_end_matches('。'),
            class.size
        ),
        "organisation" => {
            let filed = match (&d.filing, d.filed_in_time(calendar)) {
                (Some(f), Some(true)) => format!("{}按时备案", chinese::date(f.filed_on)),
                (Some(f), _) => format!("{}备案，超过规定期限", chinese::date(f.filed_on)),
                _ => "尚未备案".to_owned(),
            };
            let cities: Vec<String> = d.learners_by_city().iter().map(|(c, n)| format!("{}{n}人", c.label())).collect();
            let safety = d.outcomes_of(OutcomeKind::Incident);
            format!(
                "（一）管理机制\n项目由{}负责，制定实施方案，{filed}。\n（二）课程与师资\n安排课程{}次、{}学时。授课专家{}\n（三）学员管理\n学员{learners}人，来自{}。实行每课签到{rate}。考核合格{passed}人，颁发结业证书{certificates}本。\n（四）班委和临时党小组\n{}\n（五）安全与疫情防控\n{}{}",
                or_blank(&class.host_lead.name, "项目负责人"),
                d.attended_sessions().count(),
                d.planned_hours(),
                d.experts_in_words(),
                if cities.is_empty() { "各市".to_owned() } else { cities.join("、") },
                committee::texts::in_short(d),
                if class.epidemic_in_force { "落实疫情防控方案和应急预案。" } else { "" },
                if safety == 0 {
                    "研修期间未发生安全事件。".to_owned()
                } else {
                    format!("研修期间发生安全事件{safety}起，已如实记录并处置。")
                }
            )
        }
        "money" => {
            let lines: Vec<String> = yanxiu_domain::filing::class::CostKind::ALL
                .iter()
                .map(|k| (k, d.spent_of(*k)))
                .filter(|(_, amount)| amount.fen() > 0)
                .map(|(k, amount)| format!("{}{}", k.label(), amount.in_text()))
                .collect();
            let charged = if d.charged_learners() {
                "曾向学员个人收费，已如实登记。"
            } else {
                "未向学员个人收取培训费。"
            };
            let spent = if d.spending_recorded() {
                let of = if lines.is_empty() { String::new() } else { format!("，其中{}", lines.join("、")) };
                format!("实际支出{}{of}", d.spent_total().in_text())
            } else {
                "支出尚未结算".to_owned()
            };
            let sources = match d.sources_in_words() {
                words if words.is_empty() => String::new(),
                words => format!("经费来源：{words}。"),
            };
            format!("预算{}，{spent}。{sources}{charged}", d.budget_total().in_text())
        }
        "performance" => {
            let mut groups: Vec<(&str, u32, u32)> = Vec::new();
            for (row, indicator) in sheet.rows.iter().zip(&d.notice.indicators) {
                match groups.last_mut().filter(|g| g.0 == indicator.level1) {
                    Some(group) => {
                        group.1 += indicator.points;
                        group.2 += row.score.unwrap_or(0);
                    }
                    None => groups.push((&indicator.level1, indicator.points, row.score.unwrap_or(0))),
                }
            }
            let words: Vec<String> = groups.iter().map(|(t, p, s)| format!("{t}{p}分，自评{}分", points(*s))).collect();
            let survey = match survey::in_words(d) {
                empty if empty.is_empty() => "学员满意度尚未测评。".to_owned(),
                words => words,
            };
            format!(
                "培训{learners}人，完成计划的{}；实施{}学时；结业{passed}人。\n{survey}\n{}。各项得分率如下：",
                chinese::percent(share(learners as u64, u64::from(class.size)).unwrap_or(0)),
                d.planned_hours(),
                words.join("；")
            )
        }
        "conclusion" => {
            let total = points(sheet.total);
            match sheet.pending().count() {
                0 => format!("对照绩效考核表自评，得分{total}分，自评等次为“{}”。", sheet.grade),
                pending => {
                    format!("对照绩效考核表自评，已评指标得分{total}分，另有{pending}项待评，自评等次待评。")
                }
            }
        }
        "experience" => or_blank(
            &titles(&[
                OutcomeKind::GoodPractice,
                OutcomeKind::Media,
                OutcomeKind::Courseware,
                OutcomeKind::Achievement,
            ])
            .join("\n"),
            NOTHING,
        ),
        "problems" => {
            let mut lost: Vec<String> = sheet
                .rows
                .iter()
                .zip(&d.notice.indicators)
                .filter(|(r, i)| r.score.is_some_and(|s| s < i.points * 100))
                .map(|(r, i)| format!("{}：实际{}，目标{}", i.title, r.actual, i.target))
                .collect();
            let findings = titles(&[OutcomeKind::Inspection]);
            lost.extend(findings.iter().map(|f| f.trim_end_matches('。').to_owned()));
            let said = survey::comments_in_words(d, 5);
            let said = if said.is_empty() {
                String::new()
            } else {
                format!("\n学员在测评中提出的意见建议主要有：{}。下一步将认真研究采纳。", said.join("；"))
            };
            if lost.is_empty() {
                "本期研修各项指标均达到目标。下一步将继续改进课程设计，扩大研修成果的应用。".to_owned() + &said
            } else {
                format!("对照绩效目标，以下方面有待改进：\n{}。{said}", lost.join("；\n"))
            }
        }
        _ => d
            .notice
            .bundle
            .iter()
            .filter(|i| i.code != "self-evaluation" && d.needs(i))
            .enumerate()
            .map(|(n, i)| format!("{}. {}", n + 1, i.title))
            .collect::<Vec<_>>()
            .join("\n"),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use yanxiu_domain::problem::Severity;
    use yanxiu_domain::reports::Narrative;

    use super::{prompt, unwritten};
    use crate::host::SystemHost;
    use crate::office::Office;
    use crate::office::payloads::SampleWalk;
    use crate::sample;
    use crate::sample::host::SampleHost;
    use crate::scalar::parse_day;

    #[test]
    fn words_that_ask_to_be_written_are_found() {
        for (text, expected) in [
            ("研修目标：（待填）\n", Some("（待填）")),
            ("（请填写研修内容）\n授课专家5人", Some("（请填写研修内容）")),
            ("请填写《报名回执》（加盖公章）", None),
            ("待评", None),
            ("（待测评", None),
        ] {
            assert_eq!(prompt(text), expected, "{text}");
        }
    }

    #[test]
    fn a_part_that_still_asks_to_be_written_stands_in_the_way_by_name() {
        let folder = tempfile::tempdir().unwrap();
        let host = SampleHost::new(SystemHost::default(), parse_day("2021-11-20").unwrap(), 1);
        let mut office = Office::new(folder.path().join("data"), Arc::new(host));
        office.create(&sample::institution(), None).unwrap();
        let made = sample::walk_in_store(&mut office, SampleWalk { learners: 5, seed: 1 }).unwrap();
        let whole = office.dossier(&made.class_id).unwrap();
        let (calendar, today) = (office.calendar().unwrap(), office.today());
        assert!(unwritten(&whole, calendar, today).is_empty());
        let mut kept = whole.clone();
        kept.narratives.push(Narrative {
            paper: "cover-letter".to_owned(),
            section: "closing".to_owned(),
            text: "（请填写结尾）".to_owned(),
        });
        let mut blank = whole.clone();
        blank.class.aims.clear();
        let mut without = whole;
        without.outcomes.clear();
        for (dossier, expected) in [
            (kept, vec![("报送函“结尾”", Severity::Error)]),
            (blank, vec![("实施方案“一、研修目的”", Severity::Error), ("“一、项目基本情况”", Severity::Error)]),
            (without, vec![("“六、经验做法与宣传”", Severity::Warning)]),
        ] {
            let found = unwritten(&dossier, calendar, today);
            assert_eq!(found.len(), expected.len(), "{found:?}");
            for (problem, (words, severity)) in found.iter().zip(expected) {
                assert!(problem.message.contains(words) && problem.severity == severity, "{problem:?}");
            }
        }
    }
}
