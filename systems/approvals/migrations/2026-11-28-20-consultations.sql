-- 征求意见 (CLK-17, CLK-25): another body asked inside a case. An opinion, never a decision.
CREATE TABLE consultations (
  id          text    PRIMARY KEY,
  version     integer NOT NULL,
  case_id     text    NOT NULL REFERENCES cases,
  asked_by    text    NOT NULL REFERENCES bodies,
  asker       text    NOT NULL REFERENCES people,
  body        text    NOT NULL REFERENCES bodies,
  question    text    NOT NULL CHECK (question <> ''),
  asked_on    date    NOT NULL,
  days        integer NOT NULL CHECK (days > 0),
  state       text    NOT NULL CHECK (state IN ('asked', 'answered', 'silent', 'cancelled')),
  opinion     text    CHECK (opinion IN ('agree', 'agreeWithConditions', 'object', 'noOpinion')),
  reply       text    CHECK (reply <> ''),
  conditions  jsonb   NOT NULL CHECK (jsonb_typeof(conditions) = 'array'),
  answered_on date    CHECK (answered_on >= asked_on),
  answered_by text    REFERENCES people,
  closed_for  text    CHECK (closed_for <> ''),
  CHECK (body <> asked_by),
  CHECK ((state = 'answered') = (answered_on IS NOT NULL AND answered_by IS NOT NULL)),
  CHECK (state <> 'answered' OR opinion IS NOT NULL),
  -- Silence says at most that there is no objection.
  CHECK (state <> 'silent' OR opinion IS NULL OR opinion = 'noOpinion'),
  CHECK (state NOT IN ('asked', 'cancelled') OR opinion IS NULL),
  CHECK ((opinion IS NOT DISTINCT FROM 'agreeWithConditions') = (jsonb_array_length(conditions) > 0)),
  CHECK (opinion <> 'object' OR reply IS NOT NULL)
);
CREATE INDEX consultations_of_case ON consultations (case_id);
CREATE INDEX consultations_of_body ON consultations (body, state);
-- A body is asked again only when the last time is over.
CREATE UNIQUE INDEX consultation_open_once ON consultations (case_id, body)
  WHERE state = 'asked' OR (state = 'silent' AND opinion IS NULL);
