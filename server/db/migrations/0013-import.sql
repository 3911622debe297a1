-- Beside what a company already has: customers, accounts, services and bills that come in by CSV; links out to other systems; who
-- took customers out, and who looked at whom.

-- Their number in the system that the company had before: the key by which an import finds them again. Null after erasure.
ALTER TABLE customer ADD COLUMN external_id text CHECK (external_id <> '');
CREATE UNIQUE INDEX customer_external_id ON customer (external_id);
CREATE INDEX service_identifier ON service (identifier);

-- Which column of a file is what, kept by name for the next file of the same make: {"field": "name of the column"}.
CREATE TABLE import_mapping (
  name text PRIMARY KEY CHECK (name <> ''),
  kind text NOT NULL CHECK (kind IN ('customers', 'accounts', 'services', 'bills')),
  columns jsonb NOT NULL,
  saved_at timestamptz NOT NULL
);

-- A file on its way in. `records` is the cursor: it moves in the transaction that writes what the rows of the file made.
CREATE TABLE import_run (
  id uuid PRIMARY KEY,
  file_name text NOT NULL,
  -- Its name in the folder of imports; null once the file is deleted, which it is when the run is over.
  blob text,
  bytes bigint NOT NULL,
  encoding text NOT NULL,
  separator text NOT NULL,
  header text[] NOT NULL,
  kind text CHECK (kind IN ('customers', 'accounts', 'services', 'bills')),
  columns jsonb,
  state text NOT NULL CHECK (state IN ('uploaded', 'running', 'done', 'stopped')),
  -- Why it stopped before its end.
  problem text,
  records bigint NOT NULL DEFAULT 0,
  bytes_read bigint NOT NULL DEFAULT 0,
  added bigint NOT NULL DEFAULT 0,
  changed bigint NOT NULL DEFAULT 0,
  same bigint NOT NULL DEFAULT 0,
  refused bigint NOT NULL DEFAULT 0,
  -- Which process carries it out, and until when nobody else may take it over.
  holder uuid,
  held_until timestamptz,
  -- Null: the command line.
  agent_id uuid REFERENCES agent,
  created_at timestamptz NOT NULL,
  started_at timestamptz,
  finished_at timestamptz
);
CREATE INDEX import_run_running ON import_run (started_at) WHERE state = 'running';
CREATE INDEX import_run_newest ON import_run (created_at DESC);

-- What became of each row of a file. Holds keys, never names or addresses.
CREATE TABLE import_line (
  run_id uuid NOT NULL REFERENCES import_run ON DELETE CASCADE,
  record bigint NOT NULL,
  -- Where it begins in the file; the heading is line 1.
  line bigint NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('added', 'changed', 'same', 'refused')),
  -- Which sentence is said of it, and the field or key that stands in the sentence.
  says text NOT NULL,
  about text,
  customer_id uuid,
  PRIMARY KEY (run_id, record)
);
CREATE INDEX import_line_customer ON import_line (customer_id);
CREATE INDEX import_line_trouble ON import_line (run_id, record) WHERE outcome = 'refused';

-- Links out to the systems that a company had before, shown beside a customer.
CREATE TABLE deep_link (
  position smallint PRIMARY KEY,
  label text NOT NULL CHECK (label <> ''),
  url_template text NOT NULL CHECK (url_template ~ '^https?://')
);

-- Who looked at a customer with whom they had no case, as CaseLookedAt says it of a case.
CREATE TABLE customer_look (
  customer_id uuid NOT NULL REFERENCES customer,
  agent_id uuid NOT NULL REFERENCES agent,
  at timestamptz NOT NULL
);
CREATE INDEX customer_look_customer ON customer_look (customer_id, agent_id, at DESC);

-- Who took customers out. Written before the first row leaves; `rows` stays null when the download was broken off.
CREATE TABLE export_log (
  id uuid PRIMARY KEY,
  agent_id uuid NOT NULL REFERENCES agent,
  what text NOT NULL,
  at timestamptz NOT NULL,
  rows bigint
);

GRANT SELECT, INSERT, UPDATE, DELETE ON import_mapping, import_run, import_line, deep_link TO heed_app;
GRANT SELECT, INSERT ON customer_look TO heed_app;
GRANT SELECT, INSERT ON export_log TO heed_app;
GRANT UPDATE (rows) ON export_log TO heed_app;
