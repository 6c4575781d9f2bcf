-- An entry on its way to the list (LST-11). Nobody who wrote at it checks or approves it: the database holds that too.
CREATE TABLE list_changes (
  id             text    PRIMARY KEY,
  version        integer NOT NULL,
  kind           text    NOT NULL CHECK (kind IN ('add', 'adjust', 'cancel', 'delegate', 'entrust', 'merge', 'split')),
  item           text    NOT NULL CHECK (item <> ''),
  based_on       text    REFERENCES item_versions,
  content        jsonb,
  also_ends      jsonb   NOT NULL,
  division       text    NOT NULL REFERENCES divisions,
  trigger        text    NOT NULL CHECK (trigger IN ('lawMade', 'lawChanged', 'lawRepealed', 'delegation', 'bodyReform', 'simplification')),
  reason         text    NOT NULL CHECK (reason <> ''),
  replacement    jsonb,
  effective_from date    NOT NULL,
  effective_to   date    CHECK (effective_to > effective_from),
  state          text    NOT NULL CHECK (state IN ('draft', 'submitted', 'checked', 'approved', 'published', 'returned', 'abandoned')),
  opinion        text,
  drafter        text    NOT NULL REFERENCES people,
  writers        jsonb   NOT NULL,
  checker        text    REFERENCES people,
  approver       text    REFERENCES people,
  publisher      text    REFERENCES people,
  drafted_on     date    NOT NULL,
  submitted_on   date,
  checked_on     date,
  approved_on    date,
  published_on   date,
  item_version   text    REFERENCES item_versions,
  batch          text,
  batch_row      integer,
  CONSTRAINT change_names_its_writers CHECK (writers ? drafter),
  CONSTRAINT change_checked_by_another CHECK (NOT writers ? checker),
  CONSTRAINT change_approved_by_another CHECK (NOT writers ? approver AND approver <> checker),
  CONSTRAINT change_published_after_approval CHECK (state <> 'published' OR (checker IS NOT NULL AND approver IS NOT NULL)),
  CONSTRAINT cancellation_names_replacement CHECK (kind <> 'cancel' OR replacement IS NOT NULL),
  CONSTRAINT change_says_something CHECK ((content IS NULL) = (kind = 'cancel')),
  CONSTRAINT change_is_of_its_item CHECK (content->>'code' = item),
  CONSTRAINT only_a_merger_ends_others CHECK (kind = 'merge' OR jsonb_array_length(also_ends) = 0)
);
CREATE INDEX list_changes_by_state ON list_changes (state, item);
CREATE UNIQUE INDEX list_change_once_a_row ON list_changes (batch, batch_row) WHERE batch IS NOT NULL;
-- One open draft an item: two that change the same entry at once would overwrite each other's text.
CREATE UNIQUE INDEX list_change_open_once ON list_changes (item) WHERE state NOT IN ('published', 'abandoned');

-- Who yields a paper is asked for every paper of every draft (COM-05).
CREATE INDEX listed_parts_by_name ON listed_parts (name);

CREATE TABLE list_imports (
  id         text    PRIMARY KEY,
  version    integer NOT NULL,
  file_name  text    NOT NULL,
  file_hash  text    NOT NULL CHECK (file_hash ~ '^[0-9a-f]{64}$'),
  rows       integer NOT NULL CHECK (rows >= 0),
  good       integer NOT NULL CHECK (good BETWEEN 0 AND rows),
  entries    integer NOT NULL CHECK (entries BETWEEN 0 AND good),
  loaded     integer NOT NULL CHECK (loaded BETWEEN 0 AND entries),
  state      text    NOT NULL CHECK (state IN ('loading', 'done', 'cancelled')),
  division   text    NOT NULL REFERENCES divisions,
  effective_from date NOT NULL,
  trigger    text    NOT NULL CHECK (trigger IN ('lawMade', 'lawChanged', 'lawRepealed', 'delegation', 'bodyReform', 'simplification')),
  reason     text    NOT NULL CHECK (reason <> ''),
  mapping    jsonb   NOT NULL,
  refused    jsonb   NOT NULL,
  importer   text    NOT NULL REFERENCES people,
  started_on date    NOT NULL
);
ALTER TABLE list_changes ADD CONSTRAINT change_of_import FOREIGN KEY (batch) REFERENCES list_imports (id);

-- Supervision (LST-09): who watches what was permitted.
CREATE TABLE supervision_entries (
  id             text    PRIMARY KEY,
  version        integer NOT NULL,
  item           text    NOT NULL REFERENCES items,
  body           text    NOT NULL REFERENCES bodies,
  duty           text    NOT NULL CHECK (duty <> ''),
  boundary       text,
  checks         jsonb   NOT NULL CHECK (jsonb_array_length(checks) > 0),
  accountability jsonb   NOT NULL,
  bases          jsonb   NOT NULL,
  valid_from     date    NOT NULL,
  valid_to       date    CHECK (valid_to > valid_from),
  mark           text    NOT NULL CHECK (mark IN ('L', 'J', 'W', 'E')),
  source         text    NOT NULL,
  EXCLUDE USING gist (item WITH =, body WITH =, daterange(valid_from, valid_to) WITH &&) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX supervision_of_item ON supervision_entries (item);

-- There is one national negative list (LST-05, 优化营商环境条例 art. 20): a local one can only be history.
CREATE TABLE negative_editions (
  id         text    PRIMARY KEY,
  version    integer NOT NULL,
  scope      text    NOT NULL CHECK (scope IN ('national', 'local')),
  edition    text    NOT NULL,
  title      jsonb   NOT NULL,
  document   text,
  valid_from date    NOT NULL,
  valid_to   date    CHECK (valid_to > valid_from),
  reported   jsonb   NOT NULL,
  mark       text    NOT NULL CHECK (mark IN ('L', 'J', 'W', 'E')),
  source     text    NOT NULL,
  CONSTRAINT local_negative_list_is_history CHECK (scope = 'national' OR valid_to <= '2019-01-01'),
  -- The next edition begins on the day on which the one before ends, both in one statement.
  CONSTRAINT one_negative_list_at_a_time
    EXCLUDE USING gist (scope WITH =, daterange(valid_from, valid_to) WITH &&) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT negative_edition_begins UNIQUE (scope, valid_from),
  CONSTRAINT negative_edition_ends UNIQUE (scope, valid_to)
);
-- An edition as it was entered. Who entered it does not confirm it: alone nobody makes everything free.
CREATE TABLE negative_drafts (
  id           text    PRIMARY KEY,
  version      integer NOT NULL,
  scope        text    NOT NULL CHECK (scope IN ('national', 'local')),
  edition      text    NOT NULL,
  title        jsonb   NOT NULL,
  document     text    NOT NULL,
  valid_from   date    NOT NULL,
  valid_to     date    CHECK (valid_to > valid_from),
  reported     jsonb   NOT NULL,
  source       text    NOT NULL,
  entries      jsonb   NOT NULL,
  state        text    NOT NULL CHECK (state IN ('waiting', 'confirmed', 'rejected')),
  importer     text    NOT NULL REFERENCES people,
  imported_on  date    NOT NULL,
  confirmer    text    REFERENCES people,
  confirmed_on date,
  opinion      text,
  CONSTRAINT edition_confirmed_by_another CHECK (confirmer <> importer),
  CONSTRAINT edition_decided_by_somebody CHECK ((state = 'waiting') = (confirmer IS NULL)),
  CONSTRAINT national_edition_has_entries CHECK (scope = 'local' OR jsonb_array_length(entries) > 0)
);
CREATE TABLE negative_entries (
  id         text    PRIMARY KEY,
  version    integer NOT NULL,
  scope      text    NOT NULL CHECK (scope IN ('national', 'local')),
  class      text    NOT NULL CHECK (class IN ('prohibited', 'permitted')),
  number     integer,
  code       text,
  sector     text,
  title      text    NOT NULL CHECK (title <> ''),
  measure    text    NOT NULL,
  department text,
  keywords   jsonb   NOT NULL,
  items      jsonb   NOT NULL,
  valid_from date    NOT NULL,
  valid_to   date    CHECK (valid_to > valid_from),
  mark       text    NOT NULL CHECK (mark IN ('L', 'J', 'W', 'E')),
  CONSTRAINT local_negative_entry_is_history CHECK (scope = 'national' OR valid_to <= '2019-01-01'),
  -- An entry begins and ends with editions: there is none outside of them.
  CONSTRAINT negative_entry_begins_with_an_edition FOREIGN KEY (scope, valid_from) REFERENCES negative_editions (scope, valid_from),
  CONSTRAINT negative_entry_ends_with_an_edition FOREIGN KEY (scope, valid_to) REFERENCES negative_editions (scope, valid_to)
);

CREATE TABLE reported_figures (
  id       text    PRIMARY KEY,
  version  integer NOT NULL,
  list     text    NOT NULL CHECK (list IN ('negative', 'power', 'permit', 'service')),
  title    jsonb   NOT NULL,
  published_on date NOT NULL,
  value    integer NOT NULL CHECK (value >= 0),
  parts    jsonb   NOT NULL,
  document text,
  source   text    NOT NULL,
  mark     text    NOT NULL CHECK (mark IN ('L', 'J', 'W', 'E'))
);

-- The answer to "may I do this?": free unless an entry is cited (LST-16). An answer that cites nothing is "free", and no other is.
CREATE TABLE activity_answers (
  id          text    PRIMARY KEY,
  version     integer NOT NULL,
  activity    text    NOT NULL,
  subject     text    NOT NULL REFERENCES subjects,
  answer      text    NOT NULL CHECK (answer IN ('free', 'permitted', 'prohibited')),
  entries     jsonb   NOT NULL,
  items       jsonb   NOT NULL,
  set_aside   jsonb   NOT NULL,
  body        text    NOT NULL REFERENCES bodies,
  answered_on date    NOT NULL,
  query_code  text    NOT NULL UNIQUE CHECK (length(query_code) >= 10),
  CONSTRAINT only_what_is_cited_is_not_free
    CHECK ((answer = 'free') = (jsonb_array_length(entries) + jsonb_array_length(items) = 0))
);

CREATE TABLE inaction_reports (
  id          text    PRIMARY KEY,
  version     integer NOT NULL,
  body        text    NOT NULL REFERENCES bodies,
  item        text    REFERENCES items,
  what        text    NOT NULL CHECK (what <> ''),
  contact     text,
  query_code  text    NOT NULL UNIQUE CHECK (length(query_code) >= 10),
  state       text    NOT NULL CHECK (state IN ('received', 'taken', 'notTaken', 'answered')),
  received_on date    NOT NULL,
  taken_on    date,
  answered_on date,
  finding     text    CHECK (finding IN ('founded', 'unfounded', 'elsewhere')),
  answer      text,
  handler     text    REFERENCES people,
  CHECK ((state = 'answered') = (answered_on IS NOT NULL)),
  CHECK ((state = 'answered') = (finding IS NOT NULL)),
  CHECK (state IN ('received', 'taken') OR answer IS NOT NULL)
);
CREATE INDEX inaction_reports_by_state ON inaction_reports (state, received_on);

-- A new version begins on the day on which the old one ends, both in one statement: the check is made when it is through.
ALTER TABLE item_versions
  DROP CONSTRAINT item_versions_item_daterange_excl,
  ADD CONSTRAINT item_versions_item_daterange_excl
    EXCLUDE USING gist (item WITH =, daterange(valid_from, valid_to) WITH &&) DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE powers
  DROP CONSTRAINT powers_item_body_division_daterange_excl,
  ADD CONSTRAINT powers_item_body_division_daterange_excl
    EXCLUDE USING gist (item WITH =, body WITH =, division WITH =, daterange(valid_from, valid_to) WITH &&)
    DEFERRABLE INITIALLY IMMEDIATE;
