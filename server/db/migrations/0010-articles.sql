-- Help articles: what customers can read by themselves and agents put into replies. Ordinary tables, no ledger: nothing in them is
-- about a customer. What an article once said is kept, each time that it was saved.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE article (
  id uuid PRIMARY KEY,
  -- Its place on the web: /help/<slug>.
  slug text NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 80),
  -- Counts what was saved; who saves names the one that they began from.
  version integer NOT NULL CHECK (version > 0),
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL REFERENCES agent,
  updated_at timestamptz NOT NULL,
  updated_by uuid NOT NULL REFERENCES agent,
  -- Null while it is a draft, which only the team reads.
  published_at timestamptz,
  published_by uuid REFERENCES agent,
  CHECK ((published_at IS NULL) = (published_by IS NULL))
);

-- Every place that an article ever had: a link that was once sent leads to it for good.
CREATE TABLE article_slug (
  slug text PRIMARY KEY,
  article_id uuid NOT NULL REFERENCES article
);
CREATE INDEX article_slug_article ON article_slug (article_id);

-- What it says now, in each language that it is written in. Words are found with and without their accents; those of the title weigh
-- most, then the topic and the first paragraph.
CREATE TABLE article_text (
  article_id uuid NOT NULL REFERENCES article,
  language text NOT NULL CHECK (language IN ('en', 'es')),
  topic text NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  search tsvector NOT NULL GENERATED ALWAYS AS (
    CASE language
      WHEN 'es' THEN
        setweight(to_tsvector('pg_catalog.spanish', title || ' ' || translate(title, 'áéíóúüÁÉÍÓÚÜ', 'aeiouuAEIOUU')), 'A')
        || setweight(to_tsvector('pg_catalog.spanish', topic || ' ' || translate(topic, 'áéíóúüÁÉÍÓÚÜ', 'aeiouuAEIOUU')
          || ' ' || split_part(body, E'\n\n', 1)
          || ' ' || translate(split_part(body, E'\n\n', 1), 'áéíóúüÁÉÍÓÚÜ', 'aeiouuAEIOUU')), 'B')
        || setweight(to_tsvector('pg_catalog.spanish', body || ' ' || translate(body, 'áéíóúüÁÉÍÓÚÜ', 'aeiouuAEIOUU')), 'C')
      ELSE
        setweight(to_tsvector('pg_catalog.english', title), 'A')
        || setweight(to_tsvector('pg_catalog.english', topic || ' ' || split_part(body, E'\n\n', 1)), 'B')
        || setweight(to_tsvector('pg_catalog.english', body), 'C')
    END
  ) STORED,
  PRIMARY KEY (article_id, language)
);
CREATE INDEX article_text_search ON article_text USING gin (search);

-- Every saved version, in all its languages: {"en": {"topic", "title", "body"}, "es": …}. Never changed.
CREATE TABLE article_version (
  article_id uuid NOT NULL REFERENCES article,
  number integer NOT NULL,
  saved_at timestamptz NOT NULL,
  saved_by uuid NOT NULL REFERENCES agent,
  slug text NOT NULL,
  texts jsonb NOT NULL,
  PRIMARY KEY (article_id, number)
);

-- How often customers opened it, for "most read". Says nothing of who they were.
CREATE TABLE article_reads (
  article_id uuid PRIMARY KEY REFERENCES article,
  reads bigint NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON article, article_reads TO heed_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON article_text TO heed_app;
GRANT SELECT, INSERT ON article_slug, article_version TO heed_app;
