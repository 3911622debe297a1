-- Mail that came in: what it is, how that was told, and where it went. Beside the facts, not among them: a mail that is no word of
-- anybody (a bounce, an answer by machine, an advertisement) has no case, and still is not thrown away.

CREATE TABLE mail_in (
  id uuid PRIMARY KEY,
  -- Null while it stands aside.
  case_id uuid REFERENCES cases (id),
  -- Its words in the story of the case, where it has any there.
  message_id uuid,
  -- Its own Message-ID without angle brackets, and as it was sent: what answers it names this.
  header_id text,
  -- `smtp`, `import`, or the id of a mailbox that is fetched.
  source text NOT NULL,
  from_address text,
  subject text NOT NULL,
  -- What it is: `person`, or what the first question that said yes is named.
  kind text NOT NULL,
  place text NOT NULL CHECK (place IN ('case', 'pending', 'story', 'aside')),
  -- What was asked and answered, with the headers that decided; which case, and how it was found; what SPF, DKIM and DMARC said.
  answers json NOT NULL,
  came_at timestamptz NOT NULL,
  -- The mail as it came, while it has no case; with a case it is among that case's files.
  raw_blob text,
  raw_size bigint,
  raw_sha256 bytea,
  -- Somebody looked at what stood aside and was done with it.
  settled_at timestamptz,
  settled_by uuid REFERENCES agent (id),
  CHECK (place = 'aside' OR case_id IS NOT NULL),
  CHECK ((settled_at IS NULL) = (settled_by IS NULL)),
  CHECK ((raw_blob IS NULL) = (raw_size IS NULL) AND (raw_blob IS NULL) = (raw_sha256 IS NULL))
);
CREATE INDEX mail_in_header ON mail_in (header_id) WHERE header_id IS NOT NULL;
CREATE INDEX mail_in_case ON mail_in (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX mail_in_aside ON mail_in (came_at DESC, id) WHERE place = 'aside' AND settled_at IS NULL;
CREATE INDEX mail_in_machine ON mail_in (from_address, came_at) WHERE kind <> 'person';
GRANT SELECT, INSERT, UPDATE, DELETE ON mail_in TO heed_app;
