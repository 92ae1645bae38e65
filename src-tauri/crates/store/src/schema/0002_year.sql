-- The year around the classes: calendars the office has loaded, the department's list of projects, notices as the
-- classes were planned under, places by city, files attached to a class.

CREATE TABLE calendar_year (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL UNIQUE CHECK (year BETWEEN 1900 AND 2199),
  body TEXT NOT NULL
) STRICT;

CREATE TABLE notice_version (
  id INTEGER PRIMARY KEY,
  notice_id INTEGER NOT NULL REFERENCES notice (id),
  body TEXT NOT NULL
) STRICT;

ALTER TABLE training_class ADD COLUMN notice_version_id INTEGER REFERENCES notice_version (id);

CREATE TABLE project (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
  plan_number TEXT NOT NULL CHECK (plan_number <> ''),
  title TEXT NOT NULL CHECK (title <> ''),
  special_topic TEXT NOT NULL,
  applicant_unit TEXT NOT NULL,
  host_unit TEXT NOT NULL,
  supervising_department TEXT NOT NULL,
  ours INTEGER NOT NULL CHECK (ours IN (0, 1)),
  UNIQUE (year, plan_number)
) STRICT;

CREATE TABLE city_quota (
  id INTEGER PRIMARY KEY,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  city TEXT NOT NULL,
  places INTEGER NOT NULL CHECK (places > 0),
  UNIQUE (class_id, city)
) STRICT;

CREATE TABLE attachment (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  class_id INTEGER NOT NULL REFERENCES training_class (id),
  stage TEXT NOT NULL,
  title TEXT NOT NULL,
  file_name TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  sha256 TEXT NOT NULL,
  added_on TEXT NOT NULL
) STRICT;
