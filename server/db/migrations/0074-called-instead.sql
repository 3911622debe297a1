-- Who asked to be called instead of waiting, and for when: what counts as waiting rests on it.
CREATE INDEX fact_of_called ON fact (case_id) WHERE type = 'CallbackAsked';
CREATE INDEX entry_called_at ON entry (callback_from) WHERE callback_from IS NOT NULL;
