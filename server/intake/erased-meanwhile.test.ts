/** Mail on its way while its person is erased: what was found out about it no longer holds when it is written. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type MailHouse, openMailHouse, typesOf } from '../../tests/mail-house.ts'
import { erasePerson, withOwnersLedger } from '../commands/erase-person.ts'
import type { Tx } from '../db/connect.ts'
import { silent } from '../db/log.ts'
import { eventually } from '../testing/eventually.ts'

let house: MailHouse
before(async () => {
  house = await openMailHouse()
})
after(() => house[Symbol.asyncDispose]())

async function erased(customerId: string): Promise<void> {
  const { databaseUrl: owner, dataDir } = house.world
  await withOwnersLedger({ owner, log: silent }, ledger => erasePerson({ ledger, dataDir, customerId }))
}

async function isErased(customerId: string): Promise<boolean> {
  const { rows } = await sql`SELECT FROM customer WHERE id = ${customerId} AND erased_at IS NOT NULL`.execute(
    house.world.db,
  )
  return rows.length > 0
}

/** How many wait for a lock that somebody else holds. */
async function waiting(): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`
    SELECT count(DISTINCT w.pid)::int AS count FROM pg_locks w WHERE NOT w.granted AND EXISTS (SELECT FROM pg_locks h
      WHERE h.pid = w.pid AND h.database = (SELECT oid FROM pg_database WHERE datname = current_database()))`.execute(
    house.world.db,
  )
  return rows[0]?.count ?? 0
}

type Step = { readonly does: () => Promise<unknown>; readonly isWaiting?: () => Promise<boolean> }

/** Each begins while the lock is held, the next when the one before waits for it; done when all are. */
async function oneBehindTheOther(
  lock: (tx: Tx) => Promise<unknown>,
  ...steps: readonly Step[]
): Promise<void> {
  const begun: Promise<unknown>[] = []
  await house.world.db.transaction().execute(async tx => {
    await lock(tx)
    for (const { does, isWaiting } of steps) {
      const others = await waiting()
      let isOver = false
      begun.push(does().finally(() => (isOver = true)))
      const waits = isWaiting ?? (async () => (await waiting()) > others)
      await eventually('a wait for the lock', async () => isOver || (await waits()))
    }
  })
  await Promise.all(begun)
}

/** Erasing has begun: from here on it waits for the case alone. */
async function holds(customerId: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM customer WHERE id = ${customerId} AND erased_at IS NULL FOR UPDATE SKIP LOCKED`.execute(
    house.world.db,
  )
  return rows.length === 0
}

/** Everything that is known of an address, wherever it is kept. */
async function tracesOf(address: string): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly place: string }>`
    SELECT 'address' AS place FROM customer_address WHERE value = ${address}
    UNION ALL SELECT 'mail ' || place FROM mail_in WHERE from_address = ${address}
    UNION ALL SELECT 'words' FROM fact_body WHERE position(${JSON.stringify(address)} IN convert_from(bytes, 'UTF8')) > 0`.execute(
    house.world.db,
  )
  return rows.map(({ place }) => place).toSorted()
}

const lockCase = (caseId: string) => (tx: Tx) =>
  sql`SELECT FROM cases WHERE id = ${caseId} FOR UPDATE`.execute(tx)

test('an answer by machine that comes while its person is erased is noted in no case of theirs', async () => {
  const from = 'away.and.gone@post.example'
  const { summary, customer } = await house.opened(from)
  const headers = { 'Auto-Submitted': 'auto-replied' }
  const subject = `Re: ${summary.reference}`
  const away = { from, subject, text: 'I am away.', headers, id: 'away-and-gone' }
  await oneBehindTheOther(
    lockCase(summary.id),
    { does: () => erased(customer.id), isWaiting: () => holds(customer.id) },
    { does: () => house.mail(away) },
  )
  const went = await house.went('away-and-gone@post.example')
  assert.deepEqual([went.caseId, went.place], [null, 'aside'])
  assert.ok(!typesOf(await house.ada.view(summary.id)).includes('AutomaticReplyCame'))
  assert.deepEqual(await tracesOf(from), ['mail aside'])
})

test('a mail that comes twice while its person is erased begins anew, with somebody whom nobody knows', async () => {
  const mail = { from: 'twice.and.gone@post.example', text: 'Once.', id: 'twice-and-gone' }
  const { caseId } = await house.sent(mail)
  const { customer } = await house.ada.view(caseId ?? '')
  await oneBehindTheOther(
    lockCase(caseId ?? ''),
    { does: () => erased(customer.id), isWaiting: () => holds(customer.id) },
    { does: () => house.mail({ ...mail, text: 'Once.\n-- \nA list of the house' }) },
  )
  const went = await house.went('twice-and-gone@post.example')
  assert.deepEqual([went.place, went.kind], ['case', 'person'])
  assert.notEqual(went.caseId, caseId)
  assert.notEqual((await house.ada.view(went.caseId ?? '')).customer.id, customer.id)
  assert.deepEqual(await tracesOf(mail.from), ['address', 'mail case', 'words'])
})

interface Waits {
  readonly writer: string
  readonly writerId: string
  readonly makeItACase: () => Promise<number>
}

/** A mail in the case of somebody else, by a person who is a customer too. */
async function strangerWhoIsKnown(writer: string): Promise<Waits> {
  const { customer } = await house.opened(writer)
  const other = await house.opened(`mother-of-${writer}`)
  const text = `About ${other.summary.reference}: I am her daughter.`
  assert.equal((await house.sent({ from: writer, text })).place, 'pending')
  const { story } = await house.lena.view(other.summary.id)
  const strangerId = story.findLast(({ type }) => type === 'StrangerWrote')?.messageId
  const url = `/api/desk/cases/${other.summary.id}/strangers/${strangerId}`
  return {
    writer,
    writerId: customer.id,
    async makeItACase() {
      const body = { requestId: randomUUID(), act: { act: 'own-case' } }
      return (await house.lena.send('POST', url, body)).status
    },
  }
}

test('a stranger’s mail becomes no case of its own once its writer is erased', async () => {
  const { writer, writerId, makeItACase } = await strangerWhoIsKnown('erased.first@post.example')
  let status = 0
  await oneBehindTheOther(
    tx => sql`SELECT FROM customer WHERE id = ${writerId} FOR UPDATE`.execute(tx),
    { does: () => erased(writerId) },
    { does: async () => (status = await makeItACase()) },
  )
  assert.equal(status, 409)
  assert.deepEqual(await tracesOf(writer), [])
})

test('a stranger’s mail that becomes a case while its writer is erased is erased with them', async () => {
  const { writer, writerId, makeItACase } = await strangerWhoIsKnown('erased.last@post.example')
  await oneBehindTheOther(
    // Where a new case takes its place in the line: by then, all was looked at.
    tx => sql`SELECT FROM line_place FOR UPDATE`.execute(tx),
    { does: makeItACase },
    { does: () => erased(writerId) },
  )
  assert.ok(await isErased(writerId))
  assert.deepEqual(await tracesOf(writer), [])
})
