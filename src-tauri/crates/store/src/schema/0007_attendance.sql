-- Check-in, temperatures, cards, and why a mark was corrected. What counts as attended stands in the notice.

ALTER TABLE attendance_mark ADD COLUMN recorded_on TEXT;

-- What belongs to what: the public id of the session whose signed sheet a scan shows; empty for the class as a whole.
ALTER TABLE attachment ADD COLUMN about TEXT NOT NULL DEFAULT '';

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
CREATE INDEX mark_correction_enrolment ON mark_correction (enrolment_id);
CREATE INDEX mark_correction_session ON mark_correction (session_id);

-- Sessions whose marks were checked against the signed sheet.
CREATE TABLE session_closing (
  id INTEGER PRIMARY KEY,
  session_id INTEGER NOT NULL UNIQUE REFERENCES session (id),
  closed_on TEXT NOT NULL
) STRICT;

CREATE TABLE attendance_setting (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL UNIQUE REFERENCES training_class (id),
  sheet_by TEXT NOT NULL CHECK (sheet_by IN ('half_day', 'session'))
) STRICT;

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

-- Temperatures in tenths of a degree Celsius, while the epidemic clause is in force.
CREATE TABLE temperature (
  id INTEGER PRIMARY KEY,
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  taken_on TEXT NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('morning', 'afternoon', 'evening')),
  tenths INTEGER NOT NULL CHECK (tenths BETWEEN 300 AND 450),
  UNIQUE (enrolment_id, taken_on, part)
) STRICT;

-- Cards that stand for a learner, as a reader sends them.
CREATE TABLE learner_card (
  id INTEGER PRIMARY KEY,
  enrolment_id INTEGER NOT NULL UNIQUE REFERENCES enrolment (id),
  code TEXT NOT NULL CHECK (code <> '')
) STRICT;
