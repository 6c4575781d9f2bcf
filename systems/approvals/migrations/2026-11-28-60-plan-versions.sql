-- The facts of a project as they became on the way, and what that made of its plan (CON-11, CON-13). Two times: since when
-- they are so, and when the city learned of it. The first version is the matter's opening.
CREATE TABLE plan_versions (
  id           text        PRIMARY KEY,
  version      integer     NOT NULL,
  matter       text        NOT NULL REFERENCES matters,
  number       integer     NOT NULL CHECK (number >= 2),
  flow         text        NOT NULL REFERENCES flows,
  flow_version integer     NOT NULL CHECK (flow_version > 0),
  facts        jsonb       NOT NULL,
  since        date        NOT NULL,
  recorded_at  timestamptz NOT NULL,
  recorded_by  text        NOT NULL REFERENCES people,
  recorded_for text        REFERENCES bodies,
  reason       text        NOT NULL CHECK (reason <> ''),
  proof        jsonb       NOT NULL,
  difference   jsonb       NOT NULL,
  added        jsonb       NOT NULL,
  CONSTRAINT plan_version_in_order UNIQUE (matter, number),
  CHECK (proof->>'name' <> '' AND proof->>'issuer' <> '' AND proof->>'on' <> '')
);
