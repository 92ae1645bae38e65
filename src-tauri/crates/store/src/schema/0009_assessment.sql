-- Kinds and thresholds of components, marks on scores, results that somebody answers for, excellent learners, conclusions
-- taken back, and the institution's columns of the credit-of-hours sheet.

ALTER TABLE assessment_component ADD COLUMN kind TEXT NOT NULL DEFAULT 'other'
  CHECK (kind IN ('attendance', 'exam', 'paper', 'presentation', 'conduct', 'group_work', 'other'));
ALTER TABLE assessment_component ADD COLUMN least_tenths INTEGER NOT NULL DEFAULT 0 CHECK (least_tenths BETWEEN 0 AND 1000);
ALTER TABLE assessment_component ADD COLUMN computed INTEGER NOT NULL DEFAULT 0 CHECK (computed IN (0, 1));

-- Who was absent or is exempt has no score but nought; a resit stands beside the first sitting.
ALTER TABLE score ADD COLUMN state TEXT NOT NULL DEFAULT 'taken' CHECK (state IN ('taken', 'absent', 'exempt'));
ALTER TABLE score ADD COLUMN resit_tenths INTEGER CHECK (resit_tenths BETWEEN 0 AND 1000);
ALTER TABLE score ADD COLUMN note TEXT NOT NULL DEFAULT '';

CREATE TABLE assessment_override (
  id INTEGER PRIMARY KEY,
  enrolment_id INTEGER NOT NULL UNIQUE REFERENCES enrolment (id),
  passed INTEGER NOT NULL CHECK (passed IN (0, 1)),
  reason TEXT NOT NULL CHECK (reason <> ''),
  by_whom TEXT NOT NULL CHECK (by_whom <> ''),
  decided_on TEXT NOT NULL
) STRICT;

CREATE TABLE excellent_learner (
  id INTEGER PRIMARY KEY,
  enrolment_id INTEGER NOT NULL UNIQUE REFERENCES enrolment (id),
  reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;

CREATE TABLE conclusion_withdrawal (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  concluded_on TEXT NOT NULL,
  withdrawn_on TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;

ALTER TABLE institution ADD COLUMN credit_everybody INTEGER NOT NULL DEFAULT 0 CHECK (credit_everybody IN (0, 1));

CREATE TABLE credit_column (
  id INTEGER PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  field TEXT NOT NULL CHECK (field <> ''),
  heading TEXT NOT NULL,
  fixed TEXT NOT NULL
) STRICT;
