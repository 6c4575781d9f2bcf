-- Uploaded files of papers: the first one, and each that took its place. A file stands at one paper only.
CREATE TABLE paper_files (
  id       text    PRIMARY KEY,
  version  integer NOT NULL,
  matter   text    NOT NULL REFERENCES matters,
  paper    text    NOT NULL REFERENCES papers,
  file     text    NOT NULL REFERENCES files CONSTRAINT paper_file_once UNIQUE,
  number   integer NOT NULL CHECK (number > 0),
  added_on date    NOT NULL,
  CONSTRAINT paper_file_numbered_once UNIQUE (paper, number)
);
CREATE INDEX paper_files_of_matter ON paper_files (matter);
