//! Shares as papers show them. Rules never compare these rounded figures; they compare the counts behind them.

/// `part` of `whole` in hundredths of a percent, rounded half up, but never up to a full 100 % that isn't one;
/// `None` when `whole` is nothing.
pub fn share(part: u64, whole: u64) -> Option<i64> {
    if whole == 0 {
        return None;
    }
    let (wide, all) = (u128::from(part), u128::from(whole));
    let rounded = (wide * 20_000 + all) / (2 * all);
    let shown = if part < whole { rounded.min(9_999) } else { rounded };
    i64::try_from(shown).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_round_half_up_but_never_to_a_hundred() {
        for (part, whole, expected) in [
            (29, 30, Some(9667)),
            (2, 3, Some(6667)),
            (1, 3, Some(3333)),
            (1, 8, Some(1250)),
            (30, 30, Some(10_000)),
            (33, 30, Some(11_000)),
            (29_999, 30_000, Some(9_999)),
            (0, 30, Some(0)),
            (1, 0, None),
        ] {
            assert_eq!(share(part, whole), expected, "{part}/{whole}");
        }
    }
}
