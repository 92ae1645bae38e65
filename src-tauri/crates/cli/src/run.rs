//! Doing what the command line asks, through the same commands as the window.

mod assessment;
mod certificates;
mod fonts;
mod forms;
mod reports;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use yanxiu_api::command::dispatch;
use yanxiu_api::error::{ApiError, line_of, plain_reason};
use yanxiu_api::host::{Host, SystemHost, cannot_read, cannot_write};
use yanxiu_api::office::Office;
use yanxiu_api::sample;
use yanxiu_api::sample::host::SampleHost;
use yanxiu_api::scalar::parse_day;

use crate::arguments::{
    Arguments, AttendanceCommand, CalendarCommand, CertificatesCommand, CheckInArguments, ClassCommand, Command,
    CommitteeCommand, EnrolmentCommand, FilingCommand, ImportCommand, LogArguments, MarkArguments, NoticeCommand,
    OutcomesCommand, PeopleCommand, PlanCommand, ReceiptsCommand, ReportCommand, ReviewArguments, SurveyCommand,
    YearCommand,
};
use crate::templates;

/// The day on which the sample acts at the earliest, and when none is given.
const SAMPLE_DAY: &str = "2021-11-20";

/// A document and the exit code that goes with it.
pub(crate) struct Outcome {
    pub(crate) document: Value,
    pub(crate) exit: u8,
}

/// Exit 1 when a problem of severity `error` is listed.
fn outcome(document: Value) -> Outcome {
    let listed = document.get("problems").and_then(Value::as_array);
    let error = listed.is_some_and(|p| p.iter().any(|p| p["severity"] == "error"));
    Outcome { document, exit: u8::from(error) }
}

fn text(path: &Path) -> String {
    path.display().to_string()
}

pub(crate) fn usage(message: String) -> ApiError {
    ApiError::usage("usage", message, "请用 yanxiu-cli --help 查看命令。")
}

/// The format that a file's name asks for, among those its paper can be written in.
pub(crate) fn format_of<'f>(out: &Path, formats: &[&'f str]) -> Result<&'f str, ApiError> {
    let ending = out.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    formats.iter().copied().find(|format| *format == ending).ok_or_else(|| {
        let endings: Vec<String> = formats.iter().map(|format| format!(".{format}")).collect();
        let name = out.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let hint = format!("请把文件名写成以 {} 结尾。", endings.join(" 或 "));
        ApiError::usage("bad_format", format!("“{name}”不是能写成的文件种类"), hint)
    })
}

/// The problem of a number that marked nobody. The window says the same by its message alone.
fn unmarked(scanned: &Value) -> Option<Value> {
    let (code, hint) = match scanned["outcome"].as_str()? {
        "ok" | "again" => return None,
        "several" => ("ambiguous_number", "请多输几位，或改用名单序号。"),
        "not_on_roster" => ("not_on_roster", "请先在报名审验中通过，列入学员名单后再签到。"),
        "settled" => ("attendance_settled", "请用 attendance mark 并以 --why 写明更正原因。"),
        _ => ("unknown_number", "请核对号码，或改用名单序号；门禁卡要先绑定给学员。"),
    };
    Some(json!({"severity": "error", "code": code, "message": scanned["message"], "hint": hint}))
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, ApiError> {
    let today = match &arguments.today {
        Some(day) => Some(parse_day(day).ok_or_else(|| usage(format!("--today {day} 不是日期")))?),
        None => None,
    };
    let machine = SystemHost::default().on(today);
    if let Command::Demo { out, learners, seed, keep_store } = &arguments.command {
        // The class is over on the sample's day; on an earlier one nobody could have come to it yet.
        let day = today.max(parse_day(SAMPLE_DAY)).unwrap_or_default();
        return demo(arguments, SampleHost::new(machine, day, *seed), (out, *learners, *seed, *keep_store));
    }
    if let Command::Template { kind, out } = &arguments.command {
        let example = templates::template(kind).ok_or_else(|| usage(format!("没有“{kind}”这种样例")))?;
        machine.write(out, example.as_bytes()).map_err(|e| cannot_write(out, &e))?;
        return Ok(outcome(json!({"done": format!("已写出样例 {}", text(out)), "path": text(out)})));
    }
    let data = arguments.data.clone().unwrap_or_else(SystemHost::default_data_folder);
    let mut cli = Cli { office: Office::new(data, Arc::new(machine.clone())), machine };
    let passphrase = passphrase(arguments, &cli.machine)?;
    match &arguments.command {
        Command::Deadlines { .. } | Command::Identity { .. } | Command::Init { .. } => {}
        // Whoever has the public key needs no store; one that is there is asked, too.
        Command::Certificates(CertificatesCommand::Verify { key: Some(_), .. })
        | Command::Report(ReportCommand::Verify { key: Some(_), .. })
            if passphrase.is_none() => {}
        _ => cli.office.open(passphrase.as_deref())?,
    }
    cli.command(&arguments.command, passphrase)
}

fn passphrase(arguments: &Arguments, machine: &SystemHost) -> Result<Option<String>, ApiError> {
    let Some(path) = &arguments.passphrase_file else { return Ok(None) };
    let bytes = machine.read(path).map_err(|e| cannot_read(path, &e))?;
    let text = String::from_utf8_lossy(&bytes);
    match text.lines().next().filter(|line| !line.is_empty()) {
        Some(line) => Ok(Some(line.to_owned())),
        None => Err(ApiError::unreadable("passphrase_file", "口令文件的第一行是空的", "请把口令写在第一行。")),
    }
}

/// Output folder, learners, seed, whether the store is kept.
type DemoChoices<'a> = (&'a Path, u32, u64, bool);

fn demo(
    arguments: &Arguments,
    host: SampleHost,
    (out, learners, seed, keep): DemoChoices<'_>,
) -> Result<Outcome, ApiError> {
    let temporary = tempfile::tempdir()
        .map_err(|e| ApiError::store("cannot_write", format!("不能建立临时文件夹：{e}"), "请检查磁盘空间。"))?;
    let data: PathBuf = match (keep, &arguments.data) {
        (true, Some(data)) => data.clone(),
        (true, None) => SystemHost::default_data_folder(),
        (false, _) => temporary.path().join("data"),
    };
    let passphrase = passphrase(arguments, &SystemHost::default())?;
    let mut office = Office::new(data, Arc::new(host));
    office.create(&sample::institution(), passphrase.as_deref())?;
    let made = dispatch(&mut office, "sample_walk", json!({"learners": learners, "seed": seed}))?;
    let bundle = dispatch(&mut office, "report_export", json!({"class_id": made["class_id"], "out": text(out)}))?;
    Ok(outcome(bundle))
}

pub(crate) struct Cli {
    office: Office,
    machine: SystemHost,
}

impl Cli {
    pub(crate) fn call(&mut self, name: &str, payload: Value) -> Result<Value, ApiError> {
        dispatch(&mut self.office, name, payload)
    }

    pub(crate) fn done(&mut self, name: &str, payload: Value) -> Result<Outcome, ApiError> {
        self.call(name, payload).map(outcome)
    }

    /// A TOML file as a payload.
    fn file<T: DeserializeOwned + serde::Serialize>(&self, path: &Path) -> Result<Value, ApiError> {
        let bytes = self.machine.read(path).map_err(|e| cannot_read(path, &e))?;
        let hint = "请用 yanxiu-cli template 写出样例，对照改正。";
        let bad = |reason: String| ApiError::unreadable("bad_file", format!("“{}”：{reason}", text(path)), hint);
        let source = String::from_utf8(bytes).map_err(|_| bad("不是 UTF-8 文本".to_owned()))?;
        let value: T = toml::from_str(&source).map_err(|e| {
            let line = e.span().map(|span| format!("第 {} 行，", line_of(&source, span.start))).unwrap_or_default();
            bad(format!("{line}{}", plain_reason(e.message())))
        })?;
        serde_json::to_value(value).map_err(|e| bad(e.to_string()))
    }

    fn command(&mut self, command: &Command, passphrase: Option<String>) -> Result<Outcome, ApiError> {
        match command {
            Command::Init { institution } => {
                self.done("office_init", json!({"institution": {"name": institution}, "passphrase": passphrase}))
            }
            Command::Deadlines { open, close, notice } => {
                self.done("deadlines", json!({"open": open, "close": close, "notice": notice}))
            }
            Command::Identity { number } => {
                let document = self.call("identity", json!({"number": number}))?;
                let exit = if document["valid"] == true { 0 } else { 3 };
                Ok(Outcome { document, exit })
            }
            Command::Class(command) => self.class(command),
            Command::Filing(FilingCommand::Submit { id, on }) => {
                self.done("filing_submit", json!({"class_id": id, "on": on}))
            }
            Command::Filing(FilingCommand::Change { id, file }) => {
                let change = self.file::<yanxiu_api::filing::wire::ChangeInput>(file)?;
                self.done("filing_change", json!({"class_id": id, "change": change}))
            }
            Command::Receipts(ReceiptsCommand::Template { id, out }) => {
                let format = format_of(out, &["xlsx", "pdf"])?;
                self.paper(id, "enrolment-receipt", format, out)
            }
            Command::Receipts(ReceiptsCommand::Import { id, files, dry_run, map, update, take, keep }) => {
                let files: Vec<String> = files.iter().map(|f| text(f)).collect();
                self.done(
                    "receipts_import",
                    json!({"class_id": id, "files": files, "dry_run": dry_run, "map": map, "update": update,
                           "take": take, "keep": keep}),
                )
            }
            Command::Receipts(ReceiptsCommand::Mark { id, file, map, out }) => {
                format_of(out, &["xlsx"])?;
                let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
                let payload =
                    json!({"class_id": id, "files": [text(file)], "map": map, "file": name, "path": text(out)});
                self.done("receipts_mark", payload)
            }
            Command::Enrolment(command) => self.enrolment(command),
            Command::Roster(command) => self.roster(command),
            Command::Attendance(command) => self.attendance(command),
            Command::Committee(CommitteeCommand::Show { id }) => self.done("committee_show", json!({"class_id": id})),
            Command::Committee(CommitteeCommand::Set { id, file }) => {
                let committee = self.file::<yanxiu_api::committee::wire::Committee>(file)?;
                self.done("committee_set", json!({"class_id": id, "committee": committee}))
            }
            Command::Committee(CommitteeCommand::Photos { id, activity, files }) => {
                let shown = self.call("committee_show", json!({"class_id": id}))?;
                let known = activity.checked_sub(1).map_or(&Value::Null, |at| &shown["activities"][at]["id"]);
                let Some(known) = known.as_str() else {
                    return Err(usage(format!("没有第 {activity} 次活动")));
                };
                let files: Vec<String> = files.iter().map(|f| text(f)).collect();
                self.done("activity_photos_add", json!({"class_id": id, "activity": known, "files": files}))
            }
            Command::Assessment(command) => self.assessment(command),
            Command::Certificates(command) => self.certificates(command),
            Command::Survey(SurveyCommand::Import { id, file, dry_run, handed_out }) => {
                if !file.extension().is_some_and(|e| e.eq_ignore_ascii_case("toml")) {
                    let payload =
                        json!({"class_id": id, "file": text(file), "dry_run": dry_run, "handed_out": handed_out});
                    return self.done("survey_import", payload);
                }
                let mut survey = self.file::<yanxiu_api::reports::wire::Survey>(file)?;
                if handed_out.is_some() {
                    survey["handed_out"] = json!(handed_out);
                }
                self.done("survey_set", json!({"class_id": id, "survey": survey, "dry_run": dry_run}))
            }
            Command::Money(ImportCommand::Import { id, file }) => {
                let money = self.file::<yanxiu_api::reports::wire::Money>(file)?;
                self.done("money_set", json!({"class_id": id, "money": money}))
            }
            Command::Outcomes(OutcomesCommand::Import { id, file }) => {
                let given = self.file::<yanxiu_api::reports::wire::OutcomesFile>(file)?;
                self.done("outcomes_set", json!({"class_id": id, "outcomes": given["outcomes"]}))
            }
            Command::Outcomes(OutcomesCommand::Attach { id, outcome, file }) => self.done(
                "attachment_add",
                json!({"class_id": id, "stage": "reports", "title": "", "file": text(file), "about": outcome}),
            ),
            Command::Report(command) => self.report(command),
            Command::Fonts(command) => self.fonts(command),
            Command::Forms(command) => self.forms(command),
            Command::People(command) => self.people(command),
            Command::Search { text, limit, full_ids } => {
                self.done("search", json!({"text": text, "limit": limit, "full_ids": full_ids}))
            }
            Command::Notice(command) => match command {
                NoticeCommand::Show { year } => self.done("notice_show", json!({"year": year})),
                NoticeCommand::Copy { from, to } => self.done("notice_copy", json!({"from": from, "to": to})),
                NoticeCommand::Export { year, out } => {
                    self.done("notice_export", json!({"year": year, "path": text(out)}))
                }
                NoticeCommand::Import { file } => self.done("notice_import", json!({"path": text(file)})),
            },
            Command::Calendar(CalendarCommand::Show { year }) => self.done("calendar_show", json!({"year": year})),
            Command::Calendar(CalendarCommand::Import { file }) => {
                self.done("calendar_import", json!({"path": text(file)}))
            }
            Command::Plan(PlanCommand::List { year }) => {
                let projects = self.call("projects", json!({"year": year}))?;
                Ok(outcome(json!({"projects": projects})))
            }
            Command::Plan(PlanCommand::Import { year, file, dry_run }) => {
                self.done("projects_import", json!({"year": year, "file": text(file), "dry_run": dry_run}))
            }
            Command::Due { year, out } => {
                let mut document = self.call("year_dates", json!({"year": year}))?;
                if let Some(out) = out {
                    self.call("year_dates_export", json!({"year": year, "path": text(out)}))?;
                    document["path"] = text(out).into();
                }
                Ok(outcome(document))
            }
            Command::Year(YearCommand::Report { year, out }) => match out {
                Some(out) => self.done("year_export", json!({"year": year, "out": text(out)})),
                None => Ok(outcome(self.call("year_report", json!({"year": year}))?)),
            },
            Command::Backup { to, action } => match action.as_deref() {
                None => self.done("backup", json!({"to": to.as_deref().map(text)})),
                Some("list") => Ok(outcome(json!({"backups": self.call("backup_list", json!({}))?}))),
                Some(other) => Err(usage(format!("backup 没有“{other}”"))),
            },
            Command::Check => {
                let document = self.call("check", json!({}))?;
                let exit = u8::from(document["ok"] != true);
                Ok(Outcome { document, exit })
            }
            Command::Undo => self.done("undo", json!({})),
            Command::Journal { verify } => {
                let entries = self.call("journal", json!({"limit": 1_000}))?;
                let findings = if *verify { self.call("check", json!({}))?["findings"].clone() } else { json!([]) };
                let broken = findings.as_array().is_some_and(|f| f.iter().any(|f| f["code"] == "journal"));
                Ok(Outcome { document: json!({"entries": entries, "findings": findings}), exit: u8::from(broken) })
            }
            // Both were done before an office was opened.
            Command::Demo { .. } | Command::Template { .. } => Err(usage("命令不完整".to_owned())),
        }
    }

    fn paper(&mut self, id: &str, kind: &str, format: &str, out: &Path) -> Result<Outcome, ApiError> {
        self.done("paper_save", json!({"class_id": id, "kind": kind, "format": format, "path": text(out)}))
    }

    fn class(&mut self, command: &ClassCommand) -> Result<Outcome, ApiError> {
        match command {
            ClassCommand::New { file } => {
                let class = self.file::<yanxiu_api::filing::wire::ClassInput>(file)?;
                self.done("class_new", json!({"class": class}))
            }
            ClassCommand::Delete { id } => self.done("class_delete", json!({"class_id": id})),
            ClassCommand::Archive { id, on, by, checked_by, note } => self.done(
                "class_archive",
                json!({"class_id": id, "on": on, "made_by": by, "checked_by": checked_by, "note": note}),
            ),
            ClassCommand::Reopen { id, why } => self.done("class_reopen", json!({"class_id": id, "reason": why})),
            ClassCommand::List => {
                let home = self.call("home", json!({}))?;
                Ok(outcome(json!({"classes": home["classes"]})))
            }
            ClassCommand::Schedule { id, file } => {
                let read = self.call("schedule_read", json!({"class_id": id, "file": text(file)}))?;
                let found = outcome(read.clone());
                // A schedule with a slip isn't half taken.
                if found.exit != 0 {
                    return Ok(found);
                }
                let mut class = self.call("class_show", json!({"class_id": id}))?["class"].clone();
                class["sessions"] = read["sessions"].clone();
                let named = read["new_teachers"].as_array().into_iter().flatten();
                let added: Vec<Value> = named.map(|name| json!({"name": name, "level": "other"})).collect();
                if let Some(teachers) = class["teachers"].as_array_mut() {
                    teachers.extend(added);
                }
                self.call("class_update", json!({"class_id": id, "class": class}))?;
                Ok(found)
            }
            ClassCommand::Copy { id, open, notice, plan } => {
                let year = match notice {
                    Some(year) => json!(year),
                    None => self.call("class_show", json!({"class_id": id}))?["class"]["notice_year"].clone(),
                };
                let pattern = json!({"class_id": id, "notice_year": year, "opens_on": open, "plan_number": plan});
                let class = self.call("class_pattern", pattern)?;
                self.done("class_new", json!({"class": class}))
            }
            ClassCommand::Show { id, full_ids } => {
                let mut document = self.call("class_show", json!({"class_id": id}))?;
                if *full_ids {
                    let list = self.call("enrolment_list", json!({"class_id": id, "full_ids": true}))?;
                    document["enrolments"] = list["people"].clone();
                }
                Ok(outcome(document))
            }
        }
    }

    fn enrolment(&mut self, command: &EnrolmentCommand) -> Result<Outcome, ApiError> {
        match command {
            EnrolmentCommand::Review(asked) => self.review(asked),
            EnrolmentCommand::Order { id } => {
                let mut people = self.call("review_show", json!({"class_id": id}))?["people"].take();
                let list = self.call("enrolment_list", json!({"class_id": id}))?["people"].take();
                let rows = people.as_array_mut().into_iter().flatten().zip(list.as_array().into_iter().flatten());
                let mut order: Vec<Value> = rows
                    .filter(|(row, _)| row["rank"].is_number())
                    .map(|(row, who)| {
                        json!({"id": row["id"], "name": who["name"], "unit": who["unit"], "rank": row["rank"],
                               "takes": row["takes"], "reasons": row["rank_reasons"]})
                    })
                    .collect();
                order.sort_by_key(|row| row["rank"].as_u64());
                Ok(outcome(json!({"people": order})))
            }
            EnrolmentCommand::Evidence { id, person, kind, unseen } => {
                self.done("evidence_set", json!({"class_id": id, "people": person, "kinds": kind, "seen": !unseen}))
            }
            EnrolmentCommand::History { id, person } => {
                self.done("applicant_history", json!({"class_id": id, "person": person}))
            }
            EnrolmentCommand::Replies { id } => self.done("unit_replies", json!({"class_id": id})),
            EnrolmentCommand::List { id, full_ids } => {
                self.done("enrolment_list", json!({"class_id": id, "full_ids": full_ids}))
            }
        }
    }

    fn review(&mut self, asked: &ReviewArguments) -> Result<Outcome, ApiError> {
        let reasons = [("decline", &asked.decline), ("return", &asked.send_back), ("cancel", &asked.cancel)];
        let with_reason = reasons.iter().find_map(|(code, why)| Some((*code, why.as_deref()?)));
        let plain = [("wait", asked.wait), ("pending", asked.reopen), ("suggested", asked.suggested)];
        let (decision, reason) = with_reason
            .unwrap_or_else(|| (plain.iter().find(|(_, chosen)| *chosen).map_or("accept", |(code, _)| *code), ""));
        let payload = json!({
            "class_id": asked.id, "all": asked.all || asked.meeting, "only_meeting": asked.meeting,
            "people": asked.person, "decision": decision, "reason": reason, "replaced_by": asked.replace,
        });
        self.done(if asked.dry_run { "enrolment_review_preview" } else { "enrolment_review" }, payload)
    }

    fn people(&mut self, command: &PeopleCommand) -> Result<Outcome, ApiError> {
        match command {
            PeopleCommand::List { text: typed, year, city, rare, limit, full_ids, out } => {
                let query = json!({
                    "text": typed, "year": year, "city": city, "rare": rare, "limit": limit, "full_ids": full_ids,
                });
                let mut document = self.call("people_list", query.clone())?;
                if let Some(out) = out {
                    format_of(out, &["xlsx"])?;
                    self.call("people_export", json!({"query": query, "path": text(out)}))?;
                    document["path"] = text(out).into();
                }
                Ok(outcome(document))
            }
            PeopleCommand::Show { id, full_ids } => {
                self.done("person_show", json!({"person_id": id, "full_ids": full_ids}))
            }
            PeopleCommand::Duplicates => self.done("people_duplicates", json!({})),
            PeopleCommand::Merge { keep, other, take, stay } => {
                self.done("people_merge", json!({"keep_id": keep, "other_id": other, "take": take, "stay": stay}))
            }
            PeopleCommand::Distinct { one, other } => {
                self.done("people_distinct", json!({"keep_id": one, "other_id": other}))
            }
            PeopleCommand::Erase { id, confirm: None, .. } => {
                let document = self.call("person_erasure", json!({"person_id": id}))?;
                // What keeps it from being done is told, and nothing has been done.
                Ok(Outcome { document, exit: 0 })
            }
            PeopleCommand::Erase { id, why, confirm: Some(name) } => {
                self.done("person_erase", json!({"person_id": id, "why": why, "confirm": name}))
            }
            PeopleCommand::Rare => self.done("people_rare", json!({})),
            PeopleCommand::Retention { years } => {
                if let Some(years) = years {
                    self.call("retention_set", json!({"years": years}))?;
                }
                self.done("retention", json!({}))
            }
        }
    }

    fn attendance(&mut self, command: &AttendanceCommand) -> Result<Outcome, ApiError> {
        match command {
            AttendanceCommand::Sheet { id, out } => {
                let format = format_of(out, &["pdf", "xlsx"])?;
                self.paper(id, "sign-in-sheet", format, out)
            }
            AttendanceCommand::Import { id, file, dry_run, why } => {
                let payload = json!({"class_id": id, "file": text(file), "dry_run": dry_run, "reason": why});
                self.done("attendance_import", payload)
            }
            AttendanceCommand::Log(LogArguments { id, session, file, dry_run, why, minutes, rest_absent }) => {
                let payload = json!({
                    "class_id": id, "session": session, "file": text(file), "dry_run": dry_run, "reason": why,
                    "minutes": minutes, "rest_absent": rest_absent,
                });
                self.done("attendance_log", payload)
            }
            AttendanceCommand::Scan { id, session, number } => {
                let payload = json!({"class_id": id, "session": session, "number": number});
                let mut document = self.call("attendance_scan", payload)?;
                let unmarked = unmarked(&document);
                if let (Some(problem), Some(problems)) = (unmarked, document["problems"].as_array_mut()) {
                    problems.push(problem);
                }
                Ok(outcome(document))
            }
            AttendanceCommand::CheckIn(CheckInArguments { id, people, all, no_show }) => {
                let mut people = people.clone();
                if *all {
                    let list = self.call("check_in_show", json!({"class_id": id}))?;
                    let ids = list["people"].as_array().into_iter().flatten().filter_map(|p| p["id"].as_str());
                    people = ids.map(str::to_owned).collect();
                }
                if !people.is_empty() {
                    let state = if *no_show { "no_show" } else { "arrived" };
                    self.call("check_in_set", json!({"class_id": id, "people": people, "state": state}))?;
                }
                self.done("check_in_show", json!({"class_id": id}))
            }
            AttendanceCommand::Mark(MarkArguments { id, session, all, why, people_and_mark }) => {
                let Some((mark, people)) = people_and_mark.split_last() else {
                    return Err(usage("没有写签到结果".to_owned()));
                };
                if *all != people.is_empty() {
                    return Err(usage("请写 --all，或列出学员，两者选一".to_owned()));
                }
                let payload = json!({
                    "class_id": id, "session": session, "all": all, "people": people, "mark": mark, "reason": why,
                });
                self.done("attendance_mark", payload)
            }
            AttendanceCommand::Show { id } => self.done("attendance_show", json!({"class_id": id})),
        }
    }
}
