-- What an administrator sets up in the desk, and who changed what. Holidays stand in organisation.hours, as closed days.

-- The outside company that somebody works for; null for the organisation's own staff.
ALTER TABLE agent ADD COLUMN agency text CHECK (agency <> '');

-- What somebody can help with, as people read it. agent.skills, cases.skill and mailbox.skill hold the name.
CREATE TABLE skill (
  name text PRIMARY KEY CHECK (name <> ''),
  label_en text NOT NULL CHECK (label_en <> ''),
  label_es text NOT NULL CHECK (label_es <> '')
);
INSERT INTO skill (name, label_en, label_es)
SELECT name, initcap(replace(name, '-', ' ')), initcap(replace(name, '-', ' '))
FROM (SELECT unnest(skills) FROM agent UNION SELECT skill FROM cases WHERE skill IS NOT NULL) AS used (name)
WHERE name <> '';

-- An address that customers write to. Mail to every address of the domain becomes a case; one that stands here may ask for a skill.
CREATE TABLE mailbox (
  -- In lower case.
  address text PRIMARY KEY CHECK (address = lower(address) AND address LIKE '%_@_%'),
  purpose text NOT NULL,
  skill text REFERENCES skill,
  created_at timestamptz NOT NULL,
  -- When mail last came in at this address.
  last_mail_at timestamptz
);

-- What each role may grant within one matter. No row: may not grant it. No amount: as much as it takes.
CREATE TABLE authority (
  role text NOT NULL CHECK (role IN ('agent', 'lead', 'head')),
  kind text NOT NULL CHECK (kind IN ('credit', 'waiver', 'goods', 'callback', 'visit')),
  most_minor bigint CHECK (most_minor > 0),
  currency text CHECK (currency ~ '^[A-Z]{3}$'),
  PRIMARY KEY (role, kind),
  CHECK ((most_minor IS NULL) = (currency IS NULL)),
  CHECK (most_minor IS NULL OR kind IN ('credit', 'waiver', 'goods'))
);

-- Who changed what. `id` counts without gaps, under the lock of the organisation's row; the newest id of a thing is its version.
CREATE TABLE setup_change (
  id bigint PRIMARY KEY,
  at timestamptz NOT NULL,
  -- Null: the command line did it.
  agent_id uuid REFERENCES agent,
  -- What has the version: 'organisation', 'hours', 'person:<id>', 'team:<id>', 'skill:<name>' …
  thing text NOT NULL,
  -- What was done to it: 'changed', 'added', 'removed', 'invited', 'departed' …
  what text NOT NULL,
  before jsonb,
  after jsonb
);
CREATE INDEX setup_change_thing ON setup_change (thing, id DESC);

GRANT SELECT, INSERT, UPDATE, DELETE ON skill, mailbox, authority TO heed_app;
-- The record is only ever added to.
GRANT SELECT, INSERT ON setup_change TO heed_app;
