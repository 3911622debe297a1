/** Letters that have to wait: for a relay that is away, for a domain that wants it slowly, for somebody’s words to go first. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DAY, HOUR, MINUTE, SECOND } from '../../domain/time.ts'
import { openPostOffice, type PostOffice, TOM } from './post-office.fixture.ts'

const ELIF = 'elif@customer.example'

interface Waits {
  readonly tries: number
  readonly why: string | null
  readonly againIn: number | null
}

/** What the case shows of letters that wait, with the time until the next try. */
async function waiting({ pool, ledger }: PostOffice, caseId: string): Promise<readonly Waits[]> {
  const { rows } = await pool.query<{ tries: number; why: string | null; again: number | null }>(
    `SELECT tries, why, again_at AS again FROM letter WHERE case_id = $1 AND settled_at IS NULL ORDER BY seq`,
    [caseId],
  )
  return rows.map(({ tries, why, again }) => ({
    tries,
    why,
    againIn: again === null ? null : again - ledger.clock(),
  }))
}

test('while the relay is away every letter waits, is asked for seldom, and none is given up, however long it takes', async () => {
  await using office = await openPostOffice()
  const { id } = await office.mailFrom(ELIF)
  await office.letters().catchUp()
  office.relay.goAway(true)
  await office.reply(id, 'first')
  const others = await Promise.all(
    Array.from({ length: 5 }, (_, index) => office.mailFrom(`other-${index}@customer.example`)),
  )
  const before = office.relay.begun()
  await office.letters().catchUp()
  assert.ok(office.relay.begun() - before <= 8, 'as many as there are hands')
  const [waits] = await waiting(office, id)
  assert.deepEqual([waits?.tries, waits?.againIn], [0, 5 * SECOND])
  assert.match(waits?.why ?? '', /away|closed|Greeting/i)
  for (let day = 0; day < 5; day++) {
    office.move(DAY)
    await office.hurry()
  }
  assert.equal(office.relay.mails.length, 1)
  office.relay.goAway(false)
  await office.hurry()
  await office.letters().catchUp()
  assert.equal(office.relay.mails.length, 2 + others.length)
  for (const each of [id, ...others.map(other => other.id)])
    assert.equal((await office.facts(each, 'MessageNotDelivered')).length, 0)
})

test('a domain that says later is slow for itself alone', async () => {
  await using office = await openPostOffice()
  const slow = /@slow\.example$/
  office.relay.refuseAddress(slow, '450 4.7.1 greylisted')
  const late = await Promise.all([1, 2, 3].map(n => office.mailFrom(`somebody-${n}@slow.example`)))
  await office.letters().catchUp()
  const refused = office.relay.begun()
  const others = await Promise.all([1, 2, 3].map(n => office.mailFrom(`somebody-${n}@customer.example`)))
  await office.letters().catchUp()
  assert.equal(office.relay.mails.length, others.length)
  const more = await office.mailFrom('somebody-4@slow.example')
  await office.letters().catchUp()
  assert.equal(office.relay.begun(), refused + others.length, 'nobody there is asked again so soon')
  assert.deepEqual(await waiting(office, more.id), [{ tries: 0, why: null, againIn: null }])
  office.relay.refuseAddress(slow, null)
  for (let round = 0; round < 4; round++) await office.hurry()
  assert.equal(office.relay.mails.length, others.length + late.length + 1)
})

test('a letter that is asked to come later comes later each time, and says why', async () => {
  await using office = await openPostOffice()
  const { id } = await office.mailFrom(ELIF)
  await office.letters().catchUp()
  office.relay.refuseAddress(/^elif@/, '452 4.2.2 mailbox full')
  const messageId = await office.reply(id, 'first')
  await office.letters().catchUp()
  const seen: Waits[] = []
  for (let round = 0; round < 4; round++) {
    seen.push(...(await waiting(office, id)))
    await office.hurry()
  }
  assert.deepEqual(
    seen.map(({ tries, againIn }) => [tries, (againIn ?? 0) / MINUTE]),
    [
      [1, 1],
      [2, 2],
      [3, 5],
      [4, 10],
    ],
  )
  assert.ok(seen.every(({ why }) => /mailbox full/.test(why ?? '')))
  office.move(2 * DAY)
  await office.hurry()
  const [failed] = await office.facts(id, 'MessageNotDelivered')
  assert.deepEqual([failed?.messageId, failed?.status], [messageId, '4.2.2'])
  assert.deepEqual(await waiting(office, id), [])
})

test('what a machine is told never is a fact with the reason as a code; what it said is kept beside', async () => {
  await using office = await openPostOffice()
  office.relay.refuseAddress(/^unknown@/, '550 5.1.1 no such user')
  const { id } = await office.mailFrom('unknown@customer.example')
  await office.letters().catchUp()
  const [failed] = await office.facts(id, 'MessageNotDelivered')
  assert.equal(failed?.status, '5.1.1')
  assert.match(failed?.body?.why ?? '', /no such user/)
})

test('the words of a person go before what a machine says, and after what their own case has to say first', async () => {
  await using office = await openPostOffice()
  const receipts = 24
  const early = await office.mailFrom('first@customer.example')
  await office.letters().catchUp()
  office.relay.goAway(true)
  for (let index = 0; index < receipts; index++) await office.mailFrom(`other-${index}@customer.example`)
  await office.letters().catchUp()
  const late = await office.mailFrom(ELIF)
  await office.letters().catchUp()
  await office.reply(late.id, 'To Elif.')
  await office.reply(early.id, 'To the first.')
  await office.letters().catchUp()
  await office.stopLetters()
  office.relay.goAway(false)
  office.move(HOUR)
  await office.pool.query(`UPDATE pgboss.job SET start_after = now() WHERE state = 'retry'`)
  await office.restart()
  await office.letters().catchUp()
  const order = office.relay.mails.slice(1).map(({ to, text }) => {
    const isWords = /^To (?:Elif|the first)\.$/m.test(text ?? '')
    return `${to?.[0]?.address} ${isWords ? 'words' : 'receipt'}`
  })
  assert.equal(order.length, receipts + 3)
  const at = (what: string) => order.indexOf(what)
  assert.ok(at(`${ELIF} receipt`) < at(`${ELIF} words`), order.join(', '))
  // Eight are in hand at once, and finish in any order.
  assert.ok(at('first@customer.example words') < 16 && at(`${ELIF} receipt`) < 16, order.join(', '))
})

test('a receipt above the limit of the hour is let go, and its case says why; the words of a person still go', async () => {
  await using office = await openPostOffice()
  await office.pool.query(`UPDATE organisation SET machine_letters_an_hour = 3`)
  await office.restart()
  for (let round = 0; round < 6; round++) {
    await office.mailFrom(ELIF)
    await office.letters().catchUp()
  }
  assert.equal(office.relay.mails.length, 3)
  const { id } = await office.mailFrom(ELIF)
  await office.letters().catchUp()
  const [held] = await office.facts(id, 'MessageNotDelivered')
  assert.equal(held?.held, 'too-many')
  assert.equal((await office.facts(id, 'CommitmentMade')).length, 0, 'what nobody hears is not promised')
  await office.reply(id, 'I am a person.')
  await office.letters().catchUp()
  assert.match(office.relay.mails[3]?.text ?? '', /I am a person/)
  office.move(HOUR)
  await office.mailFrom(ELIF)
  await office.letters().catchUp()
  assert.equal(office.relay.mails.length, 5)
})

test('what is owed above the limit of the hour waits and is not lost, and a person’s words do not wait behind it', async () => {
  await using office = await openPostOffice()
  await office.pool.query(`UPDATE organisation SET machine_letters_an_hour = 1`)
  await office.restart()
  const { id } = await office.mailFrom(ELIF)
  await office.letters().catchUp()
  await office.ask(id, { ask: 'reassign', to: TOM, reason: 'departure' })
  await office.letters().catchUp()
  assert.equal(office.relay.mails.length, 1)
  const [held] = await waiting(office, id)
  assert.deepEqual([held?.tries, held?.why], [0, 'held-back'])
  await office.reply(id, 'I am a person.')
  await office.hurry()
  assert.deepEqual(
    office.relay.mails
      .slice(1)
      .map(({ text }) => /Tom Reyes looks after|I am a person/.exec(text ?? '')?.[0]),
    ['Tom Reyes looks after', 'I am a person'],
  )
  await office.ask(id, { ask: 'reassign', to: TOM, reason: 'departure' })
  await office.letters().catchUp()
  assert.equal(office.relay.mails.length, 3)
  office.move(HOUR)
  await office.hurry()
  assert.match(office.relay.mails[3]?.text ?? '', /Tom Reyes looks after/)
})

test('a letter to an address of our own is kept back, and the case says why', async () => {
  await using office = await openPostOffice()
  const { id } = await office.chat('help@behemoth.example')
  const messageId = await office.reply(id, 'Hello?')
  await office.letters().catchUp()
  assert.equal(office.relay.mails.length, 0)
  const held = await office.facts(id, 'MessageNotDelivered')
  assert.equal(held.find(fact => fact.messageId === messageId)?.held, 'our-own-address')
})

test('no machine writes where nobody reads; a person may', async () => {
  await using office = await openPostOffice()
  const nobodys = [
    'no-reply',
    'noreply',
    'do_not_reply',
    'mailer-daemon',
    'postmaster',
    'bounces+x-1',
    'not-reply',
  ]
  for (const name of nobodys) await office.mailFrom(`${name}@customer.example`)
  const person = await office.mailFrom('noreen.plyme@customer.example')
  await office.letters().catchUp()
  assert.deepEqual(
    office.relay.mails.map(mail => mail.to?.[0]?.address),
    ['noreen.plyme@customer.example'],
  )
  assert.ok(person.id)
  const { id } = await office.mailFrom('no-reply@customer.example')
  await office.reply(id, 'Somebody there?')
  await office.letters().catchUp()
  assert.equal(office.relay.mails.length, 2)
})
