-- What is counted in public, one row for each thing that was counted, kept by a follower; what a house has chosen of the packs.

-- Rows of a case are written anew, all of them, when something happened in it (server/charter/follower.ts). No words, nobody's name.
CREATE TABLE charter_measured (
  case_id uuid NOT NULL REFERENCES cases,
  n integer NOT NULL,
  figure text NOT NULL,
  at timestamp with time zone NOT NULL,
  -- As it was promised; null where there is no good or bad about it.
  is_good boolean,
  -- Milliseconds, or a number of people; null where this one has none.
  value bigint CHECK (value >= 0),
  PRIMARY KEY (case_id, n)
);
CREATE INDEX charter_measured_at ON charter_measured (at) INCLUDE (figure, is_good, value);
GRANT SELECT, INSERT, UPDATE, DELETE ON charter_measured TO heed_app;

-- One row: where the house is, what it does, what a broken promise of a person is made good with.
CREATE TABLE charter_choice (
  id integer PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  country text CHECK (country ~ '^[A-Z]{2}$'),
  sector text NOT NULL DEFAULT 'other',
  broken_minor bigint CHECK (broken_minor > 0),
  currency text CHECK (currency ~ '^[A-Z]{3}$'),
  CONSTRAINT charter_choice_broken_check CHECK ((broken_minor IS NULL) = (currency IS NULL))
);
INSERT INTO charter_choice DEFAULT VALUES;
GRANT SELECT, UPDATE ON charter_choice TO heed_app;

-- Packs of the house's own, as they were brought in: checked then, and read as they are.
CREATE TABLE charter_pack (
  id text PRIMARY KEY,
  pack jsonb NOT NULL,
  brought_at timestamp with time zone NOT NULL,
  brought_by uuid REFERENCES agent
);
GRANT SELECT, INSERT, UPDATE, DELETE ON charter_pack TO heed_app;
