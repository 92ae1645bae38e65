//! The year as its paper sees it.

use chrono::NaiveDate;
use yanxiu_domain::chinese;
use yanxiu_domain::money::Fen;
use yanxiu_domain::people::City;
use yanxiu_domain::record::{Record, Value};
use yanxiu_domain::share::share;
use yanxiu_domain::year::{Deadline, Totals, YearClass};

use super::Facts;

/// A city's name; learners without one stand in a column of their own.
pub(super) fn city(city: Option<City>) -> &'static str {
    city.map_or("未填", City::label)
}

fn money(amount: Fen) -> Value {
    Value::Number { hundredths: amount.fen(), decimals: 2 }
}

/// A share of two counts, as a percentage; a dash where there is nothing to share.
fn rate(part: u32, whole: u32) -> String {
    share(part.into(), whole.into()).map_or_else(|| "—".to_owned(), chinese::percent)
}

fn kept(row: &mut Record, path: &str, deadline: &Deadline) {
    row.text(&format!("{path}.due"), chinese::short_date(deadline.due))
        .text(&format!("{path}.done"), deadline.done.map_or_else(|| "—".to_owned(), chinese::short_date))
        .text(&format!("{path}.kept"), deadline.kept.label());
}

fn class(number: i64, c: &YearClass) -> Record {
    let mut row = Record::new();
    row.count("number", number)
        .text("plan_number", &c.plan_number)
        .text("title", &c.title)
        .text("special_topic", if c.special_topic.is_empty() { "—" } else { &c.special_topic })
        .text("dates", format!("{}—{}", chinese::short_date(c.opens_on), chinese::short_date(c.closes_on)))
        .count("days", c.days.into())
        .text("hours", c.hours.to_string())
        .text("stage", c.stage.label())
        .text("earned", c.earned.to_string())
        .text("pass_rate", rate(c.passed, c.assessed))
        .text("front_line_share", rate(c.front_line, c.accepted))
        .set("budget", money(c.budget))
        .set("spent", money(c.spent))
        .set("difference", money(c.budget - c.spent))
        .set("received", money(c.received))
        .set("fees", money(c.fees))
        .set("charged", money(c.charged));
    for (path, count) in [
        ("size", c.size),
        ("applied", c.applied),
        ("accepted", c.accepted),
        ("attended", c.attended),
        ("passed", c.passed),
        ("certificates", c.certificates),
        ("front_line", c.front_line),
        ("risks", u32::try_from(c.risks.len()).unwrap_or(u32::MAX)),
    ] {
        row.count(path, count.into());
    }
    kept(&mut row, "filing", &c.filing);
    kept(&mut row, "report", &c.report);
    row.text("complete", c.complete.kept.label());
    row
}

fn totals(r: &mut Record, sums: &Totals) {
    for (path, count) in [
        ("classes", sums.classes),
        ("run", sums.run),
        ("days", sums.days),
        ("size", sums.size),
        ("applied", sums.applied),
        ("accepted", sums.accepted),
        ("attended", sums.attended),
        ("passed", sums.passed),
        ("certificates", sums.certificates),
        ("special_classes", sums.special_classes),
        ("special", sums.special),
        ("front_line", sums.front_line),
        ("filed", sums.filed),
        ("filed_in_time", sums.filed_in_time),
        ("reported", sums.reported),
        ("reported_in_time", sums.reported_in_time),
    ] {
        r.count(&format!("sum.{path}"), count.into());
    }
    r.text("sum.hours", sums.hours.to_string())
        .text("sum.earned", sums.earned.to_string())
        .text("sum.pass_rate", rate(sums.passed, sums.assessed))
        .text("sum.front_line_share", rate(sums.front_line, sums.special))
        .text("sum.filing_rate", rate(sums.filed_in_time, sums.classes))
        .text("sum.report_rate", rate(sums.reported_in_time, sums.classes))
        .set("sum.budget", money(sums.budget))
        .set("sum.spent", money(sums.spent))
        .set("sum.difference", money(sums.budget - sums.spent))
        .set("sum.received", money(sums.received))
        .set("sum.fees", money(sums.fees))
        .set("sum.charged", money(sums.charged));
}

/// Everything the year's paper says.
pub(super) fn record(facts: &Facts, today: NaiveDate) -> Record {
    let (year, sums) = (&facts.year, facts.year.totals());
    let mut r = Record::new();
    r.text("year", year.year.to_string())
        .text("today", chinese::date(today))
        .text("institution.name", &facts.institution)
        .text("complete_by", chinese::date(facts.complete_by));
    totals(&mut r, &sums);
    r.text(
        "summary",
        format!(
            "{}年度承办高级研修班{}期，其中已办{}期。报名{}人次，录取{}人，参训{}人，考核合格{}人，颁发结业证书{}本，计划学时{}，参训人员共获得{}学时。按时备案{}期，按时报送总结材料{}期。预算{}，支出{}。",
            year.year,
            sums.classes,
            sums.run,
            sums.applied,
            sums.accepted,
            sums.attended,
            sums.passed,
            sums.certificates,
            sums.hours,
            sums.earned,
            sums.filed_in_time,
            sums.reported_in_time,
            sums.budget.in_text(),
            sums.spent.in_text()
        ),
    );
    r.list("classes", (1..).zip(&year.classes).map(|(number, c)| class(number, c)).collect());
    let cities = year.cities();
    let head = |(index, (of, learners)): (usize, &(Option<City>, u32))| {
        let mut row = Record::new();
        row.text("key", format!("c{index}")).text("title", city(*of)).count("learners", (*learners).into());
        row
    };
    r.list("cities", cities.iter().enumerate().map(head).collect());
    let mut matrix: Vec<Record> = year
        .classes
        .iter()
        .map(|c| {
            let mut row = Record::new();
            row.text("title", &c.title);
            let counts = cities.iter().map(|(city, _)| c.cities.get(city).copied().unwrap_or(0));
            for (index, count) in counts.enumerate() {
                let said = if count == 0 { String::new() } else { count.to_string() };
                row.text(&format!("m.c{index}"), said);
            }
            row.count("learners", c.accepted.into());
            row
        })
        .collect();
    let mut last = Record::new();
    last.text("title", "合　计");
    for (index, (_, count)) in cities.iter().enumerate() {
        last.text(&format!("m.c{index}"), if *count == 0 { String::new() } else { count.to_string() });
    }
    last.count("learners", sums.accepted.into());
    if !matrix.is_empty() {
        matrix.push(last);
    }
    let most: Vec<Record> = {
        let mut some: Vec<_> = cities.iter().filter(|(_, n)| *n > 0).collect();
        some.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        some.into_iter()
            .map(|(of, learners)| {
                let mut row = Record::new();
                row.text("title", city(*of)).count("learners", (*learners).into());
                row
            })
            .collect()
    };
    let risks = year
        .risks(today, facts.complete_by)
        .into_iter()
        .map(|risk| {
            let mut row = Record::new();
            row.text("title", risk.title).text("text", risk.text).text("clause", risk.clause);
            row
        })
        .collect();
    r.list("matrix", matrix).list("most", most).list("risks", risks);
    r
}
