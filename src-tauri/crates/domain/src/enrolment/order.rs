//! The suggested order of applicants: who gets the places when there are more applicants than places (二·五).
//!
//! In a class of a special topic the front line comes first; then who meets the conditions, whose city has places left,
//! and whose receipt came earlier. Whoever doesn't meet the conditions is left to the reviewer. It is a suggestion with
//! its reasons in words, and decides nothing.

use std::collections::BTreeMap;

use crate::dossier::Dossier;
use crate::enrolment::admission::{Fit, Judgement};
use crate::enrolment::{Enrolment, EnrolmentStatus};
use crate::people::City;
use crate::uid::Uid;
use crate::words::words;

words! {
    /// What the suggestion gives an applicant.
    Takes {
        /// One of the places.
        Place = "place" "录取",
        /// A turn on the wait list.
        Turn = "turn" "候补",
        /// Nothing: the reviewer looks at the conditions first.
        Look = "look" "先核实条件",
    }
}

/// One applicant in the suggested order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// Enrolment.
    pub enrolment: Uid,
    /// What is suggested.
    pub takes: Takes,
    /// Why the applicant stands here, most important first.
    pub reasons: Vec<String>,
}

/// One applicant as the order compares them.
struct Candidate<'d> {
    enrolment: &'d Enrolment,
    judgement: Judgement,
    front: bool,
}

/// Places by city as they fill.
struct Quotas {
    places: BTreeMap<City, usize>,
    taken: BTreeMap<City, usize>,
}

impl Quotas {
    fn of(dossier: &Dossier) -> Self {
        let mut taken = BTreeMap::new();
        for city in dossier.learners().filter_map(|e| e.details.city) {
            *taken.entry(city).or_default() += 1;
        }
        Self { places: dossier.quotas.iter().map(|q| (q.city, q.places as usize)).collect(), taken }
    }

    /// Whether an applicant's city has places left; a city without a quota isn't bound by one.
    fn open(&self, enrolment: &Enrolment) -> bool {
        let Some(city) = enrolment.details.city else { return true };
        self.places.get(&city).is_none_or(|places| self.taken.get(&city).copied().unwrap_or(0) < *places)
    }

    fn take(&mut self, enrolment: &Enrolment) {
        if let Some(city) = enrolment.details.city {
            *self.taken.entry(city).or_default() += 1;
        }
    }

    fn reason(&self, enrolment: &Enrolment) -> Option<String> {
        if self.places.is_empty() {
            return None;
        }
        let Some(city) = enrolment.details.city else { return Some("未填所在市，不占名额".to_owned()) };
        let places = self.places.get(&city)?;
        let taken = self.taken.get(&city).copied().unwrap_or(0);
        Some(if taken < *places {
            format!("{}名额尚余 {} 个", city.label(), places - taken)
        } else {
            format!("{}名额 {places} 个已满", city.label())
        })
    }
}

/// Applicants who wait for a decision or a place, in the suggested order. It is total: the same applicants come in the
/// same order, whatever order they are handed in.
pub fn suggested(dossier: &Dossier) -> Vec<Suggestion> {
    let special = dossier.class.special_topic.is_some();
    let mut candidates: Vec<Candidate<'_>> = dossier
        .enrolments
        .iter()
        .filter(|e| matches!(e.status, EnrolmentStatus::Pending | EnrolmentStatus::Waiting))
        .map(|enrolment| Candidate {
            enrolment,
            judgement: dossier.class.admission.judge(&enrolment.details),
            front: special && enrolment.details.front_line,
        })
        .collect();
    // Who fails a condition comes after everybody else, front line or not.
    let rank = |c: &Candidate<'_>| (c.judgement.fit == Fit::Fails, !c.front, c.judgement.fit);
    candidates.sort_by(|a, b| {
        let place = |c: &Candidate<'_>| (rank(c), c.enrolment.received);
        place(a).cmp(&place(b)).then_with(|| a.enrolment.uid.cmp(&b.enrolment.uid))
    });
    let mut quotas = Quotas::of(dossier);
    let mut free = (dossier.class.size as usize).saturating_sub(dossier.learners().count());
    let mut ordered = Vec::with_capacity(candidates.len());
    for alike in candidates.chunk_by(|a, b| rank(a) == rank(b)) {
        let mut later = Vec::new();
        for candidate in alike {
            // Which cities are full shows only as the places are given out.
            if quotas.open(candidate.enrolment) {
                ordered.push(give(dossier, candidate, &mut quotas, &mut free, special));
            } else {
                later.push(candidate);
            }
        }
        for candidate in later {
            ordered.push(give(dossier, candidate, &mut quotas, &mut free, special));
        }
    }
    ordered
}

fn give(
    dossier: &Dossier,
    candidate: &Candidate<'_>,
    quotas: &mut Quotas,
    free: &mut usize,
    special: bool,
) -> Suggestion {
    let enrolment = candidate.enrolment;
    let mut reasons = Vec::new();
    if special {
        let how = enrolment.details.front_line_how.trim();
        reasons.push(match (candidate.front, how.is_empty()) {
            (true, true) => "一线人员".to_owned(),
            (true, false) => format!("一线：{how}"),
            (false, _) => "非一线".to_owned(),
        });
    }
    let why = candidate.judgement.reasons.join("；");
    match candidate.judgement.fit {
        Fit::Meets if dossier.class.admission.asks() => reasons.push("符合条件".to_owned()),
        Fit::Meets => {}
        fit => reasons.push(format!("{}：{why}", fit.label())),
    }
    reasons.extend(quotas.reason(enrolment));
    reasons.push(format!("第 {} 份回执", enrolment.received));
    let takes = if candidate.judgement.fit == Fit::Fails {
        Takes::Look
    } else if *free > 0 {
        *free -= 1;
        quotas.take(enrolment);
        Takes::Place
    } else {
        Takes::Turn
    };
    Suggestion { enrolment: enrolment.uid.clone(), takes, reasons }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
    use proptest::sample::select;

    use super::*;
    use crate::enrolment::TitleLevel;
    use crate::filing::plan::CityQuota;
    use crate::people::PoliticalStatus;
    use crate::tests::fixture::{dossier, learner};

    /// Applicants by letter: front line, level of the title, city; they came in this order.
    fn class(size: u32, special: bool, applicants: &[(&str, bool, Option<TitleLevel>, City)]) -> Dossier {
        let mut class = dossier();
        class.class.size = size;
        class.class.special_topic = special.then(|| "rural".to_owned());
        class.class.admission.least_title = Some(TitleLevel::Middle);
        class.enrolments = applicants
            .iter()
            .enumerate()
            .map(|(index, (name, front, level, city))| {
                let mut applicant = learner(index, PoliticalStatus::Public);
                applicant.uid = Uid::new(*name);
                applicant.status = EnrolmentStatus::Pending;
                applicant.roster_number = None;
                applicant.details.front_line = *front;
                applicant.details.title_level = *level;
                applicant.details.city = Some(*city);
                applicant
            })
            .collect();
        class
    }

    fn told(class: &Dossier) -> String {
        let mark = |t: Takes| match t {
            Takes::Place => "+",
            Takes::Turn => "~",
            Takes::Look => "?",
        };
        suggested(class).iter().map(|s| format!("{}{} ", s.enrolment.as_str(), mark(s.takes))).collect::<String>()
    }

    const MIDDLE: Option<TitleLevel> = Some(TitleLevel::Middle);
    const JUNIOR: Option<TitleLevel> = Some(TitleLevel::Junior);

    #[test]
    fn places_go_in_the_order_of_the_rule() {
        use City::{Jinan, Qingdao};
        let jinan_one = vec![CityQuota { city: Jinan, places: 1 }];
        for (name, class, expected) in [
            (
                "the front line first",
                class(2, true, &[("a", false, MIDDLE, Jinan), ("b", true, MIDDLE, Jinan), ("c", true, MIDDLE, Jinan)]),
                "b+ c+ a~ ",
            ),
            (
                "but only in a class of a special topic",
                class(2, false, &[("a", false, MIDDLE, Jinan), ("b", true, MIDDLE, Jinan), ("c", true, MIDDLE, Jinan)]),
                "a+ b+ c~ ",
            ),
            (
                "who meets the conditions before who can't be told, and who fails is left to the reviewer",
                class(3, false, &[("a", false, None, Jinan), ("b", true, JUNIOR, Jinan), ("c", false, MIDDLE, Jinan)]),
                "c+ a+ b? ",
            ),
            (
                "a full city after the others, and still before an empty place",
                Dossier {
                    quotas: jinan_one.clone(),
                    ..class(
                        2,
                        false,
                        &[("a", false, MIDDLE, Jinan), ("b", false, MIDDLE, Jinan), ("c", false, MIDDLE, Qingdao)],
                    )
                },
                "a+ c+ b~ ",
            ),
            (
                "an empty place is given beyond the quota",
                Dossier {
                    quotas: jinan_one,
                    ..class(3, false, &[("a", false, MIDDLE, Jinan), ("b", false, MIDDLE, Jinan)])
                },
                "a+ b+ ",
            ),
            ("no place is left", class(0, false, &[("a", false, MIDDLE, Jinan)]), "a~ "),
        ] {
            assert_eq!(told(&class), expected, "{name}");
        }
    }

    #[test]
    fn the_reason_is_told_in_words() {
        let mut class = class(1, true, &[("a", true, MIDDLE, City::Jinan), ("b", false, JUNIOR, City::Jinan)]);
        class.quotas = vec![CityQuota { city: City::Jinan, places: 1 }];
        class.enrolments[0].details.front_line_how = "驻村第一书记".into();
        let reasons: Vec<String> = suggested(&class).into_iter().map(|s| s.reasons.join("，")).collect();
        assert_eq!(
            reasons,
            [
                "一线：驻村第一书记，符合条件，济南名额尚余 1 个，第 1 份回执",
                "非一线，不符合：职称初级及以下，要求中级及以上，济南名额 1 个已满，第 2 份回执"
            ]
        );
    }

    const LEVELS: [Option<TitleLevel>; 4] = [MIDDLE, JUNIOR, None, Some(TitleLevel::Senior)];

    proptest! {
        #[test]
        fn the_order_is_total_stable_and_never_puts_the_front_line_behind_its_like(
            applicants in vec((any::<bool>(), select(&LEVELS[..]), select(&City::ALL[..3])), 0..24),
            size in 0_u32..24,
            special in any::<bool>(),
            quotas in vec(0_u32..4, 0..3),
        ) {
            let names: Vec<String> = (0..applicants.len()).map(|n| format!("e{n:02}")).collect();
            let named: Vec<_> =
                names.iter().zip(&applicants).map(|(n, (front, level, city))| (n.as_str(), *front, *level, *city)).collect();
            let mut class = class(size, special, &named);
            class.quotas = City::ALL.iter().zip(quotas).map(|(city, places)| CityQuota { city: *city, places }).collect();
            let order = suggested(&class);
            prop_assert_eq!(order.len(), class.enrolments.len(), "everybody stands in it once");
            let mut turned = class.clone();
            turned.enrolments.reverse();
            prop_assert_eq!(&suggested(&turned), &order, "whatever order they are handed in");
            let places = order.iter().filter(|s| s.takes == Takes::Place).count();
            let eligible = order.iter().filter(|s| s.takes != Takes::Look).count();
            prop_assert_eq!(places, eligible.min(size as usize), "no more than there are places, and none stays empty");
            let at = |uid: &Uid| order.iter().position(|s| s.enrolment == *uid);
            for front in class.enrolments.iter().filter(|e| special && e.details.front_line) {
                let like = |e: &&Enrolment| {
                    !e.details.front_line
                        && e.details.city == front.details.city
                        && e.details.title_level == front.details.title_level
                };
                for other in class.enrolments.iter().filter(like) {
                    prop_assert!(at(&front.uid) < at(&other.uid), "{} behind {}", front.uid, other.uid);
                }
            }
        }
    }
}
