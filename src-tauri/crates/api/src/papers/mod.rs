//! Papers of a class: which there are, and their bytes.

pub mod bundle;
mod receipt;
pub mod wire;

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use yanxiu_documents::form::{Form, Format};
use yanxiu_documents::paper::PaperError;
use yanxiu_documents::pdf::{Meta, Pdf, render};
use yanxiu_documents::xlsx;
use yanxiu_domain::archive::VolumeItem;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::enrolment::EnrolmentStatus;
use yanxiu_domain::record::Record;

use crate::archive::volume::{self, Piece};
use crate::committee;
use crate::error::ApiError;
use crate::forms::own;
use crate::forms::wire::FormKind;
use crate::host::{cannot_read, cannot_write};
use crate::office::payloads::{PaperQuery, PaperSave};
use crate::office::wire::Done;
use crate::office::{Office, done};
use crate::records::{self, class_record};
use crate::reports::wire::PaperRow;

/// A kind of paper: code, title, stage, formats, and whether it has a form file.
struct Kind {
    code: &'static str,
    title: &'static str,
    stage: &'static str,
    formats: &'static [&'static str],
}

const BOTH: &[&str] = &["pdf", "xlsx"];
const PDF: &[&str] = &["pdf"];

const fn kind(code: &'static str, title: &'static str, stage: &'static str, formats: &'static [&'static str]) -> Kind {
    Kind { code, title, stage, formats }
}

/// Kinds in the order a bundle lists them after what must be handed in.
const KINDS: &[Kind] = &[
    kind("filing-letter", "备案报送函", "filing", PDF),
    kind("filing-form", "备案表（附件2）", "filing", BOTH),
    kind("implementation-plan", "实施方案", "filing", PDF),
    kind("recruitment-notice", "招收学员通知", "filing", PDF),
    kind("epidemic-plan", "疫情防控方案与应急预案", "filing", PDF),
    kind("check-in-notice", "报到通知", "filing", PDF),
    kind("invitation", "专家邀请函", "filing", PDF),
    kind("change-report", "变更说明", "filing", PDF),
    kind("course-table", "课程表", "filing", BOTH),
    kind("enrolment-receipt", "报名回执（附件3）", "enrolment", BOTH),
    kind("confirmation-list", "录取确认名单", "enrolment", BOTH),
    kind("roster", "学员名单（附件4）", "enrolment", BOTH),
    kind("check-in-list", "报到表", "enrolment", BOTH),
    kind("group-list", "分组名单", "enrolment", BOTH),
    kind("seating-plan", "座次表", "enrolment", BOTH),
    kind("room-list", "住宿安排表", "enrolment", BOTH),
    kind("name-cards", "胸牌", "enrolment", PDF),
    kind("place-cards", "桌签", "enrolment", PDF),
    kind("pledges", "学员承诺书", "enrolment", PDF),
    kind("pledge-list", "学员承诺书（集中签字）", "enrolment", PDF),
    kind("handbook", "学员手册", "enrolment", PDF),
    kind("sign-in-sheet", "签到表", "attendance", BOTH),
    kind("attendance-table", "考勤汇总表", "attendance", BOTH),
    kind("temperature-sheet", "体温登记表", "attendance", BOTH),
    kind("committee-list", "班委和临时党小组名单", "committee", BOTH),
    kind("activity-record", "班委和临时党小组活动记录", "committee", PDF),
    kind("committee-summary", "班委和临时党小组工作总结", "committee", PDF),
    kind("blank-scores", "成绩登记表（空白）", "assessment", BOTH),
    kind("assessment-table", "结业考核成绩表", "assessment", BOTH),
    kind("credit-of-hours", "继续教育学时登记表", "assessment", BOTH),
    kind("certificates", "结业证书", "certificates", PDF),
    kind("certificate-register", "结业证书登记簿", "certificates", BOTH),
    kind("hand-over-list", "结业证书领取签收表", "certificates", BOTH),
    kind("self-evaluation", "绩效评价自评报告（附件5）", "reports", PDF),
    kind("score-sheet", "绩效考核表（附件6）", "reports", BOTH),
    kind("acceptance-form", "执行情况验收表（附件7）", "reports", BOTH),
    kind("survey-form", "学员满意度测评表", "reports", BOTH),
    kind("survey-summary", "满意度测评汇总表", "reports", BOTH),
    kind("settlement", "经费结算表", "reports", BOTH),
    kind("fee-list", "讲课费发放表", "reports", BOTH),
    kind("cover-letter", "报送函", "reports", PDF),
    kind("archive-contents", "卷内目录", "reports", BOTH),
    kind("closing-sheet", "备考表", "reports", BOTH),
];

/// Why a paper can't be made for a class as it stands; empty when it can.
pub(crate) fn unavailable(dossier: &Dossier, code: &str) -> &'static str {
    let learners = dossier.learners().next().is_some();
    match code {
        "change-report" if dossier.changes.is_empty() => "没有变更",
        "invitation" if dossier.scheduled_teachers().is_empty() => "课程安排中没有授课人",
        "epidemic-plan" | "temperature-sheet" if !dossier.class.epidemic_in_force => "不在疫情防控期间",
        "roster" | "check-in-list" | "name-cards" | "sign-in-sheet" | "attendance-table" | "temperature-sheet"
        | "assessment-table" | "committee-summary" | "group-list" | "seating-plan" | "room-list" | "place-cards"
        | "pledges" | "pledge-list" | "handbook"
            if !learners =>
        {
            "学员名单是空的"
        }
        "confirmation-list" if dossier.enrolments.iter().all(|e| e.status == EnrolmentStatus::Pending) => {
            "还没有审验结果"
        }
        "group-list" if dossier.learners().all(|l| l.group.is_none()) => "还没有分组",
        "seating-plan" if dossier.roster.plan.seats() == 0 => "还没有排座次",
        "room-list" if dossier.learners().all(|l| l.room.is_empty()) => "还没有安排住宿",
        "blank-scores" if !learners => "学员名单是空的",
        "blank-scores" if dossier.conclusion.is_some() => "考核已作结论",
        "blank-scores" if dossier.scheme.typed().next().is_none() => "没有需要录入成绩的项目",
        "credit-of-hours" => crate::assessment::credit::unavailable(dossier),
        "certificates" | "hand-over-list" if dossier.bearable().next().is_none() => "尚未核发证书",
        "committee-list" if dossier.members.is_empty() => "尚未组建",
        "activity-record" if dossier.activities.is_empty() => "没有活动记录",
        "survey-summary" if dossier.survey.is_empty() => "没有测评结果",
        "fee-list" if dossier.fees.is_empty() => "没有讲课费",
        "self-evaluation" | "score-sheet" | "acceptance-form" | "cover-letter" if dossier.filing.is_none() => {
            "尚未备案"
        }
        "archive-contents" | "closing-sheet" if dossier.submission.is_none() => "报送后编制",
        _ => "",
    }
}

/// The papers of a class, those the office has forms of its own for last.
pub(crate) fn rows(dossier: &Dossier) -> Vec<PaperRow> {
    let words = |list: Vec<&str>| list.into_iter().map(str::to_owned).collect::<Vec<_>>();
    let mut rows: Vec<PaperRow> = KINDS
        .iter()
        .map(|k| {
            let formats = formats(dossier, k);
            let own = formats.iter().copied().filter(|f| dossier.forms.own(k.code, f).is_some()).collect();
            PaperRow {
                kind: k.code.to_owned(),
                title: k.title.to_owned(),
                stage: k.stage.to_owned(),
                own_formats: words(own),
                formats: words(formats),
                unavailable: unavailable(dossier, k.code).to_owned(),
                corrected: dossier.forms.corrected(k.code).is_some(),
            }
        })
        .collect();
    rows.extend(dossier.forms.standing_alone().map(|form| PaperRow {
        kind: format!("{}{}", own::ALONE, form.uid),
        title: form.title.clone(),
        stage: "reports".to_owned(),
        formats: vec![form.format.clone()],
        unavailable: String::new(),
        own_formats: vec![form.format.clone()],
        corrected: false,
    }));
    rows
}

/// The formats of a kind for a class: a form of the office's own in Word comes beside ours.
fn formats(dossier: &Dossier, kind: &Kind) -> Vec<&'static str> {
    let mut formats = kind.formats.to_vec();
    let own = |format: &&str| !kind.formats.contains(format) && dossier.forms.own(kind.code, format).is_some();
    formats.extend(["xlsx", "docx"].into_iter().filter(own));
    formats
}

/// The title of a kind; empty for what is none.
pub(crate) fn title(code: &str) -> &'static str {
    KINDS.iter().find(|k| k.code == code).map_or("", |k| k.title)
}

/// The stage of a kind; empty for what is none.
pub(crate) fn stage(code: &str) -> &'static str {
    KINDS.iter().find(|k| k.code == code).map_or("", |k| k.stage)
}

/// Kinds whose form an office may replace or correct: certificates are placed in millimetres elsewhere.
pub(crate) fn assignable() -> Vec<FormKind> {
    KINDS.iter().filter(|k| k.code != "certificates").map(|k| own::kind(k.code, k.title, k.stage)).collect()
}

/// The text of a kind's form as it ships; empty for no kind.
pub(crate) fn shipped_text(office: &Office, code: &str) -> Result<String, ApiError> {
    match KINDS.iter().find(|k| k.code == code) {
        Some(kind) => {
            read_text(office, &office.host().assets()?.join("forms").join(kind.stage).join(format!("{code}.toml")))
        }
        None => Ok(String::new()),
    }
}

impl From<PaperError> for ApiError {
    fn from(error: PaperError) -> Self {
        match error {
            PaperError::NoGlyph { .. } => Self::refused(
                "no_glyph",
                error.to_string(),
                "请核对用字；确为此字的，请在“设置 → 字体”添加含该字的字体文件。",
            ),
            PaperError::Stopped => Self::refused("cancelled", error.to_string(), "需要时请重新开始。"),
            PaperError::NoRoom { .. } => Self::unreadable(
                "template_no_room",
                error.to_string(),
                "请在证书样式中加宽加高这个框，或把最小字号改小；也可以改用别的证书样式。",
            ),
            PaperError::NoImage { .. } => {
                Self::unreadable("template_no_image", error.to_string(), "请在证书样式中重新选择图片，或删去这个元素。")
            }
            _ => Self::unreadable("form", error.to_string(), "请恢复 assets/forms 中随软件提供的表单文件。"),
        }
    }
}

/// Makes papers of one class; the record is built once.
pub(crate) struct Press<'a> {
    pub(crate) office: &'a Office,
    pub(crate) dossier: &'a Dossier,
    pub(crate) record: Record,
    /// The day that papers bear.
    today: NaiveDate,
    assets: PathBuf,
    /// Pages of the papers that were made, by their kind: other papers tell of them.
    pages: RefCell<BTreeMap<String, u32>>,
}

impl<'a> Press<'a> {
    pub(crate) fn new(office: &'a Office, dossier: &'a Dossier) -> Result<Self, ApiError> {
        Self::on(office, dossier, office.today())
    }

    /// Papers as they are made on a day.
    pub(crate) fn on(office: &'a Office, dossier: &'a Dossier, today: NaiveDate) -> Result<Self, ApiError> {
        let record = class_record(dossier, office.calendar()?, today);
        Ok(Self { office, dossier, record, today, assets: office.host().assets()?, pages: RefCell::default() })
    }

    fn meta(&self) -> Meta {
        Meta { author: self.dossier.institution.name.clone(), date: self.today }
    }

    /// The form of a kind: as it was corrected for the class's year, else as it ships.
    fn form(&self, stage: &str, kind: &str) -> Result<Form, ApiError> {
        match self.dossier.forms.corrected(kind) {
            Some(text) => Form::parse(text, kind)
                .map_err(|e| ApiError::unreadable("form", e.to_string(), "请在“年度”的“表格”中恢复随软件提供的样式。")),
            None => form(self.office, &self.assets, stage, kind),
        }
    }

    /// Title and bytes of a paper, with the pages of a PDF.
    pub(crate) fn make(&self, code: &str, format: &str) -> Result<(String, Vec<u8>, Option<u32>), ApiError> {
        let made = self.made(code, format)?;
        if let Some(pages) = made.2 {
            self.pages.borrow_mut().insert(code.to_owned(), pages);
        }
        Ok(made)
    }

    /// Pages of a paper's PDF; `None` where it can't be made or is no PDF.
    fn pages_of(&self, code: &str) -> Result<Option<u32>, ApiError> {
        if let Some(known) = self.pages.borrow().get(code) {
            return Ok(Some(*known));
        }
        let pdf = KINDS.iter().any(|k| k.code == code && k.formats.contains(&"pdf"));
        if !pdf || !unavailable(self.dossier, code).is_empty() {
            return Ok(None);
        }
        Ok(self.make(code, "pdf")?.2)
    }

    /// The volume of the archive: as it was archived, else as it would be now.
    pub(crate) fn volume(&self) -> Result<Vec<VolumeItem>, ApiError> {
        if !self.dossier.closing.items.is_empty() {
            return Ok(self.dossier.closing.items.clone());
        }
        let (watch, mut counted, mut scans) = (self.office.watch(), BTreeMap::new(), Vec::new());
        let filed = volume::FILED.iter().filter(|code| unavailable(self.dossier, code).is_empty());
        for (at, code) in filed.clone().enumerate() {
            watch.step("编排卷内目录", at, filed.clone().count())?;
            counted.insert(*code, self.pages_of(code)?.unwrap_or(0));
        }
        for scan in self.dossier.attachments.iter().filter(|a| a.enrolment.is_none()) {
            let (_, bytes) = self.office.attachment(&scan.uid)?;
            scans.push((scan.uid.clone(), scan_pages(&bytes)));
        }
        Ok(volume::items(self.dossier, &|piece| match piece {
            Piece::Paper(code) => counted.get(code).copied().unwrap_or(0),
            Piece::Scan(scan) => scans.iter().find(|(uid, _)| *uid == scan.uid).map_or(0, |(_, pages)| *pages),
        }))
    }

    /// What a paper is filled from: some tell of other papers, or show what isn't in the record.
    fn record_for(&self, code: &str) -> Result<Cow<'_, Record>, ApiError> {
        let mut record = match code {
            "activity-record" => committee::papers::with_photos(self.office, self.dossier, &self.record)?,
            "cover-letter" | "archive-contents" | "closing-sheet" => self.record.clone(),
            // What was filed stays as it was filed, whatever has been changed since.
            "filing-form" | "filing-letter" | "implementation-plan" if !self.dossier.changes.is_empty() => {
                class_record(&self.dossier.as_filed(), self.office.calendar()?, self.today)
            }
            _ => return Ok(Cow::Borrowed(&self.record)),
        };
        match code {
            "cover-letter" => {
                let mut counted = BTreeMap::new();
                for enclosure in bundle::enclosures(self.dossier) {
                    counted.insert(enclosure.code.clone(), self.pages_of(&enclosure.code)?);
                }
                records::archive::enclose(&mut record, self.dossier, &|code| counted.get(code).copied().flatten());
            }
            "archive-contents" | "closing-sheet" => {
                records::archive::bind(&mut record, self.dossier, &self.volume()?);
            }
            _ => {}
        }
        Ok(Cow::Owned(record))
    }

    fn made(&self, code: &str, format: &str) -> Result<(String, Vec<u8>, Option<u32>), ApiError> {
        if let Some(form) = own::alone(self.dossier, code).filter(|f| f.format == format) {
            return Ok((safe(&form.title), own::made(self.office, form, &self.record)?, None));
        }
        let known = KINDS.iter().find(|k| k.code == code).filter(|k| formats(self.dossier, k).contains(&format));
        let Some(kind) = known else {
            return Err(ApiError::usage(
                "unknown_paper",
                format!("没有“{code}”的 {format} 格式"),
                "请核对材料种类和格式。",
            ));
        };
        let reason = unavailable(self.dossier, code);
        if !reason.is_empty() {
            return Err(ApiError::refused(
                "paper_unavailable",
                format!("还不能生成{}：{reason}", kind.title),
                "请先补齐相关内容。",
            ));
        }
        if let Some(form) = self.dossier.forms.own(code, format) {
            let named = self.form(kind.stage, code)?;
            return Ok((
                file_name(&named, &self.record)?,
                own::made(self.office, form, &*self.record_for(code)?)?,
                None,
            ));
        }
        if code == "certificates" {
            let pdf = self.certificates()?;
            return Ok(("结业证书".to_owned(), pdf.bytes, Some(pdf.pages)));
        }
        if (code, format) == ("enrolment-receipt", "xlsx") {
            return Ok(("附件3-报名回执".to_owned(), receipt::workbook(self.dossier, self.today)?, None));
        }
        let form = self.form(kind.stage, code)?;
        let (bytes, pages) = self.set(form.clone(), format)?;
        let name =
            form.file_name.pieces.first().map(|_| file_name(&form, &self.record)).transpose()?.unwrap_or_default();
        Ok((name, bytes, pages))
    }

    /// A paper of the class, set by a form.
    fn set(&self, form: Form, format: &str) -> Result<(Vec<u8>, Option<u32>), ApiError> {
        let form = match form.kind.as_str() {
            "credit-of-hours" => crate::assessment::credit::form(form, &self.dossier.credit_sheet)?,
            _ => form,
        };
        self.print(&form, &*self.record_for(&form.kind)?, format)
    }

    /// A list of what a package holds, from a record of its own: the index of a bundle, of a sharing package.
    pub(crate) fn list(&self, kind: &str, record: &Record, format: &str) -> Result<(Vec<u8>, Option<u32>), ApiError> {
        self.print(&self.form("reports", kind)?, record, format)
    }

    fn print(&self, form: &Form, record: &Record, format: &str) -> Result<(Vec<u8>, Option<u32>), ApiError> {
        if format == "pdf" {
            let pdf = render(form, record, self.office.fonts()?, &self.meta())?;
            Ok((pdf.bytes, Some(pdf.pages)))
        } else {
            debug_assert!(form.formats.contains(&Format::Xlsx));
            Ok((xlsx::render(form, record, &self.meta())?, None))
        }
    }

    fn certificates(&self) -> Result<Pdf, ApiError> {
        crate::certificates::print::of_class(self.office, self.dossier.bearable(), &self.meta())
    }
}

/// Pages of a file kept with a class: a picture is one, what isn't laid out on paper has none.
fn scan_pages(bytes: &[u8]) -> u32 {
    let picture = [b"\xff\xd8\xff".as_slice(), b"\x89PNG\r\n\x1a\n"].iter().any(|sign| bytes.starts_with(sign));
    if picture { 1 } else { yanxiu_documents::pdf::page_count(bytes).unwrap_or(0) }
}

/// The PDF of a class's paper by a form that is being corrected.
pub(crate) fn drawn(office: &Office, dossier: &Dossier, form: Form) -> Result<Vec<u8>, ApiError> {
    Ok(Press::new(office, dossier)?.set(form, "pdf")?.0)
}

/// The form of a kind, as it stands in the assets.
fn form(office: &Office, assets: &Path, stage: &str, kind: &str) -> Result<Form, ApiError> {
    let path = assets.join("forms").join(stage).join(format!("{kind}.toml"));
    let text = read_text(office, &path)?;
    Form::parse(&text, &format!("{stage}/{kind}.toml"))
        .map_err(|e| ApiError::unreadable("form", e.to_string(), "请改正表单文件，或恢复随软件提供的文件。"))
}

/// A paper of the register across classes, from a record of its own.
pub(crate) fn of_register(
    office: &Office,
    record: &Record,
    institution: &str,
    kind: &str,
    format: &str,
) -> Result<Vec<u8>, ApiError> {
    let form = form(office, &office.host().assets()?, "certificates", kind)?;
    let meta = Meta { author: institution.to_owned(), date: office.today() };
    if format == "pdf" {
        return Ok(render(&form, record, office.fonts()?, &meta)?.bytes);
    }
    Ok(xlsx::render(&form, record, &meta)?)
}

/// The register of people as a workbook.
pub(crate) fn people_workbook(office: &Office, record: &Record, institution: &str) -> Result<Vec<u8>, ApiError> {
    let form = form(office, &office.host().assets()?, "people", "people-register")?;
    Ok(xlsx::render(&form, record, &Meta { author: institution.to_owned(), date: office.today() })?)
}

fn file_name(form: &Form, record: &Record) -> Result<String, ApiError> {
    Ok(safe(&yanxiu_documents::paper::resolve(&form.kind, &form.file_name, record)?.plain()))
}

/// A name without what Windows forbids in file names.
pub(crate) fn safe(name: &str) -> String {
    name.chars().map(|c| if "\\/:*?\"<>|".contains(c) { '－' } else { c }).collect()
}

fn read_text(office: &Office, path: &Path) -> Result<String, ApiError> {
    let bytes = office.host().read(path).map_err(|e| cannot_read(path, &e))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The bytes of a paper, exactly as they are printed or saved.
///
/// # Errors
/// `unknown_paper`, `paper_unavailable`, or what keeps it from being set.
pub fn bytes(office: &mut Office, query: &PaperQuery) -> Result<Vec<u8>, ApiError> {
    Ok(named(office, query)?.1)
}

fn named(office: &mut Office, query: &PaperQuery) -> Result<(String, Vec<u8>), ApiError> {
    let dossier = office.dossier(&query.class_id)?;
    let (name, bytes, _) = Press::new(office, &dossier)?.make(&query.kind, &query.format)?;
    Ok((name, bytes))
}

/// A new folder for a file that the system's viewer opens; all of them go when the office closes.
pub(crate) fn viewer_folder(office: &Office) -> PathBuf {
    let mut mark = [0_u8; 4];
    office.host().random(&mut mark);
    viewed().join(hex::encode(mark))
}

/// Where files for the viewer lie.
pub(crate) fn viewed() -> PathBuf {
    std::env::temp_dir().join(format!("yanxiu-{}", std::process::id()))
}

/// Writes a paper where the system's viewer can open it, and says where.
///
/// # Errors
/// As [`bytes`], or what the disk says.
pub fn for_viewer(office: &mut Office, query: &PaperQuery) -> Result<PathBuf, ApiError> {
    let (name, bytes) = named(office, query)?;
    let path = viewer_folder(office).join(format!("{name}.{}", query.format));
    office.host().write(&path, &bytes).map_err(|e| cannot_write(&path, &e))?;
    Ok(path)
}

pub(crate) fn save(office: &mut Office, payload: PaperSave) -> Result<Done, ApiError> {
    let query = PaperQuery { class_id: payload.class_id, kind: payload.kind, format: payload.format };
    let bytes = bytes(office, &query)?;
    let path = PathBuf::from(&payload.path);
    office.host().write(&path, &bytes).map_err(|e| cannot_write(&path, &e))?;
    Ok(done(format!("已保存：{}", path.display())))
}
