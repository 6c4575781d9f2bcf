-- A slip of the pen in a document is put right by another one that names it; what was issued stays as it is. A document that
-- was issued by mistake keeps its number as void, with the reason (DOC-04).
ALTER TABLE documents
  ADD COLUMN corrects    text REFERENCES documents,
  ADD COLUMN void_reason text CHECK (void_reason <> ''),
  ADD CONSTRAINT document_corrects_another CHECK (corrects <> id),
  ADD CONSTRAINT document_void_for_a_reason CHECK (void_reason IS NULL OR voided);
CREATE INDEX documents_correcting ON documents (corrects) WHERE corrects IS NOT NULL;
