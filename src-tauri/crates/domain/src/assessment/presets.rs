//! Schemes that many offices use, to begin from.

use super::{Component, ComponentKind};

/// A scheme to begin from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preset {
    /// What it is called, such as 出勤＋测试＋论文.
    pub name: &'static str,
    /// Its components.
    pub components: Vec<Component>,
}

fn component(code: &str, name: &str, kind: ComponentKind, weight: u32) -> Component {
    Component {
        code: code.to_owned(),
        name: name.to_owned(),
        kind,
        weight,
        least_tenths: 0,
        computed: kind.computable(),
    }
}

/// The presets, the first of which a new class has.
pub fn presets() -> Vec<Preset> {
    use ComponentKind::{Attendance, Conduct, Exam, GroupWork, Paper, Presentation};
    let attendance = |weight| component("attendance", "出勤", Attendance, weight);
    let exam = |weight| component("exam", "结业测试", Exam, weight);
    let thesis = |weight| component("thesis", "研修心得", Paper, weight);
    let make = |name, components| Preset { name, components };
    vec![
        make("测试＋心得", vec![exam(60), thesis(40)]),
        make("出勤＋测试＋论文", vec![attendance(30), exam(40), component("paper", "结业论文", Paper, 30)]),
        make(
            "出勤＋测试＋心得＋表现",
            vec![attendance(20), exam(40), thesis(30), component("conduct", "表现", Conduct, 10)],
        ),
        make(
            "出勤＋小组作业＋汇报",
            vec![
                attendance(30),
                component("group", "小组作业", GroupWork, 40),
                component("presentation", "结业汇报", Presentation, 30),
            ],
        ),
        make("只看出勤", Vec::new()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::Scheme;

    #[test]
    fn every_preset_is_a_sound_scheme() {
        for preset in presets() {
            let scheme = Scheme { min_attendance_percent: 80, pass_tenths: 600, components: preset.components };
            assert_eq!(scheme.check(), Vec::new(), "{}", preset.name);
        }
    }
}
