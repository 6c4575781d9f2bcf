-- A paper stands in a matter because a list asks for it or yields it (LST-17): the item version, or the project's flow.
ALTER TABLE papers
  ADD COLUMN listed_in text,
  ADD COLUMN part      text NOT NULL GENERATED ALWAYS AS (CASE origin WHEN 'yielded' THEN 'result' ELSE 'paper' END) STORED;

UPDATE papers p SET listed_in = (SELECT c.item_version FROM cases c WHERE c.id = p.from_case) WHERE origin = 'yielded';
UPDATE papers p SET listed_in = (
  SELECT min(c.item_version) FROM cases c JOIN listed_parts l ON l.list = c.item_version AND l.part = 'paper'
  WHERE c.matter = p.matter AND l.name = p.name)
WHERE origin = 'brought' AND (SELECT m.kind FROM matters m WHERE m.id = p.matter) = 'single';

-- Flows have no parts yet where papers were brought into a project before; those papers keep their place without one.
ALTER TABLE papers
  ADD CONSTRAINT paper_of_a_list FOREIGN KEY (listed_in, part, name) REFERENCES listed_parts (list, part, name) NOT VALID;
ALTER TABLE papers
  ADD CONSTRAINT paper_asked_for CHECK (listed_in IS NOT NULL OR origin = 'held') NOT VALID;
