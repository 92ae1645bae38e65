//! Workbooks and text tables that people hand in.

use std::path::Path;

use yanxiu_documents::reading::{Sheet, field_named, read_file};
use yanxiu_domain::record::Field;

use crate::error::ApiError;
use crate::host::cannot_read;
use crate::office::Office;

/// The name of a file without its folder, and its sheets.
///
/// # Errors
/// What the disk says, or why the file can't be read as a table, its name in front.
pub(crate) fn sheets(office: &Office, path: &str) -> Result<(String, Vec<Sheet>), ApiError> {
    let path = Path::new(path);
    let bytes = office.host().read(path).map_err(|e| cannot_read(path, &e))?;
    let file = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let sheets = read_file(&file, &bytes)
        .map_err(|e| ApiError::unreadable(e.code, format!("“{file}”：{}", e.message), e.hint))?;
    Ok((file, sheets))
}

/// What the user says columns mean, from texts such as `D=证书编号`.
///
/// # Errors
/// `bad_map` for a text that isn't of this kind, or a field that isn't there.
pub(crate) fn overrides(fields: &[Field], map: &[String]) -> Result<Vec<(String, String)>, ApiError> {
    map.iter()
        .map(|pair| {
            let known = pair.split_once('=').and_then(|(column, text)| {
                let field = field_named(fields, text)?;
                Some((column.trim().to_owned(), field.path.to_owned()))
            });
            known.ok_or_else(|| {
                let labels: Vec<&str> = fields.iter().map(|f| f.label).collect();
                ApiError::usage(
                    "bad_map",
                    format!("“{pair}”不是“列=栏目”的写法，或没有这个栏目"),
                    format!("例如：--map D={}；栏目有：{}。", labels.first().unwrap_or(&""), labels.join("、")),
                )
            })
        })
        .collect()
}
