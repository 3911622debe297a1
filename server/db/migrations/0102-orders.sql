-- What whoever keeps the customers' accounts is told to do with a service: end it, or change its plan. As its facts say. `try_at`: when
-- they are asked (again); null when nobody is to be asked.
CREATE TABLE billing_order (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES cases,
  what text NOT NULL CHECK (what IN ('end-service', 'change-plan')),
  account_id uuid NOT NULL,
  service_id uuid NOT NULL,
  -- The last day, or the first one of the new plan.
  on_day date NOT NULL,
  plan text,
  monthly_minor bigint CHECK (monthly_minor >= 0),
  currency text CHECK (currency ~ '^[A-Z]{3}$'),
  commitment_id uuid,
  state text NOT NULL CHECK (state IN ('asked', 'failed', 'booked', 'replaced')),
  booker text NOT NULL CHECK (booker IN ('port', 'webhook', 'by-hand')),
  reference text,
  asked_at timestamptz NOT NULL,
  settled_at timestamptz,
  tries integer NOT NULL DEFAULT 0,
  try_at timestamptz,
  CHECK ((state = 'booked') = (reference IS NOT NULL)),
  CHECK (what <> 'change-plan' OR (plan IS NOT NULL AND monthly_minor IS NOT NULL AND currency IS NOT NULL))
);
CREATE INDEX billing_order_case ON billing_order (case_id);
CREATE INDEX billing_order_service ON billing_order (service_id);
CREATE INDEX billing_order_try ON billing_order (try_at) WHERE try_at IS NOT NULL;

-- The books of the demo: what was done, under which reference. Once for each order, however often it is asked.
CREATE TABLE demo_order (
  order_id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account,
  reference text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX demo_order_account ON demo_order (account_id);
-- What has reached its last day is looked for each second.
CREATE INDEX service_ends_on ON service (ends_on) WHERE ends_on IS NOT NULL AND state <> 'ended';

GRANT SELECT, INSERT, UPDATE ON billing_order TO heed_app;
GRANT SELECT, INSERT, DELETE ON demo_order TO heed_app;
