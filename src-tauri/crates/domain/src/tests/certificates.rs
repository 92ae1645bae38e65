//! What certificates say, and which number each is given.

use super::fixture::{certificate, day, dossier, uid};
use crate::assessment::Conclusion;
use crate::certificates::rules::{Validity, issue_day};
use crate::certificates::scheme::NumberScheme;
use crate::certificates::setting::ListedNumber;
use crate::certificates::{CertificateState, HoursStated, Numbering};
use crate::dossier::Dossier;
use crate::hours::Hours;

fn conclude(class: &mut Dossier) {
    class.conclusion = Some(Conclusion { concluded_on: day("2021-10-28"), results: class.judge() });
}

#[test]
fn a_class_says_what_the_notice_does_unless_it_has_its_own() {
    let mut class = dossier();
    class.notice.certificate.seal = "（盖章）".into();
    let lines = class.certificate_lines();
    assert_eq!((lines.programme.as_str(), lines.seal.as_str()), ("工程", "（盖章）"));
    assert_eq!(lines.issuer, class.institution.issuer());
    class.certificate_setting.seal = Some(String::new());
    class.certificate_setting.issuer = Some("省人社厅".into());
    let lines = class.certificate_lines();
    assert_eq!((lines.issuer.as_str(), lines.seal.as_str()), ("省人社厅", ""), "an empty line is a choice too");
}

/// Hours that the record doesn't bear are never stated.
#[test]
fn earned_hours_are_stated_once_they_are_known() {
    let mut class = dossier();
    let learner = class.enrolments[0].clone();
    let planned = class.planned_hours();
    let says = class.snapshot(&learner).unwrap();
    assert_eq!((says.hours, says.body().contains(&format!("，共{planned}学时，"))), (planned, true));
    class.certificate_setting.stated = HoursStated::Earned;
    assert_eq!(class.snapshot(&learner), None, "before the conclusion");
    conclude(&mut class);
    let results = &mut class.conclusion.as_mut().unwrap().results;
    results.iter_mut().filter(|r| r.enrolment == learner.uid).for_each(|r| r.earned = Hours::from_tenths(225));
    assert!(class.snapshot(&learner).unwrap().body().contains("，实修22.5学时，"));
}

#[test]
fn a_scheme_of_its_own_goes_before_that_of_the_notice() {
    let mut class = dossier();
    assert_eq!(class.number_pattern(), ("{seq}", 1));
    class.number_scheme =
        Some(NumberScheme { uid: uid("s"), name: "甲".into(), pattern: "甲{run}-{seq:04}".into(), start: 46 });
    assert_eq!((class.number_pattern().1, class.number_sequence()), (46, "甲1-".into()));
}

#[test]
fn listed_numbers_go_to_whom_they_are_meant_for_and_then_in_order() {
    let mut class = dossier();
    let (a, b, c) = (class.enrolments[0].uid.clone(), class.enrolments[1].uid.clone(), class.enrolments[2].uid.clone());
    let listed = |number: &str, enrolment| ListedNumber {
        uid: uid(number),
        number: number.into(),
        source: String::new(),
        enrolment,
    };
    class.listed_numbers =
        vec![listed("N1", None), listed("N2", Some(b.clone())), listed("N3", None), listed("N4", Some(uid("gone")))];
    let given = class.numbers_for(&[&a, &b, &c]);
    assert_eq!((given[&a], given[&b], given[&c]), ("N1", "N2", "N3"));
    let mut held = certificate(&a);
    (held.number, held.numbering, held.state) = ("N1".into(), Numbering::List, CertificateState::Void);
    class.certificates.push(held);
    let unused: Vec<&str> = class.unused_numbers().iter().map(|n| n.number.as_str()).collect();
    assert_eq!(unused, ["N2", "N3", "N4"], "a void number is used up");
    let given = class.numbers_for(&[&c, &a]);
    assert_eq!((given[&c], given.get(&a)), ("N3", None), "there isn't one for everybody");
}

#[test]
fn what_was_printed_ahead_holds_only_with_the_conclusion() {
    let mut class = dossier();
    class.marks.iter_mut().take(6).for_each(|m| m.mark = crate::attendance::Mark::Absent);
    let (failed, passed) = (certificate(&class.enrolments[0].uid), certificate(&class.enrolments[1].uid));
    assert_eq!((class.validity(&failed), class.validity(&passed)), (Validity::NotYet, Validity::NotYet));
    conclude(&mut class);
    assert_eq!((class.validity(&failed), class.validity(&passed)), (Validity::ToVoid, Validity::Valid));
    let void = crate::certificates::Certificate { state: CertificateState::Void, ..passed };
    assert_eq!(class.validity(&void), Validity::Void);
}

/// What was printed ahead for somebody who then fails is no award, whatever became of its paper.
#[test]
fn only_what_holds_counts_as_awarded() {
    let mut class = dossier();
    class.marks.iter_mut().take(6).for_each(|m| m.mark = crate::attendance::Mark::Absent);
    let (failed, passed) = (class.enrolments[0].uid.clone(), class.enrolments[1].uid.clone());
    let mut out = certificate(&failed);
    (out.state, out.handed_over_on) = (CertificateState::HandedOver, Some(day("2021-10-28")));
    class.certificates = vec![out, certificate(&passed)];
    assert_eq!((class.awarded().count(), class.bearable().count(), class.to_void()), (0, 2, 0));
    conclude(&mut class);
    assert_eq!((class.awarded().count(), class.bearable().count(), class.to_void()), (1, 1, 1));
    assert_eq!((class.awarded_to(&failed), class.awarded_to(&passed).is_some()), (None, true));
    let rail = crate::stage::rail(&class, &crate::calendar::Calendar::default(), day("2021-10-29"));
    let fact = rail.iter().find(|r| r.room == crate::stage::Room::Certificates).unwrap();
    assert_eq!((fact.fact.as_str(), fact.state), ("1 本，领取 0 本，应作废 1 本", crate::stage::RoomState::Problem));
    class.certificates[0].state = CertificateState::Void;
    assert_eq!((class.awarded().count(), class.to_void()), (1, 0));
}

#[test]
fn a_certificate_bears_the_last_day_or_a_later_one_that_has_come() {
    let closes = day("2021-10-28");
    for (wish, today, expected) in [
        (Some("2021-10-28"), "2021-10-28", Ok("2021-10-28")),
        (Some("2021-10-28"), "2021-11-20", Ok("2021-10-28")),
        (Some("2021-11-20"), "2021-11-20", Ok("2021-11-20")),
        (None, "2021-11-20", Ok("2021-11-20")),
        (Some("2021-10-27"), "2021-11-20", Err("issued_before_closing")),
        (Some("2021-11-21"), "2021-11-20", Err("day_ahead")),
        (Some("2099-01-01"), "2021-11-20", Err("day_ahead")),
        // Printed ahead.
        (None, "2021-10-20", Ok("2021-10-28")),
        (Some("2021-10-28"), "2021-10-20", Ok("2021-10-28")),
        (Some("2021-10-20"), "2021-10-20", Err("issued_before_closing")),
        (Some("2021-10-29"), "2021-10-20", Err("day_ahead")),
    ] {
        let found = issue_day(wish.map(day), closes, day(today)).map_err(|p| p.code);
        assert_eq!(found, expected.map(day), "{wish:?} on {today}");
    }
}

#[test]
fn a_paper_is_printed_and_handed_over_on_days_that_can_be() {
    let class = dossier();
    for (issued, on, today, printing, hand_over) in [
        ("2021-11-02", "2021-11-02", "2021-11-20", None, None),
        ("2021-11-02", "2021-11-20", "2021-11-20", None, None),
        ("2021-11-02", "2021-11-01", "2021-11-20", Some("day_before_issue"), Some("day_before_issue")),
        ("2021-11-02", "2021-11-21", "2021-11-20", Some("day_ahead"), Some("day_ahead")),
        // Of the class's last day, and so perhaps issued and printed ahead of it.
        ("2021-10-28", "2021-10-27", "2021-11-20", None, Some("day_before_issue")),
        ("2021-10-28", "2021-10-24", "2021-11-20", Some("day_before_issue"), Some("day_before_issue")),
        ("2021-10-28", "2021-10-20", "2021-10-20", None, Some("day_before_issue")),
        ("2021-10-28", "2021-10-21", "2021-10-20", Some("day_ahead"), Some("day_ahead")),
    ] {
        let mut one = certificate(&class.enrolments[0].uid);
        (one.snapshot.opens_on, one.snapshot.closes_on) = (day("2021-10-25"), day("2021-10-28"));
        one.issued_on = day(issued);
        let codes = |problem: Option<crate::problem::Problem>| problem.map(|p| p.code);
        let (on, today) = (day(on), day(today));
        assert_eq!(
            (codes(one.printing_day(on, today)), codes(one.hand_over_day(on, today))),
            (printing, hand_over),
            "{on} {today}"
        );
    }
}
