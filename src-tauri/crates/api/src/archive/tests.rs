//! An archived class is read-only through every command; a new command must say here which kind it is.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};
use ts_rs::TS;

use crate::command::{CommandVisitor, dispatch, visit_commands};
use crate::error::ApiError;
use crate::host::SystemHost;
use crate::office::Office;
use crate::office::payloads::SampleWalk;
use crate::sample;
use crate::sample::host::SampleHost;
use crate::scalar::parse_day;

/// Commands that look, reckon, or write files outside the store.
const LOOKS: &[&str] = &[
    "applicant_history",
    "assessment_preview",
    "assessment_show",
    "attendance_show",
    "backup",
    "backup_list",
    "calendar_show",
    "calibration_sheet",
    "certificate_register",
    "certificate_register_export",
    "certificate_setup",
    "certificate_template_export",
    "certificate_template_preview",
    "certificate_template_show",
    "certificate_templates",
    "certificate_verify",
    "certificates_print",
    "check",
    "check_in_show",
    "class_check",
    "class_pattern",
    "class_show",
    "committee_show",
    "credit_export",
    "credit_sheet",
    "deadlines",
    "enrolment_list",
    "enrolment_review_preview",
    "font_check",
    "fonts",
    "form_check",
    "form_export",
    "form_fields",
    "form_fields_export",
    "form_file_check",
    "form_show",
    "forms_list",
    "home",
    "identity",
    "journal",
    "narrative_history",
    "notice_export",
    "notice_show",
    "number_scheme_try",
    "office_state",
    "own_form_check",
    "own_form_export",
    "own_form_fill",
    "own_forms",
    "paper_save",
    "people_compare",
    "people_duplicates",
    "people_export",
    "people_list",
    "people_rare",
    "person_erasure",
    "person_show",
    "printer_calibrate",
    "printers",
    "projects",
    "receipts_mark",
    "report_charts",
    "sharing_export",
    "report_check",
    "report_export",
    "report_verify",
    "retention",
    "review_show",
    "roster_show",
    "schedule_read",
    "scheme_check",
    "scheme_presets",
    "scores_check",
    "search",
    "signing_keys",
    "signing_keys_export",
    "stock_show",
    "submission_compare",
    "teachers",
    "unit_replies",
    "verify_page_export",
    "year_dates",
    "year_report",
    "year_export",
    "year_dates_export",
];

/// Commands that write what belongs to the office and to no class; the store's gate keeps them out of the archive, too.
const HOUSE: &[&str] = &[
    "calendar_import",
    "calendar_save",
    "certificate_image_add",
    "certificate_template_delete",
    "certificate_template_import",
    "certificate_template_save",
    "class_new",
    "credit_sheet_set",
    "earlier_register_import",
    "font_add",
    "font_remove",
    "form_import",
    "form_reset",
    "form_save",
    "institution_save",
    "notice_copy",
    "notice_import",
    "notice_save",
    "number_scheme_remove",
    "office_init",
    "office_unlock",
    "own_form_remove",
    "people_distinct",
    "people_merge",
    "person_erase",
    "person_save",
    "printer_remove",
    "printer_save",
    "projects_claim",
    "projects_import",
    "receipts_forget",
    "retention_set",
    "sample_enter",
    "sample_leave",
    "sample_walk",
    "signing_key_make",
    "signing_key_rotate",
    "stock_record",
    "stock_remove",
    "teacher_save",
    "undo",
];

/// A certificate outlives its class, and an archive can be opened.
const OUTLIVES: &[&str] =
    &["certificate_reissue", "certificate_void", "certificates_handed_over", "certificates_printed", "class_reopen"];

#[derive(Default)]
struct Names(BTreeSet<&'static str>);

impl CommandVisitor for Names {
    fn visit<P: TS + 'static, R: TS + 'static>(&mut self, name: &'static str, _: &'static str) {
        self.0.insert(name);
    }
}

struct Archived {
    folder: tempfile::TempDir,
    office: Office,
    class: String,
}

impl Archived {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let host = SampleHost::new(SystemHost::default(), parse_day("2021-11-25").unwrap(), 1);
        let mut office = Office::new(folder.path().join("data"), Arc::new(host));
        office.create(&sample::institution(), None).unwrap();
        let class = sample::walk_in_store(&mut office, SampleWalk { learners: 6, seed: 1 }).unwrap().class_id;
        let mut archived = Self { folder, office, class };
        archived.ask("class_archive", json!({"made_by": "王慧敏", "checked_by": "郑国栋", "note": "无"})).unwrap();
        archived
    }

    /// A command about the class.
    fn ask(&mut self, name: &str, mut payload: Value) -> Result<Value, ApiError> {
        payload["class_id"] = self.class.clone().into();
        dispatch(&mut self.office, name, payload)
    }

    fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.display().to_string()
    }
}

/// Every command that writes what belongs to a class, with a payload that would be taken otherwise.
fn writes(desk: &mut Archived) -> Vec<(&'static str, Value)> {
    let view = desk.ask("class_show", json!({})).unwrap();
    let id = |value: &Value| value.as_str().unwrap().to_owned();
    let person = id(&view["enrolments"][0]["id"]);
    let name = id(&view["enrolments"][0]["name"]);
    let session = id(&view["attendance"]["sessions"][0]["id"]);
    let activity = id(&view["committee"]["activities"][0]["id"]);
    let scan = desk.file("scan.pdf", b"%PDF-1.7\n");
    let picture = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/sample/photo-1.png").display().to_string();
    let receipts =
        desk.file("receipts.csv", format!("姓名,身份证号码,工作单位\n张三,{},甲单位\n", crate::desk::ONE).as_bytes());
    let marks = desk.file("marks.csv", format!("姓名,1\n{name},√\n").as_bytes());
    let log = desk.file("log.csv", format!("姓名,时长（分钟）\n{name},180\n").as_bytes());
    let scores = desk.file("scores.csv", format!("姓名,结业测试\n{name},90\n").as_bytes());
    let survey = desk.file("survey.csv", "测评内容,非常满意,满意,一般,不满意\n课程设置,3,2,1,0\n".as_bytes());
    let numbers = desk.file("numbers.csv", "证书编号\nA-001\n".as_bytes());
    let form = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/data/office-forms/roster.xlsx");
    let scheme = desk.ask("assessment_show", json!({})).unwrap()["scheme"].clone();
    let setting = desk.ask("certificate_setup", json!({})).unwrap()["own"].clone();
    let day = "2021-11-25";
    vec![
        ("activity_photos_add", json!({"activity": activity, "files": [picture]})),
        (
            "applicant_save",
            json!({"enrolment_id": person, "applicant": {"name": name, "document_kind": "resident", "unit": "乙单位"}}),
        ),
        ("assessment_conclude", json!({})),
        ("assessment_import", json!({"files": [scores]})),
        ("assessment_withdraw", json!({"why": "核对"})),
        ("attachment_add", json!({"stage": "reports", "title": "回执", "file": scan})),
        ("attachment_remove", json!({"id": id(&view["attachments"][0]["id"])})),
        ("attendance_card", json!({"person": person, "code": "001"})),
        ("attendance_close", json!({"session": session, "closed": true})),
        ("attendance_import", json!({"file": marks, "reason": "核对"})),
        ("attendance_log", json!({"session": session, "file": log, "reason": "核对"})),
        ("attendance_mark", json!({"session": session, "all": true, "mark": "absent", "reason": "核对"})),
        ("attendance_scan", json!({"session": session, "number": "1"})),
        ("attendance_sheet_by", json!({"sheet_by": "session"})),
        (
            "attendance_write",
            json!({"cells": [{"session": session, "person": person, "mark": "absent"}], "reason": "核对"}),
        ),
        ("certificate_setup_set", json!({"setting": setting})),
        ("certificate_template_choose", json!({"template": "portrait"})),
        ("certificates_issue", json!({})),
        ("check_in_scan", json!({"number": "1"})),
        ("check_in_set", json!({"people": [person], "state": "no_show"})),
        (
            "check_in_substitute",
            json!({"replaces": person, "name": "张三", "id_number": crate::desk::ONE, "unit": "甲单位", "phone": ""}),
        ),
        ("class_archive", json!({})),
        ("class_delete", json!({})),
        ("class_update", json!({"class": view["class"]})),
        ("committee_set", json!({"committee": {}})),
        ("enrolment_review", json!({"people": [person], "decision": "decline", "reason": "重复"})),
        ("evidence_set", json!({"people": [person], "kinds": ["title_certificate"], "seen": true})),
        ("excellent_choose", json!({"people": [person], "chosen": true, "reason": ""})),
        ("filing_change", json!({"change": {"reason": "场地维修", "place": "别处"}})),
        ("filing_submit", json!({})),
        ("groups_divide", json!({"groups": 2})),
        ("listed_numbers_import", json!({"file": numbers})),
        ("listed_numbers_remove", json!({"numbers": ["A-001"]})),
        ("listed_numbers_set", json!({"numbers": [{"person": person, "number": "A-001"}]})),
        ("money_set", json!({"money": {}})),
        ("narrative_set", json!({"paper": "cover-letter", "section": "body", "text": "改动"})),
        ("notice_adopt", json!({})),
        ("number_scheme_save", json!({"name": "甲", "pattern": "{year}-{seq:03}", "start": 1})),
        ("outcomes_set", json!({"outcomes": []})),
        ("own_form_add", json!({"file": form.display().to_string(), "kind": "roster", "title": "名单"})),
        ("packet_set", json!({"code": "filing-form", "ready": false, "note": ""})),
        ("receipts_import", json!({"files": [receipts]})),
        ("result_decide", json!({"person": person, "passed": false, "reason": "核对", "by_whom": "王慧敏"})),
        ("rooms_allot", json!({"rooms": "501-516"})),
        ("roster_explain", json!({"changes": [], "reason": "核对"})),
        ("roster_freeze", json!({})),
        ("roster_order", json!({"by": "pinyin"})),
        ("roster_place", json!({"people": [{"person": person, "group": 2}]})),
        ("roster_unfreeze", json!({"reason": "核对"})),
        ("scheme_set", json!({"scheme": scheme})),
        ("scores_set", json!({"learners": [{"person": person, "scores": {"exam": "90"}}]})),
        ("seats_fill", json!({"rows": 2, "columns": 4, "aisles": [], "by": "group"})),
        ("self_score_set", json!({"score": {"indicator": "goal", "score": "4", "reason": "核对"}})),
        ("submission_correct", json!({"receipt_number": "1", "reason": "补登"})),
        ("submission_record", json!({"on": day})),
        ("survey_import", json!({"file": survey})),
        ("survey_set", json!({"survey": {}})),
        (
            "temperatures_set",
            json!({"on": "2021-10-25", "part": "morning", "entries": [{"person": person, "value": "36.5"}]}),
        ),
    ]
}

#[test]
fn no_command_changes_an_archived_class() {
    let mut desk = Archived::new();
    let writes = writes(&mut desk);
    let mut names = Names::default();
    visit_commands(&mut names);
    let told: Vec<&str> =
        [LOOKS, HOUSE, OUTLIVES].concat().into_iter().chain(writes.iter().map(|(name, _)| *name)).collect();
    assert_eq!(told.iter().copied().collect::<BTreeSet<_>>(), names.0, "say here what a command does");
    assert_eq!(told.len(), names.0.len(), "a command is of one kind");
    let before = desk.ask("class_show", json!({})).unwrap();
    let journal = dispatch(&mut desk.office, "journal", json!({})).unwrap();
    let mut otherwise = Vec::new();
    for (name, payload) in writes {
        match desk.ask(name, payload) {
            // An archived class is concluded: whichever of the two is told first.
            Err(error) if error.exit_code() == 3 && ["archived", "concluded"].contains(&error.code.as_str()) => {}
            Err(error) => otherwise.push(format!("{name}: {} {}", error.code, error.message)),
            Ok(done) => otherwise.push(format!("{name} was done: {done}")),
        }
    }
    assert_eq!(otherwise, Vec::<String>::new());
    assert_eq!(dispatch(&mut desk.office, "journal", json!({})).unwrap(), journal);
    assert_eq!(desk.ask("class_show", json!({})).unwrap(), before);
}

#[test]
fn an_archive_is_opened_with_a_reason_alone() {
    let mut desk = Archived::new();
    let undo = dispatch(&mut desk.office, "undo", json!({})).unwrap_err();
    assert_eq!((undo.code.as_str(), undo.exit_code()), ("not_undoable", 3));
    for blank in ["", "  \n"] {
        assert_eq!(desk.ask("class_reopen", json!({"reason": blank})).unwrap_err().code, "reason_missing");
    }
    desk.ask("class_reopen", json!({"reason": "补登领取签收表"})).unwrap();
    assert_eq!(dispatch(&mut desk.office, "undo", json!({})).unwrap_err().code, "not_undoable");
    assert_eq!(desk.ask("class_reopen", json!({"reason": "再来"})).unwrap_err().code, "not_archived");
    let view = desk.ask("class_show", json!({})).unwrap();
    assert_eq!(view["stage"], "submitted");
    let opened = &view["archive"]["reopenings"][0];
    assert_eq!((&opened["reason"], &opened["archived_on"]), (&json!("补登领取签收表"), &json!("2021-11-25")));
    // What was typed for the closing sheet is still there, and the class can be changed and archived again.
    assert_eq!(view["archive"]["made_by"], "王慧敏");
    desk.ask("money_set", json!({"money": {}})).unwrap();
    let early = desk.ask("class_archive", json!({"on": "2021-11-18"})).unwrap_err();
    assert_eq!(early.code, "archived_before_submission");
    desk.ask("class_archive", json!({"made_by": "王慧敏"})).unwrap();
    assert_eq!(dispatch(&mut desk.office, "check", json!({})).unwrap()["findings"], json!([]));
}

#[test]
fn a_certificate_is_handed_over_and_a_person_corrected_after_the_archive() {
    let mut desk = Archived::new();
    let view = desk.ask("class_show", json!({})).unwrap();
    let number = view["certificates"][0]["number"].clone();
    let reissue = json!({"number": number, "why": "姓名有误"});
    let made = dispatch(&mut desk.office, "certificate_reissue", reissue).unwrap();
    let over = json!({"numbers": [made["number"]], "taken_by": "本人"});
    dispatch(&mut desk.office, "certificates_handed_over", over).unwrap();
    // The entry of a person is one for all classes; the archived list isn't written to.
    let found = dispatch(&mut desk.office, "people_list", json!({"text": made["name"]})).unwrap();
    let person = found["people"][0]["id"].clone();
    let before = desk.ask("roster_show", json!({})).unwrap();
    let facts = json!({"person_id": person, "name": "欧阳若曦", "document_kind": "resident"});
    dispatch(&mut desk.office, "person_save", facts).unwrap();
    let after = desk.ask("roster_show", json!({})).unwrap();
    assert!(before["changes"].is_array() && before["changes"] == after["changes"], "{after}");
    assert_eq!(dispatch(&mut desk.office, "check", json!({})).unwrap()["findings"], json!([]));
}
