-- Commands that fall due at a moment. Done once, in the order of their moments, as of their legal moment.
CREATE TABLE wakes (
  id        text        PRIMARY KEY,
  version   integer     NOT NULL,
  due_at    timestamptz NOT NULL,
  command   text        NOT NULL,
  target    text        NOT NULL,
  input     jsonb       NOT NULL,
  state     text        NOT NULL CHECK (state IN ('waiting', 'done', 'lapsed', 'cancelled')),
  outcome   text,
  CHECK ((state IN ('done', 'lapsed')) = (outcome IS NOT NULL))
);
CREATE INDEX wakes_waiting ON wakes (due_at, id) WHERE state = 'waiting';
