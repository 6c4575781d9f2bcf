-- Each time somebody takes all papers of a subject along (COM-12): who, of whom, what for.
CREATE TABLE paper_takes (
  id      text        PRIMARY KEY,
  version integer     NOT NULL,
  subject text        NOT NULL REFERENCES subjects,
  person  text        NOT NULL REFERENCES people,
  post    text        REFERENCES posts,
  purpose text        CHECK (length(purpose) >= 4),
  at      timestamptz NOT NULL
);
CREATE INDEX paper_takes_of_subject ON paper_takes (subject, at DESC);
