-- Cuts that were announced, and what was paid for and not used.

-- A cut is planned for a day, and told beforehand. Nothing else may cut a service.
ALTER TABLE service
  ADD COLUMN cut_planned_on date,
  ADD COLUMN cut_notice_on date,
  ADD CONSTRAINT service_notice_is_of_a_planned_cut CHECK (cut_notice_on IS NULL OR cut_planned_on IS NOT NULL) NOT VALID;

-- Said once for each stretch in which a service was paid for and not used: `since` is its first month.
CREATE TABLE unused_told (
  service_id uuid NOT NULL REFERENCES service ON DELETE CASCADE,
  since date NOT NULL,
  case_id uuid NOT NULL REFERENCES cases,
  at timestamptz NOT NULL,
  PRIMARY KEY (service_id, since)
);

GRANT SELECT, INSERT ON unused_told TO heed_app;
