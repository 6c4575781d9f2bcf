-- A case that went to a colleague (转交) or to another body (改派), and what was said about it.
CREATE TABLE case_transfers (
  id          text    PRIMARY KEY,
  version     integer NOT NULL,
  case_id     text    NOT NULL REFERENCES cases,
  kind        text    NOT NULL CHECK (kind IN ('handedOver', 'rerouted')),
  from_person text    REFERENCES people,
  to_person   text    REFERENCES people,
  from_body   text    NOT NULL REFERENCES bodies,
  to_body     text    NOT NULL REFERENCES bodies,
  note        text    NOT NULL CHECK (note <> ''),
  moved_on    date    NOT NULL,
  CHECK (kind <> 'handedOver' OR (to_person IS NOT NULL AND from_body = to_body))
);
CREATE INDEX transfers_of_case ON case_transfers (case_id);

-- Who has what on the desk is asked when somebody leaves a post.
CREATE INDEX cases_of_handler ON cases (handler) WHERE handler IS NOT NULL;
