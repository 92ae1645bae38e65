-- One register of people: documents that a merged person had before, entries found to be one person, people erased on
-- request, how long the office keeps what it knows.

CREATE TABLE former_document (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id),
  document_kind TEXT NOT NULL,
  id_number TEXT NOT NULL,
  UNIQUE (document_kind, id_number)
) STRICT;
CREATE INDEX former_document_person ON former_document (person_id);

ALTER TABLE person ADD COLUMN erased_on TEXT;
ALTER TABLE person ADD COLUMN erased_why TEXT NOT NULL DEFAULT '';

-- An entry found to be another person keeps its row, without a document of its own, for enrolments that must not
-- stand beside the kept person's in one class.
ALTER TABLE person ADD COLUMN merged_into_id INTEGER REFERENCES person (id);
CREATE INDEX person_merged ON person (merged_into_id) WHERE merged_into_id IS NOT NULL;

-- Entries that look alike and were judged to be two people.
CREATE TABLE distinct_people (
  id INTEGER PRIMARY KEY,
  first_id INTEGER NOT NULL REFERENCES person (id),
  second_id INTEGER NOT NULL REFERENCES person (id),
  UNIQUE (first_id, second_id),
  CHECK (first_id < second_id)
) STRICT;

CREATE TABLE retention (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  years INTEGER NOT NULL CHECK (years BETWEEN 1 AND 100)
) STRICT;

CREATE INDEX enrolment_person ON enrolment (person_id);
CREATE INDEX certificate_enrolment ON certificate (enrolment_id);
-- For what happened to one row, and for erasing it.
CREATE INDEX journal_item_row ON journal_item (tbl, row_id);
