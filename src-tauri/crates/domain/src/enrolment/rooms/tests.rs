//! Rooms shared out, and what doesn't fit.

use super::*;
use crate::people::PoliticalStatus;
use crate::tests::fixture::learner;
use proptest::prelude::*;

fn guest(n: usize, sex: Option<Sex>, unit: &str, lodging: &str) -> Enrolment {
    let mut one = learner(n, PoliticalStatus::Public);
    one.person.sex = sex;
    one.details.unit = unit.to_owned();
    one.details.lodging = lodging.to_owned();
    one
}

const WAY: Way = Way { units: Units::Together, unsaid: true };

fn allotted(people: &mut [Enrolment], rooms: &[Room], way: Way) {
    let found = allot(&people.iter().collect::<Vec<_>>(), rooms, way);
    for person in people {
        person.room =
            found.iter().find(|(uid, _)| *uid == person.uid).map(|(_, room)| room.clone()).unwrap_or_default();
    }
}

fn codes(people: &[Enrolment], rooms: &[Room]) -> Vec<&'static str> {
    conflicts(&people.iter().collect::<Vec<_>>(), rooms).iter().map(|p| p.code).collect()
}

#[test]
fn wishes_are_read_as_receipts_word_them() {
    for (text, expected) in [
        ("需要，可合住", Wish::Shared),
        ("是", Wish::Shared),
        ("标间", Wish::Shared),
        ("与李四同住", Wish::Shared),
        ("不住宿", Wish::None),
        ("否", Wish::None),
        ("食宿自理", Wish::None),
        ("单间", Wish::Single),
        ("需要，不可合住", Wish::Single),
        ("住，不与他人合住", Wish::Single),
        ("", Wish::Unsaid),
        (" ／ ".trim_matches(' '), Wish::Shared),
    ] {
        assert_eq!(wish(text), expected, "{text}");
    }
    for (text, name) in [
        ("与李四同住", "李四"),
        ("需要，和 阿卜杜热合曼・买买提 合住", "阿卜杜热合曼·买买提"),
        ("可合住", ""),
        ("不与张三合住", ""),
        ("希望跟欧阳䶮一间", "欧阳䶮"),
    ] {
        assert_eq!(companion(text), name, "{text}");
    }
}

#[test]
fn rooms_are_read_as_written() {
    let shown = |text: &str| match read_rooms(text) {
        Ok(rooms) => rooms.iter().map(|r| format!("{}/{}", r.number, r.beds)).collect::<Vec<_>>().join(" "),
        Err(reason) => reason,
    };
    for (text, expected) in [
        ("501-503，601×1", "501/2 502/2 503/2 601/1"),
        ("东楼08—东楼10 302*3", "东楼08/2 东楼09/2 东楼10/2 302/3"),
        ("", ""),
        ("A101、A102", "A101/2 A102/2"),
        ("3-501", "3-501/2"),
        ("A-101，3-502×1", "A-101/2 3-502/1"),
        ("3-501-503", "3-501/2 3-502/2 3-503/2"),
        ("99-101", "99-101/2"),
        ("501—东", "“501—东”不是房间号的起止"),
        ("505-501", "“505-501”不是房间号的起止"),
        ("1000-9999", "“1000-9999”不是房间号的起止"),
        ("501×0", "“501×0”的床位数应在 1 到 12 之间"),
        ("501,501", "房间“501”写了两次"),
    ] {
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn wishes_come_first_and_units_share_or_not() {
    let female = Some(Sex::Female);
    let mut people = vec![
        guest(0, female, "甲", "合住"),
        guest(1, female, "乙", "合住"),
        guest(2, female, "甲", "与学员5同住"),
        guest(3, Some(Sex::Male), "甲", "单间"),
        guest(4, female, "甲", "合住"),
        guest(5, female, "丙", ""),
        guest(6, Some(Sex::Male), "甲", "不住宿"),
        guest(7, female, "乙", "合住"),
    ];
    let rooms = read_rooms("501-504，601×1").unwrap();
    allotted(&mut people, &rooms, WAY);
    let room = |people: &[Enrolment], n: usize| people[n].room.clone();
    assert_eq!(room(&people, 2), room(&people, 5), "who named a companion has them");
    assert_eq!(room(&people, 0), room(&people, 4), "one unit together");
    assert_eq!((room(&people, 3), room(&people, 6)), ("601".to_owned(), String::new()));
    assert_eq!(codes(&people, &rooms), Vec::<&str>::new());
    allotted(&mut people, &rooms, Way { units: Units::Apart, unsaid: true });
    assert_eq!(room(&people, 0), room(&people, 1), "units apart");
}

#[test]
fn what_does_not_fit_is_named() {
    let (male, female) = (Some(Sex::Male), Some(Sex::Female));
    let rooms = read_rooms("501,502").unwrap();
    let mut people = vec![
        guest(0, male, "甲", "合住"),
        guest(1, female, "乙", "单间"),
        guest(2, male, "丙", "合住"),
        guest(3, male, "丁", "不住宿"),
        guest(4, None, "戊", "合住"),
        guest(5, male, "己", "与学员9同住"),
    ];
    for (n, room) in [(0, "501"), (1, "501"), (2, "501"), (3, "503"), (5, "502")] {
        people[n].room = room.to_owned();
    }
    let expected = [
        "room_mixed",
        "room_crowded",
        "room_unknown",
        "room_not_single",
        "room_not_wanted",
        "room_missing",
        "room_companion",
    ];
    assert_eq!(codes(&people, &rooms), expected);
    let foods_of = |list: &[&str]| {
        let people: Vec<Enrolment> = list
            .iter()
            .enumerate()
            .map(|(n, food)| {
                let mut one = guest(n, male, "甲", "");
                one.details.food = (*food).to_owned();
                one
            })
            .collect();
        foods(&people.iter().collect::<Vec<_>>())
    };
    assert_eq!(foods_of(&["清真", "", "素食", "清真 ", "无"]), [("清真".to_owned(), 2), ("素食".to_owned(), 1)]);
}

proptest! {
    /// Whatever people and rooms there are: nobody in two rooms, no room over its beds, no sexes mixed, and nobody
    /// without a room while a bed for them is free.
    #[test]
    fn no_bed_is_given_twice(
        wishes in prop::collection::vec((0_u8..3, 0_u8..5, 0_u8..4), 0..60),
        beds in prop::collection::vec(1_u32..4, 0..30),
        apart in any::<bool>(),
    ) {
        let people: Vec<Enrolment> = wishes.iter().enumerate().map(|(n, (sex, unit, lodging))| {
            let sex = [Some(Sex::Male), Some(Sex::Female), None][usize::from(*sex)];
            let lodging = ["合住", "单间", "", "不住宿"][usize::from(*lodging)];
            guest(n, sex, &format!("单位{unit}"), lodging)
        }).collect();
        let rooms: Vec<Room> = beds.iter().enumerate().map(|(n, beds)| Room { number: n.to_string(), beds: *beds }).collect();
        let all: Vec<&Enrolment> = people.iter().collect();
        let way = Way { units: if apart { Units::Apart } else { Units::Together }, unsaid: true };
        let found = allot(&all, &rooms, way);
        let housed: BTreeSet<&Uid> = found.iter().map(|(uid, _)| uid).collect();
        prop_assert_eq!(housed.len(), found.len());
        let mut by_room: BTreeMap<&str, Vec<&Enrolment>> = BTreeMap::new();
        for (uid, room) in &found {
            by_room.entry(room).or_default().push(people.iter().find(|p| p.uid == *uid).unwrap());
        }
        for (room, inside) in &by_room {
            let known = rooms.iter().find(|r| r.number == *room).unwrap();
            prop_assert!(inside.len() <= known.beds as usize);
            prop_assert!(inside.iter().all(|p| p.person.sex == inside[0].person.sex));
            prop_assert!(inside.len() == 1 || inside.iter().all(|p| wish(&p.details.lodging) != Wish::Single));
        }
        let waiting = people.iter().filter(|p| !housed.contains(&p.uid) && p.person.sex.is_some() && wish(&p.details.lodging) != Wish::None);
        if waiting.count() > 0 {
            prop_assert_eq!(by_room.len(), rooms.len(), "somebody waits while a room stands empty");
        }
    }
}
