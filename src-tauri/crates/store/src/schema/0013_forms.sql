-- Forms of the office's own and corrections of those that ship, by the year's notice or for one class. A class that has
-- been submitted keeps the forms it was submitted with.

CREATE TABLE own_form (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  notice_id INTEGER REFERENCES notice (id),
  class_id INTEGER REFERENCES training_class (id),
  kind TEXT NOT NULL,
  title TEXT NOT NULL CHECK (title <> ''),
  file_name TEXT NOT NULL,
  format TEXT NOT NULL CHECK (format IN ('xlsx', 'docx')),
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  sha256 TEXT NOT NULL,
  added_on TEXT NOT NULL,
  -- Taken away, but a submitted class was made with it.
  retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
  CHECK ((notice_id IS NULL) <> (class_id IS NULL))
) STRICT;

CREATE TABLE form_definition (
  id INTEGER PRIMARY KEY,
  notice_id INTEGER NOT NULL REFERENCES notice (id),
  kind TEXT NOT NULL CHECK (kind <> ''),
  body TEXT NOT NULL,
  UNIQUE (notice_id, kind)
) STRICT;

CREATE TABLE class_form (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  kind TEXT NOT NULL CHECK (kind <> ''),
  body TEXT NOT NULL,
  xlsx_form_id INTEGER REFERENCES own_form (id),
  docx_form_id INTEGER REFERENCES own_form (id),
  UNIQUE (class_id, kind)
) STRICT;
