-- Gifts that may be to the good of whoever gave them: to their household, or to one customer again and again. Looked at by people who
-- are named for it, and by nobody else. Nothing of this is known to the rows of rules that were set aside.

-- The accounts that somebody who works here has with us themselves, as they say.
CREATE TABLE agent_account (
  agent_id uuid NOT NULL REFERENCES agent ON DELETE CASCADE,
  number text NOT NULL CHECK (number <> ''),
  said_at timestamptz NOT NULL,
  PRIMARY KEY (agent_id, number)
);

CREATE TABLE gift_reviewer (
  agent_id uuid PRIMARY KEY REFERENCES agent ON DELETE CASCADE
);

-- From how many gifts of one person to one customer on, within how many days, somebody else looks.
CREATE TABLE gift_threshold (
  id integer PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  gifts integer NOT NULL DEFAULT 4 CHECK (gifts BETWEEN 2 AND 100),
  days integer NOT NULL DEFAULT 90 CHECK (days BETWEEN 1 AND 365)
);
INSERT INTO gift_threshold (id) VALUES (1);

CREATE TABLE gift_review (
  id uuid PRIMARY KEY,
  remedy_id uuid NOT NULL UNIQUE,
  case_id uuid NOT NULL REFERENCES cases,
  agent_id uuid NOT NULL REFERENCES agent,
  why text NOT NULL CHECK (why IN ('household', 'again-and-again')),
  gifts integer NOT NULL,
  at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'cleared', 'kept')),
  reviewer_id uuid REFERENCES agent,
  reason text,
  closed_at timestamptz,
  CHECK ((state = 'open') = (closed_at IS NULL))
);
CREATE INDEX gift_review_open ON gift_review (at) WHERE state = 'open';
CREATE INDEX gift_review_case ON gift_review (case_id);
CREATE INDEX gift_review_agent ON gift_review (agent_id) WHERE state <> 'open';

GRANT SELECT, INSERT, DELETE ON agent_account, gift_reviewer TO heed_app;
GRANT SELECT, UPDATE ON gift_threshold TO heed_app;
GRANT SELECT, INSERT, UPDATE ON gift_review TO heed_app;
