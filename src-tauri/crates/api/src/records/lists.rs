//! The lists of a class's record.

use yanxiu_domain::calendar::Calendar;
use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::filing::class::CostKind;
use yanxiu_domain::filing::schedule::Session;
use yanxiu_domain::notice::Needed;
use yanxiu_domain::record::Record;
use yanxiu_domain::reports::scores::{ScoreSheet, points};

use super::money;

pub(super) fn add(r: &mut Record, d: &Dossier, calendar: &Calendar, sheet: &ScoreSheet) {
    r.list("no_rows", Vec::new());
    r.list("sessions", d.sessions.iter().map(|s| session(d, s)).collect());
    r.list("invitations", invitations(d));
    let people = learners(d);
    super::roster::add(r, d, &people);
    r.list("learners", people);
    r.list("changes", changes(d));
    super::assessment::add(r, d);
    crate::committee::papers::add(r, d);
    crate::reports::survey::add(r, d);
    scores(r, d, sheet);
    reports(r, d);
    acceptance(r, d, calendar);
}

fn session(d: &Dossier, s: &Session) -> Record {
    let teacher = s.teacher.as_ref().and_then(|t| d.teacher(t));
    let counted = d.notice.size.counted_kinds.contains(&s.kind);
    let mut row = Record::new();
    row.text("on", chinese::date(s.on))
        .text("short_on", chinese::short_date(s.on))
        .text("on_with_weekday", format!("{}（{}）", chinese::short_date(s.on), yanxiu_domain::calendar::weekday(s.on)))
        .text("part", s.part.label())
        .text("time", if s.starts.is_empty() { String::new() } else { format!("{}—{}", s.starts, s.ends) })
        .text("topic", &s.topic)
        .text("kind", s.kind.label())
        .text("place", &s.place)
        .text("hours_or_dash", if counted { s.hours.to_string() } else { "—".to_owned() })
        .text("teacher", teacher.map(|t| t.name.clone()).unwrap_or_default())
        .text("teacher_title", teacher.map(|t| t.title.clone()).unwrap_or_default())
        .text("teacher_unit", teacher.map(|t| t.unit.clone()).unwrap_or_default())
        .text("teacher_with_title", teacher.map(|t| format!("{} {}", t.name, t.title)).unwrap_or_default());
    row
}

/// A letter to each teacher, with the sessions asked for.
fn invitations(d: &Dossier) -> Vec<Record> {
    d.scheduled_teachers()
        .into_iter()
        .map(|teacher| {
            let asked = d.sessions.iter().filter(|s| s.teacher.as_ref() == Some(&teacher.uid));
            let mut row = Record::new();
            row.text("name", &teacher.name)
                .text("title", &teacher.title)
                .text("unit", &teacher.unit)
                .list("asked", asked.map(|s| session(d, s)).collect());
            row
        })
        .collect()
}

fn learners(d: &Dossier) -> Vec<Record> {
    let assessed = super::assessment::rows(d);
    d.learners()
        .zip(assessed)
        .map(|(learner, mut row)| {
            let (who, details) = (&learner.person, &learner.details);
            row.count("number", learner.roster_number.unwrap_or(0).into())
                .text("name", &who.name)
                .text("sex", who.sex.map(|s| s.label()).unwrap_or_default())
                .text("ethnic_group", &who.ethnic_group)
                .text("id_number", who.document.number.reveal())
                .text("id_masked", who.document.number.masked())
                .text("unit", &details.unit)
                .text("city", details.city.map(|c| c.label()).unwrap_or_default())
                .text("post", &details.post)
                .text("title", &details.title)
                .text("political_status", details.political_status.map(|p| p.label()).unwrap_or_default())
                .text("phone", &details.phone)
                .text("lodging", &details.lodging)
                .text("food", &details.food)
                .text("arrival", &details.arrival)
                .text("certificate_number", d.awarded_to(&learner.uid).map(|c| c.number.clone()).unwrap_or_default());
            super::roster::place(&mut row, learner, d);
            row
        })
        .collect()
}

fn changes(d: &Dossier) -> Vec<Record> {
    d.changes
        .iter()
        .map(|report| {
            let facts = report
                .facts
                .iter()
                .map(|f| {
                    let mut row = Record::new();
                    row.text("label", crate::filing::fact_label(&f.field))
                        .text("before", &f.before)
                        .text("after", &f.after);
                    row
                })
                .collect();
            let mut row = Record::new();
            row.text("kind", report.kind.label())
                .text("reason", report.reason.trim_end_matches('。'))
                .text("reported_on", chinese::date(report.reported_on))
                .list("facts", facts);
            row
        })
        .collect()
}

fn scores(r: &mut Record, d: &Dossier, sheet: &ScoreSheet) {
    let mut groups: Vec<(String, u32, u32)> = Vec::new();
    let mut rows = Vec::new();
    for (score, indicator) in sheet.rows.iter().zip(&d.notice.indicators) {
        let mut row = Record::new();
        row.text("level1", &indicator.level1)
            .text("level2", &indicator.level2)
            .text("title", &indicator.title)
            .count("points", indicator.points.into())
            .text("target", &indicator.target)
            .text("actual", &score.actual)
            .text("standard", &indicator.standard)
            .text("score", score.score.map(points).unwrap_or_default())
            .text("reason", &score.reason)
            .text("evidence", score.evidence());
        rows.push(row);
        match groups.last_mut().filter(|g| g.0 == indicator.level1) {
            Some(group) => {
                group.1 += indicator.points * 100;
                group.2 += score.score.unwrap_or(0);
            }
            None => groups.push((indicator.level1.clone(), indicator.points * 100, score.score.unwrap_or(0))),
        }
    }
    let groups = groups
        .into_iter()
        .map(|(title, all, got)| {
            let mut row = Record::new();
            let share = yanxiu_domain::share::share(got.into(), all.into()).unwrap_or(0);
            row.text("title", title).text("percent", chinese::percent(share).trim_end_matches('%'));
            row
        })
        .collect();
    r.list("indicators", rows).list("score_groups", groups);
}

fn reports(r: &mut Record, d: &Dossier) {
    let settlement = CostKind::ALL
        .iter()
        .filter(|k| d.budget_of(**k).fen() > 0 || d.spent_of(**k).fen() > 0)
        .map(|kind| {
            let (budget, spent) = (d.budget_of(*kind), d.spent_of(*kind));
            let notes: Vec<&str> =
                d.costs.iter().filter(|c| c.kind == *kind && !c.note.is_empty()).map(|c| c.note.as_str()).collect();
            let mut row = Record::new();
            row.text("kind", kind.label())
                .set("budget", money(budget))
                .set("spent", money(spent))
                .set("difference", money(budget - spent))
                .text("note", notes.join("；"));
            row
        })
        .collect();
    let incomes = d
        .incomes
        .iter()
        .map(|i| {
            let refunded = i.refunded_on.map(|on| format!("（{}退还）", chinese::short_date(on))).unwrap_or_default();
            let mut row = Record::new();
            row.text("kind", i.kind.label())
                .set("amount", money(i.amount))
                .text("note", format!("{}{refunded}", i.note));
            row
        })
        .collect();
    let fees = d
        .fees
        .iter()
        .map(|f| {
            let teacher = d.teacher(&f.teacher);
            let of = |get: fn(&yanxiu_domain::filing::teachers::Teacher) -> &str| {
                teacher.map(|t| get(t).to_owned()).unwrap_or_default()
            };
            let mut row = Record::new();
            row.text("name", of(|t| &t.name))
                .text("unit", of(|t| &t.unit))
                .text("title", of(|t| &t.title))
                .text("account", of(|t| &t.account))
                .text("hours", f.hours.to_string())
                .set("gross", money(f.gross))
                .set("tax", money(f.gross - f.net))
                .set("net", money(f.net));
            row
        })
        .collect();
    r.list("settlement", settlement).list("incomes", incomes).list("fees", fees);
}

fn acceptance(r: &mut Record, d: &Dossier, calendar: &Calendar) {
    let class = &d.class;
    // What was filed: the fact before the first change of it, or as it still is.
    let filed = |field: &str, now: String| {
        d.changes.iter().flat_map(|c| &c.facts).find(|f| f.field == field).map_or(now, |f| f.before.clone())
    };
    let state = |same: bool| if same { "按计划完成" } else { "有变更" };
    let opened = filed("class.opens_on", chinese::date(class.opens_on));
    let closed = filed("class.closes_on", chinese::date(class.closes_on));
    let (opens, closes) = (chinese::date(class.opens_on), chinese::date(class.closes_on));
    let place = filed("class.place", class.place.clone());
    let size = filed("class.size", format!("{}人", class.size));
    let learners = d.learners().count();
    let earned =
        d.counted_sessions().filter(|s| d.marked(&s.uid).1 > 0).map(|s| s.hours).sum::<yanxiu_domain::hours::Hours>();
    let planned = d.planned_hours();
    let held = d.attended_sessions().filter(|s| d.marked(&s.uid).1 > 0).count();
    let all = d.attended_sessions().count();
    let percent = |part: usize, whole: usize| {
        yanxiu_domain::share::share(part as u64, whole as u64).map_or_else(|| "—".to_owned(), chinese::percent)
    };
    let spent = d.spent_total();
    let rows = [
        (
            "研修时间",
            format!("{opened}至{closed}"),
            format!("{opens}至{closes}"),
            state(opened == opens && closed == closes).to_owned(),
        ),
        ("研修地点", place.clone(), class.place.clone(), state(place == class.place).to_owned()),
        ("培训人数", size, format!("{learners}人"), format!("完成{}", percent(learners, class.size as usize))),
        (
            "研修学时",
            format!("{planned}学时"),
            format!("{earned}学时"),
            if earned >= planned { "按计划完成" } else { "未完成" }.to_owned(),
        ),
        ("课程安排", format!("{all}次"), format!("{held}次"), format!("完成{}", percent(held, all))),
        ("授课专家", d.experts_in_words(), d.experts_in_words(), "按计划完成".to_owned()),
        (
            "经　　费",
            format!("预算{}", d.budget_total().in_text()),
            if d.spending_recorded() { format!("支出{}", spent.in_text()) } else { "尚未结算".to_owned() },
            match (d.spending_recorded(), d.within_budget()) {
                (false, _) => "待结算",
                (true, true) => "预算内",
                (true, false) => "超支",
            }
            .to_owned(),
        ),
    ];
    let rows = rows
        .into_iter()
        .map(|(item, planned, actual, state)| {
            let mut row = Record::new();
            row.text("item", item).text("planned", planned).text("actual", actual).text("state", state);
            row
        })
        .collect();
    let filed_late = if d.filed_in_time(calendar) == Some(false) { "齐备（备案逾期）" } else { "齐备" };
    let packet = d.notice.packet.iter().filter(|i| i.needed != Needed::Optional).map(|item| {
        let state = if !d.needs(item) {
            "不需要"
        } else if d.packet_ready(&item.code) {
            filed_late
        } else {
            "缺"
        };
        (item.title.clone(), item.needed.label(), state)
    });
    let bundle = d.notice.bundle.iter().map(|item| {
        let state = if !d.needs(item) {
            "不需要"
        } else if d.conclusion.is_some() {
            "齐备"
        } else {
            "待考核"
        };
        (item.title.clone(), item.needed.label(), state)
    });
    let materials = packet
        .chain(bundle)
        .map(|(title, needed, state)| {
            let mut row = Record::new();
            row.text("title", title).text("needed", needed).text("state", state);
            row
        })
        .collect();
    r.list("plan_against_actual", rows).list("materials", materials);
    // The index is filled in by the bundle; alone it lists nothing.
    r.list("index.missing", Vec::new()).list("index.files", Vec::new());
}
