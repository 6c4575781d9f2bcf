-- E-mail addresses of subjects and of people, one each. The address rests sealed, like a resident number. The dates say of which
-- days' notices an e-mail is due: an address that is given today does not bring years of old ones.
CREATE TABLE mailboxes (
  id             text    PRIMARY KEY,
  version        integer NOT NULL,
  subject        text    UNIQUE REFERENCES subjects,
  person         text    UNIQUE REFERENCES people,
  address        text    NOT NULL,
  address_hash   text    NOT NULL,
  address_masked text    NOT NULL,
  valid_from     date    NOT NULL,
  valid_to       date    CHECK (valid_to >= valid_from),
  CHECK ((subject IS NULL) <> (person IS NULL))
);
