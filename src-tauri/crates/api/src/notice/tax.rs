//! The brackets of the tax withheld from fees, as a notice's file and window write them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use yanxiu_domain::money::{Fen as Money, TaxBracket};

use crate::scalar::Fen;

/// A bracket of the tax withheld from fees: gross = (net − deducted) ÷ kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NoticeTax {
    /// For fees above this after tax.
    pub net_over: Fen,
    /// Taken off the net before it is divided.
    pub deducted: Fen,
    /// What is left of the fee, in percent.
    pub kept_percent: u32,
}

impl NoticeTax {
    pub(super) fn bracket(self) -> TaxBracket {
        TaxBracket { net_over: self.net_over.0, deducted: self.deducted.0, kept_percent: self.kept_percent }
    }
}

/// The state's brackets.
pub(super) fn national() -> Vec<NoticeTax> {
    let bracket = |b: TaxBracket| NoticeTax {
        net_over: Fen(b.net_over),
        deducted: Fen(b.deducted),
        kept_percent: b.kept_percent,
    };
    TaxBracket::national().into_iter().map(bracket).collect()
}

/// What no brackets can say.
pub(super) fn check(tax: &[NoticeTax]) -> Result<(), String> {
    for (index, bracket) in tax.iter().enumerate() {
        let number = index + 1;
        if !(1..=100).contains(&bracket.kept_percent) {
            return Err(format!("讲课费个税第 {number} 档的税后比例应在 1% 到 100% 之间"));
        }
        if index > 0 && bracket.net_over.0 <= tax[index - 1].net_over.0 {
            return Err(format!("讲课费个税第 {number} 档的起点应高于上一档"));
        }
        if bracket.net_over.0 < Money::ZERO || bracket.deducted.0 < Money::ZERO {
            return Err(format!("讲课费个税第 {number} 档的金额不能是负数"));
        }
        if bracket.deducted.0 > bracket.net_over.0 {
            return Err(format!("讲课费个税第 {number} 档的扣减数不能高于起点"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_that_make_no_sense_are_refused_by_number() {
        let bracket = |over, deducted, kept_percent| NoticeTax {
            net_over: Fen(Money::yuan(over)),
            deducted: Fen(Money::yuan(deducted)),
            kept_percent,
        };
        for (tax, expected) in [
            (vec![bracket(0, 0, 100), bracket(800, 160, 0)], "第 2 档的税后比例"),
            (vec![bracket(0, 0, 101)], "第 1 档的税后比例"),
            (vec![bracket(800, 0, 80), bracket(800, 0, 84)], "第 2 档的起点应高于上一档"),
            (vec![bracket(-1, -1, 80)], "第 1 档的金额不能是负数"),
            (vec![bracket(800, 900, 80)], "第 1 档的扣减数不能高于起点"),
        ] {
            let said = check(&tax).unwrap_err();
            assert!(said.contains(expected), "{said}");
        }
        assert_eq!(check(&[]), Ok(()), "nothing withheld");
        assert_eq!(check(&national()), Ok(()));
    }
}
