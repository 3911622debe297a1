/** What a person leaves beside their words: for the test that all of it is erased. */
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { DemoHouse } from '../demo/testing.ts'
import { openImportFiles } from '../imports/importer.ts'
import { actOn } from '../ledger/act.ts'
import { append } from '../ledger/append.ts'
import type { NewFact } from '../ledger/ledger.ts'
import { letterQueue } from '../letters/prepare-queues.ts'

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
  const others = await sql
    .raw<{ id: string }>(`SELECT id FROM cases WHERE customer_id <> '${customerId}' ORDER BY id LIMIT 1`)
    .execute(house.owner)
  const [elsewhere] = others.rows
  if (!elsewhere) throw new Error('nobody else has a case')
  const asHelper = randomUUID()
  await sql
    .raw(`
    INSERT INTO helper (id, customer_id, said_in, case_id, name, address_kind, address_value, scope, how, asked_at, until)
      VALUES ('${randomUUID()}', '${customerId}', '${caseId}', NULL, 'a son called bleaching.jpg', 'email', 'noor.rahmani.son@post.example',
        'decide', 'customer', now(), now());
    INSERT INTO helper (id, customer_id, said_in, case_id, name, address_kind, address_value, scope, how, asked_at, until)
      SELECT '${asHelper}', c.customer_id, c.id, c.id, '${name}', 'email', '${email}', 'decide', 'customer', now(), now()
      FROM cases c WHERE c.id = '${elsewhere.id}';
    INSERT INTO case_code (id, case_id, code_hash, sent_at, expires_at, helper_id, address)
      SELECT '${randomUUID()}', said_in, '\\x00', now(), now(), id, address_value FROM helper WHERE address_value = '${email}';
    INSERT INTO case_about (case_id, kind, name, typed, said_at, customer_id)
      SELECT c.id, 'somebody-else', '${name}', '07700 900100', now(), '${customerId}'
      FROM cases c WHERE c.id = '${elsewhere.id}';
    INSERT INTO pgboss.job (name, data, singleton_key)
      SELECT '${letterQueue}', json_build_object('kind', 'code', 'caseId', case_id, 'codeId', id, 'sealed', 'for ${email}'), 'a code'
      FROM case_code WHERE address = '${email}'`)
    .execute(house.owner)
  await append(house.ledger, { cases: [elsewhere.id] }, () => ({
    facts: factsOfHelper({ customerId, name, helperId: asHelper }).map(fact => ({
      caseId: elsewhere.id,
      fact,
    })),
    result: null,
  }))
}

/** What tells their name in the case of somebody else, where they acted, and where that one spoke of their account. */
function factsOfHelper(by: Pick<Traced, 'customerId' | 'name'> & { readonly helperId: string }) {
  const { customerId, helperId, name } = by
  const helped = { helperId, body: { helper: name } }
  const until = Date.UTC(2027, 10, 20)
  return [
    { type: 'HelperAsked', helperId, agentId: randomUUID(), body: { name } },
    { type: 'HelperAuthorised', helperId, scope: 'decide', until, inAllMatters: false, body: { name } },
    { type: 'CaseCopied', as: 'bundle', for: 'customer', agentId: null, ...helped },
    {
      type: 'CaseIsAbout',
      kind: 'somebody-else',
      accountHolderId: customerId,
      body: { name, typed: '07700 900100' },
    },
  ] as const
}

/** Codes, letters and jobs that wait, who opened their page and who speaks for them there. */
export async function leaveTracesOnTheWay(
  house: DemoHouse,
  { customerId, caseId, name, email }: Traced,
): Promise<void> {
  const helperId = randomUUID()
  await sql
    .raw(`
    INSERT INTO case_code (id, case_id, code_hash, sent_at, expires_at)
    VALUES ('${randomUUID()}', '${caseId}', '\\x00', now(), now());
    INSERT INTO gift_review (id, remedy_id, case_id, agent_id, why, gifts, at, state, reason, closed_at)
      SELECT '${randomUUID()}', '${randomUUID()}', '${caseId}', id, 'household', 1, now(), 'cleared', 'a cousin of ${name}', now()
      FROM agent LIMIT 1;
    INSERT INTO case_visitor (case_id, seen_at) VALUES ('${caseId}', now());
    INSERT INTO case_reader (case_id, reader, seen_at) VALUES ('${caseId}', 'customer', now());
    INSERT INTO helper (id, customer_id, said_in, name, address_kind, address_value, scope, how, asked_at, until)
      SELECT '${helperId}', customer_id, id, 'Noor’s brother', 'email', 'brother-of-${email}', 'decide', 'customer', now(),
        now() + interval '1 day' FROM cases WHERE id = '${caseId}';
    INSERT INTO helper_thread (case_id, helper_id, last_message_id)
      VALUES ('${caseId}', '${helperId}', 'thread-with-${email}');
    INSERT INTO helper_letter (lane, seq, helper_id, case_id, job_id, queued_at)
      SELECT lane, seq, '${helperId}', case_id, '${randomUUID()}', now() FROM fact WHERE case_id = '${caseId}' LIMIT 1;
    INSERT INTO letter (lane, seq, case_id, job_id, queued_at, tries, why)
      SELECT lane, seq, case_id, '${randomUUID()}', now(), 1, 'no such user ${email}' FROM fact WHERE case_id = '${caseId}' LIMIT 1;
    INSERT INTO widget_customer (external_id, customer_id, created_at) VALUES ('login of noor', '${customerId}', now());
    INSERT INTO pgboss.job (name, data, singleton_key) VALUES
      ('${letterQueue}', '{"kind":"letter"}', '${caseId}'),
      ('${letterQueue}', '{"kind":"code","caseId":"${caseId}","sealed":"x"}', 'another key'),
      ('${letterQueue}', '{"kind":"letter"}', '${randomUUID()}')`)
    .execute(house.owner)
}

/** A tag that names them, one that was taken off again, and one from before the words of tags could be erased. */
export async function leaveTags(house: DemoHouse, { caseId }: Traced): Promise<void> {
  const agentId = randomUUID()
  const [on, off] = [randomUUID(), randomUUID()]
  const facts = [
    { type: 'CaseTagged', tag: on, agentId, body: { word: 'noor of the reef' } },
    { type: 'CaseTagged', tag: off, agentId, body: { word: 'noor who dives' } },
    { type: 'CaseUntagged', tag: off, agentId, body: { word: 'noor who dives' } },
    { type: 'CaseTagged', tag: 'noors boat', agentId },
  ] as const
  await append(house.ledger, { cases: [caseId] }, () => ({
    facts: facts.map(fact => ({ caseId, fact })),
    result: null,
  }))
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
