-- Who is to be at work when: one row for each person who has a rota, whole, as domain/rota knows it.
CREATE TABLE rota (
  agent_id uuid PRIMARY KEY REFERENCES agent ON DELETE CASCADE,
  plan jsonb NOT NULL,
  -- Counts changes: whoever keeps rotas in memory sees by the sum whether to read them anew.
  version integer NOT NULL DEFAULT 1
);
GRANT SELECT, INSERT, UPDATE, DELETE ON rota TO heed_app;
