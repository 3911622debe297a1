-- What a case is found by: the words that were said in it and what its customer is called, where they are reached and what they
-- have, as terms (server/search/terms.ts makes them). A follower of the ledger keeps it; erasing a person removes it.
CREATE TABLE case_search (
  case_id uuid PRIMARY KEY REFERENCES cases,
  -- When somebody last spoke in it. Results stand newest first.
  last_at timestamptz NOT NULL,
  terms tsvector NOT NULL
);
-- Results are sought by walking from the newest: each row walked must be read without unpacking it.
ALTER TABLE case_search ALTER COLUMN terms SET STORAGE EXTERNAL;
ALTER TABLE case_search SET (toast_tuple_target = 8160, autovacuum_analyze_scale_factor = 0.05);
-- The index holds no positions and no order, so rare words are sought in it and common ones by walking.
CREATE INDEX case_search_terms ON case_search USING gin (terms) WITH (gin_pending_list_limit = 512);
CREATE INDEX case_search_newest ON case_search (last_at, case_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON case_search TO heed_app;

-- Customers of whom something changed that no fact tells: their cases' terms are made anew.
CREATE TABLE search_stale (customer_id uuid PRIMARY KEY REFERENCES customer ON DELETE CASCADE);
GRANT SELECT, INSERT, DELETE ON search_stale TO heed_app;

CREATE FUNCTION search_note_stale() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_row record := coalesce(NEW, OLD);
  v_customer uuid;
BEGIN
  IF TG_TABLE_NAME = 'customer' THEN
    v_customer := v_row.id;
  ELSIF TG_TABLE_NAME = 'service' THEN
    SELECT customer_id INTO v_customer FROM account WHERE id = v_row.account_id;
  ELSE
    v_customer := v_row.customer_id;
  END IF;
  -- Whoever has no case yet is read when the first one is opened.
  INSERT INTO search_stale SELECT v_customer WHERE EXISTS (SELECT FROM cases WHERE customer_id = v_customer)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER search_note_stale AFTER UPDATE OF name, external_id ON customer
  FOR EACH ROW WHEN ((OLD.name, OLD.external_id) IS DISTINCT FROM (NEW.name, NEW.external_id)) EXECUTE FUNCTION search_note_stale();
CREATE TRIGGER search_note_stale AFTER INSERT OR DELETE ON customer_address
  FOR EACH ROW EXECUTE FUNCTION search_note_stale();
CREATE TRIGGER search_note_stale AFTER INSERT OR DELETE OR UPDATE OF number, customer_id ON account
  FOR EACH ROW EXECUTE FUNCTION search_note_stale();
CREATE TRIGGER search_note_stale AFTER INSERT OR DELETE OR UPDATE OF identifier ON service
  FOR EACH ROW EXECUTE FUNCTION search_note_stale();

-- Lists are read from their newest end, page by page, however many cases there are.
CREATE INDEX cases_newest_working ON cases (greatest(customer_spoke_at, company_spoke_at), id)
  WHERE status IN ('waiting', 'owned', 'proposed', 'unconfirmed');
CREATE INDEX cases_newest_over ON cases (status, greatest(customer_spoke_at, company_spoke_at), id)
  WHERE status IN ('solved', 'resting');
-- All cases of an owner, those that are over included: who searches among their own.
CREATE INDEX cases_owner_all ON cases (owner_id);
