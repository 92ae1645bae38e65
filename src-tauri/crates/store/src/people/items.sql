-- Items of the journal that hold something of a person: entries ?1, enrolments ?2, numbers ?3 (JSON lists).
-- A row that was undone and written anew has another id, so whatever bears one of the numbers counts too.
WITH
entry AS (
  SELECT uid FROM person WHERE id IN (SELECT value FROM json_each(?1))
  UNION
  SELECT row_uid FROM journal_item WHERE tbl = 'person'
  AND json_extract(coalesce(after_row, before_row), '$.id_number') IN (SELECT value FROM json_each(?3))
),
-- Entries by the change that wrote them and their key then; a key may be given again after an undo.
written AS (
  SELECT DISTINCT seq, row_id FROM journal_item WHERE tbl = 'person' AND row_uid IN (SELECT uid FROM entry)
),
enrolled AS (
  SELECT uid FROM enrolment WHERE id IN (SELECT value FROM json_each(?2))
  UNION
  SELECT i.row_uid FROM journal_item i JOIN written w
  ON w.seq IS i.seq AND w.row_id = json_extract(coalesce(i.after_row, i.before_row), '$.person_id')
  WHERE i.tbl = 'enrolment' AND i.row_uid NOT IN
    (SELECT uid FROM enrolment WHERE id NOT IN (SELECT value FROM json_each(?2)))
)
SELECT id FROM journal_item
WHERE (before_row IS NOT NULL OR after_row IS NOT NULL) AND (
  tbl = 'person' AND row_uid IN (SELECT uid FROM entry)
  OR tbl = 'enrolment' AND row_uid IN (SELECT uid FROM enrolled)
  OR tbl IN ('former_document', 'certificate', 'earlier_certificate', 'roster_entry')
    AND json_extract(coalesce(after_row, before_row), '$.id_number') IN (SELECT value FROM json_each(?3))
  OR json_extract(coalesce(after_row, before_row), '$.enrolment_id') IN (SELECT value FROM json_each(?2))
  OR tbl = 'attachment'
    AND EXISTS (
      SELECT 1 FROM enrolment e WHERE e.id IN (SELECT value FROM json_each(?2)) AND e.source_file <> ''
      AND e.source_file = json_extract(coalesce(after_row, before_row), '$.file_name')
      AND e.class_id = json_extract(coalesce(after_row, before_row), '$.class_id')
      AND NOT EXISTS (
        SELECT 1 FROM enrolment x WHERE x.class_id = e.class_id AND x.source_file = e.source_file
        AND x.id NOT IN (SELECT value FROM json_each(?2))))
)
