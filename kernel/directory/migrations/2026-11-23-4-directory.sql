CREATE TABLE divisions (
  id         text    PRIMARY KEY,
  version    integer NOT NULL,
  name       text    NOT NULL,
  level      text    NOT NULL CHECK (level IN ('city', 'county', 'zone', 'township', 'community')),
  parent     text    REFERENCES divisions,
  zone       text    REFERENCES divisions,
  valid_from date    NOT NULL,
  valid_to   date    CHECK (valid_to > valid_from),
  mark       text    NOT NULL CHECK (mark IN ('L', 'J', 'W', 'E'))
);
CREATE INDEX divisions_of_parent ON divisions (parent);

-- A body is an id with dated names (IDN-06): a reform renames or merges it and no due date moves.
CREATE TABLE bodies (
  id          text    PRIMARY KEY,
  version     integer NOT NULL,
  kind        text    NOT NULL,
  level       text    NOT NULL,
  division    text    NOT NULL REFERENCES divisions,
  names       jsonb   NOT NULL CHECK (jsonb_array_length(names) > 0),
  office_code text    UNIQUE CHECK (office_code ~ '^[\u4e00-\u9fa5]{2,12}$'),
  valid_from  date    NOT NULL,
  valid_to    date    CHECK (valid_to > valid_from),
  successor   text    REFERENCES bodies CHECK (successor <> id),
  mark        text    NOT NULL CHECK (mark IN ('L', 'J', 'W', 'E')),
  CHECK (successor IS NULL OR valid_to IS NOT NULL)
);

CREATE TABLE posts (
  id         text    PRIMARY KEY,
  version    integer NOT NULL,
  body       text    NOT NULL REFERENCES bodies,
  kind       text    NOT NULL,
  title      jsonb   NOT NULL,
  valid_from date    NOT NULL,
  valid_to   date    CHECK (valid_to > valid_from)
);
CREATE INDEX posts_of_body ON posts (body);

CREATE TABLE people (
  id      text    PRIMARY KEY,
  version integer NOT NULL,
  account text    NOT NULL UNIQUE,
  name    text    NOT NULL,
  active  boolean NOT NULL
);

-- Who holds which post, from a day on and until a day that no longer counts.
CREATE TABLE holdings (
  id         text    PRIMARY KEY,
  version    integer NOT NULL,
  person     text    NOT NULL REFERENCES people,
  post       text    NOT NULL REFERENCES posts,
  valid_from date    NOT NULL,
  valid_to   date    CHECK (valid_to > valid_from),
  EXCLUDE USING gist (person WITH =, post WITH =, daterange(valid_from, valid_to) WITH &&)
);
CREATE INDEX holdings_of_person ON holdings (person);

-- AB岗: somebody stands in at a post while its holder is away.
CREATE TABLE substitutes (
  id           text    PRIMARY KEY,
  version      integer NOT NULL,
  person       text    NOT NULL REFERENCES people,
  post         text    NOT NULL REFERENCES posts,
  stands_for   text    NOT NULL REFERENCES people CHECK (stands_for <> person),
  valid_from   date    NOT NULL,
  valid_to     date    NOT NULL CHECK (valid_to > valid_from),
  ground       text    NOT NULL
);
CREATE INDEX substitutes_of_person ON substitutes (person);

-- Five kinds of subject. The identifier is encrypted for natural persons; `identifier_hash` is keyed and unique.
CREATE TABLE subjects (
  id                text    PRIMARY KEY,
  version           integer NOT NULL,
  kind              text    NOT NULL CHECK (kind IN ('person', 'enterprise', 'soleTrader', 'cooperative', 'organisation')),
  name              text    NOT NULL CHECK (name <> ''),
  identifier        text    NOT NULL,
  identifier_hash   text    NOT NULL UNIQUE,
  identifier_masked text    NOT NULL,
  division          text    REFERENCES divisions
);

-- Who speaks for a subject when signed in: a firm's handler, or the person themselves.
CREATE TABLE speakers (
  id         text    PRIMARY KEY,
  version    integer NOT NULL,
  person     text    NOT NULL REFERENCES people,
  subject    text    NOT NULL REFERENCES subjects,
  valid_from date    NOT NULL,
  valid_to   date    CHECK (valid_to > valid_from)
);
CREATE INDEX speakers_of_person ON speakers (person);
