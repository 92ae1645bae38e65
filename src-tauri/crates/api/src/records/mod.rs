//! A class as papers see it: path → worded value. A paper never computes and never asks the store.

pub(crate) mod archive;
mod assessment;
mod attendance;
pub(crate) mod certificates;
mod charts;
mod lists;
mod own;
mod replies;
mod roster;

use chrono::NaiveDate;
use yanxiu_domain::calendar::Calendar;
use yanxiu_domain::certificates::{Certificate, CertificateState};
use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::filing::class::Contact;
use yanxiu_domain::money::Fen;
use yanxiu_domain::record::{Record, Value};
use yanxiu_domain::reports::scores::points;

use crate::reports::texts;

/// An amount for a money cell.
fn money(amount: Fen) -> Value {
    Value::Number { hundredths: amount.fen(), decimals: 2 }
}

fn blank_date() -> &'static str {
    "　　年　　月　　日"
}

/// Everything a paper may say about a class.
pub(crate) fn class_record(d: &Dossier, calendar: &Calendar, today: NaiveDate) -> Record {
    let mut r = Record::new();
    class_facts(&mut r, d, today);
    r.text("notice.number", &d.notice.number)
        .text("notice.title", &d.notice.title)
        .text("notice.department", &d.notice.department.name)
        .text("institution.name", &d.institution.name)
        .text("today", chinese::date(today));
    r.text(
        "filing.date_or_blank",
        d.filing.as_ref().map_or_else(|| blank_date().to_owned(), |f| chinese::date(f.filed_on)),
    );
    let passed = d.learners().filter(|l| d.passed(&l.uid)).count();
    for (path, count) in [
        ("count.learners", d.learners().count()),
        ("count.passed", passed),
        ("count.certificates", d.awarded().count()),
    ] {
        r.count(path, i64::try_from(count).unwrap_or(i64::MAX));
    }
    r.text("assessment.scheme", format!("{}；中共党员表现计入考核。", d.scheme.in_words()));
    let concluded = d.conclusion.as_ref().map_or_else(|| blank_date().to_owned(), |c| chinese::date(c.concluded_on));
    r.text("assessment.concluded_on_or_blank", concluded);
    r.text("certificates.summary", certificates_in_words(d))
        .text("committee.in_short", crate::committee::texts::in_short(d));
    let sheet = d.score_sheet(calendar, today);
    r.text("score.total", points(sheet.total)).text("score.grade", &sheet.grade);
    let fees = |of: fn(&yanxiu_domain::reports::FeeLine) -> Fen| d.fees.iter().map(of).sum::<Fen>();
    let (gross, net) = (fees(|f| f.gross), fees(|f| f.net));
    r.set("money.budget", money(d.budget_total()))
        .set("money.spent", money(d.spent_total()))
        .set("money.difference", money(d.budget_total() - d.spent_total()))
        .set("money.fees_gross", money(gross))
        .set("money.fees_net", money(net))
        .set("money.fees_tax", money(gross - net))
        .text("money.spent_in_words", chinese::amount_in_words(d.spent_total()));
    for section in texts::SECTIONS {
        let path = format!("text.{}.{}", section.paper, section.section);
        r.text(&path, texts::text(d, calendar, today, section.paper, section.section));
    }
    lists::add(&mut r, d, calendar, &sheet);
    attendance::add(&mut r, d);
    charts::add(&mut r, d);
    replies::add(&mut r, d);
    own::add(&mut r, d);
    certificates::add(&mut r, d);
    archive::add(&mut r, d);
    r
}

fn contact(r: &mut Record, path: &str, contact: &Contact) {
    r.text(&format!("{path}.name"), &contact.name)
        .text(&format!("{path}.post"), &contact.post)
        .text(&format!("{path}.phone"), &contact.phone);
}

fn class_facts(r: &mut Record, d: &Dossier, today: NaiveDate) {
    let c = &d.class;
    let topic = d.special_topic_label();
    let period = format!("{}，共{}天", chinese::period(c.opens_on, c.closes_on), c.days());
    r.text("class.title", &c.title)
        .text("class.plan_number", &c.plan_number)
        .count("class.run", c.run.into())
        .text("class.special_topic_or_none", if topic.is_empty() { "无" } else { topic })
        .text("class.applicant_unit", &c.applicant_unit)
        .text("class.host_unit", &c.host_unit)
        .text("class.supervising_department", &c.supervising_department)
        .text("class.delivery_mode", c.delivery_mode.label())
        .text("class.aims", &c.aims)
        .text("class.content", &c.content)
        .text("class.target_group", &c.target_group)
        .text("class.period", period)
        .text("class.short_period", chinese::period(c.opens_on, c.closes_on))
        .text("class.opens_on", chinese::date(c.opens_on))
        .text(
            "class.check_in_or_none",
            c.check_in_on.map_or_else(|| "开班当日报到".to_owned(), chinese::date_with_weekday),
        )
        .count("class.days", c.days().into())
        .text("class.hours", d.planned_hours().to_string())
        .text("class.place", &c.place)
        .count("class.size", c.size.into())
        .text("class.budget_source", c.budget_source.trim_end_matches('。'))
        .text("class.budget_total", d.budget_total().in_text())
        .text("class.assessment_method", &c.assessment_method)
        .text("class.epidemic_plan_title", if c.epidemic_in_force { "疫情防控方案与应急预案" } else { "" })
        .text("class.epidemic", if c.epidemic_in_force { "是" } else { "" })
        .text("class.epidemic_measures", &c.epidemic_measures)
        .text("class.experts", {
            let words = d.experts_in_words();
            let names: Vec<&str> = d.scheduled_teachers().iter().map(|t| t.name.as_str()).collect();
            if words.is_empty() { "待定".to_owned() } else { format!("{words}（{}）", names.join("、")) }
        });
    let items: Vec<String> = d.budget.iter().map(|b| format!("{}{}", b.kind.label(), b.amount.in_text())).collect();
    r.text(
        "class.budget_items",
        if items.is_empty() { String::new() } else { format!("其中：{}。", items.join("，")) },
    );
    let changes: Vec<String> = d
        .changes
        .iter()
        .map(|report| {
            let facts: Vec<String> = report
                .facts
                .iter()
                .map(|f| format!("{}由“{}”改为“{}”", crate::filing::fact_label(&f.field), f.before, f.after))
                .collect();
            format!("{}：{}。原因：{}", chinese::date(report.reported_on), facts.join("，"), report.reason)
        })
        .collect();
    r.text("class.changes_summary", if changes.is_empty() { "无变更。".to_owned() } else { changes.join("\n") });
    contact(r, "class.department_lead", &c.department_lead);
    contact(r, "class.host_lead", &c.host_lead);
    contact(r, "class.contact", &c.contact);
    // Papers of the packet are dated by the filing, those after the class by the submission; until then by today.
    r.text("class.paper_date", chinese::date(d.filing.as_ref().map_or(today, |f| f.filed_on)));
    // What is sent to units bears the day of the change that it already tells of.
    let noticed = d.filing.as_ref().map(|f| d.moved_on().map_or(f.filed_on, |moved| moved.max(f.filed_on)));
    r.text("class.notice_date", chinese::date(noticed.unwrap_or(today)));
    r.text("class.after_date", chinese::date(d.submission.as_ref().map_or(today, |s| s.submitted_on)));
}

fn certificates_in_words(d: &Dossier) -> String {
    let awarded: Vec<&Certificate> = d.awarded().collect();
    match (awarded.first(), awarded.last()) {
        (Some(first), Some(last)) => {
            let void = d.certificates.iter().filter(|c| c.state == CertificateState::Void).count();
            let others: String = [("作废", void), ("应作废", d.to_void())]
                .into_iter()
                .filter(|(_, count)| *count > 0)
                .map(|(what, count)| format!("；{what}{count}本"))
                .collect();
            format!("颁发结业证书{}本，编号{}至{}{others}。", awarded.len(), first.number, last.number)
        }
        _ => "尚未颁发证书。".to_owned(),
    }
}

#[cfg(test)]
mod tests;
