-- One register of people: documents that a merged person had before, and people erased on request.

CREATE TABLE former_document (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id),
  document_kind TEXT NOT NULL,
  id_number TEXT NOT NULL,
  UNIQUE (document_kind, id_number)
) STRICT;

ALTER TABLE person ADD COLUMN erased_on TEXT;
