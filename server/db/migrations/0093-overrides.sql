-- Rules of the house that were set aside: what they are, how often, and what is proposed about them. Who set one aside stands in the
-- fact alone: no row here names anybody, so that nothing can count people by it.

-- For whom something of the catalogue is, and why. One of each kind for an entry; what no longer holds stays, for what was set aside.
CREATE TABLE remedy_condition (
  id uuid PRIMARY KEY,
  entry_id uuid NOT NULL REFERENCES remedy_entry ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('since', 'plan', 'once-in', 'after')),
  from_on date,
  until_on date,
  plans text[] NOT NULL DEFAULT '{}',
  days integer CHECK (days > 0),
  why_en text NOT NULL CHECK (why_en <> ''),
  why_es text NOT NULL CHECK (why_es <> ''),
  version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  ended_at timestamptz,
  CHECK (until_on IS NULL OR from_on IS NULL OR until_on >= from_on)
);
CREATE UNIQUE INDEX remedy_condition_one_of_a_kind ON remedy_condition (entry_id, kind) WHERE ended_at IS NULL;

-- Rules that the organisation has let go: of a kind of which it has several, one of them (`about`).
CREATE TABLE rule_let_go (
  rule text NOT NULL,
  about text NOT NULL DEFAULT '',
  since timestamptz NOT NULL,
  PRIMARY KEY (rule, about)
);

-- Three alike propose a change of the rule to whoever leads.
CREATE TABLE rule_proposal (
  id uuid PRIMARY KEY,
  rule text NOT NULL,
  about text NOT NULL DEFAULT '',
  direction text NOT NULL,
  made_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'declined')),
  settled_at timestamptz,
  settled_by uuid REFERENCES agent,
  -- Why the rule stays, or what is to be said about its change: to whoever set it aside.
  reason text,
  CHECK ((state = 'open') = (settled_at IS NULL))
);
CREATE UNIQUE INDEX rule_proposal_one_open ON rule_proposal (rule, about, direction) WHERE state = 'open';

CREATE TABLE rule_override (
  override_id uuid NOT NULL,
  rule text NOT NULL,
  about text NOT NULL DEFAULT '',
  direction text NOT NULL,
  needs text,
  case_id uuid NOT NULL REFERENCES cases,
  -- What was given by it, where something was.
  remedy_id uuid,
  at timestamptz NOT NULL,
  proposal_id uuid REFERENCES rule_proposal,
  PRIMARY KEY (override_id, rule)
);
CREATE INDEX rule_override_alike ON rule_override (rule, about, direction, at);
CREATE INDEX rule_override_case ON rule_override (case_id);
CREATE INDEX rule_override_proposal ON rule_override (proposal_id) WHERE proposal_id IS NOT NULL;

-- Where help stopped with one person: read by the month, of the kinds that say so.
CREATE INDEX fact_of_help_stopped ON fact (at)
  WHERE type IN ('HandoverProposed', 'RungClimbed', 'ApprovalAsked');

GRANT SELECT, INSERT, UPDATE ON remedy_condition, rule_proposal, rule_override TO heed_app;
GRANT SELECT, INSERT, DELETE ON rule_let_go TO heed_app;
