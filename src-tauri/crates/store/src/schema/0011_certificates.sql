-- What certificates of a class say and where their numbers come from, the department's numbers, the stock book, registers
-- of former years, and the institution's signature.

CREATE TABLE number_scheme (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  pattern TEXT NOT NULL CHECK (pattern <> ''),
  start INTEGER NOT NULL CHECK (start >= 1)
) STRICT;

-- Nothing in a line follows the notice or the institution; an empty text is a choice.
CREATE TABLE certificate_setting (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL UNIQUE REFERENCES training_class (id),
  programme TEXT,
  title TEXT,
  issuer TEXT,
  seal TEXT,
  stated TEXT NOT NULL CHECK (stated IN ('class', 'earned')),
  numbering TEXT NOT NULL CHECK (numbering IN ('scheme', 'list')),
  scheme_id INTEGER REFERENCES number_scheme (id)
) STRICT;

CREATE TABLE listed_number (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  position INTEGER NOT NULL,
  number TEXT NOT NULL UNIQUE CHECK (number <> ''),
  source TEXT NOT NULL,
  enrolment_id INTEGER REFERENCES enrolment (id)
) STRICT;
CREATE INDEX listed_number_class ON listed_number (class_id);

-- The first number of a sequence that doesn't begin with one.
ALTER TABLE number_counter ADD COLUMN first INTEGER NOT NULL DEFAULT 1 CHECK (first >= 1);

ALTER TABLE certificate ADD COLUMN seal TEXT NOT NULL DEFAULT '';
ALTER TABLE certificate ADD COLUMN stated TEXT NOT NULL DEFAULT 'class' CHECK (stated IN ('class', 'earned'));
ALTER TABLE certificate ADD COLUMN numbering TEXT NOT NULL DEFAULT 'scheme' CHECK (numbering IN ('scheme', 'list'));
ALTER TABLE certificate ADD COLUMN hand_over_note TEXT NOT NULL DEFAULT '';
ALTER TABLE certificate ADD COLUMN paper_recovered INTEGER CHECK (paper_recovered IN (0, 1));
ALTER TABLE certificate ADD COLUMN signature TEXT NOT NULL DEFAULT '';
CREATE INDEX certificate_class ON certificate (class_id);

CREATE TABLE stock_entry (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('received', 'printed', 'spoiled')),
  happened_on TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 1),
  numbers TEXT NOT NULL,
  reason TEXT NOT NULL,
  class_id INTEGER REFERENCES training_class (id),
  run_id INTEGER REFERENCES stock_entry (id)
) STRICT;

CREATE TABLE earlier_certificate (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  number TEXT NOT NULL UNIQUE CHECK (number <> ''),
  name TEXT NOT NULL,
  id_number TEXT NOT NULL,
  class_title TEXT NOT NULL,
  opens_on TEXT,
  closes_on TEXT,
  hours INTEGER,
  issued_on TEXT,
  state TEXT NOT NULL CHECK (state IN ('printed', 'handed_over', 'void')),
  handed_over_on TEXT,
  voided_on TEXT,
  void_reason TEXT NOT NULL,
  note TEXT NOT NULL,
  source TEXT NOT NULL
) STRICT;

-- The institution's keys, not part of the record and not journaled: the private half is never written anywhere else, and
-- goes when its key is retired.
CREATE TABLE signing_key (
  id INTEGER PRIMARY KEY,
  public TEXT NOT NULL UNIQUE,
  private TEXT,
  made_on TEXT NOT NULL,
  retired_on TEXT,
  CHECK ((private IS NULL) = (retired_on IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX signing_key_in_use ON signing_key (retired_on IS NULL) WHERE retired_on IS NULL;
