-- Asking for more than one may give: who decides, until when, and what came of it.

-- How long whoever is asked has while the customer is there, by telephone or in the chat; otherwise the answer time of their rung.
ALTER TABLE organisation ADD COLUMN ask_minutes integer NOT NULL DEFAULT 10 CHECK (ask_minutes BETWEEN 1 AND 240);

-- The row is the timer: `until` of whatever is open. `asked` holds ids, kinds and amounts; what was said stands in the facts.
CREATE TABLE approval (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES cases,
  agent_id uuid NOT NULL REFERENCES agent,
  approver_id uuid NOT NULL REFERENCES agent,
  rung integer NOT NULL CHECK (rung > 0),
  people uuid[] NOT NULL,
  asked jsonb NOT NULL,
  lacks text NOT NULL,
  is_live boolean NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'given', 'declined', 'withdrawn')),
  asked_at timestamptz NOT NULL,
  until timestamptz NOT NULL,
  late_since timestamptz,
  decided_by uuid REFERENCES agent,
  decided_at timestamptz,
  given_minor bigint CHECK (given_minor > 0),
  CHECK ((state IN ('given', 'declined')) = (decided_by IS NOT NULL))
);
CREATE INDEX approval_due ON approval (until) WHERE state = 'open';
CREATE INDEX approval_of_approver ON approval (approver_id) WHERE state = 'open';
CREATE INDEX approval_case ON approval (case_id);
CREATE INDEX approval_decided ON approval (decided_by, decided_at) WHERE decided_by IS NOT NULL;

-- Whatever was allowed is given once.
CREATE UNIQUE INDEX remedy_approval ON remedy (approval_id) WHERE approval_id IS NOT NULL AND state <> 'taken-back';

GRANT SELECT, INSERT, UPDATE ON approval TO heed_app;
