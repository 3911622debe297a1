/** Somebody new writes twice before anything of it is written down. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openMailHouse } from '../../tests/mail-house.ts'
import { eventually } from '../testing/eventually.ts'

test('two first mails from one new address at the same moment are one customer with two cases', async () => {
  await using house = await openMailHouse()
  const { db } = house.world
  const from = 'ines.new@post.example'
  const inBack = async () => {
    const { rows } = await sql<{ readonly count: number }>`
      SELECT count(DISTINCT w.pid)::int AS count FROM pg_locks w JOIN pg_stat_activity a USING (pid)
      WHERE NOT w.granted AND a.datname = current_database()`.execute(db)
    return rows[0]?.count
  }
  // Both have looked, and have found nobody, before either may write.
  const sent = await db.transaction().execute(async tx => {
    await sql`SELECT address_lock('email', ${from})`.execute(tx)
    const both = ['No tone.', 'And no television.'].map(text => house.sent({ from, text }))
    await eventually('both to wait', async () => (await inBack()) === 2)
    return both
  })
  const cases = await Promise.all(sent.map(async went => await house.ada.view((await went).caseId ?? '')))
  assert.equal(new Set(cases.map(({ summary }) => summary.id)).size, 2)
  assert.equal(new Set(cases.map(({ customer }) => customer.id)).size, 1)
})
