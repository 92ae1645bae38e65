//! What the summary of both bodies says by itself, from the record alone.

use std::collections::BTreeMap;

use yanxiu_domain::chinese;
use yanxiu_domain::committee::rules::FEWEST_MEMBERS;
use yanxiu_domain::committee::{ActivityKind, Body, ConductGrade, Election, MEMBER_POST};
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::people::PoliticalStatus;

/// A section of the summary.
pub(crate) fn prefilled(d: &Dossier, section: &str) -> String {
    match section {
        "formation" => format!("{}{}成员名单如下：", committee(d), party_group(d)),
        "activities" => activities(d),
        "conduct" => conduct(d),
        _ => summary(d),
    }
}

/// Both bodies in one sentence.
pub(crate) fn in_short(d: &Dossier) -> String {
    let party = d.party_members().count();
    let group = if d.formed(Body::PartyGroup) { "，成立临时党小组" } else { "" };
    let visits = visits(d);
    let visits = if visits > 0 { format!("，累计参加{visits}人次") } else { String::new() };
    format!(
        "组建班委{}人；参训党员{party}人{group}；利用课余时间开展活动{}次{visits}。",
        people(d, Body::Committee).len(),
        d.activities.len()
    )
}

/// Who sits on a body, each once, with all their posts.
fn people(d: &Dossier, body: Body) -> Vec<(String, Vec<String>)> {
    let mut people: Vec<(&yanxiu_domain::uid::Uid, String, Vec<String>)> = Vec::new();
    for member in d.members.iter().filter(|m| m.body == body) {
        match people.iter_mut().find(|(uid, ..)| *uid == &member.enrolment) {
            Some((.., posts)) => posts.push(member.post.clone()),
            None => {
                let name = d.enrolment(&member.enrolment).map(|e| e.person.name.clone()).unwrap_or_default();
                people.push((&member.enrolment, name, vec![member.post.clone()]));
            }
        }
    }
    people.into_iter().map(|(_, name, posts)| (name, posts)).collect()
}

fn visits(d: &Dossier) -> u64 {
    d.activities.iter().map(|a| u64::from(a.attended())).sum()
}

/// How a body was elected, as part of a sentence: `10月25日经举手表决（30人参加表决）`.
pub(crate) fn elected(election: &Election) -> String {
    let on = election.on.map(chinese::short_date).unwrap_or_default();
    let way =
        if election.way.is_empty() { String::new() } else { format!("经{}", election.way.trim_end_matches("产生")) };
    let voters = if election.voters > 0 { format!("（{}人参加表决）", election.voters) } else { String::new() };
    format!("{on}{way}{voters}")
}

fn posts(people: &[(String, Vec<String>)]) -> String {
    people.iter().map(|(name, posts)| format!("{}{name}", posts.join("兼"))).collect::<Vec<_>>().join("、")
}

fn committee(d: &Dossier) -> String {
    let learners = d.learners().count();
    let people = people(d, Body::Committee);
    if people.is_empty() {
        return format!("本期研修学员{learners}人，尚未组建班委。");
    }
    let elected = d.election(Body::Committee).map(elected).filter(|e| !e.is_empty());
    let elected = elected.map(|e| format!("，{e}产生")).unwrap_or_default();
    format!("本期研修学员{learners}人，组建班委{}人{elected}：{}。", people.len(), posts(&people))
}

fn party_group(d: &Dossier) -> String {
    let party = d.party_members().count();
    let status = |e: &&yanxiu_domain::enrolment::Enrolment| {
        e.details.political_status == Some(PoliticalStatus::ProbationaryMember)
    };
    let probationary = d.party_members().filter(status).count();
    let of_them = if probationary > 0 { format!("（其中预备党员{probationary}人）") } else { String::new() };
    if party == 0 {
        return "本期研修没有中共党员学员。".to_owned();
    }
    if !d.formed(Body::PartyGroup) {
        let handling = d.committee_notes.few_members_handling.trim();
        let handled = match (party < FEWEST_MEMBERS, handling.is_empty()) {
            (true, false) => format!("不足{FEWEST_MEMBERS}人，{}。", handling.trim_end_matches('。')),
            (true, true) => format!("不足{FEWEST_MEMBERS}人（请说明处理办法）。"),
            (false, _) => "尚未成立临时党小组。".to_owned(),
        };
        return format!("参训中共党员{party}人{of_them}，{handled}");
    }
    let group = people(d, Body::PartyGroup);
    let leaders: Vec<_> = group.iter().filter(|(_, posts)| posts.iter().any(|p| p != MEMBER_POST)).cloned().collect();
    let left_out = d.left_out().len();
    let joined = if left_out == 0 {
        "全部编入".to_owned()
    } else {
        format!("编入{}人（尚有{left_out}人未编入）", party - left_out)
    };
    let elected = d.election(Body::PartyGroup).map(elected).filter(|e| !e.is_empty());
    let led = match (leaders.is_empty(), elected) {
        (true, _) => String::new(),
        (false, Some(elected)) => format!("，{elected}产生{}", posts(&leaders)),
        (false, None) => format!("，由{}负责", posts(&leaders)),
    };
    format!("参训中共党员{party}人{of_them}，{joined}临时党小组{led}。")
}

fn activities(d: &Dossier) -> String {
    if d.activities.is_empty() {
        return "研修期间班委和临时党小组的活动尚未登记。".to_owned();
    }
    let mut kinds: BTreeMap<ActivityKind, usize> = BTreeMap::new();
    for activity in &d.activities {
        *kinds.entry(activity.kind).or_default() += 1;
    }
    let kinds: Vec<String> = kinds.iter().map(|(kind, n)| format!("{}{n}次", kind.label())).collect();
    let visits = visits(d);
    let visits = if visits > 0 { format!("，累计参加{visits}人次") } else { String::new() };
    let spare = d.activities.iter().all(|a| d.session_under(a).is_none());
    let hours = if spare {
        "，均在课余时间进行，不占用、不计入研修学时"
    } else {
        "，不计入研修学时"
    };
    format!(
        "研修期间，班委和临时党小组开展活动{}次，其中{}{visits}{hours}。情况如下：",
        d.activities.len(),
        kinds.join("、")
    )
}

fn grades(d: &Dossier) -> Vec<String> {
    let judged =
        |grade: ConductGrade| d.party_members().filter_map(|e| d.conduct_of(&e.uid)).filter(move |c| c.grade == grade);
    let counted = ConductGrade::ALL.iter().map(|g| (g, judged(*g).count())).filter(|(_, n)| *n > 0);
    counted.map(|(grade, n)| format!("{}{n}人", grade.label())).collect()
}

fn conduct(d: &Dossier) -> String {
    let party = d.party_members().count();
    if party == 0 {
        return "本期研修没有中共党员学员。".to_owned();
    }
    let grades = grades(d);
    if grades.is_empty() {
        return format!("参训党员{party}人的表现尚未评价。");
    }
    let mut judges: Vec<&str> = Vec::new();
    for line in d.conduct.iter().filter(|c| !c.judged_by.is_empty()) {
        if !judges.contains(&line.judged_by.as_str()) {
            judges.push(&line.judged_by);
        }
    }
    let by = if judges.is_empty() { String::new() } else { format!("由{}", judges.join("、")) };
    let missing = d.party_members().filter(|e| d.conduct_of(&e.uid).is_none()).count();
    let missing = if missing > 0 {
        format!("尚有{missing}人未评价。")
    } else {
        "表现评价计入结业考核。".to_owned()
    };
    format!("{by}对参训党员{party}人的表现逐人评价：{}。{missing}", grades.join("、"))
}

fn summary(d: &Dossier) -> String {
    let mut sentences = vec![
        "班委和临时党小组在承办单位指导下开展工作，分工明确、组织有序。班委协助做好签到考勤、分组研讨和生活服务，及时反映学员的意见和要求。".to_owned(),
    ];
    if d.party_members().next().is_some() {
        sentences
            .push("临时党小组组织党员学习交流，引导党员学员带头遵守纪律、带头研讨、带头转化应用研修成果。".to_owned());
    }
    if !d.activities.is_empty() {
        let themes: Vec<String> = d.activities.iter().take(3).map(|a| format!("“{}”", a.theme)).collect();
        let more = if d.activities.len() > 3 { "等主题" } else { "" };
        sentences.push(format!(
            "研修期间围绕{}{more}开展活动{}次，累计参加{}人次。",
            themes.join(""),
            d.activities.len(),
            visits(d)
        ));
    }
    let grades = grades(d);
    if !grades.is_empty() {
        sentences.push(format!("参训党员表现评价为{}。", grades.join("、")));
    }
    if let Some(rate) = d.attendance_rate() {
        sentences.push(format!("全体学员总出勤率{}，研修秩序良好。", chinese::percent(rate)));
    }
    sentences.concat()
}
