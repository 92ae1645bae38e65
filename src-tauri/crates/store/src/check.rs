//! The check of a store: SQLite's own, foreign keys, the journal's chain, certificate numbers without gaps.

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
        let sql = "SELECT n.sequence, n.last, count(c.id), coalesce(max(c.seq), 0)
                   FROM number_counter n LEFT JOIN certificate c ON c.sequence = n.sequence GROUP BY n.id";
        let counters = collect(&self.connection, sql, &[], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?, row.get::<_, i64>(2)?, row.get::<_, i64>(3)?))
        })?;
        for (sequence, last, count, highest) in counters {
            if count != last || highest != last {
                found("numbers", format!("证书号“{sequence}…”不连续：已用到 {last}，登记了 {count} 本"));
            }
        }
        Ok(findings)
    }
}
