-- 补正告知 (CLK-03, CLK-04): everything that is missing, told once. A second notice can only ask for what came of the first.
CREATE TABLE supplements (
  id          text    PRIMARY KEY,
  version     integer NOT NULL,
  case_id     text    NOT NULL REFERENCES cases,
  number      integer NOT NULL CHECK (number BETWEEN 1 AND 9),
  asked       jsonb   NOT NULL CHECK (jsonb_typeof(asked) = 'array' AND jsonb_array_length(asked) > 0),
  told_on     date    NOT NULL,
  supplied_on date    CHECK (supplied_on >= told_on),
  CONSTRAINT supplement_told_once UNIQUE (case_id, number)
);
