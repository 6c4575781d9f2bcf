-- What a flow asks of the applicant, as parts that papers can refer to; and the papers of projects that were there before.
INSERT INTO listed_parts (id, version, list, part, name)
SELECT DISTINCT ON (f.id, d.name) f.id || ':paper:' || d.name, 1, f.id, 'paper', d.name
FROM flows f, jsonb_array_elements_text(f.content->'applicantDocuments') AS d (name);

UPDATE papers p SET listed_in = m.flow FROM matters m
WHERE m.id = p.matter AND m.flow IS NOT NULL AND p.origin = 'brought'
  AND EXISTS (SELECT 1 FROM listed_parts l WHERE l.list = m.flow AND l.part = 'paper' AND l.name = p.name);
