-- 听证 (CLK-22, 行政许可法 arts 46 to 48): told of, asked for, called, closed with minutes. One a case.
CREATE TABLE hearings (
  id        text    PRIMARY KEY,
  version   integer NOT NULL,
  case_id   text    NOT NULL UNIQUE REFERENCES cases,
  matter    text    NOT NULL REFERENCES matters,
  state     text    NOT NULL CHECK (state IN ('told', 'asked', 'called', 'closed', 'unasked')),
  told_on   date    NOT NULL,
  told      jsonb   NOT NULL CHECK (jsonb_typeof(told) = 'array' AND jsonb_array_length(told) > 0),
  asked_on  date    CHECK (asked_on >= told_on),
  called_on date    CHECK (called_on >= asked_on),
  day       date    CHECK (day > called_on),
  place     text    CHECK (place <> ''),
  chair     text    REFERENCES people,
  minutes   text    CHECK (minutes <> ''),
  closed_on date    CHECK (closed_on >= day),
  CHECK ((state IN ('asked', 'called', 'closed')) = (asked_on IS NOT NULL)),
  CHECK ((state IN ('called', 'closed')) = (day IS NOT NULL AND place IS NOT NULL AND chair IS NOT NULL)),
  CHECK ((state = 'closed') = (closed_on IS NOT NULL AND minutes IS NOT NULL))
);
