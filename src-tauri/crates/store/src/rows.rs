//! Rows and columns: how values of the record are kept, and writing a row only where it differs.

use chrono::NaiveDate;
use rusqlite::types::{ToSql, Value};
use rusqlite::{Connection, Row, params_from_iter};
use yanxiu_domain::hours::Hours;
use yanxiu_domain::money::Fen;
use yanxiu_domain::uid::Uid;

use crate::error::{StoreError, Trouble};

/// A named column with its value.
pub(crate) type Column<'a> = (&'a str, Value);

/// Text of a date.
pub(crate) fn date(on: NaiveDate) -> Value {
    Value::Text(on.format("%Y-%m-%d").to_string())
}

/// Text of a date, or nothing.
pub(crate) fn date_or_null(on: Option<NaiveDate>) -> Value {
    on.map_or(Value::Null, date)
}

/// A text.
pub(crate) fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// A text, or nothing.
pub(crate) fn text_or_null(value: Option<&str>) -> Value {
    value.map_or(Value::Null, text)
}

/// A whole number.
pub(crate) fn number(value: impl Into<i64>) -> Value {
    Value::Integer(value.into())
}

/// A whole number, or nothing.
pub(crate) fn number_or_null(value: Option<impl Into<i64>>) -> Value {
    value.map_or(Value::Null, number)
}

/// A position in a list.
pub(crate) fn position(index: usize) -> Value {
    Value::Integer(i64::try_from(index).unwrap_or(i64::MAX))
}

/// A yes or no.
pub(crate) fn flag(value: bool) -> Value {
    Value::Integer(i64::from(value))
}

/// A date column.
pub(crate) fn get_date(row: &Row<'_>, column: &str) -> Result<NaiveDate, StoreError> {
    let text: String = row.get(column)?;
    text.parse().map_err(|_| damaged(column, &text))
}

/// A date column that may be empty.
pub(crate) fn get_date_or_none(row: &Row<'_>, column: &str) -> Result<Option<NaiveDate>, StoreError> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| text.parse().map_err(|_| damaged(column, &text))).transpose()
}

/// A column of one of the closed lists of words.
pub(crate) fn get_word<T>(row: &Row<'_>, column: &str, parse: impl Fn(&str) -> Option<T>) -> Result<T, StoreError> {
    let text: String = row.get(column)?;
    parse(&text).ok_or_else(|| damaged(column, &text))
}

/// A column of one of the closed lists of words, that may be empty.
pub(crate) fn get_word_or_none<T>(
    row: &Row<'_>,
    column: &str,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, StoreError> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| parse(&text).ok_or_else(|| damaged(column, &text))).transpose()
}

/// A column of class hours.
pub(crate) fn get_hours(row: &Row<'_>, column: &str) -> Result<Hours, StoreError> {
    Ok(Hours::from_tenths(row.get(column)?))
}

/// A column of money.
pub(crate) fn get_fen(row: &Row<'_>, column: &str) -> Result<Fen, StoreError> {
    Ok(Fen::new(row.get(column)?))
}

/// A column with a public id.
pub(crate) fn get_uid(row: &Row<'_>, column: &str) -> Result<Uid, StoreError> {
    Ok(Uid::new(row.get::<_, String>(column)?))
}

fn damaged(column: &str, text: &str) -> StoreError {
    StoreError::new(Trouble::Corrupt, format!("数据中的“{column}”不可识别：{text}"))
}

/// Every row of a query, each made by `make`.
pub(crate) fn collect<T>(
    connection: &Connection,
    sql: &str,
    params: &[&dyn ToSql],
    make: impl Fn(&Row<'_>) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    let mut made = Vec::new();
    while let Some(row) = rows.next()? {
        made.push(make(row)?);
    }
    Ok(made)
}

/// Writes a row found by its key columns: inserted when absent, and touched only where a column differs.
pub(crate) fn put(
    connection: &Connection,
    table: &str,
    key: &[Column<'_>],
    columns: &[Column<'_>],
) -> Result<(), StoreError> {
    let clause = |columns: &[Column<'_>], between: &str, operator: &str| -> String {
        columns.iter().map(|(name, _)| format!("{name} {operator} ?")).collect::<Vec<_>>().join(between)
    };
    let values = |parts: &[&[Column<'_>]]| -> Vec<Value> {
        parts.iter().flat_map(|p| p.iter().map(|(_, v)| v.clone())).collect()
    };
    let found: bool = connection
        .prepare_cached(&format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE {})", clause(key, " AND ", "=")))?
        .query_row(params_from_iter(values(&[key])), |row| row.get(0))?;
    if !found {
        let names: Vec<&str> = key.iter().chain(columns).map(|(name, _)| *name).collect();
        let marks = vec!["?"; names.len()].join(", ");
        let sql = format!("INSERT INTO {table} ({}) VALUES ({marks})", names.join(", "));
        connection.prepare_cached(&sql)?.execute(params_from_iter(values(&[key, columns])))?;
    } else if !columns.is_empty() {
        let sql = format!(
            "UPDATE {table} SET {} WHERE {} AND ({})",
            clause(columns, ", ", "="),
            clause(key, " AND ", "="),
            clause(columns, " OR ", "IS NOT")
        );
        connection.prepare_cached(&sql)?.execute(params_from_iter(values(&[columns, key, columns])))?;
    }
    Ok(())
}

/// Writes a row that isn't there yet, and returns its key.
pub(crate) fn insert(connection: &Connection, table: &str, columns: Vec<Column<'_>>) -> Result<i64, StoreError> {
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    let sql = format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), vec!["?"; names.len()].join(", "));
    let values = columns.into_iter().map(|(_, value)| value);
    Ok(connection.prepare_cached(&sql)?.insert(params_from_iter(values))?)
}

/// Takes away the rows of an owner whose `key` isn't among `keep`.
pub(crate) fn prune(
    connection: &Connection,
    table: &str,
    owner: &str,
    owner_id: i64,
    key: &str,
    keep: &[&str],
) -> Result<(), StoreError> {
    let marks = vec!["?"; keep.len()].join(", ");
    let sql = format!("DELETE FROM {table} WHERE {owner} = ? AND {key} NOT IN ({marks})");
    let mut values = vec![Value::Integer(owner_id)];
    values.extend(keep.iter().map(|k| text(k)));
    connection.execute(&sql, params_from_iter(values))?;
    Ok(())
}

/// The integer key of an entity by its public id.
pub(crate) fn id_of(connection: &Connection, table: &str, uid: &Uid, what: &str) -> Result<i64, StoreError> {
    match connection
        .prepare_cached(&format!("SELECT id FROM {table} WHERE uid = ?"))?
        .query_row([uid.as_str()], |row| row.get(0))
    {
        Err(rusqlite::Error::QueryReturnedNoRows) => Err(StoreError::not_found(what)),
        other => Ok(other?),
    }
}
