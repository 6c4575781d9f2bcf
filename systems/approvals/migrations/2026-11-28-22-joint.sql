-- 联合审查、联合验收 (CON-14, CLK-13): many bodies of a matter under one lead, one list of opinions, one visit.
CREATE TABLE joint_reviews (
  id         text    PRIMARY KEY,
  version    integer NOT NULL,
  matter     text    NOT NULL REFERENCES matters,
  kind       text    NOT NULL CHECK (kind IN ('review', 'acceptance')),
  title      jsonb   NOT NULL,
  joint_group text,
  stage      integer NOT NULL CHECK (stage >= 0),
  lead       text    NOT NULL REFERENCES bodies,
  lead_power text    NOT NULL REFERENCES powers,
  division   text    NOT NULL REFERENCES divisions,
  applicant  text    NOT NULL REFERENCES subjects,
  anchor     text    NOT NULL REFERENCES cases,
  started_on date    NOT NULL,
  started_by text    NOT NULL REFERENCES people,
  visit_on   date    CHECK (visit_on >= started_on),
  place      text    CHECK (place <> ''),
  state      text    NOT NULL CHECK (state IN ('asked', 'correcting', 'rechecking', 'settled', 'passed', 'failed', 'cancelled')),
  settled_on date    CHECK (settled_on >= started_on),
  ended_on   date    CHECK (ended_on >= started_on),
  reason     text    CHECK (reason <> ''),
  CHECK ((kind = 'acceptance') = (visit_on IS NOT NULL AND place IS NOT NULL)),
  -- A review ends with its list; only an acceptance has defects put right and looked at again.
  CHECK (kind = 'acceptance' OR state IN ('asked', 'settled', 'cancelled')),
  CHECK (kind = 'review' OR state <> 'settled'),
  CHECK ((state IN ('settled', 'passed', 'failed', 'cancelled')) = (ended_on IS NOT NULL)),
  CHECK (state = 'cancelled' OR (state = 'asked') = (settled_on IS NULL)),
  CHECK (state NOT IN ('failed', 'cancelled') OR reason IS NOT NULL)
);
CREATE INDEX joint_reviews_of_matter ON joint_reviews (matter);
-- A stage has one lead.
CREATE UNIQUE INDEX joint_one_lead ON joint_reviews (matter, kind, stage) WHERE state IN ('asked', 'correcting', 'rechecking');

CREATE TABLE joint_members (
  id           text    PRIMARY KEY,
  version      integer NOT NULL,
  round        text    NOT NULL REFERENCES joint_reviews,
  matter       text    NOT NULL REFERENCES matters,
  case_id      text    REFERENCES cases,
  item         text    NOT NULL REFERENCES items,
  item_version text    REFERENCES item_versions,
  name         text    NOT NULL,
  body         text    NOT NULL REFERENCES bodies,
  days         integer NOT NULL CHECK (days > 0),
  state        text    NOT NULL CHECK (state IN ('asked', 'answered', 'silent', 'left')),
  opinion      text    CHECK (opinion IN ('agree', 'defects', 'noRemark')),
  remark       text    CHECK (remark <> ''),
  defects      jsonb   NOT NULL CHECK (jsonb_typeof(defects) = 'array'),
  answered_on  date,
  answered_by  text    REFERENCES people,
  recheck      text    CHECK (recheck IN ('asked', 'answered', 'silent')),
  live         boolean NOT NULL,
  CHECK ((case_id IS NULL) = (item_version IS NULL)),
  CHECK (state <> 'answered' OR (opinion IS NOT NULL AND answered_on IS NOT NULL AND answered_by IS NOT NULL)),
  -- Silence says at most that there is no remark (CLK-25).
  CHECK (state <> 'silent' OR opinion IS NULL OR opinion = 'noRemark'),
  CHECK (state <> 'asked' OR opinion IS NULL),
  CHECK (state <> 'left' OR NOT live),
  CHECK ((opinion IS NOT DISTINCT FROM 'defects') = (jsonb_array_length(defects) > 0)),
  -- Only what was listed is looked at again.
  CHECK (recheck IS NULL OR opinion = 'defects')
);
CREATE INDEX joint_members_of_round ON joint_members (round);
CREATE INDEX joint_members_of_body ON joint_members (body) WHERE live;
CREATE INDEX joint_members_of_matter ON joint_members (matter);
CREATE INDEX joint_members_of_case ON joint_members (case_id);
-- A case takes part in one round at a time.
CREATE UNIQUE INDEX joint_case_once ON joint_members (case_id) WHERE live;
