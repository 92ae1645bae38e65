//! Which cell formats show a number as a date or a length of time.

use std::collections::BTreeMap;

use quick_xml::events::Event;

use super::ReadError;
use super::package::{Package, attribute};

/// What a cell format makes of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shows {
    Number,
    Date,
    /// Hours beyond a day, `[h]:mm`.
    Duration,
}

/// More formats than the programs allow.
const MOST_FORMATS: usize = 100_000;

/// What each cell format, by its place, makes of a number; a workbook may have none.
pub(super) fn read(package: &mut Package<'_>, part: &str) -> Result<Vec<Shows>, ReadError> {
    let mut own: BTreeMap<u32, Shows> = BTreeMap::new();
    let mut formats = Vec::new();
    let mut in_cells = false;
    package.each(part, |event| {
        match event {
            Event::Empty(tag) if tag.local_name().as_ref() == "cellXfs" => {}
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                "numFmt" => {
                    let id = attribute(&tag, "numFmtId").and_then(|id| id.parse().ok());
                    if let (Some(id), Some(code)) = (id, attribute(&tag, "formatCode")) {
                        own.insert(id, of_code(&code));
                    }
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    if formats.len() >= MOST_FORMATS {
                        return Err(ReadError::too_large("单元格格式太多"));
                    }
                    let id = attribute(&tag, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                    formats.push(own.get(&id).copied().unwrap_or_else(|| built_in(id)));
                }
                _ => {}
            },
            Event::End(tag) if tag.local_name().as_ref() == "cellXfs" => in_cells = false,
            _ => {}
        }
        Ok(())
    })?;
    Ok(formats)
}

/// Formats that have a number only, those of East Asian languages among them.
const fn built_in(id: u32) -> Shows {
    match id {
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Shows::Date,
        46 => Shows::Duration,
        _ => Shows::Number,
    }
}

/// Whether a number format, by its id and by its code where it has one of its own, shows a date.
pub(crate) fn shows_date(id: u32, code: Option<&str>) -> bool {
    code.map_or_else(|| built_in(id), of_code) == Shows::Date
}

/// What a format's code makes of a positive number: its first section, without quoted text, colours and languages.
fn of_code(code: &str) -> Shows {
    let mut characters = code.chars();
    let mut bare = String::new();
    while let Some(c) = characters.next() {
        match c {
            '"' => drop(characters.by_ref().find(|c| *c == '"')),
            // The next character is literal, a width or a filling.
            '\\' | '_' | '*' => drop(characters.next()),
            '[' => {
                let inner: String = characters.by_ref().take_while(|c| *c != ']').collect();
                let lower = inner.to_ascii_lowercase();
                let elapsed = |unit| !lower.is_empty() && lower.chars().all(|c| c == unit);
                if ['h', 'm', 's'].into_iter().any(elapsed) {
                    return Shows::Duration;
                }
            }
            ';' => break,
            c => bare.push(c.to_ascii_lowercase()),
        }
    }
    if bare.contains("general") || !bare.contains(['y', 'm', 'd', 'h', 's']) { Shows::Number } else { Shows::Date }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_tell_dates_from_numbers() {
        for (code, shows) in [
            ("General", Shows::Number),
            ("G/通用格式", Shows::Number),
            ("0.00", Shows::Number),
            ("0_ ;[Red]\\-0\\ ", Shows::Number),
            ("#,##0\"days\"", Shows::Number),
            ("\\d0", Shows::Number),
            ("0.00E+00", Shows::Number),
            ("@", Shows::Number),
            ("yyyy/m/d;@", Shows::Date),
            ("yyyy\"年\"m\"月\"d\"日\"", Shows::Date),
            ("[$-804]yyyy年m月", Shows::Date),
            ("[DBNum1][$-804]m\"月\"d\"日\"", Shows::Date),
            ("h:mm AM/PM", Shows::Date),
            ("[h]:mm", Shows::Duration),
            ("[ss]", Shows::Duration),
        ] {
            assert_eq!(of_code(code), shows, "{code}");
        }
    }
}
