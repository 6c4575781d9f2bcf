-- What somebody wants: a project, a life event, or a single application.
CREATE TABLE matters (
  id           text    PRIMARY KEY,
  version      integer NOT NULL,
  kind         text    NOT NULL CHECK (kind IN ('project', 'lifeEvent', 'single')),
  title        text    NOT NULL CHECK (title <> ''),
  project_code text    UNIQUE CHECK (project_code ~ '^\d{4}-\d{6}-\d{2}-\d{2}-\d{6}$'),
  flow         text,
  facts        jsonb   NOT NULL,
  division     text    NOT NULL REFERENCES divisions,
  opened_on    date    NOT NULL,
  state        text    NOT NULL CHECK (state IN ('open', 'closed')),
  item         text    REFERENCES items CHECK (item IS NULL OR kind = 'single')
);

CREATE TABLE parties (
  id         text    PRIMARY KEY,
  version    integer NOT NULL,
  matter     text    NOT NULL REFERENCES matters,
  subject    text    NOT NULL REFERENCES subjects,
  role       text    NOT NULL CHECK (role IN ('applicant', 'contact', 'agent', 'payer', 'thirdParty')),
  valid_from date    NOT NULL,
  valid_to   date    CHECK (valid_to > valid_from)
);
CREATE INDEX parties_of_matter ON parties (matter);
CREATE INDEX parties_of_subject ON parties (subject);

-- A case: one item version, handled under one power. 法无授权不可为 (LST-16): it cannot exist unless the version and the
-- power were both in force on the day it was opened, and both of the same item. The dates come along in the foreign
-- keys, and follow when a version or power is ended; one that is ended before a case's opening day cannot be.
CREATE TABLE cases (
  id            text        PRIMARY KEY,
  version       integer     NOT NULL,
  matter        text        NOT NULL REFERENCES matters,
  item          text        NOT NULL,
  item_version  text        NOT NULL,
  item_from     date        NOT NULL,
  item_until    date        NOT NULL,
  power         text        NOT NULL,
  power_from    date        NOT NULL,
  power_until   date        NOT NULL,
  acting_power  text        NOT NULL,
  body          text        NOT NULL REFERENCES bodies,
  division      text        NOT NULL REFERENCES divisions,
  applicant     text        NOT NULL REFERENCES subjects,
  procedure     text,
  waived        jsonb       NOT NULL,
  opened_on     date        NOT NULL,
  received_at   timestamptz NOT NULL,
  status        text        NOT NULL CHECK (status IN ('received', 'accepted', 'notAccepted', 'decided', 'delivered', 'withdrawn')),
  accepted_on   date,
  deemed        boolean     NOT NULL,
  decided_on    date,
  decision      text        CHECK (decision IN ('granted', 'refused')),
  reason        text,
  delivered_on  date,
  query_code    text        NOT NULL UNIQUE CHECK (length(query_code) >= 10),
  handler       text        REFERENCES people,
  CONSTRAINT case_under_live_version FOREIGN KEY (item_version, item, item_from, item_until)
    REFERENCES item_versions (id, item, valid_from, valid_until) ON UPDATE CASCADE,
  CONSTRAINT case_under_live_power FOREIGN KEY (power, item, power_from, power_until)
    REFERENCES powers (id, item, valid_from, valid_until) ON UPDATE CASCADE,
  CONSTRAINT case_acts_under_power_of_item FOREIGN KEY (acting_power, item) REFERENCES powers (id, item),
  CONSTRAINT case_opened_while_version_in_force CHECK (item_from <= opened_on AND opened_on < item_until),
  CONSTRAINT case_opened_while_power_in_force CHECK (power_from <= opened_on AND opened_on < power_until),
  CHECK ((status IN ('accepted', 'decided', 'delivered')) <= (accepted_on IS NOT NULL)),
  CHECK ((status IN ('decided', 'delivered')) = (decided_on IS NOT NULL)),
  CHECK ((decision IS NULL) = (decided_on IS NULL)),
  CHECK (decision <> 'refused' OR reason IS NOT NULL),
  CHECK ((status = 'delivered') = (delivered_on IS NOT NULL)),
  CHECK (accepted_on <= decided_on),
  CHECK (decided_on <= delivered_on)
);
CREATE INDEX cases_of_matter ON cases (matter);
CREATE INDEX cases_of_body ON cases (body, status);
CREATE INDEX cases_of_applicant ON cases (applicant);
CREATE UNIQUE INDEX case_once_a_procedure ON cases (matter, procedure)
  WHERE procedure IS NOT NULL AND status NOT IN ('notAccepted', 'withdrawn');

-- A paper of a matter: brought by the applicant or yielded by a case. It is in the city once.
CREATE TABLE papers (
  id          text    PRIMARY KEY,
  version     integer NOT NULL,
  matter      text    NOT NULL REFERENCES matters,
  name        text    NOT NULL,
  origin      text    NOT NULL CHECK (origin IN ('brought', 'held', 'yielded')),
  from_case   text    REFERENCES cases,
  received_on date    NOT NULL,
  checked     boolean NOT NULL,
  UNIQUE (matter, name),
  CHECK ((origin = 'yielded') = (from_case IS NOT NULL))
);
