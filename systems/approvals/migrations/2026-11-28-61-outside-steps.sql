-- Steps of a project's plan that were done outside the system, each with the paper that proves it (CON-10, CON-11).
CREATE TABLE outside_steps (
  id           text        PRIMARY KEY,
  version      integer     NOT NULL,
  matter       text        NOT NULL REFERENCES matters,
  step         text        NOT NULL CHECK (step <> ''),
  name         jsonb       NOT NULL,
  by           text        NOT NULL CHECK (by IN ('intermediary', 'developer', 'utility', 'otherBody')),
  done_on      date        NOT NULL,
  proof        jsonb       NOT NULL,
  yields       jsonb       NOT NULL,
  state        text        NOT NULL CHECK (state IN ('standing', 'corrected')),
  recorded_at  timestamptz NOT NULL,
  recorded_by  text        NOT NULL REFERENCES people,
  recorded_for text        REFERENCES bodies,
  corrected_by text        REFERENCES outside_steps,
  reason       text        CHECK (reason <> ''),
  CHECK ((state = 'corrected') = (corrected_by IS NOT NULL)),
  CHECK ((state = 'corrected') = (reason IS NOT NULL)),
  CHECK (proof->>'name' <> '' AND proof->>'number' <> '' AND proof->>'issuer' <> '' AND proof->>'on' <> '')
);
CREATE INDEX outside_steps_of_matter ON outside_steps (matter);
-- A step is done once; another day or paper is a correction.
CREATE UNIQUE INDEX outside_step_done_once ON outside_steps (matter, step) WHERE state = 'standing';
