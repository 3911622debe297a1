/** What the book of callbacks reads while it holds the line's places, and what before. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { HALF_HOUR } from '../../domain/callback/capacity.ts'
import { HOUR } from '../../domain/time.ts'
import { readHouse } from '../ledger/directory.ts'
import { type Office, openOffice } from '../testing/office.ts'
import { openCallbackBook } from './book.ts'

let office: Office
before(async () => {
  office = await openOffice()
})
after(() => office[Symbol.asyncDispose]())

test('rotas are asked for before the line is locked: whoever joins meanwhile is not waited for', async () => {
  const { ledger, clock } = office
  let asked = 0
  const book = openCallbackBook('a secret of tests', clock.now, async () => {
    asked += 1
    // Fails at once where somebody holds it.
    await sql`SELECT version FROM line_place FOR UPDATE NOWAIT`.execute(ledger.db)
    return null
  })
  const house = await readHouse(ledger.db)
  const from = Math.ceil((clock.now() + HOUR) / HALF_HOUR) * HALF_HOUR
  const found = await ledger.db.transaction().execute(
    async tx =>
      await book.lookLocked(tx, {
        number: '+441632960001',
        window: { from, until: from + HALF_HOUR },
        caseId: null,
        isOfCase: false,
        origin: null,
        house,
        now: clock.now(),
      }),
  )
  assert.equal(asked, 1)
  assert.equal(found.isFull, false)
})
