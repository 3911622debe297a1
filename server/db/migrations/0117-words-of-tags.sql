-- What the tags of a case say. Facts and `case_tag` call a tag by an id that is made for its case alone, so that its word can be erased; a
-- tag from before is called by its own word.
CREATE TABLE case_tag_word (
  case_id uuid NOT NULL REFERENCES cases,
  tag text NOT NULL,
  word text NOT NULL,
  PRIMARY KEY (case_id, tag)
);
CREATE UNIQUE INDEX case_tag_word_word ON case_tag_word (word, case_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON case_tag_word TO heed_app;

-- Of whoever was erased already, nothing comes back.
INSERT INTO case_tag_word SELECT t.case_id, t.tag, t.tag FROM case_tag t
  JOIN cases c ON c.id = t.case_id JOIN customer u ON u.id = c.customer_id WHERE u.erased_at IS NULL;
DELETE FROM case_tag t USING cases c JOIN customer u ON u.id = c.customer_id
  WHERE c.id = t.case_id AND u.erased_at IS NOT NULL;
