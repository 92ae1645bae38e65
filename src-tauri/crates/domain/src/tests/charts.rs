//! What charts show of a class, and what they leave out.

use super::fixture::{dossier, uid};
use crate::attendance::Mark;
use crate::dossier::Dossier;
use crate::enrolment::TitleLevel;
use crate::filing::class::CostKind;
use crate::money::Fen;
use crate::reports::CostLine;
use crate::reports::charts::ChartKey;
use crate::reports::survey::SurveyTally;

/// Label, second line and each length with its words.
fn drawn(dossier: &Dossier, key: ChartKey) -> Vec<String> {
    let chart = dossier.chart(key);
    let bars = chart.bars.iter().map(|bar| {
        assert_eq!(bar.lengths.len(), chart.series.len().max(1), "a length for each series");
        let lengths: Vec<String> = bar.lengths.iter().map(|l| format!("{}={}", l.hundredths, l.text)).collect();
        format!("{}{} {}", bar.label, bar.beneath, lengths.join(" "))
    });
    bars.collect()
}

#[test]
fn attendance_is_drawn_for_sessions_that_are_marked_in_full() {
    let mut d = dossier();
    for (n, mark) in [Mark::Absent, Mark::Leave, Mark::Late].into_iter().enumerate() {
        let place =
            d.marks.iter().position(|m| m.session == uid("session-1") && m.enrolment == uid(&format!("learner-{n}")));
        d.marks[place.unwrap()].mark = mark;
    }
    // One learner of the third isn't marked yet.
    d.marks.retain(|m| !(m.session == uid("session-2") && m.enrolment == uid("learner-0")));
    assert_eq!(
        drawn(&d, ChartKey::Attendance),
        [
            "10月25日上午 10000=100%",
            "10月25日下午 8333=83.33%",
            "10月26日下午 10000=100%",
            "10月27日上午 10000=100%",
            "10月27日下午 10000=100%",
        ]
    );
    d.enrolments.clear();
    assert_eq!(drawn(&d, ChartKey::Attendance), Vec::<String>::new(), "nobody on the roster");
}

#[test]
fn learners_are_counted_by_city_and_title_and_none_is_lost() {
    let mut d = dossier();
    assert_eq!(
        drawn(&d, ChartKey::Cities),
        ["济南 400=4人，33.33%", "青岛 400=4人，33.33%", "淄博 400=4人，33.33%"],
        "in the usual order where alike"
    );
    d.enrolments[0].details.city = None;
    d.enrolments[2].details.city = d.enrolments[1].details.city;
    for (n, level) in [TitleLevel::Middle, TitleLevel::Senior, TitleLevel::Middle].into_iter().enumerate() {
        d.enrolments[n].details.title_level = Some(level);
    }
    assert_eq!(
        drawn(&d, ChartKey::Cities),
        ["青岛 500=5人，41.67%", "济南 300=3人，25%", "淄博 300=3人，25%", "未填所在市 100=1人，8.33%"]
    );
    assert_eq!(
        drawn(&d, ChartKey::Titles),
        ["正高级 100=1人，8.33%", "中级 200=2人，16.67%", "未填职称层次 900=9人，75%"]
    );
    // A title says its level where nobody wrote it.
    d.enrolments[11].details.title = "高级农艺师".into();
    assert_eq!(
        drawn(&d, ChartKey::Titles),
        ["正高级 100=1人，8.33%", "副高级 100=1人，8.33%", "中级 200=2人，16.67%", "未填职称层次 800=8人，66.67%"]
    );
    // Whoever is not on the roster is not drawn.
    d.enrolments[1].status = crate::enrolment::EnrolmentStatus::Cancelled;
    assert_eq!(drawn(&d, ChartKey::Titles).first().unwrap(), "副高级 100=1人，9.09%");
}

#[test]
fn satisfaction_is_drawn_for_teachers_alone() {
    let mut d = dossier();
    let tally = |subject: &str, teacher, counts| SurveyTally { subject: subject.into(), teacher, counts };
    d.survey = vec![
        tally("课程设置", None, [12, 0, 0, 0]),
        tally("教师", Some(uid("teacher")), [6, 3, 3, 0]),
        tally("未测评", Some(uid("other")), [0, 0, 0, 0]),
    ];
    assert_eq!(drawn(&d, ChartKey::Satisfaction), ["教师 7500=75%"]);
}

#[test]
fn money_stands_beside_its_budget_and_says_what_is_over() {
    let mut d = dossier();
    let cost = |kind, amount| CostLine { uid: uid("cost"), kind, amount, paid_on: None, note: String::new() };
    d.costs = vec![cost(CostKind::Lodging, Fen::new(5_000_050)), cost(CostKind::Meals, Fen::yuan(120))];
    assert_eq!(
        drawn(&d, ChartKey::Money),
        ["住宿费 5000000=50,000.00 5000050=50,000.50（超预算0.50）", "伙食费 0=0.00 12000=120.00（超预算120.00）",]
    );
}

#[test]
fn a_class_without_a_record_has_charts_without_bars() {
    let mut d = dossier();
    d.enrolments.clear();
    d.budget.clear();
    let charts = d.charts();
    assert_eq!(charts.iter().map(|c| c.key).collect::<Vec<_>>(), ChartKey::ALL);
    assert!(charts.iter().all(|c| c.bars.is_empty()));
}
