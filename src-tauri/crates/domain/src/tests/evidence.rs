//! The score sheet's evidence: for every indicator the figures behind its actual value, and how its points come about.

use super::fixture::{day, dossier, uid};
use crate::attendance::Mark;
use crate::calendar::Calendar;
use crate::filing::class::CostKind;
use crate::filing::packet::Filing;
use crate::money::Fen;
use crate::notice::Basis;
use crate::reports::survey::SurveyTally;
use crate::reports::{CostLine, IncomeKind, IncomeLine, Outcome, OutcomeKind, SelfScore};

/// What the sheet says of one indicator of a basis: actual value, evidence, formula.
fn said(class: &crate::dossier::Dossier, basis: Basis, percent: u32) -> (String, String, String) {
    let mut class = class.clone();
    let mut indicator = class.notice.indicators[0].clone();
    indicator.basis = basis;
    indicator.target_percent = percent;
    indicator.points = 5;
    indicator.target = "目标".into();
    class.notice.indicators = vec![indicator];
    let row = class.score_sheet(&Calendar::default(), day("2021-11-20")).rows.remove(0);
    (row.actual.clone(), row.evidence().to_owned(), row.formula)
}

#[test]
fn every_indicator_has_its_figures() {
    let mut class = dossier();
    class.marks.iter_mut().take(3).for_each(|m| m.mark = Mark::Absent);
    class.filing =
        Some(Filing { filed_on: day("2021-10-09"), opening_then: day("2021-10-25"), receipt_number: "备12".into() });
    class.costs = vec![CostLine {
        uid: uid("cost"),
        kind: CostKind::Lodging,
        amount: Fen::yuan(3_000),
        paid_on: None,
        note: String::new(),
    }];
    class.survey = vec![SurveyTally { subject: "课程".into(), teacher: None, counts: [9, 0, 1, 0] }];
    let outcome = |kind, title: &str| Outcome {
        uid: uid(title),
        kind,
        title: title.into(),
        on: None,
        source: String::new(),
        link: String::new(),
        settled_on: None,
        detail: String::new(),
    };
    class.outcomes = vec![outcome(OutcomeKind::Media, "种业报道"), outcome(OutcomeKind::GoodPractice, "田间课堂")];
    for (basis, percent, actual, evidence, formula) in [
        (Basis::ByHand, 0, "待填", "", "由单位自评，最高5分"),
        (Basis::PacketComplete, 0, "齐全", "备案材料应备1项，已备1项", "达到“目标”得5分，否则不得分"),
        (Basis::FiledComplete, 0, "齐全", "备案材料应备1项，已备1项", "达到“目标”得5分，否则不得分"),
        (Basis::CommitteeWork, 0, "已组建并总结", "班委1人、临时党小组4人；活动1次", "达到“目标”得5分，否则不得分"),
        (Basis::Safety, 0, "无事故", "无安全事件", "达到“目标”得5分，否则不得分"),
        (
            Basis::WithinBudget,
            0,
            "预算内",
            "经费结算表：预算50,000.00元，支出3,000.00元",
            "达到“目标”得5分，否则不得分",
        ),
        (Basis::Courseware, 0, "0项", "", "达到“目标”得5分，否则不得分"),
        (Basis::FundsSecured, 0, "是", "经费来源：自筹；未向学员收费", "达到“目标”得5分，否则不得分"),
        (
            Basis::FiledInTime,
            0,
            "10月9日按时备案",
            "10月11日前应备案，10月9日已备案，回执备12",
            "达到“目标”得5分，否则不得分",
        ),
        (Basis::SeniorTeachers, 60, "100%", "课程表：授课1人，正高级及以上1人", "100%，达到60%，得5分"),
        (Basis::SessionsHeld, 100, "100%", "签到表：应签到6次，已签到6次", "100%，达到100%，得5分"),
        (Basis::HoursHeld, 100, "100%", "课程表：计划24学时，已完成24学时", "100%，达到100%，得5分"),
        (Basis::AttendanceRate, 99, "95.83%", "考勤汇总表：应修288学时，实修276学时", "5分×95.83%÷99%"),
        (Basis::Learners, 90, "40%", "学员名单：计划30人，实有12人", "5分×40%÷90%"),
        (Basis::CompletionRate, 95, "待考核", "", "待考核后计算，最高5分"),
        (Basis::OnTime, 0, "待报送", "", "待报送后计算，最高5分"),
        (Basis::Satisfaction, 95, "90%", "测评汇总表：10项次，满意9项次", "5分×90%÷95%"),
        (Basis::Achievements, 0, "0项", "", "达到“目标”得5分，否则不得分"),
        (Basis::Publicity, 0, "2项", "种业报道等2项", "达到“目标”得5分，否则不得分"),
    ] {
        assert_eq!(
            said(&class, basis, percent),
            (actual.to_owned(), evidence.to_owned(), formula.to_owned()),
            "{basis:?}"
        );
    }
}

/// The evidence says what made the value what it is.
#[test]
fn evidence_never_contradicts_its_value() {
    type Change = fn(&mut crate::dossier::Dossier);
    for (basis, change, actual, evidence) in [
        (Basis::FundsSecured, (|class| class.class.budget_source = " ".into()) as Change, "来源未明确", "未向学员收费"),
        (Basis::Safety, |class| class.class.epidemic_in_force = true, "无应急预案", "无应急预案；无安全事件"),
        (
            Basis::Safety,
            |class| class.class.contingency_plan = "预案".into(),
            "有方案、无事故",
            "有应急预案；无安全事件",
        ),
        (
            // Within the budget and over the quota: 30 people, 5 days, 10 yuan each.
            Basis::WithinBudget,
            |class| class.notice.money.person_day = Fen::yuan(10),
            "超支",
            "经费结算表：预算50,000.00元，支出3,000.00元；除讲课费外支出3,000.00元，超出综合定额1,500.00元",
        ),
        (
            // 33 per cent of each hour: what is cut off a learner's tenths isn't cut off the sum.
            Basis::AttendanceRate,
            |class| {
                class.notice.attendance.late = 33;
                class.marks.iter_mut().for_each(|m| m.mark = Mark::Late);
            },
            "33%",
            "考勤汇总表：应修288学时，实修95学时",
        ),
    ] {
        let mut class = dossier();
        class.costs = vec![CostLine {
            uid: uid("cost"),
            kind: CostKind::Lodging,
            amount: Fen::yuan(3_000),
            paid_on: None,
            note: String::new(),
        }];
        change(&mut class);
        let (said_actual, said_evidence, _) = said(&class, basis, 0);
        assert_eq!((said_actual.as_str(), said_evidence.as_str()), (actual, evidence), "{basis:?}");
    }
}

/// What the office writes stands in place of the record's words, and leaves them when it is taken away.
#[test]
fn the_offices_own_evidence_comes_first() {
    let mut class = dossier();
    class.notice.indicators[0].basis = Basis::Learners;
    let written = |text: &str| SelfScore {
        indicator: class.notice.indicators[0].code.clone(),
        hundredths: 300,
        reason: "人数不足".into(),
        evidence: text.into(),
    };
    for (own, expected) in [("学员名单", "学员名单"), ("", "学员名单：计划30人，实有12人")] {
        let mut scored = class.clone();
        scored.self_scores = vec![written(own)];
        let sheet = scored.score_sheet(&Calendar::default(), day("2021-11-20"));
        assert_eq!(sheet.rows[0].evidence(), expected);
    }
}

/// The plan's words stand until what was received says otherwise.
#[test]
fn sources_are_those_of_the_record() {
    let line = |kind, yuan, refunded: Option<&str>| IncomeLine {
        uid: uid("income"),
        kind,
        amount: Fen::yuan(yuan),
        received_on: None,
        refunded_on: refunded.map(day),
        note: String::new(),
    };
    let cases: [(&[IncomeLine], &str); 4] = [
        (&[], "自筹"),
        (&[line(IncomeKind::OwnFunds, 80_000, None)], "自筹"),
        (
            &[line(IncomeKind::LearnersUnit, 5_000, None), line(IncomeKind::OwnFunds, 80_000, None)],
            "单位自筹80000元、学员单位缴费5000元",
        ),
        (&[line(IncomeKind::LearnerFee, 3_000, None), line(IncomeKind::LearnersUnit, 1, Some("2021-11-01"))], "自筹"),
    ];
    for (incomes, expected) in cases {
        let mut class = dossier();
        class.incomes = incomes.to_vec();
        assert_eq!(class.sources_in_words(), expected);
    }
}
