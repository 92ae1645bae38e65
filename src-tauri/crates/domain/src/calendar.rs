//! Working days by the State Council's yearly calendar, and the deadlines reckoned by them (二·一, 三).

use crate::words::words;

words! {
    /// Unit of a period; a sibling rule elsewhere counts in working days.
    PeriodUnit {
        /// Calendar months.
        Months = "months" "个月",
        /// Calendar days.
        Days = "days" "天",
        /// Working days.
        WorkingDays = "working_days" "个工作日",
    }
}

/// A span of time in a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: PeriodUnit,
}
