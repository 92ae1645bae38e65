-- Thresholds of a component, results that somebody answers for, and excellent learners.

ALTER TABLE assessment_component ADD COLUMN kind TEXT NOT NULL DEFAULT 'exam';
ALTER TABLE assessment_component ADD COLUMN least_tenths INTEGER NOT NULL DEFAULT 0 CHECK (least_tenths BETWEEN 0 AND 1000);

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
  reason TEXT NOT NULL
) STRICT;
