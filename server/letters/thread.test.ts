/**
 * Threads as the mail programs of customers build them. Each program's rules are those that it publishes:
 *
 * - Gmail: a mail joins when its References name a mail of the thread and its subject is the same but for Re: and the like.
 * - Outlook (Exchange): by In-Reply-To or References; without them by the subject alone.
 * - Apple Mail: by References, from the last to the first that it knows.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openPostOffice, type PostOffice } from './post-office.fixture.ts'
import type { Sent } from '../../tests/peers/relay.ts'
import { headersIn, type Thread } from './thread.ts'

const ELIF = 'elif@customer.example'

interface Seen {
  readonly id: string
  readonly subject: string
  /** Message-IDs, oldest first. */
  readonly references: readonly string[]
  readonly inReplyTo: string | null
}

type Joins = (mail: Seen, thread: readonly Seen[]) => boolean

const base = (subject: string) => subject.replace(/^(?:(?:re|fwd?|aw)\s*:\s*)+/i, '').trim()
const holds = (thread: readonly Seen[], id: string | null | undefined) => thread.some(mail => mail.id === id)

const programs: Readonly<Record<string, Joins>> = {
  Gmail: (mail, thread) =>
    mail.references.some(id => holds(thread, id)) &&
    thread.some(other => base(other.subject) === base(mail.subject)),
  Outlook: (mail, thread) =>
    [mail.inReplyTo, ...mail.references].some(id => holds(thread, id)) ||
    (mail.references.length === 0 && thread.some(other => base(other.subject) === base(mail.subject))),
  'Apple Mail': (mail, thread) =>
    holds(
      thread,
      mail.references.findLast(id => holds(thread, id)),
    ),
}

/** How many threads a program makes of these, in the order in which they came. */
function threadsOf(joins: Joins, mails: readonly Seen[]): number {
  const threads: Seen[][] = []
  for (const mail of mails) {
    const found = threads.find(thread => joins(mail, thread))
    if (found) found.push(mail)
    else threads.push([mail])
  }
  return threads.length
}

function seen(mail: Sent): Seen {
  const ids = (header: string) => mail.header(header)?.match(/<[^<>]+>/g) ?? []
  return {
    id: mail.messageId ?? '',
    subject: mail.subject ?? '',
    references: ids('references'),
    inReplyTo: ids('in-reply-to')[0] ?? null,
  }
}

/** The customer answers a mail of ours as their program does, and the intake notes it. */
async function answers(office: PostOffice, caseId: string, to: Seen, id: string): Promise<Seen> {
  const subject = `Re: ${base(to.subject)}`
  const row = JSON.stringify({
    case_id: caseId,
    subject,
    last_message_id: id.slice(1, -1),
    is_automatic: false,
  })
  await sql`SELECT mail_write(NULL, ${row}::json, NULL, NULL, NULL)`.execute(office.db)
  return { id, subject, references: [...to.references, to.id], inReplyTo: to.id }
}

const newest = (office: PostOffice): Seen => {
  const mail = office.relay.mails.at(-1)
  assert.ok(mail)
  return seen(mail)
}

async function replied(office: PostOffice, caseId: string, words: string): Promise<Seen> {
  await office.reply(caseId, words)
  await office.letters().catchUp()
  return newest(office)
}

function assertOneThread(mails: readonly Seen[]): void {
  for (const [program, joins] of Object.entries(programs))
    assert.equal(threadsOf(joins, mails), 1, `${program}: ${JSON.stringify(mails, null, 1)}`)
}

test('a case that began with a mail is one thread, from their first word to our tenth answer', async () => {
  await using office = await openPostOffice()
  const { id } = await office.mailFrom(ELIF)
  await office.letters().catchUp()
  const receipt = newest(office)
  const first: Seen = { id: receipt.inReplyTo ?? '', subject: 'Dead line', references: [], inReplyTo: null }
  const mails = [first, receipt]
  for (let round = 1; round <= 10; round++) {
    const ours = await replied(office, id, `answer ${round}`)
    mails.push(ours, await answers(office, id, ours, `<answer-${round}@mail.customer.example>`))
  }
  assertOneThread(mails)
  const last = await replied(office, id, 'the last one')
  assert.equal(last.inReplyTo, '<answer-10@mail.customer.example>')
  assert.equal(last.references.at(-1), last.inReplyTo)
  assert.equal(last.references[0], first.id)
  assert.equal(last.references.length, 10)
})

test('a case that began in the chat is one thread from our first mail on', async () => {
  await using office = await openPostOffice()
  const { id, reference } = await office.chat(ELIF)
  await office.letters().catchUp()
  const receipt = newest(office)
  assert.match(receipt.subject, new RegExp(`\\[${reference}\\]$`))
  const mails = [receipt, await replied(office, id, 'one'), await replied(office, id, 'two')]
  const answer = await answers(office, id, mails[1] ?? receipt, '<first@mail.customer.example>')
  mails.push(answer, await replied(office, id, 'three'))
  assertOneThread(mails)
  assert.equal(mails.at(-1)?.inReplyTo, answer.id)
  assert.equal(mails.filter(({ subject }) => subject.split(reference).length === 2).length, mails.length)
})

test('two cases of one customer with one subject are two threads', async () => {
  await using office = await openPostOffice()
  const cases = [await office.mailFrom(ELIF), await office.mailFrom(ELIF)]
  await office.letters().catchUp()
  for (const { id } of cases) await office.reply(id, 'On its own.')
  await office.letters().catchUp()
  const mails = office.relay.mails.map(seen)
  const begun = [...new Set(mails.map(mail => mail.inReplyTo))].map(id => ({
    id: id ?? '',
    subject: 'Dead line',
    references: [],
    inReplyTo: null,
  }))
  assert.equal(begun.length, 2)
  assert.equal(
    threadsOf((mail, thread) => mail.references.some(id => holds(thread, id)), [...begun, ...mails]),
    2,
  )
})

test('no line of a mail is too long for its way, whatever ids the customer’s program makes', async () => {
  await using office = await openPostOffice()
  const { id } = await office.mailFrom(ELIF)
  await office.letters().catchUp()
  for (let round = 1; round <= 12; round++)
    await answers(
      office,
      id,
      newest(office),
      `<${'x'.repeat(round % 2 === 0 ? 220 : 2_000)}.${round}@customer.example>`,
    )
  const { references } = await replied(office, id, 'still here')
  assert.ok(
    references.length <= 10 && references.every(each => each.length <= 990),
    String(references.length),
  )
  const kept = await office.pool.query<{ ids: string[] }>(`SELECT message_ids AS ids FROM mail_thread`)
  assert.ok(kept.rows.every(({ ids }) => ids.length <= 10 && ids.every(each => each.length <= 250)))
})

const threads: readonly [string, Thread, readonly string[] | undefined][] = [
  ['nothing was said by mail yet', { ids: [], customers: null, last: null }, undefined],
  ['the customer wrote once', { ids: ['a'], customers: 'a', last: 'a' }, ['a']],
  ['we have written since', { ids: ['a', 'b', 'c'], customers: 'a', last: 'c' }, ['a']],
  ['they have answered', { ids: ['a', 'b', 'c'], customers: 'c', last: 'c' }, ['a', 'b', 'c']],
  ['only we have written', { ids: ['a', 'b'], customers: null, last: 'b' }, ['a', 'b']],
  ['from before there was a list', { ids: [], customers: null, last: 'z' }, ['z']],
  [
    'their id was too long to be kept in the list',
    { ids: ['a', 'b'], customers: 'long', last: 'b' },
    ['a', 'b', 'long'],
  ],
]

for (const [name, thread, references] of threads)
  test(`References, when ${name}: ${references?.join(' ') ?? 'none'}`, () => {
    const headers = headersIn(thread)
    assert.deepEqual(headers.references, references)
    assert.equal(headers.inReplyTo, references?.at(-1))
  })
