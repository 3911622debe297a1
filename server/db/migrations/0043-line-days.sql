-- What is kept of each day of the line that is over, so that nothing reads all of history: counted once, from rows and facts.
CREATE TABLE line_day (
  -- By the organisation's clock.
  day date PRIMARY KEY,
  contacts integer NOT NULL,
  busy_seconds double precision NOT NULL,
  waited_seconds double precision NOT NULL,
  left_count integer NOT NULL,
  selling_seconds double precision NOT NULL,
  -- Waiting of people with a problem while an agent who could have taken them sold; see domain/line/selling.ts.
  caused_seconds double precision NOT NULL,
  -- What they would have waited less, had the same day gone without selling; below 0 by chance. Null where nothing was sold.
  spared_seconds double precision
);

CREATE TABLE line_half_hour (
  day date NOT NULL REFERENCES line_day ON DELETE CASCADE,
  -- 0 to 47, by the clock on the wall.
  half smallint NOT NULL CHECK (half BETWEEN 0 AND 47),
  help integer NOT NULL,
  sales integer NOT NULL,
  agent_seconds double precision NOT NULL,
  PRIMARY KEY (day, half)
);
GRANT SELECT, INSERT ON line_day, line_half_hour TO heed_app;

-- Who was at work when.
CREATE INDEX fact_of_presence ON fact (at) WHERE type = 'PresenceChanged';
