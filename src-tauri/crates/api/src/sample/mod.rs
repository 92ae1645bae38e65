//! A made-up class, walked through every stage by the same commands as a real one.

mod bodies;
pub mod host;
mod people;

use std::collections::BTreeMap;

use yanxiu_documents::xlsx::{Blank, BlankColumn, blank};
use yanxiu_domain::enrolment::fields::RECEIPT;
use yanxiu_domain::institution::Institution;

use crate::certificates::wire::{CertificatesHandedOver, CertificatesIssue, CertificatesPrinted};
use crate::enrolment::receipts::wire::ReceiptsImport;
use crate::error::ApiError;
use crate::filing::wire::{ClassCreated, ClassInput};
use crate::host::cannot_write;
use crate::office::Office;
use crate::office::payloads::*;
use crate::office::wire::{ClassId, Nothing, OfficeState};
use crate::reports::submission::wire::SubmissionRecord;
use crate::scalar::{Day, parse_day};
use crate::{assessment, attendance, certificates, enrolment, filing, reports};
use people::{Applicant, Dice, applicants};

/// The class as a file, which also serves as the example of its kind.
pub const CLASS_FILE: &str = include_str!("class.toml");

/// The made-up institution.
pub fn institution() -> Institution {
    Institution {
        name: "海岱现代农业研修学院".to_owned(),
        address: "泉城市历山区学府路18号".to_owned(),
        phone: "0531-80000000".to_owned(),
        email: String::new(),
        contact: "王慧敏".to_owned(),
        certificate_issuer: String::new(),
    }
}

fn day(text: &str) -> Result<Day, ApiError> {
    parse_day(text).map(Day).ok_or_else(|| ApiError::usage("bad_date", format!("“{text}”不是日期"), "请核对。"))
}

fn sample_error(error: impl std::fmt::Display) -> ApiError {
    ApiError::unreadable("sample", format!("示例班资料有误：{error}"), "请重新安装程序。")
}

/// Shows the sample's data, made on the first time.
pub(crate) fn enter(office: &mut Office, _: Nothing) -> Result<OfficeState, ApiError> {
    office.show_sample(true);
    let known = office.exists();
    let shown = if known { office.open(None) } else { make(office) };
    if let Err(error) = shown {
        office.drop_sample(!known);
        return Err(error);
    }
    crate::office::state(office, Nothing {})
}

fn make(office: &mut Office) -> Result<(), ApiError> {
    office.create(&institution(), None)?;
    walk_in_store(office, SampleWalk { learners: 30, seed: 1 })?;
    Ok(())
}

/// Goes back to the office's own data.
pub(crate) fn leave(office: &mut Office, _: Nothing) -> Result<OfficeState, ApiError> {
    office.show_sample(false);
    crate::office::state(office, Nothing {})
}

/// Makes the class in the open store and walks it from filing to submission.
pub(crate) fn walk_in_store(office: &mut Office, payload: SampleWalk) -> Result<ClassCreated, ApiError> {
    if !(1..=2_000).contains(&payload.learners) {
        return Err(ApiError::usage("bad_learners", "示例班人数应在 1 到 2000 之间", "请改用这个范围内的人数。"));
    }
    let mut class: ClassInput = toml::from_str(CLASS_FILE).map_err(sample_error)?;
    // The budget is by the head, so a larger class has a larger one.
    for line in &mut class.budget {
        if !line.note.starts_with('5') && payload.learners > 30 {
            line.amount.0 = yanxiu_domain::money::Fen::new(line.amount.0.fen() / 30 * i64::from(payload.learners));
            line.note = line.note.replace("30人", &format!("{}人", payload.learners));
        }
    }
    class.size = payload.learners;
    let mut dice = Dice::new(payload.seed);
    let made = filing::create(office, ClassNew { class })?;
    let class_id = made.class_id;
    file(office, &class_id)?;
    let people = applicants(payload.learners + 1, &mut dice);
    enrol(office, &class_id, &people)?;
    let roster: Vec<String> = enrolment::list(office, EnrolmentQuery { class_id: class_id.clone(), full_ids: false })?
        .people
        .into_iter()
        .filter(|p| p.roster_number.is_some())
        .map(|p| p.id)
        .collect();
    settle(office, &class_id, &roster)?;
    // About one in thirty misses too much to pass.
    let absent: Vec<String> = roster.iter().skip(6).step_by(30).take(roster.len() / 30).cloned().collect();
    check_in(office, &class_id, &roster, &mut Dice::new(payload.seed.wrapping_add(1)))?;
    attend(office, &class_id, &roster, &absent, &mut dice)?;
    assess(office, &class_id, &roster, &mut dice)?;
    certify(office, &class_id)?;
    report(office, &class_id, payload.learners)?;
    Ok(ClassCreated { class_id, problems: Vec::new() })
}

fn file(office: &mut Office, class_id: &str) -> Result<(), ApiError> {
    for code in ["filing-form", "implementation-plan", "recruitment-notice", "epidemic-plan"] {
        let item = PacketSet { class_id: class_id.to_owned(), code: code.to_owned(), ready: true, note: String::new() };
        filing::set_packet(office, item)?;
    }
    let filing =
        FilingSubmit { class_id: class_id.to_owned(), on: Some(day("2021-10-09")?), receipt_number: String::new() };
    filing::submit(office, filing)?;
    Ok(())
}

/// The applicants come as workbooks of three units, as they do in life, and go through the same import.
fn enrol(office: &mut Office, class_id: &str, people: &[Applicant]) -> Result<(), ApiError> {
    let fields =
        RECEIPT.iter().filter(|f| !["person.document_kind", "person.birth", "details.post_title"].contains(&f.path));
    let columns: Vec<BlankColumn> = fields
        .map(|f| BlankColumn { title: f.label.to_owned(), width: 12.0, text: true, ..BlankColumn::default() })
        .collect();
    let folder = tempfile_folder(office);
    let mut files = Vec::new();
    for (index, part) in people.chunks(people.len().div_ceil(3)).enumerate() {
        let table = Blank {
            title: "高级研修项目报名回执".to_owned(),
            notes: Vec::new(),
            columns: columns.clone(),
            rows: part.iter().map(|p| p.cells.clone()).collect(),
            prepared: 0,
            foot: String::new(),
        };
        let path = folder.join(format!("报名回执{}.xlsx", index + 1));
        let bytes = blank(&table, "示例", office.today())?;
        office.host().write(&path, &bytes).map_err(|e| cannot_write(&path, &e))?;
        files.push(path.display().to_string());
    }
    let import = ReceiptsImport { class_id: class_id.to_owned(), files, ..ReceiptsImport::default() };
    let imported = enrolment::receipts::import(office, import);
    // The workbooks have served; a folder that can't be removed from the temporary place does no harm.
    let _ = std::fs::remove_dir_all(&folder);
    imported?;
    let last = people.last().map(|p| p.name.clone()).unwrap_or_default();
    let review = |people: Vec<String>, all: bool, decision: &str, reason: &str| EnrolmentReview {
        class_id: class_id.to_owned(),
        people,
        all,
        only_meeting: false,
        decision: decision.to_owned(),
        reason: reason.to_owned(),
        replaced_by: None,
    };
    enrolment::review::review(office, review(vec![last], false, "decline", "名额已满，且不从事相关专业工作"))?;
    enrolment::review::review(office, review(Vec::new(), true, "accept", ""))?;
    Ok(())
}

/// Groups with their leaders, rooms, seats, and the roster frozen on the opening day.
fn settle(office: &mut Office, class_id: &str, roster: &[String]) -> Result<(), ApiError> {
    use enrolment::roster::wire::{GroupsDivide, Placed, RoomsAllot, RosterOrder, RosterPlace, SeatsFill};
    use yanxiu_domain::enrolment::groups::groups_of;
    use yanxiu_domain::enrolment::roster::OrderBy;
    use yanxiu_domain::enrolment::seating::{FillBy, Plan};
    let class_id = class_id.to_owned();
    let by = crate::scalar::OrderBy(OrderBy::Arrival);
    enrolment::roster::order(office, RosterOrder { class_id: class_id.clone(), by, people: Vec::new() })?;
    let groups = groups_of(roster.len(), 6).min(20);
    let divide = GroupsDivide { class_id: class_id.clone(), groups: Some(groups), size: None };
    enrolment::roster::divide_groups(office, divide)?;
    let shown = enrolment::roster::show(office, ClassId { class_id: class_id.clone() })?;
    let leaders = (1..=groups)
        .filter_map(|group| shown.learners.iter().find(|l| l.group == Some(group)))
        .map(|l| Placed { person: l.id.clone(), leader: Some(true), ..Placed::default() })
        .collect();
    enrolment::roster::place(office, RosterPlace { class_id: class_id.clone(), people: leaders })?;
    // A room for every two, and one more for an odd number of each sex.
    let floors: Vec<String> =
        (0..(roster.len() / 2 + 2).div_ceil(16)).map(|floor| format!("{f}01-{f}16", f = floor + 5)).collect();
    let rooms = RoomsAllot {
        class_id: class_id.clone(),
        rooms: floors.join("，"),
        units: None,
        unsaid: None,
        keep: false,
        list_only: false,
    };
    enrolment::roster::allot_rooms(office, rooms)?;
    let plan = Plan::suggested(roster.len());
    // Two thousand sit in two halls; the sample seats as many as one holds.
    if plan.seats() as usize >= roster.len() && plan.rows <= yanxiu_domain::enrolment::seating::MOST {
        let by = Some(crate::scalar::SeatFill(FillBy::Group));
        let seats =
            SeatsFill { class_id: class_id.clone(), rows: plan.rows, columns: plan.columns, aisles: plan.aisles, by };
        enrolment::roster::fill_seats(office, seats)?;
    }
    enrolment::roster::freeze(office, ClassDay { class_id, on: Some(day("2021-10-25")?) })?;
    Ok(())
}

fn tempfile_folder(office: &Office) -> std::path::PathBuf {
    let mut mark = [0_u8; 8];
    office.host().random(&mut mark);
    // Two programs with the same seed draw the same mark.
    std::env::temp_dir().join(format!("yanxiu-{}-{}", std::process::id(), hex::encode(mark)))
}

/// Everyone comes, is checked and signs; temperatures are taken as the notice asks.
fn check_in(office: &mut Office, class_id: &str, roster: &[String], dice: &mut Dice) -> Result<(), ApiError> {
    let come = serde_json::json!({
        "class_id": class_id, "people": roster, "state": "arrived", "arrived_at": "2021-10-24 15:20",
        "identity_checked": true, "materials_handed": true, "pledge_signed": true,
    });
    attendance::check_in::set(office, serde_json::from_value(come).map_err(sample_error)?)?;
    let days = attendance::check_in::show(office, ClassId { class_id: class_id.to_owned() })?.days;
    for day in days {
        let entries: Vec<_> = roster
            .iter()
            .map(|person| serde_json::json!({"person": person, "value": format!("36.{}", 2 + dice.below(6))}))
            .collect();
        let taken = serde_json::json!({"class_id": class_id, "on": day.on, "part": day.part, "entries": entries});
        attendance::check_in::set_temperatures(office, serde_json::from_value(taken).map_err(sample_error)?)?;
    }
    Ok(())
}

fn attend(
    office: &mut Office,
    class_id: &str,
    roster: &[String],
    absent: &[String],
    dice: &mut Dice,
) -> Result<(), ApiError> {
    let sessions = attendance::show(office, ClassId { class_id: class_id.to_owned() })?.sessions;
    let mark = |session: &str, people: Vec<String>, mark: &str, note: &str| -> Result<AttendanceMark, ApiError> {
        Ok(AttendanceMark {
            class_id: class_id.to_owned(),
            session: session.to_owned(),
            all: people.is_empty(),
            people,
            mark: Some(serde_json::from_value(mark.into()).map_err(sample_error)?),
            note: note.to_owned(),
            reason: String::new(),
        })
    };
    for session in sessions {
        attendance::mark(office, mark(&session.id, Vec::new(), "present", "")?)?;
        let late = roster[dice.below(roster.len())].clone();
        if session.counted && !absent.contains(&late) {
            attendance::mark(office, mark(&session.id, vec![late], "late", "")?)?;
        }
        if session.counted && !absent.is_empty() && session.number > 2 {
            attendance::mark(office, mark(&session.id, absent.to_vec(), "leave", "单位紧急任务")?)?;
        }
    }
    Ok(())
}

fn assess(office: &mut Office, class_id: &str, roster: &[String], dice: &mut Dice) -> Result<(), ApiError> {
    bodies::form(office, class_id, roster)?;
    let learners = roster
        .iter()
        .map(|person| {
            let scores = BTreeMap::from([
                ("exam".to_owned(), (72 + dice.below(27)).to_string()),
                ("thesis".to_owned(), format!("{}.5", 75 + dice.below(20))),
            ]);
            assessment::wire::LearnerScores { person: person.clone(), scores }
        })
        .collect();
    assessment::scores::set(office, assessment::wire::ScoresSet { class_id: class_id.to_owned(), learners })?;
    assessment::conclusion::conclude(office, ClassDay { class_id: class_id.to_owned(), on: Some(day("2021-10-28")?) })?;
    Ok(())
}

fn certify(office: &mut Office, class_id: &str) -> Result<(), ApiError> {
    let on = Some(day("2021-10-28")?);
    let issue = CertificatesIssue { class_id: class_id.to_owned(), on, people: Vec::new() };
    let issued = certificates::issue::issue(office, issue)?;
    let numbers: Vec<String> = issued.certificates.into_iter().map(|c| c.number).collect();
    let printed = CertificatesPrinted {
        numbers: numbers.clone(),
        on,
        template: None,
        on_stock: false,
        spoiled: 0,
        spoiled_numbers: String::new(),
        spoil_reason: String::new(),
    };
    certificates::marks::mark_printed(office, printed)?;
    let handed_over = CertificatesHandedOver { numbers, on, taken_by: String::new(), note: String::new() };
    certificates::marks::hand_over(office, handed_over)?;
    Ok(())
}

fn report(office: &mut Office, class_id: &str, learners: u32) -> Result<(), ApiError> {
    let n = u64::from(learners);
    bodies::survey(office, class_id, learners)?;
    let money = serde_json::json!({
        "costs": [
            {"kind": "lodging", "amount": 129_000 * n, "paid_on": "2021-10-29", "note": "宿舍4晚"},
            {"kind": "meals", "amount": 48_000 * n, "paid_on": "2021-10-29"},
            {"kind": "venue", "amount": 18_500 * n, "paid_on": "2021-11-02", "note": "教室、资料、现场教学交通"},
            {"kind": "other", "amount": 200_000, "paid_on": "2021-11-05", "note": "证书和材料印制"},
        ],
        "fees": [
            {"teacher": "孙明远", "hours": "4", "net": 600_000},
            {"teacher": "韩素云", "hours": "6", "net": 480_000},
            {"teacher": "吴建平", "hours": "3.5", "net": 350_000},
            {"teacher": "林若曦", "hours": "3", "net": 300_000},
            {"teacher": "曹志强", "hours": "3.5", "net": 175_000},
        ],
        "incomes": [{"kind": "own_funds", "amount": 2_300_000 + 200_000 * n, "note": "承办单位自筹"}],
    });
    let money = serde_json::from_value(money).map_err(sample_error)?;
    reports::set_money(office, MoneySet { class_id: class_id.to_owned(), money })?;
    let outcomes = serde_json::json!([
        {"kind": "achievement", "title": format!("学员形成技术应用方案{}份", (n * 26 / 30).max(1)), "detail": "已在所在市示范基地落地应用。"},
        {"kind": "good_practice", "title": "“课堂＋产业园”现场教学", "detail": "把课程搬到产业园，学员带着问题学、对着设备练。"},
        {"kind": "media", "title": "《海岱农业报》报道本期研修", "on": "2021-10-30", "source": "海岱农业报", "detail": "第2版。"},
        {"kind": "courseware", "title": "智慧农业装备与数字化管理课件", "source": "吴建平", "settled_on": "2021-10-28", "link": "省继续教育平台", "detail": "已上传省继续教育平台共享。"},
        {"kind": "inspection", "title": "签到表未注明迟到时间", "on": "2021-10-26", "source": "省人力资源社会保障厅", "settled_on": "2021-10-27", "detail": "已补注到课时间，此后每次课由班主任核对。"},
    ]);
    let outcomes = serde_json::from_value(outcomes).map_err(sample_error)?;
    reports::records::set(office, OutcomesSet { class_id: class_id.to_owned(), outcomes })?;
    let score = reports::wire::SelfScore {
        indicator: "goal".to_owned(),
        score: "5".to_owned(),
        reason: String::new(),
        evidence: "实施方案".to_owned(),
    };
    reports::set_self_score(office, SelfScoreSet { class_id: class_id.to_owned(), score })?;
    let submission = SubmissionRecord {
        class_id: class_id.to_owned(),
        on: Some(day("2021-11-19")?),
        receipt_number: String::new(),
        received_by: String::new(),
        bundle: None,
    };
    reports::submission::record_alone(office, submission)?;
    Ok(())
}
