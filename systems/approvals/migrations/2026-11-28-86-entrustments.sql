-- 村级代办 (INV-07): what a villager entrusts to the agent of the village: papers in hand, the case made of them, its result.
CREATE TABLE entrustments (
  id            text        PRIMARY KEY,
  version       integer     NOT NULL,
  body          text        NOT NULL REFERENCES bodies,
  division      text        NOT NULL REFERENCES divisions,
  applicant     text        NOT NULL REFERENCES subjects,
  item          text        NOT NULL REFERENCES items,
  item_version  text        NOT NULL REFERENCES item_versions,
  power         text        NOT NULL REFERENCES powers,
  mandate       text        NOT NULL CHECK (mandate <> ''),
  mandate_until date        NOT NULL,
  taken_on      date        NOT NULL,
  taken_at      timestamptz NOT NULL,
  taken_by      text        NOT NULL REFERENCES people,
  papers        jsonb       NOT NULL CHECK (jsonb_typeof(papers) = 'array'),
  state         text        NOT NULL CHECK (state IN ('taken', 'submitted', 'closed')),
  matter        text        REFERENCES matters,
  case_id       text        UNIQUE REFERENCES cases,
  submitted_on  date        CHECK (submitted_on >= taken_on),
  fetched_on    date        CHECK (fetched_on >= submitted_on),
  handed_over_on date       CHECK (handed_over_on >= fetched_on),
  closed_on     date        CHECK (closed_on >= taken_on),
  reason        text        CHECK (reason <> ''),
  CHECK (mandate_until >= taken_on),
  CHECK (num_nulls(matter, case_id, submitted_on) IN (0, 3)),
  CHECK (state <> 'taken' OR case_id IS NULL),
  CHECK (state <> 'submitted' OR case_id IS NOT NULL),
  CHECK (fetched_on IS NULL OR case_id IS NOT NULL),
  CHECK (handed_over_on IS NULL OR fetched_on IS NOT NULL),
  CHECK ((state = 'closed') = (closed_on IS NOT NULL)),
  CHECK (state <> 'closed' OR case_id IS NOT NULL OR reason IS NOT NULL),
  -- Nothing of the villager's stays with the agent: no original, no result.
  CONSTRAINT entrustment_keeps_no_original CHECK (state <> 'closed'
    OR NOT jsonb_path_exists(papers, '$[*] ? (@.original == true && @.returnedOn == null)')),
  CONSTRAINT entrustment_keeps_no_result CHECK (state <> 'closed' OR fetched_on IS NULL OR handed_over_on IS NOT NULL)
);
CREATE INDEX entrustments_of_body ON entrustments (body, state);
CREATE INDEX entrustments_of_applicant ON entrustments (applicant);
