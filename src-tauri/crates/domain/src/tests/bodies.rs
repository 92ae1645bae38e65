//! Class committee, temporary Party group and survey.

use super::fixture::{day, dossier};
use super::rules::{codes, table};
use crate::committee::{Body, Election};
use crate::dossier::Dossier;
use crate::enrolment::EnrolmentStatus;
use crate::filing::schedule::SessionKind;
use crate::people::PoliticalStatus;
use crate::reports::survey::{self, Answer, SurveyGrade, SurveyTally, read_answer};
use crate::uid::Uid;
use crate::{committee, reports};

fn election(body: Body, voters: u32) -> Election {
    Election { body, on: Some(day("2021-10-25")), way: "举手表决".into(), voters, minutes: String::new() }
}

#[test]
fn both_bodies_are_formed_and_work() {
    table(
        committee::rules::check,
        &[
            ("no committee", |d| d.members.retain(|m| m.body == Body::PartyGroup), &["committee_missing"]),
            ("no Party group", |d| d.members.retain(|m| m.body == Body::Committee), &["party_group_missing"]),
            (
                "fewer than three Party members",
                |d| {
                    d.members.retain(|m| m.body == Body::Committee);
                    d.enrolments.iter_mut().skip(2).for_each(|e| {
                        e.details.political_status = Some(PoliticalStatus::Public);
                    });
                },
                &["few_party_members"],
            ),
            (
                "… and how it was handled",
                |d| {
                    d.members.retain(|m| m.body == Body::Committee);
                    d.committee_notes.few_members_handling = "与其他班联合".into();
                    d.enrolments.iter_mut().skip(2).for_each(|e| {
                        e.details.political_status = Some(PoliticalStatus::Public);
                    });
                },
                &[],
            ),
            (
                "not a Party member",
                |d| d.members[1].enrolment = Uid::new("learner-8"),
                &["party_member_left_out", "!not_a_party_member"],
            ),
            ("nothing was done", |d| d.activities.clear(), &["no_activity"]),
            ("conduct of one is missing", |d| drop(d.conduct.pop()), &["!conduct_missing"]),
            (
                "a probationary member counts too",
                |d| d.enrolments[9].details.political_status = Some(PoliticalStatus::ProbationaryMember),
                &["party_member_left_out", "!conduct_missing"],
            ),
            (
                "a probationary member leads",
                |d| d.enrolments[0].details.political_status = Some(PoliticalStatus::ProbationaryMember),
                &["probationary_leads"],
            ),
            (
                "a probationary member is a member",
                |d| d.enrolments[3].details.political_status = Some(PoliticalStatus::ProbationaryMember),
                &[],
            ),
            (
                "a post's holder has left the roster",
                |d| d.enrolments[5].status = EnrolmentStatus::Cancelled,
                &["member_not_on_roster"],
            ),
            ("more voted than there are", |d| d.elections.push(election(Body::Committee, 13)), &["too_many_voters"]),
            ("all of the class voted", |d| d.elections.push(election(Body::Committee, 12)), &[]),
            (
                "a probationary member voted",
                |d| {
                    d.enrolments[3].details.political_status = Some(PoliticalStatus::ProbationaryMember);
                    d.elections.push(election(Body::PartyGroup, 4));
                },
                &["probationary_voted"],
            ),
            (
                "elected after the class",
                |d| d.elections.push(Election { on: Some(day("2021-10-29")), ..election(Body::Committee, 12) }),
                &["election_outside"],
            ),
        ],
    );
}

/// The activity of the class that is right stands from seven to half past eight in the evening of the first day.
#[test]
fn activities_are_held_in_spare_time_by_the_class() {
    table(
        committee::rules::check,
        &[
            (
                "in a lesson without times",
                |d| (d.activities[0].starts, d.activities[0].ends) = ("10:00".into(), "11:00".into()),
                &["activity_in_class_time"],
            ),
            (
                "between the half-days",
                |d| {
                    d.sessions[0].starts = "08:30".into();
                    d.sessions[0].ends = "11:50".into();
                    (d.activities[0].starts, d.activities[0].ends) = ("11:50".into(), "12:30".into());
                },
                &[],
            ),
            (
                "a minute of the lesson",
                |d| {
                    d.sessions[0].starts = "08:30".into();
                    d.sessions[0].ends = "11:50".into();
                    (d.activities[0].starts, d.activities[0].ends) = ("11:49".into(), "12:30".into());
                },
                &["activity_in_class_time"],
            ),
            (
                "where only the activity itself is planned",
                |d| {
                    d.sessions[0].kind = SessionKind::PartyActivity;
                    (d.activities[0].starts, d.activities[0].ends) = ("10:00".into(), "11:00".into());
                },
                &[],
            ),
            (
                "during the opening, whose hours don't count",
                |d| {
                    d.sessions[0].kind = SessionKind::Opening;
                    (d.sessions[0].starts, d.sessions[0].ends) = ("09:00".into(), "10:00".into());
                    (d.activities[0].starts, d.activities[0].ends) = ("09:30".into(), "10:30".into());
                },
                &["activity_in_class_time"],
            ),
            (
                "during the test, whose hours don't count",
                |d| {
                    d.sessions[0].kind = SessionKind::Assessment;
                    (d.sessions[0].starts, d.sessions[0].ends) = ("09:00".into(), "10:00".into());
                    (d.activities[0].starts, d.activities[0].ends) = ("09:30".into(), "10:30".into());
                },
                &["activity_in_class_time"],
            ),
            (
                "during the closing, whose hours don't count",
                |d| {
                    d.sessions[0].kind = SessionKind::Closing;
                    (d.sessions[0].starts, d.sessions[0].ends) = ("09:00".into(), "10:00".into());
                    (d.activities[0].starts, d.activities[0].ends) = ("09:30".into(), "10:30".into());
                },
                &["activity_in_class_time"],
            ),
            (
                "while people check in by the clock",
                |d| {
                    d.sessions[0].kind = SessionKind::CheckIn;
                    (d.sessions[0].starts, d.sessions[0].ends) = ("09:00".into(), "10:00".into());
                    (d.activities[0].starts, d.activities[0].ends) = ("09:30".into(), "10:30".into());
                },
                &["activity_in_class_time"],
            ),
            (
                "while the desk for check-in is open all day",
                |d| {
                    d.sessions[0].kind = SessionKind::CheckIn;
                    (d.activities[0].starts, d.activities[0].ends) = ("09:30".into(), "10:30".into());
                },
                &[],
            ),
            (
                "begun in a session, its end unknown",
                |d| {
                    d.sessions[0].kind = SessionKind::Opening;
                    (d.sessions[0].starts, d.sessions[0].ends) = ("09:00".into(), "10:00".into());
                    (d.activities[0].starts, d.activities[0].ends) = ("09:00".into(), "".into());
                },
                &["activity_in_class_time"],
            ),
            (
                "begun as a session ends, its end unknown",
                |d| {
                    d.sessions[0].kind = SessionKind::Opening;
                    (d.sessions[0].starts, d.sessions[0].ends) = ("09:00".into(), "10:00".into());
                    (d.activities[0].starts, d.activities[0].ends) = ("10:00".into(), "".into());
                },
                &[],
            ),
            (
                "begun in a half-day without times, its end unknown",
                |d| {
                    d.sessions[0].kind = SessionKind::Lecture;
                    (d.activities[0].starts, d.activities[0].ends) = ("10:00".into(), "".into());
                },
                &["activity_in_class_time"],
            ),
            (
                "begun before a session, its end unknown",
                |d| {
                    d.sessions[0].kind = SessionKind::Opening;
                    (d.sessions[0].starts, d.sessions[0].ends) = ("09:00".into(), "10:00".into());
                    (d.activities[0].starts, d.activities[0].ends) = ("08:30".into(), "".into());
                },
                &[],
            ),
            (
                "without times nothing is said",
                |d| (d.activities[0].starts, d.activities[0].ends) = (String::new(), String::new()),
                &[],
            ),
            ("on the day of check-in", |d| d.activities[0].on = day("2021-10-24"), &[]),
            ("before it", |d| d.activities[0].on = day("2021-10-23"), &["activity_outside"]),
            ("after the class", |d| d.activities[0].on = day("2021-10-29"), &["activity_outside"]),
            ("nobody came", |d| d.activities[0].head_count = 0, &["activity_nobody"]),
            ("more than there are", |d| d.activities[0].head_count = 13, &["too_many_attended"]),
            (
                "those known by name are counted",
                |d| {
                    d.activities[0].attendees = vec![Uid::new("learner-1"), Uid::new("learner-7")];
                    d.activities[0].head_count = 99;
                },
                &[],
            ),
            (
                "somebody who has left the roster",
                |d| {
                    d.activities[0].attendees = vec![Uid::new("learner-9")];
                    d.enrolments[9].status = EnrolmentStatus::Cancelled;
                },
                &["attendee_not_on_roster"],
            ),
        ],
    );
}

#[test]
fn answers_are_read_in_many_spellings() {
    use SurveyGrade::{Dissatisfied, Fair, Satisfied, VerySatisfied};
    for (grade, spellings) in [
        (
            VerySatisfied,
            &[
                "非常满意",
                " 很满意 ",
                "十分满意",
                "A",
                "Ａ",
                "a.非常满意",
                "5",
                "５分",
                "5.0",
                "非常满意（5分）",
                "√非常满意",
                "5(非常满意)",
                "优",
            ][..],
        ),
        (Satisfied, &["满意", "比较满意", "较满意", "B、满意", "4", "4分", "良好", "(满意)"]),
        (Fair, &["一般", "基本满意", "C", "3", "C.一般", "3、一般"]),
        (Dissatisfied, &["不满意", "非常不满意", "D", "E", "2", "1", "差", "1分", "d.不满意"]),
    ] {
        for text in spellings {
            let found = read_answer(text);
            assert!(matches!(found, Some(Answer::Grade(found, _)) if found == grade), "{text}: {found:?}");
        }
    }
    for text in ["", " ", "(跳过)", "〖空〗", "-3", "/", "未答"] {
        assert_eq!(read_answer(text), Some(Answer::LeftOut), "{text}");
    }
    for text in ["6", "0", "F", "还行吧", "100", "满意满意", "4.5", "-1", "非常"] {
        assert_eq!(read_answer(text), None, "{text}");
    }
    assert_eq!(read_answer("5"), Some(Answer::Grade(VerySatisfied, true)), "a number alone is told apart");
    assert_eq!(read_answer("A"), Some(Answer::Grade(VerySatisfied, false)));
}

fn tally(subject: &str, teacher: bool, counts: [u32; 4]) -> SurveyTally {
    SurveyTally { subject: subject.into(), teacher: teacher.then(|| Uid::new("teacher")), counts }
}

fn surveyed() -> Dossier {
    let mut class = dossier();
    class.survey = vec![tally("课程", false, [9, 2, 1, 0]), tally("教师", true, [10, 2, 0, 0])];
    class
}

#[test]
fn a_survey_is_looked_over() {
    type Change = fn(&mut Dossier);
    let cases: [(&str, Change, &[&str]); 8] = [
        ("as it should be", |_| {}, &[]),
        ("none", |d| d.survey.clear(), &["survey_missing"]),
        ("more answers than learners", |d| d.survey[0].counts[0] = 10, &["survey_too_many"]),
        ("more than there are valid forms", |d| d.survey_sheet.valid = 11, &["survey_over_valid", "survey_over_valid"]),
        ("few about a teacher", |d| d.survey[1].counts = [4, 0, 0, 0], &["survey_few_answers"]),
        ("few about the class", |d| d.survey[0].counts = [4, 0, 0, 0], &[]),
        (
            "all of a tiny class",
            |d| {
                d.enrolments.truncate(2);
                d.survey[0].counts = [2, 0, 0, 0];
                d.survey[1].counts = [2, 0, 0, 0];
            },
            &[],
        ),
        (
            "one teacher of two",
            |d| {
                let mut other = d.teachers[0].clone();
                other.uid = Uid::new("other");
                d.sessions[0].teacher = Some(other.uid.clone());
                d.teachers.push(other);
            },
            &["survey_teacher_missing"],
        ),
    ];
    for (name, change, expected) in cases {
        let mut class = surveyed();
        change(&mut class);
        assert_eq!(codes(&survey::check(&class)), *expected, "{name}");
    }
}

#[test]
fn a_survey_comes_to_its_rates() {
    let mut class = surveyed();
    class.survey_sheet.handed_out = 12;
    class.survey_sheet.returned = 12;
    class.survey_sheet.valid = 12;
    let found = class.survey_results();
    assert_eq!((found.overall, found.aspects, found.teachers), (Some(9_583), Some(9_167), Some(10_000)));
    assert_eq!((found.response, found.valid), (Some(10_000), Some(10_000)));
    assert_eq!(found.best, Some(("教师".to_owned(), 10_000)));
    assert_eq!(found.lowest, Some(("课程".to_owned(), 9_167)));
    class.survey[0].counts = [5, 5, 0, 0];
    assert_eq!(class.survey_results().lowest, None, "all alike");
    class.notice.survey.counted = vec![SurveyGrade::VerySatisfied];
    assert_eq!(class.survey_results().aspects, Some(5_000), "what counts is the notice's");
    assert_eq!(dossier().survey_results(), reports::survey::SurveyResults::default());
}
