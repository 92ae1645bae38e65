//! Printing certificates: which ones, in one file or one each, full or on printed stock; printers and calibration.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use yanxiu_documents::certificates::{CertificateTemplate, Print, calibration_sheet, certificates, undrawable};
use yanxiu_documents::pdf::{Meta, Pdf};
use yanxiu_domain::certificates::printing::{self, Measured};
use yanxiu_domain::certificates::{Certificate, CertificateState};
use yanxiu_domain::problem::any_error;
use yanxiu_domain::record::Record;
use yanxiu_domain::uid::Uid;
use yanxiu_store::Op;

use super::{ending, find, templates};
use crate::error::ApiError;
use crate::host::cannot_write;
use crate::office::wire::{Done, Nothing};
use crate::office::{Office, done};
use crate::records::certificates::certificate_record;
use crate::scalar::{self, Day};

/// Which certificates are meant. Void ones never are; without any choice all others are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct Selection {
    /// Classes; none means all.
    pub classes: Vec<String>,
    /// Numbers; none means all.
    pub numbers: Vec<String>,
    /// Issued on this day or later.
    #[ts(optional = nullable)]
    pub from: Option<Day>,
    /// Issued on this day or earlier.
    #[ts(optional = nullable)]
    pub to: Option<Day>,
    /// In this state.
    #[ts(optional = nullable)]
    pub state: Option<scalar::CertificateState>,
}

/// A printing.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CertificatesPrint {
    /// Which.
    pub selection: Selection,
    /// Template by name; absent means the usual one.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub template: Option<String>,
    /// On printed stock: only what the stock doesn't bear.
    #[serde(default)]
    pub overprint: bool,
    /// Printer whose correction is applied; absent means none.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub printer: Option<String>,
    /// A PDF for all, in order of the register, or a folder for one PDF each.
    pub out: String,
    /// One PDF for each person, named by number and name, in the folder `out`.
    #[serde(default)]
    pub each: bool,
}

/// What was printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Printed {
    /// How many certificates.
    pub count: u32,
    /// Files written, with their folders.
    pub files: Vec<String>,
    /// Their numbers, in order, so that the printing can be recorded.
    pub numbers: Vec<String>,
    /// Title of the template they were set with.
    pub template: String,
    /// How many of them were printed before.
    pub again: u32,
    /// How many take effect only with the conclusion.
    pub not_yet: u32,
    /// In Chinese.
    pub done: String,
}

/// Correction of one side of a printer's sheets, in hundredths of a millimetre and millionths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Adjustment {
    /// To the right.
    pub right: i32,
    /// Down.
    pub down: i32,
    /// Horizontal scale.
    pub scale_x: i32,
    /// Vertical scale.
    pub scale_y: i32,
}

/// A printer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Printer {
    /// Name.
    pub name: String,
    /// Correction of the front.
    pub front: Adjustment,
    /// Correction of the back.
    pub back: Adjustment,
}

/// A printer by name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrinterName {
    /// Name.
    pub name: String,
}

/// Where the marks of a calibration sheet came out, in hundredths of a millimetre from the left and the upper edge.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Calibration {
    /// The upper left mark, from the left edge.
    pub first_x: i32,
    /// The upper left mark, from the upper edge.
    pub first_y: i32,
    /// The lower right mark, from the left edge.
    pub second_x: i32,
    /// The lower right mark, from the upper edge.
    pub second_y: i32,
    /// The sheet lies on its long side.
    pub landscape: bool,
}

/// Where a calibration sheet goes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CalibrationSheet {
    /// File.
    pub path: String,
    /// The sheet lies on its long side.
    pub landscape: bool,
    /// Printer whose correction is applied, to see whether it is right; absent means none.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub printer: Option<String>,
}

impl From<printing::Adjustment> for Adjustment {
    fn from(a: printing::Adjustment) -> Self {
        Self { right: a.right, down: a.down, scale_x: a.scale_x, scale_y: a.scale_y }
    }
}

impl From<Adjustment> for printing::Adjustment {
    fn from(a: Adjustment) -> Self {
        Self { right: a.right, down: a.down, scale_x: a.scale_x, scale_y: a.scale_y }
    }
}

/// The printers.
pub(crate) fn printers(office: &mut Office, _: Nothing) -> Result<Vec<Printer>, ApiError> {
    let known = office.store()?.printers()?;
    Ok(known.into_iter().map(|p| Printer { name: p.name, front: p.front.into(), back: p.back.into() }).collect())
}

pub(crate) fn save_printer(office: &mut Office, payload: Printer) -> Result<Done, ApiError> {
    let printer = printing::Printer {
        name: payload.name.trim().to_owned(),
        front: payload.front.into(),
        back: payload.back.into(),
    };
    let problems = printer.check();
    if any_error(&problems) {
        let first = problems.into_iter().next().map(|p| (p.code, p.message, p.hint)).unwrap_or_default();
        return Err(ApiError::refused(first.0, first.1, first.2));
    }
    office.store()?.change(Op::SetPrinter, None, |tx| tx.put_printer(&printer))?;
    Ok(done(format!("已保存打印机“{}”", printer.name)))
}

pub(crate) fn remove_printer(office: &mut Office, payload: PrinterName) -> Result<Done, ApiError> {
    office.store()?.change(Op::SetPrinter, None, |tx| tx.remove_printer(&payload.name))?;
    Ok(done(format!("已删除打印机“{}”", payload.name)))
}

/// What correction the measured marks ask for. Nothing is written.
pub(crate) fn calibrate(_: &mut Office, payload: Calibration) -> Result<Adjustment, ApiError> {
    let (width, height) = if payload.landscape { (29_700, 21_000) } else { (21_000, 29_700) };
    let measured = Measured { first: (payload.first_x, payload.first_y), second: (payload.second_x, payload.second_y) };
    let adjustment = printing::adjustment(measured, width, height).ok_or_else(|| {
        ApiError::refused("bad_measure", "右下标记应在左上标记的右下方", "请核对量得的四个数，单位是毫米。")
    })?;
    let tried = printing::Printer { name: "试".to_owned(), front: adjustment, back: printing::Adjustment::NONE };
    match tried.check().into_iter().next() {
        Some(p) => Err(ApiError::refused(p.code, p.message, p.hint)),
        None => Ok(adjustment.into()),
    }
}

/// Writes a sheet whose marks show how a printer's sheets come out.
pub(crate) fn write_calibration_sheet(office: &mut Office, payload: CalibrationSheet) -> Result<Done, ApiError> {
    let path = Path::new(&payload.path);
    ending(path, &["pdf"])?;
    let print = correction(office, payload.printer.as_deref())?;
    let meta = meta(office)?;
    let pdf = calibration_sheet(payload.landscape, print, office.fonts()?, &meta)?;
    office.host().write(path, &pdf.bytes).map_err(|e| cannot_write(path, &e))?;
    Ok(done(format!("已保存校准页：{}", path.display())))
}

fn meta(office: &mut Office) -> Result<Meta, ApiError> {
    Ok(Meta { author: office.store()?.institution()?.name, date: office.today() })
}

/// How sheets of a printer are corrected, on their front.
fn correction(office: &mut Office, printer: Option<&str>) -> Result<Print, ApiError> {
    let Some(name) = printer else { return Ok(Print::overprint(printing::Adjustment::NONE)) };
    let known = office.store()?.printers()?;
    let found = known.iter().find(|p| p.name == name).ok_or_else(|| {
        let names: Vec<&str> = known.iter().map(|p| p.name.as_str()).collect();
        let hint = if names.is_empty() {
            "请先在证书页登记打印机。".to_owned()
        } else {
            format!("已登记的有：{}。", names.join("、"))
        };
        ApiError::refused("printer_not_found", format!("没有登记打印机“{name}”"), hint)
    })?;
    Ok(Print::overprint(found.front))
}

/// The certificates meant, in order of the register.
fn selected(office: &mut Office, selection: &Selection) -> Result<Vec<Certificate>, ApiError> {
    let wanted =
        |on: NaiveDate| selection.from.is_none_or(|from| on >= from.0) && selection.to.is_none_or(|to| on <= to.0);
    let numbers: Vec<String> = selection
        .numbers
        .iter()
        .map(|number| Ok(find(office, number)?.certificate.number))
        .collect::<Result<_, ApiError>>()?;
    let mut chosen = office.store()?.certificates()?;
    chosen.retain(|c| {
        c.state != CertificateState::Void
            && (selection.classes.is_empty() || selection.classes.iter().any(|k| *k == c.class.as_str()))
            && (numbers.is_empty() || numbers.contains(&c.number))
            && wanted(c.issued_on)
            && selection.state.is_none_or(|s| s.0 == c.state)
    });
    if chosen.is_empty() {
        return Err(ApiError::refused(
            "nothing_to_print",
            "没有符合条件的证书",
            "请核对班次、日期和状态；作废的证书不再打印。",
        ));
    }
    Ok(chosen)
}

/// The template that certificates are printed with: the one named, else the one their classes have chosen, else the
/// usual one.
fn template(
    office: &Office,
    named: Option<&str>,
    overprint: bool,
    chosen: &[Certificate],
) -> Result<CertificateTemplate, ApiError> {
    if let Some(named) = named {
        return templates::usable(office, named);
    }
    let usual = if overprint { templates::ON_STOCK } else { templates::USUAL };
    let classes: BTreeSet<&Uid> = chosen.iter().map(|c| &c.class).collect();
    let mut wanted = BTreeSet::new();
    for class in classes {
        wanted.insert(templates::chosen(office, class)?.unwrap_or_else(|| usual.to_owned()));
    }
    match wanted.len() {
        0 | 1 => templates::usable(office, wanted.first().map_or(usual, String::as_str)),
        count => Err(ApiError::refused(
            "templates_differ",
            format!("所选证书的班次选用了 {count} 种样式"),
            "请按班次分别打印，或为这次打印指定一种样式。",
        )),
    }
}

/// Sets certificates of a class as the papers of the class have them.
pub(crate) fn of_class<'c>(
    office: &Office,
    chosen: impl Iterator<Item = &'c Certificate>,
    meta: &Meta,
) -> Result<Pdf, ApiError> {
    let chosen: Vec<Certificate> = chosen.cloned().collect();
    let records: Vec<Record> = chosen.iter().map(certificate_record).collect();
    set(office, &template(office, None, false, &chosen)?, &records, Print::Full, meta)
}

fn set(
    office: &Office,
    template: &CertificateTemplate,
    records: &[Record],
    print: Print,
    meta: &Meta,
) -> Result<Pdf, ApiError> {
    let watch = office.watch();
    let going_on = |done: usize| watch.step("排印证书", done, records.len()).is_ok();
    Ok(certificates(template, records, print, "结业证书", office.fonts()?, meta, &going_on)?)
}

/// Names with a character that no font draws, all of them, before anything is printed.
fn all_printable(office: &Office, chosen: &[Certificate]) -> Result<(), ApiError> {
    let fonts = office.fonts()?;
    let lacking: Vec<String> = chosen
        .iter()
        .map(|c| (c, undrawable(fonts, &c.snapshot.name)))
        .filter(|(_, missing)| !missing.is_empty())
        .map(|(c, missing)| format!("{}（{}）的{missing}", c.snapshot.name, c.number))
        .collect();
    if lacking.is_empty() {
        return Ok(());
    }
    Err(ApiError::refused(
        "undrawable_name",
        format!("字库没有这些字：{}", lacking.join("；")),
        "请核对用字；确为此字的，请在“设置 → 字体”添加含该字的字体文件。",
    ))
}

pub(crate) fn print(office: &mut Office, payload: CertificatesPrint) -> Result<Printed, ApiError> {
    let out = PathBuf::from(&payload.out);
    if !payload.each {
        ending(&out, &["pdf"])?;
    }
    let chosen = selected(office, &payload.selection)?;
    all_printable(office, &chosen)?;
    let template = template(office, payload.template.as_deref(), payload.overprint, &chosen)?;
    let corrected = correction(office, payload.printer.as_deref())?;
    let print = if payload.overprint || template.overprint { corrected } else { Print::Full };
    let meta = meta(office)?;
    let records: Vec<Record> = chosen.iter().map(certificate_record).collect();
    let mut files = Vec::new();
    if payload.each {
        // All are set before the first is written: a slip in the last leaves no half of them.
        let mut made = Vec::new();
        for (certificate, record) in chosen.iter().zip(&records) {
            office.watch().step("排印证书", made.len(), records.len())?;
            let pdf = set(office, &template, std::slice::from_ref(record), print, &meta)?;
            let name = format!("{}-{}.pdf", certificate.number, certificate.snapshot.name);
            made.push((out.join(safe(&name)), pdf.bytes));
        }
        let all: Vec<(PathBuf, &[u8])> = made.iter().map(|(path, bytes)| (path.clone(), bytes.as_slice())).collect();
        office.host().write_all(&all).map_err(|(path, error)| cannot_write(&path, &error))?;
        files.extend(made.iter().map(|(path, _)| path.display().to_string()));
    } else {
        let pdf = set(office, &template, &records, print, &meta)?;
        office.host().write(&out, &pdf.bytes).map_err(|e| cannot_write(&out, &e))?;
        files.push(out.display().to_string());
    }
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let again = chosen.iter().filter(|c| c.state != CertificateState::Drafted).count();
    let mut not_yet = 0;
    let mut classes: std::collections::BTreeMap<String, yanxiu_domain::dossier::Dossier> = Default::default();
    for certificate in &chosen {
        let class = certificate.class.to_string();
        if !classes.contains_key(&class) {
            let dossier = office.dossier(&class)?;
            classes.insert(class.clone(), dossier);
        }
        let holds = classes.get(&class).is_some_and(|d| d.passed(&certificate.enrolment));
        not_yet += usize::from(!holds);
    }
    Ok(Printed {
        count: count(chosen.len()),
        files,
        numbers: chosen.iter().map(|c| c.number.clone()).collect(),
        template: template.title.clone(),
        again: count(again),
        not_yet: count(not_yet),
        done: format!("已排印 {} 本证书", chosen.len()),
    })
}

/// A file name without what Windows forbids.
fn safe(name: &str) -> String {
    name.chars().map(|c| if "\\/:*?\"<>|".contains(c) || c.is_control() { '－' } else { c }).collect()
}
