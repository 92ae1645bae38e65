//! 职务 and 职称 written in one cell: which part is the post, which the title, which its level.

use super::combined::{POSTS, SIGNS};
use super::content::TITLES;

/// What a cell of 职务职称 says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PostTitle {
    /// Posts and ranks.
    pub post: String,
    /// Titles.
    pub title: String,
    /// The title's level as written; empty when it isn't said.
    pub level: String,
    /// Whether a part of it can't be told; then all of it stands as the post.
    pub unclear: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Nothing,
    Post,
    Title,
    Level,
    Unknown,
}

/// Titles as people call them.
const SHORT_TITLES: [&str; 5] = ["高工", "副研", "教高", "研高", "正高工"];

/// What a work is called and its title too; beside another title it is the work.
const WORKS: [&str; 6] = ["教师", "编辑", "记者", "翻译", "设计师", "医师"];

/// How posts and ranks end that aren't in the list of posts.
const POST_ENDINGS: [&str; 26] = [
    "长",
    "主任",
    "书记",
    "经理",
    "主席",
    "主管",
    "总监",
    "助理",
    "秘书",
    "专员",
    "干事",
    "科员",
    "职员",
    "委员",
    "常委",
    "顾问",
    "负责人",
    "带头人",
    "骨干",
    "干部",
    "岗",
    "会计",
    "出纳",
    "处级",
    "科级",
    "厅级",
];

/// What is said beside a post and belongs to it.
const BESIDE_POSTS: [&str; 6] = ["主持工作", "主持", "挂职", "兼", "法人", "法定代表人"];

/// Levels of titles, without 职称 behind them.
const LEVELS: [&str; 13] = [
    "正高级",
    "正高",
    "副高级",
    "副高",
    "高级",
    "中级",
    "初级",
    "助理级",
    "员级",
    "高级正高",
    "高级副高",
    "中职",
    "高职",
];

fn is_title(text: &str) -> bool {
    let ends = TITLES.iter().chain(&SHORT_TITLES).any(|title| text.ends_with(title));
    // 总工程师, 副总农艺师 and their like are posts.
    ends && !POSTS.contains(&text) && !text.starts_with('总') && !text.contains("副总")
}

fn is_post(text: &str) -> bool {
    BESIDE_POSTS.contains(&text)
        || POSTS.iter().any(|post| text.ends_with(post))
        || POST_ENDINGS.iter().any(|end| text.ends_with(end))
}

fn part(text: &str) -> Part {
    if matches!(text, "无" | "暂无" | "没有" | "-" | "—" | "——") {
        Part::Nothing
    } else if LEVELS.contains(&text.trim_end_matches("职称")) {
        Part::Level
    } else if is_title(text) {
        Part::Title
    } else if is_post(text) {
        Part::Post
    } else {
        Part::Unknown
    }
}

/// A title and a post written without anything between them: 高级工程师科长, 科长高级工程师.
fn grown_together(text: &str) -> Option<[&str; 2]> {
    let longest = |fits: &dyn Fn(&str) -> bool| POSTS.iter().copied().filter(|p| fits(p)).max_by_key(|p| p.len());
    let behind = longest(&|post| text.ends_with(post)).and_then(|post| text.split_at_checked(text.len() - post.len()));
    // 主任 and 助理 begin titles themselves.
    let apart = |post: &str| ["长", "书记", "经理"].iter().any(|end| post.ends_with(end));
    let before =
        longest(&|post| apart(post) && text.starts_with(post)).and_then(|post| text.split_at_checked(post.len()));
    behind
        .filter(|(title, _)| is_title(title))
        .map(|(title, post)| [title, post])
        .or_else(|| before.filter(|(_, title)| is_title(title)).map(|(post, title)| [post, title]))
}

/// 研究员兼院长 are two; 兼职教授 is one.
fn at_also(text: &str) -> Vec<&str> {
    match text.split_once('兼') {
        Some((first, second)) if !first.is_empty() && !second.is_empty() && !second.starts_with('职') => {
            vec![first, second.trim_start_matches('任')]
        }
        _ => vec![text],
    }
}

/// Takes a cell of 职务职称 apart, whichever stands first.
pub fn post_and_title(text: &str) -> PostTitle {
    let text = text.trim();
    let between = |c: char| SIGNS.contains(&c) || c.is_whitespace() || matches!(c, '）' | ')' | '。');
    let mut parts: Vec<(&str, Part)> = Vec::new();
    for piece in text.split(between).filter(|piece| !piece.is_empty()).flat_map(at_also) {
        match grown_together(piece) {
            Some(two) => parts.extend(two.map(|one| (one, part(one)))),
            None => parts.push((piece, part(piece))),
        }
    }
    let titles = |parts: &[(&str, Part)]| parts.iter().filter(|(_, part)| *part == Part::Title).count();
    if titles(&parts) > 1
        && let Some(work) = parts.iter_mut().find(|(text, part)| *part == Part::Title && WORKS.contains(text))
    {
        work.1 = Part::Post;
    }
    let has = |wanted: Part| parts.iter().any(|(_, part)| *part == wanted);
    let of = |wanted: Part| {
        let texts: Vec<&str> = parts.iter().filter(|(_, part)| *part == wanted).map(|(text, _)| *text).collect();
        texts.join("、")
    };
    if has(Part::Unknown) {
        return PostTitle { post: text.to_owned(), unclear: parts.len() > 1, ..PostTitle::default() };
    }
    // Posts alone stay as they were written.
    let whole = !has(Part::Title) && !has(Part::Level) && !has(Part::Nothing) && has(Part::Post);
    PostTitle {
        post: if whole { text.to_owned() } else { of(Part::Post) },
        title: of(Part::Title),
        level: parts.iter().find(|(_, part)| *part == Part::Level).map_or("", |(text, _)| text).to_owned(),
        unclear: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn post_and_title_may_come_in_either_order() {
        for (text, post, title, level) in [
            ("科长/高级工程师", "科长", "高级工程师", ""),
            ("高级工程师、科长", "科长", "高级工程师", ""),
            ("主任（研究员）", "主任", "研究员", ""),
            ("科长 农艺师", "科长", "农艺师", ""),
            ("高级农艺师", "", "高级农艺师", ""),
            ("科长", "科长", "", ""),
            ("无/工程师", "", "工程师", ""),
            ("科员  无", "科员", "", ""),
            ("总工程师/研究员", "总工程师", "研究员", ""),
            ("总工程师", "总工程师", "", ""),
            ("副总农艺师、推广研究员", "副总农艺师", "推广研究员", ""),
            ("农艺师（中级）", "", "农艺师", "中级"),
            ("副主任/副高", "副主任", "", "副高"),
            ("高级兽医师（副高级）、站长", "站长", "高级兽医师", "副高级"),
            ("教授级高工", "", "教授级高工", ""),
            ("正高级会计师", "", "正高级会计师", ""),
            ("助理政工师", "", "助理政工师", ""),
            ("董事长/总经理", "董事长/总经理", "", ""),
            ("科长,四级主任科员", "科长,四级主任科员", "", ""),
            ("科长、四级主任科员、农艺师", "科长、四级主任科员", "农艺师", ""),
            ("一级调研员", "一级调研员", "", ""),
            ("研究员兼院长", "院长", "研究员", ""),
            ("院长兼副研究员", "院长", "副研究员", ""),
            ("兼职教授", "", "兼职教授", ""),
            ("院长助理/工程师", "院长助理", "工程师", ""),
            ("主任/主任医师", "主任", "主任医师", ""),
            ("高级工程师科长", "科长", "高级工程师", ""),
            ("科长高级畜牧师", "科长", "高级畜牧师", ""),
            ("副主任医师", "", "副主任医师", ""),
            ("总工程师办公室主任", "总工程师办公室主任", "", ""),
            ("教师/讲师", "教师", "讲师", ""),
            ("科长（主持工作）", "科长（主持工作）", "", ""),
            ("/", "", "", ""),
            ("—", "", "", ""),
            ("农技推广", "农技推广", "", ""),
        ] {
            let found = PostTitle { post: post.into(), title: title.into(), level: level.into(), unclear: false };
            assert_eq!(post_and_title(text), found, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_told_stays_whole() {
        for text in ["种植部/高级农艺师", "研究员 甲班"] {
            let found = PostTitle { post: text.to_owned(), unclear: true, ..PostTitle::default() };
            assert_eq!(post_and_title(text), found, "{text}");
        }
    }
}
