-- How the class committee and the temporary Party group were elected, when and where their activities were held, who
-- took part in them, who judged a Party member's conduct; and the survey in full.

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

ALTER TABLE activity ADD COLUMN starts TEXT NOT NULL DEFAULT '';
ALTER TABLE activity ADD COLUMN ends TEXT NOT NULL DEFAULT '';
ALTER TABLE activity ADD COLUMN place TEXT NOT NULL DEFAULT '';

CREATE TABLE activity_attendance (
  id INTEGER PRIMARY KEY,
  activity_id INTEGER NOT NULL REFERENCES activity (id),
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  UNIQUE (activity_id, enrolment_id)
) STRICT;

ALTER TABLE conduct ADD COLUMN judged_by TEXT NOT NULL DEFAULT '';

ALTER TABLE survey_tally ADD COLUMN teacher_id INTEGER REFERENCES teacher (id);

-- Aspects and questions a line each; empty means the notice's.
CREATE TABLE survey (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL UNIQUE REFERENCES training_class (id),
  handed_out INTEGER NOT NULL CHECK (handed_out >= 0),
  returned INTEGER NOT NULL CHECK (returned >= 0),
  valid INTEGER NOT NULL CHECK (valid >= 0),
  aspects TEXT NOT NULL,
  questions TEXT NOT NULL
) STRICT;

CREATE TABLE survey_comment (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  position INTEGER NOT NULL,
  question TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (class_id, position)
) STRICT;
