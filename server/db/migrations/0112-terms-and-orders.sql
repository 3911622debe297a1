-- When the written terms of what was promised were first shown to the customer on their page. By letter they arrive in the ledger.
CREATE TABLE terms_shown (
  commitment_id uuid PRIMARY KEY REFERENCES commitment ON DELETE CASCADE,
  shown_at timestamptz NOT NULL
);
GRANT SELECT, INSERT ON terms_shown TO heed_app;

-- Cancellations and changes of plan that are not the same in both books, as billing_difference is of remedies.
CREATE TABLE billing_order_difference (
  order_id uuid PRIMARY KEY REFERENCES billing_order,
  is_ours text NOT NULL,
  is_theirs text NOT NULL,
  found_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON billing_order_difference TO heed_app;

-- What they have and we never told them: of a remedy, or of an order.
ALTER TABLE billing_stranger ADD COLUMN is_order boolean NOT NULL DEFAULT false;

CREATE INDEX billing_order_commitment ON billing_order (commitment_id) WHERE commitment_id IS NOT NULL;
