-- Classes in which two entries (?1 kept, ?2 the other) are both enrolled; ?3 is the state of a void certificate.
SELECT
  c.uid AS class,
  c.title,
  c.opens_on,
  c.archived_on IS NOT NULL AS archived,
  a.uid AS keep_uid,
  a.status AS keep_status,
  a.unit AS keep_unit,
  (SELECT count(*) FROM attendance_mark m WHERE m.enrolment_id = a.id) AS keep_marks,
  (SELECT k.number FROM certificate k WHERE k.enrolment_id = a.id AND k.state <> ?3) AS keep_certificate,
  b.uid AS other_uid,
  b.status AS other_status,
  b.unit AS other_unit,
  (SELECT count(*) FROM attendance_mark m WHERE m.enrolment_id = b.id) AS other_marks,
  (SELECT k.number FROM certificate k WHERE k.enrolment_id = b.id AND k.state <> ?3) AS other_certificate
FROM enrolment a
JOIN enrolment b ON b.class_id = a.class_id AND b.person_id = ?2
JOIN training_class c ON c.id = a.class_id
WHERE a.person_id = ?1
ORDER BY c.opens_on DESC, c.id
