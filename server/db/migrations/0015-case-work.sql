-- Case work: tags, mentions in notes, cases that are put aside, and cases that were joined into another.

ALTER TABLE cases ADD COLUMN snooze_commitment uuid;
-- When it comes back to the desk by itself; the row is the timer.
ALTER TABLE cases ADD COLUMN snoozed_until timestamptz;
ALTER TABLE cases ADD CONSTRAINT cases_snooze_whole CHECK ((snooze_commitment IS NULL) = (snoozed_until IS NULL));
-- Where it goes on.
ALTER TABLE cases ADD COLUMN merged_into uuid REFERENCES cases;
ALTER TABLE cases DROP CONSTRAINT cases_status_check;
ALTER TABLE cases ADD CONSTRAINT cases_status_check
  CHECK (status IN ('waiting', 'owned', 'proposed', 'unconfirmed', 'resting', 'solved', 'merged'));
ALTER TABLE cases ADD CONSTRAINT cases_merged_somewhere CHECK ((status = 'merged') = (merged_into IS NOT NULL));
CREATE INDEX cases_snoozed ON cases (snoozed_until) WHERE snoozed_until IS NOT NULL;
CREATE INDEX cases_merged ON cases (merged_into) WHERE merged_into IS NOT NULL;

-- Words by which the team finds its cases again. Written only by case_write, as the facts have them.
CREATE TABLE case_tag (
  case_id uuid NOT NULL REFERENCES cases,
  tag text NOT NULL,
  PRIMARY KEY (case_id, tag)
);
CREATE INDEX case_tag_tag ON case_tag (tag, case_id);

-- An agent whom a note names, until they have seen it.
CREATE TABLE mention (
  agent_id uuid NOT NULL REFERENCES agent,
  case_id uuid NOT NULL REFERENCES cases,
  note_id uuid NOT NULL,
  at timestamptz NOT NULL,
  read_at timestamptz,
  PRIMARY KEY (note_id, agent_id)
);
CREATE INDEX mention_unread ON mention (agent_id, case_id) WHERE read_at IS NULL;
CREATE INDEX mention_case ON mention (case_id);

GRANT SELECT, INSERT, UPDATE, DELETE ON case_tag, mention TO heed_app;

-- As in 0007, and the tags of a case beside its promises.
DROP FUNCTION case_lock(uuid[], uuid[], uuid[]);
DROP FUNCTION case_read(uuid);

CREATE FUNCTION case_read(p_case uuid) RETURNS TABLE (c cases, entry json, commitments json, tags json)
LANGUAGE sql STABLE AS $$
  SELECT c,
    (SELECT json_build_object('id', e.id, 'medium', e.medium, 'place', e.place, 'state', e.state, 'agentId', e.agent_id,
        'joinedAt', round(extract(epoch FROM e.joined_at) * 1000)::bigint,
        'offerUntil', round(extract(epoch FROM e.offer_until) * 1000)::bigint,
        'answeredAt', round(extract(epoch FROM e.answered_at) * 1000)::bigint)
      FROM entry e WHERE e.case_id = c.id AND e.state IN ('waiting', 'offered', 'answered')),
    (SELECT json_agg(json_build_object('id', p.id, 'kind', p.kind, 'agentId', p.agent_id,
        'madeAt', round(extract(epoch FROM p.made_at) * 1000)::bigint,
        'dueAt', round(extract(epoch FROM p.due_at) * 1000)::bigint,
        'warnAt', round(extract(epoch FROM p.warn_at) * 1000)::bigint, 'state', p.state,
        'warnedAt', round(extract(epoch FROM p.warned_at) * 1000)::bigint,
        'settledAt', round(extract(epoch FROM p.settled_at) * 1000)::bigint) ORDER BY p.made_at, p.id)
      FROM commitment p WHERE p.case_id = c.id),
    (SELECT json_agg(t.tag) FROM case_tag t WHERE t.case_id = c.id)
  FROM cases c WHERE c.id = p_case
$$;

CREATE FUNCTION case_lock(p_customers uuid[], p_seats uuid[], p_cases uuid[])
RETURNS TABLE (c cases, entry json, commitments json, tags json)
LANGUAGE plpgsql AS $$
DECLARE
  v_id uuid;
BEGIN
  FOREACH v_id IN ARRAY p_customers LOOP
    PERFORM FROM customer WHERE id = v_id FOR UPDATE;
  END LOOP;
  FOREACH v_id IN ARRAY p_seats LOOP
    PERFORM FROM seat WHERE agent_id = v_id FOR UPDATE;
  END LOOP;
  FOREACH v_id IN ARRAY p_cases LOOP
    PERFORM FROM cases WHERE id = v_id FOR UPDATE;
    RETURN QUERY SELECT * FROM case_read(v_id);
  END LOOP;
END $$;

-- As in 0007. A row of a case has `tags` only where they changed: most writes leave that table alone.
CREATE OR REPLACE FUNCTION case_write(p_cases json, p_entries json, p_commitments json, p_received json) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF p_cases IS NOT NULL THEN
    INSERT INTO cases SELECT * FROM json_populate_recordset(NULL::cases, p_cases)
    ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, skill = excluded.skill, priority = excluded.priority,
      status = excluded.status, owner_id = excluded.owner_id, accepted_at = excluded.accepted_at,
      solved_at = excluded.solved_at, customer_spoke_at = excluded.customer_spoke_at,
      company_spoke_at = excluded.company_spoke_at, owners = excluded.owners, handover_id = excluded.handover_id,
      handover_from = excluded.handover_from, handover_to = excluded.handover_to,
      handover_until = excluded.handover_until, version = excluded.version,
      snooze_commitment = excluded.snooze_commitment, snoozed_until = excluded.snoozed_until,
      merged_into = excluded.merged_into;
    DELETE FROM case_tag t USING json_array_elements(p_cases) AS row
    WHERE t.case_id = (row ->> 'id')::uuid AND row -> 'tags' IS NOT NULL
      AND t.tag NOT IN (SELECT json_array_elements_text(row -> 'tags'));
    INSERT INTO case_tag
    SELECT (row ->> 'id')::uuid, json_array_elements_text(row -> 'tags') FROM json_array_elements(p_cases) AS row
    WHERE row -> 'tags' IS NOT NULL
    ON CONFLICT DO NOTHING;
  END IF;
  IF p_entries IS NOT NULL THEN
    INSERT INTO entry (id, case_id, medium, place, state, agent_id, joined_at, offer_until, answered_at, ended_at)
    SELECT id, case_id, medium, place, state, agent_id, joined_at, offer_until, answered_at, ended_at
    FROM json_populate_recordset(NULL::entry, p_entries)
    ON CONFLICT (id) DO UPDATE SET state = excluded.state, agent_id = excluded.agent_id,
      offer_until = excluded.offer_until, answered_at = excluded.answered_at, ended_at = excluded.ended_at;
    -- Whoever ended a contact is free since then; the one who is free longest is asked first. Seats are locked before cases, so a
    -- seat that is locked is not waited for: whoever holds it is writing the same column, with about the same time.
    UPDATE seat SET free_since = freed.at FROM (
      SELECT seat.agent_id, over.ended_at AS at
      FROM json_populate_recordset(NULL::entry, p_entries) AS over JOIN seat ON seat.agent_id = over.agent_id
      WHERE over.state = 'ended' AND seat.free_since < over.ended_at
      FOR UPDATE OF seat SKIP LOCKED) AS freed
    WHERE seat.agent_id = freed.agent_id;
  END IF;
  IF p_commitments IS NOT NULL THEN
    INSERT INTO commitment SELECT * FROM json_populate_recordset(NULL::commitment, p_commitments)
    ON CONFLICT (id) DO UPDATE SET state = excluded.state, warned_at = excluded.warned_at,
      settled_at = excluded.settled_at;
  END IF;
  IF p_received IS NOT NULL THEN
    INSERT INTO received SELECT * FROM json_populate_recordset(NULL::received, p_received);
  END IF;
END $$;
