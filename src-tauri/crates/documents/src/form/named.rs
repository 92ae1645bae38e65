//! Every path that a form names, with where it stands: for checking a form before any record is at hand.

use super::{Block, CardLine, Cell, Content, Form, Piece, Template};

/// A path as a form names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedPath {
    /// Places of the blocks that lead to it, from 0, the outermost first; empty for the head of the form.
    pub block: Vec<usize>,
    /// Lists whose records it is sought in first, the outermost first.
    pub within: Vec<String>,
    /// The path.
    pub path: String,
    /// Whether it must be a list.
    pub list: bool,
}

struct Walk {
    named: Vec<NamedPath>,
    block: Vec<usize>,
    within: Vec<String>,
}

impl Form {
    /// Every path that the form names, in order.
    pub fn named_paths(&self) -> Vec<NamedPath> {
        let mut walk = Walk { named: Vec::new(), block: Vec::new(), within: Vec::new() };
        walk.templates([&self.title, &self.file_name]);
        walk.blocks(&self.blocks);
        walk.named
    }
}

impl Walk {
    fn path(&mut self, path: &str, list: bool) {
        // What stands for a value of an outer list isn't known before there is a record.
        if !path.contains("[[") {
            let (block, within) = (self.block.clone(), self.within.clone());
            self.named.push(NamedPath { block, within, path: path.to_owned(), list });
        }
    }

    fn templates<'t>(&mut self, templates: impl IntoIterator<Item = &'t Template>) {
        for piece in templates.into_iter().flat_map(|t| &t.pieces) {
            if let Piece::Field { path, .. } = piece {
                self.path(&path.path, false);
            }
        }
    }

    fn inside(&mut self, list: &str, work: impl FnOnce(&mut Self)) {
        self.path(list, true);
        self.within.push(list.to_owned());
        work(self);
        self.within.pop();
    }

    fn lines(&mut self, lines: &[CardLine]) {
        self.templates(lines.iter().map(|l| &l.text));
    }

    fn cells(&mut self, cells: &[Cell]) {
        for cell in cells {
            self.templates([&cell.label, &cell.value, &cell.foot].into_iter().flatten());
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for (index, block) in blocks.iter().enumerate() {
            self.block.push(index);
            // Conditions may name what is only there sometimes: they aren't checked.
            self.content(&block.content);
            self.block.pop();
        }
    }

    fn content(&mut self, content: &Content) {
        match content {
            Content::Annex(annex) => self.templates([&annex.text]),
            Content::Title(title) => self.templates([Some(&title.text), title.subtitle.as_ref()].into_iter().flatten()),
            Content::Line(line) => self.templates([&line.left, &line.center, &line.right].into_iter().flatten()),
            Content::Heading(heading) => self.templates([&heading.text]),
            Content::Paragraph(paragraph) => self.templates([&paragraph.text]),
            Content::Attachments(attachments) => match &attachments.path {
                Some(path) => self.inside(&path.path, |walk| walk.templates(&attachments.items)),
                None => self.templates(&attachments.items),
            },
            Content::Signature(signature) => self.templates(&signature.lines),
            Content::Grid(grid) => grid.rows.iter().for_each(|row| self.cells(&row.cells)),
            Content::List(list) => {
                self.templates(list.side.as_ref());
                self.templates(list.empty.as_ref());
                self.cells(&list.totals);
                self.inside(&list.path.path, |walk| {
                    for column in &list.columns {
                        walk.templates([Some(&column.title), column.value.as_ref()].into_iter().flatten());
                        if let Some(path) = &column.path {
                            walk.path(&path.path, false);
                        }
                    }
                });
                for each in list.columns.iter().filter_map(|c| c.each.as_ref()) {
                    self.path(&each.path, true);
                }
            }
            Content::Each(each) => self.inside(&each.path.path, |walk| walk.blocks(&each.blocks)),
            Content::Cards(cards) => self.inside(&cards.path.path, |walk| walk.lines(&cards.lines)),
            Content::Seats(seats) => {
                self.templates([&seats.front]);
                self.inside(&seats.path.path, |walk| {
                    walk.templates(seats.side.as_ref());
                    walk.inside("seats", |walk| walk.lines(&seats.lines));
                });
            }
            Content::Chart(chart) => self.inside(&chart.path.path, |walk| {
                walk.templates([&chart.label]);
                walk.templates(chart.beneath.iter().chain(&chart.text).chain(&chart.second_text));
                walk.path(&chart.value.path, false);
                if let Some(second) = &chart.second {
                    walk.path(&second.path, false);
                }
            }),
            Content::Pictures(pictures) => self.inside(&pictures.path.path, |walk| {
                walk.path(&pictures.picture.path, false);
                walk.templates(pictures.caption.as_ref());
            }),
            Content::PageBreak | Content::Spacer(_) => {}
        }
    }
}
