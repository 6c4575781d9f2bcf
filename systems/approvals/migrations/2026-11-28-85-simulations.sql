-- 模拟审批 (INV-09): what a body says of a step before the land is held. It binds nobody: a permit comes from a case, and this is none.
CREATE TABLE simulations (
  id           text    PRIMARY KEY,
  version      integer NOT NULL,
  matter       text    NOT NULL REFERENCES matters,
  step         text    NOT NULL CHECK (step <> ''),
  name         jsonb   NOT NULL,
  power        text    NOT NULL REFERENCES powers,
  body         text    NOT NULL REFERENCES bodies,
  applicant    text    NOT NULL REFERENCES subjects,
  asked_on     date    NOT NULL,
  target_days  integer NOT NULL CHECK (target_days >= 0),
  -- What may be missing, and was. Nothing is simulated that could be handled.
  missing      jsonb   NOT NULL CHECK (jsonb_typeof(missing) = 'array' AND jsonb_array_length(missing) > 0),
  state        text    NOT NULL CHECK (state IN ('asked', 'given', 'converted', 'ended')),
  opinion      text    CHECK (opinion IN ('agree', 'agreeWithConditions', 'object', 'noOpinion')),
  reply        text    CHECK (reply <> ''),
  conditions   jsonb   NOT NULL CHECK (jsonb_typeof(conditions) = 'array'),
  document     text    REFERENCES documents,
  seen         jsonb,
  given_on     date    CHECK (given_on >= asked_on),
  given_by     text    REFERENCES people,
  case_id      text    REFERENCES cases,
  converted_on date    CHECK (converted_on >= given_on),
  ended_on     date    CHECK (ended_on >= asked_on),
  -- An opinion is given with its number and with what it rests on, by somebody, on a day.
  CHECK (num_nulls(opinion, document, seen, given_on, given_by) IN (0, 5)),
  CHECK (state NOT IN ('given', 'converted') OR opinion IS NOT NULL),
  CHECK (state <> 'asked' OR opinion IS NULL),
  CHECK ((state = 'converted') = (case_id IS NOT NULL) AND (state = 'converted') = (converted_on IS NOT NULL)),
  CHECK ((state = 'ended') = (ended_on IS NOT NULL)),
  CHECK ((opinion IS NOT DISTINCT FROM 'agreeWithConditions') = (jsonb_array_length(conditions) > 0)),
  CHECK (opinion IS DISTINCT FROM 'object' OR reply IS NOT NULL)
);
CREATE INDEX simulations_of_matter ON simulations (matter);
CREATE INDEX simulations_of_body ON simulations (body, state);
-- A step is simulated once at a time.
CREATE UNIQUE INDEX simulation_open_once ON simulations (matter, step) WHERE state IN ('asked', 'given');
-- An opinion becomes part of one formal case.
CREATE UNIQUE INDEX simulation_once_a_case ON simulations (case_id) WHERE case_id IS NOT NULL;
