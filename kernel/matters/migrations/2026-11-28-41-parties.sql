-- An agent acts by a written mandate with an end (INV-06). A party that was entered by mistake is none, also on its first day.
ALTER TABLE parties
  ADD COLUMN mandate text CHECK (mandate <> ''),
  DROP CONSTRAINT parties_check,
  ADD CONSTRAINT party_for_a_time CHECK (valid_to >= valid_from),
  ADD CONSTRAINT agent_by_mandate CHECK (role <> 'agent' OR (mandate IS NOT NULL AND valid_to IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT applicant_stays CHECK (role <> 'applicant' OR valid_to IS NULL) NOT VALID;
