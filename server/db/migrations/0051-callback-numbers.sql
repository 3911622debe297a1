-- One place for a number: whoever asks to be called twice, by whatever way, stands in the line once. The number itself stands in the body
-- of the fact alone; here is a hash of it under the installation's secret, as long as the call is open.
ALTER TABLE entry
  ADD COLUMN callback_number bytea,
  -- The case from whose own page it was asked for; null where nobody named the matter.
  ADD COLUMN callback_matter uuid,
  ADD CONSTRAINT entry_callback_number_check CHECK (
    callback_number IS NULL OR (callback_by = 'phone' AND state IN ('waiting', 'offered', 'answered'))),
  ADD CONSTRAINT entry_callback_matter_check CHECK (callback_matter IS NULL OR callback_number IS NOT NULL);
CREATE UNIQUE INDEX entry_one_per_number
  ON entry (callback_number, coalesce(callback_matter, '00000000-0000-0000-0000-000000000000'::uuid))
  WHERE callback_number IS NOT NULL;

-- Times that were chosen: how full each half hour is.
CREATE INDEX entry_chosen ON entry (callback_from) WHERE callback_from IS NOT NULL AND state IN ('waiting', 'offered', 'answered');

-- Who asked how often, for a day: calls to one number, and calls from one place. Hashes under the same secret.
CREATE TABLE callback_ask (
  asked_at timestamp with time zone NOT NULL,
  number bytea,
  origin bytea,
  -- Erased with its customer.
  case_id uuid REFERENCES cases (id),
  CHECK (number IS NOT NULL OR origin IS NOT NULL)
);
CREATE INDEX callback_ask_at ON callback_ask (asked_at);
CREATE INDEX callback_ask_number ON callback_ask (number, asked_at) WHERE number IS NOT NULL;
CREATE INDEX callback_ask_origin ON callback_ask (origin, asked_at) WHERE origin IS NOT NULL;
CREATE INDEX callback_ask_case ON callback_ask (case_id) WHERE case_id IS NOT NULL;
GRANT SELECT, INSERT, DELETE ON callback_ask TO heed_app;

-- As before (migration 0040); what is no open call to a number any more keeps no hash of one.
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
      settled_at = excluded.settled_at;
  END IF;
  IF p_received IS NOT NULL THEN
    INSERT INTO received SELECT * FROM json_populate_recordset(NULL::received, p_received);
  END IF;
END $$;
