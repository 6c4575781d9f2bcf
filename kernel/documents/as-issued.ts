// A document shows the names of the day on which it was issued, whatever has happened to body and addressee since (IDN-06). SQL over
// `documents d`, its body `bodies b` and its addressee `subjects s`.

/** The name that the body had when it issued the document. */
export const issuerAsIssued = `coalesce((SELECT n->>'name' FROM jsonb_array_elements(b.names) n
  WHERE (n->>'from')::date <= d.issued_on AND (n->>'to' IS NULL OR d.issued_on < (n->>'to')::date) LIMIT 1), b.names->-1->>'name')`;

/**
 * The name that the addressee was known by when the document was issued: before the first change that the city recorded after
 * it. By the journal's places and not by days: a decision of the same afternoon bears the new name.
 */
export const addresseeAsIssued = `coalesce((SELECT r.was FROM subject_changes r JOIN changes e ON e.record = 'subjectChange' AND e.id = r.id
    AND e.version = 1 WHERE r.subject = s.id AND r.kind = 'renamed'
    AND e.place > (SELECT i.place FROM changes i WHERE i.record = 'document' AND i.id = d.id AND i.version = 1)
  ORDER BY e.place LIMIT 1), s.name)`;
