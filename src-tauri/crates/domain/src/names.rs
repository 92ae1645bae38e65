//! Names of people: normalisation, checks, order by pinyin (GB 18030-2022 for the characters).

use crate::problem::Problem;

mod reading;
mod search;
#[cfg(test)]
mod tests;

pub use reading::{NameKey, initials, name_key};
pub use search::{NameQuery, Rank};

/// The longest name taken, in characters.
pub const LONGEST: usize = 50;

/// Forms of address that slip into a name column.
const ADDRESSES: [&str; 4] = ["先生", "女士", "同志", "老师"];

fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF | 0x3007)
}

/// The unified ideograph for a Kangxi radical; true variants are left as they are.
fn unify(c: char) -> char {
    // Radicals stand in names when text comes out of PDF and OCR programs; the block U+2F00–2FD5 is in radical order,
    // and each has one unified ideograph.
    const KANGXI: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";
    let offset = u32::from(c).wrapping_sub(0x2F00);
    match usize::try_from(offset) {
        Ok(index) if index < 214 => KANGXI.chars().nth(index).unwrap_or(c),
        _ => c,
    }
}

/// A name as it is kept: full-width letters and spaces made ordinary, no space between Han characters, one between
/// other words, the middle dot between name parts U+00B7. Nothing that is part of a name is dropped.
pub fn normalise_name(text: &str) -> String {
    let mapped: Vec<char> = text
        .chars()
        .filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}'))
        .map(|c| match c {
            _ if c.is_whitespace() => ' ',
            '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
            _ => unify(c),
        })
        .collect();
    with_middle_dots(&without_idle_spaces(&mapped)).into_iter().collect()
}

/// Whether the character is any of the dots that are typed for the middle dot.
fn is_dot(c: char) -> bool {
    matches!(c, '·' | '・' | '•' | '‧' | '･' | '∙' | '⋅' | '᛫' | '⸱' | '\u{387}')
}

fn without_idle_spaces(text: &[char]) -> Vec<char> {
    let mut kept: Vec<char> = Vec::new();
    let mut words = text.split(|c| *c == ' ').filter(|word| !word.is_empty());
    kept.extend(words.next().unwrap_or_default());
    for word in words {
        let sides = [kept.last(), word.first()];
        let joined = sides.iter().flatten().any(|c| is_dot(**c)) || sides.iter().flatten().all(|c| is_han(**c));
        // A full stop typed for the middle dot belongs to the Han characters on both its sides.
        let stop = sides.iter().flatten().any(|c| **c == '.') && sides.iter().flatten().any(|c| is_han(**c));
        if !joined && !stop {
            kept.push(' ');
        }
        kept.extend(word);
    }
    kept
}

fn with_middle_dots(text: &[char]) -> Vec<char> {
    let is_letter = |at: Option<usize>| at.and_then(|at| text.get(at)).filter(|c| c.is_alphabetic() || is_han(**c));
    let is_between = |at: usize| {
        let sides = (is_letter(at.checked_sub(1)), is_letter(at.checked_add(1)));
        match sides {
            (Some(before), Some(after)) => text[at] != '.' || is_han(*before) && is_han(*after),
            _ => false,
        }
    };
    text.iter().enumerate().map(|(at, c)| if (is_dot(*c) || *c == '.') && is_between(at) { '·' } else { *c }).collect()
}

/// What is wrong with a normalised name, all of it.
pub fn check_name(name: &str) -> Vec<Problem> {
    let count = name.chars().count();
    if count == 0 {
        return vec![Problem::error("name_missing", "没有填写姓名", "请补填姓名。")];
    }
    let mut problems = Vec::new();
    if count > LONGEST {
        problems.push(Problem::error(
            "name_too_long",
            format!("姓名有 {count} 个字，超过 {LONGEST} 个字"),
            "请核对原件，姓名栏只填姓名。",
        ));
    }
    let place = |at: usize, c: char| format!("姓名“{name}”的第 {} 个字（U+{:04X}）", at + 1, u32::from(c));
    if let Some((at, c)) = name.chars().enumerate().find(|(_, c)| is_lost(*c)) {
        problems.push(Problem::error(
            "name_lost_character",
            format!("{}没有保存下来", place(at, c)),
            "请向本人核对这个字，用支持 GB 18030 的输入法重新输入。",
        ));
    }
    if let Some((at, c)) = name.chars().enumerate().find(|(_, c)| !is_lost(*c) && !belongs_in_name(*c)) {
        problems.push(Problem::error(
            "name_bad_character",
            format!("{}不该出现在姓名里", place(at, c)),
            "姓名栏只填一个人的姓名，请改正。",
        ));
    }
    if name.split('·').any(str::is_empty) {
        problems.push(Problem::warning(
            "name_loose_dot",
            format!("姓名“{name}”的间隔号前后缺少文字"),
            "请核对原件，补全姓名或删去多余的间隔号。",
        ));
    }
    if let Some(address) = ADDRESSES.iter().find(|a| name.ends_with(**a) && count > a.chars().count()) {
        problems.push(Problem::warning(
            "name_with_address",
            format!("姓名“{name}”末尾像是称呼“{address}”"),
            "姓名栏只填姓名，如是称呼请删去。",
        ));
    }
    problems
}

/// Whether a program wrote the character where it couldn't keep the right one: a question mark, a box, a description
/// by components, or a private code point that means something else on the next computer.
fn is_lost(c: char) -> bool {
    matches!(c, '?' | '\u{fffd}' | '□' | '■' | '〓' | '*')
        || matches!(u32::from(c), 0x2FF0..=0x2FFF | 0xE000..=0xF8FF | 0xF0000..=0x10FFFF)
}

fn belongs_in_name(c: char) -> bool {
    let marks = matches!(u32::from(c), 0x0300..=0x036F | 0xFE00..=0xFE0F | 0xE0100..=0xE01EF);
    is_han(c) || c.is_alphabetic() || marks || matches!(c, '·' | ' ' | '-' | '\'' | '’' | '.')
}
