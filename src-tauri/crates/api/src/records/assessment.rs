//! The assessment's part of a class's record: each learner's results, the scheme's columns, the credit of hours.

use yanxiu_domain::assessment::entry::{Sitting, points};
use yanxiu_domain::assessment::excellent::ranks;
use yanxiu_domain::assessment::judge::{Judgement, Part, PartScore, Standing};
use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::record::Record;

pub(super) fn add(r: &mut Record, d: &Dossier) {
    let components = |typed: bool| {
        let shown = d.scheme.components.iter().filter(|c| !typed || !c.computed);
        let rows = shown.map(|c| {
            let mut row = Record::new();
            row.text("code", &c.code).text("title", format!("{}\n{}%", c.name, c.weight)).text("name", &c.name);
            row
        });
        rows.collect::<Vec<_>>()
    };
    r.list("components", components(false)).list("typed_components", components(true));
    r.list("credits", crate::assessment::credit::rows(d));
    let excellent: Vec<&str> = d.excellent_learners().map(|l| l.person.name.as_str()).collect();
    let words = if excellent.is_empty() {
        String::new()
    } else {
        format!("优秀学员{}人：{}。", excellent.len(), excellent.join("、"))
    };
    r.text("assessment.excellent", words);
    let failed = d.learners().filter(|l| d.concluded_result(&l.uid).is_some_and(|r| !r.passed)).count();
    r.count("count.failed", i64::try_from(failed).unwrap_or(i64::MAX));
    r.text("credits.scope", if d.credit_sheet.everybody { "全体学员" } else { "考核合格学员" });
}

/// What the papers say of each learner's assessment, in roster order.
pub(super) fn rows(d: &Dossier) -> Vec<Record> {
    let judgements = d.judgements();
    let ranks = ranks(&judgements);
    judgements
        .iter()
        .zip(ranks)
        .map(|(j, rank)| {
            let uid = &j.learner.uid;
            let concluded = d.concluded_result(uid);
            let total = concluded.map_or(j.total, |r| r.total_tenths);
            let result = concluded.map(|r| Standing::of(r.passed).label());
            let mut row = Record::new();
            row.text("earned", j.hours.earned.to_string())
                .text("rate", chinese::percent(j.hours.rate()))
                .text("total", total.map(points).unwrap_or_default())
                .text("rank", rank.map(|r| r.to_string()).unwrap_or_default())
                .text("conduct", d.conduct_of(uid).map(|c| c.grade.label()).unwrap_or_default())
                .text("result", result.unwrap_or_default())
                .text("remark", remark(d, j));
            for part in &j.parts {
                row.text(&format!("scores.{}", part.component.code), cell(part));
            }
            row
        })
        .collect()
}

/// A score as a narrow cell holds it.
fn cell(part: &Part<'_>) -> String {
    match (&part.score, part.entry) {
        (PartScore::Missing, _) => String::new(),
        (PartScore::Left(_), Some(_)) => "免修".to_owned(),
        (PartScore::Left(_), None) => "—".to_owned(),
        (PartScore::Counted(_), Some(entry)) if entry.absent() => "缺考".to_owned(),
        (PartScore::Counted(tenths), _) => points(*tenths),
    }
}

/// What must be said beside a learner's result: who decided it, what it failed by, marks on scores, excellence.
fn remark(d: &Dossier, j: &Judgement<'_>) -> String {
    let mut notes = Vec::new();
    if d.excellent_reason(&j.learner.uid).is_some() {
        notes.push("优秀学员".to_owned());
    }
    if let Some(decided) = j.overridden {
        let word = Standing::of(decided.passed).label();
        notes.push(format!("{}认定{word}：{}", decided.by_whom, decided.reason.trim_end_matches('。')));
    } else if d.conclusion.is_some() && j.standing == Standing::Failed {
        let least = d.scheme.min_attendance_percent;
        if !j.hours.reached(least) {
            notes.push(format!("出勤率不足{least}%"));
        }
        if j.total.is_some_and(|t| t < d.scheme.pass_tenths) {
            notes.push("总评不足".to_owned());
        }
        let short = |p: &&Part<'_>| matches!(p.score, PartScore::Counted(t) if t < p.component.least_tenths);
        notes.extend(
            j.parts
                .iter()
                .filter(short)
                .map(|p| format!("{}不足{}分", p.component.name, points(p.component.least_tenths))),
        );
    }
    for part in &j.parts {
        let Some(entry) = part.entry else { continue };
        let name = if j.parts.len() > 1 { part.component.name.as_str() } else { "" };
        match (entry.first, entry.resit) {
            (Sitting::Taken(first), Some(resit)) => {
                notes.push(format!("{name}补考{}（原{}）", points(resit), points(first)));
            }
            (Sitting::Absent, Some(_)) => notes.push(format!("{name}缺考后补考")),
            (Sitting::Exempt, _) => notes.push(format!("{name}免修：{}", entry.note)),
            _ => {}
        }
    }
    notes.join("；")
}
