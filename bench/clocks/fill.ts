/** Cases with one open promise each, put in by SQL while the product is stopped; and promises that are made due. */
import type { Client } from 'pg'

const CUSTOMERS = 20_000
const AGENTS = 200

/** Their promises are due in a month. Told at any hour: the bench must not depend on when it runs. */
export async function fill(
  client: Client,
  { promises, isCompensated }: { readonly promises: number; readonly isCompensated: boolean },
): Promise<void> {
  await client.query(`
    SET synchronous_commit = off; SET maintenance_work_mem = '256MB';
    UPDATE organisation SET told_from = '00:00', told_until = '24:00';
    INSERT INTO agent (id, name, email, role, created_at)
      SELECT gen_random_uuid(), 'Agent ' || n, 'bench-' || n || '@behemoth.example', 'agent', now() FROM generate_series(1, ${AGENTS}) n;
    INSERT INTO customer (id, name, created_at)
      SELECT ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'Customer ' || n, now() FROM generate_series(1, ${CUSTOMERS}) n;
    INSERT INTO customer_address (customer_id, kind, value, created_at)
      SELECT ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'email', 'customer-' || n || '@customers.example', now()
      FROM generate_series(1, ${CUSTOMERS}) n`)
  // Before the cases: the search looks anew at all cases of whom something else has changed, and that is not what is measured.
  if (isCompensated) await fillAccounts(client)
  await client.query(
    `WITH agents AS (SELECT array_agg(id) AS ids FROM agent WHERE email LIKE 'bench-%'),
      made AS (
        INSERT INTO cases (id, reference, customer_id, kind, channel, status, owner_id, accepted_at, opened_at, customer_spoke_at,
          company_spoke_at, owners, version)
        SELECT gen_random_uuid(), 'HD-BENCH-' || n, ('00000000-0000-4000-8000-' || lpad(to_hex(1 + n % ${CUSTOMERS}), 12, '0'))::uuid,
          'problem', 'mail', 'owned', ids[1 + n % ${AGENTS}], now(), now(), now(), now(), 1, 1
        FROM generate_series(1, $1::int) n, agents RETURNING id, owner_id)
    INSERT INTO commitment (id, case_id, kind, agent_id, made_at, warn_at, due_at, state)
    SELECT gen_random_uuid(), id, 'call-back', owner_id, now(), now() + interval '29 days', now() + interval '30 days', 'open' FROM made`,
    [promises],
  )
  await client.query('VACUUM (ANALYZE) cases, customer, customer_address, commitment')
}

/** Each customer has an account with one service, and a broken promise is made good with £5 in the books of the demo. */
async function fillAccounts(client: Client): Promise<void> {
  await client.query(`
    UPDATE charter_choice SET country = 'GB', sector = 'telecom', broken_minor = 500, currency = 'GBP';
    UPDATE billing SET port = 'demo';
    INSERT INTO account (id, customer_id, number, opened_on)
      SELECT gen_random_uuid(), id, 'BN-' || row_number() OVER (), '2020-01-03' FROM customer;
    INSERT INTO service (id, account_id, kind, plan, identifier, monthly_minor, currency, state, since)
      SELECT gen_random_uuid(), id, 'internet', 'Fibre 100', number, 3000, 'GBP', 'active', '2020-01-03' FROM account;
    ANALYZE account; ANALYZE service`)
}

/** Promises and when each is due, in milliseconds since the epoch. */
export type DueTimes = ReadonlyMap<string, number>

/** So many of those that are still open become due within so long after a moment, evenly spread; their owners have been warned. */
export async function makeDue(
  client: Client,
  { count, from, withinMs }: { readonly count: number; readonly from: number; readonly withinMs: number },
): Promise<DueTimes> {
  const { rows } = await client.query<{ id: string; due: string }>(
    `WITH chosen AS (
      SELECT id, to_timestamp(($2::float8 + $3::float8 * (row_number() OVER () - 1) / $1) / 1000) AS due
      FROM (SELECT id FROM commitment WHERE state = 'open' ORDER BY id LIMIT $1) AS open)
    UPDATE commitment p SET due_at = c.due, warn_at = c.due - interval '1 hour', warned_at = c.due - interval '1 hour'
    FROM chosen c WHERE p.id = c.id RETURNING p.id, (extract(epoch FROM p.due_at) * 1000)::bigint AS due`,
    [count, from, withinMs],
  )
  return new Map(rows.map(({ id, due }) => [id, Number(due)]))
}
