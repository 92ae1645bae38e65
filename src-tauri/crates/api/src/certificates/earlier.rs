//! Registers of former years: read whole, shown with everything wrong in them, and only then taken over, all or none.

use std::collections::BTreeMap;

use yanxiu_documents::reading::{CellText, Header, Sheet, SheetRow, closest_header, column_letters, data_rows};
use yanxiu_domain::certificates::CertificateState;
use yanxiu_domain::certificates::earlier::{
    CLOSES, EARLIER, EarlierCertificate, HANDED_OVER, HOURS, ID, ISSUED, NAME, NOTE, NUMBER, OPENS, PERIOD, STATE,
    TITLE, day, period,
};
use yanxiu_domain::certificates::scheme::{LONGEST, as_kept};
use yanxiu_domain::hours::Hours;
use yanxiu_domain::identity::{IdNumber, normalise_number, parse_id};
use yanxiu_domain::names::normalise_name;
use yanxiu_domain::problem::{Place, Problem, Severity};
use yanxiu_store::{Op, Tx};

use super::count;
use super::wire::{EarlierImport, EarlierReport, EarlierRow};
use crate::error::ApiError;
use crate::office::Office;
use crate::scalar::{self, Day};
use crate::{problem, spreadsheet};

/// Longest title and remark that are kept.
const LONGEST_TEXT: usize = 200;

pub(crate) fn import(office: &mut Office, payload: EarlierImport) -> Result<EarlierReport, ApiError> {
    let watch = office.watch();
    let mut files = Vec::new();
    for (number, path) in payload.files.iter().enumerate() {
        watch.step("读取登记簿", number, payload.files.len())?;
        files.push(spreadsheet::sheets(office, path)?);
    }
    let overrides = spreadsheet::overrides(EARLIER, &payload.map)?;
    let today = office.today();
    let take = |tx: &Tx<'_>| -> Result<Read, ApiError> {
        let mut read = Read::new(today);
        for (file, sheets) in &files {
            read.file(tx, file, sheets, &overrides)?;
        }
        Ok(read)
    };
    if payload.dry_run {
        return office.store()?.rehearse(|tx| Ok(take(tx)?.report(false)));
    }
    office.store()?.change(Op::TakeOverRegister, None, |tx| {
        let read = take(tx)?;
        if let Some(refused) = ApiError::for_all(&read.problems) {
            return Err(refused);
        }
        for (done, (one, _)) in read.rows.iter().enumerate() {
            if done % 500 == 0 {
                watch.step("导入登记簿", done, read.rows.len())?;
            }
            tx.add_earlier_certificate(one)?;
        }
        Ok(read.report(true))
    })
}

struct Read {
    today: chrono::NaiveDate,
    /// Each with where it stands: sheet, row, and whether it is rejected.
    rows: Vec<(EarlierCertificate, (String, u32, bool))>,
    problems: Vec<Problem>,
    columns: Vec<String>,
    /// Where a number was read first.
    seen: BTreeMap<String, String>,
}

impl Read {
    const fn new(today: chrono::NaiveDate) -> Self {
        Self { today, rows: Vec::new(), problems: Vec::new(), columns: Vec::new(), seen: BTreeMap::new() }
    }

    fn file(
        &mut self,
        tx: &Tx<'_>,
        file: &str,
        sheets: &[Sheet],
        overrides: &[(String, String)],
    ) -> Result<(), ApiError> {
        let mut found = false;
        for sheet in sheets.iter().filter(|s| !s.hidden) {
            let header = closest_header(sheet, EARLIER, &[NUMBER, NAME], overrides);
            let Some((header, _)) = header.filter(|(_, lacking)| lacking.is_empty()) else { continue };
            found = true;
            for heading in &header.headings {
                if let Some(field) = EARLIER.iter().find(|f| Some(f.path) == heading.field) {
                    self.columns.push(format!("{} {} → {}", column_letters(heading.column), heading.text, field.label));
                } else if !heading.text.trim().is_empty() && heading.text.trim() != "序号" {
                    self.problems.push(
                        Problem::warning(
                            "unknown_column",
                            format!("“{}”不是登记簿的栏目，这一列没有导入", heading.text.trim()),
                            "确需导入的，请指明它是哪一栏。",
                        )
                        .at(place(file, sheet, header.row, Some(heading.column))),
                    );
                }
            }
            for row in data_rows(sheet, &header, &[NUMBER, NAME]) {
                let mut line = Line { read: self, file, sheet, header: &header, row, wrong: false };
                let one = line.certificate(tx)?;
                let wrong = line.wrong;
                self.rows.push((one, (sheet.name.clone(), row.number, wrong)));
            }
        }
        if !found {
            return Err(ApiError::unreadable(
                "no_header",
                format!("“{file}”中没有找到登记簿的表头"),
                "表头应有“证书编号”和“姓名”；名称不同的列可以指明，例如 --map B=证书编号。",
            ));
        }
        Ok(())
    }

    fn report(self, written: bool) -> EarlierReport {
        let rows = self.rows.len();
        let rejected = self.rows.iter().filter(|(_, (.., wrong))| *wrong).count();
        EarlierReport {
            done: if written {
                format!("已导入往年证书 {rows} 本")
            } else if rejected > 0 {
                format!("读到 {rows} 本，{rejected} 本有误，尚未写入")
            } else {
                format!("读到 {rows} 本，尚未写入")
            },
            rows: count(rows),
            rejected: count(rejected),
            written,
            columns: self.columns,
            certificates: self
                .rows
                .into_iter()
                .map(|(one, (sheet, row, wrong))| EarlierRow {
                    file: one.source,
                    sheet,
                    row,
                    number: one.number,
                    name: one.name,
                    id_number: one.id_number.masked(),
                    class_title: one.class_title,
                    issued_on: one.issued_on.map(Day),
                    state: scalar::CertificateState(one.state),
                    status: if wrong { "rejected" } else { "new" },
                })
                .collect(),
            problems: problem::to_wire(&self.problems),
        }
    }
}

fn place(file: &str, sheet: &Sheet, row: u32, column: Option<u32>) -> Place {
    Place::Cell { file: file.to_owned(), sheet: sheet.name.clone(), row: Some(row), column: column.map(column_letters) }
}

/// One row being read.
struct Line<'a> {
    read: &'a mut Read,
    file: &'a str,
    sheet: &'a Sheet,
    header: &'a Header,
    row: &'a SheetRow,
    wrong: bool,
}

impl Line<'_> {
    fn text(&self, field: &str) -> String {
        self.header.text(self.row, field).trim().to_owned()
    }

    fn add(&mut self, field: &str, problem: Problem) {
        self.wrong |= problem.severity == Severity::Error;
        let at = place(self.file, self.sheet, self.row.number, self.header.place(field));
        self.read.problems.push(problem.at(at));
    }

    fn error(&mut self, field: &str, code: &'static str, message: String, hint: &str) {
        self.add(field, Problem::error(code, message, hint));
    }

    fn certificate(&mut self, tx: &Tx<'_>) -> Result<EarlierCertificate, ApiError> {
        let number = self.number(tx)?;
        let name = normalise_name(&self.text(NAME));
        if name.is_empty() {
            self.error(NAME, "name_missing", format!("证书 {number} 没有姓名"), "请补上姓名，或删去这一行。");
        } else if name.chars().count() > 50 {
            self.error(
                NAME,
                "name_too_long",
                format!("姓名有 {} 个字，超过 50 个", name.chars().count()),
                "请核对是否选错了列。",
            );
        }
        let id_number = self.document(&name);
        let (opens_on, closes_on) = self.days();
        let issued_on = self.day(ISSUED, "发证日期");
        let handed_over_on = self.day(HANDED_OVER, "领取日期");
        if issued_on.is_some_and(|d| d > self.read.today) {
            self.error(ISSUED, "issued_ahead", "发证日期在今天之后".to_owned(), "请核对年份。");
        }
        let hours = self.hours();
        let (state, void_reason) = self.state(handed_over_on.is_some());
        let (title, note) = (self.text(TITLE), self.text(NOTE));
        for (field, text, label) in [(TITLE, &title, "项目名称"), (NOTE, &note, "备注")] {
            if text.chars().count() > LONGEST_TEXT {
                let message = format!("{label}有 {} 个字，超过 {LONGEST_TEXT} 个", text.chars().count());
                self.error(field, "text_too_long", message, "请缩短，或核对是否选错了列。");
            }
        }
        Ok(EarlierCertificate {
            uid: tx.new_uid(),
            number,
            name,
            id_number,
            class_title: title,
            opens_on,
            closes_on,
            hours,
            issued_on,
            state,
            handed_over_on: handed_over_on.filter(|_| state != CertificateState::Void),
            voided_on: None,
            void_reason,
            note,
            source: self.file.to_owned(),
        })
    }

    fn number(&mut self, tx: &Tx<'_>) -> Result<String, ApiError> {
        let number = as_kept(&self.text(NUMBER));
        let cell = self.header.column(NUMBER).and_then(|c| self.row.cell(c));
        if number.is_empty() {
            let who = self.text(NAME);
            self.error(NUMBER, "number_missing", format!("{who}没有证书编号"), "请补上编号，或删去这一行。");
            return Ok(number);
        }
        if cell.is_some_and(CellText::is_ruined) {
            let message = format!("编号 {number} 在表格中被存成了数字，末尾的位数已经丢失");
            self.error(NUMBER, "number_ruined", message, "请把这一列设为文本格式，按原登记簿重新填写。");
        }
        if number.chars().count() > LONGEST || number.chars().any(char::is_control) {
            let message = format!("编号“{}”太长或中有换行", number.chars().take(20).collect::<String>());
            self.error(NUMBER, "number_broken", message, "请核对是否选错了列。");
        }
        if let Some(by) = tx.bearer(&number)? {
            let message = format!("编号 {number} 已在登记簿中：{by}");
            self.error(NUMBER, "number_taken", message, "重复的不能导入；已导入过的请删去这一行。");
        } else if let Some((_, title)) = tx.lister(&number)? {
            let message = format!("编号 {number} 是主管部门给“{title}”的编号");
            self.error(NUMBER, "number_listed", message, "编号不能重复，请核对。");
        }
        let here = format!("“{}”第 {} 行", self.file, self.row.number);
        if let Some(other) = self.read.seen.get(&number).cloned() {
            self.error(
                NUMBER,
                "number_twice",
                format!("编号 {number} 前面已有一个（{other}）"),
                "编号不能重复，请核对。",
            );
        } else {
            self.read.seen.insert(number.clone(), here);
        }
        Ok(number)
    }

    /// The number of the document. Old registers hold old and masked ones: what isn't right is told, and kept.
    fn document(&mut self, name: &str) -> IdNumber {
        let text = normalise_number(&self.text(ID));
        let ruined = self.header.column(ID).and_then(|c| self.row.cell(c)).is_some_and(CellText::is_ruined);
        if ruined {
            let message = format!("{name}的身份证号码在表格中被存成了数字，末尾的位数已经丢失");
            self.error(ID, "id_ruined", message, "请把这一列设为文本格式，按原登记簿重新填写，或清空这一格。");
        } else if text.len() == 18 && !text.contains('*') {
            let reading = parse_id(&text, self.read.today, false);
            if let Some(first) = reading.problems.into_iter().find(|p| p.severity == Severity::Error) {
                let message = format!("{name}的身份证号码可能有误：{}", first.message);
                self.add(ID, Problem::warning("id_doubtful", message, "照登记簿原样导入；请核对原件。"));
            }
        }
        IdNumber::new(text)
    }

    fn day(&mut self, field: &str, label: &str) -> Option<chrono::NaiveDate> {
        let text = self.text(field);
        if text.is_empty() || ["无", "—", "-", "/"].contains(&text.as_str()) {
            return None;
        }
        let found = day(&text);
        if found.is_none() {
            let message = format!("{label}“{text}”不是日期");
            self.error(field, "bad_date", message, "请写成 2019-05-09 或 2019年5月9日 的样子。");
        }
        found
    }

    /// First and last class day, each in its own column or both in one.
    fn days(&mut self) -> (Option<chrono::NaiveDate>, Option<chrono::NaiveDate>) {
        let both = self.text(PERIOD);
        if !both.is_empty() {
            let found = period(&both);
            if found.is_none() {
                let message = format!("起止日期“{both}”看不懂");
                self.error(PERIOD, "bad_period", message, "请写成 2019年5月6日至9日 的样子。");
            }
            return (found.map(|(from, _)| from), found.map(|(_, to)| to));
        }
        let (from, to) = (self.day(OPENS, "开始日期"), self.day(CLOSES, "结束日期"));
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            self.error(CLOSES, "days_reversed", "结束日期早于开始日期".to_owned(), "请核对两个日期。");
        }
        (from, to)
    }

    fn hours(&mut self) -> Option<Hours> {
        let text = self.text(HOURS);
        let bare = text.trim_start_matches('共').trim_end_matches("学时").trim().to_owned();
        if bare.is_empty() {
            return None;
        }
        let hours = bare.parse().ok();
        if hours.is_none() {
            let message = format!("学时“{text}”不是数");
            self.error(HOURS, "bad_hours", message, "请写成 24 或 22.5 的样子。");
        }
        hours
    }

    /// The state by its own column or by the remarks, and why it is void.
    fn state(&self, handed_over: bool) -> (CertificateState, String) {
        let (state, note) = (self.text(STATE), self.text(NOTE));
        let void = |text: &str| ["作废", "废止", "撤销", "注销"].iter().any(|w| text.contains(w));
        if void(&state) || void(&note) {
            let why = if note.is_empty() { "往年登记簿注明作废".to_owned() } else { note };
            return (CertificateState::Void, why);
        }
        let taken = handed_over || state.contains("领") || state.contains("发放");
        (if taken { CertificateState::HandedOver } else { CertificateState::Printed }, String::new())
    }
}
