//! Cell formats, and the few that filling adds to them.

use std::collections::BTreeMap;

use super::super::OfficeFormError;
use super::super::markup::{Kind, Token, escaped, tokens, with_attribute};
use crate::reading::shows_date;

/// How a day is shown where the form doesn't say.
const DAY: &str = "yyyy\"年\"m\"月\"d\"日\"";
/// The first id that formats of one's own may bear.
const FIRST_OWN: u32 = 164;
/// The built-in format `#,##0.00`.
const AMOUNT: u32 = 4;
/// The built-in format of text.
const TEXT: u32 = 49;

/// What a cell format does.
#[derive(Debug, Clone)]
struct Format<'x> {
    raw: &'x str,
    number: u32,
    font: usize,
    wraps: bool,
    shrinks: bool,
}

/// How a value is to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Show {
    /// As the form says.
    AsIs,
    /// As a day, where the form doesn't say.
    Day,
    /// With two decimals, where the form doesn't say.
    Amount,
}

/// How a text is to lie in its cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Lie {
    /// As the form says.
    AsIs,
    /// Going on in the next line.
    Wrapped,
    /// Made smaller rather than cut off.
    Shrunk,
}

/// The formats of a workbook.
pub(super) struct Styles<'x> {
    xml: &'x str,
    formats: Vec<Format<'x>>,
    codes: BTreeMap<u32, String>,
    sizes: Vec<f64>,
    /// Where added formats go, and where codes of numbers go.
    end_of_formats: Option<(usize, usize)>,
    added: Vec<String>,
    made: BTreeMap<(usize, Lie, Show), usize>,
    day: Option<u32>,
}

impl<'x> Styles<'x> {
    pub(super) fn read(xml: &'x str) -> Result<Self, OfficeFormError> {
        let mut styles = Self {
            xml,
            formats: Vec::new(),
            codes: BTreeMap::new(),
            sizes: Vec::new(),
            end_of_formats: None,
            added: Vec::new(),
            made: BTreeMap::new(),
            day: None,
        };
        let tokens = tokens(xml)?;
        let mut within: Vec<&str> = Vec::new();
        let mut begun: Option<usize> = None;
        let mut list: Option<usize> = None;
        for token in &tokens {
            let local = token.local();
            let inside = |name: &str| within.last() == Some(&name);
            if token.opens() {
                if local == "numFmt" {
                    let id = token.attribute("numFmtId").and_then(|id| id.parse().ok());
                    styles.codes.extend(id.zip(token.attribute("formatCode")));
                } else if local == "font" && inside("fonts") {
                    styles.sizes.push(11.0);
                } else if local == "sz" && inside("font") {
                    let size = token.attribute("val").and_then(|v| v.parse().ok());
                    if let (Some(last), Some(size)) = (styles.sizes.last_mut(), size) {
                        *last = size;
                    }
                } else if local == "cellXfs" {
                    list = Some(token.at);
                } else if local == "xf" && inside("cellXfs") {
                    styles.begin(token);
                    begun = Some(token.at);
                    if token.kind == Kind::Empty {
                        begun = None;
                    }
                } else if local == "alignment" && inside("xf") && begun.is_some() {
                    let yes = |name: &str| matches!(token.attribute(name).as_deref(), Some("1" | "true"));
                    if let Some(last) = styles.formats.last_mut() {
                        last.wraps = yes("wrapText");
                        last.shrinks = yes("shrinkToFit");
                    }
                }
            }
            match token.kind {
                Kind::Open => within.push(local),
                Kind::Close => {
                    within.pop();
                    if let ("xf", Some(from)) = (local, begun) {
                        begun = None;
                        if let Some(last) = styles.formats.last_mut() {
                            last.raw = &xml[from..token.at + token.raw.len()];
                        }
                    }
                    if let ("cellXfs", Some(from)) = (local, list) {
                        styles.end_of_formats = Some((from, token.at));
                    }
                }
                _ => {}
            }
        }
        Ok(styles)
    }

    fn begin(&mut self, token: &Token<'x>) {
        let number = |name: &str| token.attribute(name).and_then(|v| v.parse().ok());
        self.formats.push(Format {
            raw: token.raw,
            number: number("numFmtId").unwrap_or(0),
            font: number("fontId").and_then(|f| usize::try_from(f).ok()).unwrap_or(0),
            wraps: false,
            shrinks: false,
        });
    }

    fn format(&self, style: usize) -> Option<&Format<'x>> {
        self.formats.get(style)
    }

    /// Whether cells of a format hold text whatever they look like.
    pub(super) fn is_text(&self, style: usize) -> bool {
        self.format(style).is_some_and(|f| f.number == TEXT || self.codes.get(&f.number).is_some_and(|c| c == "@"))
    }

    /// Whether a format leaves it open how a number is shown.
    pub(super) fn is_general(&self, style: usize) -> bool {
        self.format(style).is_none_or(|f| f.number == 0)
    }

    /// Whether a format shows a day.
    pub(super) fn is_day(&self, style: usize) -> bool {
        self.format(style).is_some_and(|f| shows_date(f.number, self.codes.get(&f.number).map(String::as_str)))
    }

    /// Whether text of a format goes on in the next line, and whether it is made smaller instead.
    pub(super) fn fits(&self, style: usize) -> (bool, bool) {
        self.format(style).map_or((false, false), |f| (f.wraps, f.shrinks))
    }

    /// Size of type of a format, in points.
    pub(super) fn size(&self, style: usize) -> f64 {
        self.format(style).and_then(|f| self.sizes.get(f.font)).copied().unwrap_or(11.0)
    }

    /// A format like another, in which a text lies or a value shows otherwise.
    pub(super) fn like(&mut self, style: usize, lie: Lie, show: Show) -> usize {
        let Some(base) = self.formats.get(style).map(|f| f.raw).filter(|_| self.end_of_formats.is_some()) else {
            return style;
        };
        if lie == Lie::AsIs && show == Show::AsIs {
            return style;
        }
        if let Some(made) = self.made.get(&(style, lie, show)) {
            return *made;
        }
        let number = match show {
            Show::AsIs => None,
            Show::Amount => Some(AMOUNT),
            Show::Day => Some(*self.day.get_or_insert_with(|| {
                self.codes.keys().max().map_or(FIRST_OWN, |last| last.saturating_add(1).max(FIRST_OWN))
            })),
        };
        let (open, rest) = base.split_at(base.find('>').map_or(base.len(), |end| end + 1));
        let (mut open, mut rest) = (open.to_owned(), rest.to_owned());
        if let Some(number) = number {
            open = with_attribute(
                &with_attribute(&open, "numFmtId", Some(&number.to_string())),
                "applyNumberFormat",
                Some("1"),
            );
        }
        let attribute = match lie {
            Lie::AsIs => None,
            Lie::Wrapped => Some("wrapText"),
            Lie::Shrunk => Some("shrinkToFit"),
        };
        if let Some(attribute) = attribute {
            open = with_attribute(&open, "applyAlignment", Some("1"));
            let prefix = open.trim_start_matches('<').split_once(":xf").map_or("", |(prefix, _)| prefix).to_owned();
            let named = |name: &str| if prefix.is_empty() { name.to_owned() } else { format!("{prefix}:{name}") };
            let alignment = rest.find("alignment").and_then(|at| {
                let from = rest[..at].rfind('<')?;
                Some((from, from + rest[from..].find('>')? + 1))
            });
            match alignment {
                Some((from, to)) => {
                    let tag = with_attribute(&rest[from..to], attribute, Some("1"));
                    rest.replace_range(from..to, &tag);
                }
                None => {
                    let tag = format!("<{} {attribute}=\"1\"/>", named("alignment"));
                    if open.ends_with("/>") {
                        open = format!("{}>", open.trim_end_matches("/>").trim_end());
                        rest = format!("{tag}</{}>", named("xf"));
                    } else {
                        rest.insert_str(0, &tag);
                    }
                }
            }
        }
        let made = self.formats.len() + self.added.len();
        self.added.push(open + &rest);
        self.made.insert((style, lie, show), made);
        made
    }

    /// The part with what was added; nothing when nothing was.
    pub(super) fn written(&self) -> Option<String> {
        let (from, end) = self.end_of_formats.filter(|_| !self.added.is_empty())?;
        let open_end = from + self.xml.get(from..)?.find('>')? + 1;
        let count = (self.formats.len() + self.added.len()).to_string();
        let open = with_attribute(&self.xml[from..open_end], "count", Some(&count));
        let formats = format!(
            "{}{open}{}{}{}",
            &self.xml[..from],
            &self.xml[open_end..end],
            self.added.concat(),
            &self.xml[end..]
        );
        match self.day {
            Some(day) => with_code(&formats, day),
            None => Some(formats),
        }
    }
}

/// The part with the code of a day added.
fn with_code(xml: &str, id: u32) -> Option<String> {
    let tokens = tokens(xml).ok()?;
    let root = tokens.iter().find(|t| t.opens() && t.local() == "styleSheet")?;
    let prefix = root.name().strip_suffix("styleSheet").unwrap_or_default();
    let code = format!("<{prefix}numFmt numFmtId=\"{id}\" formatCode=\"{}\"/>", escaped(DAY));
    let insert = |at: usize, text: &str| format!("{}{text}{}", &xml[..at], &xml[at..]);
    let Some(list) = tokens.iter().find(|t| t.kind == Kind::Open && t.local() == "numFmts") else {
        let at = root.at + root.raw.len();
        return Some(insert(at, &format!("<{prefix}numFmts count=\"1\">{code}</{prefix}numFmts>")));
    };
    let end = tokens.iter().find(|t| t.kind == Kind::Close && t.local() == "numFmts")?;
    let count = tokens.iter().filter(|t| t.opens() && t.local() == "numFmt" && t.at < end.at).count() + 1;
    let open = with_attribute(list.raw, "count", Some(&count.to_string()));
    let after = list.at + list.raw.len();
    Some(format!("{}{open}{}{code}{}", &xml[..list.at], &xml[after..end.at], &xml[end.at..]))
}
