//! Figures in papers, reckoned a second time: straight from the store's tables by SQL, without a line of the program.

use std::collections::BTreeMap;
use std::path::PathBuf;

use calamine::{Reader, Xlsx, open_workbook};
use rusqlite::Connection;
use yanxiu_tests::Desk;

/// The cells of a paper's workbook that hold something, row by row.
fn cells(desk: &Desk, name: &str) -> Vec<Vec<String>> {
    let file: PathBuf = std::fs::read_dir(desk.path("bundle"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .find(|p| p.to_string_lossy().ends_with(&format!("{name}.xlsx")))
        .unwrap_or_else(|| panic!("no {name}"));
    let mut book: Xlsx<_> = open_workbook(file).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    range.rows().map(|r| r.iter().map(ToString::to_string).filter(|t| !t.is_empty()).collect()).collect()
}

/// The row that begins with, or holds, a label.
fn row<'r>(rows: &'r [Vec<String>], label: &str) -> &'r [String] {
    rows.iter().find(|r| r.iter().any(|c| c == label)).unwrap_or_else(|| panic!("no row {label} in {rows:?}"))
}

fn one<T: rusqlite::types::FromSql>(store: &Connection, sql: &str) -> T {
    store.query_row(sql, [], |r| r.get(0)).unwrap_or_else(|e| panic!("{sql}: {e}"))
}

fn pairs(store: &Connection, sql: &str) -> BTreeMap<String, i64> {
    let mut statement = store.prepare(sql).unwrap();
    statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?))).unwrap().map(Result::unwrap).collect()
}

/// Whole yuan or with their fen, as a workbook's number is read.
fn yuan(fen: i64) -> String {
    match fen % 100 {
        0 => (fen / 100).to_string(),
        part if part % 10 == 0 => format!("{}.{}", fen / 100, part / 10),
        part => format!("{}.{part:02}", fen / 100),
    }
}

/// Hundredths of a percent, rounded half up, as a paper writes them.
fn percent(part: i64, whole: i64) -> String {
    let hundredths = (part * 20_000 + whole) / (2 * whole);
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    format!("{}%", text.trim_end_matches('0').trim_end_matches('.'))
}

const COUNTED: &str = "kind IN ('lecture', 'seminar', 'case', 'on_site', 'group_study')";
const THERE: &str = "mark IN ('present', 'late', 'left_early')";

#[test]
fn papers_say_what_the_tables_hold() {
    let desk = Desk::new();
    desk.sample();
    let store = Connection::open(desk.path("data/yanxiu.db")).unwrap();

    // Attendance, learner by learner, and the rate of all.
    let attendance = cells(&desk, "考勤汇总表");
    let planned: i64 = one(&store, &format!("SELECT sum(hours) FROM session WHERE {COUNTED}"));
    let earned = pairs(
        &store,
        &format!(
            "SELECT p.name, sum(CASE WHEN {THERE} THEN s.hours ELSE 0 END) FROM attendance_mark m
             JOIN session s ON s.id = m.session_id AND s.{COUNTED} JOIN enrolment e ON e.id = m.enrolment_id
             JOIN person p ON p.id = e.person_id WHERE e.status = 'accepted' GROUP BY e.id"
        ),
    );
    assert_eq!(earned.len(), 30);
    for (name, tenths) in &earned {
        let said = row(&attendance, name);
        let hours = yuan(tenths * 10);
        assert!(said.contains(&hours) && said.contains(&percent(*tenths, planned)), "{name} {hours}: {said:?}");
    }
    let all: i64 = earned.values().sum();
    let rate = percent(all, planned * 30);
    assert!(attendance[2][0].contains(&format!("总出勤率 {rate}")), "{rate}: {:?}", attendance[2]);

    // The roster: everybody accepted, each with what the person table holds, and the valid certificates.
    let roster = cells(&desk, "附件4-学员名单");
    let mut statement = store
        .prepare(
            "SELECT p.name, p.id_number, e.unit, c.number FROM enrolment e JOIN person p ON p.id = e.person_id
             LEFT JOIN certificate c ON c.enrolment_id = e.id AND c.state <> 'void' WHERE e.status = 'accepted'",
        )
        .unwrap();
    let people: Vec<(String, String, String, Option<String>)> = statement
        .query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert_eq!(people.iter().filter(|p| p.3.is_some()).count(), 29);
    for (name, number, unit, certificate) in &people {
        let said = row(&roster, number);
        assert!(said.contains(name) && said.contains(unit), "{name}: {said:?}");
        assert_eq!(said.last().filter(|c| c.starts_with("2021-")), certificate.as_ref(), "{name}");
    }

    // Money, kind by kind: what was planned, what was spent, teachers' fees before tax among it.
    let settlement = cells(&desk, "经费结算表");
    let budget = pairs(&store, "SELECT kind, sum(amount) FROM budget_line GROUP BY kind");
    let mut spent = pairs(&store, "SELECT kind, sum(amount) FROM cost_line GROUP BY kind");
    *spent.entry("teacher_fee".into()).or_default() += one::<i64>(&store, "SELECT sum(gross) FROM fee_line");
    for (kind, label) in [("teacher_fee", "师资费"), ("lodging", "住宿费"), ("meals", "伙食费"), ("other", "其他费用")]
    {
        let said = row(&settlement, label);
        let expected = [yuan(budget[kind]), yuan(spent[kind]), yuan(budget[kind] - spent[kind])];
        let at = said.iter().position(|c| c == label).unwrap();
        assert_eq!(said[at + 1..at + 4], expected, "{label}");
    }
    let sums = [budget.values().sum::<i64>(), spent.values().sum::<i64>()];
    let total = row(&settlement, "合　计");
    assert_eq!(total[1..4], [yuan(sums[0]), yuan(sums[1]), yuan(sums[0] - sums[1])]);

    // Teachers' fees: gross less tax is net.
    let fees = cells(&desk, "讲课费发放表");
    let mut statement =
        store.prepare("SELECT t.name, f.gross, f.net FROM fee_line f JOIN teacher t ON t.id = f.teacher_id").unwrap();
    let lines: Vec<(String, i64, i64)> =
        statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?))).unwrap().map(Result::unwrap).collect();
    assert_eq!(lines.len(), 5);
    for (name, gross, net) in &lines {
        let said = row(&fees, name);
        for amount in [*gross, gross - net, *net] {
            assert!(said.contains(&yuan(amount)), "{name} {}: {said:?}", yuan(amount));
        }
    }

    // The survey, question by question, and over all answers.
    let summary = cells(&desk, "满意度测评汇总表");
    let good = pairs(&store, "SELECT subject, very_satisfied + satisfied FROM survey_tally");
    let answers = pairs(&store, "SELECT subject, very_satisfied + satisfied + fair + dissatisfied FROM survey_tally");
    for (subject, count) in &good {
        let said = row(&summary, subject);
        assert!(said.contains(&percent(*count, answers[subject])), "{subject}: {said:?}");
    }
    let overall = percent(good.values().sum(), answers.values().sum());
    assert!(summary.iter().flatten().any(|c| c.contains(&format!("总体满意率：{overall}"))), "{overall}: {summary:?}");
}

#[test]
fn a_year_is_the_sum_of_what_its_classes_tables_hold() {
    let desk = Desk::new();
    desk.sample();
    let file = desk.path("class.toml").display().to_string();
    desk.run(&["template", "class", "--out", &file]);
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replacen("plan_number = \"17\"", "plan_number = \"18\"", 1)).unwrap();
    assert_eq!(desk.run(&["class", "new", "--file", &file]).exit, 0);
    let store = Connection::open(desk.path("data/yanxiu.db")).unwrap();
    let report = desk.run(&["year", "report", "--year", "2021"]).document;
    let sums = &report["totals"];
    for (path, sql) in [
        ("classes", "SELECT count(*) FROM training_class".to_owned()),
        ("size", "SELECT sum(size) FROM training_class".to_owned()),
        ("accepted", "SELECT count(*) FROM enrolment WHERE status = 'accepted'".to_owned()),
        ("certificates", "SELECT count(*) FROM certificate WHERE state <> 'void'".to_owned()),
        (
            "attended",
            format!(
                "SELECT count(DISTINCT enrolment_id) FROM attendance_mark m JOIN enrolment e ON e.id = m.enrolment_id
                 WHERE {THERE} AND e.status = 'accepted'"
            ),
        ),
        ("filed", "SELECT count(*) FROM filing".to_owned()),
        ("reported", "SELECT count(*) FROM submission".to_owned()),
        ("budget", "SELECT sum(amount) FROM budget_line".to_owned()),
        ("spent", "SELECT (SELECT sum(amount) FROM cost_line) + (SELECT sum(gross) FROM fee_line)".to_owned()),
        ("received", "SELECT sum(amount) FROM income_line WHERE refunded_on IS NULL".to_owned()),
        ("fees", "SELECT sum(gross) FROM fee_line".to_owned()),
        (
            "front_line",
            "SELECT count(*) FROM enrolment e JOIN training_class c ON c.id = e.class_id
             WHERE e.status = 'accepted' AND e.front_line = 1 AND c.special_topic IS NOT NULL"
                .to_owned(),
        ),
    ] {
        assert_eq!(sums[path].as_i64(), Some(one(&store, &sql)), "{path}");
    }
    let hours: i64 = one(&store, &format!("SELECT sum(hours) FROM session WHERE {COUNTED}"));
    assert_eq!(sums["hours"], yuan(hours * 10));
    let cities = pairs(
        &store,
        "SELECT city, count(*) FROM enrolment WHERE status = 'accepted' AND city IS NOT NULL GROUP BY city",
    );
    let said: i64 = report["cities"].as_array().unwrap().iter().map(|c| c["learners"].as_i64().unwrap()).sum();
    assert_eq!(said, cities.values().sum::<i64>());

    // The workbook says the same, a sheet each; the PDF has as many parts.
    let out = desk.path("year").display().to_string();
    let made = desk.run(&["year", "report", "--year", "2021", "--out", &out]);
    assert_eq!(made.exit, 0, "{}", made.said);
    let names: Vec<&str> =
        made.document["files"].as_array().unwrap().iter().map(|f| f["path"].as_str().unwrap()).collect();
    assert_eq!(names, ["2021年度高级研修项目工作汇总.pdf", "2021年度高级研修项目工作汇总.xlsx"]);
    let mut book: Xlsx<_> = open_workbook(desk.path("year").join(names[1])).unwrap();
    assert_eq!(book.sheet_names(), ["总体情况", "期限完成", "学员和学时", "学员来源", "经费", "风险事项"]);
    let range = book.worksheet_range("经费").unwrap();
    let rows: Vec<Vec<String>> =
        range.rows().map(|r| r.iter().map(ToString::to_string).filter(|t| !t.is_empty()).collect()).collect();
    let total = row(&rows, "合　计");
    let said = ["budget", "spent", "fees"].map(|path| yuan(sums[path].as_i64().unwrap()));
    assert_eq!(total[1..4], said);
    // The class that wasn't run is at risk, the other isn't.
    let late = desk.run_on("2021-12-20", &["year", "report", "--year", "2021"], &[]).document;
    let codes: Vec<&str> = late["risks"].as_array().unwrap().iter().map(|r| r["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["not_filed", "not_run", "report_overdue"]);
    // A year without a notice is refused with the way out; one without classes is empty.
    let none = desk.run(&["year", "report", "--year", "1999"]);
    assert_eq!((none.exit, &none.document["error"]["code"]), (3, &"no_notice".into()));
}
