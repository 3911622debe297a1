-- What a promise knows beside its kind and its time: how often its date was moved, its terms, by what it is reckoned, its pauses, the letter
-- that keeps it, whether somebody with the right to stands up for it, and what was offered in its place.
ALTER TABLE commitment
  ADD COLUMN moved smallint,
  -- Whoever acts for the customer; null for the customer.
  ADD COLUMN to_helper uuid,
  ADD COLUMN terms jsonb,
  ADD COLUMN within jsonb,
  ADD COLUMN team_id uuid,
  ADD COLUMN pauses jsonb,
  -- Set while its clock rests: nobody is warned of it, and it does not break.
  ADD COLUMN paused_at timestamp with time zone,
  ADD COLUMN letter_id uuid,
  ADD COLUMN beyond text,
  ADD COLUMN equivalent jsonb;
CREATE INDEX commitment_paused ON commitment (case_id) WHERE state = 'open' AND paused_at IS NOT NULL;
-- What a lead looks at: open promises by whoever made them.
CREATE INDEX commitment_open_of ON commitment (agent_id, due_at) WHERE state = 'open';

-- A promise, as the domain has it.
CREATE FUNCTION commitment_state(p commitment) RETURNS json LANGUAGE sql STABLE AS $$
  SELECT json_build_object('id', p.id, 'kind', p.kind, 'agentId', p.agent_id,
    'madeAt', round(extract(epoch FROM p.made_at) * 1000)::bigint,
    'dueAt', round(extract(epoch FROM p.due_at) * 1000)::bigint,
    'warnAt', round(extract(epoch FROM p.warn_at) * 1000)::bigint, 'state', p.state,
    'warnedAt', round(extract(epoch FROM p.warned_at) * 1000)::bigint,
    'settledAt', round(extract(epoch FROM p.settled_at) * 1000)::bigint,
    'moved', coalesce(p.moved, 0),
    'to', CASE WHEN p.to_helper IS NULL THEN '"customer"'::json ELSE json_build_object('helperId', p.to_helper) END,
    'terms', p.terms, 'within', p.within, 'teamId', p.team_id, 'pauses', coalesce(p.pauses, '[]'),
    'letterId', p.letter_id, 'beyond', p.beyond, 'equivalent', p.equivalent)
$$;

-- As before (migration 0053), with all of a promise.
CREATE OR REPLACE FUNCTION cases_read(p_cases uuid[])
 RETURNS TABLE(c cases, entry json, kept json, commitments json, tags json, is_erased boolean)
 LANGUAGE sql
 STABLE
AS $function$
  SELECT c,
    (SELECT entry_state(e) FROM entry e WHERE e.case_id = c.id AND e.state IN ('waiting', 'offered', 'answered')),
    (SELECT json_build_object('entryId', e.id, 'place', e.place,
        'joinedAt', round(extract(epoch FROM e.joined_at) * 1000)::bigint,
        'until', round(extract(epoch FROM e.kept_until) * 1000)::bigint)
      FROM entry e WHERE e.case_id = c.id AND e.kept_until IS NOT NULL ORDER BY e.kept_until DESC LIMIT 1),
    (SELECT json_agg(commitment_state(p) ORDER BY p.made_at, p.id)
      FROM commitment p WHERE p.case_id = c.id),
    (SELECT json_agg(t.tag) FROM case_tag t WHERE t.case_id = c.id),
    EXISTS (SELECT FROM customer k WHERE k.id = c.customer_id AND k.erased_at IS NOT NULL)
  FROM cases c WHERE c.id = ANY(ARRAY(SELECT unnest(p_cases)))
$function$;

-- As before, with what of a promise can change.
CREATE OR REPLACE FUNCTION case_write(p_cases json, p_entries json, p_commitments json, p_received json)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
      waited_by = excluded.waited_by, callback_promise = excluded.callback_promise,
      callback_number = CASE WHEN excluded.callback_by = 'phone' AND excluded.state IN ('waiting', 'offered', 'answered')
        THEN entry.callback_number END,
      callback_matter = CASE WHEN excluded.callback_by = 'phone' AND excluded.state IN ('waiting', 'offered', 'answered')
        THEN entry.callback_matter END;
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
      settled_at = excluded.settled_at, due_at = excluded.due_at, warn_at = excluded.warn_at,
      pauses = excluded.pauses, paused_at = excluded.paused_at, beyond = excluded.beyond,
      equivalent = excluded.equivalent;
  END IF;
  IF p_received IS NOT NULL THEN
    INSERT INTO received SELECT * FROM json_populate_recordset(NULL::received, p_received);
  END IF;
END $function$;

-- What may be promised of a programme: a version never changes, so that a promise which names it has its terms frozen.
CREATE TABLE offer (
  id uuid PRIMARY KEY,
  -- The version that counts today.
  version integer NOT NULL CHECK (version > 0),
  -- Taken out of the catalogue; what was promised of it stands.
  withdrawn_at timestamp with time zone
);
CREATE TABLE offer_version (
  offer_id uuid NOT NULL REFERENCES offer,
  version integer NOT NULL CHECK (version > 0),
  name_en text NOT NULL,
  name_es text NOT NULL,
  terms_en text NOT NULL,
  terms_es text NOT NULL,
  price_minor bigint CHECK (price_minor >= 0),
  currency text,
  -- Days of the organisation's calendar, both included; without a last one it goes on.
  from_day date NOT NULL,
  until_day date,
  published_by uuid NOT NULL REFERENCES agent,
  published_at timestamp with time zone NOT NULL,
  PRIMARY KEY (offer_id, version),
  CHECK ((price_minor IS NULL) = (currency IS NULL)),
  CHECK (until_day IS NULL OR until_day >= from_day + 7)
);
GRANT SELECT, INSERT, UPDATE ON offer TO heed_app;
-- No right to change or remove one.
GRANT SELECT, INSERT ON offer_version TO heed_app;
