//! Tables of cases: what counts, when passing turns impossible, who is meant, and what a sheet says.

use chrono::NaiveDateTime;

use super::check_in::{self, CheckIn, CheckInState, NotATemperature, Temperature, read_temperature};
use super::find::Found;
use super::heading::Meant;
use super::log::{LogLine, Who, stay};
use super::rule::AttendanceRule;
use super::spelling::{Spelt, read_mark};
use super::{Mark, ledger};
use crate::dossier::Dossier;
use crate::filing::schedule::{DayPart, SessionKind};
use crate::hours::Hours;
use crate::identity::IdNumber;
use crate::tests::fixture::{day, dossier};

fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").unwrap()
}

/// The first learner's marks, in the order of the fixture's six sessions of four hours.
fn marked(marks: [Mark; 6]) -> Dossier {
    let mut class = dossier();
    class.marks.iter_mut().zip(marks).for_each(|(m, mark)| m.mark = mark);
    class
}

/// What each mark earns is data: late, left early, leave and absent, against kinds of session that count or don't.
#[test]
fn marks_earn_what_the_notice_says() {
    use Mark::{Absent, Late, Leave, LeftEarly, Present};
    let shipped = AttendanceRule::default();
    let halves = AttendanceRule { late: 50, left_early: 50, leave: 0, ..AttendanceRule::default() };
    let strict = AttendanceRule { late: 0, left_early: 75, leave: 100, ..AttendanceRule::default() };
    let row = [Present, Late, LeftEarly, Leave, Absent, Present];
    for (name, rule, kind, earned, missed, planned) in [
        ("as shipped", &shipped, SessionKind::Lecture, "16", "8", "24"),
        ("halves", &halves, SessionKind::Lecture, "12", "12", "24"),
        ("late earns nothing, leave all", &strict, SessionKind::Lecture, "15", "9", "24"),
        ("an activity never counts", &strict, SessionKind::PartyActivity, "15", "5", "20"),
        ("nor does the opening", &halves, SessionKind::Opening, "10", "10", "20"),
    ] {
        let mut class = marked(row);
        class.notice.attendance = rule.clone();
        // The second session, in which the learner was late.
        class.sessions[1].kind = kind;
        let line = &class.ledger()[0];
        let found = (line.earned.to_string(), line.missed.to_string(), line.planned.to_string());
        assert_eq!(found, (earned.to_owned(), missed.to_owned(), planned.to_owned()), "{name}");
    }
}

/// Half of 1.5 hours is three quarters: summed exactly, shown rounded down, compared as it is.
#[test]
fn half_of_an_hour_and_a_half_stays_exact() {
    let mut class = marked([Mark::Late; 6]);
    class.notice.attendance.late = 50;
    class.sessions.iter_mut().for_each(|s| s.hours = Hours::from_tenths(15));
    let line = &class.ledger()[0];
    assert_eq!((line.earned.to_string(), line.missed.to_string(), line.rate()), ("4.5".into(), "4.5".into(), 5_000));
    class.marks[0].mark = Mark::Present;
    let line = &class.ledger()[0];
    assert_eq!((line.earned.to_string(), line.missed.to_string()), ("5.2".into(), "3.8".into()), "5.25 and 3.75");
    assert_eq!((line.reached(58), line.reached(59)), (true, false), "5.25 of 9 is 58.33 %");
    assert_eq!(line.rate(), 5_833);
}

/// The very mark that makes passing impossible is told, with the hours that lack.
#[test]
fn passing_turns_impossible_with_one_mark() {
    use Mark::{Absent, Late, Leave, Present};
    for (name, marks, late, percent, short) in [
        ("all there", [Present; 6], 100, 100, "0"),
        ("one leave of six, 80 %", [Leave, Present, Present, Present, Present, Present], 100, 80, "0"),
        ("two of six, 80 %: 16 of 19.2", [Leave, Absent, Present, Present, Present, Present], 100, 80, "3.2"),
        ("exactly at the threshold", [Absent, Absent, Absent, Present, Present, Present], 100, 50, "0"),
        ("one more than it", [Absent, Absent, Absent, Absent, Present, Present], 100, 50, "4"),
        ("late at half: 20 of 24", [Late, Late, Present, Present, Present, Present], 50, 84, "0.2"),
        ("late at half: 20 of 24 is 83.33 %", [Late, Late, Present, Present, Present, Present], 50, 83, "0"),
    ] {
        let mut class = marked(marks);
        class.notice.attendance.late = late;
        class.scheme.min_attendance_percent = percent;
        let line = &class.ledger()[0];
        assert_eq!(line.short_by(percent).to_string(), short, "{name}");
        assert_eq!(line.can_still_reach(percent), short == "0", "{name}");
        let told = ledger::check(&class, day("2021-10-28"));
        let told: Vec<_> = told.iter().filter(|p| p.code == "cannot_pass").collect();
        assert_eq!(told.len(), usize::from(short != "0"), "{name}");
        assert!(told.iter().all(|p| p.message.contains(&format!("还差 {short} 学时"))), "{name}: {told:?}");
    }
}

/// Sessions not held yet are neither earned nor missed: five of ten never show as everything.
#[test]
fn the_rate_is_of_everything_planned() {
    let mut class = dossier();
    let held: Vec<_> = class.sessions.iter().take(3).map(|s| s.uid.clone()).collect();
    class.marks.retain(|m| held.contains(&m.session));
    assert_eq!(class.ledger()[0].rate(), 5_000);
    assert_eq!(class.attendance_rate(), Some(5_000));
    assert!(class.ledger()[0].can_still_reach(100));
}

#[test]
fn a_quarter_of_an_hour_is_no_lateness() {
    let mut class = dossier();
    let session = &mut class.sessions[0];
    session.starts = "08:30".into();
    let rule = AttendanceRule::default();
    for (moment, expected) in [
        ("2021-10-25 08:10:00", Mark::Present),
        ("2021-10-25 08:45:00", Mark::Present),
        ("2021-10-25 08:45:01", Mark::Late),
        ("2021-10-25 11:00:00", Mark::Late),
        // Entered the day after, from the signed sheet.
        ("2021-10-26 11:00:00", Mark::Present),
    ] {
        assert_eq!(rule.on_arrival(session, at(moment)), expected, "{moment}");
    }
    session.starts = String::new();
    assert_eq!(rule.on_arrival(session, at("2021-10-25 11:00:00")), Mark::Present, "no start, no lateness");
}

#[test]
fn a_stay_online_becomes_a_mark() {
    let mut class = dossier();
    let session = &mut class.sessions[0];
    (session.starts, session.ends) = ("08:30".into(), "11:50".into());
    let session = &class.sessions[0];
    let line = |from: &str, to: &str| LogLine {
        joined: Some(at(&format!("2021-10-25 {from}:00"))),
        left: Some(at(&format!("2021-10-25 {to}:00"))),
        ..LogLine::default()
    };
    let counted = |minutes| LogLine { minutes: Some(minutes), ..LogLine::default() };
    let both = |from: &str, to: &str, minutes| LogLine { minutes: Some(minutes), ..line(from, to) };
    let another_day = |minutes| LogLine {
        joined: Some(at("2021-10-24 08:30:00")),
        left: Some(at("2021-10-24 11:50:00")),
        minutes,
        ..LogLine::default()
    };
    let rule = AttendanceRule::default();
    for (name, lines, minutes, expected) in [
        ("all of it", vec![line("08:20", "12:10")], 200, Mark::Present),
        ("two devices at once count once", vec![line("08:30", "10:00"), line("08:40", "10:10")], 100, Mark::LeftEarly),
        ("in and out", vec![line("08:30", "10:00"), line("10:20", "11:50")], 180, Mark::Present),
        ("came late", vec![line("10:00", "11:50")], 110, Mark::Late),
        ("went early", vec![line("08:30", "10:10")], 100, Mark::LeftEarly),
        ("exactly four fifths", vec![counted(160)], 160, Mark::Present),
        ("a minute less", vec![counted(159)], 159, Mark::LeftEarly),
        ("below a third", vec![counted(59)], 59, Mark::Absent),
        ("exactly three tenths", vec![counted(60)], 60, Mark::LeftEarly),
        ("never more than the session", vec![counted(150), counted(150)], 200, Mark::Present),
        ("another day", vec![another_day(None)], 0, Mark::Absent),
        ("another day, counted by the platform", vec![another_day(Some(200))], 0, Mark::Absent),
        ("another day beside this one", vec![another_day(Some(200)), line("08:30", "10:10")], 100, Mark::LeftEarly),
        ("five minutes at each end", vec![both("08:30", "11:50", 10)], 10, Mark::Absent),
        ("counted before the session too", vec![both("07:30", "10:10", 160)], 100, Mark::LeftEarly),
        (
            "two devices, each counted",
            vec![both("08:30", "10:10", 90), both("08:30", "10:10", 95)],
            100,
            Mark::LeftEarly,
        ),
    ] {
        let found = stay(session, &lines.iter().collect::<Vec<_>>(), 200).unwrap();
        assert_eq!((found.minutes, rule.of_stay(session, &found, 200)), (minutes, expected), "{name}");
    }
    let joined = |line: LogLine| LogLine { left: None, ..line };
    let left = |line: LogLine| LogLine { joined: None, ..line };
    for (name, lines, minutes) in [
        ("nothing said", vec![LogLine::default()], None),
        ("still there when it was written", vec![joined(line("08:30", "11:50"))], None),
        ("only the leaving", vec![left(line("08:30", "11:50"))], None),
        ("left before coming", vec![line("11:50", "08:30")], None),
        ("left before coming, counted by the platform", vec![both("11:50", "08:30", 90)], Some(90)),
        ("gone at once", vec![line("08:30", "08:30")], Some(0)),
        ("one of two", vec![joined(line("08:30", "11:50")), line("08:30", "10:10")], Some(100)),
        ("the right one of two", vec![line("11:50", "08:30"), line("10:00", "10:40")], Some(40)),
    ] {
        let found = stay(session, &lines.iter().collect::<Vec<_>>(), 200);
        assert_eq!(found.map(|s| s.minutes), minutes, "{name}");
    }
    let times = [
        ("2021-10-24 08:30:00", "2021-10-24 11:50:00", false),
        ("2021-10-24 23:00:00", "2021-10-25 11:50:00", true),
        ("2021-10-25 08:30:00", "2021-10-26 00:10:00", true),
        ("2021-10-24 08:30:00", "2021-10-26 00:10:00", true),
    ];
    for (from, to, touches) in times {
        let line = LogLine { joined: Some(at(from)), left: Some(at(to)), ..LogLine::default() };
        assert_eq!(line.touches(session.on), touches, "{from} {to}");
    }
    assert!(counted(5).touches(session.on), "a line without times may be of any day");
}

#[test]
fn nicknames_are_matched_to_learners_and_never_guessed() {
    let mut class = dossier();
    for (index, name) in ["李明", "李明华", "王芳", "王芳"].iter().enumerate() {
        class.enrolments[index].person.name = (*name).to_owned();
        class.enrolments[index].details.phone = format!("1380000000{index}");
    }
    for (nickname, other, expected) in [
        ("李明", "", Some("李明")),
        ("济南-李明华", "", Some("李明华")),
        ("李明（农科院）", "", Some("李明")),
        ("王芳", "", None),
        ("王芳", "13800000003", Some("王芳")),
        ("小王 13800000002", "", Some("王芳")),
        ("iPhone", "", None),
        ("", "", None),
    ] {
        let line = LogLine { name: nickname.into(), others: vec![other.into()], ..LogLine::default() };
        let who = class.who_was_online(&line);
        let name = if let Who::One(e) = &who { Some(e.person.name.as_str()) } else { None };
        assert_eq!(name, expected, "{nickname} {other}: {who:?}");
    }
    let twice = LogLine { name: "王芳".into(), ..LogLine::default() };
    assert!(matches!(class.who_was_online(&twice), Who::Several(both) if both.len() == 2));
}

#[test]
fn a_number_finds_its_learner() {
    let mut class = dossier();
    for (index, number) in
        ["370102199001011234", "37010219910202123X", "370102199203035678", "G1234567"].iter().enumerate()
    {
        class.enrolments[index].person.document.number = IdNumber::new(*number);
    }
    class.enrolments[4].person.document.number = IdNumber::new("370102199404045678");
    class.enrolments[0].details.phone = "139-0000-0001".into();
    for at in [6, 7] {
        class.enrolments[at].details.phone = "0531-88880000".into();
    }
    class.enrolments[5].status = crate::enrolment::EnrolmentStatus::Declined;
    class.enrolments[5].person.document.number = IdNumber::new("370102199505059999");
    class
        .attendance
        .cards
        .push(super::book::Card { enrolment: class.enrolments[2].uid.clone(), code: "0A1B2C3D".into() });
    let found = |text: &str| match class.find_by_number(text) {
        Found::One(e) => e.person.name.clone(),
        Found::Several(many) => format!("{} 人", many.len()),
        Found::NotOnRoster(e) => format!("{} 不在名单", e.person.name),
        Found::Nobody => "无".to_owned(),
    };
    for (text, expected) in [
        ("370102199001011234", "学员0"),
        ("３７０１０２１９９００１０１１２３４", "学员0"),
        ("37010219910202123x", "学员1"),
        ("123x", "学员1"),
        ("1234", "学员0"),
        ("5678", "2 人"),
        ("035678", "学员2"),
        ("g1234567", "学员3"),
        ("0a1b2c3d", "学员2"),
        ("13900000001", "学员0"),
        ("053188880000", "2 人"),
        ("1", "学员0"),
        ("007", "学员6"),
        ("99", "无"),
        ("9999", "学员5 不在名单"),
        ("", "无"),
        ("扫描", "无"),
    ] {
        assert_eq!(found(text), expected, "{text}");
    }
}

#[test]
fn headings_name_sessions() {
    let mut class = dossier();
    class.sessions[0].topic = "智慧 农业".into();
    class.sessions[1].part = DayPart::Morning;
    class.sessions[1].starts = "10:20".into();
    for (heading, expected) in [
        ("1", "0"),
        ("第3次", "2"),
        ("第３次课", "2"),
        ("7", "无"),
        ("0", "无"),
        ("10月26日上午", "2"),
        ("2021-10-26 下午", "3"),
        ("10.26下午", "3"),
        ("10/27 PM", "5"),
        ("10月25日上午", "0、1"),
        ("10月25日上午10:20", "1"),
        ("10月26日", "多"),
        ("11月1日上午", "无"),
        ("智慧农业", "0"),
        ("session-4", "4"),
        ("单位", "别"),
        ("", "别"),
    ] {
        let found = match class.sessions_meant(heading) {
            Meant::Sessions(meant) => {
                let at = |s: &&crate::filing::schedule::Session| class.sessions.iter().position(|o| o.uid == s.uid);
                meant.iter().filter_map(at).map(|n| n.to_string()).collect::<Vec<_>>().join("、")
            }
            Meant::NoSuch => "无".to_owned(),
            Meant::Several(_) => "多".to_owned(),
            Meant::Other => "别".to_owned(),
        };
        assert_eq!(found, expected, "{heading}");
    }
}

/// A day without its year is one of the class, over New Year too.
#[test]
fn a_day_of_next_year_is_found() {
    let mut class = dossier();
    (class.class.opens_on, class.class.closes_on) = (day("2021-12-30"), day("2022-01-02"));
    (class.sessions[0].on, class.sessions[1].on) = (day("2021-12-30"), day("2022-01-02"));
    class.sessions[0].part = DayPart::Morning;
    class.sessions[1].part = DayPart::Morning;
    for (heading, expected) in [("12月30日上午", Some(0)), ("1月2日上午", Some(1)), ("1月9日上午", None)] {
        let found = match class.sessions_meant(heading) {
            Meant::Sessions(meant) => class.sessions.iter().position(|s| s.uid == meant[0].uid),
            _ => None,
        };
        assert_eq!(found, expected, "{heading}");
    }
}

#[test]
fn marks_are_read_in_many_spellings() {
    use Mark::{Absent, Late, Leave, LeftEarly, Present};
    for (text, mark, note) in [
        ("√", Some(Present), ""),
        (" 到 ", Some(Present), ""),
        ("１", Some(Present), ""),
        ("Present", Some(Present), ""),
        ("迟到", Some(Late), ""),
        ("迟到10分钟", Some(Late), "10分钟"),
        ("早退（送站）", Some(LeftEarly), "送站"),
        ("病假", Some(Leave), "病假"),
        ("事假：家中急事", Some(Leave), "事假：家中急事"),
        ("请假", Some(Leave), ""),
        ("未到", Some(Absent), ""),
        ("旷课", Some(Absent), ""),
        ("Ｘ", Some(Absent), ""),
        ("—", None, ""),
        ("", None, ""),
    ] {
        assert_eq!(read_mark(text), Some(Spelt { mark, note: note.to_owned() }), "{text}");
    }
    for text in ["怪", "○", "/", "迟到早退", "2", "假日", "√×"] {
        assert_eq!(read_mark(text), None, "{text}");
    }
}

#[test]
fn temperatures_are_read_and_fevers_told() {
    for (text, expected) in [
        ("36.5", Ok(365)),
        ("36。5", Ok(365)),
        ("３６．５℃", Ok(365)),
        ("37", Ok(370)),
        ("365", Ok(365)),
        ("36.55", Err(NotATemperature)),
        ("33.9", Err(NotATemperature)),
        ("3.65", Err(NotATemperature)),
        ("高", Err(NotATemperature)),
    ] {
        assert_eq!(read_temperature(text), expected, "{text}");
    }
    let mut class = dossier();
    class.class.epidemic_in_force = true;
    let people: Vec<_> = class.enrolments.iter().map(|e| e.uid.clone()).collect();
    for (index, enrolment) in people.iter().enumerate() {
        class.attendance.check_ins.push(CheckIn {
            enrolment: enrolment.clone(),
            state: CheckInState::Arrived,
            arrived_at: String::new(),
            identity_checked: true,
            materials_handed: true,
            pledge_signed: index > 0,
            note: String::new(),
        });
        for part in [DayPart::Morning, DayPart::Afternoon] {
            let tenths = if index == 1 && part == DayPart::Morning { 373 } else { 372 };
            let on = day("2021-10-25");
            class.attendance.temperatures.push(Temperature { enrolment: enrolment.clone(), on, part, tenths });
        }
    }
    class.attendance.temperatures.pop();
    let told = check_in::check(&class, day("2021-10-26"));
    let codes: Vec<_> = told.iter().map(|p| p.code).collect();
    assert_eq!(codes, ["pledge_missing", "temperature_missing", "fever"]);
    assert!(told[1].message.contains("10月25日下午缺 1 人体温：学员11"), "{}", told[1].message);
    assert!(told[2].message.contains("37.3℃"), "{}", told[2].message);
    class.class.epidemic_in_force = false;
    assert_eq!(check_in::check(&class, day("2021-10-26")), Vec::new(), "without the clause nobody asks");
    class.attendance.check_ins.pop();
    class.attendance.check_ins[0].state = CheckInState::NoShow;
    let codes: Vec<_> = check_in::check(&class, day("2021-10-26")).iter().map(|p| p.code).collect();
    assert_eq!(codes, ["check_in_open", "no_show_marked"]);
}

/// What was recorded today may still be put right without a word; what was checked or is of an earlier day may not.
#[test]
fn a_mark_settles_with_its_day_or_its_check() {
    let mut class = dossier();
    let (session, mark) = (class.sessions[0].clone(), class.marks[0].clone());
    assert!(!class.settled(&session, &mark, day("2021-10-28")));
    assert!(class.settled(&session, &mark, day("2021-10-29")));
    let unknown = super::AttendanceMark { recorded_on: None, ..mark.clone() };
    assert!(
        !class.settled(&session, &unknown, day("2021-10-25")) && class.settled(&session, &unknown, day("2021-10-26"))
    );
    let beforehand = super::AttendanceMark { recorded_on: Some(day("2021-10-11")), ..mark.clone() };
    for (today, settled) in [("2021-10-12", false), ("2021-10-25", false), ("2021-10-26", true)] {
        assert_eq!(class.settled(&session, &beforehand, day(today)), settled, "{today}");
    }
    class.attendance.closed.push((session.uid.clone(), day("2021-10-28")));
    assert!(class.settled(&session, &mark, day("2021-10-28")));
}

#[test]
fn check_in_begins_on_its_day_or_the_eve_of_the_opening() {
    let mut class = dossier();
    for (set, from) in [
        (Some("2021-10-24"), "2021-10-24"),
        (Some("2021-10-22"), "2021-10-22"),
        (Some("2021-10-25"), "2021-10-25"),
        (Some("2021-10-27"), "2021-10-25"),
        (None, "2021-10-24"),
    ] {
        class.class.check_in_on = set.map(day);
        assert_eq!(class.check_in_from(), day(from), "{set:?}");
    }
}
