-- Uploaded files, a row for each version. The bytes lie in a store and are found by their hash; many rows may share them.
-- A refused one has no bytes; of a removed one only the row is left.
CREATE TABLE files (
  id           text        PRIMARY KEY,
  version      integer     NOT NULL,
  name         text        NOT NULL CHECK (name <> ''),
  bytes        integer     NOT NULL CHECK (bytes >= 0),
  sha256       text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  content_type text,
  state        text        NOT NULL CHECK (state IN ('whole', 'refused', 'removed')),
  refusal      text,
  -- Versions are a chain: a file follows one other at most, and is followed by one at most.
  replaces     text        CONSTRAINT file_followed_once UNIQUE REFERENCES files CHECK (replaces <> id),
  uploaded_by  text        REFERENCES people,
  uploaded_at  timestamptz NOT NULL,
  CONSTRAINT file_kept_has_content CHECK (state = 'refused' OR (bytes > 0 AND content_type IS NOT NULL)),
  CONSTRAINT file_refused_for_a_reason CHECK ((state = 'refused') = (refusal IS NOT NULL))
);
CREATE INDEX files_of_content ON files (sha256) WHERE state = 'whole';
CREATE INDEX files_by_age ON files (uploaded_at) WHERE state = 'whole';
CREATE INDEX files_of_person ON files (uploaded_by, uploaded_at DESC) WHERE uploaded_by IS NOT NULL;
