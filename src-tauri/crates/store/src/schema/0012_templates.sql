-- Certificate templates of the office's own, and shipped ones it has changed; their pictures, which don't go into the
-- templates' text so that a change of the text doesn't carry them through the journal again.

CREATE TABLE certificate_template (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  -- A shipped template's name, or the uid.
  key TEXT NOT NULL UNIQUE CHECK (key <> ''),
  title TEXT NOT NULL CHECK (title <> ''),
  body TEXT NOT NULL
) STRICT;

-- A file in base64 under its digest.
CREATE TABLE certificate_image (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,
  data TEXT NOT NULL
) STRICT;

-- Nothing stands for the usual one.
ALTER TABLE training_class ADD COLUMN certificate_template TEXT;
-- Title of the template a certificate was last printed with.
ALTER TABLE certificate ADD COLUMN template TEXT NOT NULL DEFAULT '';
