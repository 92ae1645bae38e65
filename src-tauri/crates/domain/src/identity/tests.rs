use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2021-11-20")
}

fn make(first17: &str) -> String {
    let digits: Vec<u8> = first17.bytes().map(|b| b - b'0').collect();
    format!("{first17}{}", check_digit(digits.as_slice().try_into().unwrap()))
}

fn codes(problems: &[Problem]) -> Vec<&'static str> {
    problems.iter().map(|p| p.code).collect()
}

#[test]
fn numbers_are_judged_with_all_their_faults() {
    // 11010519491231002X and 440524188001010014 are the examples that GB 11643 itself prints.
    for (text, as_number, expected) in [
        ("11010519491231002X", false, vec![]),
        ("１１０１０５１９４９１２３１００２ｘ", false, vec![]),
        (" 110105 19491231 002Х ", false, vec![]), // Cyrillic
        ("11010519491231002Χ", false, vec![]),     // Greek
        ("'11010519491231002X", false, vec![]),    // kept as text by an apostrophe
        ("\u{feff}11010519491231002x\u{200b}", false, vec![]),
        ("440524188001010014", false, vec!["id_early_birth"]),
        ("110105194912310021", false, vec!["id_check_digit"]),
        ("110105194913310022", false, vec!["id_birth", "id_check_digit"]),
        ("370102198001011000", false, vec!["id_check_digit"]),
        ("3.70102E+17", false, vec!["id_ruined"]),
        ("3.70102e17", true, vec!["id_ruined"]),
        ("370102198001011000", true, vec!["id_ruined"]),
        ("110105491231002", false, vec!["id_15_digits"]),
        ("110105491231002", true, vec!["id_15_digits"]), // fifteen digits survive in a number cell
        ("11010519491231002", false, vec!["id_length"]),
        ("1101051949123102X", false, vec!["id_length"]),
        ("11010519491231002X1", false, vec!["id_bad_character", "id_length"]),
        ("1101O519491231002X", false, vec!["id_bad_character"]),
        ("E12345678", false, vec!["id_bad_character", "id_length"]),
        ("", false, vec!["id_missing"]),
        (" 　 ", false, vec!["id_missing"]),
    ] {
        let reading = parse_id(text, today(), as_number);
        assert_eq!(codes(&reading.problems), expected, "{text}");
        let number = reading.number.as_ref().map(IdNumber::reveal);
        assert_eq!(number, expected.is_empty().then_some("11010519491231002X"), "{text}");
    }
}

#[test]
fn a_text_told_to_people_holds_no_whole_number() {
    for (text, told) in [
        ("11010519491231002X", "110105********002X"),
        ("张三１１０１０５１９４９１２３１００２ｘ，13800000000", "张三110105********002X，13800000000"),
        ("'110105 19491231 002X", "110105********002X"),
        ("110105491231002", "110105*****1002"),
        ("0531-88880000/13800000000", "0531-88880000/13800000000"),
        ("高级农艺师", "高级农艺师"),
        ("", ""),
    ] {
        assert_eq!(without_numbers(text), told, "{text}");
    }
}

#[test]
fn faults_are_told_in_words() {
    for (text, message) in [
        ("110105194912310021", "身份证号末位应为 X，实为 1"),
        ("1101O51949l231002X", "身份证号第 5 位是“O”、第 11 位是“L”，不是数字"),
        ("1101051949123100", "身份证号应为 18 位，现为 16 位"),
        ("110105491231002", "“110105*****1002”是 15 位旧身份证号，已停止使用"),
    ] {
        assert_eq!(parse_id(text, today(), false).problems[0].message, message);
    }
    assert!(parse_id("370102198001011000", today(), false).problems[0].hint.contains("000"));
}

#[test]
fn birth_must_be_possible() {
    for (first17, expected) in [
        ("37010220211120001", vec![]),
        ("37010220211121001", vec!["id_future_birth"]),
        ("37010219000101001", vec![]),
        ("37010218991231001", vec!["id_early_birth"]),
        ("37010219000229001", vec!["id_birth"]),
        ("37010220000229001", vec![]),
        ("37010200000000001", vec!["id_birth"]),
    ] {
        let reading = parse_id(&make(first17), today(), false);
        assert_eq!(codes(&reading.problems), expected, "{first17}");
        assert_eq!(reading.birth.is_some(), expected.is_empty(), "{first17}");
    }
}

#[test]
fn kinds_follow_the_first_digits_and_no_address_code_rejects() {
    use ResidentKind::{ForeignPermanent, HmtResident, Resident};
    for (first17, kind, sex) in [
        ("37010219800101001", Resident, Sex::Male),
        ("00000019800101002", Resident, Sex::Female),
        ("80000019800101002", Resident, Sex::Female),
        ("81000019800101002", HmtResident, Sex::Female),
        ("82000019800101002", HmtResident, Sex::Female),
        ("83000019800101003", HmtResident, Sex::Male),
        ("93110019800101004", ForeignPermanent, Sex::Female),
        ("99999919800101004", ForeignPermanent, Sex::Female),
    ] {
        let reading = parse_id(&make(first17), today(), false);
        assert_eq!((reading.kind, reading.sex), (Some(kind), Some(sex)), "{first17}");
        assert_eq!(reading.birth, Some(day("1980-01-01")), "{first17}");
    }
}

#[test]
fn true_trailing_zeros_are_accepted_with_a_note() {
    let number = (1..1000)
        .map(|n| make(&format!("3701{:02}198001{:02}{:02}0", n / 28 % 100, n % 28 + 1, n % 10 * 10)))
        .find(|n| n.ends_with("000"))
        .unwrap();
    let reading = parse_id(&number, today(), false);
    assert_eq!(codes(&reading.problems), ["id_trailing_zeros"]);
    assert_eq!(reading.number.unwrap().reveal(), number);
    assert_eq!(codes(&parse_id(&number, today(), true).problems), ["id_ruined"]);
}

#[test]
fn columns_beside_must_agree() {
    let reading = parse_id("11010519491231002X", today(), false);
    for (sex, birth, expected) in [
        (Some(Sex::Female), Some(day("1949-12-31")), vec![]),
        (None, None, vec![]),
        (Some(Sex::Male), None, vec!["id_sex_differs"]),
        (None, Some(day("1949-12-30")), vec!["id_birth_differs"]),
        (Some(Sex::Male), Some(day("1949-12-30")), vec!["id_sex_differs", "id_birth_differs"]),
    ] {
        assert_eq!(codes(&agrees(&reading, sex, birth)), expected, "{sex:?} {birth:?}");
    }
    assert_eq!(agrees(&IdReading::default(), Some(Sex::Male), Some(today())), []);
}

#[test]
fn other_documents_are_kept_as_text() {
    use DocumentKind::{ForeignPermanentOld, HomeReturn, Passport, Resident, Taiwan};
    for (kind, text, kept, expected) in [
        (Passport, " e1234 5678 ", Some("E12345678"), vec![]),
        (Passport, "Ｅ１２３４５６７８", Some("E12345678"), vec![]),
        (Passport, "11010519491231002X", Some("11010519491231002X"), vec!["document_shape"]),
        (Passport, "护照E1234", None, vec!["document_number"]),
        (Passport, "E12", None, vec!["document_number"]),
        (Passport, "", None, vec!["id_missing"]),
        (HomeReturn, "h12345678", Some("H12345678"), vec![]),
        (HomeReturn, "M1234567801", Some("M1234567801"), vec![]),
        (HomeReturn, "12345678", Some("12345678"), vec!["document_shape"]),
        (Taiwan, "01234567", Some("01234567"), vec![]),
        (Taiwan, "0123456789（Ｂ）", Some("0123456789(B)"), vec![]),
        (Taiwan, "T01234567", Some("T01234567"), vec!["document_shape"]),
        (ForeignPermanentOld, "usa110180010115", Some("USA110180010115"), vec![]),
        (ForeignPermanentOld, "USA11018001011", None, vec!["document_number"]),
        (ForeignPermanentOld, "123110180010115", Some("123110180010115"), vec!["document_shape"]),
        (Resident, "11010519491231002x", Some("11010519491231002X"), vec![]),
        (Resident, "E12345678", None, vec!["id_bad_character", "id_length"]),
    ] {
        let reading = check_document(kind, text, today(), false);
        assert_eq!(codes(&reading.problems), expected, "{text}");
        assert_eq!(reading.number.as_ref().map(IdNumber::reveal), kept, "{text}");
    }
}

#[test]
fn debug_and_display_mask_the_middle() {
    let number = IdNumber::new("11010519491231002X");
    assert_eq!(format!("{number}"), "110105********002X");
    assert_eq!(format!("{number:?}"), "110105********002X");
    assert_eq!(IdNumber::new("E1234567").masked(), "E1****67");
    assert_eq!(IdNumber::new("1234").masked(), "****");
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic_and_normalised_once(text in "[0-9０-９xXХ.E+ '（）\\PC]{0,24}", flag: bool) {
        let once = normalise_number(&text);
        prop_assert_eq!(normalise_number(&once), once.clone());
        for kind in DocumentKind::ALL {
            let reading = check_document(*kind, &text, today(), flag);
            prop_assert_eq!(reading.number.is_none(), crate::problem::any_error(&reading.problems));
        }
    }

    #[test]
    fn a_made_number_reads_back(area in 0_u32..1_000_000, days in 0_u64..44_000, serial in 0_u32..1000) {
        let birth = day("1900-01-01") + chrono::Days::new(days);
        let number = make(&format!("{area:06}{}{serial:03}", birth.format("%Y%m%d")));
        let reading = parse_id(&number, today(), false);
        prop_assert_eq!(reading.birth, Some(birth));
        prop_assert_eq!(reading.sex == Some(Sex::Male), serial % 2 == 1);
        prop_assert_eq!(reading.number, Some(IdNumber::new(number)));
    }

    #[test]
    fn a_wrong_digit_or_two_changed_places_are_always_found(
        serial in 0_u32..1000, day in 1_u32..29, at in 0_usize..17, by in 1_u8..10,
    ) {
        let good = make(&format!("370102198003{day:02}{serial:03}"));
        let mut wrong = good.clone().into_bytes();
        wrong[at] = (wrong[at] - b'0' + by) % 10 + b'0';
        let wrong = String::from_utf8(wrong).unwrap();
        prop_assert!(parse_id(&wrong, today(), false).number.is_none());
        let mut swapped = good.clone().into_bytes();
        swapped.swap(at, at + 1);
        let swapped = String::from_utf8(swapped).unwrap();
        prop_assert!(swapped == good || parse_id(&swapped, today(), false).number.is_none());
    }
}
