-- Letters to somebody who acts for a customer, and who has which case open on a page.

-- What the product owes a helper by mail, beside what it owes the customer for the same fact: one row for each of both.
CREATE TABLE helper_letter (
  lane smallint NOT NULL,
  seq bigint NOT NULL,
  helper_id uuid NOT NULL REFERENCES helper ON DELETE CASCADE,
  case_id uuid NOT NULL REFERENCES cases,
  job_id uuid NOT NULL,
  -- Since when it has been tried. After a day it is given up.
  queued_at timestamptz NOT NULL,
  settled_at timestamptz,
  outcome text CHECK (outcome IN ('sent', 'not-sent', 'dropped')),
  PRIMARY KEY (lane, seq, helper_id),
  FOREIGN KEY (lane, seq) REFERENCES fact,
  CHECK ((settled_at IS NULL) = (outcome IS NULL))
);
CREATE INDEX helper_letter_helper ON helper_letter (helper_id);
CREATE INDEX helper_letter_owed ON helper_letter (queued_at) WHERE settled_at IS NULL;

-- The mail that a helper's next letter answers, as their mail program knows it: a thread beside the customer's.
CREATE TABLE helper_thread (
  case_id uuid NOT NULL REFERENCES cases,
  helper_id uuid NOT NULL REFERENCES helper ON DELETE CASCADE,
  last_message_id text NOT NULL,
  PRIMARY KEY (case_id, helper_id)
);
CREATE INDEX helper_thread_helper ON helper_thread (helper_id);

-- Who has the case open on a page, each by themselves; `case_visitor` says whether anybody has, which is what the line asks.
CREATE TABLE case_reader (
  case_id uuid NOT NULL REFERENCES cases,
  -- 'customer', or the id of the helper.
  reader text NOT NULL,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (case_id, reader)
);

GRANT SELECT, INSERT, UPDATE ON helper_letter TO heed_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON helper_thread, case_reader TO heed_app;
