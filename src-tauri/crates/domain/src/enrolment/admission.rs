//! Conditions of a class as facts (二·三), and how an applicant stands against them. It is shown to the reviewer and
//! can be filtered by; nothing is decided by it.

use crate::enrolment::{EvidenceKind, ReceiptDetails, TitleLevel};
use crate::words::words;

/// What a class asks of its learners; empty parts ask nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Admission {
    /// Lowest level of the professional title.
    pub least_title: Option<TitleLevel>,
    /// Words of which one must stand in the field of work.
    pub fields: Vec<String>,
    /// Kinds of unit such as 事业单位, or words of unit names, of which one must fit.
    pub units: Vec<String>,
    /// Evidence that must be seen before somebody is accepted.
    pub evidence: Vec<EvidenceKind>,
}

words! {
    /// How an applicant stands against the conditions of the class.
    Fit {
        /// Every condition is met.
        Meets = "meets" "符合",
        /// Something is missing or can't be told from the receipt.
        Unclear = "unclear" "待核实",
        /// A condition isn't met.
        Fails = "fails" "不符合",
    }
}

words! {
    /// Kinds of unit that a name tells.
    UnitKind {
        /// Organs of Party and state.
        Government = "government" "机关",
        /// Public institutions; schools, hospitals and research institutes are among them.
        Institution = "institution" "事业单位",
        /// Enterprises and cooperatives.
        Enterprise = "enterprise" "企业",
        /// Schools of every level.
        School = "school" "学校",
        /// Hospitals and health services.
        Hospital = "hospital" "医疗卫生机构",
        /// Research institutes.
        Research = "research" "科研院所",
    }
}

/// An applicant against the conditions, with the reasons in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// How the applicant stands.
    pub fit: Fit,
    /// Why: what isn't met first, then what is missing, then what was inferred.
    pub reasons: Vec<String>,
}

impl Admission {
    /// Whether anything is asked that a receipt can tell.
    pub fn asks(&self) -> bool {
        self.least_title.is_some() || !self.fields.is_empty() || !self.units.is_empty()
    }

    /// An applicant against the conditions. Without conditions everybody meets them.
    pub fn judge(&self, details: &ReceiptDetails) -> Judgement {
        let parts = [self.title(details), self.field(details), self.unit(details)];
        let fit = parts.iter().flatten().map(|(fit, _)| *fit).max().unwrap_or(Fit::Meets);
        let mut reasons: Vec<(Fit, String)> = parts.into_iter().flatten().filter(|(_, why)| !why.is_empty()).collect();
        reasons.sort_by_key(|(fit, _)| std::cmp::Reverse(*fit));
        Judgement { fit, reasons: reasons.into_iter().map(|(_, why)| why).collect() }
    }

    fn title(&self, details: &ReceiptDetails) -> Option<(Fit, String)> {
        let least = self.least_title?;
        let reaches = |level: TitleLevel| level <= least;
        let asked = if least == TitleLevel::Senior {
            least.label().to_owned()
        } else if least == TitleLevel::Junior {
            return Some((Fit::Meets, String::new()));
        } else {
            format!("{}及以上", least.label())
        };
        let (stated, inferred) = (details.title_level, level_of(&details.title));
        Some(match (stated, inferred) {
            (Some(level), Some(other)) if reaches(level) != reaches(other) => (
                Fit::Unclear,
                format!("职称级别填{}，而“{}”一般为{}，请核对职称证书", level.label(), details.title, other.label()),
            ),
            (Some(level), _) if reaches(level) => (Fit::Meets, String::new()),
            (Some(level), _) => (Fit::Fails, format!("职称{}，要求{asked}", level.label())),
            (None, Some(level)) if reaches(level) => {
                (Fit::Meets, format!("未填职称级别，由“{}”推断为{}", details.title, level.label()))
            }
            (None, Some(level)) => (Fit::Fails, format!("“{}”一般为{}，要求{asked}", details.title, level.label())),
            (None, None) if details.title.is_empty() => (Fit::Unclear, "缺职称和职称级别".to_owned()),
            (None, None) => (Fit::Unclear, format!("缺职称级别，由“{}”看不出", details.title)),
        })
    }

    fn field(&self, details: &ReceiptDetails) -> Option<(Fit, String)> {
        if self.fields.is_empty() {
            return None;
        }
        let field = details.field.trim();
        let listed = self.fields.join("、");
        // A title such as 高级畜牧师 tells the field where the column doesn't.
        let stands = |word: &String| field.contains(word.as_str()) || details.title.contains(word.as_str());
        Some(if self.fields.iter().any(stands) {
            (Fit::Meets, String::new())
        } else if field.is_empty() {
            (Fit::Unclear, "缺从事专业".to_owned())
        } else if self.fields.iter().any(|word| field.chars().count() > 1 && word.contains(field)) {
            (Fit::Unclear, format!("从事专业“{field}”是否属于{listed}，请核对"))
        } else {
            (Fit::Fails, format!("从事专业“{field}”不在{listed}之列"))
        })
    }

    fn unit(&self, details: &ReceiptDetails) -> Option<(Fit, String)> {
        if self.units.is_empty() {
            return None;
        }
        let unit = details.unit.trim();
        if unit.is_empty() {
            return Some((Fit::Unclear, "缺工作单位".to_owned()));
        }
        let best = self.units.iter().map(|word| unit_fits(unit, word)).min().unwrap_or(Fit::Unclear);
        let listed = self.units.join("、");
        Some(match best {
            Fit::Meets => (Fit::Meets, String::new()),
            Fit::Unclear => (Fit::Unclear, format!("工作单位是否属于{listed}，请核对")),
            Fit::Fails => {
                let kind = unit_kind(unit).map_or("单位", UnitKind::label);
                (Fit::Fails, format!("工作单位像是{kind}，要求{listed}"))
            }
        })
    }
}

/// Words by which a condition names a kind of unit.
const KIND_WORDS: &[(UnitKind, &[&str])] = &[
    (UnitKind::Government, &["机关", "行政机关", "党政机关", "机关单位", "行政部门"]),
    (UnitKind::Institution, &["事业单位"]),
    (UnitKind::Enterprise, &["企业", "公司", "合作社"]),
    (UnitKind::School, &["学校", "高校", "院校", "高等院校"]),
    (UnitKind::Hospital, &["医疗卫生机构", "医疗机构", "医院", "卫生机构"]),
    (UnitKind::Research, &["科研院所", "科研单位", "科研机构", "研究机构"]),
];

/// Whether a unit is what a word of the conditions means: a kind told by its name, or the word standing in the name.
fn unit_fits(unit: &str, word: &str) -> Fit {
    if unit.contains(word) {
        return Fit::Meets;
    }
    let named = |exact: bool| {
        KIND_WORDS
            .iter()
            .find(|(_, words)| words.iter().any(|w| if exact { *w == word } else { word.ends_with(w) }))
            .map(|(kind, _)| *kind)
    };
    let Some(wanted) = named(true).or_else(|| named(false)) else { return Fit::Unclear };
    let Some(kind) = unit_kind(unit) else { return Fit::Unclear };
    let public = matches!(kind, UnitKind::School | UnitKind::Hospital | UnitKind::Research);
    if kind == wanted || (wanted == UnitKind::Institution && public) {
        // 涉农企业 says more than a name can tell.
        if named(true).is_some() { Fit::Meets } else { Fit::Unclear }
    } else {
        Fit::Fails
    }
}

/// The kind of a unit where its name tells it.
pub fn unit_kind(unit: &str) -> Option<UnitKind> {
    let has = |words: &[&str]| words.iter().any(|w| unit.contains(w));
    let ends = |words: &[&str]| words.iter().any(|w| unit.ends_with(w));
    if has(&["公司", "集团", "合作社", "合作联社"]) || ends(&["厂", "家庭农场"]) {
        Some(UnitKind::Enterprise)
    } else if has(&["科学院", "研究院", "研究所", "农科院", "科学研究"]) {
        Some(UnitKind::Research)
    } else if has(&["医院", "卫生院", "疾病预防控制", "疾控中心", "保健院", "卫生服务中心"]) {
        Some(UnitKind::Hospital)
    } else if has(&["大学", "学院", "学校", "党校"]) || ends(&["中学", "小学", "一中", "二中"]) {
        Some(UnitKind::School)
    } else if ends(&["局", "厅", "委", "政府", "委员会", "街道办事处"]) {
        Some(UnitKind::Government)
    } else if ends(&["中心", "站", "所", "馆", "队", "台"]) {
        Some(UnitKind::Institution)
    } else {
        None
    }
}

impl ReceiptDetails {
    /// The level of the title as stated, otherwise the one that the title usually has.
    pub fn level(&self) -> Option<TitleLevel> {
        self.title_level.or_else(|| level_of(&self.title))
    }
}

/// The level that a professional title usually has; the highest where several are named, `None` where it isn't plain.
pub fn level_of(title: &str) -> Option<TitleLevel> {
    title.split(['、', '，', ',', '/', '／', '；', ' ']).filter_map(|one| level_of_one(one.trim())).min()
}

fn level_of_one(title: &str) -> Option<TitleLevel> {
    let has = |words: &[&str]| words.iter().any(|w| title.contains(w));
    let ends = |words: &[&str]| words.iter().any(|w| title.ends_with(w));
    // Ranks of skilled workers aren't professional titles.
    let worker = ends(&["技师", "技工", "高级工", "中级工", "初级工"]) && !has(&["主任", "主管"]);
    if title.is_empty() || worker {
        None
    } else if has(&["正高"]) {
        Some(TitleLevel::Senior)
    } else if has(&["高级", "副高"])
        || ends(&["副教授", "副研究员", "副编审", "副译审", "副研究馆员"])
        || has(&["副主任医师", "副主任护师", "副主任药师", "副主任技师"])
    {
        Some(TitleLevel::Associate)
    } else if has(&["初级", "助理", "助教", "技术员", "助理馆员"]) && !ends(&["助理研究员"]) || ends(&["二级教师"])
    {
        Some(TitleLevel::Junior)
    } else if ends(&["教授", "编审", "译审", "研究馆员", "主任医师", "主任护师", "主任药师", "主任技师"])
        || (ends(&["研究员"]) && !ends(&["助理研究员"]))
    {
        Some(TitleLevel::Senior)
    } else if has(&["中级", "主治", "主管"])
        || ends(&[
            "助理研究员",
            "讲师",
            "馆员",
            "一级教师",
            "工程师",
            "农艺师",
            "畜牧师",
            "兽医师",
            "经济师",
            "会计师",
            "统计师",
            "审计师",
            "编辑",
            "记者",
        ])
    {
        Some(TitleLevel::Middle)
    } else if ends(&["医师", "护师", "药师", "护士"]) {
        Some(TitleLevel::Junior)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_have_their_usual_level() {
        use TitleLevel::{Associate, Junior, Middle, Senior};
        for (title, level) in [
            ("高级工", None),
            ("中级工", None),
            ("高级技工", None),
            ("高级技师", None),
            ("正高级农艺师", Some(Senior)),
            ("教授", Some(Senior)),
            ("副教授", Some(Associate)),
            ("农业技术推广研究员", Some(Senior)),
            ("研究员", Some(Senior)),
            ("副研究员", Some(Associate)),
            ("助理研究员", Some(Middle)),
            ("主任医师", Some(Senior)),
            ("副主任医师", Some(Associate)),
            ("主治医师", Some(Middle)),
            ("主管护师", Some(Middle)),
            ("医师", Some(Junior)),
            ("高级工程师", Some(Associate)),
            ("高级农艺师", Some(Associate)),
            ("农艺师", Some(Middle)),
            ("工程师", Some(Middle)),
            ("助理工程师", Some(Junior)),
            ("技术员", Some(Junior)),
            ("一级教师", Some(Middle)),
            ("高级教师", Some(Associate)),
            ("正高级教师", Some(Senior)),
            ("农艺师、副教授", Some(Associate)),
            ("高级技师", None),
            ("科长", None),
            ("", None),
        ] {
            assert_eq!(level_of(title), level, "{title}");
        }
    }

    #[test]
    fn units_are_told_by_their_names() {
        use UnitKind::{Enterprise, Government, Hospital, Institution, Research, School};
        for (unit, kind) in [
            ("济南市农业农村局", Some(Government)),
            ("历下区农业技术推广中心", Some(Institution)),
            ("山东某某种业股份有限公司", Some(Enterprise)),
            ("桃源果蔬专业合作社", Some(Enterprise)),
            ("山东省农业科学院", Some(Research)),
            ("海岱农业大学", Some(School)),
            ("历城区人民医院", Some(Hospital)),
            ("莱州市镇畜牧兽医站", Some(Institution)),
            ("东张村", None),
        ] {
            assert_eq!(unit_kind(unit), kind, "{unit}");
        }
    }

    fn details(title: &str, level: Option<TitleLevel>, field: &str, unit: &str) -> ReceiptDetails {
        ReceiptDetails {
            title: title.into(),
            title_level: level,
            field: field.into(),
            unit: unit.into(),
            ..ReceiptDetails::default()
        }
    }

    #[test]
    fn applicants_are_judged_against_the_conditions() {
        use TitleLevel::{Associate, Middle};
        let class = Admission {
            least_title: Some(Associate),
            fields: vec!["作物栽培".into(), "畜牧".into()],
            units: vec!["事业单位".into(), "涉农企业".into()],
            evidence: Vec::new(),
        };
        let centre = "历下区农业技术推广中心";
        for (who, expected, why) in [
            (details("高级农艺师", Some(Associate), "作物栽培", centre), Fit::Meets, ""),
            (details("农艺师", Some(Middle), "作物栽培", centre), Fit::Fails, "职称中级，要求副高级及以上"),
            (
                details("农艺师", Some(Associate), "作物栽培", centre),
                Fit::Unclear,
                "职称级别填副高级，而“农艺师”一般为中级，请核对职称证书",
            ),
            (details("高级农艺师", None, "作物栽培", centre), Fit::Meets, "未填职称级别，由“高级农艺师”推断为副高级"),
            (details("", None, "作物栽培", centre), Fit::Unclear, "缺职称和职称级别"),
            (details("科长", None, "作物栽培", centre), Fit::Unclear, "缺职称级别，由“科长”看不出"),
            (details("高级畜牧师", Some(Associate), "", centre), Fit::Meets, ""),
            (details("高级农艺师", Some(Associate), "", centre), Fit::Unclear, "缺从事专业"),
            (
                details("高级会计师", Some(Associate), "会计", centre),
                Fit::Fails,
                "从事专业“会计”不在作物栽培、畜牧之列",
            ),
            (
                details("高级农艺师", Some(Associate), "作物", centre),
                Fit::Unclear,
                "从事专业“作物”是否属于作物栽培、畜牧，请核对",
            ),
            (
                details("高级农艺师", Some(Associate), "作物栽培", "济南市农业农村局"),
                Fit::Fails,
                "工作单位像是机关，要求事业单位、涉农企业",
            ),
            (
                details("高级农艺师", Some(Associate), "作物栽培", "某某种业公司"),
                Fit::Unclear,
                "工作单位是否属于事业单位、涉农企业，请核对",
            ),
            (details("高级农艺师", Some(Associate), "作物栽培", ""), Fit::Unclear, "缺工作单位"),
        ] {
            let judged = class.judge(&who);
            assert_eq!((judged.fit, judged.reasons.join("；")), (expected, why.to_owned()), "{who:?}");
        }
        let worst = class.judge(&details("", Some(Middle), "会计", ""));
        assert_eq!(worst.reasons, ["职称中级，要求副高级及以上", "从事专业“会计”不在作物栽培、畜牧之列", "缺工作单位"]);
        assert_eq!(Admission::default().judge(&details("", None, "", "")).fit, Fit::Meets, "nothing is asked");
    }
}
