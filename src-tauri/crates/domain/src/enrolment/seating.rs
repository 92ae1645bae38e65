//! The seating plan (座次): a classroom of rows and columns seen from the platform, the front row first.

use crate::words::words;

/// More rows or columns than this are a slip of the keyboard.
pub const MOST: u32 = 60;

words! {
    /// What decides the order in which seats are filled.
    FillBy {
        /// By number on the roster.
        Number = "number" "名单序号",
        /// By group, then number.
        Group = "group" "小组",
        /// By unit, then number.
        Unit = "unit" "工作单位",
    }
}

/// A classroom. Seats are counted from 1, row by row from the front, each from the left as the platform is at the top.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// Rows; 0 while nothing is planned.
    pub rows: u32,
    /// Columns.
    pub columns: u32,
    /// Columns after which an aisle runs, ascending.
    pub aisles: Vec<u32>,
}

impl Plan {
    /// A plan with the aisles that lie inside it.
    pub fn new(rows: u32, columns: u32, aisles: &[u32]) -> Self {
        let mut aisles: Vec<u32> = aisles.iter().copied().filter(|a| (1..columns).contains(a)).collect();
        aisles.sort_unstable();
        aisles.dedup();
        Self { rows, columns, aisles }
    }

    /// A usual classroom for so many: eight columns with an aisle in the middle, wider where that makes many rows.
    pub fn suggested(learners: usize) -> Self {
        let columns: u32 = match learners {
            0..=12 => 4,
            13..=24 => 6,
            25..=64 => 8,
            65..=120 => 12,
            _ => 16,
        };
        let rows = u32::try_from(learners.div_ceil(columns as usize)).unwrap_or(MOST).max(1);
        let aisles: &[u32] = if columns > 8 { &[columns / 4, columns * 3 / 4] } else { &[columns / 2] };
        Self::new(rows, columns, aisles)
    }

    /// Seats.
    pub fn seats(&self) -> u32 {
        self.rows * self.columns
    }

    /// The seat at a row and column, both from 0.
    pub fn seat(&self, row: u32, column: u32) -> u32 {
        row * self.columns + column + 1
    }

    /// Row and column of a seat, both from 1; none outside the plan.
    pub fn place(&self, seat: u32) -> Option<(u32, u32)> {
        let at = seat.checked_sub(1).filter(|_| seat <= self.seats())?;
        Some((at / self.columns + 1, at % self.columns + 1))
    }

    /// Aisles as they are kept: `2,6`.
    pub fn aisles_text(&self) -> String {
        self.aisles.iter().map(u32::to_string).collect::<Vec<_>>().join(",")
    }

    /// Reads what [`Plan::aisles_text`] wrote, or somebody typed; what is no number is dropped.
    pub fn read_aisles(text: &str) -> Vec<u32> {
        text.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_are_counted_row_by_row() {
        let plan = Plan::new(4, 8, &[4, 8, 4, 0, 2]);
        assert_eq!((plan.seats(), plan.aisles.as_slice()), (32, [2, 4].as_slice()));
        for (seat, place) in
            [(1, Some((1, 1))), (8, Some((1, 8))), (9, Some((2, 1))), (32, Some((4, 8))), (33, None), (0, None)]
        {
            assert_eq!(plan.place(seat), place, "{seat}");
        }
        assert_eq!(plan.seat(1, 0), 9);
        assert_eq!((Plan::read_aisles("2, 6；9"), Plan::default().place(1)), (vec![2, 6, 9], None));
        assert_eq!(plan.aisles_text(), "2,4");
    }

    #[test]
    fn the_suggested_classroom_holds_everybody() {
        for learners in [0, 1, 3, 12, 13, 30, 64, 65, 120, 400] {
            let plan = Plan::suggested(learners);
            assert!(plan.seats() as usize >= learners && plan.rows >= 1, "{learners}: {plan:?}");
            assert!(plan.seats() as usize - learners < plan.columns as usize || plan.rows == 1, "{learners}: {plan:?}");
        }
    }
}
