-- The ladder, whole: a rung is reminded before its time is over, the last one inside answers even when it is late, and the points of a
-- complaint are also the customer's own to list and to settle.

ALTER TABLE cases
  -- Who is named for the rung, where somebody stands in for them.
  ADD COLUMN rung_named uuid REFERENCES agent,
  -- The team whose own rungs the case goes up; null where it has none.
  ADD COLUMN rung_team uuid REFERENCES team,
  -- When whoever decides is reminded, and when they were; after a new time, anew.
  ADD COLUMN rung_warn_at timestamp with time zone,
  ADD COLUMN rung_reminded_at timestamp with time zone,
  -- How often the last rung inside has let its time pass.
  ADD COLUMN rung_times_late integer,
  -- Who has said "no": whoever decides next stands above them.
  ADD COLUMN refused_by uuid[],
  -- Points that the customer called settled, and those that they listed themselves; `points` has the open ones.
  ADD COLUMN points_settled uuid[],
  ADD COLUMN points_own uuid[];

CREATE INDEX cases_rung_warn ON cases (rung_warn_at)
  WHERE rung_agent IS NOT NULL AND rung_answered_at IS NULL AND rung_reminded_at IS NULL AND status NOT IN ('solved', 'merged');

-- Whoever said "no" before this was kept.
UPDATE cases c SET refused_by = r.by FROM (
  SELECT case_id, array_agg(agent ORDER BY first) AS by FROM (
    SELECT f.case_id, (f.data::json ->> 'agentId')::uuid AS agent, min(f.seq) AS first
    FROM fact f WHERE f.type = 'RefusalGiven' GROUP BY 1, 2) each GROUP BY case_id) r
WHERE c.id = r.case_id;
UPDATE cases SET rung_named = rung_agent, rung_times_late = 0 WHERE rung IS NOT NULL;
-- Whoever stood in on a rung has decided, too.
UPDATE cases c SET rung_people = r.people FROM (
  SELECT case_id, array_agg(agent ORDER BY first) AS people FROM (
    SELECT f.case_id, (f.data::json ->> (CASE f.type WHEN 'RungClimbed' THEN 'to' ELSE 'agentId' END))::uuid AS agent, min(f.seq) AS first
    FROM fact f WHERE f.type IN ('RungClimbed', 'RungAnswered') GROUP BY 1, 2) each
  WHERE agent IS NOT NULL GROUP BY case_id) r
WHERE c.id = r.case_id AND c.rung IS NOT NULL;

-- How each time of a rung ended: what the wallboard counts. One row for each time that somebody was given.
CREATE TABLE rung_time (
  case_id uuid NOT NULL REFERENCES cases,
  rung integer NOT NULL,
  answer_by timestamp with time zone NOT NULL,
  agent_id uuid NOT NULL REFERENCES agent,
  since timestamp with time zone NOT NULL,
  -- 'solved': the customer said so, and nobody had to answer any more.
  ended_at timestamp with time zone,
  how text CHECK (how IN ('answered', 'late', 'passed-on', 'solved')),
  PRIMARY KEY (case_id, rung, answer_by),
  CHECK ((ended_at IS NULL) = (how IS NULL))
);
CREATE INDEX rung_time_ended ON rung_time (ended_at) WHERE ended_at IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON rung_time TO heed_app;

INSERT INTO rung_time (case_id, rung, answer_by, agent_id, since)
SELECT id, rung, rung_answer_by, rung_agent, rung_since FROM cases
WHERE rung_agent IS NOT NULL AND rung_answered_at IS NULL AND rung_answer_by IS NOT NULL;

CREATE OR REPLACE FUNCTION case_rung_write(p_rungs json) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- The time that is over, as it was: by an answer, by the next rung, or by another time for the last one.
  UPDATE rung_time t SET
    ended_at = coalesce(r.rung_answered_at, CASE WHEN r.rung <> c.rung THEN r.rung_since ELSE c.rung_answer_by END),
    how = CASE
      WHEN r.rung_answered_at IS NOT NULL AND r.rung = c.rung THEN
        CASE WHEN c.status IN ('solved', 'owing') THEN 'solved' ELSE 'answered' END
      WHEN r.rung = c.rung OR r.rung_since >= c.rung_answer_by THEN 'late'
      ELSE 'passed-on' END
  FROM json_populate_recordset(NULL::cases, p_rungs) r JOIN cases c ON c.id = r.id
  WHERE t.case_id = c.id AND t.rung = c.rung AND t.answer_by = c.rung_answer_by AND t.ended_at IS NULL
    AND (r.rung_answered_at IS NOT NULL OR (r.rung, r.rung_answer_by) IS DISTINCT FROM (c.rung, c.rung_answer_by));

  UPDATE cases c SET rung = r.rung, rung_agent = r.rung_agent, rung_since = r.rung_since,
    rung_answer_by = r.rung_answer_by, rung_answered_at = r.rung_answered_at, rung_people = r.rung_people,
    rung_named = r.rung_named, rung_team = r.rung_team, rung_warn_at = r.rung_warn_at,
    rung_reminded_at = r.rung_reminded_at, rung_times_late = r.rung_times_late, refused_by = r.refused_by,
    points = r.points, points_settled = r.points_settled, points_own = r.points_own
  FROM json_populate_recordset(NULL::cases, p_rungs) r
  WHERE c.id = r.id;

  INSERT INTO rung_time (case_id, rung, answer_by, agent_id, since)
  SELECT r.id, r.rung, r.rung_answer_by, r.rung_agent, r.rung_since
  FROM json_populate_recordset(NULL::cases, p_rungs) r
  WHERE r.rung_agent IS NOT NULL AND r.rung_answered_at IS NULL AND r.rung_answer_by IS NOT NULL
  ON CONFLICT DO NOTHING;
END $$;
