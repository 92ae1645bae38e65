//! The texts that cells share.

use quick_xml::events::Event;

use super::super::cell::Budget;
use super::ReadError;
use super::package::{Package, add_reference};

/// Reads the shared texts; a workbook may have none.
pub(super) fn read(package: &mut Package<'_>, part: &str) -> Result<Vec<Box<str>>, ReadError> {
    let mut texts = Vec::new();
    let mut budget = Budget::new();
    let mut rich = RichText::default();
    package.each(part, |event| {
        let ends = match &event {
            Event::Start(tag) if tag.local_name().as_ref() == "si" => {
                rich = RichText::default();
                false
            }
            Event::Empty(tag) => tag.local_name().as_ref() == "si",
            Event::End(tag) if tag.local_name().as_ref() == "si" => true,
            _ => {
                rich.event(&event);
                false
            }
        };
        if ends {
            let text = rich.take();
            budget.take(text.len())?;
            texts.push(text.into_boxed_str());
        }
        Ok(())
    })?;
    Ok(texts)
}

/// A text that may come in runs, with the reading of its characters beside it.
#[derive(Default)]
pub(super) struct RichText {
    text: String,
    inside: bool,
    phonetic: bool,
}

impl RichText {
    pub(super) fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "t" => self.inside = true,
                "rPh" => self.phonetic = true,
                _ => {}
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "t" => self.inside = false,
                "rPh" => self.phonetic = false,
                _ => {}
            },
            _ if !self.inside || self.phonetic => {}
            _ => add(&mut self.text, event),
        }
    }

    /// The text so far, the characters that XML can't hold put back.
    pub(super) fn take(&mut self) -> String {
        unescaped(std::mem::take(&mut self.text))
    }
}

/// Adds the text of an event.
pub(super) fn add(text: &mut String, event: &Event<'_>) {
    match event {
        Event::Text(part) => text.push_str(&part.xml10_content()),
        Event::CData(part) => text.push_str(&part.xml10_content()),
        Event::GeneralRef(reference) => add_reference(text, reference),
        _ => {}
    }
}

/// Characters that XML can't hold are written `_x000D_`, and the underscore before such a thing `_x005F_`.
pub(super) fn unescaped(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut units: Vec<u16> = Vec::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        let code = rest
            .strip_prefix("_x")
            .and_then(|after| after.get(..5))
            .and_then(|code| code.strip_suffix('_'))
            .filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit()))
            .and_then(|code| u16::from_str_radix(code, 16).ok());
        let length = match code {
            Some(unit) => {
                units.push(unit);
                7
            }
            None => {
                units.extend(c.encode_utf16(&mut [0; 2]).iter());
                c.len_utf8()
            }
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    #[test]
    fn characters_that_xml_cannot_hold_are_put_back() {
        for (written, text) in [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_x00_", "_x00_"),
            ("_xZZZZ_", "_xZZZZ_"),
            ("_x", "_x"),
            ("_xD86D__xDF5B_", "𫝛"),
            ("司马𬍛_x0009_", "司马𬍛\t"),
            ("_x欧阳_", "_x欧阳_"),
        ] {
            assert_eq!(super::unescaped(written.to_owned()), text, "{written}");
        }
    }
}
