//! Forms as programs write them, filled and read back.

use std::io::{Cursor, Read, Write};

use rust_xlsxwriter::{Format, FormatAlign, Image, Note, Workbook};
use yanxiu_domain::placeholders::Catalogue;
use yanxiu_domain::record::{Record, Value};

use super::{FillError, OfficeForm};
use crate::reading::{self, Sheet};

/// A class with three learners, two groups and five sessions of nothing.
fn record() -> Record {
    let mut r = Record::new();
    r.text("class.title", "乡村振兴<高研>班 & 会")
        .text("class.opens_on", "2021年10月25日")
        .text("class.aims", "一是更新知识。\n二是服务一线。")
        .text("class.hours", "24")
        .text("class.plan_number", "017")
        .text("class.place", "")
        .set("money.spent", Value::Number { hundredths: 198_750, decimals: 2 })
        .count("count.learners", 3);
    let learner = |number: i64, name: &str, total: &str| {
        let mut row = Record::new();
        row.count("number", number).text("name", name).text("id_number", "379990197610180043").text("total", total);
        row
    };
    r.list("learners", vec![learner(1, "郑若曦", "82.8"), learner(2, "尉迟建国", "90"), learner(3, "𠮷田丽", "免修")]);
    let group = |title: &str, names: &[&str]| {
        let members = names.iter().map(|n| {
            let mut row = Record::new();
            row.text("name", *n);
            row
        });
        let mut row = Record::new();
        row.text("title", title).list("members", members.collect());
        row
    };
    r.list("groups", vec![group("第一组", &["甲", "乙"]), group("第二组", &["丙"])]);
    r.list("sessions", Vec::new());
    r
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";

/// A Word document of this body.
fn word(body: &str) -> Vec<u8> {
    let document = format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    packed(&[("[Content_Types].xml", TYPES), ("word/document.xml", &document), ("word/media/seal.png", "not touched")])
}

fn filled(bytes: &[u8]) -> Vec<u8> {
    let form = OfficeForm::open(bytes).unwrap();
    let made = form.fill(&Catalogue::default(), &record()).unwrap();
    assert_eq!(form.fill(&Catalogue::default(), &record()).unwrap(), made, "the same record gives the same bytes");
    made
}

/// The body of a Word document once filled.
fn body(written: &str) -> String {
    let document = part(&filled(&word(written)), "word/document.xml");
    let from = document.find("<w:body>").unwrap() + 8;
    document[from..document.find("</w:body>").unwrap()].to_owned()
}

fn sheets(bytes: &[u8]) -> Vec<Sheet> {
    reading::read(bytes).unwrap()
}

#[test]
fn words_habit_of_cutting_placeholders_to_pieces_is_met() {
    let cut = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>名称：{</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:t>{</w:t></w:r>\
               <w:bookmarkStart w:id=\"0\" w:name=\"a\"/><w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr><w:t>class</w:t></w:r>\
               <w:bookmarkEnd w:id=\"0\"/><w:r><w:t>.title}</w:t></w:r><w:proofErr w:type=\"spellEnd\"/><w:r><w:t xml:space=\"preserve\">} 班</w:t></w:r></w:p>";
    let expected = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">名称：乡村振兴&lt;高研&gt;班 &amp; 会</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:t xml:space=\"preserve\"></w:t></w:r>\
               <w:bookmarkStart w:id=\"0\" w:name=\"a\"/><w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr><w:t xml:space=\"preserve\"></w:t></w:r>\
               <w:bookmarkEnd w:id=\"0\"/><w:r><w:t xml:space=\"preserve\"></w:t></w:r><w:proofErr w:type=\"spellEnd\"/><w:r><w:t xml:space=\"preserve\"> 班</w:t></w:r></w:p>";
    assert_eq!(body(cut), expected);
}

#[test]
fn lines_of_a_value_are_lines_of_the_document() {
    let made = body("<w:p><w:r><w:t>{{研修目的}}</w:t></w:r></w:p>");
    let text = |t: &str| format!("<w:t xml:space=\"preserve\">{t}</w:t>");
    assert_eq!(made, format!("<w:p><w:r>{}<w:br/>{}</w:r></w:p>", text("一是更新知识。"), text("二是服务一线。")));
}

#[test]
fn what_holds_no_placeholder_stays_byte_for_byte() {
    let plain =
        "<w:p  w:rsidR='00A'><w:r><w:t>不动&#160;{ }</w:t></w:r></w:p><w:p><w:r><w:t>{{计划编号}}</w:t></w:r></w:p>";
    let original = word(plain);
    let made = filled(&original);
    assert!(part(&made, "word/document.xml").contains("<w:p  w:rsidR='00A'><w:r><w:t>不动&#160;{ }</w:t></w:r></w:p>"));
    let raw = |bytes: &[u8]| {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let file = archive.by_name("word/media/seal.png").unwrap();
        (file.compressed_size(), file.crc32(), file.last_modified())
    };
    assert_eq!(raw(&original), raw(&made));
}

#[test]
fn rows_of_a_table_repeat_and_bear_marks_of_their_own_once() {
    let row = "<w:tr w14:paraId=\"01\"><w:tc><w:p w14:paraId=\"02\"><w:bookmarkStart w:id=\"1\" w:name=\"n\"/><w:r><w:t>{{#}}.{{学员.姓名}}</w:t></w:r></w:p></w:tc></w:tr>";
    let made = body(&format!("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>姓名</w:t></w:r></w:p></w:tc></w:tr>{row}</w:tbl>"));
    assert_eq!(made.matches("<w:tr").count(), 4);
    for (count, mark) in [(1, "w14:paraId=\"01\""), (1, "w14:paraId=\"02\""), (1, "w:bookmarkStart")] {
        assert_eq!(made.matches(mark).count(), count, "{mark}");
    }
    let names: Vec<usize> = ["1.郑若曦", "2.尉迟建国", "3.𠮷田丽"].iter().map(|n| made.find(n).unwrap()).collect();
    assert!(names.is_sorted());
}

#[test]
fn a_list_within_a_list_repeats_within_its_row() {
    let inner = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{{分组.组员.姓名}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let outer =
        format!("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{{{{分组.组名}}}}</w:t></w:r></w:p>{inner}</w:tc></w:tr></w:tbl>");
    let made = body(&outer);
    let order: Vec<usize> =
        ["第一组", "甲", "乙", "第二组", "丙"].iter().map(|n| made.find(&format!(">{n}<")).unwrap()).collect();
    assert!(order.is_sorted() && made.matches("<w:tr>").count() == 5, "{made}");
}

#[test]
fn an_empty_list_leaves_one_blank_row() {
    let row = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{{#}}{{课程.内容}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let made = body(row);
    assert_eq!((made.matches("<w:tr>").count(), made.contains("{{")), (1, false), "{made}");
}

#[test]
fn unknown_placeholders_and_mistakes_are_named_with_their_place() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("附件4").unwrap();
    for (row, column, text) in [
        (0, 0, "{{class.titel}}"),
        (1, 1, "{{姓名}}"),
        (2, 0, "{{class.title"),
        (3, 2, "{{学员.姓名}}{{课程.内容}}"),
        (4, 0, "{{learners}}"),
        (5, 0, "{{class.title}}"),
    ] {
        sheet.write(row, column, text).unwrap();
    }
    sheet.write_formula(6, 0, "=\"{{class.title}}\"&A1").unwrap();
    sheet.set_header("&C{{那个}}");
    let form = OfficeForm::open(&book.save_to_buffer().unwrap()).unwrap();
    let contents = form.contents(&Catalogue::default()).unwrap();
    let place = |spot: &super::Spot| {
        format!("{} {}{}", spot.part, spot.column.clone().unwrap_or_default(), spot.row.unwrap_or(0))
    };
    let unknown: Vec<(String, String, String)> = contents
        .found
        .iter()
        .filter(|f| f.meaning.is_none())
        .map(|f| (place(&f.spot), f.written.clone(), f.nearest.as_ref().map(|n| n.path.clone()).unwrap_or_default()))
        .collect();
    let said = |p: &str, w: &str, n: &str| (p.to_owned(), w.to_owned(), n.to_owned());
    assert_eq!(
        unknown,
        [
            said("附件4 A1", "class.titel", "class.title"),
            said("附件4 B2", "姓名", "learners.name"),
            said("附件4的页眉 0", "那个", ""),
        ]
    );
    let mistakes: Vec<(String, &str)> = contents.mistakes.iter().map(|m| (place(&m.spot), m.code)).collect();
    let at = |p: &str, c: &'static str| (p.to_owned(), c);
    assert_eq!(
        mistakes,
        [
            at("附件4 A3", "open_brace"),
            at("附件4 C4", "two_lists"),
            at("附件4 A5", "a_list"),
            at("附件4 A7", "in_formula")
        ]
    );
    assert!(matches!(form.fill(&Catalogue::default(), &record()), Err(FillError::Contents(_))));
}

/// A roster as an office keeps it: merged title, sized rows, a total beneath, a seal, a note, a print area.
fn roster() -> Vec<u8> {
    let mut book = Workbook::new();
    let bold = Format::new().set_bold().set_align(FormatAlign::Center);
    let framed = Format::new().set_border(rust_xlsxwriter::FormatBorder::Thin);
    let text = Format::new().set_num_format("@");
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let sheet = book.add_worksheet();
    sheet.set_name("附件4").unwrap();
    sheet.merge_range(0, 0, 0, 4, "{{项目名称}}学员名单", &bold).unwrap();
    sheet.set_row_height(0, 33.5).unwrap();
    sheet.write_with_format(1, 0, "{{开班日期}}", &day).unwrap();
    sheet.write(1, 1, "{{class.opens_on}}").unwrap();
    sheet.write(1, 2, "{{class.hours}}").unwrap();
    sheet.write_with_format(1, 3, "{{class.hours}}", &text).unwrap();
    sheet.write(1, 4, "共{{count.learners}}人").unwrap();
    for (column, title) in (0..).zip(["序号", "姓名", "身份证号码", "总评", "加一"]) {
        sheet.write_with_format(2, column, title, &bold).unwrap();
    }
    sheet.set_row_height(3, 20.25).unwrap();
    sheet.write_with_format(3, 0, "{{学员.序号}}", &framed).unwrap();
    sheet.write_with_format(3, 1, "{{学员.姓名}}", &framed).unwrap();
    sheet.write_with_format(3, 2, "{{学员.身份证号码}}", &framed).unwrap();
    sheet.write_with_format(3, 3, "{{学员.总评成绩}}", &framed).unwrap();
    sheet.write_formula(3, 4, "=D4+1").unwrap();
    sheet.write(4, 0, "合计").unwrap();
    sheet.write_formula(4, 3, "=SUM(D4)").unwrap();
    sheet.merge_range(5, 0, 6, 4, "承办单位（盖章）", &bold).unwrap();
    sheet.insert_note(4, 0, &Note::new("由软件计算")).unwrap();
    sheet.set_print_area(0, 0, 6, 4).unwrap();
    sheet.set_repeat_rows(2, 2).unwrap();
    sheet.set_landscape();
    sheet.set_footer("&C{{承办单位}} 第&P页");
    let seal = include_bytes!("../../../api/src/sample/photo-1.png");
    sheet.insert_image(5, 3, &Image::new_from_buffer(seal).unwrap()).unwrap();
    sheet
        .add_data_validation(
            3,
            3,
            3,
            3,
            &rust_xlsxwriter::DataValidation::new()
                .allow_decimal_number(rust_xlsxwriter::DataValidationRule::Between(0.0, 100.0)),
        )
        .unwrap();
    let other = book.add_worksheet();
    other.set_name("汇总").unwrap();
    other.write_formula(0, 0, "=附件4!D5").unwrap();
    other.write(1, 0, "不动").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_keeps_its_layout_and_its_formulas_follow() {
    let original = roster();
    let made = filled(&original);
    let read = sheets(&made);
    let cell = |row: u32, column: u32| read[0].row(row).map(|r| r.text(column).to_owned()).unwrap_or_default();
    assert_eq!(cell(1, 0), "乡村振兴<高研>班 & 会学员名单");
    assert_eq!(
        (cell(2, 0), cell(2, 1), cell(2, 2), cell(2, 4)),
        ("2021-10-25".into(), "2021-10-25".into(), "24".into(), "共3人".into())
    );
    let names: Vec<String> = (4..=6).map(|row| cell(row, 1)).collect();
    assert_eq!(names, ["郑若曦", "尉迟建国", "𠮷田丽"]);
    assert_eq!((cell(4, 3), cell(6, 3), cell(7, 0)), ("82.8".into(), "免修".into(), "合计".into()));
    let xml = part(&made, "xl/worksheets/sheet1.xml");
    for expected in [
        "<f>D4+1</f>",
        "<f>D5+1</f>",
        "<f>D6+1</f>",
        "<f>SUM(D4:D6)</f>",
        "<mergeCell ref=\"A1:E1\"/>",
        "<mergeCell ref=\"A8:E9\"/>",
        "sqref=\"D4:D6\"",
        "orientation=\"landscape\"",
        "<row r=\"6\" spans=\"1:5\" ht=\"20.25\" customHeight=\"1\">",
        "<dimension ref=\"A1:E9\"/>",
    ] {
        assert!(xml.contains(expected), "{expected} in {xml}");
    }
    assert!(read[0].row(4).unwrap().cell(3).unwrap().number && !read[0].row(4).unwrap().cell(2).unwrap().number);
    assert!(!read[0].row(2).unwrap().cell(3).unwrap().number, "a cell of text stays one");
    let book = part(&made, "xl/workbook.xml");
    for expected in ["附件4!$A$1:$E$9", "附件4!$3:$3", "fullCalcOnLoad=\"1\""] {
        assert!(book.contains(expected), "{expected} in {book}");
    }
    assert!(part(&made, "xl/worksheets/sheet2.xml").contains("<f>附件4!D7</f>"));
    assert!(part(&made, "xl/comments1.xml").contains("ref=\"A7\""));
    assert!(part(&made, "xl/drawings/vmlDrawing1.vml").contains("<x:Row>6</x:Row>"));
    assert!(part(&made, "xl/drawings/drawing1.xml").contains("<xdr:row>7</xdr:row>"));
    for (name, _) in [("xl/worksheets/sheet1.xml", ()), ("xl/sharedStrings.xml", ())] {
        assert!(!part(&made, name).contains("{{"), "{name}");
    }
    let unchanged = |name: &str| part(&original, name) == part(&made, name);
    assert!(unchanged("xl/theme/theme1.xml") && unchanged("docProps/app.xml"));
}

#[test]
fn long_values_wrap_and_make_their_row_higher() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "{{研修目的}}").unwrap();
    sheet.set_row_height(0, 16).unwrap();
    sheet.set_column_width(0, 40).unwrap();
    let made = filled(&book.save_to_buffer().unwrap());
    let xml = part(&made, "xl/worksheets/sheet1.xml");
    assert!(xml.contains("一是更新知识。\n二是服务一线。"), "{xml}");
    let height: f64 = xml.split(" ht=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
    assert!((30.0..40.0).contains(&height), "{height}");
    assert!(part(&made, "xl/styles.xml").contains("wrapText=\"1\""));
}

#[test]
fn a_long_name_beside_another_cell_is_made_smaller_not_cut_off() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, column, text) in
        [(0, 0, "{{项目名称}}"), (0, 1, "甲"), (1, 0, "{{项目名称}}"), (2, 0, "{{计划编号}}"), (2, 1, "乙")]
    {
        sheet.write(row, column, text).unwrap();
    }
    let made = filled(&book.save_to_buffer().unwrap());
    let xml = part(&made, "xl/worksheets/sheet1.xml");
    let shrunk: Vec<bool> =
        ["A1", "A2", "A3"].iter().map(|c| xml.contains(&format!("<c r=\"{c}\" t=\"inlineStr\" s="))).collect();
    assert_eq!(shrunk, [true, false, false], "{xml}");
    assert!(part(&made, "xl/styles.xml").contains("shrinkToFit=\"1\""));
}

#[test]
fn files_that_are_no_forms_are_refused_with_a_reason() {
    let mut bomb = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    bomb.start_file("word/document.xml", options).unwrap();
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..60 {
        bomb.write_all(&zeros).unwrap();
    }
    let bomb = bomb.finish().unwrap().into_inner();
    let encrypted: Vec<u8> = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        .into_iter()
        .chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let whole = word("<w:p/>");
    let macros = TYPES
        .replace("/>", "><Default Extension=\"bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>");
    for (name, bytes, code) in [
        ("empty", Vec::new(), "empty_file"),
        ("text", b"hello".to_vec(), "not_a_form"),
        ("zip", packed(&[("a.txt", "a")]), "not_a_form"),
        ("old", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0].to_vec(), "old_format"),
        ("encrypted", encrypted, "encrypted_file"),
        ("cut off", whole[..whole.len() / 2].to_vec(), "damaged_file"),
        ("macros", packed(&[("[Content_Types].xml", &macros), ("word/document.xml", "<a/>")]), "macro_file"),
        ("project", packed(&[("xl/workbook.xml", "<a/>"), ("xl/vbaProject.bin", "")]), "macro_file"),
    ] {
        assert_eq!(OfficeForm::open(&bytes).unwrap_err().code, code, "{name}");
    }
    for (name, bytes, code) in [
        ("bomb", bomb, "too_large"),
        ("broken", word("<w:p><w:r></w:p>"), "damaged_file"),
        ("entities", packed(&[("word/document.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")]), "damaged_file"),
        (
            "no sheets",
            packed(&[("xl/workbook.xml", "<workbook><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>")]),
            "damaged_file",
        ),
    ] {
        let form = OfficeForm::open(&bytes).unwrap();
        assert_eq!(form.contents(&Catalogue::default()).unwrap_err().code, code, "{name}");
    }
}
