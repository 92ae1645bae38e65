//! What makes a scheme sound, how it reads in a plan, and which component a heading means.

use super::entry::{FULL, points};
use super::{Component, ComponentKind, Scheme};
use crate::problem::Problem;

impl Scheme {
    /// The components somebody types scores of.
    pub fn typed(&self) -> impl Iterator<Item = &Component> {
        self.components.iter().filter(|c| !c.computed)
    }

    /// The component of a code.
    pub fn component(&self, code: &str) -> Option<&Component> {
        self.components.iter().find(|c| c.code == code)
    }

    /// Everything wrong with the scheme itself.
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut add = |code, message: String, hint: &str, field| {
            problems.push(Problem::error(code, message, hint).field("assessment", "scheme", "", field));
        };
        if self.min_attendance_percent > 100 {
            let message = format!("最低出勤率 {}% 不对", self.min_attendance_percent);
            add("bad_scheme", message, "最低出勤率应在 0 到 100 之间。", "scheme.min_attendance_percent");
        }
        if !(0..=FULL).contains(&self.pass_tenths) {
            let message = format!("合格线 {} 分不对", points(self.pass_tenths));
            add("bad_scheme", message, "合格线应在 0 到 100 分之间。", "scheme.pass_mark");
        }
        for (index, component) in self.components.iter().enumerate() {
            let (name, earlier) = (component.name.trim(), &self.components[..index]);
            if name.is_empty() {
                let message = format!("第 {} 项考核项目没有名称", index + 1);
                add("bad_scheme", message, "请填写名称，如 结业测试。", "scheme.components");
            } else if earlier.iter().any(|c| plain(&c.name) == plain(name) || c.code == component.code) {
                let hint = "每个考核项目的名称只用一次，成绩表才对得上。";
                add("bad_scheme", format!("考核项目“{name}”重复"), hint, "scheme.components");
            }
            if component.weight == 0 || component.weight > 100 {
                let message = format!("“{name}”的权重 {}% 不对", component.weight);
                add("bad_scheme", message, "权重应是 1 到 100 的整数；不计分的项目请删去。", "scheme.components");
            }
            if !(0..=FULL).contains(&component.least_tenths) {
                let message = format!("“{name}”的最低分 {} 不对", points(component.least_tenths));
                add("bad_scheme", message, "最低分应在 0 到 100 分之间；没有要求的留空。", "scheme.components");
            }
            if component.computed && !component.kind.computable() {
                let message = format!("“{name}”不能自动计算");
                add("bad_scheme", message, "只有出勤和表现可以由记录自动计算。", "scheme.components");
            } else if component.computed && earlier.iter().any(|c| c.computed && c.kind == component.kind) {
                let message = format!("“{name}”与前面的项目重复计算{}", component.kind.label());
                add("bad_scheme", message, "请删去其中一项。", "scheme.components");
            }
        }
        let weights: u32 = self.components.iter().map(|c| c.weight.min(1_000)).sum();
        if !self.components.is_empty() && weights != 100 {
            let parts: Vec<String> = self.components.iter().map(|c| format!("{}{}%", c.name, c.weight)).collect();
            let difference =
                if weights > 100 { format!("多 {}%", weights - 100) } else { format!("少 {}%", 100 - weights) };
            let message = format!("考核各项权重合计 {weights}%，应为 100%，{difference}（{}）", parts.join("＋"));
            add("weights", message, "请在考核页改正权重。", "scheme.components");
        }
        problems
    }

    /// The scheme in the words of a plan and of the score table, without its last full stop.
    pub fn in_words(&self) -> String {
        let parts: Vec<String> = self
            .components
            .iter()
            .map(|c| {
                let mut remarks = Vec::new();
                match c.kind {
                    ComponentKind::Attendance if c.computed => remarks.push("按实修学时计".to_owned()),
                    ComponentKind::Conduct if c.computed => remarks.push("按评定等次计".to_owned()),
                    _ => {}
                }
                if c.least_tenths > 0 {
                    remarks.push(format!("不低于{}分", points(c.least_tenths)));
                }
                let remarks = if remarks.is_empty() { String::new() } else { format!("（{}）", remarks.join("，")) };
                format!("{}占{}%{remarks}", c.name, c.weight)
            })
            .collect();
        let attendance = format!("出勤率不低于{}%", self.min_attendance_percent);
        if parts.is_empty() {
            return format!("{attendance}，不另设成绩");
        }
        format!("{attendance}；{}，总评{}分以上为合格", parts.join("、"), points(self.pass_tenths))
    }

    /// The component that a heading of a sheet means: by its code or name, whatever stands in brackets or says 成绩
    /// behind it; by an office's other word for its kind where only one component is of that kind.
    pub fn component_named(&self, heading: &str) -> Option<&Component> {
        let wanted = plain(heading);
        if wanted.is_empty() {
            return None;
        }
        let named = self.components.iter().find(|c| plain(&c.name) == wanted || c.code == heading.trim());
        let of_kind = || {
            let kind = ComponentKind::ALL.iter().find(|k| words_for(**k).contains(&wanted.as_str()))?;
            let mut of_kind = self.components.iter().filter(|c| c.kind == *kind);
            of_kind.next().filter(|_| of_kind.next().is_none())
        };
        // An upper heading such as 考核成绩 stands before the name.
        let under = || {
            let mut ending = self.components.iter().filter(|c| !c.name.is_empty() && wanted.ends_with(&plain(&c.name)));
            ending.next().filter(|_| ending.next().is_none())
        };
        named.or_else(of_kind).or_else(under)
    }
}

/// Other words for a kind of component.
const fn words_for(kind: ComponentKind) -> &'static [&'static str] {
    match kind {
        ComponentKind::Attendance => &["出勤", "考勤", "出勤分", "考勤分", "签到"],
        ComponentKind::Exam => {
            &["测试", "考试", "笔试", "测验", "结业考试", "结业测试", "结业测验", "理论考试", "卷面"]
        }
        ComponentKind::Paper => &[
            "论文",
            "心得",
            "研修心得",
            "学习心得",
            "心得体会",
            "结业论文",
            "研修论文",
            "研修报告",
            "报告",
            "论文心得",
        ],
        ComponentKind::Presentation => &["汇报", "答辩", "结业汇报", "汇报答辩", "展示", "交流发言"],
        ComponentKind::Conduct => &["表现", "平时表现", "综合表现", "日常表现"],
        ComponentKind::GroupWork => &["小组作业", "小组", "小组成果", "小组研讨", "研讨", "作业"],
        ComponentKind::Other => &[],
    }
}

/// A heading without spaces, brackets and what they hold, and without 成绩 or 得分 behind it.
fn plain(heading: &str) -> String {
    let mut depth = 0_u32;
    let mut kept = String::new();
    for c in heading.chars().filter(|c| !c.is_whitespace()) {
        match c {
            '(' | '（' | '[' | '【' => depth += 1,
            ')' | '）' | ']' | '】' => depth = depth.saturating_sub(1),
            '*' | '：' | ':' => {}
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    for end in ["成绩", "得分", "分数"] {
        if let Some(bare) = kept.strip_suffix(end).filter(|b| !b.is_empty()) {
            kept = bare.to_owned();
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::presets::presets;

    fn scheme(preset: usize) -> Scheme {
        let components = presets().swap_remove(preset).components;
        Scheme { min_attendance_percent: 80, pass_tenths: 600, components }
    }

    #[test]
    fn headings_mean_components_by_name_or_by_kind() {
        for (preset, heading, expected) in [
            (0, "结业测试", Some("exam")),
            (0, "结业测试（60%）", Some("exam")),
            (0, " 结业 测试成绩 ", Some("exam")),
            (0, "笔试", Some("exam")),
            (0, "考核成绩结业测试", Some("exam")),
            (0, "thesis", Some("thesis")),
            (0, "心得体会", Some("thesis")),
            (0, "论文", Some("thesis")),
            (0, "面试", None),
            (0, "", None),
            (0, "成绩", None),
            (2, "考勤", Some("attendance")),
            (2, "平时表现", Some("conduct")),
            (4, "结业测试", None),
        ] {
            let scheme = scheme(preset);
            assert_eq!(scheme.component_named(heading).map(|c| c.code.as_str()), expected, "{heading}");
        }
        let mut two = scheme(0);
        two.components[1].kind = ComponentKind::Exam;
        assert_eq!(two.component_named("笔试"), None, "a word for two components means neither");
    }

    #[test]
    fn a_scheme_reads_as_in_a_plan() {
        let mut scheme = scheme(1);
        scheme.components[1].least_tenths = 600;
        assert_eq!(
            scheme.in_words(),
            "出勤率不低于80%；出勤占30%（按实修学时计）、结业测试占40%（不低于60分）、结业论文占30%，总评60分以上为合格"
        );
        scheme.components.clear();
        assert_eq!(scheme.in_words(), "出勤率不低于80%，不另设成绩");
    }

    #[test]
    fn what_is_wrong_is_named_with_its_sum() {
        let messages = |change: fn(&mut Scheme)| {
            let mut changed = scheme(2);
            change(&mut changed);
            changed.check().into_iter().map(|p| format!("{} {}", p.code, p.message)).collect::<Vec<_>>().join("\n")
        };
        type Slip = fn(&mut Scheme);
        let cases: &[(Slip, &str)] = &[
            (|s| s.components[0].weight = 30, "weights 考核各项权重合计 110%，应为 100%，多 10%（出勤30%＋"),
            (|s| drop(s.components.pop()), "weights 考核各项权重合计 90%，应为 100%，少 10%（"),
            (|s| s.components[0].weight = 0, "“出勤”的权重 0% 不对"),
            (|s| s.components[0].weight = u32::MAX, "的权重 4294967295% 不对"),
            (|s| s.components[1].name = " 出勤 ".into(), "“出勤”重复"),
            (|s| s.components[1].name = String::new(), "第 2 项考核项目没有名称"),
            (|s| s.components[1].computed = true, "“结业测试”不能自动计算"),
            (|s| s.components[1].least_tenths = 1_001, "最低分 100.1 不对"),
            (|s| s.min_attendance_percent = 101, "最低出勤率 101% 不对"),
            (|s| s.pass_tenths = 1_001, "合格线 100.1 分不对"),
        ];
        for (change, words) in cases {
            let found = messages(*change);
            assert!(found.contains(words), "{words}: {found}");
        }
    }
}
