//! What a text looks like: which field of a receipt a column holds, told by its cells alone.

use chrono::NaiveDate;

use super::TitleLevel;
use super::fields::{ID_NUMBER, NAME};
use crate::identity::{check_digit, normalise_number};
use crate::names::normalise_name;
use crate::people::{City, PoliticalStatus};

/// From here on a text is taken for what a field holds.
pub const LIKELY: u8 = 60;

/// How much a text looks like what the field of a path holds, 0 to 100; 0 where content alone tells nothing.
pub fn likeness(path: &str, text: &str) -> u8 {
    let text = text.trim();
    if text.is_empty() {
        return 0;
    }
    match path {
        NAME => name(text),
        ID_NUMBER => id_number(text),
        "person.sex" => sure(matches!(text, "男" | "女" | "男性" | "女性"), 95),
        "person.ethnic_group" => sure(is_ethnic_group(text), 90),
        "person.birth" => birth(text),
        "details.phone" => phone(text),
        "details.city" => city(text),
        "details.political_status" => sure(is_political_status(text), 95),
        "details.title_level" => title_level(text),
        "details.title" => sure(text.chars().count() <= 12 && TITLES.iter().any(|t| text.ends_with(t)), 85),
        "details.unit" => unit(text),
        _ => 0,
    }
}

/// Whether a heading that isn't known says that its column is about somebody or something else than the field, so that
/// the column isn't taken for the field whatever it holds.
pub fn is_of_another(path: &str, heading: &str) -> bool {
    const SOMEBODY_ELSE: &[&str] = &[
        "联系人",
        "紧急",
        "负责人",
        "推荐人",
        "领导",
        "填报",
        "填表",
        "经办",
        "家属",
        "家庭",
        "配偶",
        "父",
        "母",
        "监护",
        "审核",
        "合住人",
        "同住",
        "介绍人",
        "导师",
        "班主任",
    ];
    let others: &[&str] = match path {
        ID_NUMBER => &["账号", "卡号", "税号", "信用代码", "开户", "证书", "资格证"],
        "details.phone" => &["办公", "传真", "座机", "固定", "单位电话"],
        "details.city" => &["籍贯", "户籍", "户口", "出生", "生源", "祖籍", "毕业", "到达", "出发", "住址", "地址"],
        "details.unit" => &[
            "毕业", "院校", "学校", "推荐", "主管", "上级", "申报", "承办", "主办", "发票", "抬头", "开户", "部门",
            "科室", "处室", "发证", "评审", "授予", "颁发",
        ],
        "person.birth" => &["入党", "参加", "毕业", "任职", "聘", "评", "入职", "填", "取得", "报到", "到达", "发证"],
        "details.title_level" => &["学历", "岗位", "职务"],
        "details.political_status" | "person.ethnic_group" | "person.sex" | "details.title" | NAME => &[],
        _ => return false,
    };
    SOMEBODY_ELSE.iter().chain(others).any(|word| heading.contains(word))
}

/// Whether a text only says that the cell above it is meant.
pub fn is_ditto(text: &str) -> bool {
    let bare = text.trim().trim_start_matches(['（', '(']).trim_end_matches(['）', ')', '。']);
    matches!(
        bare,
        "同上"
            | "同前"
            | "同上行"
            | "同上一行"
            | "\""
            | "“"
            | "”"
            | "''"
            | "’’"
            | "″"
            | "〃"
            | "〞"
            | "〟"
            | "＂"
    )
}

/// Whether a text where a name should stand says that there is none, or closes the table.
pub fn is_no_name(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    matches!(
        bare.trim_matches(['（', '）', '(', ')', '：', ':', '。']),
        "无" | "没有"
            | "暂无"
            | "待定"
            | "不详"
            | "空白"
            | "略"
            | "合计"
            | "总计"
            | "小计"
            | "共计"
            | "以下空白"
            | "以下无正文"
    )
}

const fn sure(holds: bool, score: u8) -> u8 {
    if holds { score } else { 0 }
}

fn digits_only(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// A number of 18 or 15 digits whose birth date can be, or what a spreadsheet or a mask left of one.
fn id_number(text: &str) -> u8 {
    let number = normalise_number(text);
    let bytes = number.as_bytes();
    let digits = |from: usize, to: usize| number.get(from..to).filter(|part| digits_only(part));
    if bytes.len() == 18 && bytes.last().is_some_and(|b| b.is_ascii_digit() || *b == b'X') {
        if let Some(first17) = digits(0, 17) {
            let mut values = [0; 17];
            for (value, byte) in values.iter_mut().zip(first17.bytes()) {
                *value = byte - b'0';
            }
            let checks = number.ends_with(check_digit(&values));
            let born = number.get(6..14).is_some_and(|birth| day(birth).is_some());
            return if born && checks { 100 } else { sure(born || checks, 80) };
        }
        // The middle is masked.
        return sure(digits(0, 4).is_some() && number.contains("***"), 65);
    }
    if bytes.len() == 15 && digits_only(&number) {
        let born = number.get(6..12).is_some_and(|birth| day(&format!("19{birth}")).is_some());
        return sure(born, 70);
    }
    // 3.70102E+17, what is left of a number kept as a number; LibreOffice writes E+017.
    let ruined = number.split_once('E').is_some_and(|(head, power)| {
        let power = power.trim_start_matches('+').trim_start_matches('0');
        digits_only(&head.replacen('.', "", 1)) && power == "17"
    });
    sure(ruined, 70)
}

/// Eight digits as a day of the last or this century.
fn day(digits: &str) -> Option<NaiveDate> {
    let part = |from: usize, to: usize| digits.get(from..to)?.parse::<u32>().ok();
    let year = i32::try_from(part(0, 4)?).ok().filter(|y| (1900..2100).contains(y))?;
    NaiveDate::from_ymd_opt(year, part(4, 6)?, part(6, 8)?)
}

/// A mobile number, alone or with others.
fn phone(text: &str) -> u8 {
    let half: String = normalise_number(text).chars().filter(|c| *c != '-').collect();
    let bare = half.strip_prefix("+86").or_else(|| half.strip_prefix("0086")).unwrap_or(&half);
    if is_mobile(bare) {
        return 95;
    }
    let parts: Vec<&str> = bare.split(|c: char| !c.is_ascii_digit()).filter(|p| !p.is_empty()).collect();
    sure(parts.len() <= 3 && parts.iter().any(|p| is_mobile(p)), 75)
}

/// Whether a text is the number of a mobile phone: eleven digits, 13 to 19 in front.
pub fn is_mobile(text: &str) -> bool {
    text.len() == 11 && digits_only(text) && matches!(text.as_bytes(), [b'1', b'3'..=b'9', ..])
}

fn birth(text: &str) -> u8 {
    let parts: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|p| !p.is_empty()).collect();
    let rest_is_marks =
        text.chars().all(|c| c.is_ascii_digit() || matches!(c, '年' | '月' | '日' | '.' | '-' | '/' | ' '));
    let year = |part: &str| part.parse::<i32>().is_ok_and(|y| (1930..=2012).contains(&y));
    let month = |part: &str| part.parse::<u32>().is_ok_and(|m| (1..=12).contains(&m));
    match parts.as_slice() {
        _ if !rest_is_marks => 0,
        [whole] if whole.len() == 8 => sure(year(&whole[..4]) && day(whole).is_some(), 85),
        [whole] if whole.len() == 6 => sure(year(&whole[..4]) && month(&whole[4..]), 65),
        [y, m] => sure(year(y) && month(m), 75),
        [y, m, d] => sure(year(y) && month(m) && d.parse::<u32>().is_ok_and(|d| (1..=31).contains(&d)), 90),
        _ => 0,
    }
}

fn city(text: &str) -> u8 {
    let bare = text.trim_start_matches("山东省").trim_start_matches("山东").trim_end_matches('市');
    sure(City::ALL.iter().any(|c| c.label() == bare) || matches!(bare, "省属" | "省直属" | "省直单位" | "省属单位"), 90)
}

fn is_political_status(text: &str) -> bool {
    PoliticalStatus::ALL.iter().any(|s| s.label() == text)
        || matches!(
            text,
            "党员"
                | "共产党员"
                | "预备党员"
                | "团员"
                | "民革"
                | "民盟"
                | "民建"
                | "民进"
                | "农工党"
                | "致公党"
                | "九三"
                | "九三学社"
                | "台盟"
                | "无党派"
                | "无党派人士"
                | "普通群众"
        )
}

fn title_level(text: &str) -> u8 {
    let known = TitleLevel::ALL.iter().any(|l| l.label() == text);
    sure(
        known || matches!(text, "正高" | "副高" | "高级" | "中级" | "初级" | "员级" | "助理级" | "正高职" | "副高职"),
        90,
    )
}

/// Endings of units, and of rooms inside them, which alone make no unit.
const UNITS: &[&str] = &[
    "院",
    "局",
    "中心",
    "公司",
    "大学",
    "学校",
    "站",
    "所",
    "委",
    "厅",
    "厂",
    "集团",
    "社",
    "馆",
    "协会",
    "学会",
    "银行",
    "分行",
    "支行",
    "基地",
    "政府",
    "中学",
    "小学",
    "委员会",
    "联合会",
    "办事处",
    "幼儿园",
    "党校",
    "场",
    "部队",
    "管委会",
    "研究室",
    "联社",
    "联盟",
    "商会",
    "工会",
    "总队",
    "支队",
    "大队",
    "林场",
    "园区",
    "管理处",
    "服务处",
    "医科大",
    "电视台",
    "报社",
    "出版社",
    "图书馆",
    "水库",
    "电厂",
    "矿",
    "油田",
    "港",
    "机场",
    "铁路局",
    "分院",
    "分校",
    "分公司",
];

fn unit(text: &str) -> u8 {
    // 某公司（济南）
    let bare =
        text.strip_suffix(['）', ')']).and_then(|t| t.rsplit_once(['（', '('])).map_or(text, |(head, _)| head.trim());
    let han = bare.chars().filter(|c| u32::from(*c) > 0x2E80).count();
    let sentence = text.contains(['，', '。', '；', '：', ':', '\n']);
    if han < 3 || sentence || bare.chars().count() > 50 || !UNITS.iter().any(|u| bare.ends_with(u)) {
        return 0;
    }
    if han == 3 { 65 } else { 90 }
}

/// Endings of professional titles.
pub(super) const TITLES: &[&str] = &[
    "工程师",
    "教授",
    "研究员",
    "农艺师",
    "经济师",
    "讲师",
    "医师",
    "会计师",
    "畜牧师",
    "兽医师",
    "技师",
    "审计师",
    "统计师",
    "药师",
    "护师",
    "检验师",
    "馆员",
    "编辑",
    "编审",
    "记者",
    "助教",
    "教师",
    "实验师",
    "设计师",
    "建筑师",
    "规划师",
    "工艺师",
    "政工师",
    "译审",
    "翻译",
    "技术员",
    "农艺员",
    "主任护师",
    "正高级教师",
    "研究馆员",
    "园艺师",
    "水产师",
    "农技员",
    "推广研究员",
];

const ETHNIC_GROUPS: &str = "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 \
纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 \
独龙 鄂伦春 赫哲 门巴 珞巴 基诺";

fn is_ethnic_group(text: &str) -> bool {
    let bare = text.strip_suffix('族').unwrap_or(text);
    ETHNIC_GROUPS.split_whitespace().any(|group| group == bare)
}

/// Surnames of one character, the usual ones first; those of two follow.
const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏\
钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段漕钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申\
尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜肖詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵\
解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都\
巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺占闫门邝岩楼双由赫阚但单阿朴寇买敬邰仝逯国信初修矫战逄綦綦公相\
麻于綦宿殷盍淳亓逄昃展亢况郇尚逯庾佘暴鹿邴庹缪干殷满农那巴冒牧钮祖幸勾桓狄厉从亢敬阙慕戎后琚种麦禹昝咸令线粟呼芮籍宰仉檀茹弓寿苍逢暨瓮衡师辛";
const DOUBLE_SURNAMES: &[&str] = &[
    "欧阳", "司马", "上官", "诸葛", "东方", "尉迟", "公孙", "慕容", "令狐", "皇甫", "夏侯", "端木", "长孙", "宇文",
    "司徒", "南宫", "独孤", "澹台", "万俟", "单于", "呼延", "赫连", "申屠", "闻人", "钟离", "太史", "公冶", "濮阳",
    "淳于", "西门",
];

/// Words of two to four characters that begin like a surname and are none: endings, and whole words.
const NO_NAME_ENDINGS: &[&str] = &[
    "主任", "经理", "处长", "科长", "局长", "院长", "所长", "部长", "站长", "书记", "科员", "职员", "主管", "主席",
    "会长", "校长", "班长", "组长", "队长", "厂长", "总监", "干事", "职工", "人员", "学院", "大学", "中心", "公司",
    "政府", "党员", "专业", "工程", "技术", "管理", "路", "街",
];
const NO_NAMES: &[&str] = &[
    "高级",
    "中级",
    "初级",
    "单间",
    "单住",
    "单人",
    "双人",
    "安排",
    "全天",
    "高铁",
    "农业",
    "林业",
    "水利",
    "党政",
    "党务",
    "文员",
    "马上",
    "单位",
    "白天",
    "全部",
    "国有",
    "项目",
    "计算机",
    "金融",
    "成人",
    "易地",
    "江苏",
    "安徽",
    "池州",
    "清真",
    "常规",
    "时间",
    "司机",
    "房间",
    "车票",
    "管理员",
    "技工",
    "普通",
    "党群",
    "高中",
    "通过",
    "官方",
    "保密",
    "合格",
    "空白",
    "单独",
    "双方",
    "来宾",
    "都可",
    "都可以",
    "和他人",
    "花卉",
    "麻醉",
    "牛羊",
    "古建筑",
    "路桥",
    "商贸",
    "景观",
    "满意",
    "曾用名",
    "毕业院校",
    "毕业学校",
    "毕业时间",
    "车牌号",
    "车次",
    "籍贯",
    "常住地",
    "项目名称",
    "党支部",
    "党内职务",
    "房间号",
    "年龄",
    "成绩",
    "方向",
    "来源",
    "金额",
];

fn name(text: &str) -> u8 {
    let name = normalise_name(text);
    let han = |c: char| matches!(u32::from(c), 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0x20000..=0x3FFFF);
    let count = name.chars().count();
    // 阿卜杜热合曼·买买提: only names have the dot.
    if name.contains('·') {
        return sure(count <= 30 && name.split('·').all(|p| !p.is_empty() && p.chars().all(han)), 95);
    }
    if !(2..=4).contains(&count) || !name.chars().all(han) {
        return 0;
    }
    let is_word = NO_NAMES.contains(&name.as_str())
        || NO_NAME_ENDINGS.iter().chain(TITLES).any(|ending| name.ends_with(ending))
        || is_ethnic_group(&name)
        || is_political_status(&name)
        || city(&name) > 0;
    if is_word {
        return 0;
    }
    let doubled = DOUBLE_SURNAMES.iter().any(|s| name.starts_with(s)) && count > 2;
    let single = name.chars().next().is_some_and(|c| SURNAMES.contains(c)) && count <= 3;
    if doubled || single { 85 } else { sure(name.chars().next().is_some_and(|c| SURNAMES.contains(c)), 60) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_for_the_cell_above_and_words_for_nobody_are_known() {
        for text in ["同上", "（同上）", "同前", "〃", "″", "\"", " ” "] {
            assert!(is_ditto(text), "{text}");
        }
        for text in ["", "同上海", "上同", "-"] {
            assert!(!is_ditto(text), "{text}");
        }
        for (text, none) in [("无", true), ("合 计", true), ("（以下空白）", true), ("吴无", false), ("", false)]
        {
            assert_eq!(is_no_name(text), none, "{text}");
        }
    }

    #[test]
    fn texts_are_taken_for_what_they_look_like() {
        let paths = [
            NAME,
            ID_NUMBER,
            "person.sex",
            "person.ethnic_group",
            "person.birth",
            "details.phone",
            "details.city",
            "details.political_status",
            "details.title_level",
            "details.title",
            "details.unit",
            "details.note",
        ];
        for (text, expected) in [
            ("张三", Some(NAME)),
            ("欧阳䶮", Some(NAME)),
            ("王㛃", Some(NAME)),
            ("司马𬍛", Some(NAME)),
            ("李 四", Some(NAME)),
            ("阿卜杜热合曼·买买提", Some(NAME)),
            ("11010519491231002X", Some(ID_NUMBER)),
            ("１１０１０５１９４９１２３１００２ｘ", Some(ID_NUMBER)),
            ("370102198001011000", Some(ID_NUMBER)),
            ("3.70102E+17", Some(ID_NUMBER)),
            ("3.70102198001011E+017", Some(ID_NUMBER)),
            ("370102800101123", Some(ID_NUMBER)),
            ("370102********1234", Some(ID_NUMBER)),
            ("男", Some("person.sex")),
            ("汉族", Some("person.ethnic_group")),
            ("回", Some("person.ethnic_group")),
            ("1980-03-07", Some("person.birth")),
            ("1980年3月", Some("person.birth")),
            ("19800307", Some("person.birth")),
            ("1980.03", Some("person.birth")),
            ("13800138000", Some("details.phone")),
            ("+86 138-0013-8000", Some("details.phone")),
            ("13800138000/13900139000", Some("details.phone")),
            ("济南", Some("details.city")),
            ("山东省青岛市", Some("details.city")),
            ("省直", Some("details.city")),
            ("中共党员", Some("details.political_status")),
            ("党员", Some("details.political_status")),
            ("副高", Some("details.title_level")),
            ("高级", Some("details.title_level")),
            ("高级工程师", Some("details.title")),
            ("教授", Some("details.title")),
            ("济南市农业科学研究院", Some("details.unit")),
            ("某某科技有限公司（济南）", Some("details.unit")),
            ("省人社厅", Some("details.unit")),
            ("91370000MA3C000000", None),
            ("0531-88880000", None),
            ("2021-10-25", None),
            ("科长", None),
            ("单间", None),
            ("办公室", None),
            ("1", None),
            ("本科", None),
            ("济南市历下区某路1号", None),
            ("", None),
        ] {
            let found: Vec<_> = paths.into_iter().filter(|p| likeness(p, text) >= LIKELY).collect();
            assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{text:?}");
        }
    }

    #[test]
    fn columns_about_others_are_left() {
        for (path, heading, other) in [
            (NAME, "紧急联系人", true),
            (NAME, "人员", false),
            ("details.phone", "联系人电话", true),
            ("details.phone", "号码2", false),
            ("details.city", "籍贯", true),
            ("details.unit", "毕业院校", true),
            ("details.unit", "部门", true),
            ("details.unit", "来自", false),
            ("person.birth", "入党时间", true),
            (ID_NUMBER, "统一社会信用代码", true),
            (ID_NUMBER, "编号2", false),
        ] {
            assert_eq!(is_of_another(path, heading), other, "{path} {heading}");
        }
    }
}
