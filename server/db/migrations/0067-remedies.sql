-- What puts a matter right: who may give how much of it, what was given, where its money stands, and where it was booked.

-- Kinds that a role may give, and more limits than the one within a matter (most_minor). No amount: as much as it takes.
ALTER TABLE authority DROP CONSTRAINT authority_kind_check;
ALTER TABLE authority ADD CONSTRAINT authority_kind_check
  CHECK (kind IN ('credit', 'waiver', 'goods', 'callback', 'visit', 'reconnect', 'plan-change'));
ALTER TABLE authority DROP CONSTRAINT authority_check;
ALTER TABLE authority
  ADD COLUMN per_act_minor bigint CHECK (per_act_minor > 0),
  ADD COLUMN per_month_minor bigint CHECK (per_month_minor > 0),
  ADD COLUMN per_month_count integer CHECK (per_month_count > 0),
  ADD CONSTRAINT authority_amounts_have_a_currency
    CHECK ((currency IS NULL) = (most_minor IS NULL AND per_act_minor IS NULL AND per_month_minor IS NULL));

-- What one person may give in the place of what their role may; `is_granted` false: nothing of it.
CREATE TABLE authority_person (
  agent_id uuid NOT NULL REFERENCES agent ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('credit', 'waiver', 'goods', 'callback', 'visit', 'reconnect', 'plan-change')),
  is_granted boolean NOT NULL,
  most_minor bigint CHECK (most_minor > 0),
  per_act_minor bigint CHECK (per_act_minor > 0),
  per_month_minor bigint CHECK (per_month_minor > 0),
  per_month_count integer CHECK (per_month_count > 0),
  currency text CHECK (currency ~ '^[A-Z]{3}$'),
  PRIMARY KEY (agent_id, kind),
  CHECK ((currency IS NULL) = (most_minor IS NULL AND per_act_minor IS NULL AND per_month_minor IS NULL))
);

-- Whoever gives locks these rows before the case, so that two who give at once cannot both see the same room. With an amount, all
-- that is given by its holder between the days comes out of it.
CREATE TABLE purse (
  holder text PRIMARY KEY CHECK (holder = 'house' OR holder ~ '^(agent|role):'),
  most_minor bigint CHECK (most_minor > 0),
  currency text CHECK (currency ~ '^[A-Z]{3}$'),
  from_on date,
  until_on date,
  CHECK ((most_minor IS NULL) = (currency IS NULL)),
  CHECK ((most_minor IS NULL) = (from_on IS NULL))
);

-- What can be given: the catalogue of the house. `effects`: [{"trouble", "repairs"}].
CREATE TABLE remedy_entry (
  id uuid PRIMARY KEY,
  position integer NOT NULL,
  kind text NOT NULL,
  name_en text NOT NULL CHECK (name_en <> ''),
  name_es text NOT NULL CHECK (name_es <> ''),
  terms_en text NOT NULL,
  terms_es text NOT NULL,
  effects jsonb NOT NULL,
  amount_by text NOT NULL CHECK (amount_by IN ('fixed', 'unused', 'month', 'overdue', 'none')),
  amount_minor bigint CHECK (amount_minor > 0),
  cost_minor bigint NOT NULL DEFAULT 0 CHECK (cost_minor >= 0),
  currency text CHECK (currency ~ '^[A-Z]{3}$'),
  days integer NOT NULL CHECK (days BETWEEN 0 AND 365),
  plan text,
  plan_minor bigint CHECK (plan_minor >= 0),
  is_offered boolean NOT NULL DEFAULT true,
  CHECK ((amount_by = 'fixed') = (amount_minor IS NOT NULL)),
  CHECK ((amount_minor IS NULL AND cost_minor = 0 AND plan_minor IS NULL) OR currency IS NOT NULL)
);

-- How each remedy stands, as its facts say. `try_at`: when the books are asked (again); null when nobody is to be asked.
CREATE TABLE remedy (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES cases,
  kind text NOT NULL,
  agent_id uuid REFERENCES agent,
  by_rule text,
  by_pack text,
  account_id uuid,
  service_id uuid,
  catalogue_id uuid,
  amount_minor bigint CHECK (amount_minor > 0),
  cost_minor bigint NOT NULL DEFAULT 0 CHECK (cost_minor >= 0),
  currency text CHECK (currency ~ '^[A-Z]{3}$'),
  commitment_id uuid,
  approval_id uuid,
  with_remedy uuid,
  state text NOT NULL CHECK (state IN ('given', 'failed', 'booked', 'taken-back')),
  booker text NOT NULL CHECK (booker IN ('port', 'webhook', 'by-hand')),
  reference text,
  given_at timestamptz NOT NULL,
  settled_at timestamptz,
  tries integer NOT NULL DEFAULT 0,
  try_at timestamptz,
  trouble text,
  CHECK ((state = 'booked') = (reference IS NOT NULL))
);
CREATE INDEX remedy_case ON remedy (case_id);
CREATE INDEX remedy_account ON remedy (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX remedy_given_by ON remedy (agent_id, given_at) WHERE agent_id IS NOT NULL;
CREATE INDEX remedy_given_at ON remedy (given_at) WHERE currency IS NOT NULL;
CREATE INDEX remedy_try ON remedy (try_at) WHERE try_at IS NOT NULL;
CREATE INDEX remedy_by_hand ON remedy (given_at) WHERE state IN ('given', 'failed');
CREATE INDEX remedy_commitment ON remedy (commitment_id) WHERE commitment_id IS NOT NULL;

-- Double entry: what moves has two sides, and all entries of a remedy sum to zero in each currency.
CREATE TABLE money_entry (
  remedy_id uuid NOT NULL REFERENCES remedy,
  movement text NOT NULL CHECK (movement IN ('given', 'booked', 'taken-back')),
  book text NOT NULL CHECK (book IN ('house', 'owed', 'account')),
  amount_minor bigint NOT NULL CHECK (amount_minor <> 0),
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  at timestamptz NOT NULL,
  PRIMARY KEY (remedy_id, movement, book)
);

CREATE FUNCTION money_entry_is_balanced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM money_entry WHERE remedy_id = coalesce(NEW.remedy_id, OLD.remedy_id)
    GROUP BY currency HAVING sum(amount_minor) <> 0
  ) THEN
    RAISE EXCEPTION 'the money of remedy % does not sum to zero', coalesce(NEW.remedy_id, OLD.remedy_id)
      USING ERRCODE = 'check_violation', CONSTRAINT = 'money_entry_sums_to_zero';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER money_entry_sums_to_zero AFTER INSERT OR UPDATE OR DELETE ON money_entry
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION money_entry_is_balanced();

-- Who keeps the customers' accounts: the books of the demo, the operator's own billing by a webhook, or a person of a role.
CREATE TABLE billing (
  id integer PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  port text NOT NULL DEFAULT 'by-hand' CHECK (port IN ('demo', 'webhook', 'by-hand')),
  url text,
  sealed_secret text,
  by_hand_role text NOT NULL DEFAULT 'lead' CHECK (by_hand_role IN ('agent', 'lead', 'head')),
  reconciled_at timestamptz,
  CHECK (port <> 'webhook' OR (url IS NOT NULL AND sealed_secret IS NOT NULL))
);
INSERT INTO billing (id) VALUES (1);

-- What nightly comparing found that is not so in both books.
CREATE TABLE billing_difference (
  remedy_id uuid PRIMARY KEY REFERENCES remedy,
  is_ours text NOT NULL,
  is_theirs text NOT NULL,
  found_at timestamptz NOT NULL
);

-- The books of the demo: what stands on a bill beside its total. One remedy once, in parts where it covers several bills; without a
-- bill it stands on the next one.
CREATE TABLE bill_line (
  remedy_id uuid NOT NULL,
  part integer NOT NULL,
  account_id uuid NOT NULL REFERENCES account,
  bill_id uuid REFERENCES bill,
  kind text NOT NULL,
  amount_minor bigint NOT NULL,
  currency text NOT NULL,
  reference text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (remedy_id, part)
);
CREATE INDEX bill_line_account ON bill_line (account_id);
CREATE INDEX bill_line_bill ON bill_line (bill_id) WHERE bill_id IS NOT NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON authority_person, purse, remedy_entry, bill_line, billing_difference TO heed_app;
GRANT SELECT, INSERT, UPDATE ON remedy, billing TO heed_app;
-- Money that moved is never changed: it moves back.
GRANT SELECT, INSERT ON money_entry TO heed_app;
