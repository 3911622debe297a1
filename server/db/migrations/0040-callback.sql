-- Callbacks: the entry stays and the person goes; and places that are kept for whoever comes back in time.
-- No number stands here: it is in the body of the fact, which can be erased.
ALTER TABLE entry
  ADD COLUMN callback_by text CHECK (callback_by IN ('phone', 'chat')),
  ADD COLUMN callback_from timestamp with time zone,
  ADD COLUMN callback_until timestamp with time zone,
  ADD COLUMN callback_tries smallint,
  ADD COLUMN not_before timestamp with time zone,
  ADD COLUMN callback_met boolean,
  ADD COLUMN come_by timestamp with time zone,
  ADD COLUMN waited_by text,
  ADD COLUMN callback_promise uuid,
  ADD COLUMN kept_until timestamp with time zone,
  ADD CONSTRAINT entry_callback_check CHECK (
    (callback_by IS NULL) = (callback_tries IS NULL) AND (callback_by IS NULL) = (callback_met IS NULL)
    AND (callback_by IS NULL) = (waited_by IS NULL) AND (callback_from IS NULL) = (callback_until IS NULL));
-- What the leader and the clocks ask each second.
CREATE INDEX entry_come_by ON entry (come_by) WHERE state = 'answered' AND come_by IS NOT NULL;
-- Of each case the place that was set aside last.
CREATE INDEX entry_kept ON entry (case_id, kept_until) WHERE kept_until IS NOT NULL;

-- The place that is kept for the case. Volatile, so that it sees what was committed while the lock of the case was waited for.
CREATE FUNCTION case_kept(p_case uuid)
 RETURNS json
 LANGUAGE plpgsql
 VOLATILE
AS $$
BEGIN
  RETURN (SELECT json_build_object('entryId', e.id, 'place', e.place,
      'joinedAt', round(extract(epoch FROM e.joined_at) * 1000)::bigint,
      'until', round(extract(epoch FROM e.kept_until) * 1000)::bigint)
    FROM entry e WHERE e.case_id = p_case AND e.kept_until IS NOT NULL ORDER BY e.kept_until DESC LIMIT 1);
END $$;

-- As before (migration 0036), with the callback of an entry.
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
        'pastLimitAt', round(extract(epoch FROM e.past_limit_at) * 1000)::bigint,
        'callback', CASE WHEN e.callback_by IS NOT NULL THEN json_build_object('by', e.callback_by,
          'window', CASE WHEN e.callback_from IS NOT NULL THEN json_build_object(
            'from', round(extract(epoch FROM e.callback_from) * 1000)::bigint,
            'until', round(extract(epoch FROM e.callback_until) * 1000)::bigint) END,
          'tries', e.callback_tries,
          'notBefore', round(extract(epoch FROM e.not_before) * 1000)::bigint,
          'isMet', e.callback_met,
          'comeBy', round(extract(epoch FROM e.come_by) * 1000)::bigint,
          'waitedBy', e.waited_by, 'promiseId', e.callback_promise) END)
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

-- As before (migration 0036), with the callback of an entry, which can change what it waits for.
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
      told_until, only_for, only_for_until, past_limit_at, kept_until, callback_by, callback_from, callback_until, callback_tries, not_before,
      callback_met, come_by, waited_by, callback_promise)
    SELECT id, case_id, medium, place, state, agent_id, joined_at, offer_until, answered_at, ended_at,
      told_until, only_for, only_for_until, past_limit_at, kept_until, callback_by, callback_from, callback_until, callback_tries, not_before,
      callback_met, come_by, waited_by, callback_promise
    FROM json_populate_recordset(NULL::entry, p_entries)
    ON CONFLICT (id) DO UPDATE SET state = excluded.state, agent_id = excluded.agent_id,
      offer_until = excluded.offer_until, answered_at = excluded.answered_at, ended_at = excluded.ended_at,
      told_until = excluded.told_until, only_for = excluded.only_for, only_for_until = excluded.only_for_until,
      past_limit_at = excluded.past_limit_at, medium = excluded.medium, kept_until = excluded.kept_until,
      callback_by = excluded.callback_by, callback_from = excluded.callback_from,
      callback_until = excluded.callback_until, callback_tries = excluded.callback_tries,
      not_before = excluded.not_before, callback_met = excluded.callback_met, come_by = excluded.come_by,
      waited_by = excluded.waited_by, callback_promise = excluded.callback_promise;
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
