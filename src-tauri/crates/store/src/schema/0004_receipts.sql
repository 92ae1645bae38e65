-- How the columns of a unit's receipts were understood once somebody had corrected them.

CREATE TABLE column_memory (
  id INTEGER PRIMARY KEY,
  sender TEXT NOT NULL,
  heading TEXT NOT NULL CHECK (heading <> ''),
  field TEXT NOT NULL,
  UNIQUE (sender, heading)
) STRICT;

-- Where an applicant's row stands in the file that came, which is kept with the class.
ALTER TABLE enrolment ADD COLUMN source_sheet TEXT NOT NULL DEFAULT '';
ALTER TABLE enrolment ADD COLUMN source_id INTEGER REFERENCES attachment (id) ON DELETE SET NULL;

-- Every row of a receipt asks who bears its name, and in which classes they are.
CREATE INDEX person_by_name ON person (name);
CREATE INDEX enrolment_by_person ON enrolment (person_id);
