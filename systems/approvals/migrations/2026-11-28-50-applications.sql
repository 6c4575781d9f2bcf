-- 申请: what somebody is writing, from the first field to its submission (APP-01 to APP-04). It opens with a code of which only
-- a keyed hash rests, or for its owner.
CREATE TABLE applications (
  id           text        PRIMARY KEY,
  version      integer     NOT NULL,
  code_hash    text        NOT NULL,
  owner        text        REFERENCES people,
  subject      text        REFERENCES subjects,
  items        jsonb       NOT NULL CHECK (jsonb_typeof(items) = 'array' AND jsonb_array_length(items) > 0),
  kind         text        NOT NULL CHECK (kind IN ('new', 'change', 'renewal')),
  permit       text        REFERENCES permits,
  wish         text        CHECK (wish IS NULL OR kind = 'change'),
  power        text        REFERENCES powers,
  matter       text        REFERENCES matters,
  stage        integer     CHECK (stage > 0),
  answers      jsonb       NOT NULL CHECK (jsonb_typeof(answers) = 'object'),
  papers       jsonb       NOT NULL CHECK (jsonb_typeof(papers) = 'array'),
  state        text        NOT NULL CHECK (state IN ('draft', 'submitted', 'discarded')),
  saved_at     timestamptz NOT NULL,
  expires_on   date        NOT NULL,
  submitted_at timestamptz,
  case_id      text        REFERENCES cases,
  CONSTRAINT application_code_once UNIQUE (code_hash),
  CONSTRAINT application_for_one_stage CHECK (stage IS NULL OR (matter IS NOT NULL AND power IS NULL)),
  CONSTRAINT application_about_a_permit CHECK ((kind = 'new') = (permit IS NULL)),
  CONSTRAINT application_submitted_by_somebody CHECK ((state = 'submitted') = (submitted_at IS NOT NULL)
    AND (state <> 'submitted' OR (subject IS NOT NULL AND matter IS NOT NULL))),
  -- What is given up, or has expired, is kept no longer.
  CONSTRAINT application_discarded_empty CHECK (state <> 'discarded' OR (answers = '{}' AND papers = '[]' AND wish IS NULL))
);
CREATE INDEX applications_of_owner ON applications (owner) WHERE owner IS NOT NULL;
CREATE INDEX applications_of_subject ON applications (subject) WHERE subject IS NOT NULL;
CREATE INDEX applications_of_matter ON applications (matter) WHERE matter IS NOT NULL;
