//! Printed stock for certificates: what came in, what was printed, what was spoiled, and what should be left.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::problem::Problem;
use crate::uid::Uid;
use crate::words::words;

words! {
    /// What became of sheets of stock.
    StockKind {
        /// Taken in.
        Received = "received" "领入",
        /// Printed on.
        Printed = "printed" "打印",
        /// Spoiled.
        Spoiled = "spoiled" "打废",
    }
}

/// A line of the stock book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StockEntry {
    /// Public id.
    pub uid: Uid,
    /// What.
    pub kind: StockKind,
    /// Day.
    pub on: NaiveDate,
    /// Sheets.
    pub count: u32,
    /// Numbers printed on the stock, as typed; empty when it has none or they weren't noted.
    pub numbers: String,
    /// Why, or from where.
    pub reason: String,
    /// Class it was printed or spoiled for.
    pub class: Option<Uid>,
    /// The entry of the print run in which it was spoiled.
    pub run: Option<Uid>,
}

/// Sheets by what became of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Balance {
    /// Taken in.
    pub received: i64,
    /// Printed on.
    pub printed: i64,
    /// Spoiled.
    pub spoiled: i64,
}

impl Balance {
    /// The sums of a book.
    pub fn of<'e>(entries: impl IntoIterator<Item = &'e StockEntry>) -> Self {
        let mut balance = Self::default();
        for entry in entries {
            let sum = match entry.kind {
                StockKind::Received => &mut balance.received,
                StockKind::Printed => &mut balance.printed,
                StockKind::Spoiled => &mut balance.spoiled,
            };
            *sum += i64::from(entry.count);
        }
        balance
    }

    /// What should lie in the cupboard.
    pub const fn left(self) -> i64 {
        self.received - self.printed - self.spoiled
    }
}

/// The stock numbers that a text lists.
pub fn numbers(text: &str) -> Vec<&str> {
    text.split(|c: char| c.is_whitespace() || "、，,；;".contains(c)).filter(|n| !n.is_empty()).collect()
}

/// What is wrong with an entry, given the book so far.
pub fn check(entry: &StockEntry, book: &[StockEntry]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut error = |code, message: String, hint: &str| problems.push(Problem::error(code, message, hint));
    if entry.count == 0 {
        error("stock_count", "没有填写张数".to_owned(), "请填写实际张数。");
    }
    if entry.kind == StockKind::Spoiled {
        if entry.reason.trim().is_empty() {
            error("stock_reason", "没有写明打废的原因".to_owned(), "请写明原因，例如卡纸、错位、用字有误。");
        }
        let listed = numbers(&entry.numbers);
        if listed.len() > entry.count as usize {
            let message = format!("打废 {} 张，却列了 {} 个印刷流水号", entry.count, listed.len());
            error("stock_numbers", message, "请核对张数和流水号。");
        }
        let spoiled = book.iter().filter(|e| e.kind == StockKind::Spoiled && e.uid != entry.uid);
        let before: BTreeSet<&str> = spoiled.flat_map(|e| numbers(&e.numbers)).collect();
        let mut seen = BTreeSet::new();
        for number in listed {
            if before.contains(number) || !seen.insert(number) {
                error("stock_twice", format!("印刷流水号 {number} 已登记打废"), "每张只登记一次，请核对。");
            }
        }
    }
    problems
}

/// What the book as a whole tells.
pub fn warnings(balance: Balance) -> Vec<Problem> {
    let mut problems = Vec::new();
    if balance.received > 0 && balance.left() < 0 {
        problems.push(Problem::warning(
            "stock_short",
            format!("空白证书结存为 {}：打印和打废的比领入的多 {} 张", balance.left(), -balance.left()),
            "请补登领入的空白证书，或核对打印、打废的张数。",
        ));
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::fixture::day;

    fn entry(uid: &str, kind: StockKind, count: u32, numbers: &str) -> StockEntry {
        StockEntry {
            uid: Uid::new(uid),
            kind,
            on: day("2021-10-28"),
            count,
            numbers: numbers.into(),
            reason: "卡纸".into(),
            class: None,
            run: None,
        }
    }

    #[test]
    fn the_book_adds_up() {
        let book = [
            entry("a", StockKind::Received, 100, ""),
            entry("b", StockKind::Printed, 30, ""),
            entry("c", StockKind::Spoiled, 2, "0031、0032"),
        ];
        let balance = Balance::of(&book);
        assert_eq!((balance.left(), warnings(balance)), (68, Vec::new()));
        assert_eq!(warnings(Balance { received: 1, printed: 2, spoiled: 0 })[0].code, "stock_short");
        assert_eq!(warnings(Balance { received: 0, printed: 2, spoiled: 0 }), Vec::new(), "no book is kept");
    }

    #[test]
    fn slips_of_the_book_are_named() {
        let book = [entry("c", StockKind::Spoiled, 2, "0031、0032")];
        let codes = |e: StockEntry| check(&e, &book).iter().map(|p| p.code).collect::<Vec<_>>();
        assert_eq!(codes(entry("d", StockKind::Spoiled, 2, "0033，0034")), Vec::<&str>::new());
        assert_eq!(codes(entry("d", StockKind::Spoiled, 1, "0033 0034")), ["stock_numbers"]);
        assert_eq!(codes(entry("d", StockKind::Spoiled, 1, "0031")), ["stock_twice"]);
        assert_eq!(codes(entry("d", StockKind::Spoiled, 2, "0035;0035")), ["stock_twice"]);
        assert_eq!(codes(entry("d", StockKind::Received, 0, "")), ["stock_count"]);
        let silent = StockEntry { reason: " ".into(), ..entry("d", StockKind::Spoiled, 1, "") };
        assert_eq!(codes(silent), ["stock_reason"]);
    }
}
