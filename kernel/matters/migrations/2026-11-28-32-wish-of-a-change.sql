-- What the holder of a permit wants changed, in the applicant's own words (行政许可法 art. 49).
ALTER TABLE cases
  ADD COLUMN wish text CHECK (wish <> ''),
  ADD CONSTRAINT case_wish_of_a_change CHECK (wish IS NULL OR kind = 'change');
