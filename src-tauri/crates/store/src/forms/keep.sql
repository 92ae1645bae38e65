-- The form of a kind (?2) as it is now, kept for the submitted classes of a notice (?1) that keep none yet; ?3 is the
-- text of the form that ships.
INSERT INTO class_form (class_id, kind, body, xlsx_form_id, docx_form_id)
SELECT c.id, ?2, coalesce(d.body, ?3),
  (SELECT f.id FROM own_form f WHERE f.notice_id = ?1 AND f.kind = ?2 AND f.format = 'xlsx' AND f.retired = 0),
  (SELECT f.id FROM own_form f WHERE f.notice_id = ?1 AND f.kind = ?2 AND f.format = 'docx' AND f.retired = 0)
FROM training_class c
JOIN submission s ON s.class_id = c.id
LEFT JOIN form_definition d ON d.notice_id = ?1 AND d.kind = ?2
WHERE c.notice_id = ?1 AND NOT EXISTS (SELECT 1 FROM class_form k WHERE k.class_id = c.id AND k.kind = ?2)
