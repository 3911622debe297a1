-- Mailboxes on other servers that are fetched by IMAP, and where we are in each.

CREATE TABLE imap_mailbox (
  id uuid PRIMARY KEY,
  -- Another number with each change: whoever fetches it begins anew.
  version integer NOT NULL DEFAULT 1,
  host text NOT NULL CHECK (host <> ''),
  port integer NOT NULL CHECK (port BETWEEN 1 AND 65535),
  security text NOT NULL CHECK (security IN ('tls', 'starttls', 'none')),
  user_name text NOT NULL CHECK (user_name <> ''),
  -- {"tokenUrl", "clientId", "scope"} where the login is by OAuth 2; null where it is a password.
  oauth jsonb,
  -- The password, or the client's secret and the refresh token: under a key that is not in this database.
  sealed text NOT NULL,
  -- A certificate that an administrator has looked at and trusts, in PEM.
  certificate text,
  folder text NOT NULL CHECK (folder <> ''),
  after_taking text NOT NULL CHECK (after_taking IN ('seen', 'leave', 'move', 'delete')),
  move_to text,
  start_with text NOT NULL CHECK (start_with IN ('new', 'unseen', 'all')),
  -- Mail that came before is not `new`.
  since timestamptz NOT NULL,
  is_paused boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  CHECK ((after_taking = 'move') = (move_to IS NOT NULL))
);
-- The same folder is not fetched twice.
CREATE UNIQUE INDEX imap_mailbox_folder ON imap_mailbox (lower(host), lower(user_name), folder);

-- Where we are. Written by the one process that holds it, on the database's clock, after the mail itself is committed.
CREATE TABLE imap_state (
  mailbox_id uuid PRIMARY KEY REFERENCES imap_mailbox ON DELETE CASCADE,
  -- Null before the first look. Everything up to `last_uid` was taken or stands in imap_waiting.
  uid_validity text,
  last_uid bigint NOT NULL DEFAULT 0,
  taken bigint NOT NULL DEFAULT 0,
  last_look_at timestamptz,
  last_mail_at timestamptz,
  -- What is wrong, by its name; what the other side said of it; since when.
  trouble text,
  trouble_says text,
  trouble_since timestamptz,
  -- Grows when somebody asks for a look now.
  nudges integer NOT NULL DEFAULT 0,
  holder uuid,
  held_until timestamptz,
  CHECK ((trouble IS NULL) = (trouble_since IS NULL))
);

-- Mails that are not done with: not kept yet, or kept and not marked. Holds no words and no addresses.
CREATE TABLE imap_waiting (
  mailbox_id uuid NOT NULL REFERENCES imap_mailbox ON DELETE CASCADE,
  uid bigint NOT NULL,
  tries integer NOT NULL,
  is_taken boolean NOT NULL,
  -- Null: trying again by itself is of no use.
  next_try_at timestamptz,
  says text NOT NULL,
  came_at timestamptz,
  size bigint,
  since timestamptz NOT NULL,
  PRIMARY KEY (mailbox_id, uid)
);
CREATE INDEX imap_waiting_due ON imap_waiting (mailbox_id, next_try_at) WHERE next_try_at IS NOT NULL;

-- How far a large file of mails has been brought in: begun again, it goes on there. The key is a hash of which file it is.
CREATE TABLE mail_import (
  key text PRIMARY KEY,
  bytes bigint NOT NULL,
  taken bigint NOT NULL,
  known bigint NOT NULL,
  refused bigint NOT NULL,
  at timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON imap_mailbox, imap_state, imap_waiting, mail_import TO heed_app;
