-- The button "Talk to a person" on the organisation's own sites: where it may stand, and how those sites say who is logged in there.

-- Written as browsers send it: scheme, host and port, nothing after.
CREATE TABLE widget_origin (
  origin text PRIMARY KEY,
  created_at timestamptz NOT NULL,
  created_by uuid REFERENCES agent
);

-- The secrets that sites sign with. Sealed, not hashed: checking a signature takes the secret itself.
CREATE TABLE widget_key (
  id uuid PRIMARY KEY,
  sealed text NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid REFERENCES agent,
  -- Set when another took its place: it holds on until then, so that nobody is a stranger while the new one is put in.
  ends_at timestamptz
);
CREATE UNIQUE INDEX widget_key_current ON widget_key ((ends_at IS NULL)) WHERE ends_at IS NULL;

-- Who a site's own name for a customer stands for, where it is not the number of an account.
CREATE TABLE widget_customer (
  external_id text PRIMARY KEY,
  customer_id uuid NOT NULL REFERENCES customer,
  created_at timestamptz NOT NULL
);
CREATE INDEX widget_customer_customer ON widget_customer (customer_id);

GRANT SELECT, INSERT, UPDATE, DELETE ON widget_origin, widget_key, widget_customer TO heed_app;
