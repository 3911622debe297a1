-- How server/intake writes what stands beside the words of a mail: in one statement, which travels with the rows of the case.

-- Arrays of rows of these tables, null for none. Run after case_write: all of it names a case.
CREATE FUNCTION mail_write(p_files json, p_thread json, p_helper_thread json, p_mail json, p_mentions json) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF p_files IS NOT NULL THEN
    INSERT INTO file (id, case_id, message_id, blob, name, media_type, size, sha256, purpose, content_id, created_at)
    SELECT id, case_id, message_id, blob, name, media_type, size, sha256, purpose, content_id, created_at
    FROM json_populate_recordset(NULL::file, p_files);
  END IF;
  IF p_thread IS NOT NULL THEN
    INSERT INTO mail_thread AS t (case_id, subject, last_message_id, is_automatic, message_ids, customer_message_id)
    SELECT case_id, subject, last_message_id, is_automatic, thread_with('{}', last_message_id), last_message_id
    FROM json_populate_record(NULL::mail_thread, p_thread)
    ON CONFLICT (case_id) DO UPDATE SET
      last_message_id = coalesce(excluded.last_message_id, t.last_message_id), is_automatic = excluded.is_automatic,
      message_ids = thread_with(t.message_ids, excluded.last_message_id),
      customer_message_id = coalesce(excluded.last_message_id, t.customer_message_id);
  END IF;
  IF p_helper_thread IS NOT NULL THEN
    INSERT INTO helper_thread (case_id, helper_id, last_message_id)
    SELECT case_id, helper_id, last_message_id FROM json_populate_record(NULL::helper_thread, p_helper_thread)
    ON CONFLICT (case_id, helper_id) DO UPDATE SET last_message_id = excluded.last_message_id;
  END IF;
  IF p_mail IS NOT NULL THEN
    INSERT INTO mail_in (id, case_id, message_id, header_id, header_date, source, from_address, subject, kind, place, answers,
      came_at, raw_blob, raw_size, raw_sha256, settled_at, settled_by, external_id)
    SELECT id, case_id, message_id, header_id, header_date, source, from_address, subject, kind, place, answers, came_at,
      raw_blob, raw_size, raw_sha256, settled_at, settled_by, external_id
    FROM json_populate_record(NULL::mail_in, p_mail)
    ON CONFLICT (id) DO UPDATE SET case_id = excluded.case_id, message_id = excluded.message_id, place = excluded.place,
      answers = excluded.answers, raw_blob = excluded.raw_blob, raw_size = excluded.raw_size,
      raw_sha256 = excluded.raw_sha256, settled_at = excluded.settled_at, settled_by = excluded.settled_by;
  END IF;
  IF p_mentions IS NOT NULL THEN
    INSERT INTO mention (agent_id, case_id, note_id, at)
    SELECT agent_id, case_id, note_id, at FROM json_populate_recordset(NULL::mention, p_mentions)
    ON CONFLICT DO NOTHING;
  END IF;
END $$;

-- The rows of a case and what stands beside them, in this order: a mail names the case that it opens.
CREATE FUNCTION case_and_mail_write(p_cases json, p_entries json, p_commitments json, p_received json,
  p_files json, p_thread json, p_helper_thread json, p_mail json, p_mentions json) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM case_write(p_cases, p_entries, p_commitments, p_received);
  PERFORM mail_write(p_files, p_thread, p_helper_thread, p_mail, p_mentions);
END $$;
