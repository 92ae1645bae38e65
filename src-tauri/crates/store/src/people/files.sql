-- Files kept with classes from which enrolments (?1, a JSON list of keys) came, and whether nobody else came from them;
-- and files that are their evidence.
-- Files taken from a class since are still in the folder; the journal knows them.
WITH source AS (
  SELECT DISTINCT e.class_id, e.source_file,
    NOT EXISTS (
      SELECT 1 FROM enrolment x WHERE x.class_id = e.class_id AND x.source_file = e.source_file
      AND x.id NOT IN (SELECT value FROM json_each(?1))
    ) AS alone
  FROM enrolment e WHERE e.id IN (SELECT value FROM json_each(?1)) AND e.source_file <> ''
)
SELECT a.uid, a.file_name, s.alone FROM source s
JOIN attachment a ON a.class_id = s.class_id AND a.file_name = s.source_file
UNION
SELECT i.row_uid, s.source_file, s.alone FROM source s
JOIN journal_item i ON i.tbl = 'attachment'
  AND json_extract(i.before_row, '$.file_name') = s.source_file AND json_extract(i.before_row, '$.class_id') = s.class_id
WHERE s.alone
UNION
SELECT uid, file_name, 1 FROM attachment WHERE enrolment_id IN (SELECT value FROM json_each(?1))
UNION
SELECT row_uid, coalesce(json_extract(before_row, '$.file_name'), ''), 1 FROM journal_item
WHERE tbl = 'attachment' AND json_extract(before_row, '$.enrolment_id') IN (SELECT value FROM json_each(?1))
