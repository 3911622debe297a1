-- Money that was promised, and on whose authority: reserved from the limits and the budgets until it is given or let go.
CREATE TABLE promised_money (
  commitment_id uuid PRIMARY KEY REFERENCES commitment ON DELETE CASCADE,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  currency text NOT NULL,
  approval_id uuid REFERENCES approval,
  -- Whoever said yes to it before it was said, or stood up for it after.
  allowed_by uuid REFERENCES agent
);
GRANT SELECT, INSERT, UPDATE ON promised_money TO heed_app;

-- What was promised before today; what was carried into another case has its amount there.
WITH RECURSIVE made AS (
  SELECT (data::jsonb ->> 'commitmentId')::uuid AS id, data::jsonb AS data FROM fact WHERE type = 'CommitmentMade'),
money AS (
  SELECT id, (data ->> 'amountMinor')::bigint AS minor, data ->> 'currency' AS currency, (data ->> 'approvalId')::uuid AS approval_id
  FROM made WHERE data ->> 'amountMinor' IS NOT NULL
  UNION ALL
  SELECT made.id, money.minor, money.currency, money.approval_id
  FROM money JOIN made ON (made.data ->> 'carriedFrom')::uuid = money.id)
INSERT INTO promised_money (commitment_id, amount_minor, currency, approval_id, allowed_by)
SELECT m.id, m.minor, m.currency, v.id, coalesce(v.decided_by, (
  SELECT (h.data::jsonb ->> 'agentId')::uuid FROM fact h
  WHERE h.type = 'CommitmentHonoured' AND h.case_id = p.case_id AND h.data::jsonb ->> 'commitmentId' = p.id::text LIMIT 1))
FROM money m JOIN commitment p ON p.id = m.id LEFT JOIN approval v ON v.id = m.approval_id
WHERE m.minor > 0 ON CONFLICT DO NOTHING;
