-- The organisation, the people who work for it, and the people whom it serves. Ordinary tables, no ledger.

CREATE TABLE team (
  id uuid PRIMARY KEY,
  name text NOT NULL UNIQUE
);

CREATE TABLE agent (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL,
  role text NOT NULL CHECK (role IN ('agent', 'lead', 'head')),
  is_admin boolean NOT NULL DEFAULT false,
  team_id uuid REFERENCES team,
  skills text[] NOT NULL DEFAULT '{}',
  -- Who stands in while this person is absent.
  deputy_id uuid REFERENCES agent,
  absent_from timestamptz,
  absent_until timestamptz,
  departed_at timestamptz,
  is_demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX agent_email ON agent (lower(email));

-- Where an agent sits: whether they are here, and how much they take on at once.
CREATE TABLE seat (
  agent_id uuid PRIMARY KEY REFERENCES agent,
  presence text NOT NULL DEFAULT 'offline' CHECK (presence IN ('here', 'away', 'offline')),
  since timestamptz NOT NULL,
  -- Since when nothing has been offered to them; among free agents the longest idle is next.
  free_since timestamptz NOT NULL,
  -- The desk in the browser renews this; a seat that is not renewed goes offline.
  seen_at timestamptz NOT NULL,
  call_capacity smallint NOT NULL DEFAULT 1 CHECK (call_capacity BETWEEN 0 AND 1),
  chat_capacity smallint NOT NULL DEFAULT 3 CHECK (chat_capacity BETWEEN 0 AND 20),
  letter_capacity smallint NOT NULL DEFAULT 1 CHECK (letter_capacity BETWEEN 0 AND 20)
);

CREATE TABLE organisation (
  id smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  name text NOT NULL,
  mail_domain text NOT NULL,
  time_zone text NOT NULL,
  hours jsonb NOT NULL,
  phone text,
  emergency_phone text,
  duty_lead_id uuid REFERENCES agent,
  -- The last rung: who decides when nobody inside does (an ombudsman, an arbitration body).
  outside_body text NOT NULL,
  languages text[] NOT NULL DEFAULT '{en,es}',
  -- A matter about which nobody has said anything for so long rests. It is never closed by silence.
  rest_after_hours integer NOT NULL DEFAULT 336 CHECK (rest_after_hours > 0),
  is_demo boolean NOT NULL DEFAULT false
);

CREATE TABLE customer (
  id uuid PRIMARY KEY,
  -- Null while we do not know it, and after erasure.
  name text,
  language text NOT NULL DEFAULT 'en',
  created_at timestamptz NOT NULL,
  erased_at timestamptz
);

CREATE TABLE customer_address (
  customer_id uuid NOT NULL REFERENCES customer,
  kind text NOT NULL CHECK (kind IN ('email', 'phone')),
  -- E-mail in lower case, phone in E.164.
  value text NOT NULL,
  verified_at timestamptz,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (customer_id, kind, value)
);
CREATE INDEX customer_address_value ON customer_address (kind, value);

CREATE TABLE account (
  id uuid PRIMARY KEY,
  customer_id uuid NOT NULL REFERENCES customer,
  number text NOT NULL UNIQUE,
  opened_on date NOT NULL
);
CREATE INDEX account_customer ON account (customer_id);

CREATE TABLE service (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account,
  kind text NOT NULL CHECK (kind IN ('internet', 'mobile', 'landline', 'tv')),
  plan text NOT NULL,
  identifier text NOT NULL,
  monthly_minor bigint NOT NULL,
  currency text NOT NULL,
  state text NOT NULL CHECK (state IN ('active', 'cut', 'ended')),
  since date NOT NULL
);
CREATE INDEX service_account ON service (account_id);

CREATE TABLE bill (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account,
  number text NOT NULL UNIQUE,
  issued_on date NOT NULL,
  due_on date NOT NULL,
  total_minor bigint NOT NULL,
  currency text NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'paid', 'overdue'))
);
CREATE INDEX bill_account ON bill (account_id, issued_on DESC);

CREATE TABLE usage (
  service_id uuid NOT NULL REFERENCES service,
  month date NOT NULL,
  kind text NOT NULL CHECK (kind IN ('data', 'minutes', 'texts')),
  quantity numeric NOT NULL,
  unit text NOT NULL,
  PRIMARY KEY (service_id, month, kind)
);
