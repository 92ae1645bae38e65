//! The office: a store, the world around it, the assets beside the program.

pub mod payloads;
pub mod view;
pub mod wire;

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use chrono::{NaiveDate, NaiveDateTime};
use yanxiu_documents::fonts::Fonts;
use yanxiu_domain::attachment::Attachment;
use yanxiu_domain::calendar::Calendar;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::enrolment::Enrolment;
use yanxiu_domain::forms::OwnForm;
use yanxiu_domain::institution::Institution;
use yanxiu_domain::notice::Notice;
use yanxiu_domain::problem::Problem;
use yanxiu_domain::uid::Uid;
use yanxiu_store::{Op, Source, Store, StoreError, Trouble, Tx};

use crate::certificates::templates::Images;
use crate::error::ApiError;
use crate::host::Host;
use crate::notice;
use crate::people::Order;
use crate::progress::Watch;
use payloads::{BackupTo, JournalQuery};
use wire::{
    BackupRow, Done, Finding, JournalRow, Nothing, NoticeRow, OfficeInit, OfficeMade, OfficeState, OfficeUnlock,
    SpecialTopic, StoreCheck,
};

/// The sample's folder inside the office's own.
const SAMPLE_FOLDER: &str = "sample";

/// One office at work.
pub struct Office {
    /// Where the office's own data stand.
    home: PathBuf,
    /// Where the data stand that are open: the office's own, or the sample's.
    data: PathBuf,
    host: Arc<dyn Host>,
    store: Option<Store>,
    calendar: OnceLock<Calendar>,
    shipped_fonts: OnceLock<Fonts>,
    /// The shipped fonts and those of one's own.
    fonts: OnceLock<Fonts>,
    /// The register of people as it was last put in order.
    people: Option<Order>,
    /// Pictures of certificate templates that were read.
    images: Images,
    watch: Watch,
}

struct HostSource(Arc<dyn Host>);

impl Source for HostSource {
    fn now(&self) -> NaiveDateTime {
        self.0.now()
    }
    fn random(&self, buffer: &mut [u8]) {
        self.0.random(buffer);
    }
    fn who(&self) -> String {
        self.0.who()
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        let (code, message, hint) = (error.kind.code(), error.message, error.kind.hint());
        match error.kind {
            Trouble::NotFound
            | Trouble::Constraint
            | Trouble::Stale
            | Trouble::NotUndoable
            | Trouble::NothingToUndo
            | Trouble::Archived
            | Trouble::Exists => Self::refused(code, message, hint),
            _ => Self::store(code, message, hint),
        }
    }
}

impl Office {
    /// An office on a folder of data. Nothing is opened yet.
    pub fn new(data: PathBuf, host: Arc<dyn Host>) -> Self {
        Self {
            home: data.clone(),
            data,
            host,
            store: None,
            calendar: OnceLock::new(),
            shipped_fonts: OnceLock::new(),
            fonts: OnceLock::new(),
            people: None,
            images: Images::default(),
            watch: Watch::default(),
        }
    }

    /// The office with somebody who hears how far its long commands are, and may call them off.
    #[must_use]
    pub fn watched(mut self, watch: Watch) -> Self {
        self.watch = watch;
        self
    }

    /// What a long command tells how far it is.
    pub(crate) fn watch(&self) -> Watch {
        self.watch.clone()
    }

    /// Leaves the open data for the sample's, which stand apart from the office's own, or comes back from them.
    pub(crate) fn show_sample(&mut self, sample: bool) {
        self.close();
        self.data = if sample { self.home.join(SAMPLE_FOLDER) } else { self.home.clone() };
        self.forget_loaded();
    }

    /// Comes back from a sample that couldn't be shown; what was made of it in vain goes.
    pub(crate) fn drop_sample(&mut self, made: bool) {
        self.show_sample(false);
        if made {
            // Half a sample is of no use; one that can't be removed is found when the sample is next asked for.
            let _ = std::fs::remove_dir_all(self.home.join(SAMPLE_FOLDER));
        }
    }

    /// Whether there is a store where the office looks now.
    pub(crate) fn exists(&self) -> bool {
        Store::exists(&self.data)
    }

    /// Today.
    pub fn today(&self) -> NaiveDate {
        self.host.today()
    }

    /// The world around the office.
    pub(crate) fn host(&self) -> &Arc<dyn Host> {
        &self.host
    }

    /// Opens the store if it isn't open.
    ///
    /// # Errors
    /// What keeps it from being opened.
    pub fn open(&mut self, passphrase: Option<&str>) -> Result<(), ApiError> {
        if self.store.is_none() {
            self.forget_loaded();
            self.store = Some(Store::open(&self.data, passphrase, Box::new(HostSource(self.host.clone())))?);
        }
        Ok(())
    }

    /// Makes a store with the shipped notice and the institution.
    ///
    /// # Errors
    /// `store_exists`, or what the disk says.
    pub fn create(&mut self, institution: &Institution, passphrase: Option<&str>) -> Result<Option<String>, ApiError> {
        if institution.name.trim().is_empty() {
            return Err(ApiError::usage("institution_name", "没有填写单位名称", "请填写单位全称，与公章一致。"));
        }
        let notices = notice::shipped(self)?;
        let (mut store, recovery) =
            Store::create(&self.data, passphrase.filter(|p| !p.is_empty()), Box::new(HostSource(self.host.clone())))?;
        store.change(Op::Found, None, |tx| {
            tx.put_institution(institution)?;
            notices.iter().try_for_each(|(year, body)| tx.put_notice(*year, body))
        })?;
        self.store = Some(store);
        self.forget_loaded();
        Ok(recovery)
    }

    /// The open store.
    pub(crate) fn store(&mut self) -> Result<&mut Store, ApiError> {
        self.open(None)?;
        self.store.as_mut().ok_or_else(|| ApiError::store("no_store", "还没有打开数据", "请先打开数据。"))
    }

    /// The store, where it was opened already.
    pub(crate) fn opened(&self) -> Option<&Store> {
        self.store.as_ref()
    }

    /// Pictures of certificate templates that were read.
    pub(crate) fn images(&self) -> &Images {
        &self.images
    }

    /// Working days as announced.
    pub(crate) fn calendar(&self) -> Result<&Calendar, ApiError> {
        if let Some(calendar) = self.calendar.get() {
            return Ok(calendar);
        }
        let calendar = crate::calendar::calendar(self)?;
        Ok(self.calendar.get_or_init(|| calendar))
    }

    /// Calendars in the store; none before it is open.
    pub(crate) fn loaded_calendars(&self) -> Result<Vec<(i32, String)>, ApiError> {
        Ok(self.store.as_ref().map(Store::calendars).transpose()?.unwrap_or_default())
    }

    /// The calendar and the fonts of one's own are read anew when they are next asked for.
    pub(crate) fn forget_loaded(&mut self) {
        self.calendar = OnceLock::new();
        self.fonts = OnceLock::new();
    }

    /// The register of people as it was last put in order; whoever asks looks whether it still holds.
    pub(crate) fn people_order(&self) -> Option<&Order> {
        self.people.as_ref()
    }

    /// Keeps the order of the register for the next who asks.
    pub(crate) fn keep_people_order(&mut self, order: Order) {
        self.people = Some(order);
    }

    /// The fonts papers are set in.
    pub(crate) fn fonts(&self) -> Result<&Fonts, ApiError> {
        if let Some(fonts) = self.fonts.get() {
            return Ok(fonts);
        }
        let fonts = crate::fonts::with_own(self.shipped_fonts()?, self.store.as_ref())?;
        Ok(self.fonts.get_or_init(|| fonts))
    }

    /// The fonts that ship.
    pub(crate) fn shipped_fonts(&self) -> Result<&Fonts, ApiError> {
        if let Some(fonts) = self.shipped_fonts.get() {
            return Ok(fonts);
        }
        let folder = self.host.assets()?.join("fonts");
        let fonts = Fonts::from_folder(&folder).map_err(|reason| {
            ApiError::store("fonts", reason, "请把 assets 文件夹放回程序所在的文件夹，或重新安装。")
        })?;
        Ok(self.shipped_fonts.get_or_init(|| fonts))
    }

    /// Everything about a class.
    pub(crate) fn dossier(&mut self, class: &str) -> Result<Dossier, ApiError> {
        Ok(self.store()?.dossier(&Uid::new(class), &read_notice)?)
    }

    /// A file kept with a class, and its bytes.
    ///
    /// # Errors
    /// `not_found`, or `corrupt` when the file is missing or isn't what was kept.
    pub(crate) fn attachment(&self, uid: &Uid) -> Result<(Attachment, Vec<u8>), ApiError> {
        let store =
            self.store.as_ref().ok_or_else(|| ApiError::store("no_store", "还没有打开数据", "请先打开数据。"))?;
        Ok(store.attachment_bytes(uid)?)
    }

    /// A form of the office's own, and its bytes.
    ///
    /// # Errors
    /// `not_found`, or `corrupt` when the file is missing or isn't what was kept.
    pub(crate) fn own_form(&self, uid: &Uid) -> Result<(OwnForm, Vec<u8>), ApiError> {
        let store =
            self.store.as_ref().ok_or_else(|| ApiError::store("no_store", "还没有打开数据", "请先打开数据。"))?;
        Ok(store.own_form(uid)?)
    }

    /// Makes a change to a class that depends on how it stands, in one transaction.
    pub(crate) fn change<T>(
        &mut self,
        op: Op,
        class: &str,
        work: impl FnOnce(&Tx<'_>, &Dossier) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        let class = Uid::new(class);
        self.store()?.change(op, Some(&class), |tx| {
            let dossier = tx.dossier(&class, &read_notice)?;
            // The store refuses it too, whoever asks; here it is refused before anything is looked at.
            if dossier.archived_on.is_some() && !op.reaches_archived(true) {
                return Err(ApiError::refused(
                    "archived",
                    "这个班次已归档，不能再改",
                    "确需更正的，请在班次页面上方撤销归档，写明原因。",
                ));
            }
            work(tx, &dossier)
        })
    }

    /// Whether another program has written to the store since this was last asked.
    pub fn changed_elsewhere(&mut self) -> bool {
        let changed = self.store.as_mut().is_some_and(Store::changed_elsewhere);
        if changed {
            self.forget_loaded();
        }
        changed
    }

    /// Makes the verified copy and closes the store.
    pub fn close(&mut self) {
        self.people = None;
        if let Some(store) = self.store.take() {
            // On the way out there is nobody left to tell; the store itself is safe, and the next closing copies again.
            let _ = store.copy_on_close();
        }
        // Papers with personal data don't stay behind; one that a viewer holds open goes with the system's clearing.
        let _ = std::fs::remove_dir_all(crate::papers::viewed());
    }
}

/// Reads the notice a class was planned under.
pub(crate) fn read_notice(body: &str) -> Result<Notice, String> {
    notice::file::parse(body).map_err(|e| e.message)
}

/// A change as it is told.
pub(crate) fn done(text: impl Into<String>) -> Done {
    Done { done: text.into(), problems: Vec::new() }
}

/// The person in a class meant by an id or, where only one bears it, a name.
pub(crate) fn person<'d>(dossier: &'d Dossier, text: &str) -> Result<&'d Enrolment, ApiError> {
    person_meant(dossier, text).map_err(|problem| (*problem).into())
}

/// The same, for who gathers problems.
pub(crate) fn person_meant<'d>(dossier: &'d Dossier, text: &str) -> Result<&'d Enrolment, Box<Problem>> {
    let text = text.trim();
    if let Some(found) = dossier.enrolment(&Uid::new(text)) {
        return Ok(found);
    }
    let name = yanxiu_domain::names::normalise_name(text);
    let mut named = dossier.enrolments.iter().filter(|e| e.person.name == name);
    match (named.next(), named.next()) {
        (Some(found), None) => Ok(found),
        (Some(_), Some(_)) => {
            let message = format!("这个班有不止一位“{name}”");
            Err(Box::new(Problem::error("ambiguous_person", message, "请改用人员编号指定。")))
        }
        _ => {
            let message = format!("这个班没有“{text}”");
            Err(Box::new(Problem::error("person_not_found", message, "请核对姓名或编号。")))
        }
    }
}

/// The learner on the roster meant by an id or a name.
pub(crate) fn learner<'d>(dossier: &'d Dossier, text: &str) -> Result<&'d Enrolment, ApiError> {
    let found = person(dossier, text)?;
    if !found.accepted() {
        let message = format!("{}不在学员名单中", found.person.name);
        return Err(ApiError::refused("not_on_roster", message, "请先审验通过。"));
    }
    Ok(found)
}

/// What the window asks first.
pub(crate) fn state(office: &mut Office, _: Nothing) -> Result<OfficeState, ApiError> {
    let (exists, encrypted) = (Store::exists(&office.data), Store::encrypted(&office.data));
    if exists && !encrypted {
        office.open(None)?;
    }
    let today = office.today();
    let data_folder = office.data.display().to_string();
    let mut state = OfficeState {
        sample: office.data != office.home,
        exists,
        open: office.store.is_some(),
        encrypted,
        institution: None,
        notices: Vec::new(),
        data_folder,
        today: crate::scalar::Day(today),
        undoable: None,
        version: env!("CARGO_PKG_VERSION").to_owned(),
    };
    if let Some(store) = &office.store {
        state.institution = Some(institution_wire(&store.institution()?));
        state.undoable = store.undoable()?.filter(|(_, op)| op.undoable()).map(|(_, op)| op.label().to_owned());
        for (_, body) in store.notices()? {
            state.notices.push(notice_row(&notice::file::parse(&body)?));
        }
    }
    Ok(state)
}

fn notice_row(notice: &Notice) -> NoticeRow {
    NoticeRow {
        year: notice.year,
        number: notice.number.clone(),
        title: notice.title.clone(),
        complete_by: crate::scalar::Day(notice.complete_by),
        epidemic_in_force: notice.epidemic_in_force,
        special_topics: notice
            .special_topics
            .iter()
            .map(|t| SpecialTopic { code: t.code.clone(), label: t.label.clone() })
            .collect(),
    }
}

fn institution_wire(from: &Institution) -> wire::Institution {
    wire::Institution {
        name: from.name.clone(),
        address: from.address.clone(),
        phone: from.phone.clone(),
        email: from.email.clone(),
        contact: from.contact.clone(),
        certificate_issuer: from.certificate_issuer.clone(),
    }
}

impl From<wire::Institution> for Institution {
    fn from(from: wire::Institution) -> Self {
        Self {
            name: from.name.trim().to_owned(),
            address: from.address,
            phone: from.phone,
            email: from.email,
            contact: from.contact,
            certificate_issuer: from.certificate_issuer,
        }
    }
}

pub(crate) fn init(office: &mut Office, payload: OfficeInit) -> Result<OfficeMade, ApiError> {
    let recovery_code = office.create(&payload.institution.into(), payload.passphrase.as_deref())?;
    Ok(OfficeMade { data: office.data.display().to_string(), recovery_code })
}

pub(crate) fn unlock(office: &mut Office, payload: OfficeUnlock) -> Result<OfficeState, ApiError> {
    office.open(Some(&payload.passphrase))?;
    state(office, Nothing {})
}

pub(crate) fn save_institution(office: &mut Office, payload: wire::Institution) -> Result<Done, ApiError> {
    let institution = Institution::from(payload);
    if institution.name.is_empty() {
        return Err(ApiError::usage("institution_name", "没有填写单位名称", "请填写单位全称，与公章一致。"));
    }
    office.store()?.change(Op::SetInstitution, None, |tx| tx.put_institution(&institution))?;
    Ok(done("已保存单位信息"))
}

pub(crate) fn undo(office: &mut Office, _: Nothing) -> Result<Done, ApiError> {
    let op = office.store()?.undo()?;
    office.forget_loaded();
    Ok(done(format!("已撤销：{}", op.label())))
}

pub(crate) fn journal(office: &mut Office, payload: JournalQuery) -> Result<Vec<JournalRow>, ApiError> {
    let entries = office.store()?.journal(payload.limit)?;
    let count = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(entries
        .into_iter()
        .map(|e| JournalRow {
            seq: count(e.seq),
            at: e.at,
            who: e.who,
            what: e.label,
            class_id: e.class.map(|c| c.to_string()),
            items: count(e.items),
            undone: e.undone,
        })
        .collect())
}

pub(crate) fn check(office: &mut Office, _: Nothing) -> Result<StoreCheck, ApiError> {
    let findings = office.store()?.check()?;
    Ok(StoreCheck {
        ok: findings.is_empty(),
        findings: findings.into_iter().map(|f| Finding { code: f.code.to_owned(), message: f.message }).collect(),
    })
}

pub(crate) fn backup(office: &mut Office, payload: BackupTo) -> Result<BackupRow, ApiError> {
    let store = office.store()?;
    let target = payload.to.map_or_else(|| store.next_copy(), PathBuf::from);
    store.backup_to(&target)?;
    let at = office.host.now().format("%Y-%m-%d %H:%M:%S").to_string();
    backup_row(&target, at)
}

fn backup_row(path: &Path, at: String) -> Result<BackupRow, ApiError> {
    let bytes = std::fs::metadata(path).map_err(|e| crate::host::cannot_read(path, &e))?.len();
    Ok(BackupRow { path: path.display().to_string(), bytes, at })
}

pub(crate) fn backup_list(office: &mut Office, _: Nothing) -> Result<Vec<BackupRow>, ApiError> {
    let copies = office.store()?.copies()?;
    Ok(copies
        .into_iter()
        .map(|c| BackupRow {
            path: c.path.display().to_string(),
            bytes: c.bytes,
            at: c.at.format("%Y-%m-%d %H:%M:%S").to_string(),
        })
        .collect())
}
