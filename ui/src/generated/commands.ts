// Generated from the commands of the office. Don't edit: change the Rust side and run `cargo xtask codegen`.

import type * as wire from "./wire";
import { call } from "../host/call";

/** What the window asks first. */
export const officeState = (payload: wire.Nothing): Promise<wire.OfficeState> => call("office_state", payload);

/** Makes a store for an institution. */
export const officeInit = (payload: wire.OfficeInit): Promise<wire.OfficeMade> => call("office_init", payload);

/** Opens an encrypted store. */
export const officeUnlock = (payload: wire.OfficeUnlock): Promise<wire.OfficeState> => call("office_unlock", payload);

/** Changes the institution's facts. */
export const institutionSave = (payload: wire.Institution): Promise<wire.Done> => call("institution_save", payload);

/** Shows the sample's data, which stand apart. */
export const sampleEnter = (payload: wire.Nothing): Promise<wire.OfficeState> => call("sample_enter", payload);

/** Goes back to the office's own data. */
export const sampleLeave = (payload: wire.Nothing): Promise<wire.OfficeState> => call("sample_leave", payload);

/** Walks a made-up class through every stage. */
export const sampleWalk = (payload: wire.SampleWalk): Promise<wire.ClassCreated> => call("sample_walk", payload);

/** Classes and what is due. */
export const home = (payload: wire.Nothing): Promise<wire.Home> => call("home", payload);

/** Takes back the last change. */
export const undo = (payload: wire.Nothing): Promise<wire.Done> => call("undo", payload);

/** The journal, newest first. */
export const journal = (payload: wire.JournalQuery): Promise<Array<wire.JournalRow>> => call("journal", payload);

/** Checks the store. */
export const check = (payload: wire.Nothing): Promise<wire.StoreCheck> => call("check", payload);

/** Makes a verified copy. */
export const backup = (payload: wire.BackupTo): Promise<wire.BackupRow> => call("backup", payload);

/** Copies at hand. */
export const backupList = (payload: wire.Nothing): Promise<Array<wire.BackupRow>> => call("backup_list", payload);

/** A year's notice in full. */
export const noticeShow = (payload: wire.YearQuery): Promise<wire.NoticeView> => call("notice_show", payload);

/** Sets a year's notice. */
export const noticeSave = (payload: wire.NoticeFile): Promise<wire.Done> => call("notice_save", payload);

/** Makes a new year's notice from another's. */
export const noticeCopy = (payload: wire.NoticeCopy): Promise<wire.Done> => call("notice_copy", payload);

/** Writes a year's notice to a file. */
export const noticeExport = (payload: wire.NoticeExport): Promise<wire.Done> => call("notice_export", payload);

/** Takes a year's notice from a file. */
export const noticeImport = (payload: wire.FilePath): Promise<wire.Done> => call("notice_import", payload);

/** Lets a class follow its year's notice as it reads now. */
export const noticeAdopt = (payload: wire.ClassId): Promise<wire.Done> => call("notice_adopt", payload);

/** Font files of the institution's own. */
export const fonts = (payload: wire.Nothing): Promise<Array<wire.FontRow>> => call("fonts", payload);

/** Keeps a font file. */
export const fontAdd = (payload: wire.FontAdd): Promise<wire.Done> => call("font_add", payload);

/** Takes a font away. */
export const fontRemove = (payload: wire.FontQuery): Promise<wire.Done> => call("font_remove", payload);

/** Looks which characters of a text no font draws. */
export const fontCheck = (payload: wire.FontCheck): Promise<wire.FontReport> => call("font_check", payload);

/** What forms may hold. */
export const formFields = (payload: wire.FieldsQuery): Promise<wire.FormFields> => call("form_fields", payload);

/** Writes what forms may hold as a workbook. */
export const formFieldsExport = (payload: wire.FieldsExport): Promise<wire.Done> => call("form_fields_export", payload);

/** Looks at a file that may become a form; nothing is kept. */
export const formFileCheck = (payload: wire.FormFileCheck): Promise<wire.FormReport> => call("form_file_check", payload);

/** The office's own forms of a year. */
export const ownForms = (payload: wire.YearQuery): Promise<wire.OwnForms> => call("own_forms", payload);

/** Keeps a form of the office's own. */
export const ownFormAdd = (payload: wire.OwnFormAdd): Promise<wire.OwnFormAdded> => call("own_form_add", payload);

/** Looks at a form that is kept. */
export const ownFormCheck = (payload: wire.OwnFormCheck): Promise<wire.FormReport> => call("own_form_check", payload);

/** Takes a form of the office's own away. */
export const ownFormRemove = (payload: wire.OwnFormQuery): Promise<wire.Done> => call("own_form_remove", payload);

/** Writes a form of the office's own as it was kept. */
export const ownFormExport = (payload: wire.OwnFormExport): Promise<wire.Done> => call("own_form_export", payload);

/** Fills a form of the office's own for a class. */
export const ownFormFill = (payload: wire.OwnFormFill): Promise<wire.Done> => call("own_form_fill", payload);

/** The forms that ship, as a year has them. */
export const formsList = (payload: wire.YearQuery): Promise<wire.FormList> => call("forms_list", payload);

/** A form of a year, to be corrected. */
export const formShow = (payload: wire.FormQuery): Promise<wire.FormView> => call("form_show", payload);

/** What would be wrong with a form; nothing is written. */
export const formCheck = (payload: wire.FormSave): Promise<wire.FormProblems> => call("form_check", payload);

/** Keeps a corrected form for a year. */
export const formSave = (payload: wire.FormSave): Promise<wire.Done> => call("form_save", payload);

/** Goes back to the form that ships. */
export const formReset = (payload: wire.FormQuery): Promise<wire.Done> => call("form_reset", payload);

/** Writes a form to a file. */
export const formExport = (payload: wire.FormFile): Promise<wire.Done> => call("form_export", payload);

/** Takes a form from a file. */
export const formImport = (payload: wire.FormFile): Promise<wire.Done> => call("form_import", payload);

/** A year's working days. */
export const calendarShow = (payload: wire.YearQuery): Promise<wire.CalendarYear> => call("calendar_show", payload);

/** Loads a year's calendar from a file. */
export const calendarImport = (payload: wire.FilePath): Promise<wire.Done> => call("calendar_import", payload);

/** Sets a year's calendar as typed. */
export const calendarSave = (payload: wire.CalendarInput): Promise<wire.Done> => call("calendar_save", payload);

/** The projects of a year's list. */
export const projects = (payload: wire.YearQuery): Promise<Array<wire.ProjectRow>> => call("projects", payload);

/** Imports a year's list of projects, or only looks. */
export const projectsImport = (payload: wire.ProjectsImport): Promise<wire.ProjectsReport> => call("projects_import", payload);

/** Says which projects this institution hosts. */
export const projectsClaim = (payload: wire.ProjectsClaim): Promise<wire.Done> => call("projects_claim", payload);

/** What a year came to. */
export const yearReport = (payload: wire.YearQuery): Promise<wire.YearReport> => call("year_report", payload);

/** Writes a year as one workbook and one PDF. */
export const yearExport = (payload: wire.YearExport): Promise<wire.YearWritten> => call("year_export", payload);

/** Dates of a year's classes. */
export const yearDates = (payload: wire.YearQuery): Promise<wire.YearDates> => call("year_dates", payload);

/** Writes a year's dates for another calendar program. */
export const yearDatesExport = (payload: wire.DueExport): Promise<wire.Done> => call("year_dates_export", payload);

/** The register of teachers. */
export const teachers = (payload: wire.Nothing): Promise<Array<wire.TeacherRow>> => call("teachers", payload);

/** Writes a teacher into the register. */
export const teacherSave = (payload: wire.TeacherSave): Promise<wire.Done> => call("teacher_save", payload);

/** A class as a pattern for another; nothing is written. */
export const classPattern = (payload: wire.ClassPattern): Promise<wire.ClassInput> => call("class_pattern", payload);

/** Reads a schedule from a spreadsheet; nothing is written. */
export const scheduleRead = (payload: wire.ScheduleRead): Promise<wire.ScheduleReport> => call("schedule_read", payload);

/** A page of the register of people. */
export const peopleList = (payload: wire.PeopleQuery): Promise<wire.PeoplePage> => call("people_list", payload);

/** Writes the register of people as a workbook. */
export const peopleExport = (payload: wire.PeopleExport): Promise<wire.Done> => call("people_export", payload);

/** Everything known of a person. */
export const personShow = (payload: wire.PersonQuery): Promise<wire.PersonView> => call("person_show", payload);

/** Changes a person's facts. */
export const personSave = (payload: wire.PersonSave): Promise<wire.Done> => call("person_save", payload);

/** Names that no embedded font draws whole. */
export const peopleRare = (payload: wire.Nothing): Promise<wire.RareNames> => call("people_rare", payload);

/** Entries that may be one person. */
export const peopleDuplicates = (payload: wire.Nothing): Promise<wire.Duplicates> => call("people_duplicates", payload);

/** Two entries side by side. */
export const peopleCompare = (payload: wire.PairQuery): Promise<wire.Comparison> => call("people_compare", payload);

/** Makes two entries one. */
export const peopleMerge = (payload: wire.PeopleMerge): Promise<wire.Done> => call("people_merge", payload);

/** Judges two entries to be two people. */
export const peopleDistinct = (payload: wire.PairQuery): Promise<wire.Done> => call("people_distinct", payload);

/** What erasing a person would take and leave. */
export const personErasure = (payload: wire.PersonQuery): Promise<wire.ErasureView> => call("person_erasure", payload);

/** Erases a person, for good. */
export const personErase = (payload: wire.PersonErase): Promise<wire.Done> => call("person_erase", payload);

/** For how long people are kept, and who is past it. */
export const retention = (payload: wire.Nothing): Promise<wire.RetentionView> => call("retention", payload);

/** Sets for how long people are kept. */
export const retentionSet = (payload: wire.RetentionSet): Promise<wire.Done> => call("retention_set", payload);

/** Looks for people, classes and certificates. */
export const search = (payload: wire.SearchQuery): Promise<wire.SearchResult> => call("search", payload);

/** Keeps a file with a class. */
export const attachmentAdd = (payload: wire.AttachmentAdd): Promise<wire.Done> => call("attachment_add", payload);

/** Takes a file from a class. */
export const attachmentRemove = (payload: wire.AttachmentQuery): Promise<wire.Done> => call("attachment_remove", payload);

/** Every text a section of a paper has had. */
export const narrativeHistory = (payload: wire.SectionQuery): Promise<Array<wire.NarrativeVersion>> => call("narrative_history", payload);

/** Deadlines for a pair of dates. */
export const deadlines = (payload: wire.DeadlinesQuery): Promise<wire.Deadlines> => call("deadlines", payload);

/** Reads an identity number. */
export const identity = (payload: wire.IdentityQuery): Promise<wire.IdentityReading> => call("identity", payload);

/** Makes a class. */
export const classNew = (payload: wire.ClassNew): Promise<wire.ClassCreated> => call("class_new", payload);

/** Changes a class. */
export const classUpdate = (payload: wire.ClassUpdate): Promise<wire.Done> => call("class_update", payload);

/** What would be wrong with a class as typed; nothing is written. */
export const classCheck = (payload: wire.ClassUpdate): Promise<wire.ClassCheck> => call("class_check", payload);

/** Takes away a class that has nothing recorded yet. */
export const classDelete = (payload: wire.ClassId): Promise<wire.Done> => call("class_delete", payload);

/** Everything about a class. */
export const classShow = (payload: wire.ClassId): Promise<wire.ClassView> => call("class_show", payload);

/** Sets an item of the packet. */
export const packetSet = (payload: wire.PacketSet): Promise<wire.Done> => call("packet_set", payload);

/** Records the filing. */
export const filingSubmit = (payload: wire.FilingSubmit): Promise<wire.Done> => call("filing_submit", payload);

/** Records a change after filing. */
export const filingChange = (payload: wire.FilingChange): Promise<wire.Done> => call("filing_change", payload);

/** Imports receipts, or only looks. */
export const receiptsImport = (payload: wire.ReceiptsImport): Promise<wire.ImportReport> => call("receipts_import", payload);

/** Writes a file of receipts with its bad cells marked, to be sent back. */
export const receiptsMark = (payload: wire.ReceiptsMark): Promise<wire.Done> => call("receipts_mark", payload);

/** Forgets how a sender's column was corrected. */
export const receiptsForget = (payload: wire.ColumnForget): Promise<wire.Done> => call("receipts_forget", payload);

/** Reviews applicants. */
export const enrolmentReview = (payload: wire.EnrolmentReview): Promise<wire.Done> => call("enrolment_review", payload);

/** What a decision on applicants would do; nothing is written. */
export const enrolmentReviewPreview = (payload: wire.EnrolmentReview): Promise<wire.ReviewPreview> => call("enrolment_review_preview", payload);

/** How the applicants of a class stand. */
export const reviewShow = (payload: wire.ClassId): Promise<wire.ReviewView> => call("review_show", payload);

/** Records evidence of applicants as seen. */
export const evidenceSet = (payload: wire.EvidenceSet): Promise<wire.Done> => call("evidence_set", payload);

/** What became of an applicant, newest first. */
export const applicantHistory = (payload: wire.ApplicantQuery): Promise<wire.ApplicantHistory> => call("applicant_history", payload);

/** Replies to units, to be sent as messages. */
export const unitReplies = (payload: wire.ClassId): Promise<wire.UnitReplies> => call("unit_replies", payload);

/** Adds or edits an applicant. */
export const applicantSave = (payload: wire.ApplicantSave): Promise<wire.Done> => call("applicant_save", payload);

/** People of a class. */
export const enrolmentList = (payload: wire.EnrolmentQuery): Promise<wire.EnrolmentList> => call("enrolment_list", payload);

/** The roster with groups, rooms and seats. */
export const rosterShow = (payload: wire.ClassId): Promise<wire.RosterView> => call("roster_show", payload);

/** Numbers the roster in an order. */
export const rosterOrder = (payload: wire.RosterOrder): Promise<wire.Done> => call("roster_order", payload);

/** Freezes the roster. */
export const rosterFreeze = (payload: wire.ClassDay): Promise<wire.Done> => call("roster_freeze", payload);

/** Takes a freeze back, with the reason. */
export const rosterUnfreeze = (payload: wire.RosterUnfreeze): Promise<wire.Done> => call("roster_unfreeze", payload);

/** Says why the frozen roster changed. */
export const rosterExplain = (payload: wire.RosterExplain): Promise<wire.Done> => call("roster_explain", payload);

/** Divides the learners into groups. */
export const groupsDivide = (payload: wire.GroupsDivide): Promise<wire.Done> => call("groups_divide", payload);

/** Shares the rooms out. */
export const roomsAllot = (payload: wire.RoomsAllot): Promise<wire.Done> => call("rooms_allot", payload);

/** Sets the classroom and fills it. */
export const seatsFill = (payload: wire.SeatsFill): Promise<wire.Done> => call("seats_fill", payload);

/** Moves learners between groups, rooms and seats by hand. */
export const rosterPlace = (payload: wire.RosterPlace): Promise<wire.Done> => call("roster_place", payload);

/** Marks attendance. */
export const attendanceMark = (payload: wire.AttendanceMark): Promise<wire.Done> => call("attendance_mark", payload);

/** Sets marks of any cells of the grid in one change. */
export const attendanceWrite = (payload: wire.MarkBlock): Promise<wire.MarksWritten> => call("attendance_write", payload);

/** Marks whoever a scanned number means. */
export const attendanceScan = (payload: wire.Scan): Promise<wire.Scanned> => call("attendance_scan", payload);

/** Binds a card to a learner. */
export const attendanceCard = (payload: wire.CardSet): Promise<wire.Done> => call("attendance_card", payload);

/** Says that a session's marks were checked against the signed sheet. */
export const attendanceClose = (payload: wire.SessionClosing): Promise<wire.Done> => call("attendance_close", payload);

/** Sets for what sign-in sheets are laid out. */
export const attendanceSheetBy = (payload: wire.SheetSetting): Promise<wire.Done> => call("attendance_sheet_by", payload);

/** Imports marks from a sheet, or only looks. */
export const attendanceImport = (payload: wire.MarksImport): Promise<wire.MarksReport> => call("attendance_import", payload);

/** Imports marks from an online platform's log, or only looks. */
export const attendanceLog = (payload: wire.LogImport): Promise<wire.LogReport> => call("attendance_log", payload);

/** The check-in list. */
export const checkInShow = (payload: wire.ClassId): Promise<wire.CheckInView> => call("check_in_show", payload);

/** Sets the check-in of people. */
export const checkInSet = (payload: wire.CheckInChange): Promise<wire.Done> => call("check_in_set", payload);

/** Checks in whoever a scanned number means. */
export const checkInScan = (payload: wire.CheckInScan): Promise<wire.Scanned> => call("check_in_scan", payload);

/** Records somebody who came in a learner's place, to be reviewed. */
export const checkInSubstitute = (payload: wire.Substitute): Promise<wire.Done> => call("check_in_substitute", payload);

/** Sets temperatures. */
export const temperaturesSet = (payload: wire.TemperaturesSet): Promise<wire.Done> => call("temperatures_set", payload);

/** Attendance of a class. */
export const attendanceShow = (payload: wire.ClassId): Promise<wire.AttendanceView> => call("attendance_show", payload);

/** Sets both bodies, their activities and the conduct. */
export const committeeSet = (payload: wire.CommitteeSet): Promise<wire.Done> => call("committee_set", payload);

/** Keeps photos of an activity. */
export const activityPhotosAdd = (payload: wire.ActivityPhotos): Promise<wire.Done> => call("activity_photos_add", payload);

/** Both bodies. */
export const committeeShow = (payload: wire.ClassId): Promise<wire.Committee> => call("committee_show", payload);

/** Schemes to begin from. */
export const schemePresets = (payload: wire.Nothing): Promise<Array<wire.SchemePreset>> => call("scheme_presets", payload);

/** What would be wrong with a scheme; nothing is written. */
export const schemeCheck = (payload: wire.SchemeSet): Promise<wire.SchemeCheck> => call("scheme_check", payload);

/** Sets the assessment scheme. */
export const schemeSet = (payload: wire.SchemeSet): Promise<wire.Done> => call("scheme_set", payload);

/** What typed scores would make; nothing is written. */
export const scoresCheck = (payload: wire.ScoresSet): Promise<wire.ScoresCheck> => call("scores_check", payload);

/** Sets scores. */
export const scoresSet = (payload: wire.ScoresSet): Promise<wire.Done> => call("scores_set", payload);

/** Imports scores from sheets, or only looks. */
export const assessmentImport = (payload: wire.ScoresImport): Promise<wire.ScoresReport> => call("assessment_import", payload);

/** What a conclusion would be; nothing is written. */
export const assessmentPreview = (payload: wire.ClassDay): Promise<wire.ConclusionPreview> => call("assessment_preview", payload);

/** Concludes the assessment. */
export const assessmentConclude = (payload: wire.ClassDay): Promise<wire.ConclusionMade> => call("assessment_conclude", payload);

/** Takes the conclusion back. */
export const assessmentWithdraw = (payload: wire.ConclusionWithdraw): Promise<wire.ConclusionMade> => call("assessment_withdraw", payload);

/** Decides a result against the rules, or takes that back. */
export const resultDecide = (payload: wire.ResultDecide): Promise<wire.Done> => call("result_decide", payload);

/** Chooses excellent learners, or takes that back. */
export const excellentChoose = (payload: wire.ExcellentChoose): Promise<wire.Done> => call("excellent_choose", payload);

/** Assessment of a class. */
export const assessmentShow = (payload: wire.ClassId): Promise<wire.AssessmentView> => call("assessment_show", payload);

/** The columns of the credit-of-hours sheet. */
export const creditSheet = (payload: wire.Nothing): Promise<wire.CreditSheetView> => call("credit_sheet", payload);

/** Sets the columns of the credit-of-hours sheet. */
export const creditSheetSet = (payload: wire.CreditSheet): Promise<wire.Done> => call("credit_sheet_set", payload);

/** Writes the credit-of-hours sheet as a bare table for another system. */
export const creditExport = (payload: wire.CreditExport): Promise<wire.Done> => call("credit_export", payload);

/** How certificates of a class are set up, and what would be numbered next. */
export const certificateSetup = (payload: wire.ClassId): Promise<wire.CertificateSetup> => call("certificate_setup", payload);

/** Sets what certificates of a class say and where their numbers come from. */
export const certificateSetupSet = (payload: wire.CertificateSettingSet): Promise<wire.Done> => call("certificate_setup_set", payload);

/** What a scheme of numbers would give a class; nothing is written. */
export const numberSchemeTry = (payload: wire.NumberSchemeTry): Promise<wire.NumberPreview> => call("number_scheme_try", payload);

/** Keeps a scheme of numbers. */
export const numberSchemeSave = (payload: wire.NumberSchemeSave): Promise<wire.Done> => call("number_scheme_save", payload);

/** Takes a scheme of numbers away. */
export const numberSchemeRemove = (payload: wire.NumberSchemeId): Promise<wire.Done> => call("number_scheme_remove", payload);

/** Imports the department's list of numbers, or only looks. */
export const listedNumbersImport = (payload: wire.ListedNumbersImport): Promise<wire.ListedNumbersReport> => call("listed_numbers_import", payload);

/** Sets the numbers that learners were given by the department. */
export const listedNumbersSet = (payload: wire.ListedNumbersSet): Promise<wire.Done> => call("listed_numbers_set", payload);

/** Takes unused numbers from a class's list. */
export const listedNumbersRemove = (payload: wire.ListedNumbersRemove): Promise<wire.Done> => call("listed_numbers_remove", payload);

/** Issues certificates. */
export const certificatesIssue = (payload: wire.CertificatesIssue): Promise<wire.CertificateList> => call("certificates_issue", payload);

/** Records that certificates were printed, and what was spoiled. */
export const certificatesPrinted = (payload: wire.CertificatesPrinted): Promise<wire.Done> => call("certificates_printed", payload);

/** Records that certificates were handed over. */
export const certificatesHandedOver = (payload: wire.CertificatesHandedOver): Promise<wire.Done> => call("certificates_handed_over", payload);

/** Voids a certificate. */
export const certificateVoid = (payload: wire.CertificateVoid): Promise<wire.Done> => call("certificate_void", payload);

/** Voids a certificate and issues another in its place. */
export const certificateReissue = (payload: wire.CertificateReissue): Promise<wire.CertificateRow> => call("certificate_reissue", payload);

/** The register across classes and years. */
export const certificateRegister = (payload: wire.RegisterQuery): Promise<wire.Register> => call("certificate_register", payload);

/** Writes the register, or the list that is signed on hand-over, across classes. */
export const certificateRegisterExport = (payload: wire.RegisterExport): Promise<wire.Done> => call("certificate_register_export", payload);

/** Takes over registers of former years, or only looks. */
export const earlierRegisterImport = (payload: wire.EarlierImport): Promise<wire.EarlierReport> => call("earlier_register_import", payload);

/** The stock book. */
export const stockShow = (payload: wire.Nothing): Promise<wire.Stock> => call("stock_show", payload);

/** Records stock that was taken in or spoiled. */
export const stockRecord = (payload: wire.StockRecord): Promise<wire.Done> => call("stock_record", payload);

/** Takes a line out of the stock book. */
export const stockRemove = (payload: wire.StockId): Promise<wire.Done> => call("stock_remove", payload);

/** Verifies a number, or what a QR code says. */
export const certificateVerify = (payload: wire.CertificateQuery): Promise<wire.Verification> => call("certificate_verify", payload);

/** The institution's public keys. */
export const signingKeys = (payload: wire.Nothing): Promise<wire.SigningKeys> => call("signing_keys", payload);

/** Makes the institution's first key. */
export const signingKeyMake = (payload: wire.Nothing): Promise<wire.Done> => call("signing_key_make", payload);

/** Retires the key in use and makes another. */
export const signingKeyRotate = (payload: wire.Nothing): Promise<wire.Done> => call("signing_key_rotate", payload);

/** Writes the public keys to a file. */
export const signingKeysExport = (payload: wire.FilePath): Promise<wire.Done> => call("signing_keys_export", payload);

/** Writes the page for verifying without a network. */
export const verifyPageExport = (payload: wire.FilePath): Promise<wire.Done> => call("verify_page_export", payload);

/** Prints certificates to files. */
export const certificatesPrint = (payload: wire.CertificatesPrint): Promise<wire.Printed> => call("certificates_print", payload);

/** Certificate templates, and what a designer needs. */
export const certificateTemplates = (payload: wire.TemplatesQuery): Promise<wire.TemplateList> => call("certificate_templates", payload);

/** A template to be worked on. */
export const certificateTemplateShow = (payload: wire.TemplateKey): Promise<wire.TemplateView> => call("certificate_template_show", payload);

/** Keeps a template. */
export const certificateTemplateSave = (payload: wire.TemplateSave): Promise<wire.TemplateSaved> => call("certificate_template_save", payload);

/** Takes an own template away, or restores a shipped one. */
export const certificateTemplateDelete = (payload: wire.TemplateKey): Promise<wire.Done> => call("certificate_template_delete", payload);

/** Writes a template with its pictures as one file. */
export const certificateTemplateExport = (payload: wire.TemplateExport): Promise<wire.Done> => call("certificate_template_export", payload);

/** Takes a template from a file, as a new one. */
export const certificateTemplateImport = (payload: wire.FilePath): Promise<wire.TemplateSaved> => call("certificate_template_import", payload);

/** Shows a template as it would be printed; nothing is written. */
export const certificateTemplatePreview = (payload: wire.TemplateTry): Promise<wire.TemplatePreview> => call("certificate_template_preview", payload);

/** Chooses the template of a class. */
export const certificateTemplateChoose = (payload: wire.TemplateChoice): Promise<wire.Done> => call("certificate_template_choose", payload);

/** Reads a picture for a template; it is kept with the template. */
export const certificateImageAdd = (payload: wire.FilePath): Promise<wire.TemplateImage> => call("certificate_image_add", payload);

/** The printers with their corrections. */
export const printers = (payload: wire.Nothing): Promise<Array<wire.Printer>> => call("printers", payload);

/** Sets a printer's corrections. */
export const printerSave = (payload: wire.Printer): Promise<wire.Done> => call("printer_save", payload);

/** Takes a printer away. */
export const printerRemove = (payload: wire.PrinterName): Promise<wire.Done> => call("printer_remove", payload);

/** What correction measured marks ask for; nothing is written. */
export const printerCalibrate = (payload: wire.Calibration): Promise<wire.Adjustment> => call("printer_calibrate", payload);

/** Writes a calibration sheet. */
export const calibrationSheet = (payload: wire.CalibrationSheet): Promise<wire.Done> => call("calibration_sheet", payload);

/** Sets the survey. */
export const surveySet = (payload: wire.SurveySet): Promise<wire.Done> => call("survey_set", payload);

/** Takes a survey from a sheet, or only looks. */
export const surveyImport = (payload: wire.SurveyImport): Promise<wire.SurveyReport> => call("survey_import", payload);

/** Sets actual money. */
export const moneySet = (payload: wire.MoneySet): Promise<wire.Done> => call("money_set", payload);

/** Sets outcomes. */
export const outcomesSet = (payload: wire.OutcomesSet): Promise<wire.Done> => call("outcomes_set", payload);

/** Writes what may be shared with others as one package. */
export const sharingExport = (payload: wire.SharingExport): Promise<wire.Sharing> => call("sharing_export", payload);

/** Sets a self-score. */
export const selfScoreSet = (payload: wire.SelfScoreSet): Promise<wire.Done> => call("self_score_set", payload);

/** Sets a text of a paper. */
export const narrativeSet = (payload: wire.NarrativeSet): Promise<wire.Done> => call("narrative_set", payload);

/** The charts of a class. */
export const reportCharts = (payload: wire.ClassId): Promise<Array<wire.Chart>> => call("report_charts", payload);

/** Looks for what is missing or late. */
export const reportCheck = (payload: wire.ClassId): Promise<wire.ReportCheck> => call("report_check", payload);

/** Writes the bundle. */
export const reportExport = (payload: wire.ReportExport): Promise<wire.Bundle> => call("report_export", payload);

/** Looks whether a bundle is what it was when it was made. */
export const reportVerify = (payload: wire.BundleQuery): Promise<wire.BundleCheck> => call("report_verify", payload);

/** Writes one paper to a file. */
export const paperSave = (payload: wire.PaperSave): Promise<wire.Done> => call("paper_save", payload);

/** Records the submission. */
export const submissionRecord = (payload: wire.SubmissionRecord): Promise<wire.Done> => call("submission_record", payload);

/** Puts the note of the submission right. */
export const submissionCorrect = (payload: wire.SubmissionCorrect): Promise<wire.Done> => call("submission_correct", payload);

/** What has become of the record since it was handed in. */
export const submissionCompare = (payload: wire.ClassId): Promise<wire.SubmissionDifference> => call("submission_compare", payload);

/** Archives the class. */
export const classArchive = (payload: wire.ClassArchive): Promise<wire.Done> => call("class_archive", payload);

/** Opens an archived class again. */
export const classReopen = (payload: wire.ClassReopen): Promise<wire.Done> => call("class_reopen", payload);
