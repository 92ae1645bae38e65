//! Reading a template's file: every slip with its line, in the words of whoever mends it.

use std::collections::BTreeMap;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use toml::{Spanned, Table, Value};
use yanxiu_domain::problem::{Place, Problem};

use super::template::{
    Body, Border, BorderStyle, CertificateTemplate, Element, Frame, Image, Ink, Line, Rectangle, TextBox,
};
use crate::form::{Align, Face, Orientation, Template, VerticalAlign};
use crate::pdf::Raster;
use crate::{line_of, plain_reason};

/// Most elements of a template; beyond it lies a file that was made to exhaust somebody's patience.
const MOST_ELEMENTS: usize = 300;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    title: String,
    #[serde(default)]
    orientation: Orientation,
    #[serde(default)]
    overprint: bool,
    #[serde(default)]
    element: Vec<Spanned<Table>>,
    #[serde(default)]
    image: Vec<WrittenImage>,
}

/// A picture within the file, in base64.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenImage {
    data: Spanned<String>,
}

impl CertificateTemplate {
    /// Reads a template's file; `file` is its name for messages. Pictures that aren't within the file are left to the
    /// caller.
    ///
    /// # Errors
    /// Everything that is wrong, with its line and, where it belongs to one, its element.
    pub fn parse(text: &str, file: &str) -> Result<Self, Vec<Problem>> {
        let lines = |at: usize| u32::try_from(line_of(text, at)).unwrap_or(u32::MAX);
        let cell =
            |line: u32| Place::Cell { file: file.to_owned(), sheet: String::new(), row: Some(line), column: None };
        let written: Written = toml::from_str(text).map_err(|e| {
            let line = e.span().map_or(1, |span| lines(span.start));
            vec![
                Problem::error(
                    "template_syntax",
                    plain_reason(e.message()),
                    "请用本软件导出的样式文件，不要手工改动。",
                )
                .at(cell(line)),
            ]
        })?;
        let mut problems = Vec::new();
        if written.title.trim().is_empty() {
            problems.push(Problem::error("template_title", "样式没有名称", "请给样式起一个好认的名称。").at(cell(1)));
        }
        if written.element.len() > MOST_ELEMENTS {
            let message = format!("样式有 {} 个元素，超过 {MOST_ELEMENTS} 个", written.element.len());
            problems.push(Problem::error("template_size", message, "请删去用不到的元素。"));
        }
        let mut images = BTreeMap::new();
        for image in written.image {
            let place = cell(lines(image.data.span().start));
            let bare: String = image.data.into_inner().split_whitespace().collect();
            let read = STANDARD
                .decode(bare)
                .map_err(|_| ("image_damaged", "样式文件里的图片已损坏".to_owned(), "请重新导出样式文件。"));
            match read.and_then(|bytes| Raster::read(&bytes).map_err(|e| (e.code, e.message, e.hint))) {
                Ok(raster) => drop(images.insert(raster.digest.clone(), Arc::new(raster))),
                Err((code, message, hint)) => problems.push(Problem::error(code, message, hint).at(place)),
            }
        }
        let mut elements: Vec<Element> = Vec::new();
        for (number, table) in written.element.into_iter().enumerate() {
            let line = lines(table.span().start);
            let mut attributes = Attributes::new(table.into_inner(), number + 1, cell(line));
            let element = attributes.element();
            if elements.iter().any(|e| e.id == element.id) {
                attributes.wrong("template_same_id", format!("有两个元素的编号都是“{}”", element.id));
            }
            problems.extend(attributes.problems);
            elements.push(element);
        }
        if problems.is_empty() {
            let Written { title, orientation, overprint, .. } =
                Written { element: Vec::new(), image: Vec::new(), ..written };
            Ok(Self { title: title.trim().to_owned(), orientation, overprint, elements, images })
        } else {
            Err(problems)
        }
    }
}

/// Keys with what the window calls them.
const LABELS: &[(&str, &str)] = &[
    ("x", "左边"),
    ("y", "上边"),
    ("width", "宽"),
    ("height", "高"),
    ("on_stock", "纸上已印"),
    ("text", "文字"),
    ("face", "字体"),
    ("size", "字号"),
    ("least", "最小字号"),
    ("align", "左右位置"),
    ("valign", "上下位置"),
    ("wrap", "自动换行"),
    ("leading", "行距"),
    ("indent", "首行缩进"),
    ("most_lines", "最多行数"),
    ("spacing", "字距"),
    ("colour", "颜色"),
    ("thickness", "线宽"),
    ("dashed", "虚线"),
    ("fill", "底色"),
    ("style", "花纹"),
    ("band", "花纹宽度"),
    ("second", "花纹颜色"),
    ("image", "图片"),
    ("over", "压在文字上"),
];

fn label(key: &str) -> String {
    LABELS.iter().find(|(known, _)| *known == key).map_or(key.to_owned(), |(_, label)| format!("{label}（{key}）"))
}

const KINDS: [&str; 6] = ["text", "line", "rectangle", "border", "image", "qr"];
const FACES: &[(&str, Face)] = &[
    ("song", Face::Song),
    ("song_bold", Face::SongBold),
    ("hei", Face::Hei),
    ("hei_medium", Face::HeiMedium),
    ("kai", Face::Kai),
    ("fang", Face::Fang),
];
const ALIGNS: &[(&str, Align)] =
    &[("left", Align::Left), ("center", Align::Center), ("right", Align::Right), ("justify", Align::Justify)];
const VALIGNS: &[(&str, VerticalAlign)] =
    &[("top", VerticalAlign::Top), ("middle", VerticalAlign::Middle), ("bottom", VerticalAlign::Bottom)];
const STYLES: &[(&str, BorderStyle)] =
    &[("guilloche", BorderStyle::Guilloche), ("fret", BorderStyle::Fret), ("rules", BorderStyle::Rules)];

/// The attributes of one element while they are taken out, with what is wrong with them.
struct Attributes {
    table: Table,
    number: usize,
    id: String,
    file: Place,
    problems: Vec<Problem>,
}

impl Attributes {
    fn new(mut table: Table, number: usize, file: Place) -> Self {
        let id = match table.remove("id") {
            Some(Value::String(id)) if !id.trim().is_empty() => id,
            _ => String::new(),
        };
        Self { table, number, id, file, problems: Vec::new() }
    }

    /// Notes what is wrong: at the element when it has a name, else at its line.
    fn wrong(&mut self, code: &'static str, message: String) {
        let place = if self.id.is_empty() {
            self.file.clone()
        } else {
            Place::Field { stage: "certificates", entity: "template_element", id: self.id.clone(), field: "" }
        };
        let message = format!("第 {} 个元素：{message}", self.number);
        self.problems.push(Problem::error(code, message, "请在样式设计中改正这一项。").at(place));
    }

    fn attribute(&mut self, message: String) {
        self.wrong("template_attribute", message);
    }

    fn number_or(&mut self, key: &str, range: std::ops::RangeInclusive<f32>, usual: Option<f32>) -> f32 {
        #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "checked against the range")]
        let found = match self.table.remove(key) {
            Some(Value::Float(number)) => Some(number as f32),
            Some(Value::Integer(number)) => Some(number as f32),
            Some(_) => Some(f32::NAN),
            None => None,
        };
        match found.or(usual) {
            Some(number) if range.contains(&number) => number,
            found => {
                let what = if found.is_none() { "没有写" } else { "不对" };
                self.attribute(format!("{}{what}，应是 {} 到 {} 之间的数", label(key), range.start(), range.end()));
                *range.start()
            }
        }
    }

    fn flag(&mut self, key: &str) -> bool {
        match self.table.remove(key) {
            None => false,
            Some(Value::Boolean(flag)) => flag,
            Some(_) => {
                self.attribute(format!("{}应是 true 或 false", label(key)));
                false
            }
        }
    }

    fn string(&mut self, key: &str) -> Option<String> {
        match self.table.remove(key) {
            None => None,
            Some(Value::String(text)) => Some(text),
            Some(_) => {
                self.attribute(format!("{}应是文字，要加引号", label(key)));
                None
            }
        }
    }

    fn word<T: Copy>(&mut self, key: &str, words: &[(&str, T)], usual: T) -> T {
        let Some(text) = self.string(key) else { return usual };
        words.iter().find(|(code, _)| *code == text).map_or_else(
            || {
                let choices: Vec<&str> = words.iter().map(|(code, _)| *code).collect();
                self.attribute(format!("{}不能写“{text}”，可以写的有：{}", label(key), choices.join("、")));
                usual
            },
            |(_, value)| *value,
        )
    }

    fn ink(&mut self, key: &str) -> Option<Ink> {
        let text = self.string(key)?;
        let ink = Ink::parse(&text);
        if ink.is_none() {
            self.attribute(format!("{}“{text}”不对，应写成 #9b2d20 的样子", label(key)));
        }
        ink
    }

    fn template(&mut self) -> Template {
        let text = self.string("text").unwrap_or_default();
        Template::parse(&text).unwrap_or_else(|reason| {
            self.attribute(reason);
            Template::default()
        })
    }

    fn element(&mut self) -> Element {
        if self.id.is_empty() {
            self.attribute("没有编号（id）".to_owned());
        }
        let kind = self.string("kind").unwrap_or_default();
        let frame = Frame {
            x: self.number_or("x", -297.0..=594.0, None),
            y: self.number_or("y", -297.0..=594.0, None),
            width: self.number_or("width", 0.0..=594.0, None),
            height: self.number_or("height", 0.0..=594.0, None),
        };
        let on_stock = self.flag("on_stock");
        let body = self.body(&kind);
        let left: Vec<String> = self.table.keys().cloned().collect();
        for key in left {
            self.attribute(format!("这种元素没有“{key}”这一项"));
        }
        Element { id: self.id.clone(), frame, on_stock, body }
    }

    fn body(&mut self, kind: &str) -> Body {
        const BLACK: Ink = Ink([0; 3]);
        match kind {
            "line" => Body::Line(Line {
                thickness: self.number_or("thickness", 0.05..=10.0, Some(0.3)),
                colour: self.ink("colour").unwrap_or(BLACK),
                dashed: self.flag("dashed"),
            }),
            "rectangle" => Body::Rectangle(Rectangle {
                thickness: self.number_or("thickness", 0.0..=10.0, Some(0.3)),
                colour: self.ink("colour").unwrap_or(BLACK),
                fill: self.ink("fill"),
            }),
            "border" => {
                let colour = self.ink("colour").unwrap_or(BLACK);
                Body::Border(Border {
                    style: self.word("style", STYLES, BorderStyle::Rules),
                    band: self.number_or("band", 1.0..=25.0, Some(7.0)),
                    colour,
                    second: self.ink("second").unwrap_or(colour),
                })
            }
            "image" => {
                let image = self.string("image").unwrap_or_default();
                Body::Image(Image { image, over: self.flag("over") })
            }
            "qr" => Body::Qr(self.template()),
            _ => {
                if kind != "text" {
                    self.attribute(format!("不认识的元素“{kind}”，可以写的有：{}", KINDS.join("、")));
                }
                let size = self.number_or("size", 5.0..=150.0, Some(16.0));
                Body::Text(TextBox {
                    text: self.template(),
                    face: self.word("face", FACES, Face::Song),
                    size,
                    least: self.number_or("least", 5.0..=150.0, Some(size)).min(size),
                    align: self.word("align", ALIGNS, Align::Left),
                    valign: self.word("valign", VALIGNS, VerticalAlign::Top),
                    wrap: self.flag("wrap"),
                    leading: self.number_or("leading", 0.8..=5.0, Some(1.5)),
                    indent: self.number_or("indent", 0.0..=20.0, Some(0.0)),
                    most_lines: self.lines(),
                    spacing: self.number_or("spacing", -5.0..=60.0, Some(0.0)),
                    colour: self.ink("colour").unwrap_or(BLACK),
                })
            }
        }
    }

    fn lines(&mut self) -> usize {
        match self.table.remove("most_lines") {
            None => 0,
            Some(Value::Integer(lines @ 0..=99)) => usize::try_from(lines).unwrap_or(0),
            Some(_) => {
                self.attribute(format!("{}应是 0 到 99 的整数", label("most_lines")));
                0
            }
        }
    }
}
