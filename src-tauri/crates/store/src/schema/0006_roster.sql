-- The roster as it stood at opening, what changed after, and where everybody sits and sleeps.

ALTER TABLE training_class ADD COLUMN roster_frozen_on TEXT;
ALTER TABLE training_class ADD COLUMN seat_columns INTEGER NOT NULL DEFAULT 0 CHECK (seat_columns >= 0);
ALTER TABLE enrolment ADD COLUMN seat INTEGER;
ALTER TABLE enrolment ADD COLUMN room TEXT NOT NULL DEFAULT '';

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
