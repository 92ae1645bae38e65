-- How the class committee was elected, and who took part in its activities.

ALTER TABLE training_class ADD COLUMN committee_election TEXT NOT NULL DEFAULT '';
ALTER TABLE activity ADD COLUMN place TEXT NOT NULL DEFAULT '';

CREATE TABLE activity_attendance (
  id INTEGER PRIMARY KEY,
  activity_id INTEGER NOT NULL REFERENCES activity (id),
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  UNIQUE (activity_id, enrolment_id)
) STRICT;
