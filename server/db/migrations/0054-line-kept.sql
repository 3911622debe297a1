-- How long the line's working rows are kept (docs/line-quotes.md), and cases that the line's leader cannot decide about.

-- Rows of waits are let go when nothing asks for them any more; what happened stands in the ledger.
GRANT DELETE ON ghost, asked_wait, told_wait, line_day, line_half_hour TO heed_app;
CREATE INDEX asked_wait_asked ON asked_wait (asked_at);
CREATE INDEX ghost_known ON ghost (known_at) WHERE known_at IS NOT NULL;

-- A case about which deciding fails: left alone for a while, tried again after growing pauses, and told of by the doctor.
CREATE TABLE line_trouble (
  case_id uuid PRIMARY KEY REFERENCES cases,
  since timestamp with time zone NOT NULL,
  tries integer NOT NULL,
  next_try_at timestamp with time zone NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON line_trouble TO heed_app;
