//! Every command, declared once: the router and the window's typed functions both come from this list.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use ts_rs::TS;

use crate::error::{ApiError, plain_reason};
use crate::office::Office;
use crate::office::payloads::*;
use crate::office::wire::*;
use crate::{
    archive, assessment, attachments, attendance, calendar, certificates, committee, enrolment, filing, fonts, forms,
    notice, office, papers, people, reports, sample, year,
};

/// Sees the payload and result types of every command; the window's functions are written from it.
pub trait CommandVisitor {
    /// One command.
    fn visit<P: TS + 'static, R: TS + 'static>(&mut self, name: &'static str, doc: &'static str);
}

macro_rules! commands {
    ($(#[doc = $doc:literal] $name:ident($payload:ty) -> $result:ty = $handler:path;)+) => {
        /// Does the command of this name.
        ///
        /// # Errors
        /// Code `unknown_command` or `bad_payload` for a wrong call, otherwise what the command refuses with.
        pub fn dispatch(office: &mut Office, name: &str, payload: Value) -> Result<Value, ApiError> {
            match name {
                $(stringify!($name) => {
                    let payload: $payload = read(payload)?;
                    let result: $result = $handler(office, payload)?;
                    write(&result)
                })+
                _ => Err(ApiError::usage("unknown_command", format!("没有“{name}”这个命令"), "请更新程序后再试。")),
            }
        }

        /// Shows every command to a visitor.
        pub fn visit_commands(visitor: &mut impl CommandVisitor) {
            $(visitor.visit::<$payload, $result>(stringify!($name), $doc);)+
        }
    };
}

fn read<T: DeserializeOwned>(payload: Value) -> Result<T, ApiError> {
    serde_json::from_value(payload).map_err(|e| {
        ApiError::usage("bad_payload", format!("填写的内容有误：{}", plain_reason(&e.to_string())), "请改正后再试。")
    })
}

fn write<T: Serialize>(result: &T) -> Result<Value, ApiError> {
    serde_json::to_value(result)
        .map_err(|e| ApiError::store("encoding", format!("结果无法表示：{e}"), "请把这条信息发给软件维护人员。"))
}

commands! {
    /// What the window asks first.
    office_state(Nothing) -> OfficeState = office::state;
    /// Makes a store for an institution.
    office_init(OfficeInit) -> OfficeMade = office::init;
    /// Opens an encrypted store.
    office_unlock(OfficeUnlock) -> OfficeState = office::unlock;
    /// Changes the institution's facts.
    institution_save(Institution) -> Done = office::save_institution;
    /// Shows the sample's data, which stand apart.
    sample_enter(Nothing) -> OfficeState = sample::enter;
    /// Goes back to the office's own data.
    sample_leave(Nothing) -> OfficeState = sample::leave;
    /// Walks a made-up class through every stage.
    sample_walk(SampleWalk) -> filing::wire::ClassCreated = sample::walk_in_store;
    /// Classes and what is due.
    home(Nothing) -> filing::wire::Home = filing::home;
    /// Takes back the last change.
    undo(Nothing) -> Done = office::undo;
    /// The journal, newest first.
    journal(JournalQuery) -> Vec<JournalRow> = office::journal;
    /// Checks the store.
    check(Nothing) -> StoreCheck = office::check;
    /// Makes a verified copy.
    backup(BackupTo) -> BackupRow = office::backup;
    /// Copies at hand.
    backup_list(Nothing) -> Vec<BackupRow> = office::backup_list;
    /// A year's notice in full.
    notice_show(YearQuery) -> notice::NoticeView = notice::show;
    /// Sets a year's notice.
    notice_save(notice::file::NoticeFile) -> Done = notice::save;
    /// Makes a new year's notice from another's.
    notice_copy(NoticeCopy) -> Done = notice::copy;
    /// Writes a year's notice to a file.
    notice_export(NoticeExport) -> Done = notice::export;
    /// Takes a year's notice from a file.
    notice_import(FilePath) -> Done = notice::import;
    /// Lets a class follow its year's notice as it reads now.
    notice_adopt(ClassId) -> Done = notice::adopt;
    /// Font files of the institution's own.
    fonts(Nothing) -> Vec<fonts::FontRow> = fonts::list;
    /// Keeps a font file.
    font_add(fonts::FontAdd) -> Done = fonts::add;
    /// Takes a font away.
    font_remove(fonts::FontQuery) -> Done = fonts::remove;
    /// Looks which characters of a text no font draws.
    font_check(fonts::FontCheck) -> fonts::FontReport = fonts::check;
    /// What forms may hold.
    form_fields(forms::wire::FieldsQuery) -> forms::wire::FormFields = forms::fields::show;
    /// Writes what forms may hold as a workbook.
    form_fields_export(forms::wire::FieldsExport) -> Done = forms::fields::export;
    /// Looks at a file that may become a form; nothing is kept.
    form_file_check(forms::wire::FormFileCheck) -> forms::wire::FormReport = forms::own::check;
    /// The office's own forms of a year.
    own_forms(YearQuery) -> forms::wire::OwnForms = forms::own::list;
    /// Keeps a form of the office's own.
    own_form_add(forms::wire::OwnFormAdd) -> forms::wire::OwnFormAdded = forms::own::add;
    /// Looks at a form that is kept.
    own_form_check(forms::wire::OwnFormCheck) -> forms::wire::FormReport = forms::own::check_kept;
    /// Takes a form of the office's own away.
    own_form_remove(forms::wire::OwnFormQuery) -> Done = forms::own::remove;
    /// Writes a form of the office's own as it was kept.
    own_form_export(forms::wire::OwnFormExport) -> Done = forms::own::export;
    /// Fills a form of the office's own for a class.
    own_form_fill(forms::wire::OwnFormFill) -> Done = forms::own::fill;
    /// The forms that ship, as a year has them.
    forms_list(YearQuery) -> forms::wire::FormList = forms::corrected::list;
    /// A form of a year, to be corrected.
    form_show(forms::wire::FormQuery) -> forms::wire::FormView = forms::corrected::show;
    /// What would be wrong with a form; nothing is written.
    form_check(forms::wire::FormSave) -> forms::wire::FormProblems = forms::corrected::check;
    /// Keeps a corrected form for a year.
    form_save(forms::wire::FormSave) -> Done = forms::corrected::save;
    /// Goes back to the form that ships.
    form_reset(forms::wire::FormQuery) -> Done = forms::corrected::reset;
    /// Writes a form to a file.
    form_export(forms::wire::FormFile) -> Done = forms::corrected::export;
    /// Takes a form from a file.
    form_import(forms::wire::FormFile) -> Done = forms::corrected::import;
    /// A year's working days.
    calendar_show(YearQuery) -> calendar::CalendarYear = calendar::show;
    /// Loads a year's calendar from a file.
    calendar_import(FilePath) -> Done = calendar::import;
    /// Sets a year's calendar as typed.
    calendar_save(calendar::CalendarInput) -> Done = calendar::save;
    /// The projects of a year's list.
    projects(YearQuery) -> Vec<filing::plan::ProjectRow> = filing::plan::projects;
    /// Imports a year's list of projects, or only looks.
    projects_import(ProjectsImport) -> filing::plan::ProjectsReport = filing::plan::import;
    /// Says which projects this institution hosts.
    projects_claim(ProjectsClaim) -> Done = filing::plan::claim;
    /// What a year came to.
    year_report(YearQuery) -> year::wire::YearReport = year::show;
    /// Writes a year as one workbook and one PDF.
    year_export(year::wire::YearExport) -> year::wire::YearWritten = year::export;
    /// Dates of a year's classes.
    year_dates(YearQuery) -> filing::due::YearDates = filing::due::year;
    /// Writes a year's dates for another calendar program.
    year_dates_export(DueExport) -> Done = filing::due::export;
    /// The register of teachers.
    teachers(Nothing) -> Vec<filing::teachers::TeacherRow> = filing::teachers::register;
    /// Writes a teacher into the register.
    teacher_save(filing::teachers::TeacherSave) -> Done = filing::teachers::save;
    /// A class as a pattern for another; nothing is written.
    class_pattern(ClassPattern) -> filing::wire::ClassInput = filing::pattern::pattern;
    /// Reads a schedule from a spreadsheet; nothing is written.
    schedule_read(ScheduleRead) -> filing::timetable::ScheduleReport = filing::timetable::read;
    /// A page of the register of people.
    people_list(people::wire::PeopleQuery) -> people::wire::PeoplePage = people::list;
    /// Writes the register of people as a workbook.
    people_export(people::wire::PeopleExport) -> Done = people::export;
    /// Everything known of a person.
    person_show(people::wire::PersonQuery) -> people::wire::PersonView = people::show;
    /// Changes a person's facts.
    person_save(people::wire::PersonSave) -> Done = people::save;
    /// Names that no embedded font draws whole.
    people_rare(Nothing) -> people::wire::RareNames = people::rare;
    /// Entries that may be one person.
    people_duplicates(Nothing) -> people::wire::Duplicates = people::merge::duplicates;
    /// Two entries side by side.
    people_compare(people::wire::PairQuery) -> people::wire::Comparison = people::merge::compare;
    /// Makes two entries one.
    people_merge(people::wire::PeopleMerge) -> Done = people::merge::merge;
    /// Judges two entries to be two people.
    people_distinct(people::wire::PairQuery) -> Done = people::merge::distinct;
    /// What erasing a person would take and leave.
    person_erasure(people::wire::PersonQuery) -> people::wire::ErasureView = people::erase::erasure;
    /// Erases a person, for good.
    person_erase(people::wire::PersonErase) -> Done = people::erase::erase;
    /// For how long people are kept, and who is past it.
    retention(Nothing) -> people::wire::RetentionView = people::erase::retention;
    /// Sets for how long people are kept.
    retention_set(people::wire::RetentionSet) -> Done = people::erase::set_retention;
    /// Looks for people, classes and certificates.
    search(people::wire::SearchQuery) -> people::wire::SearchResult = people::search::search;
    /// Keeps a file with a class.
    attachment_add(AttachmentAdd) -> Done = attachments::add;
    /// Takes a file from a class.
    attachment_remove(AttachmentQuery) -> Done = attachments::remove;
    /// Every text a section of a paper has had.
    narrative_history(SectionQuery) -> Vec<reports::wire::NarrativeVersion> = reports::narrative_history;
    /// Deadlines for a pair of dates.
    deadlines(DeadlinesQuery) -> filing::wire::Deadlines = notice::deadlines;
    /// Reads an identity number.
    identity(IdentityQuery) -> IdentityReading = enrolment::identity;
    /// Makes a class.
    class_new(ClassNew) -> filing::wire::ClassCreated = filing::create;
    /// Changes a class.
    class_update(ClassUpdate) -> Done = filing::update;
    /// What would be wrong with a class as typed; nothing is written.
    class_check(ClassUpdate) -> filing::wire::ClassCheck = filing::check;
    /// Takes away a class that has nothing recorded yet.
    class_delete(ClassId) -> Done = filing::delete;
    /// Everything about a class.
    class_show(ClassId) -> ClassView = office::view::show;
    /// Sets an item of the packet.
    packet_set(PacketSet) -> Done = filing::set_packet;
    /// Records the filing.
    filing_submit(FilingSubmit) -> Done = filing::submit;
    /// Records a change after filing.
    filing_change(FilingChange) -> Done = filing::change;
    /// Imports receipts, or only looks.
    receipts_import(enrolment::receipts::wire::ReceiptsImport) -> enrolment::receipts::wire::ImportReport = enrolment::receipts::import;
    /// Writes a file of receipts with its bad cells marked, to be sent back.
    receipts_mark(enrolment::receipts::wire::ReceiptsMark) -> Done = enrolment::receipts::mark;
    /// Forgets how a sender's column was corrected.
    receipts_forget(enrolment::receipts::wire::ColumnForget) -> Done = enrolment::receipts::forget;
    /// Reviews applicants.
    enrolment_review(EnrolmentReview) -> Done = enrolment::review::review;
    /// What a decision on applicants would do; nothing is written.
    enrolment_review_preview(EnrolmentReview) -> enrolment::review::wire::ReviewPreview = enrolment::review::preview;
    /// How the applicants of a class stand.
    review_show(ClassId) -> enrolment::review::wire::ReviewView = enrolment::review::show;
    /// Records evidence of applicants as seen.
    evidence_set(enrolment::review::wire::EvidenceSet) -> Done = enrolment::review::set_evidence;
    /// What became of an applicant, newest first.
    applicant_history(enrolment::review::wire::ApplicantQuery) -> enrolment::review::wire::ApplicantHistory = enrolment::review::history;
    /// Replies to units, to be sent as messages.
    unit_replies(ClassId) -> enrolment::review::wire::UnitReplies = enrolment::review::unit_replies;
    /// Adds or edits an applicant.
    applicant_save(ApplicantSave) -> Done = enrolment::save_applicant;
    /// People of a class.
    enrolment_list(EnrolmentQuery) -> enrolment::wire::EnrolmentList = enrolment::list;
    /// The roster with groups, rooms and seats.
    roster_show(ClassId) -> enrolment::roster::wire::RosterView = enrolment::roster::show;
    /// Numbers the roster in an order.
    roster_order(enrolment::roster::wire::RosterOrder) -> Done = enrolment::roster::order;
    /// Freezes the roster.
    roster_freeze(ClassDay) -> Done = enrolment::roster::freeze;
    /// Takes a freeze back, with the reason.
    roster_unfreeze(enrolment::roster::wire::RosterUnfreeze) -> Done = enrolment::roster::unfreeze;
    /// Says why the frozen roster changed.
    roster_explain(enrolment::roster::wire::RosterExplain) -> Done = enrolment::roster::explain;
    /// Divides the learners into groups.
    groups_divide(enrolment::roster::wire::GroupsDivide) -> Done = enrolment::roster::divide_groups;
    /// Shares the rooms out.
    rooms_allot(enrolment::roster::wire::RoomsAllot) -> Done = enrolment::roster::allot_rooms;
    /// Sets the classroom and fills it.
    seats_fill(enrolment::roster::wire::SeatsFill) -> Done = enrolment::roster::fill_seats;
    /// Moves learners between groups, rooms and seats by hand.
    roster_place(enrolment::roster::wire::RosterPlace) -> Done = enrolment::roster::place;
    /// Marks attendance.
    attendance_mark(AttendanceMark) -> Done = attendance::mark;
    /// Sets marks of any cells of the grid in one change.
    attendance_write(attendance::wire::MarkBlock) -> attendance::wire::MarksWritten = attendance::write;
    /// Marks whoever a scanned number means.
    attendance_scan(attendance::wire::Scan) -> attendance::wire::Scanned = attendance::scan::scan;
    /// Binds a card to a learner.
    attendance_card(attendance::wire::CardSet) -> Done = attendance::scan::set_card;
    /// Says that a session's marks were checked against the signed sheet.
    attendance_close(attendance::wire::SessionClosing) -> Done = attendance::close;
    /// Sets for what sign-in sheets are laid out.
    attendance_sheet_by(attendance::wire::SheetSetting) -> Done = attendance::set_sheet;
    /// Imports marks from a sheet, or only looks.
    attendance_import(attendance::wire::MarksImport) -> attendance::wire::MarksReport = attendance::sheet::import;
    /// Imports marks from an online platform's log, or only looks.
    attendance_log(attendance::wire::LogImport) -> attendance::wire::LogReport = attendance::log::import;
    /// The check-in list.
    check_in_show(ClassId) -> attendance::wire::CheckInView = attendance::check_in::show;
    /// Sets the check-in of people.
    check_in_set(attendance::wire::CheckInChange) -> Done = attendance::check_in::set;
    /// Checks in whoever a scanned number means.
    check_in_scan(attendance::wire::CheckInScan) -> attendance::wire::Scanned = attendance::check_in::scan;
    /// Records somebody who came in a learner's place, to be reviewed.
    check_in_substitute(attendance::wire::Substitute) -> Done = attendance::check_in::substitute;
    /// Sets temperatures.
    temperatures_set(attendance::wire::TemperaturesSet) -> Done = attendance::check_in::set_temperatures;
    /// Attendance of a class.
    attendance_show(ClassId) -> attendance::wire::AttendanceView = attendance::show;
    /// Sets both bodies, their activities and the conduct.
    committee_set(CommitteeSet) -> Done = committee::set;
    /// Keeps photos of an activity.
    activity_photos_add(committee::wire::ActivityPhotos) -> Done = committee::add_photos;
    /// Both bodies.
    committee_show(ClassId) -> committee::wire::Committee = committee::show;
    /// Schemes to begin from.
    scheme_presets(Nothing) -> Vec<assessment::wire::SchemePreset> = assessment::scheme::presets;
    /// What would be wrong with a scheme; nothing is written.
    scheme_check(assessment::wire::SchemeSet) -> assessment::wire::SchemeCheck = assessment::scheme::check;
    /// Sets the assessment scheme.
    scheme_set(assessment::wire::SchemeSet) -> Done = assessment::scheme::set;
    /// What typed scores would make; nothing is written.
    scores_check(assessment::wire::ScoresSet) -> assessment::wire::ScoresCheck = assessment::scores::check;
    /// Sets scores.
    scores_set(assessment::wire::ScoresSet) -> Done = assessment::scores::set;
    /// Imports scores from sheets, or only looks.
    assessment_import(assessment::wire::ScoresImport) -> assessment::wire::ScoresReport = assessment::import::import;
    /// What a conclusion would be; nothing is written.
    assessment_preview(ClassDay) -> assessment::wire::ConclusionPreview = assessment::conclusion::preview;
    /// Concludes the assessment.
    assessment_conclude(ClassDay) -> assessment::wire::ConclusionMade = assessment::conclusion::conclude;
    /// Takes the conclusion back.
    assessment_withdraw(assessment::wire::ConclusionWithdraw) -> assessment::wire::ConclusionMade = assessment::conclusion::withdraw;
    /// Decides a result against the rules, or takes that back.
    result_decide(assessment::wire::ResultDecide) -> Done = assessment::conclusion::decide;
    /// Chooses excellent learners, or takes that back.
    excellent_choose(assessment::wire::ExcellentChoose) -> Done = assessment::conclusion::choose_excellent;
    /// Assessment of a class.
    assessment_show(ClassId) -> assessment::wire::AssessmentView = assessment::show;
    /// The columns of the credit-of-hours sheet.
    credit_sheet(Nothing) -> assessment::wire::CreditSheetView = assessment::credit::show;
    /// Sets the columns of the credit-of-hours sheet.
    credit_sheet_set(assessment::wire::CreditSheet) -> Done = assessment::credit::set;
    /// Writes the credit-of-hours sheet as a bare table for another system.
    credit_export(assessment::wire::CreditExport) -> Done = assessment::credit::export;
    /// How certificates of a class are set up, and what would be numbered next.
    certificate_setup(ClassId) -> certificates::wire::CertificateSetup = certificates::setup::show;
    /// Sets what certificates of a class say and where their numbers come from.
    certificate_setup_set(certificates::wire::CertificateSettingSet) -> Done = certificates::setup::set;
    /// What a scheme of numbers would give a class; nothing is written.
    number_scheme_try(certificates::wire::NumberSchemeTry) -> certificates::wire::NumberPreview = certificates::setup::preview;
    /// Keeps a scheme of numbers.
    number_scheme_save(certificates::wire::NumberSchemeSave) -> Done = certificates::setup::save_scheme;
    /// Takes a scheme of numbers away.
    number_scheme_remove(certificates::wire::NumberSchemeId) -> Done = certificates::setup::remove_scheme;
    /// Imports the department's list of numbers, or only looks.
    listed_numbers_import(certificates::wire::ListedNumbersImport) -> certificates::wire::ListedNumbersReport = certificates::listed::import;
    /// Sets the numbers that learners were given by the department.
    listed_numbers_set(certificates::wire::ListedNumbersSet) -> Done = certificates::listed::set;
    /// Takes unused numbers from a class's list.
    listed_numbers_remove(certificates::wire::ListedNumbersRemove) -> Done = certificates::listed::remove;
    /// Issues certificates.
    certificates_issue(certificates::wire::CertificatesIssue) -> certificates::wire::CertificateList = certificates::issue::issue;
    /// Records that certificates were printed, and what was spoiled.
    certificates_printed(certificates::wire::CertificatesPrinted) -> Done = certificates::marks::mark_printed;
    /// Records that certificates were handed over.
    certificates_handed_over(certificates::wire::CertificatesHandedOver) -> Done = certificates::marks::hand_over;
    /// Voids a certificate.
    certificate_void(certificates::wire::CertificateVoid) -> Done = certificates::marks::void;
    /// Voids a certificate and issues another in its place.
    certificate_reissue(certificates::wire::CertificateReissue) -> certificates::wire::CertificateRow = certificates::issue::reissue;
    /// The register across classes and years.
    certificate_register(certificates::wire::RegisterQuery) -> certificates::wire::Register = certificates::register::show;
    /// Writes the register, or the list that is signed on hand-over, across classes.
    certificate_register_export(certificates::wire::RegisterExport) -> Done = certificates::register::export;
    /// Takes over registers of former years, or only looks.
    earlier_register_import(certificates::wire::EarlierImport) -> certificates::wire::EarlierReport = certificates::earlier::import;
    /// The stock book.
    stock_show(Nothing) -> certificates::wire::Stock = certificates::stock::show;
    /// Records stock that was taken in or spoiled.
    stock_record(certificates::wire::StockRecord) -> Done = certificates::stock::record;
    /// Takes a line out of the stock book.
    stock_remove(certificates::wire::StockId) -> Done = certificates::stock::remove;
    /// Verifies a number, or what a QR code says.
    certificate_verify(certificates::wire::CertificateQuery) -> certificates::wire::Verification = certificates::verify::verify;
    /// The institution's public keys.
    signing_keys(Nothing) -> certificates::wire::SigningKeys = certificates::keys::show;
    /// Makes the institution's first key.
    signing_key_make(Nothing) -> Done = certificates::keys::make;
    /// Retires the key in use and makes another.
    signing_key_rotate(Nothing) -> Done = certificates::keys::rotate;
    /// Writes the public keys to a file.
    signing_keys_export(FilePath) -> Done = certificates::keys::export;
    /// Writes the page for verifying without a network.
    verify_page_export(FilePath) -> Done = certificates::keys::export_page;
    /// Prints certificates to files.
    certificates_print(certificates::print::CertificatesPrint) -> certificates::print::Printed = certificates::print::print;
    /// Certificate templates, and what a designer needs.
    certificate_templates(certificates::templates::wire::TemplatesQuery) -> certificates::templates::wire::TemplateList = certificates::templates::list;
    /// A template to be worked on.
    certificate_template_show(certificates::templates::wire::TemplateKey) -> certificates::templates::wire::TemplateView = certificates::templates::show;
    /// Keeps a template.
    certificate_template_save(certificates::templates::wire::TemplateSave) -> certificates::templates::wire::TemplateSaved = certificates::templates::save;
    /// Takes an own template away, or restores a shipped one.
    certificate_template_delete(certificates::templates::wire::TemplateKey) -> Done = certificates::templates::delete;
    /// Writes a template with its pictures as one file.
    certificate_template_export(certificates::templates::wire::TemplateExport) -> Done = certificates::templates::export;
    /// Takes a template from a file, as a new one.
    certificate_template_import(FilePath) -> certificates::templates::wire::TemplateSaved = certificates::templates::import;
    /// Shows a template as it would be printed; nothing is written.
    certificate_template_preview(certificates::templates::wire::TemplateTry) -> certificates::templates::wire::TemplatePreview = certificates::templates::preview;
    /// Chooses the template of a class.
    certificate_template_choose(certificates::templates::wire::TemplateChoice) -> Done = certificates::templates::choose;
    /// Reads a picture for a template; it is kept with the template.
    certificate_image_add(FilePath) -> certificates::templates::wire::TemplateImage = certificates::templates::add_image;
    /// The printers with their corrections.
    printers(Nothing) -> Vec<certificates::print::Printer> = certificates::print::printers;
    /// Sets a printer's corrections.
    printer_save(certificates::print::Printer) -> Done = certificates::print::save_printer;
    /// Takes a printer away.
    printer_remove(certificates::print::PrinterName) -> Done = certificates::print::remove_printer;
    /// What correction measured marks ask for; nothing is written.
    printer_calibrate(certificates::print::Calibration) -> certificates::print::Adjustment = certificates::print::calibrate;
    /// Writes a calibration sheet.
    calibration_sheet(certificates::print::CalibrationSheet) -> Done = certificates::print::write_calibration_sheet;
    /// Sets the survey.
    survey_set(reports::wire::SurveySet) -> Done = reports::survey::set;
    /// Takes a survey from a sheet, or only looks.
    survey_import(reports::wire::SurveyImport) -> reports::wire::SurveyReport = reports::survey::import;
    /// Sets actual money.
    money_set(MoneySet) -> Done = reports::set_money;
    /// Sets outcomes.
    outcomes_set(OutcomesSet) -> Done = reports::records::set;
    /// Writes what may be shared with others as one package.
    sharing_export(reports::wire::SharingExport) -> reports::wire::Sharing = reports::sharing::export;
    /// Sets a self-score.
    self_score_set(SelfScoreSet) -> Done = reports::set_self_score;
    /// Sets a text of a paper.
    narrative_set(NarrativeSet) -> Done = reports::set_narrative;
    /// The charts of a class.
    report_charts(ClassId) -> Vec<reports::wire::Chart> = reports::charts::charts;
    /// Looks for what is missing or late.
    report_check(ClassId) -> reports::wire::ReportCheck = reports::check;
    /// Writes the bundle.
    report_export(ReportExport) -> papers::wire::Bundle = papers::bundle::export;
    /// Looks whether a bundle is what it was when it was made.
    report_verify(papers::wire::BundleQuery) -> papers::wire::BundleCheck = papers::bundle::verify::check;
    /// Writes one paper to a file.
    paper_save(PaperSave) -> Done = papers::save;
    /// Records the submission.
    submission_record(reports::submission::wire::SubmissionRecord) -> Done = reports::submission::record;
    /// Puts the note of the submission right.
    submission_correct(reports::submission::wire::SubmissionCorrect) -> Done = reports::submission::correct;
    /// What has become of the record since it was handed in.
    submission_compare(ClassId) -> reports::submission::wire::SubmissionDifference = reports::submission::compare;
    /// Archives the class.
    class_archive(archive::wire::ClassArchive) -> Done = archive::archive;
    /// Opens an archived class again.
    class_reopen(archive::wire::ClassReopen) -> Done = archive::reopen;
}
