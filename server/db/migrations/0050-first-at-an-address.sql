-- Two first mails from one address at the same moment are one new customer: whoever writes a person down holds the address until the
-- commit, and looks once more whether somebody else was first. The second look sees what was committed while the lock was waited for.
CREATE FUNCTION address_lock(p_kind text, p_value text) RETURNS void
LANGUAGE sql VOLATILE AS $$
  SELECT pg_advisory_xact_lock(hashtextextended(p_kind || ':' || p_value, 50));
$$;
GRANT EXECUTE ON FUNCTION address_lock(text, text) TO heed_app;

-- As in 0031; with `is_first` in p_person nobody was known by the address when it was looked up, and nobody may be now.
CREATE OR REPLACE FUNCTION case_and_person_write(p_person json, p_cases json, p_entries json, p_commitments json, p_received json,
  p_files json, p_thread json, p_helper_thread json, p_mail json, p_mentions json) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  v_kind text := p_person -> 'address' ->> 'kind';
  v_value text := p_person -> 'address' ->> 'value';
BEGIN
  IF (p_person ->> 'is_first')::boolean AND v_value IS NOT NULL THEN
    PERFORM address_lock(v_kind, v_value);
    IF EXISTS (SELECT FROM customer_address a JOIN customer c ON c.id = a.customer_id
        WHERE a.kind = v_kind AND a.value = v_value AND c.erased_at IS NULL) THEN
      RAISE unique_violation USING CONSTRAINT = 'customer_address_first',
        MESSAGE = 'somebody else is known by this address by now';
    END IF;
  END IF;
  INSERT INTO customer (id, name, language, created_at)
  SELECT id, name, language, created_at FROM json_populate_record(NULL::customer, p_person);
  INSERT INTO customer_address (customer_id, kind, value, created_at)
  SELECT customer_id, kind, value, created_at FROM json_populate_record(NULL::customer_address, p_person -> 'address')
  WHERE value IS NOT NULL;
  PERFORM case_and_mail_write(p_cases, p_entries, p_commitments, p_received, p_files, p_thread, p_helper_thread, p_mail, p_mentions);
END $$;
