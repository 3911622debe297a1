-- Clocks: what is due is dealt with for many cases in one go, by several processes side by side, and no letter wakes anybody at night.

-- Something due that could not be dealt with. It is tried again and again; the row stands until it has been.
CREATE TABLE clock_trouble (
  clock text NOT NULL,
  -- Of the promise, the handover, the place or the case that is due.
  id uuid NOT NULL,
  case_id uuid NOT NULL REFERENCES cases,
  since timestamptz NOT NULL,
  tries integer NOT NULL,
  next_try_at timestamptz NOT NULL,
  PRIMARY KEY (clock, id)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON clock_trouble TO heed_app;

-- Locks those of these cases that nobody else has in hand, by id, and reads them after that: nobody waits for anybody.
CREATE FUNCTION cases_lock_free(p_cases uuid[])
RETURNS TABLE (c cases, entry json, kept json, commitments json, tags json, is_erased boolean)
LANGUAGE plpgsql AS $$
DECLARE
  v_free uuid[];
BEGIN
  SELECT array_agg(free.id) INTO v_free FROM (
    SELECT held.id FROM cases held WHERE held.id = ANY(ARRAY(SELECT unnest(p_cases))) ORDER BY held.id FOR UPDATE SKIP LOCKED) free;
  RETURN QUERY SELECT * FROM cases_read(v_free);
END $$;

-- When people may be told by letter that a promise to them was broken, by the clock on the wall of the organisation.
ALTER TABLE organisation
  ADD COLUMN told_from time NOT NULL DEFAULT '08:00',
  ADD COLUMN told_until time NOT NULL DEFAULT '21:00',
  ADD CONSTRAINT organisation_told CHECK (told_from < told_until);

-- A letter that may not go yet: until then it has no job.
ALTER TABLE letter ADD COLUMN not_before timestamptz;
CREATE INDEX letter_not_before ON letter (not_before) WHERE settled_at IS NULL AND not_before IS NOT NULL;
ALTER TABLE helper_letter ADD COLUMN not_before timestamptz;
CREATE INDEX helper_letter_not_before ON helper_letter (not_before) WHERE settled_at IS NULL AND not_before IS NOT NULL;
