//! Reading and checking a form file, so that what an office mistypes is named with its place.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::{Table, Value};

use super::{
    Block, Cell, Column, Condition, Content, Each, Face, Form, FormError, Format, Grid, Layout, List, Margins,
    OneOrMany, Orientation, PageNumber, Path, Sheet, Size, Template,
};
use crate::{line_of, plain_reason};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    kind: String,
    title: Template,
    file_name: Option<Template>,
    #[serde(default)]
    layout: Layout,
    #[serde(default)]
    sheet: Sheet,
    #[serde(default)]
    orientation: Orientation,
    formats: Option<Vec<Format>>,
    #[serde(default)]
    margins: WrittenMargins,
    page_number: Option<PageNumber>,
    #[serde(default)]
    cover: bool,
    size: Option<Size>,
    face: Option<Face>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct WrittenMargins {
    top: Option<f32>,
    right: Option<f32>,
    bottom: Option<f32>,
    left: Option<f32>,
}

#[derive(Deserialize)]
struct Common {
    #[serde(default)]
    when: OneOrMany,
    #[serde(default)]
    unless: OneOrMany,
    #[serde(default)]
    keep_together: bool,
    #[serde(default)]
    before: f32,
    #[serde(default)]
    after: f32,
}

const COMMON_KEYS: [&str; 5] = ["when", "unless", "keep_together", "before", "after"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EachHead {
    path: Path,
    #[serde(default)]
    page_break: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}

pub(super) fn parse(text: &str, file: &str) -> Result<Form, FormError> {
    let fail = |place: String, reason: String| FormError { file: file.to_owned(), place, reason };
    let mut table: Table = toml::from_str(text).map_err(|e| {
        let line = e.span().map(|span| format!("第{}行", line_of(text, span.start)));
        fail(line.unwrap_or_default(), plain_reason(e.message()))
    })?;
    let blocks = take_blocks(&mut table).map_err(|reason| fail(String::new(), reason))?;
    let head: Head = from_table(table).map_err(|reason| fail(String::new(), reason))?;
    let official = head.layout == Layout::Official;
    // GB/T 9704: 37 mm above, 28 mm at the left, a text area of 156 × 225 mm.
    let default = if official { [37.0, 26.0, 35.0, 28.0] } else { [20.0, 18.0, 20.0, 18.0] };
    Ok(Form {
        file_name: head.file_name.unwrap_or_else(|| head.title.clone()),
        kind: head.kind,
        title: head.title,
        layout: head.layout,
        sheet: head.sheet,
        orientation: head.orientation,
        formats: head
            .formats
            .unwrap_or_else(|| if official { vec![Format::Pdf] } else { vec![Format::Pdf, Format::Xlsx] }),
        margins: Margins {
            top: head.margins.top.unwrap_or(default[0]),
            right: head.margins.right.unwrap_or(default[1]),
            bottom: head.margins.bottom.unwrap_or(default[2]),
            left: head.margins.left.unwrap_or(default[3]),
        },
        page_number: head.page_number.unwrap_or(if official { PageNumber::Outer } else { PageNumber::Full }),
        cover: head.cover,
        size: head.size.unwrap_or(Size(if official { 16.0 } else { 12.0 })),
        face: head.face.unwrap_or(if official { Face::Fang } else { Face::Song }),
        blocks: read_blocks(blocks, "").map_err(|(place, reason)| fail(place, reason))?,
    })
}

fn take_blocks(table: &mut Table) -> Result<Vec<Table>, String> {
    match table.remove("block") {
        Some(Value::Array(items)) => items
            .into_iter()
            .map(|item| match item {
                Value::Table(table) => Ok(table),
                _ => Err("“block”的每一项都应写成 [[block]]".to_owned()),
            })
            .collect(),
        Some(_) => Err("块应写成 [[block]]".to_owned()),
        None => Err("没有任何 [[block]]".to_owned()),
    }
}

fn read_blocks(tables: Vec<Table>, within: &str) -> Result<Vec<Block>, (String, String)> {
    tables
        .into_iter()
        .enumerate()
        .map(|(index, mut table)| {
            let kind = match table.remove("type") {
                Some(Value::String(kind)) => kind,
                _ => return Err((format!("{within}第{}块", index + 1), "缺少“type”".to_owned())),
            };
            let place = format!("{within}第{}块（{kind}）", index + 1);
            read_block(&kind, table, &place)
        })
        .collect()
}

fn read_block(kind: &str, mut table: Table, place: &str) -> Result<Block, (String, String)> {
    let here = |reason: String| (place.to_owned(), reason);
    let mut shared = Table::new();
    for key in COMMON_KEYS {
        if let Some(value) = table.remove(key) {
            shared.insert(key.to_owned(), value);
        }
    }
    let common: Common = from_table(shared).map_err(here)?;
    let content = match kind {
        "annex" => Content::Annex(from_table(table).map_err(here)?),
        "title" => Content::Title(from_table(table).map_err(here)?),
        "line" => Content::Line(from_table(table).map_err(here)?),
        "heading" => {
            let heading: super::Heading = from_table(table).map_err(here)?;
            if !(1..=3).contains(&heading.level) {
                return Err(here("“level”只能是 1、2 或 3".to_owned()));
            }
            Content::Heading(heading)
        }
        "paragraph" => Content::Paragraph(from_table(table).map_err(here)?),
        "attachments" => Content::Attachments(from_table(table).map_err(here)?),
        "signature" => Content::Signature(from_table(table).map_err(here)?),
        "grid" => {
            let grid: Grid = from_table(table).map_err(here)?;
            check_grid(&grid).map_err(here)?;
            Content::Grid(grid)
        }
        "list" => {
            let list: List = from_table(table).map_err(here)?;
            check_list(&list).map_err(here)?;
            Content::List(Box::new(list))
        }
        "each" => {
            let nested = take_blocks(&mut table).map_err(here)?;
            let head: EachHead = from_table(table).map_err(here)?;
            let blocks = read_blocks(nested, &format!("{place}内"))?;
            Content::Each(Each { path: head.path, page_break: head.page_break, blocks })
        }
        "cards" => {
            let cards: super::Cards = from_table(table).map_err(here)?;
            if cards.columns == 0 || cards.rows == 0 || cards.lines.is_empty() {
                return Err(here("“columns”“rows”应不小于 1，“lines”不能为空".to_owned()));
            }
            Content::Cards(cards)
        }
        "seats" => {
            let seats: super::Seats = from_table(table).map_err(here)?;
            if seats.lines.is_empty() {
                return Err(here("“lines”不能为空".to_owned()));
            }
            Content::Seats(seats)
        }
        "chart" => Content::Chart(from_table(table).map_err(here)?),
        "pictures" => Content::Pictures(from_table(table).map_err(here)?),
        "page_break" => {
            let Nothing {} = from_table(table).map_err(here)?;
            Content::PageBreak
        }
        "spacer" => Content::Spacer(from_table(table).map_err(here)?),
        _ => return Err(here(format!("不认识的块类型“{kind}”"))),
    };
    Ok(Block {
        condition: Condition { when: common.when.into(), unless: common.unless.into() },
        keep_together: common.keep_together,
        before: common.before,
        after: common.after,
        content,
    })
}

fn check_widths<'a>(widths: impl IntoIterator<Item = &'a f32>) -> Result<(), String> {
    if widths.into_iter().all(|width| width.is_finite() && *width > 0.0) {
        Ok(())
    } else {
        Err("列宽应为大于 0 的数".to_owned())
    }
}

fn check_cell(cell: &Cell) -> Result<(), String> {
    if cell.span == 0 || cell.rows == 0 {
        return Err("“span”和“rows”应不小于 1".to_owned());
    }
    match (&cell.label, &cell.value) {
        (Some(_), Some(_)) => Err("一格只能写“label”或“value”之一".to_owned()),
        (None, None) => Err("一格缺少“label”或“value”".to_owned()),
        _ => Ok(()),
    }
}

fn check_grid(grid: &Grid) -> Result<(), String> {
    check_widths(&grid.widths)?;
    if grid.widths.is_empty() || grid.rows.is_empty() {
        return Err("“widths”和“rows”不能为空".to_owned());
    }
    // How many more rows each column is covered by a cell from above.
    let mut covered = vec![0_usize; grid.widths.len()];
    for (index, row) in grid.rows.iter().enumerate() {
        let number = index + 1;
        let mut free = covered.iter().filter(|rows| **rows == 0).count();
        if row.condition != Condition::default() && (free != covered.len() || row.cells.iter().any(|c| c.rows > 1)) {
            return Err(format!("第{number}行与上下行有合并的格，不能带“when”或“unless”"));
        }
        let mut next: Vec<usize> = covered.iter().map(|rows| rows.saturating_sub(1)).collect();
        let mut column = 0;
        for cell in &row.cells {
            check_cell(cell).map_err(|reason| format!("第{number}行：{reason}"))?;
            while covered.get(column).is_some_and(|rows| *rows > 0) {
                column += 1;
            }
            let end = column + cell.span;
            if end > covered.len() || covered[column..end].iter().any(|rows| *rows > 0) {
                return Err(format!("第{number}行的格超出了 {} 列", covered.len()));
            }
            next[column..end].fill(cell.rows - 1);
            free -= cell.span;
            column = end;
        }
        if free != 0 {
            return Err(format!("第{number}行的格没有填满 {} 列，还差 {free} 列", covered.len()));
        }
        covered = next;
    }
    if covered.iter().any(|rows| *rows > 0) {
        return Err("最后一行有格的“rows”伸出了表格".to_owned());
    }
    Ok(())
}

fn check_list(list: &List) -> Result<(), String> {
    if list.columns.is_empty() {
        return Err("“columns”不能为空".to_owned());
    }
    check_widths(list.columns.iter().map(|column| &column.width))?;
    check_widths([&list.side_width])?;
    check_widths(list.number.iter().map(|number| &number.width))?;
    for (index, Column { path, value, .. }) in list.columns.iter().enumerate() {
        if path.is_some() && value.is_some() {
            return Err(format!("第{}列只能写“path”或“value”之一", index + 1));
        }
    }
    let columns = list.columns.len() + usize::from(list.number.is_some());
    let repeated = list.columns.iter().any(|column| column.each.is_some());
    for cell in &list.totals {
        check_cell(cell).map_err(|reason| format!("totals：{reason}"))?;
    }
    // With repeated columns the count is known only with the record; compose checks it again.
    let spans = |name: &str, sum: usize| {
        if sum == 0 || sum == columns || repeated {
            Ok(())
        } else {
            Err(format!("“{name}”各格共 {sum} 列，应为 {columns} 列"))
        }
    };
    spans("group", list.group.iter().map(|head| head.span).sum())?;
    spans("totals", list.totals.iter().map(|cell| cell.span).sum())
}

fn from_table<T: DeserializeOwned>(table: Table) -> Result<T, String> {
    T::deserialize(Value::Table(table)).map_err(|e| told(&e))
}

/// A slip in a block, with the key it is found in.
fn told(error: &toml::de::Error) -> String {
    let whole = error.to_string();
    let key = whole.rsplit_once("in `").and_then(|(_, tail)| tail.split('`').next());
    let key = key.map(|key| format!("“{key}”：")).unwrap_or_default();
    format!("{key}{}", plain_reason(error.message()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "kind = \"k\"\ntitle = \"标题\"\n";

    fn reason(body: &str) -> String {
        match Form::parse(&format!("{HEAD}{body}"), "k.toml") {
            Ok(_) => "ok".to_owned(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn mistakes_are_named_with_their_place() {
        let cases = [
            ("[[block]]\ntype = \"titel\"", "第1块（titel）：不认识的块类型“titel”"),
            ("[[block]]\ntext = \"a\"", "第1块：缺少“type”"),
            ("[[block]]\ntype = \"title", "第4行：写法不对，请检查引号、等号和方括号"),
            (
                "[[block]]\ntype = \"title\"\ntext = \"a\"\nsise = \"二号\"",
                "第1块（title）：没有“sise”这一项，可以写的有：",
            ),
            ("[[block]]\ntype = \"title\"", "缺少“text”"),
            ("[[block]]\ntype = \"title\"\ntext = \"a\"\nsize = \"大号\"", "不认识的字号“大号”"),
            ("[[block]]\ntype = \"title\"\ntext = \"{{a\"", "没有对应的“}}”"),
            ("[[block]]\ntype = \"title\"\ntext = \"{{a|nam}}\"", "只有“|name”"),
            (
                "[[block]]\ntype = \"grid\"\nwidths = [1, 2]\nrows = [[{ label = \"a\" }]]",
                "第1行的格没有填满 2 列，还差 1 列",
            ),
            (
                "[[block]]\ntype = \"grid\"\nwidths = [1]\nrows = [[{ label = \"a\", span = 2 }]]",
                "第1行的格超出了 1 列",
            ),
            (
                "[[block]]\ntype = \"grid\"\nwidths = [1]\nrows = [[{ label = \"a\", value = \"b\" }]]",
                "只能写“label”或“value”之一",
            ),
            (
                "[[block]]\ntype = \"list\"\npath = \"l\"\ncolumns = [{ title = \"a\", width = 1 }]\ngroup = [{ span = 2 }]",
                "“group”各格共 2 列，应为 1 列",
            ),
            (
                "[[block]]\ntype = \"each\"\npath = \"l\"\n[[block.block]]\ntype = \"heading\"\ntext = \"a\"\nlevel = 7",
                "第1块（each）内第1块（heading）：“level”只能是 1、2 或 3",
            ),
        ];
        for (body, expected) in cases {
            let found = reason(body);
            assert!(found.contains(expected), "{body}\n→ {found}\nexpected {expected}");
        }
    }

    #[test]
    fn a_grid_with_cells_reaching_down_is_accepted() {
        let body = "[[block]]\ntype = \"grid\"\nwidths = [1, 1]\nrows = [[{ label = \"a\", rows = 2 }, { value = \"\" }], [{ value = \"\" }]]";
        assert_eq!(reason(body), "ok");
    }

    #[test]
    fn defaults_follow_the_layout() {
        let form = Form::parse(&format!("layout = \"official\"\n{HEAD}[[block]]\ntype = \"page_break\""), "k").unwrap();
        assert_eq!((form.margins.top, form.margins.left, form.size.0), (37.0, 28.0, 16.0));
        assert_eq!(form.formats, [Format::Pdf]);
        assert_eq!(form.page_number, PageNumber::Outer);
    }
}
