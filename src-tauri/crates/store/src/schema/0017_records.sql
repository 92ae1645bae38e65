-- What the report's records say beyond their title: who, where to read it, and the day on which a finding was mended or a
-- teacher agreed to share; the day on which money came in.

-- The medium, the inspecting office, or the teacher.
ALTER TABLE outcome ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE outcome ADD COLUMN link TEXT NOT NULL DEFAULT '';
ALTER TABLE outcome ADD COLUMN settled_on TEXT;

ALTER TABLE income_line ADD COLUMN received_on TEXT;
