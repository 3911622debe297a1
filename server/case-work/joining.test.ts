/** Joining and splitting through the doors: what is carried along, where words go on, who may read what, and two at one instant. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Act, ActAnswer, CaseSummary, CaseView } from '../../contract/desk.ts'
import { HOUR } from '../../domain/time.ts'
import { deliverMail } from '../../tests/smtp-client.ts'
import { verifyCases } from '../ledger/verify-cases.ts'
import { eventually } from '../testing/eventually.ts'
import { codeReader, mailsTo, mailTo } from '../testing/mailbox.ts'
import { openStream } from '../testing/streams.ts'
import { type AgentClient, type CustomerClient, openWorld, request, type World } from '../testing/world.ts'

let world: World
let ada: AgentClient
let bo: AgentClient
let codeFor: (address: string) => Promise<string>
before(async () => {
  world = await openWorld()
  ada = await world.agent('ada')
  bo = await world.agent('bo')
  codeFor = codeReader(world)
})
after(async () => {
  const problems = await world.db.transaction().execute(async tx => (await verifyCases(tx)).problems)
  await world[Symbol.asyncDispose]()
  assert.deepEqual(problems, [], 'what the rows say is what the facts add up to')
})

let people = 0
const somebody = () => `person${(people += 1)}@customer.example`

/** A case that Ada has answered and that has nobody in the line. */
async function answered(words: string, address: string): Promise<CustomerClient> {
  const customer = await world.customer(words, { address })
  await done(customer.caseId)
  return customer
}

async function done(caseId: string, agent = ada): Promise<void> {
  assert.equal((await agent.act(caseId, { act: 'reply', words: 'I look at it.', files: [] })).status, 200)
  assert.equal((await agent.act(caseId, { act: 'end-contact' })).status, 200)
}

/** Two matters of one person, both answered. */
async function twoMatters(address = somebody()) {
  const stays = await answered('My line is dead.', address)
  const goes = await answered('And the bill is wrong.', address)
  return { address, stays, goes }
}

async function join(stays: CustomerClient, goes: CustomerClient, agent = ada): Promise<void> {
  const joined = await agent.tryTo(stays.caseId, { act: 'merge', from: goes.caseId })
  assert.equal(joined.status, 200, joined.text)
}

/** The browser of somebody who has shown by a code who they are. */
async function proved(customer: CustomerClient, address: string): Promise<string> {
  const href = `${world.url}/case/${customer.reference}`
  await request(`${href}/code`, 'POST', { cookie: '' })
  const entered = await request(`${href}/enter`, 'POST', { body: { code: await codeFor(address) } })
  assert.equal(entered.status, 200, entered.text)
  return entered.cookie
}

const page = async (reference: string, cookie: string) =>
  await request(`${world.url}/case/${reference}`, 'GET', { cookie, accept: 'text/html' })

const say = async (customer: CustomerClient, words: string, cookie = customer.cookie) =>
  await request(`${world.url}/case/${customer.reference}/say`, 'POST', {
    cookie,
    body: { messageId: randomUUID(), words },
  })

const wordsIn = ({ story }: CaseView) =>
  story.flatMap(item => (item.type === 'CustomerSpoke' && !item.joinedFrom ? [item.words] : []))

const saysOf = ({ text }: { readonly text: string }) =>
  /"says":"(?<says>[^"]+)"/.exec(text)?.groups?.says ?? text

test('two matters become one: promises, tags and the story go along, and the old one says where it goes on', async () => {
  const { stays, goes } = await twoMatters()
  const dueAt = world.clock.now() + HOUR
  const promise = {
    act: 'promise',
    kind: 'credit',
    words: 'You get ten pounds back.',
    dueAt,
    replaces: null,
  } as const
  assert.equal((await ada.act(goes.caseId, promise)).status, 200)
  assert.equal((await ada.act(goes.caseId, { act: 'tag', tag: 'bill' })).status, 200)
  await join(stays, goes)

  const view = await ada.view(stays.caseId)
  assert.deepEqual(view.summary.tags, ['bill'])
  assert.deepEqual(
    view.promises.map(({ kind, words, dueAt: due, state }) => [kind, words, due, state]),
    [['credit', 'You get ten pounds back.', dueAt, 'open']],
  )
  const joined = view.story.filter(item => item.joinedFrom?.reference === goes.reference)
  assert.ok(joined.some(item => item.words === 'And the bill is wrong.'))
  assert.ok(joined.every(item => item.seq < 0))
  assert.equal(new Set(view.story.map(item => item.seq)).size, view.story.length)
  assert.deepEqual(
    view.story.map(item => item.at),
    view.story.map(item => item.at).toSorted((a, b) => a - b),
  )
  const old = await ada.view(goes.caseId)
  assert.equal(old.summary.status, 'merged')
  assert.deepEqual(old.summary.mergedInto, { id: stays.caseId, reference: stays.reference })
  assert.deepEqual(
    old.promises.map(({ state }) => state),
    ['replaced'],
  )
  assert.equal(view.gate.becauseOf.includes(goes.reference), false)
  assert.equal((await ada.tryTo(goes.caseId, { act: 'reply', words: 'x', files: [] })).status, 409)
  const lists = await Promise.all(
    ['mine', 'team', 'resting', 'solved', 'snoozed'].map(async list => {
      const { cases }: { cases: CaseSummary[] } = (await ada.get(`/api/desk/cases?list=${list}`)).body
      return cases.some(({ id }) => id === goes.caseId)
    }),
  )
  assert.ok(!lists.includes(true))
})

test('a promise that was carried breaks at its time, once, and its letter was sent once', async () => {
  const { address, stays, goes } = await twoMatters()
  const dueAt = world.clock.now() + HOUR
  const words = 'I call you at noon.'
  const promise = { act: 'promise', kind: 'call-back', words, dueAt, replaces: null } as const
  assert.equal((await ada.act(goes.caseId, promise)).status, 200)
  await mailTo(world, address, /./)
  await join(stays, goes)
  world.clock.advance(HOUR + 1_000)
  await eventually('the broken promise', async () => {
    const { promises } = await ada.view(stays.caseId)
    return promises[0]?.state === 'broken' || null
  })
  assert.equal((await ada.view(goes.caseId)).promises[0]?.state, 'replaced')
  const told = await eventually('the letters', async () => {
    const mails = await mailsTo(world, address)
    return mails.some(({ text }) => text.includes('did not do it in time')) ? mails : null
  })
  assert.equal(told.filter(({ text }) => text.includes('promised to call back')).length, 1)
})

test('only matters of one person are joined, by an owner or a lead, and never while somebody waits there', async () => {
  const { stays, goes } = await twoMatters()
  const stranger = await answered('Somebody else’s matter.', somebody())
  const refused = await ada.tryTo(stays.caseId, { act: 'merge', from: stranger.caseId })
  assert.equal(refused.status, 409)
  assert.equal(saysOf(refused), 'Only matters of the same person can be joined.')
  assert.equal((await bo.tryTo(stays.caseId, { act: 'merge', from: goes.caseId })).status, 403)
  assert.equal((await ada.tryTo(stays.caseId, { act: 'merge', from: randomUUID() })).status, 404)
  assert.equal((await ada.tryTo(stays.caseId, { act: 'merge', from: stays.caseId })).status, 409)
  assert.equal((await say(goes, 'Hello?')).status, 200)
  const waits = await ada.tryTo(stays.caseId, { act: 'merge', from: goes.caseId })
  assert.match(saysOf(waits), /^Somebody waits for an answer there/)
  const lena = await world.agent('lena')
  await join(goes, stays, lena)
  const { summary } = await ada.view(goes.caseId)
  assert.deepEqual([summary.entry?.state, summary.owner?.id], ['waiting', ada.id], 'the other way round')
  await ada.act(goes.caseId, { act: 'take' })
  await ada.act(goes.caseId, { act: 'end-contact' })
})

test('a problem with somebody else’s account keeps their offers closed where it goes on, and two accounts stay apart', async () => {
  const holders = [await answered('Mine.', somebody()), await answered('Mine too.', somebody())]
  const about = async ({ caseId }: CustomerClient, holder: CustomerClient | undefined) => {
    await sql`
      INSERT INTO case_about (case_id, kind, name, typed, said_at, looked_up_at, customer_id)
      SELECT ${caseId}, 'somebody-else', 'Nora Field', '123', now(), now(), customer_id FROM cases
      WHERE id = ${holder?.caseId}`.execute(world.db)
  }
  const { stays, goes } = await twoMatters()
  await about(goes, holders[0])
  await join(stays, goes)
  const { gate } = await ada.view(holders[0]?.caseId ?? '')
  assert.ok(gate.becauseOf.includes(stays.reference) && !gate.becauseOf.includes(goes.reference))

  const apart = await twoMatters()
  await about(apart.stays, holders[0])
  await about(apart.goes, holders[1])
  const refused = await ada.tryTo(apart.stays.caseId, { act: 'merge', from: apart.goes.caseId })
  assert.equal(saysOf(refused), 'These two are about different accounts: each stays a case of its own.')
})

test('asked twice, two matters are joined once', async () => {
  const { stays, goes } = await twoMatters()
  const requestId = randomUUID()
  const asked = { act: 'merge', from: goes.caseId } as const
  const answers = await Promise.all([
    ada.tryTo(stays.caseId, asked, requestId),
    ada.tryTo(stays.caseId, asked, requestId),
    ada.tryTo(stays.caseId, asked),
  ])
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200],
  )
  const { story } = await ada.view(stays.caseId)
  assert.equal(story.filter(item => item.type === 'CaseJoined').length, 1)
})

test('a mail to the old address and a link to the old case go on where it was joined', async () => {
  const { address, stays, goes } = await twoMatters()
  const letter = await eventually('the letter of the old case', async () =>
    (await mailsTo(world, address)).find(mail => mail.subject.includes(goes.reference)),
  )
  await join(stays, goes)
  const sent = await deliverMail(world.heed.smtpPort, {
    from: address,
    to: letter.replyTo ?? assert.fail('a letter can be answered'),
    subject: letter.subject,
    text: 'Here is my meter reading.',
    attachments: [{ filename: 'meter.txt', content: '12345' }],
  })
  assert.equal(sent.code, 250)
  const view = await ada.view(stays.caseId)
  const came = view.story.find(item => item.words?.includes('meter reading') && !item.joinedFrom)
  assert.equal(came?.files[0]?.name, 'meter.txt')
  assert.equal(view.summary.entry?.state, 'waiting')
  assert.ok((await ada.view(goes.caseId)).story.every(item => !item.words?.includes('meter reading')))

  const link = letter.links.find(one => one.includes('/open?k=')) ?? assert.fail('a letter has a link')
  const opened = await request(link, 'GET', { accept: 'text/html' })
  const onward = await page(goes.reference, opened.cookie)
  assert.equal(onward.status, 303)
  const here = await page(stays.reference, onward.cookie)
  for (const told of ['My line is dead.', 'And the bill is wrong.', goes.reference]) {
    assert.ok(here.text.includes(told), told)
  }
  await ada.act(stays.caseId, { act: 'take' })
  await ada.act(stays.caseId, { act: 'end-contact' })
})

test('whoever has shown by a code who they are reads on where it was joined, files included', async () => {
  const { address, stays, goes } = await twoMatters()
  const form = new FormData()
  form.set('messageId', randomUUID())
  form.set('words', 'The bill.')
  form.set('files', new Blob(['%PDF'], { type: 'application/pdf' }), 'bill.pdf')
  const uploaded = await fetch(`${world.url}/case/${goes.reference}/say`, {
    method: 'POST',
    headers: { cookie: goes.cookie, accept: 'application/json', origin: world.url },
    body: form,
  })
  assert.equal(uploaded.status, 200)
  await done(goes.caseId)
  await join(stays, goes)
  const cookie = await proved(goes, address)
  const onward = await page(goes.reference, cookie)
  assert.equal(onward.status, 303)
  const here = await page(stays.reference, onward.cookie)
  const file = new RegExp(`/case/${stays.reference}/files/[\\w-]+`).exec(here.text)?.[0]
  assert.equal((await request(`${world.url}${file}`, 'GET', { cookie: onward.cookie })).text, '%PDF')
})

test('a browser that merely opened a case reads no more by a joining, whichever way; its words arrive all the same', async () => {
  const address = somebody()
  const victim = await answered('My secret matter.', address)
  const thief = await answered('I say that I am her.', address)
  await join(victim, thief)
  const own = await page(thief.reference, thief.cookie)
  assert.equal(own.status, 200)
  assert.ok(own.text.includes('I say that I am her.'))
  assert.ok(own.text.includes(victim.reference), 'it says where it goes on')
  assert.doesNotMatch(own.text, /secret/)
  assert.doesNotMatch((await page(victim.reference, thief.cookie)).text, /secret|I say that/)
  const to = await request(`${world.url}/case/${thief.reference}/to/${victim.reference}`, 'GET', thief)
  assert.equal(to.cookie, '')
  assert.equal((await say(thief, 'Let me in.')).status, 200)
  const { story, summary } = await ada.view(victim.caseId)
  const said = story.find(item => item.words === 'Let me in.')
  assert.match(said?.sentence ?? '', /not yet verified/)
  assert.equal(summary.entry?.state, 'waiting')

  const other = await twoMatters()
  await join(other.goes, other.stays)
  const shown = await page(other.goes.reference, other.goes.cookie)
  assert.ok(shown.text.includes('And the bill is wrong.'))
  assert.doesNotMatch(shown.text, /My line is dead/)
  await ada.act(victim.caseId, { act: 'take' })
  await ada.act(victim.caseId, { act: 'end-contact' })
})

test('an address that was left in the old case opens and receives nothing of the one that stays', async () => {
  const address = somebody()
  const victim = await answered('My secret matter.', address)
  const thief = await answered('I say that I am her.', address)
  assert.equal((await thief.post('address', { address: 'thief@bad.example', name: '' })).status, 200)
  await done(thief.caseId)
  const letter = await mailTo(world, 'thief@bad.example', /./)
  await join(victim, thief)
  const sent = await deliverMail(world.heed.smtpPort, {
    from: 'thief@bad.example',
    to: letter.replyTo ?? '',
    subject: letter.subject,
    text: 'Write to me here from now on.',
  })
  assert.equal(sent.code, 250)
  const before = (await mailsTo(world, 'thief@bad.example')).length
  assert.equal(
    (await ada.act(victim.caseId, { act: 'reply', words: 'Your secret is safe.', files: [] })).status,
    200,
  )
  await eventually('the letter to her', async () =>
    (await mailsTo(world, address)).find(mail => mail.text.includes('Your secret is safe.')),
  )
  assert.equal((await mailsTo(world, 'thief@bad.example')).length, before)
  const opened = await request(letter.links[0] ?? '', 'GET', { accept: 'text/html' })
  assert.doesNotMatch((await page(thief.reference, opened.cookie)).text, /secret/)
})

test('a page that is open while its case is joined is loaded anew', async () => {
  const { stays, goes } = await twoMatters()
  const stream = await openStream({ url: world.url, ...goes })
  await join(stays, goes)
  await stream.until('the word to load again', () => stream.messages.some(({ type }) => type === 'reload'))
  stream.close()
  const again = await openStream({ url: world.url, ...goes })
  await again.until('how it stands', () => again.messages.some(({ type }) => type === 'state'))
  assert.ok(
    again.messages.every(({ type }) => type !== 'reload'),
    'and not for ever',
  )
  again.close()
})

test('what was joined into what was joined goes on at the end of both', async () => {
  const address = somebody()
  const [a, b, c] = [
    await answered('One.', address),
    await answered('Two.', address),
    await answered('Three.', address),
  ]
  await join(b, a)
  await join(c, b)
  const cookie = await proved(a, address)
  const onward = await page(a.reference, cookie)
  const here = await page(c.reference, onward.cookie)
  for (const words of ['One.', 'Two.', 'Three.']) assert.ok(here.text.includes(words), words)
  assert.equal((await say(a, 'Four.')).status, 200)
  assert.ok(wordsIn(await ada.view(c.caseId)).includes('Four.'))
  await ada.act(c.caseId, { act: 'take' })
  await ada.act(c.caseId, { act: 'end-contact' })
})

test('a part becomes a matter of its own, with its words and files; the customer is told in both', async () => {
  const customer = await world.customer('My line is dead.', { address: somebody() })
  const form = new FormData()
  const messageId = randomUUID()
  form.set('messageId', messageId)
  form.set('words', 'And I want fibre.')
  form.set('files', new Blob(['plan'], { type: 'text/plain' }), 'plan.txt')
  await fetch(`${world.url}/case/${customer.reference}/say`, {
    method: 'POST',
    headers: { cookie: customer.cookie, accept: 'application/json', origin: world.url },
    body: form,
  })
  const before = await ada.view(customer.caseId)
  const requestId = randomUUID()
  const asked = { act: 'split', messageIds: [messageId], kind: 'request' } satisfies Act
  const split = await ada.act(customer.caseId, asked, requestId)
  assert.equal(split.status, 200, split.text)
  const { caseId: part }: ActAnswer = split.body
  const again: ActAnswer = (await ada.act(customer.caseId, asked, requestId)).body
  assert.deepEqual([again.isRepeat, again.caseId], [true, part])

  const view = await ada.view(part ?? '')
  assert.deepEqual(wordsIn(view), ['And I want fibre.'])
  const { summary } = view
  assert.deepEqual(
    [summary.kind, summary.channel, summary.owner?.id, summary.owner?.hasAccepted, summary.entry],
    ['request', 'chat', ada.id, true, null],
  )
  assert.equal(summary.customer.id, before.summary.customer.id)
  const old = await ada.view(customer.caseId)
  assert.deepEqual(wordsIn(old), ['My line is dead.', 'And I want fibre.'])
  assert.deepEqual(old.summary.entry, before.summary.entry, 'nobody loses their place')
  const [ours, theirs] = [view, old].map(({ story }) => story.flatMap(item => item.files)[0])
  assert.notEqual(ours?.id, theirs?.id)
  for (const file of [ours, theirs]) {
    assert.equal((await ada.get(`/api/desk/files/${file?.id}`)).text, 'plan')
  }
  const page1 = await customer.page()
  assert.ok(page1.includes(`/case/${customer.reference}/to/${summary.reference}`))
  const onward = await request(`${world.url}/case/${customer.reference}/to/${summary.reference}`, 'GET', {
    cookie: customer.cookie,
  })
  assert.equal(onward.status, 303)
  const page2 = await page(summary.reference, onward.cookie)
  assert.ok(page2.text.includes('And I want fibre.'))
  assert.ok(page2.text.includes(`part of your matter ${customer.reference}`))
  assert.doesNotMatch(page2.text, /My line is dead/)
  assert.equal(
    (await page(summary.reference, '')).text.includes('And I want fibre.'),
    false,
    'nobody else reads it',
  )
  const nothing = await ada.tryTo(customer.caseId, { act: 'split', messageIds: [randomUUID()], kind: null })
  assert.equal(saysOf(nothing), 'Choose messages that the customer wrote in this case.')
  await done(customer.caseId)
})

test('joined, split, and spoken to at the same instant: every word is in one case, and nothing is lost', async () => {
  for (let round = 0; round < 6; round++) {
    const { stays, goes } = await twoMatters()
    const [first] = (await ada.view(goes.caseId)).story.flatMap(item =>
      item.type === 'CustomerSpoke' ? [item.messageId ?? ''] : [],
    )
    const split = { act: 'split', messageIds: [first ?? ''], kind: null } satisfies Act
    const [joined, spoken, ...others] = await Promise.all([
      ada.tryTo(stays.caseId, { act: 'merge', from: goes.caseId }),
      say(goes, `Word ${round}.`),
      bo.tryTo(goes.caseId, split),
      ada.tryTo(goes.caseId, { act: 'tag', tag: 'race' }),
      ada.tryTo(goes.caseId, { act: 'merge', from: stays.caseId }),
    ])
    assert.equal(spoken.status, 200)
    for (const { status } of [joined, ...others]) assert.ok([200, 409].includes(status))
    const views = [await ada.view(stays.caseId), await ada.view(goes.caseId)]
    const where = views.filter(view => wordsIn(view).includes(`Word ${round}.`))
    assert.equal(where.length, 1)
    const [found] = where
    if (found?.summary.status === 'merged') {
      const entries = await sql`
        SELECT FROM entry WHERE case_id = ${found.summary.id} AND state IN ('waiting', 'offered', 'answered')`.execute(
        world.db,
      )
      assert.equal(entries.rows.length, 0)
      assert.fail('a word that waits for an answer stands in a case that goes on elsewhere')
    }
    assert.ok(views.filter(({ summary }) => summary.status === 'merged').length <= 1)
    await ada.act(found?.summary.id ?? '', { act: 'take' })
    await ada.act(found?.summary.id ?? '', { act: 'end-contact' })
  }
})
