//! What the index of a bundle says: what is missing and late first, what must be handed in, then the rest.

use yanxiu_domain::problem::{Problem, Severity};
use yanxiu_domain::record::Record;

use super::super::Press;
use super::{Around, Made, SIGNATURE, SUMS, contents};

/// Pages of the PDFs, the index left out.
pub(super) fn pages(made: &[Made]) -> u32 {
    made.iter().filter(|m| m.file.kind != "index").filter_map(|m| m.file.pages).sum()
}

/// What kind of trouble a problem is, and where it stands: missing, late, what must be mended, the rest.
fn rank(problem: &Problem) -> (u8, &'static str) {
    match problem.code {
        "bundle_missing" => (0, "缺项"),
        code if code.ends_with("_late") || code.ends_with("_overdue") => (1, "逾期"),
        _ if problem.severity == Severity::Error => (2, "须处理"),
        _ => (3, "提醒"),
    }
}

fn number_of(made: &Made) -> &str {
    made.file.path.split('-').next().filter(|n| n.bytes().all(|b| b.is_ascii_digit())).unwrap_or("—")
}

fn file_row(made: &Made) -> Record {
    let mut row = Record::new();
    row.text("number", number_of(made))
        .text("title", &made.file.title)
        .text("path", &made.file.path)
        .text("pages", made.file.pages.map_or_else(|| "—".to_owned(), |p| p.to_string()))
        .text("sha256", &made.file.sha256)
        .text("state", "已备");
    row
}

/// The points of the notice's list in its order, each with its files or why there are none.
fn required(press: &Press<'_>, made: &[Made]) -> Vec<Record> {
    let mut rows = Vec::new();
    for enclosure in contents::enclosures(press.dossier) {
        let files: Vec<Record> =
            made.iter().filter(|m| m.file.required && m.file.kind == enclosure.code).map(file_row).collect();
        if files.is_empty() {
            let mut row = Record::new();
            let why = if enclosure.missing.is_empty() { "未导出".to_owned() } else { enclosure.missing };
            row.text("number", "—")
                .text("title", enclosure.title)
                .text("path", format!("缺：{why}"))
                .text("pages", "—")
                .text("sha256", "—")
                .text("state", "缺");
            rows.push(row);
        }
        rows.extend(files);
    }
    rows
}

pub(super) fn record(press: &Press<'_>, made: &[Made], problems: &[Problem], around: &Around) -> Record {
    let mut record = press.record.clone();
    let mut ordered: Vec<&Problem> = problems.iter().collect();
    ordered.sort_by_key(|p| rank(p).0);
    let troubles = ordered
        .iter()
        .map(|p| {
            let mut row = Record::new();
            row.text("kind", rank(p).1).text("message", &p.message).text("hint", &p.hint);
            row
        })
        .collect();
    let must = contents::enclosures(press.dossier);
    let lacking = must.iter().filter(|e| !e.missing.is_empty()).count();
    let others: Vec<&Made> = made.iter().filter(|m| !m.file.required).collect();
    let mut kinds: Vec<&str> = others.iter().map(|m| m.file.kind.as_str()).collect();
    kinds.dedup();
    let late = ordered.iter().filter(|p| rank(p).0 == 1).count();
    let lacking_words = if lacking == 0 { "没有缺项".to_owned() } else { format!("缺{lacking}种") };
    let late_words = if late == 0 { "没有逾期".to_owned() } else { format!("逾期{late}项") };
    let pdfs = made.iter().filter(|m| m.file.pages.is_some()).count();
    let keys = around
        .keys
        .iter()
        .filter(|_| around.certified || around.key().is_some())
        .map(|k| {
            let until = k.retired_on.map_or_else(|| "现用".to_owned(), |d| format!("{}停用", d.0));
            let mut row = Record::new();
            row.text("key", &k.key).text("mark", &k.mark).text("state", until);
            row
        })
        .collect();
    let signature = match around.key() {
        Some(key) => format!(
            "已签名：{SUMS} 列出全部文件的校验码，{SIGNATURE} 是本单位对它的签名（公钥标记 {}）。用软件的“核验材料”可以查出任何改动。",
            key.mark
        ),
        None => {
            format!("未签名：本单位还没有签名密钥。{SUMS} 列出全部文件的校验码，可以核对，但不能证明由本单位出具。")
        }
    };
    record
        .text(
            "index.summary",
            format!(
                "须报送{}种，已备{}种，{lacking_words}，{late_words}；其他材料{}种。",
                must.len(),
                must.len() - lacking,
                kinds.len()
            ),
        )
        .text("index.totals", format!("共{}个文件，其中PDF {pdfs}个、{}页（不含本目录）。", made.len(), pages(made)))
        .text("index.signature", signature)
        .list("index.missing", troubles)
        .list("index.required", required(press, made))
        .list("index.files", others.into_iter().map(file_row).collect())
        .list("index.keys", keys);
    record
}
