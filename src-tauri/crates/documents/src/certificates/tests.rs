//! Templates as they ship and as they go wrong.

use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use image::{ImageFormat, Rgba, RgbaImage};
use yanxiu_domain::problem::{Place, Severity};
use yanxiu_domain::record::Record;

use super::*;
use crate::pdf::Raster;

fn assets() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets")
}

fn shipped(name: &str) -> String {
    std::fs::read_to_string(assets().join("certificates").join(format!("{name}.toml"))).unwrap()
}

fn fonts() -> Fonts {
    Fonts::from_folder(&assets().join("fonts")).unwrap()
}

fn meta() -> Meta {
    Meta { author: "测试".to_owned(), date: NaiveDate::from_ymd_opt(2021, 11, 20).unwrap() }
}

fn sample(label: &str, name: &str, class: &str) -> Sample {
    let mut record = Record::new();
    for (path, text) in [
        ("certificate.programme", "山东省专业技术人才知识更新工程"),
        ("certificate.title", "高级研修项目结业证书"),
        ("certificate.title_head", "高级研修项目"),
        ("certificate.title_main", "结业证书"),
        ("certificate.class_title", class),
        ("certificate.period", "2021年10月25日至28日"),
        ("certificate.hours", "24"),
        ("certificate.number", "2021-17-001"),
        ("certificate.id_masked", "370102********1234"),
        ("certificate.issued_on", "2021年10月28日"),
        ("certificate.issued_on_han", "二〇二一年十月二十八日"),
        ("certificate.issuer", "海岱现代农业研修学院"),
        ("certificate.seal", ""),
        ("certificate.qr", "2021-17-001"),
    ] {
        record.text(path, text);
    }
    record.text("certificate.name", name);
    record.text("certificate.text", format!("于2021年10月25日至28日参加{class}学习，共24学时，考核合格，准予结业。"));
    Sample { label: label.to_owned(), record }
}

fn samples() -> Vec<Sample> {
    let mut all = Vec::new();
    for name in [2, 3, 4, 15, 30, 50] {
        for title in [10, 60] {
            let mut one = sample(
                &format!("{name}字姓名"),
                &"欧阳䶮司马".repeat(10).chars().take(name).collect::<String>(),
                &"农".repeat(title),
            );
            // The longest line that a class may set.
            one.record.text("certificate.seal", "章".repeat(title));
            all.push(one);
        }
    }
    all
}

fn codes(text: &str) -> Vec<&'static str> {
    let template = CertificateTemplate::parse(text, "试.toml").unwrap();
    check(&template, &samples(), &fonts()).into_iter().map(|p| p.code).collect()
}

#[test]
fn what_ships_is_sound_with_every_name_and_title() {
    for name in ["landscape", "portrait", "overprint"] {
        assert_eq!(codes(&shipped(name)), Vec::<&str>::new(), "{name}");
        let template = CertificateTemplate::parse(&shipped(name), name).unwrap();
        let records: Vec<Record> = samples().into_iter().map(|s| s.record).collect();
        let pdf = certificates(&template, &records, Print::Full, "结业证书", &fonts(), &meta(), &|_| true).unwrap();
        assert_eq!(pdf.pages, 12);
    }
}

#[test]
fn slips_in_a_file_are_named_with_their_place() {
    let head = "title = \"试\"\n";
    let text = |more: &str| {
        format!("{head}[[element]]\nid = \"a\"\nkind = \"text\"\nx = 1\ny = 1\nwidth = 9\nheight = 9\n{more}")
    };
    for (file, code, place) in [
        ("title = ".to_owned(), "template_syntax", None),
        ("colour = 3".to_owned(), "template_syntax", None),
        (String::new(), "template_title", None),
        (text("size = 900"), "template_attribute", Some("a")),
        (text("size = nan"), "template_attribute", Some("a")),
        (text("face = \"行书\""), "template_attribute", Some("a")),
        (text("text = \"{{certificate.name\""), "template_attribute", Some("a")),
        (text("thickness = 1"), "template_attribute", Some("a")),
        (text("colour = \"red\""), "template_attribute", Some("a")),
        (text("most_lines = -1"), "template_attribute", Some("a")),
        (text("on_stock = 1"), "template_attribute", Some("a")),
        (format!("{}{}", text(""), &text("")[head.len()..]), "template_same_id", Some("a")),
        (text("").replace("kind = \"text\"", "kind = \"circle\""), "template_attribute", Some("a")),
        (text("").replace("x = 1\n", ""), "template_attribute", Some("a")),
        (format!("{head}[[image]]\ndata = \"????\""), "image_damaged", None),
        (format!("{head}[[image]]\ndata = \"aGVsbG8=\""), "image_kind", None),
    ] {
        let problems = CertificateTemplate::parse(&file, "试.toml").unwrap_err();
        let at = match &problems[0].place {
            Place::Field { id, .. } => Some(id.as_str()),
            _ => None,
        };
        assert_eq!((problems[0].code, at), (code, place), "{file}");
        assert!(!problems[0].message.is_ascii());
    }
    let line = |problems: Vec<yanxiu_domain::problem::Problem>| match &problems[0].place {
        Place::Cell { row, .. } => *row,
        _ => None,
    };
    let broken = format!("{head}\n[[element]]\nkind = \"text\"");
    assert_eq!(line(CertificateTemplate::parse(&broken, "试.toml").unwrap_err()), Some(3));
}

#[test]
fn every_slip_of_a_file_is_told_at_once() {
    let text = "title = \"试\"\n[[element]]\nid = \"a\"\nkind = \"text\"\nsize = 1\nface = \"x\"\n";
    let problems = CertificateTemplate::parse(text, "试.toml").unwrap_err();
    // Left, top, width, height, size, face.
    assert_eq!(problems.len(), 6, "{problems:?}");
}

#[test]
fn what_is_wrong_on_the_sheet_is_named() {
    let base = shipped("portrait");
    let with = |from: &str, to: &str| {
        let changed = base.replace(from, to);
        assert_ne!(changed, base, "{from}");
        codes(&changed)
    };
    assert_eq!(with("{{certificate.issuer}}", "{{certificate.isuer}}"), ["template_unknown_field"]);
    assert_eq!(with("x = 80\ny = 216", "x = 192\ny = 216"), ["template_off_sheet"]);
    assert_eq!(with("x = 80\ny = 229", "x = 80\ny = 218"), ["template_overlap"]);
    assert_eq!(with("width = 23\nheight = 23", "width = 4\nheight = 4"), ["template_code_small"]);
    assert_eq!(with("{{certificate.number}}", "见登记簿"), ["template_without"]);
    assert_eq!(with("证书编号：", "\u{10FFFD}"), ["template_no_glyph"]);
    assert_eq!(with("text = \"{{certificate.issuer}}\"\n", ""), ["template_empty"]);
    assert_eq!(
        with("证书编号：{{certificate.number}}\"", &format!("{}{{{{certificate.number}}}}\"", "编".repeat(99)))[0],
        "template_no_room"
    );
}

#[test]
fn texts_that_find_no_room_are_refused_in_print_and_named_before() {
    let narrow = shipped("portrait").replace("height = 100\n", "height = 20\n");
    let template = CertificateTemplate::parse(&narrow, "试.toml").unwrap();
    let problems = check(&template, &samples(), &fonts());
    let tight: Vec<_> = problems.iter().filter(|p| p.code == "template_no_room").collect();
    assert_eq!((tight.len(), tight[0].severity), (1, Severity::Warning));
    assert!(tight[0].message.contains("50字姓名"), "{}", tight[0].message);
    let long = samples().pop().unwrap().record;
    let printed = certificates(&template, &[long], Print::Full, "结业证书", &fonts(), &meta(), &|_| true);
    assert!(matches!(printed, Err(PaperError::NoRoom { .. })));
}

#[test]
fn the_words_at_the_seal_are_printed_when_there_are_any() {
    for name in ["landscape", "portrait", "overprint"] {
        let template = CertificateTemplate::parse(&shipped(name), name).unwrap();
        let mut bare = template.clone();
        bare.elements.retain(|e| e.id != "seal_text");
        let mut record = sample("三字姓名", "王小明", "现代农业高级研修班").record;
        let drawn = |template: &CertificateTemplate, record: &Record| {
            let pages =
                certificates(template, std::slice::from_ref(record), Print::Full, "证书", &fonts(), &meta(), &|_| {
                    true
                });
            pages.unwrap().bytes
        };
        assert!(drawn(&template, &record) == drawn(&bare, &record), "nothing is drawn of no words: {name}");
        record.text("certificate.seal", "（发证单位盖章）");
        let (with, without) = (drawn(&template, &record), drawn(&bare, &record));
        assert!(with != without, "{name}");
    }
}

#[test]
fn a_seal_shows_what_is_beneath_it() {
    let seal = RgbaImage::from_fn(60, 60, |x, y| Rgba([200, 20, 20, if (x / 6 + y / 6) % 2 == 0 { 0 } else { 160 }]));
    let mut png = Vec::new();
    seal.write_to(&mut Cursor::new(&mut png), ImageFormat::Png).unwrap();
    let raster = Raster::read(&png).unwrap();
    let text = format!(
        "{}\n[[element]]\nid = \"seal\"\nkind = \"image\"\nx = 120\ny = 205\nwidth = 42\nheight = 42\nimage = \"{}\"\nover = true\n",
        shipped("portrait"),
        raster.digest
    );
    let mut template = CertificateTemplate::parse(&text, "试.toml").unwrap();
    let record = sample("三字姓名", "王小明", "现代农业高级研修班").record;
    let print = |template: &CertificateTemplate, count: usize| {
        certificates(template, &vec![record.clone(); count], Print::Full, "结业证书", &fonts(), &meta(), &|_| true)
    };
    assert!(matches!(print(&template, 1), Err(PaperError::NoImage { .. })));
    assert!(check(&template, &samples(), &fonts()).iter().any(|p| p.code == "template_no_image"));
    template.images.insert(raster.digest.clone(), Arc::new(raster));
    for count in [1, 2, 9] {
        let pdf = print(&template, count).unwrap();
        assert_eq!(crate::pdf::findings(&pdf.bytes), Vec::<String>::new());
        let document = lopdf::Document::load_mem(&pdf.bytes).unwrap();
        let masks = document.objects.values().filter_map(|o| o.as_stream().ok()).filter(|s| s.dict.has(b"SMask"));
        assert_eq!(masks.count(), 1, "one seal however many pages");
    }
}
