-- Enrolment in full: what was seen of an applicant's evidence, who takes whose place, how columns were understood.

ALTER TABLE enrolment ADD COLUMN seen_title_certificate INTEGER NOT NULL DEFAULT 0 CHECK (seen_title_certificate IN (0, 1));
ALTER TABLE enrolment ADD COLUMN seen_recommendation INTEGER NOT NULL DEFAULT 0 CHECK (seen_recommendation IN (0, 1));
ALTER TABLE enrolment ADD COLUMN seen_unit_seal INTEGER NOT NULL DEFAULT 0 CHECK (seen_unit_seal IN (0, 1));
ALTER TABLE enrolment ADD COLUMN replaces_id INTEGER REFERENCES enrolment (id);

ALTER TABLE training_class ADD COLUMN condition_title_level TEXT;
ALTER TABLE training_class ADD COLUMN condition_fields TEXT NOT NULL DEFAULT '';
ALTER TABLE training_class ADD COLUMN condition_units TEXT NOT NULL DEFAULT '';
ALTER TABLE training_class ADD COLUMN condition_evidence TEXT NOT NULL DEFAULT '';

-- Evidence of one applicant among the files kept with the class.
ALTER TABLE attachment ADD COLUMN enrolment_id INTEGER REFERENCES enrolment (id);
