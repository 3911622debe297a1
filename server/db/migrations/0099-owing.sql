-- Closed means nothing owed: what its customer called solved while a promise was open is not closed before that promise is settled.
ALTER TABLE cases DROP CONSTRAINT cases_status_check;
ALTER TABLE cases ADD CONSTRAINT cases_status_check
  CHECK (status IN ('waiting', 'owned', 'proposed', 'unconfirmed', 'resting', 'owing', 'solved', 'merged'));

-- As their facts fold now.
UPDATE cases c SET status = 'owing'
WHERE c.status = 'solved' AND EXISTS (SELECT FROM commitment p WHERE p.case_id = c.id AND p.state = 'open');
