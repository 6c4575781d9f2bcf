-- 施工 under a construction permit (CON-08, 建筑法 arts 9, 10): fetched, begun or lapsed; stopped, re-checked, resumed.
CREATE TABLE works (
  id          text    PRIMARY KEY,
  version     integer NOT NULL,
  -- The permit under which they go on now; a change of it takes them along.
  permit      text    NOT NULL UNIQUE REFERENCES permits,
  from_case   text    NOT NULL UNIQUE REFERENCES cases,
  matter      text    NOT NULL REFERENCES matters,
  holder      text    NOT NULL REFERENCES subjects,
  item        text    NOT NULL REFERENCES items,
  power       text    NOT NULL,
  state       text    NOT NULL CHECK (state IN ('waiting', 'underway', 'stopped', 'lapsed')),
  fetched_on  date    NOT NULL,
  extended    integer NOT NULL,
  asked       jsonb,
  started_on  date    CHECK (started_on >= fetched_on),
  proof       jsonb,
  stop        jsonb,
  recheck     jsonb,
  resumed_on  date    CHECK (resumed_on > started_on),
  CONSTRAINT works_extended_twice CHECK (extended BETWEEN 0 AND 2),
  CONSTRAINT works_begun_once_started CHECK ((state IN ('underway', 'stopped')) = (started_on IS NOT NULL)),
  CONSTRAINT works_start_proved CHECK ((started_on IS NULL) = (proof IS NULL)),
  CONSTRAINT works_stopped_since CHECK ((state = 'stopped') = (stop IS NOT NULL)),
  CONSTRAINT works_checked_while_stopped CHECK (recheck IS NULL OR state = 'stopped'),
  CONSTRAINT works_asked_while_waiting CHECK (asked IS NULL OR state = 'waiting')
);
