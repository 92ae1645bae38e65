-- The house. Every table has an integer key of its own; entities carry a random uid, the only id that leaves the store.
-- Dates are YYYY-MM-DD, hours tenths of a class hour, money fen, scores tenths or hundredths of a point.

CREATE TABLE institution (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL CHECK (name <> ''),
  address TEXT NOT NULL,
  phone TEXT NOT NULL,
  email TEXT NOT NULL,
  contact TEXT NOT NULL,
  certificate_issuer TEXT NOT NULL
) STRICT;

CREATE TABLE notice (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL UNIQUE,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE training_class (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  notice_id INTEGER NOT NULL REFERENCES notice (id),
  title TEXT NOT NULL CHECK (title <> ''),
  plan_number TEXT NOT NULL,
  run INTEGER NOT NULL CHECK (run >= 1),
  special_topic TEXT,
  applicant_unit TEXT NOT NULL,
  host_unit TEXT NOT NULL,
  supervising_department TEXT NOT NULL,
  department_lead_name TEXT NOT NULL,
  department_lead_post TEXT NOT NULL,
  department_lead_phone TEXT NOT NULL,
  host_lead_name TEXT NOT NULL,
  host_lead_post TEXT NOT NULL,
  host_lead_phone TEXT NOT NULL,
  contact_name TEXT NOT NULL,
  contact_post TEXT NOT NULL,
  contact_phone TEXT NOT NULL,
  delivery_mode TEXT NOT NULL CHECK (delivery_mode IN ('face_to_face', 'online', 'mixed')),
  aims TEXT NOT NULL,
  content TEXT NOT NULL,
  target_group TEXT NOT NULL,
  check_in_on TEXT,
  opens_on TEXT NOT NULL CHECK (opens_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  closes_on TEXT NOT NULL CHECK (closes_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  place TEXT NOT NULL,
  size INTEGER NOT NULL,
  budget_source TEXT NOT NULL,
  assessment_method TEXT NOT NULL,
  epidemic_in_force INTEGER NOT NULL CHECK (epidemic_in_force IN (0, 1)),
  epidemic_measures TEXT NOT NULL,
  contingency_plan TEXT NOT NULL,
  conditions TEXT NOT NULL,
  min_attendance_percent INTEGER NOT NULL DEFAULT 80 CHECK (min_attendance_percent BETWEEN 0 AND 100),
  pass_tenths INTEGER NOT NULL DEFAULT 600 CHECK (pass_tenths BETWEEN 0 AND 1000),
  few_members_handling TEXT NOT NULL DEFAULT '',
  committee_summary TEXT NOT NULL DEFAULT '',
  concluded_on TEXT,
  archived_on TEXT
) STRICT;

CREATE TABLE budget_line (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount >= 0),
  note TEXT NOT NULL
) STRICT;

CREATE TABLE teacher (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (name <> ''),
  unit TEXT NOT NULL,
  title TEXT NOT NULL,
  level TEXT NOT NULL,
  field TEXT NOT NULL,
  phone TEXT NOT NULL,
  account TEXT NOT NULL
) STRICT;

CREATE TABLE class_teacher (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  teacher_id INTEGER NOT NULL REFERENCES teacher (id),
  position INTEGER NOT NULL,
  UNIQUE (class_id, teacher_id)
) STRICT;

CREATE TABLE session (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  held_on TEXT NOT NULL CHECK (held_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  part TEXT NOT NULL CHECK (part IN ('morning', 'afternoon', 'evening')),
  starts TEXT NOT NULL,
  ends TEXT NOT NULL,
  topic TEXT NOT NULL,
  kind TEXT NOT NULL,
  hours INTEGER NOT NULL CHECK (hours >= 0),
  teacher_id INTEGER REFERENCES teacher (id),
  place TEXT NOT NULL,
  mode TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE filing (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL UNIQUE REFERENCES training_class (id),
  filed_on TEXT NOT NULL,
  opening_then TEXT NOT NULL,
  receipt_number TEXT NOT NULL
) STRICT;

CREATE TABLE packet_item (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  code TEXT NOT NULL,
  ready INTEGER NOT NULL CHECK (ready IN (0, 1)),
  note TEXT NOT NULL,
  UNIQUE (class_id, code)
) STRICT;

CREATE TABLE change_report (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  kind TEXT NOT NULL CHECK (kind IN ('adjustment', 'other')),
  reported_on TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;

CREATE TABLE changed_fact (
  id INTEGER PRIMARY KEY,
  change_report_id INTEGER NOT NULL REFERENCES change_report (id),
  position INTEGER NOT NULL,
  field TEXT NOT NULL,
  before_text TEXT NOT NULL,
  after_text TEXT NOT NULL
) STRICT;

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (name <> ''),
  reading TEXT NOT NULL,
  document_kind TEXT NOT NULL,
  id_number TEXT NOT NULL,
  sex TEXT CHECK (sex IN ('male', 'female')),
  birth TEXT,
  ethnic_group TEXT NOT NULL,
  UNIQUE (document_kind, id_number)
) STRICT;

CREATE TABLE enrolment (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  person_id INTEGER NOT NULL REFERENCES person (id),
  unit TEXT NOT NULL,
  city TEXT,
  post TEXT NOT NULL,
  title TEXT NOT NULL,
  title_level TEXT,
  field TEXT NOT NULL,
  political_status TEXT,
  phone TEXT NOT NULL,
  front_line INTEGER NOT NULL CHECK (front_line IN (0, 1)),
  front_line_how TEXT NOT NULL,
  lodging TEXT NOT NULL,
  food TEXT NOT NULL,
  arrival TEXT NOT NULL,
  departure TEXT NOT NULL,
  note TEXT NOT NULL,
  extra TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('pending', 'accepted', 'returned', 'waiting', 'declined', 'cancelled')),
  reason TEXT NOT NULL,
  roster_number INTEGER,
  study_group INTEGER,
  source_file TEXT NOT NULL,
  source_row INTEGER,
  UNIQUE (class_id, person_id),
  UNIQUE (class_id, roster_number)
) STRICT;

CREATE TABLE attendance_mark (
  id INTEGER PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES session (id),
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  mark TEXT NOT NULL CHECK (mark IN ('present', 'late', 'left_early', 'leave', 'absent')),
  note TEXT NOT NULL,
  UNIQUE (session_id, enrolment_id)
) STRICT;
CREATE INDEX attendance_mark_enrolment ON attendance_mark (enrolment_id);

CREATE TABLE committee_member (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  position INTEGER NOT NULL,
  body TEXT NOT NULL CHECK (body IN ('committee', 'party_group')),
  post TEXT NOT NULL,
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id)
) STRICT;

CREATE TABLE activity (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  position INTEGER NOT NULL,
  body TEXT NOT NULL CHECK (body IN ('committee', 'party_group')),
  kind TEXT NOT NULL,
  held_on TEXT NOT NULL,
  theme TEXT NOT NULL,
  attended INTEGER NOT NULL,
  minutes TEXT NOT NULL
) STRICT;

CREATE TABLE conduct (
  id INTEGER PRIMARY KEY,
  enrolment_id INTEGER NOT NULL UNIQUE REFERENCES enrolment (id),
  grade TEXT NOT NULL CHECK (grade IN ('excellent', 'good', 'passed', 'failed')),
  note TEXT NOT NULL
) STRICT;

CREATE TABLE assessment_component (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  weight INTEGER NOT NULL CHECK (weight BETWEEN 0 AND 100),
  UNIQUE (class_id, code)
) STRICT;

CREATE TABLE score (
  id INTEGER PRIMARY KEY,
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  component TEXT NOT NULL,
  tenths INTEGER NOT NULL CHECK (tenths BETWEEN 0 AND 1000),
  UNIQUE (enrolment_id, component)
) STRICT;

CREATE TABLE assessment_result (
  id INTEGER PRIMARY KEY,
  enrolment_id INTEGER NOT NULL UNIQUE REFERENCES enrolment (id),
  passed INTEGER NOT NULL CHECK (passed IN (0, 1)),
  earned INTEGER NOT NULL,
  planned INTEGER NOT NULL,
  total_tenths INTEGER,
  explanation TEXT NOT NULL
) STRICT;

CREATE TABLE number_counter (
  id INTEGER PRIMARY KEY,
  sequence TEXT NOT NULL UNIQUE,
  last INTEGER NOT NULL CHECK (last >= 0)
) STRICT;

CREATE TABLE certificate (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  number TEXT NOT NULL UNIQUE,
  sequence TEXT NOT NULL,
  seq INTEGER NOT NULL,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  name TEXT NOT NULL,
  id_number TEXT NOT NULL,
  class_title TEXT NOT NULL,
  opens_on TEXT NOT NULL,
  closes_on TEXT NOT NULL,
  hours INTEGER NOT NULL,
  programme TEXT NOT NULL,
  title TEXT NOT NULL,
  issuer TEXT NOT NULL,
  issued_on TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('drafted', 'printed', 'handed_over', 'void')),
  printed_on TEXT,
  handed_over_on TEXT,
  taken_by TEXT NOT NULL,
  voided_on TEXT,
  void_reason TEXT NOT NULL,
  replaces TEXT,
  replaced_by TEXT,
  UNIQUE (sequence, seq)
) STRICT;
CREATE UNIQUE INDEX certificate_one_valid ON certificate (enrolment_id) WHERE state <> 'void';

CREATE TABLE survey_tally (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  position INTEGER NOT NULL,
  subject TEXT NOT NULL,
  very_satisfied INTEGER NOT NULL CHECK (very_satisfied >= 0),
  satisfied INTEGER NOT NULL CHECK (satisfied >= 0),
  fair INTEGER NOT NULL CHECK (fair >= 0),
  dissatisfied INTEGER NOT NULL CHECK (dissatisfied >= 0)
) STRICT;

CREATE TABLE cost_line (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount >= 0),
  paid_on TEXT,
  note TEXT NOT NULL
) STRICT;

CREATE TABLE fee_line (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  position INTEGER NOT NULL,
  teacher_id INTEGER NOT NULL REFERENCES teacher (id),
  hours INTEGER NOT NULL CHECK (hours >= 0),
  net INTEGER NOT NULL CHECK (net >= 0),
  gross INTEGER NOT NULL CHECK (gross >= 0)
) STRICT;

CREATE TABLE income_line (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount >= 0),
  refunded_on TEXT,
  note TEXT NOT NULL
) STRICT;

CREATE TABLE outcome (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  happened_on TEXT,
  detail TEXT NOT NULL
) STRICT;

CREATE TABLE narrative (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  paper TEXT NOT NULL,
  section TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (class_id, paper, section)
) STRICT;

CREATE TABLE self_score (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  indicator TEXT NOT NULL,
  hundredths INTEGER NOT NULL CHECK (hundredths BETWEEN 0 AND 10000),
  reason TEXT NOT NULL,
  evidence TEXT NOT NULL,
  UNIQUE (class_id, indicator)
) STRICT;

CREATE TABLE submission (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL UNIQUE REFERENCES training_class (id),
  submitted_on TEXT NOT NULL,
  receipt_number TEXT NOT NULL
) STRICT;

-- The journal: one row a change, an item a touched row. The chain covers the items' digests, not the items, so that
-- personal data can be erased by law and the chain still verifies.
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  op TEXT NOT NULL,
  class_uid TEXT,
  undoes INTEGER UNIQUE REFERENCES journal (seq),
  items_digest TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;

CREATE TABLE journal_item (
  id INTEGER PRIMARY KEY,
  seq INTEGER,
  tbl TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  row_uid TEXT NOT NULL,
  before_row TEXT,
  after_row TEXT,
  salt TEXT,
  digest TEXT
) STRICT;
CREATE INDEX journal_item_seq ON journal_item (seq);
