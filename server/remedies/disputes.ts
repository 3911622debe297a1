/**
 * Dues that are disputed: while a service is put back and its old bills are looked at, nobody demands them (S4.8).
 *
 * What must stay true: that it is so is never written down. It follows from what was given (a service put back, and not taken back),
 * and ends when the customer says that the matter is solved; a matter that was joined into another ends with that one.
 */
import { type RawBuilder, sql } from 'kysely'

/** Whether the bill `b` is disputed. It is, if it was there on the day, of the house, when the service was put back, and is not paid. */
export const isDisputed: RawBuilder<boolean> = sql`(b.state <> 'paid' AND EXISTS (
  SELECT FROM remedy r CROSS JOIN LATERAL (
    WITH RECURSIVE on_to AS (
      SELECT c.status, c.merged_into FROM cases c WHERE c.id = r.case_id
      UNION ALL SELECT n.status, n.merged_into FROM on_to JOIN cases n ON n.id = on_to.merged_into)
    SELECT status FROM on_to WHERE merged_into IS NULL) goes_on
  WHERE r.account_id = b.account_id AND r.kind = 'reconnect' AND r.state <> 'taken-back'
    AND b.issued_on <= (r.given_at AT TIME ZONE (SELECT time_zone FROM organisation))::date AND goes_on.status <> 'solved'))`

/** Numbers of the disputed bills of an account, the oldest first. */
export const disputedNumbers = (accountId: RawBuilder<unknown>): RawBuilder<readonly string[]> => sql`ARRAY(
  SELECT b.number FROM bill b WHERE b.account_id = ${accountId} AND ${isDisputed} ORDER BY b.due_on, b.number)`

/** Whether any bill of an account is. */
export const hasDisputes = (accountId: RawBuilder<unknown>): RawBuilder<boolean> => sql`EXISTS (
  SELECT FROM bill b WHERE b.account_id = ${accountId} AND ${isDisputed})`
