use chrono::Days;
use proptest::prelude::*;

use super::*;

const FILES: [(i32, &str); 8] = [
    (2019, include_str!("../../../../../assets/calendars/2019.json")),
    (2020, include_str!("../../../../../assets/calendars/2020.json")),
    (2021, include_str!("../../../../../assets/calendars/2021.json")),
    (2022, include_str!("../../../../../assets/calendars/2022.json")),
    (2023, include_str!("../../../../../assets/calendars/2023.json")),
    (2024, include_str!("../../../../../assets/calendars/2024.json")),
    (2025, include_str!("../../../../../assets/calendars/2025.json")),
    (2026, include_str!("../../../../../assets/calendars/2026.json")),
];

/// Reads the one shape the shipped files have; the crate itself knows no JSON.
fn special_days(json: &str) -> Vec<SpecialDay> {
    let value = |entry: &str, key: &str| -> String {
        let rest = entry.split_once(&format!("\"{key}\": ")).unwrap().1;
        rest.split([',', '\n']).next().unwrap().trim_matches('"').to_owned()
    };
    let days: Vec<_> = json
        .split_once("\"days\"")
        .unwrap()
        .1
        .split('{')
        .skip(1)
        .map(|entry| SpecialDay {
            on: day(&value(entry, "date")),
            off: value(entry, "isOffDay").parse().unwrap(),
            name: value(entry, "name"),
        })
        .collect();
    assert_eq!(days.len(), json.matches("isOffDay").count());
    days
}

fn shipped() -> Calendar {
    Calendar::new(FILES.map(|(year, json)| (year, special_days(json))))
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn period(count: u32, unit: PeriodUnit) -> Period {
    Period { count, unit }
}

#[test]
fn filing_is_due_as_the_worked_examples_say() {
    let calendar = shipped();
    for (opens_on, due) in [
        ("2021-10-11", "2021-09-22"),
        ("2021-10-25", "2021-10-11"),
        ("2022-02-14", "2022-01-26"),
        ("2023-05-08", "2023-04-21"),
        ("2025-10-13", "2025-09-23"),
    ] {
        let deadline = calendar.filing_due(day(opens_on), 10);
        assert_eq!(deadline.due, day(due), "opening {opens_on}");
        assert_eq!((deadline.counted.len(), deadline.counted.last()), (10, Some(&day(due))), "opening {opens_on}");
        assert!(deadline.official, "opening {opens_on}");
    }
}

#[test]
fn counted_days_run_from_the_one_before_opening() {
    let counted = shipped().filing_due(day("2021-10-11"), 10).counted;
    let expected = [
        "2021-10-09", // the Saturday worked in exchange
        "2021-10-08",
        "2021-09-30",
        "2021-09-29",
        "2021-09-28",
        "2021-09-27",
        "2021-09-26", // the Sunday worked in exchange
        "2021-09-24",
        "2021-09-23",
        "2021-09-22",
    ];
    assert_eq!(counted, expected.map(day));
    let none = shipped().filing_due(day("2021-10-11"), 0);
    assert_eq!((none.due, none.counted), (day("2021-10-11"), vec![]));
}

#[test]
fn reports_are_due_a_month_after_the_end() {
    let calendar = shipped();
    use PeriodUnit::{Days, Months, WorkingDays};
    for (closes_on, within, due, suggested) in [
        ("2021-10-28", period(1, Months), "2021-11-28", "2021-11-26"),
        ("2021-10-29", period(1, Months), "2021-11-29", "2021-11-29"),
        ("2021-10-31", period(1, Months), "2021-11-30", "2021-11-30"),
        ("2022-01-31", period(1, Months), "2022-02-28", "2022-02-28"),
        ("2024-01-31", period(1, Months), "2024-02-29", "2024-02-29"),
        ("2021-09-07", period(1, Months), "2021-10-07", "2021-09-30"),
        ("2021-09-09", period(1, Months), "2021-10-09", "2021-10-09"), // a Saturday worked in exchange
        ("2021-09-24", period(15, WorkingDays), "2021-10-20", "2021-10-20"),
        ("2021-09-24", period(15, Days), "2021-10-09", "2021-10-09"),
        ("2021-10-28", period(0, Months), "2021-10-28", "2021-10-28"),
        ("2021-10-02", period(2, Days), "2021-10-04", "2021-10-04"), // no working day in between to suggest
    ] {
        let deadline = calendar.report_due(day(closes_on), within);
        assert_eq!((deadline.due, deadline.suggested), (day(due), day(suggested)), "{closes_on} {within:?}");
        assert!(deadline.official, "{closes_on} {within:?}");
    }
}

#[test]
fn dates_beyond_the_announcements_are_provisional() {
    let calendar = shipped();
    assert!(calendar.covers(2026) && !calendar.covers(2027) && !calendar.covers(2018));
    for (on, official) in [
        ("2018-12-30", false), // named by 2019's file, but 2018's own isn't there
        ("2019-01-01", true),
        ("2022-12-31", true),
        ("2026-12-27", true),
        ("2026-12-28", false), // 2027's 元旦 may still move it
        ("2027-01-01", false),
    ] {
        assert_eq!(calendar.is_official(day(on)), official, "{on}");
    }
    for (opens_on, official) in [
        ("2019-01-20", true),
        ("2019-01-10", false),
        ("2026-12-28", true),
        ("2026-12-29", false),
        ("2027-03-01", false),
    ] {
        assert_eq!(calendar.filing_due(day(opens_on), 10).official, official, "opening {opens_on}");
    }
    for (closes_on, unit, official) in [
        ("2026-11-27", PeriodUnit::Months, true),
        ("2026-12-01", PeriodUnit::Months, false),
        ("2026-12-25", PeriodUnit::WorkingDays, false),
        ("2026-12-24", PeriodUnit::WorkingDays, true),
    ] {
        assert_eq!(calendar.report_due(day(closes_on), period(1, unit)).official, official, "{closes_on}");
    }
}

#[test]
fn days_are_described_in_words() {
    let calendar = shipped();
    for (on, word, working) in [
        ("2021-01-01", "元旦", false),
        ("2021-10-01", "国庆节", false),
        ("2021-10-09", "调休上班", true),
        ("2021-10-10", "周末", false),
        ("2021-10-11", "工作日", true),
        ("2022-12-31", "元旦", false), // named by 2023's file
        ("2018-12-29", "调休上班", true),
        ("2030-01-01", "工作日", true),
    ] {
        assert_eq!((calendar.describe(day(on)), calendar.is_working_day(day(on))), (word, working), "{on}");
    }
    let week: Vec<_> = (0..7).map(|n| weekday(day("2021-10-25") + Days::new(n))).collect();
    assert_eq!(week, ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]);
}

#[test]
fn the_later_announcement_holds_whatever_the_order() {
    let on = day("2022-12-31");
    let said = |off| vec![SpecialDay { on, off, name: "元旦".into() }];
    for files in [[(2022, said(false)), (2023, said(true))], [(2023, said(true)), (2022, said(false))]] {
        assert!(!Calendar::new(files).is_working_day(on));
    }
}

/// Counts working days another way: weekdays from the day number, special days in a flat list, sums from one end.
#[test]
fn every_filing_deadline_of_eight_years_agrees_with_sums() {
    let special: Vec<_> = FILES.iter().flat_map(|(_, json)| special_days(json)).collect();
    let first = day("2018-11-01");
    let works = |on: NaiveDate| match special.iter().rev().find(|d| d.on == on) {
        Some(d) => !d.off,
        None => (on - day("2018-01-01")).num_days().rem_euclid(7) < 5, // that day was a Monday
    };
    let days: Vec<NaiveDate> = first.iter_days().take_while(|on| *on <= day("2026-12-31")).collect();
    // sums[i]: working days before days[i]
    let mut sums = vec![0];
    for on in &days {
        sums.push(sums[sums.len() - 1] + u32::from(works(*on)));
    }
    let calendar = shipped();
    let start = days.iter().position(|on| *on == day("2019-01-01")).unwrap();
    let mut checked = 0;
    for opens in start..days.len() {
        let due = (0..opens).rev().find(|&i| sums[opens] - sums[i] == 10).unwrap();
        let deadline = calendar.filing_due(days[opens], 10);
        assert_eq!(deadline.due, days[due], "opening {}", days[opens]);
        assert_eq!(calendar.is_working_day(days[opens]), works(days[opens]), "{}", days[opens]);
        checked += 1;
    }
    assert_eq!(checked, 2922);
}

#[test]
fn the_ends_of_time_do_not_panic() {
    let calendar = shipped();
    for on in [NaiveDate::MIN, NaiveDate::MAX] {
        assert!(!calendar.is_official(on));
        assert_eq!(calendar.describe(on), if calendar.is_working_day(on) { "工作日" } else { "周末" });
        for unit in PeriodUnit::ALL {
            let deadline = calendar.report_due(on, period(30, *unit));
            assert!(deadline.due >= on && deadline.suggested >= on && !deadline.official);
        }
    }
    assert_eq!(calendar.filing_due(NaiveDate::MIN, 10).due, NaiveDate::MIN);
    assert_eq!(calendar.report_due(NaiveDate::MAX, period(1, PeriodUnit::WorkingDays)).due, NaiveDate::MAX);
    assert_eq!(calendar.report_due(day("2021-10-28"), period(u32::MAX, PeriodUnit::Months)).due, NaiveDate::MAX);
}

proptest! {
    #[test]
    fn deadlines_keep_the_order_of_dates(offset in 0u64..2900, later in 0u64..60, count in 0u32..40) {
        let calendar = shipped();
        let first = day("2019-01-01") + Days::new(offset);
        let second = first + Days::new(later);
        prop_assert!(calendar.filing_due(first, count).due <= calendar.filing_due(second, count).due);
        prop_assert!(calendar.filing_due(first, count + 1).due < calendar.filing_due(first, count).due);
        for unit in PeriodUnit::ALL {
            let within = period(count, *unit);
            prop_assert!(calendar.report_due(first, within).due <= calendar.report_due(second, within).due);
        }
    }

    #[test]
    fn a_suggested_day_is_worked_and_no_later_than_the_deadline(offset in 0u64..2900, months in 1u32..4) {
        let calendar = shipped();
        let closes_on = day("2019-01-01") + Days::new(offset);
        let deadline = calendar.report_due(closes_on, period(months, PeriodUnit::Months));
        prop_assert!(deadline.suggested <= deadline.due);
        prop_assert!(calendar.is_working_day(deadline.suggested));
        let between = deadline.suggested.iter_days().skip(1).take_while(|d| *d <= deadline.due);
        prop_assert!(between.into_iter().all(|d| !calendar.is_working_day(d)));
    }
}

#[test]
fn a_period_in_working_days_names_the_days_it_counted() {
    let calendar = shipped();
    let report = calendar.report_due(day("2021-09-29"), period(3, PeriodUnit::WorkingDays));
    let counted: Vec<String> = report.counted.iter().map(ToString::to_string).collect();
    assert_eq!(counted, ["2021-09-30", "2021-10-08", "2021-10-09"], "the weekend worked in exchange counts");
    assert_eq!(report.due, day("2021-10-09"));
    assert!(calendar.report_due(day("2021-09-29"), period(1, PeriodUnit::Months)).counted.is_empty());
}
