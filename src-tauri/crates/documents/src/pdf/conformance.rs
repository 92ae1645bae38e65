//! A checker of PDF/A-2b (ISO 19005-2) for what our own files can get wrong: what stands in XMP, the output intent,
//! ids, fonts, colours, filters. It reads the finished bytes alone.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};
use yanxiu_domain::record::Record;

use super::Meta;
use crate::certificates::{CertificateTemplate, Print, certificates};
use crate::fonts::Fonts;
use crate::form::Form;

/// Everything in a file that PDF/A-2b forbids or misses.
pub(crate) fn findings(bytes: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    if !bytes.starts_with(b"%PDF-1.7\n%") || bytes[10..14].iter().any(|b| *b < 128) {
        found.push("6.1.2 header".to_owned());
    }
    let document = Document::load_mem(bytes).unwrap();
    let ids = document.trailer.get(b"ID").and_then(Object::as_array).map_or(0, Vec::len);
    if ids != 2 {
        found.push("6.1.3 ID".to_owned());
    }
    if document.trailer.has(b"Encrypt") {
        found.push("6.1.3 Encrypt".to_owned());
    }
    let catalog = document.catalog().unwrap();
    for forbidden in ["OpenAction", "AA", "AcroForm", "Names", "Requirements"] {
        if catalog.has(forbidden.as_bytes()) {
            found.push(format!("6.5 or 6.6 {forbidden}"));
        }
    }
    if !catalog.has(b"Lang") {
        found.push("Lang".to_owned());
    }
    metadata(&document, catalog, &mut found);
    intent(&document, catalog, &mut found);
    for (id, object) in &document.objects {
        if let Object::Stream(stream) = object {
            let filters = format!("{:?}", stream.dict.get(b"Filter"));
            if filters.contains("LZW") || filters.contains("Crypt") || stream.dict.has(b"F") {
                found.push(format!("6.1.7 stream {}", id.0));
            }
        }
        if let Some(font) = object.as_dict().ok().filter(|d| named(d, b"Subtype") == "Type0") {
            check_font(&document, font, &mut found);
        }
    }
    for (number, page) in document.get_pages() {
        let content = document.get_page_content(page);
        check_content(&format!("page {number}"), &content, &mut found);
    }
    for object in document.objects.values() {
        if let Some(form) = object.as_stream().ok().filter(|s| named(&s.dict, b"Subtype") == "Form") {
            check_content("form", &form.decompressed_content().unwrap(), &mut found);
        }
    }
    found
}

fn named(dictionary: &Dictionary, key: &[u8]) -> String {
    let name = dictionary.get(key).and_then(Object::as_name).unwrap_or_default();
    String::from_utf8_lossy(name).into_owned()
}

fn metadata(document: &Document, catalog: &Dictionary, found: &mut Vec<String>) {
    let stream = catalog.get(b"Metadata").and_then(|m| document.dereference(m)).ok();
    let Some(stream) = stream.and_then(|(_, o)| o.as_stream().ok()) else {
        found.push("6.6.2 no XMP".to_owned());
        return;
    };
    if stream.dict.has(b"Filter") {
        found.push("6.6.2 XMP is compressed".to_owned());
    }
    let xmp = String::from_utf8_lossy(&stream.content).into_owned();
    for part in ["<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>B</pdfaid:conformance>"] {
        if !xmp.contains(part) {
            found.push(format!("6.6.4 {part}"));
        }
    }
    // What the information dictionary says, XMP says too (6.6.3).
    let info = document.trailer.get(b"Info").and_then(|i| document.dereference(i)).unwrap().1.as_dict().unwrap();
    let text = |key: &[u8]| {
        let bytes = info.get(key).and_then(Object::as_str).unwrap_or_default();
        let utf16: Vec<u16> =
            bytes.get(2..).unwrap_or_default().chunks(2).map(|c| u16::from(c[0]) << 8 | u16::from(c[1])).collect();
        String::from_utf16_lossy(&utf16)
    };
    for (key, element) in [("Title", "dc:title"), ("Author", "dc:creator"), ("Producer", "pdf:Producer")] {
        let inside = xmp.split(&format!("<{element}>")).nth(1).and_then(|r| r.split(&format!("</{element}>")).next());
        let inside = inside.unwrap_or_default().replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        if !inside.contains(&text(key.as_bytes())) {
            found.push(format!("6.6.3 {key}"));
        }
    }
    let created =
        String::from_utf8_lossy(info.get(b"CreationDate").and_then(Object::as_str).unwrap_or_default()).into_owned();
    if !xmp.contains(&format!("<xmp:CreateDate>{}-{}-{}T", &created[2..6], &created[6..8], &created[8..10])) {
        found.push("6.6.3 CreationDate".to_owned());
    }
}

fn intent(document: &Document, catalog: &Dictionary, found: &mut Vec<String>) {
    let follow = |object: &Object| document.dereference(object).map(|(_, o)| o.clone()).ok();
    let intent = catalog.get(b"OutputIntents").and_then(Object::as_array).ok().and_then(|a| follow(a.first()?));
    let Some(intent) = intent.as_ref().and_then(|i| i.as_dict().ok()) else {
        found.push("6.2.3 no output intent".to_owned());
        return;
    };
    if named(intent, b"S") != "GTS_PDFA1" {
        found.push("6.2.3 S".to_owned());
    }
    let profile = intent.get(b"DestOutputProfile").ok().and_then(follow);
    let whole = profile.as_ref().and_then(|p| p.as_stream().ok()).is_some_and(|stream| {
        let profile = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
        profile.get(36..40) == Some(b"acsp")
            && profile.get(16..20) == Some(b"RGB ")
            && stream.dict.get(b"N").and_then(Object::as_i64).ok() == Some(3)
    });
    if !whole {
        found.push("6.2.3 profile".to_owned());
    }
}

fn check_font(document: &Document, font: &Dictionary, found: &mut Vec<String>) {
    let name = named(font, b"BaseFont");
    let mut wrong = |what: &str| found.push(format!("6.2.11 {name}: {what}"));
    let tag: Vec<char> = name.chars().take(7).collect();
    if tag.len() < 7 || tag[6] != '+' || !tag[..6].iter().all(char::is_ascii_uppercase) {
        wrong("subset tag");
    }
    if named(font, b"Encoding") != "Identity-H" || !font.has(b"ToUnicode") {
        wrong("encoding");
    }
    let descendant = font.get(b"DescendantFonts").and_then(Object::as_array).unwrap()[0].as_dict().unwrap();
    let descriptor = document.dereference(descendant.get(b"FontDescriptor").unwrap()).unwrap().1.as_dict().unwrap();
    if named(descendant, b"CIDToGIDMap") != "Identity" {
        wrong("CIDToGIDMap");
    }
    if named(descendant, b"BaseFont") != name || named(descriptor, b"FontName") != name {
        wrong("names differ");
    }
    let Some(program) = descriptor.get(b"FontFile2").ok().and_then(|f| document.dereference(f).ok()) else {
        wrong("not embedded");
        return;
    };
    let bytes = program.1.as_stream().unwrap().decompressed_content().unwrap();
    let Ok(face) = ttf_parser::RawFace::parse(&bytes, 0) else {
        wrong("no font program");
        return;
    };
    let table = |tag: &[u8; 4]| face.table(ttf_parser::Tag::from_bytes(tag)).unwrap_or_default();
    let (hmtx, hhea, head) = (table(b"hmtx"), table(b"hhea"), table(b"head"));
    let word = |bytes: &[u8], at: usize| i64::from(bytes[at]) << 8 | i64::from(bytes[at + 1]);
    let (metrics, upem) = (word(hhea, 34), word(head, 18));
    for (glyph, width) in widths(descendant) {
        let at = usize::try_from(glyph.min(metrics - 1)).unwrap() * 4;
        if (word(hmtx, at) * 1000 / upem - width).abs() > 1 {
            wrong(&format!("width of glyph {glyph}"));
        }
    }
}

/// Width of each glyph as the font's dictionary states it.
fn widths(font: &Dictionary) -> BTreeMap<i64, i64> {
    let list = font.get(b"W").and_then(Object::as_array).cloned().unwrap_or_default();
    let mut widths = BTreeMap::new();
    let mut at = 0;
    let number = |o: &Object| o.as_i64().unwrap();
    while at + 1 < list.len() {
        let first = number(&list[at]);
        if let Object::Array(each) = &list[at + 1] {
            widths.extend((first..).zip(each.iter().map(number)));
            at += 2;
        } else {
            widths.extend((first..=number(&list[at + 1])).map(|glyph| (glyph, number(&list[at + 2]))));
            at += 3;
        }
    }
    widths
}

/// Operators that set a colour without the profile of the output intent, or make things show through.
const FORBIDDEN: &[&str] = &["k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "sh", "gs", "ri", "i"];

fn check_content(place: &str, content: &[u8], found: &mut Vec<String>) {
    let content = Content::decode(content).unwrap();
    let mut depth = 0;
    for operation in &content.operations {
        if FORBIDDEN.contains(&operation.operator.as_str()) {
            found.push(format!("6.2.4 {place}: {}", operation.operator));
        }
        depth += match operation.operator.as_str() {
            "q" => 1,
            "Q" => -1,
            _ => 0,
        };
    }
    if depth != 0 {
        found.push(format!("6.1.13 {place}: q without Q"));
    }
}

fn assets() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets")
}

fn meta() -> Meta {
    Meta { author: "海岱<研修>学院".to_owned(), date: NaiveDate::from_ymd_opt(2021, 11, 20).unwrap() }
}

fn record(number: usize, name: &str) -> Record {
    let mut record = Record::new();
    for (path, text) in [
        ("certificate.programme", "山东省专业技术人才知识更新工程"),
        ("certificate.title", "高级研修项目结业证书"),
        ("certificate.title_head", "高级研修项目"),
        ("certificate.title_main", "结业证书"),
        ("certificate.class_title", "乡村振兴与现代农业技术高级研修班"),
        (
            "certificate.text",
            "于2021年10月25日至28日参加乡村振兴与现代农业技术高级研修班学习，共24学时，考核合格，准予结业。",
        ),
        ("certificate.period", "2021年10月25日至28日"),
        ("certificate.hours", "24"),
        ("certificate.id_masked", "370102********1234"),
        ("certificate.issued_on", "2021年10月28日"),
        ("certificate.issued_on_han", "二〇二一年十月二十八日"),
        ("certificate.issuer", "海岱现代农业研修学院"),
        ("certificate.seal", ""),
    ] {
        record.text(path, text);
    }
    // As long as a signed code is, and of its figures.
    let signature: String = (1..=168).map(|n| (n * n * 7_919 * (number + 1) / 97 % 10).to_string()).collect();
    let number = format!("2021-17-{number:03}");
    let says = format!("{name} 370102*1234\n乡村振兴与现代农业技术高级研修班\n2021-10-25~2021-10-28 24学时");
    record
        .text("certificate.qr", format!("结业证书 {number}\n{says}\n2021-10-28 海岱现代农业研修学院\nYX1:{signature}"));
    record.text("certificate.name", name).text("certificate.number", number);
    record
}

fn printed(names: &[&str], template: &str) -> Vec<u8> {
    let text = std::fs::read_to_string(assets().join("certificates").join(template)).unwrap();
    let template = CertificateTemplate::parse(&text, template).unwrap();
    let records: Vec<Record> = names.iter().enumerate().map(|(n, name)| record(n + 1, name)).collect();
    let fonts = Fonts::from_folder(&assets().join("fonts")).unwrap();
    certificates(&template, &records, Print::Full, "结业证书", &fonts, &meta(), &|_| true).unwrap().bytes
}

const NAMES: [&str; 5] = ["王㛃", "欧阳䶮", "司马𬍛", "阿卜杜热合曼·买买提", "张三"];

#[test]
fn certificates_conform() {
    for template in ["landscape.toml", "portrait.toml", "overprint.toml"] {
        assert_eq!(findings(&printed(&NAMES, template)), Vec::<String>::new(), "{template}");
    }
}

#[test]
fn papers_conform() {
    let form = r#"
        kind = "roster"
        title = "名单"
        file_name = "名单"
        formats = ["pdf"]
        [[block]]
        type = "title"
        text = "学员名单"
        [[block]]
        type = "list"
        path = "rows"
        columns = [{ title = "姓名", path = "name", width = 60 }, { title = "单位", path = "unit", width = 100 }]
    "#;
    let mut all = Record::new();
    let rows = NAMES.iter().map(|name| {
        let mut row = Record::new();
        row.text("name", *name).text("unit", "某市农业技术推广中心");
        row
    });
    all.list("rows", rows.collect());
    let fonts = Fonts::from_folder(&assets().join("fonts")).unwrap();
    let form = Form::parse(form, "roster.toml").unwrap();
    let pdf = super::render(&form, &all, &fonts, &meta()).unwrap();
    assert_eq!(findings(&pdf.bytes), Vec::<String>::new());
}

/// The checker sees what it is there for.
#[test]
fn what_does_not_conform_is_found() {
    let sound = printed(&NAMES[..1], "portrait.toml");
    let broken = |mend: &dyn Fn(&mut Document)| {
        let mut document = Document::load_mem(&sound).unwrap();
        mend(&mut document);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        findings(&bytes).into_iter().collect::<BTreeSet<_>>()
    };
    let has = |found: &BTreeSet<String>, start: &str| found.iter().any(|f| f.starts_with(start));
    assert!(has(&broken(&|d| drop(d.catalog_mut().unwrap().remove(b"OutputIntents"))), "6.2.3"));
    assert!(has(&broken(&|d| drop(d.catalog_mut().unwrap().remove(b"Metadata"))), "6.6.2"));
    assert!(has(&broken(&|d| drop(d.trailer.remove(b"ID"))), "6.1.3"));
    let retitle = |d: &mut Document| {
        let info = d.trailer.get(b"Info").unwrap().as_reference().unwrap();
        let info = d.get_object_mut(info).unwrap().as_dict_mut().unwrap();
        info.set("Title", Object::string_literal("\u{feff}other"));
    };
    assert!(has(&broken(&retitle), "6.6.3 Title"));
    let unembed = |d: &mut Document| {
        for object in d.objects.values_mut() {
            if let Ok(dictionary) = object.as_dict_mut() {
                dictionary.remove(b"FontFile2");
            }
        }
    };
    assert!(has(&broken(&unembed), "6.2.11"));
    let cmyk = |d: &mut Document| {
        let page = d.page_iter().next().unwrap();
        d.add_page_contents(page, b"0 0 0 1 k".to_vec()).unwrap();
    };
    assert!(has(&broken(&cmyk), "6.2.4"));
}

#[test]
fn files_are_small() {
    let one = printed(&NAMES[4..], "portrait.toml").len();
    assert!(one < 40_000, "a plain certificate: {one} bytes");
    // Surnames and given names as they come: every page brings new characters.
    let surnames: Vec<char> = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗".chars().collect();
    let given: Vec<char> = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂".chars().collect();
    let names: Vec<String> =
        (0..200).map(|n| [surnames[n % 20], given[n * 7 % 22], given[n * 3 % 22]].iter().collect()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let many = printed(&names, "portrait.toml").len();
    let further = (many - one) / (names.len() - 1);
    assert!(further < 1_500, "a further page: {further} bytes");
    let bordered = printed(&NAMES[4..], "landscape.toml").len();
    assert!(bordered < 48_000, "a certificate with a border of thousands of curves: {bordered} bytes");
}
