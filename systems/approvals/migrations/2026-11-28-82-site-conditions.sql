-- 多规合一 (CON-06): what the planning bodies settle for a site before its project is filed. Each names its condition in the
-- consultation, the lead settles them, and they stand with the project that goes on from it.
ALTER TABLE consultations ADD COLUMN site jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(site) = 'array');
ALTER TABLE consultations ADD CHECK (jsonb_array_length(site) = 0 OR opinion IN ('agree', 'agreeWithConditions'));

CREATE TABLE site_conditions (
  id           text    PRIMARY KEY,
  version      integer NOT NULL,
  matter       text    NOT NULL REFERENCES matters,
  -- The case in which it was settled; of a project that goes on from it, still that one.
  case_id      text    NOT NULL REFERENCES cases,
  path         text    NOT NULL CHECK (path <> ''),
  term         jsonb   NOT NULL CHECK (term->>'path' = path AND term->>'bound' IN ('equal', 'most', 'least')),
  body         text    NOT NULL REFERENCES bodies,
  -- The opinion that it stands in; null: of the lead itself.
  consultation text    REFERENCES consultations,
  given_on     date    NOT NULL,
  settled_on   date    NOT NULL CHECK (settled_on >= given_on)
);
-- A body says of one thing once how much at least, at most or exactly.
CREATE UNIQUE INDEX site_condition_once ON site_conditions (matter, case_id, path, (term->>'bound'), body);
CREATE INDEX site_conditions_of_case ON site_conditions (case_id);
