//! Who passes and the words that say why: a table of cases, and laws that hold for every class.

use proptest::prelude::*;

use super::fixture::{day, dossier, uid};
use crate::assessment::entry::{Entry, FULL, Sitting};
use crate::assessment::excellent::ranks;
use crate::assessment::judge::{Standing, check};
use crate::assessment::{Component, ComponentKind, Conclusion, Excellent, Override, Score};
use crate::attendance::Mark;
use crate::certificates::rules::Validity;
use crate::certificates::{Certificate, CertificateState};
use crate::committee::ConductGrade;
use crate::dossier::Dossier;
use crate::enrolment::EnrolmentStatus;
use crate::hours::Hours;

type Change = fn(&mut Dossier);

fn component(code: &str, kind: ComponentKind, weight: u32) -> Component {
    let name = match code {
        "exam" => "测试",
        "paper" => "论文",
        "attendance" => "出勤",
        _ => "表现",
    };
    Component { code: code.into(), name: name.into(), kind, weight, least_tenths: 0, computed: kind.computable() }
}

/// Sets the first learner's score of a component, as typed.
fn score(d: &mut Dossier, code: &str, text: &str) {
    let first = uid("learner-0");
    d.scores.retain(|s| !(s.enrolment == first && s.component == code));
    let entry = Entry::parse(text, "").unwrap();
    d.scores.push(Score { enrolment: first, component: code.into(), entry });
}

/// Half test, half paper, for the first learner.
fn halves(d: &mut Dossier, exam: &str, paper: &str) {
    d.scheme.components =
        vec![component("exam", ComponentKind::Exam, 50), component("paper", ComponentKind::Paper, 50)];
    score(d, "exam", exam);
    score(d, "paper", paper);
}

fn decide(d: &mut Dossier, passed: bool) {
    d.overrides.push(Override {
        enrolment: uid("learner-0"),
        passed,
        reason: "因公参加抢险。".into(),
        by_whom: "院务会".into(),
        decided_on: day("2021-10-28"),
    });
}

fn missed(d: &mut Dossier, sessions: usize) {
    d.marks.iter_mut().take(sessions).for_each(|m| m.mark = Mark::Absent);
}

/// The first learner of a class that is right in everything, changed in one thing: a Party member of good conduct,
/// who earned 24 of 24 hours and has 85 in the only test.
const CASES: &[(&str, Change, Standing, &str)] = &[
    ("all is well", |_| (), Standing::Passed, "合格：实修 24/24 学时，出勤率 100%；总评 85 分"),
    ("one session missed", |d| missed(d, 1), Standing::Passed, "合格：实修 20/24 学时，出勤率 83.33%；总评 85 分"),
    (
        "two sessions missed: the failing reason first",
        |d| missed(d, 2),
        Standing::Failed,
        "未合格：实修 16/24 学时，出勤率 66.67%，要求 80%；总评 85 分",
    ),
    (
        "exactly at the share",
        |d| {
            d.sessions[5].hours = Hours::from_tenths(50);
            d.marks[0].mark = Mark::Leave;
            d.sessions[0].hours = Hours::from_tenths(50);
            d.scheme.min_attendance_percent = 80;
            d.sessions[1].hours = Hours::from_tenths(30);
        },
        Standing::Passed,
        "合格：实修 20/25 学时，出勤率 80%；总评 85 分",
    ),
    (
        "half an hour below the share",
        |d| {
            d.marks[0].mark = Mark::Leave;
            d.sessions[0].hours = Hours::from_tenths(55);
            d.sessions[1].hours = Hours::from_tenths(35);
            d.sessions[5].hours = Hours::from_tenths(50);
            d.scheme.min_attendance_percent = 79;
        },
        Standing::Failed,
        "未合格：实修 20.5/26 学时，出勤率 78.85%，要求 79%；总评 85 分",
    ),
    (
        "no attendance at all",
        |d| missed(d, 6),
        Standing::Failed,
        "未合格：实修 0/24 学时，出勤率 0%，要求 80%；总评 85 分",
    ),
    (
        "marks are missing, and it may still be reached",
        |d| d.marks.retain(|m| m.enrolment != uid("learner-0")),
        Standing::Pending,
        "待定：实修 0/24 学时，出勤率 0%，签到未登记齐，要求 80%；总评 85 分",
    ),
    (
        "below the mark",
        |d| score(d, "exam", "59.9"),
        Standing::Failed,
        "未合格：总评 59.9 分，合格线 60 分；实修 24/24 学时，出勤率 100%",
    ),
    ("at the mark", |d| score(d, "exam", "60"), Standing::Passed, "总评 60 分"),
    ("59.95 is rounded to the mark", |d| halves(d, "59.9", "60"), Standing::Passed, "总评 60 分"),
    ("59.90 isn't", |d| halves(d, "59.9", "59.9"), Standing::Failed, "总评 59.9 分，合格线 60 分"),
    (
        "59.949 isn't either",
        |d| {
            halves(d, "59.9", "60");
            d.scheme.components[0].weight = 51;
            d.scheme.components[1].weight = 49;
        },
        Standing::Failed,
        "总评 59.9 分，合格线 60 分",
    ),
    (
        "two reasons, in the scheme's order",
        |d| {
            missed(d, 2);
            score(d, "exam", "40");
        },
        Standing::Failed,
        "未合格：实修 16/24 学时，出勤率 66.67%，要求 80%；总评 40 分，合格线 60 分",
    ),
    ("no score", |d| drop(d.scores.remove(0)), Standing::Pending, "待定：缺“测试”成绩；实修 24/24 学时，出勤率 100%"),
    (
        "no score, but it can't be passed anyway",
        |d| {
            d.scores.remove(0);
            missed(d, 2);
        },
        Standing::Failed,
        "未合格：实修 16/24 学时，出勤率 66.67%，要求 80%；缺“测试”成绩",
    ),
    (
        "absent from the test",
        |d| score(d, "exam", "缺考"),
        Standing::Failed,
        "未合格：总评 0 分，合格线 60 分；实修 24/24 学时，出勤率 100%；“测试”缺考",
    ),
    ("the resit counts", |d| score(d, "exam", "缺考补61"), Standing::Passed, "总评 61 分"),
    ("the better of both counts", |d| score(d, "exam", "72补55"), Standing::Passed, "总评 72 分"),
    (
        "a threshold of its own",
        |d| {
            halves(d, "55", "90");
            d.scheme.components[0].least_tenths = 600;
        },
        Standing::Failed,
        "未合格：“测试” 55 分，要求不低于 60 分；实修 24/24 学时，出勤率 100%；总评 72.5 分",
    ),
    (
        "exactly at a threshold of its own",
        |d| {
            halves(d, "60", "90");
            d.scheme.components[0].least_tenths = 600;
        },
        Standing::Passed,
        "合格：实修 24/24 学时，出勤率 100%；总评 75 分",
    ),
    (
        "absent below a threshold",
        |d| {
            halves(d, "缺考", "100");
            d.scheme.components[0].least_tenths = 600;
        },
        Standing::Failed,
        "未合格：“测试”缺考，要求不低于 60 分；总评 50 分，合格线 60 分",
    ),
    (
        "exempt: the rest is what counts",
        |d| {
            halves(d, "免修：已获同类证书", "90");
            d.scheme.components[0].least_tenths = 600;
        },
        Standing::Passed,
        "合格：实修 24/24 学时，出勤率 100%；“测试”免修（已获同类证书）；总评 90 分",
    ),
    (
        "exempt from everything",
        |d| score(d, "exam", "免修：上年已修"),
        Standing::Passed,
        "合格：实修 24/24 学时，出勤率 100%；“测试”免修（上年已修）",
    ),
    ("nothing is scored", |d| d.scheme.components.clear(), Standing::Passed, "合格：实修 24/24 学时，出勤率 100%"),
    (
        "nothing is scored and too little attended",
        |d| {
            d.scheme.components.clear();
            missed(d, 2);
        },
        Standing::Failed,
        "未合格：实修 16/24 学时，出勤率 66.67%，要求 80%",
    ),
    (
        "bad conduct",
        |d| d.conduct[0].grade = ConductGrade::Failed,
        Standing::Failed,
        "未合格：党员表现不合格；实修 24/24 学时，出勤率 100%；总评 85 分",
    ),
    (
        "no conduct",
        |d| drop(d.conduct.remove(0)),
        Standing::Pending,
        "待定：缺党员表现评价；实修 24/24 学时，出勤率 100%；总评 85 分",
    ),
    (
        "attendance as a score",
        |d| {
            d.scheme.components.push(component("attendance", ComponentKind::Attendance, 50));
            d.scheme.components[0].weight = 50;
            missed(d, 1);
        },
        Standing::Passed,
        "合格：实修 20/24 学时，出勤率 83.33%；总评 84.2 分",
    ),
    (
        "passed by decision",
        |d| {
            missed(d, 2);
            decide(d, true);
        },
        Standing::Passed,
        "合格（人工认定）：2021年10月28日由院务会认定，理由：因公参加抢险；按办法未合格：实修 16/24 学时，\
         出勤率 66.67%，要求 80%；总评 85 分",
    ),
    (
        "failed by decision",
        |d| decide(d, false),
        Standing::Failed,
        "未合格（人工认定）：2021年10月28日由院务会认定，理由：因公参加抢险；按办法合格：实修 24/24 学时",
    ),
];

#[test]
fn results_are_explained() {
    for (name, change, standing, words) in CASES {
        let mut changed = dossier();
        change(&mut changed);
        let judgements = changed.judgements();
        let (first, said) = (&judgements[0], judgements[0].explanation());
        assert_eq!(first.result(), *standing, "{name}: {said}");
        let whole = words.starts_with(['合', '未', '待']);
        assert!(if whole { said.starts_with(words) } else { said.contains(words) }, "{name}: {said}");
        let result = changed.judge().swap_remove(0);
        assert_eq!((result.passed, result.explanation), (*standing == Standing::Passed, said), "{name}");
    }
}

#[test]
fn a_total_says_how_it_comes_about() {
    for (exam, paper, formula) in [
        ("85", "90.5", "85×50%＋90.5×50%＝87.75，四舍五入为 87.8"),
        ("59.9", "60", "59.9×50%＋60×50%＝59.95，四舍五入为 60"),
        ("80", "90", "80×50%＋90×50%＝85"),
        ("缺考", "90", "0×50%＋90×50%＝45"),
        ("免修：有证", "90.5", "（90.5×50%）÷50%，四舍五入为 90.5"),
    ] {
        let mut class = dossier();
        halves(&mut class, exam, paper);
        assert_eq!(class.judgements()[0].formula, formula);
    }
}

/// Conduct as a component: the grade's points for who has one, left out for who needs none.
#[test]
fn conduct_and_attendance_are_computed() {
    let mut class = dossier();
    class.scheme.components = vec![
        component("exam", ComponentKind::Exam, 80),
        component("conduct", ComponentKind::Conduct, 10),
        component("attendance", ComponentKind::Attendance, 10),
    ];
    class.conduct[0].grade = ConductGrade::Excellent;
    let judgements = class.judgements();
    assert_eq!(judgements[0].formula, "85×80%＋95×10%＋100×10%＝87.5");
    assert_eq!(judgements[1].formula, "85×80%＋85×10%＋100×10%＝86.5");
    assert_eq!(judgements[5].formula, "（85×80%＋100×10%）÷90%，四舍五入为 86.7");
    assert!(judgements.iter().all(|j| j.standing == Standing::Passed));
    assert_eq!(check(&class, day("2021-10-28")), Vec::new(), "nothing is missing that nobody types");
}

/// A score of a learner who left the roster, or of a component that is no more, counts for nobody.
#[test]
fn who_blocks_a_conclusion_is_named() {
    let said = |change: Change| {
        let mut class = dossier();
        change(&mut class);
        let problems = check(&class, day("2021-10-28"));
        problems.into_iter().map(|p| format!("{} {}", p.code, p.message)).collect::<Vec<_>>()
    };
    assert_eq!(said(|d| drop(d.conduct.remove(1))), ["conduct_missing 党员学员1缺表现评价"]);
    assert_eq!(
        said(|d| d.scores.truncate(5)),
        ["scores_missing “测试”还有 7 人没有成绩：学员5、学员6、学员7、学员8、学员9等"]
    );
    assert_eq!(
        said(|d| {
            d.scores.remove(3);
            score(d, "exam", "缺考");
        }),
        ["scores_missing “测试”还有 1 人没有成绩：学员3"]
    );
    assert_eq!(said(|d| decide(d, true)), Vec::<String>::new());
    assert_eq!(
        said(|d| {
            d.conduct.remove(0);
            decide(d, true);
        }),
        ["conduct_missing 党员学员0缺表现评价"],
        "a decision doesn't stand in for the conduct of a Party member"
    );
}

#[test]
fn a_decision_opens_and_shuts_the_gate_of_certificates() {
    let mut class = dossier();
    missed(&mut class, 2);
    let first = class.enrolments[0].clone();
    assert!(!class.may_be_certified(&first));
    decide(&mut class, true);
    assert!(class.may_be_certified(&first), "ahead of the conclusion");
    class.conclusion = Some(Conclusion { concluded_on: day("2021-10-28"), results: class.judge() });
    assert!(class.may_be_certified(&first) && class.passed(&first.uid), "and after it");
    class.conduct.retain(|c| c.enrolment != first.uid);
    assert!(first.party_member() && !class.may_be_certified(&first), "a Party member's conduct is judged first");
    let mut other = dossier();
    decide(&mut other, false);
    assert!(!other.may_be_certified(&first));
}

fn certificate(d: &Dossier, index: usize, state: CertificateState) -> Certificate {
    let learner = &d.enrolments[index];
    Certificate {
        uid: uid(&format!("certificate-{index}")),
        number: format!("{index:03}"),
        class: d.class.uid.clone(),
        snapshot: d.snapshot(learner).unwrap(),
        issued_on: day("2021-10-27"),
        state,
        ..super::fixture::certificate(&learner.uid)
    }
}

#[test]
fn a_conclusion_validates_or_condemns_what_was_printed_ahead() {
    let mut class = dossier();
    class.certificates = vec![
        certificate(&class, 0, CertificateState::Printed),
        certificate(&class, 1, CertificateState::Printed),
        certificate(&class, 2, CertificateState::Void),
    ];
    missed(&mut class, 2);
    let results = class.judge();
    let effects = |d: &Dossier| {
        let effects = d.effects(&results);
        effects.iter().map(|(c, now, then)| (c.number.clone(), *now, *then)).collect::<Vec<_>>()
    };
    assert_eq!(
        effects(&class),
        [("000".to_owned(), Validity::NotYet, Validity::ToVoid), ("001".to_owned(), Validity::NotYet, Validity::Valid)]
    );
    class.conclusion = Some(Conclusion { concluded_on: day("2021-10-28"), results: results.clone() });
    assert_eq!(class.validity(&class.certificates[0]), Validity::ToVoid);
    assert_eq!(class.validity(&class.certificates[1]), Validity::Valid);
    assert_eq!(class.validity(&class.certificates[2]), Validity::Void);
}

#[test]
fn excellent_learners_are_suggested_within_the_places() {
    let mut class = dossier();
    class.notice.assessment.excellent_percent = 25;
    for (index, text) in ["95", "90", "90", "88", "96", "补", "86"].iter().enumerate() {
        let entry = if *text == "补" { Entry::parse("50补99", "") } else { Entry::parse(text, "") };
        class.scores[index].entry = entry.unwrap();
    }
    class.conduct[0].grade = ConductGrade::Passed;
    let suggested = |d: &Dossier| {
        let found = d.suggested_excellent(&d.judgements());
        found.iter().map(|u| u.as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(class.excellent_places(), 3);
    assert_eq!(suggested(&class), ["learner-4", "learner-1", "learner-2"], "not by a resit, nor by poor conduct");
    class.notice.assessment.excellent_percent = 17;
    assert_eq!(class.excellent_places(), 2);
    assert_eq!(suggested(&class), ["learner-4"], "who ties for the last place is left to the office");
    let ranked = ranks(&class.judgements());
    assert_eq!(ranked[..5], [Some(3), Some(4), Some(4), Some(6), Some(2)]);
    class.excellent =
        (0..3).map(|n| Excellent { enrolment: uid(&format!("learner-{n}")), reason: "好".into() }).collect();
    let codes = |d: &Dossier| check(d, day("2021-10-28")).iter().map(|p| p.code).collect::<Vec<_>>();
    assert_eq!(codes(&class), ["excellent_over_quota"]);
    let mut left = class.clone();
    left.enrolments[0].status = EnrolmentStatus::Cancelled;
    let told = crate::assessment::excellent::check(&left, &left.judgements());
    let told: Vec<&str> = told.iter().map(|p| p.message.as_str()).collect();
    assert_eq!(told, ["优秀学员 2 人（学员1、学员2），超过 17% 的名额 1 人"], "who left the roster isn't counted");
    class.excellent.truncate(1);
    missed(&mut class, 2);
    assert_eq!(codes(&class), ["excellent_not_passed"]);
}

fn any_entry() -> impl Strategy<Value = Entry> {
    let first = prop_oneof![
        8 => (0..=FULL).prop_map(Sitting::Taken),
        1 => Just(Sitting::Absent),
        1 => Just(Sitting::Exempt),
    ];
    (first, proptest::option::weighted(0.2, 0..=FULL)).prop_map(|(first, resit)| Entry {
        first,
        resit: resit.filter(|_| first != Sitting::Exempt),
        note: if first == Sitting::Exempt { "有证".into() } else { String::new() },
    })
}

/// A class whose first learner has these scores, under components of these weights.
fn scored(entries: &[(u32, Entry)]) -> Dossier {
    let mut class = dossier();
    class.scores.retain(|s| s.enrolment != uid("learner-0"));
    class.scheme.components.clear();
    for (index, (weight, entry)) in entries.iter().enumerate() {
        let code = format!("c{index}");
        class.scheme.components.push(Component {
            code: code.clone(),
            name: code.clone(),
            ..component("exam", ComponentKind::Exam, *weight)
        });
        class.scores.push(Score { enrolment: uid("learner-0"), component: code, entry: entry.clone() });
    }
    class
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_total_lies_between_the_least_and_the_greatest(entries in proptest::collection::vec((1..=100_u32, any_entry()), 1..6)) {
        let class = scored(&entries);
        let counted: Vec<i32> = entries.iter().filter_map(|(_, e)| e.counted()).collect();
        let total = class.judgements()[0].total;
        prop_assert_eq!(total.is_some(), !counted.is_empty());
        if let (Some(total), Some(least), Some(most)) = (total, counted.iter().min(), counted.iter().max()) {
            prop_assert!((*least..=*most).contains(&total));
        }
    }

    #[test]
    fn a_better_score_never_makes_a_worse_result(
        entries in proptest::collection::vec((1..=100_u32, any_entry()), 1..6),
        at in 0_usize..6,
        better in 0..=FULL,
        resit: bool,
        least in 0..=FULL,
    ) {
        let mut entries = entries;
        let at = at % entries.len();
        let before = scored(&entries);
        match (&mut entries[at].1, resit) {
            (entry, true) if entry.first != Sitting::Exempt => entry.resit = Some(entry.resit.map_or(better, |r| r.max(better))),
            (Entry { first: Sitting::Taken(tenths), .. }, false) => *tenths = (*tenths).max(better),
            _ => {}
        }
        let judged = |mut class: Dossier| {
            class.scheme.components[at].least_tenths = least;
            let first = &class.judgements()[0];
            (first.total, first.standing == Standing::Passed)
        };
        let (old, new) = (judged(before), judged(scored(&entries)));
        prop_assert!(new.0 >= old.0 && new.1 >= old.1, "{:?} {:?}", old, new);
    }

    #[test]
    fn more_hours_never_make_a_worse_result(missed_before in 0_usize..=6, fewer in 0_usize..=6, percent in 0..=100_u32) {
        let judged = |missing: usize| {
            let mut class = dossier();
            class.scheme.min_attendance_percent = percent;
            class.scheme.components.push(component("attendance", ComponentKind::Attendance, 50));
            class.scheme.components[0].weight = 50;
            missed(&mut class, missing);
            let first = &class.judgements()[0];
            (first.total, first.standing == Standing::Passed)
        };
        let (old, new) = (judged(missed_before), judged(missed_before.saturating_sub(fewer)));
        prop_assert!(new.0 >= old.0 && new.1 >= old.1);
    }
}
