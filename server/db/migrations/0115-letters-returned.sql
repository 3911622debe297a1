-- A letter that was sent and came back: what it told has not arrived.
ALTER TABLE letter ADD COLUMN returned_at timestamptz;
