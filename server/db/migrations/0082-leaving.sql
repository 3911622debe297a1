-- Who wishes to leave, or to pay less; and until when a service works that was cancelled.
ALTER TABLE cases
  ADD COLUMN wish_leave text CHECK (wish_leave IN ('said', 'taken-back', 'done')),
  ADD COLUMN wish_pay_less text CHECK (wish_pay_less IN ('said', 'taken-back', 'done'));
-- What a lead looks at.
CREATE INDEX cases_leaving ON cases (customer_id) WHERE wish_leave = 'said';
CREATE INDEX cases_paying_less ON cases (customer_id) WHERE wish_pay_less = 'said';

-- The last day on which it works; null while nobody has cancelled it. Past it, the service has ended.
ALTER TABLE service ADD COLUMN ends_on date;

-- Beside `case_write`, for the few cases in which somebody says so.
CREATE FUNCTION case_wish_write(p_wishes json) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE cases c SET wish_leave = w.wish_leave, wish_pay_less = w.wish_pay_less
  FROM json_populate_recordset(NULL::cases, p_wishes) w
  WHERE c.id = w.id;
END $$;
