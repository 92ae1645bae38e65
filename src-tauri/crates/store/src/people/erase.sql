DELETE FROM former_document WHERE person_id IN (SELECT value FROM json_each(:entries));

DELETE FROM distinct_people WHERE first_id IN (SELECT value FROM json_each(:entries))
OR second_id IN (SELECT value FROM json_each(:entries));

UPDATE attendance_mark SET note = '' WHERE note <> '' AND enrolment_id IN (SELECT value FROM json_each(:enrolments));

UPDATE conduct SET note = '' WHERE note <> '' AND enrolment_id IN (SELECT value FROM json_each(:enrolments));

UPDATE check_in SET note = '', arrived_at = ''
WHERE (note <> '' OR arrived_at <> '') AND enrolment_id IN (SELECT value FROM json_each(:enrolments));

UPDATE mark_correction SET reason = '已删除' WHERE enrolment_id IN (SELECT value FROM json_each(:enrolments));

DELETE FROM learner_card WHERE enrolment_id IN (SELECT value FROM json_each(:enrolments));

DELETE FROM temperature WHERE enrolment_id IN (SELECT value FROM json_each(:enrolments));

UPDATE assessment_override SET reason = '已删除' WHERE enrolment_id IN (SELECT value FROM json_each(:enrolments));

UPDATE assessment_result SET explanation = CASE passed WHEN 1 THEN '合格' ELSE '未合格' END
WHERE enrolment_id IN (SELECT value FROM json_each(:enrolments));

UPDATE score SET note = '已删除' WHERE note <> '' AND enrolment_id IN (SELECT value FROM json_each(:enrolments));

UPDATE excellent_learner SET reason = '已删除' WHERE enrolment_id IN (SELECT value FROM json_each(:enrolments));

UPDATE roster_change SET before_text = '', after_text = '', reason = ''
WHERE enrolment_id IN (SELECT value FROM json_each(:enrolments));

UPDATE roster_entry SET unit = '', post = '', title = '', phone = '', political_status = NULL, sex = NULL
WHERE enrolment_id IN (SELECT value FROM json_each(:enrolments));

UPDATE roster_entry SET name = :erased, id_number = ''
WHERE enrolment_id IN (SELECT value FROM json_each(:enrolments))
AND enrolment_id NOT IN (SELECT enrolment_id FROM certificate WHERE state <> 'void');

-- A signature over what was erased would let guesses be tried.
UPDATE certificate SET name = :erased, id_number = '', taken_by = '', hand_over_note = '', void_reason = '', signature = ''
WHERE state = 'void' AND enrolment_id IN (SELECT value FROM json_each(:enrolments));

UPDATE earlier_certificate SET name = :erased, id_number = '', void_reason = '', note = ''
WHERE state = 'void' AND id_number <> '' AND id_number IN (SELECT value FROM json_each(:numbers))
