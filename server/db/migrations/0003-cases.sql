-- How things stand: the rows that the facts add up to. Written only by server/ledger/append.ts, in the transaction of the facts.
-- CASE is a word of SQL, hence the one plural.

CREATE TABLE cases (
  id uuid PRIMARY KEY,
  reference text NOT NULL UNIQUE,
  customer_id uuid NOT NULL REFERENCES customer,
  kind text CHECK (kind IN ('problem', 'request')),
  channel text NOT NULL,
  skill text,
  priority text,
  status text NOT NULL CHECK (status IN ('waiting', 'owned', 'proposed', 'unconfirmed', 'resting', 'solved')),
  owner_id uuid REFERENCES agent,
  accepted_at timestamptz,
  opened_at timestamptz NOT NULL,
  solved_at timestamptz,
  customer_spoke_at timestamptz NOT NULL,
  company_spoke_at timestamptz,
  owners integer NOT NULL,
  handover_id uuid,
  handover_from uuid REFERENCES agent,
  handover_to uuid REFERENCES agent,
  handover_until timestamptz,
  version integer NOT NULL
);
CREATE INDEX cases_customer ON cases (customer_id);
CREATE INDEX cases_owner ON cases (owner_id, customer_spoke_at) WHERE status NOT IN ('solved', 'resting');
CREATE INDEX cases_quiet ON cases (greatest(customer_spoke_at, company_spoke_at)) WHERE status NOT IN ('solved', 'resting');
CREATE INDEX cases_handover ON cases (handover_until) WHERE handover_id IS NOT NULL;
CREATE INDEX cases_open_problem ON cases (customer_id) WHERE status <> 'solved' AND kind IS DISTINCT FROM 'request';

-- A place in the line, then the contact that it became.
CREATE TABLE entry (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES cases,
  medium text NOT NULL CHECK (medium IN ('call', 'chat', 'letter')),
  place bigint NOT NULL UNIQUE,
  state text NOT NULL CHECK (state IN ('waiting', 'offered', 'answered', 'left', 'ended')),
  agent_id uuid REFERENCES agent,
  -- How often somebody later was taken first because their own agent became free; at most twice.
  overtaken_by_own smallint NOT NULL DEFAULT 0,
  joined_at timestamptz NOT NULL,
  offer_until timestamptz,
  answered_at timestamptz,
  ended_at timestamptz
);
-- One place per person and matter, across channels: an index, not a hope.
CREATE UNIQUE INDEX entry_one_per_case ON entry (case_id) WHERE state IN ('waiting', 'offered', 'answered');
CREATE INDEX entry_live ON entry (place) WHERE state IN ('waiting', 'offered', 'answered');
CREATE INDEX entry_agent ON entry (agent_id) WHERE state IN ('offered', 'answered');
CREATE INDEX entry_ended ON entry (ended_at) WHERE state = 'ended';

-- The one counter of places. Locked last but for the lanes, so that places are given in the order of commits.
CREATE TABLE line_place (
  id smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  next bigint NOT NULL DEFAULT 1,
  -- Grows whenever somebody may stand earlier than before; see server/ledger/append.ts and server/features/line.
  version bigint NOT NULL DEFAULT 0
);
INSERT INTO line_place DEFAULT VALUES;

-- Who leads the line, until when, on the database's clock. Every offer locks this row FOR SHARE and checks its epoch.
CREATE TABLE line_leader (
  id smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  epoch bigint NOT NULL DEFAULT 0,
  holder text,
  expires_at timestamptz NOT NULL DEFAULT '-infinity'
);
INSERT INTO line_leader DEFAULT VALUES;

-- A promise. The row is the timer: whoever finds warn_at or due_at passed and the state open, acts once.
CREATE TABLE commitment (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES cases,
  kind text NOT NULL,
  agent_id uuid NOT NULL REFERENCES agent,
  made_at timestamptz NOT NULL,
  warn_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'kept', 'broken', 'replaced', 'released')),
  warned_at timestamptz,
  settled_at timestamptz
);
CREATE INDEX commitment_case ON commitment (case_id);
CREATE INDEX commitment_due ON commitment (due_at) WHERE state = 'open';
CREATE INDEX commitment_warn ON commitment (warn_at) WHERE state = 'open' AND warned_at IS NULL;

-- What a channel or a retrying client has handed over already: the second time is answered like the first.
CREATE TABLE received (
  channel text NOT NULL,
  external_id text NOT NULL,
  case_id uuid NOT NULL REFERENCES cases,
  message_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (channel, external_id)
);

-- A file on disk under a random id, synced before this row is committed. The hash serves integrity only.
CREATE TABLE file (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES cases,
  message_id uuid,
  -- Its name in the blob store.
  blob text NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  size bigint NOT NULL,
  sha256 bytea NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('attachment', 'raw-mail')),
  created_at timestamptz NOT NULL
);
CREATE INDEX file_case ON file (case_id);

-- One-time codes that open a case for its customer. Only hashes; guessing is limited.
CREATE TABLE case_code (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES cases,
  code_hash bytea NOT NULL,
  tries smallint NOT NULL DEFAULT 0,
  sent_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX case_code_case ON case_code (case_id, sent_at DESC);

-- How far an agent has read a case.
CREATE TABLE case_seen (
  agent_id uuid NOT NULL REFERENCES agent,
  case_id uuid NOT NULL REFERENCES cases,
  seq bigint NOT NULL,
  PRIMARY KEY (agent_id, case_id)
);
