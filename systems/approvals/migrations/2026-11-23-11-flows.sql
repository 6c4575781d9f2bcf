-- An approval flow of one edition, such as a general industrial project of 2014. Its plan is derived, never stored.
CREATE TABLE flows (
  id         text    PRIMARY KEY,
  version    integer NOT NULL,
  flow       text    NOT NULL,
  edition    text    NOT NULL,
  valid_from date    NOT NULL,
  valid_to   date    CHECK (valid_to > valid_from),
  content    jsonb   NOT NULL,
  UNIQUE (flow, edition)
);
ALTER TABLE matters ADD CONSTRAINT matter_follows_flow FOREIGN KEY (flow) REFERENCES flows (id);
