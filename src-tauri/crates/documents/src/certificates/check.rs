//! What is wrong with a template, found by drawing it with the names and titles that try it hardest.

use yanxiu_domain::certificates::fields::{CERTIFICATE, NAME, NUMBER};
use yanxiu_domain::problem::Problem;
use yanxiu_domain::record::Record;

use super::code;
use super::draw::is_fixed;
use super::set::Words;
use super::template::{Body, CertificateTemplate, Element, Frame};
use crate::fonts::Fonts;
use crate::form::{Piece, Template};
use crate::paper::resolve;

/// Smallest side of a QR code's module that phones read from paper, mm.
const LEAST_MODULE: f32 = 0.3;

/// A record to try a template with.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// What it tries, such as 最长姓名.
    pub label: String,
    /// The record.
    pub record: Record,
}

/// Everything that is wrong with a template; errors keep it from being used.
pub fn check(template: &CertificateTemplate, samples: &[Sample], fonts: &Fonts) -> Vec<Problem> {
    let mut problems = Vec::new();
    for element in &template.elements {
        unknown_fields(element, &mut problems);
        off_sheet(template, element, &mut problems);
        if let Body::Image(image) = &element.body
            && !template.images.contains_key(&image.image)
        {
            let message = format!("{}的图片不在样式里", word(element));
            problems.push(error(element, "template_no_image", message, "请重新选择图片，或删去这个元素。"));
        }
        room(element, samples, fonts, &mut problems);
        scanned(element, samples, &mut problems);
    }
    overlaps(template, samples, fonts, &mut problems);
    for (path, what) in [(NAME, "姓名"), (NUMBER, "证书编号")] {
        if !template.elements.iter().filter_map(text_of).any(|t| paths(t).any(|p| p == path)) {
            let message = format!("样式里没有{what}");
            problems.push(Problem::warning("template_without", message, "请添加一个文字元素，插入这一项。"));
        }
    }
    problems
}

/// How messages call an element: by what it says, else by what it is.
fn word(element: &Element) -> String {
    let kind = match &element.body {
        Body::Text(text) => return format!("文字“{}”", shown(&text.text)),
        Body::Line(_) => "线条",
        Body::Rectangle(_) => "矩形",
        Body::Border(_) => "花边",
        Body::Image(_) => "图片",
        Body::Qr(_) => "二维码",
    };
    kind.to_owned()
}

/// A text as the window shows it: fields by their labels.
fn shown(template: &Template) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Literal(text) => text.trim().to_owned(),
        Piece::Field { path, .. } => {
            CERTIFICATE.iter().find(|f| f.path == path.path).map_or(path.path.clone(), |f| f.label.to_owned())
        }
    };
    let whole: String = template.pieces.iter().map(piece).collect();
    let mut short: String = whole.chars().take(12).collect();
    if short.len() < whole.len() {
        short.push('…');
    }
    short
}

fn error(element: &Element, code: &'static str, message: String, hint: &str) -> Problem {
    Problem::error(code, message, hint).field("certificates", "template_element", &element.id, "")
}

fn warning(element: &Element, code: &'static str, message: String, hint: &str) -> Problem {
    Problem::warning(code, message, hint).field("certificates", "template_element", &element.id, "")
}

fn text_of(element: &Element) -> Option<&Template> {
    match &element.body {
        Body::Text(text) => Some(&text.text),
        Body::Qr(text) => Some(text),
        _ => None,
    }
}

fn paths(template: &Template) -> impl Iterator<Item = &str> {
    template.pieces.iter().filter_map(|p| match p {
        Piece::Field { path, .. } => Some(path.path.as_str()),
        Piece::Literal(_) => None,
    })
}

fn unknown_fields(element: &Element, problems: &mut Vec<Problem>) {
    for path in text_of(element).into_iter().flat_map(paths) {
        if CERTIFICATE.iter().any(|f| f.path == path) {
            continue;
        }
        let near = CERTIFICATE.iter().min_by_key(|f| distance(f.path, path)).filter(|f| distance(f.path, path) <= 4);
        let hint = near.map_or_else(
            || "请从“插入内容”里选。".to_owned(),
            |f| format!("是不是“{}”（{{{{{}}}}}）？请从“插入内容”里选。", f.label, f.path),
        );
        let message = format!("{}用了不认识的内容“{path}”", word(element));
        problems.push(error(element, "template_unknown_field", message, &hint));
    }
}

/// How many letters two words differ by (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = i;
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = corner + usize::from(x != *y);
            corner = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(corner + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}

fn off_sheet(template: &CertificateTemplate, element: &Element, problems: &mut Vec<Problem>) {
    const HAIR: f32 = 0.05;
    let (width, height) = template.sheet();
    let f = &element.frame;
    let over = [("左", -f.x), ("上", -f.y), ("右", f.x + f.width - width), ("下", f.y + f.height - height)];
    let sides: Vec<String> =
        over.iter().filter(|(_, by)| *by > HAIR).map(|(side, by)| format!("{side}边 {by:.1} 毫米")).collect();
    if sides.is_empty() {
        return;
    }
    let message = format!("{}超出纸张{}", word(element), sides.join("、"));
    // A picture may bleed off the sheet; what is read may not.
    let problem = if matches!(element.body, Body::Image(_) | Body::Rectangle(_)) {
        warning(element, "template_off_sheet", message, "超出的部分印不出来；不是有意的，请移回纸内。")
    } else {
        error(element, "template_off_sheet", message, "请把它移回纸内，或改小。")
    };
    problems.push(problem);
}

/// Whether a text finds room and glyphs with every sample.
fn room(element: &Element, samples: &[Sample], fonts: &Fonts, problems: &mut Vec<Problem>) {
    let Body::Text(text) = &element.body else { return };
    if text.text.pieces.is_empty() {
        problems.push(warning(element, "template_empty", "有一个文字元素是空的".to_owned(), "请填写文字，或删去它。"));
        return;
    }
    let mut tight = Vec::new();
    for sample in samples {
        let Ok(says) = resolve("certificates", &text.text, &sample.record) else { return };
        match fonts.shape(&says, text.face) {
            Ok(glyphs) => {
                if !text.set(&element.frame, Words::new(&says, glyphs)).fits {
                    tight.push(sample.label.as_str());
                }
            }
            Err(reason) => {
                let message = format!("{}：{reason}", word(element));
                problems.push(error(element, "template_no_glyph", message, "请换用别的字。"));
                return;
            }
        }
    }
    if tight.is_empty() {
        return;
    }
    let hint = "请加宽加高这个框，或把最小字号改小。";
    if is_fixed(&text.text) {
        problems.push(error(element, "template_no_room", format!("{}在框里放不下", word(element)), hint));
    } else if tight.len() == samples.len() {
        problems.push(warning(element, "template_no_room", format!("{}在框里放不下", word(element)), hint));
    } else {
        let message = format!("{}放不下{}", word(element), tight.join("、"));
        problems.push(warning(element, "template_no_room", message, hint));
    }
}

fn scanned(element: &Element, samples: &[Sample], problems: &mut Vec<Problem>) {
    let Body::Qr(template) = &element.body else { return };
    let side = element.frame.width.min(element.frame.height);
    let says = |s: &Sample| resolve("certificates", template, &s.record).map(|t| t.plain()).ok();
    let Some(longest) = samples.iter().filter_map(says).max_by_key(String::len) else { return };
    let Ok(code) = code::code(&longest) else {
        let message = "二维码的内容太长".to_owned();
        problems.push(error(element, "template_code_long", message, "请只放核验需要的内容。"));
        return;
    };
    #[expect(clippy::cast_precision_loss, reason = "at most 177 modules")]
    let least = code.width() as f32 * LEAST_MODULE;
    if side < least {
        let message = format!("二维码边长 {side:.1} 毫米，太密，手机难以识读");
        let hint = format!("请放大到 {:.0} 毫米以上。", least.ceil());
        problems.push(warning(element, "template_code_small", message, &hint));
    }
}

/// Texts that run into one another, or into the QR code, with any sample.
fn overlaps(template: &CertificateTemplate, samples: &[Sample], fonts: &Fonts, problems: &mut Vec<Problem>) {
    let inked = |element: &Element, sample: &Sample| -> Vec<Frame> {
        match &element.body {
            Body::Text(text) => {
                let says = resolve("certificates", &text.text, &sample.record);
                let words = says.and_then(|says| Ok(Words::new(&says, fonts.shape(&says, text.face)?)));
                words.map(|w| text.ink(&element.frame, &text.set(&element.frame, w))).unwrap_or_default()
            }
            Body::Qr(_) => vec![element.frame],
            _ => Vec::new(),
        }
    };
    let mut found: Vec<(usize, usize)> = Vec::new();
    for sample in samples {
        let boxes: Vec<Vec<Frame>> = template.elements.iter().map(|e| inked(e, sample)).collect();
        for (i, first) in boxes.iter().enumerate() {
            for (j, second) in boxes.iter().enumerate().skip(i + 1) {
                if found.contains(&(i, j)) || !first.iter().any(|a| second.iter().any(|b| a.meets(b))) {
                    continue;
                }
                found.push((i, j));
                let (a, b) = (&template.elements[i], &template.elements[j]);
                let message = format!("{}与{}重叠（{}）", word(a), word(b), sample.label);
                problems.push(warning(b, "template_overlap", message, "请把它们移开，或改小。"));
            }
        }
    }
}
