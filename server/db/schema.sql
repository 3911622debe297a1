CREATE EXTENSION pg_trgm;

CREATE TABLE account (
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  number text NOT NULL,
  opened_on date NOT NULL,
  CONSTRAINT account_pkey PRIMARY KEY (id),
  CONSTRAINT account_number_key UNIQUE (number),
  CONSTRAINT account_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id)
);
CREATE INDEX account_customer ON account USING btree (customer_id);
CREATE INDEX account_plain_number ON account USING btree (plain_number(number));
CREATE TRIGGER search_note_stale AFTER INSERT OR DELETE OR UPDATE OF number, customer_id ON account FOR EACH ROW EXECUTE FUNCTION search_note_stale();
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE account TO heed_app;

CREATE TABLE agent (
  id uuid NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  role text NOT NULL,
  is_admin boolean NOT NULL DEFAULT false,
  team_id uuid,
  skills text[] NOT NULL DEFAULT '{}'::text[],
  deputy_id uuid,
  absent_from timestamp with time zone,
  absent_until timestamp with time zone,
  departed_at timestamp with time zone,
  is_demo boolean NOT NULL DEFAULT false,
  created_at timestamp with time zone NOT NULL,
  agency text,
  skill_levels jsonb NOT NULL DEFAULT '{}'::jsonb,
  CONSTRAINT agent_pkey PRIMARY KEY (id),
  CONSTRAINT agent_deputy_id_fkey FOREIGN KEY (deputy_id) REFERENCES agent(id),
  CONSTRAINT agent_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id),
  CONSTRAINT agent_agency_check CHECK ((agency <> ''::text)),
  CONSTRAINT agent_role_check CHECK ((role = ANY (ARRAY['agent'::text, 'lead'::text, 'head'::text])))
);
CREATE UNIQUE INDEX agent_email ON agent USING btree (lower(email));
CREATE TRIGGER auth_follow_agent AFTER UPDATE OF name, email, departed_at ON agent FOR EACH ROW EXECUTE FUNCTION auth_follow_agent();
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE agent TO heed_app;

CREATE TABLE agent_account (
  agent_id uuid NOT NULL,
  number text NOT NULL,
  said_at timestamp with time zone NOT NULL,
  CONSTRAINT agent_account_pkey PRIMARY KEY (agent_id, number),
  CONSTRAINT agent_account_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE,
  CONSTRAINT agent_account_number_check CHECK ((number <> ''::text))
);
GRANT DELETE, INSERT, SELECT ON TABLE agent_account TO heed_app;

CREATE TABLE agent_account_past (
  agent_id uuid NOT NULL,
  number text NOT NULL,
  said_at timestamp with time zone NOT NULL,
  until timestamp with time zone NOT NULL,
  CONSTRAINT agent_account_past_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE,
  CONSTRAINT agent_account_past_number_check CHECK ((number <> ''::text))
);
CREATE INDEX agent_account_past_agent ON agent_account_past USING btree (agent_id, until);
GRANT INSERT, SELECT ON TABLE agent_account_past TO heed_app;

CREATE TABLE approval (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  agent_id uuid NOT NULL,
  approver_id uuid NOT NULL,
  rung integer NOT NULL,
  people uuid[] NOT NULL,
  asked jsonb NOT NULL,
  lacks text NOT NULL,
  is_live boolean NOT NULL,
  state text NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  until timestamp with time zone NOT NULL,
  late_since timestamp with time zone,
  decided_by uuid,
  decided_at timestamp with time zone,
  given_minor bigint,
  over_since timestamp with time zone,
  CONSTRAINT approval_pkey PRIMARY KEY (id),
  CONSTRAINT approval_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  CONSTRAINT approval_approver_id_fkey FOREIGN KEY (approver_id) REFERENCES agent(id),
  CONSTRAINT approval_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  CONSTRAINT approval_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES agent(id),
  CONSTRAINT approval_check CHECK (((state = ANY (ARRAY['given'::text, 'declined'::text])) = (decided_by IS NOT NULL))),
  CONSTRAINT approval_given_minor_check CHECK ((given_minor > 0)),
  CONSTRAINT approval_rung_check CHECK ((rung > 0)),
  CONSTRAINT approval_state_check CHECK ((state = ANY (ARRAY['open'::text, 'given'::text, 'declined'::text, 'withdrawn'::text])))
);
CREATE INDEX approval_case ON approval USING btree (case_id);
CREATE INDEX approval_decided ON approval USING btree (decided_by, decided_at) WHERE (decided_by IS NOT NULL);
CREATE INDEX approval_due ON approval USING btree (until) WHERE (state = 'open'::text);
CREATE INDEX approval_of_approver ON approval USING btree (approver_id) WHERE (state = 'open'::text);
CREATE INDEX approval_over ON approval USING btree (over_since) WHERE ((state = 'open'::text) AND (over_since IS NOT NULL));
GRANT INSERT, SELECT, UPDATE ON TABLE approval TO heed_app;

CREATE TABLE article (
  id uuid NOT NULL,
  slug text NOT NULL,
  version integer NOT NULL,
  created_at timestamp with time zone NOT NULL,
  created_by uuid NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  updated_by uuid NOT NULL,
  published_at timestamp with time zone,
  published_by uuid,
  CONSTRAINT article_pkey PRIMARY KEY (id),
  CONSTRAINT article_created_by_fkey FOREIGN KEY (created_by) REFERENCES agent(id),
  CONSTRAINT article_published_by_fkey FOREIGN KEY (published_by) REFERENCES agent(id),
  CONSTRAINT article_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES agent(id),
  CONSTRAINT article_check CHECK (((published_at IS NULL) = (published_by IS NULL))),
  CONSTRAINT article_slug_check CHECK (((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(slug) <= 80))),
  CONSTRAINT article_version_check CHECK ((version > 0))
);
GRANT INSERT, SELECT, UPDATE ON TABLE article TO heed_app;

CREATE TABLE article_reads (
  article_id uuid NOT NULL,
  reads bigint NOT NULL,
  CONSTRAINT article_reads_pkey PRIMARY KEY (article_id),
  CONSTRAINT article_reads_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id)
);
GRANT INSERT, SELECT, UPDATE ON TABLE article_reads TO heed_app;

CREATE TABLE article_slug (
  slug text NOT NULL,
  article_id uuid NOT NULL,
  CONSTRAINT article_slug_pkey PRIMARY KEY (slug),
  CONSTRAINT article_slug_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id)
);
CREATE INDEX article_slug_article ON article_slug USING btree (article_id);
GRANT INSERT, SELECT ON TABLE article_slug TO heed_app;

CREATE TABLE article_text (
  article_id uuid NOT NULL,
  language text NOT NULL,
  topic text NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  search tsvector NOT NULL GENERATED ALWAYS AS (
CASE language
    WHEN 'es'::text THEN ((setweight(to_tsvector('spanish'::regconfig, ((title || ' '::text) || translate(title, 'áéíóúüÁÉÍÓÚÜ'::text, 'aeiouuAEIOUU'::text))), 'A'::"char") || setweight(to_tsvector('spanish'::regconfig, ((((((topic || ' '::text) || translate(topic, 'áéíóúüÁÉÍÓÚÜ'::text, 'aeiouuAEIOUU'::text)) || ' '::text) || split_part(body, '

'::text, 1)) || ' '::text) || translate(split_part(body, '

'::text, 1), 'áéíóúüÁÉÍÓÚÜ'::text, 'aeiouuAEIOUU'::text))), 'B'::"char")) || setweight(to_tsvector('spanish'::regconfig, ((body || ' '::text) || translate(body, 'áéíóúüÁÉÍÓÚÜ'::text, 'aeiouuAEIOUU'::text))), 'C'::"char"))
    ELSE ((setweight(to_tsvector('english'::regconfig, title), 'A'::"char") || setweight(to_tsvector('english'::regconfig, ((topic || ' '::text) || split_part(body, '

'::text, 1))), 'B'::"char")) || setweight(to_tsvector('english'::regconfig, body), 'C'::"char"))
END),
  CONSTRAINT article_text_pkey PRIMARY KEY (article_id, language),
  CONSTRAINT article_text_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id),
  CONSTRAINT article_text_language_check CHECK ((language = ANY (ARRAY['en'::text, 'es'::text])))
);
CREATE INDEX article_text_search ON article_text USING gin (search);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE article_text TO heed_app;

CREATE TABLE article_version (
  article_id uuid NOT NULL,
  number integer NOT NULL,
  saved_at timestamp with time zone NOT NULL,
  saved_by uuid NOT NULL,
  slug text NOT NULL,
  texts jsonb NOT NULL,
  CONSTRAINT article_version_pkey PRIMARY KEY (article_id, number),
  CONSTRAINT article_version_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id),
  CONSTRAINT article_version_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES agent(id)
);
GRANT INSERT, SELECT ON TABLE article_version TO heed_app;

CREATE TABLE asked_wait (
  entry_id uuid NOT NULL,
  pool text NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  state jsonb,
  played jsonb,
  told jsonb,
  known_at timestamp with time zone,
  waited_seconds integer,
  is_cut_off boolean,
  CONSTRAINT asked_wait_pkey PRIMARY KEY (entry_id),
  CONSTRAINT asked_wait_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id),
  CONSTRAINT asked_wait_waited_seconds_check CHECK ((waited_seconds >= 0))
);
CREATE INDEX asked_wait_asked ON asked_wait USING btree (asked_at);
CREATE INDEX asked_wait_known ON asked_wait USING btree (pool, known_at) WHERE (known_at IS NOT NULL);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE asked_wait TO heed_app;

CREATE TABLE auth_account (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL,
  provider_id text NOT NULL,
  account_id text NOT NULL,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT auth_account_pkey PRIMARY KEY (id),
  CONSTRAINT auth_account_provider_id_account_id_key UNIQUE (provider_id, account_id),
  CONSTRAINT auth_account_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE
);
CREATE INDEX auth_account_user ON auth_account USING btree (user_id);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE auth_account TO heed_app;

CREATE TABLE auth_invitation (
  id uuid NOT NULL,
  token_hash bytea NOT NULL,
  agent_id uuid,
  role text,
  is_admin boolean,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  used_at timestamp with time zone,
  CONSTRAINT auth_invitation_pkey PRIMARY KEY (id),
  CONSTRAINT auth_invitation_token_hash_key UNIQUE (token_hash),
  CONSTRAINT auth_invitation_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE,
  CONSTRAINT auth_invitation_check CHECK ((((agent_id IS NULL) = (role IS NOT NULL)) AND ((role IS NULL) = (is_admin IS NULL)))),
  CONSTRAINT auth_invitation_role_check CHECK ((role = ANY (ARRAY['agent'::text, 'lead'::text, 'head'::text])))
);
CREATE INDEX auth_invitation_agent ON auth_invitation USING btree (agent_id) WHERE (agent_id IS NOT NULL);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE auth_invitation TO heed_app;

CREATE TABLE auth_session (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL,
  token text NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  ip_address text,
  user_agent text,
  CONSTRAINT auth_session_pkey PRIMARY KEY (id),
  CONSTRAINT auth_session_token_key UNIQUE (token),
  CONSTRAINT auth_session_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE
);
CREATE INDEX auth_session_user ON auth_session USING btree (user_id);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE auth_session TO heed_app;

CREATE TABLE auth_user (
  id uuid NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  email_verified boolean NOT NULL DEFAULT false,
  image text,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT auth_user_pkey PRIMARY KEY (id),
  CONSTRAINT auth_user_email_key UNIQUE (email),
  CONSTRAINT auth_user_id_fkey FOREIGN KEY (id) REFERENCES agent(id) ON DELETE CASCADE
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE auth_user TO heed_app;

CREATE TABLE auth_verification (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT auth_verification_pkey PRIMARY KEY (id)
);
CREATE INDEX auth_verification_identifier ON auth_verification USING btree (identifier);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE auth_verification TO heed_app;

CREATE TABLE authority (
  role text NOT NULL,
  kind text NOT NULL,
  most_minor bigint,
  currency text,
  per_act_minor bigint,
  per_month_minor bigint,
  per_month_count integer,
  CONSTRAINT authority_pkey PRIMARY KEY (role, kind),
  CONSTRAINT authority_amounts_have_a_currency CHECK (((currency IS NULL) = ((most_minor IS NULL) AND (per_act_minor IS NULL) AND (per_month_minor IS NULL)))),
  CONSTRAINT authority_check1 CHECK (((most_minor IS NULL) OR (kind = ANY (ARRAY['credit'::text, 'waiver'::text, 'goods'::text])))),
  CONSTRAINT authority_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CONSTRAINT authority_kind_check CHECK ((kind = ANY (ARRAY['credit'::text, 'waiver'::text, 'goods'::text, 'callback'::text, 'visit'::text, 'reconnect'::text, 'plan-change'::text]))),
  CONSTRAINT authority_most_minor_check CHECK ((most_minor > 0)),
  CONSTRAINT authority_per_act_minor_check CHECK ((per_act_minor > 0)),
  CONSTRAINT authority_per_month_count_check CHECK ((per_month_count > 0)),
  CONSTRAINT authority_per_month_minor_check CHECK ((per_month_minor > 0)),
  CONSTRAINT authority_role_check CHECK ((role = ANY (ARRAY['agent'::text, 'lead'::text, 'head'::text])))
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE authority TO heed_app;

CREATE TABLE authority_person (
  agent_id uuid NOT NULL,
  kind text NOT NULL,
  is_granted boolean NOT NULL,
  most_minor bigint,
  per_act_minor bigint,
  per_month_minor bigint,
  per_month_count integer,
  currency text,
  CONSTRAINT authority_person_pkey PRIMARY KEY (agent_id, kind),
  CONSTRAINT authority_person_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE,
  CONSTRAINT authority_person_check CHECK (((currency IS NULL) = ((most_minor IS NULL) AND (per_act_minor IS NULL) AND (per_month_minor IS NULL)))),
  CONSTRAINT authority_person_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CONSTRAINT authority_person_kind_check CHECK ((kind = ANY (ARRAY['credit'::text, 'waiver'::text, 'goods'::text, 'callback'::text, 'visit'::text, 'reconnect'::text, 'plan-change'::text]))),
  CONSTRAINT authority_person_most_minor_check CHECK ((most_minor > 0)),
  CONSTRAINT authority_person_per_act_minor_check CHECK ((per_act_minor > 0)),
  CONSTRAINT authority_person_per_month_count_check CHECK ((per_month_count > 0)),
  CONSTRAINT authority_person_per_month_minor_check CHECK ((per_month_minor > 0))
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE authority_person TO heed_app;

CREATE TABLE bill (
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  number text NOT NULL,
  issued_on date NOT NULL,
  due_on date NOT NULL,
  total_minor bigint NOT NULL,
  currency text NOT NULL,
  state text NOT NULL,
  CONSTRAINT bill_pkey PRIMARY KEY (id),
  CONSTRAINT bill_number_key UNIQUE (number),
  CONSTRAINT bill_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT bill_state_check CHECK ((state = ANY (ARRAY['open'::text, 'paid'::text, 'overdue'::text])))
);
CREATE INDEX bill_account ON bill USING btree (account_id, issued_on DESC);
CREATE INDEX bill_plain_number ON bill USING btree (plain_number(number));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE bill TO heed_app;

CREATE TABLE bill_line (
  remedy_id uuid NOT NULL,
  part integer NOT NULL,
  account_id uuid NOT NULL,
  bill_id uuid,
  kind text NOT NULL,
  amount_minor bigint NOT NULL,
  currency text NOT NULL,
  reference text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT bill_line_pkey PRIMARY KEY (remedy_id, part),
  CONSTRAINT bill_line_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT bill_line_bill_id_fkey FOREIGN KEY (bill_id) REFERENCES bill(id)
);
CREATE INDEX bill_line_account ON bill_line USING btree (account_id);
CREATE INDEX bill_line_bill ON bill_line USING btree (bill_id) WHERE (bill_id IS NOT NULL);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE bill_line TO heed_app;

CREATE TABLE billing (
  id integer NOT NULL DEFAULT 1,
  port text NOT NULL DEFAULT 'by-hand'::text,
  url text,
  sealed_secret text,
  by_hand_role text NOT NULL DEFAULT 'lead'::text,
  reconciled_at timestamp with time zone,
  old_sealed_secret text,
  rotated_at timestamp with time zone,
  tells_unused boolean NOT NULL DEFAULT false,
  CONSTRAINT billing_pkey PRIMARY KEY (id),
  CONSTRAINT billing_by_hand_role_check CHECK ((by_hand_role = ANY (ARRAY['agent'::text, 'lead'::text, 'head'::text]))),
  CONSTRAINT billing_check CHECK (((port <> 'webhook'::text) OR ((url IS NOT NULL) AND (sealed_secret IS NOT NULL)))),
  CONSTRAINT billing_id_check CHECK ((id = 1)),
  CONSTRAINT billing_port_check CHECK ((port = ANY (ARRAY['demo'::text, 'webhook'::text, 'by-hand'::text])))
);
GRANT INSERT, SELECT, UPDATE ON TABLE billing TO heed_app;

CREATE TABLE billing_difference (
  remedy_id uuid NOT NULL,
  is_ours text NOT NULL,
  is_theirs text NOT NULL,
  found_at timestamp with time zone NOT NULL,
  CONSTRAINT billing_difference_pkey PRIMARY KEY (remedy_id),
  CONSTRAINT billing_difference_remedy_id_fkey FOREIGN KEY (remedy_id) REFERENCES remedy(id)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE billing_difference TO heed_app;

CREATE TABLE billing_order (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  what text NOT NULL,
  account_id uuid NOT NULL,
  service_id uuid NOT NULL,
  on_day date NOT NULL,
  plan text,
  monthly_minor bigint,
  currency text,
  commitment_id uuid,
  state text NOT NULL,
  booker text NOT NULL,
  reference text,
  asked_at timestamp with time zone NOT NULL,
  settled_at timestamp with time zone,
  tries integer NOT NULL DEFAULT 0,
  try_at timestamp with time zone,
  CONSTRAINT billing_order_pkey PRIMARY KEY (id),
  CONSTRAINT billing_order_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  CONSTRAINT billing_order_booker_check CHECK ((booker = ANY (ARRAY['port'::text, 'webhook'::text, 'by-hand'::text]))),
  CONSTRAINT billing_order_check CHECK (((state = 'booked'::text) = (reference IS NOT NULL))),
  CONSTRAINT billing_order_check1 CHECK (((what <> 'change-plan'::text) OR ((plan IS NOT NULL) AND (monthly_minor IS NOT NULL) AND (currency IS NOT NULL)))),
  CONSTRAINT billing_order_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CONSTRAINT billing_order_monthly_minor_check CHECK ((monthly_minor >= 0)),
  CONSTRAINT billing_order_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'failed'::text, 'booked'::text, 'replaced'::text]))),
  CONSTRAINT billing_order_what_check CHECK ((what = ANY (ARRAY['end-service'::text, 'change-plan'::text])))
);
CREATE INDEX billing_order_case ON billing_order USING btree (case_id);
CREATE INDEX billing_order_commitment ON billing_order USING btree (commitment_id) WHERE (commitment_id IS NOT NULL);
CREATE INDEX billing_order_service ON billing_order USING btree (service_id);
CREATE INDEX billing_order_try ON billing_order USING btree (try_at) WHERE (try_at IS NOT NULL);
GRANT INSERT, SELECT, UPDATE ON TABLE billing_order TO heed_app;

CREATE TABLE billing_order_difference (
  order_id uuid NOT NULL,
  is_ours text NOT NULL,
  is_theirs text NOT NULL,
  found_at timestamp with time zone NOT NULL,
  CONSTRAINT billing_order_difference_pkey PRIMARY KEY (order_id),
  CONSTRAINT billing_order_difference_order_id_fkey FOREIGN KEY (order_id) REFERENCES billing_order(id)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE billing_order_difference TO heed_app;

CREATE TABLE billing_stranger (
  remedy_id text NOT NULL,
  reference text NOT NULL,
  amount_minor bigint,
  currency text,
  found_at timestamp with time zone NOT NULL,
  is_order boolean NOT NULL DEFAULT false,
  CONSTRAINT billing_stranger_pkey PRIMARY KEY (remedy_id)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE billing_stranger TO heed_app;

CREATE TABLE billing_try (
  id uuid NOT NULL,
  remedy_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  trouble text NOT NULL,
  status integer,
  CONSTRAINT billing_try_pkey PRIMARY KEY (id),
  CONSTRAINT billing_try_remedy_id_fkey FOREIGN KEY (remedy_id) REFERENCES remedy(id),
  CONSTRAINT billing_try_trouble_check CHECK ((trouble = ANY (ARRAY['silent'::text, 'redirected'::text, 'failed'::text, 'refused'::text, 'unreadable'::text, 'reference-taken'::text, 'no-secret'::text])))
);
CREATE INDEX billing_try_at ON billing_try USING btree (at);
CREATE INDEX billing_try_remedy ON billing_try USING btree (remedy_id);
GRANT DELETE, INSERT, SELECT ON TABLE billing_try TO heed_app;

CREATE TABLE calendar (
  id uuid NOT NULL,
  name text NOT NULL,
  country text,
  region text,
  time_zone text NOT NULL,
  plan jsonb NOT NULL,
  CONSTRAINT calendar_pkey PRIMARY KEY (id),
  CONSTRAINT calendar_name_key UNIQUE (name),
  CONSTRAINT calendar_check CHECK (((region IS NULL) OR (country IS NOT NULL)))
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE calendar TO heed_app;

CREATE TABLE callback_ask (
  asked_at timestamp with time zone NOT NULL,
  number bytea,
  origin bytea,
  case_id uuid,
  CONSTRAINT callback_ask_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  CONSTRAINT callback_ask_check CHECK (((number IS NOT NULL) OR (origin IS NOT NULL)))
);
CREATE INDEX callback_ask_at ON callback_ask USING btree (asked_at);
CREATE INDEX callback_ask_case ON callback_ask USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX callback_ask_number ON callback_ask USING btree (number, asked_at) WHERE (number IS NOT NULL);
CREATE INDEX callback_ask_origin ON callback_ask USING btree (origin, asked_at) WHERE (origin IS NOT NULL);
GRANT DELETE, INSERT, SELECT ON TABLE callback_ask TO heed_app;

CREATE TABLE case_about (
  case_id uuid NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  typed text NOT NULL,
  address_kind text,
  address_value text,
  writer_name text,
  said_at timestamp with time zone NOT NULL,
  looked_up_at timestamp with time zone,
  customer_id uuid,
  proved_at timestamp with time zone,
  CONSTRAINT case_about_pkey PRIMARY KEY (case_id),
  CONSTRAINT case_about_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  CONSTRAINT case_about_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id),
  CONSTRAINT case_about_address_kind_check CHECK ((address_kind = ANY (ARRAY['email'::text, 'phone'::text]))),
  CONSTRAINT case_about_kind_check CHECK ((kind = ANY (ARRAY['somebody-else'::text, 'own-account'::text])))
);
CREATE INDEX case_about_customer ON case_about USING btree (customer_id) WHERE (customer_id IS NOT NULL);
CREATE INDEX case_about_new ON case_about USING btree (said_at) WHERE (looked_up_at IS NULL);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE case_about TO heed_app;

CREATE TABLE case_code (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  code_hash bytea NOT NULL,
  tries smallint NOT NULL DEFAULT 0,
  sent_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  used_at timestamp with time zone,
  customer_id uuid,
  helper_id uuid,
  address text,
  CONSTRAINT case_code_pkey PRIMARY KEY (id),
  CONSTRAINT case_code_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  CONSTRAINT case_code_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id),
  CONSTRAINT case_code_helper_id_fkey FOREIGN KEY (helper_id) REFERENCES helper(id) ON DELETE CASCADE
);
CREATE INDEX case_code_address ON case_code USING btree (address, sent_at DESC) WHERE (address IS NOT NULL);
CREATE INDEX case_code_case ON case_code USING btree (case_id, sent_at DESC);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE case_code TO heed_app;

CREATE TABLE case_key (
  case_id uuid NOT NULL,
  version integer NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  CONSTRAINT case_key_pkey PRIMARY KEY (case_id),
  CONSTRAINT case_key_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  CONSTRAINT case_key_version_check CHECK ((version > 0))
);
GRANT INSERT, SELECT, UPDATE ON TABLE case_key TO heed_app;

CREATE TABLE case_reader (
  case_id uuid NOT NULL,
  reader text NOT NULL,
  seen_at timestamp with time zone NOT NULL,
  CONSTRAINT case_reader_pkey PRIMARY KEY (case_id, reader),
  CONSTRAINT case_reader_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE case_reader TO heed_app;

CREATE TABLE case_search (
  case_id uuid NOT NULL,
  last_at timestamp with time zone NOT NULL,
  terms tsvector NOT NULL,
  CONSTRAINT case_search_pkey PRIMARY KEY (case_id),
  CONSTRAINT case_search_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
);
CREATE INDEX case_search_newest ON case_search USING btree (last_at, case_id);
CREATE INDEX case_search_terms ON case_search USING gin (terms) WITH (gin_pending_list_limit='512');
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE case_search TO heed_app;

CREATE TABLE case_seen (
  agent_id uuid NOT NULL,
  case_id uuid NOT NULL,
  seq bigint NOT NULL,
  CONSTRAINT case_seen_pkey PRIMARY KEY (agent_id, case_id),
  CONSTRAINT case_seen_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  CONSTRAINT case_seen_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE case_seen TO heed_app;

CREATE TABLE case_tag (
  case_id uuid NOT NULL,
  tag text NOT NULL,
  CONSTRAINT case_tag_pkey PRIMARY KEY (case_id, tag),
  CONSTRAINT case_tag_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
);
CREATE INDEX case_tag_tag ON case_tag USING btree (tag, case_id);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE case_tag TO heed_app;

CREATE TABLE case_tag_word (
  case_id uuid NOT NULL,
  tag text NOT NULL,
  word text NOT NULL,
  CONSTRAINT case_tag_word_pkey PRIMARY KEY (case_id, tag),
  CONSTRAINT case_tag_word_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
);
CREATE UNIQUE INDEX case_tag_word_word ON case_tag_word USING btree (word, case_id);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE case_tag_word TO heed_app;

CREATE TABLE case_visitor (
  case_id uuid NOT NULL,
  seen_at timestamp with time zone NOT NULL,
  CONSTRAINT case_visitor_pkey PRIMARY KEY (case_id),
  CONSTRAINT case_visitor_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE case_visitor TO heed_app;

CREATE TABLE cases (
  id uuid NOT NULL,
  reference text NOT NULL,
  customer_id uuid NOT NULL,
  kind text,
  channel text NOT NULL,
  skill text,
  priority text,
  status text NOT NULL,
  owner_id uuid,
  accepted_at timestamp with time zone,
  opened_at timestamp with time zone NOT NULL,
  solved_at timestamp with time zone,
  customer_spoke_at timestamp with time zone NOT NULL,
  company_spoke_at timestamp with time zone,
  owners integer NOT NULL,
  handover_id uuid,
  handover_from uuid,
  handover_to uuid,
  handover_until timestamp with time zone,
  version integer NOT NULL,
  snooze_commitment uuid,
  snoozed_until timestamp with time zone,
  merged_into uuid,
  wish_leave text,
  wish_pay_less text,
  rung integer,
  rung_agent uuid,
  rung_since timestamp with time zone,
  rung_answer_by timestamp with time zone,
  rung_answered_at timestamp with time zone,
  rung_people uuid[],
  points uuid[],
  rung_named uuid,
  rung_team uuid,
  rung_warn_at timestamp with time zone,
  rung_reminded_at timestamp with time zone,
  rung_times_late integer,
  refused_by uuid[],
  points_settled uuid[],
  points_own uuid[],
  CONSTRAINT cases_pkey PRIMARY KEY (id),
  CONSTRAINT cases_reference_key UNIQUE (reference),
  CONSTRAINT cases_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id),
  CONSTRAINT cases_handover_from_fkey FOREIGN KEY (handover_from) REFERENCES agent(id),
  CONSTRAINT cases_handover_to_fkey FOREIGN KEY (handover_to) REFERENCES agent(id),
  CONSTRAINT cases_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES cases(id),
  CONSTRAINT cases_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES agent(id),
  CONSTRAINT cases_rung_agent_fkey FOREIGN KEY (rung_agent) REFERENCES agent(id),
  CONSTRAINT cases_rung_named_fkey FOREIGN KEY (rung_named) REFERENCES agent(id),
  CONSTRAINT cases_kind_check CHECK ((kind = ANY (ARRAY['problem'::text, 'request'::text]))),
  CONSTRAINT cases_merged_somewhere CHECK (((status = 'merged'::text) = (merged_into IS NOT NULL))),
  CONSTRAINT cases_rung_check CHECK (((rung IS NULL) OR ((rung > 0) AND (rung_since IS NOT NULL)))),
  CONSTRAINT cases_snooze_whole CHECK (((snooze_commitment IS NULL) = (snoozed_until IS NULL))),
  CONSTRAINT cases_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'owned'::text, 'proposed'::text, 'unconfirmed'::text, 'resting'::text, 'owing'::text, 'solved'::text, 'merged'::text]))),
  CONSTRAINT cases_wish_leave_check CHECK ((wish_leave = ANY (ARRAY['said'::text, 'taken-back'::text, 'done'::text]))),
  CONSTRAINT cases_wish_pay_less_check CHECK ((wish_pay_less = ANY (ARRAY['said'::text, 'taken-back'::text, 'done'::text])))
);
CREATE INDEX cases_customer ON cases USING btree (customer_id);
CREATE INDEX cases_handover ON cases USING btree (handover_until) WHERE (handover_id IS NOT NULL);
CREATE INDEX cases_leaving ON cases USING btree (customer_id) WHERE (wish_leave = 'said'::text);
CREATE INDEX cases_merged ON cases USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX cases_newest_over ON cases USING btree (status, GREATEST(customer_spoke_at, company_spoke_at), id) WHERE (status = ANY (ARRAY['solved'::text, 'resting'::text]));
CREATE INDEX cases_newest_working ON cases USING btree (GREATEST(customer_spoke_at, company_spoke_at), id) WHERE (status = ANY (ARRAY['waiting'::text, 'owned'::text, 'proposed'::text, 'unconfirmed'::text]));
CREATE INDEX cases_on_rung ON cases USING btree (rung_agent) WHERE ((rung_agent IS NOT NULL) AND (rung_answered_at IS NULL) AND (status <> ALL (ARRAY['solved'::text, 'merged'::text])));
CREATE INDEX cases_open_problem ON cases USING btree (customer_id) WHERE ((status <> 'solved'::text) AND (kind IS DISTINCT FROM 'request'::text));
CREATE INDEX cases_owner ON cases USING btree (owner_id, customer_spoke_at) WHERE (status <> ALL (ARRAY['solved'::text, 'resting'::text]));
CREATE INDEX cases_owner_all ON cases USING btree (owner_id);
CREATE INDEX cases_owner_unsolved ON cases USING btree (owner_id) WHERE (status <> ALL (ARRAY['solved'::text, 'merged'::text]));
CREATE INDEX cases_paying_less ON cases USING btree (customer_id) WHERE (wish_pay_less = 'said'::text);
CREATE INDEX cases_quiet ON cases USING btree (GREATEST(customer_spoke_at, company_spoke_at)) WHERE (status <> ALL (ARRAY['solved'::text, 'resting'::text]));
CREATE INDEX cases_rung_due ON cases USING btree (rung_answer_by) WHERE ((rung_agent IS NOT NULL) AND (rung_answered_at IS NULL) AND (status <> ALL (ARRAY['solved'::text, 'merged'::text])));
CREATE INDEX cases_rung_warn ON cases USING btree (rung_warn_at) WHERE ((rung_agent IS NOT NULL) AND (rung_answered_at IS NULL) AND (rung_reminded_at IS NULL) AND (status <> ALL (ARRAY['solved'::text, 'merged'::text])));
CREATE INDEX cases_snoozed ON cases USING btree (snoozed_until) WHERE (snoozed_until IS NOT NULL);
CREATE TRIGGER case_marks_what_waits AFTER UPDATE OF customer_spoke_at, status ON cases FOR EACH ROW WHEN (((old.customer_spoke_at <> new.customer_spoke_at) OR (old.status <> new.status))) EXECUTE FUNCTION case_marks_what_waits();
GRANT INSERT, SELECT, UPDATE ON TABLE cases TO heed_app;

CREATE TABLE charter_choice (
  id integer NOT NULL DEFAULT 1,
  country text,
  sector text NOT NULL DEFAULT 'other'::text,
  broken_minor bigint,
  currency text,
  CONSTRAINT charter_choice_pkey PRIMARY KEY (id),
  CONSTRAINT charter_choice_broken_check CHECK (((broken_minor IS NULL) = (currency IS NULL))),
  CONSTRAINT charter_choice_broken_minor_check CHECK ((broken_minor > 0)),
  CONSTRAINT charter_choice_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  CONSTRAINT charter_choice_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CONSTRAINT charter_choice_id_check CHECK ((id = 1))
);
GRANT SELECT, UPDATE ON TABLE charter_choice TO heed_app;

CREATE TABLE charter_measured (
  case_id uuid NOT NULL,
  n integer NOT NULL,
  figure text NOT NULL,
  at timestamp with time zone NOT NULL,
  is_good boolean,
  value bigint,
  CONSTRAINT charter_measured_pkey PRIMARY KEY (case_id, n),
  CONSTRAINT charter_measured_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  CONSTRAINT charter_measured_value_check CHECK ((value >= 0))
);
CREATE INDEX charter_measured_at ON charter_measured USING btree (at) INCLUDE (figure, is_good, value);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE charter_measured TO heed_app;

CREATE TABLE charter_pack (
  id text NOT NULL,
  pack jsonb NOT NULL,
  brought_at timestamp with time zone NOT NULL,
  brought_by uuid,
  CONSTRAINT charter_pack_pkey PRIMARY KEY (id),
  CONSTRAINT charter_pack_brought_by_fkey FOREIGN KEY (brought_by) REFERENCES agent(id)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE charter_pack TO heed_app;

CREATE TABLE clock_trouble (
  clock text NOT NULL,
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  since timestamp with time zone NOT NULL,
  tries integer NOT NULL,
  next_try_at timestamp with time zone NOT NULL,
  CONSTRAINT clock_trouble_pkey PRIMARY KEY (clock, id),
  CONSTRAINT clock_trouble_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE clock_trouble TO heed_app;

CREATE TABLE commitment (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  kind text NOT NULL,
  agent_id uuid NOT NULL,
  made_at timestamp with time zone NOT NULL,
  warn_at timestamp with time zone NOT NULL,
  due_at timestamp with time zone NOT NULL,
  state text NOT NULL,
  warned_at timestamp with time zone,
  settled_at timestamp with time zone,
  moved smallint,
  to_helper uuid,
  terms jsonb,
  within jsonb,
  team_id uuid,
  pauses jsonb,
  paused_at timestamp with time zone,
  letter_id uuid,
  beyond text,
  equivalent jsonb,
  spoken_at timestamp with time zone,
  CONSTRAINT commitment_pkey PRIMARY KEY (id),
  CONSTRAINT commitment_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  CONSTRAINT commitment_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  CONSTRAINT commitment_state_check CHECK ((state = ANY (ARRAY['open'::text, 'kept'::text, 'broken'::text, 'replaced'::text, 'released'::text])))
);
CREATE INDEX commitment_broken ON commitment USING btree (settled_at) WHERE (state = 'broken'::text);
CREATE INDEX commitment_case ON commitment USING btree (case_id);
CREATE INDEX commitment_due ON commitment USING btree (due_at) WHERE (state = 'open'::text);
CREATE INDEX commitment_open_of ON commitment USING btree (agent_id, due_at) WHERE (state = 'open'::text);
CREATE INDEX commitment_paused ON commitment USING btree (case_id) WHERE ((state = 'open'::text) AND (paused_at IS NOT NULL));
CREATE INDEX commitment_spoken ON commitment USING btree (spoken_at) WHERE ((state = 'open'::text) AND (paused_at IS NOT NULL) AND (spoken_at > paused_at));
CREATE INDEX commitment_warn ON commitment USING btree (warn_at) WHERE ((state = 'open'::text) AND (warned_at IS NULL));
GRANT INSERT, SELECT, UPDATE ON TABLE commitment TO heed_app;

CREATE TABLE customer (
  id uuid NOT NULL,
  name text,
  language text NOT NULL DEFAULT 'en'::text,
  created_at timestamp with time zone NOT NULL,
  erased_at timestamp with time zone,
  external_id text,
  CONSTRAINT customer_pkey PRIMARY KEY (id),
  CONSTRAINT customer_external_id_check CHECK ((external_id <> ''::text))
);
CREATE UNIQUE INDEX customer_external_id ON customer USING btree (external_id);
CREATE TRIGGER erased_marks_what_waits AFTER UPDATE OF erased_at ON customer FOR EACH ROW WHEN (((old.erased_at IS NULL) AND (new.erased_at IS NOT NULL))) EXECUTE FUNCTION erased_marks_what_waits();
CREATE TRIGGER search_note_stale AFTER UPDATE OF name, external_id ON customer FOR EACH ROW WHEN (((old.name IS DISTINCT FROM new.name) OR (old.external_id IS DISTINCT FROM new.external_id))) EXECUTE FUNCTION search_note_stale();
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE customer TO heed_app;

CREATE TABLE customer_address (
  customer_id uuid NOT NULL,
  kind text NOT NULL,
  value text NOT NULL,
  verified_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  unreachable_at timestamp with time zone,
  unreachable_status text,
  complained_at timestamp with time zone,
  CONSTRAINT customer_address_pkey PRIMARY KEY (customer_id, kind, value),
  CONSTRAINT customer_address_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id),
  CONSTRAINT customer_address_kind_check CHECK ((kind = ANY (ARRAY['email'::text, 'phone'::text])))
);
CREATE INDEX customer_address_value ON customer_address USING btree (kind, value);
CREATE TRIGGER search_note_stale AFTER INSERT OR DELETE ON customer_address FOR EACH ROW EXECUTE FUNCTION search_note_stale();
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE customer_address TO heed_app;

CREATE TABLE customer_look (
  customer_id uuid NOT NULL,
  agent_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT customer_look_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  CONSTRAINT customer_look_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id)
);
CREATE INDEX customer_look_customer ON customer_look USING btree (customer_id, agent_id, at DESC);
GRANT INSERT, SELECT ON TABLE customer_look TO heed_app;

CREATE TABLE deep_link (
  "position" smallint NOT NULL,
  label text NOT NULL,
  url_template text NOT NULL,
  CONSTRAINT deep_link_pkey PRIMARY KEY ("position"),
  CONSTRAINT deep_link_label_check CHECK ((label <> ''::text)),
  CONSTRAINT deep_link_url_template_check CHECK ((url_template ~ '^https?://'::text))
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE deep_link TO heed_app;

CREATE TABLE demo_order (
  order_id uuid NOT NULL,
  account_id uuid NOT NULL,
  reference text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT demo_order_pkey PRIMARY KEY (order_id),
  CONSTRAINT demo_order_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
);
CREATE INDEX demo_order_account ON demo_order USING btree (account_id);
GRANT DELETE, INSERT, SELECT ON TABLE demo_order TO heed_app;

CREATE TABLE entry (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  medium text NOT NULL,
  place bigint NOT NULL,
  state text NOT NULL,
  agent_id uuid,
  overtaken_by_own smallint NOT NULL DEFAULT 0,
  joined_at timestamp with time zone NOT NULL,
  offer_until timestamp with time zone,
  answered_at timestamp with time zone,
  ended_at timestamp with time zone,
  told_until timestamp with time zone,
  only_for uuid,
  only_for_until timestamp with time zone,
  past_limit_at timestamp with time zone,
  callback_by text,
  callback_from timestamp with time zone,
  callback_until timestamp with time zone,
  callback_tries smallint,
  not_before timestamp with time zone,
  callback_met boolean,
  come_by timestamp with time zone,
  waited_by text,
  callback_promise uuid,
  kept_until timestamp with time zone,
  callback_number bytea,
  callback_matter uuid,
  CONSTRAINT entry_pkey PRIMARY KEY (id),
  CONSTRAINT entry_place_key UNIQUE (place),
  CONSTRAINT entry_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  CONSTRAINT entry_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  CONSTRAINT entry_only_for_fkey FOREIGN KEY (only_for) REFERENCES agent(id),
  CONSTRAINT entry_callback_by_check CHECK ((callback_by = ANY (ARRAY['phone'::text, 'chat'::text]))),
  CONSTRAINT entry_callback_check CHECK ((((callback_by IS NULL) = (callback_tries IS NULL)) AND ((callback_by IS NULL) = (callback_met IS NULL)) AND ((callback_by IS NULL) = (waited_by IS NULL)) AND ((callback_from IS NULL) = (callback_until IS NULL)))),
  CONSTRAINT entry_callback_matter_check CHECK (((callback_matter IS NULL) OR (callback_number IS NOT NULL))),
  CONSTRAINT entry_callback_number_check CHECK (((callback_number IS NULL) OR ((callback_by = 'phone'::text) AND (state = ANY (ARRAY['waiting'::text, 'offered'::text, 'answered'::text]))))),
  CONSTRAINT entry_medium_check CHECK ((medium = ANY (ARRAY['call'::text, 'chat'::text, 'letter'::text]))),
  CONSTRAINT entry_only_for_check CHECK (((only_for IS NULL) = (only_for_until IS NULL))),
  CONSTRAINT entry_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'offered'::text, 'answered'::text, 'left'::text, 'ended'::text])))
);
CREATE INDEX entry_agent ON entry USING btree (agent_id) WHERE (state = ANY (ARRAY['offered'::text, 'answered'::text]));
CREATE INDEX entry_called_at ON entry USING btree (callback_from) WHERE (callback_from IS NOT NULL);
CREATE INDEX entry_chosen ON entry USING btree (callback_from) WHERE ((callback_from IS NOT NULL) AND (state = ANY (ARRAY['waiting'::text, 'offered'::text, 'answered'::text])));
CREATE INDEX entry_come_by ON entry USING btree (come_by) WHERE ((state = 'answered'::text) AND (come_by IS NOT NULL));
CREATE INDEX entry_ended ON entry USING btree (ended_at) WHERE (state = 'ended'::text);
CREATE INDEX entry_joined ON entry USING btree (joined_at);
CREATE INDEX entry_kept ON entry USING btree (case_id, kept_until) WHERE (kept_until IS NOT NULL);
CREATE INDEX entry_live ON entry USING btree (place) WHERE (state = ANY (ARRAY['waiting'::text, 'offered'::text, 'answered'::text]));
CREATE UNIQUE INDEX entry_one_per_case ON entry USING btree (case_id) WHERE (state = ANY (ARRAY['waiting'::text, 'offered'::text, 'answered'::text]));
CREATE UNIQUE INDEX entry_one_per_number ON entry USING btree (callback_number, COALESCE(callback_matter, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE (callback_number IS NOT NULL);
GRANT INSERT, SELECT, UPDATE ON TABLE entry TO heed_app;

CREATE TABLE export_log (
  id uuid NOT NULL,
  agent_id uuid NOT NULL,
  what text NOT NULL,
  at timestamp with time zone NOT NULL,
  rows bigint,
  CONSTRAINT export_log_pkey PRIMARY KEY (id),
  CONSTRAINT export_log_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id)
);
GRANT INSERT, SELECT ON TABLE export_log TO heed_app;
GRANT UPDATE (rows) ON export_log TO heed_app;

CREATE TABLE fact (
  lane smallint NOT NULL,
  seq bigint NOT NULL,
  case_id uuid,
  type text NOT NULL,
  at timestamp with time zone NOT NULL,
  data text NOT NULL,
  body_hash bytea,
  hash bytea NOT NULL,
  CONSTRAINT fact_pkey PRIMARY KEY (lane, seq),
  CONSTRAINT fact_lane_check CHECK (((lane >= 0) AND (lane <= 15)))
);
CREATE INDEX fact_case ON fact USING btree (case_id, seq) WHERE (case_id IS NOT NULL);
CREATE INDEX fact_of_called ON fact USING btree (case_id) WHERE (type = 'CallbackAsked'::text);
CREATE INDEX fact_of_guarantees ON fact USING btree (type, at) WHERE (type = ANY (ARRAY['RuleSetAside'::text, 'OfferMade'::text]));
CREATE INDEX fact_of_help_stopped ON fact USING btree (at) WHERE (type = ANY (ARRAY['HandoverProposed'::text, 'RungClimbed'::text, 'ApprovalAsked'::text]));
CREATE INDEX fact_of_parts ON fact USING btree (case_id) WHERE ((type = 'CaseSplit'::text) OR ((type = 'CaseOpened'::text) AND (POSITION(('"splitFrom"'::text) IN (data)) > 0)));
CREATE INDEX fact_of_passed_over ON fact USING btree (at) WHERE ((type = 'EntryOffered'::text) AND (POSITION(('"passedOver"'::text) IN (data)) > 0));
CREATE INDEX fact_of_presence ON fact USING btree (at) WHERE (type = 'PresenceChanged'::text);
GRANT SELECT ON TABLE fact TO heed_app;

CREATE TABLE fact_body (
  lane smallint NOT NULL,
  seq bigint NOT NULL,
  salt bytea NOT NULL,
  bytes bytea NOT NULL,
  CONSTRAINT fact_body_pkey PRIMARY KEY (lane, seq)
);
GRANT SELECT ON TABLE fact_body TO heed_app;

CREATE TABLE file (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  message_id uuid,
  blob text NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  size bigint NOT NULL,
  sha256 bytea NOT NULL,
  purpose text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  content_id text,
  CONSTRAINT file_pkey PRIMARY KEY (id),
  CONSTRAINT file_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  CONSTRAINT file_purpose_check CHECK ((purpose = ANY (ARRAY['attachment'::text, 'raw-mail'::text])))
);
CREATE INDEX file_case ON file USING btree (case_id);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE file TO heed_app;

CREATE TABLE follower (
  name text NOT NULL,
  lane smallint NOT NULL,
  seq bigint NOT NULL DEFAULT 0,
  CONSTRAINT follower_pkey PRIMARY KEY (name, lane),
  CONSTRAINT follower_lane_fkey FOREIGN KEY (lane) REFERENCES lane(lane)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE follower TO heed_app;

CREATE TABLE ghost (
  entry_id uuid NOT NULL,
  case_id uuid NOT NULL,
  left_at timestamp with time zone NOT NULL,
  known_at timestamp with time zone,
  waited_seconds integer,
  is_cut_off boolean,
  came_back_as uuid,
  CONSTRAINT ghost_pkey PRIMARY KEY (entry_id),
  CONSTRAINT ghost_came_back_as_fkey FOREIGN KEY (came_back_as) REFERENCES entry(id),
  CONSTRAINT ghost_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  CONSTRAINT ghost_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id),
  CONSTRAINT ghost_known_check CHECK ((((known_at IS NULL) = (waited_seconds IS NULL)) AND ((known_at IS NULL) = (is_cut_off IS NULL)))),
  CONSTRAINT ghost_waited_seconds_check CHECK ((waited_seconds >= 0))
);
CREATE INDEX ghost_in_line ON ghost USING btree (case_id) WHERE (known_at IS NULL);
CREATE INDEX ghost_known ON ghost USING btree (known_at) WHERE (known_at IS NOT NULL);
CREATE INDEX ghost_left ON ghost USING btree (left_at);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE ghost TO heed_app;

CREATE TABLE gift_review (
  id uuid NOT NULL,
  remedy_id uuid NOT NULL,
  case_id uuid NOT NULL,
  agent_id uuid NOT NULL,
  why text NOT NULL,
  gifts integer NOT NULL,
  at timestamp with time zone NOT NULL,
  state text NOT NULL DEFAULT 'open'::text,
  reviewer_id uuid,
  reason text,
  closed_at timestamp with time zone,
  CONSTRAINT gift_review_pkey PRIMARY KEY (id),
  CONSTRAINT gift_review_remedy_id_key UNIQUE (remedy_id),
  CONSTRAINT gift_review_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  CONSTRAINT gift_review_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  CONSTRAINT gift_review_reviewer_id_fkey FOREIGN KEY (reviewer_id) REFERENCES agent(id),
  CONSTRAINT gift_review_check CHECK (((state = 'open'::text) = (closed_at IS NULL))),
  CONSTRAINT gift_review_state_check CHECK ((state = ANY (ARRAY['open'::text, 'cleared'::text, 'kept'::text]))),
  CONSTRAINT gift_review_why_check CHECK ((why = ANY (ARRAY['household'::text, 'again-and-again'::text])))
);
CREATE INDEX gift_review_agent ON gift_review USING btree (agent_id) WHERE (state <> 'open'::text);
CREATE INDEX gift_review_case ON gift_review USING btree (case_id);
CREATE INDEX gift_review_open ON gift_review USING btree (at) WHERE (state = 'open'::text);
GRANT INSERT, SELECT, UPDATE ON TABLE gift_review TO heed_app;

CREATE TABLE gift_reviewer (
  agent_id uuid NOT NULL,
  CONSTRAINT gift_reviewer_pkey PRIMARY KEY (agent_id),
  CONSTRAINT gift_reviewer_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE
);
GRANT DELETE, INSERT, SELECT ON TABLE gift_reviewer TO heed_app;

CREATE TABLE gift_threshold (
  id integer NOT NULL DEFAULT 1,
  gifts integer NOT NULL DEFAULT 4,
  days integer NOT NULL DEFAULT 90,
  CONSTRAINT gift_threshold_pkey PRIMARY KEY (id),
  CONSTRAINT gift_threshold_days_check CHECK (((days >= 1) AND (days <= 365))),
  CONSTRAINT gift_threshold_gifts_check CHECK (((gifts >= 2) AND (gifts <= 100))),
  CONSTRAINT gift_threshold_id_check CHECK ((id = 1))
);
GRANT SELECT, UPDATE ON TABLE gift_threshold TO heed_app;

CREATE TABLE helper (
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  said_in uuid NOT NULL,
  case_id uuid,
  name text NOT NULL,
  address_kind text NOT NULL,
  address_value text NOT NULL,
  scope text NOT NULL,
  how text NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  authorised_at timestamp with time zone,
  until timestamp with time zone NOT NULL,
  withdrawn_at timestamp with time zone,
  declined_at timestamp with time zone,
  CONSTRAINT helper_pkey PRIMARY KEY (id),
  CONSTRAINT helper_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  CONSTRAINT helper_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id),
  CONSTRAINT helper_said_in_fkey FOREIGN KEY (said_in) REFERENCES cases(id),
  CONSTRAINT helper_address_kind_check CHECK ((address_kind = ANY (ARRAY['email'::text, 'phone'::text]))),
  CONSTRAINT helper_how_check CHECK ((how = ANY (ARRAY['customer'::text, 'agent'::text, 'reporter'::text]))),
  CONSTRAINT helper_scope_check CHECK ((scope = ANY (ARRAY['read-and-write'::text, 'decide'::text])))
);
CREATE INDEX helper_customer ON helper USING btree (customer_id);
CREATE INDEX helper_said_in ON helper USING btree (said_in);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE helper TO heed_app;

CREATE TABLE helper_letter (
  lane smallint NOT NULL,
  seq bigint NOT NULL,
  helper_id uuid NOT NULL,
  case_id uuid NOT NULL,
  job_id uuid NOT NULL,
  queued_at timestamp with time zone NOT NULL,
  settled_at timestamp with time zone,
  outcome text,
  tries integer NOT NULL DEFAULT 0,
  not_before timestamp with time zone,
  CONSTRAINT helper_letter_pkey PRIMARY KEY (lane, seq, helper_id),
  CONSTRAINT helper_letter_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  CONSTRAINT helper_letter_helper_id_fkey FOREIGN KEY (helper_id) REFERENCES helper(id) ON DELETE CASCADE,
  CONSTRAINT helper_letter_lane_seq_fkey FOREIGN KEY (lane, seq) REFERENCES fact(lane, seq),
  CONSTRAINT helper_letter_check CHECK (((settled_at IS NULL) = (outcome IS NULL))),
  CONSTRAINT helper_letter_outcome_check CHECK ((outcome = ANY (ARRAY['sent'::text, 'not-sent'::text, 'dropped'::text])))
);
CREATE INDEX helper_letter_helper ON helper_letter USING btree (helper_id);
CREATE INDEX helper_letter_not_before ON helper_letter USING btree (not_before) WHERE ((settled_at IS NULL) AND (not_before IS NOT NULL));
CREATE INDEX helper_letter_owed ON helper_letter USING btree (queued_at) WHERE (settled_at IS NULL);
GRANT INSERT, SELECT, UPDATE ON TABLE helper_letter TO heed_app;

CREATE TABLE helper_thread (
  case_id uuid NOT NULL,
  helper_id uuid NOT NULL,
  last_message_id text NOT NULL,
  CONSTRAINT helper_thread_pkey PRIMARY KEY (case_id, helper_id),
  CONSTRAINT helper_thread_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  CONSTRAINT helper_thread_helper_id_fkey FOREIGN KEY (helper_id) REFERENCES helper(id) ON DELETE CASCADE
);
CREATE INDEX helper_thread_helper ON helper_thread USING btree (helper_id);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE helper_thread TO heed_app;

CREATE TABLE imap_mailbox (
  id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  host text NOT NULL,
  port integer NOT NULL,
  security text NOT NULL,
  user_name text NOT NULL,
  oauth jsonb,
  sealed text NOT NULL,
  certificate text,
  folder text NOT NULL,
  after_taking text NOT NULL,
  move_to text,
  start_with text NOT NULL,
  since timestamp with time zone NOT NULL,
  is_paused boolean NOT NULL DEFAULT false,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT imap_mailbox_pkey PRIMARY KEY (id),
  CONSTRAINT imap_mailbox_after_taking_check CHECK ((after_taking = ANY (ARRAY['seen'::text, 'leave'::text, 'move'::text, 'delete'::text]))),
  CONSTRAINT imap_mailbox_check CHECK (((after_taking = 'move'::text) = (move_to IS NOT NULL))),
  CONSTRAINT imap_mailbox_folder_check CHECK ((folder <> ''::text)),
  CONSTRAINT imap_mailbox_host_check CHECK ((host <> ''::text)),
  CONSTRAINT imap_mailbox_port_check CHECK (((port >= 1) AND (port <= 65535))),
  CONSTRAINT imap_mailbox_security_check CHECK ((security = ANY (ARRAY['tls'::text, 'starttls'::text, 'none'::text]))),
  CONSTRAINT imap_mailbox_start_with_check CHECK ((start_with = ANY (ARRAY['new'::text, 'unseen'::text, 'all'::text]))),
  CONSTRAINT imap_mailbox_user_name_check CHECK ((user_name <> ''::text))
);
CREATE UNIQUE INDEX imap_mailbox_folder ON imap_mailbox USING btree (lower(host), lower(user_name), folder);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE imap_mailbox TO heed_app;

CREATE TABLE imap_state (
  mailbox_id uuid NOT NULL,
  uid_validity text,
  last_uid bigint NOT NULL DEFAULT 0,
  taken bigint NOT NULL DEFAULT 0,
  last_look_at timestamp with time zone,
  last_mail_at timestamp with time zone,
  trouble text,
  trouble_says text,
  trouble_since timestamp with time zone,
  nudges integer NOT NULL DEFAULT 0,
  holder uuid,
  held_until timestamp with time zone,
  CONSTRAINT imap_state_pkey PRIMARY KEY (mailbox_id),
  CONSTRAINT imap_state_mailbox_id_fkey FOREIGN KEY (mailbox_id) REFERENCES imap_mailbox(id) ON DELETE CASCADE,
  CONSTRAINT imap_state_check CHECK (((trouble IS NULL) = (trouble_since IS NULL)))
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE imap_state TO heed_app;

CREATE TABLE imap_waiting (
  mailbox_id uuid NOT NULL,
  uid bigint NOT NULL,
  tries integer NOT NULL,
  is_taken boolean NOT NULL,
  next_try_at timestamp with time zone,
  says text NOT NULL,
  came_at timestamp with time zone,
  size bigint,
  since timestamp with time zone NOT NULL,
  CONSTRAINT imap_waiting_pkey PRIMARY KEY (mailbox_id, uid),
  CONSTRAINT imap_waiting_mailbox_id_fkey FOREIGN KEY (mailbox_id) REFERENCES imap_mailbox(id) ON DELETE CASCADE
);
CREATE INDEX imap_waiting_due ON imap_waiting USING btree (mailbox_id, next_try_at) WHERE (next_try_at IS NOT NULL);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE imap_waiting TO heed_app;

CREATE TABLE import_line (
  run_id uuid NOT NULL,
  record bigint NOT NULL,
  line bigint NOT NULL,
  outcome text NOT NULL,
  says text NOT NULL,
  about text,
  customer_id uuid,
  CONSTRAINT import_line_pkey PRIMARY KEY (run_id, record),
  CONSTRAINT import_line_run_id_fkey FOREIGN KEY (run_id) REFERENCES import_run(id) ON DELETE CASCADE,
  CONSTRAINT import_line_outcome_check CHECK ((outcome = ANY (ARRAY['added'::text, 'changed'::text, 'same'::text, 'refused'::text])))
);
CREATE INDEX import_line_customer ON import_line USING btree (customer_id);
CREATE INDEX import_line_trouble ON import_line USING btree (run_id, record) WHERE (outcome = 'refused'::text);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE import_line TO heed_app;

CREATE TABLE import_mapping (
  name text NOT NULL,
  kind text NOT NULL,
  columns jsonb NOT NULL,
  saved_at timestamp with time zone NOT NULL,
  CONSTRAINT import_mapping_pkey PRIMARY KEY (name),
  CONSTRAINT import_mapping_kind_check CHECK ((kind = ANY (ARRAY['customers'::text, 'accounts'::text, 'services'::text, 'bills'::text]))),
  CONSTRAINT import_mapping_name_check CHECK ((name <> ''::text))
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE import_mapping TO heed_app;

CREATE TABLE import_run (
  id uuid NOT NULL,
  file_name text NOT NULL,
  blob text,
  bytes bigint NOT NULL,
  encoding text NOT NULL,
  separator text NOT NULL,
  header text[] NOT NULL,
  kind text,
  columns jsonb,
  state text NOT NULL,
  problem text,
  records bigint NOT NULL DEFAULT 0,
  bytes_read bigint NOT NULL DEFAULT 0,
  added bigint NOT NULL DEFAULT 0,
  changed bigint NOT NULL DEFAULT 0,
  same bigint NOT NULL DEFAULT 0,
  refused bigint NOT NULL DEFAULT 0,
  holder uuid,
  held_until timestamp with time zone,
  agent_id uuid,
  created_at timestamp with time zone NOT NULL,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  CONSTRAINT import_run_pkey PRIMARY KEY (id),
  CONSTRAINT import_run_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  CONSTRAINT import_run_kind_check CHECK ((kind = ANY (ARRAY['customers'::text, 'accounts'::text, 'services'::text, 'bills'::text]))),
  CONSTRAINT import_run_state_check CHECK ((state = ANY (ARRAY['uploaded'::text, 'running'::text, 'done'::text, 'stopped'::text])))
);
CREATE INDEX import_run_newest ON import_run USING btree (created_at DESC);
CREATE INDEX import_run_running ON import_run USING btree (started_at) WHERE (state = 'running'::text);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE import_run TO heed_app;

CREATE TABLE lane (
  lane smallint NOT NULL,
  head bigint NOT NULL DEFAULT 0,
  hash bytea NOT NULL DEFAULT '\x0000000000000000000000000000000000000000000000000000000000000000'::bytea,
  CONSTRAINT lane_pkey PRIMARY KEY (lane),
  CONSTRAINT lane_lane_check CHECK (((lane >= 0) AND (lane <= 15)))
);
GRANT SELECT ON TABLE lane TO heed_app;

CREATE TABLE learned_waits (
  pool text NOT NULL,
  version integer NOT NULL,
  learned_at timestamp with time zone NOT NULL,
  learned jsonb NOT NULL,
  CONSTRAINT learned_waits_pkey PRIMARY KEY (pool, version)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE learned_waits TO heed_app;

CREATE TABLE letter (
  lane smallint NOT NULL,
  seq bigint NOT NULL,
  case_id uuid NOT NULL,
  job_id uuid NOT NULL,
  queued_at timestamp with time zone NOT NULL,
  settled_at timestamp with time zone,
  outcome text,
  by_machine boolean NOT NULL DEFAULT false,
  tries integer NOT NULL DEFAULT 0,
  again_at timestamp with time zone,
  why text,
  not_before timestamp with time zone,
  returned_at timestamp with time zone,
  CONSTRAINT letter_pkey PRIMARY KEY (lane, seq),
  CONSTRAINT letter_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  CONSTRAINT letter_lane_seq_fkey FOREIGN KEY (lane, seq) REFERENCES fact(lane, seq),
  CONSTRAINT letter_check CHECK (((settled_at IS NULL) = (outcome IS NULL))),
  CONSTRAINT letter_outcome_check CHECK ((outcome = ANY (ARRAY['sent'::text, 'not-sent'::text, 'dropped'::text])))
);
CREATE INDEX letter_case ON letter USING btree (case_id);
CREATE INDEX letter_not_before ON letter USING btree (not_before) WHERE ((settled_at IS NULL) AND (not_before IS NOT NULL));
CREATE INDEX letter_owed ON letter USING btree (queued_at) WHERE (settled_at IS NULL);
GRANT INSERT, SELECT, UPDATE ON TABLE letter TO heed_app;

CREATE TABLE line_day (
  day date NOT NULL,
  contacts integer NOT NULL,
  busy_seconds double precision NOT NULL,
  waited_seconds double precision NOT NULL,
  left_count integer NOT NULL,
  selling_seconds double precision NOT NULL,
  caused_seconds double precision NOT NULL,
  spared_seconds double precision,
  CONSTRAINT line_day_pkey PRIMARY KEY (day)
);
GRANT DELETE, INSERT, SELECT ON TABLE line_day TO heed_app;

CREATE TABLE line_half_hour (
  day date NOT NULL,
  half smallint NOT NULL,
  help integer NOT NULL,
  sales integer NOT NULL,
  agent_seconds double precision NOT NULL,
  CONSTRAINT line_half_hour_pkey PRIMARY KEY (day, half),
  CONSTRAINT line_half_hour_day_fkey FOREIGN KEY (day) REFERENCES line_day(day) ON DELETE CASCADE,
  CONSTRAINT line_half_hour_half_check CHECK (((half >= 0) AND (half <= 47)))
);
GRANT DELETE, INSERT, SELECT ON TABLE line_half_hour TO heed_app;

CREATE TABLE line_leader (
  id smallint NOT NULL DEFAULT 1,
  epoch bigint NOT NULL DEFAULT 0,
  holder text,
  expires_at timestamp with time zone NOT NULL DEFAULT '-infinity'::timestamp with time zone,
  CONSTRAINT line_leader_pkey PRIMARY KEY (id),
  CONSTRAINT line_leader_id_check CHECK ((id = 1))
);
GRANT SELECT, UPDATE ON TABLE line_leader TO heed_app;

CREATE TABLE line_place (
  id smallint NOT NULL DEFAULT 1,
  next bigint NOT NULL DEFAULT 1,
  version bigint NOT NULL DEFAULT 0,
  CONSTRAINT line_place_pkey PRIMARY KEY (id),
  CONSTRAINT line_place_id_check CHECK ((id = 1))
);
GRANT SELECT, UPDATE ON TABLE line_place TO heed_app;

CREATE TABLE line_trouble (
  case_id uuid NOT NULL,
  since timestamp with time zone NOT NULL,
  tries integer NOT NULL,
  next_try_at timestamp with time zone NOT NULL,
  CONSTRAINT line_trouble_pkey PRIMARY KEY (case_id),
  CONSTRAINT line_trouble_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE line_trouble TO heed_app;

CREATE TABLE mail_import (
  key text NOT NULL,
  bytes bigint NOT NULL,
  taken bigint NOT NULL,
  known bigint NOT NULL,
  refused bigint NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT mail_import_pkey PRIMARY KEY (key)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE mail_import TO heed_app;

CREATE TABLE mail_in (
  id uuid NOT NULL,
  case_id uuid,
  message_id uuid,
  header_id text,
  source text NOT NULL,
  from_address text,
  subject text NOT NULL,
  kind text NOT NULL,
  place text NOT NULL,
  answers json NOT NULL,
  came_at timestamp with time zone NOT NULL,
  raw_blob text,
  raw_size bigint,
  raw_sha256 bytea,
  settled_at timestamp with time zone,
  settled_by uuid,
  external_id text,
  header_date text,
  CONSTRAINT mail_in_pkey PRIMARY KEY (id),
  CONSTRAINT mail_in_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  CONSTRAINT mail_in_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES agent(id),
  CONSTRAINT mail_in_check CHECK (((place = 'aside'::text) OR (case_id IS NOT NULL))),
  CONSTRAINT mail_in_check1 CHECK (((settled_at IS NULL) = (settled_by IS NULL))),
  CONSTRAINT mail_in_check2 CHECK ((((raw_blob IS NULL) = (raw_size IS NULL)) AND ((raw_blob IS NULL) = (raw_sha256 IS NULL)))),
  CONSTRAINT mail_in_place_check CHECK ((place = ANY (ARRAY['case'::text, 'pending'::text, 'story'::text, 'aside'::text])))
);
CREATE INDEX mail_in_aside ON mail_in USING btree (came_at DESC, id) WHERE ((place = 'aside'::text) AND (settled_at IS NULL));
CREATE INDEX mail_in_case ON mail_in USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE UNIQUE INDEX mail_in_external ON mail_in USING btree (external_id) WHERE (external_id IS NOT NULL);
CREATE INDEX mail_in_header ON mail_in USING btree (header_id) WHERE (header_id IS NOT NULL);
CREATE INDEX mail_in_machine ON mail_in USING btree (from_address, came_at) WHERE (kind <> 'person'::text);
CREATE INDEX mail_in_message ON mail_in USING btree (message_id) WHERE (message_id IS NOT NULL);
CREATE INDEX mail_in_pending ON mail_in USING btree (came_at DESC, id) WHERE ((place = 'pending'::text) AND (settled_at IS NULL));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE mail_in TO heed_app;

CREATE TABLE mail_thread (
  case_id uuid NOT NULL,
  subject text NOT NULL,
  last_message_id text,
  is_automatic boolean NOT NULL DEFAULT false,
  message_ids text[] NOT NULL DEFAULT '{}'::text[],
  customer_message_id text,
  CONSTRAINT mail_thread_pkey PRIMARY KEY (case_id),
  CONSTRAINT mail_thread_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE mail_thread TO heed_app;

CREATE TABLE mailbox (
  address text NOT NULL,
  purpose text NOT NULL,
  skill text,
  created_at timestamp with time zone NOT NULL,
  last_mail_at timestamp with time zone,
  CONSTRAINT mailbox_pkey PRIMARY KEY (address),
  CONSTRAINT mailbox_skill_fkey FOREIGN KEY (skill) REFERENCES skill(name),
  CONSTRAINT mailbox_address_check CHECK (((address = lower(address)) AND (address ~~ '%_@_%'::text)))
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE mailbox TO heed_app;

CREATE TABLE mention (
  agent_id uuid NOT NULL,
  case_id uuid NOT NULL,
  note_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  read_at timestamp with time zone,
  CONSTRAINT mention_pkey PRIMARY KEY (note_id, agent_id),
  CONSTRAINT mention_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  CONSTRAINT mention_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
);
CREATE INDEX mention_case ON mention USING btree (case_id);
CREATE INDEX mention_unread ON mention USING btree (agent_id, case_id) WHERE (read_at IS NULL);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE mention TO heed_app;

CREATE TABLE migration (
  name text NOT NULL,
  sha256 text NOT NULL,
  ran_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT migration_pkey PRIMARY KEY (name)
);
GRANT SELECT ON TABLE migration TO heed_app;

CREATE TABLE money_entry (
  remedy_id uuid NOT NULL,
  movement text NOT NULL,
  book text NOT NULL,
  amount_minor bigint NOT NULL,
  currency text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT money_entry_pkey PRIMARY KEY (remedy_id, movement, book),
  CONSTRAINT money_entry_remedy_id_fkey FOREIGN KEY (remedy_id) REFERENCES remedy(id),
  CONSTRAINT money_entry_amount_minor_check CHECK ((amount_minor <> 0)),
  CONSTRAINT money_entry_book_check CHECK ((book = ANY (ARRAY['house'::text, 'owed'::text, 'account'::text]))),
  CONSTRAINT money_entry_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CONSTRAINT money_entry_movement_check CHECK ((movement = ANY (ARRAY['given'::text, 'booked'::text, 'taken-back'::text])))
);
CREATE CONSTRAINT TRIGGER money_entry_sums_to_zero AFTER INSERT OR DELETE OR UPDATE ON money_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION money_entry_is_balanced();
GRANT INSERT, SELECT ON TABLE money_entry TO heed_app;

CREATE TABLE offer (
  id uuid NOT NULL,
  version integer NOT NULL,
  withdrawn_at timestamp with time zone,
  CONSTRAINT offer_pkey PRIMARY KEY (id),
  CONSTRAINT offer_version_check CHECK ((version > 0))
);
GRANT INSERT, SELECT, UPDATE ON TABLE offer TO heed_app;

CREATE TABLE offer_version (
  offer_id uuid NOT NULL,
  version integer NOT NULL,
  name_en text NOT NULL,
  name_es text NOT NULL,
  terms_en text NOT NULL,
  terms_es text NOT NULL,
  price_minor bigint,
  currency text,
  from_day date NOT NULL,
  until_day date,
  published_by uuid NOT NULL,
  published_at timestamp with time zone NOT NULL,
  CONSTRAINT offer_version_pkey PRIMARY KEY (offer_id, version),
  CONSTRAINT offer_version_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offer(id),
  CONSTRAINT offer_version_published_by_fkey FOREIGN KEY (published_by) REFERENCES agent(id),
  CONSTRAINT offer_version_check1 CHECK (((price_minor IS NULL) = (currency IS NULL))),
  CONSTRAINT offer_version_check2 CHECK (((until_day IS NULL) OR (until_day >= (from_day + 7)))),
  CONSTRAINT offer_version_price_minor_check CHECK ((price_minor >= 0)),
  CONSTRAINT offer_version_version_check CHECK ((version > 0))
);
GRANT INSERT, SELECT ON TABLE offer_version TO heed_app;

CREATE TABLE organisation (
  id smallint NOT NULL DEFAULT 1,
  name text NOT NULL,
  mail_domain text NOT NULL,
  time_zone text NOT NULL,
  hours jsonb NOT NULL,
  phone text,
  emergency_phone text,
  duty_lead_id uuid,
  outside_body text NOT NULL,
  languages text[] NOT NULL DEFAULT '{en,es}'::text[],
  rest_after_hours integer NOT NULL DEFAULT 336,
  is_demo boolean NOT NULL DEFAULT false,
  modes jsonb NOT NULL DEFAULT '{}'::jsonb,
  answer_within_hours integer DEFAULT 8,
  machine_letters_an_hour integer NOT NULL DEFAULT 10,
  line jsonb NOT NULL DEFAULT '{}'::jsonb,
  calendar_id uuid,
  told_from time without time zone NOT NULL DEFAULT '08:00:00'::time without time zone,
  told_until time without time zone NOT NULL DEFAULT '21:00:00'::time without time zone,
  ladder jsonb NOT NULL DEFAULT '{}'::jsonb,
  ask_minutes integer NOT NULL DEFAULT 10,
  CONSTRAINT organisation_pkey PRIMARY KEY (id),
  CONSTRAINT organisation_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendar(id),
  CONSTRAINT organisation_duty_lead_id_fkey FOREIGN KEY (duty_lead_id) REFERENCES agent(id),
  CONSTRAINT organisation_answer_within_hours_check CHECK (((answer_within_hours >= 1) AND (answer_within_hours <= 1000))),
  CONSTRAINT organisation_ask_minutes_check CHECK (((ask_minutes >= 1) AND (ask_minutes <= 240))),
  CONSTRAINT organisation_id_check CHECK ((id = 1)),
  CONSTRAINT organisation_machine_letters_an_hour_check CHECK (((machine_letters_an_hour >= 1) AND (machine_letters_an_hour <= 1000))),
  CONSTRAINT organisation_rest_after_hours_check CHECK ((rest_after_hours > 0)),
  CONSTRAINT organisation_told CHECK ((told_from < told_until))
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE organisation TO heed_app;

CREATE TABLE outage (
  id uuid NOT NULL,
  place text NOT NULL,
  event text NOT NULL,
  service text NOT NULL,
  from_at timestamp with time zone NOT NULL,
  until_at timestamp with time zone,
  noted_at timestamp with time zone NOT NULL,
  noted_by uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT outage_pkey PRIMARY KEY (id),
  CONSTRAINT outage_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES agent(id),
  CONSTRAINT outage_check CHECK (((until_at IS NULL) OR (until_at >= from_at))),
  CONSTRAINT outage_event_check CHECK ((event = ANY (ARRAY['loss-of-service'::text, 'delayed-start'::text]))),
  CONSTRAINT outage_place_check CHECK ((place <> ''::text)),
  CONSTRAINT outage_service_check CHECK ((service = ANY (ARRAY['phone'::text, 'internet'::text, 'other'::text])))
);
CREATE INDEX outage_from ON outage USING btree (from_at);
GRANT INSERT, SELECT, UPDATE ON TABLE outage TO heed_app;

CREATE TABLE promise_told (
  commitment_id uuid NOT NULL,
  agent_id uuid NOT NULL,
  CONSTRAINT promise_told_pkey PRIMARY KEY (commitment_id, agent_id),
  CONSTRAINT promise_told_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  CONSTRAINT promise_told_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id) ON DELETE CASCADE
);
CREATE INDEX promise_told_agent ON promise_told USING btree (agent_id);
GRANT DELETE, INSERT, SELECT ON TABLE promise_told TO heed_app;

CREATE TABLE promised_money (
  commitment_id uuid NOT NULL,
  amount_minor bigint NOT NULL,
  currency text NOT NULL,
  approval_id uuid,
  allowed_by uuid,
  CONSTRAINT promised_money_pkey PRIMARY KEY (commitment_id),
  CONSTRAINT promised_money_allowed_by_fkey FOREIGN KEY (allowed_by) REFERENCES agent(id),
  CONSTRAINT promised_money_approval_id_fkey FOREIGN KEY (approval_id) REFERENCES approval(id),
  CONSTRAINT promised_money_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id) ON DELETE CASCADE,
  CONSTRAINT promised_money_amount_minor_check CHECK ((amount_minor > 0))
);
GRANT INSERT, SELECT, UPDATE ON TABLE promised_money TO heed_app;

CREATE TABLE purse (
  holder text NOT NULL,
  most_minor bigint,
  currency text,
  from_on date,
  until_on date,
  CONSTRAINT purse_pkey PRIMARY KEY (holder),
  CONSTRAINT purse_check CHECK (((most_minor IS NULL) = (currency IS NULL))),
  CONSTRAINT purse_check1 CHECK (((most_minor IS NULL) = (from_on IS NULL))),
  CONSTRAINT purse_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CONSTRAINT purse_holder_check CHECK (((holder = 'house'::text) OR (holder ~ '^(agent|role):'::text))),
  CONSTRAINT purse_most_minor_check CHECK ((most_minor > 0))
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE purse TO heed_app;

CREATE TABLE purse_entry (
  id uuid NOT NULL,
  holder text NOT NULL,
  what text NOT NULL,
  amount_minor bigint,
  currency text,
  why text NOT NULL,
  agent_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT purse_entry_pkey PRIMARY KEY (id),
  CONSTRAINT purse_entry_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  CONSTRAINT purse_entry_holder_fkey FOREIGN KEY (holder) REFERENCES purse(holder),
  CONSTRAINT purse_entry_amount_minor_check CHECK ((amount_minor > 0)),
  CONSTRAINT purse_entry_check CHECK (((what = 'closed'::text) = (amount_minor IS NULL))),
  CONSTRAINT purse_entry_check1 CHECK (((amount_minor IS NULL) = (currency IS NULL))),
  CONSTRAINT purse_entry_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CONSTRAINT purse_entry_what_check CHECK ((what = ANY (ARRAY['set'::text, 'topped-up'::text, 'closed'::text]))),
  CONSTRAINT purse_entry_why_check CHECK ((why <> ''::text))
);
CREATE INDEX purse_entry_holder ON purse_entry USING btree (holder, at DESC);
GRANT INSERT, SELECT ON TABLE purse_entry TO heed_app;

CREATE TABLE purse_kind (
  holder text NOT NULL,
  kind text NOT NULL,
  most_count integer NOT NULL,
  from_on date NOT NULL,
  until_on date,
  CONSTRAINT purse_kind_pkey PRIMARY KEY (holder, kind),
  CONSTRAINT purse_kind_holder_fkey FOREIGN KEY (holder) REFERENCES purse(holder),
  CONSTRAINT purse_kind_check CHECK ((until_on >= from_on)),
  CONSTRAINT purse_kind_kind_check CHECK ((kind = ANY (ARRAY['goods'::text, 'callback'::text, 'visit'::text, 'reconnect'::text, 'plan-change'::text]))),
  CONSTRAINT purse_kind_most_count_check CHECK ((most_count > 0))
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE purse_kind TO heed_app;

CREATE TABLE quote_calibration (
  pool text NOT NULL,
  grp text NOT NULL,
  nine_by double precision NOT NULL,
  nine_seen integer NOT NULL,
  middle_by double precision NOT NULL,
  middle_seen integer NOT NULL,
  CONSTRAINT quote_calibration_pkey PRIMARY KEY (pool, grp)
);
GRANT INSERT, SELECT, UPDATE ON TABLE quote_calibration TO heed_app;

CREATE TABLE received (
  channel text NOT NULL,
  external_id text NOT NULL,
  case_id uuid NOT NULL,
  message_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  said text,
  CONSTRAINT received_pkey PRIMARY KEY (channel, external_id),
  CONSTRAINT received_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE received TO heed_app;

CREATE TABLE recording (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  file_id uuid NOT NULL,
  call_id uuid,
  media_type text NOT NULL,
  seconds double precision NOT NULL,
  seconds_by text NOT NULL,
  started_at timestamp with time zone,
  transcript_file_id uuid,
  added_at timestamp with time zone NOT NULL,
  CONSTRAINT recording_pkey PRIMARY KEY (id),
  CONSTRAINT recording_file_id_key UNIQUE (file_id),
  CONSTRAINT recording_transcript_file_id_key UNIQUE (transcript_file_id),
  CONSTRAINT recording_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  CONSTRAINT recording_file_id_fkey FOREIGN KEY (file_id) REFERENCES file(id) ON DELETE CASCADE,
  CONSTRAINT recording_transcript_file_id_fkey FOREIGN KEY (transcript_file_id) REFERENCES file(id) ON DELETE SET NULL,
  CONSTRAINT recording_seconds_by_check CHECK ((seconds_by = ANY (ARRAY['file'::text, 'player'::text]))),
  CONSTRAINT recording_seconds_check CHECK (((seconds > (0)::double precision) AND (seconds <= (86400)::double precision)))
);
CREATE INDEX recording_case ON recording USING btree (case_id);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE recording TO heed_app;

CREATE TABLE remedy (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  kind text NOT NULL,
  agent_id uuid,
  by_rule text,
  by_pack text,
  account_id uuid,
  service_id uuid,
  catalogue_id uuid,
  amount_minor bigint,
  cost_minor bigint NOT NULL DEFAULT 0,
  currency text,
  commitment_id uuid,
  approval_id uuid,
  with_remedy uuid,
  state text NOT NULL,
  booker text NOT NULL,
  reference text,
  given_at timestamp with time zone NOT NULL,
  settled_at timestamp with time zone,
  tries integer NOT NULL DEFAULT 0,
  try_at timestamp with time zone,
  trouble text,
  catalogue_version integer,
  reference_key text,
  failure_id uuid,
  CONSTRAINT remedy_pkey PRIMARY KEY (id),
  CONSTRAINT remedy_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  CONSTRAINT remedy_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  CONSTRAINT remedy_amount_minor_check CHECK ((amount_minor > 0)),
  CONSTRAINT remedy_booker_check CHECK ((booker = ANY (ARRAY['port'::text, 'webhook'::text, 'by-hand'::text]))),
  CONSTRAINT remedy_check CHECK (((state = 'booked'::text) = (reference IS NOT NULL))),
  CONSTRAINT remedy_cost_minor_check CHECK ((cost_minor >= 0)),
  CONSTRAINT remedy_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CONSTRAINT remedy_state_check CHECK ((state = ANY (ARRAY['given'::text, 'failed'::text, 'booked'::text, 'taken-back'::text])))
);
CREATE INDEX remedy_account ON remedy USING btree (account_id) WHERE (account_id IS NOT NULL);
CREATE UNIQUE INDEX remedy_approval ON remedy USING btree (approval_id) WHERE ((approval_id IS NOT NULL) AND (state <> 'taken-back'::text));
CREATE INDEX remedy_by_hand ON remedy USING btree (given_at) WHERE (state = ANY (ARRAY['given'::text, 'failed'::text]));
CREATE INDEX remedy_case ON remedy USING btree (case_id);
CREATE INDEX remedy_commitment ON remedy USING btree (commitment_id) WHERE (commitment_id IS NOT NULL);
CREATE INDEX remedy_failure ON remedy USING btree (failure_id) WHERE (failure_id IS NOT NULL);
CREATE INDEX remedy_given_at ON remedy USING btree (given_at) WHERE (currency IS NOT NULL);
CREATE INDEX remedy_given_by ON remedy USING btree (agent_id, given_at) WHERE (agent_id IS NOT NULL);
CREATE UNIQUE INDEX remedy_reference_once ON remedy USING btree (reference_key) WHERE (reference_key IS NOT NULL);
CREATE INDEX remedy_try ON remedy USING btree (try_at) WHERE (try_at IS NOT NULL);
GRANT INSERT, SELECT, UPDATE ON TABLE remedy TO heed_app;

CREATE TABLE remedy_condition (
  id uuid NOT NULL,
  entry_id uuid NOT NULL,
  kind text NOT NULL,
  from_on date,
  until_on date,
  plans text[] NOT NULL DEFAULT '{}'::text[],
  days integer,
  why_en text NOT NULL,
  why_es text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  ended_at timestamp with time zone,
  CONSTRAINT remedy_condition_pkey PRIMARY KEY (id),
  CONSTRAINT remedy_condition_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES remedy_entry(id) ON DELETE CASCADE,
  CONSTRAINT remedy_condition_check CHECK (((until_on IS NULL) OR (from_on IS NULL) OR (until_on >= from_on))),
  CONSTRAINT remedy_condition_days_check CHECK ((days > 0)),
  CONSTRAINT remedy_condition_kind_check CHECK ((kind = ANY (ARRAY['since'::text, 'plan'::text, 'once-in'::text, 'after'::text]))),
  CONSTRAINT remedy_condition_version_check CHECK ((version > 0)),
  CONSTRAINT remedy_condition_why_en_check CHECK ((why_en <> ''::text)),
  CONSTRAINT remedy_condition_why_es_check CHECK ((why_es <> ''::text))
);
CREATE UNIQUE INDEX remedy_condition_one_of_a_kind ON remedy_condition USING btree (entry_id, kind) WHERE (ended_at IS NULL);
GRANT INSERT, SELECT, UPDATE ON TABLE remedy_condition TO heed_app;

CREATE TABLE remedy_entry (
  id uuid NOT NULL,
  "position" integer NOT NULL,
  kind text NOT NULL,
  name_en text NOT NULL,
  name_es text NOT NULL,
  terms_en text NOT NULL,
  terms_es text NOT NULL,
  effects jsonb NOT NULL,
  amount_by text NOT NULL,
  amount_minor bigint,
  cost_minor bigint NOT NULL DEFAULT 0,
  currency text,
  days integer NOT NULL,
  plan text,
  plan_minor bigint,
  is_offered boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  changed_at timestamp with time zone,
  changed_by uuid,
  ended_at timestamp with time zone,
  CONSTRAINT remedy_entry_pkey PRIMARY KEY (id),
  CONSTRAINT remedy_entry_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES agent(id),
  CONSTRAINT remedy_entry_amount_by_check CHECK ((amount_by = ANY (ARRAY['fixed'::text, 'unused'::text, 'month'::text, 'overdue'::text, 'none'::text]))),
  CONSTRAINT remedy_entry_amount_minor_check CHECK ((amount_minor > 0)),
  CONSTRAINT remedy_entry_check CHECK (((amount_by = 'fixed'::text) = (amount_minor IS NOT NULL))),
  CONSTRAINT remedy_entry_check1 CHECK ((((amount_minor IS NULL) AND (cost_minor = 0) AND (plan_minor IS NULL)) OR (currency IS NOT NULL))),
  CONSTRAINT remedy_entry_cost_minor_check CHECK ((cost_minor >= 0)),
  CONSTRAINT remedy_entry_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CONSTRAINT remedy_entry_days_check CHECK (((days >= 0) AND (days <= 365))),
  CONSTRAINT remedy_entry_effects_are_a_list CHECK (((jsonb_typeof(effects) = 'array'::text) AND (NOT jsonb_path_exists(effects, '$[*]?((@.type() != "object" || !(exists (@."trouble"?(((((@ == "cut-off" || @ == "unused") || @ == "overdue") || @ == "broken-promise") || @ == "fault") || @ == "other")))) || !(exists (@."repairs"?(@ == "full" || @ == "part"))))'::jsonpath)))) NOT VALID,
  CONSTRAINT remedy_entry_name_en_check CHECK ((name_en <> ''::text)),
  CONSTRAINT remedy_entry_name_es_check CHECK ((name_es <> ''::text)),
  CONSTRAINT remedy_entry_plan_minor_check CHECK ((plan_minor >= 0)),
  CONSTRAINT remedy_entry_version_check CHECK ((version > 0))
);
CREATE TRIGGER remedy_entry_versions AFTER INSERT OR UPDATE ON remedy_entry FOR EACH ROW EXECUTE FUNCTION remedy_entry_keeps_versions();
GRANT INSERT, SELECT, UPDATE ON TABLE remedy_entry TO heed_app;

CREATE TABLE remedy_entry_version (
  entry_id uuid NOT NULL,
  version integer NOT NULL,
  said jsonb NOT NULL,
  changed_at timestamp with time zone,
  changed_by uuid,
  CONSTRAINT remedy_entry_version_pkey PRIMARY KEY (entry_id, version),
  CONSTRAINT remedy_entry_version_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES agent(id),
  CONSTRAINT remedy_entry_version_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES remedy_entry(id)
);
GRANT INSERT, SELECT ON TABLE remedy_entry_version TO heed_app;

CREATE TABLE rota (
  agent_id uuid NOT NULL,
  plan jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT rota_pkey PRIMARY KEY (agent_id),
  CONSTRAINT rota_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE rota TO heed_app;

CREATE TABLE rule_let_go (
  rule text NOT NULL,
  about text NOT NULL DEFAULT ''::text,
  since timestamp with time zone NOT NULL,
  CONSTRAINT rule_let_go_pkey PRIMARY KEY (rule, about)
);
GRANT DELETE, INSERT, SELECT ON TABLE rule_let_go TO heed_app;

CREATE TABLE rule_override (
  override_id uuid NOT NULL,
  rule text NOT NULL,
  about text NOT NULL DEFAULT ''::text,
  direction text NOT NULL,
  needs text,
  case_id uuid NOT NULL,
  remedy_id uuid,
  at timestamp with time zone NOT NULL,
  proposal_id uuid,
  CONSTRAINT rule_override_pkey PRIMARY KEY (override_id, rule),
  CONSTRAINT rule_override_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  CONSTRAINT rule_override_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES rule_proposal(id)
);
CREATE INDEX rule_override_alike ON rule_override USING btree (rule, about, direction, at);
CREATE INDEX rule_override_case ON rule_override USING btree (case_id);
CREATE INDEX rule_override_proposal ON rule_override USING btree (proposal_id) WHERE (proposal_id IS NOT NULL);
GRANT INSERT, SELECT, UPDATE ON TABLE rule_override TO heed_app;

CREATE TABLE rule_proposal (
  id uuid NOT NULL,
  rule text NOT NULL,
  about text NOT NULL DEFAULT ''::text,
  direction text NOT NULL,
  made_at timestamp with time zone NOT NULL,
  state text NOT NULL DEFAULT 'open'::text,
  settled_at timestamp with time zone,
  settled_by uuid,
  reason text,
  CONSTRAINT rule_proposal_pkey PRIMARY KEY (id),
  CONSTRAINT rule_proposal_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES agent(id),
  CONSTRAINT rule_proposal_check CHECK (((state = 'open'::text) = (settled_at IS NULL))),
  CONSTRAINT rule_proposal_state_check CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'declined'::text])))
);
CREATE UNIQUE INDEX rule_proposal_one_open ON rule_proposal USING btree (rule, about, direction) WHERE (state = 'open'::text);
GRANT INSERT, SELECT, UPDATE ON TABLE rule_proposal TO heed_app;

CREATE TABLE rung_time (
  case_id uuid NOT NULL,
  rung integer NOT NULL,
  answer_by timestamp with time zone NOT NULL,
  agent_id uuid NOT NULL,
  since timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  how text,
  CONSTRAINT rung_time_pkey PRIMARY KEY (case_id, rung, answer_by),
  CONSTRAINT rung_time_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  CONSTRAINT rung_time_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  CONSTRAINT rung_time_check CHECK (((ended_at IS NULL) = (how IS NULL))),
  CONSTRAINT rung_time_how_check CHECK ((how = ANY (ARRAY['answered'::text, 'late'::text, 'passed-on'::text, 'solved'::text])))
);
CREATE INDEX rung_time_ended ON rung_time USING btree (ended_at) WHERE (ended_at IS NOT NULL);
GRANT INSERT, SELECT, UPDATE ON TABLE rung_time TO heed_app;

CREATE TABLE search_stale (
  customer_id uuid NOT NULL,
  CONSTRAINT search_stale_pkey PRIMARY KEY (customer_id),
  CONSTRAINT search_stale_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id) ON DELETE CASCADE
);
GRANT DELETE, INSERT, SELECT ON TABLE search_stale TO heed_app;

CREATE TABLE seat (
  agent_id uuid NOT NULL,
  presence text NOT NULL DEFAULT 'offline'::text,
  since timestamp with time zone NOT NULL,
  free_since timestamp with time zone NOT NULL,
  seen_at timestamp with time zone NOT NULL,
  call_capacity smallint NOT NULL DEFAULT 1,
  chat_capacity smallint NOT NULL DEFAULT 3,
  letter_capacity smallint NOT NULL DEFAULT 1,
  wrap_up_until timestamp with time zone,
  CONSTRAINT seat_pkey PRIMARY KEY (agent_id),
  CONSTRAINT seat_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id),
  CONSTRAINT seat_call_capacity_check CHECK (((call_capacity >= 0) AND (call_capacity <= 1))),
  CONSTRAINT seat_chat_capacity_check CHECK (((chat_capacity >= 0) AND (chat_capacity <= 20))),
  CONSTRAINT seat_letter_capacity_check CHECK (((letter_capacity >= 0) AND (letter_capacity <= 20))),
  CONSTRAINT seat_presence_check CHECK ((presence = ANY (ARRAY['here'::text, 'away'::text, 'offline'::text])))
);
CREATE INDEX seat_wrapping_up ON seat USING btree (wrap_up_until) WHERE (wrap_up_until IS NOT NULL);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE seat TO heed_app;

CREATE TABLE service (
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  kind text NOT NULL,
  plan text NOT NULL,
  identifier text NOT NULL,
  monthly_minor bigint NOT NULL,
  currency text NOT NULL,
  state text NOT NULL,
  since date NOT NULL,
  ends_on date,
  cut_planned_on date,
  cut_notice_on date,
  cut_notice_id text,
  CONSTRAINT service_pkey PRIMARY KEY (id),
  CONSTRAINT service_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT service_kind_check CHECK ((kind = ANY (ARRAY['internet'::text, 'mobile'::text, 'landline'::text, 'tv'::text]))),
  CONSTRAINT service_notice_is_of_a_planned_cut CHECK (((cut_notice_on IS NULL) OR (cut_planned_on IS NOT NULL))) NOT VALID,
  CONSTRAINT service_state_check CHECK ((state = ANY (ARRAY['active'::text, 'cut'::text, 'ended'::text])))
);
CREATE INDEX service_account ON service USING btree (account_id);
CREATE INDEX service_cut_notice ON service USING btree (cut_notice_id) WHERE (cut_notice_id IS NOT NULL);
CREATE INDEX service_ends_on ON service USING btree (ends_on) WHERE ((ends_on IS NOT NULL) AND (state <> 'ended'::text));
CREATE INDEX service_identifier ON service USING btree (identifier);
CREATE INDEX service_plain_identifier ON service USING btree (plain_number(identifier));
CREATE TRIGGER search_note_stale AFTER INSERT OR DELETE OR UPDATE OF identifier ON service FOR EACH ROW EXECUTE FUNCTION search_note_stale();
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE service TO heed_app;

CREATE TABLE service_failure (
  id uuid NOT NULL,
  outage_id uuid,
  case_id uuid,
  account_id uuid NOT NULL,
  service_id uuid,
  event text NOT NULL,
  service text NOT NULL,
  from_at timestamp with time zone NOT NULL,
  until_at timestamp with time zone,
  noted_at timestamp with time zone NOT NULL,
  reported_at timestamp with time zone,
  reckon_at timestamp with time zone,
  CONSTRAINT service_failure_pkey PRIMARY KEY (id),
  CONSTRAINT service_failure_outage_id_account_id_key UNIQUE (outage_id, account_id),
  CONSTRAINT service_failure_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  CONSTRAINT service_failure_outage_id_fkey FOREIGN KEY (outage_id) REFERENCES outage(id),
  CONSTRAINT service_failure_check CHECK (((until_at IS NULL) OR (until_at >= from_at))),
  CONSTRAINT service_failure_check1 CHECK (((case_id IS NOT NULL) OR (outage_id IS NOT NULL))),
  CONSTRAINT service_failure_event_check CHECK ((event = ANY (ARRAY['loss-of-service'::text, 'delayed-start'::text, 'missed-appointment'::text]))),
  CONSTRAINT service_failure_service_check CHECK ((service = ANY (ARRAY['phone'::text, 'internet'::text, 'other'::text])))
);
CREATE INDEX service_failure_account ON service_failure USING btree (account_id);
CREATE INDEX service_failure_case ON service_failure USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX service_failure_reckon ON service_failure USING btree (reckon_at) WHERE (reckon_at IS NOT NULL);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE service_failure TO heed_app;

CREATE TABLE setup_change (
  id bigint NOT NULL,
  at timestamp with time zone NOT NULL,
  agent_id uuid,
  thing text NOT NULL,
  what text NOT NULL,
  before jsonb,
  after jsonb,
  CONSTRAINT setup_change_pkey PRIMARY KEY (id),
  CONSTRAINT setup_change_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id)
);
CREATE INDEX setup_change_thing ON setup_change USING btree (thing, id DESC);
GRANT INSERT, SELECT ON TABLE setup_change TO heed_app;

CREATE TABLE skill (
  name text NOT NULL,
  label_en text NOT NULL,
  label_es text NOT NULL,
  least_level smallint NOT NULL DEFAULT 1,
  CONSTRAINT skill_pkey PRIMARY KEY (name),
  CONSTRAINT skill_label_en_check CHECK ((label_en <> ''::text)),
  CONSTRAINT skill_label_es_check CHECK ((label_es <> ''::text)),
  CONSTRAINT skill_least_level_check CHECK (((least_level >= 1) AND (least_level <= 3))),
  CONSTRAINT skill_name_check CHECK ((name <> ''::text))
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE skill TO heed_app;

CREATE TABLE snippet (
  id uuid NOT NULL,
  type text NOT NULL,
  owner_id uuid,
  shortcut text NOT NULL,
  title text NOT NULL,
  language text,
  words text NOT NULL DEFAULT ''::text,
  steps jsonb NOT NULL DEFAULT '[]'::jsonb,
  changed_by uuid NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  CONSTRAINT snippet_pkey PRIMARY KEY (id),
  CONSTRAINT snippet_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES agent(id),
  CONSTRAINT snippet_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES agent(id),
  CONSTRAINT snippet_language_check CHECK ((language = ANY (ARRAY['en'::text, 'es'::text]))),
  CONSTRAINT snippet_type_check CHECK ((type = ANY (ARRAY['snippet'::text, 'macro'::text])))
);
CREATE UNIQUE INDEX snippet_own_shortcut ON snippet USING btree (owner_id, shortcut, COALESCE(language, ''::text)) WHERE (owner_id IS NOT NULL);
CREATE UNIQUE INDEX snippet_team_shortcut ON snippet USING btree (shortcut, COALESCE(language, ''::text)) WHERE (owner_id IS NULL);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE snippet TO heed_app;

CREATE TABLE team (
  id uuid NOT NULL,
  name text NOT NULL,
  calendar_id uuid,
  CONSTRAINT team_pkey PRIMARY KEY (id),
  CONSTRAINT team_name_key UNIQUE (name),
  CONSTRAINT team_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendar(id)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE team TO heed_app;

CREATE TABLE terms_shown (
  commitment_id uuid NOT NULL,
  shown_at timestamp with time zone NOT NULL,
  CONSTRAINT terms_shown_pkey PRIMARY KEY (commitment_id),
  CONSTRAINT terms_shown_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id) ON DELETE CASCADE
);
GRANT INSERT, SELECT ON TABLE terms_shown TO heed_app;

CREATE TABLE told_wait (
  entry_id uuid NOT NULL,
  told_at timestamp with time zone NOT NULL,
  at_most_seconds integer NOT NULL,
  is_at_once boolean NOT NULL,
  state text NOT NULL DEFAULT 'open'::text,
  settled_at timestamp with time zone,
  CONSTRAINT told_wait_pkey PRIMARY KEY (entry_id, told_at),
  CONSTRAINT told_wait_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id),
  CONSTRAINT told_wait_settled_check CHECK (((state = 'open'::text) = (settled_at IS NULL))),
  CONSTRAINT told_wait_state_check CHECK ((state = ANY (ARRAY['open'::text, 'kept'::text, 'broken'::text, 'unknown'::text])))
);
CREATE INDEX told_wait_told ON told_wait USING btree (told_at);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE told_wait TO heed_app;

CREATE TABLE unused_told (
  service_id uuid NOT NULL,
  since date NOT NULL,
  case_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT unused_told_pkey PRIMARY KEY (service_id, since),
  CONSTRAINT unused_told_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  CONSTRAINT unused_told_service_id_fkey FOREIGN KEY (service_id) REFERENCES service(id) ON DELETE CASCADE
);
GRANT INSERT, SELECT ON TABLE unused_told TO heed_app;

CREATE TABLE usage (
  service_id uuid NOT NULL,
  month date NOT NULL,
  kind text NOT NULL,
  quantity numeric NOT NULL,
  unit text NOT NULL,
  CONSTRAINT usage_pkey PRIMARY KEY (service_id, month, kind),
  CONSTRAINT usage_service_id_fkey FOREIGN KEY (service_id) REFERENCES service(id),
  CONSTRAINT usage_kind_check CHECK ((kind = ANY (ARRAY['data'::text, 'minutes'::text, 'texts'::text])))
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE usage TO heed_app;

CREATE TABLE widget_customer (
  external_id text NOT NULL,
  customer_id uuid NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT widget_customer_pkey PRIMARY KEY (external_id),
  CONSTRAINT widget_customer_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id)
);
CREATE INDEX widget_customer_customer ON widget_customer USING btree (customer_id);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE widget_customer TO heed_app;

CREATE TABLE widget_key (
  id uuid NOT NULL,
  sealed text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  created_by uuid,
  ends_at timestamp with time zone,
  CONSTRAINT widget_key_pkey PRIMARY KEY (id),
  CONSTRAINT widget_key_created_by_fkey FOREIGN KEY (created_by) REFERENCES agent(id)
);
CREATE UNIQUE INDEX widget_key_current ON widget_key USING btree (((ends_at IS NULL))) WHERE (ends_at IS NULL);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE widget_key TO heed_app;

CREATE TABLE widget_origin (
  origin text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  created_by uuid,
  CONSTRAINT widget_origin_pkey PRIMARY KEY (origin),
  CONSTRAINT widget_origin_created_by_fkey FOREIGN KEY (created_by) REFERENCES agent(id)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE widget_origin TO heed_app;

CREATE OR REPLACE FUNCTION address_lock(p_kind text, p_value text)
 RETURNS void
 LANGUAGE sql
AS $function$
  SELECT pg_advisory_xact_lock(hashtextextended(p_kind || ':' || p_value, 50));
$function$;
GRANT EXECUTE ON FUNCTION address_lock(p_kind text, p_value text) TO PUBLIC;
GRANT EXECUTE ON FUNCTION address_lock(p_kind text, p_value text) TO heed_app;

CREATE OR REPLACE FUNCTION auth_follow_agent()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  UPDATE auth_user SET name = NEW.name, email = lower(NEW.email), updated_at = now() WHERE id = NEW.id;
  IF NEW.departed_at IS NOT NULL THEN
    DELETE FROM auth_session WHERE user_id = NEW.id;
  END IF;
  RETURN NULL;
END $function$;
GRANT EXECUTE ON FUNCTION auth_follow_agent() TO PUBLIC;

CREATE OR REPLACE FUNCTION case_and_mail_write(p_cases json, p_entries json, p_commitments json, p_received json, p_files json, p_thread json, p_helper_thread json, p_mail json, p_mentions json)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM case_write(p_cases, p_entries, p_commitments, p_received);
  PERFORM mail_write(p_files, p_thread, p_helper_thread, p_mail, p_mentions);
END $function$;
GRANT EXECUTE ON FUNCTION case_and_mail_write(p_cases json, p_entries json, p_commitments json, p_received json, p_files json, p_thread json, p_helper_thread json, p_mail json, p_mentions json) TO PUBLIC;

CREATE OR REPLACE FUNCTION case_and_person_write(p_person json, p_cases json, p_entries json, p_commitments json, p_received json, p_files json, p_thread json, p_helper_thread json, p_mail json, p_mentions json)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
DECLARE
  v_kind text := p_person -> 'address' ->> 'kind';
  v_value text := p_person -> 'address' ->> 'value';
BEGIN
  IF (p_person ->> 'is_first')::boolean AND v_value IS NOT NULL THEN
    PERFORM address_lock(v_kind, v_value);
    IF EXISTS (SELECT FROM customer_address a JOIN customer c ON c.id = a.customer_id
        WHERE a.kind = v_kind AND a.value = v_value AND c.erased_at IS NULL) THEN
      RAISE unique_violation USING CONSTRAINT = 'customer_address_first',
        MESSAGE = 'somebody else is known by this address by now';
    END IF;
  END IF;
  INSERT INTO customer (id, name, language, created_at)
  SELECT id, name, language, created_at FROM json_populate_record(NULL::customer, p_person);
  INSERT INTO customer_address (customer_id, kind, value, created_at)
  SELECT customer_id, kind, value, created_at FROM json_populate_record(NULL::customer_address, p_person -> 'address')
  WHERE value IS NOT NULL;
  PERFORM case_and_mail_write(p_cases, p_entries, p_commitments, p_received, p_files, p_thread, p_helper_thread, p_mail, p_mentions);
END $function$;
GRANT EXECUTE ON FUNCTION case_and_person_write(p_person json, p_cases json, p_entries json, p_commitments json, p_received json, p_files json, p_thread json, p_helper_thread json, p_mail json, p_mentions json) TO PUBLIC;

CREATE OR REPLACE FUNCTION case_kept(p_case uuid)
 RETURNS json
 LANGUAGE plpgsql
AS $function$
BEGIN
  RETURN (SELECT json_build_object('entryId', e.id, 'place', e.place,
      'joinedAt', round(extract(epoch FROM e.joined_at) * 1000)::bigint,
      'until', round(extract(epoch FROM e.kept_until) * 1000)::bigint)
    FROM entry e WHERE e.case_id = p_case AND e.kept_until IS NOT NULL ORDER BY e.kept_until DESC LIMIT 1);
END $function$;
GRANT EXECUTE ON FUNCTION case_kept(p_case uuid) TO PUBLIC;

CREATE OR REPLACE FUNCTION case_lock(p_customers uuid[], p_seats uuid[], p_cases uuid[])
 RETURNS TABLE(c cases, entry json, commitments json, tags json)
 LANGUAGE plpgsql
AS $function$
DECLARE
  v_id uuid;
BEGIN
  FOREACH v_id IN ARRAY p_customers LOOP
    PERFORM FROM customer WHERE id = v_id FOR UPDATE;
  END LOOP;
  FOREACH v_id IN ARRAY p_seats LOOP
    PERFORM FROM seat WHERE agent_id = v_id FOR UPDATE;
  END LOOP;
  FOREACH v_id IN ARRAY p_cases LOOP
    PERFORM FROM cases WHERE id = v_id FOR UPDATE;
    RETURN QUERY SELECT * FROM case_read(v_id);
  END LOOP;
END $function$;
GRANT EXECUTE ON FUNCTION case_lock(p_customers uuid[], p_seats uuid[], p_cases uuid[]) TO PUBLIC;

CREATE OR REPLACE FUNCTION case_marks_what_waits()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW.customer_spoke_at <> OLD.customer_spoke_at THEN
    UPDATE commitment SET spoken_at = NEW.customer_spoke_at
    WHERE case_id = NEW.id AND state = 'open' AND paused_at IS NOT NULL;
  END IF;
  IF NEW.status <> OLD.status THEN
    UPDATE approval SET over_since = CASE WHEN NEW.status IN ('solved', 'merged') THEN now() END
    WHERE case_id = NEW.id AND state = 'open';
  END IF;
  RETURN NULL;
END $function$;
GRANT EXECUTE ON FUNCTION case_marks_what_waits() TO PUBLIC;

CREATE OR REPLACE FUNCTION case_move(p_moved json)
 RETURNS void
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
DECLARE
  v_place record;
BEGIN
  UPDATE cases c SET version = moved.version
  FROM json_to_recordset(p_moved) AS moved(id uuid, version integer) WHERE c.id = moved.id;
  FOR v_place IN SELECT * FROM json_to_recordset(p_moved)
      AS m(entry uuid, state text, agent_id uuid, offer_until timestamptz, answered_at timestamptz) WHERE entry IS NOT NULL LOOP
    UPDATE entry SET state = v_place.state, agent_id = v_place.agent_id, offer_until = v_place.offer_until,
      answered_at = v_place.answered_at WHERE id = v_place.entry;
  END LOOP;
END $function$;
GRANT EXECUTE ON FUNCTION case_move(p_moved json) TO PUBLIC;

CREATE OR REPLACE FUNCTION case_read(p_case uuid)
 RETURNS TABLE(c cases, entry json, commitments json, tags json)
 LANGUAGE sql
 STABLE
AS $function$
  SELECT c,
    (SELECT json_build_object('id', e.id, 'medium', e.medium, 'place', e.place, 'state', e.state, 'agentId', e.agent_id,
        'joinedAt', round(extract(epoch FROM e.joined_at) * 1000)::bigint,
        'offerUntil', round(extract(epoch FROM e.offer_until) * 1000)::bigint,
        'answeredAt', round(extract(epoch FROM e.answered_at) * 1000)::bigint,
        'toldUntil', round(extract(epoch FROM e.told_until) * 1000)::bigint,
        'onlyFor', CASE WHEN e.only_for IS NOT NULL THEN json_build_object('agentId', e.only_for,
          'until', round(extract(epoch FROM e.only_for_until) * 1000)::bigint) END,
        'pastLimitAt', round(extract(epoch FROM e.past_limit_at) * 1000)::bigint,
        'callback', CASE WHEN e.callback_by IS NOT NULL THEN json_build_object('by', e.callback_by,
          'window', CASE WHEN e.callback_from IS NOT NULL THEN json_build_object(
            'from', round(extract(epoch FROM e.callback_from) * 1000)::bigint,
            'until', round(extract(epoch FROM e.callback_until) * 1000)::bigint) END,
          'tries', e.callback_tries,
          'notBefore', round(extract(epoch FROM e.not_before) * 1000)::bigint,
          'isMet', e.callback_met,
          'comeBy', round(extract(epoch FROM e.come_by) * 1000)::bigint,
          'waitedBy', e.waited_by, 'promiseId', e.callback_promise) END)
      FROM entry e WHERE e.case_id = c.id AND e.state IN ('waiting', 'offered', 'answered')),
    (SELECT json_agg(json_build_object('id', p.id, 'kind', p.kind, 'agentId', p.agent_id,
        'madeAt', round(extract(epoch FROM p.made_at) * 1000)::bigint,
        'dueAt', round(extract(epoch FROM p.due_at) * 1000)::bigint,
        'warnAt', round(extract(epoch FROM p.warn_at) * 1000)::bigint, 'state', p.state,
        'warnedAt', round(extract(epoch FROM p.warned_at) * 1000)::bigint,
        'settledAt', round(extract(epoch FROM p.settled_at) * 1000)::bigint) ORDER BY p.made_at, p.id)
      FROM commitment p WHERE p.case_id = c.id),
    (SELECT json_agg(t.tag) FROM case_tag t WHERE t.case_id = c.id)
  FROM cases c WHERE c.id = p_case
$function$;
GRANT EXECUTE ON FUNCTION case_read(p_case uuid) TO PUBLIC;

CREATE OR REPLACE FUNCTION case_rung_write(p_rungs json)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  -- The time that is over, as it was: by an answer, by the next rung, or by another time for the last one.
  UPDATE rung_time t SET
    ended_at = coalesce(r.rung_answered_at, CASE WHEN r.rung <> c.rung THEN r.rung_since ELSE c.rung_answer_by END),
    how = CASE
      WHEN r.rung_answered_at IS NOT NULL AND r.rung = c.rung THEN
        CASE WHEN c.status IN ('solved', 'owing') THEN 'solved' ELSE 'answered' END
      WHEN r.rung = c.rung OR r.rung_since >= c.rung_answer_by THEN 'late'
      ELSE 'passed-on' END
  FROM json_populate_recordset(NULL::cases, p_rungs) r JOIN cases c ON c.id = r.id
  WHERE t.case_id = c.id AND t.rung = c.rung AND t.answer_by = c.rung_answer_by AND t.ended_at IS NULL
    AND (r.rung_answered_at IS NOT NULL OR (r.rung, r.rung_answer_by) IS DISTINCT FROM (c.rung, c.rung_answer_by));

  UPDATE cases c SET rung = r.rung, rung_agent = r.rung_agent, rung_since = r.rung_since,
    rung_answer_by = r.rung_answer_by, rung_answered_at = r.rung_answered_at, rung_people = r.rung_people,
    rung_named = r.rung_named, rung_team = r.rung_team, rung_warn_at = r.rung_warn_at,
    rung_reminded_at = r.rung_reminded_at, rung_times_late = r.rung_times_late, refused_by = r.refused_by,
    points = r.points, points_settled = r.points_settled, points_own = r.points_own
  FROM json_populate_recordset(NULL::cases, p_rungs) r
  WHERE c.id = r.id;

  INSERT INTO rung_time (case_id, rung, answer_by, agent_id, since)
  SELECT r.id, r.rung, r.rung_answer_by, r.rung_agent, r.rung_since
  FROM json_populate_recordset(NULL::cases, p_rungs) r
  WHERE r.rung_agent IS NOT NULL AND r.rung_answered_at IS NULL AND r.rung_answer_by IS NOT NULL
  ON CONFLICT DO NOTHING;
END $function$;
GRANT EXECUTE ON FUNCTION case_rung_write(p_rungs json) TO PUBLIC;

CREATE OR REPLACE FUNCTION case_wish_write(p_wishes json)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  UPDATE cases c SET wish_leave = w.wish_leave, wish_pay_less = w.wish_pay_less
  FROM json_populate_recordset(NULL::cases, p_wishes) w
  WHERE c.id = w.id;
END $function$;
GRANT EXECUTE ON FUNCTION case_wish_write(p_wishes json) TO PUBLIC;

CREATE OR REPLACE FUNCTION case_write(p_cases json, p_entries json, p_commitments json, p_received json)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF p_cases IS NOT NULL THEN
    INSERT INTO cases SELECT * FROM json_populate_recordset(NULL::cases, p_cases)
    ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, skill = excluded.skill, priority = excluded.priority,
      status = excluded.status, owner_id = excluded.owner_id, accepted_at = excluded.accepted_at,
      solved_at = excluded.solved_at, customer_spoke_at = excluded.customer_spoke_at,
      company_spoke_at = excluded.company_spoke_at, owners = excluded.owners, handover_id = excluded.handover_id,
      handover_from = excluded.handover_from, handover_to = excluded.handover_to,
      handover_until = excluded.handover_until, version = excluded.version,
      snooze_commitment = excluded.snooze_commitment, snoozed_until = excluded.snoozed_until,
      merged_into = excluded.merged_into;
    DELETE FROM case_tag t USING json_array_elements(p_cases) AS row
    WHERE t.case_id = (row ->> 'id')::uuid AND row -> 'tags' IS NOT NULL
      AND t.tag NOT IN (SELECT json_array_elements_text(row -> 'tags'));
    INSERT INTO case_tag
    SELECT (row ->> 'id')::uuid, json_array_elements_text(row -> 'tags') FROM json_array_elements(p_cases) AS row
    WHERE row -> 'tags' IS NOT NULL
    ON CONFLICT DO NOTHING;
  END IF;
  IF p_entries IS NOT NULL THEN
    INSERT INTO entry (id, case_id, medium, place, state, agent_id, joined_at, offer_until, answered_at, ended_at,
      told_until, only_for, only_for_until, past_limit_at, kept_until, callback_by, callback_from, callback_until, callback_tries, not_before,
      callback_met, come_by, waited_by, callback_promise)
    SELECT id, case_id, medium, place, state, agent_id, joined_at, offer_until, answered_at, ended_at,
      told_until, only_for, only_for_until, past_limit_at, kept_until, callback_by, callback_from, callback_until, callback_tries, not_before,
      callback_met, come_by, waited_by, callback_promise
    FROM json_populate_recordset(NULL::entry, p_entries)
    ON CONFLICT (id) DO UPDATE SET state = excluded.state, agent_id = excluded.agent_id,
      offer_until = excluded.offer_until, answered_at = excluded.answered_at, ended_at = excluded.ended_at,
      told_until = excluded.told_until, only_for = excluded.only_for, only_for_until = excluded.only_for_until,
      past_limit_at = excluded.past_limit_at, medium = excluded.medium, kept_until = excluded.kept_until,
      callback_by = excluded.callback_by, callback_from = excluded.callback_from,
      callback_until = excluded.callback_until, callback_tries = excluded.callback_tries,
      not_before = excluded.not_before, callback_met = excluded.callback_met, come_by = excluded.come_by,
      waited_by = excluded.waited_by, callback_promise = excluded.callback_promise,
      callback_number = CASE WHEN excluded.callback_by = 'phone' AND excluded.state IN ('waiting', 'offered', 'answered')
        THEN entry.callback_number END,
      callback_matter = CASE WHEN excluded.callback_by = 'phone' AND excluded.state IN ('waiting', 'offered', 'answered')
        THEN entry.callback_matter END;
    -- Whoever ended a contact is free since then, or wraps it up first for as long as the house says; the one who is free longest is asked first. Seats are locked before cases, so a
    -- seat that is locked is not waited for: whoever holds it is writing the same column, with about the same time.
    UPDATE seat SET free_since = greatest(seat.free_since, freed.at),
      wrap_up_until = CASE WHEN freed.seconds > 0
        THEN greatest(coalesce(seat.wrap_up_until, freed.at), freed.at + make_interval(secs => freed.seconds))
        ELSE seat.wrap_up_until END
    FROM (
      SELECT seat.agent_id, over.ended_at AS at, coalesce((SELECT (line -> 'wrapUpSeconds' ->> over.medium)::integer
        FROM organisation), 0) AS seconds
      FROM json_populate_recordset(NULL::entry, p_entries) AS over JOIN seat ON seat.agent_id = over.agent_id
      WHERE over.state = 'ended' AND seat.free_since <= over.ended_at
      FOR UPDATE OF seat SKIP LOCKED) AS freed
    WHERE seat.agent_id = freed.agent_id;
  END IF;
  IF p_commitments IS NOT NULL THEN
    INSERT INTO commitment SELECT * FROM json_populate_recordset(NULL::commitment, p_commitments)
    ON CONFLICT (id) DO UPDATE SET state = excluded.state, warned_at = excluded.warned_at,
      settled_at = excluded.settled_at, due_at = excluded.due_at, warn_at = excluded.warn_at,
      pauses = excluded.pauses, paused_at = excluded.paused_at, beyond = excluded.beyond,
      equivalent = excluded.equivalent;
  END IF;
  IF p_received IS NOT NULL THEN
    INSERT INTO received SELECT * FROM json_populate_recordset(NULL::received, p_received);
  END IF;
END $function$;
GRANT EXECUTE ON FUNCTION case_write(p_cases json, p_entries json, p_commitments json, p_received json) TO PUBLIC;

CREATE OR REPLACE FUNCTION cases_lock(p_customers uuid[], p_seats uuid[], p_cases uuid[])
 RETURNS TABLE(c cases, entry json, kept json, commitments json, tags json, is_erased boolean)
 LANGUAGE plpgsql
AS $function$
#variable_conflict use_column
BEGIN
  IF cardinality(p_customers) > 0 THEN
    PERFORM FROM customer WHERE id = ANY(ARRAY(SELECT unnest(p_customers))) ORDER BY id FOR UPDATE;
  END IF;
  IF cardinality(p_seats) > 0 THEN
    PERFORM FROM seat WHERE agent_id = ANY(ARRAY(SELECT unnest(p_seats))) ORDER BY agent_id FOR UPDATE;
  END IF;
  IF cardinality(p_cases) > 0 THEN
    PERFORM FROM cases WHERE id = ANY(ARRAY(SELECT unnest(p_cases))) ORDER BY id FOR UPDATE;
    RETURN QUERY SELECT * FROM cases_read(p_cases);
  END IF;
END $function$;
GRANT EXECUTE ON FUNCTION cases_lock(p_customers uuid[], p_seats uuid[], p_cases uuid[]) TO PUBLIC;

CREATE OR REPLACE FUNCTION cases_lock_free(p_cases uuid[])
 RETURNS TABLE(c cases, entry json, kept json, commitments json, tags json, is_erased boolean)
 LANGUAGE plpgsql
AS $function$
DECLARE
  v_free uuid[];
BEGIN
  SELECT array_agg(free.id) INTO v_free FROM (
    SELECT held.id FROM cases held WHERE held.id = ANY(ARRAY(SELECT unnest(p_cases))) ORDER BY held.id FOR UPDATE SKIP LOCKED) free;
  RETURN QUERY SELECT * FROM cases_read(v_free);
END $function$;
GRANT EXECUTE ON FUNCTION cases_lock_free(p_cases uuid[]) TO PUBLIC;

CREATE OR REPLACE FUNCTION cases_read(p_cases uuid[])
 RETURNS TABLE(c cases, entry json, kept json, commitments json, tags json, is_erased boolean)
 LANGUAGE sql
 STABLE
AS $function$
  SELECT c,
    (SELECT entry_state(e) FROM entry e WHERE e.case_id = c.id AND e.state IN ('waiting', 'offered', 'answered')),
    (SELECT json_build_object('entryId', e.id, 'place', e.place,
        'joinedAt', round(extract(epoch FROM e.joined_at) * 1000)::bigint,
        'until', round(extract(epoch FROM e.kept_until) * 1000)::bigint)
      FROM entry e WHERE e.case_id = c.id AND e.kept_until IS NOT NULL ORDER BY e.kept_until DESC LIMIT 1),
    (SELECT json_agg(commitment_state(p) ORDER BY p.made_at, p.id)
      FROM commitment p WHERE p.case_id = c.id),
    (SELECT json_agg(t.tag) FROM case_tag t WHERE t.case_id = c.id),
    EXISTS (SELECT FROM customer k WHERE k.id = c.customer_id AND k.erased_at IS NOT NULL)
  FROM cases c WHERE c.id = ANY(ARRAY(SELECT unnest(p_cases)))
$function$;
GRANT EXECUTE ON FUNCTION cases_read(p_cases uuid[]) TO PUBLIC;

CREATE OR REPLACE FUNCTION commitment_state(p commitment)
 RETURNS json
 LANGUAGE sql
 STABLE
AS $function$
  SELECT json_build_object('id', p.id, 'kind', p.kind, 'agentId', p.agent_id,
    'madeAt', round(extract(epoch FROM p.made_at) * 1000)::bigint,
    'dueAt', round(extract(epoch FROM p.due_at) * 1000)::bigint,
    'warnAt', round(extract(epoch FROM p.warn_at) * 1000)::bigint, 'state', p.state,
    'warnedAt', round(extract(epoch FROM p.warned_at) * 1000)::bigint,
    'settledAt', round(extract(epoch FROM p.settled_at) * 1000)::bigint,
    'moved', coalesce(p.moved, 0),
    'to', CASE WHEN p.to_helper IS NULL THEN '"customer"'::json ELSE json_build_object('helperId', p.to_helper) END,
    'terms', p.terms, 'within', p.within, 'teamId', p.team_id, 'pauses', coalesce(p.pauses, '[]'),
    'letterId', p.letter_id, 'beyond', p.beyond, 'equivalent', p.equivalent)
$function$;
GRANT EXECUTE ON FUNCTION commitment_state(p commitment) TO PUBLIC;

CREATE OR REPLACE FUNCTION customer_erased(p_customer uuid)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
BEGIN
  RETURN EXISTS (SELECT FROM customer WHERE id = p_customer AND erased_at IS NOT NULL);
END $function$;
GRANT EXECUTE ON FUNCTION customer_erased(p_customer uuid) TO PUBLIC;
GRANT EXECUTE ON FUNCTION customer_erased(p_customer uuid) TO heed_app;

CREATE OR REPLACE FUNCTION entry_state(e entry)
 RETURNS json
 LANGUAGE sql
 STABLE
AS $function$
  SELECT json_build_object('id', e.id, 'medium', e.medium, 'place', e.place, 'state', e.state, 'agentId', e.agent_id,
    'joinedAt', round(extract(epoch FROM e.joined_at) * 1000)::bigint,
    'offerUntil', round(extract(epoch FROM e.offer_until) * 1000)::bigint,
    'answeredAt', round(extract(epoch FROM e.answered_at) * 1000)::bigint,
    'toldUntil', round(extract(epoch FROM e.told_until) * 1000)::bigint,
    'onlyFor', CASE WHEN e.only_for IS NOT NULL THEN json_build_object('agentId', e.only_for,
      'until', round(extract(epoch FROM e.only_for_until) * 1000)::bigint) END,
    'pastLimitAt', round(extract(epoch FROM e.past_limit_at) * 1000)::bigint,
    'callback', CASE WHEN e.callback_by IS NOT NULL THEN json_build_object('by', e.callback_by,
      'window', CASE WHEN e.callback_from IS NOT NULL THEN json_build_object(
        'from', round(extract(epoch FROM e.callback_from) * 1000)::bigint,
        'until', round(extract(epoch FROM e.callback_until) * 1000)::bigint) END,
      'tries', e.callback_tries,
      'notBefore', round(extract(epoch FROM e.not_before) * 1000)::bigint,
      'isMet', e.callback_met,
      'comeBy', round(extract(epoch FROM e.come_by) * 1000)::bigint,
      'waitedBy', e.waited_by, 'promiseId', e.callback_promise) END)
$function$;
GRANT EXECUTE ON FUNCTION entry_state(e entry) TO PUBLIC;

CREATE OR REPLACE FUNCTION erased_marks_what_waits()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  UPDATE approval v SET over_since = now() FROM cases c WHERE c.id = v.case_id AND c.customer_id = NEW.id AND v.state = 'open';
  RETURN NULL;
END $function$;
GRANT EXECUTE ON FUNCTION erased_marks_what_waits() TO PUBLIC;

CREATE OR REPLACE FUNCTION ledger_append(p_lanes smallint[], p_cases uuid[], p_types text[], p_ats bigint[], p_data text[], p_bodies text[])
 RETURNS bigint[]
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  i integer;
  v_lane smallint;
  v_head bigint;
  v_hash bytea;
  v_facts integer := cardinality(p_lanes);
  v_seqs bigint[] := array_fill(0::bigint, ARRAY[v_facts]);
  v_salts bytea[] := array_fill(NULL::bytea, ARRAY[v_facts]);
  v_body_hashes bytea[] := array_fill(NULL::bytea, ARRAY[v_facts]);
  v_hashes bytea[] := array_fill(NULL::bytea, ARRAY[v_facts]);
BEGIN
  FOR v_lane IN SELECT DISTINCT lane FROM unnest(p_lanes) AS given(lane) ORDER BY lane LOOP
    SELECT head, hash INTO STRICT v_head, v_hash FROM lane WHERE lane = v_lane FOR UPDATE;
    FOR i IN 1 .. v_facts LOOP
      CONTINUE WHEN p_lanes[i] <> v_lane;
      IF p_bodies[i] IS NOT NULL THEN
        v_salts[i] := uuid_send(gen_random_uuid());
        v_body_hashes[i] := sha256(v_salts[i] || convert_to(p_bodies[i], 'UTF8'));
      END IF;
      v_head := v_head + 1;
      v_hash := sha256(v_hash || convert_to(
        'heed-1' || E'\n' || v_lane || E'\n' || v_head || E'\n' || coalesce(p_cases[i]::text, '-') || E'\n' || p_types[i]
        || E'\n' || p_ats[i] || E'\n' || p_data[i] || E'\n' || coalesce(encode(v_body_hashes[i], 'hex'), '-'), 'UTF8'));
      v_seqs[i] := v_head;
      v_hashes[i] := v_hash;
    END LOOP;
    UPDATE lane SET head = v_head, hash = v_hash WHERE lane = v_lane;
  END LOOP;
  INSERT INTO fact (lane, seq, case_id, type, at, data, body_hash, hash)
  SELECT lane, seq, case_id, type, to_timestamp(at / 1000.0), data, body_hash, hash
  FROM unnest(p_lanes, v_seqs, p_cases, p_types, p_ats, p_data, v_body_hashes, v_hashes)
    AS f(lane, seq, case_id, type, at, data, body_hash, hash);
  INSERT INTO fact_body (lane, seq, salt, bytes)
  SELECT lane, seq, salt, convert_to(body, 'UTF8')
  FROM unnest(p_lanes, v_seqs, v_salts, p_bodies) AS b(lane, seq, salt, body) WHERE body IS NOT NULL;
  RETURN v_seqs;
END $function$;
GRANT EXECUTE ON FUNCTION ledger_append(p_lanes smallint[], p_cases uuid[], p_types text[], p_ats bigint[], p_data text[], p_bodies text[]) TO heed_app;

CREATE OR REPLACE FUNCTION ledger_erase_bodies(p_customer uuid)
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  WITH gone AS (
    DELETE FROM fact_body b USING fact f JOIN cases c ON c.id = f.case_id
    WHERE b.lane = f.lane AND b.seq = f.seq AND c.customer_id = p_customer
    RETURNING 1
  ) SELECT count(*) FROM gone
$function$;

CREATE OR REPLACE FUNCTION line_offered(p_agents uuid[], p_at timestamp with time zone, p_passed uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  UPDATE seat SET free_since = p_at WHERE agent_id = ANY(ARRAY(SELECT unnest(p_agents))) AND free_since < p_at;
  IF cardinality(p_passed) > 0 THEN
    UPDATE entry e SET overtaken_by_own = e.overtaken_by_own + passed.times
    FROM (SELECT id, count(*) AS times FROM unnest(p_passed) AS id GROUP BY id) AS passed
    WHERE e.id = passed.id AND e.state NOT IN ('left', 'ended');
  END IF;
END $function$;
GRANT EXECUTE ON FUNCTION line_offered(p_agents uuid[], p_at timestamp with time zone, p_passed uuid[]) TO PUBLIC;

CREATE OR REPLACE FUNCTION mail_write(p_files json, p_thread json, p_helper_thread json, p_mail json, p_mentions json)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF p_files IS NOT NULL THEN
    INSERT INTO file (id, case_id, message_id, blob, name, media_type, size, sha256, purpose, content_id, created_at)
    SELECT id, case_id, message_id, blob, name, media_type, size, sha256, purpose, content_id, created_at
    FROM json_populate_recordset(NULL::file, p_files);
  END IF;
  IF p_thread IS NOT NULL THEN
    INSERT INTO mail_thread AS t (case_id, subject, last_message_id, is_automatic, message_ids, customer_message_id)
    SELECT case_id, subject, last_message_id, is_automatic, thread_with('{}', last_message_id), last_message_id
    FROM json_populate_record(NULL::mail_thread, p_thread)
    ON CONFLICT (case_id) DO UPDATE SET
      last_message_id = coalesce(excluded.last_message_id, t.last_message_id), is_automatic = excluded.is_automatic,
      message_ids = thread_with(t.message_ids, excluded.last_message_id),
      customer_message_id = coalesce(excluded.last_message_id, t.customer_message_id);
  END IF;
  IF p_helper_thread IS NOT NULL THEN
    INSERT INTO helper_thread (case_id, helper_id, last_message_id)
    SELECT case_id, helper_id, last_message_id FROM json_populate_record(NULL::helper_thread, p_helper_thread)
    ON CONFLICT (case_id, helper_id) DO UPDATE SET last_message_id = excluded.last_message_id;
  END IF;
  IF p_mail IS NOT NULL THEN
    INSERT INTO mail_in (id, case_id, message_id, header_id, header_date, source, from_address, subject, kind, place, answers,
      came_at, raw_blob, raw_size, raw_sha256, settled_at, settled_by, external_id)
    SELECT id, case_id, message_id, header_id, header_date, source, from_address, subject, kind, place, answers, came_at,
      raw_blob, raw_size, raw_sha256, settled_at, settled_by, external_id
    FROM json_populate_record(NULL::mail_in, p_mail)
    ON CONFLICT (id) DO UPDATE SET case_id = excluded.case_id, message_id = excluded.message_id, place = excluded.place,
      answers = excluded.answers, raw_blob = excluded.raw_blob, raw_size = excluded.raw_size,
      raw_sha256 = excluded.raw_sha256, settled_at = excluded.settled_at, settled_by = excluded.settled_by;
  END IF;
  IF p_mentions IS NOT NULL THEN
    INSERT INTO mention (agent_id, case_id, note_id, at)
    SELECT agent_id, case_id, note_id, at FROM json_populate_recordset(NULL::mention, p_mentions)
    ON CONFLICT DO NOTHING;
  END IF;
END $function$;
GRANT EXECUTE ON FUNCTION mail_write(p_files json, p_thread json, p_helper_thread json, p_mail json, p_mentions json) TO PUBLIC;

CREATE OR REPLACE FUNCTION money_entry_is_balanced()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (
    SELECT FROM money_entry WHERE remedy_id = coalesce(NEW.remedy_id, OLD.remedy_id)
    GROUP BY currency HAVING sum(amount_minor) <> 0
  ) THEN
    RAISE EXCEPTION 'the money of remedy % does not sum to zero', coalesce(NEW.remedy_id, OLD.remedy_id)
      USING ERRCODE = 'check_violation', CONSTRAINT = 'money_entry_sums_to_zero';
  END IF;
  RETURN NULL;
END $function$;
GRANT EXECUTE ON FUNCTION money_entry_is_balanced() TO PUBLIC;

CREATE OR REPLACE FUNCTION plain_number(text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  SELECT ltrim(regexp_replace(upper($1), '[^A-Z0-9]', '', 'g'), '0')
$function$;
GRANT EXECUTE ON FUNCTION plain_number(text) TO PUBLIC;

CREATE OR REPLACE FUNCTION remedy_entry_keeps_versions()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.version = OLD.version AND remedy_entry_said(NEW) <> remedy_entry_said(OLD) THEN
    RAISE EXCEPTION 'remedy entry % changed without a new version', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'remedy_entry_changes_by_versions';
  END IF;
  INSERT INTO remedy_entry_version (entry_id, version, said, changed_at, changed_by)
  VALUES (NEW.id, NEW.version, remedy_entry_said(NEW), NEW.changed_at, NEW.changed_by) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $function$;
GRANT EXECUTE ON FUNCTION remedy_entry_keeps_versions() TO PUBLIC;

CREATE OR REPLACE FUNCTION remedy_entry_said(entry remedy_entry)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT to_jsonb(entry) - ARRAY['id', 'position', 'version', 'changed_at', 'changed_by', 'is_offered', 'ended_at']
$function$;
GRANT EXECUTE ON FUNCTION remedy_entry_said(entry remedy_entry) TO PUBLIC;

CREATE OR REPLACE FUNCTION search_note_stale()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  v_row record := coalesce(NEW, OLD);
  v_customer uuid;
BEGIN
  IF TG_TABLE_NAME = 'customer' THEN
    v_customer := v_row.id;
  ELSIF TG_TABLE_NAME = 'service' THEN
    SELECT customer_id INTO v_customer FROM account WHERE id = v_row.account_id;
  ELSE
    v_customer := v_row.customer_id;
  END IF;
  -- Whoever has no case yet is read when the first one is opened.
  INSERT INTO search_stale SELECT v_customer WHERE EXISTS (SELECT FROM cases WHERE customer_id = v_customer)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $function$;
GRANT EXECUTE ON FUNCTION search_note_stale() TO PUBLIC;

CREATE OR REPLACE FUNCTION thread_with(ids text[], id text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN ((id IS NULL) OR (length(id) > 250) OR (id = ANY (ids))) THEN ids WHEN (cardinality(ids) < 10) THEN (ids || id) ELSE (((ids)[1:1] || (ids)[3:]) || id) END;
GRANT EXECUTE ON FUNCTION thread_with(ids text[], id text) TO PUBLIC;
