/** The answer also reaches whoever acts for the customer: through the doors, and with a relay that makes it wait. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { readReplyAddress } from '../../channels/mail/reply-address.ts'
import type { Act } from '../../contract/desk.ts'
import { DAY, MINUTE } from '../../domain/time.ts'
import { deliverMail } from '../../tests/smtp-client.ts'
import { authoriseHelper, insertHelper } from '../acting/sql.ts'
import { noteVisitor } from '../features/own-case/sql.ts'
import { actOn } from '../ledger/act.ts'
import { eventually } from '../testing/eventually.ts'
import { codeReader, mailsTo, mailTo } from '../testing/mailbox.ts'
import { openStream } from '../testing/streams.ts'
import { type AgentClient, openWorld, request, type World } from '../testing/world.ts'
import { openPostOffice, type PostOffice, SECRET } from './post-office.fixture.ts'

const ADA = 'ada.lovelace@customer.example'
const ROBERT = 'robert@helper.example'

/** Ada has shown who she is and has said that Robert may act for her; Robert has followed his own link. */
async function adaAndRobert(world: World) {
  const ada = await world.customer('My line is dead.', { address: ADA, name: 'Ada Lovelace' })
  const href = `${world.url}/case/${ada.reference}`
  const codeFor = codeReader(world)
  await ada.post('code')
  const entered = await request(`${href}/enter`, 'POST', {
    cookie: ada.cookie,
    body: { code: await codeFor(ADA) },
  })
  const scope = { scope: 'read-and-write', matters: 'this', term: 'one-month' }
  const naming = { name: 'Robert Lovelace', address: ROBERT, ...scope }
  const said = await request(`${href}/helpers`, 'POST', { cookie: entered.cookie, body: naming })
  assert.equal(said.status, 200, said.text)
  const { links } = await mailTo(world, ROBERT, /You may act for/)
  const opened = await request(links[0] ?? '', 'GET', { accept: 'text/html' })
  return { ada: { ...ada, cookie: entered.cookie }, href, robert: opened.cookie }
}

async function must(desk: AgentClient, caseId: string, act: Act): Promise<void> {
  const acted = await desk.act(caseId, act)
  assert.equal(acted.status, 200, acted.text)
}

test('an agent’s answer reaches the customer and the helper, each by a letter and a link of their own', async () => {
  await using world = await openWorld()
  const { ada } = await adaAndRobert(world)
  const desk = await world.agent('ada')
  await must(desk, ada.caseId, { act: 'reply', words: 'A cable was cut.', files: [] })
  const words = 'I ring you at six.'
  const dueAt = world.clock.now() + DAY
  await must(desk, ada.caseId, { act: 'promise', kind: 'call-back', words, dueAt, replaces: null })
  const [promised] = (await desk.view(ada.caseId)).promises
  const kept = { act: 'keep-promise', commitmentId: promised?.id ?? '', evidence: 'I rang.' } as const
  await must(desk, ada.caseId, kept)
  await must(desk, ada.caseId, { act: 'propose-solved', words: 'The cable is whole.' })
  const about = new RegExp(ada.reference)
  const letters = async () =>
    (await mailsTo(world, ROBERT, about)).filter(mail => /because you may act/.test(mail.text))
  await eventually('three letters', async () => (await letters()).length === 3)
  const [reply, promise, asked] = (await letters()).toSorted((a, b) => a.at - b.at)
  assert.ok(reply && promise && asked)
  assert.match(reply.text, /Hello Robert Lovelace,[\s\S]*A cable was cut\./)
  assert.match(reply.text, /because you may act for Ada Lovelace until/)
  assert.match(promise.text, /“I ring you at six\.”/)
  assert.match(asked.text, /The cable is whole\.[\s\S]*Only they can say yes to that/)
  const opened = await request(reply.links[0] ?? '', 'GET', { accept: 'text/html' })
  const page = await request(`${world.url}/case/${ada.reference}`, 'GET', {
    cookie: opened.cookie,
    accept: 'text/html',
  })
  assert.match(page.text, /You act here for Ada Lovelace/)
  const customers = await eventually('the customer’s', async () => {
    const mails = await mailsTo(world, ADA, about)
    return mails.find(mail => /A cable was cut/.test(mail.text))
  })
  assert.doesNotMatch(customers.text, /because you may act/)
  assert.notEqual(customers.replyTo, reply.replyTo)
})

test('a helper who answers the letter is heard as themselves, whatever they name as sender; once withdrawn, as a stranger', async () => {
  await using world = await openWorld()
  const { ada, href } = await adaAndRobert(world)
  const desk = await world.agent('ada')
  await must(desk, ada.caseId, { act: 'reply', words: 'Which socket?', files: [] })
  const { replyTo } = await mailTo(world, ROBERT, new RegExp(`\\[${ada.reference}\\]`))
  const to = replyTo ?? assert.fail('there is nowhere to answer to')
  // The sender of a mail can be written by anybody; the address that it came to cannot.
  const answer = { from: `Ada Lovelace <${ADA}>`, to, subject: 'Re: socket', text: 'The one in the hall.' }
  assert.equal((await deliverMail(world.heed.smtpPort, answer)).code, 250)
  const said = await eventually('his words', async () =>
    (await desk.view(ada.caseId)).story.find(item => item.words?.includes('The one in the hall.')),
  )
  assert.equal(said.by.name, 'Robert Lovelace, for Ada Lovelace')

  const { rows } = await sql<{ id: string }>`SELECT id FROM helper`.execute(world.db)
  const withdrawn = await request(`${href}/helpers/${rows[0]?.id}/withdraw`, 'POST', {
    cookie: ada.cookie,
    body: {},
  })
  assert.equal(withdrawn.status, 200, withdrawn.text)
  const late = { from: ROBERT, to, subject: 'Re: socket', text: 'And the kitchen.' }
  assert.equal((await deliverMail(world.heed.smtpPort, late)).code, 250)
  const elsewhere = await eventually('a case of his own', async () => {
    const found = await sql<{ id: string }>`
      SELECT c.id FROM cases c JOIN customer_address a USING (customer_id) WHERE a.value = ${ROBERT}`.execute(
      world.db,
    )
    return found.rows[0]?.id
  })
  assert.notEqual(elsewhere, ada.caseId)
  const { story } = await desk.view(ada.caseId)
  assert.ok(!story.some(item => item.words?.includes('kitchen')))
})

test('whoever reads along on the page gets no letter; the other still does', async () => {
  await using world = await openWorld()
  const { ada, robert } = await adaAndRobert(world)
  const stream = await openStream({ url: world.url, reference: ada.reference, cookie: robert })
  await stream.until('a first look', () => stream.messages.some(({ type }) => type === 'state'))
  const readers = async () =>
    (await sql<{ reader: string }>`SELECT reader FROM case_reader`.execute(world.db)).rows.length
  await eventually('his visit', async () => (await readers()) === 1)
  const desk = await world.agent('ada')
  await must(desk, ada.caseId, { act: 'reply', words: 'A cable was cut.', files: [] })
  const has = async (who: string, words: RegExp) =>
    (await mailsTo(world, who)).some(mail => words.test(mail.text))
  await eventually('her letter', async () => await has(ADA, /A cable was cut/))
  stream.close()
  await eventually('the end of his visit', async () => (await readers()) === 0)
  await must(desk, ada.caseId, { act: 'reply', words: 'It is whole again.', files: [] })
  await eventually('his letter', async () => await has(ROBERT, /It is whole again/))
  assert.equal(await has(ROBERT, /A cable was cut/), false)
})

test('whoever writes about somebody else’s account is the customer of that case, and is written to as one', async () => {
  await using world = await openWorld()
  const forHer = { name: 'Robert Lovelace', address: ROBERT, forWhom: 'Ada Lovelace', forNumber: '4400123' }
  const { caseId } = await world.customer('The line of my mother is dead.', forHer)
  const desk = await world.agent('ada')
  await must(desk, caseId, { act: 'reply', words: 'We look at it.', files: [] })
  await eventually('his letter', async () =>
    (await mailsTo(world, ROBERT)).find(mail => /We look at it/.test(mail.text)),
  )
})

/** Robert, named in this case by its customer. */
async function helperIn(
  office: PostOffice,
  { id: caseId, customerId }: { readonly id: string; readonly customerId: string },
  change: { readonly authorised?: boolean; readonly caseId?: string; readonly until?: number } = {},
): Promise<string> {
  const id = randomUUID()
  const now = office.ledger.clock()
  await office.db.transaction().execute(async tx => {
    await insertHelper(tx, {
      id,
      customerId,
      saidIn: caseId,
      caseId,
      name: 'Robert Lovelace',
      addressKind: 'email',
      addressValue: ROBERT,
      scope: 'read-and-write',
      how: 'customer',
      askedAt: now,
      authorisedAt: change.authorised === false ? null : now,
      until: change.until ?? now + 30 * DAY,
    })
  })
  return id
}

const toRobert = (office: PostOffice) =>
  office.relay.mails.filter(({ to }) => to?.[0]?.address === ROBERT).map(({ text }) => text ?? '')

test('what was taken back between the queue and the relay is not sent, and the customer’s letter is', async () => {
  await using office = await openPostOffice()
  const opened = await office.mailFrom(ADA)
  const helperId = await helperIn(office, opened)
  await office.letters().catchUp()
  office.relay.refuse(451, 2)
  await office.reply(opened.id, 'A cable was cut.')
  await office.letters().catchUp()
  assert.deepEqual(toRobert(office), [])
  await sql`UPDATE helper SET withdrawn_at = ${new Date(office.ledger.clock())} WHERE id = ${helperId}`.execute(
    office.db,
  )
  await office.hurry()
  assert.deepEqual(toRobert(office), [])
  assert.equal(office.relay.mails.filter(({ text }) => /A cable was cut/.test(text ?? '')).length, 1)
  const { rows } = await sql`SELECT outcome FROM helper_letter`.execute(office.db)
  assert.deepEqual(rows, [{ outcome: 'dropped' }])
})

test('before the yes, after the end, and in another matter nothing is told', async () => {
  await using office = await openPostOffice()
  const [first, second] = [await office.mailFrom(ADA), await office.mailFrom(ADA)]
  const helperId = await helperIn(office, first, {
    authorised: false,
    until: office.ledger.clock() + 2 * DAY,
  })
  await office.reply(first.id, 'Before the yes.')
  office.move(MINUTE)
  // The yes comes before the fact is read: what was said earlier stays on the page.
  const yes = { scope: 'read-and-write', caseId: first.id, until: office.ledger.clock() + DAY } as const
  await office.db
    .transaction()
    .execute(async tx => await authoriseHelper(tx, helperId, { ...yes, now: office.ledger.clock() }))
  await office.reply(second.id, 'Another matter.')
  await office.reply(first.id, 'After the yes.')
  await office.letters().catchUp()
  office.move(2 * DAY)
  await office.reply(first.id, 'After the end.')
  await office.letters().catchUp()
  assert.deepEqual(
    toRobert(office).map(text => /Before the yes|Another matter|After the yes|After the end/.exec(text)?.[0]),
    ['After the yes'],
  )
})

test('a helper’s letters are sent once, hang together, and leave the customer’s thread alone', async () => {
  await using office = await openPostOffice()
  const opened = await office.mailFrom(ADA)
  const helperId = await helperIn(office, opened)
  await office.reply(opened.id, 'One.')
  await office.letters().catchUp()
  await office.stopLetters()
  // Read anew from the beginning, as after a restore: what was told is not told again.
  await sql`UPDATE follower SET seq = 0 WHERE name = 'letters'`.execute(office.db)
  await office.restart()
  await office.reply(opened.id, 'Two.')
  await office.letters().catchUp()
  const his = office.relay.mails.filter(({ to }) => to?.[0]?.address === ROBERT)
  assert.equal(his.length, 2)
  assert.equal(his[1]?.header('in-reply-to'), his[0]?.messageId)
  const hers = office.relay.mails.filter(({ to }) => to?.[0]?.address === ADA)
  assert.match(hers.at(-1)?.header('in-reply-to') ?? '', /@mail\.customer\.example>$/)
  assert.equal(readReplyAddress(SECRET, his[0]?.replyTo?.[0]?.address ?? '')?.writer, helperId)
  assert.equal(readReplyAddress(SECRET, hers[0]?.replyTo?.[0]?.address ?? '')?.writer, null)
})

test('a helper who was named for all matters is told of those in which they have written', async () => {
  await using office = await openPostOffice()
  const [first, second] = [await office.mailFrom(ADA), await office.mailFrom(ADA)]
  const helperId = await helperIn(office, first)
  await sql`UPDATE helper SET case_id = NULL`.execute(office.db)
  await office.reply(second.id, 'Nobody has asked him.')
  const helper = { id: helperId, name: 'Robert Lovelace', mayDecide: false }
  const words = { text: 'I am her son.' }
  const spoken = { messageId: randomUUID(), entryId: randomUUID(), files: [], channel: 'mail' } as const
  await actOn(office.ledger, {
    caseId: second.id,
    request: { ask: 'speak', ...spoken, medium: 'letter', verified: true, words, helper },
  })
  await office.reply(second.id, 'Then I tell you too.')
  await noteVisitor(office.db, first.id, helperId, office.ledger.clock())
  await office.reply(first.id, 'He reads this on the page.')
  await office.letters().catchUp()
  assert.deepEqual(
    toRobert(office).map(text => /Nobody has|Then I tell|He reads/.exec(text)?.[0]),
    ['Then I tell'],
  )
})
