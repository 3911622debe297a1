/** Machines at the other end: what they may change in a case, and how we stop to answer them. By SMTP into the whole house. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type MailHouse, openMailHouse, typesOf, type Went } from '../../tests/mail-house.ts'
import { eventually } from '../testing/eventually.ts'

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

async function receiptOf(caseId: string): Promise<string | undefined> {
  const { rows } = await sql<{ outcome: string | null }>`
    SELECT outcome FROM letter WHERE case_id = ${caseId} AND by_machine`.execute(house.world.db)
  return rows[0]?.outcome ?? undefined
}

/** Each waits for the receipt of the one before it, as whoever answers it does. */
async function inTurn(
  from: string,
  says: readonly { subject: string; text: string }[],
): Promise<readonly Went[]> {
  const went: Went[] = []
  for (const mail of says) {
    const before = went.at(-1)?.caseId
    if (before) await eventually('the receipt', () => receiptOf(before))
    went.push(await house.sent({ from, ...mail }))
  }
  return went
}

test('another helpdesk that answers each receipt with a new ticket stops us after three, and its case says so', async () => {
  const says = [4711, 4712, 4713, 4714].map(n => ({
    subject: `[Ticket ${n}] We got your message`,
    text: `Thank you for writing to Gadget World.\n\nYour ticket is ${n}. We answer within two days.`,
  }))
  const went = await inTurn('desk@gadget.example', says)
  assert.deepEqual(
    went.map(({ place, kind }) => `${place} ${kind}`),
    ['case person', 'case person', 'case person', 'case machine'],
  )
  const last = await house.ada.view(went[3]?.caseId ?? '')
  assert.ok(!typesOf(last).includes('CommitmentMade'), 'no time is promised to a machine')
  const told = last.story.find(({ type }) => type === 'MailLoopStopped')
  assert.match(told?.sentence ?? '', /after each of our last 3 receipts/)
  assert.equal((await threadOf(last.summary.id))?.isAutomatic, true)
  assert.equal(await receiptOf(last.summary.id), undefined)
  // A person's words go there all the same.
  await house.ada.act(last.summary.id, { act: 'reply', words: 'Is anybody there?', files: [] })
  await eventually(
    'the reply',
    async () =>
      (await house.ada.view(last.summary.id)).story.some(({ type }) => type === 'MessageDelivered') ||
      undefined,
  )
})

test('a person who writes of four matters within the hour gets four receipts', async () => {
  const says = [
    { subject: 'Line', text: 'My line has been dead since Friday.' },
    { subject: 'Bill', text: 'The last bill counts the router twice.' },
    { subject: 'Moving', text: 'Please move my number to the new flat.' },
    { subject: 'Calls', text: 'How do I block a caller?' },
  ]
  const went = await inTurn('four.matters@post.example', says)
  assert.deepEqual([...new Set(went.map(({ kind }) => kind))], ['person'])
  const last = await house.ada.view(went[3]?.caseId ?? '')
  assert.ok(typesOf(last).includes('CommitmentMade'))
  await eventually('the fourth receipt', () => receiptOf(last.summary.id))
})

const away = { 'Auto-Submitted': 'auto-replied' }

test('a loop is told in each case that it runs in, once an hour', async () => {
  const from = 'robot@two-cases.example'
  const cases = [await house.opened(from, 'One.'), await house.opened(from, 'Two.')]
  for (const { summary } of [...cases, ...cases, ...cases, ...cases])
    await house.sent({ from, subject: `Re: ${summary.reference}`, text: 'Received.', headers: away })
  for (const { summary } of cases) {
    const told = typesOf(await house.ada.view(summary.id)).filter(type => type === 'MailLoopStopped')
    assert.equal(told.length, 1, summary.reference)
  }
})

test('what was brought in counts for no loop, and neither do letters that came back', async () => {
  const from = 'old.mail@post.example'
  const { summary } = await house.opened(from)
  const answer = { from, subject: `Re: ${summary.reference}`, text: 'I am away.', headers: away }
  for (let times = 0; times < 3; times++) await house.sent(answer)
  await sql`UPDATE mail_in SET source = 'import' WHERE from_address = ${from}`.execute(house.world.db)
  assert.equal((await house.sent(answer)).kind, 'auto-reply')
  await sql`UPDATE mail_in SET source = 'smtp', kind = 'bounce' WHERE from_address = ${from}`.execute(
    house.world.db,
  )
  assert.equal((await house.sent(answer)).kind, 'auto-reply')
})

test('whoever is away answers to the return path of a letter: it is noted in its case, though it names nothing', async () => {
  const { summary, story } = await house.opened('ida@post.example')
  const to = house.returnPath(summary.id, story.at(-1)?.seq ?? 0)
  const went = await house.sent({
    from: 'ida@post.example',
    envelopeFrom: '',
    to,
    subject: 'Out of office: My line',
    text: 'I am back on Monday.',
    headers: away,
  })
  assert.deepEqual([went.caseId, went.place, went.kind], [summary.id, 'story', 'auto-reply'])
  assert.equal(typesOf(await house.ada.view(summary.id)).at(-1), 'AutomaticReplyCame')
})
