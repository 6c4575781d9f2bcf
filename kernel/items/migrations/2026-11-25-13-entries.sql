-- What an entry of a list says in full, the laws it rests on, and its parts as rows that others can refer to.

ALTER TABLE items ADD COLUMN basic_code text CHECK (basic_code ~ '^[0-9]{12}$');
CREATE INDEX items_of_family ON items (basic_code) WHERE basic_code IS NOT NULL;

ALTER TABLE item_versions
  ADD COLUMN conditions   jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN applies_when text  CHECK (length(applies_when) <= 1000),
  ADD COLUMN steps        jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN fees         jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN special      jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN form         jsonb,
  ADD COLUMN guide        jsonb NOT NULL DEFAULT '{}';

-- A law under the name by which entries cite it. One that has ended says what took its place, where something did.
CREATE TABLE laws (
  id          text    PRIMARY KEY,
  version     integer NOT NULL,
  title       text    NOT NULL,
  kind        text    NOT NULL CHECK (kind IN ('law', 'administrativeRegulation', 'stateCouncilDecision', 'localRegulation',
                'provincialRule', 'ministryRule', 'normativeDocument', 'standard', 'other')),
  number      text,
  valid_from  date    NOT NULL,
  valid_to    date    CHECK (valid_to > valid_from),
  replaced_by text,
  mark        text    NOT NULL CHECK (mark IN ('L', 'J', 'W', 'E'))
);

-- The parts of an entry (LST-16, LST-17). `list` is an item version or a flow; what a case asks refers to a row of this table.
CREATE TABLE listed_parts (
  id      text    PRIMARY KEY,
  version integer NOT NULL,
  list    text    NOT NULL,
  part    text    NOT NULL CHECK (part IN ('paper', 'result', 'condition', 'step', 'fee')),
  name    text    NOT NULL,
  CONSTRAINT listed_part_key UNIQUE (list, part, name)
);

-- Versions that were published before this table was there.
INSERT INTO listed_parts (id, version, list, part, name)
SELECT DISTINCT ON (v.id, p.part, p.name) v.id || ':' || p.part || ':' || p.name, 1, v.id, p.part, p.name
FROM item_versions v, LATERAL (
  SELECT 'paper' AS part, e->>'name' AS name FROM jsonb_array_elements(v.papers) e
  UNION ALL SELECT 'result', e FROM jsonb_array_elements_text(v.yields) e) p;
