//! Running text in paragraphs and table rows, as Word keeps it and as drawings in workbooks do.

use std::collections::{BTreeMap, BTreeSet};

use yanxiu_domain::placeholders::{Catalogue, Placeholder};

use super::markup::{Kind, Token, escaped, tokens, unescaped, with_attribute};
use super::texts::{Mark, marks, near, replaced};
use super::values::Scope;
use super::{OfficeFormError, Sink, Spot, deeper, meaning};

/// How a format calls its parts.
pub(super) struct Names {
    pub(super) paragraph: &'static str,
    pub(super) text: &'static str,
    /// A table's row; rows and paragraphs repeat where they hold a list.
    pub(super) row: Option<&'static str>,
    /// What parts texts within a paragraph.
    pub(super) breaks: &'static [&'static str],
    /// What stands between two texts for a new line; a space where a run can't hold one.
    pub(super) line_break: Option<&'static str>,
}

/// Word.
pub(super) const WORD: Names = Names {
    paragraph: "w:p",
    text: "w:t",
    row: Some("w:tr"),
    breaks: &["w:br", "w:tab", "w:cr"],
    line_break: Some("<w:br/>"),
};

/// Texts in drawings of a workbook.
pub(super) const DRAWING: Names =
    Names { paragraph: "a:p", text: "a:t", row: None, breaks: &["a:br"], line_break: None };

/// A text of a paragraph.
#[derive(Debug)]
struct Piece<'x> {
    /// The token that opens it; `None` for what parts texts.
    token: Option<usize>,
    text: std::borrow::Cow<'x, str>,
}

#[derive(Debug)]
struct Paragraph<'x> {
    first: usize,
    last: usize,
    /// The innermost row around it.
    row: Option<usize>,
    pieces: Vec<Piece<'x>>,
    marks: Vec<(Mark, Option<Placeholder>)>,
}

impl Paragraph<'_> {
    fn joined(&self) -> String {
        self.pieces.iter().map(|p| p.text.as_ref()).collect()
    }
}

/// A stretch that repeats for a list.
#[derive(Debug)]
struct Block {
    first: usize,
    last: usize,
    lists: Vec<String>,
}

/// A part with its paragraphs.
pub(super) struct Flow<'x> {
    names: &'static Names,
    tokens: Vec<Token<'x>>,
    paragraphs: Vec<Paragraph<'x>>,
    blocks: Vec<Block>,
    /// Paragraph and piece by the token that opens its text.
    edits: BTreeMap<usize, (usize, usize)>,
}

impl<'x> Flow<'x> {
    /// Reads a part; nothing for one without placeholders.
    pub(super) fn read(
        xml: &'x str,
        names: &'static Names,
        part: &str,
        catalogue: &Catalogue,
        sink: Option<&mut Sink<'_>>,
    ) -> Result<Option<Self>, OfficeFormError> {
        let tokens = tokens(xml)?;
        let (mut paragraphs, rows) = paragraphs(&tokens, names);
        let mut wrong = Vec::new();
        for paragraph in &mut paragraphs {
            let joined = paragraph.joined();
            let (found, bad) = marks(&joined);
            if bad {
                wrong.push((paragraph.first, near(&joined, 0)));
            }
            paragraph.marks =
                found.into_iter().map(|m| (meaning(catalogue, &m.written), m)).map(|(p, m)| (m, p)).collect();
        }
        let (blocks, mixed) = blocks(&tokens, names, &paragraphs, &rows);
        if let Some(sink) = sink {
            let spot = |near: String| Spot { part: part.to_owned(), row: None, column: None, near };
            for paragraph in paragraphs.iter().filter(|p| !p.marks.is_empty()) {
                let joined = paragraph.joined();
                for (mark, _) in &paragraph.marks {
                    sink.placeholder(&mark.written, spot(near(&joined, mark.from)));
                }
            }
            for (_, near) in wrong {
                sink.open_brace(spot(near));
            }
            for near in mixed {
                sink.two_lists(spot(near));
            }
        }
        paragraphs.retain(|p| !p.marks.is_empty());
        if paragraphs.is_empty() {
            return Ok(None);
        }
        let edits = paragraphs
            .iter()
            .enumerate()
            .flat_map(|(index, p)| {
                let opened = p.pieces.iter().enumerate().filter_map(|(piece, found)| Some((found.token?, piece)));
                opened.map(move |(token, piece)| (token, (index, piece))).collect::<Vec<_>>()
            })
            .collect();
        Ok(Some(Self { names, tokens, paragraphs, blocks, edits }))
    }

    /// The part with its texts filled and its lists repeated.
    pub(super) fn filled(&self, scope: &Scope<'_>) -> String {
        let mut out = String::new();
        self.write((0, self.tokens.len()), scope, &mut Vec::new(), false, &mut out);
        out
    }

    /// Writes a stretch. `again` is set for the copies of a row, which leave out what may stand only once in a file.
    fn write(
        &self,
        (first, end): (usize, usize),
        scope: &Scope<'_>,
        inside: &mut Vec<usize>,
        again: bool,
        out: &mut String,
    ) {
        let mut at = first;
        while at < end {
            let begins = self.blocks.iter().enumerate().find(|(id, b)| b.first == at && !inside.contains(id));
            if let Some((id, block)) = begins {
                inside.push(id);
                for (index, scope) in scope.each(&block.lists).iter().enumerate() {
                    self.write((at, block.last + 1), scope, inside, again || index > 0, out);
                }
                inside.pop();
                at = block.last + 1;
                continue;
            }
            let token = &self.tokens[at];
            if let Some((paragraph, piece)) = self.edits.get(&at)
                && let Some(text) = self.text(*paragraph, *piece, scope)
            {
                self.write_text(&text, token.name(), out);
                at = self.close(at) + 1;
                continue;
            }
            match token.name() {
                "w:bookmarkStart" | "w:bookmarkEnd" if again => {}
                "w:p" | "w:tr" if again && token.opens() => {
                    let bare = with_attribute(token.raw, "w14:paraId", None);
                    out.push_str(&with_attribute(&bare, "w14:textId", None));
                }
                _ => out.push_str(token.raw),
            }
            at += 1;
        }
    }

    /// The new text of a piece; nothing where it stays as it is.
    fn text(&self, paragraph: usize, piece: usize, scope: &Scope<'_>) -> Option<String> {
        let paragraph = &self.paragraphs[paragraph];
        let pieces: Vec<&str> = paragraph.pieces.iter().map(|p| p.text.as_ref()).collect();
        let only: Vec<Mark> = paragraph.marks.iter().map(|(m, _)| m.clone()).collect();
        let values: Vec<String> =
            paragraph.marks.iter().map(|(_, p)| p.as_ref().map(|p| scope.value(p).text).unwrap_or_default()).collect();
        replaced(&pieces, &only, &values).into_iter().nth(piece).flatten()
    }

    fn write_text(&self, text: &str, name: &str, out: &mut String) {
        let lines = text.replace("\r\n", "\n").replace('\r', "\n");
        let lines: Vec<&str> = lines.split('\n').collect();
        // Spaces at the ends of a text are lost unless it says that they are kept; drawings keep them anyway.
        let keep = if self.names.row.is_some() { " xml:space=\"preserve\"" } else { "" };
        let text = |line: &str| format!("<{name}{keep}>{}</{name}>", escaped(line));
        match self.names.line_break {
            Some(line_break) => {
                let texts: Vec<String> = lines.iter().map(|l| text(l)).collect();
                out.push_str(&texts.join(line_break));
            }
            None => out.push_str(&text(&lines.join(" "))),
        }
    }

    /// The token that closes the element opened at a token.
    fn close(&self, open: usize) -> usize {
        let name = self.tokens[open].name();
        let closes = |t: &Token<'_>| t.kind == Kind::Close && t.name() == name;
        self.tokens[open..].iter().position(closes).map_or(open, |at| open + at)
    }
}

/// The paragraphs of a part, innermost first where they stand in each other, and the rows by first and last token.
fn paragraphs<'x>(tokens: &[Token<'x>], names: &Names) -> (Vec<Paragraph<'x>>, Vec<(usize, usize)>) {
    let mut done = Vec::new();
    let mut rows: Vec<(usize, usize)> = Vec::new();
    let mut open: Vec<Paragraph<'x>> = Vec::new();
    let mut open_rows: Vec<usize> = Vec::new();
    let mut reading: Option<(usize, String)> = None;
    for (at, token) in tokens.iter().enumerate() {
        if let Some((first, text)) = &mut reading {
            match token.kind {
                Kind::Text => text.push_str(&unescaped(token.raw)),
                Kind::Close if token.name() == names.text => {
                    // Line ends within a text are spaces to the programs.
                    let piece = Piece { token: Some(*first), text: text.replace(['\n', '\r'], " ").into() };
                    if let Some(paragraph) = open.last_mut() {
                        paragraph.pieces.push(piece);
                    }
                    reading = None;
                }
                _ => {}
            }
            continue;
        }
        let name = token.name();
        if name.is_empty() {
            continue;
        }
        match token.kind {
            Kind::Open if name == names.paragraph => {
                let row = open_rows.last().copied();
                open.push(Paragraph { first: at, last: at, row, pieces: Vec::new(), marks: Vec::new() });
            }
            Kind::Close if name == names.paragraph => {
                if let Some(mut paragraph) = open.pop() {
                    paragraph.last = at;
                    done.push(paragraph);
                }
            }
            Kind::Open if Some(name) == names.row => {
                open_rows.push(rows.len());
                rows.push((at, at));
            }
            Kind::Close if Some(name) == names.row => {
                if let Some(row) = open_rows.pop() {
                    rows[row].1 = at;
                }
            }
            Kind::Open if name == names.text => reading = Some((at, String::new())),
            Kind::Open | Kind::Empty if names.breaks.contains(&name) => {
                if let Some(paragraph) = open.last_mut() {
                    paragraph.pieces.push(Piece { token: None, text: "\n".into() });
                }
            }
            _ => {}
        }
    }
    (done, rows)
}

/// What repeats, and the texts of stretches that hold two lists at once.
fn blocks(
    tokens: &[Token<'_>],
    names: &Names,
    paragraphs: &[Paragraph<'_>],
    rows: &[(usize, usize)],
) -> (Vec<Block>, Vec<String>) {
    let mut mixed = Vec::new();
    if names.row.is_none() {
        return (Vec::new(), mixed);
    }
    // First and last token, whether a row, and the lists it holds.
    let mut units: BTreeMap<usize, (usize, bool, Vec<String>)> = BTreeMap::new();
    let mut named: BTreeSet<usize> = BTreeSet::new();
    for paragraph in paragraphs {
        let lists = paragraph.marks.iter().filter_map(|(_, p)| p.as_ref()).map(|p| &p.lists).filter(|l| !l.is_empty());
        for lists in lists {
            let (first, last, is_row) = match paragraph.row {
                Some(row) => (rows[row].0, rows[row].1, true),
                None => (paragraph.first, paragraph.last, false),
            };
            let unit = units.entry(first).or_insert_with(|| (last, is_row, lists.clone()));
            match deeper(&unit.2, lists) {
                Some(deep) => unit.2 = deep.to_vec(),
                None => {
                    if named.insert(first) {
                        mixed.push(near(&paragraph.joined(), 0));
                    }
                }
            }
        }
    }
    let mut blocks: Vec<(bool, Block)> = Vec::new();
    for (first, (last, is_row, lists)) in units {
        let joins = blocks.last().is_some_and(|(row, block)| {
            *row == is_row
                && block.last < first
                && deeper(&block.lists, &lists).is_some()
                && tokens[block.last + 1..first].iter().all(|t| {
                    t.raw.trim().is_empty() || matches!(t.local(), "bookmarkStart" | "bookmarkEnd" | "proofErr")
                })
        });
        match blocks.last_mut() {
            Some((_, block)) if joins => {
                block.last = last;
                block.lists = deeper(&block.lists, &lists).map(<[String]>::to_vec).unwrap_or(lists);
            }
            _ => blocks.push((is_row, Block { first, last, lists })),
        }
    }
    (blocks.into_iter().map(|(_, block)| block).collect(), mixed)
}
