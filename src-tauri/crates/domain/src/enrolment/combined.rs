//! Columns that hold two fields at once, and how each is taken apart.
//!
//! What can't be taken apart by rule stays whole with the first of the two.

use super::content::{TITLES, is_mobile};
use super::fields::NAME;

/// Two fields in one column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Combined {
    /// 姓名（性别）.
    NameSex,
    /// 性别/民族.
    SexEthnicGroup,
    /// 单位及职务.
    UnitPost,
    /// 职称（级别）.
    TitleLevel,
    /// 手机/微信: the number, and whatever else goes to the remarks.
    PhoneOther,
    /// 到达/返程时间.
    ArrivalDeparture,
}

impl Combined {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::NameSex,
        Self::SexEthnicGroup,
        Self::UnitPost,
        Self::TitleLevel,
        Self::PhoneOther,
        Self::ArrivalDeparture,
    ];

    /// Headings under which it comes, without the signs and words that join the two (姓名、性别, 姓名（性别）, 姓名及性别).
    pub const fn headings(self) -> &'static [&'static str] {
        match self {
            Self::NameSex => &["姓名性别", "性别姓名"],
            Self::SexEthnicGroup => &["性别民族", "民族性别"],
            Self::UnitPost => &[
                "单位职务",
                "工作单位职务",
                "所在单位职务",
                "单位名称职务",
                "单位现任职务",
                "工作单位现任职务",
                "单位职位",
                "单位岗位",
                "工作单位岗位",
                "单位职务职称",
                "工作单位职务职称",
                "所在单位职务职称",
            ],
            Self::TitleLevel => &["职称级别", "职称等级", "职称职称级别", "专业技术职务级别"],
            Self::PhoneOther => &[
                "手机微信",
                "手机微信号",
                "手机号微信",
                "手机号微信号",
                "手机号码微信",
                "手机号码微信号",
                "电话微信",
                "电话微信号",
                "联系电话微信",
                "联系电话微信号",
                "手机QQ",
                "手机号码QQ",
                "电话QQ",
                "电话传真",
                "联系电话传真",
                "手机邮箱",
                "电话邮箱",
                "联系电话邮箱",
                "手机电子邮箱",
                "联系电话电子邮箱",
            ],
            Self::ArrivalDeparture => &[
                "到达返程时间",
                "到达离开时间",
                "到达时间返程时间",
                "到达时间离开时间",
                "抵达离开时间",
                "抵达返程时间",
                "抵离时间",
                "到离时间",
                "到返时间",
                "往返时间",
                "报到返程时间",
                "报到离会时间",
                "到达返程日期",
                "入住退房时间",
                "入住离店时间",
            ],
        }
    }

    /// A heading without what joins two words: signs, brackets, 及, 和, 与.
    pub fn joined(heading: &str) -> String {
        heading
            .chars()
            .filter(|c| !SIGNS.contains(c) && !matches!(c, '）' | ')' | '及' | '和' | '与' | '-' | '—' | ' '))
            .collect()
    }

    /// Paths of the two fields; the first has the whole when it can't be taken apart.
    pub const fn parts(self) -> [&'static str; 2] {
        match self {
            Self::NameSex => [NAME, "person.sex"],
            Self::SexEthnicGroup => ["person.sex", "person.ethnic_group"],
            Self::UnitPost => ["details.unit", "details.post"],
            Self::TitleLevel => ["details.title", "details.title_level"],
            Self::PhoneOther => ["details.phone", "details.note"],
            Self::ArrivalDeparture => ["details.arrival", "details.departure"],
        }
    }

    /// The two parts of a text, the second empty when there is only one.
    pub fn split(self, text: &str) -> [String; 2] {
        let text = text.trim();
        let parts = match self {
            Self::NameSex => name_sex(text),
            Self::SexEthnicGroup => sex_ethnic_group(text),
            Self::UnitPost => unit_post(text),
            Self::TitleLevel => title_level(text),
            Self::PhoneOther => phone_other(text),
            Self::ArrivalDeparture => arrival_departure(text),
        };
        parts.unwrap_or([text, ""]).map(|part| part.trim().to_owned())
    }
}

type Pair<'t> = Option<[&'t str; 2]>;

/// Signs that stand between two things in one cell.
pub(super) const SIGNS: [char; 12] = ['/', '／', '、', '，', ',', '；', ';', '|', '（', '(', '\n', '\\'];

/// The text before and after the first sign or space, the closing bracket taken off.
fn at_sign(text: &str) -> Pair<'_> {
    let (first, second) = text.split_once(SIGNS).or_else(|| text.split_once(char::is_whitespace))?;
    Some([first.trim(), second.trim().trim_end_matches(['）', ')']).trim()])
}

fn is_sex(text: &str) -> bool {
    matches!(text, "男" | "女" | "男性" | "女性")
}

/// 张三（男）, 张三/男, 张三 男, 张三男 only with a sign between: 男 ends names too.
fn name_sex(text: &str) -> Pair<'_> {
    at_sign(text).filter(|[_, sex]| is_sex(sex)).or_else(|| {
        let (name, sex) = text.rsplit_once(char::is_whitespace)?;
        is_sex(sex).then_some([name, sex])
    })
}

/// 男/汉族, 汉族/男, 男汉.
fn sex_ethnic_group(text: &str) -> Pair<'_> {
    if let Some([first, second]) = at_sign(text) {
        return Some(if is_sex(second) { [second, first] } else { [first, second] }).filter(|[sex, _]| is_sex(sex));
    }
    let sex = text.chars().next().filter(|c| matches!(c, '男' | '女'))?;
    text.split_at_checked(sex.len_utf8()).map(|(sex, group)| [sex, group])
}

/// Posts, the longer ones first where one ends another.
pub(super) const POSTS: &[&str] = &[
    "党委副书记",
    "党支部书记",
    "党委书记",
    "总支书记",
    "支部书记",
    "党组成员",
    "党组书记",
    "纪委书记",
    "副书记",
    "书记",
    "常务副主任",
    "副主任科员",
    "主任科员",
    "办公室主任",
    "副主任",
    "主任",
    "副总经理",
    "总经理",
    "副经理",
    "经理",
    "副总工程师",
    "总工程师",
    "总农艺师",
    "总经济师",
    "总会计师",
    "副处长",
    "处长",
    "副科长",
    "科长",
    "副局长",
    "局长",
    "副院长",
    "院长",
    "副所长",
    "所长",
    "副部长",
    "部长",
    "副站长",
    "站长",
    "副校长",
    "校长",
    "副厂长",
    "厂长",
    "副会长",
    "会长",
    "副馆长",
    "馆长",
    "副主席",
    "主席",
    "副队长",
    "队长",
    "副组长",
    "组长",
    "副场长",
    "场长",
    "副董事长",
    "董事长",
    "副镇长",
    "镇长",
    "副县长",
    "县长",
    "副乡长",
    "乡长",
    "副社长",
    "社长",
    "副台长",
    "台长",
    "护士长",
    "秘书长",
    "副秘书长",
    "一级调研员",
    "二级调研员",
    "三级调研员",
    "四级调研员",
    "调研员",
    "科员",
    "干事",
    "职员",
    "主管",
    "总监",
    "助理",
    "专员",
    "秘书",
    "工作人员",
    "技术员",
    "负责人",
];

/// 某局 科长, 某局/科长, 某局科长: by sign, else where a known post or title ends the text and a unit remains before it.
fn unit_post(text: &str) -> Pair<'_> {
    let ends = |part: &str| POSTS.iter().chain(TITLES).any(|post| part.ends_with(post));
    if let Some((unit, post)) = text.rsplit_once(char::is_whitespace).filter(|(_, post)| ends(post)) {
        return Some([unit, post]);
    }
    if let Some([unit, post]) = at_sign(text).filter(|[unit, post]| ends(post) && !ends(unit)) {
        return Some([unit, post]);
    }
    if text.contains(char::is_whitespace) || text.contains(SIGNS) {
        return None;
    }
    let post = POSTS.iter().chain(TITLES).filter(|post| text.ends_with(**post)).max_by_key(|post| post.len())?;
    let (unit, post) = text.split_at_checked(text.len() - post.len())?;
    // What belongs to the post stands before it: 高级, 第一, 二级, 项目, or another post (所长助理).
    const BEFORE: [&str; 17] = [
        "正高级",
        "副高级",
        "高级",
        "助理",
        "主任",
        "副主任",
        "副",
        "一级",
        "二级",
        "三级",
        "四级",
        "第一",
        "常务",
        "首席",
        "项目",
        "部门",
        "代",
    ];
    let mut cut = unit.len();
    while let Some(before) = unit
        .get(..cut)
        .and_then(|unit| BEFORE.iter().chain(POSTS).filter(|b| unit.ends_with(**b)).max_by_key(|b| b.len()))
    {
        cut -= before.len();
    }
    let (unit, _) = unit.split_at_checked(cut)?;
    (unit.chars().count() >= 3 && !post.is_empty()).then(|| [unit, text.get(cut..).unwrap_or(post)])
}

/// 高级工程师（副高）, 高级工程师/副高级.
fn title_level(text: &str) -> Pair<'_> {
    at_sign(text)
}

/// 13800138000/wx_name; one number alone, or the same twice, is the number.
fn phone_other(text: &str) -> Pair<'_> {
    let [first, second] = at_sign(text)?;
    match (is_mobile(first), is_mobile(second)) {
        (true, _) => Some([first, if first == second { "" } else { second }]),
        (false, true) => Some([second, first]),
        (false, false) => None,
    }
}

/// 10月24日/10月28日, 10月24日至10月28日, 10月24日—28日.
fn arrival_departure(text: &str) -> Pair<'_> {
    let between = ["——", "--", "至", "到", "—", "–", "～", "~"];
    between
        .iter()
        .find_map(|sign| text.split_once(sign).map(|(first, second)| [first, second]))
        .or_else(|| at_sign(text))
        .filter(|parts| parts.iter().all(|part| part.contains(|c: char| c.is_ascii_digit())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::enrolment::fields::RECEIPT;
    use Combined::{ArrivalDeparture, NameSex, PhoneOther, SexEthnicGroup, TitleLevel, UnitPost};

    #[test]
    fn columns_of_two_fields_are_taken_apart_by_rule_or_left_whole() {
        for (kind, text, first, second) in [
            (NameSex, "张三（男）", "张三", "男"),
            (NameSex, "张三/女", "张三", "女"),
            (NameSex, "张 三 女", "张 三", "女"),
            (NameSex, "胡亚男", "胡亚男", ""),
            (NameSex, "张三（曾用名张四）", "张三（曾用名张四）", ""),
            (SexEthnicGroup, "男/汉族", "男", "汉族"),
            (SexEthnicGroup, "回族、女", "女", "回族"),
            (SexEthnicGroup, "女汉", "女", "汉"),
            (SexEthnicGroup, "汉族", "汉族", ""),
            (UnitPost, "济南市农业局 科长", "济南市农业局", "科长"),
            (UnitPost, "济南市农业局、科长", "济南市农业局", "科长"),
            (UnitPost, "济南市农业局（科长）", "济南市农业局", "科长"),
            (UnitPost, "山东省农业科学院作物研究所副所长", "山东省农业科学院作物研究所", "副所长"),
            (UnitPost, "某某大学教授", "某某大学", "教授"),
            (UnitPost, "某某研究院高级工程师", "某某研究院", "高级工程师"),
            (UnitPost, "某某医院副主任医师", "某某医院", "副主任医师"),
            (UnitPost, "济南市农业局四级主任科员", "济南市农业局", "四级主任科员"),
            (UnitPost, "某某集团总经理助理", "某某集团", "总经理助理"),
            (UnitPost, "山东大学二级教授", "山东大学", "二级教授"),
            (UnitPost, "某某村第一书记", "某某村", "第一书记"),
            (UnitPost, "济南某公司项目经理", "济南某公司", "项目经理"),
            (UnitPost, "济南市农业局", "济南市农业局", ""),
            (UnitPost, "某公司（济南）", "某公司（济南）", ""),
            (TitleLevel, "高级工程师（副高）", "高级工程师", "副高"),
            (TitleLevel, "工程师/中级", "工程师", "中级"),
            (TitleLevel, "教授", "教授", ""),
            (PhoneOther, "13800138000/wx_abc", "13800138000", "wx_abc"),
            (PhoneOther, "13800138000（13800138000）", "13800138000", ""),
            (PhoneOther, "wx_abc 13800138000", "13800138000", "wx_abc"),
            (PhoneOther, "13800138000", "13800138000", ""),
            (ArrivalDeparture, "10月24日/10月28日", "10月24日", "10月28日"),
            (ArrivalDeparture, "10月24日下午至10月28日", "10月24日下午", "10月28日"),
            (ArrivalDeparture, "10.24—10.28", "10.24", "10.28"),
            (ArrivalDeparture, "本市，不住宿", "本市，不住宿", ""),
        ] {
            assert_eq!(kind.split(text), [first.to_owned(), second.to_owned()], "{text}");
        }
    }

    #[test]
    fn the_parts_are_fields_and_no_heading_is_anothers() {
        let mut seen: Vec<&str> = Vec::new();
        for kind in Combined::ALL {
            assert!(kind.parts().iter().all(|path| RECEIPT.iter().any(|f| f.path == *path)), "{kind:?}");
            for heading in kind.headings() {
                assert!(!seen.contains(heading), "{heading}");
                assert_eq!(Combined::joined(heading), *heading);
                seen.push(heading);
            }
        }
    }
}
