-- What was asked under a name by which it is done once, as a digest: something else under the same name is told from it.
ALTER TABLE received ADD COLUMN said text;

-- Cases that were split from one another are found from either side: they count as one for what may be given in a case.
CREATE INDEX fact_of_parts ON fact (case_id)
  WHERE type = 'CaseSplit' OR (type = 'CaseOpened' AND position('"splitFrom"' IN data) > 0);
