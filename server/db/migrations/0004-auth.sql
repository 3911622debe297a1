-- Who may sign in, and who has. auth_user, auth_session, auth_account and auth_verification have the columns that better-auth
-- expects (in its camelCase); only server/auth reads and writes them.

-- An agent who may sign in: the agent's own id, so that nothing maps one to the other. An agent without a password has no row.
CREATE TABLE auth_user (
  id uuid PRIMARY KEY REFERENCES agent ON DELETE CASCADE,
  name text NOT NULL,
  -- In lower case. Follows agent.email, see below.
  email text NOT NULL UNIQUE,
  email_verified boolean NOT NULL DEFAULT false,
  image text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);

CREATE TABLE auth_session (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES auth_user ON DELETE CASCADE,
  -- Opens nothing by itself: the cookie carries it with a signature made with the installation's secret.
  token text NOT NULL UNIQUE,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  ip_address text,
  user_agent text
);
CREATE INDEX auth_session_user ON auth_session (user_id);

-- A way to prove who one is: provider "credential" is the password, others are identity providers.
CREATE TABLE auth_account (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES auth_user ON DELETE CASCADE,
  provider_id text NOT NULL,
  -- For a password the user's id.
  account_id text NOT NULL,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (provider_id, account_id)
);
CREATE INDEX auth_account_user ON auth_account (user_id);

CREATE TABLE auth_verification (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX auth_verification_identifier ON auth_verification (identifier);

-- A one-time link: for an agent whom we know already, or for somebody who becomes one by it. Only the token's hash is here.
CREATE TABLE auth_invitation (
  id uuid PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE,
  agent_id uuid REFERENCES agent ON DELETE CASCADE,
  role text CHECK (role IN ('agent', 'lead', 'head')),
  is_admin boolean,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  CHECK ((agent_id IS NULL) = (role IS NOT NULL) AND (role IS NULL) = (is_admin IS NULL))
);
CREATE INDEX auth_invitation_agent ON auth_invitation (agent_id) WHERE agent_id IS NOT NULL;

-- Whoever writes an agent need not know of signing in: name and address follow, and departure ends every session.
CREATE FUNCTION auth_follow_agent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE auth_user SET name = NEW.name, email = lower(NEW.email), updated_at = now() WHERE id = NEW.id;
  IF NEW.departed_at IS NOT NULL THEN
    DELETE FROM auth_session WHERE user_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER auth_follow_agent AFTER UPDATE OF name, email, departed_at ON agent
  FOR EACH ROW EXECUTE FUNCTION auth_follow_agent();

GRANT SELECT, INSERT, UPDATE, DELETE ON auth_user, auth_session, auth_account, auth_verification, auth_invitation TO heed_app;
