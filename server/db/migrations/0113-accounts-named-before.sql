-- What somebody who works here named as their own and does so no more: a gift soon afterwards is looked at all the same. Only ever added to.
CREATE TABLE agent_account_past (
  agent_id uuid NOT NULL REFERENCES agent ON DELETE CASCADE,
  number text NOT NULL CHECK (number <> ''),
  said_at timestamptz NOT NULL,
  until timestamptz NOT NULL
);
CREATE INDEX agent_account_past_agent ON agent_account_past (agent_id, until);
GRANT SELECT, INSERT ON agent_account_past TO heed_app;
