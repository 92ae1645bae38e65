-- How the columns of a unit's receipts were understood once somebody had corrected them.

CREATE TABLE column_memory (
  id INTEGER PRIMARY KEY,
  sender TEXT NOT NULL,
  heading TEXT NOT NULL CHECK (heading <> ''),
  field TEXT NOT NULL,
  UNIQUE (sender, heading)
) STRICT;
