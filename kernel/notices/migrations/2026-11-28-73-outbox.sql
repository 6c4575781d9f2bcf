-- What a notice says is owed, and until when, beside its title: its e-mail text is made of these and is not stored.
ALTER TABLE notices
  ADD COLUMN owed       jsonb,
  ADD COLUMN owed_until date;

-- What became of an e-mail: a row only where a channel has said so. Everything else that is due waits.
CREATE TABLE dispatches (
  id      text        PRIMARY KEY,
  version integer     NOT NULL,
  notice  text        NOT NULL REFERENCES notices,
  mailbox text        NOT NULL REFERENCES mailboxes,
  state   text        NOT NULL CHECK (state IN ('sent', 'failed')),
  at      timestamptz NOT NULL,
  reason  text,
  CHECK ((reason IS NOT NULL) = (state = 'failed')),
  CONSTRAINT dispatched_once UNIQUE (notice, mailbox)
);
