-- A clock belongs to a case, matter or other record. Events are the truth; due, promised day and state are derived.
CREATE TABLE clocks (
  id            text    PRIMARY KEY,
  version       integer NOT NULL,
  owner_record  text    NOT NULL,
  owner         text    NOT NULL,
  name          text    NOT NULL,
  limit_days    integer NOT NULL CHECK (limit_days >= 0),
  unit          text    NOT NULL CHECK (unit IN ('workday', 'calendar')),
  basis         text    NOT NULL,
  events        jsonb   NOT NULL CHECK (jsonb_typeof(events) = 'array' AND jsonb_array_length(events) > 0),
  state         text    NOT NULL CHECK (state IN ('waiting', 'running', 'paused', 'stopped')),
  due           date,
  provisional   boolean NOT NULL,
  CHECK (state <> 'running' OR due IS NOT NULL),
  UNIQUE (owner, name)
);
CREATE INDEX clocks_due ON clocks (due) WHERE state = 'running';
