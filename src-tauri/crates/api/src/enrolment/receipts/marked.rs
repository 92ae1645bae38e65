//! A file of receipts with its bad cells marked and a note on each, to be sent back to whoever filled it in.

use std::path::Path;

use yanxiu_documents::reading::column_number;
use yanxiu_documents::xlsx::marked::{Mark, MarkedSheet, marked};
use yanxiu_domain::problem::{Place, Severity};

use super::choices::Choices;
use super::columns::Hand;
use super::look;
use super::wire::ReceiptsMark;
use crate::error::ApiError;
use crate::host::cannot_write;
use crate::office::wire::Done;
use crate::office::{Office, done};

pub(crate) fn mark(office: &mut Office, payload: ReceiptsMark) -> Result<Done, ApiError> {
    let hand = Hand::read(&payload.map, &payload.columns)?;
    let path = Path::new(&payload.path);
    // The original is the unit's word; it is never written over.
    if payload.files.iter().any(|file| office.host().same_file(Path::new(file), path)) {
        let message = format!("“{}”就是单位报来的原表，不能用标注表覆盖", path.display());
        return Err(ApiError::refused("same_file", message, "请为标注表另起一个文件名。"));
    }
    let looked = look(office, &payload.class_id, &payload.files, &hand, &Choices::default())?;
    let Some(file) = looked.files.iter().find(|f| f.label == payload.file && f.failed.is_none()) else {
        let message = format!("这些文件中没有可以标注的“{}”", payload.file);
        return Err(ApiError::usage("no_such_file", message, "请重新选择回执文件。"));
    };
    let mut count = 0;
    let mut sheets = Vec::new();
    for sheet in &file.sheets {
        let mut marks = Vec::new();
        for problem in &looked.problems {
            let Place::Cell { file: of, sheet: within, row: Some(row), column } = &problem.place else { continue };
            if *of == file.label && *within == sheet.name {
                marks.push(Mark {
                    row: *row,
                    column: column.as_deref().and_then(column_number),
                    error: problem.severity == Severity::Error,
                    note: format!("{}。{}", problem.message, problem.hint),
                });
            }
        }
        count += marks.len();
        sheets.push(MarkedSheet { sheet, marks });
    }
    let author = looked.dossier.institution.name.as_str();
    let bytes = marked(&sheets, author, office.today())?;
    office.host().write(path, &bytes).map_err(|e| cannot_write(path, &e))?;
    Ok(done(format!("已保存标注表：“{}”标出 {count} 处", file.label)))
}
