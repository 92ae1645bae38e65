//! Papers on their pages.

use std::path::Path;

use yanxiu_domain::record::Record;

use super::{Drawn, MM, flow};
use crate::fonts::Fonts;
use crate::form::Form;
use crate::paper::compose;

/// Texts of each page with their baselines, from the top.
fn pages(form: &str, record: &Record) -> Vec<Vec<(f32, String)>> {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets");
    let fonts = Fonts::from_folder(&assets.join("fonts")).unwrap();
    let form = Form::parse(form, "form").unwrap();
    let paper = compose(&form, record).unwrap();
    let set = flow::pages(&paper, &fonts).unwrap();
    let texts = |page: super::Page| {
        let mut texts: Vec<(f32, String)> = Vec::new();
        for drawn in page.drawn {
            if let Drawn::Text { y, text, .. } = drawn {
                texts.push((y, text));
            }
        }
        texts
    };
    set.into_iter().map(texts).collect()
}

#[test]
fn a_cell_longer_than_a_page_goes_on_over_the_next() {
    let form = "kind = \"k\"\ntitle = \"t\"\nmargins = { top = 20, bottom = 20 }\n[[block]]\ntype = \"grid\"\nwidths = [1, 5]\nrows = [\n  [{ label = \"题\" }, { value = \"{{text}}\", indent = 2, foot = \"盖章处\" }],\n  [{ label = \"尾\" }, { value = \"末行\" }],\n]\n";
    for length in [100, 2_000, 5_000] {
        let mut record = Record::new();
        record.text("text", "内".repeat(length));
        let pages = pages(form, &record);
        let bottom = (297.0 - 20.0) * MM;
        let in_table = |(y, text): &&(f32, String)| *y <= bottom || !text.contains('页');
        let all: Vec<&(f32, String)> = pages.iter().flatten().filter(in_table).collect();
        assert!(all.iter().all(|(y, _)| *y < bottom), "{length}: nothing runs over the foot of a page");
        let said: String = all.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(said.matches('内').count(), length, "nothing is lost and nothing said twice");
        assert_eq!((said.matches("盖章处").count(), said.matches("末行").count()), (1, 1), "{length}");
        assert!(pages.len() >= length / 1_700 && pages.len() <= length / 900 + 1, "{length}: {} pages", pages.len());
        assert!(pages.len() == 1 || said.matches('题').count() > 1, "the label is said again");
    }
}
