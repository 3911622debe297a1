-- The clocks ask each second; what they ask must not grow with all that is open. What happens to a case marks what waits on it, so that only
-- what is marked is looked at.

-- While its clock rests: when the customer spoke, which is what it waits for.
ALTER TABLE commitment ADD COLUMN spoken_at timestamptz;
CREATE INDEX commitment_spoken ON commitment (spoken_at)
  WHERE state = 'open' AND paused_at IS NOT NULL AND spoken_at > paused_at;

-- Since when nobody waits for it any more: its case is closed, or its customer erased.
ALTER TABLE approval ADD COLUMN over_since timestamptz;
CREATE INDEX approval_over ON approval (over_since) WHERE state = 'open' AND over_since IS NOT NULL;

CREATE FUNCTION case_marks_what_waits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.customer_spoke_at <> OLD.customer_spoke_at THEN
    UPDATE commitment SET spoken_at = NEW.customer_spoke_at
    WHERE case_id = NEW.id AND state = 'open' AND paused_at IS NOT NULL;
  END IF;
  IF NEW.status <> OLD.status THEN
    UPDATE approval SET over_since = CASE WHEN NEW.status IN ('solved', 'merged') THEN now() END
    WHERE case_id = NEW.id AND state = 'open';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER case_marks_what_waits AFTER UPDATE OF customer_spoke_at, status ON cases FOR EACH ROW
  WHEN (OLD.customer_spoke_at <> NEW.customer_spoke_at OR OLD.status <> NEW.status) EXECUTE FUNCTION case_marks_what_waits();

CREATE FUNCTION erased_marks_what_waits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE approval v SET over_since = now() FROM cases c WHERE c.id = v.case_id AND c.customer_id = NEW.id AND v.state = 'open';
  RETURN NULL;
END $$;
CREATE TRIGGER erased_marks_what_waits AFTER UPDATE OF erased_at ON customer FOR EACH ROW
  WHEN (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL) EXECUTE FUNCTION erased_marks_what_waits();

UPDATE commitment p SET spoken_at = c.customer_spoke_at FROM cases c
  WHERE c.id = p.case_id AND p.state = 'open' AND p.paused_at IS NOT NULL;
UPDATE approval v SET over_since = now() FROM cases c JOIN customer k ON k.id = c.customer_id
  WHERE c.id = v.case_id AND v.state = 'open' AND (c.status IN ('solved', 'merged') OR k.erased_at IS NOT NULL);

-- Cases of whoever left: what is solved stays theirs, and grows.
CREATE INDEX cases_owner_unsolved ON cases (owner_id) WHERE status NOT IN ('solved', 'merged');
