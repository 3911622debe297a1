-- By which days and hours something is due: of a team, or of the whole house. Public holidays come by the country and its region, from
-- the catalogue; here stands what an organisation adds to them.
CREATE TABLE calendar (
  id uuid PRIMARY KEY,
  name text NOT NULL UNIQUE,
  -- As the catalogue of holidays names them; no country, no public holidays.
  country text,
  region text,
  time_zone text NOT NULL,
  -- Week, closed days, days with hours of their own, holidays that are worked: as domain/time knows them.
  plan jsonb NOT NULL,
  CHECK (region IS NULL OR country IS NOT NULL)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON calendar TO heed_app;

-- Null: a team goes by the calendar of the house, the house by its opening hours.
ALTER TABLE team ADD COLUMN calendar_id uuid REFERENCES calendar;
ALTER TABLE organisation ADD COLUMN calendar_id uuid REFERENCES calendar;
