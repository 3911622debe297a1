-- When the customer's page last was open on a case: whether a reply must also go out by mail.
CREATE TABLE case_visitor (
  case_id uuid PRIMARY KEY REFERENCES cases,
  seen_at timestamptz NOT NULL
);
GRANT INSERT, UPDATE, DELETE ON case_visitor TO heed_app;
GRANT SELECT ON case_visitor TO heed_app;

-- How a mail thread hangs together: the ids that the customer's mail program knows.
CREATE TABLE mail_thread (
  case_id uuid PRIMARY KEY REFERENCES cases,
  subject text NOT NULL,
  last_message_id text,
  -- The last mail was written by a machine: nothing is answered to it by machine.
  is_automatic boolean NOT NULL DEFAULT false
);
GRANT SELECT, INSERT, UPDATE, DELETE ON mail_thread TO heed_app;
