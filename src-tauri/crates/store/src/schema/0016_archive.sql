-- What was handed in and how the note of it was put right, and the archive: the volume, its closing sheet, and why a class
-- was opened again.

ALTER TABLE submission ADD COLUMN received_by TEXT NOT NULL DEFAULT '';
-- Day and version of the bundle that was handed in; nothing for submissions from before bundles were kept.
ALTER TABLE submission ADD COLUMN made_on TEXT;
ALTER TABLE submission ADD COLUMN program TEXT NOT NULL DEFAULT '';

CREATE TABLE submitted_file (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  position INTEGER NOT NULL,
  path TEXT NOT NULL CHECK (path <> ''),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  UNIQUE (class_id, position)
) STRICT;

-- What was recorded before.
CREATE TABLE submission_correction (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  corrected_on TEXT NOT NULL,
  submitted_on TEXT NOT NULL,
  receipt_number TEXT NOT NULL,
  received_by TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;
CREATE INDEX submission_correction_class ON submission_correction (class_id);

CREATE TABLE closing_note (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL UNIQUE REFERENCES training_class (id),
  made_by TEXT NOT NULL,
  checked_by TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;

CREATE TABLE archived_item (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  position INTEGER NOT NULL,
  author TEXT NOT NULL,
  number TEXT NOT NULL,
  title TEXT NOT NULL CHECK (title <> ''),
  dated TEXT,
  pages INTEGER NOT NULL CHECK (pages >= 0),
  note TEXT NOT NULL,
  UNIQUE (class_id, position)
) STRICT;

CREATE TABLE reopening (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  archived_on TEXT NOT NULL,
  reopened_on TEXT NOT NULL,
  who TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;
CREATE INDEX reopening_class ON reopening (class_id);
