-- The ladder: who decides when the owner cannot or will not, and on which rung a case stands.

-- Rungs in order, and the body outside; left out, it is told by roles (server/ladder/ladder-of.ts).
ALTER TABLE organisation ADD COLUMN ladder jsonb NOT NULL DEFAULT '{}';

ALTER TABLE cases
  -- Counted from one; null while nobody above the owner was asked.
  ADD COLUMN rung integer,
  -- Who decides; null with a rung when it is the body outside.
  ADD COLUMN rung_agent uuid REFERENCES agent,
  ADD COLUMN rung_since timestamp with time zone,
  ADD COLUMN rung_answer_by timestamp with time zone,
  ADD COLUMN rung_answered_at timestamp with time zone,
  -- Everybody who ever stood on a rung of this case.
  ADD COLUMN rung_people uuid[],
  -- The points of the complaint, in order; their words stand in the facts.
  ADD COLUMN points uuid[],
  ADD CONSTRAINT cases_rung_check CHECK (rung IS NULL OR (rung > 0 AND rung_since IS NOT NULL));

CREATE INDEX cases_rung_due ON cases (rung_answer_by)
  WHERE rung_agent IS NOT NULL AND rung_answered_at IS NULL AND status NOT IN ('solved', 'merged');
CREATE INDEX cases_on_rung ON cases (rung_agent)
  WHERE rung_agent IS NOT NULL AND rung_answered_at IS NULL AND status NOT IN ('solved', 'merged');

-- Beside `case_write`, for the few cases that go up or whose points are listed.
CREATE FUNCTION case_rung_write(p_rungs json) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE cases c SET rung = r.rung, rung_agent = r.rung_agent, rung_since = r.rung_since,
    rung_answer_by = r.rung_answer_by, rung_answered_at = r.rung_answered_at, rung_people = r.rung_people,
    points = r.points
  FROM json_populate_recordset(NULL::cases, p_rungs) r
  WHERE c.id = r.id;
END $$;
