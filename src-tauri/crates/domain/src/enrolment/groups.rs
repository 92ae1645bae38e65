//! Study groups (分组): every unit spread over them, cities, sexes and titles balanced.

use std::collections::BTreeMap;

use crate::enrolment::{Enrolment, TitleLevel};
use crate::people::{City, Sex};

/// Above this many learners groups are not traded person by person; the first spread is balanced well enough there.
const MOST_TRADED: usize = 400;

/// What of a learner is balanced, as small numbers: unit, city, sex, title level.
struct Traits {
    unit: usize,
    others: [(usize, i64); 3],
}

/// How many of each trait every group holds: by group, then by trait.
struct Tally(Vec<Vec<i64>>);

impl Tally {
    fn count(&self, group: usize, value: usize) -> i64 {
        self.0[group][value]
    }

    fn add(&mut self, group: usize, traits: &Traits, by: i64) {
        self.0[group][traits.unit] += by;
        for (value, _) in traits.others {
            self.0[group][value] += by;
        }
    }

    /// What a learner costs in a group that doesn't hold them: those alike already there, weighed.
    fn cost(&self, group: usize, traits: &Traits) -> i64 {
        traits.others.iter().map(|(value, weight)| weight * self.count(group, *value)).sum()
    }
}

/// The traits of each learner, and how many different ones there are. What isn't known is shared with nobody.
fn traits(learners: &[&Enrolment]) -> (Vec<Traits>, usize) {
    let mut known: BTreeMap<(u8, String), usize> = BTreeMap::new();
    let mut next = 0;
    let mut value = |kind: u8, text: Option<&str>| {
        let fresh = next;
        let found = text.map_or(fresh, |text| *known.entry((kind, text.to_owned())).or_insert(fresh));
        next += usize::from(found == fresh);
        found
    };
    let traits = learners
        .iter()
        .map(|learner| {
            let d = &learner.details;
            Traits {
                unit: value(0, Some(d.unit.as_str()).filter(|u| !u.is_empty())),
                others: [
                    (value(1, d.city.map(City::code)), 4),
                    (value(2, learner.person.sex.map(Sex::code)), 3),
                    (value(3, d.title_level.map(TitleLevel::code)), 2),
                ],
            }
        })
        .collect();
    (traits, next)
}

/// The group, from 1, of each learner. Sizes differ by one at most; no group holds more of one unit than it must
/// (a unit of c learners puts at most ⌈c / groups⌉ into one). The same learners in the same order give the same groups.
pub fn divide(learners: &[&Enrolment], groups: u32) -> Vec<u32> {
    let groups = (groups.max(1) as usize).min(learners.len().max(1));
    let (traits, values) = traits(learners);
    let sizes = |of: fn(&Traits) -> usize| -> BTreeMap<usize, usize> {
        let mut sizes = BTreeMap::new();
        for one in &traits {
            *sizes.entry(of(one)).or_default() += 1;
        }
        sizes
    };
    let (units, cities) = (sizes(|t| t.unit), sizes(|t| t.others[0].0));
    let mut order: Vec<usize> = (0..learners.len()).collect();
    let size = |sizes: &BTreeMap<usize, usize>, value: usize| sizes.get(&value).copied().unwrap_or(0);
    order.sort_by_key(|at| {
        let (unit, city) = (traits[*at].unit, traits[*at].others[0].0);
        let alike = |sizes, value| (std::cmp::Reverse(size(sizes, value)), value);
        (alike(&units, unit), alike(&cities, city), traits[*at].others[1].0, *at)
    });
    let mut tally = Tally(vec![vec![0; values]; groups]);
    let mut filled = vec![0_usize; groups];
    let mut placed = vec![0_usize; learners.len()];
    for at in order {
        // Fewest of the unit first, then the smallest group: that alone keeps both promises.
        let best = (0..groups)
            .min_by_key(|g| (tally.count(*g, traits[at].unit), filled[*g], tally.cost(*g, &traits[at]), *g))
            .unwrap_or(0);
        tally.add(best, &traits[at], 1);
        filled[best] += 1;
        placed[at] = best;
    }
    if learners.len() <= MOST_TRADED {
        trade(&traits, &mut tally, &mut placed);
    }
    placed.into_iter().map(|g| u32::try_from(g + 1).unwrap_or(u32::MAX)).collect()
}

/// Trades two learners between groups wherever that balances the groups better and brings no unit closer together.
fn trade(traits: &[Traits], tally: &mut Tally, placed: &mut [usize]) {
    loop {
        let mut traded = false;
        for a in 0..placed.len() {
            for b in a + 1..placed.len() {
                let (here, there) = (placed[a], placed[b]);
                if here == there {
                    continue;
                }
                let unit = |t: &Tally, at: usize, group: usize| t.count(group, traits[at].unit);
                tally.add(here, &traits[a], -1);
                tally.add(there, &traits[b], -1);
                let now = tally.cost(here, &traits[a]) + tally.cost(there, &traits[b]);
                let then = tally.cost(there, &traits[a]) + tally.cost(here, &traits[b]);
                let closer =
                    unit(tally, a, there) > unit(tally, a, here) || unit(tally, b, here) > unit(tally, b, there);
                let better = then < now && !closer;
                let (to_a, to_b) = if better { (there, here) } else { (here, there) };
                tally.add(to_a, &traits[a], 1);
                tally.add(to_b, &traits[b], 1);
                (placed[a], placed[b]) = (to_a, to_b);
                traded |= better;
            }
        }
        // Every trade lowers the whole cost, so this ends.
        if !traded {
            return;
        }
    }
}

/// How many groups make groups of about `size`.
pub fn groups_of(learners: usize, size: u32) -> u32 {
    let size = size.max(1) as usize;
    u32::try_from((learners.max(1) + size / 2) / size).unwrap_or(u32::MAX).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::PoliticalStatus;
    use crate::tests::fixture::learner;
    use proptest::prelude::*;

    fn people(traits: &[(u8, u8, bool, u8)]) -> Vec<Enrolment> {
        traits
            .iter()
            .enumerate()
            .map(|(n, (unit, city, male, level))| {
                let mut one = learner(n, PoliticalStatus::Public);
                one.details.unit = if *unit == 0 { String::new() } else { format!("单位{unit}") };
                one.details.city = City::ALL.get(usize::from(*city)).copied();
                one.person.sex = Some(if *male { Sex::Male } else { Sex::Female });
                one.details.title_level = TitleLevel::ALL.get(usize::from(*level)).copied();
                one
            })
            .collect()
    }

    fn counts<K: Ord>(groups: &[u32], of: impl Fn(usize) -> K) -> BTreeMap<(u32, K), usize> {
        let mut counts = BTreeMap::new();
        for (at, group) in groups.iter().enumerate() {
            *counts.entry((*group, of(at))).or_default() += 1;
        }
        counts
    }

    proptest! {
        #[test]
        fn sizes_are_even_and_units_are_spread(
            traits in prop::collection::vec((0_u8..9, 0_u8..18, any::<bool>(), 0_u8..5), 1..90),
            groups in 1_u32..13,
        ) {
            let people = people(&traits);
            let all: Vec<&Enrolment> = people.iter().collect();
            let found = divide(&all, groups);
            let used = (groups as usize).min(people.len());
            let sizes = counts(&found, |_| ());
            prop_assert_eq!(sizes.len(), used);
            let (most, least) = (sizes.values().max().unwrap(), sizes.values().min().unwrap());
            prop_assert!(most - least <= 1);
            let units = counts(&vec![0; people.len()], |at| traits[at].0);
            for ((_, unit), count) in counts(&found, |at| traits[at].0) {
                let all = units[&(0, unit)];
                prop_assert!(unit == 0 || count <= all.div_ceil(used), "unit {} of {}: {} in one group", unit, all, count);
            }
            prop_assert_eq!(divide(&all, groups), found);
        }
    }

    #[test]
    fn cities_and_sexes_are_balanced_where_units_allow() {
        // 24 learners, each from a unit of their own: four cities of six, half of each women.
        let traits: Vec<(u8, u8, bool, u8)> = (0..24_u8).map(|n| (n + 1, n / 6, n % 2 == 0, n % 3)).collect();
        let people = people(&traits);
        let all: Vec<&Enrolment> = people.iter().collect();
        let groups = divide(&all, 4);
        for ((group, city), count) in counts(&groups, |at| traits[at].1) {
            assert!((1..=2).contains(&count), "group {group} city {city}: {count}");
        }
        for ((group, male), count) in counts(&groups, |at| traits[at].2) {
            assert_eq!(count, 3, "group {group} male {male}");
        }
    }

    #[test]
    fn a_size_gives_the_nearest_number_of_groups() {
        for (learners, size, groups) in [(30, 6, 5), (31, 6, 5), (33, 6, 6), (3, 10, 1), (0, 6, 1), (7, 0, 7)] {
            assert_eq!(groups_of(learners, size), groups, "{learners} by {size}");
        }
    }
}
