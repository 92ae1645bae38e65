//! The letter that goes with the reports.

use chrono::NaiveDate;
use yanxiu_domain::calendar::Calendar;
use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;

use crate::papers::bundle;

/// A section as the record gives it.
pub(crate) fn prefilled(d: &Dossier, calendar: &Calendar, today: NaiveDate, section: &str) -> String {
    match section {
        "body" => body(d, calendar, today),
        "closing" => "特此函报，请予审核。".to_owned(),
        // Letters are numbered by the office's own book.
        _ => String::new(),
    }
}

fn body(d: &Dossier, calendar: &Calendar, today: NaiveDate) -> String {
    let class = &d.class;
    let period = chinese::period(class.opens_on, class.closes_on);
    let names: Vec<String> = bundle::enclosures(d)
        .into_iter()
        .filter(|e| e.missing.is_empty())
        .map(|e| e.title.split('（').next().unwrap_or_default().to_owned())
        .collect();
    let what = match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{}和{last}", rest.join("、")),
        Some((last, _)) => last.clone(),
        None => "有关材料".to_owned(),
    };
    let due = d.report_deadline(calendar).due;
    let on = d.submission.as_ref().map_or(today, |s| s.submitted_on);
    let late = if on > due {
        format!("\n本次报送晚于规定期限（{}），特此说明。", chinese::date(due))
    } else {
        String::new()
    };
    format!(
        "按照《{}》（{}）要求，我单位承办的“{}”（计划编号：{}）已于{period}举办完毕，现将{what}报上。{late}",
        d.notice.title, d.notice.number, class.title, class.plan_number
    )
}
