//! What several pages draw alike is written once, as a form that those pages use (ISO 32000-1, 8.10).

use std::collections::BTreeMap;

use super::content::{Content, Glyphs};
use crate::layout::Page;

/// What one more use of a form costs on a page, and a form by itself, in bytes.
const USE: usize = 8;
const FORM: usize = 150;

/// Pages with what they share taken out.
pub(super) struct Plan {
    /// Content of each form.
    pub(super) forms: Vec<Vec<u8>>,
    /// For each page: the forms beneath, the number of each thing it draws itself, the forms on top.
    pub(super) pages: Vec<PagePlan>,
}

/// How one page is drawn.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct PagePlan {
    pub(super) beneath: Vec<usize>,
    pub(super) own: Vec<usize>,
    pub(super) on_top: Vec<usize>,
}

/// Every page by itself.
pub(super) fn unshared(pages: &[Page]) -> Plan {
    let own = |page: &Page| PagePlan { own: (0..page.drawn.len()).collect(), ..PagePlan::default() };
    Plan { forms: Vec::new(), pages: pages.iter().map(own).collect() }
}

/// Where a form stands among what a page draws: what covers, at the very bottom; beneath what is the page's own; on top
/// of that; what covers all else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Layer {
    Ground,
    Beneath,
    OnTop,
    Cover,
}

impl Layer {
    const fn on_top(self) -> bool {
        matches!(self, Self::OnTop | Self::Cover)
    }
}

/// What of a page decides in which layer its things may stand: numbers of things, in their order.
#[derive(Debug, Default, Clone, Copy)]
struct Marks {
    first_own: Option<usize>,
    last_own: Option<usize>,
    /// The first of its own that covers.
    first_own_cover: Option<usize>,
    /// The first and the last that cover nothing.
    first_plain: Option<usize>,
    last_plain: Option<usize>,
}

impl Marks {
    fn of(page: &Page, shared: &[bool]) -> Self {
        let mut marks = Self::default();
        for (at, (drawn, shared)) in page.drawn.iter().zip(shared).enumerate() {
            if !shared {
                marks.first_own = marks.first_own.or(Some(at));
                marks.last_own = Some(at);
                marks.first_own_cover = marks.first_own_cover.or(drawn.covers().then_some(at));
            }
            if !drawn.covers() {
                marks.first_plain = marks.first_plain.or(Some(at));
                marks.last_plain = Some(at);
            }
        }
        marks
    }
}

/// Where something that stands so on its pages may be drawn; nothing where it would change places with what it hides,
/// or with what hides it.
fn layer(covers: bool, marks: &[Marks], at: &[(usize, usize)]) -> Option<Layer> {
    let everywhere = |test: &dyn Fn(&Marks, usize) -> bool| at.iter().all(|(page, at)| test(&marks[*page], *at));
    if !covers {
        return if everywhere(&|m, at| m.last_own.is_some_and(|own| own < at)) {
            Some(Layer::OnTop)
        } else {
            everywhere(&|m, at| m.first_own_cover.is_none_or(|own| own > at)).then_some(Layer::Beneath)
        };
    }
    let before = |first: Option<usize>, at: usize| first.is_none_or(|first| at < first);
    let after = |last: Option<usize>, at: usize| last.is_none_or(|last| at > last);
    if everywhere(&|m, at| before(m.first_plain, at) && before(m.first_own, at)) {
        Some(Layer::Ground)
    } else {
        everywhere(&|m, at| after(m.last_plain, at) && after(m.last_own, at)).then_some(Layer::Cover)
    }
}

/// Finds what pages share: things drawn alike on the same pages make one form. What stands after the last thing of a
/// page's own is drawn on top, all else beneath. What covers other things, as a seal does the text it is set on, is
/// shared only where it stays over, or under, all else.
pub(super) fn plan(pages: &[Page], glyphs: &Glyphs) -> Plan {
    let written = |page: &Page, at: usize| {
        let mut content = Content::new(glyphs, page.height);
        content.draw(&page.drawn[at]);
        content.finish()
    };
    // On which pages each thing stands, by what it is as written.
    let mut places: BTreeMap<Vec<u8>, Vec<(usize, usize)>> = BTreeMap::new();
    for (number, page) in pages.iter().enumerate() {
        for at in 0..page.drawn.len() {
            places.entry(written(page, at)).or_default().push((number, at));
        }
    }
    places.retain(|bytes, at| {
        let count = at.len();
        let worth = count.saturating_sub(1) * bytes.len() > count * USE + FORM;
        // What covers must stay in its order with what is shared, whatever that costs.
        let covers = pages[at[0].0].drawn[at[0].1].covers();
        count > 1 && at.windows(2).all(|w| w[0].0 != w[1].0) && (worth || covers)
    });
    let covers = |at: &[(usize, usize)]| pages[at[0].0].drawn[at[0].1].covers();
    // Each thing that can't be shared after all may be in the way of another.
    let (is_shared, marks) = loop {
        let mut is_shared: Vec<Vec<bool>> = pages.iter().map(|p| vec![false; p.drawn.len()]).collect();
        for (number, at) in places.values().flatten() {
            is_shared[*number][*at] = true;
        }
        let marks: Vec<Marks> = pages.iter().zip(&is_shared).map(|(page, shared)| Marks::of(page, shared)).collect();
        let before = places.len();
        places.retain(|_, at| layer(covers(at), &marks, at).is_some());
        if places.len() == before {
            break (is_shared, marks);
        }
    };
    // One form for all that stands on the same pages in the same layer; what covers keeps its order by itself.
    let mut groups: BTreeMap<(Layer, usize, Vec<usize>), Vec<usize>> = BTreeMap::new();
    for at in places.values() {
        let Some(layer) = layer(covers(at), &marks, at) else { continue };
        let order = if matches!(layer, Layer::Ground | Layer::Cover) { at[0].1 + 1 } else { 0 };
        let numbers: Vec<usize> = at.iter().map(|(number, _)| *number).collect();
        groups.entry((layer, order, numbers)).or_default().push(at[0].1);
    }
    let own = |shared: &Vec<bool>| PagePlan {
        own: (0..shared.len()).filter(|at| !shared[*at]).collect(),
        ..PagePlan::default()
    };
    let mut plans: Vec<PagePlan> = is_shared.iter().map(own).collect();
    let mut forms = Vec::new();
    for ((layer, _, numbers), mut things) in groups {
        things.sort_unstable();
        let first = &pages[numbers[0]];
        let mut content = Content::new(glyphs, first.height);
        for at in things {
            content.draw(&first.drawn[at]);
        }
        for number in &numbers {
            let plan = &mut plans[*number];
            if layer.on_top() { plan.on_top.push(forms.len()) } else { plan.beneath.push(forms.len()) }
        }
        forms.push(content.finish());
    }
    Plan { forms, pages: plans }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::Font;
    use crate::layout::{BLACK, Drawn};

    fn text(text: &str, y: f32) -> Drawn {
        Drawn::Text {
            x: 0.0,
            y,
            size: 12.0,
            font: Font::Song,
            spacing: 0.0,
            upside_down: false,
            colour: BLACK,
            text: text.to_owned(),
        }
    }

    fn page(drawn: Vec<Drawn>) -> Page {
        Page { width: 100.0, height: 100.0, placed: None, drawn }
    }

    #[test]
    fn what_pages_share_is_written_once_and_in_its_order() {
        let all: Glyphs = "甲乙丙丁一二三".chars().map(|c| ((Font::Song, c), 1)).collect();
        let long = "甲乙丙丁".repeat(40);
        let seal = "丁丙乙甲".repeat(40);
        let pages: Vec<Page> = ["一", "二", "三"]
            .iter()
            .map(|name| page(vec![text(&long, 1.0), text(name, 2.0), text(&seal, 3.0)]))
            .collect();
        let plan = plan(&pages, &all);
        assert_eq!(plan.forms.len(), 2);
        for page in &plan.pages {
            assert_eq!(page, &PagePlan { beneath: vec![0], own: vec![1], on_top: vec![1] });
        }
        let alone = super::plan(&pages[..1], &all);
        assert_eq!((alone.forms.len(), alone.pages[0].own.len()), (0, 3));
    }

    /// What is drawn in which order, by the heights at which the test set it.
    fn order(pages: &[Page], page: usize) -> Vec<usize> {
        let all: Glyphs = "甲乙丙丁一二三四五".chars().map(|c| ((Font::Song, c), 1)).collect();
        let plan = plan(pages, &all);
        let shows = |form: &usize| {
            let text = String::from_utf8_lossy(&plan.forms[*form]).into_owned();
            let heights = pages[page].drawn.iter().map(|d| match d {
                Drawn::Text { y, .. } | Drawn::Area { y, .. } => *y,
                _ => 0.0,
            });
            let at = |y: f32| {
                text.contains(&format!(" {} Tm", 100.0 - y)) || text.contains(&format!(" {} 9 9 re", 91.0 - y))
            };
            heights.enumerate().filter(|(_, y)| at(*y)).map(|(index, _)| index).collect::<Vec<_>>()
        };
        let drawn = &plan.pages[page];
        let beneath = drawn.beneath.iter().flat_map(shows);
        beneath.chain(drawn.own.iter().copied()).chain(drawn.on_top.iter().flat_map(shows)).collect()
    }

    #[test]
    fn what_covers_keeps_its_place() {
        let area = |y: f32| Drawn::Area { x: 0.0, y, width: 9.0, height: 9.0, colour: BLACK };
        let long = "甲乙丙丁".repeat(60);
        let names = ["一", "二", "三"];
        // A ground, a text all share, a name, a seal over it.
        let sealed: Vec<Page> =
            names.iter().map(|n| page(vec![area(10.0), text(&long, 20.0), text(n, 30.0), area(40.0)])).collect();
        // The same with nothing of a page's own after the first.
        let between: Vec<Page> =
            names.iter().map(|n| page(vec![text(n, 10.0), area(20.0), text(&long, 30.0), text(n, 40.0)])).collect();
        for pages in [&sealed, &between] {
            let order = order(pages, 1);
            let position = |index: usize| order.iter().position(|i| *i == index).unwrap();
            for (cover, drawn) in pages[1].drawn.iter().enumerate().filter(|(_, d)| d.covers()) {
                assert_eq!(order.len(), pages[1].drawn.len(), "{drawn:?}");
                for other in 0..order.len() {
                    assert_eq!(position(other) < position(cover), other < cover, "{order:?}");
                }
            }
        }
    }
}
