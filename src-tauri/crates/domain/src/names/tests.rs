use proptest::prelude::*;

use super::*;

fn matches(query: &str, name: &str, reading: &str) -> bool {
    NameQuery::new(query).rank(name, reading).is_some()
}

#[test]
fn names_are_normalised_and_never_cut() {
    for (text, expected) in [
        (" 张 三 ", "张三"),
        ("欧阳　修", "欧阳修"),
        ("张\u{2003}\t三\r\n", "张三"),
        ("买买提・阿不都拉", "买买提·阿不都拉"),
        ("买买提•阿不都拉", "买买提·阿不都拉"),
        ("买买提‧阿不都拉", "买买提·阿不都拉"),
        ("买买提 ．阿不都拉", "买买提·阿不都拉"),
        ("买买提. 阿不都拉", "买买提·阿不都拉"),
        ("买买提 · 阿不都拉", "买买提·阿不都拉"),
        ("•张三", "•张三"), // no name part before it: left to be seen
        ("J. R. Smith", "J. R. Smith"),
        ("John  Ronald　Smith", "John Ronald Smith"),
        ("张  Peter", "张 Peter"),
        ("ＪＯＨＮ", "JOHN"),
        ("⽅⽂", "方文"),
        ("⾦\u{2fd3}", "金龍"),
        ("李䶮", "李䶮"),
        ("𰻞𰻞", "𰻞𰻞"),
        ("", ""),
    ] {
        assert_eq!(normalise_name(text), expected, "{text}");
    }
    for variant in ["髙", "﨑", "吉", "𠮷", "黃", "黄", "戶", "户", "裵", "昻", "凃", "凉", "凉"] {
        assert_eq!(normalise_name(variant), variant, "a true variant is another name");
    }
}

#[test]
fn doubtful_names_are_named() {
    for (name, codes) in [
        ("", vec!["name_missing"]),
        ("李?", vec!["name_lost_character"]),
        ("李\u{fffd}", vec!["name_lost_character"]),
        ("李\u{e863}", vec!["name_lost_character"]),
        ("李⿱龙天", vec!["name_lost_character"]),
        ("张*三", vec!["name_lost_character"]),
        ("张三、李四", vec!["name_bad_character"]),
        ("张三(女)", vec!["name_bad_character"]),
        ("张三\u{7}", vec!["name_bad_character"]),
        ("王5", vec!["name_bad_character"]),
        ("王五1?", vec!["name_lost_character", "name_bad_character"]),
        ("阿不都·", vec!["name_loose_dot"]),
        ("张三先生", vec!["name_with_address"]),
    ] {
        assert_eq!(check_name(name).iter().map(|p| p.code).collect::<Vec<_>>(), codes, "{name}");
    }
    assert_eq!(check_name(&"长".repeat(51))[0].code, "name_too_long");
    assert!(check_name("李\u{e863}")[0].message.contains("第 2 个字（U+E863）"));
    for name in ["李䶮", "买买提·阿不都拉", "𠮷野家", "王〇", "O'Brien", "Jean-Luc", "葛\u{e0100}明", &"长".repeat(50)]
    {
        assert_eq!(check_name(name), [], "{name}");
    }
}

#[test]
fn surnames_sort_by_their_own_reading() {
    let mut names = vec!["曾国", "单于丹", "单雄信", "安宁", "仇英", "种师道", "万俟卨", "解缙", "员半千"];
    names.sort_by_key(|n| name_key(n, ""));
    assert_eq!(names, ["安宁", "单于丹", "种师道", "万俟卨", "仇英", "单雄信", "解缙", "员半千", "曾国"]);
}

#[test]
fn every_surname_of_the_table_has_its_letter() {
    for (surname, letter) in "单S解X仇Q曾Z查Z区O翟Z乐Y缪M覃Q任R牟M盖G曲Q葛G燕Y华H宁N朴P种C员Y薄B"
        .chars()
        .collect::<Vec<_>>()
        .chunks(2)
        .map(|pair| (pair[0], pair[1]))
    {
        assert_eq!(initials(&format!("{surname}一"), ""), format!("{letter}Y"));
    }
    for (name, expected) in [
        ("尉迟恭", "YCG"),
        ("万俟卨", "MQX"),
        ("单于丹", "CYD"),
        ("单于", "SY"), // too short for a double surname
        ("长孙无忌", "ZSWJ"),
        ("令狐冲", "LHC"),
        ("澹台明", "TTM"),
        ("查干·巴特尔", "CGBTE"), // written by sound: no surname in front
        ("John Smith", "JS"),
        ("𠮷一", "#Y"),
    ] {
        assert_eq!(initials(name, ""), expected, "{name}");
    }
}

#[test]
fn one_surname_stays_together() {
    let mut names = vec!["黎波", "李波", "黎安", "李安", "李", "John", "𠮷一", "张三", "吕一", "路一"];
    names.sort_by_key(|n| name_key(n, ""));
    assert_eq!(names, ["John", "黎安", "黎波", "李", "李安", "李波", "路一", "吕一", "张三", "𠮷一"]);
}

#[test]
fn an_own_reading_overrules_the_usual_one() {
    for (name, reading, expected) in [
        ("覃小明", "", "QXM"),
        ("覃小明", "tán", "TXM"),
        ("覃小明", "Tan2 xiao3 ming2", "TXM"),
        ("覃小明", "Tan Xiaoming", "TXM"),
        ("覃小明", "tánxiǎomíng", "TXM"),
        ("冼安", "xian", "XA"),
        ("单于丹", "shan yu dan", "SYD"),
        ("𠮷一", "ji", "JY"),
        ("ئابدۇ", "abudu", "A"),
    ] {
        assert_eq!(initials(name, reading), expected, "{name} {reading}");
    }
    assert!(name_key("乐嘉", "le jia") < name_key("梁思成", ""));
    assert_eq!(name_key("覃明", "tan"), name_key("覃明", "tán míng"));
}

#[test]
fn a_query_finds_by_characters_pinyin_or_initials() {
    for (query, name, reading, found) in [
        ("", "张三", "", true),
        ("张", "张三", "", true),
        ("三", "张三", "", true),
        ("zhangsan", "张三", "", true),
        ("Zhang San", "张三", "", true),
        ("zhāng sān", "张三", "", true),
        ("zhang1san1", "张三", "", true),
        ("zhangs", "张三", "", true),
        ("zha", "张三", "", true),
        ("zs", "张三", "", true),
        ("zhs", "张三", "", true),
        ("ＺＳ", "张三", "", true),
        ("张s", "张三", "", true),
        ("san", "张三", "", true),
        ("zt", "张三", "", false),
        ("zsa n g", "张三", "", false),
        ("李", "张三", "", false),
        ("zsx", "张三", "", false),
        ("qinming", "覃明", "", true),
        ("tanming", "覃明", "", true),
        ("xming", "覃明", "xun ming", true),
        ("xun", "覃明", "", false),
        ("lv", "吕布", "", true),
        ("lvbu", "吕布", "", true),
        ("lubu", "吕布", "", true),
        ("lyubu", "吕布", "", true),
        ("lübù", "吕布", "", true),
        ("阿不都", "买买提·阿不都拉", "", true),
        ("买买提阿不都拉", "买买提·阿不都拉", "", true),
        ("买买提•阿", "买买提·阿不都拉", "", true),
        ("mmtabdl", "买买提·阿不都拉", "", true),
        ("smi", "John Smith", "", true),
        ("johns", "John Smith", "", true),
    ] {
        assert_eq!(matches(query, name, reading), found, "{query} in {name}");
    }
}

#[test]
fn the_better_answer_ranks_first() {
    use Rank::{Exact, Initials, Prefix, Within};
    for (query, name, reading, rank) in [
        ("张三", "张三", "", Some(Exact)),
        ("zhangsan", "张三", "", Some(Exact)),
        ("zhang s", "张三", "", Some(Prefix)),
        ("zhangs", "张三", "", Some(Prefix)),
        ("张", "张三", "", Some(Prefix)),
        ("z", "张三", "", Some(Prefix)),
        ("zs", "张三", "", Some(Initials)),
        ("zsan", "张三", "", Some(Initials)),
        ("三", "张三", "", Some(Within)),
        ("s", "张三", "", Some(Within)),
        ("ouyangyan", "欧阳䶮", "", Some(Exact)),
        ("䶮", "欧阳䶮", "", Some(Within)),
        ("𬍛", "司马𬍛", "", Some(Within)),
        ("smb", "司马𬍛", "si ma bi", Some(Initials)),
        ("shan", "单雄信", "", Some(Prefix)),
        ("chongshidao", "种师道", "", Some(Exact)),
        ("阿卜杜热合曼‧买买提", "阿卜杜热合曼·买买提", "", Some(Exact)),
        ("买买提•", "阿卜杜热合曼·买买提", "", Some(Within)),
        ("abdrhm", "阿卜杜热合曼·买买提", "", Some(Initials)),
        ("john", "John Smith", "", Some(Prefix)),
        ("ohn", "John Smith", "", Some(Within)),
        ("js", "John Smith", "", Some(Initials)),
        ("x", "张三", "", None),
    ] {
        assert_eq!(NameQuery::new(query).rank(name, reading), rank, "{query} in {name}");
    }
}

proptest! {
    #[test]
    fn what_is_worked_out_once_answers_as_when_worked_out_anew(
        names in prop::collection::vec("[张单于尉迟乐吕万俟· a]{1,5}", 1..6), query in "[a-zü张于 ]{1,8}",
    ) {
        let mut one = NameQuery::new(&query);
        for name in &names {
            prop_assert_eq!(one.rank(name, ""), NameQuery::new(&query).rank(name, ""), "{} in {}", query, name);
        }
    }

    #[test]
    fn normalising_twice_changes_nothing_more(text in "[ 　张三A-ba.．·•・\u{2f00}-\u{2f10}\\PC]{0,30}") {
        let once = normalise_name(&text);
        prop_assert_eq!(normalise_name(&once), once.clone());
    }

    #[test]
    fn keys_order_names_totally_and_as_text(
        one in "[李黎安波lA· 𠮷吕单于]{1,4}", two in "[李黎安波lA· 𠮷吕单于]{1,4}", read in "[a-zü ]{0,6}",
    ) {
        let (a, b) = (name_key(&one, &read), name_key(&two, ""));
        prop_assert_eq!(a.cmp(&b), a.as_text().cmp(&b.as_text()));
        prop_assert_eq!(name_key(&one, "") == name_key(&two, ""), one == two);
    }

    #[test]
    fn anyone_is_found_by_their_own_name_and_initials(name in "[张李欧阳单于曾国丹明]{1,4}", any in "\\PC{0,12}") {
        prop_assert!(matches(&name, &name, ""));
        prop_assert!(matches(&initials(&name, ""), &name, ""));
        check_name(&any);
        matches(&any, &name, &any);
        initials(&any, &name);
        name_key(&any, &any);
    }
}
