-- Waits that were told, and whether they were true: ghosts, what each quote was made from, what was learned of the line, how it is kept true.

-- Who hung up stays in the line virtually, until the first decision that would have chosen them. Never offered, never counted as waiting.
CREATE TABLE ghost (
  entry_id uuid PRIMARY KEY REFERENCES entry,
  case_id uuid NOT NULL REFERENCES cases,
  left_at timestamp with time zone NOT NULL,
  -- When that decision fell, or the line closed; null while the ghost is in the line.
  known_at timestamp with time zone,
  -- What the line would have offered to them, since they joined.
  waited_seconds integer CHECK (waited_seconds >= 0),
  -- The line closed first: it was at least so long.
  is_cut_off boolean,
  -- The place that the same person took when they came back.
  came_back_as uuid REFERENCES entry,
  CONSTRAINT ghost_known_check CHECK ((known_at IS NULL) = (waited_seconds IS NULL) AND (known_at IS NULL) = (is_cut_off IS NULL))
);
CREATE INDEX ghost_in_line ON ghost (case_id) WHERE known_at IS NULL;
CREATE INDEX ghost_left ON ghost (left_at);

-- The moment at which a wait was first asked for, and what became of it: what the line is learned from. Names nobody.
CREATE TABLE asked_wait (
  entry_id uuid PRIMARY KEY REFERENCES entry,
  pool text NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  -- The line as it stood, and what was played for it; null for a line too long to be kept.
  state jsonb,
  played jsonb,
  -- What was told, before rounding, and in which groups; null where no time was told.
  told jsonb,
  known_at timestamp with time zone,
  waited_seconds integer CHECK (waited_seconds >= 0),
  is_cut_off boolean
);
CREATE INDEX asked_wait_known ON asked_wait (pool, known_at) WHERE known_at IS NOT NULL;

-- One row for each time that was told, as the ledger has it; kept and broken are counted from here.
CREATE TABLE told_wait (
  entry_id uuid NOT NULL REFERENCES entry,
  told_at timestamp with time zone NOT NULL,
  at_most_seconds integer NOT NULL,
  is_at_once boolean NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'kept', 'broken', 'unknown')),
  settled_at timestamp with time zone,
  PRIMARY KEY (entry_id, told_at),
  CONSTRAINT told_wait_settled_check CHECK ((state = 'open') = (settled_at IS NULL))
);
CREATE INDEX told_wait_told ON told_wait (told_at);

-- What was learned of each line of equal hands; the newest version counts.
CREATE TABLE learned_waits (
  pool text NOT NULL,
  version integer NOT NULL,
  learned_at timestamp with time zone NOT NULL,
  learned jsonb NOT NULL,
  PRIMARY KEY (pool, version)
);

-- How far quotes are moved so that nine in ten are kept, by group of quotes; see domain/line/quote/calibration.ts.
CREATE TABLE quote_calibration (
  pool text NOT NULL,
  grp text NOT NULL,
  nine_by double precision NOT NULL,
  nine_seen integer NOT NULL,
  middle_by double precision NOT NULL,
  middle_seen integer NOT NULL,
  PRIMARY KEY (pool, grp)
);

GRANT SELECT, INSERT, UPDATE ON ghost, asked_wait, told_wait, quote_calibration TO heed_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON learned_waits TO heed_app;
