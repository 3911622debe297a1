-- Whoever writes for the first time is written down with their first case: in one statement with its rows and what stands beside them.
-- p_person is a row of customer, with an `address`, a row of customer_address, where there is one.
CREATE FUNCTION case_and_person_write(p_person json, p_cases json, p_entries json, p_commitments json, p_received json,
  p_files json, p_thread json, p_helper_thread json, p_mail json, p_mentions json) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO customer (id, name, language, created_at)
  SELECT id, name, language, created_at FROM json_populate_record(NULL::customer, p_person);
  INSERT INTO customer_address (customer_id, kind, value, created_at)
  SELECT customer_id, kind, value, created_at FROM json_populate_record(NULL::customer_address, p_person -> 'address')
  WHERE value IS NOT NULL;
  PERFORM case_and_mail_write(p_cases, p_entries, p_commitments, p_received, p_files, p_thread, p_helper_thread, p_mail, p_mentions);
END $$;
