-- What heed_app may do. The ledger is append-only by privilege: no INSERT, UPDATE or DELETE on it, only the function.
GRANT USAGE ON SCHEMA public TO heed_app;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO heed_app;
GRANT INSERT, UPDATE, DELETE ON
  team, agent, seat, organisation, customer, customer_address, account, service, bill, usage, received, file, case_code,
  case_seen, follower
TO heed_app;
GRANT INSERT, UPDATE ON cases, entry, commitment TO heed_app;
GRANT UPDATE ON line_place, line_leader TO heed_app;
REVOKE ALL ON FUNCTION ledger_append FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger_append TO heed_app;

-- Deletes what a person said and what they are called from the ledger. Not for heed_app: erasing is an act of the operator.
CREATE FUNCTION ledger_erase_bodies(p_customer uuid) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH gone AS (
    DELETE FROM fact_body b USING fact f JOIN cases c ON c.id = f.case_id
    WHERE b.lane = f.lane AND b.seq = f.seq AND c.customer_id = p_customer
    RETURNING 1
  ) SELECT count(*) FROM gone
$$;
REVOKE ALL ON FUNCTION ledger_erase_bodies FROM PUBLIC;
