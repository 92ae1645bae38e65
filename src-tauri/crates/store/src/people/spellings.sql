-- Every spelling of a name: in the entries (?1), on certificates and frozen rosters of their enrolments (?2), and
-- earlier in the record.
SELECT name FROM person WHERE id IN (SELECT value FROM json_each(?1))
UNION SELECT name FROM certificate WHERE enrolment_id IN (SELECT value FROM json_each(?2))
UNION SELECT name FROM roster_entry WHERE enrolment_id IN (SELECT value FROM json_each(?2))
UNION
SELECT json_extract(i.before_row, '$.name') FROM journal_item i JOIN person p ON p.id = i.row_id AND p.uid = i.row_uid
WHERE i.tbl = 'person' AND i.row_id IN (SELECT value FROM json_each(?1))
