-- Messages to a subject or to a post: the inbox. Channels read from here.
CREATE TABLE notices (
  id         text        PRIMARY KEY,
  version    integer     NOT NULL,
  subject    text        REFERENCES subjects,
  post       text        REFERENCES posts,
  about      text        NOT NULL,
  title      jsonb       NOT NULL,
  sent_at    timestamptz NOT NULL,
  read_at    timestamptz,
  CHECK ((subject IS NULL) <> (post IS NULL))
);
CREATE INDEX notices_of_subject ON notices (subject, sent_at DESC) WHERE subject IS NOT NULL;
CREATE INDEX notices_of_post ON notices (post, sent_at DESC) WHERE post IS NOT NULL;
