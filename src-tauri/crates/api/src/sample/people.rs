//! Made-up people, the same for the same seed. Their numbers pass the check and belong to nobody: the serial part of
//! an address code that was never given out.

use yanxiu_domain::identity::check_digit;

/// SplitMix64: small, well known, and the same everywhere.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % (end.max(1) as u64)).unwrap_or(0)
    }

    pub(crate) fn pick<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }
}

const SURNAMES: &[&str] = &[
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马",
    "罗", "宋", "郑", "韩", "冯", "于", "董", "程", "曹", "袁", "邓", "许", "傅", "沈", "曾", "彭", "吕", "单", "解",
    "仇", "翟", "牟", "尉迟", "欧阳",
];
const GIVEN: &[&str] = &[
    "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明", "超", "秀英", "霞",
    "平", "刚", "桂英", "文博", "思远", "雨桐", "志强", "建国", "海燕", "立新", "晓东", "春梅", "佳怡", "子涵", "国栋",
    "玉兰", "永康", "鹏飞", "慧敏", "景行", "若曦",
];
const CITIES: &[&str] = &[
    "济南", "青岛", "淄博", "枣庄", "东营", "烟台", "潍坊", "济宁", "泰安", "威海", "日照", "临沂", "德州", "聊城",
    "滨州", "菏泽",
];
const UNITS: &[&str] =
    &["市农业技术推广中心", "市农业科学院", "市农业农村局", "市畜牧兽医事业发展中心", "市种子站", "市乡村振兴服务中心"];
const TITLES: &[(&str, &str)] = &[
    ("高级农艺师", "副高级"),
    ("农艺师", "中级"),
    ("推广研究员", "正高级"),
    ("高级畜牧师", "副高级"),
    ("农艺师", "中级"),
];
const POSTS: &[&str] = &["主任", "副主任", "科长", "站长", "技术员", "科员"];

/// Names that papers must get right: a character beyond the common ones, a middle dot, and long ones.
const UNUSUAL: &[&str] = &["李䶮", "买买提·阿不都热合曼", "𠮷田丽", "陈玥玥"];

/// One made-up applicant, in the order of a receipt's columns.
pub(crate) struct Applicant {
    pub(crate) name: String,
    pub(crate) cells: Vec<String>,
}

/// So many made-up applicants, no two with one name or number.
pub(crate) fn applicants(count: u32, dice: &mut Dice) -> Vec<Applicant> {
    let mut made: Vec<Applicant> = Vec::new();
    let mut serial = 1_usize;
    while made.len() < count as usize {
        let index = made.len();
        let mut name = format!("{}{}", dice.pick(SURNAMES), dice.pick(GIVEN));
        if index % 8 == 5
            && let Some(unusual) = UNUSUAL.get(index / 8)
        {
            name = (*unusual).to_owned();
        }
        if made.iter().any(|a| a.name == name) {
            name.push_str(dice.pick(&["轩", "航", "宁", "悦", "凯", "晨", "昊", "琳"]));
            if made.iter().any(|a| a.name == name) {
                name = format!("{name}{}", dice.pick(GIVEN));
            }
            if made.iter().any(|a| a.name == name) {
                continue;
            }
        }
        let female = dice.below(2) == 0;
        let city = CITIES[index % CITIES.len()];
        let unit = format!("{city}{}", dice.pick(UNITS));
        let (title, level) = TITLES[dice.below(TITLES.len())];
        // Every third is a Party member, so that a temporary Party group is formed.
        let status = if index % 30 == 9 {
            "中共预备党员"
        } else if index.is_multiple_of(3) {
            "中共党员"
        } else {
            dice.pick(&["群众", "群众", "民盟盟员", "中共党员"])
        };
        let front = index % 5 != 4;
        let cells = [
            name.clone(),
            if female { "女" } else { "男" }.to_owned(),
            if index % 11 == 7 { "回族" } else { "汉族" }.to_owned(),
            number(dice, &mut serial, female),
            unit,
            city.to_owned(),
            (*dice.pick(POSTS)).to_owned(),
            title.to_owned(),
            level.to_owned(),
            dice.pick(&["作物栽培", "植物保护", "土壤肥料", "畜牧兽医", "农产品加工"]).to_owned(),
            status.to_owned(),
            format!("1{}{:08}", 30 + dice.below(9), dice.below(100_000_000)),
            if front { "是" } else { "否" }.to_owned(),
            if front { "驻村帮扶" } else { "" }.to_owned(),
            dice.pick(&["需要，可合住", "需要，可合住", "不住宿"]).to_owned(),
            if index % 11 == 7 { "清真" } else { "" }.to_owned(),
            "10月24日下午".to_owned(),
            "10月28日下午".to_owned(),
            String::new(),
        ];
        made.push(Applicant { name, cells: cells.to_vec() });
    }
    made
}

fn number(dice: &mut Dice, serial: &mut usize, female: bool) -> String {
    *serial += 1;
    let (year, month, day) = (1968 + dice.below(30), 1 + dice.below(12), 1 + dice.below(28));
    let order = (*serial % 499) * 2 + usize::from(!female);
    let first = format!("3799{:02}{year:04}{month:02}{day:02}{order:03}", 90 + dice.below(9));
    let digits: Vec<u8> = first.bytes().map(|b| b - b'0').collect();
    let check = <[u8; 17]>::try_from(digits.as_slice()).map_or('0', |d| check_digit(&d));
    format!("{first}{check}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use std::collections::BTreeSet;
    use yanxiu_domain::identity::parse_id;

    #[test]
    fn made_up_people_are_sound_and_the_same_for_a_seed() {
        let today = NaiveDate::from_ymd_opt(2021, 11, 20).unwrap();
        let people = applicants(300, &mut Dice::new(7));
        let again = applicants(300, &mut Dice::new(7));
        assert!(people.iter().zip(&again).all(|(a, b)| a.cells == b.cells));
        assert_eq!(people.iter().map(|p| &p.name).collect::<BTreeSet<_>>().len(), 300);
        assert_eq!(people.iter().map(|p| &p.cells[3]).collect::<BTreeSet<_>>().len(), 300);
        for person in &people {
            let reading = parse_id(&person.cells[3], today, false);
            assert!(reading.number.is_some(), "{}", person.cells[3]);
            assert_eq!(reading.sex.map(|s| s.label()), Some(person.cells[1].as_str()));
        }
    }
}
