-- The ledger: what happened. Sixteen gapless, hash-chained lanes; bodies apart, so that a person can be erased.
-- heed_app can read everything here and change nothing but through ledger_append.

CREATE TABLE lane (
  lane smallint PRIMARY KEY CHECK (lane BETWEEN 0 AND 15),
  head bigint NOT NULL DEFAULT 0,
  hash bytea NOT NULL DEFAULT '\x0000000000000000000000000000000000000000000000000000000000000000'
);
INSERT INTO lane (lane) SELECT generate_series(0, 15);

CREATE TABLE fact (
  lane smallint NOT NULL CHECK (lane BETWEEN 0 AND 15),
  seq bigint NOT NULL,
  case_id uuid,
  type text NOT NULL,
  at timestamptz NOT NULL,
  -- Canonical JSON (sorted keys, no spaces) of ids, kinds, amounts and dates. Text, not jsonb: the chain covers these bytes.
  data text NOT NULL,
  body_hash bytea,
  hash bytea NOT NULL,
  PRIMARY KEY (lane, seq)
);
CREATE INDEX fact_case ON fact (case_id, seq) WHERE case_id IS NOT NULL;

CREATE TABLE fact_body (
  lane smallint NOT NULL,
  seq bigint NOT NULL,
  salt bytea NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (lane, seq)
);

CREATE TABLE follower (
  name text NOT NULL,
  lane smallint NOT NULL REFERENCES lane,
  seq bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (name, lane)
);

-- Appends facts and returns the sequence number of each, in the order given. Lanes are locked (by taking a number) ascending and
-- last in the transaction; the caller has locked customers and cases before. The bytes that are hashed, in this order and joined by
-- newlines: version, lane, seq, case, type, at (ms), data, hex of the body's hash. See server/ledger/chain.ts, which
-- computes the same independently.
CREATE FUNCTION ledger_append(
  p_lanes smallint[], p_cases uuid[], p_types text[], p_ats bigint[], p_data text[], p_bodies text[]
) RETURNS bigint[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  i integer;
  v_seq bigint;
  v_salt bytea;
  v_bytes bytea;
  v_body_hash bytea;
  v_seqs bigint[] := array_fill(0::bigint, ARRAY[cardinality(p_lanes)]);
BEGIN
  FOR i IN SELECT n FROM unnest(p_lanes) WITH ORDINALITY AS given(lane, n) ORDER BY lane, n LOOP
    v_body_hash := NULL;
    IF p_bodies[i] IS NOT NULL THEN
      v_salt := uuid_send(gen_random_uuid());
      v_bytes := convert_to(p_bodies[i], 'UTF8');
      v_body_hash := sha256(v_salt || v_bytes);
    END IF;
    WITH link AS (
      UPDATE lane SET head = head + 1, hash = sha256(hash || convert_to(
        'heed-1' || E'\n' || lane || E'\n' || head + 1 || E'\n' || coalesce(p_cases[i]::text, '-') || E'\n' || p_types[i]
        || E'\n' || p_ats[i] || E'\n' || p_data[i] || E'\n' || coalesce(encode(v_body_hash, 'hex'), '-'), 'UTF8'))
      WHERE lane = p_lanes[i] RETURNING lane, head, hash
    ), body AS (
      INSERT INTO fact_body (lane, seq, salt, bytes) SELECT lane, head, v_salt, v_bytes FROM link WHERE v_body_hash IS NOT NULL
    )
    INSERT INTO fact (lane, seq, case_id, type, at, data, body_hash, hash)
    SELECT lane, head, p_cases[i], p_types[i], to_timestamp(p_ats[i] / 1000.0), p_data[i], v_body_hash, hash FROM link
    RETURNING seq INTO STRICT v_seq;
    v_seqs[i] := v_seq;
  END LOOP;
  RETURN v_seqs;
END $$;
