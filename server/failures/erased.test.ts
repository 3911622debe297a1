/** Of whoever is erased nothing is reckoned or told to the books any more, and nothing is kept that only an outage knew. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { removePerson } from '../commands/erase-sql.ts'
import { connect } from '../db/connect.ts'
import { silent } from '../db/log.ts'
import { giveAccount } from '../testing/accounts.ts'
import { openCase, openOffice } from '../testing/office.ts'

test('whoever is erased is reckoned with by no outage, and asked about at no books', async () => {
  await using office = await openOffice()
  const { ledger, ids } = office
  const { id: caseId, customerId } = await openCase(ledger)
  const { accountId, serviceId } = await giveAccount(ledger.db, caseId)
  const other = await giveAccount(ledger.db, caseId)
  const [outageId, at] = [randomUUID(), new Date(ledger.clock())]
  await sql`
    INSERT INTO outage (id, place, event, service, from_at, noted_at, noted_by)
    VALUES (${outageId}, 'Northgate', 'loss-of-service', 'internet', ${at}, ${at}, ${ids.ada})`.execute(
    ledger.db,
  )
  for (const [account, inCase] of [
    [accountId, caseId],
    [other.accountId, null],
  ])
    await sql`
      INSERT INTO service_failure (id, outage_id, case_id, account_id, event, service, from_at, noted_at, reckon_at)
      VALUES (${randomUUID()}, ${outageId}, ${inCase}, ${account}, 'loss-of-service', 'internet', ${at}, ${at}, ${at})`.execute(
      ledger.db,
    )
  await sql`
    INSERT INTO billing_order (id, case_id, what, account_id, service_id, on_day, state, booker, asked_at, try_at)
    VALUES (${randomUUID()}, ${caseId}, 'end-service', ${accountId}, ${serviceId}, '2030-01-31', 'asked', 'port', ${at}, ${at})`.execute(
    ledger.db,
  )
  const { db, close } = connect({ url: office.database.owner, log: silent, max: 1 })
  try {
    await db
      .transaction()
      .execute(async tx => await removePerson(tx, { customerId, caseIds: [caseId], now: ledger.clock() }))
  } finally {
    await close()
  }
  const { rows } = await sql<{ readonly failures: number; readonly due: number }>`
    SELECT (SELECT count(*)::int FROM service_failure) AS failures,
      (SELECT count(*)::int FROM service_failure WHERE reckon_at IS NOT NULL)
        + (SELECT count(*)::int FROM billing_order WHERE try_at IS NOT NULL) AS due`.execute(ledger.db)
  assert.deepEqual(rows, [{ failures: 1, due: 0 }])
})
