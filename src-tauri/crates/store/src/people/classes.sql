-- Every enrolment of the people chosen, those of merged entries included, oldest class first.
SELECT
  j.value AS person,
  e.unit,
  e.city,
  e.title,
  e.phone,
  e.status NOT IN ('declined', 'cancelled') AS stands,
  c.opens_on,
  c.closes_on,
  r.earned
FROM json_each(?) j
JOIN person o ON o.id = j.value OR o.merged_into_id = j.value
JOIN enrolment e ON e.person_id = o.id
JOIN training_class c ON c.id = e.class_id
LEFT JOIN assessment_result r ON r.enrolment_id = e.id
ORDER BY c.opens_on, e.id
