-- Who was told, beside its owner, that a promise is nearly due: whoever stands in for somebody absent, the lead then, and its maker
-- where the case is another's. It stands in their list until the promise is settled.
CREATE TABLE promise_told (
  commitment_id uuid NOT NULL REFERENCES commitment ON DELETE CASCADE,
  agent_id uuid NOT NULL REFERENCES agent,
  PRIMARY KEY (commitment_id, agent_id)
);
CREATE INDEX promise_told_agent ON promise_told (agent_id);
GRANT SELECT, INSERT, DELETE ON promise_told TO heed_app;
