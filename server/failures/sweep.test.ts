/** Outages at their edges: nothing that is due is lost because something stood against it for a moment, and nothing is given twice. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { CaseFact } from '../../domain/case/facts.ts'
import { isRefusal } from '../../domain/rule.ts'
import { HOUR } from '../../domain/time.ts'
import { silent } from '../db/log.ts'
import { openDirectory } from '../ledger/directory.ts'
import { factsOfCase } from '../ledger/read.ts'
import { giveAccount } from '../testing/accounts.ts'
import { eventually } from '../testing/eventually.ts'
import { ask, type Office, openCase, openOffice } from '../testing/office.ts'
import { actOnFailure } from './note.ts'
import { startFailures } from './sweep.ts'

async function typesIn({ ledger }: Office, caseId: string) {
  const facts = await factsOfCase(ledger.db, caseId)
  return facts.map(({ fact }) => (fact as CaseFact).type) // a case's facts are case facts
}

test('what cannot be noted just now is noted later, and not let go', async () => {
  await using office = await openOffice()
  const { ledger, ids, clock } = office
  const { id: caseId } = await openCase(ledger)
  const { accountId } = await giveAccount(ledger.db, caseId)
  const [outageId, at] = [randomUUID(), new Date(clock.now())]
  // The clock was put back after it had been written down: it has not begun yet.
  await sql`
    INSERT INTO outage (id, place, event, service, from_at, noted_at, noted_by)
    VALUES (${outageId}, 'Northgate', 'loss-of-service', 'internet', ${new Date(clock.now() + HOUR)}, ${at}, ${ids.ada})`.execute(
    ledger.db,
  )
  await sql`
    INSERT INTO service_failure (id, outage_id, account_id, event, service, from_at, noted_at, reckon_at)
    SELECT gen_random_uuid(), id, ${accountId}, event, service, from_at, ${at}, ${at} FROM outage`.execute(
    ledger.db,
  )
  const failures = startFailures({ ledger, directory: openDirectory(ledger.db, ledger.signals), log: silent })
  try {
    await failures.sweep()
    assert.ok(!(await typesIn(office, caseId)).includes('FailureNoted'))
    clock.advance(2 * HOUR)
    await failures.sweep()
    await failures.sweep()
    assert.equal((await typesIn(office, caseId)).filter(type => type === 'FailureNoted').length, 1)
  } finally {
    await failures.stop()
  }
})

test('a visit that breaks in one case while it is noted as missed in another is waited for, and made good once', async () => {
  await using office = await openOffice()
  const { ledger, ids, clock } = office
  const { id: visited, customerId } = await openCase(ledger)
  const { id: other } = await openCase(ledger)
  await sql`UPDATE cases SET customer_id = ${customerId} WHERE id = ${other}`.execute(ledger.db)
  const { accountId } = await giveAccount(ledger.db, visited)
  const dueAt = clock.now() + HOUR
  await ask(ledger, visited, {
    ask: 'promise',
    commitmentId: randomUUID(),
    kind: 'visit',
    agentId: ids.ada,
    words: 'We come at ten.',
    dueAt,
    replaces: null,
  })
  clock.advance(2 * HOUR)
  const act = {
    do: 'note',
    id: randomUUID(),
    event: 'missed-appointment',
    service: 'other',
    accountId,
    serviceId: null,
    from: dueAt,
    until: null,
  } as const
  const house = await openDirectory(ledger.db, ledger.signals).house()
  const note = async () =>
    await actOnFailure({ ledger: office.another(), house }, { caseId: other, agentId: ids.ada, act })
  const noted = await ledger.db.transaction().execute(async tx => {
    // As the clocks have it in hand: broken, and not yet committed.
    await sql`SELECT FROM cases WHERE id = ${visited} FOR UPDATE`.execute(tx)
    await sql`UPDATE commitment SET state = 'broken' WHERE case_id = ${visited}`.execute(tx)
    const noting = note()
    await waitsOrIsDone(office, noting)
    return { noting }
  })
  const answer = await noted.noting
  assert.ok(isRefusal(answer))
  assert.equal(answer.refused.rule, 'failure-noted-once')
})

async function waitsOrIsDone({ ledger: { db } }: Office, work: Promise<unknown>): Promise<void> {
  let isDone = false
  void work.finally(() => {
    isDone = true
  })
  await eventually('it waits for the lock, or does not', async () => {
    const { rows } = await sql`SELECT FROM pg_locks WHERE NOT granted`.execute(db)
    return isDone || rows.length > 0 ? true : undefined
  })
}
