-- Each unmasked look at a person's or firm's number (IDN-02, COM-12): who, under which post, at whom, what for.
CREATE TABLE looks (
  id      text        PRIMARY KEY,
  version integer     NOT NULL,
  person  text        NOT NULL REFERENCES people,
  post    text        NOT NULL REFERENCES posts,
  subject text        NOT NULL REFERENCES subjects,
  field   text        NOT NULL CHECK (field IN ('identifier')),
  purpose text        NOT NULL CHECK (length(purpose) >= 4),
  about   text        REFERENCES cases,
  at      timestamptz NOT NULL
);
CREATE INDEX looks_of_subject ON looks (subject, at DESC);
CREATE INDEX looks_of_person ON looks (person, at DESC);
