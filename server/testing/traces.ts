/** What a person leaves beside their words: for the test that all of it is erased. */
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { DemoHouse } from '../demo/testing.ts'
import { openImportFiles } from '../imports/importer.ts'
import { actOn } from '../ledger/act.ts'
import type { NewFact } from '../ledger/ledger.ts'

export interface Traced {
  readonly customerId: string
  readonly caseId: string
  readonly name: string
  readonly email: string
}

/** Somebody may act for them, they may act for somebody, and somebody wrote about their account. */
export async function leaveTracesOfActing(
  house: DemoHouse,
  { customerId, caseId, name, email }: Traced,
): Promise<void> {
  await sql
    .raw(`
    INSERT INTO helper (id, customer_id, said_in, case_id, name, address_kind, address_value, scope, how, asked_at, until)
      VALUES ('${randomUUID()}', '${customerId}', '${caseId}', NULL, 'a son called bleaching.jpg', 'email', 'noor.rahmani.son@post.example',
        'decide', 'customer', now(), now());
    INSERT INTO helper (id, customer_id, said_in, case_id, name, address_kind, address_value, scope, how, asked_at, until)
      SELECT '${randomUUID()}', c.customer_id, c.id, c.id, '${name}', 'email', '${email}', 'decide', 'customer', now(), now()
      FROM cases c WHERE c.customer_id <> '${customerId}' ORDER BY c.id LIMIT 1;
    INSERT INTO case_code (id, case_id, code_hash, sent_at, expires_at, helper_id, address)
      SELECT '${randomUUID()}', said_in, '\\x00', now(), now(), id, address_value FROM helper WHERE address_value = '${email}';
    INSERT INTO case_about (case_id, kind, name, typed, said_at, customer_id)
      SELECT c.id, 'somebody-else', '${name}', '07700 900100', now(), '${customerId}'
      FROM cases c WHERE c.customer_id <> '${customerId}' ORDER BY c.id LIMIT 1`)
    .execute(house.owner)
}

/** Brought in by an import that is still under way, looked at by somebody, talked with on the phone. */
export async function leaveTracesOfImportsAndCalls(
  house: DemoHouse,
  { customerId, caseId, name }: Traced,
): Promise<void> {
  const run = randomUUID()
  const agents = await sql.raw<{ id: string }>(`SELECT id FROM agent LIMIT 1`).execute(house.owner)
  const [agent] = agents.rows
  if (!agent) throw new Error('nobody works here')
  const content = Readable.from([Buffer.from(`number,name\nCRM-NOOR-77,${name}\n`)])
  const { id: blob } = await openImportFiles(house.dataDir).put(content)
  await sql
    .raw(`
    UPDATE customer SET external_id = 'CRM-NOOR-77' WHERE id = '${customerId}';
    INSERT INTO import_run (id, file_name, blob, bytes, encoding, separator, header, state, created_at)
    VALUES ('${run}', 'crm.csv', '${blob}', 40, 'utf-8', ',', '{number,name}', 'uploaded', now());
    INSERT INTO import_line (run_id, record, line, outcome, says, about, customer_id) VALUES
      ('${run}', 1, 2, 'added', 'customer-added', NULL, '${customerId}'),
      ('${run}', 2, 3, 'refused', 'no-customer', 'CRM-NOOR-77', NULL),
      ('${run}', 3, 4, 'refused', 'missing', 'externalId', NULL);
    INSERT INTO customer_look (customer_id, agent_id, at) VALUES ('${customerId}', '${agent.id}', now())`)
    .execute(house.owner)
  await actOn(house.ledger, {
    caseId,
    request: {
      ask: 'log-call',
      callId: randomUUID(),
      agentId: agent.id,
      direction: 'in',
      startedAt: house.now - 60_000,
      minutes: 1,
      outcome: 'talked',
      isShared: false,
      words: { text: 'they talked about polyps' },
      promise: null,
    },
  })
}

/** Points of a complaint, listed, taken back and settled by somebody who speaks for them. */
export function factsOnTheLadder(caseId: string): readonly NewFact[] {
  const [taken, settled] = [randomUUID(), randomUUID()]
  const agentId = randomUUID()
  return [
    { type: 'PointListed', pointId: taken, agentId, body: { words: 'Of the coral reef.' } } as const,
    { type: 'PointTakenBack', pointId: taken, agentId, body: { reason: 'Not about a coral reef.' } } as const,
    {
      type: 'PointListed',
      pointId: settled,
      agentId: null,
      body: { words: 'You cut my phone off', helper: 'a son of Noor Rahmani' },
    } as const,
    { type: 'PointSettled', pointId: settled, body: { helper: 'a son of Noor Rahmani' } } as const,
    { type: 'PointOpenedAgain', pointId: settled, body: { helper: 'a son of Noor Rahmani' } } as const,
  ].map(fact => ({ caseId, fact }))
}
