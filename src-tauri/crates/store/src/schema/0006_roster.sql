-- The roster as it stood at opening, what changed after, and where everybody sits and sleeps.

ALTER TABLE training_class ADD COLUMN roster_frozen_on TEXT;
-- The opening day that was known when the roster was frozen: a later change of dates doesn't make it late.
ALTER TABLE training_class ADD COLUMN roster_opening_then TEXT;
ALTER TABLE training_class ADD COLUMN room_list TEXT NOT NULL DEFAULT '';
ALTER TABLE training_class ADD COLUMN seat_rows INTEGER NOT NULL DEFAULT 0 CHECK (seat_rows >= 0);
ALTER TABLE training_class ADD COLUMN seat_columns INTEGER NOT NULL DEFAULT 0 CHECK (seat_columns >= 0);
-- Numbers of the columns after which an aisle runs, with commas.
ALTER TABLE training_class ADD COLUMN seat_aisles TEXT NOT NULL DEFAULT '';
ALTER TABLE enrolment ADD COLUMN leads_group INTEGER NOT NULL DEFAULT 0 CHECK (leads_group IN (0, 1));
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

CREATE TABLE roster_unfreezing (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  frozen_on TEXT NOT NULL,
  unfrozen_on TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;
