-- How the sheets of each printer come out. Lengths are hundredths of a millimetre, scales millionths.

CREATE TABLE printer (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  front_right INTEGER NOT NULL,
  front_down INTEGER NOT NULL,
  front_scale_x INTEGER NOT NULL,
  front_scale_y INTEGER NOT NULL,
  back_right INTEGER NOT NULL,
  back_down INTEGER NOT NULL,
  back_scale_x INTEGER NOT NULL,
  back_scale_y INTEGER NOT NULL
) STRICT;
