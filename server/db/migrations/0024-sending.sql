-- Letters that go out: by when the first answer is promised, how many letters a machine may send, what waits for another try and why,
-- and what holds a thread together.

ALTER TABLE organisation
  -- A letter is answered by a person within so many open hours; null: no time is promised.
  ADD COLUMN answer_within_hours integer DEFAULT 8 CHECK (answer_within_hours BETWEEN 1 AND 1000),
  -- Letters that no person wrote, to one customer, within one hour.
  ADD COLUMN machine_letters_an_hour integer NOT NULL DEFAULT 10 CHECK (machine_letters_an_hour BETWEEN 1 AND 1000);

ALTER TABLE letter
  ADD COLUMN by_machine boolean NOT NULL DEFAULT false,
  -- How often it was handed to the relay in vain, when it is tried again, and what the relay said. Its words may name the addressee.
  ADD COLUMN tries integer NOT NULL DEFAULT 0,
  ADD COLUMN again_at timestamptz,
  ADD COLUMN why text;
CREATE INDEX letter_case ON letter (case_id);

ALTER TABLE helper_letter ADD COLUMN tries integer NOT NULL DEFAULT 0;

ALTER TABLE mail_thread
  -- Message-IDs of the thread, without angle brackets: the first one and the last nine.
  ADD COLUMN message_ids text[] NOT NULL DEFAULT '{}',
  -- The last mail of the customer.
  ADD COLUMN customer_message_id text;

-- The thread with one more mail in it.
CREATE FUNCTION thread_with(ids text[], id text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN id IS NULL OR length(id) > 250 OR id = ANY (ids) THEN ids
  WHEN cardinality(ids) < 10 THEN ids || id
  ELSE ids[1:1] || ids[3:] || id
END;
