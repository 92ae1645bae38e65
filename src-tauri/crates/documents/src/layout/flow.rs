//! The flow of a paper over its pages.

use super::cards::cramped;
use super::chart::chart_height;
use super::stretch::{Setting, stretches};
use super::table::{Set, set};
use super::text::{At, TextLine, draw, lines, shrink, width};
use super::title::title_lines;
use super::{Drawn, MM, Page};
use yanxiu_domain::record::Picture;

use crate::fonts::Fonts;
use crate::form::{Align, Face, Form, Layout, Orientation, PageNumber, Sheet};
use crate::paper::{Body, Paper, PaperError, Paragraph, Part, Text};

const A4: (f32, f32) = (210.0 * MM, 297.0 * MM);
const A3: (f32, f32) = (297.0 * MM, 420.0 * MM);
/// GB/T 9704: 22 lines in 225 mm, 28 characters in 156 mm.
const OFFICIAL_LINE: f32 = 225.0 * MM / 22.0;
const OFFICIAL_ADVANCE: f32 = 156.0 * MM / 28.0;
const LEADING: f32 = 1.5;
/// The pitch of a line with texts at both sides.
const SIDES: f32 = 1.75;

pub(super) struct Flow<'a> {
    pub(super) paper: &'a Paper<'a>,
    pub(super) fonts: &'a Fonts,
    pub(super) pages: Vec<Page>,
    /// Where the stretch at hand has got to, and how it is set.
    pub(super) setting: Setting,
    /// Charts so far.
    pub(super) charts: usize,
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) room: f32,
    pub(super) bottom: f32,
    pub(super) y: f32,
}

fn size_of(form: &Form, sheet: (f32, f32)) -> (f32, f32) {
    match form.orientation {
        Orientation::Portrait => sheet,
        Orientation::Landscape => (sheet.1, sheet.0),
    }
}

/// Whether a paper is set on A3.
pub(crate) fn larger(paper: &Paper<'_>) -> bool {
    let (form, margins) = (paper.form, paper.form.margins);
    match form.sheet {
        Sheet::A4 => false,
        Sheet::A3 => true,
        Sheet::Fitting => {
            let (width, height) = size_of(form, A4);
            let room = (width - (margins.left + margins.right) * MM, height - (margins.top + margins.bottom) * MM);
            paper.parts.iter().any(|p| matches!(&p.body, Body::Seats(seats) if cramped(seats, room)))
        }
    }
}

/// Sets a paper on pages.
pub(crate) fn pages(paper: &Paper<'_>, fonts: &Fonts) -> Result<Vec<Page>, PaperError> {
    several(std::slice::from_ref(paper), fonts)
}

/// Sets papers one after another on pages that are numbered through.
pub(crate) fn several(papers: &[Paper<'_>], fonts: &Fonts) -> Result<Vec<Page>, PaperError> {
    let mut flows = papers.iter().map(|paper| set_out(paper, fonts)).collect::<Result<Vec<_>, _>>()?;
    let count = flows.iter().map(Flow::numbered).sum();
    let mut first = 1;
    for flow in &mut flows {
        flow.number_pages(first, count)?;
        first += flow.numbered();
    }
    Ok(flows.into_iter().flat_map(|flow| flow.pages).collect())
}

/// A paper on its pages, without their numbers.
fn set_out<'a>(paper: &'a Paper<'a>, fonts: &'a Fonts) -> Result<Flow<'a>, PaperError> {
    let form = paper.form;
    let margins = form.margins;
    let (width, height) = size_of(form, if larger(paper) { A3 } else { A4 });
    let mut flow = Flow {
        paper,
        fonts,
        pages: vec![Page { width, height, ..Page::default() }],
        setting: Setting::default(),
        charts: 0,
        left: margins.left * MM,
        top: margins.top * MM,
        room: width - (margins.left + margins.right) * MM,
        bottom: height - margins.bottom * MM,
        y: margins.top * MM,
    };
    for stretch in stretches(&paper.parts) {
        flow.stretch(stretch)?;
    }
    Ok(flow)
}

impl Flow<'_> {
    pub(super) fn official(&self) -> bool {
        self.paper.form.layout == Layout::Official
    }

    pub(super) fn body(&self) -> (f32, Face) {
        (self.paper.form.size.0, self.paper.form.face)
    }

    pub(super) fn pitch(&self, size: f32) -> f32 {
        self.closer(if self.official() { OFFICIAL_LINE.max(size * 1.35) } else { size * LEADING })
    }

    /// A distance as the stretch at hand is set.
    fn closer(&self, distance: f32) -> f32 {
        distance * self.setting.closeness.tight
    }

    /// What official layout takes from each character's width so that 28 of them fill a line.
    fn spacing(&self, size: f32) -> f32 {
        if self.official() && (size - self.body().0).abs() < 0.1 { OFFICIAL_ADVANCE - size } else { 0.0 }
    }

    pub(super) fn new_page(&mut self) {
        if let Some(last) = self.pages.last() {
            let (width, height) = (last.width, last.height);
            self.pages.push(Page { width, height, ..Page::default() });
        }
        self.setting.text = 0;
        self.y = self.top;
    }

    pub(super) fn out(&mut self) -> &mut Vec<Drawn> {
        self.setting.drawing();
        let last = self.pages.len() - 1;
        &mut self.pages[last].drawn
    }

    pub(super) fn at_top(&self) -> bool {
        (self.y - self.top).abs() < 0.5
    }

    /// Begins a page when less than `height` is left.
    pub(super) fn need(&mut self, height: f32) {
        if self.y + height > self.bottom + 0.5 && !self.at_top() {
            self.new_page();
        }
    }

    pub(super) fn part(&mut self, part: &Part, after: &[Part]) -> Result<(), PaperError> {
        if !self.at_top() {
            self.y += self.closer(part.before * MM);
        }
        match &part.body {
            Body::Annex(text) => self.line_of(text, 16.0, Face::Hei, Align::Left, 0.0)?,
            Body::Title(text, size, face, beneath) => self.title(text, *size, *face, beneath.as_ref())?,
            Body::Line(left, center, right, size, face) => {
                let size = size.unwrap_or(self.body().0);
                let face = face.unwrap_or(self.body().1);
                self.three(left, center, right, size, face)?;
            }
            Body::Heading(text, level) => self.heading(text, *level, after)?,
            Body::Paragraph(paragraph) => self.paragraph(paragraph)?,
            Body::Attachments(items) => self.attachments(items)?,
            Body::Signature(signed, blank) => self.signature(signed, *blank)?,
            Body::Table(table) => {
                let set = set(table, self.room, self.body(), self.setting.closeness, self.fonts)?;
                self.table(set, part, after)?;
            }
            Body::Cards(cards) => self.cards(cards)?,
            Body::Seats(seats) => self.seats(seats, self.closing_lines(after)?)?,
            Body::Chart(chart) => self.chart(chart)?,
            Body::Pictures(pictures, height) => self.pictures(pictures, *height)?,
            Body::PageBreak => {
                if !self.at_top() {
                    self.new_page();
                }
            }
            Body::Spacer(height) => self.y += height * MM * self.setting.closeness.spacer(),
        }
        self.y += self.closer(part.after * MM);
        Ok(())
    }

    /// Lines of one text, each on a pitch of its own.
    fn put(&mut self, lines: &[TextLine], size: f32, pitch: f32, align: Align, indent: f32, hanging: f32) {
        let spacing = self.spacing(size);
        for (index, line) in lines.iter().enumerate() {
            self.need(pitch);
            let inset = if index == 0 { indent } else { hanging };
            let at = At {
                x: self.left + inset,
                baseline: self.y + pitch / 2.0 + size * 0.38,
                room: self.room - inset,
                size,
                spacing,
                align,
            };
            draw(line, at, self.out());
            self.y += pitch;
        }
    }

    fn line_of(&mut self, text: &Text, size: f32, face: Face, align: Align, indent: f32) -> Result<(), PaperError> {
        let glyphs = self.fonts.shape(text, face)?;
        let broken = lines(&glyphs, size, self.spacing(size), self.room, indent);
        let pitch = self.pitch(size);
        self.put(&broken, size, pitch, align, indent, 0.0);
        Ok(())
    }

    fn title(&mut self, text: &Text, size: f32, face: Face, beneath: Option<&Text>) -> Result<(), PaperError> {
        let glyphs = self.fonts.shape(text, face)?;
        // The size of an official title is prescribed.
        let size = if self.official() { size } else { self.closer(size) };
        // A title keeps a margin at both sides.
        let broken = title_lines(&glyphs, size, self.room * 0.94);
        let pitch = self.closer(size * 1.45);
        self.put(&broken, size, pitch, Align::Center, 0.0, 0.0);
        if let Some(beneath) = beneath {
            self.line_of(beneath, 16.0, Face::Kai, Align::Center, 0.0)?;
        }
        Ok(())
    }

    fn three(&mut self, left: &Text, center: &Text, right: &Text, size: f32, face: Face) -> Result<(), PaperError> {
        let pitch = self.closer(size * SIDES);
        let (left, center, right) =
            (self.fonts.shape(left, face)?, self.fonts.shape(center, face)?, self.fonts.shape(right, face)?);
        let other = width(&right, size, 0.0).max(width(&center, size, 0.0));
        if right.is_empty() && center.is_empty() {
            let broken = lines(&left, size, 0.0, self.room, 0.0);
            self.put(&broken, size, self.closer(size * LEADING), Align::Left, 0.0, 0.0);
            return Ok(());
        }
        self.need(pitch);
        let left_size = shrink(&left, size, self.room - other - size, 6.0);
        for (glyphs, size, align) in
            [(left, left_size, Align::Left), (center, size, Align::Center), (right, size, Align::Right)]
        {
            let at = At {
                x: self.left,
                baseline: self.y + pitch / 2.0 + size * 0.38,
                room: self.room,
                size,
                spacing: 0.0,
                align,
            };
            draw(&TextLine { glyphs, last: true }, at, self.out());
        }
        self.y += pitch;
        Ok(())
    }

    fn heading(&mut self, text: &Text, level: u8, after: &[Part]) -> Result<(), PaperError> {
        let (size, body_face) = self.body();
        let face = match level {
            1 => Face::Hei,
            2 => Face::Kai,
            _ => body_face,
        };
        // A heading at the foot of a page takes at least two lines along to the next, or the head of what follows.
        let pitch = self.pitch(size);
        let below = match after.first().map(|part| (&part.body, part)) {
            Some((Body::Table(table), part)) => {
                let set = set(table, self.room, self.body(), self.setting.closeness, self.fonts)?;
                part.before * MM + if part.keep_together { set.height() } else { set.first_rows() }
            }
            Some((Body::Chart(chart), part)) => part.before * MM + chart_height(chart),
            _ => 0.0,
        };
        let whole = pitch + below.max(pitch * 2.0);
        self.need(if whole <= self.bottom - self.top { whole } else { pitch * 3.0 });
        self.line_of(text, size, face, Align::Left, self.indent(2.0, size))
    }

    fn indent(&self, characters: f32, size: f32) -> f32 {
        characters * (size + self.spacing(size))
    }

    fn paragraph(&mut self, paragraph: &Paragraph) -> Result<(), PaperError> {
        let size = paragraph.size.unwrap_or(self.body().0);
        let face = paragraph.face.unwrap_or(self.body().1);
        let glyphs = self.fonts.shape(&paragraph.text, face)?;
        let indent = self.indent(paragraph.indent, size);
        let broken = lines(&glyphs, size, self.spacing(size), self.room, indent);
        let pitch = self.pitch(size);
        self.setting.counted(broken.len());
        // Not the first line alone at the foot of a page.
        if broken.len() > 1 {
            self.need(pitch * 2.0);
        }
        let (here, next) = broken.split_at(self.setting.turn_within().unwrap_or(broken.len()).min(broken.len()));
        self.put(here, size, pitch, paragraph.align, indent, 0.0);
        if !next.is_empty() {
            if !self.at_top() {
                self.new_page();
            }
            self.put(next, size, pitch, paragraph.align, 0.0, 0.0);
        }
        Ok(())
    }

    fn attachments(&mut self, items: &[Text]) -> Result<(), PaperError> {
        let (size, face) = self.body();
        let pitch = self.pitch(size);
        self.y += if self.at_top() { 0.0 } else { pitch };
        for (index, item) in items.iter().enumerate() {
            let head = match (index, items.len()) {
                (0, 1) => "附件：".to_owned(),
                (0, _) => "附件：1. ".to_owned(),
                _ => format!("{}. ", index + 1),
            };
            let mut text = Text::of(head.clone());
            text.0.extend(item.0.iter().cloned());
            let glyphs = self.fonts.shape(&text, face)?;
            let indent = self.indent(if index == 0 { 2.0 } else { 5.0 }, size);
            let head = self.fonts.shape(&Text::of(head), face)?;
            let hanging = indent + width(&head, size, self.spacing(size));
            let first = lines(&glyphs, size, self.spacing(size), self.room - hanging + indent, indent);
            self.put(&first, size, pitch, Align::Left, indent, hanging);
        }
        Ok(())
    }

    fn signature(&mut self, signed: &[Text], blank: u8) -> Result<(), PaperError> {
        let (size, face) = self.body();
        let pitch = self.pitch(size);
        #[expect(clippy::cast_precision_loss, reason = "a signature has few lines")]
        let signed_height = pitch * signed.len() as f32;
        // Rather than stand alone on a new page it moves closer to the text (GB/T 9704-2012, 7.3.5.5).
        let left = ((self.bottom - self.y - signed_height + 0.5) / pitch).floor();
        let blank = if left >= 1.0 { f32::from(blank).min(left) } else { f32::from(blank) };
        self.need(pitch * blank + signed_height);
        if !self.at_top() {
            self.y += pitch * blank;
        }
        let spacing = self.spacing(size);
        let shaped = signed.iter().map(|t| self.fonts.shape(t, face)).collect::<Result<Vec<_>, _>>()?;
        let widest = shaped.iter().map(|g| width(g, size, spacing)).fold(0.0, f32::max);
        let date = shaped.last().map_or(0.0, |g| width(g, size, spacing));
        // The date stands four characters from the edge; a longer name two, and the date is centred under it.
        let inset = self.indent(if widest > date + 1.0 { 2.0 } else { 4.0 }, size);
        let start = (self.room - inset - widest).max(0.0);
        for glyphs in shaped {
            let at = At {
                x: self.left + start,
                baseline: self.y + pitch / 2.0 + size * 0.38,
                room: widest,
                size,
                spacing,
                align: Align::Center,
            };
            draw(&TextLine { glyphs, last: true }, at, self.out());
            self.y += pitch;
        }
        Ok(())
    }

    fn table(&mut self, mut set: Set, part: &Part, after: &[Part]) -> Result<(), PaperError> {
        if part.keep_together && set.height() <= self.bottom - self.top {
            self.need(set.height());
        }
        let last = after.iter().all(|p| matches!(p.body, Body::Spacer(_)));
        let growing = set.grow.iter().filter(|g| **g).count();
        let left_over = self.bottom - self.y - set.height();
        if last && growing > 0 && left_over > 0.0 {
            #[expect(clippy::cast_precision_loss, reason = "a table has few rows")]
            let share = (left_over / growing as f32).min(24.0 * MM);
            for (height, grow) in set.heights.iter_mut().zip(&set.grow) {
                *height += if *grow { share } else { 0.0 };
            }
        }
        let tail = self.closing_lines(after)?;
        let mut from = 0;
        while from < set.heights.len() {
            let head = if from >= set.heads && from > 0 { set.head_height() } else { 0.0 };
            let mut to = set.fitting(from, self.bottom - self.y - head);
            // The head alone at the foot of a page says nothing.
            if to <= set.heads && from == 0 && to < set.heights.len() {
                to = from;
            }
            if to == from {
                if set.heights[from] > self.bottom - self.top - head && set.part(from, self.bottom - self.y - head) {
                    continue;
                }
                if self.at_top() {
                    to = set.block_end(from);
                } else {
                    self.new_page();
                    continue;
                }
            }
            let rows: f32 = set.heights[from..to].iter().sum();
            let room = self.bottom - self.y - head - rows;
            if set.heights.get(to).is_some_and(|h| *h > self.bottom - self.top - head) && set.part(to, room) {
                // A row that no page holds begins where there is room.
                continue;
            }
            if to == set.heights.len() && self.y + head + rows + tail > self.bottom + 0.5 {
                to = set.without_last_two(from);
                if to == set.heights.len() && from == 0 && !self.at_top() && head + rows + tail < self.bottom - self.top
                {
                    self.new_page();
                    continue;
                }
            }
            let at = (self.left, self.y);
            let height = set.draw(from, to, at, self.out());
            self.y += height;
            from = to;
            if from < set.heights.len() {
                self.new_page();
            }
        }
        Ok(())
    }

    /// The height of the lines that close a table: they never stand alone on a page.
    fn closing_lines(&self, after: &[Part]) -> Result<f32, PaperError> {
        let mut height = 0.0;
        for part in after {
            let (size, face) = self.body();
            let pitch = self.pitch(size);
            height += match &part.body {
                Body::Line(.., size, _) => self.closer(size.unwrap_or(self.body().0) * SIDES),
                // “特此说明。”
                Body::Paragraph(p) if width(&self.fonts.shape(&p.text, face)?, size, 0.0) < self.room - size * 4.0 => {
                    pitch
                }
                #[expect(clippy::cast_precision_loss, reason = "a signature has few lines")]
                Body::Signature(signed, _) => pitch * (signed.len() + 1) as f32,
                _ => break,
            };
            height += self.closer((part.before + part.after) * MM);
        }
        Ok(height)
    }

    /// Pictures as wide as the text or as high as allowed; one never leaves what stands beneath it.
    fn pictures(&mut self, pictures: &[(Picture, Text)], highest: f32) -> Result<(), PaperError> {
        let (size, face) = self.body();
        let pitch = size * LEADING;
        for (picture, beneath) in pictures {
            #[expect(clippy::cast_precision_loss, reason = "a picture's side in pixels")]
            let (across, down) = (picture.width.max(1) as f32, picture.height.max(1) as f32);
            let scale = (self.room / across).min(highest * MM / down);
            let (width, height) = (across * scale, down * scale);
            self.need(height + pitch + 2.0 * MM);
            let at = Drawn::Picture {
                x: self.left + (self.room - width) / 2.0,
                y: self.y,
                width,
                height,
                picture: picture.clone(),
            };
            self.out().push(at);
            self.y += height + MM;
            if !beneath.is_empty() {
                self.line_of(beneath, size, face, Align::Center, 0.0)?;
            }
            self.y += 3.0 * MM;
        }
        Ok(())
    }

    /// How many of its pages bear a number.
    fn numbered(&self) -> usize {
        self.pages.len() - usize::from(self.paper.form.cover)
    }

    fn number_pages(&mut self, first: usize, count: usize) -> Result<(), PaperError> {
        let cover = usize::from(self.paper.form.cover);
        let (style, official) = (self.paper.form.page_number, self.official());
        for (index, page) in self.pages.iter_mut().skip(cover).enumerate() {
            let number = first + index;
            let (text, size, align) = match style {
                PageNumber::None => continue,
                PageNumber::Outer => {
                    let side = if number % 2 == 1 { Align::Right } else { Align::Left };
                    (format!("— {number} —"), 14.0, side)
                }
                PageNumber::Center => (format!("— {number} —"), 10.5, Align::Center),
                PageNumber::Full => (format!("第 {number} 页　共 {count} 页"), 9.0, Align::Center),
            };
            let glyphs = self.fonts.shape(&Text::of(text), Face::Song)?;
            // GB/T 9704: 7 mm below the text area, one character in from its outer edge.
            let inset = if official { 14.0 } else { 0.0 };
            let baseline = if official { self.bottom + 7.0 * MM + 10.0 } else { page.height - 8.0 * MM };
            let at = At { x: self.left + inset, baseline, room: self.room - 2.0 * inset, size, spacing: 0.0, align };
            draw(&TextLine { glyphs, last: true }, at, &mut page.drawn);
        }
        Ok(())
    }
}
