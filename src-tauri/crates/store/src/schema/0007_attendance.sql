-- Check-in, what counts as attended, and why a mark was corrected.

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
