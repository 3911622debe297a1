-- What went wrong with a service: for one account, or for many at once (an outage); and what is still to be reckoned of it.

CREATE TABLE outage (
  id uuid PRIMARY KEY,
  -- Where, or what of: "Northgate exchange". Nobody's name.
  place text NOT NULL CHECK (place <> ''),
  event text NOT NULL CHECK (event IN ('loss-of-service', 'delayed-start')),
  service text NOT NULL CHECK (service IN ('phone', 'internet', 'other')),
  from_at timestamptz NOT NULL,
  until_at timestamptz,
  noted_at timestamptz NOT NULL,
  noted_by uuid NOT NULL REFERENCES agent,
  version integer NOT NULL DEFAULT 1,
  CHECK (until_at IS NULL OR until_at >= from_at)
);
CREATE INDEX outage_from ON outage (from_at);

-- One failure of one account. Without a case while nothing is due and the customer has no case that it could stand in. `from_at` and
-- `until_at` are as the facts of its case say; those of an outage that its case does not say yet stand in the outage. `reckon_at`: when
-- it is looked at next; null when nothing can become due any more.
CREATE TABLE service_failure (
  id uuid PRIMARY KEY,
  outage_id uuid REFERENCES outage,
  case_id uuid REFERENCES cases,
  account_id uuid NOT NULL,
  service_id uuid,
  event text NOT NULL CHECK (event IN ('loss-of-service', 'delayed-start', 'missed-appointment')),
  service text NOT NULL CHECK (service IN ('phone', 'internet', 'other')),
  from_at timestamptz NOT NULL,
  until_at timestamptz,
  noted_at timestamptz NOT NULL,
  -- When they told us of it by themselves, before it was known to be an outage.
  reported_at timestamptz,
  reckon_at timestamptz,
  UNIQUE (outage_id, account_id),
  CHECK (until_at IS NULL OR until_at >= from_at),
  CHECK (case_id IS NOT NULL OR outage_id IS NOT NULL)
);
CREATE INDEX service_failure_reckon ON service_failure (reckon_at) WHERE reckon_at IS NOT NULL;
CREATE INDEX service_failure_account ON service_failure (account_id);
CREATE INDEX service_failure_case ON service_failure (case_id) WHERE case_id IS NOT NULL;

-- The failure that a rule gave it for.
ALTER TABLE remedy ADD COLUMN failure_id uuid;
CREATE INDEX remedy_failure ON remedy (failure_id) WHERE failure_id IS NOT NULL;

GRANT SELECT, INSERT, UPDATE ON outage TO heed_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON service_failure TO heed_app;
