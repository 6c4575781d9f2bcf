-- The whole life of a case: supplement, review, a higher office, and an end without a decision. What runs keeps its place.
ALTER TABLE cases
  ADD COLUMN supplied_on date,
  ADD COLUMN proposal    text CHECK (proposal IN ('granted', 'refused')),
  ADD COLUMN opinion     text,
  ADD COLUMN reviewer    text REFERENCES people,
  ADD COLUMN reviewed_on date,
  ADD COLUMN handed_up   jsonb,
  ADD COLUMN late_reason text CHECK (late_reason <> ''),
  DROP CONSTRAINT cases_status_check,
  ADD CONSTRAINT case_in_a_known_status CHECK (status IN
    ('received', 'supplementing', 'accepted', 'handedUp', 'notAccepted', 'decided', 'delivered', 'withdrawn', 'ended')),
  ADD CONSTRAINT case_handed_up_once_accepted CHECK (status <> 'handedUp' OR (accepted_on IS NOT NULL AND handed_up IS NOT NULL)),
  ADD CONSTRAINT case_reviewed_by_somebody CHECK ((proposal IS NULL) = (reviewer IS NULL) AND (proposal IS NULL) = (reviewed_on IS NULL)),
  ADD CONSTRAINT case_ended_for_a_reason CHECK (status <> 'ended' OR reason IS NOT NULL);

-- A step that was taken back, not accepted, refused or ended can be applied for again.
DROP INDEX case_once_a_procedure;
CREATE UNIQUE INDEX case_once_a_procedure ON cases (matter, procedure)
  WHERE procedure IS NOT NULL AND status NOT IN ('notAccepted', 'withdrawn', 'ended') AND decision IS DISTINCT FROM 'refused';

-- What was found wrong with a paper when it was looked at; it stands in the notice of what is missing (CLK-03).
ALTER TABLE papers ADD COLUMN defect text CHECK (defect <> '');
