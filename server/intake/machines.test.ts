/** Machines at the other end: what they may change in a case, and how we stop to answer them. By SMTP into the whole house. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type MailHouse, openMailHouse } from '../../tests/mail-house.ts'

let house: MailHouse
before(async () => {
  house = await openMailHouse()
})
after(() => house[Symbol.asyncDispose]())

const alarm = { 'Auto-Submitted': 'auto-generated' }

async function threadOf(caseId: string): Promise<{ isAutomatic: boolean; answers: string } | undefined> {
  const { rows } = await sql<{ isAutomatic: boolean; answers: string }>`
    SELECT is_automatic AS "isAutomatic", customer_message_id AS answers FROM mail_thread
    WHERE case_id = ${caseId}`.execute(house.world.db)
  return rows[0]
}

test('a machine’s mail in the customer’s name leaves the thread a person’s, and our letters answer their own mail', async () => {
  const from = 'gil@post.example'
  const { summary } = await house.opened(from)
  const before = await threadOf(summary.id)
  assert.equal(before?.isAutomatic, false)
  const forged = { from, subject: summary.reference, text: 'Disk is full.', headers: alarm }
  const went = await house.sent(forged)
  assert.deepEqual([went.caseId, went.place, went.kind], [summary.id, 'case', 'machine'])
  assert.deepEqual(await threadOf(summary.id), before)
})

test('at the signed address a machine is what it says: nothing is said to it of our own accord', async () => {
  const from = 'hal@post.example'
  const { summary } = await house.opened(from)
  const to = house.replyAddress(summary.reference)
  const id = await house.mail({ from, to, text: 'Disk is full.', headers: alarm })
  assert.equal((await house.went(id)).caseId, summary.id)
  assert.deepEqual(await threadOf(summary.id), { isAutomatic: true, answers: id })
  await house.sent({ from, subject: summary.reference, text: 'I am here myself now.' })
  assert.equal((await threadOf(summary.id))?.isAutomatic, false, 'a person may always be spoken to again')
})
