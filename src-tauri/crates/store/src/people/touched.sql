-- The changes that touched entries (?1) or their enrolments (?2), newest first, at most ?3.
WITH seqs AS (
  SELECT seq FROM journal_item WHERE tbl = 'person' AND row_id IN (SELECT value FROM json_each(?1))
  UNION
  SELECT seq FROM journal_item WHERE tbl = 'enrolment' AND row_id IN (SELECT value FROM json_each(?2))
  UNION
  SELECT i.seq FROM certificate k JOIN journal_item i ON i.tbl = 'certificate' AND i.row_id = k.id
  WHERE k.enrolment_id IN (SELECT value FROM json_each(?2))
  UNION
  SELECT i.seq FROM assessment_result r JOIN journal_item i ON i.tbl = 'assessment_result' AND i.row_id = r.id
  WHERE r.enrolment_id IN (SELECT value FROM json_each(?2))
  UNION
  SELECT i.seq FROM conduct d JOIN journal_item i ON i.tbl = 'conduct' AND i.row_id = d.id
  WHERE d.enrolment_id IN (SELECT value FROM json_each(?2))
  UNION
  SELECT i.seq FROM score s JOIN journal_item i ON i.tbl = 'score' AND i.row_id = s.id
  WHERE s.enrolment_id IN (SELECT value FROM json_each(?2))
  UNION
  SELECT i.seq FROM attendance_mark m JOIN journal_item i ON i.tbl = 'attendance_mark' AND i.row_id = m.id
  WHERE m.enrolment_id IN (SELECT value FROM json_each(?2))
)
SELECT j.seq, j.at, j.who, j.op, u.op AS undone_op,
  EXISTS (SELECT 1 FROM journal b WHERE b.undoes = j.seq) AS undone
FROM seqs JOIN journal j ON j.seq = seqs.seq LEFT JOIN journal u ON u.seq = j.undoes
ORDER BY j.seq DESC LIMIT ?3
