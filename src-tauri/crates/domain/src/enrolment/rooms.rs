//! Rooms (住宿): what each learner wishes, who shares with whom, and what of it can't be met.

use std::collections::{BTreeMap, BTreeSet};

use crate::enrolment::Enrolment;
use crate::people::Sex;
use crate::problem::Problem;
use crate::uid::Uid;
use crate::words::words;

words! {
    /// Lodging as a receipt asks for it.
    Wish {
        /// No room.
        None = "none" "不住宿",
        /// A room of one's own.
        Single = "single" "单间",
        /// A shared room.
        Shared = "shared" "合住",
        /// The receipt doesn't say.
        Unsaid = "unsaid" "未填写",
    }
}

words! {
    /// Whether people of one unit share.
    Units {
        /// Rather together.
        Together = "together" "同单位优先同住",
        /// Rather apart.
        Apart = "apart" "不同单位同住",
    }
}

/// The wish behind what a receipt says about lodging.
pub fn wish(lodging: &str) -> Wish {
    let text: String = lodging.chars().filter(|c| !c.is_whitespace()).collect();
    let any = |words: &[&str]| words.iter().any(|w| text.contains(w));
    if text.is_empty() || text == "/" || text == "-" {
        Wish::Unsaid
    } else if any(&["不住", "不需", "不用", "无需", "不安排", "自理", "走读", "不参加住宿", "自行安排", "自行解决"])
        || ["否", "无", "不"].contains(&text.as_str())
    {
        Wish::None
    } else if any(&["单间", "单住", "单人", "单独", "不合住", "不可合住", "不愿合住", "不同意合住", "不与", "包间"])
    {
        Wish::Single
    } else {
        Wish::Shared
    }
}

/// The name after “与” in “与…同住”; empty when the receipt names nobody.
pub fn companion(text: &str) -> String {
    let Some((head, _)) = ["同住", "合住", "一间", "同屋", "同房", "同室"].iter().find_map(|end| text.split_once(end))
    else {
        return String::new();
    };
    let Some((at, with)) = head.char_indices().rev().find(|(_, c)| "与和跟同".contains(*c)) else {
        return String::new();
    };
    // 不与…合住 names whom somebody won't share with.
    if head[..at].ends_with('不') {
        return String::new();
    }
    crate::names::normalise_name(&head[at + with.len_utf8()..])
}

/// A room with its beds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    /// Number as on the door.
    pub number: String,
    /// Beds.
    pub beds: u32,
}

/// Reads rooms as written: `501-515、601×1，东楼302、3-501`: a range counts the last digits, `×1` says the beds (two when
/// it doesn't).
///
/// # Errors
/// The stretch that can't be read, in Chinese.
pub fn read_rooms(text: &str) -> Result<Vec<Room>, String> {
    let mut rooms: Vec<Room> = Vec::new();
    let stretches = text.split(|c: char| c.is_whitespace() || "，,、；;".contains(c));
    for stretch in stretches.filter(|s| !s.is_empty()) {
        let (range, beds) = match stretch.split_once(['×', 'x', 'X', '*']) {
            Some((range, beds)) => match beds.trim_end_matches(['人', '床']).parse() {
                Ok(beds @ 1..=12) => (range, beds),
                _ => return Err(format!("“{stretch}”的床位数应在 1 到 12 之间")),
            },
            None => (stretch, 2),
        };
        for number in range_of(range)? {
            if rooms.iter().any(|r| r.number == number) {
                return Err(format!("房间“{number}”写了两次"));
            }
            rooms.push(Room { number, beds });
        }
    }
    Ok(rooms)
}

/// The room numbers of `501-515` or `东楼501—505`; one number otherwise, a dash in it too: `3-501`, `A-101`. A range has
/// equally many digits at both ends.
fn range_of(text: &str) -> Result<Vec<String>, String> {
    let dashes = ['-', '—', '–', '～', '~', '至', '－'];
    let Some((first, last)) = text.rsplit_once(dashes) else { return Ok(vec![text.to_owned()]) };
    let first = first.trim_end_matches(dashes);
    let digits_at = first
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |at| at + first[at..].chars().next().map_or(1, char::len_utf8));
    let (head, from) = first.split_at(digits_at);
    let to = last.strip_prefix(head).unwrap_or(last);
    let numbers = from.parse::<u32>().ok().zip(to.parse::<u32>().ok());
    match numbers {
        Some((low, high)) if from.len() == to.len() && from.len() <= 6 && (low..low + 500).contains(&high) => {
            Ok((low..=high).map(|n| format!("{head}{n:0width$}", width = from.len())).collect())
        }
        Some(_) if from.len() == to.len() => Err(format!("“{text}”不是房间号的起止")),
        _ if text.contains(['-', '－']) => Ok(vec![text.to_owned()]),
        _ => Err(format!("“{text}”不是房间号的起止")),
    }
}

/// What to go by when rooms are shared out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way {
    /// People of one unit.
    pub units: Units,
    /// Whether those who don't say get a bed too.
    pub unsaid: bool,
}

/// Shares the rooms out: women first, then men, in the order of the rooms; wishes for a companion and for a room of
/// one's own come first. Who has no room afterwards isn't in the result.
pub fn allot(learners: &[&Enrolment], rooms: &[Room], way: Way) -> Vec<(Uid, String)> {
    let mut free: Vec<&Room> = rooms.iter().collect();
    let mut allotted = Vec::new();
    let guests: Vec<Guest<'_>> = learners.iter().map(|one| Guest::of(one)).collect();
    for sex in [Sex::Female, Sex::Male] {
        let of_sex: Vec<&Guest<'_>> = guests.iter().filter(|g| g.who.person.sex == Some(sex)).collect();
        for one in of_sex.iter().filter(|g| g.wish == Wish::Single) {
            // A room with one bed first, so that the others stay for those who share.
            let Some(at) = (0..free.len()).min_by_key(|at| (free[*at].beds != 1, *at)) else { break };
            allotted.push((one.who.uid.clone(), free.remove(at).number.clone()));
        }
        let mut left: Vec<&Guest<'_>> = of_sex
            .iter()
            .copied()
            .filter(|g| match g.wish {
                Wish::Shared => true,
                Wish::Unsaid => way.unsaid,
                Wish::Single | Wish::None => false,
            })
            .collect();
        while !left.is_empty() {
            let Some(at) = (0..free.len()).min_by_key(|at| (free[*at].beds < 2, *at)) else { break };
            let room = free.remove(at);
            for one in party(&mut left, room.beds as usize, way.units) {
                allotted.push((one.who.uid.clone(), room.number.clone()));
            }
        }
    }
    allotted
}

/// A learner with what their receipt says of lodging, read once: everybody is compared with everybody.
struct Guest<'e> {
    who: &'e Enrolment,
    wish: Wish,
    /// Whom they named to share with.
    named: Vec<String>,
}

impl<'e> Guest<'e> {
    fn of(who: &'e Enrolment) -> Self {
        let said = [&who.details.lodging, &who.details.note].map(|text| companion(text));
        let named = said.into_iter().filter(|name| !name.is_empty()).collect();
        Self { who, wish: wish(&who.details.lodging), named }
    }

    /// Whether this learner named the other as the one to share with.
    fn wants(&self, other: &Self) -> bool {
        self.who.uid != other.who.uid && self.named.contains(&other.who.person.name)
    }

    /// Whether either named the other.
    fn paired(&self, other: &Self) -> bool {
        self.wants(other) || other.wants(self)
    }
}

/// Takes those out of `left` who share one room: the first of them with whom fits best.
fn party<'g, 'e>(left: &mut Vec<&'g Guest<'e>>, beds: usize, units: Units) -> Vec<&'g Guest<'e>> {
    // Who named somebody comes before those who didn't, so that nobody else takes that companion.
    let first = left.iter().position(|e| left.iter().any(|o| e.paired(o))).unwrap_or(0);
    let mut party = vec![left.remove(first)];
    while party.len() < beds && !left.is_empty() {
        let misfit = |one: &Guest<'_>| -> (bool, usize, bool) {
            let wanted = party.iter().any(|p| p.paired(one));
            // Somebody promised to another is left for them.
            let promised = left.iter().any(|o| o.paired(one));
            let one = one.who;
            let strange = party
                .iter()
                .filter(|p| {
                    (p.who.details.unit == one.details.unit) != (units == Units::Together)
                        || one.details.unit.is_empty()
                })
                .count();
            let food = party.iter().any(|p| p.who.details.food.trim() != one.details.food.trim());
            (!wanted, strange + usize::from(promised && !wanted) * 100, food)
        };
        let Some(at) = (0..left.len()).min_by_key(|at| (misfit(left[*at]), *at)) else { break };
        party.push(left.remove(at));
    }
    party
}

/// What of the rooms as they are doesn't fit: beds, sexes, wishes.
pub fn conflicts(learners: &[&Enrolment], rooms: &[Room]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut found = |code, id: &str, message: String, hint: &str| {
        problems.push(Problem::warning(code, message, hint).field("enrolment", "person", id, "details.lodging"));
    };
    let mut by_room: BTreeMap<&str, Vec<&Enrolment>> = BTreeMap::new();
    for learner in learners.iter().filter(|l| !l.room.is_empty()) {
        by_room.entry(&learner.room).or_default().push(learner);
    }
    for (room, people) in &by_room {
        let names: Vec<&str> = people.iter().map(|p| p.person.name.as_str()).collect();
        let (names, id) = (names.join("、"), people[0].uid.as_str());
        let sexes: BTreeSet<Sex> = people.iter().filter_map(|p| p.person.sex).collect();
        if sexes.len() > 1 {
            let guests: Vec<Guest<'_>> = people.iter().map(|one| Guest::of(one)).collect();
            let agreed = guests.iter().all(|p| guests.iter().any(|o| p.wants(o)));
            let hint = if agreed {
                "双方都写明与对方同住，请核对是否夫妻。"
            } else {
                "请调开，或核对性别。"
            };
            found("room_mixed", id, format!("{room} 房男女同住：{names}"), hint);
        }
        match rooms.iter().find(|r| r.number == *room) {
            Some(known) if people.len() > known.beds as usize => {
                let message = format!("{room} 房 {} 张床，安排了 {} 人：{names}", known.beds, people.len());
                found("room_crowded", id, message, "请调出多余的人，或改正床位数。");
            }
            None if !rooms.is_empty() => {
                found(
                    "room_unknown",
                    id,
                    format!("{names}安排在 {room} 房，可用房间中没有这一间"),
                    "请核对房间号，或把它加进可用房间。",
                );
            }
            _ => {}
        }
    }
    for learner in learners {
        let (name, id) = (&learner.person.name, learner.uid.as_str());
        let sharers = by_room.get(learner.room.as_str()).map_or(&[][..], Vec::as_slice);
        match wish(&learner.details.lodging) {
            Wish::None if !learner.room.is_empty() => {
                found(
                    "room_not_wanted",
                    id,
                    format!("{name}不住宿，却安排在 {} 房", learner.room),
                    "请与本人核对，不住的清空房间。",
                );
            }
            Wish::Single if sharers.len() > 1 => {
                found(
                    "room_not_single",
                    id,
                    format!("{name}要求单间，{} 房住了 {} 人", learner.room, sharers.len()),
                    "请另安排单间，或与本人商量合住。",
                );
            }
            Wish::Single | Wish::Shared if learner.room.is_empty() && !by_room.is_empty() => {
                let hint = if learner.person.sex.is_none() {
                    "请补填性别后安排。"
                } else {
                    "请增加房间，或手工安排。"
                };
                found("room_missing", id, format!("{name}要住宿，还没有房间"), hint);
            }
            _ => {}
        }
        let named = [companion(&learner.details.lodging), companion(&learner.details.note)];
        let Some(named) = named.iter().find(|n| !n.is_empty()).filter(|_| !learner.room.is_empty()) else { continue };
        if !sharers.iter().any(|o| o.person.name == *named) {
            let known = learners.iter().any(|o| o.person.name == *named);
            let hint = if known {
                "可以调到同一间；不能同住的请告知本人。"
            } else {
                "名单上没有这个人，请与本人核对。"
            };
            found("room_companion", id, format!("{name}希望与{named}同住，没有安排在一间"), hint);
        }
    }
    problems
}

/// What is eaten and by how many: each special food with its count, most first.
pub fn foods(learners: &[&Enrolment]) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for learner in learners {
        let food = learner.details.food.trim();
        if !["", "无", "无要求", "正常", "普通", "/", "-"].contains(&food) {
            *counts.entry(food.to_owned()).or_default() += 1;
        }
    }
    let mut sorted: Vec<_> = counts.into_iter().collect();
    sorted.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    sorted
}

#[cfg(test)]
mod tests;
