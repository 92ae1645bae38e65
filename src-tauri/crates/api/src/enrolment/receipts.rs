//! Receipts from units: read, matched, shown, and only then written.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use yanxiu_documents::reading::{Header, Sheet, SheetRow, closest_header, column_letters, data_rows};
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::enrolment::fields::{ID_NUMBER, NAME, RECEIPT};
use yanxiu_domain::enrolment::{Enrolment, EnrolmentStatus, ReceiptDetails, TitleLevel};
use yanxiu_domain::identity::agrees;
use yanxiu_domain::names::{check_name, normalise_name};
use yanxiu_domain::people::{City, Document, DocumentKind, Person, PoliticalStatus, Sex};
use yanxiu_domain::problem::{Place, Problem, any_error};
use yanxiu_domain::uid::Uid;
use yanxiu_store::{Op, Store};

use super::wire::{ImportReport, ImportedPerson, UnderstoodColumn};
use super::{keep_person, read_document};
use crate::error::ApiError;
use crate::office::Office;
use crate::office::payloads::ReceiptsImport;
use crate::{problem, scalar, spreadsheet};

/// One row as it was understood.
struct Row {
    file: String,
    sheet: String,
    number: u32,
    name: String,
    id_text: String,
    person: Option<Person>,
    details: ReceiptDetails,
    status: &'static str,
}

struct Reader<'a> {
    file: &'a str,
    sheet: &'a Sheet,
    header: &'a Header,
    today: NaiveDate,
    problems: &'a mut Vec<Problem>,
}

pub(crate) fn import(office: &mut Office, payload: ReceiptsImport) -> Result<ImportReport, ApiError> {
    let overrides = payload
        .map
        .iter()
        .map(|pair| match pair.split_once('=') {
            Some((column, field)) if known_field(field) => Ok((column.trim().to_owned(), field.trim().to_owned())),
            _ => Err(ApiError::usage(
                "bad_map",
                format!("“{pair}”不是“列=栏目”的写法，或栏目不存在"),
                "例如：--map C=身份证号码",
            )),
        })
        .collect::<Result<Vec<_>, _>>()?;
    let today = office.today();
    let mut problems = Vec::new();
    let (mut rows, mut columns) = (Vec::new(), Vec::new());
    let watch = office.watch();
    for (number, path) in payload.files.iter().enumerate() {
        watch.step("读取回执", number, payload.files.len())?;
        let (file, sheets) = spreadsheet::sheets(office, path)?;
        let mut found = false;
        let mut closest: Option<String> = None;
        for sheet in &sheets {
            let Some((header, lacking)) = closest_header(sheet, RECEIPT, &[NAME, ID_NUMBER], &overrides) else {
                continue;
            };
            if !lacking.is_empty() {
                closest.get_or_insert(lacks(sheet, &header, &lacking));
                continue;
            }
            found = true;
            columns.extend(understood(&file, sheet, &header));
            let mut reader = Reader { file: &file, sheet, header: &header, today, problems: &mut problems };
            for row in data_rows(sheet, &header, &[NAME, ID_NUMBER]) {
                rows.push(reader.row(row));
            }
        }
        if !found {
            return Err(ApiError::unreadable(
                "no_header",
                match closest {
                    Some(closest) => format!("“{file}”{closest}"),
                    None => format!("“{file}”中没有找到表头：至少要有“姓名”和“身份证号码”两列"),
                },
                "请使用下发的报名回执填写，或用列对应（--map 列=栏目）指明各列。",
            ));
        }
    }
    let dossier = office.dossier(&payload.class_id)?;
    if dossier.archived_on.is_some() {
        return Err(ApiError::refused("archived", "这个班次已归档，不能再导入", "请选择其他班次。"));
    }
    settle(&mut rows, &dossier, office.store()?, &mut problems)?;
    let accepted = dossier.learners().count() + rows.iter().filter(|r| matches!(r.status, "new" | "matched")).count();
    if accepted > dossier.class.size as usize {
        problems.push(
            Problem::warning(
                "places_exceeded",
                format!("报名将达 {accepted} 人，超过计划 {} 人", dossier.class.size),
                "请在审验时择优录取，其余列为候补。",
            )
            .clause("二(一)")
            .field("enrolment", "class", payload.class_id.clone(), "learners"),
        );
    }
    if !payload.dry_run {
        write(office, &payload.class_id, &rows)?;
    }
    let count = |status: &str| u32::try_from(rows.iter().filter(|r| r.status == status).count()).unwrap_or(u32::MAX);
    Ok(ImportReport {
        rows: u32::try_from(rows.len()).unwrap_or(u32::MAX),
        new: count("new"),
        matched: count("matched"),
        duplicates: count("duplicate"),
        rejected: count("rejected"),
        problems: problem::to_wire(&problems),
        people: rows.iter().map(imported).collect(),
        columns,
        written: !payload.dry_run,
    })
}

/// What the row that comes closest to a header lacks.
fn lacks(sheet: &Sheet, header: &Header, lacking: &[String]) -> String {
    let labels: Vec<String> =
        RECEIPT.iter().filter(|f| lacking.iter().any(|l| l == f.path)).map(|f| format!("“{}”", f.label)).collect();
    let sheet = if sheet.name.is_empty() { String::new() } else { format!("工作表“{}”", sheet.name) };
    format!("{sheet}第 {} 行像是表头，但缺少{}列", header.row, labels.join("和"))
}

fn known_field(field: &str) -> bool {
    let field = field.trim();
    RECEIPT.iter().any(|f| f.path == field || f.label == field || f.synonyms.contains(&field))
}

fn understood(file: &str, sheet: &Sheet, header: &Header) -> Vec<UnderstoodColumn> {
    header
        .headings
        .iter()
        .map(|h| UnderstoodColumn {
            file: file.to_owned(),
            sheet: sheet.name.clone(),
            column: column_letters(h.column),
            heading: h.text.clone(),
            field: h.field.unwrap_or_default().to_owned(),
            label: RECEIPT.iter().find(|f| Some(f.path) == h.field).map(|f| f.label).unwrap_or_default().to_owned(),
        })
        .collect()
}

fn imported(row: &Row) -> ImportedPerson {
    ImportedPerson {
        file: row.file.clone(),
        sheet: row.sheet.clone(),
        row: row.number,
        name: row.name.clone(),
        id_number: row.person.as_ref().map_or_else(|| row.id_text.clone(), |p| p.document.number.reveal().to_owned()),
        sex: row.person.as_ref().and_then(|p| p.sex).map(scalar::Sex),
        unit: row.details.unit.clone(),
        city: row.details.city.map(scalar::City),
        post: row.details.post.clone(),
        title: row.details.title.clone(),
        phone: row.details.phone.clone(),
        political_status: row.details.political_status.map(scalar::PoliticalStatus),
        status: row.status,
    }
}

impl Reader<'_> {
    fn text(&self, row: &SheetRow, path: &str) -> String {
        self.header.column(path).map(|c| row.text(c).trim().to_owned()).unwrap_or_default()
    }

    fn add(&mut self, row: &SheetRow, path: &str, problem: Problem) {
        let column = self.header.column(path).map(column_letters);
        self.problems.push(problem.at(Place::Cell {
            file: self.file.to_owned(),
            sheet: self.sheet.name.clone(),
            row: Some(row.number),
            column,
        }));
    }

    /// A word of a closed list; one that isn't known is warned of and left out.
    fn word<T>(&mut self, row: &SheetRow, path: &'static str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.text(row, path);
        if text.is_empty() {
            return None;
        }
        let found = read(&text);
        if found.is_none() {
            let label = RECEIPT.iter().find(|f| f.path == path).map_or("", |f| f.label);
            self.add(
                row,
                path,
                Problem::warning(
                    "word_unknown",
                    format!("{label}“{text}”不可识别，没有填入"),
                    format!("请在导入后手工选择{label}。"),
                ),
            );
        }
        found
    }

    fn row(&mut self, row: &SheetRow) -> Row {
        let name = normalise_name(&self.text(row, NAME));
        for problem in check_name(&name) {
            self.add(row, NAME, problem);
        }
        let before = self.problems.len() - check_name(&name).len();
        let kind = self.word(row, "person.document_kind", document_kind).unwrap_or(DocumentKind::Resident);
        let sex = self.word(row, "person.sex", sex);
        let birth = self.word(row, "person.birth", birth);
        let id_text = self.text(row, ID_NUMBER);
        let number = self.header.column(ID_NUMBER).and_then(|c| row.cell(c)).is_some_and(|c| c.number);
        let reading = read_document(kind, &id_text, self.today, number);
        for problem in reading.problems.iter().cloned() {
            self.add(row, ID_NUMBER, problem);
        }
        for problem in agrees(&reading, sex, birth) {
            let path = if problem.code == "id_sex_differs" { "person.sex" } else { "person.birth" };
            self.add(row, path, problem);
        }
        let sound = !any_error(&self.problems[before..]);
        let details = self.details(row);
        let person = reading.number.filter(|_| sound).map(|number| Person {
            uid: Uid::default(),
            name: name.clone(),
            reading: String::new(),
            document: Document { kind, number },
            sex: reading.sex.or(sex),
            birth: reading.birth.or(birth),
            ethnic_group: self.text(row, "person.ethnic_group"),
        });
        Row {
            file: self.file.to_owned(),
            sheet: self.sheet.name.clone(),
            number: row.number,
            name,
            id_text,
            status: if person.is_some() { "new" } else { "rejected" },
            person,
            details,
        }
    }

    fn details(&mut self, row: &SheetRow) -> ReceiptDetails {
        let unit = self.text(row, "details.unit");
        let (mut post, mut title) = (self.text(row, "details.post"), self.text(row, "details.title"));
        let both = self.text(row, "details.post_title");
        if !both.is_empty() {
            let (a, b) = split_post_title(&both);
            if post.is_empty() {
                post = a;
            }
            if title.is_empty() {
                title = b;
            }
        }
        let extra = self
            .header
            .headings
            .iter()
            .filter(|h| h.field.is_none() && !matches!(h.text.trim(), "序号" | "编号" | "No." | "NO"))
            .map(|h| (h.text.clone(), row.text(h.column).trim().to_owned()))
            .filter(|(_, text)| !text.is_empty())
            .collect();
        let phone = phone(&self.text(row, "details.phone"));
        let sign = |c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '/' | '、' | ' ');
        let usual = phone.is_empty() || (phone.len() >= 7 && phone.chars().all(sign));
        if !usual {
            let problem = Problem::warning("phone_unusual", format!("电话“{phone}”不像电话号码"), "请核对后改正。");
            self.add(row, "details.phone", problem);
        }
        ReceiptDetails {
            unit,
            city: self.word(row, "details.city", city),
            post,
            title_level: self.word(row, "details.title_level", title_level),
            title,
            field: self.text(row, "details.field"),
            political_status: self.word(row, "details.political_status", political_status),
            phone,
            front_line: self.word(row, "details.front_line", yes_no).unwrap_or(false),
            front_line_how: self.text(row, "details.front_line_how"),
            lodging: self.text(row, "details.lodging"),
            food: self.text(row, "details.food"),
            arrival: self.text(row, "details.arrival"),
            departure: self.text(row, "details.departure"),
            note: self.text(row, "details.note"),
            extra,
        }
    }
}

fn phone(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| if ('０'..='９').contains(&c) { char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c) } else { c })
        .collect()
}

/// 职务 and 职称 written in one column, apart by a sign or a space; one alone is a title when it reads like one.
fn split_post_title(text: &str) -> (String, String) {
    match text.split_once(['/', '、', '／', ' ', '，', ',']) {
        Some((post, title)) => (post.trim().to_owned(), title.trim().to_owned()),
        None if ["工程师", "教授", "研究员", "农艺师", "经济师", "讲师", "医师", "会计师", "畜牧师", "技师"]
            .iter()
            .any(|t| text.ends_with(t)) =>
        {
            (String::new(), text.to_owned())
        }
        None => (text.to_owned(), String::new()),
    }
}

fn document_kind(text: &str) -> Option<DocumentKind> {
    match text {
        "身份证" | "居民身份证" | "二代身份证" | "港澳台居民居住证" | "外国人永久居留身份证" => {
            Some(DocumentKind::Resident)
        }
        "回乡证" | "港澳通行证" => Some(DocumentKind::HomeReturn),
        "台胞证" | "台湾通行证" => Some(DocumentKind::Taiwan),
        _ => DocumentKind::parse(text),
    }
}

fn sex(text: &str) -> Option<Sex> {
    match text {
        "男性" | "M" => Some(Sex::Male),
        "女性" | "F" => Some(Sex::Female),
        _ => Sex::parse(text),
    }
}

fn birth(text: &str) -> Option<NaiveDate> {
    let digits: Vec<u32> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|p| !p.is_empty()).filter_map(|p| p.parse().ok()).collect();
    match digits.as_slice() {
        [day] if text.len() == 8 => {
            NaiveDate::from_ymd_opt(i32::try_from(day / 10_000).ok()?, day / 100 % 100, day % 100)
        }
        [year, month, day, ..] => NaiveDate::from_ymd_opt(i32::try_from(*year).ok()?, *month, *day),
        _ => None,
    }
}

fn city(text: &str) -> Option<City> {
    let bare = text.trim_start_matches("山东省").trim_start_matches("山东").trim_end_matches('市');
    match bare {
        "省属" | "省直属" | "省级" | "省直单位" | "省属单位" | "驻济" => Some(City::Provincial),
        _ => City::parse(bare),
    }
}

fn title_level(text: &str) -> Option<TitleLevel> {
    match text {
        "正高" | "高级（正高）" | "正高职" => Some(TitleLevel::Senior),
        "副高" | "高级" | "副高职" => Some(TitleLevel::Associate),
        "初级" | "无" | "其他" | "员级" | "助理级" => Some(TitleLevel::Junior),
        _ => TitleLevel::parse(text),
    }
}

fn political_status(text: &str) -> Option<PoliticalStatus> {
    match text {
        "党员" | "中国共产党党员" | "共产党员" | "中共正式党员" => {
            Some(PoliticalStatus::PartyMember)
        }
        "预备党员" => Some(PoliticalStatus::ProbationaryMember),
        "团员" => Some(PoliticalStatus::YouthLeague),
        "民革" => Some(PoliticalStatus::Rcck),
        "民盟" => Some(PoliticalStatus::Cdl),
        "民建" => Some(PoliticalStatus::Cndca),
        "民进" => Some(PoliticalStatus::Capd),
        "农工党" | "农工" => Some(PoliticalStatus::Cpwdp),
        "致公党" => Some(PoliticalStatus::Zhigong),
        "九三" | "九三学社" => Some(PoliticalStatus::Jiusan),
        "台盟" => Some(PoliticalStatus::Tsgl),
        "无党派" => Some(PoliticalStatus::NonParty),
        "无" | "普通群众" => Some(PoliticalStatus::Public),
        _ => PoliticalStatus::parse(text),
    }
}

fn yes_no(text: &str) -> Option<bool> {
    match text {
        "是" | "√" | "Y" | "一线" | "1" | "有" => Some(true),
        "否" | "×" | "N" | "无" | "非一线" | "0" | "不是" => Some(false),
        _ => None,
    }
}

/// Tells new people from known ones and from those who came twice.
fn settle(rows: &mut [Row], dossier: &Dossier, store: &Store, problems: &mut Vec<Problem>) -> Result<(), ApiError> {
    let mut seen = BTreeSet::new();
    for row in rows {
        let Some(person) = &row.person else { continue };
        let document = (person.document.kind, person.document.number.clone());
        let here = dossier
            .enrolments
            .iter()
            .find(|e| (e.person.document.kind, &e.person.document.number) == (document.0, &document.1));
        let place =
            || Place::Cell { file: row.file.clone(), sheet: row.sheet.clone(), row: Some(row.number), column: None };
        if let Some(enrolment) = here {
            row.status = "duplicate";
            let message = format!("{}已在这个班的报名名单中，这一行没有再导入", row.name);
            problems.push(
                Problem::warning("already_enrolled", message, "资料有变化的，请在报名页修改原有一行。").at(place()),
            );
            if enrolment.person.name != row.name {
                problems.push(differs(&row.name, &enrolment.person.name).at(place()));
            }
        } else if !seen.insert(document.clone()) {
            row.status = "duplicate";
            let message = format!("{}在这批回执中重复出现", row.name);
            problems.push(Problem::warning("duplicate_row", message, "只导入第一次出现的一行，请核对。").at(place()));
        } else if let Some(known) = store.person_by_document(document.0, &document.1)? {
            row.status = "matched";
            if known.name != row.name {
                problems.push(differs(&row.name, &known.name).at(place()));
            }
        }
    }
    Ok(())
}

fn differs(name: &str, known: &str) -> Problem {
    Problem::warning("name_differs", format!("身份证号相同，姓名由“{known}”变为“{name}”"), "请向本人核对姓名用字。")
}

fn write(office: &mut Office, class: &str, rows: &[Row]) -> Result<(), ApiError> {
    office.change(Op::ImportReceipts, class, |tx, before| {
        for row in rows.iter().filter(|r| matches!(r.status, "new" | "matched")) {
            let Some(person) = row.person.clone() else { continue };
            let enrolment = Enrolment {
                uid: tx.new_uid(),
                person: keep_person(tx, person)?,
                details: row.details.clone(),
                status: EnrolmentStatus::Pending,
                reason: String::new(),
                seen: BTreeSet::new(),
                replaces: None,
                received: 0,
                roster_number: None,
                group: None,
                leads_group: false,
                seat: None,
                room: String::new(),
                source_file: row.file.clone(),
                source_row: Some(row.number),
            };
            tx.put_enrolment(&before.class.uid, &enrolment)?;
        }
        Ok(())
    })
}
