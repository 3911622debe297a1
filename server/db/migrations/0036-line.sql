-- The line, whole: how well skills are known, wrapping up, who waits for their owner alone, what each was told, and the limit for requests.

-- How the line is set up: {"wrapUpSeconds": {"call": 30, …}, "requestLimitSeconds": 1800}; what is left out is none.
ALTER TABLE organisation ADD COLUMN line jsonb NOT NULL DEFAULT '{}'::jsonb;
-- By skill, 1 to 3; of a skill that is not named here nobody has said how well it is known.
ALTER TABLE agent ADD COLUMN skill_levels jsonb NOT NULL DEFAULT '{}'::jsonb;
-- How well a skill must be known for a request that asks for it.
ALTER TABLE skill ADD COLUMN least_level smallint NOT NULL DEFAULT 1 CHECK (least_level BETWEEN 1 AND 3);
-- Wrapping up after a contact until then; null when ready for the next person.
ALTER TABLE seat ADD COLUMN wrap_up_until timestamp with time zone;
ALTER TABLE entry
  ADD COLUMN told_until timestamp with time zone,
  ADD COLUMN only_for uuid REFERENCES agent,
  ADD COLUMN only_for_until timestamp with time zone,
  ADD COLUMN past_limit_at timestamp with time zone,
  ADD CONSTRAINT entry_only_for_check CHECK ((only_for IS NULL) = (only_for_until IS NULL));
-- How many came within an hour: what "busier than usual" rests on.
CREATE INDEX entry_joined ON entry (joined_at);
CREATE INDEX seat_wrapping_up ON seat (wrap_up_until) WHERE wrap_up_until IS NOT NULL;

-- As before (migration 0015), with what else is known of an entry.
CREATE OR REPLACE FUNCTION case_read(p_case uuid)
 RETURNS TABLE(c cases, entry json, commitments json, tags json)
 LANGUAGE sql
 STABLE
AS $$
  SELECT c,
    (SELECT json_build_object('id', e.id, 'medium', e.medium, 'place', e.place, 'state', e.state, 'agentId', e.agent_id,
        'joinedAt', round(extract(epoch FROM e.joined_at) * 1000)::bigint,
        'offerUntil', round(extract(epoch FROM e.offer_until) * 1000)::bigint,
        'answeredAt', round(extract(epoch FROM e.answered_at) * 1000)::bigint,
        'toldUntil', round(extract(epoch FROM e.told_until) * 1000)::bigint,
        'onlyFor', CASE WHEN e.only_for IS NOT NULL THEN json_build_object('agentId', e.only_for,
          'until', round(extract(epoch FROM e.only_for_until) * 1000)::bigint) END,
        'pastLimitAt', round(extract(epoch FROM e.past_limit_at) * 1000)::bigint)
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

-- As before (migration 0015), with what else is known of an entry, and with wrapping up.
CREATE OR REPLACE FUNCTION case_write(p_cases json, p_entries json, p_commitments json, p_received json)
 RETURNS void
 LANGUAGE plpgsql
AS $$
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
    INSERT INTO entry (id, case_id, medium, place, state, agent_id, joined_at, offer_until, answered_at, ended_at,
      told_until, only_for, only_for_until, past_limit_at)
    SELECT id, case_id, medium, place, state, agent_id, joined_at, offer_until, answered_at, ended_at,
      told_until, only_for, only_for_until, past_limit_at
    FROM json_populate_recordset(NULL::entry, p_entries)
    ON CONFLICT (id) DO UPDATE SET state = excluded.state, agent_id = excluded.agent_id,
      offer_until = excluded.offer_until, answered_at = excluded.answered_at, ended_at = excluded.ended_at,
      told_until = excluded.told_until, only_for = excluded.only_for, only_for_until = excluded.only_for_until,
      past_limit_at = excluded.past_limit_at;
    -- Whoever ended a contact is free since then, or wraps it up first for as long as the house says; the one who is free longest is asked first. Seats are locked before cases, so a
    -- seat that is locked is not waited for: whoever holds it is writing the same column, with about the same time.
    UPDATE seat SET free_since = greatest(seat.free_since, freed.at),
      wrap_up_until = CASE WHEN freed.seconds > 0
        THEN greatest(coalesce(seat.wrap_up_until, freed.at), freed.at + make_interval(secs => freed.seconds))
        ELSE seat.wrap_up_until END
    FROM (
      SELECT seat.agent_id, over.ended_at AS at, coalesce((SELECT (line -> 'wrapUpSeconds' ->> over.medium)::integer
        FROM organisation), 0) AS seconds
      FROM json_populate_recordset(NULL::entry, p_entries) AS over JOIN seat ON seat.agent_id = over.agent_id
      WHERE over.state = 'ended' AND seat.free_since <= over.ended_at
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
