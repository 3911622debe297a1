-- What the product owes a customer by mail: one row for each fact that is told by letter, written in the transaction in which the
-- fact was read. The job that carries it out is pg-boss's (schema pgboss) and may be lost; this row may not.
CREATE TABLE letter (
  lane smallint NOT NULL,
  seq bigint NOT NULL,
  case_id uuid NOT NULL REFERENCES cases,
  job_id uuid NOT NULL,
  -- Since when it has been tried. After a day it is given up, and the case says so.
  queued_at timestamptz NOT NULL,
  settled_at timestamptz,
  outcome text CHECK (outcome IN ('sent', 'not-sent', 'dropped')),
  PRIMARY KEY (lane, seq),
  FOREIGN KEY (lane, seq) REFERENCES fact,
  CHECK ((settled_at IS NULL) = (outcome IS NULL))
);
CREATE INDEX letter_owed ON letter (queued_at) WHERE settled_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON letter TO heed_app;
