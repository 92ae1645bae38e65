-- Every number that entries (a JSON list of keys) have or had: their own, former ones, and those that stood in the
-- record before a correction.
SELECT id_number FROM person WHERE id IN (SELECT value FROM json_each(?1))
UNION SELECT id_number FROM former_document WHERE person_id IN (SELECT value FROM json_each(?1))
UNION
SELECT json_extract(i.before_row, '$.id_number')
FROM journal_item i JOIN person p ON p.id = i.row_id AND p.uid = i.row_uid
WHERE i.tbl = 'person' AND i.before_row IS NOT NULL AND i.row_id IN (SELECT value FROM json_each(?1))
