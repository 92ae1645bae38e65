//! XML as a row of pieces that can be put together again byte for byte.

use std::borrow::Cow;

use quick_xml::events::Event;
use quick_xml::reader::Reader;

use super::OfficeFormError;

/// Most pieces that are read of a part.
const MOST_TOKENS: usize = 8_000_000;

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `<a>`
    Open,
    /// `</a>`
    Close,
    /// `<a/>`
    Empty,
    /// Text, a reference or CDATA.
    Text,
    /// A comment, a declaration, an instruction.
    Other,
}

/// A piece as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token<'x> {
    pub(super) kind: Kind,
    pub(super) raw: &'x str,
    /// Where it begins.
    pub(super) at: usize,
}

/// The pieces of a text; everything of it is in one of them.
pub(super) fn tokens(xml: &str) -> Result<Vec<Token<'_>>, OfficeFormError> {
    let mut reader = Reader::from_str(xml);
    let mut tokens = Vec::new();
    let mut at = 0;
    loop {
        let event = reader.read_event().map_err(OfficeFormError::damaged)?;
        let end = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX).min(xml.len());
        let kind = match event {
            Event::Eof => return Ok(tokens),
            Event::Start(_) => Kind::Open,
            Event::End(_) => Kind::Close,
            Event::Empty(_) => Kind::Empty,
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) => Kind::Text,
            _ => Kind::Other,
        };
        let raw = xml.get(at..end).ok_or_else(|| OfficeFormError::damaged("内容不完整"))?;
        if tokens.len() >= MOST_TOKENS {
            return Err(OfficeFormError::too_large("内容过于零碎"));
        }
        tokens.push(Token { kind, raw, at });
        at = end;
    }
}

impl<'x> Token<'x> {
    /// The tag's name with its prefix; empty for what is no tag.
    pub(super) fn name(&self) -> &'x str {
        match self.kind {
            Kind::Open | Kind::Close | Kind::Empty => {
                let inside = self.raw.trim_start_matches(['<', '/']);
                inside.split(|c: char| c.is_whitespace() || matches!(c, '/' | '>')).next().unwrap_or_default()
            }
            _ => "",
        }
    }

    /// The tag's name without its prefix.
    pub(super) fn local(&self) -> &'x str {
        let name = self.name();
        name.rsplit_once(':').map_or(name, |(_, local)| local)
    }

    /// Whether it opens an element, with or without anything in it.
    pub(super) fn opens(&self) -> bool {
        matches!(self.kind, Kind::Open | Kind::Empty)
    }

    /// An attribute's value by its whole name.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let (from, to) = value_range(self.raw, name)?;
        self.raw.get(from..to).map(|v| unescaped(v).into_owned())
    }
}

/// Where the value of an attribute stands in a tag, without its quotes.
fn value_range(tag: &str, name: &str) -> Option<(usize, usize)> {
    let bytes = tag.as_bytes();
    let mut at = tag.find(char::is_whitespace)?;
    loop {
        at += tag.get(at..)?.find(|c: char| !c.is_whitespace())?;
        let equals = at + tag.get(at..)?.find(['=', '>'])?;
        if bytes.get(equals) != Some(&b'=') {
            return None;
        }
        let found = tag.get(at..equals)?.trim();
        let open = equals + tag.get(equals..)?.find(['"', '\''])?;
        let close = open + 1 + tag.get(open + 1..)?.find(char::from(*bytes.get(open)?))?;
        if found == name {
            return Some((open + 1, close));
        }
        at = close + 1;
    }
}

/// A tag with an attribute set, or taken away.
pub(super) fn with_attribute(tag: &str, name: &str, value: Option<&str>) -> String {
    match (value_range(tag, name), value) {
        (Some((from, to)), Some(value)) => format!("{}{}{}", &tag[..from], escaped(value), &tag[to..]),
        (Some((from, to)), None) => {
            let before = tag[..from].trim_end_matches(['"', '\'']).trim_end().trim_end_matches('=').trim_end();
            let before = before.strip_suffix(name).unwrap_or(before).trim_end();
            format!("{before}{}", &tag[to + 1..])
        }
        (None, Some(value)) => {
            let end = if tag.ends_with("/>") { tag.len() - 2 } else { tag.len().saturating_sub(1) };
            format!("{} {name}=\"{}\"{}", tag[..end].trim_end(), escaped(value), &tag[end..])
        }
        (None, None) => tag.to_owned(),
    }
}

/// What a written text says; references that XML doesn't know stay as they are written.
pub(super) fn unescaped(raw: &str) -> Cow<'_, str> {
    if let Some(inside) = raw.strip_prefix("<![CDATA[").and_then(|r| r.strip_suffix("]]>")) {
        return Cow::Borrowed(inside);
    }
    quick_xml::escape::unescape(raw).unwrap_or(Cow::Borrowed(raw))
}

/// A text as it is written between tags and in attributes, without the characters that XML can't hold.
pub(super) fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '"' => written.push_str("&quot;"),
            '\t' | '\n' => written.push(c),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            c => written.push(c),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_make_the_whole_again() {
        let xml = "<?xml version=\"1.0\"?>\n<a  x='1' y=\"&lt;\"><b/>t &amp; u<!-- c --><![CDATA[<]]></a>\n";
        let tokens = tokens(xml).unwrap();
        assert_eq!(tokens.iter().map(|t| t.raw).collect::<String>(), xml);
        let a = tokens.iter().find(|t| t.name() == "a").unwrap();
        assert_eq!(
            (a.attribute("x").as_deref(), a.attribute("y").as_deref(), a.attribute("z")),
            (Some("1"), Some("<"), None)
        );
    }

    #[test]
    fn attributes_are_set_in_place() {
        for (tag, name, value, result) in [
            ("<c r=\"A1\" s=\"2\"/>", "r", Some("A7"), "<c r=\"A7\" s=\"2\"/>"),
            ("<c r=\"A1\" s=\"2\">", "s", None, "<c r=\"A1\">"),
            ("<c r='A1'>", "t", Some("a\"b"), "<c r='A1' t=\"a&quot;b\">"),
            ("<c/>", "t", Some("s"), "<c t=\"s\"/>"),
            ("<row ht=\"12\" customHeight=\"1\">", "ht", Some("20"), "<row ht=\"20\" customHeight=\"1\">"),
            ("<c s=\"2\" t=\"s\" r=\"A1\">", "t", None, "<c s=\"2\" r=\"A1\">"),
        ] {
            assert_eq!(with_attribute(tag, name, value), result, "{tag}");
        }
    }
}
