-- What a decision gave, and what becomes of it (CLK-23, CLK-27). One a decision; the number is its own, in a series without
-- gaps beside that of the documents (DOC-04, DOC-05).
CREATE TABLE permits (
  id           text    PRIMARY KEY,
  version      integer NOT NULL,
  item         text    NOT NULL REFERENCES items,
  item_version text    NOT NULL REFERENCES item_versions,
  from_case    text    NOT NULL UNIQUE REFERENCES cases,
  holder       text    NOT NULL REFERENCES subjects,
  power        text    NOT NULL,
  body         text    NOT NULL REFERENCES bodies,
  division     text    NOT NULL REFERENCES divisions,
  name         text    NOT NULL CHECK (name <> ''),
  series       text    NOT NULL CHECK (series <> ''),
  serial       integer NOT NULL CHECK (serial > 0),
  number       text    NOT NULL UNIQUE,
  issued_on    date    NOT NULL,
  valid_from   date    NOT NULL,
  -- The last day of its term; null: without one.
  valid_to     date,
  state        text    NOT NULL
    CHECK (state IN ('valid', 'expired', 'changed', 'renewed', 'revoked', 'withdrawn', 'cancelled')),
  -- The first day on which it no longer holds.
  ended_on     date,
  ground       text    CHECK (ground <> ''),
  previous     text    UNIQUE REFERENCES permits,
  UNIQUE (series, serial),
  UNIQUE (id, item, holder),
  CONSTRAINT permit_under_power_of_item FOREIGN KEY (power, item) REFERENCES powers (id, item),
  CONSTRAINT permit_term_in_order CHECK (valid_from <= valid_to),
  CONSTRAINT permit_begins_once_issued CHECK (issued_on <= valid_from OR previous IS NOT NULL),
  CONSTRAINT permit_valid_until_ended CHECK ((state = 'valid') = (ended_on IS NULL)),
  CONSTRAINT permit_ended_after_issue CHECK (issued_on <= ended_on),
  -- What runs out, or goes on in a following one, holds to the last day of its term and no longer.
  CONSTRAINT permit_ends_with_its_term
    CHECK (state NOT IN ('expired', 'renewed') OR (valid_to IS NOT NULL AND ended_on = valid_to + 1)),
  CONSTRAINT permit_taken_for_a_ground CHECK ((state IN ('revoked', 'withdrawn', 'cancelled')) = (ground IS NOT NULL)),
  CONSTRAINT permit_follows_another CHECK (previous <> id)
);
CREATE INDEX permits_of_holder ON permits (holder);
CREATE INDEX permits_of_body ON permits (body, state);

-- A change (art. 49) or a renewal (art. 50) is a case about the applicant's own permit of the same item.
ALTER TABLE cases
  ADD COLUMN kind   text NOT NULL DEFAULT 'new' CHECK (kind IN ('new', 'change', 'renewal')),
  ADD COLUMN permit text,
  ADD COLUMN decided_by_silence boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT case_about_a_permit CHECK ((kind = 'new') = (permit IS NULL)),
  ADD CONSTRAINT case_about_own_permit FOREIGN KEY (permit, item, applicant) REFERENCES permits (id, item, holder),
  -- There is no general deemed approval (CLK-24): of all cases, silence can only grant a renewal.
  ADD CONSTRAINT case_no_deemed_approval
    CHECK (NOT decided_by_silence OR (kind = 'renewal' AND decision IS NOT DISTINCT FROM 'granted'));
CREATE INDEX cases_about_permit ON cases (permit) WHERE permit IS NOT NULL;
CREATE UNIQUE INDEX case_once_a_permit ON cases (permit, kind)
  WHERE permit IS NOT NULL AND status IN ('received', 'supplementing', 'accepted', 'handedUp');
