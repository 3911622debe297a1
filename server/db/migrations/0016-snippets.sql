-- Words that are said often (snippets) and steps that are done together (macros). Ordinary rows, no ledger: what a macro does to a
-- case becomes facts through the acts themselves.

CREATE TABLE snippet (
  id uuid PRIMARY KEY,
  type text NOT NULL CHECK (type IN ('snippet', 'macro')),
  -- Null belongs to the whole team; otherwise only this person finds it.
  owner_id uuid REFERENCES agent,
  shortcut text NOT NULL,
  title text NOT NULL,
  -- Null fits every language.
  language text CHECK (language IN ('en', 'es')),
  words text NOT NULL DEFAULT '',
  steps jsonb NOT NULL DEFAULT '[]',
  changed_by uuid NOT NULL REFERENCES agent,
  changed_at timestamptz NOT NULL
);
-- One meaning for each shortcut: in the team, and for each person. The same words in two languages may share theirs.
CREATE UNIQUE INDEX snippet_team_shortcut ON snippet (shortcut, coalesce(language, '')) WHERE owner_id IS NULL;
CREATE UNIQUE INDEX snippet_own_shortcut ON snippet (owner_id, shortcut, coalesce(language, '')) WHERE owner_id IS NOT NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON snippet TO heed_app;
