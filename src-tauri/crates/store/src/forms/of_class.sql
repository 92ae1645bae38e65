-- The office's own forms for a class (?1): its own first, then those it was submitted with, then the notice's.
SELECT f.*, n.year, c.uid AS class_uid FROM own_form f
LEFT JOIN notice n ON n.id = f.notice_id
LEFT JOIN training_class c ON c.id = f.class_id
WHERE f.class_id = ?1
  OR f.id IN (SELECT xlsx_form_id FROM class_form WHERE class_id = ?1)
  OR f.id IN (SELECT docx_form_id FROM class_form WHERE class_id = ?1)
  OR (f.notice_id = (SELECT notice_id FROM training_class WHERE id = ?1) AND f.retired = 0
    AND f.kind NOT IN (SELECT kind FROM class_form WHERE class_id = ?1))
ORDER BY f.class_id IS NULL, f.kind, f.id
