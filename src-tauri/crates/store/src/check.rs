//! The check of a store: SQLite's own, foreign keys, the journal's chain, certificate numbers without gaps.

use std::collections::BTreeSet;

use crate::error::StoreError;
use crate::open::Store;
use crate::rows::collect;

/// Something the check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Stable code.
    pub code: &'static str,
    /// What, in Chinese.
    pub message: String,
}

impl Store {
    /// Looks for damage; nothing found means that all is well.
    ///
    /// # Errors
    /// When the store can't be read at all.
    pub fn check(&self) -> Result<Vec<Finding>, StoreError> {
        let mut findings = Vec::new();
        let mut found = |code, message: String| findings.push(Finding { code, message });
        for line in collect(&self.connection, "PRAGMA integrity_check", &[], |row| Ok(row.get::<_, String>(0)?))? {
            if line != "ok" {
                found("integrity", format!("数据文件有损坏：{line}"));
            }
        }
        for table in collect(&self.connection, "PRAGMA foreign_key_check", &[], |row| Ok(row.get::<_, String>(0)?))? {
            found("foreign_key", format!("“{table}”中有记录指向不存在的内容"));
        }
        for line in self.attachment_findings()? {
            found("attachment", line);
        }
        for line in self.journal_findings()? {
            found("journal", line);
        }
        for line in self.number_findings()? {
            found("numbers", line);
        }
        Ok(findings)
    }

    /// Numbers that a sequence gave and no certificate bears, that were given twice, or that two registers hold; and
    /// certificates whose links don't answer each other.
    fn number_findings(&self) -> Result<Vec<String>, StoreError> {
        let mut lines = Vec::new();
        let counters =
            collect(&self.connection, "SELECT sequence, first, last FROM number_counter ORDER BY id", &[], |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, u32>(1)?, row.get::<_, u32>(2)?))
            })?;
        for (sequence, first, last) in counters {
            let sql = "SELECT seq FROM certificate WHERE sequence = ? ORDER BY seq";
            let borne: BTreeSet<u32> =
                collect(&self.connection, sql, &[&sequence], |row| Ok(row.get(0)?))?.into_iter().collect();
            let missing: Vec<u32> = (first..=last).filter(|seq| !borne.contains(seq)).collect();
            let beyond: Vec<u32> = borne.iter().copied().filter(|seq| !(first..=last).contains(seq)).collect();
            if !missing.is_empty() {
                lines.push(format!("证书号“{sequence}”不连续：缺第 {}", named(&missing)));
            }
            if !beyond.is_empty() {
                lines.push(format!("证书号“{sequence}”超出已编的第 {first} 至 {last} 号：第 {}", named(&beyond)));
            }
        }
        let sql = "SELECT number FROM certificate c WHERE EXISTS (SELECT 1 FROM earlier_certificate e WHERE e.number = c.number)";
        for number in collect(&self.connection, sql, &[], |row| Ok(row.get::<_, String>(0)?))? {
            lines.push(format!("证书号 {number} 与往年登记簿重复"));
        }
        let sql = "SELECT c.number FROM certificate c LEFT JOIN certificate o ON o.number = c.replaces
                   LEFT JOIN certificate n ON n.number = c.replaced_by
                   WHERE (c.replaces IS NOT NULL AND o.replaced_by IS NOT c.number)
                   OR (c.replaced_by IS NOT NULL AND n.replaces IS NOT c.number) ORDER BY c.id";
        for number in collect(&self.connection, sql, &[], |row| Ok(row.get::<_, String>(0)?))? {
            lines.push(format!("证书 {number} 的补发关系对不上"));
        }
        Ok(lines)
    }
}

/// Numbers as they are told: the first ten, and how many there are.
fn named(numbers: &[u32]) -> String {
    let first: Vec<String> = numbers.iter().take(10).map(u32::to_string).collect();
    let more = if numbers.len() > 10 { format!("等 {} 个", numbers.len()) } else { String::new() };
    format!("{}{more} 号", first.join("、"))
}
