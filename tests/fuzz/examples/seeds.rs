//! Makes the files the fuzzer begins with, in `corpus/<target>/`: tables, forms for one person, and odd ones.

use std::fs;
use std::path::Path;

use rust_xlsxwriter::{Format, Workbook};
use yanxiu_fuzz::BETWEEN;

const TABLE: &str = "高级研修项目报名回执\n序号,姓名（性别）,身份证号码,单位及职务,手机/微信,所在市,备注\n1,张三（男）,11010519491231002X,某局 科长,13800138000/wx,济南,\n2,阿卜杜热合曼·买买提,3.70102E+17,\"某公司\n（济南）\",13900139000,省直,清真\n备注：请如实填写。\n";
const BARE: &str =
    "张三,11010519491231002X,济南市某研究院,13800138000,男\n司马𬍛,370102800101123,某大学,13900139000,女\n";
const FORM: &str = "报名表\n姓名,欧阳䶮,性别,女,照片\n身份证号：11010519491231002X,,电话,13800138000\n工作单位,某研究院,学历,本科\n姓名,王㛃,性别,女\n身份证号,370102800101123,单位,某局\n";

fn main() -> std::io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for target in ["xlsx", "xls", "text"] {
        fs::create_dir_all(folder.join(target))?;
    }
    for (name, text) in [("table", TABLE), ("bare", BARE), ("form", FORM)] {
        let at = |end: &str| folder.join("text").join(format!("{name}.{end}"));
        fs::write(at("utf8.csv"), text)?;
        fs::write(at("marked.csv"), ["\u{feff}", text].concat())?;
        fs::write(at("gb18030.csv"), encoding_rs::GB18030.encode(text).0)?;
        fs::write(
            at("utf16.csv"),
            text.encode_utf16().fold(vec![0xFF, 0xFE], |mut all, unit| {
                all.extend(unit.to_le_bytes());
                all
            }),
        )?;
        fs::write(at("tab.csv"), text.replace(',', "\t"))?;
        fs::write(at("sep.csv"), format!("sep=;\n{}", text.replace(',', ";")))?;
        fs::write(folder.join("xlsx").join(format!("{name}.xlsx")), workbook(text).map_err(std::io::Error::other)?)?;
        fs::write(folder.join("xlsx").join(format!("{name}.parts")), parts(text))?;
    }
    // Old workbooks are those that the tests keep; nothing here writes that format.
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
    for entry in fs::read_dir(data)?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".xls") || name == "password.xlsx" {
            fs::copy(entry.path(), folder.join("xls").join(name))?;
        }
    }
    Ok(())
}

fn workbook(text: &str) -> Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 0, 4, "", &Format::new())?;
    for (row, line) in (0..).zip(text.lines()) {
        for (column, cell) in (0..).zip(line.split(',')) {
            sheet.write(row, column, cell)?;
        }
    }
    sheet.set_row_hidden(3)?;
    sheet.write(20, 0, 370_102_198_001_011_234_f64)?.write(20, 1, true)?;
    sheet.write_with_format(20, 2, 44_494.5, &Format::new().set_num_format("yyyy-mm-dd hh:mm"))?;
    book.save_to_buffer()
}

/// The same as XML, every kind of cell among it.
fn parts(text: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let cells: Vec<&str> = text.split(['\n', ',']).collect();
    let shared: String = cells.iter().map(|c| format!("<si><t xml:space=\"preserve\">{c}</t></si>")).collect();
    let mut at = 0;
    let rows: String = (1..)
        .zip(text.lines())
        .map(|(row, line)| {
            let cells: String = line
                .split(',')
                .map(|cell| {
                    at += 1;
                    if at % 3 == 0 {
                        format!(
                            "<c t=\"inlineStr\"><is><r><t>{cell}</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></is></c>"
                        )
                    } else {
                        format!("<c t=\"s\"><v>{}</v></c>", at - 1)
                    }
                })
                .collect();
            format!("<row r=\"{row}\" spans=\"1:9\">{cells}</row>")
        })
        .collect();
    let odd = r#"<row hidden="1"><c t="n" s="1"><v>44494.5</v></c><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c t="str"><f>A1&amp;"x"</f><v>x&#26446;</v></c><c t="d"><v>2021-10-25T00:00:00</v></c><c r="J9"><v>3.70102198001011E+17</v></c></row>"#;
    let sheet = format!(
        r#"<worksheet xmlns="{main}"><dimension ref="A1:B2"/><sheetData>{rows}{odd}</sheetData><mergeCells count="1"><mergeCell ref="A1:E1"/></mergeCells></worksheet>"#
    );
    let shared = format!(r#"<sst xmlns="{main}" count="9" uniqueCount="9">{shared}</sst>"#);
    let styles = format!(
        r#"<styleSheet xmlns="{main}"><numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="176"/></cellXfs></styleSheet>"#
    );
    let book = format!(
        r#"<workbook xmlns="{main}" xmlns:r="{office}"><workbookPr date1904="0"/><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    );
    let link = |id: &str, kind: &str, target: &str| {
        format!(r#"<Relationship Id="{id}" Type="{office}/{kind}" Target="{target}"/>"#)
    };
    let links = |inner: &str| format!(r#"<Relationships xmlns="{package}/relationships">{inner}</Relationships>"#);
    let book_links = links(
        &[
            link("rId1", "worksheet", "worksheets/sheet1.xml"),
            link("rId2", "sharedStrings", "sharedStrings.xml"),
            link("rId3", "styles", "styles.xml"),
        ]
        .concat(),
    );
    let root = links(&link("rId1", "officeDocument", "xl/workbook.xml"));
    [sheet, shared, styles, book, book_links, root].map(String::into_bytes).join(&BETWEEN)
}
