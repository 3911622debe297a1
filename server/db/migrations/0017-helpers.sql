-- The customer's side of a case: who may act for whom, whose matter a case is about, what proved who somebody is, and which links
-- still open.

-- Somebody who may act for a customer, was asked about, or did. `case_id` null: in all matters of that customer.
CREATE TABLE helper (
  id uuid PRIMARY KEY,
  customer_id uuid NOT NULL REFERENCES customer,
  -- Where it was asked or said: its facts stand there.
  said_in uuid NOT NULL REFERENCES cases,
  case_id uuid REFERENCES cases,
  name text NOT NULL,
  address_kind text NOT NULL CHECK (address_kind IN ('email', 'phone')),
  address_value text NOT NULL,
  scope text NOT NULL CHECK (scope IN ('read-and-write', 'decide')),
  how text NOT NULL CHECK (how IN ('customer', 'agent', 'reporter')),
  asked_at timestamptz NOT NULL,
  authorised_at timestamptz,
  until timestamptz NOT NULL,
  withdrawn_at timestamptz,
  declined_at timestamptz
);
CREATE INDEX helper_customer ON helper (customer_id);
CREATE INDEX helper_said_in ON helper (said_in);

-- A case whose writer speaks of somebody else's account, or of one that they have not shown to be theirs. What they typed stands here
-- until it was looked up; whose account it is, only where that is certain.
CREATE TABLE case_about (
  case_id uuid PRIMARY KEY REFERENCES cases,
  kind text NOT NULL CHECK (kind IN ('somebody-else', 'own-account')),
  name text NOT NULL,
  typed text NOT NULL,
  address_kind text CHECK (address_kind IN ('email', 'phone')),
  address_value text,
  writer_name text,
  said_at timestamptz NOT NULL,
  looked_up_at timestamptz,
  customer_id uuid REFERENCES customer,
  proved_at timestamptz
);
CREATE INDEX case_about_customer ON case_about (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX case_about_new ON case_about (said_at) WHERE looked_up_at IS NULL;

-- Which generation of keys opens a case; without a row it is the first. What was made before it opens nothing.
CREATE TABLE case_key (
  case_id uuid PRIMARY KEY REFERENCES cases,
  version integer NOT NULL CHECK (version > 0),
  changed_at timestamptz NOT NULL
);

-- To whom a code went: what it proves depends on it.
ALTER TABLE case_code
  ADD COLUMN customer_id uuid REFERENCES customer,
  ADD COLUMN helper_id uuid REFERENCES helper ON DELETE CASCADE,
  ADD COLUMN address text;

-- A number as people hold it: without blanks, dashes and zeros in front.
CREATE FUNCTION plain_number(text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT ltrim(regexp_replace(upper($1), '[^A-Z0-9]', '', 'g'), '0')
$$;
CREATE INDEX account_plain_number ON account (plain_number(number));
CREATE INDEX bill_plain_number ON bill (plain_number(number));
CREATE INDEX service_plain_identifier ON service (plain_number(identifier));

GRANT SELECT, INSERT, UPDATE, DELETE ON helper, case_about TO heed_app;
GRANT SELECT, INSERT, UPDATE ON case_key TO heed_app;
