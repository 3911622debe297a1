-- Files that are recordings, and what was said in them. With its file a recording is gone, and so is its place in the story.
CREATE TABLE recording (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES cases,
  file_id uuid NOT NULL UNIQUE REFERENCES file ON DELETE CASCADE,
  call_id uuid,
  media_type text NOT NULL,
  seconds double precision NOT NULL CHECK (seconds > 0 AND seconds <= 86400),
  seconds_by text NOT NULL CHECK (seconds_by IN ('file', 'player')),
  started_at timestamptz,
  transcript_file_id uuid UNIQUE REFERENCES file ON DELETE SET NULL,
  added_at timestamptz NOT NULL
);
CREATE INDEX recording_case ON recording (case_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON recording TO heed_app;
