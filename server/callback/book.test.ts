/** What the book of callbacks reads while it holds the line's places, and what before; and calls that are older than it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { HALF_HOUR } from '../../domain/callback/capacity.ts'
import { HOUR } from '../../domain/time.ts'
import { readHouse } from '../ledger/directory.ts'
import { ask, asksForCall, openCase, type Office, openOffice } from '../testing/office.ts'
import { noRota, openCallbackBook } from './book.ts'

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

test('calls that were asked for before numbers had hashes have them after a start: the number has its one place', async () => {
  const { ledger, clock } = office
  const [first, second] = [await openCase(ledger), await openCase(ledger)]
  for (const { id } of [first, second]) await ask(ledger, id, asksForCall())
  const book = openCallbackBook('a secret of tests', clock.now, noRota)
  const house = await readHouse(ledger.db)
  const asked = { number: '+441632960111', window: null, caseId: null, isOfCase: false, origin: null, house }
  const isInLine = async () => (await book.look(ledger.db, { ...asked, now: clock.now() })).isInLine
  assert.equal(await isInLine(), false, 'as the upgrade finds it')
  await book.hashOlder(ledger.db)
  await book.hashOlder(ledger.db)
  assert.equal(await isInLine(), true)
  const { rows } = await sql<{ readonly matter: string | null; readonly hashed: boolean }>`
    SELECT callback_matter AS matter, callback_number IS NOT NULL AS hashed FROM entry ORDER BY place`.execute(
    ledger.db,
  )
  assert.deepEqual(rows, [
    { matter: null, hashed: true },
    { matter: second.id, hashed: true },
  ])
})
