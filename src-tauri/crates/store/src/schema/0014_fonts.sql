-- Font files of the institution's own, for characters that no shipped face draws. The files lie beside the store.

CREATE TABLE own_font (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL CHECK (title <> ''),
  file_name TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  sha256 TEXT NOT NULL UNIQUE,
  added_on TEXT NOT NULL
) STRICT;
