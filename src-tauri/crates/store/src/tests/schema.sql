-- trigger journal_activity_attendance_delete
CREATE TRIGGER journal_activity_attendance_delete AFTER delete ON activity_attendance BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('activity_attendance', OLD.id, '', json_object('id', OLD.id, 'activity_id', OLD.activity_id, 'enrolment_id', OLD.enrolment_id), NULL);
                 END;

-- trigger journal_activity_attendance_insert
CREATE TRIGGER journal_activity_attendance_insert AFTER insert ON activity_attendance BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('activity_attendance', NEW.id, '', NULL, json_object('id', NEW.id, 'activity_id', NEW.activity_id, 'enrolment_id', NEW.enrolment_id));
                 END;

-- trigger journal_activity_attendance_update
CREATE TRIGGER journal_activity_attendance_update AFTER update ON activity_attendance BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('activity_attendance', NEW.id, '', json_object('id', OLD.id, 'activity_id', OLD.activity_id, 'enrolment_id', OLD.enrolment_id), json_object('id', NEW.id, 'activity_id', NEW.activity_id, 'enrolment_id', NEW.enrolment_id));
                 END;

-- trigger journal_activity_delete
CREATE TRIGGER journal_activity_delete AFTER delete ON activity BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('activity', OLD.id, OLD.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'class_id', OLD.class_id, 'position', OLD.position, 'body', OLD.body, 'kind', OLD.kind, 'held_on', OLD.held_on, 'theme', OLD.theme, 'attended', OLD.attended, 'minutes', OLD.minutes, 'starts', OLD.starts, 'ends', OLD.ends, 'place', OLD.place), NULL);
                 END;

-- trigger journal_activity_insert
CREATE TRIGGER journal_activity_insert AFTER insert ON activity BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('activity', NEW.id, NEW.uid, NULL, json_object('id', NEW.id, 'uid', NEW.uid, 'class_id', NEW.class_id, 'position', NEW.position, 'body', NEW.body, 'kind', NEW.kind, 'held_on', NEW.held_on, 'theme', NEW.theme, 'attended', NEW.attended, 'minutes', NEW.minutes, 'starts', NEW.starts, 'ends', NEW.ends, 'place', NEW.place));
                 END;

-- trigger journal_activity_update
CREATE TRIGGER journal_activity_update AFTER update ON activity BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('activity', NEW.id, NEW.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'class_id', OLD.class_id, 'position', OLD.position, 'body', OLD.body, 'kind', OLD.kind, 'held_on', OLD.held_on, 'theme', OLD.theme, 'attended', OLD.attended, 'minutes', OLD.minutes, 'starts', OLD.starts, 'ends', OLD.ends, 'place', OLD.place), json_object('id', NEW.id, 'uid', NEW.uid, 'class_id', NEW.class_id, 'position', NEW.position, 'body', NEW.body, 'kind', NEW.kind, 'held_on', NEW.held_on, 'theme', NEW.theme, 'attended', NEW.attended, 'minutes', NEW.minutes, 'starts', NEW.starts, 'ends', NEW.ends, 'place', NEW.place));
                 END;

-- trigger journal_archived_item_delete
CREATE TRIGGER journal_archived_item_delete AFTER delete ON archived_item BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('archived_item', OLD.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'position', OLD.position, 'author', OLD.author, 'number', OLD.number, 'title', OLD.title, 'dated', OLD.dated, 'pages', OLD.pages, 'note', OLD.note), NULL);
                 END;

-- trigger journal_archived_item_insert
CREATE TRIGGER journal_archived_item_insert AFTER insert ON archived_item BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('archived_item', NEW.id, '', NULL, json_object('id', NEW.id, 'class_id', NEW.class_id, 'position', NEW.position, 'author', NEW.author, 'number', NEW.number, 'title', NEW.title, 'dated', NEW.dated, 'pages', NEW.pages, 'note', NEW.note));
                 END;

-- trigger journal_archived_item_update
CREATE TRIGGER journal_archived_item_update AFTER update ON archived_item BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('archived_item', NEW.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'position', OLD.position, 'author', OLD.author, 'number', OLD.number, 'title', OLD.title, 'dated', OLD.dated, 'pages', OLD.pages, 'note', OLD.note), json_object('id', NEW.id, 'class_id', NEW.class_id, 'position', NEW.position, 'author', NEW.author, 'number', NEW.number, 'title', NEW.title, 'dated', NEW.dated, 'pages', NEW.pages, 'note', NEW.note));
                 END;

-- trigger journal_assessment_component_delete
CREATE TRIGGER journal_assessment_component_delete AFTER delete ON assessment_component BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('assessment_component', OLD.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'position', OLD.position, 'code', OLD.code, 'name', OLD.name, 'weight', OLD.weight, 'kind', OLD.kind, 'least_tenths', OLD.least_tenths, 'computed', OLD.computed), NULL);
                 END;

-- trigger journal_assessment_component_insert
CREATE TRIGGER journal_assessment_component_insert AFTER insert ON assessment_component BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('assessment_component', NEW.id, '', NULL, json_object('id', NEW.id, 'class_id', NEW.class_id, 'position', NEW.position, 'code', NEW.code, 'name', NEW.name, 'weight', NEW.weight, 'kind', NEW.kind, 'least_tenths', NEW.least_tenths, 'computed', NEW.computed));
                 END;

-- trigger journal_assessment_component_update
CREATE TRIGGER journal_assessment_component_update AFTER update ON assessment_component BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('assessment_component', NEW.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'position', OLD.position, 'code', OLD.code, 'name', OLD.name, 'weight', OLD.weight, 'kind', OLD.kind, 'least_tenths', OLD.least_tenths, 'computed', OLD.computed), json_object('id', NEW.id, 'class_id', NEW.class_id, 'position', NEW.position, 'code', NEW.code, 'name', NEW.name, 'weight', NEW.weight, 'kind', NEW.kind, 'least_tenths', NEW.least_tenths, 'computed', NEW.computed));
                 END;

-- trigger journal_assessment_override_delete
CREATE TRIGGER journal_assessment_override_delete AFTER delete ON assessment_override BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('assessment_override', OLD.id, '', json_object('id', OLD.id, 'enrolment_id', OLD.enrolment_id, 'passed', OLD.passed, 'reason', OLD.reason, 'by_whom', OLD.by_whom, 'decided_on', OLD.decided_on), NULL);
                 END;

-- trigger journal_assessment_override_insert
CREATE TRIGGER journal_assessment_override_insert AFTER insert ON assessment_override BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('assessment_override', NEW.id, '', NULL, json_object('id', NEW.id, 'enrolment_id', NEW.enrolment_id, 'passed', NEW.passed, 'reason', NEW.reason, 'by_whom', NEW.by_whom, 'decided_on', NEW.decided_on));
                 END;

-- trigger journal_assessment_override_update
CREATE TRIGGER journal_assessment_override_update AFTER update ON assessment_override BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('assessment_override', NEW.id, '', json_object('id', OLD.id, 'enrolment_id', OLD.enrolment_id, 'passed', OLD.passed, 'reason', OLD.reason, 'by_whom', OLD.by_whom, 'decided_on', OLD.decided_on), json_object('id', NEW.id, 'enrolment_id', NEW.enrolment_id, 'passed', NEW.passed, 'reason', NEW.reason, 'by_whom', NEW.by_whom, 'decided_on', NEW.decided_on));
                 END;

-- trigger journal_assessment_result_delete
CREATE TRIGGER journal_assessment_result_delete AFTER delete ON assessment_result BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('assessment_result', OLD.id, '', json_object('id', OLD.id, 'enrolment_id', OLD.enrolment_id, 'passed', OLD.passed, 'earned', OLD.earned, 'planned', OLD.planned, 'total_tenths', OLD.total_tenths, 'explanation', OLD.explanation), NULL);
                 END;

-- trigger journal_assessment_result_insert
CREATE TRIGGER journal_assessment_result_insert AFTER insert ON assessment_result BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('assessment_result', NEW.id, '', NULL, json_object('id', NEW.id, 'enrolment_id', NEW.enrolment_id, 'passed', NEW.passed, 'earned', NEW.earned, 'planned', NEW.planned, 'total_tenths', NEW.total_tenths, 'explanation', NEW.explanation));
                 END;

-- trigger journal_assessment_result_update
CREATE TRIGGER journal_assessment_result_update AFTER update ON assessment_result BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('assessment_result', NEW.id, '', json_object('id', OLD.id, 'enrolment_id', OLD.enrolment_id, 'passed', OLD.passed, 'earned', OLD.earned, 'planned', OLD.planned, 'total_tenths', OLD.total_tenths, 'explanation', OLD.explanation), json_object('id', NEW.id, 'enrolment_id', NEW.enrolment_id, 'passed', NEW.passed, 'earned', NEW.earned, 'planned', NEW.planned, 'total_tenths', NEW.total_tenths, 'explanation', NEW.explanation));
                 END;

-- trigger journal_attachment_delete
CREATE TRIGGER journal_attachment_delete AFTER delete ON attachment BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('attachment', OLD.id, OLD.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'class_id', OLD.class_id, 'stage', OLD.stage, 'title', OLD.title, 'file_name', OLD.file_name, 'bytes', OLD.bytes, 'sha256', OLD.sha256, 'added_on', OLD.added_on, 'enrolment_id', OLD.enrolment_id, 'about', OLD.about), NULL);
                 END;

-- trigger journal_attachment_insert
CREATE TRIGGER journal_attachment_insert AFTER insert ON attachment BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('attachment', NEW.id, NEW.uid, NULL, json_object('id', NEW.id, 'uid', NEW.uid, 'class_id', NEW.class_id, 'stage', NEW.stage, 'title', NEW.title, 'file_name', NEW.file_name, 'bytes', NEW.bytes, 'sha256', NEW.sha256, 'added_on', NEW.added_on, 'enrolment_id', NEW.enrolment_id, 'about', NEW.about));
                 END;

-- trigger journal_attachment_update
CREATE TRIGGER journal_attachment_update AFTER update ON attachment BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('attachment', NEW.id, NEW.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'class_id', OLD.class_id, 'stage', OLD.stage, 'title', OLD.title, 'file_name', OLD.file_name, 'bytes', OLD.bytes, 'sha256', OLD.sha256, 'added_on', OLD.added_on, 'enrolment_id', OLD.enrolment_id, 'about', OLD.about), json_object('id', NEW.id, 'uid', NEW.uid, 'class_id', NEW.class_id, 'stage', NEW.stage, 'title', NEW.title, 'file_name', NEW.file_name, 'bytes', NEW.bytes, 'sha256', NEW.sha256, 'added_on', NEW.added_on, 'enrolment_id', NEW.enrolment_id, 'about', NEW.about));
                 END;

-- trigger journal_attendance_mark_delete
CREATE TRIGGER journal_attendance_mark_delete AFTER delete ON attendance_mark BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('attendance_mark', OLD.id, '', json_object('id', OLD.id, 'session_id', OLD.session_id, 'enrolment_id', OLD.enrolment_id, 'mark', OLD.mark, 'note', OLD.note, 'recorded_on', OLD.recorded_on), NULL);
                 END;

-- trigger journal_attendance_mark_insert
CREATE TRIGGER journal_attendance_mark_insert AFTER insert ON attendance_mark BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('attendance_mark', NEW.id, '', NULL, json_object('id', NEW.id, 'session_id', NEW.session_id, 'enrolment_id', NEW.enrolment_id, 'mark', NEW.mark, 'note', NEW.note, 'recorded_on', NEW.recorded_on));
                 END;

-- trigger journal_attendance_mark_update
CREATE TRIGGER journal_attendance_mark_update AFTER update ON attendance_mark BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('attendance_mark', NEW.id, '', json_object('id', OLD.id, 'session_id', OLD.session_id, 'enrolment_id', OLD.enrolment_id, 'mark', OLD.mark, 'note', OLD.note, 'recorded_on', OLD.recorded_on), json_object('id', NEW.id, 'session_id', NEW.session_id, 'enrolment_id', NEW.enrolment_id, 'mark', NEW.mark, 'note', NEW.note, 'recorded_on', NEW.recorded_on));
                 END;

-- trigger journal_attendance_setting_delete
CREATE TRIGGER journal_attendance_setting_delete AFTER delete ON attendance_setting BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('attendance_setting', OLD.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'sheet_by', OLD.sheet_by), NULL);
                 END;

-- trigger journal_attendance_setting_insert
CREATE TRIGGER journal_attendance_setting_insert AFTER insert ON attendance_setting BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('attendance_setting', NEW.id, '', NULL, json_object('id', NEW.id, 'class_id', NEW.class_id, 'sheet_by', NEW.sheet_by));
                 END;

-- trigger journal_attendance_setting_update
CREATE TRIGGER journal_attendance_setting_update AFTER update ON attendance_setting BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('attendance_setting', NEW.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'sheet_by', OLD.sheet_by), json_object('id', NEW.id, 'class_id', NEW.class_id, 'sheet_by', NEW.sheet_by));
                 END;

-- trigger journal_budget_line_delete
CREATE TRIGGER journal_budget_line_delete AFTER delete ON budget_line BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('budget_line', OLD.id, OLD.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'class_id', OLD.class_id, 'position', OLD.position, 'kind', OLD.kind, 'amount', OLD.amount, 'note', OLD.note), NULL);
                 END;

-- trigger journal_budget_line_insert
CREATE TRIGGER journal_budget_line_insert AFTER insert ON budget_line BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('budget_line', NEW.id, NEW.uid, NULL, json_object('id', NEW.id, 'uid', NEW.uid, 'class_id', NEW.class_id, 'position', NEW.position, 'kind', NEW.kind, 'amount', NEW.amount, 'note', NEW.note));
                 END;

-- trigger journal_budget_line_update
CREATE TRIGGER journal_budget_line_update AFTER update ON budget_line BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('budget_line', NEW.id, NEW.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'class_id', OLD.class_id, 'position', OLD.position, 'kind', OLD.kind, 'amount', OLD.amount, 'note', OLD.note), json_object('id', NEW.id, 'uid', NEW.uid, 'class_id', NEW.class_id, 'position', NEW.position, 'kind', NEW.kind, 'amount', NEW.amount, 'note', NEW.note));
                 END;

-- trigger journal_calendar_year_delete
CREATE TRIGGER journal_calendar_year_delete AFTER delete ON calendar_year BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('calendar_year', OLD.id, '', json_object('id', OLD.id, 'year', OLD.year, 'body', OLD.body), NULL);
                 END;

-- trigger journal_calendar_year_insert
CREATE TRIGGER journal_calendar_year_insert AFTER insert ON calendar_year BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('calendar_year', NEW.id, '', NULL, json_object('id', NEW.id, 'year', NEW.year, 'body', NEW.body));
                 END;

-- trigger journal_calendar_year_update
CREATE TRIGGER journal_calendar_year_update AFTER update ON calendar_year BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('calendar_year', NEW.id, '', json_object('id', OLD.id, 'year', OLD.year, 'body', OLD.body), json_object('id', NEW.id, 'year', NEW.year, 'body', NEW.body));
                 END;

-- trigger journal_certificate_delete
CREATE TRIGGER journal_certificate_delete AFTER delete ON certificate BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('certificate', OLD.id, OLD.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'number', OLD.number, 'sequence', OLD.sequence, 'seq', OLD.seq, 'class_id', OLD.class_id, 'enrolment_id', OLD.enrolment_id, 'name', OLD.name, 'id_number', OLD.id_number, 'class_title', OLD.class_title, 'opens_on', OLD.opens_on, 'closes_on', OLD.closes_on, 'hours', OLD.hours, 'programme', OLD.programme, 'title', OLD.title, 'issuer', OLD.issuer, 'issued_on', OLD.issued_on, 'state', OLD.state, 'printed_on', OLD.printed_on, 'handed_over_on', OLD.handed_over_on, 'taken_by', OLD.taken_by, 'voided_on', OLD.voided_on, 'void_reason', OLD.void_reason, 'replaces', OLD.replaces, 'replaced_by', OLD.replaced_by, 'seal', OLD.seal, 'stated', OLD.stated, 'numbering', OLD.numbering, 'hand_over_note', OLD.hand_over_note, 'paper_recovered', OLD.paper_recovered, 'signature', OLD.signature, 'template', OLD.template), NULL);
                 END;

-- trigger journal_certificate_image_delete
CREATE TRIGGER journal_certificate_image_delete AFTER delete ON certificate_image BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('certificate_image', OLD.id, '', json_object('id', OLD.id, 'digest', OLD.digest, 'data', OLD.data), NULL);
                 END;

-- trigger journal_certificate_image_insert
CREATE TRIGGER journal_certificate_image_insert AFTER insert ON certificate_image BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('certificate_image', NEW.id, '', NULL, json_object('id', NEW.id, 'digest', NEW.digest, 'data', NEW.data));
                 END;

-- trigger journal_certificate_image_update
CREATE TRIGGER journal_certificate_image_update AFTER update ON certificate_image BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('certificate_image', NEW.id, '', json_object('id', OLD.id, 'digest', OLD.digest, 'data', OLD.data), json_object('id', NEW.id, 'digest', NEW.digest, 'data', NEW.data));
                 END;

-- trigger journal_certificate_insert
CREATE TRIGGER journal_certificate_insert AFTER insert ON certificate BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('certificate', NEW.id, NEW.uid, NULL, json_object('id', NEW.id, 'uid', NEW.uid, 'number', NEW.number, 'sequence', NEW.sequence, 'seq', NEW.seq, 'class_id', NEW.class_id, 'enrolment_id', NEW.enrolment_id, 'name', NEW.name, 'id_number', NEW.id_number, 'class_title', NEW.class_title, 'opens_on', NEW.opens_on, 'closes_on', NEW.closes_on, 'hours', NEW.hours, 'programme', NEW.programme, 'title', NEW.title, 'issuer', NEW.issuer, 'issued_on', NEW.issued_on, 'state', NEW.state, 'printed_on', NEW.printed_on, 'handed_over_on', NEW.handed_over_on, 'taken_by', NEW.taken_by, 'voided_on', NEW.voided_on, 'void_reason', NEW.void_reason, 'replaces', NEW.replaces, 'replaced_by', NEW.replaced_by, 'seal', NEW.seal, 'stated', NEW.stated, 'numbering', NEW.numbering, 'hand_over_note', NEW.hand_over_note, 'paper_recovered', NEW.paper_recovered, 'signature', NEW.signature, 'template', NEW.template));
                 END;

-- trigger journal_certificate_setting_delete
CREATE TRIGGER journal_certificate_setting_delete AFTER delete ON certificate_setting BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('certificate_setting', OLD.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'programme', OLD.programme, 'title', OLD.title, 'issuer', OLD.issuer, 'seal', OLD.seal, 'stated', OLD.stated, 'numbering', OLD.numbering, 'scheme_id', OLD.scheme_id), NULL);
                 END;

-- trigger journal_certificate_setting_insert
CREATE TRIGGER journal_certificate_setting_insert AFTER insert ON certificate_setting BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('certificate_setting', NEW.id, '', NULL, json_object('id', NEW.id, 'class_id', NEW.class_id, 'programme', NEW.programme, 'title', NEW.title, 'issuer', NEW.issuer, 'seal', NEW.seal, 'stated', NEW.stated, 'numbering', NEW.numbering, 'scheme_id', NEW.scheme_id));
                 END;

-- trigger journal_certificate_setting_update
CREATE TRIGGER journal_certificate_setting_update AFTER update ON certificate_setting BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('certificate_setting', NEW.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'programme', OLD.programme, 'title', OLD.title, 'issuer', OLD.issuer, 'seal', OLD.seal, 'stated', OLD.stated, 'numbering', OLD.numbering, 'scheme_id', OLD.scheme_id), json_object('id', NEW.id, 'class_id', NEW.class_id, 'programme', NEW.programme, 'title', NEW.title, 'issuer', NEW.issuer, 'seal', NEW.seal, 'stated', NEW.stated, 'numbering', NEW.numbering, 'scheme_id', NEW.scheme_id));
                 END;

-- trigger journal_certificate_template_delete
CREATE TRIGGER journal_certificate_template_delete AFTER delete ON certificate_template BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('certificate_template', OLD.id, OLD.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'key', OLD.key, 'title', OLD.title, 'body', OLD.body), NULL);
                 END;

-- trigger journal_certificate_template_insert
CREATE TRIGGER journal_certificate_template_insert AFTER insert ON certificate_template BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('certificate_template', NEW.id, NEW.uid, NULL, json_object('id', NEW.id, 'uid', NEW.uid, 'key', NEW.key, 'title', NEW.title, 'body', NEW.body));
                 END;

-- trigger journal_certificate_template_update
CREATE TRIGGER journal_certificate_template_update AFTER update ON certificate_template BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('certificate_template', NEW.id, NEW.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'key', OLD.key, 'title', OLD.title, 'body', OLD.body), json_object('id', NEW.id, 'uid', NEW.uid, 'key', NEW.key, 'title', NEW.title, 'body', NEW.body));
                 END;

-- trigger journal_certificate_update
CREATE TRIGGER journal_certificate_update AFTER update ON certificate BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('certificate', NEW.id, NEW.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'number', OLD.number, 'sequence', OLD.sequence, 'seq', OLD.seq, 'class_id', OLD.class_id, 'enrolment_id', OLD.enrolment_id, 'name', OLD.name, 'id_number', OLD.id_number, 'class_title', OLD.class_title, 'opens_on', OLD.opens_on, 'closes_on', OLD.closes_on, 'hours', OLD.hours, 'programme', OLD.programme, 'title', OLD.title, 'issuer', OLD.issuer, 'issued_on', OLD.issued_on, 'state', OLD.state, 'printed_on', OLD.printed_on, 'handed_over_on', OLD.handed_over_on, 'taken_by', OLD.taken_by, 'voided_on', OLD.voided_on, 'void_reason', OLD.void_reason, 'replaces', OLD.replaces, 'replaced_by', OLD.replaced_by, 'seal', OLD.seal, 'stated', OLD.stated, 'numbering', OLD.numbering, 'hand_over_note', OLD.hand_over_note, 'paper_recovered', OLD.paper_recovered, 'signature', OLD.signature, 'template', OLD.template), json_object('id', NEW.id, 'uid', NEW.uid, 'number', NEW.number, 'sequence', NEW.sequence, 'seq', NEW.seq, 'class_id', NEW.class_id, 'enrolment_id', NEW.enrolment_id, 'name', NEW.name, 'id_number', NEW.id_number, 'class_title', NEW.class_title, 'opens_on', NEW.opens_on, 'closes_on', NEW.closes_on, 'hours', NEW.hours, 'programme', NEW.programme, 'title', NEW.title, 'issuer', NEW.issuer, 'issued_on', NEW.issued_on, 'state', NEW.state, 'printed_on', NEW.printed_on, 'handed_over_on', NEW.handed_over_on, 'taken_by', NEW.taken_by, 'voided_on', NEW.voided_on, 'void_reason', NEW.void_reason, 'replaces', NEW.replaces, 'replaced_by', NEW.replaced_by, 'seal', NEW.seal, 'stated', NEW.stated, 'numbering', NEW.numbering, 'hand_over_note', NEW.hand_over_note, 'paper_recovered', NEW.paper_recovered, 'signature', NEW.signature, 'template', NEW.template));
                 END;

-- trigger journal_change_report_delete
CREATE TRIGGER journal_change_report_delete AFTER delete ON change_report BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('change_report', OLD.id, OLD.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'class_id', OLD.class_id, 'kind', OLD.kind, 'reported_on', OLD.reported_on, 'reason', OLD.reason), NULL);
                 END;

-- trigger journal_change_report_insert
CREATE TRIGGER journal_change_report_insert AFTER insert ON change_report BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('change_report', NEW.id, NEW.uid, NULL, json_object('id', NEW.id, 'uid', NEW.uid, 'class_id', NEW.class_id, 'kind', NEW.kind, 'reported_on', NEW.reported_on, 'reason', NEW.reason));
                 END;

-- trigger journal_change_report_update
CREATE TRIGGER journal_change_report_update AFTER update ON change_report BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('change_report', NEW.id, NEW.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'class_id', OLD.class_id, 'kind', OLD.kind, 'reported_on', OLD.reported_on, 'reason', OLD.reason), json_object('id', NEW.id, 'uid', NEW.uid, 'class_id', NEW.class_id, 'kind', NEW.kind, 'reported_on', NEW.reported_on, 'reason', NEW.reason));
                 END;

-- trigger journal_changed_fact_delete
CREATE TRIGGER journal_changed_fact_delete AFTER delete ON changed_fact BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('changed_fact', OLD.id, '', json_object('id', OLD.id, 'change_report_id', OLD.change_report_id, 'position', OLD.position, 'field', OLD.field, 'before_text', OLD.before_text, 'after_text', OLD.after_text), NULL);
                 END;

-- trigger journal_changed_fact_insert
CREATE TRIGGER journal_changed_fact_insert AFTER insert ON changed_fact BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('changed_fact', NEW.id, '', NULL, json_object('id', NEW.id, 'change_report_id', NEW.change_report_id, 'position', NEW.position, 'field', NEW.field, 'before_text', NEW.before_text, 'after_text', NEW.after_text));
                 END;

-- trigger journal_changed_fact_update
CREATE TRIGGER journal_changed_fact_update AFTER update ON changed_fact BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('changed_fact', NEW.id, '', json_object('id', OLD.id, 'change_report_id', OLD.change_report_id, 'position', OLD.position, 'field', OLD.field, 'before_text', OLD.before_text, 'after_text', OLD.after_text), json_object('id', NEW.id, 'change_report_id', NEW.change_report_id, 'position', NEW.position, 'field', NEW.field, 'before_text', NEW.before_text, 'after_text', NEW.after_text));
                 END;

-- trigger journal_check_in_delete
CREATE TRIGGER journal_check_in_delete AFTER delete ON check_in BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('check_in', OLD.id, '', json_object('id', OLD.id, 'enrolment_id', OLD.enrolment_id, 'state', OLD.state, 'arrived_at', OLD.arrived_at, 'identity_checked', OLD.identity_checked, 'materials_handed', OLD.materials_handed, 'pledge_signed', OLD.pledge_signed, 'note', OLD.note), NULL);
                 END;

-- trigger journal_check_in_insert
CREATE TRIGGER journal_check_in_insert AFTER insert ON check_in BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('check_in', NEW.id, '', NULL, json_object('id', NEW.id, 'enrolment_id', NEW.enrolment_id, 'state', NEW.state, 'arrived_at', NEW.arrived_at, 'identity_checked', NEW.identity_checked, 'materials_handed', NEW.materials_handed, 'pledge_signed', NEW.pledge_signed, 'note', NEW.note));
                 END;

-- trigger journal_check_in_update
CREATE TRIGGER journal_check_in_update AFTER update ON check_in BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('check_in', NEW.id, '', json_object('id', OLD.id, 'enrolment_id', OLD.enrolment_id, 'state', OLD.state, 'arrived_at', OLD.arrived_at, 'identity_checked', OLD.identity_checked, 'materials_handed', OLD.materials_handed, 'pledge_signed', OLD.pledge_signed, 'note', OLD.note), json_object('id', NEW.id, 'enrolment_id', NEW.enrolment_id, 'state', NEW.state, 'arrived_at', NEW.arrived_at, 'identity_checked', NEW.identity_checked, 'materials_handed', NEW.materials_handed, 'pledge_signed', NEW.pledge_signed, 'note', NEW.note));
                 END;

-- trigger journal_city_quota_delete
CREATE TRIGGER journal_city_quota_delete AFTER delete ON city_quota BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('city_quota', OLD.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'city', OLD.city, 'places', OLD.places), NULL);
                 END;

-- trigger journal_city_quota_insert
CREATE TRIGGER journal_city_quota_insert AFTER insert ON city_quota BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('city_quota', NEW.id, '', NULL, json_object('id', NEW.id, 'class_id', NEW.class_id, 'city', NEW.city, 'places', NEW.places));
                 END;

-- trigger journal_city_quota_update
CREATE TRIGGER journal_city_quota_update AFTER update ON city_quota BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('city_quota', NEW.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'city', OLD.city, 'places', OLD.places), json_object('id', NEW.id, 'class_id', NEW.class_id, 'city', NEW.city, 'places', NEW.places));
                 END;

-- trigger journal_class_form_delete
CREATE TRIGGER journal_class_form_delete AFTER delete ON class_form BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('class_form', OLD.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'kind', OLD.kind, 'body', OLD.body, 'xlsx_form_id', OLD.xlsx_form_id, 'docx_form_id', OLD.docx_form_id), NULL);
                 END;

-- trigger journal_class_form_insert
CREATE TRIGGER journal_class_form_insert AFTER insert ON class_form BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('class_form', NEW.id, '', NULL, json_object('id', NEW.id, 'class_id', NEW.class_id, 'kind', NEW.kind, 'body', NEW.body, 'xlsx_form_id', NEW.xlsx_form_id, 'docx_form_id', NEW.docx_form_id));
                 END;

-- trigger journal_class_form_update
CREATE TRIGGER journal_class_form_update AFTER update ON class_form BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('class_form', NEW.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'kind', OLD.kind, 'body', OLD.body, 'xlsx_form_id', OLD.xlsx_form_id, 'docx_form_id', OLD.docx_form_id), json_object('id', NEW.id, 'class_id', NEW.class_id, 'kind', NEW.kind, 'body', NEW.body, 'xlsx_form_id', NEW.xlsx_form_id, 'docx_form_id', NEW.docx_form_id));
                 END;

-- trigger journal_class_teacher_delete
CREATE TRIGGER journal_class_teacher_delete AFTER delete ON class_teacher BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('class_teacher', OLD.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'teacher_id', OLD.teacher_id, 'position', OLD.position), NULL);
                 END;

-- trigger journal_class_teacher_insert
CREATE TRIGGER journal_class_teacher_insert AFTER insert ON class_teacher BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('class_teacher', NEW.id, '', NULL, json_object('id', NEW.id, 'class_id', NEW.class_id, 'teacher_id', NEW.teacher_id, 'position', NEW.position));
                 END;

-- trigger journal_class_teacher_update
CREATE TRIGGER journal_class_teacher_update AFTER update ON class_teacher BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('class_teacher', NEW.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'teacher_id', OLD.teacher_id, 'position', OLD.position), json_object('id', NEW.id, 'class_id', NEW.class_id, 'teacher_id', NEW.teacher_id, 'position', NEW.position));
                 END;

-- trigger journal_closing_note_delete
CREATE TRIGGER journal_closing_note_delete AFTER delete ON closing_note BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('closing_note', OLD.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'made_by', OLD.made_by, 'checked_by', OLD.checked_by, 'note', OLD.note), NULL);
                 END;

-- trigger journal_closing_note_insert
CREATE TRIGGER journal_closing_note_insert AFTER insert ON closing_note BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('closing_note', NEW.id, '', NULL, json_object('id', NEW.id, 'class_id', NEW.class_id, 'made_by', NEW.made_by, 'checked_by', NEW.checked_by, 'note', NEW.note));
                 END;

-- trigger journal_closing_note_update
CREATE TRIGGER journal_closing_note_update AFTER update ON closing_note BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('closing_note', NEW.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'made_by', OLD.made_by, 'checked_by', OLD.checked_by, 'note', OLD.note), json_object('id', NEW.id, 'class_id', NEW.class_id, 'made_by', NEW.made_by, 'checked_by', NEW.checked_by, 'note', NEW.note));
                 END;

-- trigger journal_column_memory_delete
CREATE TRIGGER journal_column_memory_delete AFTER delete ON column_memory BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('column_memory', OLD.id, '', json_object('id', OLD.id, 'sender', OLD.sender, 'heading', OLD.heading, 'field', OLD.field), NULL);
                 END;

-- trigger journal_column_memory_insert
CREATE TRIGGER journal_column_memory_insert AFTER insert ON column_memory BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('column_memory', NEW.id, '', NULL, json_object('id', NEW.id, 'sender', NEW.sender, 'heading', NEW.heading, 'field', NEW.field));
                 END;

-- trigger journal_column_memory_update
CREATE TRIGGER journal_column_memory_update AFTER update ON column_memory BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('column_memory', NEW.id, '', json_object('id', OLD.id, 'sender', OLD.sender, 'heading', OLD.heading, 'field', OLD.field), json_object('id', NEW.id, 'sender', NEW.sender, 'heading', NEW.heading, 'field', NEW.field));
                 END;

-- trigger journal_committee_member_delete
CREATE TRIGGER journal_committee_member_delete AFTER delete ON committee_member BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('committee_member', OLD.id, OLD.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'class_id', OLD.class_id, 'position', OLD.position, 'body', OLD.body, 'post', OLD.post, 'enrolment_id', OLD.enrolment_id), NULL);
                 END;

-- trigger journal_committee_member_insert
CREATE TRIGGER journal_committee_member_insert AFTER insert ON committee_member BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('committee_member', NEW.id, NEW.uid, NULL, json_object('id', NEW.id, 'uid', NEW.uid, 'class_id', NEW.class_id, 'position', NEW.position, 'body', NEW.body, 'post', NEW.post, 'enrolment_id', NEW.enrolment_id));
                 END;

-- trigger journal_committee_member_update
CREATE TRIGGER journal_committee_member_update AFTER update ON committee_member BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('committee_member', NEW.id, NEW.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'class_id', OLD.class_id, 'position', OLD.position, 'body', OLD.body, 'post', OLD.post, 'enrolment_id', OLD.enrolment_id), json_object('id', NEW.id, 'uid', NEW.uid, 'class_id', NEW.class_id, 'position', NEW.position, 'body', NEW.body, 'post', NEW.post, 'enrolment_id', NEW.enrolment_id));
                 END;

-- trigger journal_conclusion_withdrawal_delete
CREATE TRIGGER journal_conclusion_withdrawal_delete AFTER delete ON conclusion_withdrawal BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('conclusion_withdrawal', OLD.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'concluded_on', OLD.concluded_on, 'withdrawn_on', OLD.withdrawn_on, 'reason', OLD.reason), NULL);
                 END;

-- trigger journal_conclusion_withdrawal_insert
CREATE TRIGGER journal_conclusion_withdrawal_insert AFTER insert ON conclusion_withdrawal BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('conclusion_withdrawal', NEW.id, '', NULL, json_object('id', NEW.id, 'class_id', NEW.class_id, 'concluded_on', NEW.concluded_on, 'withdrawn_on', NEW.withdrawn_on, 'reason', NEW.reason));
                 END;

-- trigger journal_conclusion_withdrawal_update
CREATE TRIGGER journal_conclusion_withdrawal_update AFTER update ON conclusion_withdrawal BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('conclusion_withdrawal', NEW.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'concluded_on', OLD.concluded_on, 'withdrawn_on', OLD.withdrawn_on, 'reason', OLD.reason), json_object('id', NEW.id, 'class_id', NEW.class_id, 'concluded_on', NEW.concluded_on, 'withdrawn_on', NEW.withdrawn_on, 'reason', NEW.reason));
                 END;

-- trigger journal_conduct_delete
CREATE TRIGGER journal_conduct_delete AFTER delete ON conduct BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('conduct', OLD.id, '', json_object('id', OLD.id, 'enrolment_id', OLD.enrolment_id, 'grade', OLD.grade, 'note', OLD.note, 'judged_by', OLD.judged_by), NULL);
                 END;

-- trigger journal_conduct_insert
CREATE TRIGGER journal_conduct_insert AFTER insert ON conduct BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('conduct', NEW.id, '', NULL, json_object('id', NEW.id, 'enrolment_id', NEW.enrolment_id, 'grade', NEW.grade, 'note', NEW.note, 'judged_by', NEW.judged_by));
                 END;

-- trigger journal_conduct_update
CREATE TRIGGER journal_conduct_update AFTER update ON conduct BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('conduct', NEW.id, '', json_object('id', OLD.id, 'enrolment_id', OLD.enrolment_id, 'grade', OLD.grade, 'note', OLD.note, 'judged_by', OLD.judged_by), json_object('id', NEW.id, 'enrolment_id', NEW.enrolment_id, 'grade', NEW.grade, 'note', NEW.note, 'judged_by', NEW.judged_by));
                 END;

-- trigger journal_cost_line_delete
CREATE TRIGGER journal_cost_line_delete AFTER delete ON cost_line BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('cost_line', OLD.id, OLD.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'class_id', OLD.class_id, 'position', OLD.position, 'kind', OLD.kind, 'amount', OLD.amount, 'paid_on', OLD.paid_on, 'note', OLD.note), NULL);
                 END;

-- trigger journal_cost_line_insert
CREATE TRIGGER journal_cost_line_insert AFTER insert ON cost_line BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('cost_line', NEW.id, NEW.uid, NULL, json_object('id', NEW.id, 'uid', NEW.uid, 'class_id', NEW.class_id, 'position', NEW.position, 'kind', NEW.kind, 'amount', NEW.amount, 'paid_on', NEW.paid_on, 'note', NEW.note));
                 END;

-- trigger journal_cost_line_update
CREATE TRIGGER journal_cost_line_update AFTER update ON cost_line BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('cost_line', NEW.id, NEW.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'class_id', OLD.class_id, 'position', OLD.position, 'kind', OLD.kind, 'amount', OLD.amount, 'paid_on', OLD.paid_on, 'note', OLD.note), json_object('id', NEW.id, 'uid', NEW.uid, 'class_id', NEW.class_id, 'position', NEW.position, 'kind', NEW.kind, 'amount', NEW.amount, 'paid_on', NEW.paid_on, 'note', NEW.note));
                 END;

-- trigger journal_credit_column_delete
CREATE TRIGGER journal_credit_column_delete AFTER delete ON credit_column BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('credit_column', OLD.id, '', json_object('id', OLD.id, 'position', OLD.position, 'field', OLD.field, 'heading', OLD.heading, 'fixed', OLD.fixed), NULL);
                 END;

-- trigger journal_credit_column_insert
CREATE TRIGGER journal_credit_column_insert AFTER insert ON credit_column BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('credit_column', NEW.id, '', NULL, json_object('id', NEW.id, 'position', NEW.position, 'field', NEW.field, 'heading', NEW.heading, 'fixed', NEW.fixed));
                 END;

-- trigger journal_credit_column_update
CREATE TRIGGER journal_credit_column_update AFTER update ON credit_column BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('credit_column', NEW.id, '', json_object('id', OLD.id, 'position', OLD.position, 'field', OLD.field, 'heading', OLD.heading, 'fixed', OLD.fixed), json_object('id', NEW.id, 'position', NEW.position, 'field', NEW.field, 'heading', NEW.heading, 'fixed', NEW.fixed));
                 END;

-- trigger journal_distinct_people_delete
CREATE TRIGGER journal_distinct_people_delete AFTER delete ON distinct_people BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('distinct_people', OLD.id, '', json_object('id', OLD.id, 'first_id', OLD.first_id, 'second_id', OLD.second_id), NULL);
                 END;

-- trigger journal_distinct_people_insert
CREATE TRIGGER journal_distinct_people_insert AFTER insert ON distinct_people BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('distinct_people', NEW.id, '', NULL, json_object('id', NEW.id, 'first_id', NEW.first_id, 'second_id', NEW.second_id));
                 END;

-- trigger journal_distinct_people_update
CREATE TRIGGER journal_distinct_people_update AFTER update ON distinct_people BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('distinct_people', NEW.id, '', json_object('id', OLD.id, 'first_id', OLD.first_id, 'second_id', OLD.second_id), json_object('id', NEW.id, 'first_id', NEW.first_id, 'second_id', NEW.second_id));
                 END;

-- trigger journal_earlier_certificate_delete
CREATE TRIGGER journal_earlier_certificate_delete AFTER delete ON earlier_certificate BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('earlier_certificate', OLD.id, OLD.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'number', OLD.number, 'name', OLD.name, 'id_number', OLD.id_number, 'class_title', OLD.class_title, 'opens_on', OLD.opens_on, 'closes_on', OLD.closes_on, 'hours', OLD.hours, 'issued_on', OLD.issued_on, 'state', OLD.state, 'handed_over_on', OLD.handed_over_on, 'voided_on', OLD.voided_on, 'void_reason', OLD.void_reason, 'note', OLD.note, 'source', OLD.source), NULL);
                 END;

-- trigger journal_earlier_certificate_insert
CREATE TRIGGER journal_earlier_certificate_insert AFTER insert ON earlier_certificate BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('earlier_certificate', NEW.id, NEW.uid, NULL, json_object('id', NEW.id, 'uid', NEW.uid, 'number', NEW.number, 'name', NEW.name, 'id_number', NEW.id_number, 'class_title', NEW.class_title, 'opens_on', NEW.opens_on, 'closes_on', NEW.closes_on, 'hours', NEW.hours, 'issued_on', NEW.issued_on, 'state', NEW.state, 'handed_over_on', NEW.handed_over_on, 'voided_on', NEW.voided_on, 'void_reason', NEW.void_reason, 'note', NEW.note, 'source', NEW.source));
                 END;

-- trigger journal_earlier_certificate_update
CREATE TRIGGER journal_earlier_certificate_update AFTER update ON earlier_certificate BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('earlier_certificate', NEW.id, NEW.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'number', OLD.number, 'name', OLD.name, 'id_number', OLD.id_number, 'class_title', OLD.class_title, 'opens_on', OLD.opens_on, 'closes_on', OLD.closes_on, 'hours', OLD.hours, 'issued_on', OLD.issued_on, 'state', OLD.state, 'handed_over_on', OLD.handed_over_on, 'voided_on', OLD.voided_on, 'void_reason', OLD.void_reason, 'note', OLD.note, 'source', OLD.source), json_object('id', NEW.id, 'uid', NEW.uid, 'number', NEW.number, 'name', NEW.name, 'id_number', NEW.id_number, 'class_title', NEW.class_title, 'opens_on', NEW.opens_on, 'closes_on', NEW.closes_on, 'hours', NEW.hours, 'issued_on', NEW.issued_on, 'state', NEW.state, 'handed_over_on', NEW.handed_over_on, 'voided_on', NEW.voided_on, 'void_reason', NEW.void_reason, 'note', NEW.note, 'source', NEW.source));
                 END;

-- trigger journal_election_delete
CREATE TRIGGER journal_election_delete AFTER delete ON election BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('election', OLD.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'body', OLD.body, 'held_on', OLD.held_on, 'way', OLD.way, 'voters', OLD.voters, 'minutes', OLD.minutes), NULL);
                 END;

-- trigger journal_election_insert
CREATE TRIGGER journal_election_insert AFTER insert ON election BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('election', NEW.id, '', NULL, json_object('id', NEW.id, 'class_id', NEW.class_id, 'body', NEW.body, 'held_on', NEW.held_on, 'way', NEW.way, 'voters', NEW.voters, 'minutes', NEW.minutes));
                 END;

-- trigger journal_election_update
CREATE TRIGGER journal_election_update AFTER update ON election BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('election', NEW.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'body', OLD.body, 'held_on', OLD.held_on, 'way', OLD.way, 'voters', OLD.voters, 'minutes', OLD.minutes), json_object('id', NEW.id, 'class_id', NEW.class_id, 'body', NEW.body, 'held_on', NEW.held_on, 'way', NEW.way, 'voters', NEW.voters, 'minutes', NEW.minutes));
                 END;

-- trigger journal_enrolment_delete
CREATE TRIGGER journal_enrolment_delete AFTER delete ON enrolment BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('enrolment', OLD.id, OLD.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'class_id', OLD.class_id, 'person_id', OLD.person_id, 'unit', OLD.unit, 'city', OLD.city, 'post', OLD.post, 'title', OLD.title, 'title_level', OLD.title_level, 'field', OLD.field, 'political_status', OLD.political_status, 'phone', OLD.phone, 'front_line', OLD.front_line, 'front_line_how', OLD.front_line_how, 'lodging', OLD.lodging, 'food', OLD.food, 'arrival', OLD.arrival, 'departure', OLD.departure, 'note', OLD.note, 'extra', OLD.extra, 'status', OLD.status, 'reason', OLD.reason, 'roster_number', OLD.roster_number, 'study_group', OLD.study_group, 'source_file', OLD.source_file, 'source_row', OLD.source_row, 'seen_title_certificate', OLD.seen_title_certificate, 'seen_recommendation', OLD.seen_recommendation, 'seen_unit_seal', OLD.seen_unit_seal, 'replaces_id', OLD.replaces_id, 'source_sheet', OLD.source_sheet, 'source_id', OLD.source_id, 'leads_group', OLD.leads_group, 'seat', OLD.seat, 'room', OLD.room), NULL);
                 END;

-- trigger journal_enrolment_insert
CREATE TRIGGER journal_enrolment_insert AFTER insert ON enrolment BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('enrolment', NEW.id, NEW.uid, NULL, json_object('id', NEW.id, 'uid', NEW.uid, 'class_id', NEW.class_id, 'person_id', NEW.person_id, 'unit', NEW.unit, 'city', NEW.city, 'post', NEW.post, 'title', NEW.title, 'title_level', NEW.title_level, 'field', NEW.field, 'political_status', NEW.political_status, 'phone', NEW.phone, 'front_line', NEW.front_line, 'front_line_how', NEW.front_line_how, 'lodging', NEW.lodging, 'food', NEW.food, 'arrival', NEW.arrival, 'departure', NEW.departure, 'note', NEW.note, 'extra', NEW.extra, 'status', NEW.status, 'reason', NEW.reason, 'roster_number', NEW.roster_number, 'study_group', NEW.study_group, 'source_file', NEW.source_file, 'source_row', NEW.source_row, 'seen_title_certificate', NEW.seen_title_certificate, 'seen_recommendation', NEW.seen_recommendation, 'seen_unit_seal', NEW.seen_unit_seal, 'replaces_id', NEW.replaces_id, 'source_sheet', NEW.source_sheet, 'source_id', NEW.source_id, 'leads_group', NEW.leads_group, 'seat', NEW.seat, 'room', NEW.room));
                 END;

-- trigger journal_enrolment_update
CREATE TRIGGER journal_enrolment_update AFTER update ON enrolment BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('enrolment', NEW.id, NEW.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'class_id', OLD.class_id, 'person_id', OLD.person_id, 'unit', OLD.unit, 'city', OLD.city, 'post', OLD.post, 'title', OLD.title, 'title_level', OLD.title_level, 'field', OLD.field, 'political_status', OLD.political_status, 'phone', OLD.phone, 'front_line', OLD.front_line, 'front_line_how', OLD.front_line_how, 'lodging', OLD.lodging, 'food', OLD.food, 'arrival', OLD.arrival, 'departure', OLD.departure, 'note', OLD.note, 'extra', OLD.extra, 'status', OLD.status, 'reason', OLD.reason, 'roster_number', OLD.roster_number, 'study_group', OLD.study_group, 'source_file', OLD.source_file, 'source_row', OLD.source_row, 'seen_title_certificate', OLD.seen_title_certificate, 'seen_recommendation', OLD.seen_recommendation, 'seen_unit_seal', OLD.seen_unit_seal, 'replaces_id', OLD.replaces_id, 'source_sheet', OLD.source_sheet, 'source_id', OLD.source_id, 'leads_group', OLD.leads_group, 'seat', OLD.seat, 'room', OLD.room), json_object('id', NEW.id, 'uid', NEW.uid, 'class_id', NEW.class_id, 'person_id', NEW.person_id, 'unit', NEW.unit, 'city', NEW.city, 'post', NEW.post, 'title', NEW.title, 'title_level', NEW.title_level, 'field', NEW.field, 'political_status', NEW.political_status, 'phone', NEW.phone, 'front_line', NEW.front_line, 'front_line_how', NEW.front_line_how, 'lodging', NEW.lodging, 'food', NEW.food, 'arrival', NEW.arrival, 'departure', NEW.departure, 'note', NEW.note, 'extra', NEW.extra, 'status', NEW.status, 'reason', NEW.reason, 'roster_number', NEW.roster_number, 'study_group', NEW.study_group, 'source_file', NEW.source_file, 'source_row', NEW.source_row, 'seen_title_certificate', NEW.seen_title_certificate, 'seen_recommendation', NEW.seen_recommendation, 'seen_unit_seal', NEW.seen_unit_seal, 'replaces_id', NEW.replaces_id, 'source_sheet', NEW.source_sheet, 'source_id', NEW.source_id, 'leads_group', NEW.leads_group, 'seat', NEW.seat, 'room', NEW.room));
                 END;

-- trigger journal_excellent_learner_delete
CREATE TRIGGER journal_excellent_learner_delete AFTER delete ON excellent_learner BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('excellent_learner', OLD.id, '', json_object('id', OLD.id, 'enrolment_id', OLD.enrolment_id, 'reason', OLD.reason), NULL);
                 END;

-- trigger journal_excellent_learner_insert
CREATE TRIGGER journal_excellent_learner_insert AFTER insert ON excellent_learner BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('excellent_learner', NEW.id, '', NULL, json_object('id', NEW.id, 'enrolment_id', NEW.enrolment_id, 'reason', NEW.reason));
                 END;

-- trigger journal_excellent_learner_update
CREATE TRIGGER journal_excellent_learner_update AFTER update ON excellent_learner BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('excellent_learner', NEW.id, '', json_object('id', OLD.id, 'enrolment_id', OLD.enrolment_id, 'reason', OLD.reason), json_object('id', NEW.id, 'enrolment_id', NEW.enrolment_id, 'reason', NEW.reason));
                 END;

-- trigger journal_fee_line_delete
CREATE TRIGGER journal_fee_line_delete AFTER delete ON fee_line BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('fee_line', OLD.id, OLD.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'class_id', OLD.class_id, 'position', OLD.position, 'teacher_id', OLD.teacher_id, 'hours', OLD.hours, 'net', OLD.net, 'gross', OLD.gross), NULL);
                 END;

-- trigger journal_fee_line_insert
CREATE TRIGGER journal_fee_line_insert AFTER insert ON fee_line BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('fee_line', NEW.id, NEW.uid, NULL, json_object('id', NEW.id, 'uid', NEW.uid, 'class_id', NEW.class_id, 'position', NEW.position, 'teacher_id', NEW.teacher_id, 'hours', NEW.hours, 'net', NEW.net, 'gross', NEW.gross));
                 END;

-- trigger journal_fee_line_update
CREATE TRIGGER journal_fee_line_update AFTER update ON fee_line BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('fee_line', NEW.id, NEW.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'class_id', OLD.class_id, 'position', OLD.position, 'teacher_id', OLD.teacher_id, 'hours', OLD.hours, 'net', OLD.net, 'gross', OLD.gross), json_object('id', NEW.id, 'uid', NEW.uid, 'class_id', NEW.class_id, 'position', NEW.position, 'teacher_id', NEW.teacher_id, 'hours', NEW.hours, 'net', NEW.net, 'gross', NEW.gross));
                 END;

-- trigger journal_filing_delete
CREATE TRIGGER journal_filing_delete AFTER delete ON filing BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('filing', OLD.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'filed_on', OLD.filed_on, 'opening_then', OLD.opening_then, 'receipt_number', OLD.receipt_number), NULL);
                 END;

-- trigger journal_filing_insert
CREATE TRIGGER journal_filing_insert AFTER insert ON filing BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('filing', NEW.id, '', NULL, json_object('id', NEW.id, 'class_id', NEW.class_id, 'filed_on', NEW.filed_on, 'opening_then', NEW.opening_then, 'receipt_number', NEW.receipt_number));
                 END;

-- trigger journal_filing_update
CREATE TRIGGER journal_filing_update AFTER update ON filing BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('filing', NEW.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'filed_on', OLD.filed_on, 'opening_then', OLD.opening_then, 'receipt_number', OLD.receipt_number), json_object('id', NEW.id, 'class_id', NEW.class_id, 'filed_on', NEW.filed_on, 'opening_then', NEW.opening_then, 'receipt_number', NEW.receipt_number));
                 END;

-- trigger journal_form_definition_delete
CREATE TRIGGER journal_form_definition_delete AFTER delete ON form_definition BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('form_definition', OLD.id, '', json_object('id', OLD.id, 'notice_id', OLD.notice_id, 'kind', OLD.kind, 'body', OLD.body), NULL);
                 END;

-- trigger journal_form_definition_insert
CREATE TRIGGER journal_form_definition_insert AFTER insert ON form_definition BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('form_definition', NEW.id, '', NULL, json_object('id', NEW.id, 'notice_id', NEW.notice_id, 'kind', NEW.kind, 'body', NEW.body));
                 END;

-- trigger journal_form_definition_update
CREATE TRIGGER journal_form_definition_update AFTER update ON form_definition BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('form_definition', NEW.id, '', json_object('id', OLD.id, 'notice_id', OLD.notice_id, 'kind', OLD.kind, 'body', OLD.body), json_object('id', NEW.id, 'notice_id', NEW.notice_id, 'kind', NEW.kind, 'body', NEW.body));
                 END;

-- trigger journal_former_document_delete
CREATE TRIGGER journal_former_document_delete AFTER delete ON former_document BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('former_document', OLD.id, '', json_object('id', OLD.id, 'person_id', OLD.person_id, 'document_kind', OLD.document_kind, 'id_number', OLD.id_number), NULL);
                 END;

-- trigger journal_former_document_insert
CREATE TRIGGER journal_former_document_insert AFTER insert ON former_document BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('former_document', NEW.id, '', NULL, json_object('id', NEW.id, 'person_id', NEW.person_id, 'document_kind', NEW.document_kind, 'id_number', NEW.id_number));
                 END;

-- trigger journal_former_document_update
CREATE TRIGGER journal_former_document_update AFTER update ON former_document BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('former_document', NEW.id, '', json_object('id', OLD.id, 'person_id', OLD.person_id, 'document_kind', OLD.document_kind, 'id_number', OLD.id_number), json_object('id', NEW.id, 'person_id', NEW.person_id, 'document_kind', NEW.document_kind, 'id_number', NEW.id_number));
                 END;

-- trigger journal_income_line_delete
CREATE TRIGGER journal_income_line_delete AFTER delete ON income_line BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('income_line', OLD.id, OLD.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'class_id', OLD.class_id, 'position', OLD.position, 'kind', OLD.kind, 'amount', OLD.amount, 'refunded_on', OLD.refunded_on, 'note', OLD.note, 'received_on', OLD.received_on), NULL);
                 END;

-- trigger journal_income_line_insert
CREATE TRIGGER journal_income_line_insert AFTER insert ON income_line BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('income_line', NEW.id, NEW.uid, NULL, json_object('id', NEW.id, 'uid', NEW.uid, 'class_id', NEW.class_id, 'position', NEW.position, 'kind', NEW.kind, 'amount', NEW.amount, 'refunded_on', NEW.refunded_on, 'note', NEW.note, 'received_on', NEW.received_on));
                 END;

-- trigger journal_income_line_update
CREATE TRIGGER journal_income_line_update AFTER update ON income_line BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('income_line', NEW.id, NEW.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'class_id', OLD.class_id, 'position', OLD.position, 'kind', OLD.kind, 'amount', OLD.amount, 'refunded_on', OLD.refunded_on, 'note', OLD.note, 'received_on', OLD.received_on), json_object('id', NEW.id, 'uid', NEW.uid, 'class_id', NEW.class_id, 'position', NEW.position, 'kind', NEW.kind, 'amount', NEW.amount, 'refunded_on', NEW.refunded_on, 'note', NEW.note, 'received_on', NEW.received_on));
                 END;

-- trigger journal_institution_delete
CREATE TRIGGER journal_institution_delete AFTER delete ON institution BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('institution', OLD.id, '', json_object('id', OLD.id, 'name', OLD.name, 'address', OLD.address, 'phone', OLD.phone, 'email', OLD.email, 'contact', OLD.contact, 'certificate_issuer', OLD.certificate_issuer, 'credit_everybody', OLD.credit_everybody), NULL);
                 END;

-- trigger journal_institution_insert
CREATE TRIGGER journal_institution_insert AFTER insert ON institution BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('institution', NEW.id, '', NULL, json_object('id', NEW.id, 'name', NEW.name, 'address', NEW.address, 'phone', NEW.phone, 'email', NEW.email, 'contact', NEW.contact, 'certificate_issuer', NEW.certificate_issuer, 'credit_everybody', NEW.credit_everybody));
                 END;

-- trigger journal_institution_update
CREATE TRIGGER journal_institution_update AFTER update ON institution BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('institution', NEW.id, '', json_object('id', OLD.id, 'name', OLD.name, 'address', OLD.address, 'phone', OLD.phone, 'email', OLD.email, 'contact', OLD.contact, 'certificate_issuer', OLD.certificate_issuer, 'credit_everybody', OLD.credit_everybody), json_object('id', NEW.id, 'name', NEW.name, 'address', NEW.address, 'phone', NEW.phone, 'email', NEW.email, 'contact', NEW.contact, 'certificate_issuer', NEW.certificate_issuer, 'credit_everybody', NEW.credit_everybody));
                 END;

-- trigger journal_learner_card_delete
CREATE TRIGGER journal_learner_card_delete AFTER delete ON learner_card BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('learner_card', OLD.id, '', json_object('id', OLD.id, 'enrolment_id', OLD.enrolment_id, 'code', OLD.code), NULL);
                 END;

-- trigger journal_learner_card_insert
CREATE TRIGGER journal_learner_card_insert AFTER insert ON learner_card BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('learner_card', NEW.id, '', NULL, json_object('id', NEW.id, 'enrolment_id', NEW.enrolment_id, 'code', NEW.code));
                 END;

-- trigger journal_learner_card_update
CREATE TRIGGER journal_learner_card_update AFTER update ON learner_card BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('learner_card', NEW.id, '', json_object('id', OLD.id, 'enrolment_id', OLD.enrolment_id, 'code', OLD.code), json_object('id', NEW.id, 'enrolment_id', NEW.enrolment_id, 'code', NEW.code));
                 END;

-- trigger journal_listed_number_delete
CREATE TRIGGER journal_listed_number_delete AFTER delete ON listed_number BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('listed_number', OLD.id, OLD.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'class_id', OLD.class_id, 'position', OLD.position, 'number', OLD.number, 'source', OLD.source, 'enrolment_id', OLD.enrolment_id), NULL);
                 END;

-- trigger journal_listed_number_insert
CREATE TRIGGER journal_listed_number_insert AFTER insert ON listed_number BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('listed_number', NEW.id, NEW.uid, NULL, json_object('id', NEW.id, 'uid', NEW.uid, 'class_id', NEW.class_id, 'position', NEW.position, 'number', NEW.number, 'source', NEW.source, 'enrolment_id', NEW.enrolment_id));
                 END;

-- trigger journal_listed_number_update
CREATE TRIGGER journal_listed_number_update AFTER update ON listed_number BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('listed_number', NEW.id, NEW.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'class_id', OLD.class_id, 'position', OLD.position, 'number', OLD.number, 'source', OLD.source, 'enrolment_id', OLD.enrolment_id), json_object('id', NEW.id, 'uid', NEW.uid, 'class_id', NEW.class_id, 'position', NEW.position, 'number', NEW.number, 'source', NEW.source, 'enrolment_id', NEW.enrolment_id));
                 END;

-- trigger journal_mark_correction_delete
CREATE TRIGGER journal_mark_correction_delete AFTER delete ON mark_correction BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('mark_correction', OLD.id, '', json_object('id', OLD.id, 'session_id', OLD.session_id, 'enrolment_id', OLD.enrolment_id, 'before_mark', OLD.before_mark, 'after_mark', OLD.after_mark, 'reason', OLD.reason, 'corrected_at', OLD.corrected_at, 'by_whom', OLD.by_whom), NULL);
                 END;

-- trigger journal_mark_correction_insert
CREATE TRIGGER journal_mark_correction_insert AFTER insert ON mark_correction BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('mark_correction', NEW.id, '', NULL, json_object('id', NEW.id, 'session_id', NEW.session_id, 'enrolment_id', NEW.enrolment_id, 'before_mark', NEW.before_mark, 'after_mark', NEW.after_mark, 'reason', NEW.reason, 'corrected_at', NEW.corrected_at, 'by_whom', NEW.by_whom));
                 END;

-- trigger journal_mark_correction_update
CREATE TRIGGER journal_mark_correction_update AFTER update ON mark_correction BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('mark_correction', NEW.id, '', json_object('id', OLD.id, 'session_id', OLD.session_id, 'enrolment_id', OLD.enrolment_id, 'before_mark', OLD.before_mark, 'after_mark', OLD.after_mark, 'reason', OLD.reason, 'corrected_at', OLD.corrected_at, 'by_whom', OLD.by_whom), json_object('id', NEW.id, 'session_id', NEW.session_id, 'enrolment_id', NEW.enrolment_id, 'before_mark', NEW.before_mark, 'after_mark', NEW.after_mark, 'reason', NEW.reason, 'corrected_at', NEW.corrected_at, 'by_whom', NEW.by_whom));
                 END;

-- trigger journal_narrative_delete
CREATE TRIGGER journal_narrative_delete AFTER delete ON narrative BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('narrative', OLD.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'paper', OLD.paper, 'section', OLD.section, 'body', OLD.body), NULL);
                 END;

-- trigger journal_narrative_insert
CREATE TRIGGER journal_narrative_insert AFTER insert ON narrative BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('narrative', NEW.id, '', NULL, json_object('id', NEW.id, 'class_id', NEW.class_id, 'paper', NEW.paper, 'section', NEW.section, 'body', NEW.body));
                 END;

-- trigger journal_narrative_update
CREATE TRIGGER journal_narrative_update AFTER update ON narrative BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('narrative', NEW.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'paper', OLD.paper, 'section', OLD.section, 'body', OLD.body), json_object('id', NEW.id, 'class_id', NEW.class_id, 'paper', NEW.paper, 'section', NEW.section, 'body', NEW.body));
                 END;

-- trigger journal_notice_delete
CREATE TRIGGER journal_notice_delete AFTER delete ON notice BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('notice', OLD.id, '', json_object('id', OLD.id, 'year', OLD.year, 'body', OLD.body), NULL);
                 END;

-- trigger journal_notice_insert
CREATE TRIGGER journal_notice_insert AFTER insert ON notice BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('notice', NEW.id, '', NULL, json_object('id', NEW.id, 'year', NEW.year, 'body', NEW.body));
                 END;

-- trigger journal_notice_update
CREATE TRIGGER journal_notice_update AFTER update ON notice BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('notice', NEW.id, '', json_object('id', OLD.id, 'year', OLD.year, 'body', OLD.body), json_object('id', NEW.id, 'year', NEW.year, 'body', NEW.body));
                 END;

-- trigger journal_notice_version_delete
CREATE TRIGGER journal_notice_version_delete AFTER delete ON notice_version BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('notice_version', OLD.id, '', json_object('id', OLD.id, 'notice_id', OLD.notice_id, 'body', OLD.body), NULL);
                 END;

-- trigger journal_notice_version_insert
CREATE TRIGGER journal_notice_version_insert AFTER insert ON notice_version BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('notice_version', NEW.id, '', NULL, json_object('id', NEW.id, 'notice_id', NEW.notice_id, 'body', NEW.body));
                 END;

-- trigger journal_notice_version_update
CREATE TRIGGER journal_notice_version_update AFTER update ON notice_version BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('notice_version', NEW.id, '', json_object('id', OLD.id, 'notice_id', OLD.notice_id, 'body', OLD.body), json_object('id', NEW.id, 'notice_id', NEW.notice_id, 'body', NEW.body));
                 END;

-- trigger journal_number_counter_delete
CREATE TRIGGER journal_number_counter_delete AFTER delete ON number_counter BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('number_counter', OLD.id, '', json_object('id', OLD.id, 'sequence', OLD.sequence, 'last', OLD.last, 'first', OLD.first), NULL);
                 END;

-- trigger journal_number_counter_insert
CREATE TRIGGER journal_number_counter_insert AFTER insert ON number_counter BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('number_counter', NEW.id, '', NULL, json_object('id', NEW.id, 'sequence', NEW.sequence, 'last', NEW.last, 'first', NEW.first));
                 END;

-- trigger journal_number_counter_update
CREATE TRIGGER journal_number_counter_update AFTER update ON number_counter BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('number_counter', NEW.id, '', json_object('id', OLD.id, 'sequence', OLD.sequence, 'last', OLD.last, 'first', OLD.first), json_object('id', NEW.id, 'sequence', NEW.sequence, 'last', NEW.last, 'first', NEW.first));
                 END;

-- trigger journal_number_scheme_delete
CREATE TRIGGER journal_number_scheme_delete AFTER delete ON number_scheme BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('number_scheme', OLD.id, OLD.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'name', OLD.name, 'pattern', OLD.pattern, 'start', OLD.start), NULL);
                 END;

-- trigger journal_number_scheme_insert
CREATE TRIGGER journal_number_scheme_insert AFTER insert ON number_scheme BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('number_scheme', NEW.id, NEW.uid, NULL, json_object('id', NEW.id, 'uid', NEW.uid, 'name', NEW.name, 'pattern', NEW.pattern, 'start', NEW.start));
                 END;

-- trigger journal_number_scheme_update
CREATE TRIGGER journal_number_scheme_update AFTER update ON number_scheme BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('number_scheme', NEW.id, NEW.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'name', OLD.name, 'pattern', OLD.pattern, 'start', OLD.start), json_object('id', NEW.id, 'uid', NEW.uid, 'name', NEW.name, 'pattern', NEW.pattern, 'start', NEW.start));
                 END;

-- trigger journal_outcome_delete
CREATE TRIGGER journal_outcome_delete AFTER delete ON outcome BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('outcome', OLD.id, OLD.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'class_id', OLD.class_id, 'position', OLD.position, 'kind', OLD.kind, 'title', OLD.title, 'happened_on', OLD.happened_on, 'detail', OLD.detail, 'source', OLD.source, 'link', OLD.link, 'settled_on', OLD.settled_on), NULL);
                 END;

-- trigger journal_outcome_insert
CREATE TRIGGER journal_outcome_insert AFTER insert ON outcome BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('outcome', NEW.id, NEW.uid, NULL, json_object('id', NEW.id, 'uid', NEW.uid, 'class_id', NEW.class_id, 'position', NEW.position, 'kind', NEW.kind, 'title', NEW.title, 'happened_on', NEW.happened_on, 'detail', NEW.detail, 'source', NEW.source, 'link', NEW.link, 'settled_on', NEW.settled_on));
                 END;

-- trigger journal_outcome_update
CREATE TRIGGER journal_outcome_update AFTER update ON outcome BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('outcome', NEW.id, NEW.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'class_id', OLD.class_id, 'position', OLD.position, 'kind', OLD.kind, 'title', OLD.title, 'happened_on', OLD.happened_on, 'detail', OLD.detail, 'source', OLD.source, 'link', OLD.link, 'settled_on', OLD.settled_on), json_object('id', NEW.id, 'uid', NEW.uid, 'class_id', NEW.class_id, 'position', NEW.position, 'kind', NEW.kind, 'title', NEW.title, 'happened_on', NEW.happened_on, 'detail', NEW.detail, 'source', NEW.source, 'link', NEW.link, 'settled_on', NEW.settled_on));
                 END;

-- trigger journal_own_font_delete
CREATE TRIGGER journal_own_font_delete AFTER delete ON own_font BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('own_font', OLD.id, OLD.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'title', OLD.title, 'file_name', OLD.file_name, 'bytes', OLD.bytes, 'sha256', OLD.sha256, 'added_on', OLD.added_on), NULL);
                 END;

-- trigger journal_own_font_insert
CREATE TRIGGER journal_own_font_insert AFTER insert ON own_font BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('own_font', NEW.id, NEW.uid, NULL, json_object('id', NEW.id, 'uid', NEW.uid, 'title', NEW.title, 'file_name', NEW.file_name, 'bytes', NEW.bytes, 'sha256', NEW.sha256, 'added_on', NEW.added_on));
                 END;

-- trigger journal_own_font_update
CREATE TRIGGER journal_own_font_update AFTER update ON own_font BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('own_font', NEW.id, NEW.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'title', OLD.title, 'file_name', OLD.file_name, 'bytes', OLD.bytes, 'sha256', OLD.sha256, 'added_on', OLD.added_on), json_object('id', NEW.id, 'uid', NEW.uid, 'title', NEW.title, 'file_name', NEW.file_name, 'bytes', NEW.bytes, 'sha256', NEW.sha256, 'added_on', NEW.added_on));
                 END;

-- trigger journal_own_form_delete
CREATE TRIGGER journal_own_form_delete AFTER delete ON own_form BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('own_form', OLD.id, OLD.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'notice_id', OLD.notice_id, 'class_id', OLD.class_id, 'kind', OLD.kind, 'title', OLD.title, 'file_name', OLD.file_name, 'format', OLD.format, 'bytes', OLD.bytes, 'sha256', OLD.sha256, 'added_on', OLD.added_on, 'retired', OLD.retired), NULL);
                 END;

-- trigger journal_own_form_insert
CREATE TRIGGER journal_own_form_insert AFTER insert ON own_form BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('own_form', NEW.id, NEW.uid, NULL, json_object('id', NEW.id, 'uid', NEW.uid, 'notice_id', NEW.notice_id, 'class_id', NEW.class_id, 'kind', NEW.kind, 'title', NEW.title, 'file_name', NEW.file_name, 'format', NEW.format, 'bytes', NEW.bytes, 'sha256', NEW.sha256, 'added_on', NEW.added_on, 'retired', NEW.retired));
                 END;

-- trigger journal_own_form_update
CREATE TRIGGER journal_own_form_update AFTER update ON own_form BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('own_form', NEW.id, NEW.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'notice_id', OLD.notice_id, 'class_id', OLD.class_id, 'kind', OLD.kind, 'title', OLD.title, 'file_name', OLD.file_name, 'format', OLD.format, 'bytes', OLD.bytes, 'sha256', OLD.sha256, 'added_on', OLD.added_on, 'retired', OLD.retired), json_object('id', NEW.id, 'uid', NEW.uid, 'notice_id', NEW.notice_id, 'class_id', NEW.class_id, 'kind', NEW.kind, 'title', NEW.title, 'file_name', NEW.file_name, 'format', NEW.format, 'bytes', NEW.bytes, 'sha256', NEW.sha256, 'added_on', NEW.added_on, 'retired', NEW.retired));
                 END;

-- trigger journal_packet_item_delete
CREATE TRIGGER journal_packet_item_delete AFTER delete ON packet_item BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('packet_item', OLD.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'code', OLD.code, 'ready', OLD.ready, 'note', OLD.note), NULL);
                 END;

-- trigger journal_packet_item_insert
CREATE TRIGGER journal_packet_item_insert AFTER insert ON packet_item BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('packet_item', NEW.id, '', NULL, json_object('id', NEW.id, 'class_id', NEW.class_id, 'code', NEW.code, 'ready', NEW.ready, 'note', NEW.note));
                 END;

-- trigger journal_packet_item_update
CREATE TRIGGER journal_packet_item_update AFTER update ON packet_item BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('packet_item', NEW.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'code', OLD.code, 'ready', OLD.ready, 'note', OLD.note), json_object('id', NEW.id, 'class_id', NEW.class_id, 'code', NEW.code, 'ready', NEW.ready, 'note', NEW.note));
                 END;

-- trigger journal_person_delete
CREATE TRIGGER journal_person_delete AFTER delete ON person BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('person', OLD.id, OLD.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'name', OLD.name, 'reading', OLD.reading, 'document_kind', OLD.document_kind, 'id_number', OLD.id_number, 'sex', OLD.sex, 'birth', OLD.birth, 'ethnic_group', OLD.ethnic_group, 'erased_on', OLD.erased_on, 'erased_why', OLD.erased_why, 'merged_into_id', OLD.merged_into_id), NULL);
                 END;

-- trigger journal_person_insert
CREATE TRIGGER journal_person_insert AFTER insert ON person BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('person', NEW.id, NEW.uid, NULL, json_object('id', NEW.id, 'uid', NEW.uid, 'name', NEW.name, 'reading', NEW.reading, 'document_kind', NEW.document_kind, 'id_number', NEW.id_number, 'sex', NEW.sex, 'birth', NEW.birth, 'ethnic_group', NEW.ethnic_group, 'erased_on', NEW.erased_on, 'erased_why', NEW.erased_why, 'merged_into_id', NEW.merged_into_id));
                 END;

-- trigger journal_person_update
CREATE TRIGGER journal_person_update AFTER update ON person BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('person', NEW.id, NEW.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'name', OLD.name, 'reading', OLD.reading, 'document_kind', OLD.document_kind, 'id_number', OLD.id_number, 'sex', OLD.sex, 'birth', OLD.birth, 'ethnic_group', OLD.ethnic_group, 'erased_on', OLD.erased_on, 'erased_why', OLD.erased_why, 'merged_into_id', OLD.merged_into_id), json_object('id', NEW.id, 'uid', NEW.uid, 'name', NEW.name, 'reading', NEW.reading, 'document_kind', NEW.document_kind, 'id_number', NEW.id_number, 'sex', NEW.sex, 'birth', NEW.birth, 'ethnic_group', NEW.ethnic_group, 'erased_on', NEW.erased_on, 'erased_why', NEW.erased_why, 'merged_into_id', NEW.merged_into_id));
                 END;

-- trigger journal_printer_delete
CREATE TRIGGER journal_printer_delete AFTER delete ON printer BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('printer', OLD.id, '', json_object('id', OLD.id, 'name', OLD.name, 'front_right', OLD.front_right, 'front_down', OLD.front_down, 'front_scale_x', OLD.front_scale_x, 'front_scale_y', OLD.front_scale_y, 'back_right', OLD.back_right, 'back_down', OLD.back_down, 'back_scale_x', OLD.back_scale_x, 'back_scale_y', OLD.back_scale_y), NULL);
                 END;

-- trigger journal_printer_insert
CREATE TRIGGER journal_printer_insert AFTER insert ON printer BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('printer', NEW.id, '', NULL, json_object('id', NEW.id, 'name', NEW.name, 'front_right', NEW.front_right, 'front_down', NEW.front_down, 'front_scale_x', NEW.front_scale_x, 'front_scale_y', NEW.front_scale_y, 'back_right', NEW.back_right, 'back_down', NEW.back_down, 'back_scale_x', NEW.back_scale_x, 'back_scale_y', NEW.back_scale_y));
                 END;

-- trigger journal_printer_update
CREATE TRIGGER journal_printer_update AFTER update ON printer BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('printer', NEW.id, '', json_object('id', OLD.id, 'name', OLD.name, 'front_right', OLD.front_right, 'front_down', OLD.front_down, 'front_scale_x', OLD.front_scale_x, 'front_scale_y', OLD.front_scale_y, 'back_right', OLD.back_right, 'back_down', OLD.back_down, 'back_scale_x', OLD.back_scale_x, 'back_scale_y', OLD.back_scale_y), json_object('id', NEW.id, 'name', NEW.name, 'front_right', NEW.front_right, 'front_down', NEW.front_down, 'front_scale_x', NEW.front_scale_x, 'front_scale_y', NEW.front_scale_y, 'back_right', NEW.back_right, 'back_down', NEW.back_down, 'back_scale_x', NEW.back_scale_x, 'back_scale_y', NEW.back_scale_y));
                 END;

-- trigger journal_project_delete
CREATE TRIGGER journal_project_delete AFTER delete ON project BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('project', OLD.id, OLD.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'year', OLD.year, 'plan_number', OLD.plan_number, 'title', OLD.title, 'special_topic', OLD.special_topic, 'applicant_unit', OLD.applicant_unit, 'host_unit', OLD.host_unit, 'supervising_department', OLD.supervising_department, 'ours', OLD.ours), NULL);
                 END;

-- trigger journal_project_insert
CREATE TRIGGER journal_project_insert AFTER insert ON project BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('project', NEW.id, NEW.uid, NULL, json_object('id', NEW.id, 'uid', NEW.uid, 'year', NEW.year, 'plan_number', NEW.plan_number, 'title', NEW.title, 'special_topic', NEW.special_topic, 'applicant_unit', NEW.applicant_unit, 'host_unit', NEW.host_unit, 'supervising_department', NEW.supervising_department, 'ours', NEW.ours));
                 END;

-- trigger journal_project_update
CREATE TRIGGER journal_project_update AFTER update ON project BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('project', NEW.id, NEW.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'year', OLD.year, 'plan_number', OLD.plan_number, 'title', OLD.title, 'special_topic', OLD.special_topic, 'applicant_unit', OLD.applicant_unit, 'host_unit', OLD.host_unit, 'supervising_department', OLD.supervising_department, 'ours', OLD.ours), json_object('id', NEW.id, 'uid', NEW.uid, 'year', NEW.year, 'plan_number', NEW.plan_number, 'title', NEW.title, 'special_topic', NEW.special_topic, 'applicant_unit', NEW.applicant_unit, 'host_unit', NEW.host_unit, 'supervising_department', NEW.supervising_department, 'ours', NEW.ours));
                 END;

-- trigger journal_reopening_delete
CREATE TRIGGER journal_reopening_delete AFTER delete ON reopening BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('reopening', OLD.id, OLD.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'class_id', OLD.class_id, 'archived_on', OLD.archived_on, 'reopened_on', OLD.reopened_on, 'who', OLD.who, 'reason', OLD.reason), NULL);
                 END;

-- trigger journal_reopening_insert
CREATE TRIGGER journal_reopening_insert AFTER insert ON reopening BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('reopening', NEW.id, NEW.uid, NULL, json_object('id', NEW.id, 'uid', NEW.uid, 'class_id', NEW.class_id, 'archived_on', NEW.archived_on, 'reopened_on', NEW.reopened_on, 'who', NEW.who, 'reason', NEW.reason));
                 END;

-- trigger journal_reopening_update
CREATE TRIGGER journal_reopening_update AFTER update ON reopening BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('reopening', NEW.id, NEW.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'class_id', OLD.class_id, 'archived_on', OLD.archived_on, 'reopened_on', OLD.reopened_on, 'who', OLD.who, 'reason', OLD.reason), json_object('id', NEW.id, 'uid', NEW.uid, 'class_id', NEW.class_id, 'archived_on', NEW.archived_on, 'reopened_on', NEW.reopened_on, 'who', NEW.who, 'reason', NEW.reason));
                 END;

-- trigger journal_retention_delete
CREATE TRIGGER journal_retention_delete AFTER delete ON retention BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('retention', OLD.id, '', json_object('id', OLD.id, 'years', OLD.years), NULL);
                 END;

-- trigger journal_retention_insert
CREATE TRIGGER journal_retention_insert AFTER insert ON retention BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('retention', NEW.id, '', NULL, json_object('id', NEW.id, 'years', NEW.years));
                 END;

-- trigger journal_retention_update
CREATE TRIGGER journal_retention_update AFTER update ON retention BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('retention', NEW.id, '', json_object('id', OLD.id, 'years', OLD.years), json_object('id', NEW.id, 'years', NEW.years));
                 END;

-- trigger journal_roster_change_delete
CREATE TRIGGER journal_roster_change_delete AFTER delete ON roster_change BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('roster_change', OLD.id, OLD.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'class_id', OLD.class_id, 'enrolment_id', OLD.enrolment_id, 'kind', OLD.kind, 'changed_on', OLD.changed_on, 'field', OLD.field, 'before_text', OLD.before_text, 'after_text', OLD.after_text, 'reason', OLD.reason), NULL);
                 END;

-- trigger journal_roster_change_insert
CREATE TRIGGER journal_roster_change_insert AFTER insert ON roster_change BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('roster_change', NEW.id, NEW.uid, NULL, json_object('id', NEW.id, 'uid', NEW.uid, 'class_id', NEW.class_id, 'enrolment_id', NEW.enrolment_id, 'kind', NEW.kind, 'changed_on', NEW.changed_on, 'field', NEW.field, 'before_text', NEW.before_text, 'after_text', NEW.after_text, 'reason', NEW.reason));
                 END;

-- trigger journal_roster_change_update
CREATE TRIGGER journal_roster_change_update AFTER update ON roster_change BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('roster_change', NEW.id, NEW.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'class_id', OLD.class_id, 'enrolment_id', OLD.enrolment_id, 'kind', OLD.kind, 'changed_on', OLD.changed_on, 'field', OLD.field, 'before_text', OLD.before_text, 'after_text', OLD.after_text, 'reason', OLD.reason), json_object('id', NEW.id, 'uid', NEW.uid, 'class_id', NEW.class_id, 'enrolment_id', NEW.enrolment_id, 'kind', NEW.kind, 'changed_on', NEW.changed_on, 'field', NEW.field, 'before_text', NEW.before_text, 'after_text', NEW.after_text, 'reason', NEW.reason));
                 END;

-- trigger journal_roster_entry_delete
CREATE TRIGGER journal_roster_entry_delete AFTER delete ON roster_entry BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('roster_entry', OLD.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'enrolment_id', OLD.enrolment_id, 'number', OLD.number, 'name', OLD.name, 'sex', OLD.sex, 'id_number', OLD.id_number, 'unit', OLD.unit, 'post', OLD.post, 'title', OLD.title, 'phone', OLD.phone, 'political_status', OLD.political_status), NULL);
                 END;

-- trigger journal_roster_entry_insert
CREATE TRIGGER journal_roster_entry_insert AFTER insert ON roster_entry BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('roster_entry', NEW.id, '', NULL, json_object('id', NEW.id, 'class_id', NEW.class_id, 'enrolment_id', NEW.enrolment_id, 'number', NEW.number, 'name', NEW.name, 'sex', NEW.sex, 'id_number', NEW.id_number, 'unit', NEW.unit, 'post', NEW.post, 'title', NEW.title, 'phone', NEW.phone, 'political_status', NEW.political_status));
                 END;

-- trigger journal_roster_entry_update
CREATE TRIGGER journal_roster_entry_update AFTER update ON roster_entry BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('roster_entry', NEW.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'enrolment_id', OLD.enrolment_id, 'number', OLD.number, 'name', OLD.name, 'sex', OLD.sex, 'id_number', OLD.id_number, 'unit', OLD.unit, 'post', OLD.post, 'title', OLD.title, 'phone', OLD.phone, 'political_status', OLD.political_status), json_object('id', NEW.id, 'class_id', NEW.class_id, 'enrolment_id', NEW.enrolment_id, 'number', NEW.number, 'name', NEW.name, 'sex', NEW.sex, 'id_number', NEW.id_number, 'unit', NEW.unit, 'post', NEW.post, 'title', NEW.title, 'phone', NEW.phone, 'political_status', NEW.political_status));
                 END;

-- trigger journal_roster_unfreezing_delete
CREATE TRIGGER journal_roster_unfreezing_delete AFTER delete ON roster_unfreezing BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('roster_unfreezing', OLD.id, OLD.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'class_id', OLD.class_id, 'frozen_on', OLD.frozen_on, 'unfrozen_on', OLD.unfrozen_on, 'reason', OLD.reason), NULL);
                 END;

-- trigger journal_roster_unfreezing_insert
CREATE TRIGGER journal_roster_unfreezing_insert AFTER insert ON roster_unfreezing BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('roster_unfreezing', NEW.id, NEW.uid, NULL, json_object('id', NEW.id, 'uid', NEW.uid, 'class_id', NEW.class_id, 'frozen_on', NEW.frozen_on, 'unfrozen_on', NEW.unfrozen_on, 'reason', NEW.reason));
                 END;

-- trigger journal_roster_unfreezing_update
CREATE TRIGGER journal_roster_unfreezing_update AFTER update ON roster_unfreezing BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('roster_unfreezing', NEW.id, NEW.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'class_id', OLD.class_id, 'frozen_on', OLD.frozen_on, 'unfrozen_on', OLD.unfrozen_on, 'reason', OLD.reason), json_object('id', NEW.id, 'uid', NEW.uid, 'class_id', NEW.class_id, 'frozen_on', NEW.frozen_on, 'unfrozen_on', NEW.unfrozen_on, 'reason', NEW.reason));
                 END;

-- trigger journal_score_delete
CREATE TRIGGER journal_score_delete AFTER delete ON score BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('score', OLD.id, '', json_object('id', OLD.id, 'enrolment_id', OLD.enrolment_id, 'component', OLD.component, 'tenths', OLD.tenths, 'state', OLD.state, 'resit_tenths', OLD.resit_tenths, 'note', OLD.note), NULL);
                 END;

-- trigger journal_score_insert
CREATE TRIGGER journal_score_insert AFTER insert ON score BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('score', NEW.id, '', NULL, json_object('id', NEW.id, 'enrolment_id', NEW.enrolment_id, 'component', NEW.component, 'tenths', NEW.tenths, 'state', NEW.state, 'resit_tenths', NEW.resit_tenths, 'note', NEW.note));
                 END;

-- trigger journal_score_update
CREATE TRIGGER journal_score_update AFTER update ON score BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('score', NEW.id, '', json_object('id', OLD.id, 'enrolment_id', OLD.enrolment_id, 'component', OLD.component, 'tenths', OLD.tenths, 'state', OLD.state, 'resit_tenths', OLD.resit_tenths, 'note', OLD.note), json_object('id', NEW.id, 'enrolment_id', NEW.enrolment_id, 'component', NEW.component, 'tenths', NEW.tenths, 'state', NEW.state, 'resit_tenths', NEW.resit_tenths, 'note', NEW.note));
                 END;

-- trigger journal_self_score_delete
CREATE TRIGGER journal_self_score_delete AFTER delete ON self_score BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('self_score', OLD.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'indicator', OLD.indicator, 'hundredths', OLD.hundredths, 'reason', OLD.reason, 'evidence', OLD.evidence), NULL);
                 END;

-- trigger journal_self_score_insert
CREATE TRIGGER journal_self_score_insert AFTER insert ON self_score BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('self_score', NEW.id, '', NULL, json_object('id', NEW.id, 'class_id', NEW.class_id, 'indicator', NEW.indicator, 'hundredths', NEW.hundredths, 'reason', NEW.reason, 'evidence', NEW.evidence));
                 END;

-- trigger journal_self_score_update
CREATE TRIGGER journal_self_score_update AFTER update ON self_score BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('self_score', NEW.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'indicator', OLD.indicator, 'hundredths', OLD.hundredths, 'reason', OLD.reason, 'evidence', OLD.evidence), json_object('id', NEW.id, 'class_id', NEW.class_id, 'indicator', NEW.indicator, 'hundredths', NEW.hundredths, 'reason', NEW.reason, 'evidence', NEW.evidence));
                 END;

-- trigger journal_session_closing_delete
CREATE TRIGGER journal_session_closing_delete AFTER delete ON session_closing BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('session_closing', OLD.id, '', json_object('id', OLD.id, 'session_id', OLD.session_id, 'closed_on', OLD.closed_on), NULL);
                 END;

-- trigger journal_session_closing_insert
CREATE TRIGGER journal_session_closing_insert AFTER insert ON session_closing BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('session_closing', NEW.id, '', NULL, json_object('id', NEW.id, 'session_id', NEW.session_id, 'closed_on', NEW.closed_on));
                 END;

-- trigger journal_session_closing_update
CREATE TRIGGER journal_session_closing_update AFTER update ON session_closing BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('session_closing', NEW.id, '', json_object('id', OLD.id, 'session_id', OLD.session_id, 'closed_on', OLD.closed_on), json_object('id', NEW.id, 'session_id', NEW.session_id, 'closed_on', NEW.closed_on));
                 END;

-- trigger journal_session_delete
CREATE TRIGGER journal_session_delete AFTER delete ON session BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('session', OLD.id, OLD.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'class_id', OLD.class_id, 'held_on', OLD.held_on, 'part', OLD.part, 'starts', OLD.starts, 'ends', OLD.ends, 'topic', OLD.topic, 'kind', OLD.kind, 'hours', OLD.hours, 'teacher_id', OLD.teacher_id, 'place', OLD.place, 'mode', OLD.mode, 'position', OLD.position), NULL);
                 END;

-- trigger journal_session_insert
CREATE TRIGGER journal_session_insert AFTER insert ON session BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('session', NEW.id, NEW.uid, NULL, json_object('id', NEW.id, 'uid', NEW.uid, 'class_id', NEW.class_id, 'held_on', NEW.held_on, 'part', NEW.part, 'starts', NEW.starts, 'ends', NEW.ends, 'topic', NEW.topic, 'kind', NEW.kind, 'hours', NEW.hours, 'teacher_id', NEW.teacher_id, 'place', NEW.place, 'mode', NEW.mode, 'position', NEW.position));
                 END;

-- trigger journal_session_update
CREATE TRIGGER journal_session_update AFTER update ON session BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('session', NEW.id, NEW.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'class_id', OLD.class_id, 'held_on', OLD.held_on, 'part', OLD.part, 'starts', OLD.starts, 'ends', OLD.ends, 'topic', OLD.topic, 'kind', OLD.kind, 'hours', OLD.hours, 'teacher_id', OLD.teacher_id, 'place', OLD.place, 'mode', OLD.mode, 'position', OLD.position), json_object('id', NEW.id, 'uid', NEW.uid, 'class_id', NEW.class_id, 'held_on', NEW.held_on, 'part', NEW.part, 'starts', NEW.starts, 'ends', NEW.ends, 'topic', NEW.topic, 'kind', NEW.kind, 'hours', NEW.hours, 'teacher_id', NEW.teacher_id, 'place', NEW.place, 'mode', NEW.mode, 'position', NEW.position));
                 END;

-- trigger journal_stock_entry_delete
CREATE TRIGGER journal_stock_entry_delete AFTER delete ON stock_entry BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('stock_entry', OLD.id, OLD.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'kind', OLD.kind, 'happened_on', OLD.happened_on, 'count', OLD.count, 'numbers', OLD.numbers, 'reason', OLD.reason, 'class_id', OLD.class_id, 'run_id', OLD.run_id), NULL);
                 END;

-- trigger journal_stock_entry_insert
CREATE TRIGGER journal_stock_entry_insert AFTER insert ON stock_entry BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('stock_entry', NEW.id, NEW.uid, NULL, json_object('id', NEW.id, 'uid', NEW.uid, 'kind', NEW.kind, 'happened_on', NEW.happened_on, 'count', NEW.count, 'numbers', NEW.numbers, 'reason', NEW.reason, 'class_id', NEW.class_id, 'run_id', NEW.run_id));
                 END;

-- trigger journal_stock_entry_update
CREATE TRIGGER journal_stock_entry_update AFTER update ON stock_entry BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('stock_entry', NEW.id, NEW.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'kind', OLD.kind, 'happened_on', OLD.happened_on, 'count', OLD.count, 'numbers', OLD.numbers, 'reason', OLD.reason, 'class_id', OLD.class_id, 'run_id', OLD.run_id), json_object('id', NEW.id, 'uid', NEW.uid, 'kind', NEW.kind, 'happened_on', NEW.happened_on, 'count', NEW.count, 'numbers', NEW.numbers, 'reason', NEW.reason, 'class_id', NEW.class_id, 'run_id', NEW.run_id));
                 END;

-- trigger journal_submission_correction_delete
CREATE TRIGGER journal_submission_correction_delete AFTER delete ON submission_correction BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('submission_correction', OLD.id, OLD.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'class_id', OLD.class_id, 'corrected_on', OLD.corrected_on, 'submitted_on', OLD.submitted_on, 'receipt_number', OLD.receipt_number, 'received_by', OLD.received_by, 'reason', OLD.reason), NULL);
                 END;

-- trigger journal_submission_correction_insert
CREATE TRIGGER journal_submission_correction_insert AFTER insert ON submission_correction BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('submission_correction', NEW.id, NEW.uid, NULL, json_object('id', NEW.id, 'uid', NEW.uid, 'class_id', NEW.class_id, 'corrected_on', NEW.corrected_on, 'submitted_on', NEW.submitted_on, 'receipt_number', NEW.receipt_number, 'received_by', NEW.received_by, 'reason', NEW.reason));
                 END;

-- trigger journal_submission_correction_update
CREATE TRIGGER journal_submission_correction_update AFTER update ON submission_correction BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('submission_correction', NEW.id, NEW.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'class_id', OLD.class_id, 'corrected_on', OLD.corrected_on, 'submitted_on', OLD.submitted_on, 'receipt_number', OLD.receipt_number, 'received_by', OLD.received_by, 'reason', OLD.reason), json_object('id', NEW.id, 'uid', NEW.uid, 'class_id', NEW.class_id, 'corrected_on', NEW.corrected_on, 'submitted_on', NEW.submitted_on, 'receipt_number', NEW.receipt_number, 'received_by', NEW.received_by, 'reason', NEW.reason));
                 END;

-- trigger journal_submission_delete
CREATE TRIGGER journal_submission_delete AFTER delete ON submission BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('submission', OLD.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'submitted_on', OLD.submitted_on, 'receipt_number', OLD.receipt_number, 'received_by', OLD.received_by, 'made_on', OLD.made_on, 'program', OLD.program), NULL);
                 END;

-- trigger journal_submission_insert
CREATE TRIGGER journal_submission_insert AFTER insert ON submission BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('submission', NEW.id, '', NULL, json_object('id', NEW.id, 'class_id', NEW.class_id, 'submitted_on', NEW.submitted_on, 'receipt_number', NEW.receipt_number, 'received_by', NEW.received_by, 'made_on', NEW.made_on, 'program', NEW.program));
                 END;

-- trigger journal_submission_update
CREATE TRIGGER journal_submission_update AFTER update ON submission BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('submission', NEW.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'submitted_on', OLD.submitted_on, 'receipt_number', OLD.receipt_number, 'received_by', OLD.received_by, 'made_on', OLD.made_on, 'program', OLD.program), json_object('id', NEW.id, 'class_id', NEW.class_id, 'submitted_on', NEW.submitted_on, 'receipt_number', NEW.receipt_number, 'received_by', NEW.received_by, 'made_on', NEW.made_on, 'program', NEW.program));
                 END;

-- trigger journal_submitted_file_delete
CREATE TRIGGER journal_submitted_file_delete AFTER delete ON submitted_file BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('submitted_file', OLD.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'position', OLD.position, 'path', OLD.path, 'sha256', OLD.sha256), NULL);
                 END;

-- trigger journal_submitted_file_insert
CREATE TRIGGER journal_submitted_file_insert AFTER insert ON submitted_file BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('submitted_file', NEW.id, '', NULL, json_object('id', NEW.id, 'class_id', NEW.class_id, 'position', NEW.position, 'path', NEW.path, 'sha256', NEW.sha256));
                 END;

-- trigger journal_submitted_file_update
CREATE TRIGGER journal_submitted_file_update AFTER update ON submitted_file BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('submitted_file', NEW.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'position', OLD.position, 'path', OLD.path, 'sha256', OLD.sha256), json_object('id', NEW.id, 'class_id', NEW.class_id, 'position', NEW.position, 'path', NEW.path, 'sha256', NEW.sha256));
                 END;

-- trigger journal_survey_comment_delete
CREATE TRIGGER journal_survey_comment_delete AFTER delete ON survey_comment BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('survey_comment', OLD.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'position', OLD.position, 'question', OLD.question, 'body', OLD.body), NULL);
                 END;

-- trigger journal_survey_comment_insert
CREATE TRIGGER journal_survey_comment_insert AFTER insert ON survey_comment BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('survey_comment', NEW.id, '', NULL, json_object('id', NEW.id, 'class_id', NEW.class_id, 'position', NEW.position, 'question', NEW.question, 'body', NEW.body));
                 END;

-- trigger journal_survey_comment_update
CREATE TRIGGER journal_survey_comment_update AFTER update ON survey_comment BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('survey_comment', NEW.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'position', OLD.position, 'question', OLD.question, 'body', OLD.body), json_object('id', NEW.id, 'class_id', NEW.class_id, 'position', NEW.position, 'question', NEW.question, 'body', NEW.body));
                 END;

-- trigger journal_survey_delete
CREATE TRIGGER journal_survey_delete AFTER delete ON survey BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('survey', OLD.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'handed_out', OLD.handed_out, 'returned', OLD.returned, 'valid', OLD.valid, 'aspects', OLD.aspects, 'questions', OLD.questions), NULL);
                 END;

-- trigger journal_survey_insert
CREATE TRIGGER journal_survey_insert AFTER insert ON survey BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('survey', NEW.id, '', NULL, json_object('id', NEW.id, 'class_id', NEW.class_id, 'handed_out', NEW.handed_out, 'returned', NEW.returned, 'valid', NEW.valid, 'aspects', NEW.aspects, 'questions', NEW.questions));
                 END;

-- trigger journal_survey_tally_delete
CREATE TRIGGER journal_survey_tally_delete AFTER delete ON survey_tally BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('survey_tally', OLD.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'position', OLD.position, 'subject', OLD.subject, 'very_satisfied', OLD.very_satisfied, 'satisfied', OLD.satisfied, 'fair', OLD.fair, 'dissatisfied', OLD.dissatisfied, 'teacher_id', OLD.teacher_id), NULL);
                 END;

-- trigger journal_survey_tally_insert
CREATE TRIGGER journal_survey_tally_insert AFTER insert ON survey_tally BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('survey_tally', NEW.id, '', NULL, json_object('id', NEW.id, 'class_id', NEW.class_id, 'position', NEW.position, 'subject', NEW.subject, 'very_satisfied', NEW.very_satisfied, 'satisfied', NEW.satisfied, 'fair', NEW.fair, 'dissatisfied', NEW.dissatisfied, 'teacher_id', NEW.teacher_id));
                 END;

-- trigger journal_survey_tally_update
CREATE TRIGGER journal_survey_tally_update AFTER update ON survey_tally BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('survey_tally', NEW.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'position', OLD.position, 'subject', OLD.subject, 'very_satisfied', OLD.very_satisfied, 'satisfied', OLD.satisfied, 'fair', OLD.fair, 'dissatisfied', OLD.dissatisfied, 'teacher_id', OLD.teacher_id), json_object('id', NEW.id, 'class_id', NEW.class_id, 'position', NEW.position, 'subject', NEW.subject, 'very_satisfied', NEW.very_satisfied, 'satisfied', NEW.satisfied, 'fair', NEW.fair, 'dissatisfied', NEW.dissatisfied, 'teacher_id', NEW.teacher_id));
                 END;

-- trigger journal_survey_update
CREATE TRIGGER journal_survey_update AFTER update ON survey BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('survey', NEW.id, '', json_object('id', OLD.id, 'class_id', OLD.class_id, 'handed_out', OLD.handed_out, 'returned', OLD.returned, 'valid', OLD.valid, 'aspects', OLD.aspects, 'questions', OLD.questions), json_object('id', NEW.id, 'class_id', NEW.class_id, 'handed_out', NEW.handed_out, 'returned', NEW.returned, 'valid', NEW.valid, 'aspects', NEW.aspects, 'questions', NEW.questions));
                 END;

-- trigger journal_teacher_delete
CREATE TRIGGER journal_teacher_delete AFTER delete ON teacher BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('teacher', OLD.id, OLD.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'name', OLD.name, 'unit', OLD.unit, 'title', OLD.title, 'level', OLD.level, 'field', OLD.field, 'phone', OLD.phone, 'account', OLD.account), NULL);
                 END;

-- trigger journal_teacher_insert
CREATE TRIGGER journal_teacher_insert AFTER insert ON teacher BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('teacher', NEW.id, NEW.uid, NULL, json_object('id', NEW.id, 'uid', NEW.uid, 'name', NEW.name, 'unit', NEW.unit, 'title', NEW.title, 'level', NEW.level, 'field', NEW.field, 'phone', NEW.phone, 'account', NEW.account));
                 END;

-- trigger journal_teacher_update
CREATE TRIGGER journal_teacher_update AFTER update ON teacher BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('teacher', NEW.id, NEW.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'name', OLD.name, 'unit', OLD.unit, 'title', OLD.title, 'level', OLD.level, 'field', OLD.field, 'phone', OLD.phone, 'account', OLD.account), json_object('id', NEW.id, 'uid', NEW.uid, 'name', NEW.name, 'unit', NEW.unit, 'title', NEW.title, 'level', NEW.level, 'field', NEW.field, 'phone', NEW.phone, 'account', NEW.account));
                 END;

-- trigger journal_temperature_delete
CREATE TRIGGER journal_temperature_delete AFTER delete ON temperature BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('temperature', OLD.id, '', json_object('id', OLD.id, 'enrolment_id', OLD.enrolment_id, 'taken_on', OLD.taken_on, 'part', OLD.part, 'tenths', OLD.tenths), NULL);
                 END;

-- trigger journal_temperature_insert
CREATE TRIGGER journal_temperature_insert AFTER insert ON temperature BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('temperature', NEW.id, '', NULL, json_object('id', NEW.id, 'enrolment_id', NEW.enrolment_id, 'taken_on', NEW.taken_on, 'part', NEW.part, 'tenths', NEW.tenths));
                 END;

-- trigger journal_temperature_update
CREATE TRIGGER journal_temperature_update AFTER update ON temperature BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('temperature', NEW.id, '', json_object('id', OLD.id, 'enrolment_id', OLD.enrolment_id, 'taken_on', OLD.taken_on, 'part', OLD.part, 'tenths', OLD.tenths), json_object('id', NEW.id, 'enrolment_id', NEW.enrolment_id, 'taken_on', NEW.taken_on, 'part', NEW.part, 'tenths', NEW.tenths));
                 END;

-- trigger journal_training_class_delete
CREATE TRIGGER journal_training_class_delete AFTER delete ON training_class BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('training_class', OLD.id, OLD.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'notice_id', OLD.notice_id, 'title', OLD.title, 'plan_number', OLD.plan_number, 'run', OLD.run, 'special_topic', OLD.special_topic, 'applicant_unit', OLD.applicant_unit, 'host_unit', OLD.host_unit, 'supervising_department', OLD.supervising_department, 'department_lead_name', OLD.department_lead_name, 'department_lead_post', OLD.department_lead_post, 'department_lead_phone', OLD.department_lead_phone, 'host_lead_name', OLD.host_lead_name, 'host_lead_post', OLD.host_lead_post, 'host_lead_phone', OLD.host_lead_phone, 'contact_name', OLD.contact_name, 'contact_post', OLD.contact_post, 'contact_phone', OLD.contact_phone, 'delivery_mode', OLD.delivery_mode, 'aims', OLD.aims, 'content', OLD.content, 'target_group', OLD.target_group, 'check_in_on', OLD.check_in_on, 'opens_on', OLD.opens_on, 'closes_on', OLD.closes_on, 'place', OLD.place, 'size', OLD.size, 'budget_source', OLD.budget_source, 'assessment_method', OLD.assessment_method, 'epidemic_in_force', OLD.epidemic_in_force, 'epidemic_measures', OLD.epidemic_measures, 'contingency_plan', OLD.contingency_plan, 'conditions', OLD.conditions, 'min_attendance_percent', OLD.min_attendance_percent, 'pass_tenths', OLD.pass_tenths, 'few_members_handling', OLD.few_members_handling, 'committee_summary', OLD.committee_summary, 'concluded_on', OLD.concluded_on, 'archived_on', OLD.archived_on, 'notice_version_id', OLD.notice_version_id, 'condition_title_level', OLD.condition_title_level, 'condition_fields', OLD.condition_fields, 'condition_units', OLD.condition_units, 'condition_evidence', OLD.condition_evidence, 'roster_frozen_on', OLD.roster_frozen_on, 'roster_opening_then', OLD.roster_opening_then, 'room_list', OLD.room_list, 'seat_rows', OLD.seat_rows, 'seat_columns', OLD.seat_columns, 'seat_aisles', OLD.seat_aisles, 'certificate_template', OLD.certificate_template), NULL);
                 END;

-- trigger journal_training_class_insert
CREATE TRIGGER journal_training_class_insert AFTER insert ON training_class BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('training_class', NEW.id, NEW.uid, NULL, json_object('id', NEW.id, 'uid', NEW.uid, 'notice_id', NEW.notice_id, 'title', NEW.title, 'plan_number', NEW.plan_number, 'run', NEW.run, 'special_topic', NEW.special_topic, 'applicant_unit', NEW.applicant_unit, 'host_unit', NEW.host_unit, 'supervising_department', NEW.supervising_department, 'department_lead_name', NEW.department_lead_name, 'department_lead_post', NEW.department_lead_post, 'department_lead_phone', NEW.department_lead_phone, 'host_lead_name', NEW.host_lead_name, 'host_lead_post', NEW.host_lead_post, 'host_lead_phone', NEW.host_lead_phone, 'contact_name', NEW.contact_name, 'contact_post', NEW.contact_post, 'contact_phone', NEW.contact_phone, 'delivery_mode', NEW.delivery_mode, 'aims', NEW.aims, 'content', NEW.content, 'target_group', NEW.target_group, 'check_in_on', NEW.check_in_on, 'opens_on', NEW.opens_on, 'closes_on', NEW.closes_on, 'place', NEW.place, 'size', NEW.size, 'budget_source', NEW.budget_source, 'assessment_method', NEW.assessment_method, 'epidemic_in_force', NEW.epidemic_in_force, 'epidemic_measures', NEW.epidemic_measures, 'contingency_plan', NEW.contingency_plan, 'conditions', NEW.conditions, 'min_attendance_percent', NEW.min_attendance_percent, 'pass_tenths', NEW.pass_tenths, 'few_members_handling', NEW.few_members_handling, 'committee_summary', NEW.committee_summary, 'concluded_on', NEW.concluded_on, 'archived_on', NEW.archived_on, 'notice_version_id', NEW.notice_version_id, 'condition_title_level', NEW.condition_title_level, 'condition_fields', NEW.condition_fields, 'condition_units', NEW.condition_units, 'condition_evidence', NEW.condition_evidence, 'roster_frozen_on', NEW.roster_frozen_on, 'roster_opening_then', NEW.roster_opening_then, 'room_list', NEW.room_list, 'seat_rows', NEW.seat_rows, 'seat_columns', NEW.seat_columns, 'seat_aisles', NEW.seat_aisles, 'certificate_template', NEW.certificate_template));
                 END;

-- trigger journal_training_class_update
CREATE TRIGGER journal_training_class_update AFTER update ON training_class BEGIN
                   INSERT INTO journal_item (tbl, row_id, row_uid, before_row, after_row)
                   VALUES ('training_class', NEW.id, NEW.uid, json_object('id', OLD.id, 'uid', OLD.uid, 'notice_id', OLD.notice_id, 'title', OLD.title, 'plan_number', OLD.plan_number, 'run', OLD.run, 'special_topic', OLD.special_topic, 'applicant_unit', OLD.applicant_unit, 'host_unit', OLD.host_unit, 'supervising_department', OLD.supervising_department, 'department_lead_name', OLD.department_lead_name, 'department_lead_post', OLD.department_lead_post, 'department_lead_phone', OLD.department_lead_phone, 'host_lead_name', OLD.host_lead_name, 'host_lead_post', OLD.host_lead_post, 'host_lead_phone', OLD.host_lead_phone, 'contact_name', OLD.contact_name, 'contact_post', OLD.contact_post, 'contact_phone', OLD.contact_phone, 'delivery_mode', OLD.delivery_mode, 'aims', OLD.aims, 'content', OLD.content, 'target_group', OLD.target_group, 'check_in_on', OLD.check_in_on, 'opens_on', OLD.opens_on, 'closes_on', OLD.closes_on, 'place', OLD.place, 'size', OLD.size, 'budget_source', OLD.budget_source, 'assessment_method', OLD.assessment_method, 'epidemic_in_force', OLD.epidemic_in_force, 'epidemic_measures', OLD.epidemic_measures, 'contingency_plan', OLD.contingency_plan, 'conditions', OLD.conditions, 'min_attendance_percent', OLD.min_attendance_percent, 'pass_tenths', OLD.pass_tenths, 'few_members_handling', OLD.few_members_handling, 'committee_summary', OLD.committee_summary, 'concluded_on', OLD.concluded_on, 'archived_on', OLD.archived_on, 'notice_version_id', OLD.notice_version_id, 'condition_title_level', OLD.condition_title_level, 'condition_fields', OLD.condition_fields, 'condition_units', OLD.condition_units, 'condition_evidence', OLD.condition_evidence, 'roster_frozen_on', OLD.roster_frozen_on, 'roster_opening_then', OLD.roster_opening_then, 'room_list', OLD.room_list, 'seat_rows', OLD.seat_rows, 'seat_columns', OLD.seat_columns, 'seat_aisles', OLD.seat_aisles, 'certificate_template', OLD.certificate_template), json_object('id', NEW.id, 'uid', NEW.uid, 'notice_id', NEW.notice_id, 'title', NEW.title, 'plan_number', NEW.plan_number, 'run', NEW.run, 'special_topic', NEW.special_topic, 'applicant_unit', NEW.applicant_unit, 'host_unit', NEW.host_unit, 'supervising_department', NEW.supervising_department, 'department_lead_name', NEW.department_lead_name, 'department_lead_post', NEW.department_lead_post, 'department_lead_phone', NEW.department_lead_phone, 'host_lead_name', NEW.host_lead_name, 'host_lead_post', NEW.host_lead_post, 'host_lead_phone', NEW.host_lead_phone, 'contact_name', NEW.contact_name, 'contact_post', NEW.contact_post, 'contact_phone', NEW.contact_phone, 'delivery_mode', NEW.delivery_mode, 'aims', NEW.aims, 'content', NEW.content, 'target_group', NEW.target_group, 'check_in_on', NEW.check_in_on, 'opens_on', NEW.opens_on, 'closes_on', NEW.closes_on, 'place', NEW.place, 'size', NEW.size, 'budget_source', NEW.budget_source, 'assessment_method', NEW.assessment_method, 'epidemic_in_force', NEW.epidemic_in_force, 'epidemic_measures', NEW.epidemic_measures, 'contingency_plan', NEW.contingency_plan, 'conditions', NEW.conditions, 'min_attendance_percent', NEW.min_attendance_percent, 'pass_tenths', NEW.pass_tenths, 'few_members_handling', NEW.few_members_handling, 'committee_summary', NEW.committee_summary, 'concluded_on', NEW.concluded_on, 'archived_on', NEW.archived_on, 'notice_version_id', NEW.notice_version_id, 'condition_title_level', NEW.condition_title_level, 'condition_fields', NEW.condition_fields, 'condition_units', NEW.condition_units, 'condition_evidence', NEW.condition_evidence, 'roster_frozen_on', NEW.roster_frozen_on, 'roster_opening_then', NEW.roster_opening_then, 'room_list', NEW.room_list, 'seat_rows', NEW.seat_rows, 'seat_columns', NEW.seat_columns, 'seat_aisles', NEW.seat_aisles, 'certificate_template', NEW.certificate_template));
                 END;

-- table activity
CREATE TABLE activity (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  position INTEGER NOT NULL,
  body TEXT NOT NULL CHECK (body IN ('committee', 'party_group')),
  kind TEXT NOT NULL,
  held_on TEXT NOT NULL,
  theme TEXT NOT NULL,
  attended INTEGER NOT NULL,
  minutes TEXT NOT NULL
, starts TEXT NOT NULL DEFAULT '', ends TEXT NOT NULL DEFAULT '', place TEXT NOT NULL DEFAULT '') STRICT;

-- table activity_attendance
CREATE TABLE activity_attendance (
  id INTEGER PRIMARY KEY,
  activity_id INTEGER NOT NULL REFERENCES activity (id),
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  UNIQUE (activity_id, enrolment_id)
) STRICT;

-- table archived_item
CREATE TABLE archived_item (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  position INTEGER NOT NULL,
  author TEXT NOT NULL,
  number TEXT NOT NULL,
  title TEXT NOT NULL CHECK (title <> ''),
  dated TEXT,
  pages INTEGER NOT NULL CHECK (pages >= 0),
  note TEXT NOT NULL,
  UNIQUE (class_id, position)
) STRICT;

-- table assessment_component
CREATE TABLE assessment_component (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  weight INTEGER NOT NULL CHECK (weight BETWEEN 0 AND 100), kind TEXT NOT NULL DEFAULT 'other'
  CHECK (kind IN ('attendance', 'exam', 'paper', 'presentation', 'conduct', 'group_work', 'other')), least_tenths INTEGER NOT NULL DEFAULT 0 CHECK (least_tenths BETWEEN 0 AND 1000), computed INTEGER NOT NULL DEFAULT 0 CHECK (computed IN (0, 1)),
  UNIQUE (class_id, code)
) STRICT;

-- table assessment_override
CREATE TABLE assessment_override (
  id INTEGER PRIMARY KEY,
  enrolment_id INTEGER NOT NULL UNIQUE REFERENCES enrolment (id),
  passed INTEGER NOT NULL CHECK (passed IN (0, 1)),
  reason TEXT NOT NULL CHECK (reason <> ''),
  by_whom TEXT NOT NULL CHECK (by_whom <> ''),
  decided_on TEXT NOT NULL
) STRICT;

-- table assessment_result
CREATE TABLE assessment_result (
  id INTEGER PRIMARY KEY,
  enrolment_id INTEGER NOT NULL UNIQUE REFERENCES enrolment (id),
  passed INTEGER NOT NULL CHECK (passed IN (0, 1)),
  earned INTEGER NOT NULL,
  planned INTEGER NOT NULL,
  total_tenths INTEGER,
  explanation TEXT NOT NULL
) STRICT;

-- table attachment
CREATE TABLE attachment (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  stage TEXT NOT NULL,
  title TEXT NOT NULL,
  file_name TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  sha256 TEXT NOT NULL,
  added_on TEXT NOT NULL
, enrolment_id INTEGER REFERENCES enrolment (id), about TEXT NOT NULL DEFAULT '') STRICT;

-- table attendance_mark
CREATE TABLE attendance_mark (
  id INTEGER PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES session (id),
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  mark TEXT NOT NULL CHECK (mark IN ('present', 'late', 'left_early', 'leave', 'absent')),
  note TEXT NOT NULL, recorded_on TEXT,
  UNIQUE (session_id, enrolment_id)
) STRICT;

-- table attendance_setting
CREATE TABLE attendance_setting (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL UNIQUE REFERENCES training_class (id),
  sheet_by TEXT NOT NULL CHECK (sheet_by IN ('half_day', 'session'))
) STRICT;

-- table budget_line
CREATE TABLE budget_line (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount >= 0),
  note TEXT NOT NULL
) STRICT;

-- table calendar_year
CREATE TABLE calendar_year (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL UNIQUE CHECK (year BETWEEN 1900 AND 2199),
  body TEXT NOT NULL
) STRICT;

-- table certificate
CREATE TABLE certificate (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  number TEXT NOT NULL UNIQUE,
  sequence TEXT NOT NULL,
  seq INTEGER NOT NULL,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  name TEXT NOT NULL,
  id_number TEXT NOT NULL,
  class_title TEXT NOT NULL,
  opens_on TEXT NOT NULL,
  closes_on TEXT NOT NULL,
  hours INTEGER NOT NULL,
  programme TEXT NOT NULL,
  title TEXT NOT NULL,
  issuer TEXT NOT NULL,
  issued_on TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('drafted', 'printed', 'handed_over', 'void')),
  printed_on TEXT,
  handed_over_on TEXT,
  taken_by TEXT NOT NULL,
  voided_on TEXT,
  void_reason TEXT NOT NULL,
  replaces TEXT,
  replaced_by TEXT, seal TEXT NOT NULL DEFAULT '', stated TEXT NOT NULL DEFAULT 'class' CHECK (stated IN ('class', 'earned')), numbering TEXT NOT NULL DEFAULT 'scheme' CHECK (numbering IN ('scheme', 'list')), hand_over_note TEXT NOT NULL DEFAULT '', paper_recovered INTEGER CHECK (paper_recovered IN (0, 1)), signature TEXT NOT NULL DEFAULT '', template TEXT NOT NULL DEFAULT '',
  UNIQUE (sequence, seq)
) STRICT;

-- table certificate_image
CREATE TABLE certificate_image (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,
  data TEXT NOT NULL
) STRICT;

-- table certificate_setting
CREATE TABLE certificate_setting (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL UNIQUE REFERENCES training_class (id),
  programme TEXT,
  title TEXT,
  issuer TEXT,
  seal TEXT,
  stated TEXT NOT NULL CHECK (stated IN ('class', 'earned')),
  numbering TEXT NOT NULL CHECK (numbering IN ('scheme', 'list')),
  scheme_id INTEGER REFERENCES number_scheme (id)
) STRICT;

-- table certificate_template
CREATE TABLE certificate_template (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  -- A shipped template's name, or the uid.
  key TEXT NOT NULL UNIQUE CHECK (key <> ''),
  title TEXT NOT NULL CHECK (title <> ''),
  body TEXT NOT NULL
) STRICT;

-- table change_report
CREATE TABLE change_report (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  kind TEXT NOT NULL CHECK (kind IN ('adjustment', 'other')),
  reported_on TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;

-- table changed_fact
CREATE TABLE changed_fact (
  id INTEGER PRIMARY KEY,
  change_report_id INTEGER NOT NULL REFERENCES change_report (id),
  position INTEGER NOT NULL,
  field TEXT NOT NULL,
  before_text TEXT NOT NULL,
  after_text TEXT NOT NULL
) STRICT;

-- table check_in
CREATE TABLE check_in (
  id INTEGER PRIMARY KEY,
  enrolment_id INTEGER NOT NULL UNIQUE REFERENCES enrolment (id),
  state TEXT NOT NULL CHECK (state IN ('arrived', 'no_show')),
  arrived_at TEXT NOT NULL,
  identity_checked INTEGER NOT NULL CHECK (identity_checked IN (0, 1)),
  materials_handed INTEGER NOT NULL CHECK (materials_handed IN (0, 1)),
  pledge_signed INTEGER NOT NULL CHECK (pledge_signed IN (0, 1)),
  note TEXT NOT NULL
) STRICT;

-- table city_quota
CREATE TABLE city_quota (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  city TEXT NOT NULL,
  places INTEGER NOT NULL CHECK (places > 0),
  UNIQUE (class_id, city)
) STRICT;

-- table class_form
CREATE TABLE class_form (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  kind TEXT NOT NULL CHECK (kind <> ''),
  body TEXT NOT NULL,
  xlsx_form_id INTEGER REFERENCES own_form (id),
  docx_form_id INTEGER REFERENCES own_form (id),
  UNIQUE (class_id, kind)
) STRICT;

-- table class_teacher
CREATE TABLE class_teacher (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  teacher_id INTEGER NOT NULL REFERENCES teacher (id),
  position INTEGER NOT NULL,
  UNIQUE (class_id, teacher_id)
) STRICT;

-- table closing_note
CREATE TABLE closing_note (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL UNIQUE REFERENCES training_class (id),
  made_by TEXT NOT NULL,
  checked_by TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;

-- table column_memory
CREATE TABLE column_memory (
  id INTEGER PRIMARY KEY,
  sender TEXT NOT NULL,
  heading TEXT NOT NULL CHECK (heading <> ''),
  field TEXT NOT NULL,
  UNIQUE (sender, heading)
) STRICT;

-- table committee_member
CREATE TABLE committee_member (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  position INTEGER NOT NULL,
  body TEXT NOT NULL CHECK (body IN ('committee', 'party_group')),
  post TEXT NOT NULL,
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id)
) STRICT;

-- table conclusion_withdrawal
CREATE TABLE conclusion_withdrawal (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  concluded_on TEXT NOT NULL,
  withdrawn_on TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;

-- table conduct
CREATE TABLE conduct (
  id INTEGER PRIMARY KEY,
  enrolment_id INTEGER NOT NULL UNIQUE REFERENCES enrolment (id),
  grade TEXT NOT NULL CHECK (grade IN ('excellent', 'good', 'passed', 'failed')),
  note TEXT NOT NULL
, judged_by TEXT NOT NULL DEFAULT '') STRICT;

-- table cost_line
CREATE TABLE cost_line (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount >= 0),
  paid_on TEXT,
  note TEXT NOT NULL
) STRICT;

-- table credit_column
CREATE TABLE credit_column (
  id INTEGER PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  field TEXT NOT NULL CHECK (field <> ''),
  heading TEXT NOT NULL,
  fixed TEXT NOT NULL
) STRICT;

-- table distinct_people
CREATE TABLE distinct_people (
  id INTEGER PRIMARY KEY,
  first_id INTEGER NOT NULL REFERENCES person (id),
  second_id INTEGER NOT NULL REFERENCES person (id),
  UNIQUE (first_id, second_id),
  CHECK (first_id < second_id)
) STRICT;

-- table earlier_certificate
CREATE TABLE earlier_certificate (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  number TEXT NOT NULL UNIQUE CHECK (number <> ''),
  name TEXT NOT NULL,
  id_number TEXT NOT NULL,
  class_title TEXT NOT NULL,
  opens_on TEXT,
  closes_on TEXT,
  hours INTEGER,
  issued_on TEXT,
  state TEXT NOT NULL CHECK (state IN ('printed', 'handed_over', 'void')),
  handed_over_on TEXT,
  voided_on TEXT,
  void_reason TEXT NOT NULL,
  note TEXT NOT NULL,
  source TEXT NOT NULL
) STRICT;

-- table election
CREATE TABLE election (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  body TEXT NOT NULL CHECK (body IN ('committee', 'party_group')),
  held_on TEXT,
  way TEXT NOT NULL,
  voters INTEGER NOT NULL CHECK (voters >= 0),
  minutes TEXT NOT NULL,
  UNIQUE (class_id, body)
) STRICT;

-- table enrolment
CREATE TABLE enrolment (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  person_id INTEGER NOT NULL REFERENCES person (id),
  unit TEXT NOT NULL,
  city TEXT,
  post TEXT NOT NULL,
  title TEXT NOT NULL,
  title_level TEXT,
  field TEXT NOT NULL,
  political_status TEXT,
  phone TEXT NOT NULL,
  front_line INTEGER NOT NULL CHECK (front_line IN (0, 1)),
  front_line_how TEXT NOT NULL,
  lodging TEXT NOT NULL,
  food TEXT NOT NULL,
  arrival TEXT NOT NULL,
  departure TEXT NOT NULL,
  note TEXT NOT NULL,
  extra TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('pending', 'accepted', 'returned', 'waiting', 'declined', 'cancelled')),
  reason TEXT NOT NULL,
  roster_number INTEGER,
  study_group INTEGER,
  source_file TEXT NOT NULL,
  source_row INTEGER, seen_title_certificate INTEGER NOT NULL DEFAULT 0 CHECK (seen_title_certificate IN (0, 1)), seen_recommendation INTEGER NOT NULL DEFAULT 0 CHECK (seen_recommendation IN (0, 1)), seen_unit_seal INTEGER NOT NULL DEFAULT 0 CHECK (seen_unit_seal IN (0, 1)), replaces_id INTEGER REFERENCES enrolment (id), source_sheet TEXT NOT NULL DEFAULT '', source_id INTEGER REFERENCES attachment (id) ON DELETE SET NULL, leads_group INTEGER NOT NULL DEFAULT 0 CHECK (leads_group IN (0, 1)), seat INTEGER, room TEXT NOT NULL DEFAULT '',
  UNIQUE (class_id, person_id),
  UNIQUE (class_id, roster_number)
) STRICT;

-- table excellent_learner
CREATE TABLE excellent_learner (
  id INTEGER PRIMARY KEY,
  enrolment_id INTEGER NOT NULL UNIQUE REFERENCES enrolment (id),
  reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;

-- table fee_line
CREATE TABLE fee_line (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  position INTEGER NOT NULL,
  teacher_id INTEGER NOT NULL REFERENCES teacher (id),
  hours INTEGER NOT NULL CHECK (hours >= 0),
  net INTEGER NOT NULL CHECK (net >= 0),
  gross INTEGER NOT NULL CHECK (gross >= 0)
) STRICT;

-- table filing
CREATE TABLE filing (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL UNIQUE REFERENCES training_class (id),
  filed_on TEXT NOT NULL,
  opening_then TEXT NOT NULL,
  receipt_number TEXT NOT NULL
) STRICT;

-- table form_definition
CREATE TABLE form_definition (
  id INTEGER PRIMARY KEY,
  notice_id INTEGER NOT NULL REFERENCES notice (id),
  kind TEXT NOT NULL CHECK (kind <> ''),
  body TEXT NOT NULL,
  UNIQUE (notice_id, kind)
) STRICT;

-- table former_document
CREATE TABLE former_document (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id),
  document_kind TEXT NOT NULL,
  id_number TEXT NOT NULL,
  UNIQUE (document_kind, id_number)
) STRICT;

-- table income_line
CREATE TABLE income_line (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount >= 0),
  refunded_on TEXT,
  note TEXT NOT NULL
, received_on TEXT) STRICT;

-- table institution
CREATE TABLE institution (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL CHECK (name <> ''),
  address TEXT NOT NULL,
  phone TEXT NOT NULL,
  email TEXT NOT NULL,
  contact TEXT NOT NULL,
  certificate_issuer TEXT NOT NULL
, credit_everybody INTEGER NOT NULL DEFAULT 0 CHECK (credit_everybody IN (0, 1))) STRICT;

-- table journal
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  op TEXT NOT NULL,
  class_uid TEXT,
  undoes INTEGER UNIQUE REFERENCES journal (seq),
  items_digest TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;

-- table journal_item
CREATE TABLE journal_item (
  id INTEGER PRIMARY KEY,
  seq INTEGER,
  tbl TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  row_uid TEXT NOT NULL,
  before_row TEXT,
  after_row TEXT,
  salt TEXT,
  digest TEXT
) STRICT;

-- table learner_card
CREATE TABLE learner_card (
  id INTEGER PRIMARY KEY,
  enrolment_id INTEGER NOT NULL UNIQUE REFERENCES enrolment (id),
  code TEXT NOT NULL CHECK (code <> '')
) STRICT;

-- table listed_number
CREATE TABLE listed_number (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  position INTEGER NOT NULL,
  number TEXT NOT NULL UNIQUE CHECK (number <> ''),
  source TEXT NOT NULL,
  enrolment_id INTEGER REFERENCES enrolment (id)
) STRICT;

-- table mark_correction
CREATE TABLE mark_correction (
  id INTEGER PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES session (id),
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  before_mark TEXT CHECK (before_mark IN ('present', 'late', 'left_early', 'leave', 'absent')),
  after_mark TEXT CHECK (after_mark IN ('present', 'late', 'left_early', 'leave', 'absent')),
  reason TEXT NOT NULL CHECK (reason <> ''),
  corrected_at TEXT NOT NULL,
  by_whom TEXT NOT NULL
) STRICT;

-- table migration
CREATE TABLE migration (id INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL) STRICT;

-- table narrative
CREATE TABLE narrative (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  paper TEXT NOT NULL,
  section TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (class_id, paper, section)
) STRICT;

-- table notice
CREATE TABLE notice (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL UNIQUE,
  body TEXT NOT NULL
) STRICT;

-- table notice_version
CREATE TABLE notice_version (
  id INTEGER PRIMARY KEY,
  notice_id INTEGER NOT NULL REFERENCES notice (id),
  body TEXT NOT NULL
) STRICT;

-- table number_counter
CREATE TABLE number_counter (
  id INTEGER PRIMARY KEY,
  sequence TEXT NOT NULL UNIQUE,
  last INTEGER NOT NULL CHECK (last >= 0)
, first INTEGER NOT NULL DEFAULT 1 CHECK (first >= 1)) STRICT;

-- table number_scheme
CREATE TABLE number_scheme (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  pattern TEXT NOT NULL CHECK (pattern <> ''),
  start INTEGER NOT NULL CHECK (start >= 1)
) STRICT;

-- table outcome
CREATE TABLE outcome (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  happened_on TEXT,
  detail TEXT NOT NULL
, source TEXT NOT NULL DEFAULT '', link TEXT NOT NULL DEFAULT '', settled_on TEXT) STRICT;

-- table own_font
CREATE TABLE own_font (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL CHECK (title <> ''),
  file_name TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  sha256 TEXT NOT NULL UNIQUE,
  added_on TEXT NOT NULL
) STRICT;

-- table own_form
CREATE TABLE own_form (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  notice_id INTEGER REFERENCES notice (id),
  class_id INTEGER REFERENCES training_class (id),
  kind TEXT NOT NULL,
  title TEXT NOT NULL CHECK (title <> ''),
  file_name TEXT NOT NULL,
  format TEXT NOT NULL CHECK (format IN ('xlsx', 'docx')),
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  sha256 TEXT NOT NULL,
  added_on TEXT NOT NULL,
  -- Taken away, but a submitted class was made with it.
  retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
  CHECK ((notice_id IS NULL) <> (class_id IS NULL))
) STRICT;

-- table packet_item
CREATE TABLE packet_item (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  code TEXT NOT NULL,
  ready INTEGER NOT NULL CHECK (ready IN (0, 1)),
  note TEXT NOT NULL,
  UNIQUE (class_id, code)
) STRICT;

-- table person
CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (name <> ''),
  reading TEXT NOT NULL,
  document_kind TEXT NOT NULL,
  id_number TEXT NOT NULL,
  sex TEXT CHECK (sex IN ('male', 'female')),
  birth TEXT,
  ethnic_group TEXT NOT NULL, erased_on TEXT, erased_why TEXT NOT NULL DEFAULT '', merged_into_id INTEGER REFERENCES person (id),
  UNIQUE (document_kind, id_number)
) STRICT;

-- table printer
CREATE TABLE printer (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  front_right INTEGER NOT NULL,
  front_down INTEGER NOT NULL,
  front_scale_x INTEGER NOT NULL,
  front_scale_y INTEGER NOT NULL,
  back_right INTEGER NOT NULL,
  back_down INTEGER NOT NULL,
  back_scale_x INTEGER NOT NULL,
  back_scale_y INTEGER NOT NULL
) STRICT;

-- table project
CREATE TABLE project (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
  plan_number TEXT NOT NULL CHECK (plan_number <> ''),
  title TEXT NOT NULL CHECK (title <> ''),
  special_topic TEXT NOT NULL,
  applicant_unit TEXT NOT NULL,
  host_unit TEXT NOT NULL,
  supervising_department TEXT NOT NULL,
  ours INTEGER NOT NULL CHECK (ours IN (0, 1)),
  UNIQUE (year, plan_number)
) STRICT;

-- table reopening
CREATE TABLE reopening (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  archived_on TEXT NOT NULL,
  reopened_on TEXT NOT NULL,
  who TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;

-- table retention
CREATE TABLE retention (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  years INTEGER NOT NULL CHECK (years BETWEEN 1 AND 100)
) STRICT;

-- table roster_change
CREATE TABLE roster_change (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  kind TEXT NOT NULL CHECK (kind IN ('added', 'removed', 'corrected')),
  changed_on TEXT NOT NULL,
  field TEXT NOT NULL,
  before_text TEXT NOT NULL,
  after_text TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;

-- table roster_entry
CREATE TABLE roster_entry (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  sex TEXT,
  id_number TEXT NOT NULL,
  unit TEXT NOT NULL,
  post TEXT NOT NULL,
  title TEXT NOT NULL,
  phone TEXT NOT NULL,
  political_status TEXT,
  UNIQUE (class_id, enrolment_id)
) STRICT;

-- table roster_unfreezing
CREATE TABLE roster_unfreezing (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  frozen_on TEXT NOT NULL,
  unfrozen_on TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;

-- table score
CREATE TABLE score (
  id INTEGER PRIMARY KEY,
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  component TEXT NOT NULL,
  tenths INTEGER NOT NULL CHECK (tenths BETWEEN 0 AND 1000), state TEXT NOT NULL DEFAULT 'taken' CHECK (state IN ('taken', 'absent', 'exempt')), resit_tenths INTEGER CHECK (resit_tenths BETWEEN 0 AND 1000), note TEXT NOT NULL DEFAULT '',
  UNIQUE (enrolment_id, component)
) STRICT;

-- table self_score
CREATE TABLE self_score (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  indicator TEXT NOT NULL,
  hundredths INTEGER NOT NULL CHECK (hundredths BETWEEN 0 AND 10000),
  reason TEXT NOT NULL,
  evidence TEXT NOT NULL,
  UNIQUE (class_id, indicator)
) STRICT;

-- table session
CREATE TABLE session (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  held_on TEXT NOT NULL CHECK (held_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  part TEXT NOT NULL CHECK (part IN ('morning', 'afternoon', 'evening')),
  starts TEXT NOT NULL,
  ends TEXT NOT NULL,
  topic TEXT NOT NULL,
  kind TEXT NOT NULL,
  hours INTEGER NOT NULL CHECK (hours >= 0),
  teacher_id INTEGER REFERENCES teacher (id),
  place TEXT NOT NULL,
  mode TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

-- table session_closing
CREATE TABLE session_closing (
  id INTEGER PRIMARY KEY,
  session_id INTEGER NOT NULL UNIQUE REFERENCES session (id),
  closed_on TEXT NOT NULL
) STRICT;

-- table signing_key
CREATE TABLE signing_key (
  id INTEGER PRIMARY KEY,
  public TEXT NOT NULL UNIQUE,
  private TEXT,
  made_on TEXT NOT NULL,
  retired_on TEXT,
  CHECK ((private IS NULL) = (retired_on IS NOT NULL))
) STRICT;

-- table stock_entry
CREATE TABLE stock_entry (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('received', 'printed', 'spoiled')),
  happened_on TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 1),
  numbers TEXT NOT NULL,
  reason TEXT NOT NULL,
  class_id INTEGER REFERENCES training_class (id),
  run_id INTEGER REFERENCES stock_entry (id)
) STRICT;

-- table submission
CREATE TABLE submission (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL UNIQUE REFERENCES training_class (id),
  submitted_on TEXT NOT NULL,
  receipt_number TEXT NOT NULL
, received_by TEXT NOT NULL DEFAULT '', made_on TEXT, program TEXT NOT NULL DEFAULT '') STRICT;

-- table submission_correction
CREATE TABLE submission_correction (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  corrected_on TEXT NOT NULL,
  submitted_on TEXT NOT NULL,
  receipt_number TEXT NOT NULL,
  received_by TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;

-- table submitted_file
CREATE TABLE submitted_file (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  position INTEGER NOT NULL,
  path TEXT NOT NULL CHECK (path <> ''),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  UNIQUE (class_id, position)
) STRICT;

-- table survey
CREATE TABLE survey (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL UNIQUE REFERENCES training_class (id),
  handed_out INTEGER NOT NULL CHECK (handed_out >= 0),
  returned INTEGER NOT NULL CHECK (returned >= 0),
  valid INTEGER NOT NULL CHECK (valid >= 0),
  aspects TEXT NOT NULL,
  questions TEXT NOT NULL
) STRICT;

-- table survey_comment
CREATE TABLE survey_comment (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  position INTEGER NOT NULL,
  question TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (class_id, position)
) STRICT;

-- table survey_tally
CREATE TABLE survey_tally (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  position INTEGER NOT NULL,
  subject TEXT NOT NULL,
  very_satisfied INTEGER NOT NULL CHECK (very_satisfied >= 0),
  satisfied INTEGER NOT NULL CHECK (satisfied >= 0),
  fair INTEGER NOT NULL CHECK (fair >= 0),
  dissatisfied INTEGER NOT NULL CHECK (dissatisfied >= 0)
, teacher_id INTEGER REFERENCES teacher (id)) STRICT;

-- table teacher
CREATE TABLE teacher (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (name <> ''),
  unit TEXT NOT NULL,
  title TEXT NOT NULL,
  level TEXT NOT NULL,
  field TEXT NOT NULL,
  phone TEXT NOT NULL,
  account TEXT NOT NULL
) STRICT;

-- table temperature
CREATE TABLE temperature (
  id INTEGER PRIMARY KEY,
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  taken_on TEXT NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('morning', 'afternoon', 'evening')),
  tenths INTEGER NOT NULL CHECK (tenths BETWEEN 300 AND 450),
  UNIQUE (enrolment_id, taken_on, part)
) STRICT;

-- table training_class
CREATE TABLE training_class (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  notice_id INTEGER NOT NULL REFERENCES notice (id),
  title TEXT NOT NULL CHECK (title <> ''),
  plan_number TEXT NOT NULL,
  run INTEGER NOT NULL CHECK (run >= 1),
  special_topic TEXT,
  applicant_unit TEXT NOT NULL,
  host_unit TEXT NOT NULL,
  supervising_department TEXT NOT NULL,
  department_lead_name TEXT NOT NULL,
  department_lead_post TEXT NOT NULL,
  department_lead_phone TEXT NOT NULL,
  host_lead_name TEXT NOT NULL,
  host_lead_post TEXT NOT NULL,
  host_lead_phone TEXT NOT NULL,
  contact_name TEXT NOT NULL,
  contact_post TEXT NOT NULL,
  contact_phone TEXT NOT NULL,
  delivery_mode TEXT NOT NULL CHECK (delivery_mode IN ('face_to_face', 'online', 'mixed')),
  aims TEXT NOT NULL,
  content TEXT NOT NULL,
  target_group TEXT NOT NULL,
  check_in_on TEXT,
  opens_on TEXT NOT NULL CHECK (opens_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  closes_on TEXT NOT NULL CHECK (closes_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  place TEXT NOT NULL,
  size INTEGER NOT NULL,
  budget_source TEXT NOT NULL,
  assessment_method TEXT NOT NULL,
  epidemic_in_force INTEGER NOT NULL CHECK (epidemic_in_force IN (0, 1)),
  epidemic_measures TEXT NOT NULL,
  contingency_plan TEXT NOT NULL,
  conditions TEXT NOT NULL,
  min_attendance_percent INTEGER NOT NULL DEFAULT 80 CHECK (min_attendance_percent BETWEEN 0 AND 100),
  pass_tenths INTEGER NOT NULL DEFAULT 600 CHECK (pass_tenths BETWEEN 0 AND 1000),
  few_members_handling TEXT NOT NULL DEFAULT '',
  committee_summary TEXT NOT NULL DEFAULT '',
  concluded_on TEXT,
  archived_on TEXT
, notice_version_id INTEGER REFERENCES notice_version (id), condition_title_level TEXT, condition_fields TEXT NOT NULL DEFAULT '', condition_units TEXT NOT NULL DEFAULT '', condition_evidence TEXT NOT NULL DEFAULT '', roster_frozen_on TEXT, roster_opening_then TEXT, room_list TEXT NOT NULL DEFAULT '', seat_rows INTEGER NOT NULL DEFAULT 0 CHECK (seat_rows >= 0), seat_columns INTEGER NOT NULL DEFAULT 0 CHECK (seat_columns >= 0), seat_aisles TEXT NOT NULL DEFAULT '', certificate_template TEXT) STRICT;

-- index attendance_mark_enrolment
CREATE INDEX attendance_mark_enrolment ON attendance_mark (enrolment_id);

-- index certificate_class
CREATE INDEX certificate_class ON certificate (class_id);

-- index certificate_enrolment
CREATE INDEX certificate_enrolment ON certificate (enrolment_id);

-- index certificate_one_valid
CREATE UNIQUE INDEX certificate_one_valid ON certificate (enrolment_id) WHERE state <> 'void';

-- index enrolment_by_person
CREATE INDEX enrolment_by_person ON enrolment (person_id);

-- index enrolment_person
CREATE INDEX enrolment_person ON enrolment (person_id);

-- index former_document_person
CREATE INDEX former_document_person ON former_document (person_id);

-- index journal_item_row
CREATE INDEX journal_item_row ON journal_item (tbl, row_id);

-- index journal_item_seq
CREATE INDEX journal_item_seq ON journal_item (seq);

-- index listed_number_class
CREATE INDEX listed_number_class ON listed_number (class_id);

-- index mark_correction_enrolment
CREATE INDEX mark_correction_enrolment ON mark_correction (enrolment_id);

-- index mark_correction_session
CREATE INDEX mark_correction_session ON mark_correction (session_id);

-- index person_by_name
CREATE INDEX person_by_name ON person (name);

-- index person_merged
CREATE INDEX person_merged ON person (merged_into_id) WHERE merged_into_id IS NOT NULL;

-- index reopening_class
CREATE INDEX reopening_class ON reopening (class_id);

-- index signing_key_in_use
CREATE UNIQUE INDEX signing_key_in_use ON signing_key (retired_on IS NULL) WHERE retired_on IS NULL;

-- index submission_correction_class
CREATE INDEX submission_correction_class ON submission_correction (class_id);
