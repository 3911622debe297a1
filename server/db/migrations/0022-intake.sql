-- Mail on its way into a case: what is known again, what waits for somebody, and what came back from an address.

-- The name by which a mail that stands aside is known again when it arrives twice; one that has a case is known by `received`.
ALTER TABLE mail_in ADD COLUMN external_id text;
CREATE UNIQUE INDEX mail_in_external ON mail_in (external_id) WHERE external_id IS NOT NULL;
-- When its sender says that it was sent, word for word: with sender and Message-ID it tells one mail that came two ways.
ALTER TABLE mail_in ADD COLUMN header_date text;
CREATE INDEX mail_in_pending ON mail_in (came_at DESC, id) WHERE place = 'pending' AND settled_at IS NULL;
CREATE INDEX mail_in_message ON mail_in (message_id) WHERE message_id IS NOT NULL;

-- Since when letters come back from there, and with which status (RFC 3463); a mail from there ends it.
ALTER TABLE customer_address ADD COLUMN unreachable_at timestamptz;
ALTER TABLE customer_address ADD COLUMN unreachable_status text;
-- Somebody there called a letter of ours unwanted: machines write there no more.
ALTER TABLE customer_address ADD COLUMN complained_at timestamptz;
