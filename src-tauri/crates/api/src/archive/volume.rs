//! The volume of an archived class: its papers as they are filed, then the scans kept with it.

use chrono::NaiveDate;
use yanxiu_domain::archive::VolumeItem;
use yanxiu_domain::attachment::Attachment;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::stage::Room;

use crate::papers;

/// Papers that are filed, in the order of a volume: the letter before what it accompanies. Blank forms, cards and the
/// certificates themselves leave the house and aren't.
pub(crate) const FILED: &[&str] = &[
    "filing-letter",
    "filing-form",
    "implementation-plan",
    "recruitment-notice",
    "epidemic-plan",
    "change-report",
    "course-table",
    "check-in-notice",
    "invitation",
    "confirmation-list",
    "roster",
    "check-in-list",
    "group-list",
    "room-list",
    "pledge-list",
    "handbook",
    "sign-in-sheet",
    "attendance-table",
    "temperature-sheet",
    "committee-list",
    "activity-record",
    "committee-summary",
    "assessment-table",
    "credit-of-hours",
    "certificate-register",
    "hand-over-list",
    "cover-letter",
    "self-evaluation",
    "score-sheet",
    "acceptance-form",
    "survey-summary",
    "settlement",
    "fee-list",
];

/// What a paper's or a scan's pages are asked of.
pub(crate) enum Piece<'a> {
    /// A kind of paper.
    Paper(&'static str),
    /// A file kept with the class.
    Scan(&'a Attachment),
}

/// The pieces of the volume in their order, each with its pages.
pub(crate) fn items(dossier: &Dossier, pages: &dyn Fn(Piece<'_>) -> u32) -> Vec<VolumeItem> {
    let author = &dossier.class.host_unit;
    let filed = FILED.iter().filter(|code| papers::unavailable(dossier, code).is_empty());
    let mut all: Vec<VolumeItem> = filed
        .map(|code| VolumeItem {
            author: author.clone(),
            number: document_number(dossier, code),
            title: papers::title(code).to_owned(),
            dated: dated(dossier, code),
            pages: pages(Piece::Paper(code)),
            note: String::new(),
        })
        .collect();
    let room = |a: &Attachment| Room::ALL.iter().position(|r| r.code() == a.stage);
    let mut scans: Vec<&Attachment> = dossier.attachments.iter().filter(|a| a.enrolment.is_none()).collect();
    scans.sort_by_key(|a| room(a));
    // Several of one title are told apart by the names they came under.
    let alone = |title: &str| scans.iter().filter(|s| s.title == title).count() == 1;
    all.extend(scans.iter().map(|scan| {
        let count = pages(Piece::Scan(scan));
        let title =
            if alone(&scan.title) { scan.title.clone() } else { format!("{}（{}）", scan.title, scan.file_name) };
        VolumeItem {
            author: author.clone(),
            number: String::new(),
            title,
            dated: Some(scan.added_on),
            pages: count,
            note: if count == 0 { "电子文件".to_owned() } else { "扫描件".to_owned() },
        }
    }));
    all
}

fn document_number(dossier: &Dossier, code: &str) -> String {
    let narrative = dossier.narratives.iter().find(|n| n.paper == code && n.section == "number");
    narrative.map(|n| n.text.trim().to_owned()).unwrap_or_default()
}

fn dated(dossier: &Dossier, code: &str) -> Option<NaiveDate> {
    let class = &dossier.class;
    match papers::stage(code) {
        _ if code == "change-report" => dossier.changes.last().map(|c| c.reported_on),
        "filing" => dossier.filing.as_ref().map(|f| f.filed_on),
        "enrolment" => Some(class.opens_on),
        "assessment" => dossier.conclusion.as_ref().map(|c| c.concluded_on),
        "certificates" => dossier.bearable().map(|c| c.issued_on).max(),
        "reports" => dossier.submission.as_ref().map(|s| s.submitted_on),
        _ => Some(class.closes_on),
    }
}

/// What the closing sheet says of the volume by itself.
pub(crate) fn holds(dossier: &Dossier, items: &[VolumeItem]) -> String {
    let pages: u32 = items.iter().map(|i| i.pages).sum();
    let loose = items.iter().filter(|i| i.pages == 0).count();
    let loose = if loose == 0 || pages == 0 {
        String::new()
    } else {
        format!("其中电子文件{loose}件，不编页号。")
    };
    let missing: Vec<String> = papers::bundle::enclosures(dossier)
        .into_iter()
        .filter(|e| !e.missing.is_empty())
        .map(|e| format!("缺“{}”（{}）。", e.title, e.missing))
        .collect();
    format!("本卷共{}件，{pages}页。{loose}{}", items.len(), missing.concat())
}
