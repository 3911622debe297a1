-- How strictly each guarantee holds: {"G9": "observe"}; what is missing is enforced.
ALTER TABLE organisation ADD COLUMN modes jsonb NOT NULL DEFAULT '{}';

-- What the report of the guarantees counts, found without reading the whole ledger.
CREATE INDEX fact_of_guarantees ON fact (type, at) WHERE type IN ('RuleSetAside', 'OfferMade');
