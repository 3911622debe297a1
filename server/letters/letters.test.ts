/** Letters from a fact to the relay and back into the ledger. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { readReplyAddress } from '../../channels/mail/reply-address.ts'
import { parseReference } from '../../domain/case/reference.ts'
import { DAY, HOUR, MINUTE } from '../../domain/time.ts'
import { noteVisitor } from '../features/own-case/sql.ts'
import { LENA, MAYA, openPostOffice, type PostOffice, SECRET, TOM } from './post-office.fixture.ts'

const ELIF = 'elif@customer.example'

test('a mail is answered once with a receipt: reference, owner by name, a link, all in its thread', async () => {
  await using office = await openPostOffice()
  const { id, reference } = await office.mailFrom(ELIF, { name: 'Elif Aydin' })
  await office.letters().catchUp()
  await office.letters().catchUp()
  const [mail, ...others] = office.relay.mails
  assert.equal(others.length, 0)
  assert.ok(mail?.text)
  assert.equal(mail.to?.[0]?.address, ELIF)
  assert.deepEqual([mail.from?.name, mail.from?.address], ['Big Behemoth', 'help@behemoth.example'])
  assert.equal(mail.subject, 'Re: Dead line')
  assert.equal(
    parseReference(readReplyAddress(SECRET, mail.replyTo?.[0]?.address ?? '')?.reference ?? ''),
    reference,
  )
  assert.match(mail.header('in-reply-to') ?? '', /@mail\.customer\.example>$/)
  assert.equal(mail.header('references'), mail.header('in-reply-to'))
  assert.equal(mail.header('auto-submitted'), 'auto-replied')
  assert.match(mail.text, /Hello Elif Aydin,/)
  assert.match(mail.text, new RegExp(`Your reference is ${reference}`))
  assert.match(mail.text, /Lena Marsh leads the team today/)
  const [promise, ...more] = await office.facts(id, 'CommitmentMade')
  assert.deepEqual([promise?.kind, promise?.agentId, more.length], ['answer', LENA, 0])
  assert.equal(promise?.dueAt, office.ledger.clock() + 8 * HOUR)
  assert.match(mail.text, /answers you by .*\. That is a promise/)
  const [, path, key] =
    /https:\/\/help\.behemoth\.example\/case\/([^/]+)\/open\?k=(\S+)/.exec(mail.text) ?? []
  assert.equal(path, reference)
  const opens = office.keys.readLink(decodeURIComponent(key ?? ''), office.ledger.clock())
  assert.deepEqual([opens?.caseId, opens?.purpose], [id, 'linked'])
  assert.match(mail.html ?? '', /<a href="https:\/\/help\.behemoth\.example\/case\//)
})

test('an agent’s words go out under the agent’s name, with the files, and the case says that they were delivered', async () => {
  await using office = await openPostOffice()
  const { id } = await office.mailFrom(ELIF)
  const file = await office.attach(id, 'plan.txt', Buffer.from('The plan.'))
  const messageId = await office.reply(id, 'A cable was cut.\n\nIt is <fixed> tomorrow.', [file])
  await office.letters().catchUp()
  const mail = office.relay.mails[1]
  assert.equal(mail?.from?.name, 'Maya Lind')
  assert.match(mail?.text ?? '', /A cable was cut\.\n\nIt is <fixed> tomorrow\./)
  assert.match(mail?.html ?? '', /It is &lt;fixed&gt; tomorrow\./)
  assert.match(mail?.text ?? '', /Maya Lind\nBig Behemoth/)
  assert.equal(mail?.header('auto-submitted'), undefined)
  assert.equal(mail?.attachments[0]?.filename, 'plan.txt')
  const delivered = await office.facts(id, 'MessageDelivered')
  assert.deepEqual(delivered, [{ type: 'MessageDelivered', messageId, by: 'mail' }])
})

test('letters of one case go in the order of what happened, each in the thread of what the customer wrote', async () => {
  await using office = await openPostOffice()
  const { id } = await office.mailFrom(ELIF)
  for (const word of ['one', 'two', 'three', 'four', 'five', 'six']) await office.reply(id, word)
  await office.letters().catchUp()
  const [receipt, ...replies] = office.relay.mails
  assert.deepEqual(
    replies.map(mail => /^(one|two|three|four|five|six)$/m.exec(mail.text ?? '')?.[0]),
    ['one', 'two', 'three', 'four', 'five', 'six'],
  )
  assert.match(receipt?.header('in-reply-to') ?? '', /@mail\.customer\.example>$/)
  assert.deepEqual(
    new Set(replies.map(mail => mail.header('in-reply-to'))),
    new Set([receipt?.header('in-reply-to')]),
  )
})

test('who hears nothing until the promised hour is told so, and whoever is answered in time is not', async () => {
  await using office = await openPostOffice()
  const [late, answered] = [await office.mailFrom(ELIF), await office.mailFrom('ada@customer.example')]
  const promiseIn = async (caseId: string) => {
    const [promise] = await office.facts(caseId, 'CommitmentMade')
    assert.ok(promise)
    return promise
  }
  await office.reply(answered.id, 'Here I am.')
  const [kept] = await office.facts(answered.id, 'CommitmentKept')
  assert.deepEqual([kept?.commitmentId, kept?.agentId], [(await promiseIn(answered.id)).commitmentId, MAYA])
  office.move(9 * HOUR)
  const { commitmentId } = await promiseIn(late.id)
  await office.ask(late.id, { ask: 'break-promise', commitmentId })
  await office.letters().catchUp()
  const last = office.relay.mails.findLast(({ to }) => to?.[0]?.address === ELIF)
  assert.match(last?.text ?? '', /did not do it in time\. We are sorry/)
  assert.match(last?.text ?? '', /What was promised: “A person reads your letter and answers it\.”/)
})

test('promises, kept or not, and a “no” each have their letter', async () => {
  await using office = await openPostOffice()
  const { id } = await office.mailFrom(ELIF)
  const promise = { commitmentId: randomUUID(), dueAt: office.ledger.clock() + HOUR, replaces: null }
  const words = 'I ring you at six.'
  await office.ask(id, { ask: 'promise', kind: 'call-back', agentId: MAYA, words, ...promise })
  const no = { reasons: 'The contract says no.', nextRung: 'lead', nextAgentId: LENA } as const
  await office.ask(id, { ask: 'refuse', agentId: MAYA, ...no })
  office.move(2 * HOUR)
  await office.ask(id, { ask: 'break-promise', commitmentId: promise.commitmentId })
  await office.letters().catchUp()
  assertTold(office, [
    [/We have your message/],
    [/Maya Lind promised to call back by/, /“I ring you at six\.”/],
    [/The contract says no\./, /Lena Marsh, the team lead, can decide next/],
    [/did not do it in time\. We are sorry/, /What was promised: “I ring you at six\.”/],
  ])
})

test('a new owner, and whether it is solved, each have their letter', async () => {
  await using office = await openPostOffice()
  const { id } = await office.mailFrom(ELIF)
  await office.reply(id, 'I look after it.')
  const handoverId = randomUUID()
  const summary = 'The cable in the street is cut. Next: ask when it is mended.'
  const receiver = { departed: false, absent: false }
  const until = office.ledger.clock() + HOUR
  await office.ask(id, { ask: 'propose-handover', handoverId, from: MAYA, to: TOM, summary, until, receiver })
  await office.ask(id, { ask: 'accept-handover', handoverId, agentId: TOM })
  const words = { text: 'The cable is whole.' }
  await office.ask(id, { ask: 'propose-solved', agentId: TOM, isLead: false, words })
  await office.ask(id, { ask: 'report-solved', agentId: TOM, words: { text: 'It works again.' } })
  await office.ask(id, { ask: 'reassign', to: LENA, reason: 'departure' })
  await office.letters().catchUp()
  assertTold(office, [
    [/We have your message/],
    [/I look after it\./],
    [/Maya Lind handed this over to Tom Reyes/],
    [/The cable is whole\./, /Say yes or no on your page:\nhttps/, /Opening the page decides nothing/],
    [/“It works again\.”/, /press “No, it isn’t”:\nhttps/],
    [/Tom Reyes does not work here any more\. Lena Marsh looks after this now/],
  ])
})

test('who reads along on the page gets no mail; who closed it does', async () => {
  await using office = await openPostOffice()
  const { id } = await office.chat(ELIF)
  await office.letters().catchUp()
  assert.equal(office.relay.mails.length, 1)
  await noteVisitor(office.db, id, 'customer', office.ledger.clock())
  office.move(45_000)
  await office.reply(id, 'Are you there?')
  await office.letters().catchUp()
  assert.equal(office.relay.mails.length, 1)
  office.move(1_000)
  await office.reply(id, 'You were gone.')
  await office.letters().catchUp()
  assert.match(office.relay.mails[1]?.text ?? '', /You were gone\./)
})

test('who wrote by mail is answered by mail, page or no page', async () => {
  await using office = await openPostOffice()
  const { id } = await office.mailFrom(ELIF)
  await noteVisitor(office.db, id, 'customer', office.ledger.clock())
  await office.letters().catchUp()
  assert.equal(office.relay.mails.length, 1)
})

test('who left no address is owed no letter', async () => {
  await using office = await openPostOffice()
  const { id } = await office.chat()
  await office.reply(id, 'Hello.')
  await office.letters().catchUp()
  assert.equal(office.relay.mails.length, 0)
})

test('a machine gets no receipt and nothing that a machine wrote, but the words of an agent', async () => {
  await using office = await openPostOffice()
  const { id } = await office.mailFrom(ELIF, { automatic: true })
  await office.ask(id, { ask: 'reassign', to: TOM, reason: 'departure' })
  await office.letters().catchUp()
  assert.equal(office.relay.mails.length, 0)
  await office.reply(id, 'Is anybody there?')
  await office.letters().catchUp()
  assert.equal(office.relay.mails.length, 1)
})

test('mail that was brought in, from files or an old mailbox, gets no receipt and no promise, but the words of an agent', async () => {
  await using office = await openPostOffice()
  const old = { source: randomUUID(), date: 'Wed, 4 Mar 2020 08:00:00 +0100' }
  for (const sender of [{ source: 'import' }, old]) {
    const { id } = await office.mailFrom(ELIF, sender)
    await office.letters().catchUp()
    assert.equal((await office.facts(id, 'CommitmentMade')).length, 0)
    assert.equal(office.relay.mails.length, 0)
  }
  const { id } = await office.mailFrom('ada@customer.example', { source: 'import' })
  await office.reply(id, 'We found your old letter.')
  await office.letters().catchUp()
  assert.equal(office.relay.mails.length, 1)
})

test('a fetched mail whose sender’s clock is weeks behind is answered: when it came into its mailbox decides', async () => {
  await using office = await openPostOffice()
  const now = office.ledger.clock()
  const date = new Date(now - 40 * DAY).toUTCString()
  const { id } = await office.mailFrom(ELIF, { source: randomUUID(), date, inMailboxAt: now - MINUTE })
  await office.letters().catchUp()
  assert.equal((await office.facts(id, 'CommitmentMade')).length, 1)
  assert.equal(office.relay.mails.length, 1)
})

test('mail in our own name to ourselves is not answered', async () => {
  await using office = await openPostOffice()
  await office.mailFrom('help@behemoth.example')
  await office.letters().catchUp()
  assert.equal(office.relay.mails.length, 0)
})

test('a sender who is somebody else’s trouble gets ten receipts an hour, not a thousand', async () => {
  await using office = await openPostOffice()
  for (let count = 0; count < 12; count++) await office.mailFrom(ELIF)
  await office.letters().catchUp()
  assert.ok(
    office.relay.mails.length >= 10 && office.relay.mails.length <= 10 + 3,
    String(office.relay.mails.length),
  )
})

test('Spanish customers are written to in Spanish', async () => {
  await using office = await openPostOffice()
  const { reference } = await office.mailFrom('lucia@cliente.example', { name: 'Lucía Peña', language: 'es' })
  await office.letters().catchUp()
  const mail = office.relay.mails[0]
  assert.match(mail?.text ?? '', /Hola, Lucía Peña:/)
  assert.match(mail?.text ?? '', new RegExp(`Su referencia es ${reference}`))
  assert.match(mail?.html ?? '', /<html lang="es" dir="ltr">/)
})

test('files that do not fit into a mail are named and stay on the page', async () => {
  await using office = await openPostOffice()
  const { id } = await office.mailFrom(ELIF)
  const small = await office.attach(id, 'small.txt', Buffer.from('small'))
  const large = await office.attach(id, 'film.mp4', Buffer.from('pretends to be large'), 19 * 1024 * 1024)
  await office.reply(id, 'Two files.', [large, small])
  await office.letters().catchUp()
  const mail = office.relay.mails[1]
  assert.deepEqual(
    mail?.attachments.map(file => file.filename),
    ['small.txt'],
  )
  assert.match(mail?.text ?? '', /on your page instead: film\.mp4/)
})

/** One mail for each list, in order, that says everything in it. */
function assertTold({ relay }: PostOffice, expected: readonly (readonly RegExp[])[]): void {
  const texts = relay.mails.map(mail => mail.text ?? '')
  assert.equal(texts.length, expected.length, texts.join('\n----\n'))
  for (const [index, patterns] of expected.entries())
    for (const pattern of patterns) assert.match(texts[index] ?? '', pattern)
}
