/**
 * Fills a product's database with open cases by SQL, while the product is stopped.
 *
 * Each case has a customer of its own with a name and an address, an owner, two messages of 25 words, and the facts that say so.
 * Up to 10,000 cases the facts go through `ledger_append`, with their hashes, and what the cases are found by is left for the
 * product's own follower to read. Beyond, facts are put in without hashes and the follower is told that it has read them: the
 * rows are those that the product would have made, the chain is not.
 */
import { randomBytes } from 'node:crypto'
import type { Client } from 'pg'
import { makeReference } from '../../domain/case/reference.ts'
import { nameTerms, termsOf } from '../../server/search/terms.ts'
import type { Vocabulary } from './words.ts'

const agents = 200
const names = 2_000
const given = [
  'Rosa',
  'Ana',
  'Ivo',
  'Lena',
  'Omar',
  'Petra',
  'José',
  'Mina',
  'Tomás',
  'Greta',
  'Yusuf',
  'Clara',
]
const messages = 30

export interface Opened {
  readonly id: string
  readonly reference: string
}

/** People, names and texts to choose from, and the case that is opened; its owner is the agent with this address. */
export async function prepare(client: Client, { texts }: Vocabulary, owner: string): Promise<Opened> {
  await client.query(`
    SET synchronous_commit = off; SET maintenance_work_mem = '256MB'; SET work_mem = '64MB';
    CREATE TABLE bench_text (n int PRIMARY KEY, words text, terms tsvector);
    CREATE TABLE bench_name (n int PRIMARY KEY, name text, terms tsvector);
    CREATE TABLE bench_agent (n serial PRIMARY KEY, id uuid);
    WITH made AS (
      INSERT INTO agent (id, name, email, role, created_at)
      SELECT gen_random_uuid(), 'Agent ' || n, 'bench-' || n || '@behemoth.example', 'agent', now()
      FROM generate_series(1, ${agents}) n RETURNING id)
    INSERT INTO bench_agent (id) SELECT id FROM made`)
  await client.query(
    `INSERT INTO bench_text SELECT n, words, array_to_tsvector(terms)
     FROM json_to_recordset($1::json) AS r(n int, words text, terms text[])`,
    [JSON.stringify(texts.map((text, n) => ({ n, ...text })))],
  )
  const named = Array.from({ length: names }, (_, n) => {
    const name = `${given[n % given.length]} ${texts[n]?.words.split(' ').at(-1) ?? ''}`
    return { n, name, terms: [...termsOf(name), ...nameTerms([name])] }
  })
  await client.query(
    `INSERT INTO bench_name SELECT n, name, array_to_tsvector(terms)
     FROM json_to_recordset($1::json) AS r(n int, name text, terms text[])`,
    [JSON.stringify(named)],
  )
  return await openLongCase(client, owner)
}

/** With an account, two services, usage and bills, and ${messages} messages in turn. */
async function openLongCase(client: Client, owner: string): Promise<Opened> {
  const reference = makeReference(randomBytes(8))
  const { rows } = await client.query<{ id: string }>(
    `WITH u AS (INSERT INTO customer (id, name, created_at) VALUES (gen_random_uuid(), 'Lucía Ferrer', now() - interval '2 years') RETURNING id),
      d AS (INSERT INTO customer_address (customer_id, kind, value, created_at)
        SELECT id, 'phone', '+447700900321', now() FROM u),
      a AS (INSERT INTO account (id, customer_id, number, opened_on)
        SELECT gen_random_uuid(), id, 'BN-7755-3321', '2024-01-01' FROM u RETURNING id),
      s AS (INSERT INTO service (id, account_id, kind, plan, identifier, monthly_minor, currency, state, since)
        SELECT gen_random_uuid(), a.id, kind, 'Plan ' || kind, 'BN-' || kind, 3000, 'GBP', 'active', '2024-01-01'
        FROM a, unnest(ARRAY['internet', 'mobile']) kind RETURNING id),
      m AS (INSERT INTO usage (service_id, month, kind, quantity, unit)
        SELECT id, ('2026-0' || n || '-01')::date, 'data', 120, 'GB' FROM s, generate_series(5, 9) n),
      b AS (INSERT INTO bill (id, account_id, number, issued_on, due_on, total_minor, currency, state)
        SELECT gen_random_uuid(), id, 'BENCH-' || n, ('2026-0' || n || '-01')::date, ('2026-0' || n || '-15')::date, 6000, 'GBP', 'paid'
        FROM a, generate_series(3, 9) n)
    INSERT INTO cases (id, reference, customer_id, kind, channel, status, owner_id, accepted_at, opened_at,
      customer_spoke_at, company_spoke_at, owners, version)
    SELECT gen_random_uuid(), $1, u.id, 'problem', 'mail', 'owned', g.id, now(), now() - interval '9 days',
      now() - interval '1 minute', now() - interval '2 minutes', 1, $3
    FROM u, agent g WHERE g.email = $2 RETURNING id`,
    [reference, owner, messages + 2],
  )
  const [opened] = rows
  if (!opened) throw new Error(`there is no agent ${owner}`)
  await appendFacts(
    client,
    `SELECT c.id, n, CASE WHEN n = 0 THEN 'CaseOpened' WHEN n = 1 THEN 'OwnerAccepted' WHEN n % 2 = 0 THEN 'CustomerSpoke' ELSE 'AgentReplied' END AS type,
      c.opened_at + n * interval '6 hours' AS at, c.reference, c.customer_id, c.owner_id,
      (SELECT words FROM bench_text t WHERE t.n = g.n) || '. ' || (SELECT words FROM bench_text t WHERE t.n = g.n + 100) AS words
     FROM cases c, generate_series(0, ${messages + 1}) AS g(n) WHERE c.id = '${opened.id}'`,
  )
  return { id: opened.id, reference }
}

/** Brings the open cases up to this number, and says how many there were. */
export async function fillTo(client: Client, wanted: number): Promise<void> {
  const { rows } = await client.query<{ count: string }>(
    `SELECT count(*) FROM cases WHERE status IN ('waiting', 'owned', 'proposed', 'unconfirmed')`,
  )
  const have = Number(rows[0]?.count)
  const cases = { from: have, wanted: wanted - have }
  if (wanted > 10_000) {
    await withoutIndexes(client, async () => {
      await insertCases(client, cases)
      await insertFacts(client)
      await insertTerms(client)
    })
  } else {
    await insertCases(client, cases)
    await appendFacts(client, factsOfNew)
    // Ten thousand mails would be confirmed meanwhile; that is measured elsewhere.
    await client.query(
      `UPDATE follower f SET seq = l.head FROM lane l WHERE l.lane = f.lane AND f.name <> 'search'`,
    )
  }
  await client.query('DROP TABLE bench_new')
  await client.query(
    'VACUUM (ANALYZE) cases, customer, customer_address, entry, case_search, fact, fact_body, commitment',
  )
}

/** Those that hold no constraint are taken away and made anew: a million rows, one by one, would take longer than all the rest. */
async function withoutIndexes(client: Client, work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(`
    SELECT i.indexrelid::regclass AS name, pg_get_indexdef(i.indexrelid) AS definition
    FROM pg_index i LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid
    WHERE i.indrelid = ANY('{fact,cases,customer,customer_address,case_search}'::regclass[]) AND c.oid IS NULL`)
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`)
  await work()
  for (const { definition } of rows) await client.query(definition)
}

async function insertCases(
  client: Client,
  { from, wanted }: { from: number; wanted: number },
): Promise<void> {
  await client.query(`
    CREATE TABLE bench_new AS
    SELECT ${from} + n AS n, gen_random_uuid() AS id, gen_random_uuid() AS customer_id,
      'HD-B' || upper(lpad(to_hex((${from} + n) / 4096), 3, '0')) || '-' || upper(lpad(to_hex((${from} + n) % 4096), 4, '0')) AS reference,
      (SELECT id FROM bench_agent b WHERE b.n = 1 + n % ${agents}) AS owner_id,
      date_trunc('milliseconds', now() - random() * interval '12 days') AS last_at,
      floor(random() * 20000)::int AS first, floor(random() * 20000)::int AS second,
      floor(random() * ${names})::int AS name
    FROM generate_series(1, ${wanted}) n;
    ALTER TABLE customer_address DISABLE TRIGGER search_note_stale;
    INSERT INTO customer (id, name, created_at)
    SELECT b.customer_id, m.name, b.last_at - interval '1 year' FROM bench_new b JOIN bench_name m ON m.n = b.name ORDER BY 1;
    INSERT INTO customer_address (customer_id, kind, value, created_at)
    SELECT customer_id, 'email', 'customer.' || n || '@post.example', last_at FROM bench_new ORDER BY 1;
    ALTER TABLE customer_address ENABLE TRIGGER search_note_stale;
    INSERT INTO cases (id, reference, customer_id, kind, channel, status, owner_id, accepted_at, opened_at,
      customer_spoke_at, company_spoke_at, owners, version)
    SELECT id, reference, customer_id, 'problem', 'mail', 'owned', owner_id, last_at - interval '1 day',
      last_at - interval '2 days', last_at, last_at - interval '1 hour', 1, 4
    FROM bench_new ORDER BY id`)
}

/** CaseOpened, CustomerSpoke, OwnerAccepted, CustomerSpoke. */
const factsOfNew = `
  SELECT b.id, k.n, (ARRAY['CaseOpened', 'CustomerSpoke', 'OwnerAccepted', 'CustomerSpoke'])[k.n + 1] AS type,
    CASE WHEN k.n = 3 THEN b.last_at ELSE b.last_at - interval '2 days' + k.n * interval '1 hour' END AS at,
    b.reference, b.customer_id, b.owner_id,
    (SELECT words FROM bench_text t WHERE t.n = CASE WHEN k.n = 1 THEN b.first ELSE b.second END) AS words
  FROM bench_new b, generate_series(0, 3) AS k(n)`

const lane = `('x' || left(id::text, 1))::bit(4)::int::smallint`
const data = `CASE type
  WHEN 'CaseOpened' THEN json_build_object('channel', 'mail', 'customerId', customer_id, 'kind', 'problem', 'ownerId', NULL,
    'priority', NULL, 'reference', reference, 'skill', NULL)
  WHEN 'OwnerAccepted' THEN json_build_object('agentId', owner_id)
  WHEN 'CustomerSpoke' THEN json_build_object('channel', 'mail', 'files', '[]'::json, 'messageId', gen_random_uuid(), 'verified', true)
  ELSE json_build_object('agentId', owner_id, 'files', '[]'::json, 'messageId', gen_random_uuid()) END::text`
const body = `CASE WHEN type IN ('CustomerSpoke', 'AgentReplied') THEN json_build_object('text', words)::text END`

/** As the product does, a few hundred cases at a time; `facts` gives id, n, type, at, reference, customer_id, owner_id, words. */
async function appendFacts(client: Client, facts: string): Promise<void> {
  await client.query(`
    SELECT ledger_append(array_agg(${lane} ORDER BY id, n), array_agg(id ORDER BY id, n), array_agg(type ORDER BY id, n),
      array_agg((extract(epoch FROM at) * 1000)::bigint ORDER BY id, n), array_agg(${data} ORDER BY id, n),
      array_agg(${body} ORDER BY id, n))
    FROM (${facts}) AS facts GROUP BY substr(id::text, 1, 2)`)
}

async function insertFacts(client: Client): Promise<void> {
  await client.query(`
    CREATE TABLE bench_fact AS
    SELECT ${lane} AS lane, l.head + row_number() OVER (PARTITION BY ${lane} ORDER BY at, id, f.n) AS seq, f.*
    FROM (${factsOfNew}) f JOIN lane l ON l.lane = ${lane};
    INSERT INTO fact (lane, seq, case_id, type, at, data, body_hash, hash)
    SELECT lane, seq, id, type, at, ${data}, CASE WHEN type = 'CustomerSpoke' THEN '\\x00'::bytea END, '\\x00'
    FROM bench_fact ORDER BY lane, seq;
    INSERT INTO fact_body (lane, seq, salt, bytes)
    SELECT lane, seq, '\\x00', convert_to(${body}, 'UTF8') FROM bench_fact WHERE type = 'CustomerSpoke' ORDER BY lane, seq;
    UPDATE lane l SET head = f.head FROM (SELECT lane, max(seq) AS head FROM fact GROUP BY lane) f WHERE f.lane = l.lane;
    UPDATE follower f SET seq = l.head FROM lane l WHERE l.lane = f.lane;
    DROP TABLE bench_fact`)
}

async function insertTerms(client: Client): Promise<void> {
  await client.query(`
    INSERT INTO case_search (case_id, last_at, terms)
    SELECT b.id, b.last_at, one.terms || two.terms || m.terms || array_to_tsvector(ARRAY[
      '=' || lower(replace(b.reference, '-', '')), 'customer', b.n::text, 'post', 'example',
      '@customer.' || b.n || '@post.example', '@' || b.n || '@post.example', '@post.example'])
    FROM bench_new b JOIN bench_text one ON one.n = b.first JOIN bench_text two ON two.n = b.second
      JOIN bench_name m ON m.n = b.name`)
}
