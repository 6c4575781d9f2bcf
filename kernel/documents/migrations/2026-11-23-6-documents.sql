-- Numbered documents. The serial is gap-free for each office code and year (DOC-04); a void number stays as void.
CREATE TABLE documents (
  id          text    PRIMARY KEY,
  version     integer NOT NULL,
  kind        text    NOT NULL,
  office_code text    NOT NULL,
  year        integer NOT NULL CHECK (year BETWEEN 1949 AND 9999),
  serial      integer NOT NULL CHECK (serial > 0),
  number      text    NOT NULL UNIQUE,
  body        text    NOT NULL REFERENCES bodies,
  about       text    NOT NULL,
  issued_on   date    NOT NULL,
  addressee   text    REFERENCES subjects,
  content     jsonb   NOT NULL,
  voided      boolean NOT NULL,
  UNIQUE (office_code, year, serial)
);
CREATE INDEX documents_about ON documents (about);
