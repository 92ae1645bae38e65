//! A class that is right in everything.

use chrono::NaiveDate;

use crate::assessment::entry::Entry;
use crate::assessment::{AssessmentRule, Component, ComponentKind, CreditSheet, Scheme, Score};
use crate::attendance::book::AttendanceBook;
use crate::attendance::rule::AttendanceRule;
use crate::attendance::{AttendanceMark, Mark};
use crate::calendar::{Period, PeriodUnit};
use crate::certificates::setting::CertificateSetting;
use crate::certificates::{Certificate, CertificateState, HoursStated, Numbering, Snapshot};
use crate::committee::{Activity, ActivityKind, Body, CommitteeNotes, CommitteeRule, Conduct, ConductGrade, Member};
use crate::dossier::Dossier;
use crate::enrolment::roster::{self, Freeze, Roster};
use crate::enrolment::{Enrolment, EnrolmentStatus, ReceiptDetails};
use crate::filing::class::{BudgetLine, Contact, CostKind, DeliveryMode, TrainingClass};
use crate::filing::packet::PacketItem;
use crate::filing::schedule::{DayPart, Session, SessionKind};
use crate::filing::teachers::{ExpertLevel, Teacher};
use crate::forms::ClassForms;
use crate::hours::Hours;
use crate::identity::IdNumber;
use crate::institution::Institution;
use crate::money::{Fen, TaxBracket};
use crate::notice::{
    Basis, CertificateRule, Department, Grade, Indicator, ListItem, MoneyRule, Needed, Notice, SizeRule,
};
use crate::people::{City, Document, DocumentKind, Person, PoliticalStatus, Sex};
use crate::reports::survey::{SurveyRule, SurveySheet};
use crate::uid::Uid;

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn uid(text: &str) -> Uid {
    Uid::new(text)
}

fn notice() -> Notice {
    let item = |code: &str, needed| ListItem { code: code.into(), title: code.into(), needed };
    let indicator = |code: &str, points, percent, basis| Indicator {
        code: code.into(),
        level1: "项目产出".into(),
        level2: "质量".into(),
        title: code.into(),
        points,
        target: format!("{percent}%"),
        target_percent: percent,
        standard: String::new(),
        basis,
    };
    Notice {
        year: 2021,
        number: "鲁人社函〔2021〕60号".into(),
        title: "通知".into(),
        issuer: "省厅".into(),
        issued_on: day("2021-08-19"),
        complete_by: day("2021-11-30"),
        size: SizeRule {
            days: 4,
            days_tolerance: 1,
            min_hours: Hours::whole(24),
            learners: 30,
            learners_tolerance_percent: 20,
            dominating_percent: 50,
            counted_kinds: vec![SessionKind::Lecture, SessionKind::Seminar, SessionKind::OnSite],
            half_day_max: Hours::whole(4),
        },
        filing_working_days: 10,
        report_within: Period { count: 1, unit: PeriodUnit::Months },
        epidemic_in_force: true,
        packet: vec![item("filing-form", Needed::Always), item("epidemic-plan", Needed::Epidemic)],
        bundle: Vec::new(),
        special_topics: Vec::new(),
        money: MoneyRule {
            source: "财行〔2016〕540号".into(),
            associate_hour: Fen::yuan(500),
            senior_hour: Fen::yuan(1000),
            academician_hour: Fen::yuan(1500),
            half_day_paid: Hours::whole(4),
            person_day: Fen::yuan(550),
            tax: TaxBracket::national(),
        },
        indicators: vec![
            indicator("结业率", 60, 95, Basis::CompletionRate),
            indicator("满意度", 30, 95, Basis::Satisfaction),
            indicator("媒体", 10, 0, Basis::ByHand),
        ],
        grades: vec![Grade { label: "优".into(), from_points: 90 }, Grade { label: "合格".into(), from_points: 60 }],
        certificate: CertificateRule {
            programme: "工程".into(),
            title: "证书".into(),
            number_scheme: "{seq}".into(),
            seal: String::new(),
        },
        min_attendance_percent: 80,
        attendance: AttendanceRule::default(),
        assessment: AssessmentRule::default(),
        department: Department::default(),
        committee: CommitteeRule::default(),
        survey: SurveyRule::default(),
    }
}

fn class() -> TrainingClass {
    let contact = |name: &str| Contact { name: name.into(), post: "主任".into(), phone: "0531".into() };
    TrainingClass {
        uid: uid("class"),
        title: "高级研修班".into(),
        plan_number: "17".into(),
        run: 1,
        special_topic: None,
        applicant_unit: "申报单位".into(),
        host_unit: "承办单位".into(),
        supervising_department: "主管部门".into(),
        department_lead: contact("甲"),
        host_lead: contact("乙"),
        contact: contact("丙"),
        delivery_mode: DeliveryMode::FaceToFace,
        aims: "目的".into(),
        content: "内容".into(),
        target_group: "对象".into(),
        check_in_on: Some(day("2021-10-24")),
        opens_on: day("2021-10-25"),
        closes_on: day("2021-10-28"),
        place: "地点".into(),
        size: 30,
        budget_source: "自筹".into(),
        assessment_method: "考核".into(),
        epidemic_in_force: false,
        epidemic_measures: String::new(),
        contingency_plan: String::new(),
        conditions: String::new(),
        admission: crate::enrolment::admission::Admission::default(),
    }
}

pub(crate) fn session(id: &str, on: &str, part: DayPart, kind: SessionKind, hours: i32) -> Session {
    Session {
        uid: uid(id),
        on: day(on),
        part,
        starts: String::new(),
        ends: String::new(),
        topic: id.into(),
        kind,
        hours: Hours::whole(hours),
        teacher: Some(uid("teacher")),
        place: String::new(),
        mode: DeliveryMode::FaceToFace,
    }
}

pub(crate) fn learner(index: usize, status: PoliticalStatus) -> Enrolment {
    let cities = [City::Jinan, City::Qingdao, City::Zibo];
    Enrolment {
        uid: uid(&format!("learner-{index}")),
        person: Person {
            uid: uid(&format!("person-{index}")),
            name: format!("学员{index}"),
            reading: String::new(),
            document: Document { kind: DocumentKind::Resident, number: IdNumber::new(format!("{index:018}")) },
            sex: Some(Sex::Female),
            birth: None,
            ethnic_group: String::new(),
        },
        details: ReceiptDetails {
            unit: format!("单位{index}"),
            city: Some(cities[index % 3]),
            phone: "13800000000".into(),
            political_status: Some(status),
            ..ReceiptDetails::default()
        },
        status: EnrolmentStatus::Accepted,
        reason: String::new(),
        seen: std::collections::BTreeSet::new(),
        replaces: None,
        received: u32::try_from(index + 1).unwrap_or(0),
        roster_number: u32::try_from(index + 1).ok(),
        group: None,
        leads_group: false,
        seat: None,
        room: String::new(),
        source_file: String::new(),
        source_sheet: String::new(),
        source_id: None,
        source_row: None,
    }
}

/// Six sessions of four hours, twelve learners of whom four are Party members, everything marked, scored and recorded.
pub(crate) fn dossier() -> Dossier {
    let parts = [DayPart::Morning, DayPart::Afternoon];
    let sessions: Vec<Session> = (0..6)
        .map(|n| {
            let on = day("2021-10-25") + chrono::Days::new(n as u64 / 2);
            session(&format!("session-{n}"), &on.to_string(), parts[n % 2], SessionKind::Lecture, 4)
        })
        .collect();
    let party = |n: usize| if n < 4 { PoliticalStatus::PartyMember } else { PoliticalStatus::Public };
    let enrolments: Vec<Enrolment> = (0..12).map(|n| learner(n, party(n))).collect();
    let all = |f: &dyn Fn(&Uid) -> Score| enrolments.iter().map(|e| f(&e.uid)).collect::<Vec<_>>();
    let scores = all(&|e| Score { enrolment: e.clone(), component: "exam".into(), entry: Entry::plain(850) });
    let marks = enrolments
        .iter()
        .flat_map(|e| sessions.iter().map(|s| (s.uid.clone(), e.uid.clone())))
        .map(|(session, enrolment)| AttendanceMark {
            session,
            enrolment,
            mark: Mark::Present,
            note: String::new(),
            recorded_on: Some(day("2021-10-28")),
        })
        .collect();
    let conduct = enrolments.iter().take(4).map(|e| Conduct {
        enrolment: e.uid.clone(),
        grade: ConductGrade::Good,
        note: String::new(),
        judged_by: String::new(),
    });
    let member = |body, n: usize| Member {
        uid: uid(&format!("member-{n}")),
        body,
        post: "组长".into(),
        enrolment: uid(&format!("learner-{n}")),
    };
    Dossier {
        institution: Institution { name: "承办单位".into(), ..Institution::default() },
        notice: notice(),
        class: class(),
        teachers: vec![Teacher {
            uid: uid("teacher"),
            name: "教师".into(),
            unit: "大学".into(),
            title: "教授".into(),
            level: ExpertLevel::Senior,
            field: String::new(),
            phone: String::new(),
            account: String::new(),
        }],
        budget: vec![BudgetLine {
            uid: uid("budget"),
            kind: CostKind::Lodging,
            amount: Fen::yuan(50_000),
            note: String::new(),
        }],
        quotas: Vec::new(),
        attachments: Vec::new(),
        packet: ["filing-form", "epidemic-plan"]
            .map(|code| PacketItem { code: code.into(), ready: true, note: String::new() })
            .to_vec(),
        filing: None,
        changes: Vec::new(),
        marks,
        attendance: AttendanceBook::default(),
        members: [member(Body::Committee, 5), member(Body::PartyGroup, 0)]
            .into_iter()
            .chain((1..4).map(|n| Member { post: "组员".into(), ..member(Body::PartyGroup, n) }))
            .collect(),
        elections: Vec::new(),
        activities: vec![Activity {
            uid: uid("activity"),
            body: Body::PartyGroup,
            kind: ActivityKind::PoliticalStudy,
            on: day("2021-10-25"),
            starts: "19:00".into(),
            ends: "20:30".into(),
            place: String::new(),
            theme: "学习".into(),
            attendees: Vec::new(),
            head_count: 4,
            minutes: String::new(),
        }],
        conduct: conduct.collect(),
        committee_notes: CommitteeNotes { few_members_handling: String::new(), summary: "总结".into() },
        scheme: Scheme {
            min_attendance_percent: 80,
            pass_tenths: 600,
            components: vec![Component {
                code: "exam".into(),
                name: "测试".into(),
                kind: ComponentKind::Exam,
                weight: 100,
                least_tenths: 0,
                computed: false,
            }],
        },
        scores,
        overrides: Vec::new(),
        excellent: Vec::new(),
        withdrawals: Vec::new(),
        credit_sheet: CreditSheet::default(),
        conclusion: None,
        certificates: Vec::new(),
        certificate_setting: CertificateSetting::default(),
        number_scheme: None,
        listed_numbers: Vec::new(),
        survey: Vec::new(),
        survey_sheet: SurveySheet::default(),
        costs: Vec::new(),
        fees: Vec::new(),
        incomes: Vec::new(),
        outcomes: Vec::new(),
        narratives: Vec::new(),
        self_scores: Vec::new(),
        forms: ClassForms::default(),
        submission: None,
        archived_on: None,
        closing: crate::archive::ClosingNote::default(),
        fees_elsewhere: Vec::new(),
        reopenings: Vec::new(),
        sessions,
        roster: Roster {
            frozen: Some(Freeze { on: day("2021-10-25"), opening_then: day("2021-10-25") }),
            entries: enrolments.iter().map(roster::Entry::of).collect(),
            ..Roster::default()
        },
        enrolments,
    }
}

/// A certificate of a learner.
pub(crate) fn certificate(enrolment: &Uid) -> Certificate {
    Certificate {
        uid: uid("certificate"),
        number: "2021-17-001".into(),
        numbering: Numbering::Scheme,
        class: uid("class"),
        enrolment: enrolment.clone(),
        snapshot: Snapshot {
            programme: "工程".into(),
            title: "证书".into(),
            name: "学员".into(),
            id_number: IdNumber::new("0"),
            class_title: "高级研修班".into(),
            opens_on: day("2021-10-25"),
            closes_on: day("2021-10-28"),
            hours: Hours::whole(24),
            stated: HoursStated::Class,
            issuer: "承办单位".into(),
            seal: String::new(),
        },
        issued_on: day("2021-10-28"),
        state: CertificateState::Drafted,
        printed_on: None,
        template: String::new(),
        handed_over_on: None,
        taken_by: String::new(),
        hand_over_note: String::new(),
        voided_on: None,
        void_reason: String::new(),
        paper_recovered: None,
        replaces: None,
        replaced_by: None,
        signature: String::new(),
    }
}
