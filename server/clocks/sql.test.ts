/** What is asked each second costs the same, however much is open. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openOffice } from '../testing/office.ts'
import { whatIsDue } from './sql.ts'

test('each question finds what is due by an index of its own, however much is open', async () => {
  await using office = await openOffice()
  const now = office.clock.now()
  const since = {
    now,
    quietBefore: now,
    goneBefore: now,
    restBefore: now,
    hasStandIn: true,
    isForRest: false,
  }
  const { rows } = await office.ledger.db.transaction().execute(async tx => {
    await sql`SET LOCAL enable_seqscan = off`.execute(tx)
    await sql`SET LOCAL enable_bitmapscan = off`.execute(tx)
    const question = whatIsDue(since, new Map(), 300)
    return await sql<{ readonly 'QUERY PLAN': string }>`EXPLAIN ${question}`.execute(tx)
  })
  const plan = rows.map(line => line['QUERY PLAN']).join('\n')
  const scanned = [...plan.matchAll(/Seq Scan on (\w+)/g)].map(([, table]) => table)
  assert.deepEqual(scanned, ['agent'], 'who works here is a short list')
  for (const index of [
    'commitment_due',
    'commitment_warn',
    'commitment_spoken',
    'cases_snoozed',
    'cases_handover',
    'cases_owner_unsolved',
    'cases_rung_due',
    'cases_rung_warn',
    'approval_over',
  ])
    assert.ok(plan.includes(` ${index} `), `${index} answers one of the questions`)
})
