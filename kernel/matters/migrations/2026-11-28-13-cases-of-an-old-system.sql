-- The number that a case had in the system it came from; it comes once.
ALTER TABLE cases ADD COLUMN old_number text CHECK (old_number <> '');
CREATE UNIQUE INDEX case_imported_once ON cases (old_number) WHERE old_number IS NOT NULL;
