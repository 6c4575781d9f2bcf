-- How long each decided case took, beside its promise: kept by a follower of the journal, once a case. `used_days` are workdays from
-- acceptance to decision without pauses; `promised_days` holds the days of an extension too.
CREATE TABLE case_times (
  case_id       text    PRIMARY KEY REFERENCES cases,
  item          text    NOT NULL,
  body          text    NOT NULL REFERENCES bodies,
  accepted_on   date    NOT NULL,
  decided_on    date    NOT NULL,
  promised_days integer NOT NULL CHECK (promised_days >= 0),
  used_days     integer NOT NULL CHECK (used_days >= 0),
  kept          boolean NOT NULL
);
CREATE INDEX case_times_by_day ON case_times (decided_on DESC, case_id);
CREATE INDEX case_times_of_body ON case_times (body, decided_on DESC, case_id);
CREATE INDEX case_times_late ON case_times (decided_on DESC, case_id) WHERE NOT kept;
CREATE INDEX case_times_of_item ON case_times (item, decided_on DESC, case_id);

-- The same, counted: a median or a share of any months is a sum over few rows, however many cases there were.
CREATE TABLE case_time_counts (
  month         date    NOT NULL CHECK (extract(day FROM month) = 1),
  body          text    NOT NULL REFERENCES bodies,
  item          text    NOT NULL,
  promised_days integer NOT NULL,
  used_days     integer NOT NULL,
  kept          boolean NOT NULL,
  cases         integer NOT NULL CHECK (cases > 0),
  PRIMARY KEY (month, body, item, promised_days, used_days, kept)
);
