//! One person's row of a table, or one person's form, as a person and what the receipt says of them.

use std::borrow::Cow;

use chrono::{Datelike as _, NaiveDate};
use yanxiu_documents::reading::{CellKind, CellText, Header, PersonForm, SheetRow, column_letters};
use yanxiu_domain::enrolment::ReceiptDetails;
use yanxiu_domain::enrolment::content::{is_ditto, is_no_name};
use yanxiu_domain::enrolment::fields::{ID_NUMBER, NAME, RECEIPT};
use yanxiu_domain::enrolment::post_title::post_and_title;
use yanxiu_domain::enrolment::receipts::Said;
use yanxiu_domain::identity::{IdNumber, IdReading, agrees, check_document};
use yanxiu_domain::names::{check_name, normalise_name};
use yanxiu_domain::people::{Document, DocumentKind, Person};
use yanxiu_domain::problem::{Place, Problem, any_error};
use yanxiu_domain::uid::Uid;

use super::columns::{Table, label};
use super::ditto::is_ones_own;
use super::settle::Fate;
use super::words::{
    Birth, birth, city, document_kind, kind_of_card, level_is_open, like_a_phone, may_be_october, phone,
    political_status, says_none, sex, tidy, title_level, yes_no,
};

/// One row as it was understood.
pub(super) struct Row {
    /// Which of the files.
    pub(super) file: usize,
    /// Which of its sheets.
    pub(super) sheet: usize,
    /// Row as the spreadsheet counts it.
    pub(super) number: u32,
    /// Whether the spreadsheet hides it.
    pub(super) hidden: bool,
    /// What it says; of a rejected row the number is as written.
    pub(super) said: Said,
    /// What becomes of it.
    pub(super) fate: Fate,
}

/// Which columns of a table mean what, looked up once.
pub(super) struct Columns<'t> {
    header: &'t Header,
    kept: Vec<(String, u32)>,
}

impl<'t> Columns<'t> {
    pub(super) fn of(table: &'t Table) -> Self {
        Self { header: &table.header, kept: table.kept_as_they_are() }
    }
}

/// Where a person's values stand.
#[derive(Clone, Copy)]
pub(super) enum Given<'a> {
    /// In a row of a table.
    Row(&'a SheetRow, &'a Columns<'a>),
    /// In a form of their own.
    Form(&'a PersonForm),
}

impl<'a> Given<'a> {
    fn cell(self, path: &str) -> Option<&'a CellText> {
        match self {
            Self::Row(row, columns) => row.cell(columns.header.place(path)?),
            Self::Form(form) => form.cells.iter().find(|c| c.field == Some(path)).map(|c| &c.cell),
        }
    }

    /// The field's value where it is an error, such as `#N/A`, or a formula nobody has reckoned.
    fn mistaken(self, path: &str) -> Option<&'a str> {
        self.cell(path).filter(|c| c.kind == CellKind::Error).map(|c| c.text.as_str())
    }

    /// The field's value where it is a mark for the cell above that nothing stands for.
    fn loose_ditto(self, path: &str) -> Option<&'a str> {
        self.cell(path).map(|c| c.text.trim()).filter(|text| is_ditto(text))
    }

    fn text(self, path: &str) -> Cow<'a, str> {
        match self {
            _ if self.mistaken(path).is_some() || self.loose_ditto(path).is_some() => Cow::Borrowed(""),
            Self::Row(row, columns) if !columns.header.combined.is_empty() => match columns.header.text(row, path) {
                Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
                Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
            },
            _ => Cow::Borrowed(self.cell(path).map_or("", |c| c.text.trim())),
        }
    }

    fn number(self) -> u32 {
        match self {
            Self::Row(row, _) => row.number,
            Self::Form(form) => form.row,
        }
    }

    fn hidden(self) -> bool {
        matches!(self, Self::Row(row, _) if row.hidden)
    }

    /// Row and column of a field's value, or of where it should be.
    fn place(self, path: &str) -> (u32, Option<String>) {
        match self {
            Self::Row(row, columns) => (row.number, columns.header.place(path).map(column_letters)),
            Self::Form(form) => match form.cells.iter().find(|c| c.field == Some(path)) {
                Some(found) => (found.row, Some(column_letters(found.cell.column))),
                None => (form.row, None),
            },
        }
    }

    fn kept(self) -> Vec<(String, String)> {
        let pairs: Vec<(&String, &str)> = match self {
            Self::Row(row, columns) => columns.kept.iter().map(|(h, column)| (h, row.text(*column).trim())).collect(),
            Self::Form(form) => {
                form.cells.iter().filter(|c| c.field.is_none()).map(|c| (&c.label, c.cell.text.trim())).collect()
            }
        };
        let says = |text: &str| !text.is_empty() && !is_ditto(text);
        pairs.into_iter().filter(|(_, text)| says(text)).map(|(h, t)| (h.clone(), t.to_owned())).collect()
    }
}

/// Reads the rows of one sheet.
pub(super) struct Reader<'a> {
    /// Which of the files, and its name.
    pub(super) file: (usize, &'a str),
    /// Which of its sheets, and its name.
    pub(super) sheet: (usize, &'a str),
    /// Today.
    pub(super) today: NaiveDate,
    /// What the row being read says where a closed list has no such word, with its label.
    pub(super) unread: Vec<(String, String)>,
    /// All problems.
    pub(super) problems: &'a mut Vec<Problem>,
}

impl Reader<'_> {
    fn add(&mut self, given: Given<'_>, path: &str, problem: Problem) {
        let (row, column) = given.place(path);
        self.problems.push(problem.at(Place::Cell {
            file: self.file.1.to_owned(),
            sheet: self.sheet.1.to_owned(),
            row: Some(row),
            column,
        }));
    }

    /// A word of a closed list; one that isn't known is warned of and left out.
    fn word<T>(&mut self, given: Given<'_>, path: &'static str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = given.text(path);
        let found = if text.is_empty() { None } else { read(&text) };
        if found.is_none() && !text.is_empty() && !says_none(&text) {
            let label = label(path);
            let problem = Problem::warning(
                "word_unknown",
                format!("{label}“{}”不可识别，没有填入", text),
                format!("请在导入后手工选择{label}；原来写的保留在附加栏目中。"),
            );
            self.add(given, path, problem);
            self.unread.push((format!("{label}（原文）"), text.into_owned()));
        }
        found
    }

    /// Names the cells of known fields that hold an error; they count as blank.
    fn mistakes(&mut self, given: Given<'_>) {
        for field in RECEIPT {
            if let Some(text) = given.mistaken(field.path) {
                let what = if text.starts_with('=') { "没有算出结果的公式" } else { "错误值" };
                let message = format!("{}是{what} {text}，没有填入", field.label);
                let hint = "请用 WPS 或 Excel 打开原表改成文字再导入，或在导入后手工填写。";
                self.add(given, field.path, Problem::warning("cell_error", message, hint));
            }
            if let Some(text) = given.loose_ditto(field.path) {
                let problem = if is_ones_own(field.path) {
                    let message = format!("{}写的是“{text}”，不能照上一行填入", field.label);
                    Problem::error("ditto_refused", message, format!("请填写本人的{}。", field.label))
                } else {
                    let message = format!("{}写的是“{text}”，上一行没有可以照填的内容", field.label);
                    Problem::warning("ditto_empty", message, format!("请在导入后填写{}。", field.label))
                };
                self.add(given, field.path, problem);
            }
            if given.cell(field.path).is_some_and(|c| c.kind == CellKind::Mended) {
                let message = format!("{}中有看不见的控制字符，已当作空格", field.label);
                self.add(given, field.path, Problem::warning("control_character", message, "请核对这一格的内容。"));
            }
        }
    }

    /// The name, and what is wrong with it.
    fn name(&mut self, given: Given<'_>) -> (String, bool) {
        let name = normalise_name(&given.text(NAME));
        // Told already.
        if given.loose_ditto(NAME).is_some() {
            return (name, false);
        }
        let found = if is_no_name(&name) {
            let message = format!("姓名写的是“{name}”，不是人名");
            vec![Problem::error("name_is_no_name", message, "请填写姓名；这一行没有人的，请删去。")]
        } else {
            check_name(&name)
        };
        let sound = !any_error(&found);
        for problem in found {
            self.add(given, NAME, problem);
        }
        (name, sound)
    }

    /// What the number and the birth beside it say against each other. A month alone agrees with any of its days.
    fn birth_differs(&self, given: Given<'_>, reading: &IdReading, born: Option<Birth>) -> Vec<Problem> {
        let (Some(stated), Some(born)) = (reading.birth, born) else { return Vec::new() };
        if born.whole {
            return agrees(reading, None, Some(born.on));
        }
        // A text table doesn't tell a number from a text.
        let shortened = self.sheet.1.is_empty() || given.cell("person.birth").is_some_and(|c| c.number);
        let october = shortened && may_be_october(&given.text("person.birth"));
        let month = (stated.year(), stated.month());
        if month == (born.on.year(), born.on.month()) || october && month == (born.on.year(), 10) {
            return Vec::new();
        }
        let message =
            format!("出生年月填的是 {}，身份证号表示的是 {}", born.on.format("%Y-%m"), stated.format("%Y-%m"));
        vec![Problem::error("id_birth_differs", message, "请核对原件，改正出生年月或身份证号。")]
    }

    /// The person in a row, and all that is wrong with it.
    pub(super) fn row(&mut self, given: Given<'_>) -> Row {
        self.mistakes(given);
        let (name, mut sound) = self.name(given);
        let said_kind = self.word(given, "person.document_kind", document_kind).unwrap_or(DocumentKind::Resident);
        let kind = kind_of_card(said_kind, &given.text(ID_NUMBER));
        let sex = self.word(given, "person.sex", sex);
        let today = self.today;
        let born = self.word(given, "person.birth", |text| birth(text, today));
        let as_number = given.cell(ID_NUMBER).is_some_and(|c| c.number);
        let mut reading = check_document(kind, &given.text(ID_NUMBER), self.today, as_number);
        let mut of_number = std::mem::take(&mut reading.problems);
        if given.loose_ditto(ID_NUMBER).is_some() {
            of_number.clear();
            sound = false;
        }
        let mut disagreeing = agrees(&reading, sex, None);
        disagreeing.extend(self.birth_differs(given, &reading, born));
        sound &= !any_error(&of_number) && !any_error(&disagreeing);
        for problem in of_number {
            self.add(given, ID_NUMBER, problem);
        }
        for problem in disagreeing {
            let path = if problem.code == "id_sex_differs" { "person.sex" } else { "person.birth" };
            self.add(given, path, problem);
        }
        let (details, front_line) = self.details(given);
        let as_written = || IdNumber::new(given.text(ID_NUMBER).into_owned());
        let person = Person {
            uid: Uid::default(),
            name,
            reading: String::new(),
            document: Document { kind, number: reading.number.filter(|_| sound).unwrap_or_else(as_written) },
            sex: reading.sex.or(sex),
            birth: reading.birth.or(born.filter(|b| b.whole).map(|b| b.on)),
            ethnic_group: tidy(&given.text("person.ethnic_group")),
        };
        Row {
            file: self.file.0,
            sheet: self.sheet.0,
            number: given.number(),
            hidden: given.hidden(),
            said: Said { person, details, front_line },
            fate: if sound { Fate::New } else { Fate::Rejected },
        }
    }

    fn details(&mut self, given: Given<'_>) -> (ReceiptDetails, Option<bool>) {
        let tidied = |path: &str| tidy(&given.text(path));
        let (mut post, mut title) = (tidied("details.post"), tidied("details.title"));
        let both = post_and_title(&given.text("details.post_title"));
        if both.unclear {
            let message = format!("职务职称“{}”分不清职务和职称，全部填入职务", both.post);
            let problem = Problem::warning("post_title_unclear", message, "请在导入后把职称改填到职称栏。");
            self.add(given, "details.post_title", problem);
        }
        if post.is_empty() {
            post = tidy(&both.post);
        }
        if title.is_empty() {
            title = tidy(&both.title);
        }
        let phone = phone(&given.text("details.phone"));
        if !phone.is_empty() && !like_a_phone(&phone) {
            let message = format!("电话“{}”不像电话号码", phone);
            let problem = Problem::warning("phone_unusual", message, "请核对后改正。");
            self.add(given, "details.phone", problem);
        }
        let front_line = self.word(given, "details.front_line", yes_no);
        let (mut level, mut of_level) = (self.word(given, "details.title_level", title_level), "details.title_level");
        let mut level_said = given.text(of_level);
        if level_said.is_empty() && !both.level.is_empty() {
            (level, of_level, level_said) = (title_level(&both.level), "details.post_title", both.level.into());
        }
        if level_is_open(&level_said) {
            let (message, hint) = ("职称级别只写“高级”，按副高级填入", "是正高级的，请在导入后改正。");
            self.add(given, of_level, Problem::warning("level_open", message, hint));
        }
        let as_given = |path: &str| given.text(path).into_owned();
        let details = ReceiptDetails {
            unit: tidied("details.unit"),
            city: self.word(given, "details.city", city),
            post,
            title_level: level,
            title,
            field: tidied("details.field"),
            political_status: self.word(given, "details.political_status", political_status),
            phone,
            front_line: front_line.unwrap_or(false),
            front_line_how: tidied("details.front_line_how"),
            lodging: as_given("details.lodging"),
            food: as_given("details.food"),
            arrival: as_given("details.arrival"),
            departure: as_given("details.departure"),
            note: as_given("details.note"),
            extra: given.kept().into_iter().chain(std::mem::take(&mut self.unread)).collect(),
        };
        (details, front_line)
    }
}
