-- What a round of the line needs, for all of its cases at once: locked and read in one go, and written in one where only a place has moved.

-- A place in the line, as the domain has it.
CREATE FUNCTION entry_state(e entry) RETURNS json LANGUAGE sql STABLE AS $$
  SELECT json_build_object('id', e.id, 'medium', e.medium, 'place', e.place, 'state', e.state, 'agentId', e.agent_id,
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
$$;

-- How these cases stand, in one statement for all of them. ARRAY(SELECT …) is there for the planner: one plan for lists of any length.
CREATE FUNCTION cases_read(p_cases uuid[])
RETURNS TABLE (c cases, entry json, kept json, commitments json, tags json, is_erased boolean)
LANGUAGE sql STABLE AS $$
  SELECT c,
    (SELECT entry_state(e) FROM entry e WHERE e.case_id = c.id AND e.state IN ('waiting', 'offered', 'answered')),
    (SELECT json_build_object('entryId', e.id, 'place', e.place,
        'joinedAt', round(extract(epoch FROM e.joined_at) * 1000)::bigint,
        'until', round(extract(epoch FROM e.kept_until) * 1000)::bigint)
      FROM entry e WHERE e.case_id = c.id AND e.kept_until IS NOT NULL ORDER BY e.kept_until DESC LIMIT 1),
    (SELECT json_agg(json_build_object('id', p.id, 'kind', p.kind, 'agentId', p.agent_id,
        'madeAt', round(extract(epoch FROM p.made_at) * 1000)::bigint,
        'dueAt', round(extract(epoch FROM p.due_at) * 1000)::bigint,
        'warnAt', round(extract(epoch FROM p.warn_at) * 1000)::bigint, 'state', p.state,
        'warnedAt', round(extract(epoch FROM p.warned_at) * 1000)::bigint,
        'settledAt', round(extract(epoch FROM p.settled_at) * 1000)::bigint) ORDER BY p.made_at, p.id)
      FROM commitment p WHERE p.case_id = c.id),
    (SELECT json_agg(t.tag) FROM case_tag t WHERE t.case_id = c.id),
    EXISTS (SELECT FROM customer k WHERE k.id = c.customer_id AND k.erased_at IS NOT NULL)
  FROM cases c WHERE c.id = ANY(ARRAY(SELECT unnest(p_cases)))
$$;

-- Locks in the order in which everybody locks, each kind by id, and reads the cases after that: what was waited for is seen.
CREATE FUNCTION cases_lock(p_customers uuid[], p_seats uuid[], p_cases uuid[])
RETURNS TABLE (c cases, entry json, kept json, commitments json, tags json, is_erased boolean)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  IF cardinality(p_customers) > 0 THEN
    PERFORM FROM customer WHERE id = ANY(ARRAY(SELECT unnest(p_customers))) ORDER BY id FOR UPDATE;
  END IF;
  IF cardinality(p_seats) > 0 THEN
    PERFORM FROM seat WHERE agent_id = ANY(ARRAY(SELECT unnest(p_seats))) ORDER BY agent_id FOR UPDATE;
  END IF;
  IF cardinality(p_cases) > 0 THEN
    PERFORM FROM cases WHERE id = ANY(ARRAY(SELECT unnest(p_cases))) ORDER BY id FOR UPDATE;
    RETURN QUERY SELECT * FROM cases_read(p_cases);
  END IF;
END $$;

-- Cases of which nothing has changed but how many facts they have, and whose place in the line went from hand to hand, if that. Places
-- are written in the order of their facts. Rows are found by their keys: for a hundred of them the planner would rather read a whole
-- table of ten thousand.
CREATE FUNCTION case_move(p_moved json) RETURNS void
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_place record;
BEGIN
  UPDATE cases c SET version = moved.version
  FROM json_to_recordset(p_moved) AS moved(id uuid, version integer) WHERE c.id = moved.id;
  FOR v_place IN SELECT * FROM json_to_recordset(p_moved)
      AS m(entry uuid, state text, agent_id uuid, offer_until timestamptz, answered_at timestamptz) WHERE entry IS NOT NULL LOOP
    UPDATE entry SET state = v_place.state, agent_id = v_place.agent_id, offer_until = v_place.offer_until,
      answered_at = v_place.answered_at WHERE id = v_place.entry;
  END LOOP;
END $$;

-- Beside offers: since when nothing has been offered to these agents, and one more on the count of each who was passed, as often as
-- they stand in the list. Whoever left the line at the same moment is passed by nobody any more.
CREATE FUNCTION line_offered(p_agents uuid[], p_at timestamptz, p_passed uuid[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE seat SET free_since = p_at WHERE agent_id = ANY(ARRAY(SELECT unnest(p_agents))) AND free_since < p_at;
  IF cardinality(p_passed) > 0 THEN
    UPDATE entry e SET overtaken_by_own = e.overtaken_by_own + passed.times
    FROM (SELECT id, count(*) AS times FROM unnest(p_passed) AS id GROUP BY id) AS passed
    WHERE e.id = passed.id AND e.state NOT IN ('left', 'ended');
  END IF;
END $$;

-- Room beside a row for its next versions: most facts change none of the columns that an index is made of.
ALTER TABLE cases SET (fillfactor = 80);
