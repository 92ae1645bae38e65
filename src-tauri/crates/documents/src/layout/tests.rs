//! Papers on their pages.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use yanxiu_domain::record::Record;

use super::{Drawn, MM, flow};
use crate::fonts::Fonts;
use crate::form::Form;
use crate::paper::compose;

fn assets() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets")
}

/// A form on its pages.
fn set(form: &str, record: &Record) -> Vec<super::Page> {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    let fonts = FONTS.get_or_init(|| Fonts::from_folder(&assets().join("fonts")).unwrap());
    let form = Form::parse(form, "form").unwrap();
    let paper = compose(&form, record).unwrap();
    flow::pages(&paper, fonts).unwrap()
}

/// Texts of each page with their baselines, from the top.
fn pages(form: &str, record: &Record) -> Vec<Vec<(f32, String)>> {
    let texts = |page: super::Page| {
        let mut texts: Vec<(f32, String)> = Vec::new();
        for drawn in page.drawn {
            if let Drawn::Text { y, text, .. } = drawn {
                texts.push((y, text));
            }
        }
        texts
    };
    set(form, record).into_iter().map(texts).collect()
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

#[test]
fn a_long_name_takes_two_lines_as_large_as_its_row_allows() {
    let form = "kind = \"k\"\ntitle = \"t\"\nsize = \"五号\"\n[[block]]\ntype = \"list\"\npath = \"people\"\nmin_height = 8\ncolumns = [\n  { title = \"名\", path = \"name\", width = 24, fit = true },\n  { title = \"位\", path = \"unit\", width = 22 },\n  { title = \"注\", path = \"note?\", width = 114 },\n]\n";
    let person = |unit: &str| {
        let mut person = Record::new();
        person.text("name", "阿卜杜热合曼·买买提").text("unit", unit);
        person
    };
    let mut record = Record::new();
    record.list("people", vec![person("某站"), person("作物研究所智慧农业与装备研究中心")]);
    let pages = pages(form, &record);
    let lines = |text: &str| pages[0].iter().filter(|(_, t)| t == text).map(|(y, _)| *y).collect::<Vec<f32>>();
    let (given, family) = (lines("阿卜杜热合曼·"), lines("买买提"));
    let apart: Vec<f32> = given.iter().zip(&family).map(|(a, b)| b - a).collect();
    // In a row of 8 mm two lines share what is left of it; in a row made higher by its neighbour they keep their size.
    for (apart, expected) in apart.iter().zip([(8.0 * MM - 1.0) / 2.0, 10.5 * 1.32]) {
        assert!((apart - expected).abs() < 0.05, "{apart} for {expected}");
    }
    assert_eq!(apart.len(), 2);
}

fn chart(look: &str, layout: &str, more: &str) -> String {
    format!(
        "kind = \"k\"\ntitle = \"t\"\nlayout = \"{layout}\"\npage_number = \"none\"\nmargins = {{ top = 30, bottom = 30, left = 28, right = 26 }}\n[[block]]\ntype = \"chart\"\nlook = \"{look}\"\npath = \"rows\"\nlabel = \"{{{{label}}}}\"\nvalue = \"value\"\nmax = 100\nunit = \"%\"\ntitle = \"到课率\"\n{more}"
    )
}

/// Rows of a chart whose values climb from 0 to 100.
fn climbing(count: u32) -> Record {
    let rows = (0..count).map(|n| {
        let mut row = Record::new();
        row.text("label", format!("10月{n}日")).text("value", (n * 100 / (count - 1)).to_string());
        row.text("second", (100 - n * 100 / (count - 1)).to_string());
        row
    });
    let mut record = Record::new();
    record.list("rows", rows.collect());
    record
}

/// The dark areas of a chart, lying, standing: across, down, width, height.
fn areas(pages: &[super::Page]) -> Vec<(f32, f32, f32, f32)> {
    let dark = |drawn: &Drawn| match drawn {
        Drawn::Area { x, y, width, height, colour: super::Colour::Grey(grey) } if *grey < 0.9 => {
            Some((*x, *y, *width, *height))
        }
        _ => None,
    };
    pages.iter().flat_map(|p| &p.drawn).filter_map(dark).collect()
}

#[test]
fn columns_are_as_high_as_their_share_and_stay_within_the_page() {
    for count in [2, 14, 15, 40] {
        let pages = set(&chart("columns", "table", ""), &climbing(count));
        let columns = areas(&pages);
        assert_eq!(columns.len(), count as usize, "{count}");
        let full = columns.iter().map(|c| c.3).fold(0.0, f32::max);
        for (n, (x, _, width, height)) in columns.iter().enumerate() {
            let share = (n * 100 / (count as usize - 1)) as f32 / 100.0;
            assert!((height - full * share).abs() < 0.01, "{count}: {n} is {height} of {full}");
            assert!(*x > 28.0 * MM && x + width < 184.0 * MM, "{count}: {n} stands in the margin");
        }
        let rows: std::collections::BTreeSet<String> =
            columns.iter().map(|(_, y, _, height)| format!("{:.0}", y + height)).collect();
        assert_eq!(rows.len(), count.div_ceil(14) as usize, "{count}: rows of at most fourteen");
    }
}

#[test]
fn bars_run_on_over_the_next_page_and_pairs_stand_side_by_side() {
    let pages = set(&chart("bars", "table", ""), &climbing(60));
    assert_eq!((pages.len(), areas(&pages).len()), (2, 60));
    let pair = "second = \"second\"\nseries = [\"预算\", \"支出\"]\n";
    let drawn = areas(&set(&chart("bars", "table", pair), &climbing(3)));
    // Two squares of the legend, then three groups of two that add up to the full length.
    let bars = &drawn[2..];
    assert_eq!(bars.len(), 6);
    let full = bars.iter().map(|b| b.2).fold(0.0, f32::max);
    for group in bars.chunks(2) {
        assert!((group[0].2 + group[1].2 - full).abs() < 0.01, "{group:?}");
        assert!(group[0].1 + group[0].3 <= group[1].1, "one below the other: {group:?}");
    }
}

#[test]
fn figures_of_an_official_paper_are_numbered() {
    let once = chart("bars", "official", "");
    let twice = format!("{once}{}", &once[once.find("[[block]]").unwrap()..]);
    let said: String = pages(&twice, &climbing(3)).into_iter().flatten().map(|(_, text)| text).collect();
    assert!(said.contains("图1") && said.contains("图2") && !said.contains("图3"), "{said}");
    let plain: String =
        pages(&chart("bars", "table", ""), &climbing(3)).into_iter().flatten().map(|(_, t)| t).collect();
    assert!(plain.contains("到课率") && !plain.contains('图'), "{plain}");
}

/// A letter of so many characters with what closes it.
fn letter(length: usize) -> Vec<Vec<(f32, String)>> {
    let form = "kind = \"k\"\ntitle = \"t\"\nlayout = \"official\"\n[[block]]\ntype = \"title\"\ntext = \"关于报到的通知\"\n[[block]]\ntype = \"heading\"\ntext = \"一、时间\"\n[[block]]\ntype = \"paragraph\"\ntext = \"{{text}}\"\n[[block]]\ntype = \"attachments\"\nitems = [\"课程表\"]\n[[block]]\ntype = \"signature\"\nlines = [\"某某学院\", \"2021年10月8日\"]\n[[block]]\ntype = \"paragraph\"\ntext = \"（联系人：某某）\"\n";
    let mut record = Record::new();
    record.text("text", "内".repeat(length));
    pages(form, &record)
}

#[test]
fn no_page_holds_nothing_but_a_signature_and_what_follows_it() {
    let lines_of = |page: &[(f32, String)]| page.iter().filter(|(_, text)| text.contains("内")).count();
    let mut counts = Vec::new();
    for lines in 1..60 {
        let pages = letter(lines * 27 - 3);
        let last = pages.last().unwrap();
        assert!(pages.len() == 1 || lines_of(last) >= 2, "{lines} lines: {last:?}");
        assert_eq!(pages.iter().map(|p| lines_of(p)).sum::<usize>(), lines, "no line is lost or said twice");
        let bottom = (297.0 - 35.0) * MM;
        let over = |(y, text): &(f32, String)| *y > bottom && !text.contains('—');
        assert!(!pages.iter().flatten().any(over), "{lines} lines run over the foot");
        counts.push(pages.len());
    }
    assert!(counts.is_sorted(), "{counts:?}");
    // In ordinary pitch thirteen lines of text have room above a signature, set closer fifteen.
    assert_eq!(counts.iter().take_while(|c| **c == 1).count(), 15);
}

#[test]
fn what_heads_a_box_stays_with_it() {
    for above in 10..40 {
        for head in ["[[block]]\ntype = \"heading\"\ntext = \"建议\"\n", ""] {
            let label = if head.is_empty() { "  [{ label = \"建议\", align = \"left\" }],\n" } else { "" };
            let form = format!(
                "kind = \"k\"\ntitle = \"t\"\nmargins = {{ top = 16, bottom = 14 }}\npage_number = \"none\"\n[[block]]\ntype = \"spacer\"\nheight = {}\n[[block]]\ntype = \"line\"\nleft = \"行\"\n{head}[[block]]\ntype = \"grid\"\nwidths = [1]\nrows = [\n{label}  [{{ value = \"框\", min_height = 60 }}],\n]\n[[block]]\ntype = \"line\"\nleft = \"感谢\"\nright = \"学院\"\n",
                above * 7
            );
            let pages = pages(&form, &Record::new());
            let page_of = |word: &str| pages.iter().position(|p| p.iter().any(|(_, t)| t == word)).unwrap();
            assert_eq!(page_of("建议"), page_of("框"), "{above} {head}");
            assert_eq!(page_of("感谢"), page_of("框"), "{above}: a closing line never stands alone");
        }
    }
}

/// The sign-in sheet of thirty learners, blank rows after them, under a title and topics of so many characters.
fn sign_in(title: usize, topics: usize) -> (usize, usize) {
    let form = std::fs::read_to_string(assets().join("forms/attendance/sign-in-sheet.toml")).unwrap();
    let rows = (0..32).map(|n| {
        let mut row = Record::new();
        let known = |text: &str| if n < 30 { text.to_owned() } else { String::new() };
        row.text("number", known("号")).text("name", known("某某")).text("unit", known("农业技术推广站"));
        row
    });
    let mut page = Record::new();
    page.text("on_with_weekday", "10月25日").text("part", "上午").text("time", "").text("place", "某".repeat(60));
    page.text("topics", "课".repeat(topics)).text("page", "1").text("pages", "1").list("sign_in_rows", rows.collect());
    let mut record = Record::new();
    record.text("class.title", "研".repeat(title)).text("count.learners", "30").list("sign_in_pages", vec![page]);
    let set = set(&form, &record);
    let rules = |drawn: &&Drawn| matches!(drawn, Drawn::Rule { from, to, .. } if from.0 < 19.0 * MM && (from.1 - to.1).abs() < 0.1);
    let rows = set[0].drawn.iter().filter(rules).count();
    (set.len(), rows)
}

#[test]
fn a_sign_in_sheet_of_thirty_is_one_page_and_gives_up_its_blank_rows_first() {
    let (_, ordinary) = sign_in(10, 20);
    for title in [10, 29, 30, 45, 60] {
        for topics in [20, 60, 200] {
            let (pages, rows) = sign_in(title, topics);
            assert_eq!(pages, 1, "title {title}, topics {topics}");
            assert!(rows <= ordinary && rows + 2 >= ordinary, "{rows} of {ordinary}");
        }
    }
    assert_eq!(sign_in(60, 20).1 + 2, ordinary, "the blank rows are gone");
}
