-- The classes of enrolments (a JSON list of keys), latest first.
SELECT
  e.uid AS enrolment,
  c.uid AS class,
  c.title AS class_title,
  c.run,
  c.opens_on,
  c.closes_on,
  e.unit,
  e.post,
  e.title,
  e.phone,
  e.status,
  e.reason,
  r.passed,
  r.earned,
  r.planned
FROM enrolment e
JOIN training_class c ON c.id = e.class_id
LEFT JOIN assessment_result r ON r.enrolment_id = e.id
WHERE e.id IN (SELECT value FROM json_each(?))
ORDER BY c.opens_on DESC, e.id DESC
