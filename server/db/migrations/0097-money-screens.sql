-- What the setup shows of money: the catalogue in versions, purses that are topped up, and what became of each try to book.

-- A list kept as its text is a list all the same; from now on nothing else gets in.
UPDATE remedy_entry SET effects = (effects #>> '{}')::jsonb WHERE jsonb_typeof(effects) = 'string';
ALTER TABLE remedy_entry
  ADD COLUMN version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  ADD COLUMN changed_at timestamptz,
  ADD COLUMN changed_by uuid REFERENCES agent,
  ADD COLUMN ended_at timestamptz,
  ADD CONSTRAINT remedy_entry_effects_are_a_list CHECK (
    jsonb_typeof(effects) = 'array' AND NOT jsonb_path_exists(effects,
      '$[*] ? (@.type() != "object"
        || !exists(@.trouble ? (@ == "cut-off" || @ == "unused" || @ == "overdue" || @ == "broken-promise" || @ == "fault" || @ == "other"))
        || !exists(@.repairs ? (@ == "full" || @ == "part")))')) NOT VALID;

-- What an entry said at each time: whatever was given by it keeps these terms. Nobody may change or delete a version.
CREATE TABLE remedy_entry_version (
  entry_id uuid NOT NULL REFERENCES remedy_entry,
  version integer NOT NULL,
  said jsonb NOT NULL,
  changed_at timestamptz,
  changed_by uuid REFERENCES agent,
  PRIMARY KEY (entry_id, version)
);

CREATE FUNCTION remedy_entry_said(entry remedy_entry) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT to_jsonb(entry) - ARRAY['id', 'position', 'version', 'changed_at', 'changed_by', 'is_offered', 'ended_at']
$$;

CREATE FUNCTION remedy_entry_keeps_versions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.version = OLD.version AND remedy_entry_said(NEW) <> remedy_entry_said(OLD) THEN
    RAISE EXCEPTION 'remedy entry % changed without a new version', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'remedy_entry_changes_by_versions';
  END IF;
  INSERT INTO remedy_entry_version (entry_id, version, said, changed_at, changed_by)
  VALUES (NEW.id, NEW.version, remedy_entry_said(NEW), NEW.changed_at, NEW.changed_by) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER remedy_entry_versions AFTER INSERT OR UPDATE ON remedy_entry
  FOR EACH ROW EXECUTE FUNCTION remedy_entry_keeps_versions();
INSERT INTO remedy_entry_version (entry_id, version, said) SELECT e.id, e.version, remedy_entry_said(e) FROM remedy_entry e;

-- Under which version something was given; null for what was given before there were versions. `reference_key`: what was booked
-- outside stands under one reference, and no two remedies under the same.
ALTER TABLE remedy ADD COLUMN catalogue_version integer, ADD COLUMN reference_key text;
CREATE UNIQUE INDEX remedy_reference_once ON remedy (reference_key) WHERE reference_key IS NOT NULL;

-- How a purse came to what is in it: who, and why. Rows are only ever added.
CREATE TABLE purse_entry (
  id uuid PRIMARY KEY,
  holder text NOT NULL REFERENCES purse,
  what text NOT NULL CHECK (what IN ('set', 'topped-up', 'closed')),
  amount_minor bigint CHECK (amount_minor > 0),
  currency text CHECK (currency ~ '^[A-Z]{3}$'),
  why text NOT NULL CHECK (why <> ''),
  agent_id uuid NOT NULL REFERENCES agent,
  at timestamptz NOT NULL,
  CHECK ((what = 'closed') = (amount_minor IS NULL)),
  CHECK ((amount_minor IS NULL) = (currency IS NULL))
);
CREATE INDEX purse_entry_holder ON purse_entry (holder, at DESC);

-- A purse in kind: so many visits, so many routers, between the days of the purse.
CREATE TABLE purse_kind (
  holder text NOT NULL REFERENCES purse,
  kind text NOT NULL CHECK (kind IN ('goods', 'callback', 'visit', 'reconnect', 'plan-change')),
  most_count integer NOT NULL CHECK (most_count > 0),
  from_on date NOT NULL,
  until_on date CHECK (until_on >= from_on),
  PRIMARY KEY (holder, kind)
);

-- After the secret was changed, the old one signs beside the new one for a day.
ALTER TABLE billing ADD COLUMN old_sealed_secret text, ADD COLUMN rotated_at timestamptz;

-- Tries that booked nothing, by what went wrong; none of their words, which could be about a person.
CREATE TABLE billing_try (
  id uuid PRIMARY KEY,
  remedy_id uuid NOT NULL REFERENCES remedy,
  at timestamptz NOT NULL,
  trouble text NOT NULL CHECK (trouble IN ('silent', 'redirected', 'failed', 'refused', 'unreadable', 'reference-taken', 'no-secret')),
  status integer
);
CREATE INDEX billing_try_at ON billing_try (at);
CREATE INDEX billing_try_remedy ON billing_try (remedy_id);

-- What the operator's billing has under an id of ours that we never gave.
CREATE TABLE billing_stranger (
  remedy_id text PRIMARY KEY,
  reference text NOT NULL,
  amount_minor bigint,
  currency text,
  found_at timestamptz NOT NULL
);

GRANT SELECT, INSERT ON remedy_entry_version, purse_entry TO heed_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON purse_kind, billing_stranger TO heed_app;
GRANT SELECT, INSERT, DELETE ON billing_try TO heed_app;
-- What can be given is taken out, never deleted: what was given by it refers to it.
REVOKE DELETE ON remedy_entry FROM heed_app;
