//! What a question's heading means: a teacher of the class, an aspect of it, or something of its own.

use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::reports::survey::SurveyTally;
use yanxiu_domain::uid::Uid;
use yanxiu_domain::width::half_width;

/// What a heading means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subject {
    /// A teacher of the class, and what of them was judged; that is empty for the teacher as such.
    Teacher(Uid, String, String),
    /// A teacher that the class doesn't have.
    Stranger(String),
    /// Anything else; whether it is an aspect of the form.
    Aspect(String, bool),
}

impl Subject {
    /// Whether the form asks for it.
    pub(super) fn known(&self) -> bool {
        !matches!(self, Self::Aspect(_, false))
    }
}

/// Words behind a teacher's name.
const TITLES: [&str; 8] = ["副教授", "教授", "老师", "研究员", "院士", "讲师", "专家", "博士"];
/// Words in front of a teacher's name.
const TEACHING: [&str; 6] = ["教师", "老师", "专家", "授课", "主讲", "讲师"];

/// A text without spaces and differences of width.
pub(super) fn plain(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '—' | '–' | '―' => '-',
            _ => half_width(c),
        })
        .filter(|c| !c.is_whitespace() && *c != '*' && *c != '\u{feff}')
        .collect()
}

/// A heading without what a form's program puts around it: 第1题, 1、, Q1., [单选题], (必答).
pub(super) fn bare(heading: &str) -> String {
    let mut text = plain(heading);
    for (open, close) in [('[', ']'), ('【', '】'), ('(', ')')] {
        while let Some(from) = text.find(open) {
            let Some(to) = text[from..].find(close).map(|at| from + at) else { break };
            let inside = &text[from + open.len_utf8()..to];
            if !["题", "必答", "必填", "单选", "量表", "选填"].iter().any(|mark| inside.contains(mark)) {
                break;
            }
            text.replace_range(from..to + close.len_utf8(), "");
        }
    }
    let mut rest = text.as_str();
    if let Some((number, after)) = rest.strip_prefix('第').and_then(|r| r.split_once('题'))
        && !number.is_empty()
        && number.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
    {
        rest = after.trim_start_matches([':', '、', '.', '-']);
    }
    let unnumbered = |rest: &str| {
        let lettered = rest.strip_prefix(['Q', 'q']).unwrap_or(rest).trim_start_matches('(');
        let digits = lettered.bytes().take_while(u8::is_ascii_digit).count();
        let after = lettered[digits..].trim_start_matches(['、', '.', ':', ')', '-', '_']);
        (digits > 0 && after.len() < lettered.len() - digits && !after.is_empty()).then(|| after.to_owned())
    };
    // The rows of a matrix are numbered within their question.
    let once = unnumbered(rest).unwrap_or_else(|| rest.to_owned());
    once.trim_end_matches(['?', ':', '。']).to_owned()
}

/// What a heading means in a class.
pub(super) fn subject(heading: &str, dossier: &Dossier) -> Subject {
    let text = bare(heading);
    let mut named: Vec<_> = dossier.teachers.iter().filter(|t| text.contains(&plain(&t.name))).collect();
    // A name within another's means the longer one.
    let longest = named.iter().map(|t| t.name.chars().count()).max().unwrap_or(0);
    named.retain(|t| t.name.chars().count() == longest);
    if let [teacher] = named.as_slice() {
        let without = text.replacen(&plain(&teacher.name), "", 1);
        return Subject::Teacher(teacher.uid.clone(), teacher.name.clone(), what_of(&without));
    }
    let aspects = dossier.survey_aspects();
    if let Some(aspect) = aspects.iter().filter(|a| text.contains(&plain(a))).max_by_key(|a| a.chars().count()) {
        return Subject::Aspect(aspect.clone(), true);
    }
    let (head, tail) = match text.rsplit_once(['-', ':', '_']) {
        Some((head, tail)) if !tail.is_empty() => (head, tail),
        _ => ("", text.as_str()),
    };
    let tail = unparted(tail);
    let untitled = TITLES.iter().find_map(|t| tail.strip_suffix(t));
    let is_name = |name: &str| (2..=4).contains(&name.chars().count()) && name.chars().all(|c| c >= '\u{3400}');
    if let Some(name) = untitled.filter(|n| is_name(n) && !TEACHING.contains(n) && *n != "授课") {
        return Subject::Stranger(name.to_owned());
    }
    if TEACHING.iter().any(|word| head.contains(word))
        && is_name(tail)
        && !ASPECT_WORDS.iter().any(|w| tail.contains(w))
    {
        return Subject::Stranger(tail.to_owned());
    }
    Subject::Aspect(unasked(tail), false)
}

/// What may be judged of teachers, which is no name.
const ASPECT_WORDS: [&str; 12] =
    ["内容", "水平", "方法", "方式", "态度", "效果", "能力", "质量", "总体", "整体", "安排", "满意"];

/// `1)孙明远` within a matrix.
fn unparted(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches([')', '.', '、', '('])
}

/// A question as the thing it asks about.
fn unasked(text: &str) -> String {
    let mut rest = text;
    for ask in ["您对", "请对", "你对", "您认为", "对"] {
        rest = rest.strip_prefix(ask).unwrap_or(rest);
    }
    for ask in ["是否满意", "满意吗", "的满意程度", "的满意度", "满意程度", "满意度", "的评价", "进行评价"]
    {
        rest = rest.strip_suffix(ask).unwrap_or(rest);
    }
    if rest.is_empty() { text.to_owned() } else { rest.to_owned() }
}

/// What of a teacher was judged; empty for the teacher as such.
fn what_of(rest: &str) -> String {
    let mut rest = rest.trim_matches(['-', ':', '_', '(', ')', '.', '、', '"', '“', '”']).to_owned();
    for word in TITLES.iter().chain(&TEACHING) {
        rest = rest.replacen(word, "", 1);
    }
    let kept = ASPECT_WORDS.iter().find(|w| !["满意", "总体", "整体", "安排"].contains(*w) && rest.contains(*w));
    kept.map(|w| (*w).to_owned()).unwrap_or_default()
}

/// Gives each of several questions its subject: the teacher or the aspect alone where one question means it, and with
/// what it asks where several do.
pub(super) fn subjects(meant: &[(String, Subject)]) -> Vec<SurveyTally> {
    let same = |a: &Subject, b: &Subject| match (a, b) {
        (Subject::Teacher(a, ..), Subject::Teacher(b, ..)) => a == b,
        (Subject::Aspect(a, _), Subject::Aspect(b, _)) => a == b,
        _ => false,
    };
    meant
        .iter()
        .map(|(heading, subject)| {
            let alone = meant.iter().filter(|(_, other)| same(subject, other)).count() == 1;
            let (subject, teacher) = match subject {
                Subject::Teacher(uid, name, what) if !alone && !what.is_empty() => {
                    (format!("{name}（{what}）"), Some(uid.clone()))
                }
                Subject::Teacher(uid, name, _) => (name.clone(), Some(uid.clone())),
                Subject::Aspect(aspect, _) if !alone && bare(heading) != plain(aspect) => {
                    (unasked(&bare(heading)), None)
                }
                Subject::Aspect(aspect, _) => (aspect.clone(), None),
                Subject::Stranger(name) => (name.clone(), None),
            };
            SurveyTally { subject, teacher, counts: [0; 4] }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_lose_what_a_program_puts_around_them() {
        for (heading, expected) in [
            ("课程设置", "课程设置"),
            ("第1题 课程设置", "课程设置"),
            ("第12题：食宿安排？", "食宿安排"),
            ("1、课程设置[单选题]", "课程设置"),
            ("1. 课程设置（必答）*", "课程设置"),
            ("Q3_管理服务", "管理服务"),
            ("（4）教学组织", "教学组织"),
            ("3、请对授课专家进行评价—孙明远", "请对授课专家进行评价-孙明远"),
            ("教学评价（孙明远）", "教学评价(孙明远)"),
            ("2021年度总体评价", "2021年度总体评价"),
            ("第1题", ""),
        ] {
            assert_eq!(bare(heading), expected, "{heading}");
        }
    }

    #[test]
    fn questions_become_what_they_ask_about() {
        for (text, expected) in [
            ("您对餐饮卫生是否满意", "餐饮卫生"),
            ("对教室条件的满意度", "教室条件"),
            ("总体评价", "总体评价"),
            ("满意度", "满意度"),
        ] {
            assert_eq!(unasked(text), expected, "{text}");
        }
    }
}
