-- How server/ledger/append.ts reads and writes the rows of cases: each in one statement, because every statement costs a trip to
-- the database and back while rows, and at last lanes, are locked.

-- A case as it stands, with its place in the line or its running contact and with all its promises; inside json, times are
-- milliseconds.
CREATE FUNCTION case_read(p_case uuid) RETURNS TABLE (c cases, entry json, commitments json)
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
      FROM commitment p WHERE p.case_id = c.id)
  FROM cases c WHERE c.id = p_case
$$;

-- Locks customers, seats and cases in that order, each in the order given, until the end of the transaction, and reads the
-- cases. Locking and reading are two statements: one that did both could pair the newest row of a case with older rows of
-- its entry and its promises.
CREATE FUNCTION case_lock(p_customers uuid[], p_seats uuid[], p_cases uuid[])
RETURNS TABLE (c cases, entry json, commitments json)
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

-- Writes rows as they are given (arrays of rows of these tables, null for none) and in the order given: the entry before is over
-- when the next one begins.
CREATE FUNCTION case_write(p_cases json, p_entries json, p_commitments json, p_received json) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF p_cases IS NOT NULL THEN
    INSERT INTO cases SELECT * FROM json_populate_recordset(NULL::cases, p_cases)
    ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, skill = excluded.skill, priority = excluded.priority,
      status = excluded.status, owner_id = excluded.owner_id, accepted_at = excluded.accepted_at,
      solved_at = excluded.solved_at, customer_spoke_at = excluded.customer_spoke_at,
      company_spoke_at = excluded.company_spoke_at, owners = excluded.owners, handover_id = excluded.handover_id,
      handover_from = excluded.handover_from, handover_to = excluded.handover_to,
      handover_until = excluded.handover_until, version = excluded.version;
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
