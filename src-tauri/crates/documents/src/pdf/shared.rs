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

/// Finds what pages share: things drawn alike on the same pages make one form. What stands after the last thing of a
/// page's own is drawn on top, all else beneath, so that a seal stays over the text it is set on.
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
        let pages = at.len();
        pages > 1 && at.windows(2).all(|w| w[0].0 != w[1].0) && (pages - 1) * bytes.len() > pages * USE + FORM
    });
    let mut is_shared: Vec<Vec<bool>> = pages.iter().map(|p| vec![false; p.drawn.len()]).collect();
    for (number, at) in places.values().flatten() {
        is_shared[*number][*at] = true;
    }
    let last_own: Vec<Option<usize>> = is_shared.iter().map(|shared| shared.iter().rposition(|s| !s)).collect();
    // One form for all that stands on the same pages, at the same side of what is their own.
    let mut groups: BTreeMap<(bool, Vec<usize>), Vec<usize>> = BTreeMap::new();
    for at in places.values() {
        let on_top = at.iter().all(|(number, at)| last_own[*number].is_some_and(|own| *at > own));
        let numbers: Vec<usize> = at.iter().map(|(number, _)| *number).collect();
        groups.entry((on_top, numbers)).or_default().push(at[0].1);
    }
    let mut forms = Vec::new();
    let mut plans: Vec<PagePlan> = is_shared
        .iter()
        .map(|shared| PagePlan { own: (0..shared.len()).filter(|at| !shared[*at]).collect(), ..PagePlan::default() })
        .collect();
    for ((on_top, numbers), mut things) in groups {
        things.sort_unstable();
        let first = &pages[numbers[0]];
        let mut content = Content::new(glyphs, first.height);
        for at in things {
            content.draw(&first.drawn[at]);
        }
        for number in &numbers {
            let plan = &mut plans[*number];
            if on_top { plan.on_top.push(forms.len()) } else { plan.beneath.push(forms.len()) }
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
}
