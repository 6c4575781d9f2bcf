CREATE TABLE items (
  id         text    PRIMARY KEY,
  version    integer NOT NULL,
  name       text    NOT NULL,
  kind       text    NOT NULL,
  item_group text    NOT NULL
);

-- A published version of an item. `valid_until` is valid_to with an open end as infinity, so that foreign keys can
-- carry it: a case binds the version's dates, and cannot have been opened outside them.
CREATE TABLE item_versions (
  id             text    PRIMARY KEY,
  version        integer NOT NULL,
  item           text    NOT NULL REFERENCES items,
  number         integer NOT NULL CHECK (number > 0),
  name           text    NOT NULL,
  valid_from     date    NOT NULL,
  valid_to       date    CHECK (valid_to > valid_from),
  valid_until    date    NOT NULL GENERATED ALWAYS AS (coalesce(valid_to, 'infinity'::date)) STORED,
  bases          jsonb   NOT NULL,
  legal_days     integer CHECK (legal_days >= 0),
  legal_unit     text    NOT NULL CHECK (legal_unit IN ('workday', 'calendar', 'immediate', 'none')),
  promised_days  integer NOT NULL CHECK (promised_days >= 0),
  papers         jsonb   NOT NULL,
  yields         jsonb   NOT NULL,
  subject_kinds  jsonb   NOT NULL,
  levels         jsonb   NOT NULL,
  theme          text,
  fee            text    NOT NULL,
  visits         integer NOT NULL CHECK (visits >= 0),
  community      boolean NOT NULL,
  binding        boolean NOT NULL,
  marks          jsonb   NOT NULL,
  source         text    NOT NULL,
  UNIQUE (item, number),
  UNIQUE (id, item, valid_from, valid_until),
  CHECK ((legal_days IS NULL) = (legal_unit IN ('none'))),
  CHECK (legal_unit <> 'workday' OR promised_days <= legal_days),
  EXCLUDE USING gist (item WITH =, daterange(valid_from, valid_to) WITH &&)
);

-- A power: which body may decide which item, where, how and when.
CREATE TABLE powers (
  id          text    PRIMARY KEY,
  version     integer NOT NULL,
  item        text    NOT NULL REFERENCES items,
  body        text    NOT NULL REFERENCES bodies,
  mode        text    NOT NULL CHECK (mode IN ('own', 'delegated', 'entrusted', 'stationed')),
  in_name_of  text    REFERENCES bodies,
  division    text    NOT NULL REFERENCES divisions,
  valid_from  date    NOT NULL,
  valid_to    date    CHECK (valid_to > valid_from),
  valid_until date    NOT NULL GENERATED ALWAYS AS (coalesce(valid_to, 'infinity'::date)) STORED,
  UNIQUE (id, item, valid_from, valid_until),
  UNIQUE (id, item),
  CHECK ((mode IN ('entrusted', 'stationed')) = (in_name_of IS NOT NULL)),
  EXCLUDE USING gist (item WITH =, body WITH =, division WITH =, daterange(valid_from, valid_to) WITH &&)
);
CREATE INDEX powers_of_item ON powers (item);
CREATE INDEX powers_of_body ON powers (body);
