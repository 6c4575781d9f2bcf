-- The city's one head: the next free place of the journal. Updated last in each write, so the order of places is
-- the order of commits and there are no gaps.
CREATE TABLE head (
  one        boolean PRIMARY KEY DEFAULT true CHECK (one),
  next_place bigint  NOT NULL DEFAULT 0 CHECK (next_place >= 0)
);
INSERT INTO head DEFAULT VALUES;

CREATE TABLE journal (
  place           bigint      PRIMARY KEY CHECK (place >= 0),
  recorded_at     timestamptz NOT NULL,
  happened_on     timestamptz NOT NULL,
  ground          text        NOT NULL CHECK (ground IN ('now', 'paper', 'outage', 'offline', 'import', 'wake', 'reaction')),
  actor           text        NOT NULL,
  post            text,
  in_name_of      text,
  command         text        NOT NULL,
  record          text        NOT NULL,
  record_id       text        NOT NULL,
  version         integer     NOT NULL CHECK (version > 0),
  basis           text[]      NOT NULL CHECK (cardinality(basis) > 0),
  visibility      text        NOT NULL CHECK (visibility IN ('public', 'internal')),
  salt            bytea       NOT NULL CHECK (octet_length(salt) = 16),
  idempotency_key text,
  request_hash    text,
  CHECK (happened_on <= recorded_at),
  CHECK ((idempotency_key IS NULL) = (request_hash IS NULL))
);
-- A key is used once by an actor: a double click and a repeated request find the first answer here.
CREATE UNIQUE INDEX journal_once ON journal (actor, idempotency_key) WHERE idempotency_key IS NOT NULL;

-- What each entry changed: the new values of the changed fields, personal ones by reference to the vault.
CREATE TABLE changes (
  record  text    NOT NULL,
  id      text    NOT NULL,
  version integer NOT NULL,
  place   bigint  NOT NULL,
  ordinal integer NOT NULL,
  fields  jsonb   NOT NULL,
  PRIMARY KEY (record, id, version)
);
CREATE INDEX changes_of_entry ON changes (place, ordinal);

-- Personal values that the journal only refers to, sealed with the city's key. Erasing one leaves the journal whole.
CREATE TABLE vault (
  ref    text  PRIMARY KEY,
  sealed bytea NOT NULL
);

-- Number series without gaps: the row is locked until the number's document is committed.
CREATE TABLE series (
  series text    PRIMARY KEY,
  last   integer NOT NULL CHECK (last > 0)
);

-- How far each follower of the journal has read. It has seen every place below this one.
CREATE TABLE followers (
  follower text   PRIMARY KEY,
  place    bigint NOT NULL CHECK (place >= 0)
);
