-- A subject keeps its id and its number when it gets another name or another legal representative: what it was, since when, and
-- by which proof. `subjects.name` is the present one.
CREATE TABLE subject_changes (
  id         text    PRIMARY KEY,
  version    integer NOT NULL,
  subject    text    NOT NULL REFERENCES subjects,
  kind       text    NOT NULL CHECK (kind IN ('renamed', 'representative')),
  number     integer NOT NULL CHECK (number > 0),
  was        text    CHECK (was <> becomes),
  becomes    text    NOT NULL CHECK (becomes <> ''),
  changed_on date    NOT NULL,
  proof      text    NOT NULL CHECK (proof <> ''),
  CHECK (kind <> 'renamed' OR was IS NOT NULL),
  CONSTRAINT subject_changed_in_order UNIQUE (subject, kind, number)
);
