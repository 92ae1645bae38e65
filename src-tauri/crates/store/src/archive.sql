-- The archived class in which the change under way has touched a row. A row that knows its class only through a learner,
-- a session or a change report finds it there.
SELECT c.title FROM (
  SELECT tbl, row_id, coalesce(before_row, after_row) AS facts FROM journal_item WHERE seq IS NULL
) i JOIN training_class c ON c.id = coalesce(
  CASE i.tbl WHEN 'training_class' THEN i.row_id END,
  json_extract(i.facts, '$.class_id'),
  (SELECT e.class_id FROM enrolment e WHERE e.id = json_extract(i.facts, '$.enrolment_id')),
  (SELECT s.class_id FROM session s WHERE s.id = json_extract(i.facts, '$.session_id')),
  (SELECT r.class_id FROM change_report r WHERE r.id = json_extract(i.facts, '$.change_report_id'))
)
WHERE c.archived_on IS NOT NULL LIMIT 1
