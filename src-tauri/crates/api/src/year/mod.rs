//! The institution's year: shown, and written as one workbook and one PDF.

mod record;
pub mod wire;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use yanxiu_documents::form::Form;
use yanxiu_documents::pdf::{self, Meta};
use yanxiu_documents::xlsx;
use yanxiu_domain::chinese;
use yanxiu_domain::year::{Year, YearClass};

use crate::error::ApiError;
use crate::host::{cannot_read, cannot_write};
use crate::office::Office;
use crate::office::payloads::YearQuery;
use crate::scalar::{Day, Fen, Hours};
use wire::{YearCity, YearDeadline, YearExport, YearFile, YearReport, YearRisk, YearTotals, YearWritten};

/// The forms of the year's paper in their order: a sheet each, one after another in the PDF.
const FORMS: [&str; 6] = ["overview", "deadlines", "learners", "cities", "money", "risks"];

/// The year, its notice's last day, and the institution's name.
struct Facts {
    year: Year,
    complete_by: NaiveDate,
    institution: String,
}

fn read(office: &mut Office, year: i32) -> Result<Facts, ApiError> {
    let (calendar, today, watch) = (office.calendar()?.clone(), office.today(), office.watch());
    let store = office.store()?;
    let notices = store.notices()?;
    let Some((_, body)) = notices.iter().find(|(y, _)| *y == year) else {
        return Err(ApiError::refused(
            "no_notice",
            format!("没有{year}年度的通知"),
            "请先在“年度”的“年度通知”中建立这一年度。",
        ));
    };
    let complete_by = crate::notice::file::parse(body)?.complete_by;
    let headings: Vec<_> = store.classes()?.into_iter().filter(|h| h.notice_year == year).collect();
    let (projects, institution) = (store.projects()?, store.institution()?.name);
    let mut classes = Vec::with_capacity(headings.len());
    for (at, heading) in headings.iter().enumerate() {
        watch.step("汇总年度", at, headings.len())?;
        classes.push(YearClass::of(&office.dossier(heading.uid.as_str())?, &calendar, today));
    }
    Ok(Facts { year: Year::new(year, classes, projects), complete_by, institution })
}

/// What the year came to.
pub(crate) fn show(office: &mut Office, payload: YearQuery) -> Result<YearReport, ApiError> {
    let today = office.today();
    let facts = read(office, payload.year)?;
    Ok(wire(&facts, today))
}

fn wire(facts: &Facts, today: NaiveDate) -> YearReport {
    let sums = facts.year.totals();
    YearReport {
        year: facts.year.year,
        complete_by: Day(facts.complete_by),
        totals: YearTotals {
            classes: sums.classes,
            run: sums.run,
            days: sums.days,
            hours: Hours(sums.hours),
            size: sums.size,
            applied: sums.applied,
            accepted: sums.accepted,
            attended: sums.attended,
            passed: sums.passed,
            certificates: sums.certificates,
            earned: Hours(sums.earned),
            special_classes: sums.special_classes,
            special: sums.special,
            front_line: sums.front_line,
            filed: sums.filed,
            filed_in_time: sums.filed_in_time,
            reported: sums.reported,
            reported_in_time: sums.reported_in_time,
            budget: Fen(sums.budget),
            spent: Fen(sums.spent),
            received: Fen(sums.received),
            fees: Fen(sums.fees),
        },
        classes: facts.year.classes.iter().map(class).collect(),
        cities: facts
            .year
            .cities()
            .into_iter()
            .map(|(city, learners)| YearCity { city: record::city(city).to_owned(), learners })
            .collect(),
        risks: facts
            .year
            .risks(today, facts.complete_by)
            .into_iter()
            .map(|r| YearRisk {
                class_id: r.class.map(|uid| uid.to_string()),
                class_title: r.title,
                code: r.code.to_owned(),
                text: r.text,
                clause: r.clause.to_owned(),
            })
            .collect(),
    }
}

fn class(c: &YearClass) -> wire::YearClass {
    let deadline = |d: &yanxiu_domain::year::Deadline| YearDeadline {
        due: Day(d.due),
        done: d.done.map(Day),
        kept: d.kept.code().to_owned(),
        label: d.kept.label().to_owned(),
    };
    wire::YearClass {
        id: c.uid.to_string(),
        plan_number: c.plan_number.clone(),
        title: c.title.clone(),
        special_topic: c.special_topic.clone(),
        opens_on: Day(c.opens_on),
        closes_on: Day(c.closes_on),
        days: c.days,
        hours: Hours(c.hours),
        stage: c.stage.code().to_owned(),
        stage_label: c.stage.label().to_owned(),
        filing: deadline(&c.filing),
        report: deadline(&c.report),
        complete: deadline(&c.complete),
        size: c.size,
        applied: c.applied,
        accepted: c.accepted,
        attended: c.attended,
        passed: c.passed,
        certificates: c.certificates,
        earned: Hours(c.earned),
        front_line: c.front_line,
        front_line_share: c.front_line_share().map(chinese::percent).unwrap_or_default(),
        cities: c
            .cities
            .iter()
            .map(|(city, learners)| YearCity { city: record::city(*city).to_owned(), learners: *learners })
            .collect(),
        budget: Fen(c.budget),
        spent: Fen(c.spent),
        received: Fen(c.received),
        fees: Fen(c.fees),
        charged: Fen(c.charged),
        risks: u32::try_from(c.risks.len()).unwrap_or(u32::MAX),
    }
}

fn form(office: &Office, name: &str) -> Result<Form, ApiError> {
    let path = office.host().assets()?.join("forms").join("year").join(format!("{name}.toml"));
    let bytes = office.host().read(&path).map_err(|e| cannot_read(&path, &e))?;
    Form::parse(&String::from_utf8_lossy(&bytes), &format!("year/{name}.toml"))
        .map_err(|e| ApiError::unreadable("form", e.to_string(), "请改正表单文件，或恢复随软件提供的文件。"))
}

/// Writes the year: a folder or a zip for both, or a file of either format.
pub(crate) fn export(office: &mut Office, payload: YearExport) -> Result<YearWritten, ApiError> {
    let (today, watch) = (office.today(), office.watch());
    let facts = read(office, payload.year)?;
    let (record, title) = (record::record(&facts, today), format!("{}年度高级研修项目工作汇总", payload.year));
    let forms = FORMS.iter().map(|name| form(office, name)).collect::<Result<Vec<_>, _>>()?;
    let meta = Meta { author: facts.institution.clone(), date: today };
    let out = PathBuf::from(&payload.out);
    let extension = out.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    watch.step("生成年度汇总", 0, 2)?;
    let pdf = match extension.as_str() {
        "xlsx" => None,
        _ => Some(pdf::render_several(&forms, &record, &title, office.fonts()?, &meta)?),
    };
    watch.step("生成年度汇总", 1, 2)?;
    let book = match extension.as_str() {
        "pdf" => None,
        _ => Some(xlsx::render_several(&forms, &record, &title, &meta)?),
    };
    let mut made: Vec<(String, Vec<u8>, Option<u32>)> = Vec::new();
    if let Some(pdf) = pdf {
        made.push((format!("{title}.pdf"), pdf.bytes, Some(pdf.pages)));
    }
    if let Some(book) = book {
        made.push((format!("{title}.xlsx"), book, None));
    }
    watch.step("写出年度汇总", 2, 2)?;
    place(office, &out, &extension, &made)?;
    let files =
        made.into_iter().map(|(path, bytes, pages)| YearFile { path, pages, bytes: bytes.len() as u64 }).collect();
    let written = std::path::absolute(&out).unwrap_or(out).display().to_string();
    Ok(YearWritten { done: format!("已导出{}年度汇总：{written}", payload.year), out: written, files })
}

fn place(
    office: &Office,
    out: &Path,
    extension: &str,
    made: &[(String, Vec<u8>, Option<u32>)],
) -> Result<(), ApiError> {
    let failed = |(path, error): (PathBuf, std::io::Error)| cannot_write(&path, &error);
    match extension {
        "zip" => {
            let files: Vec<_> = made.iter().map(|(name, bytes, _)| (name.as_str(), bytes.as_slice())).collect();
            let bytes = crate::papers::bundle::zipped(&files)?;
            office.host().write(out, &bytes).map_err(|e| cannot_write(out, &e))
        }
        "pdf" | "xlsx" => {
            let files: Vec<_> = made.iter().map(|(_, bytes, _)| (out.to_owned(), bytes.as_slice())).collect();
            office.host().write_all(&files).map_err(failed)
        }
        _ => {
            let files: Vec<_> = made.iter().map(|(name, bytes, _)| (out.join(name), bytes.as_slice())).collect();
            office.host().write_all(&files).map_err(failed)
        }
    }
}
