-- What a special law adds to an item's limits (CLK-18): its own extension, the higher office that decides after this one
-- has screened (CLK-14), and how long the result is valid (CLK-23). Null: the general rule, or none.
ALTER TABLE item_versions
  ADD COLUMN extension   jsonb,
  ADD COLUMN hands_up_to text CHECK (hands_up_to <> ''),
  ADD COLUMN validity    jsonb;
