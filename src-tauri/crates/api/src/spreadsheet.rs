//! Workbooks and text tables that people hand in.

use std::path::Path;

use yanxiu_documents::reading::{Sheet, read_file};

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
