-- What can be found by searching: a copy in words of what other tables hold, rebuilt from the journal at any time.
-- `words` holds the text's own words (title with weight A, detail B, body D); `letters` the title's pinyin and initials.
CREATE TABLE search_entries (
  kind       text     NOT NULL,
  id         text     NOT NULL,
  language   text     NOT NULL CHECK (language IN ('zh', 'en')),
  title      text     NOT NULL,
  detail     text     NOT NULL,
  url        text     NOT NULL,
  visibility text     NOT NULL CHECK (visibility IN ('public', 'internal')),
  body       text     NOT NULL,
  codes      text[]   NOT NULL,
  plain      text     NOT NULL,
  words      tsvector NOT NULL,
  letters    tsvector NOT NULL,
  PRIMARY KEY (kind, id)
);
CREATE INDEX search_entries_words ON search_entries USING gin (words);
CREATE INDEX search_entries_letters ON search_entries USING gin (letters);
CREATE INDEX search_entries_codes ON search_entries USING gin (codes);
