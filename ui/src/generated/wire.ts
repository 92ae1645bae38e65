// Generated from the commands of the office. Don't edit: change the Rust side and run `cargo xtask codegen`.

/**
 * An activity.
 */
export type Activity = { 
/**
 * Id; empty for a new one.
 */
id: string, 
/**
 * Body.
 */
body: Body, 
/**
 * Kind.
 */
kind: ActivityKind, 
/**
 * Day.
 */
on: Day, 
/**
 * Start, such as `19:00`; empty when not recorded.
 */
starts: string, 
/**
 * End.
 */
ends: string, 
/**
 * Place; empty means the class's own.
 */
place: string, 
/**
 * Theme.
 */
theme: string, 
/**
 * Learners who attended, by id or name; then the count follows from them.
 */
attendees: Array<string>, 
/**
 * How many attended.
 */
attended: number, 
/**
 * Minutes.
 */
minutes: string, 
/**
 * Photos among the class's attachments, when shown; they stay with the activity whatever is sent here.
 */
photos: Array<string>, };

export type ActivityKind = "political_study" | "discussion" | "themed_practice" | "meeting";

/**
 * Photos for an activity.
 */
export type ActivityPhotos = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Activity.
 */
activity: string, 
/**
 * Files.
 */
files: Array<string>, };

/**
 * Correction of one side of a printer's sheets, in hundredths of a millimetre and millionths.
 */
export type Adjustment = { 
/**
 * To the right.
 */
right: number, 
/**
 * Down.
 */
down: number, 
/**
 * Horizontal scale.
 */
scale_x: number, 
/**
 * Vertical scale.
 */
scale_y: number, };

/**
 * What became of an applicant, newest first.
 */
export type ApplicantHistory = { 
/**
 * Changes.
 */
changes: Array<HistoryRow>, };

/**
 * One applicant as typed or edited in the window.
 */
export type ApplicantInput = { 
/**
 * Name.
 */
name: string, 
/**
 * Kind of document.
 */
document_kind: DocumentKind, 
/**
 * Number; empty keeps the number of the one who is edited.
 */
id_number: string, 
/**
 * Reading of the name where the usual one is wrong.
 */
reading: string, 
/**
 * Sex; absent means from the number.
 */
sex?: Sex | null, 
/**
 * Birth date; absent means from the number.
 */
birth?: Day | null, 
/**
 * Ethnic group.
 */
ethnic_group: string, 
/**
 * Unit.
 */
unit: string, 
/**
 * City.
 */
city?: City | null, 
/**
 * Post.
 */
post: string, 
/**
 * Title.
 */
title: string, 
/**
 * Level of the title.
 */
title_level?: TitleLevel | null, 
/**
 * Field of work.
 */
field: string, 
/**
 * Political status.
 */
political_status?: PoliticalStatus | null, 
/**
 * Phone.
 */
phone: string, 
/**
 * Front line.
 */
front_line: boolean, 
/**
 * How.
 */
front_line_how: string, 
/**
 * Lodging.
 */
lodging: string, 
/**
 * Food.
 */
food: string, 
/**
 * Arrival.
 */
arrival: string, 
/**
 * Departure.
 */
departure: string, 
/**
 * Remark.
 */
note: string, };

/**
 * An applicant of a class.
 */
export type ApplicantQuery = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Enrolment by id or name.
 */
person: string, };

/**
 * An applicant typed in or edited.
 */
export type ApplicantSave = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Enrolment; absent for a new one.
 */
enrolment_id?: string | null, 
/**
 * The applicant.
 */
applicant: ApplicantInput, };

/**
 * The archive of a class.
 */
export type ArchiveView = { 
/**
 * Day; absent while it isn't archived.
 */
archived_on?: Day | null, 
/**
 * Who put the volume together.
 */
made_by: string, 
/**
 * Who checked it.
 */
checked_by: string, 
/**
 * What the closing sheet says.
 */
note: string, 
/**
 * Pieces of the volume.
 */
count: number, 
/**
 * Its pages.
 */
pages: number, 
/**
 * When and why it was opened again, oldest first.
 */
reopenings: Array<Reopening>, };

/**
 * One learner's line.
 */
export type AssessmentRow = { 
/**
 * Enrolment.
 */
id: string, 
/**
 * Number on the roster.
 */
roster_number?: number | null, 
/**
 * Name.
 */
name: string, 
/**
 * Unit.
 */
unit: string, 
/**
 * Party member.
 */
party_member: boolean, 
/**
 * Conduct in Chinese; empty when none is recorded or needed.
 */
conduct: string, 
/**
 * Hours earned.
 */
earned: Hours, 
/**
 * Hours planned.
 */
planned: Hours, 
/**
 * Share of planned hours.
 */
rate: string, 
/**
 * Component code → score as typed, or as computed.
 */
scores: { [key in string]: string }, 
/**
 * Weighted total; empty when not complete.
 */
total: string, 
/**
 * Rank by total.
 */
rank?: number | null, 
/**
 * Each component's share of the total.
 */
parts: Array<ScorePart>, 
/**
 * How the total comes about, such as `85×60%＋90×40%＝87`.
 */
formula: string, 
/**
 * Passes as things stand.
 */
passed: boolean, 
/**
 * `passed`, `failed`, or `pending` while something isn't recorded.
 */
result: "passed" | "failed" | "pending", 
/**
 * The result in Chinese.
 */
result_label: string, 
/**
 * Why, in Chinese.
 */
explanation: string, 
/**
 * A decision against the rules.
 */
decided?: ResultDecided | null, 
/**
 * Why chosen as excellent.
 */
excellent?: string | null, 
/**
 * Suggested as excellent by the record.
 */
suggested: boolean, };

/**
 * The assessment of a class.
 */
export type AssessmentView = { 
/**
 * Scheme.
 */
scheme: Scheme, 
/**
 * The scheme in words, as papers say it.
 */
words: string, 
/**
 * Learners.
 */
learners: Array<AssessmentRow>, 
/**
 * Day of the conclusion.
 */
concluded_on?: Day | null, 
/**
 * How many passed.
 */
passed: number, 
/**
 * How many aren't settled yet.
 */
pending: number, 
/**
 * How many may be excellent.
 */
excellent_places: number, 
/**
 * Share of the learners that may be excellent, percent.
 */
excellent_percent: number, 
/**
 * Conclusions taken back, oldest first.
 */
withdrawals: Array<Withdrawal>, 
/**
 * What keeps it from being concluded.
 */
problems: Array<Problem>, };

/**
 * A file to keep with a class.
 */
export type AttachmentAdd = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Stage word.
 */
stage: string, 
/**
 * What it is.
 */
title: string, 
/**
 * File.
 */
file: string, 
/**
 * Enrolment whose evidence it is; absent for a file of the class.
 */
enrolment_id?: string | null, 
/**
 * Id of what it belongs to, such as a session; empty for the class itself.
 */
about: string, };

/**
 * A file kept with a class.
 */
export type AttachmentQuery = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Attachment.
 */
id: string, };

/**
 * A file kept with a class.
 */
export type AttachmentRow = { 
/**
 * Id.
 */
id: string, 
/**
 * Stage word.
 */
stage: string, 
/**
 * Id of what it belongs to, such as a session; empty for the class itself.
 */
about: string, 
/**
 * What it is.
 */
title: string, 
/**
 * Name it came under.
 */
file_name: string, 
/**
 * Bytes.
 */
bytes: number, 
/**
 * Whose evidence it is: the id of the enrolment; empty for a file of the class.
 */
enrolment_id: string, 
/**
 * Day it was added.
 */
added_on: Day, };

/**
 * Marks.
 */
export type AttendanceMark = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Session by id or number.
 */
session: string, 
/**
 * Learners by id or name; ignored with `all`.
 */
people: Array<string>, 
/**
 * Everyone on the roster.
 */
all: boolean, 
/**
 * Mark; absent takes it away.
 */
mark?: Mark | null, 
/**
 * Remark.
 */
note: string, 
/**
 * Why; needed where something settled is put right.
 */
reason: string, };

/**
 * A learner's line.
 */
export type AttendanceRow = { 
/**
 * Enrolment.
 */
id: string, 
/**
 * Number on the roster.
 */
roster_number?: number | null, 
/**
 * Name.
 */
name: string, 
/**
 * Unit.
 */
unit: string, 
/**
 * Marks.
 */
marks: Array<SessionMark>, 
/**
 * Hours earned.
 */
earned: Hours, 
/**
 * Hours of marked sessions that weren't earned.
 */
missed: Hours, 
/**
 * Hours planned.
 */
planned: Hours, 
/**
 * Share of all planned hours, such as `93.33%`.
 */
rate: string, 
/**
 * Whether the required share can still be reached.
 */
can_still_pass: boolean, 
/**
 * Hours by which it is out of reach.
 */
short_by: Hours, };

/**
 * A session in the attendance grid.
 */
export type AttendanceSession = { 
/**
 * Id.
 */
id: string, 
/**
 * Number in the schedule, from 1; the command line takes it as well as the id.
 */
number: number, 
/**
 * Day.
 */
on: Day, 
/**
 * Part of the day.
 */
part: DayPart, 
/**
 * Start, `HH:MM`, or empty.
 */
starts: string, 
/**
 * End, `HH:MM`, or empty.
 */
ends: string, 
/**
 * Minutes from start to end.
 */
minutes?: number | null, 
/**
 * Topic.
 */
topic: string, 
/**
 * Kind in words.
 */
kind: string, 
/**
 * How it is given.
 */
mode: DeliveryMode, 
/**
 * Hours.
 */
hours: Hours, 
/**
 * Whether the hours count.
 */
counted: boolean, 
/**
 * Learners marked.
 */
marked: number, 
/**
 * Learners present, late ones included.
 */
present: number, 
/**
 * Day on which the marks were checked against the signed sheet.
 */
closed_on?: Day | null, 
/**
 * Scans of the signed sheet.
 */
scans: Array<SheetScan>, };

/**
 * The attendance of a class.
 */
export type AttendanceView = { 
/**
 * Sessions.
 */
sessions: Array<AttendanceSession>, 
/**
 * Learners.
 */
learners: Array<AttendanceRow>, 
/**
 * Hours planned.
 */
planned: Hours, 
/**
 * Share of all planned hours earned by all learners.
 */
rate: string, 
/**
 * Sessions marked in full.
 */
sessions_marked: number, 
/**
 * Least share of all planned hours, in percent.
 */
min_percent: number, 
/**
 * Minutes after the start within which nobody is late.
 */
grace_minutes: number, 
/**
 * Share of a session's minutes from which an online learner is present, in percent.
 */
log_present: number, 
/**
 * Share below which an online learner is absent, in percent.
 */
log_absent_below: number, 
/**
 * What each mark earns.
 */
earns: NoticeAttendance, 
/**
 * For what a sign-in sheet is laid out.
 */
sheet_by: SheetBy, 
/**
 * Corrections, newest first.
 */
corrections: Array<Correction>, 
/**
 * Number of the last change that this shows; absent within the class's view.
 */
version?: number | null, };

/**
 * One class of a person.
 */
export type AttendedClass = { 
/**
 * Enrolment.
 */
enrolment_id: string, 
/**
 * Class.
 */
class_id: string, 
/**
 * Title.
 */
class_title: string, 
/**
 * First class day.
 */
opens_on: Day, 
/**
 * Last class day.
 */
closes_on: Day, 
/**
 * Unit then.
 */
unit: string, 
/**
 * Post then.
 */
post: string, 
/**
 * Professional title then.
 */
title: string, 
/**
 * Phone then.
 */
phone: string, 
/**
 * Where the applicant stands.
 */
status: EnrolmentStatus, 
/**
 * Why.
 */
reason: string, 
/**
 * Passed, once concluded.
 */
passed?: boolean | null, 
/**
 * Hours earned, once concluded.
 */
earned?: Hours | null, 
/**
 * Hours planned, once concluded.
 */
planned?: Hours | null, 
/**
 * Certificates, oldest first.
 */
certificates: Array<HeldCertificate>, };

/**
 * A copy.
 */
export type BackupRow = { 
/**
 * File.
 */
path: string, 
/**
 * Bytes.
 */
bytes: number, 
/**
 * When, from its name.
 */
at: string, };

/**
 * A copy.
 */
export type BackupTo = { 
/**
 * File; absent means the folder of copies.
 */
to?: string | null, };

export type Basis = "by_hand" | "packet_complete" | "funds_secured" | "filed_in_time" | "filed_complete" | "senior_teachers" | "sessions_held" | "attendance_rate" | "committee_work" | "safety" | "learners" | "hours_held" | "courses_held" | "completion_rate" | "on_time" | "within_budget" | "satisfaction" | "achievements" | "publicity" | "courseware";

/**
 * One cell of a block.
 */
export type BlockCell = { 
/**
 * Session by id or number.
 */
session: string, 
/**
 * Learner by id or name.
 */
person: string, 
/**
 * Mark; absent takes it away.
 */
mark?: Mark | null, 
/**
 * Remark; absent keeps that of a mark that stays as it is.
 */
note?: string | null, };

export type Body = "committee" | "party_group";

/**
 * A budget line.
 */
export type BudgetLine = { 
/**
 * Kind.
 */
kind: CostKind, 
/**
 * Amount.
 */
amount: Fen, 
/**
 * How reckoned.
 */
note: string, };

/**
 * A bundle as written.
 */
export type Bundle = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Folder or zip, absolute.
 */
bundle: string, 
/**
 * Files.
 */
files: Array<BundleFile>, 
/**
 * Problems.
 */
problems: Array<Problem>, 
/**
 * Pages of all its PDFs but the index.
 */
pages: number, 
/**
 * Mark of the key it is signed with; empty where it isn't signed.
 */
signed: string, 
/**
 * Files of an earlier bundle in the same folder that were taken away.
 */
removed: Array<string>, 
/**
 * Files in the folder that are no part of the bundle, and were left.
 */
left: Array<string>, };

/**
 * What became of a bundle since it was made.
 */
export type BundleCheck = { 
/**
 * Every file is as it was, and the signature, where there is one, holds.
 */
ok: boolean, 
/**
 * Folder or zip.
 */
bundle: string, 
/**
 * Day it was made; absent where the bundle doesn't say.
 */
made_on?: Day | null, 
/**
 * Files on its list.
 */
files: number, 
/**
 * Files that aren't what they were.
 */
changed: Array<string>, 
/**
 * Files that aren't there.
 */
missing: Array<string>, 
/**
 * Files that aren't on the list.
 */
added: Array<string>, 
/**
 * `genuine`: by a key of this office; `unknown_key`: by another; `altered`: not over this list; `unsigned`.
 */
signature: "genuine" | "unknown_key" | "altered" | "unsigned", 
/**
 * Mark of the key; empty where it isn't signed.
 */
key: string, 
/**
 * What was found, in Chinese.
 */
done: string, 
/**
 * All of it, one by one.
 */
problems: Array<Problem>, };

/**
 * One file of a bundle.
 */
export type BundleFile = { 
/**
 * Path relative to the bundle, with `/`.
 */
path: string, 
/**
 * Kind of paper.
 */
kind: string, 
/**
 * What it is, in Chinese.
 */
title: string, 
/**
 * `pdf`, `xlsx`, `docx`, `html`, `txt`, or what a file kept with the class ends in.
 */
format: string, 
/**
 * Pages of a PDF.
 */
pages?: number, 
/**
 * SHA-256 of the bytes.
 */
sha256: string, 
/**
 * On the notice's list of what must be handed in.
 */
required: boolean, };

/**
 * A bundle to be checked.
 */
export type BundleQuery = { 
/**
 * Folder or zip.
 */
path: string, 
/**
 * A public key to check by, beside the office's own.
 */
key?: string | null, };

/**
 * One day of a year as it is shown.
 */
export type CalendarDay = { 
/**
 * Day.
 */
on: Day, 
/**
 * Day of the week, such as 周一.
 */
weekday: string, 
/**
 * Whether it is worked.
 */
working: boolean, 
/**
 * 国庆节, 调休上班, 周末 or 工作日.
 */
word: string, };

/**
 * A year's arrangement as typed.
 */
export type CalendarInput = { 
/**
 * Year.
 */
year: number, 
/**
 * Days off and days worked in exchange.
 */
days: Array<NamedDay>, };

/**
 * A year's calendar.
 */
export type CalendarYear = { 
/**
 * Year.
 */
year: number, 
/**
 * `shipped`, `loaded` or `none`: then deadlines that touch the year are provisional.
 */
source: "shipped" | "loaded" | "none", 
/**
 * The days named by the arrangement.
 */
named: Array<NamedDay>, 
/**
 * Every day.
 */
days: Array<CalendarDay>, 
/**
 * Years at hand.
 */
years: Array<number>, };

/**
 * Where the marks of a calibration sheet came out, in hundredths of a millimetre from the left and the upper edge.
 */
export type Calibration = { 
/**
 * The upper left mark, from the left edge.
 */
first_x: number, 
/**
 * The upper left mark, from the upper edge.
 */
first_y: number, 
/**
 * The lower right mark, from the left edge.
 */
second_x: number, 
/**
 * The lower right mark, from the upper edge.
 */
second_y: number, 
/**
 * The sheet lies on its long side.
 */
landscape: boolean, };

/**
 * Where a calibration sheet goes.
 */
export type CalibrationSheet = { 
/**
 * File.
 */
path: string, 
/**
 * The sheet lies on its long side.
 */
landscape: boolean, 
/**
 * Printer whose correction is applied, to see whether it is right; absent means none.
 */
printer?: string | null, };

/**
 * A card for a learner.
 */
export type CardSet = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Learner by id or name.
 */
person: string, 
/**
 * What the reader sends for the card; empty takes the learner's card away.
 */
code: string, };

/**
 * What a conclusion makes of a certificate that was numbered ahead of it.
 */
export type CertificateEffect = { 
/**
 * Number.
 */
number: string, 
/**
 * Learner.
 */
name: string, 
/**
 * State.
 */
state: CertificateState, 
/**
 * Whether it holds now, in Chinese.
 */
before: string, 
/**
 * Whether it holds then, in Chinese.
 */
after: string, };

/**
 * Certificates.
 */
export type CertificateList = { 
/**
 * In order of number.
 */
certificates: Array<CertificateRow>, };

/**
 * Something to verify.
 */
export type CertificateQuery = { 
/**
 * Number, or what a QR code says.
 */
number: string, 
/**
 * File with public keys to verify by; absent means the institution's own.
 */
key?: string | null, };

/**
 * A certificate to be replaced.
 */
export type CertificateReissue = { 
/**
 * Number.
 */
number: string, 
/**
 * Why.
 */
why: string, 
/**
 * Whether the paper came back; absent when nobody says.
 */
recovered?: boolean | null, 
/**
 * It says what the old one said, as for a lost paper; otherwise what the record says now.
 */
as_issued: boolean, };

/**
 * One certificate.
 */
export type CertificateRow = { 
/**
 * Number.
 */
number: string, 
/**
 * Where the number comes from; absent for one of a former year.
 */
numbering?: Numbering | null, 
/**
 * Taken over from a register of a former year.
 */
earlier: boolean, 
/**
 * Class; empty for one of a former year.
 */
class_id: string, 
/**
 * Class title as it says.
 */
class_title: string, 
/**
 * Enrolment; empty for one of a former year.
 */
enrolment_id: string, 
/**
 * Name as it says.
 */
name: string, 
/**
 * ID number, masked.
 */
id_number: string, 
/**
 * First class day as it says.
 */
opens_on?: Day | null, 
/**
 * Last class day as it says.
 */
closes_on?: Day | null, 
/**
 * Hours as it says.
 */
hours?: Hours | null, 
/**
 * Whose hours they are; absent for one of a former year.
 */
stated?: HoursStated | null, 
/**
 * Date of issue.
 */
issued_on?: Day | null, 
/**
 * Issuer as it says.
 */
issuer: string, 
/**
 * State.
 */
state: CertificateState, 
/**
 * `有效`, `尚未生效`, `应作废` or `已作废`.
 */
validity: string, 
/**
 * First printing.
 */
printed_on?: Day | null, 
/**
 * Template it was last printed with; empty where nobody said.
 */
template: string, 
/**
 * Hand-over.
 */
handed_over_on?: Day | null, 
/**
 * Who took it.
 */
taken_by: string, 
/**
 * What is to be said of the hand-over; for one of a former year, its remarks.
 */
note: string, 
/**
 * Day it was voided.
 */
voided_on?: Day | null, 
/**
 * Why void.
 */
void_reason: string, 
/**
 * Whether the void paper came back.
 */
paper_recovered?: boolean | null, 
/**
 * Number it replaces.
 */
replaces?: string | null, 
/**
 * Number that replaced it.
 */
replaced_by?: string | null, 
/**
 * Its QR code is signed.
 */
signed: boolean, };

/**
 * What certificates of a class say, and where their numbers come from. An absent line follows the notice or the
 * institution.
 */
export type CertificateSetting = { 
/**
 * Programme line.
 */
programme?: string | null, 
/**
 * Title line.
 */
title?: string | null, 
/**
 * Issuer.
 */
issuer?: string | null, 
/**
 * What stands at the seal's place.
 */
seal?: string | null, 
/**
 * Whose hours are stated.
 */
stated: HoursStated, 
/**
 * Where numbers come from.
 */
numbering: Numbering, 
/**
 * Scheme; absent means the notice's.
 */
scheme_id?: string | null, };

/**
 * A class's settings to be set.
 */
export type CertificateSettingSet = { 
/**
 * Class.
 */
class_id: string, 
/**
 * As they shall be.
 */
setting: CertificateSetting, };

/**
 * How certificates of a class are set up.
 */
export type CertificateSetup = { 
/**
 * The class's own settings.
 */
own: CertificateSetting, 
/**
 * What the notice and the institution say, where the class has nothing of its own.
 */
usual: UsualLines, 
/**
 * Schemes, the notice's first.
 */
schemes: Array<NumberSchemeRow>, 
/**
 * Who waits, in the order of the roster.
 */
waiting: Array<Waiting>, 
/**
 * Numbers of the department's list.
 */
listed: Array<ListedNumberRow>, 
/**
 * How many of them are unused.
 */
unused: number, 
/**
 * What stands against issuing, or is to be known.
 */
problems: Array<Problem>, };

export type CertificateState = "drafted" | "printed" | "handed_over" | "void";

/**
 * A certificate to void.
 */
export type CertificateVoid = { 
/**
 * Number.
 */
number: string, 
/**
 * Why.
 */
why: string, 
/**
 * Whether the paper came back; absent when there was none, or nobody says.
 */
recovered?: boolean | null, };

/**
 * Certificates that were handed over.
 */
export type CertificatesHandedOver = { 
/**
 * Numbers.
 */
numbers: Array<string>, 
/**
 * Day; absent means today.
 */
on?: Day | null, 
/**
 * Who took them; empty means the learners themselves.
 */
taken_by: string, 
/**
 * What is to be said of it, such as by what right somebody else took them.
 */
note: string, };

/**
 * Certificates to issue.
 */
export type CertificatesIssue = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Date of issue; absent means today.
 */
on?: Day | null, 
/**
 * Learners by id or name; empty means all who may have one and have none.
 */
people: Array<string>, };

/**
 * A printing.
 */
export type CertificatesPrint = { 
/**
 * Which.
 */
selection: Selection, 
/**
 * Template by name; absent means the usual one.
 */
template?: string | null, 
/**
 * On printed stock: only what the stock doesn't bear.
 */
overprint: boolean, 
/**
 * Printer whose correction is applied; absent means none.
 */
printer?: string | null, 
/**
 * A PDF for all, in order of the register, or a folder for one PDF each.
 */
out: string, 
/**
 * One PDF for each person, named by number and name, in the folder `out`.
 */
each: boolean, };

/**
 * Certificates that were printed, and what was spoiled in doing so.
 */
export type CertificatesPrinted = { 
/**
 * Numbers.
 */
numbers: Array<string>, 
/**
 * Day; absent means today.
 */
on?: Day | null, 
/**
 * Title of the template they were printed with; absent leaves what was said before.
 */
template?: string | null, 
/**
 * On printed stock: each takes a sheet of it.
 */
on_stock: boolean, 
/**
 * Sheets of stock spoiled in this run.
 */
spoiled: number, 
/**
 * Numbers printed on the spoiled sheets, as typed.
 */
spoiled_numbers: string, 
/**
 * Why they were spoiled.
 */
spoil_reason: string, };

/**
 * A change after filing, as it is reported: what is named gets the new value.
 */
export type ChangeInput = { 
/**
 * Day of the report; absent means today.
 */
reported_on?: Day | null, 
/**
 * Why.
 */
reason: string, 
/**
 * New check-in day.
 */
check_in_on?: Day | null, 
/**
 * New first class day; the schedule moves along.
 */
opens_on?: Day | null, 
/**
 * New last class day.
 */
closes_on?: Day | null, 
/**
 * New place.
 */
place?: string | null, 
/**
 * New way of giving it.
 */
delivery_mode?: DeliveryMode | null, 
/**
 * New number of learners.
 */
size?: number | null, 
/**
 * Anything else, in words.
 */
other: string, };

export type ChangeKind = "adjustment" | "other";

/**
 * A change report.
 */
export type ChangeReport = { 
/**
 * Id.
 */
id: string, 
/**
 * Kind.
 */
kind: ChangeKind, 
/**
 * Day.
 */
reported_on: Day, 
/**
 * Why.
 */
reason: string, 
/**
 * What changed.
 */
facts: Array<ChangedFact>, };

/**
 * A fact that changed.
 */
export type ChangedFact = { 
/**
 * Label.
 */
label: string, 
/**
 * Before.
 */
before: string, 
/**
 * After.
 */
after: string, };

/**
 * A chart.
 */
export type Chart = { 
/**
 * What it shows.
 */
key: ChartKey, 
/**
 * What its lengths are called, where a bar has several.
 */
series: Array<string>, 
/**
 * Its bars; none while nothing is on record.
 */
bars: Array<ChartBar>, };

/**
 * A bar, or a group of them.
 */
export type ChartBar = { 
/**
 * What is measured.
 */
label: string, 
/**
 * A second line of that; may be empty.
 */
beneath: string, 
/**
 * The lengths.
 */
lengths: Array<ChartLength>, };

export type ChartKey = "attendance" | "cities" | "titles" | "satisfaction" | "money";

/**
 * One length of a bar.
 */
export type ChartLength = { 
/**
 * Thousandths of the full length.
 */
per_mille: number, 
/**
 * What stands there.
 */
text: string, };

/**
 * What to set of the check-in of several people.
 */
export type CheckInChange = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Learners by id or name.
 */
people: Array<string>, 
/**
 * Whether they came.
 */
state?: CheckInState | null, 
/**
 * When.
 */
arrived_at?: string | null, 
/**
 * The identity document was looked at.
 */
identity_checked?: boolean | null, 
/**
 * Materials were handed out.
 */
materials_handed?: boolean | null, 
/**
 * The health pledge was signed.
 */
pledge_signed?: boolean | null, 
/**
 * Remark.
 */
note?: string | null, 
/**
 * Takes the check-in away.
 */
clear: boolean, };

/**
 * One person on the check-in list.
 */
export type CheckInRow = { 
/**
 * Enrolment.
 */
id: string, 
/**
 * Number on the roster.
 */
roster_number?: number | null, 
/**
 * Name.
 */
name: string, 
/**
 * Sex.
 */
sex?: Sex | null, 
/**
 * Identity number, masked.
 */
id_number: string, 
/**
 * Unit.
 */
unit: string, 
/**
 * Phone.
 */
phone: string, 
/**
 * Room.
 */
room: string, 
/**
 * Food.
 */
food: string, 
/**
 * Whether a card is bound.
 */
card: boolean, 
/**
 * Whether the learner came; absent while that isn't known.
 */
state?: CheckInState | null, 
/**
 * When, `2021-10-24 15:20`.
 */
arrived_at: string, 
/**
 * The identity document was looked at.
 */
identity_checked: boolean, 
/**
 * Materials were handed out.
 */
materials_handed: boolean, 
/**
 * The health pledge was signed.
 */
pledge_signed: boolean, 
/**
 * Remark.
 */
note: string, 
/**
 * Temperatures.
 */
temperatures: Array<TemperatureReading>, };

/**
 * A number scanned at check-in.
 */
export type CheckInScan = { 
/**
 * Class.
 */
class_id: string, 
/**
 * What the reader sent.
 */
number: string, };

export type CheckInState = "arrived" | "no_show";

/**
 * The check-in list.
 */
export type CheckInView = { 
/**
 * People on the roster.
 */
people: Array<CheckInRow>, 
/**
 * How many came.
 */
arrived: number, 
/**
 * How many didn't.
 */
no_shows: number, 
/**
 * How many are expected.
 */
expected: number, 
/**
 * Whether the epidemic clause is in force.
 */
epidemic: boolean, 
/**
 * Temperature from which someone is feverish, in tenths of a degree.
 */
fever_tenths: number, 
/**
 * When temperatures are taken.
 */
days: Array<TemperatureDay>, 
/**
 * What is missing.
 */
problems: Array<Problem>, };

export type City = "jinan" | "qingdao" | "zibo" | "zaozhuang" | "dongying" | "yantai" | "weifang" | "jining" | "taian" | "weihai" | "rizhao" | "linyi" | "dezhou" | "liaocheng" | "binzhou" | "heze" | "provincial";

/**
 * Places of one city.
 */
export type CityQuota = { 
/**
 * City.
 */
city: City, 
/**
 * Places.
 */
places: number, };

/**
 * What a QR code claims.
 */
export type ClaimRow = { 
/**
 * Number.
 */
number: string, 
/**
 * Name.
 */
name: string, 
/**
 * ID number without its middle.
 */
id_number: string, 
/**
 * Class title.
 */
class_title: string, 
/**
 * First class day.
 */
opens_on: Day, 
/**
 * Last class day.
 */
closes_on: Day, 
/**
 * Hours.
 */
hours: Hours, 
/**
 * Whose hours they are.
 */
stated: HoursStated, 
/**
 * Date of issue.
 */
issued_on: Day, 
/**
 * Issuer.
 */
issuer: string, };

/**
 * A class to archive.
 */
export type ClassArchive = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Day; absent means today.
 */
on?: Day | null, 
/**
 * Who put the volume together.
 */
made_by: string, 
/**
 * Who checked it.
 */
checked_by: string, 
/**
 * What is missing, damaged, added or taken out.
 */
note: string, };

/**
 * A class as it is being typed.
 */
export type ClassCheck = { 
/**
 * Counted hours.
 */
hours: Hours, 
/**
 * Class days.
 */
days: number, 
/**
 * What is wrong with the plan.
 */
problems: Array<Problem>, };

/**
 * A class was made.
 */
export type ClassCreated = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Problems it has.
 */
problems: Array<Problem>, };

/**
 * A class and a day.
 */
export type ClassDay = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Day; absent means today.
 */
on?: Day | null, };

/**
 * A class by its id.
 */
export type ClassId = { 
/**
 * Class.
 */
class_id: string, };

/**
 * A class with schedule, teachers and budget, as it is typed in and shown.
 */
export type ClassInput = { 
/**
 * Year of the notice.
 */
notice_year: number, 
/**
 * Title.
 */
title: string, 
/**
 * Number in the year's plan.
 */
plan_number: string, 
/**
 * Which run, from 1.
 */
run: number, 
/**
 * Special topic's code or label; empty when none.
 */
special_topic: string, 
/**
 * Applicant unit.
 */
applicant_unit: string, 
/**
 * Host unit; empty means the institution.
 */
host_unit: string, 
/**
 * Supervising department.
 */
supervising_department: string, 
/**
 * Project lead of the department.
 */
department_lead: Contact, 
/**
 * Project lead of the host.
 */
host_lead: Contact, 
/**
 * Contact.
 */
contact: Contact, 
/**
 * How it is given.
 */
delivery_mode: DeliveryMode, 
/**
 * Aims.
 */
aims: string, 
/**
 * Content.
 */
content: string, 
/**
 * Target group.
 */
target_group: string, 
/**
 * Check-in day.
 */
check_in_on?: Day | null, 
/**
 * First class day.
 */
opens_on: Day, 
/**
 * Last class day.
 */
closes_on: Day, 
/**
 * Place.
 */
place: string, 
/**
 * Learners planned.
 */
size: number, 
/**
 * Source of the budget.
 */
budget_source: string, 
/**
 * Assessment method.
 */
assessment_method: string, 
/**
 * Whether the epidemic clause applies; absent means what the notice says.
 */
epidemic_in_force?: boolean | null, 
/**
 * Epidemic measures.
 */
epidemic_measures: string, 
/**
 * Contingency plan.
 */
contingency_plan: string, 
/**
 * Conditions for learners, as they are printed.
 */
conditions: string, 
/**
 * Lowest level of a learner's title; absent: any.
 */
condition_title_level?: TitleLevel | null, 
/**
 * Words of which one must stand in a learner's field of work; none: any.
 */
condition_fields: Array<string>, 
/**
 * Kinds of unit, or words of their names, of which one must fit; none: any.
 */
condition_units: Array<string>, 
/**
 * Evidence that a reviewer must see.
 */
condition_evidence: Array<EvidenceKind>, 
/**
 * Teachers.
 */
teachers: Array<Teacher>, 
/**
 * Sessions.
 */
sessions: Array<Session>, 
/**
 * Budget.
 */
budget: Array<BudgetLine>, 
/**
 * Places by city.
 */
quotas: Array<CityQuota>, };

/**
 * A new class.
 */
export type ClassNew = { 
/**
 * The class.
 */
class: ClassInput, };

/**
 * A class as a pattern for another.
 */
export type ClassPattern = { 
/**
 * Class to copy.
 */
class_id: string, 
/**
 * Year of the notice of the new one.
 */
notice_year: number, 
/**
 * First class day of the new one.
 */
opens_on: Day, 
/**
 * Number in the year's list; absent: the next run of the same project.
 */
plan_number?: string | null, };

/**
 * An archived class to open again.
 */
export type ClassReopen = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Why.
 */
reason: string, };

/**
 * A row of the list of classes.
 */
export type ClassRow = { 
/**
 * Id.
 */
id: string, 
/**
 * Title.
 */
title: string, 
/**
 * Number in the plan.
 */
plan_number: string, 
/**
 * Run.
 */
run: number, 
/**
 * Year of the notice.
 */
notice_year: number, 
/**
 * First class day.
 */
opens_on: Day, 
/**
 * Last class day.
 */
closes_on: Day, 
/**
 * Learners planned.
 */
size: number, 
/**
 * Learners on the roster.
 */
learners: number, 
/**
 * Counted hours.
 */
hours: Hours, 
/**
 * Stage code.
 */
stage: string, 
/**
 * Stage in Chinese.
 */
stage_label: string, 
/**
 * What to do next, in Chinese.
 */
next_step: string, 
/**
 * Errors open.
 */
errors: number, 
/**
 * Warnings open.
 */
warnings: number, };

/**
 * A class edited.
 */
export type ClassUpdate = { 
/**
 * Class.
 */
class_id: string, 
/**
 * The class as it shall be.
 */
class: ClassInput, };

/**
 * Everything recorded about a class.
 */
export type ClassView = { 
/**
 * Id.
 */
id: string, 
/**
 * The class as typed.
 */
class: ClassInput, 
/**
 * Special topic in Chinese.
 */
special_topic_label: string, 
/**
 * Class days.
 */
days: number, 
/**
 * Counted hours.
 */
hours: Hours, 
/**
 * Kinds of session whose hours count, by the notice.
 */
counted_kinds: Array<SessionKind>, 
/**
 * Most hours in a half-day, by the notice.
 */
half_day_max: Hours, 
/**
 * Stage code.
 */
stage: string, 
/**
 * Stage in Chinese.
 */
stage_label: string, 
/**
 * The rail.
 */
rail: Array<RailItem>, 
/**
 * Next step.
 */
next_step?: NextStep | null, 
/**
 * What blocks the next stage.
 */
problems: Array<Problem>, 
/**
 * Every open problem, warnings and later stages included.
 */
all_problems: Array<Problem>, 
/**
 * Deadlines.
 */
deadlines: Deadlines, 
/**
 * Files kept with the class.
 */
attachments: Array<AttachmentRow>, 
/**
 * Packet.
 */
packet: Array<PacketItem>, 
/**
 * Filing.
 */
filing?: Filing | null, 
/**
 * Changes.
 */
changes: Array<ChangeReport>, 
/**
 * People.
 */
enrolments: Array<EnrolmentRow>, 
/**
 * The roster.
 */
roster: RosterView, 
/**
 * Attendance.
 */
attendance: AttendanceView, 
/**
 * Committee.
 */
committee: Committee, 
/**
 * What is chosen from for both bodies.
 */
committee_choices: CommitteeChoices, 
/**
 * Assessment.
 */
assessment: AssessmentView, 
/**
 * Certificates.
 */
certificates: Array<CertificateRow>, 
/**
 * Survey.
 */
survey: Array<SurveyTally>, 
/**
 * What the survey came to.
 */
survey_results: SurveyResults, 
/**
 * Satisfaction, such as `96.50%`; empty without a survey.
 */
satisfaction: string, 
/**
 * Money.
 */
money: MoneyView, 
/**
 * Outcomes.
 */
outcomes: Array<Outcome>, 
/**
 * Scores.
 */
score_sheet: ScoreSheet, 
/**
 * Texts.
 */
narratives: Array<NarrativeSection>, 
/**
 * Submission.
 */
submission?: Submission | null, 
/**
 * Archived.
 */
archived_on?: Day | null, 
/**
 * The archive.
 */
archive: ArchiveView, 
/**
 * What must be handed in, by the notice's list.
 */
enclosures: Array<EnclosureRow>, 
/**
 * Papers.
 */
papers: Array<PaperRow>, };

/**
 * What a column means, as somebody decided.
 */
export type ColumnChoice = { 
/**
 * File, as the report names it.
 */
file: string, 
/**
 * Sheet.
 */
sheet: string, 
/**
 * Column letters.
 */
column: string, 
/**
 * Path of the field; empty: keep as it is; `-`: leave out.
 */
field: string, };

/**
 * A correction that is no longer to be remembered.
 */
export type ColumnForget = { 
/**
 * Sender.
 */
sender: string, 
/**
 * Heading.
 */
heading: string, };

/**
 * Both bodies, as they are typed in and shown. What is given replaces what was recorded.
 */
export type Committee = { 
/**
 * Posts.
 */
members: Array<Member>, 
/**
 * Elections.
 */
elections: Array<Election>, 
/**
 * Activities.
 */
activities: Array<Activity>, 
/**
 * Conduct.
 */
conduct: Array<Conduct>, 
/**
 * How it was handled that few Party members attend.
 */
few_members_handling: string, 
/**
 * The host's summary; empty until written.
 */
summary: string, };

/**
 * What the window offers to choose from.
 */
export type CommitteeChoices = { 
/**
 * Usual posts of the class committee.
 */
posts: Array<string>, 
/**
 * Usual posts of the temporary Party group.
 */
party_posts: Array<string>, 
/**
 * Usual ways to elect.
 */
election_ways: Array<string>, 
/**
 * Usual ways to handle that few Party members attend.
 */
few_members_phrases: Array<string>, 
/**
 * Fewer Party members than this ask for a word on how it was handled.
 */
fewest_members: number, };

/**
 * Both bodies.
 */
export type CommitteeSet = { 
/**
 * Class.
 */
class_id: string, 
/**
 * As they shall be.
 */
committee: Committee, };

/**
 * A fact of both entries.
 */
export type ComparedFact = { 
/**
 * Fact.
 */
field: PersonField, 
/**
 * In Chinese.
 */
label: string, 
/**
 * As the kept entry has it.
 */
keep: string, 
/**
 * As the other has it.
 */
other: string, 
/**
 * Whether they differ, and somebody has to choose.
 */
differs: boolean, };

/**
 * Two entries side by side, before they are made one.
 */
export type Comparison = { 
/**
 * The entry that is kept.
 */
keep: PersonView, 
/**
 * The other.
 */
other: PersonView, 
/**
 * Facts.
 */
facts: Array<ComparedFact>, 
/**
 * Classes in which one enrolment has to be chosen.
 */
shared: Array<SharedClass>, 
/**
 * What keeps them from being made one.
 */
problems: Array<Problem>, };

/**
 * A scored component.
 */
export type Component = { 
/**
 * Code; empty for a new one.
 */
code: string, 
/**
 * Name.
 */
name: string, 
/**
 * Kind.
 */
kind: ComponentKind, 
/**
 * Weight in percent.
 */
weight: number, 
/**
 * Least score of its own, such as `60`; empty for none.
 */
least: string, 
/**
 * Computed from the record: attendance from hours, conduct from the grade.
 */
computed: boolean, };

export type ComponentKind = "attendance" | "exam" | "paper" | "presentation" | "conduct" | "group_work" | "other";

/**
 * A conclusion was made or withdrawn.
 */
export type ConclusionMade = { 
/**
 * What was done, in Chinese.
 */
done: string, 
/**
 * How many passed.
 */
passed: number, 
/**
 * How many didn't.
 */
failed: number, 
/**
 * Certificates it changed.
 */
certificates: Array<CertificateEffect>, 
/**
 * Problems that came with it: certificates that are to be voided.
 */
problems: Array<Problem>, };

/**
 * What a conclusion on a day would be. Nothing is written.
 */
export type ConclusionPreview = { 
/**
 * Day.
 */
on: Day, 
/**
 * Whether it can be made.
 */
possible: boolean, 
/**
 * How many would pass.
 */
passed: number, 
/**
 * How many wouldn't.
 */
failed: number, 
/**
 * Certificates it would change.
 */
certificates: Array<CertificateEffect>, 
/**
 * What keeps it from being made, and warnings.
 */
problems: Array<Problem>, };

/**
 * A conclusion to take back.
 */
export type ConclusionWithdraw = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Why.
 */
why: string, };

/**
 * A Party member's conduct.
 */
export type Conduct = { 
/**
 * Learner: id or name.
 */
person: string, 
/**
 * Learner's name, when shown.
 */
name: string, 
/**
 * Grade.
 */
grade: ConductGrade, 
/**
 * Remark.
 */
note: string, 
/**
 * Who judged, such as 临时党小组.
 */
judged_by: string, };

export type ConductGrade = "excellent" | "good" | "passed" | "failed";

/**
 * A person to call.
 */
export type Contact = { 
/**
 * Name.
 */
name: string, 
/**
 * Post.
 */
post: string, 
/**
 * Phone.
 */
phone: string, };

/**
 * A mark put right afterwards.
 */
export type Correction = { 
/**
 * Learner.
 */
learner: string, 
/**
 * Name.
 */
name: string, 
/**
 * Session in words.
 */
session: string, 
/**
 * Mark before.
 */
before?: Mark | null, 
/**
 * Mark after.
 */
after?: Mark | null, 
/**
 * Why.
 */
reason: string, 
/**
 * When.
 */
at: string, 
/**
 * Who.
 */
who: string, };

export type CostKind = "teacher_fee" | "lodging" | "meals" | "venue" | "other";

/**
 * Money spent.
 */
export type CostLine = { 
/**
 * Kind.
 */
kind: CostKind, 
/**
 * Amount.
 */
amount: Fen, 
/**
 * Day paid.
 */
paid_on?: Day | null, 
/**
 * Payee or remark.
 */
note: string, };

/**
 * One column of the credit-of-hours sheet.
 */
export type CreditColumn = { 
/**
 * Path of the field.
 */
field: string, 
/**
 * Own heading; empty means the field's label.
 */
heading: string, 
/**
 * Text of a fixed column.
 */
fixed: string, };

/**
 * The credit-of-hours sheet as a bare table for another system.
 */
export type CreditExport = { 
/**
 * Class.
 */
class_id: string, 
/**
 * File.
 */
path: string, };

/**
 * A field of the credit-of-hours sheet.
 */
export type CreditField = { 
/**
 * Path.
 */
path: string, 
/**
 * Label.
 */
label: string, };

/**
 * The columns of the credit-of-hours sheet, for all classes.
 */
export type CreditSheet = { 
/**
 * Everybody on the roster instead of those who passed.
 */
everybody: boolean, 
/**
 * Columns in order.
 */
columns: Array<CreditColumn>, };

/**
 * The columns chosen, and those one may choose.
 */
export type CreditSheetView = { 
/**
 * As chosen.
 */
sheet: CreditSheet, 
/**
 * Fields one may choose.
 */
fields: Array<CreditField>, };

/**
 * A civil date.
 */
export type Day = string;

export type DayPart = "morning" | "afternoon" | "evening";

/**
 * Deadlines of a class.
 */
export type Deadlines = { 
/**
 * Last day to file.
 */
filing_due: Day, 
/**
 * The working days counted, nearest the opening first.
 */
counted_days: Array<Day>, 
/**
 * The working days counted to the report, when it is due in working days.
 */
report_counted_days: Array<Day>, 
/**
 * Last day to report.
 */
report_due: Day, 
/**
 * Where that is no working day, the last one before it.
 */
report_suggested: Day, 
/**
 * Every class is finished by this day.
 */
complete_by: Day, 
/**
 * `official`, or `provisional` when a year's calendar isn't loaded.
 */
calendar: "official" | "provisional", };

/**
 * Asks for deadlines.
 */
export type DeadlinesQuery = { 
/**
 * First class day.
 */
open: Day, 
/**
 * Last class day.
 */
close: Day, 
/**
 * Year of the notice; absent means the newest that ships.
 */
notice?: number | null, };

export type DeliveryMode = "face_to_face" | "online" | "mixed";

export type DocumentKind = "resident" | "passport" | "home_return" | "taiwan" | "foreign_permanent_old";

/**
 * A document.
 */
export type DocumentRow = { 
/**
 * Kind.
 */
kind: DocumentKind, 
/**
 * Number, masked unless asked for whole.
 */
number: string, };

/**
 * A change was made.
 */
export type Done = { 
/**
 * What was done, in Chinese.
 */
done: string, 
/**
 * Problems that came with it.
 */
problems: Array<Problem>, };

/**
 * Deadlines of a year to a calendar file.
 */
export type DueExport = { 
/**
 * Year.
 */
year: number, 
/**
 * File.
 */
path: string, };

/**
 * Something with a date that is due.
 */
export type DueItem = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Class title.
 */
class_title: string, 
/**
 * Stage word to open.
 */
stage: string, 
/**
 * What.
 */
text: string, 
/**
 * By when.
 */
due: Day, 
/**
 * Days left; negative when late.
 */
days_left: number, };

/**
 * Two entries that may be one person.
 */
export type Duplicate = { 
/**
 * The earlier entry.
 */
first: PersonRow, 
/**
 * The later entry.
 */
second: PersonRow, 
/**
 * Grounds in Chinese, strongest first.
 */
why: Array<string>, };

/**
 * Entries that may be one person.
 */
export type Duplicates = { 
/**
 * Pairs, strongest grounds first.
 */
pairs: Array<Duplicate>, 
/**
 * How many pairs there are in all; the list ends at 200.
 */
total: number, };

/**
 * A class that follows an earlier text.
 */
export type EarlierClass = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Title.
 */
title: string, };

/**
 * Registers of former years.
 */
export type EarlierImport = { 
/**
 * Files.
 */
files: Array<string>, 
/**
 * Only look.
 */
dry_run: boolean, 
/**
 * `column=field` for columns that aren't known.
 */
map: Array<string>, };

/**
 * What was read of registers of former years.
 */
export type EarlierReport = { 
/**
 * In Chinese.
 */
done: string, 
/**
 * Rows read.
 */
rows: number, 
/**
 * Rows with an error.
 */
rejected: number, 
/**
 * Whether they were written.
 */
written: boolean, 
/**
 * Columns that were understood: `列 标题 → 栏目`.
 */
columns: Array<string>, 
/**
 * The rows.
 */
certificates: Array<EarlierRow>, 
/**
 * What is wrong.
 */
problems: Array<Problem>, };

/**
 * A certificate of a former year as it was read.
 */
export type EarlierRow = { 
/**
 * File.
 */
file: string, 
/**
 * Sheet.
 */
sheet: string, 
/**
 * Row.
 */
row: number, 
/**
 * Number.
 */
number: string, 
/**
 * Name.
 */
name: string, 
/**
 * ID number, masked.
 */
id_number: string, 
/**
 * Class title.
 */
class_title: string, 
/**
 * Date of issue.
 */
issued_on?: Day | null, 
/**
 * State.
 */
state: CertificateState, 
/**
 * `new` or `rejected`.
 */
status: "new" | "rejected", };

/**
 * How a body was elected; who was elected are its members.
 */
export type Election = { 
/**
 * Body.
 */
body: Body, 
/**
 * Day.
 */
on?: Day | null, 
/**
 * Way, such as 举手表决.
 */
way: string, 
/**
 * How many took part in the vote; 0 when not recorded.
 */
voters: number, 
/**
 * Minutes.
 */
minutes: string, };

/**
 * What an element is.
 */
export type ElementKind = "text" | "line" | "rectangle" | "border" | "image" | "qr";

/**
 * What the notice's list asks for.
 */
export type EnclosureRow = { 
/**
 * Kind of paper, or the code on the list.
 */
code: string, 
/**
 * As the list calls it.
 */
title: string, 
/**
 * Why it is missing; empty where it isn't.
 */
missing: string, };

/**
 * The people of a class.
 */
export type EnrolmentList = { 
/**
 * People.
 */
people: Array<EnrolmentRow>, };

/**
 * Asks for the people of a class.
 */
export type EnrolmentQuery = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Whole numbers instead of masked ones.
 */
full_ids: boolean, };

/**
 * A review.
 */
export type EnrolmentReview = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Learners by id or name; ignored with `all`.
 */
people: Array<string>, 
/**
 * Everyone not reviewed yet.
 */
all: boolean, 
/**
 * With `all`: only those who meet every condition of the class.
 */
only_meeting: boolean, 
/**
 * `accept`, `decline`, `return`, `wait`, `cancel`, `pending`, or `suggested`: to each what the suggested order
 * gives.
 */
decision: "accept" | "decline" | "return" | "wait" | "cancel" | "pending" | "suggested", 
/**
 * Why, needed to decline, return and cancel.
 */
reason: string, 
/**
 * Who takes the place of the one who is cancelled.
 */
replaced_by?: string | null, };

/**
 * One person in the class.
 */
export type EnrolmentRow = { 
/**
 * Id of the enrolment.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Sort key of the name by pinyin.
 */
name_key: string, 
/**
 * Reading given.
 */
reading: string, 
/**
 * Number, masked unless asked for whole.
 */
id_number: string, 
/**
 * Kind of document.
 */
document_kind: DocumentKind, 
/**
 * Sex.
 */
sex?: Sex | null, 
/**
 * Birth date.
 */
birth?: Day | null, 
/**
 * Ethnic group.
 */
ethnic_group: string, 
/**
 * Unit.
 */
unit: string, 
/**
 * City.
 */
city?: City | null, 
/**
 * Post.
 */
post: string, 
/**
 * Title.
 */
title: string, 
/**
 * Level of the title.
 */
title_level?: TitleLevel | null, 
/**
 * Field of work.
 */
field: string, 
/**
 * Political status.
 */
political_status?: PoliticalStatus | null, 
/**
 * Phone.
 */
phone: string, 
/**
 * Front line.
 */
front_line: boolean, 
/**
 * How.
 */
front_line_how: string, 
/**
 * Lodging.
 */
lodging: string, 
/**
 * Food.
 */
food: string, 
/**
 * Arrival.
 */
arrival: string, 
/**
 * Departure.
 */
departure: string, 
/**
 * Remark.
 */
note: string, 
/**
 * Where the applicant stands.
 */
status: EnrolmentStatus, 
/**
 * Why.
 */
reason: string, 
/**
 * Number on the roster.
 */
roster_number?: number | null, 
/**
 * Group.
 */
group?: number | null, 
/**
 * Columns of the receipt that no field has a place for.
 */
extra: Array<ExtraValue>, 
/**
 * File and row it came from, in Chinese; empty when typed.
 */
source: string, 
/**
 * That file, as it is kept with the class.
 */
source_id?: string | null, 
/**
 * Characters of the name that no embedded font draws, as `𰻞（U+30EDE）`; empty when all can be printed.
 */
undrawable: string, };

export type EnrolmentStatus = "pending" | "accepted" | "returned" | "waiting" | "declined" | "cancelled";

/**
 * What erasing a person takes and leaves.
 */
export type ErasureView = { 
/**
 * Id.
 */
person_id: string, 
/**
 * Name, to be typed as a confirmation.
 */
name: string, 
/**
 * Number, masked.
 */
id_number: string, 
/**
 * What goes, in Chinese.
 */
goes: Array<string>, 
/**
 * What stays and why, in Chinese.
 */
stays: Array<string>, 
/**
 * What somebody has to see to by hand, in Chinese.
 */
by_hand: Array<string>, 
/**
 * What keeps it from being done.
 */
problems: Array<Problem>, };

export type EvidenceKind = "title_certificate" | "recommendation" | "unit_seal";

/**
 * Evidence of applicants, seen or not.
 */
export type EvidenceSet = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Applicants by id or name.
 */
people: Array<string>, 
/**
 * Kinds of evidence.
 */
kinds: Array<EvidenceKind>, 
/**
 * Whether they were seen.
 */
seen: boolean, };

/**
 * Learners to choose as excellent, or not any more.
 */
export type ExcellentChoose = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Learners: ids or names.
 */
people: Array<string>, 
/**
 * Chosen, or taken back.
 */
chosen: boolean, 
/**
 * Why; empty for those whom the record suggests, for whom it says why.
 */
reason: string, };

export type ExpertLevel = "academician" | "high_level" | "senior" | "associate" | "other";

/**
 * A column that the application doesn't know, with what the receipt said.
 */
export type ExtraColumn = { 
/**
 * Heading.
 */
heading: string, 
/**
 * Text.
 */
text: string, };

/**
 * A column kept as it is that says something new.
 */
export type ExtraDifference = { 
/**
 * Heading.
 */
heading: string, 
/**
 * What is known; empty when nothing is.
 */
known: string, 
/**
 * What the receipt says.
 */
given: string, };

/**
 * A column that is kept as it is.
 */
export type ExtraValue = { 
/**
 * Heading.
 */
heading: string, 
/**
 * Text.
 */
text: string, };

/**
 * A teacher's fee.
 */
export type FeeLine = { 
/**
 * Teacher: id or name.
 */
teacher: string, 
/**
 * Teacher's name, when shown.
 */
name: string, 
/**
 * Paid hours.
 */
hours: Hours, 
/**
 * After tax.
 */
net: Fen, 
/**
 * Before tax; absent means reckoned.
 */
gross?: Fen | null, };

/**
 * An amount in fen.
 */
export type Fen = number;

/**
 * A fact on which what is known and the receipt differ.
 */
export type FieldDifference = { 
/**
 * Path of the field.
 */
field: string, 
/**
 * Its label.
 */
label: string, 
/**
 * What is known; empty when nothing is, and then the receipt's value fills the blank unless it is to be kept.
 */
known: string, 
/**
 * What the receipt says.
 */
given: string, 
/**
 * Whether the receipt's value is taken as things stand.
 */
takes_given: boolean, };

/**
 * Writes what forms may hold as a workbook.
 */
export type FieldsExport = { 
/**
 * Class whose values are shown.
 */
class_id: string | null, 
/**
 * File to write.
 */
path: string, };

/**
 * Asks what forms may hold, with the values of a class where one is given.
 */
export type FieldsQuery = { 
/**
 * Class.
 */
class_id: string | null, };

/**
 * A file.
 */
export type FilePath = { 
/**
 * File.
 */
path: string, };

/**
 * The filing as made.
 */
export type Filing = { 
/**
 * Day of filing.
 */
filed_on: Day, 
/**
 * Opening known then.
 */
opening_then: Day, 
/**
 * Number of the department's receipt.
 */
receipt_number: string, 
/**
 * In time.
 */
in_time: boolean, 
/**
 * Working days late; 0 when in time.
 */
late_by: number, };

/**
 * A change after filing.
 */
export type FilingChange = { 
/**
 * Class.
 */
class_id: string, 
/**
 * The change.
 */
change: ChangeInput, };

/**
 * A filing.
 */
export type FilingSubmit = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Day; absent means today.
 */
on?: Day | null, 
/**
 * Number of the department's receipt.
 */
receipt_number: string, };

/**
 * A finding of the check.
 */
export type Finding = { 
/**
 * Code.
 */
code: string, 
/**
 * In Chinese.
 */
message: string, };

export type Fit = "meets" | "unclear" | "fails";

/**
 * A font file to be kept.
 */
export type FontAdd = { 
/**
 * The file: .ttf, or .ttc of which the first font counts.
 */
file: string, };

/**
 * A text to be looked at.
 */
export type FontCheck = { 
/**
 * Any text, such as a name.
 */
text: string, };

/**
 * A font by its id.
 */
export type FontQuery = { 
/**
 * Id.
 */
id: string, };

/**
 * Characters of a text that no font draws.
 */
export type FontReport = { 
/**
 * Whether every character is drawn.
 */
drawn: boolean, 
/**
 * Those that aren't, with their code points.
 */
missing: Array<MissingCharacter>, };

/**
 * A font of the institution's own.
 */
export type FontRow = { 
/**
 * Id.
 */
id: string, 
/**
 * Family, or the file's name where it has none.
 */
title: string, 
/**
 * Name it came under.
 */
file_name: string, 
/**
 * Bytes.
 */
bytes: number, 
/**
 * Day it was added.
 */
added_on: Day, 
/**
 * How many characters it adds to the shipped faces.
 */
adds: number, 
/**
 * The first of them.
 */
sample: string, 
/**
 * Whether its file is missing or damaged.
 */
damaged: boolean, };

/**
 * So many eat so.
 */
export type FoodRow = { 
/**
 * Food.
 */
food: string, 
/**
 * People.
 */
count: number, };

/**
 * A block, with the keys of every kind of block.
 */
export type FormBlock = { 
/**
 * Kind: `annex`, `title`, `line`, `grid`, `list` …
 */
type: string, 
/**
 * Paths that must hold something.
 */
when?: Array<string>, 
/**
 * Paths that must hold nothing.
 */
unless?: Array<string>, 
/**
 * Not split over pages.
 */
keep_together?: boolean, 
/**
 * Millimetres above.
 */
before?: number, 
/**
 * Millimetres below.
 */
after?: number, 
/**
 * Text.
 */
text?: string, 
/**
 * A line beneath a title.
 */
subtitle?: string, 
/**
 * Size.
 */
size?: FormSize, 
/**
 * Face.
 */
face?: string, 
/**
 * At the left.
 */
left?: string, 
/**
 * In the middle.
 */
center?: string, 
/**
 * At the right.
 */
right?: string, 
/**
 * Level of a heading.
 */
level?: number, 
/**
 * First-line indent in characters.
 */
indent?: number, 
/**
 * Alignment.
 */
align?: string, 
/**
 * Short lines are set as headings.
 */
headings?: boolean, 
/**
 * Names of what is attached.
 */
items?: Array<string>, 
/**
 * Lines of a signature or of a card.
 */
lines?: FormLines, 
/**
 * Empty lines above a signature.
 */
blank?: number, 
/**
 * Relative widths of a table's columns.
 */
widths?: Array<number>, 
/**
 * A table's rows.
 */
rows?: FormRows, 
/**
 * Glued to the table above.
 */
join?: boolean, 
/**
 * Least height in millimetres.
 */
min_height?: number, 
/**
 * The list.
 */
path?: string, 
/**
 * A list's columns.
 */
columns?: FormColumns, 
/**
 * A label cell at the left that spans all rows.
 */
side?: string, 
/**
 * Its width.
 */
side_width?: number, 
/**
 * A first column with row numbers.
 */
number?: FormNumberColumn, 
/**
 * A row above the column heads.
 */
group?: Array<FormGroupHead>, 
/**
 * A last row.
 */
totals?: Array<FormCell>, 
/**
 * Text of one row when the list has none.
 */
empty?: string, 
/**
 * Filled up with blank rows to this many.
 */
min_rows?: number, 
/**
 * Whether column heads are printed.
 */
head?: boolean, 
/**
 * A new page between records.
 */
page_break?: boolean, 
/**
 * Blocks repeated for each record.
 */
block?: Array<FormBlock>, 
/**
 * Height in millimetres.
 */
height?: number, 
/**
 * A place card.
 */
fold?: boolean, 
/**
 * A thin frame inside.
 */
rule?: boolean, 
/**
 * Marks at the edges of the sheet.
 */
cut_marks?: boolean, 
/**
 * Millimetres kept free at both sides.
 */
inset?: number, 
/**
 * What stands in front of the seats.
 */
front?: string, 
/**
 * How a chart is drawn: `bars` or `columns`.
 */
look?: string, 
/**
 * What a bar is called.
 */
label?: string, 
/**
 * A second line of that.
 */
beneath?: string, 
/**
 * Path of a bar's number.
 */
value?: string, 
/**
 * Path of a second number beside the first.
 */
second?: string, 
/**
 * What stands at the second.
 */
second_text?: string, 
/**
 * What the numbers are called, where there are two.
 */
series?: Array<string>, 
/**
 * The full length of a bar.
 */
max?: number, 
/**
 * Text after each number.
 */
unit?: string, 
/**
 * Text above a chart.
 */
title?: string, 
/**
 * Path of a picture.
 */
picture?: string, 
/**
 * What stands beneath a picture.
 */
caption?: string, };

/**
 * One text of a card.
 */
export type FormCardLine = { 
/**
 * The text.
 */
text?: string, 
/**
 * Size.
 */
size?: FormSize, 
/**
 * Face.
 */
face?: string, 
/**
 * Millimetres above.
 */
gap?: number, 
/**
 * On how many lines a long text may stand.
 */
lines?: number, 
/**
 * A name of two characters is spread as wide as one of three.
 */
spread?: boolean, };

/**
 * A cell of a table.
 */
export type FormCell = { 
/**
 * A label.
 */
label?: string, 
/**
 * A value.
 */
value?: string, 
/**
 * Columns covered.
 */
span?: number, 
/**
 * Rows covered.
 */
rows?: number, 
/**
 * Horizontal alignment.
 */
align?: string, 
/**
 * Vertical alignment.
 */
valign?: string, 
/**
 * What it holds.
 */
kind?: string, 
/**
 * Least height in millimetres.
 */
min_height?: number, 
/**
 * Text at the bottom right, such as the place of a seal.
 */
foot?: string, 
/**
 * First-line indent in characters.
 */
indent?: number, 
/**
 * Own size.
 */
size?: FormSize, 
/**
 * Own face.
 */
face?: string, 
/**
 * Shaded like a label.
 */
shade?: boolean, 
/**
 * One line, shrunk to the width before it wraps.
 */
fit?: boolean, };

/**
 * A class that forms may be tried on.
 */
export type FormClass = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Title.
 */
title: string, };

/**
 * A column of a list.
 */
export type FormColumn = { 
/**
 * The head.
 */
title?: string, 
/**
 * Relative width.
 */
width?: number, 
/**
 * The value's path.
 */
path?: string, 
/**
 * Or a text with placeholders.
 */
value?: string, 
/**
 * The value is a person's name.
 */
name?: boolean, 
/**
 * Horizontal alignment.
 */
align?: string, 
/**
 * Vertical alignment.
 */
valign?: string, 
/**
 * What it holds.
 */
kind?: string, 
/**
 * One line, shrunk to the width before it wraps.
 */
fit?: boolean, 
/**
 * Own size.
 */
size?: FormSize, 
/**
 * Own face.
 */
face?: string, 
/**
 * Equal neighbours become one cell.
 */
merge?: boolean, 
/**
 * Drop-down list in the workbook.
 */
choices?: Array<string>, 
/**
 * Repeated for each record of this outer list.
 */
each?: string, };

/**
 * A list's columns, or how many cards stand side by side.
 */
export type FormColumns = number | Array<FormColumn>;

/**
 * A whole form.
 */
export type FormDefinition = { 
/**
 * Kind of paper.
 */
kind: string, 
/**
 * Document title.
 */
title: string, 
/**
 * The blocks in order.
 */
block: Array<FormBlock>, 
/**
 * File name without extension.
 */
file_name?: string, 
/**
 * `official` or `table`.
 */
layout?: string, 
/**
 * `A4`, `A3` or `A4/A3`.
 */
sheet?: string, 
/**
 * `portrait` or `landscape`.
 */
orientation?: string, 
/**
 * Formats of delivery.
 */
formats?: Array<string>, 
/**
 * Margins.
 */
margins?: FormMargins, 
/**
 * How pages are numbered.
 */
page_number?: string, 
/**
 * The first page is a cover.
 */
cover?: boolean, 
/**
 * Body size.
 */
size?: FormSize, 
/**
 * Body face.
 */
face?: string, };

/**
 * Something a form may hold.
 */
export type FormField = { 
/**
 * Path: `learners.name`.
 */
path: string, 
/**
 * What an office calls it: `学员.姓名`.
 */
label: string, 
/**
 * The list it belongs to, by its name; empty for the class as a whole.
 */
list: string, 
/**
 * The list's path.
 */
list_path: string, 
/**
 * 文字, 日期, 数字 …
 */
kind: string, 
/**
 * How it reads: for the class, or made up.
 */
value: string, };

/**
 * What forms may hold.
 */
export type FormFields = { 
/**
 * In the order of the catalogue.
 */
fields: Array<FormField>, };

/**
 * Writes a form to a file, or takes it from one.
 */
export type FormFile = { 
/**
 * Year of the notice.
 */
year: number, 
/**
 * Kind of paper.
 */
kind: string, 
/**
 * File.
 */
path: string, };

/**
 * Looks at a file that may become a form; nothing is kept.
 */
export type FormFileCheck = { 
/**
 * File.
 */
file: string, 
/**
 * Class whose values are shown.
 */
class_id: string | null, };

/**
 * A row of a table of fixed cells.
 */
export type FormGridRow = { 
/**
 * Its cells.
 */
cells: Array<FormCell>, 
/**
 * Paths that must hold something.
 */
when?: Array<string>, 
/**
 * Paths that must hold nothing.
 */
unless?: Array<string>, 
/**
 * Least height in millimetres.
 */
min_height?: number, 
/**
 * Takes a share of the room left on the page.
 */
grow?: boolean, 
/**
 * Repeated on each page.
 */
head?: boolean, };

/**
 * A head over several columns.
 */
export type FormGroupHead = { 
/**
 * The text.
 */
title?: string, 
/**
 * Columns covered.
 */
span?: number, };

/**
 * A kind of paper that a form may stand in place of.
 */
export type FormKind = { 
/**
 * Kind.
 */
kind: string, 
/**
 * Title.
 */
title: string, 
/**
 * Stage word.
 */
stage: string, };

/**
 * Lines of a signature, or of a card.
 */
export type FormLines = Array<string> | Array<FormCardLine>;

/**
 * The forms of a year.
 */
export type FormList = { 
/**
 * In the order of a bundle.
 */
forms: Array<FormRow>, 
/**
 * Classes to look at them with.
 */
classes: Array<FormClass>, };

/**
 * Margins in millimetres.
 */
export type FormMargins = { 
/**
 * Above.
 */
top?: number, 
/**
 * At the right.
 */
right?: number, 
/**
 * Below.
 */
bottom?: number, 
/**
 * At the left.
 */
left?: number, };

/**
 * The column of row numbers.
 */
export type FormNumberColumn = { 
/**
 * Its head.
 */
title?: string, 
/**
 * Its relative width.
 */
width?: number, };

/**
 * A placeholder as it stands in a form.
 */
export type FormPlaceholder = { 
/**
 * What stands between the braces.
 */
written: string, 
/**
 * Path of what it means; empty when nothing is called so.
 */
path: string, 
/**
 * What an office calls it.
 */
label: string, 
/**
 * The list whose rows it repeats, by its name; empty for none.
 */
list: string, 
/**
 * Sheet, or 正文, 页眉 …
 */
part: string, 
/**
 * Row as the spreadsheet counts it.
 */
row: number | null, 
/**
 * Column letters.
 */
column: string | null, 
/**
 * The text around it.
 */
near: string, 
/**
 * `known`, `unknown`, or `empty` where the class has nothing to say.
 */
state: "known" | "unknown" | "empty", 
/**
 * What it says for the class, the first of a list; made up without a class.
 */
value: string, 
/**
 * What was probably meant, where nothing is called so.
 */
nearest: string, };

/**
 * What is wrong with a form.
 */
export type FormProblems = { 
/**
 * Each with the block it stands in, as the place's id: `2`, or `2.0` for a block within one.
 */
problems: Array<Problem>, };

/**
 * Names a form of a year.
 */
export type FormQuery = { 
/**
 * Year of the notice.
 */
year: number, 
/**
 * Kind of paper.
 */
kind: string, };

/**
 * What a form holds.
 */
export type FormReport = { 
/**
 * Name of the file.
 */
file_name: string, 
/**
 * `xlsx` or `docx`.
 */
format: string, 
/**
 * Its placeholders in the order in which they stand.
 */
placeholders: Array<FormPlaceholder>, 
/**
 * Whether it can be filled.
 */
fillable: boolean, 
/**
 * What is wrong with it, and what the class has nothing to say to.
 */
problems: Array<Problem>, };

/**
 * A form that ships, as a year has it.
 */
export type FormRow = { 
/**
 * Kind of paper.
 */
kind: string, 
/**
 * Title.
 */
title: string, 
/**
 * Stage word.
 */
stage: string, 
/**
 * Whether it was corrected for the year.
 */
corrected: boolean, };

/**
 * A table's rows, or how many cards stand one under another.
 */
export type FormRows = number | Array<FormGridRow>;

/**
 * A form as it is being corrected.
 */
export type FormSave = { 
/**
 * Year of the notice.
 */
year: number, 
/**
 * The form.
 */
definition: FormDefinition, };

/**
 * A size of type: `三号`, or points.
 */
export type FormSize = string | number;

/**
 * A form of a year, to be corrected.
 */
export type FormView = { 
/**
 * As the year has it.
 */
definition: FormDefinition, 
/**
 * As it ships.
 */
shipped: FormDefinition, 
/**
 * Whether they differ.
 */
corrected: boolean, 
/**
 * What it may hold, and its own paths.
 */
fields: Array<FormField>, };

export type FoundBy = "name" | "number" | "phone" | "unit";

/**
 * Groups to be made: how many, or how large.
 */
export type GroupsDivide = { 
/**
 * Class.
 */
class_id: string, 
/**
 * How many groups.
 */
groups?: number | null, 
/**
 * Or about how many learners in one.
 */
size?: number | null, };

/**
 * A certificate of a person.
 */
export type HeldCertificate = { 
/**
 * Number.
 */
number: string, 
/**
 * State.
 */
state: CertificateState, 
/**
 * 有效, 尚未生效 or 已作废.
 */
validity: string, };

/**
 * One change of an applicant.
 */
export type HistoryRow = { 
/**
 * When, `2021-11-20 09:30:00`.
 */
at: string, 
/**
 * Who.
 */
who: string, 
/**
 * What was done.
 */
what: string, 
/**
 * What it changed, in words.
 */
texts: Array<string>, 
/**
 * Taken back since.
 */
undone: boolean, };

/**
 * The home page.
 */
export type Home = { 
/**
 * Classes, newest opening first.
 */
classes: Array<ClassRow>, 
/**
 * What is due, soonest first.
 */
due: Array<DueItem>, };

/**
 * Class hours.
 */
export type Hours = string;

export type HoursStated = "class" | "earned";

/**
 * Asks about an identity number.
 */
export type IdentityQuery = { 
/**
 * Number.
 */
number: string, };

/**
 * Reading of an identity number.
 */
export type IdentityReading = { 
/**
 * Valid.
 */
valid: boolean, 
/**
 * Kind.
 */
kind?: string, 
/**
 * Birth.
 */
birth?: Day | null, 
/**
 * Sex.
 */
sex?: "male" | "female", 
/**
 * Problems.
 */
problems: Array<Problem>, };

/**
 * What an import understood, or did.
 */
export type ImportReport = { 
/**
 * Rows of people.
 */
rows: number, 
/**
 * New people.
 */
new: number, 
/**
 * People known already.
 */
matched: number, 
/**
 * The same person again in this class or these files.
 */
duplicates: number, 
/**
 * Rows that can't be taken.
 */
rejected: number, 
/**
 * Of the duplicates those that change something: their newer values are taken, or they fill what was blank.
 */
updated: number, 
/**
 * All problems.
 */
problems: Array<Problem>, 
/**
 * Row by row.
 */
people: Array<ImportedPerson>, 
/**
 * The files.
 */
files: Array<ReceivedFile>, 
/**
 * How the columns were understood.
 */
columns: Array<UnderstoodColumn>, 
/**
 * Whether it was written.
 */
written: boolean, };

/**
 * What one person's row of a receipt came to.
 */
export type ImportedPerson = { 
/**
 * File.
 */
file: string, 
/**
 * Sheet.
 */
sheet: string, 
/**
 * Row as the spreadsheet counts it.
 */
row: number, 
/**
 * Whether the spreadsheet hides the row.
 */
hidden?: boolean, 
/**
 * Name.
 */
name: string, 
/**
 * Number, whole: the check before writing needs it.
 */
id_number: string, 
/**
 * Sex.
 */
sex?: Sex | null, 
/**
 * Unit.
 */
unit: string, 
/**
 * City.
 */
city?: City | null, 
/**
 * Post.
 */
post: string, 
/**
 * Title.
 */
title: string, 
/**
 * Level of the title.
 */
title_level?: TitleLevel | null, 
/**
 * Phone.
 */
phone: string, 
/**
 * Political status.
 */
political_status?: PoliticalStatus | null, 
/**
 * Columns kept as they are.
 */
extra?: Array<ExtraValue>, 
/**
 * What becomes of the row.
 */
status: "new" | "matched" | "duplicate" | "rejected", 
/**
 * For a duplicate of somebody in the class: whether the newer values are taken; absent for other rows.
 */
updates?: boolean, 
/**
 * For a duplicate among these files: the row that came first.
 */
same_as?: SameRow, 
/**
 * Where what is known differs.
 */
differences?: Array<FieldDifference>, 
/**
 * For a duplicate of somebody in the class: where columns kept as they are say something new.
 */
extra_differences?: Array<ExtraDifference>, };

export type IncomeKind = "own_funds" | "learners_unit" | "board_and_lodging" | "learner_fee";

/**
 * Money received.
 */
export type IncomeLine = { 
/**
 * Kind.
 */
kind: IncomeKind, 
/**
 * Amount.
 */
amount: Fen, 
/**
 * Day received.
 */
received_on?: Day | null, 
/**
 * Day refunded.
 */
refunded_on?: Day | null, 
/**
 * Payer or remark.
 */
note: string, };

/**
 * The host unit.
 */
export type Institution = { 
/**
 * Full name.
 */
name: string, 
/**
 * Address.
 */
address: string, 
/**
 * Phone.
 */
phone: string, 
/**
 * E-mail.
 */
email: string, 
/**
 * Contact.
 */
contact: string, 
/**
 * Name under the certificate; empty means the institution's.
 */
certificate_issuer: string, };

/**
 * The journal.
 */
export type JournalQuery = { 
/**
 * At most so many, newest first.
 */
limit: number, };

/**
 * One line of the journal.
 */
export type JournalRow = { 
/**
 * Number.
 */
seq: number, 
/**
 * When, `2021-11-20 09:30:00`.
 */
at: string, 
/**
 * Who.
 */
who: string, 
/**
 * What, in Chinese.
 */
what: string, 
/**
 * Class, when it was about one.
 */
class_id?: string | null, 
/**
 * Rows touched.
 */
items: number, 
/**
 * Taken back.
 */
undone: boolean, };

/**
 * A key that everybody may know.
 */
export type KeyRow = { 
/**
 * Its mark, eight digits, with which signatures begin.
 */
mark: string, 
/**
 * The key, 64 hexadecimal digits.
 */
key: string, 
/**
 * Day it was made.
 */
made_on: Day, 
/**
 * Day it was retired.
 */
retired_on?: Day | null, };

/**
 * Scores of one learner.
 */
export type LearnerScores = { 
/**
 * Learner: id or name.
 */
person: string, 
/**
 * Component code → score such as `86`, `72.5`, `缺考`, `免修：理由` or `55补72`; an empty text takes it away.
 */
scores: { [key in string]: string }, };

/**
 * What a learner's marks add up to.
 */
export type LearnerSums = { 
/**
 * Learner.
 */
id: string, 
/**
 * Hours earned.
 */
earned: Hours, 
/**
 * Hours of marked sessions that weren't earned.
 */
missed: Hours, 
/**
 * Share of all planned hours.
 */
rate: string, 
/**
 * Whether the required share can still be reached.
 */
can_still_pass: boolean, 
/**
 * Hours by which it is out of reach.
 */
short_by: Hours, };

/**
 * A number of the department's list.
 */
export type ListedNumberRow = { 
/**
 * The number as given.
 */
number: string, 
/**
 * File it came from; empty when it was typed.
 */
source: string, 
/**
 * Learner it is meant for; empty for whoever comes next.
 */
name: string, 
/**
 * Name on the certificate that bears it; empty while it is unused.
 */
borne_by: string, };

/**
 * The department's list of numbers.
 */
export type ListedNumbersImport = { 
/**
 * Class.
 */
class_id: string, 
/**
 * File.
 */
file: string, 
/**
 * Each number goes to the person beside it; otherwise to whoever comes next, in order.
 */
by_person: boolean, 
/**
 * Only look.
 */
dry_run: boolean, 
/**
 * `column=field` for columns that aren't known.
 */
map: Array<string>, };

/**
 * Numbers to be taken from a class's list.
 */
export type ListedNumbersRemove = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Numbers; empty means all that are unused.
 */
numbers: Array<string>, };

/**
 * What was read of the department's list.
 */
export type ListedNumbersReport = { 
/**
 * In Chinese.
 */
done: string, 
/**
 * Numbers read.
 */
rows: number, 
/**
 * Whether they were written.
 */
written: boolean, 
/**
 * Numbers with the learners they go to.
 */
numbers: Array<ListedNumberRow>, 
/**
 * What is wrong.
 */
problems: Array<Problem>, };

/**
 * Numbers typed for learners.
 */
export type ListedNumbersSet = { 
/**
 * Class.
 */
class_id: string, 
/**
 * The numbers.
 */
numbers: Array<TypedNumber>, };

/**
 * An online platform's log of one session.
 */
export type LogImport = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Session by id or number.
 */
session: string, 
/**
 * File.
 */
file: string, 
/**
 * Only look.
 */
dry_run: boolean, 
/**
 * Why; needed where something settled is put right.
 */
reason: string, 
/**
 * Minutes of the session; absent means from its start to its end.
 */
minutes?: number | null, 
/**
 * Whether learners who aren't in the log were absent.
 */
rest_absent: boolean, };

/**
 * What a log makes of a learner.
 */
export type LogPerson = { 
/**
 * Learner.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Number on the roster.
 */
roster_number?: number | null, 
/**
 * Lines of the log that mean this learner.
 */
lines: number, 
/**
 * Minutes in the session.
 */
minutes: number, 
/**
 * Their share of the session, in whole percent.
 */
percent: number, 
/**
 * Mark before.
 */
before?: Mark | null, 
/**
 * Mark after.
 */
after?: Mark | null, };

/**
 * What an online platform's log holds for a session.
 */
export type LogReport = { 
/**
 * What was done; empty for a look.
 */
done: string, 
/**
 * File.
 */
file: string, 
/**
 * Session in words.
 */
session: string, 
/**
 * Its minutes.
 */
minutes: number, 
/**
 * Lines of the log.
 */
lines: number, 
/**
 * Every learner, with what the log makes of them.
 */
people: Array<LogPerson>, 
/**
 * Lines without a learner.
 */
unmatched: Array<LogUnmatched>, 
/**
 * Learners without a line.
 */
missing: Array<string>, 
/**
 * Marks that differ from what is recorded.
 */
changed: number, 
/**
 * How many of those are corrections, which need a reason.
 */
settled: number, 
/**
 * Whether it was written.
 */
written: boolean, 
/**
 * Every problem.
 */
problems: Array<Problem>, };

/**
 * A line of a log that no learner was found for.
 */
export type LogUnmatched = { 
/**
 * Row.
 */
row: number, 
/**
 * Name on the platform.
 */
name: string, 
/**
 * Learners it may mean.
 */
candidates: Array<string>, };

export type Mark = "present" | "late" | "left_early" | "leave" | "absent";

/**
 * Marks of any cells, in one change.
 */
export type MarkBlock = { 
/**
 * Class.
 */
class_id: string, 
/**
 * The cells, in the order they were marked.
 */
cells: Array<BlockCell>, 
/**
 * Why; needed where something settled is put right.
 */
reason: string, };

/**
 * A mark that an import would change.
 */
export type MarkChange = { 
/**
 * Name.
 */
name: string, 
/**
 * Session in words.
 */
session: string, 
/**
 * Mark before.
 */
before?: Mark | null, 
/**
 * Mark after.
 */
after?: Mark | null, };

/**
 * A sheet of marks.
 */
export type MarksImport = { 
/**
 * Class.
 */
class_id: string, 
/**
 * File.
 */
file: string, 
/**
 * Only look.
 */
dry_run: boolean, 
/**
 * Why; needed where something settled is put right.
 */
reason: string, };

/**
 * What a sheet of marks holds.
 */
export type MarksReport = { 
/**
 * What was done; empty for a look.
 */
done: string, 
/**
 * File.
 */
file: string, 
/**
 * Sessions in words.
 */
sessions: Array<string>, 
/**
 * Rows of learners.
 */
rows: number, 
/**
 * Marks in it.
 */
marks: number, 
/**
 * Marks that differ from what is recorded.
 */
changed: number, 
/**
 * How many of those are corrections, which need a reason.
 */
settled: number, 
/**
 * Those that differ.
 */
changes: Array<MarkChange>, 
/**
 * Whether it was written.
 */
written: boolean, 
/**
 * Every problem, by file, sheet, row and column.
 */
problems: Array<Problem>, };

/**
 * What marks written came to.
 */
export type MarksWritten = { 
/**
 * What was done.
 */
done: string, 
/**
 * The learners touched.
 */
learners: Array<LearnerSums>, 
/**
 * The sessions touched.
 */
sessions: Array<SessionRoll>, 
/**
 * Share of all planned hours earned by all learners.
 */
rate: string, 
/**
 * Sessions marked in full.
 */
sessions_marked: number, 
/**
 * Number of this change.
 */
version: number, 
/**
 * Learners who can no longer pass since this change.
 */
problems: Array<Problem>, };

/**
 * A post.
 */
export type Member = { 
/**
 * Body.
 */
body: Body, 
/**
 * Post.
 */
post: string, 
/**
 * Learner: id or, where only one bears it, the name.
 */
person: string, 
/**
 * Learner's name, when shown.
 */
name: string, };

/**
 * A character that no font draws.
 */
export type MissingCharacter = { 
/**
 * The character.
 */
character: string, 
/**
 * Its code point: U+2B81A.
 */
code: string, };

/**
 * Actual money of a class. What is given replaces what was recorded.
 */
export type Money = { 
/**
 * Costs besides teachers' fees.
 */
costs: Array<CostLine>, 
/**
 * Teachers' fees.
 */
fees: Array<FeeLine>, 
/**
 * Income.
 */
incomes: Array<IncomeLine>, };

/**
 * Budget and spending of a kind.
 */
export type MoneyKind = { 
/**
 * Kind.
 */
kind: CostKind, 
/**
 * Budget.
 */
budget: Fen, 
/**
 * Spent, fees before tax included.
 */
spent: Fen, };

/**
 * Money.
 */
export type MoneySet = { 
/**
 * Class.
 */
class_id: string, 
/**
 * As it shall be.
 */
money: Money, };

/**
 * Money with its sums.
 */
export type MoneyView = { 
/**
 * Lines.
 */
lines: Money, 
/**
 * Budget in all.
 */
budget: Fen, 
/**
 * Spent in all, fees before tax included.
 */
spent: Fen, 
/**
 * Received in all.
 */
received: Fen, 
/**
 * Budget and spending of every kind.
 */
kinds: Array<MoneyKind>, 
/**
 * Fees by the timetable and the notice's rates, of teachers who have none yet.
 */
fees_by_timetable: Array<FeeLine>, 
/**
 * The overall quota: people × days × what the notice allows; teachers' fees stand outside it.
 */
quota: Fen, };

/**
 * A day that the State Council's arrangement names.
 */
export type NamedDay = { 
/**
 * Day.
 */
on: Day, 
/**
 * Off, or worked in exchange.
 */
off: boolean, 
/**
 * Holiday.
 */
name: string, };

/**
 * One section of a running text.
 */
export type NarrativeSection = { 
/**
 * Paper.
 */
paper: string, 
/**
 * Section.
 */
section: string, 
/**
 * Heading.
 */
heading: string, 
/**
 * Text as it will be printed.
 */
text: string, 
/**
 * Text the record gives.
 */
prefilled: string, 
/**
 * Whether the office wrote it.
 */
edited: boolean, };

/**
 * A text.
 */
export type NarrativeSet = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Paper.
 */
paper: string, 
/**
 * Section.
 */
section: string, 
/**
 * Text; empty goes back to what the record gives.
 */
text: string, };

/**
 * A text that a section has had.
 */
export type NarrativeVersion = { 
/**
 * When.
 */
at: string, 
/**
 * Who.
 */
who: string, 
/**
 * The text; empty where it went back to what the record says.
 */
text: string, };

export type Needed = "always" | "epidemic" | "changed" | "optional";

/**
 * The next step.
 */
export type NextStep = { 
/**
 * Stage word to open.
 */
stage: string, 
/**
 * What to do.
 */
text: string, };

/**
 * Nothing to say.
 */
export type Nothing = Record<symbol, never>;

/**
 * What stands for a grade of conduct, and who is excellent. Scores are 0 to 100 with at most one decimal.
 */
export type NoticeAssessment = { 
/**
 * Score of 优秀 where conduct is a component.
 */
conduct_excellent: string, 
/**
 * Of 良好.
 */
conduct_good: string, 
/**
 * Of 合格.
 */
conduct_passed: string, 
/**
 * Of 不合格.
 */
conduct_failed: string, 
/**
 * At most so many percent of the learners are excellent.
 */
excellent_percent: number, 
/**
 * Least total of an excellent learner.
 */
excellent_total: string, };

/**
 * What counts as attended, and how a time or a platform's log becomes a mark.
 */
export type NoticeAttendance = { 
/**
 * Share of a session's hours that someone present earns, in percent.
 */
present: number, 
/**
 * Someone late.
 */
late: number, 
/**
 * Someone who left early.
 */
left_early: number, 
/**
 * Someone on leave.
 */
leave: number, 
/**
 * Someone absent.
 */
absent: number, 
/**
 * Minutes after the start within which nobody is late.
 */
grace_minutes: number, 
/**
 * Share of a session's minutes from which an online learner is present, in percent.
 */
log_present: number, 
/**
 * Share below which an online learner is absent, in percent.
 */
log_absent_below: number, 
/**
 * Temperature from which someone is feverish, in tenths of a degree Celsius (二·一).
 */
fever_tenths: number, 
/**
 * Parts of the day at which temperatures are taken (二·一).
 */
temperature_parts: Array<DayPart>, };

/**
 * What certificates say.
 */
export type NoticeCertificate = { 
/**
 * Programme.
 */
programme: string, 
/**
 * Title.
 */
title: string, 
/**
 * Scheme of the numbers.
 */
number_scheme: string, 
/**
 * What stands at the seal's place, such as （盖章）.
 */
seal: string, };

/**
 * What is chosen from for the class committee and the temporary Party group.
 */
export type NoticeCommittee = { 
/**
 * Usual posts of the class committee.
 */
posts: Array<string>, 
/**
 * Usual posts of the temporary Party group.
 */
party_posts: Array<string>, 
/**
 * Usual ways to elect.
 */
election_ways: Array<string>, 
/**
 * Usual ways to handle that few Party members attend.
 */
few_members_phrases: Array<string>, };

/**
 * A new year's notice from another's.
 */
export type NoticeCopy = { 
/**
 * Year to copy.
 */
from: number, 
/**
 * Year to make.
 */
to: number, };

/**
 * The department.
 */
export type NoticeDepartment = { 
/**
 * Name.
 */
name: string, 
/**
 * Office.
 */
office: string, 
/**
 * Phone.
 */
phone: string, 
/**
 * Fax.
 */
fax: string, 
/**
 * E-mail.
 */
email: string, 
/**
 * Address.
 */
address: string, };

/**
 * A year's notice to a file.
 */
export type NoticeExport = { 
/**
 * Year.
 */
year: number, 
/**
 * File.
 */
path: string, };

/**
 * Every parameter of one year's notice. In the order of its file: plain values stand before tables.
 */
export type NoticeFile = { 
/**
 * Year.
 */
year: number, 
/**
 * Number, such as 鲁人社函〔2021〕60号.
 */
number: string, 
/**
 * Title.
 */
title: string, 
/**
 * Issuer.
 */
issuer: string, 
/**
 * Day of issue.
 */
issued_on: Day, 
/**
 * Every class is finished by this day (四·一).
 */
complete_by: Day, 
/**
 * Working days before opening by which a class is filed (二·一).
 */
filing_working_days: number, 
/**
 * Whether the epidemic clause is in force for new classes (二·一).
 */
epidemic_in_force: boolean, 
/**
 * Least attendance, in percent of all planned hours.
 */
min_attendance_percent: number, 
/**
 * Time after the last day within which is reported (三).
 */
report_within: NoticePeriod, 
/**
 * Size (二·一).
 */
size: NoticeSize, 
/**
 * What counts as attended; a notice from before this was said has what is shipped.
 */
attendance: NoticeAttendance, 
/**
 * Money (二·六).
 */
money: NoticeMoney, 
/**
 * Certificates.
 */
certificate: NoticeCertificate, 
/**
 * Assessment.
 */
assessment: NoticeAssessment, 
/**
 * The department.
 */
department: NoticeDepartment, 
/**
 * What is chosen from for both bodies (二·四).
 */
committee: NoticeCommittee, 
/**
 * The survey.
 */
survey: NoticeSurvey, 
/**
 * What the filing packet holds.
 */
packet: Array<NoticeItem>, 
/**
 * What the report bundle holds.
 */
bundle: Array<NoticeItem>, 
/**
 * Special topics (二·五).
 */
special_topics: Array<NoticeTopic>, 
/**
 * Grades of the score sheet.
 */
grades: Array<NoticeGrade>, 
/**
 * Indicators of the score sheet.
 */
indicators: Array<NoticeIndicator>, };

/**
 * A grade of the score sheet.
 */
export type NoticeGrade = { 
/**
 * Label.
 */
label: string, 
/**
 * From how many points.
 */
from_points: number, };

/**
 * An indicator of the score sheet.
 */
export type NoticeIndicator = { 
/**
 * Code.
 */
code: string, 
/**
 * 一级指标.
 */
level1: string, 
/**
 * 二级指标.
 */
level2: string, 
/**
 * 三级指标.
 */
title: string, 
/**
 * Points.
 */
points: number, 
/**
 * Target in words.
 */
target: string, 
/**
 * Target in percent, for a rate.
 */
target_percent: number, 
/**
 * Standard of scoring.
 */
standard: string, 
/**
 * Where the actual value comes from.
 */
basis: Basis, };

/**
 * A paper of a list.
 */
export type NoticeItem = { 
/**
 * Code.
 */
code: string, 
/**
 * Title.
 */
title: string, 
/**
 * When it is needed.
 */
needed: Needed, };

/**
 * What the rule on money says.
 */
export type NoticeMoney = { 
/**
 * The rule referred to.
 */
source: string, 
/**
 * Most an hour after tax for 副高.
 */
associate_hour: Fen, 
/**
 * For 正高.
 */
senior_hour: Fen, 
/**
 * As a rule for academicians.
 */
academician_hour: Fen, 
/**
 * Most paid hours a half-day.
 */
half_day_paid: Hours, 
/**
 * Quota a person a day.
 */
person_day: Fen, 
/**
 * Tax withheld from fees; the state's brackets where the file says nothing.
 */
tax: Array<NoticeTax>, };

/**
 * A period.
 */
export type NoticePeriod = { 
/**
 * How many.
 */
count: number, 
/**
 * Of what.
 */
unit: PeriodUnit, };

/**
 * A year's notice, in short.
 */
export type NoticeRow = { 
/**
 * Year.
 */
year: number, 
/**
 * Number.
 */
number: string, 
/**
 * Title.
 */
title: string, 
/**
 * Every class is finished by this day.
 */
complete_by: Day, 
/**
 * Whether the epidemic clause is in force for new classes.
 */
epidemic_in_force: boolean, 
/**
 * Codes and labels of the special topics.
 */
special_topics: Array<SpecialTopic>, };

/**
 * The size of a class.
 */
export type NoticeSize = { 
/**
 * Days, about.
 */
days: number, 
/**
 * Days more or fewer without a warning.
 */
days_tolerance: number, 
/**
 * Least counted hours; fewer block filing.
 */
min_hours: Hours, 
/**
 * Learners, about.
 */
learners: number, 
/**
 * Learners more or fewer without a warning, in percent.
 */
learners_tolerance_percent: number, 
/**
 * Share of one city or of the host's own staff above which is warned, in percent.
 */
dominating_percent: number, 
/**
 * Kinds of session whose hours count.
 */
counted_kinds: Array<SessionKind>, 
/**
 * Most hours in a half-day.
 */
half_day_max: Hours, };

/**
 * The satisfaction survey.
 */
export type NoticeSurvey = { 
/**
 * What of the class is judged.
 */
aspects: Array<string>, 
/**
 * What is asked openly.
 */
questions: Array<string>, 
/**
 * Grades that count as satisfied.
 */
counted: Array<SurveyGrade>, 
/**
 * Fewer answers than this say little about a teacher.
 */
few_answers: number, };

/**
 * A bracket of the tax withheld from fees: gross = (net − deducted) ÷ kept.
 */
export type NoticeTax = { 
/**
 * For fees above this after tax.
 */
net_over: Fen, 
/**
 * Taken off the net before it is divided.
 */
deducted: Fen, 
/**
 * What is left of the fee, in percent.
 */
kept_percent: number, };

/**
 * A special topic.
 */
export type NoticeTopic = { 
/**
 * Code.
 */
code: string, 
/**
 * Label.
 */
label: string, 
/**
 * Who is on the front line.
 */
front_line: string, };

/**
 * A year's notice in full.
 */
export type NoticeView = { 
/**
 * Its parameters.
 */
notice: NoticeFile, 
/**
 * Years that have a notice, newest first.
 */
years: Array<number>, 
/**
 * Classes planned under it.
 */
classes: number, 
/**
 * Titles and ids of classes that follow an earlier text of it.
 */
earlier: Array<EarlierClass>, };

/**
 * What a scheme would give.
 */
export type NumberPreview = { 
/**
 * The next numbers, one for each who waits, at least one.
 */
numbers: Array<string>, 
/**
 * What is wrong with it.
 */
problems: Array<Problem>, };

/**
 * A scheme by its id.
 */
export type NumberSchemeId = { 
/**
 * Scheme.
 */
id: string, };

/**
 * A scheme of numbers.
 */
export type NumberSchemeRow = { 
/**
 * Id; empty for the notice's.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Pattern.
 */
pattern: string, 
/**
 * The first running number.
 */
start: number, };

/**
 * A scheme to be kept.
 */
export type NumberSchemeSave = { 
/**
 * Scheme; absent for a new one.
 */
id?: string | null, 
/**
 * Name.
 */
name: string, 
/**
 * Pattern.
 */
pattern: string, 
/**
 * The first running number.
 */
start: number, 
/**
 * Class that shall use it at once.
 */
class_id?: string | null, };

/**
 * A scheme to be tried for a class.
 */
export type NumberSchemeTry = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Pattern.
 */
pattern: string, 
/**
 * The first running number.
 */
start: number, };

export type Numbering = "scheme" | "list";

/**
 * Makes a store.
 */
export type OfficeInit = { 
/**
 * The host unit.
 */
institution: Institution, 
/**
 * Passphrase; absent or empty leaves the store unencrypted.
 */
passphrase?: string | null, };

/**
 * A store was made.
 */
export type OfficeMade = { 
/**
 * Folder of the data.
 */
data: string, 
/**
 * Code that opens the store when the passphrase is lost; shown once.
 */
recovery_code?: string, };

/**
 * What the window asks first.
 */
export type OfficeState = { 
/**
 * Whether the sample's data are shown, which stand apart from the office's own.
 */
sample: boolean, 
/**
 * Whether the folder holds a store at all.
 */
exists: boolean, 
/**
 * Whether it is open; an encrypted one asks for the passphrase first.
 */
open: boolean, 
/**
 * Whether the store is encrypted.
 */
encrypted: boolean, 
/**
 * The host unit, once open.
 */
institution?: Institution | null, 
/**
 * Notices in the store.
 */
notices: Array<NoticeRow>, 
/**
 * Folder of the data.
 */
data_folder: string, 
/**
 * Today.
 */
today: Day, 
/**
 * Name of the change that undo would take back.
 */
undoable?: string | null, 
/**
 * Version of the program.
 */
version: string, };

/**
 * Opens an encrypted store.
 */
export type OfficeUnlock = { 
/**
 * Passphrase or recovery code.
 */
passphrase: string, };

export type OrderBy = "pinyin" | "unit" | "city" | "arrival" | "given";

/**
 * Something recorded for the report.
 */
export type Outcome = { 
/**
 * Id; empty for a new one.
 */
id: string, 
/**
 * Kind.
 */
kind: OutcomeKind, 
/**
 * Title.
 */
title: string, 
/**
 * Day.
 */
on?: Day | null, 
/**
 * The medium, the inspecting office, or the teacher of a courseware.
 */
source: string, 
/**
 * Where to read it.
 */
link: string, 
/**
 * Day on which a finding was mended, or the teacher agreed to share.
 */
settled_on?: Day | null, 
/**
 * Detail; of a finding, what was mended.
 */
detail: string, };

export type OutcomeKind = "achievement" | "media" | "good_practice" | "courseware" | "inspection" | "incident";

/**
 * Outcomes.
 */
export type OutcomesSet = { 
/**
 * Class.
 */
class_id: string, 
/**
 * As they shall be.
 */
outcomes: Array<Outcome>, };

/**
 * Keeps a form of the office's own, for the classes of a year's notice or for one class.
 */
export type OwnFormAdd = { 
/**
 * File.
 */
file: string, 
/**
 * Year of the notice.
 */
year: number | null, 
/**
 * Class.
 */
class_id: string | null, 
/**
 * Kind of paper it stands in place of; empty for one that stands for itself.
 */
kind: string, 
/**
 * What it is called; empty for the paper's or the file's name.
 */
title: string, };

/**
 * A form that was kept.
 */
export type OwnFormAdded = { 
/**
 * Its id.
 */
form_id: string, 
/**
 * What was done.
 */
done: string, 
/**
 * What is worth a look.
 */
problems: Array<Problem>, };

/**
 * Looks at a form that is kept.
 */
export type OwnFormCheck = { 
/**
 * Form.
 */
form_id: string, 
/**
 * Class whose values are shown.
 */
class_id: string | null, };

/**
 * Writes a form of the office's own as it was kept, to be corrected.
 */
export type OwnFormExport = { 
/**
 * Form.
 */
form_id: string, 
/**
 * File to write.
 */
path: string, };

/**
 * Fills a form of the office's own for a class.
 */
export type OwnFormFill = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Form.
 */
form_id: string, 
/**
 * File to write.
 */
path: string, };

/**
 * Names a form of the office's own.
 */
export type OwnFormQuery = { 
/**
 * Form.
 */
form_id: string, };

/**
 * One form of the office's own.
 */
export type OwnFormRow = { 
/**
 * Id.
 */
id: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * Kind of paper it stands in place of; empty for none.
 */
kind: string, 
/**
 * Title of that paper.
 */
paper: string, 
/**
 * Name it came under.
 */
file_name: string, 
/**
 * `xlsx` or `docx`.
 */
format: string, 
/**
 * Bytes.
 */
bytes: number, 
/**
 * Day it was added.
 */
added_on: Day, 
/**
 * The class it is for; empty for all of the year.
 */
class_id: string, 
/**
 * That class's title.
 */
class_title: string, };

/**
 * The office's own forms of a year.
 */
export type OwnForms = { 
/**
 * The forms: those of all classes first.
 */
forms: Array<OwnFormRow>, 
/**
 * Kinds of paper that a form may stand in place of.
 */
kinds: Array<FormKind>, 
/**
 * Classes of the year.
 */
classes: Array<FormClass>, };

/**
 * One item of the packet's check list.
 */
export type PacketItem = { 
/**
 * Code.
 */
code: string, 
/**
 * Title.
 */
title: string, 
/**
 * Required for this class.
 */
required: boolean, 
/**
 * Ready.
 */
ready: boolean, 
/**
 * Remark.
 */
note: string, };

/**
 * An item of the packet.
 */
export type PacketSet = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Code.
 */
code: string, 
/**
 * Ready.
 */
ready: boolean, 
/**
 * Remark.
 */
note: string, };

/**
 * Two entries side by side.
 */
export type PairQuery = { 
/**
 * The entry that is kept.
 */
keep_id: string, 
/**
 * The other.
 */
other_id: string, };

/**
 * A paper that can be made for a class.
 */
export type PaperRow = { 
/**
 * Kind.
 */
kind: string, 
/**
 * Title.
 */
title: string, 
/**
 * Stage word it belongs to.
 */
stage: string, 
/**
 * Formats.
 */
formats: Array<string>, 
/**
 * Why it can't be made yet; empty when it can.
 */
unavailable: string, 
/**
 * Formats that are filled into the office's own form.
 */
own_formats: Array<string>, 
/**
 * Whether its form was corrected.
 */
corrected: boolean, };

/**
 * A paper to write to a file.
 */
export type PaperSave = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Kind.
 */
kind: string, 
/**
 * `pdf` or `xlsx`.
 */
format: string, 
/**
 * Where.
 */
path: string, };

/**
 * Writes the register as a workbook.
 */
export type PeopleExport = { 
/**
 * Who; the page is left out of account.
 */
query: PeopleQuery, 
/**
 * File.
 */
path: string, };

/**
 * Makes two entries one.
 */
export type PeopleMerge = { 
/**
 * The entry that is kept.
 */
keep_id: string, 
/**
 * The other.
 */
other_id: string, 
/**
 * Facts taken from the other.
 */
take: Array<PersonField>, 
/**
 * Enrolments that stay in classes where both are enrolled.
 */
stay: Array<string>, };

/**
 * A page of the register.
 */
export type PeoplePage = { 
/**
 * How many answer in all.
 */
total: number, 
/**
 * How many stand in the register.
 */
everybody: number, 
/**
 * How many were erased.
 */
erased: number, 
/**
 * Years with classes, newest first.
 */
years: Array<number>, 
/**
 * The page, in the order of pinyin.
 */
people: Array<PersonRow>, };

/**
 * Asks for a page of the register.
 */
export type PeopleQuery = { 
/**
 * Name in characters, pinyin or initials, number or its last digits, phone, unit; empty for everybody.
 */
text: string, 
/**
 * Only those in a class of this year.
 */
year?: number | null, 
/**
 * Only those who came from this city.
 */
city?: City | null, 
/**
 * Only those whose name no embedded font draws whole.
 */
rare: boolean, 
/**
 * How many come before the page.
 */
offset: number, 
/**
 * How many the page holds; 0 for all.
 */
limit: number, 
/**
 * Numbers whole.
 */
full_ids: boolean, };

export type PeriodUnit = "months" | "days" | "working_days";

/**
 * Erases a person.
 */
export type PersonErase = { 
/**
 * Person.
 */
person_id: string, 
/**
 * Why: the request, or the period that has passed.
 */
why: string, 
/**
 * The person's name, typed again.
 */
confirm: string, };

export type PersonField = "name" | "reading" | "document" | "sex" | "birth" | "ethnic_group";

/**
 * Somebody in the class.
 */
export type PersonName = { 
/**
 * Enrolment.
 */
id: string, 
/**
 * Name.
 */
name: string, };

/**
 * A person by id.
 */
export type PersonQuery = { 
/**
 * Person, or one of their enrolments.
 */
person_id: string, 
/**
 * Number whole.
 */
full_ids: boolean, };

/**
 * A person in the register.
 */
export type PersonRow = { 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Number, masked unless asked for whole.
 */
id_number: string, 
/**
 * Kind of document.
 */
document_kind: DocumentKind, 
/**
 * Sex.
 */
sex?: Sex | null, 
/**
 * Unit, by the latest class.
 */
unit: string, 
/**
 * City, by the latest class.
 */
city?: City | null, 
/**
 * Professional title, by the latest class.
 */
title: string, 
/**
 * Phone, by the latest class.
 */
phone: string, 
/**
 * Classes, declined and cancelled enrolments aside.
 */
classes: number, 
/**
 * Last day of the latest class.
 */
last_class?: Day | null, 
/**
 * Hours by year, oldest first.
 */
hours: Array<YearHours>, 
/**
 * Numbers of certificates that are neither void nor to be voided, for whoever failed.
 */
certificates: Array<string>, 
/**
 * Characters of the name that no embedded font draws; empty when all can be printed.
 */
undrawable: string, };

/**
 * A person's facts as typed.
 */
export type PersonSave = { 
/**
 * Person.
 */
person_id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Reading of the name where the usual one is wrong.
 */
reading: string, 
/**
 * Kind of document.
 */
document_kind: DocumentKind, 
/**
 * Number; absent leaves it as it is.
 */
id_number?: string | null, 
/**
 * Whether the document they had so far was really theirs: receipts that still carry it go on finding them. A number
 * that was only copied wrongly may be another person's.
 */
keep_former: boolean, 
/**
 * Sex; absent means from the number.
 */
sex?: Sex | null, 
/**
 * Birth date; absent means from the number.
 */
birth?: Day | null, 
/**
 * Ethnic group.
 */
ethnic_group: string, };

/**
 * Everything known of a person.
 */
export type PersonView = { 
/**
 * As the register shows them.
 */
person: PersonRow, 
/**
 * Reading given, where the usual one is wrong.
 */
reading: string, 
/**
 * Birth date.
 */
birth?: Day | null, 
/**
 * Ethnic group.
 */
ethnic_group: string, 
/**
 * Classes, latest first.
 */
history: Array<AttendedClass>, 
/**
 * Documents they had before.
 */
former_documents: Array<DocumentRow>, 
/**
 * Other spellings of the name that stand on record.
 */
spellings: Array<string>, 
/**
 * Changes that touched them, newest first.
 */
journal: Array<TouchedRow>, 
/**
 * The last day on which the office keeps what it knows; `None` without any class.
 */
kept_until?: Day | null, };

/**
 * Where a problem sits.
 */
export type Place = { 
/**
 * File name.
 */
file: string, 
/**
 * Sheet.
 */
sheet: string, 
/**
 * Row as the spreadsheet counts it.
 */
row: number | null, 
/**
 * Column letters.
 */
column: string | null, } | { 
/**
 * Stage word.
 */
stage: string, 
/**
 * Kind of thing.
 */
entity: string, 
/**
 * Id of the thing.
 */
id: string, 
/**
 * Field path.
 */
field: string, };

/**
 * Where one learner goes. What is absent stays as it is.
 */
export type Placed = { 
/**
 * Learner by id or name.
 */
person: string, 
/**
 * Group; 0 takes them out of theirs.
 */
group?: number | null, 
/**
 * Whether they lead it.
 */
leader?: boolean | null, 
/**
 * Room; an empty one takes them out of theirs.
 */
room?: string | null, 
/**
 * Seat; 0 takes them off theirs. Whoever sits there changes places with them.
 */
seat?: number | null, };

export type PoliticalStatus = "party_member" | "probationary_member" | "youth_league" | "rcck" | "cdl" | "cndca" | "capd" | "cpwdp" | "zhigong" | "jiusan" | "tsgl" | "non_party" | "public";

/**
 * One applicant before and after a decision.
 */
export type PreviewRow = { 
/**
 * Enrolment.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Status now.
 */
before: EnrolmentStatus, 
/**
 * Status then.
 */
after: EnrolmentStatus, 
/**
 * What follows, in sentences.
 */
notes: Array<string>, };

/**
 * What was printed.
 */
export type Printed = { 
/**
 * How many certificates.
 */
count: number, 
/**
 * Files written, with their folders.
 */
files: Array<string>, 
/**
 * Their numbers, in order, so that the printing can be recorded.
 */
numbers: Array<string>, 
/**
 * Title of the template they were set with.
 */
template: string, 
/**
 * How many of them were printed before.
 */
again: number, 
/**
 * How many take effect only with the conclusion.
 */
not_yet: number, 
/**
 * In Chinese.
 */
done: string, };

/**
 * A printer.
 */
export type Printer = { 
/**
 * Name.
 */
name: string, 
/**
 * Correction of the front.
 */
front: Adjustment, 
/**
 * Correction of the back.
 */
back: Adjustment, };

/**
 * A printer by name.
 */
export type PrinterName = { 
/**
 * Name.
 */
name: string, };

/**
 * One named problem.
 */
export type Problem = { 
/**
 * `error` blocks the next stage, `warning` doesn't.
 */
severity: "error" | "warning", 
/**
 * Stable code.
 */
code: string, 
/**
 * What happened.
 */
message: string, 
/**
 * What to do.
 */
hint: string, 
/**
 * Clause of the notice.
 */
clause?: string, 
/**
 * Where.
 */
place?: Place, };

/**
 * How far a long command is.
 */
export type Progress = { 
/**
 * What is being done, in Chinese, such as 读取回执.
 */
what: string, 
/**
 * How many of `total` are done.
 */
done: number, 
/**
 * How many there are; 0 while that isn't known.
 */
total: number, };

/**
 * A project of a year's list.
 */
export type ProjectRow = { 
/**
 * Id; empty for one that isn't in the store yet.
 */
id: string, 
/**
 * Number in the list.
 */
plan_number: string, 
/**
 * Title.
 */
title: string, 
/**
 * Special topic; empty when none.
 */
special_topic: string, 
/**
 * Applicant unit.
 */
applicant_unit: string, 
/**
 * Host unit.
 */
host_unit: string, 
/**
 * Supervising department.
 */
supervising_department: string, 
/**
 * Whether this institution hosts it.
 */
ours: boolean, 
/**
 * Classes made of it, by id, in order of their runs.
 */
classes: Array<string>, };

/**
 * Whose projects they are.
 */
export type ProjectsClaim = { 
/**
 * Projects.
 */
ids: Array<string>, 
/**
 * Whether this institution hosts them.
 */
ours: boolean, };

/**
 * The department's list of projects.
 */
export type ProjectsImport = { 
/**
 * Year.
 */
year: number, 
/**
 * File.
 */
file: string, 
/**
 * Only look.
 */
dry_run: boolean, };

/**
 * What an import understood.
 */
export type ProjectsReport = { 
/**
 * Rows read.
 */
rows: number, 
/**
 * New projects.
 */
new: number, 
/**
 * Projects of the same number already there, brought up to date.
 */
matched: number, 
/**
 * Rows that can't be taken.
 */
rejected: number, 
/**
 * Every problem, by file, sheet, row and column.
 */
problems: Array<Problem>, 
/**
 * The projects as read.
 */
projects: Array<ProjectRow>, 
/**
 * Whether they were written.
 */
written: boolean, };

/**
 * One stage on the rail of the class page.
 */
export type RailItem = { 
/**
 * Stage word.
 */
stage: string, 
/**
 * Stage in Chinese.
 */
label: string, 
/**
 * `done`, `doing`, `todo` or `problem`.
 */
state: string, 
/**
 * The fact, such as 按时备案 10月9日.
 */
fact: string, };

/**
 * A character that no font draws.
 */
export type RareCharacter = { 
/**
 * Character.
 */
character: string, 
/**
 * Code point, such as `U+30EDE`.
 */
code_point: string, 
/**
 * In how many people's names it stands.
 */
people: number, };

/**
 * The check of all names against the embedded fonts.
 */
export type RareNames = { 
/**
 * Names looked at.
 */
checked: number, 
/**
 * People, in the order of pinyin.
 */
people: Array<RarePerson>, 
/**
 * Characters, by code point.
 */
characters: Array<RareCharacter>, };

/**
 * A person whose name no font draws whole.
 */
export type RarePerson = { 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Unit, by the latest class.
 */
unit: string, 
/**
 * Classes.
 */
classes: number, 
/**
 * The characters, with code points.
 */
characters: string, };

/**
 * Files of receipts, and what was decided about them.
 */
export type ReceiptsImport = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Paths.
 */
files: Array<string>, 
/**
 * Only look.
 */
dry_run: boolean, 
/**
 * `COLUMN=FIELD` pairs, or `FILE!COLUMN=FIELD` for one file.
 */
map: Array<string>, 
/**
 * Columns corrected one by one.
 */
columns: Array<ColumnChoice>, 
/**
 * Takes the newer values for people who are in the class already.
 */
update: boolean, 
/**
 * Paths of fields for which the receipt's value is taken for everybody.
 */
take: Array<string>, 
/**
 * Paths of fields for which the known value is kept for everybody.
 */
keep: Array<string>, 
/**
 * What was decided about single rows.
 */
rows: Array<RowChoice>, 
/**
 * Digests of the files as they were looked at, in their order; given, a file that has changed since is refused.
 */
digests: Array<string>, };

/**
 * Asks for a file of receipts with its bad cells marked, to be sent back.
 */
export type ReceiptsMark = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Paths of all the files looked at.
 */
files: Array<string>, 
/**
 * `COLUMN=FIELD` pairs.
 */
map: Array<string>, 
/**
 * Columns corrected one by one.
 */
columns: Array<ColumnChoice>, 
/**
 * Which file, as the report names it.
 */
file: string, 
/**
 * Where the marked workbook is written.
 */
path: string, };

/**
 * One of the files.
 */
export type ReceivedFile = { 
/**
 * Name, with its folder in front where two have the same.
 */
file: string, 
/**
 * SHA-256 in hex; empty when it couldn't be read.
 */
sha256: string, 
/**
 * Rows of people.
 */
rows: number, 
/**
 * How many of its problems are errors.
 */
errors: number, 
/**
 * How many are warnings.
 */
warnings: number, 
/**
 * Whether receipts were found in it.
 */
readable: boolean, };

/**
 * A part of the register.
 */
export type Register = { 
/**
 * In order of number, those of former years last.
 */
certificates: Array<CertificateRow>, 
/**
 * How many answer the query.
 */
total: number, 
/**
 * How many the register holds.
 */
all: number, 
/**
 * Numbers of all that answer and may be handed over.
 */
to_hand_over: Array<string>, 
/**
 * Years of issue, the latest first.
 */
years: Array<number>, 
/**
 * Classes, the latest first.
 */
classes: Array<RegisterClass>, };

/**
 * A class that certificates were issued for.
 */
export type RegisterClass = { 
/**
 * Class.
 */
id: string, 
/**
 * Title.
 */
title: string, };

/**
 * A paper of the register.
 */
export type RegisterExport = { 
/**
 * Which certificates; offset and limit don't count.
 */
query: RegisterQuery, 
/**
 * `register` or `hand-over`, the list that is signed.
 */
paper: "register" | "hand-over", 
/**
 * File, ending in `.xlsx` or `.pdf`.
 */
path: string, };

/**
 * Which certificates of the register.
 */
export type RegisterQuery = { 
/**
 * Year of issue; absent means all.
 */
year?: number | null, 
/**
 * Class; absent means all.
 */
class_id?: string | null, 
/**
 * State.
 */
state?: CertificateState | null, 
/**
 * `有效`, `尚未生效`, `应作废` or `已作废`.
 */
validity?: string | null, 
/**
 * Name, pinyin, initials, number of the certificate, end of the ID number, or title.
 */
text: string, 
/**
 * Only those of former years.
 */
earlier: boolean, 
/**
 * So many are left out in front.
 */
offset: number, 
/**
 * At most so many; 0 means all.
 */
limit: number, };

/**
 * An archived class opened again.
 */
export type Reopening = { 
/**
 * Day on which it had been archived.
 */
archived_on: Day, 
/**
 * Day on which it was opened.
 */
reopened_on: Day, 
/**
 * Who opened it.
 */
who: string, 
/**
 * Why.
 */
reason: string, };

/**
 * Problems of the bundle.
 */
export type ReportCheck = { 
/**
 * Problems.
 */
problems: Array<Problem>, };

/**
 * A bundle to write.
 */
export type ReportExport = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Folder, or a path ending in `.zip`.
 */
out: string, 
/**
 * One kind only.
 */
only?: string | null, 
/**
 * `pdf`, `xlsx` or `all`; absent means all.
 */
format?: string | null, };

/**
 * A result to decide against the rules, or a decision to take back.
 */
export type ResultDecide = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Learner: id or name.
 */
person: string, 
/**
 * Passes; absent takes the decision back.
 */
passed?: boolean | null, 
/**
 * Why.
 */
reason: string, 
/**
 * Who decided it.
 */
by_whom: string, 
/**
 * When; absent means today.
 */
on?: Day | null, };

/**
 * A decision against the rules.
 */
export type ResultDecided = { 
/**
 * Passes.
 */
passed: boolean, 
/**
 * Why.
 */
reason: string, 
/**
 * Who decided it.
 */
by_whom: string, 
/**
 * When.
 */
decided_on: Day, };

/**
 * Sets for how long people are kept.
 */
export type RetentionSet = { 
/**
 * Years after the last class.
 */
years: number, };

/**
 * For how long people are kept.
 */
export type RetentionView = { 
/**
 * Years after the last class.
 */
years: number, 
/**
 * Years as shipped.
 */
shipped: number, 
/**
 * People past it, longest first; the list ends at 500.
 */
people: Array<PersonRow>, 
/**
 * How many there are in all.
 */
total: number, };

/**
 * What a decision would do. Nothing is written.
 */
export type ReviewPreview = { 
/**
 * In one sentence.
 */
summary: string, 
/**
 * Applicant by applicant.
 */
people: Array<PreviewRow>, 
/**
 * What refuses it, and warnings that the class would have and hasn't now.
 */
problems: Array<Problem>, };

/**
 * One applicant under review.
 */
export type ReviewRow = { 
/**
 * Enrolment.
 */
id: string, 
/**
 * How the applicant stands against the conditions.
 */
fit: Fit, 
/**
 * Why.
 */
fit_reasons: Array<string>, 
/**
 * Of the host's own staff.
 */
own_staff: boolean, 
/**
 * Evidence seen.
 */
seen: Array<EvidenceKind>, 
/**
 * Evidence that the class asks for and that wasn't seen.
 */
unseen: Array<EvidenceKind>, 
/**
 * Scans kept of this applicant.
 */
scans: number, 
/**
 * Which receipt of the class it was.
 */
received: number, 
/**
 * Place in the suggested order, from 1; absent for those already decided.
 */
rank?: number | null, 
/**
 * What the suggested order gives.
 */
takes?: Takes | null, 
/**
 * Why the applicant stands there.
 */
rank_reasons: Array<string>, 
/**
 * Columns of the receipt that the application doesn't know.
 */
extra: Array<ExtraColumn>, 
/**
 * Whose place this learner took.
 */
replaces?: PersonName | null, 
/**
 * Who took this learner's place.
 */
replaced_by?: PersonName | null, };

/**
 * Everything that the review of a class shows.
 */
export type ReviewView = { 
/**
 * Places.
 */
places: number, 
/**
 * Learners on the roster.
 */
accepted: number, 
/**
 * A city, or the host's own staff, with more than this share of the learners dominates, in percent.
 */
dominating_percent: number, 
/**
 * Whether the class has conditions that a receipt can tell.
 */
conditions: boolean, 
/**
 * Label of the special topic whose front line comes first; empty when there is none.
 */
special_topic: string, 
/**
 * Evidence that the class asks for.
 */
evidence: Array<EvidenceKind>, 
/**
 * Whether the roster is frozen.
 */
frozen: boolean, 
/**
 * Numbers that nobody on the roster has, between those that somebody has; none once it is frozen.
 */
free_numbers: Array<number>, 
/**
 * Reasons to choose from.
 */
reasons: Array<StockReasons>, 
/**
 * The applicants, in the order of the list.
 */
people: Array<ReviewRow>, };

/**
 * A room with who sleeps there.
 */
export type RoomRow = { 
/**
 * Number.
 */
number: string, 
/**
 * Beds; 0 for a room that isn't among those at hand.
 */
beds: number, 
/**
 * Enrolments.
 */
people: Array<string>, };

export type RoomUnits = "together" | "apart";

export type RoomWish = "none" | "single" | "shared" | "unsaid";

/**
 * Rooms to be shared out.
 */
export type RoomsAllot = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Rooms at hand: `501-515，601×1`.
 */
rooms: string, 
/**
 * People of one unit together or apart.
 */
units?: RoomUnits | null, 
/**
 * Whether those whose receipt doesn't say get a bed too; absent means yes.
 */
unsaid?: boolean | null, 
/**
 * Whoever has a room keeps it.
 */
keep: boolean, 
/**
 * Only keeps the list of rooms.
 */
list_only: boolean, };

/**
 * A change after the freeze.
 */
export type RosterChange = { 
/**
 * Id.
 */
id: string, 
/**
 * Whose line.
 */
enrolment_id: string, 
/**
 * Name as it now is.
 */
name: string, 
/**
 * What happened.
 */
kind: RosterChangeKind, 
/**
 * Day it was recorded.
 */
on: Day, 
/**
 * What was mended, in Chinese; empty when a line came or went.
 */
field: string, 
/**
 * What stood there; numbers masked.
 */
before: string, 
/**
 * What stands there now; numbers masked.
 */
after: string, 
/**
 * Why.
 */
reason: string, };

export type RosterChangeKind = "added" | "removed" | "corrected";

/**
 * Why the roster changed.
 */
export type RosterExplain = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Changes; empty: all that have no reason yet.
 */
changes: Array<string>, 
/**
 * Why.
 */
reason: string, };

/**
 * One learner on the roster.
 */
export type RosterLine = { 
/**
 * Id of the enrolment.
 */
id: string, 
/**
 * Number; 0 while none is given.
 */
number: number, 
/**
 * Name.
 */
name: string, 
/**
 * Sort key of the name by pinyin.
 */
name_key: string, 
/**
 * Sex.
 */
sex?: Sex | null, 
/**
 * Unit.
 */
unit: string, 
/**
 * City.
 */
city?: City | null, 
/**
 * Level of the title.
 */
title_level?: TitleLevel | null, 
/**
 * Political status.
 */
political_status?: PoliticalStatus | null, 
/**
 * Group.
 */
group?: number | null, 
/**
 * Leads that group.
 */
leader: boolean, 
/**
 * Room; empty while none is allotted.
 */
room: string, 
/**
 * Seat.
 */
seat?: number | null, 
/**
 * What the receipt says about lodging.
 */
lodging: string, 
/**
 * How that is understood.
 */
wish: RoomWish, 
/**
 * Food.
 */
food: string, };

/**
 * The roster put in order.
 */
export type RosterOrder = { 
/**
 * Class.
 */
class_id: string, 
/**
 * By what.
 */
by: OrderBy, 
/**
 * For an order by hand: learners by id or name; whoever is left out comes last.
 */
people: Array<string>, };

/**
 * Learners moved by hand.
 */
export type RosterPlace = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Who goes where.
 */
people: Array<Placed>, };

/**
 * Why a freeze is taken back.
 */
export type RosterUnfreeze = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Why.
 */
reason: string, };

/**
 * A freeze that was taken back.
 */
export type RosterUnfreezing = { 
/**
 * Day of the freeze.
 */
frozen_on: Day, 
/**
 * Day it was taken back.
 */
on: Day, 
/**
 * Why.
 */
reason: string, };

/**
 * The roster of a class.
 */
export type RosterView = { 
/**
 * Day of the freeze.
 */
frozen_on?: Day | null, 
/**
 * Whether that was after the opening.
 */
frozen_late: boolean, 
/**
 * The day suggested for a freeze.
 */
suggested_on: Day, 
/**
 * Whether the numbers run from 1 without a gap.
 */
numbers_run: boolean, 
/**
 * What stands in the way of a freeze on the suggested day, or is worth a look; empty once frozen.
 */
freeze_problems: Array<Problem>, 
/**
 * The learners in the order of their numbers.
 */
learners: Array<RosterLine>, 
/**
 * Changes since the freeze, oldest first.
 */
changes: Array<RosterChange>, 
/**
 * Freezes taken back.
 */
unfreezings: Array<RosterUnfreezing>, 
/**
 * Rooms at hand, as written.
 */
room_list: string, 
/**
 * Rooms at hand and in use.
 */
rooms: Array<RoomRow>, 
/**
 * What of the rooms doesn't fit.
 */
room_problems: Array<Problem>, 
/**
 * Special food.
 */
foods: Array<FoodRow>, 
/**
 * The classroom; no rows while none is planned.
 */
seat_plan: SeatPlan, 
/**
 * A usual classroom for the class.
 */
suggested_plan: SeatPlan, };

/**
 * What becomes of one row, as somebody decided.
 */
export type RowChoice = { 
/**
 * File, as the report names it.
 */
file: string, 
/**
 * Sheet.
 */
sheet: string, 
/**
 * Row.
 */
row: number, 
/**
 * Whether somebody who is in the class already gets the newer values; absent: as for everybody.
 */
update?: boolean | null, 
/**
 * Paths of fields for which the receipt's value is taken.
 */
take: Array<string>, 
/**
 * Paths of fields for which the known value is kept.
 */
keep: Array<string>, };

/**
 * Where the same person stood before.
 */
export type SameRow = { 
/**
 * File.
 */
file: string, 
/**
 * Sheet.
 */
sheet: string, 
/**
 * Row.
 */
row: number, };

/**
 * Names and titles to try a template with.
 */
export type SampleKind = "usual" | "shortest" | "long_name" | "long_title" | "longest" | "rare" | "real";

/**
 * Something to try a template with.
 */
export type SampleRow = { 
/**
 * Which.
 */
kind: SampleKind, 
/**
 * What the window calls it.
 */
label: string, };

/**
 * A made-up class.
 */
export type SampleWalk = { 
/**
 * Learners on the roster.
 */
learners: number, 
/**
 * Seed.
 */
seed: number, };

/**
 * A number scanned for a session.
 */
export type Scan = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Session by id or number.
 */
session: string, 
/**
 * What the reader sent.
 */
number: string, };

/**
 * What became of a number scanned.
 */
export type Scanned = { 
/**
 * `ok`, `again`, `unknown`, `several`, `not_on_roster` or `settled`.
 */
outcome: "ok" | "again" | "unknown" | "several" | "not_on_roster" | "settled", 
/**
 * Learner; empty for nobody.
 */
id: string, 
/**
 * Name; empty for nobody.
 */
name: string, 
/**
 * Unit.
 */
unit: string, 
/**
 * Number on the roster.
 */
roster_number?: number | null, 
/**
 * Room.
 */
room: string, 
/**
 * The mark as it stands now.
 */
mark?: Mark | null, 
/**
 * What to say.
 */
message: string, 
/**
 * How many have come by now.
 */
marked: number, 
/**
 * What follows from it.
 */
problems: Array<Problem>, };

/**
 * A schedule in a spreadsheet.
 */
export type ScheduleRead = { 
/**
 * Class.
 */
class_id: string, 
/**
 * File.
 */
file: string, };

/**
 * A schedule as it was read; nothing is written.
 */
export type ScheduleReport = { 
/**
 * The sessions.
 */
sessions: Array<Session>, 
/**
 * Teachers named that the class doesn't have yet.
 */
new_teachers: Array<string>, 
/**
 * Every problem, by file, sheet, row and column.
 */
problems: Array<Problem>, };

/**
 * How learners are assessed.
 */
export type Scheme = { 
/**
 * Least share of planned hours, percent.
 */
min_attendance_percent: number, 
/**
 * Least total, such as `60` or `72.5`.
 */
pass_mark: string, 
/**
 * Components.
 */
components: Array<Component>, };

/**
 * What would be wrong with a scheme, and how it reads in a plan. Nothing is written.
 */
export type SchemeCheck = { 
/**
 * Problems.
 */
problems: Array<Problem>, 
/**
 * The scheme in words.
 */
words: string, 
/**
 * Scores that would go with components that are taken away, or that would be computed.
 */
scores_lost: number, };

/**
 * A scheme to begin from.
 */
export type SchemePreset = { 
/**
 * What it is called.
 */
name: string, 
/**
 * Components.
 */
components: Array<Component>, };

/**
 * A scheme.
 */
export type SchemeSet = { 
/**
 * Class.
 */
class_id: string, 
/**
 * The scheme.
 */
scheme: Scheme, };

/**
 * How one column of a sheet of scores was understood.
 */
export type ScoreColumn = { 
/**
 * File.
 */
file: string, 
/**
 * Sheet.
 */
sheet: string, 
/**
 * Column letters.
 */
column: string, 
/**
 * Heading as written.
 */
heading: string, 
/**
 * Code of the component it fills; empty when it is none.
 */
component: string, 
/**
 * What it was understood as; empty when it means nothing known.
 */
label: string, };

/**
 * One component's share of a learner's total.
 */
export type ScorePart = { 
/**
 * Component.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its weight in percent.
 */
weight: number, 
/**
 * The score that counts; empty when there is none.
 */
score: string, 
/**
 * What is to be said of it: 缺考, 免修 and why, both sittings, computed from what.
 */
note: string, 
/**
 * Below its own threshold.
 */
short: boolean, };

/**
 * One line of the score sheet.
 */
export type ScoreRow = { 
/**
 * Indicator.
 */
indicator: string, 
/**
 * 一级.
 */
level1: string, 
/**
 * 二级.
 */
level2: string, 
/**
 * 三级.
 */
title: string, 
/**
 * Points.
 */
points: number, 
/**
 * Target.
 */
target: string, 
/**
 * Standard.
 */
standard: string, 
/**
 * Actual, as printed.
 */
actual: string, 
/**
 * Given by hand only.
 */
by_hand: boolean, 
/**
 * Points computed, such as `5.00`; empty when nothing computes it.
 */
computed: string, 
/**
 * Points as the sheet shows; empty when still to be filled.
 */
score: string, 
/**
 * Reason for loss.
 */
reason: string, 
/**
 * Evidence in the office's own words.
 */
evidence: string, 
/**
 * Evidence the record gives; on the sheet while the office has written none.
 */
found: string, 
/**
 * How the points come about.
 */
formula: string, };

/**
 * The score sheet.
 */
export type ScoreSheet = { 
/**
 * Lines.
 */
rows: Array<ScoreRow>, 
/**
 * Total, such as `96.50`.
 */
total: string, 
/**
 * Grade.
 */
grade: string, };

/**
 * What one row of a sheet of scores came to.
 */
export type ScoredLearner = { 
/**
 * File.
 */
file: string, 
/**
 * Sheet.
 */
sheet: string, 
/**
 * Row as the spreadsheet counts it.
 */
row: number, 
/**
 * Name as written.
 */
name: string, 
/**
 * Learner, where one was found.
 */
id?: string | null, 
/**
 * Component code → score as it would be kept.
 */
scores: { [key in string]: string }, 
/**
 * Component code → score that is there now and would be another.
 */
before: { [key in string]: string }, 
/**
 * What becomes of the row.
 */
status: "new" | "changed" | "same" | "rejected", };

/**
 * What typed scores would make. Nothing is written.
 */
export type ScoresCheck = { 
/**
 * What is wrong; a place's id is `learner/component`.
 */
problems: Array<Problem>, 
/**
 * The learners that were typed, as they would stand.
 */
learners: Array<AssessmentRow>, };

/**
 * Scores from sheets.
 */
export type ScoresImport = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Paths.
 */
files: Array<string>, 
/**
 * Only look.
 */
dry_run: boolean, 
/**
 * `COLUMN=COMPONENT` pairs, such as `D=结业测试`.
 */
map: Array<string>, };

/**
 * What an import of scores understood, or did.
 */
export type ScoresReport = { 
/**
 * What was done, in Chinese.
 */
done: string, 
/**
 * Rows of learners.
 */
rows: number, 
/**
 * Scores that are new or other than before.
 */
scores: number, 
/**
 * Rows that can't be taken.
 */
rejected: number, 
/**
 * Whether it was written.
 */
written: boolean, 
/**
 * All problems.
 */
problems: Array<Problem>, 
/**
 * How the columns were understood.
 */
columns: Array<ScoreColumn>, 
/**
 * Row by row.
 */
learners: Array<ScoredLearner>, };

/**
 * Scores by hand.
 */
export type ScoresSet = { 
/**
 * Class.
 */
class_id: string, 
/**
 * By learner.
 */
learners: Array<LearnerScores>, };

/**
 * A certificate found.
 */
export type SearchCertificate = { 
/**
 * Number.
 */
number: string, 
/**
 * Name it bears.
 */
name: string, 
/**
 * Class title it bears.
 */
class_title: string, 
/**
 * State.
 */
state: CertificateState, 
/**
 * Date of issue, where it is known.
 */
issued_on?: Day | null, 
/**
 * Class; absent for one of a former year.
 */
class_id?: string | null, 
/**
 * The learner in the register.
 */
person_id?: string | null, };

/**
 * A class found.
 */
export type SearchClass = { 
/**
 * Id.
 */
id: string, 
/**
 * Title.
 */
title: string, 
/**
 * Number in the plan.
 */
plan_number: string, 
/**
 * First class day.
 */
opens_on: Day, 
/**
 * Last class day.
 */
closes_on: Day, };

/**
 * A person found.
 */
export type SearchPerson = { 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Number, masked unless asked for whole.
 */
id_number: string, 
/**
 * Unit, by the latest class.
 */
unit: string, 
/**
 * Phone, by the latest class.
 */
phone: string, 
/**
 * Classes.
 */
classes: number, 
/**
 * By what they were found.
 */
found_by: FoundBy, };

/**
 * Looks for people, classes and certificates.
 */
export type SearchQuery = { 
/**
 * What was typed.
 */
text: string, 
/**
 * Most of each kind; absent means 20.
 */
limit?: number | null, 
/**
 * Numbers whole.
 */
full_ids: boolean, };

/**
 * What was found.
 */
export type SearchResult = { 
/**
 * People, the best first.
 */
people: Array<SearchPerson>, 
/**
 * Classes, the best first.
 */
classes: Array<SearchClass>, 
/**
 * Certificates, the best first.
 */
certificates: Array<SearchCertificate>, };

export type SeatFill = "number" | "group" | "unit";

/**
 * A classroom.
 */
export type SeatPlan = { 
/**
 * Rows.
 */
rows: number, 
/**
 * Columns.
 */
columns: number, 
/**
 * Columns after which an aisle runs.
 */
aisles: Array<number>, };

/**
 * A classroom to be filled.
 */
export type SeatsFill = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Rows.
 */
rows: number, 
/**
 * Columns.
 */
columns: number, 
/**
 * Columns after which an aisle runs.
 */
aisles: Array<number>, 
/**
 * By what; absent: who has a seat inside the plan keeps it, and nobody else gets one.
 */
by?: SeatFill | null, };

/**
 * A section of a paper.
 */
export type SectionQuery = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Kind of paper.
 */
paper: string, 
/**
 * Section.
 */
section: string, };

/**
 * Which certificates are meant. Void ones never are; without any choice all others are.
 */
export type Selection = { 
/**
 * Classes; none means all.
 */
classes: Array<string>, 
/**
 * Numbers; none means all.
 */
numbers: Array<string>, 
/**
 * Issued on this day or later.
 */
from?: Day | null, 
/**
 * Issued on this day or earlier.
 */
to?: Day | null, 
/**
 * In this state.
 */
state?: CertificateState | null, };

/**
 * A self-score.
 */
export type SelfScore = { 
/**
 * Indicator.
 */
indicator: string, 
/**
 * Points, such as `4.5`; empty takes the office's own score away.
 */
score: string, 
/**
 * Reason.
 */
reason: string, 
/**
 * Evidence.
 */
evidence: string, };

/**
 * Self-scores.
 */
export type SelfScoreSet = { 
/**
 * Class.
 */
class_id: string, 
/**
 * The score.
 */
score: SelfScore, };

/**
 * A session.
 */
export type Session = { 
/**
 * Id; empty for a new one.
 */
id: string, 
/**
 * Day.
 */
on: Day, 
/**
 * Part of the day.
 */
part: DayPart, 
/**
 * Start, HH:MM, or empty.
 */
starts: string, 
/**
 * End, HH:MM, or empty.
 */
ends: string, 
/**
 * Topic.
 */
topic: string, 
/**
 * Kind.
 */
kind: SessionKind, 
/**
 * Hours.
 */
hours: Hours, 
/**
 * Name of the teacher, one of the class's; empty when there is none.
 */
teacher: string, 
/**
 * Place where it differs from the class's.
 */
place: string, 
/**
 * How it is given.
 */
mode: DeliveryMode, };

/**
 * Whether a session's marks were checked.
 */
export type SessionClosing = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Session by id or number.
 */
session: string, 
/**
 * Checked.
 */
closed: boolean, };

export type SessionKind = "lecture" | "seminar" | "case" | "on_site" | "group_study" | "check_in" | "opening" | "closing" | "assessment" | "party_activity" | "committee_activity";

/**
 * A mark.
 */
export type SessionMark = { 
/**
 * Session.
 */
session: string, 
/**
 * Mark.
 */
mark: Mark, 
/**
 * Remark.
 */
note: string, 
/**
 * Whether changing it is a correction, which needs a reason.
 */
settled: boolean, };

/**
 * How many are marked in a session.
 */
export type SessionRoll = { 
/**
 * Session.
 */
id: string, 
/**
 * Learners marked.
 */
marked: number, 
/**
 * Learners present.
 */
present: number, };

export type Sex = "male" | "female";

/**
 * A class in which both entries are enrolled.
 */
export type SharedClass = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Title.
 */
class_title: string, 
/**
 * First class day.
 */
opens_on: Day, 
/**
 * The kept entry's enrolment.
 */
keep: SharedSide, 
/**
 * The other's.
 */
other: SharedSide, };

/**
 * One side of a class in which both entries are enrolled.
 */
export type SharedSide = { 
/**
 * Enrolment.
 */
enrolment_id: string, 
/**
 * Where it stands.
 */
status: EnrolmentStatus, 
/**
 * Unit on its receipt.
 */
unit: string, 
/**
 * Attendance marks.
 */
marks: number, 
/**
 * Number of its certificate that isn't void.
 */
certificate?: string | null, };

/**
 * A sharing package as written.
 */
export type Sharing = { 
/**
 * What was done, in Chinese.
 */
done: string, 
/**
 * Where, absolute.
 */
out: string, 
/**
 * Paths of the files below it, in order.
 */
files: Array<string>, 
/**
 * What was left out, and why.
 */
problems: Array<Problem>, };

/**
 * Asks for the sharing package of a class.
 */
export type SharingExport = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Folder, or a `.zip`.
 */
out: string, };

export type SheetBy = "half_day" | "session";

/**
 * Which way a sheet lies.
 */
export type SheetOrientation = "portrait" | "landscape";

/**
 * A scan of a signed sheet.
 */
export type SheetScan = { 
/**
 * Attachment.
 */
id: string, 
/**
 * What it is.
 */
title: string, };

/**
 * For what sign-in sheets are laid out.
 */
export type SheetSetting = { 
/**
 * Class.
 */
class_id: string, 
/**
 * For what.
 */
sheet_by: SheetBy, };

/**
 * The institution's keys.
 */
export type SigningKeys = { 
/**
 * The oldest first; none before the first certificate is issued.
 */
keys: Array<KeyRow>, };

/**
 * A special topic.
 */
export type SpecialTopic = { 
/**
 * Code.
 */
code: string, 
/**
 * Label.
 */
label: string, };

/**
 * The stock book.
 */
export type Stock = { 
/**
 * Lines, the newest first.
 */
entries: Array<StockRow>, 
/**
 * Taken in.
 */
received: number, 
/**
 * Printed on.
 */
printed: number, 
/**
 * Spoiled.
 */
spoiled: number, 
/**
 * What should be left.
 */
left: number, 
/**
 * What is to be known.
 */
problems: Array<Problem>, };

/**
 * A line of the stock book by its id.
 */
export type StockId = { 
/**
 * Line.
 */
id: string, };

export type StockKind = "received" | "printed" | "spoiled";

/**
 * Reasons to choose from for one decision.
 */
export type StockReasons = { 
/**
 * The decision.
 */
decision: string, 
/**
 * The reasons.
 */
reasons: Array<string>, };

/**
 * A line for the stock book.
 */
export type StockRecord = { 
/**
 * Taken in, or spoiled outside a print run.
 */
kind: StockKind, 
/**
 * Day; absent means today.
 */
on?: Day | null, 
/**
 * Sheets.
 */
count: number, 
/**
 * Numbers printed on them, as typed.
 */
numbers: string, 
/**
 * Why, or from where.
 */
reason: string, };

/**
 * A line of the stock book.
 */
export type StockRow = { 
/**
 * Id.
 */
id: string, 
/**
 * What.
 */
kind: StockKind, 
/**
 * Day.
 */
on: Day, 
/**
 * Sheets.
 */
count: number, 
/**
 * Numbers printed on them.
 */
numbers: string, 
/**
 * Why, or from where.
 */
reason: string, 
/**
 * Class it was for; empty when for none.
 */
class_title: string, 
/**
 * What should be left after it.
 */
left: number, 
/**
 * It may be taken out: it isn't part of a print run.
 */
removable: boolean, };

/**
 * The check of a store.
 */
export type StoreCheck = { 
/**
 * Nothing found.
 */
ok: boolean, 
/**
 * Findings.
 */
findings: Array<Finding>, };

/**
 * The submission.
 */
export type Submission = { 
/**
 * Day.
 */
submitted_on: Day, 
/**
 * Receipt number.
 */
receipt_number: string, 
/**
 * Who took it in.
 */
received_by: string, 
/**
 * In time.
 */
in_time: boolean, 
/**
 * Day on which the bundle was made that was handed in; absent where none was kept.
 */
made_on?: Day | null, 
/**
 * Files of the bundle that was handed in; 0 where none was kept.
 */
files: number, 
/**
 * What was recorded before, oldest first.
 */
corrections: Array<SubmissionCorrection>, };

/**
 * A submission put right. What is absent stays.
 */
export type SubmissionCorrect = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Day.
 */
on?: Day | null, 
/**
 * Number of the department's receipt.
 */
receipt_number?: string | null, 
/**
 * Who took it in.
 */
received_by?: string | null, 
/**
 * The bundle that was handed in instead.
 */
bundle?: string | null, 
/**
 * Why.
 */
reason: string, };

/**
 * What was recorded before a correction.
 */
export type SubmissionCorrection = { 
/**
 * Day of the correction.
 */
corrected_on: Day, 
/**
 * Day that was recorded.
 */
submitted_on: Day, 
/**
 * Receipt that was recorded.
 */
receipt_number: string, 
/**
 * Who was recorded to have taken it in.
 */
received_by: string, 
/**
 * Why.
 */
reason: string, };

/**
 * What has become of the record since it was handed in.
 */
export type SubmissionDifference = { 
/**
 * Whether the bundle that was handed in was kept, so that papers can be compared.
 */
kept: boolean, 
/**
 * Papers that would read otherwise now.
 */
changed: Array<string>, 
/**
 * Papers that were handed in and couldn't be made now.
 */
missing: Array<string>, 
/**
 * Papers that there were not.
 */
added: Array<string>, 
/**
 * What was done with the class since, newest first: 11月22日 登记证书领取（王老师）.
 */
since: Array<string>, 
/**
 * In one sentence.
 */
done: string, };

/**
 * A submission.
 */
export type SubmissionRecord = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Day; absent means today.
 */
on?: Day | null, 
/**
 * Number of the department's receipt.
 */
receipt_number: string, 
/**
 * Who took it in.
 */
received_by: string, 
/**
 * The bundle that was handed in, a folder or zip; absent means what the record gives now.
 */
bundle?: string | null, };

/**
 * Somebody who came in a learner's place.
 */
export type Substitute = { 
/**
 * Class.
 */
class_id: string, 
/**
 * The learner who didn't come, by id or name.
 */
replaces: string, 
/**
 * Name of who came.
 */
name: string, 
/**
 * Kind of document; absent means a resident's identity card.
 */
document_kind?: DocumentKind | null, 
/**
 * Its number.
 */
id_number: string, 
/**
 * Unit.
 */
unit: string, 
/**
 * Phone.
 */
phone: string, };

/**
 * A survey file. What isn't given stays as it was recorded.
 */
export type Survey = { 
/**
 * Questions.
 */
tallies: Array<SurveyTally>, 
/**
 * Forms handed out.
 */
handed_out?: number | null, 
/**
 * Forms returned.
 */
returned?: number | null, 
/**
 * Forms that are valid.
 */
valid?: number | null, 
/**
 * Open answers.
 */
comments?: Array<SurveyComment> | null, 
/**
 * What the form asks about the class; none means what the notice says.
 */
aspects?: Array<string> | null, 
/**
 * What the form asks openly; none means what the notice says.
 */
questions?: Array<string> | null, };

/**
 * An open answer.
 */
export type SurveyComment = { 
/**
 * The question; empty when it isn't known.
 */
question: string, 
/**
 * What was written.
 */
text: string, };

export type SurveyGrade = "very_satisfied" | "satisfied" | "fair" | "dissatisfied";

/**
 * A survey in a sheet.
 */
export type SurveyImport = { 
/**
 * Class.
 */
class_id: string, 
/**
 * File.
 */
file: string, 
/**
 * Only look.
 */
dry_run: boolean, 
/**
 * Forms handed out; absent leaves what was recorded.
 */
handed_out?: number | null, };

/**
 * What was read of a survey's sheet.
 */
export type SurveyReport = { 
/**
 * What was done, in Chinese.
 */
done: string, 
/**
 * `tallies`: a row a question; `answers`: a row a form.
 */
layout: "tallies" | "answers", 
/**
 * Rows read.
 */
rows: number, 
/**
 * Forms returned and valid, where the sheet has a row a form.
 */
returned?: number | null, 
/**
 * Forms with at least one answer.
 */
valid?: number | null, 
/**
 * The questions.
 */
tallies: Array<SurveyTally>, 
/**
 * Open answers.
 */
comments: Array<SurveyComment>, 
/**
 * Every problem, by file, sheet, row and column.
 */
problems: Array<Problem>, };

/**
 * What the survey came to. Rates are such as `96.67%`, and empty where they aren't known.
 */
export type SurveyResults = { 
/**
 * Forms handed out; 0 when not recorded.
 */
handed_out: number, 
/**
 * Forms returned; 0 when not recorded.
 */
returned: number, 
/**
 * Forms that are valid; 0 when not recorded.
 */
valid: number, 
/**
 * Returned of handed out.
 */
response_rate: string, 
/**
 * Valid of returned.
 */
valid_rate: string, 
/**
 * Over every answer.
 */
overall: string, 
/**
 * Over the answers about the class.
 */
aspects_rate: string, 
/**
 * Over the answers about teachers.
 */
teachers_rate: string, 
/**
 * What counts as satisfied, in words.
 */
counted: string, 
/**
 * Line by line.
 */
rows: Array<SurveyRow>, 
/**
 * Open answers.
 */
comments: Array<SurveyComment>, 
/**
 * What the form asks about the class.
 */
aspects: Array<string>, 
/**
 * What the form asks openly.
 */
questions: Array<string>, 
/**
 * Teachers on the form.
 */
teachers: Array<string>, };

/**
 * One line of the survey's results.
 */
export type SurveyRow = { 
/**
 * What was judged.
 */
subject: string, 
/**
 * Whether it is a teacher.
 */
teacher: boolean, 
/**
 * Answers.
 */
answers: number, 
/**
 * 满意率, such as `96.67%`; empty without answers.
 */
rate: string, 
/**
 * So few answers that they say little.
 */
few: boolean, };

/**
 * A survey as typed.
 */
export type SurveySet = { 
/**
 * Class.
 */
class_id: string, 
/**
 * The survey; its questions replace what was recorded.
 */
survey: Survey, 
/**
 * Only look.
 */
dry_run: boolean, };

/**
 * Tally of one survey question.
 */
export type SurveyTally = { 
/**
 * What was judged.
 */
subject: string, 
/**
 * The teacher, by id or name, where one was judged; a subject that is a teacher's name says it too.
 */
teacher: string, 
/**
 * 非常满意.
 */
very_satisfied: number, 
/**
 * 满意.
 */
satisfied: number, 
/**
 * 一般.
 */
fair: number, 
/**
 * 不满意.
 */
dissatisfied: number, };

export type Takes = "place" | "turn" | "look";

/**
 * A class in a teacher's history.
 */
export type TaughtClass = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Title.
 */
title: string, 
/**
 * First class day.
 */
opens_on: Day, 
/**
 * Topics, in order.
 */
topics: Array<string>, 
/**
 * Counted hours.
 */
hours: Hours, 
/**
 * Fee after tax, as recorded.
 */
net: Fen, };

/**
 * A teacher of the class.
 */
export type Teacher = { 
/**
 * Id; empty for one not known yet.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Unit.
 */
unit: string, 
/**
 * Title.
 */
title: string, 
/**
 * Level.
 */
level: ExpertLevel, 
/**
 * Field of work.
 */
field: string, 
/**
 * Phone.
 */
phone: string, 
/**
 * Bank account.
 */
account: string, };

/**
 * A teacher across classes.
 */
export type TeacherRow = { 
/**
 * As last written.
 */
teacher: Teacher, 
/**
 * Most an hour after tax, by the newest notice's rule.
 */
hourly: Fen, 
/**
 * Classes, newest first.
 */
classes: Array<TaughtClass>, 
/**
 * Counted hours in all.
 */
hours: Hours, };

/**
 * A teacher as edited in the register.
 */
export type TeacherSave = { 
/**
 * The teacher; an empty id makes a new one.
 */
teacher: Teacher, };

/**
 * When temperatures are taken.
 */
export type TemperatureDay = { 
/**
 * Day.
 */
on: Day, 
/**
 * Part of the day.
 */
part: DayPart, };

/**
 * A temperature of a learner.
 */
export type TemperatureEntry = { 
/**
 * Learner by id or name.
 */
person: string, 
/**
 * Degrees Celsius; empty takes it away.
 */
value: string, };

/**
 * A temperature.
 */
export type TemperatureReading = { 
/**
 * Day.
 */
on: Day, 
/**
 * Part of the day.
 */
part: DayPart, 
/**
 * Degrees Celsius, such as `36.5`.
 */
value: string, };

/**
 * Temperatures of a part of a day.
 */
export type TemperaturesSet = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Day.
 */
on: Day, 
/**
 * Part of the day.
 */
part: DayPart, 
/**
 * The temperatures.
 */
entries: Array<TemperatureEntry>, };

/**
 * The template of a class.
 */
export type TemplateChoice = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Key or title; absent for the usual one.
 */
template?: string | null, };

/**
 * A template as the designer has it. The same words make its file.
 */
export type TemplateDesign = { 
/**
 * What the office calls it.
 */
title: string, 
/**
 * Which way the sheet lies.
 */
orientation: SheetOrientation, 
/**
 * Made for stock that is printed already.
 */
overprint: boolean, 
/**
 * Elements from the lowest to the uppermost.
 */
element: Array<TemplateElement>, };

/**
 * An element. Lengths are millimetres from the upper left corner, sizes points, colours `#rrggbb`; which of the
 * attributes may be given depends on its kind, and what isn't given is as usual.
 */
export type TemplateElement = { 
/**
 * Its name within the template.
 */
id: string, 
/**
 * What it is.
 */
kind: ElementKind, 
/**
 * Left edge.
 */
x: number, 
/**
 * Upper edge.
 */
y: number, 
/**
 * Width.
 */
width: number, 
/**
 * Height.
 */
height: number, 
/**
 * It stands on the stock already.
 */
on_stock?: boolean, 
/**
 * Text or content of the QR code, with placeholders.
 */
text?: string | null, 
/**
 * Face.
 */
face?: string | null, 
/**
 * Size.
 */
size?: number | null, 
/**
 * Size below which it isn't shrunk.
 */
least?: number | null, 
/**
 * `left`, `center`, `right` or `justify`.
 */
align?: string | null, 
/**
 * `top`, `middle` or `bottom`.
 */
valign?: string | null, 
/**
 * Breaks into lines.
 */
wrap?: boolean, 
/**
 * Height of a line in multiples of the size.
 */
leading?: number | null, 
/**
 * First-line indent in characters.
 */
indent?: number | null, 
/**
 * Most lines; 0 for as many as the box holds.
 */
most_lines?: number | null, 
/**
 * Space between characters.
 */
spacing?: number | null, 
/**
 * Colour of text, lines, rules.
 */
colour?: string | null, 
/**
 * Thickness of lines.
 */
thickness?: number | null, 
/**
 * Broken line.
 */
dashed?: boolean, 
/**
 * What a rectangle is filled with.
 */
fill?: string | null, 
/**
 * Ornament of a border: `guilloche`, `fret` or `rules`.
 */
style?: string | null, 
/**
 * Width of the ornament.
 */
band?: number | null, 
/**
 * Colour of the ornament.
 */
second?: string | null, 
/**
 * Digest of the picture.
 */
image?: string | null, 
/**
 * The picture lies over the texts.
 */
over?: boolean, };

/**
 * Where a template's file goes.
 */
export type TemplateExport = { 
/**
 * Key or title.
 */
key: string, 
/**
 * File.
 */
path: string, };

/**
 * Something a template may show.
 */
export type TemplateField = { 
/**
 * What the window calls it.
 */
label: string, 
/**
 * How it stands in a text.
 */
placeholder: string, };

/**
 * A picture taken in.
 */
export type TemplateImage = { 
/**
 * By which elements name it.
 */
digest: string, 
/**
 * Pixels across.
 */
width: number, 
/**
 * Pixels down.
 */
height: number, 
/**
 * Something shows through.
 */
transparent: boolean, };

/**
 * A template by its key or title.
 */
export type TemplateKey = { 
/**
 * Key or title.
 */
key: string, };

/**
 * The templates, and what a designer needs.
 */
export type TemplateList = { 
/**
 * Shipped ones first.
 */
templates: Array<TemplateRow>, 
/**
 * What a text may show.
 */
fields: Array<TemplateField>, 
/**
 * What to try with.
 */
samples: Array<SampleRow>, 
/**
 * Key of the template that the class uses; the usual one where none is asked for.
 */
chosen: string, };

/**
 * A template as it would be printed.
 */
export type TemplatePreview = { 
/**
 * The PDF in base64, as far as it could be drawn.
 */
pdf: string, 
/**
 * Everything that is wrong.
 */
problems: Array<Problem>, };

/**
 * A template in the list.
 */
export type TemplateRow = { 
/**
 * By which it is named to programs.
 */
key: string, 
/**
 * What the office calls it.
 */
title: string, 
/**
 * Which way the sheet lies.
 */
orientation: "portrait" | "landscape", 
/**
 * Made for stock that is printed already.
 */
overprint: boolean, 
/**
 * Ships with the program.
 */
shipped: boolean, 
/**
 * A shipped one that the office has changed.
 */
changed: boolean, 
/**
 * Titles of the classes that have chosen it.
 */
classes: Array<string>, };

/**
 * A template to be kept.
 */
export type TemplateSave = { 
/**
 * In whose place; absent for a new one.
 */
key?: string | null, 
/**
 * Itself.
 */
design: TemplateDesign, };

/**
 * What was kept.
 */
export type TemplateSaved = { 
/**
 * Its key.
 */
key: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * What is worth a look.
 */
problems: Array<Problem>, 
/**
 * In Chinese.
 */
done: string, };

/**
 * A template to be tried.
 */
export type TemplateTry = { 
/**
 * Itself.
 */
design: TemplateDesign, 
/**
 * With what.
 */
sample: SampleKind, 
/**
 * Whose learner, for a real one.
 */
class_id?: string | null, };

/**
 * A template to be worked on.
 */
export type TemplateView = { 
/**
 * Its key.
 */
key: string, 
/**
 * Itself.
 */
design: TemplateDesign, };

/**
 * Which templates are asked for.
 */
export type TemplatesQuery = { 
/**
 * Whose choice is asked for too.
 */
class_id?: string | null, };

export type TitleLevel = "senior" | "associate" | "middle" | "junior";

/**
 * A change that touched a person.
 */
export type TouchedRow = { 
/**
 * Number in the journal.
 */
seq: number, 
/**
 * When.
 */
at: string, 
/**
 * Who.
 */
who: string, 
/**
 * What, in Chinese.
 */
what: string, 
/**
 * Taken back since.
 */
undone: boolean, };

/**
 * A number typed for a learner.
 */
export type TypedNumber = { 
/**
 * Learner by id or name.
 */
person: string, 
/**
 * Number; empty takes it back.
 */
number: string, };

/**
 * How one column of a file was understood.
 */
export type UnderstoodColumn = { 
/**
 * File.
 */
file: string, 
/**
 * Sheet.
 */
sheet: string, 
/**
 * Column letters.
 */
column: string, 
/**
 * Heading as written.
 */
heading: string, 
/**
 * Field it fills; empty when it is kept as it is, `-` when it is left out.
 */
field: string, 
/**
 * That field's label.
 */
label: string, 
/**
 * How it was recognised; empty when it wasn't.
 */
by: "" | "heading" | "content" | "memory" | "hand", 
/**
 * Some of its values.
 */
samples: Array<string>, 
/**
 * Under whom a correction is remembered.
 */
sender: string, };

/**
 * Replies to units.
 */
export type UnitReplies = { 
/**
 * By unit.
 */
units: Array<UnitReply>, };

/**
 * The reply to one unit, to be sent as a message.
 */
export type UnitReply = { 
/**
 * Unit; empty when it isn't known.
 */
unit: string, 
/**
 * Results in short, such as `录取 2 · 候补 1`.
 */
summary: string, 
/**
 * Text.
 */
text: string, };

/**
 * Lines that a class follows unless it has its own.
 */
export type UsualLines = { 
/**
 * Programme line.
 */
programme: string, 
/**
 * Title line.
 */
title: string, 
/**
 * Issuer.
 */
issuer: string, 
/**
 * What stands at the seal's place.
 */
seal: string, };

/**
 * What a check came to.
 */
export type Verification = { 
/**
 * Found in the register.
 */
found: boolean, 
/**
 * Valid today, as far as can be told.
 */
valid: boolean, 
/**
 * In Chinese.
 */
message: string, 
/**
 * What the signature came to: `none` where nothing signed was given.
 */
signature: "none" | "genuine" | "altered" | "unknown_key", 
/**
 * Whether a register was there to be asked.
 */
register: boolean, 
/**
 * The certificate.
 */
certificate?: CertificateRow | null, 
/**
 * What a genuine QR code claims.
 */
claim?: ClaimRow | null, };

/**
 * Who waits for a certificate, and the number that comes next.
 */
export type Waiting = { 
/**
 * Enrolment.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * The number; empty when there is none yet.
 */
number: string, 
/**
 * The number was meant for this learner, by name or by hand.
 */
meant: boolean, };

/**
 * A conclusion that was taken back.
 */
export type Withdrawal = { 
/**
 * Day of the conclusion.
 */
concluded_on: Day, 
/**
 * Day of the withdrawal.
 */
withdrawn_on: Day, 
/**
 * Why.
 */
reason: string, };

/**
 * Learners from a city.
 */
export type YearCity = { 
/**
 * City in Chinese.
 */
city: string, 
/**
 * Learners on rosters.
 */
learners: number, };

/**
 * What one class came to.
 */
export type YearClass = { 
/**
 * Id.
 */
id: string, 
/**
 * Number in the year's list.
 */
plan_number: string, 
/**
 * Title, with its run beyond the first.
 */
title: string, 
/**
 * Special topic in Chinese; empty when none.
 */
special_topic: string, 
/**
 * First class day.
 */
opens_on: Day, 
/**
 * Last class day.
 */
closes_on: Day, 
/**
 * Class days.
 */
days: number, 
/**
 * Counted hours as planned.
 */
hours: Hours, 
/**
 * Stage code.
 */
stage: string, 
/**
 * Stage in Chinese.
 */
stage_label: string, 
/**
 * Filing.
 */
filing: YearDeadline, 
/**
 * Reports.
 */
report: YearDeadline, 
/**
 * The year's last day.
 */
complete: YearDeadline, 
/**
 * Learners as planned.
 */
size: number, 
/**
 * Who applied.
 */
applied: number, 
/**
 * On the roster.
 */
accepted: number, 
/**
 * There in at least one session.
 */
attended: number, 
/**
 * Passed.
 */
passed: number, 
/**
 * Certificates that hold.
 */
certificates: number, 
/**
 * Hours earned by all together.
 */
earned: Hours, 
/**
 * From the front line.
 */
front_line: number, 
/**
 * Their share of the roster, such as `30.00%`; empty without learners.
 */
front_line_share: string, 
/**
 * Learners by city, those with any.
 */
cities: Array<YearCity>, 
/**
 * Budget.
 */
budget: Fen, 
/**
 * Spent.
 */
spent: Fen, 
/**
 * Received.
 */
received: Fen, 
/**
 * Teachers' fees before tax.
 */
fees: Fen, 
/**
 * Taken from learners in person and not refunded.
 */
charged: Fen, 
/**
 * How many risks it brings.
 */
risks: number, };

/**
 * A date of a class on the year's timeline.
 */
export type YearDate = { 
/**
 * Class.
 */
class_id: string, 
/**
 * Class title.
 */
class_title: string, 
/**
 * Stage word to open.
 */
stage: string, 
/**
 * `filing`, `opening`, `closing`, `report` or `complete`.
 */
kind: string, 
/**
 * What, in Chinese.
 */
text: string, 
/**
 * Day.
 */
on: Day, 
/**
 * Clause of the notice; empty for a plain date of the class.
 */
clause: string, 
/**
 * What was done about it, such as 10月9日按时备案; empty while it is open.
 */
settled: string, 
/**
 * Done later than due.
 */
late: boolean, 
/**
 * Reckoned by a calendar that isn't announced yet.
 */
provisional: boolean, 
/**
 * Days left; negative when past.
 */
days_left: number, };

/**
 * A year's dates, and what the year risks.
 */
export type YearDates = { 
/**
 * Year.
 */
year: number, 
/**
 * Dates, soonest first.
 */
dates: Array<YearDate>, 
/**
 * Classes that were filed or reported late, or run past the year's last day: a host that doesn't file or run as
 * ruled isn't accepted next year (四).
 */
risks: Array<string>, };

/**
 * A deadline and how it was kept.
 */
export type YearDeadline = { 
/**
 * Last day.
 */
due: Day, 
/**
 * Day on which it was done.
 */
done?: Day | null, 
/**
 * How it was kept.
 */
kept: "in_time" | "late" | "overdue" | "open", 
/**
 * The same in Chinese.
 */
label: string, };

/**
 * A year to write.
 */
export type YearExport = { 
/**
 * Year.
 */
year: number, 
/**
 * Folder or `.zip` for both formats, or a `.pdf` or `.xlsx` file.
 */
out: string, };

/**
 * A file of the year.
 */
export type YearFile = { 
/**
 * Name.
 */
path: string, 
/**
 * Pages of a PDF.
 */
pages?: number, 
/**
 * Bytes.
 */
bytes: number, };

/**
 * Hours earned in the classes of a year.
 */
export type YearHours = { 
/**
 * Year.
 */
year: number, 
/**
 * Hours of concluded classes.
 */
hours: Hours, };

/**
 * A year.
 */
export type YearQuery = { 
/**
 * Year.
 */
year: number, };

/**
 * The institution's year.
 */
export type YearReport = { 
/**
 * Year.
 */
year: number, 
/**
 * The year's last day for classes.
 */
complete_by: Day, 
/**
 * Sums.
 */
totals: YearTotals, 
/**
 * Classes in order of their opening.
 */
classes: Array<YearClass>, 
/**
 * Learners by city, the province's whole list.
 */
cities: Array<YearCity>, 
/**
 * Risks, class by class.
 */
risks: Array<YearRisk>, };

/**
 * What the year risks.
 */
export type YearRisk = { 
/**
 * Class; absent for a project without one.
 */
class_id?: string | null, 
/**
 * Its title.
 */
class_title: string, 
/**
 * Stable code.
 */
code: string, 
/**
 * What, in Chinese.
 */
text: string, 
/**
 * Clause of the notice.
 */
clause: string, };

/**
 * Sums of a year.
 */
export type YearTotals = { 
/**
 * Classes.
 */
classes: number, 
/**
 * Classes that were run.
 */
run: number, 
/**
 * Class days.
 */
days: number, 
/**
 * Counted hours as planned.
 */
hours: Hours, 
/**
 * Learners as planned.
 */
size: number, 
/**
 * Who applied.
 */
applied: number, 
/**
 * On rosters.
 */
accepted: number, 
/**
 * Who came.
 */
attended: number, 
/**
 * Passed.
 */
passed: number, 
/**
 * Certificates.
 */
certificates: number, 
/**
 * Hours earned by all together.
 */
earned: Hours, 
/**
 * Classes of special topics.
 */
special_classes: number, 
/**
 * On their rosters.
 */
special: number, 
/**
 * Of these from the front line.
 */
front_line: number, 
/**
 * Filed.
 */
filed: number, 
/**
 * Filed in time.
 */
filed_in_time: number, 
/**
 * Reported.
 */
reported: number, 
/**
 * Reported in time.
 */
reported_in_time: number, 
/**
 * Budget.
 */
budget: Fen, 
/**
 * Spent.
 */
spent: Fen, 
/**
 * Received.
 */
received: Fen, 
/**
 * Teachers' fees before tax.
 */
fees: Fen, };

/**
 * A year as written.
 */
export type YearWritten = { 
/**
 * What was done, in Chinese.
 */
done: string, 
/**
 * Where, absolute.
 */
out: string, 
/**
 * Files.
 */
files: Array<YearFile>, };
