-- What a batch wrote rests on rows that another process has changed meanwhile: its statement fails as one that could not be put in an
-- order with others does, and the commit that was sent along with it becomes a rollback.
CREATE FUNCTION moved_on() RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'serialization_failure', MESSAGE = 'a row has moved on';
END $$;
