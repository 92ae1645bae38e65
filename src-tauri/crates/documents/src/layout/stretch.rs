//! Stretches of a paper between page breaks. What would leave a page with nothing but a signature or closing lines is set
//! a little closer, and where that isn't enough some text goes along (GB/T 9704-2012, 7.3.5.5).

use std::collections::BTreeMap;
use std::ops::Range;

use super::flow::Flow;
use crate::form::Layout;
use crate::paper::{Body, PaperError, Part};

/// Shares of the ordinary distances, the loosest first.
const CLOSER: [f32; 6] = [1.0, 0.98, 0.96, 0.94, 0.92, CLOSEST];
const CLOSEST: f32 = 0.9;
/// Lines of text that go along with a signature.
const ALONG: usize = 2;

/// How close lines and rows stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Closeness {
    /// Share of the ordinary distance.
    pub(super) tight: f32,
    /// Whether tables keep their spare rows.
    pub(super) spare_rows: bool,
}

impl Closeness {
    /// The share of an empty height that is kept: it gives way before the lines do.
    pub(super) fn spacer(self) -> f32 {
        1.0 - (1.0 - self.tight) * 6.0
    }
}

impl Default for Closeness {
    fn default() -> Self {
        Self { tight: 1.0, spare_rows: true }
    }
}

/// How a stretch is set, and what is known of it on the way.
#[derive(Debug, Clone, Default)]
pub(super) struct Setting {
    pub(super) closeness: Closeness,
    /// Lines of text on the last page so far; what isn't text counts as enough.
    pub(super) text: usize,
    /// The part at hand, what each of its lines counts, and where closing lines begin.
    at: usize,
    counts: usize,
    tail: usize,
    /// A part and the line in it that begin a page.
    turn: Option<(usize, usize)>,
    /// Lines of each paragraph.
    lines: BTreeMap<usize, usize>,
}

impl Setting {
    /// Something is drawn on the last page.
    pub(super) fn drawing(&mut self) {
        if self.at < self.tail {
            self.text += self.counts;
        }
    }

    /// The paragraph at hand has so many lines.
    pub(super) fn counted(&mut self, lines: usize) {
        self.lines.insert(self.at, lines);
    }

    /// The line of the paragraph at hand that begins a page.
    pub(super) fn turn_within(&self) -> Option<usize> {
        self.turn.filter(|(part, line)| *part == self.at && *line > 0).map(|(_, line)| line)
    }
}

/// The parts cut before each page break.
pub(super) fn stretches(parts: &[Part]) -> Vec<Range<usize>> {
    let breaks = parts.iter().enumerate().filter(|(_, p)| matches!(p.body, Body::PageBreak)).map(|(at, _)| at);
    let starts: Vec<usize> = std::iter::once(0).chain(breaks).collect();
    let ends = starts.iter().skip(1).copied().chain(std::iter::once(parts.len()));
    starts.iter().copied().zip(ends).map(|(from, to)| from..to).collect()
}

/// Where the closing parts of a stretch begin: signature, contact, closing lines, and below running text a form to be
/// signed.
fn tail(parts: &[Part], stretch: &Range<usize>, layout: Layout) -> usize {
    let signed = stretch.clone().rfind(|at| matches!(parts[*at].body, Body::Signature(..)));
    let closes = |at: &usize| match &parts[*at].body {
        Body::Signature(..) | Body::Line(..) | Body::Spacer(_) | Body::Attachments(_) => true,
        Body::Paragraph(_) => signed.is_some_and(|signed| *at > signed),
        Body::Table(_) => layout == Layout::Official && parts[*at].keep_together,
        _ => false,
    };
    stretch.clone().rev().take_while(closes).last().unwrap_or(stretch.end)
}

/// Where a stretch began.
#[derive(Clone, Copy)]
struct Begun {
    pages: usize,
    drawn: usize,
    y: f32,
    charts: usize,
}

impl Flow<'_> {
    /// Sets the parts between two page breaks.
    pub(super) fn stretch(&mut self, stretch: Range<usize>) -> Result<(), PaperError> {
        let drawn = self.pages.last().map_or(0, |page| page.drawn.len());
        let begun = Begun { pages: self.pages.len(), drawn, y: self.y, charts: self.charts };
        let tail = tail(&self.paper.parts, &stretch, self.paper.form.layout);
        self.lay(&stretch, tail, Closeness::default(), None)?;
        let first = if matches!(self.paper.parts.get(stretch.start).map(|p| &p.body), Some(Body::PageBreak)) {
            begun.pages + 1
        } else {
            begun.pages
        };
        let pages = self.pages.len();
        // A form that a little less air brings on one page isn't spread over two.
        let nearly_one = pages == first + 1 && self.paper.form.layout == Layout::Table;
        let alone = self.setting.text < ALONG;
        if pages <= first || !(alone || nearly_one) {
            return Ok(());
        }
        let turn = self.turn(&stretch, tail);
        if self.saves_a_page(&stretch, tail, CLOSEST, begun, pages)? {
            for tight in CLOSER {
                if self.saves_a_page(&stretch, tail, tight, begun, pages)? {
                    return Ok(());
                }
            }
        }
        self.back_to(begun);
        if let (true, Some(turn)) = (alone, turn) {
            self.lay(&stretch, tail, Closeness::default(), Some(turn))?;
            if self.pages.len() == pages {
                return Ok(());
            }
            self.back_to(begun);
        }
        self.lay(&stretch, tail, Closeness::default(), None)
    }

    /// Sets a stretch closer; whether it comes to fewer pages.
    fn saves_a_page(
        &mut self,
        stretch: &Range<usize>,
        tail: usize,
        tight: f32,
        begun: Begun,
        pages: usize,
    ) -> Result<bool, PaperError> {
        self.back_to(begun);
        self.lay(stretch, tail, Closeness { tight, spare_rows: false }, None)?;
        Ok(self.pages.len() < pages)
    }

    fn lay(
        &mut self,
        stretch: &Range<usize>,
        tail: usize,
        closeness: Closeness,
        turn: Option<(usize, usize)>,
    ) -> Result<(), PaperError> {
        self.setting = Setting { closeness, tail, turn, ..Setting::default() };
        let parts = &self.paper.parts;
        for at in stretch.clone() {
            self.setting.at = at;
            self.setting.counts = if matches!(parts[at].body, Body::Paragraph(_)) { 1 } else { ALONG };
            if turn == Some((at, 0)) && !self.at_top() {
                self.new_page();
            }
            self.part(&parts[at], &parts[at + 1..])?;
        }
        Ok(())
    }

    fn back_to(&mut self, begun: Begun) {
        self.pages.truncate(begun.pages);
        if let Some(page) = self.pages.last_mut() {
            page.drawn.truncate(begun.drawn);
        }
        (self.y, self.charts) = (begun.y, begun.charts);
    }

    /// Where a page begins so that the closing parts have text above them.
    fn turn(&self, stretch: &Range<usize>, tail: usize) -> Option<(usize, usize)> {
        let mut taken = 0;
        let mut turn = None;
        for at in (stretch.start..tail).rev() {
            match &self.paper.parts[at].body {
                Body::Heading(..) => turn = Some((at, 0)),
                Body::Paragraph(_) if taken < ALONG => {
                    let lines = self.setting.lines.get(&at).copied().unwrap_or_default();
                    // A paragraph is parted only where two lines of it stay behind.
                    if lines >= 2 * ALONG {
                        return Some((at, lines - ALONG));
                    }
                    taken += lines;
                    turn = Some((at, 0));
                }
                Body::Chart(_) | Body::Table(_) if taken == 0 => return Some((at, 0)),
                _ => break,
            }
        }
        turn
    }
}
