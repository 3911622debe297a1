/** Promises through the doors: recorded with what shows them, due on a calendar, resting, sent, frozen, binding. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { LogCall } from '../../../contract/calls.ts'
import type { CaseView } from '../../../contract/desk.ts'
import type { OfferList, PromiseCheck, PromisesAtRisk, SetOffer } from '../../../contract/promises.ts'
import { DAY, HOUR, MINUTE } from '../../../domain/time.ts'
import { actOn } from '../../ledger/act.ts'
import { eventually } from '../../testing/eventually.ts'
import { mailTo, mailsTo } from '../../testing/mailbox.ts'
import { type AgentClient, type CustomerClient, openWorld, type World } from '../../testing/world.ts'

let world: World
let ada: AgentClient
let lena: AgentClient
let hugo: AgentClient
before(async () => {
  world = await openWorld()
  ;[ada, lena, hugo] = await Promise.all([world.agent('ada'), world.agent('lena'), world.agent('hugo')])
})
after(() => world[Symbol.asyncDispose]())

type Act = Parameters<AgentClient['act']>[1]
type PromiseAct = Extract<Act, { readonly act: 'promise' }>

function promising(change: Partial<PromiseAct> = {}): PromiseAct {
  const dueAt = world.clock.now() + 2 * HOUR
  const base = {
    act: 'promise',
    kind: 'call-back',
    words: 'I call you back at eleven.',
    replaces: null,
  } as const
  return { ...base, ...('within' in change ? {} : { dueAt }), ...change }
}

async function newest(caseId: string): Promise<CaseView['promises'][number]> {
  return (await ada.view(caseId)).promises.at(-1) ?? assert.fail('nothing was promised')
}

async function typesOf(caseId: string): Promise<readonly string[]> {
  return (await ada.view(caseId)).story.map(({ type }) => type)
}

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

async function publish(change: Partial<SetOffer> = {}, id: string = randomUUID()): Promise<string> {
  const now = world.clock.now()
  const offer: SetOffer = {
    en: { name: 'Fibre 200', terms: '£31 a month for 24 months, router included.' },
    es: { name: 'Fibra 200', terms: '31 £ al mes durante 24 meses, con router.' },
    price: { minor: 3_100, currency: 'GBP' },
    fromDay: dayOf(now - 30 * DAY),
    untilDay: dayOf(now + 30 * DAY),
    version: 0,
    ...change,
  }
  const answer = await hugo.send('PUT', `/api/desk/setup/offers/${id}`, offer)
  assert.equal(answer.status, 200, answer.text)
  return id
}

test('a promise is due in so many working days on the calendar of the team, and shows where it was said', async () => {
  const nia = await world.customer('When does somebody come?')
  const message = (await ada.view(nia.caseId)).story.find(({ type }) => type === 'CustomerSpoke')?.messageId
  const evidence = { messageId: message ?? assert.fail() }
  await ada.act(
    nia.caseId,
    promising({ kind: 'visit', within: { amount: 3, unit: 'working-days' }, evidence }),
  )
  const made = await newest(nia.caseId)
  assert.deepEqual(made.evidence, evidence)
  assert.ok(made.dueAt > world.clock.now() + 2 * DAY && made.dueAt < world.clock.now() + 9 * DAY)
  const asked = await ada.get('/api/desk/promise-check?kind=visit&amount=3&unit=working-days')
  const check: PromiseCheck = asked.body
  assert.equal(check.dueAt, made.dueAt)
})

test('a date in the past, another customer’s case, evidence from elsewhere and no time at all are refused, and nothing is written', async () => {
  const nia = await world.customer('My line is dead.')
  const other = await world.customer('My bill is wrong.')
  const elsewhere = (await ada.view(other.caseId)).story.find(
    ({ type }) => type === 'CustomerSpoke',
  )?.messageId
  const past = await ada.tryTo(nia.caseId, promising({ dueAt: world.clock.now() - MINUTE }))
  const wrong = await ada.tryTo(nia.caseId, promising({ customerId: randomUUID() }))
  const foreign = await ada.tryTo(nia.caseId, promising({ evidence: { messageId: elsewhere ?? '' } }))
  for (const answer of [past, wrong, foreign]) assert.equal(answer.status, 409, answer.text)
  assert.match(past.text, /due in the future/)
  assert.match(wrong.text, /another customer/)
  assert.match(foreign.text, /does not stand in this case/)
  const offerId = await publish()
  const euros = promising({ kind: 'terms', offerId, amount: { minor: 3_100, currency: 'EUR' } })
  assert.match((await ada.tryTo(nia.caseId, euros)).text, /another currency/)
  const helper = await ada.tryTo(nia.caseId, promising({ to: { helperId: randomUUID() } }))
  assert.match(helper.text, /Nobody of that name acts in this case/)
  const call = await ada.tryTo(nia.caseId, promising({ evidence: { callId: randomUUID() } }))
  assert.match(call.text, /does not stand in this case/)
  const { dueAt: _none, ...timeless } = promising()
  assert.equal((await ada.tryTo(nia.caseId, timeless)).status, 400)
  assert.equal((await ada.view(nia.caseId)).promises.length, 0)
})

test('while we wait for the customer the clock rests; their answer starts it again, with the date told anew', async () => {
  const nia = await world.customer('Where is my refund?', { address: 'nia.rest@post.example' })
  await ada.act(nia.caseId, promising({ kind: 'reply', words: 'I write to you by then.' }))
  const { id, dueAt } = await newest(nia.caseId)
  await ada.act(nia.caseId, {
    act: 'pause-promise',
    commitmentId: id,
    words: 'Please send us your account number.',
  })
  assert.equal((await newest(nia.caseId)).isPaused, true)
  assert.match(await nia.page(), /Please send us your account number\./)
  world.clock.advance(3 * HOUR)
  assert.equal((await nia.post('say', { messageId: randomUUID(), words: 'It is 4711.' })).status, 200)
  await eventually('the clock goes on', async () => {
    const promise = await newest(nia.caseId)
    return promise.isPaused === undefined && promise.dueAt >= dueAt + 3 * HOUR ? promise : undefined
  })
  assert.ok(!(await typesOf(nia.caseId)).includes('CommitmentBroken'), 'it did not break while it rested')
})

test('“Send me the details” sends them at once; their arrival keeps it, and a bounce opens it again', async () => {
  const offerId = await publish()
  const nia = await world.customer('Send me the details please.', { address: 'nia.details@post.example' })
  await ada.act(
    nia.caseId,
    promising({
      kind: 'send-details',
      words: 'I send you the details.',
      offerId,
      details: { words: 'As we said:' },
    }),
  )
  const mail = await mailTo(world, 'nia.details@post.example', /./)
  assert.ok(mail)
  await eventually('it arrived', async () => ((await newest(nia.caseId)).state === 'kept' ? true : undefined))
  const sent = (await mailsTo(world, 'nia.details@post.example')).map(({ text }) => text).join('\n')
  assert.match(sent, /As we said:[\s\S]*£31 a month for 24 months/)
  const reply = (await ada.view(nia.caseId)).story.findLast(({ type }) => type === 'AgentReplied')
  await actOn(world.heed.ledger, {
    caseId: nia.caseId,
    request: { ask: 'not-delivered', messageId: reply?.messageId ?? '', by: 'mail', status: '5.1.1' },
  })
  const again = await newest(nia.caseId)
  assert.equal(again.state, 'open')
  assert.ok(again.dueAt > world.clock.now() + DAY - HOUR)
})

test('terms are frozen when they are promised: a later version does not apply, and the agent sees that', async () => {
  const offerId = await publish()
  const nia = await world.customer('I would like the fibre.')
  await ada.act(nia.caseId, promising({ kind: 'terms', words: 'Fibre 200 for £31.', offerId }))
  const { offers }: OfferList = (await ada.get('/api/desk/offers')).body
  const version = offers.find(({ id }) => id === offerId)?.changeVersion ?? 0
  await publish({ en: { name: 'Fibre 200', terms: 'Only with a mobile plan.' }, version }, offerId)
  const { terms } = await newest(nia.caseId)
  assert.deepEqual(
    [terms?.version, terms?.terms, terms?.isOlder],
    [1, '£31 a month for 24 months, router included.', true],
  )
  assert.match(await nia.page(), /£31 a month for 24 months/)
})

test('moving a date takes nothing away: terms and money go along, and less than was promised is refused', async () => {
  const now = world.clock.now()
  const offerId = await publish()
  const nia = await world.customer('You promised me the fibre, and £31 back.')
  const amount = { minor: 31_00, currency: 'GBP' }
  await ada.act(nia.caseId, promising({ kind: 'terms', words: 'Fibre 200, and £31 off.', offerId, amount }))
  const { offers }: OfferList = (await ada.get('/api/desk/offers')).body
  const version = offers.find(({ id }) => id === offerId)?.changeVersion ?? 0
  const over = { fromDay: dayOf(now - 30 * DAY), untilDay: dayOf(now - 2 * DAY), version }
  await publish({ en: { name: 'Fibre 200', terms: 'Only with a mobile plan.' }, ...over }, offerId)
  const first = await newest(nia.caseId)

  const instead = { replaces: first.id, words: 'Fibre 200, and £31 off, on Friday.', dueAt: now + 5 * HOUR }
  for (const less of [
    { kind: 'other' },
    { amount: { ...amount, minor: 1_00 } },
    { offerId: await publish() },
  ])
    assert.match(
      (await ada.tryTo(nia.caseId, promising({ kind: 'terms', ...instead, ...less } as Partial<PromiseAct>))) // of the three parts
        .text,
      /takes nothing from what was promised/,
    )
  assert.equal((await newest(nia.caseId)).id, first.id)

  await ada.act(nia.caseId, promising({ kind: 'terms', ...instead }))
  const second = await newest(nia.caseId)
  assert.deepEqual(
    [second.terms?.version, second.terms?.terms, second.moved],
    [1, '£31 a month for 24 months, router included.', 1],
  )
  const { rows } = await sql<{ minor: number }>`
    SELECT amount_minor::int AS minor FROM promised_money WHERE commitment_id = ${second.id}`.execute(
    world.db,
  )
  assert.deepEqual(rows, [{ minor: 31_00 }])
})

test('an offer that has ended is warned of before it is said; said already, it binds, and a lead honours it', async () => {
  const now = world.clock.now()
  const offerId = await publish({ fromDay: dayOf(now - 60 * DAY), untilDay: dayOf(now - 20 * DAY) })
  const check: PromiseCheck = (await ada.get(`/api/desk/promise-check?kind=goods&offerId=${offerId}`)).body
  assert.deepEqual([check.against, check.day], ['offer-ended', dayOf(now - 20 * DAY)])
  const nia = await world.customer('You promised me a tablet.')
  const tablet = promising({ kind: 'goods', words: 'A free tablet with two years of fibre.', offerId })
  const refused = await ada.tryTo(nia.caseId, tablet)
  assert.equal(refused.status, 409)
  assert.match(refused.text, /cannot be promised today/)
  await ada.act(nia.caseId, { ...tablet, isSaid: true })
  const { id, isBeyond } = await newest(nia.caseId)
  assert.equal(isBeyond, true)
  assert.equal((await ada.tryTo(nia.caseId, { act: 'honour-promise', commitmentId: id })).status, 409)
  await lena.act(nia.caseId, { act: 'honour-promise', commitmentId: id })
  assert.equal((await newest(nia.caseId)).isBeyond, undefined)
  assert.ok((await typesOf(nia.caseId)).includes('CommitmentHonoured'))
})

test('an amount beyond somebody’s limits is honoured by whoever may give as much, and by no lead who may not', async () => {
  await sql`
    INSERT INTO authority (role, kind, per_act_minor, currency) VALUES ('agent', 'credit', 1500, 'GBP'), ('head', 'credit', 9000, 'GBP')`.execute(
    world.db,
  )
  await sql`
    INSERT INTO authority_person (agent_id, kind, is_granted, per_act_minor, currency) VALUES (${lena.id}, 'credit', true, 3000, 'GBP')`.execute(
    world.db,
  )
  const nia = await world.customer('You promised me £40.')
  const amount = { minor: 40_00, currency: 'GBP' }
  await ada.act(nia.caseId, promising({ kind: 'credit', words: '£40 off your bill.', amount, isSaid: true }))
  const { id, isBeyond } = await newest(nia.caseId)
  const honour = { act: 'honour-promise', commitmentId: id } as const
  const byLena = await lena.tryTo(nia.caseId, honour)
  const byHugo = await hugo.tryTo(nia.caseId, honour)
  assert.deepEqual([isBeyond, byLena.status, byHugo.status], [true, 409, 200])
  await sql`DELETE FROM authority`.execute(world.db)
  await sql`DELETE FROM authority_person`.execute(world.db)
})

test('something as good takes the place of a promise only when its customer accepts it on their page', async () => {
  const nia = await world.customer('You promised me a tablet.')
  await ada.act(nia.caseId, promising({ kind: 'goods', words: 'A free tablet.' }))
  const { id } = await newest(nia.caseId)
  const dueAt = world.clock.now() + 3 * DAY
  const instead = {
    act: 'offer-equivalent',
    commitmentId: id,
    kind: 'credit',
    words: '£180 off your bills.',
    dueAt,
  } as const
  await lena.act(nia.caseId, instead)
  const offered = (await newest(nia.caseId)).equivalent ?? assert.fail('nothing is offered')
  assert.match(await nia.page(), /£180 off your bills\./)
  const other = await world.customer('Something else.')
  assert.equal((await other.post(`promises/${id}/accept/${offered.id}`)).status, 409)
  assert.equal((await nia.post(`promises/${id}/accept/${offered.id}`)).status, 200)
  assert.equal(
    (await nia.post(`promises/${id}/accept/${offered.id}`)).status,
    200,
    'a second press does nothing',
  )
  const [old, made, ...more] = (await ada.view(nia.caseId)).promises
  assert.deepEqual(
    [old?.state, made?.state, made?.words, more.length],
    ['replaced', 'open', '£180 off your bills.', 0],
  )
})

test('a reply keeps the promise that its writer names, and no other', async () => {
  const nia = await world.customer('What about my router?')
  await ada.act(nia.caseId, promising({ kind: 'reply', words: 'I tell you by then.' }))
  const { id } = await newest(nia.caseId)
  await ada.act(nia.caseId, { act: 'reply', words: 'I am still looking.', files: [] })
  assert.equal((await newest(nia.caseId)).state, 'open')
  await ada.act(nia.caseId, { act: 'reply', words: 'It was the cable.', files: [], keeps: [id] })
  assert.equal((await newest(nia.caseId)).state, 'kept')
})

test('a lead sees what is due soon, what is moved again and again, and how often dates are moved', async () => {
  const nia = await world.customer('Call me.')
  let replaces: string | null = null
  for (const hours of [2, 4, 6]) {
    await ada.act(nia.caseId, promising({ replaces, dueAt: world.clock.now() + hours * HOUR }))
    replaces = (await newest(nia.caseId)).id
  }
  assert.equal((await newest(nia.caseId)).moved, 2)
  const seen: PromisesAtRisk = (await lena.get('/api/desk/promises?hours=24')).body
  const mine = seen.promises.find(({ id }) => id === replaces)
  assert.deepEqual([mine?.moved, mine?.words, mine?.isOverdue], [2, 'I call you back at eleven.', false])
  assert.ok(seen.moved.some(({ times, open }) => times === 2 && open > 0))
  const often: PromisesAtRisk = (await lena.get('/api/desk/promises?hours=1&moved=1&sort=moved')).body
  assert.ok(
    often.promises.some(({ id }) => id === replaces),
    'however far off it is',
  )
  assert.ok(often.promises.every(promise => promise.moved >= 1))
  const order = often.promises.map(promise => promise.moved)
  assert.deepEqual(
    order,
    order.toSorted((a, b) => b - a),
  )
  const file = await lena.get('/api/desk/promises.csv?hours=1&moved=2')
  assert.match(file.text, /^\uFEFF?due,time zone,overdue,date moved,/u)
  assert.match(file.text, /,no,2,call-back,I call you back at eleven\.,/u)
  for (const path of ['promises', 'promises.csv', 'promises?moved=-1'])
    assert.notEqual((await ada.get(`/api/desk/${path}`)).status, 200, path)
  assert.equal((await ada.get('/api/desk/promises')).status, 403)
})

test('a promise points at the call in which it was said, and at no call of another case', async () => {
  const nia = await world.customer('Call me.')
  const call: LogCall = {
    requestId: randomUUID(),
    on: { what: 'case', caseId: nia.caseId },
    direction: 'out',
    outcome: 'talked',
    startedAt: world.clock.now() - 5 * MINUTE,
    minutes: 2,
    words: 'I told her that we send the SIM by Friday.',
    isShared: false,
    promise: null,
  }
  const written = await ada.send('POST', '/api/desk/calls', call)
  assert.equal(written.status, 200, written.text)
  const logged = (await ada.view(nia.caseId)).story.find(({ type }) => type === 'CallLogged')
  assert.ok(logged?.callId !== undefined)
  const said = promising({ kind: 'goods', evidence: { callId: logged.callId }, isSaid: true })
  assert.equal((await ada.act(nia.caseId, said)).status, 200)
  assert.deepEqual((await newest(nia.caseId)).evidence, { callId: logged.callId })
  const bo = await world.customer('Call me too.')
  assert.match((await ada.act(bo.caseId, said)).text, /does not stand in this case/)
  assert.deepEqual((await ada.view(bo.caseId)).promises, [])
})

test('the catalogue takes no offer that hurries, and none that ends too soon; only an administrator publishes', async () => {
  const now = world.clock.now()
  const base = {
    en: { name: 'Tablet', terms: 'A tablet.' },
    es: { name: 'Tableta', terms: 'Una tableta.' },
    price: null,
    fromDay: dayOf(now),
    untilDay: null,
    version: 0,
  }
  const url = `/api/desk/setup/offers/${randomUUID()}`
  const hurried = await hugo.send('PUT', url, { ...base, en: { name: 'Tablet', terms: 'Only today!' } })
  assert.match(hurried.text, /does not hurry anybody/)
  const short = await hugo.send('PUT', url, { ...base, untilDay: dayOf(now + 3 * DAY) })
  assert.match(short.text, /seven days at least/)
  assert.equal((await ada.send('PUT', url, base)).status, 403)
  const { offers }: OfferList = (await ada.get('/api/desk/offers')).body
  assert.ok(offers.every(({ en }) => en.name !== 'Tablet'))
})

test('the customer’s page says each promise in a sentence with its time', async () => {
  const nia: CustomerClient = await world.customer('When will you call?')
  await ada.act(nia.caseId, promising())
  assert.match(await nia.page(), /Ada Quill[^<]*promised[^<]*call/i)
})

test('an offer stands for seven days from when its written terms came, and before that it does not expire', async () => {
  const offerId = await publish({ untilDay: null })
  const nia = await world.customer('I would like the fibre.')
  await ada.act(nia.caseId, promising({ kind: 'terms', words: 'Fibre 200 for £31.', offerId }))
  const promised = (await newest(nia.caseId)).terms
  assert.deepEqual([promised?.hasArrived, promised?.standsUntil], [false, undefined], 'nobody has read them')
  world.clock.advance(3 * HOUR)
  const shownAt = world.clock.now()
  assert.match(await nia.page(), /You can take it up until/)
  const { terms } = await newest(nia.caseId)
  const until = terms?.standsUntil ?? 0
  assert.equal(terms?.hasArrived, true)
  assert.ok(until >= shownAt + 7 * DAY && until < shownAt + 7 * DAY + MINUTE)
  world.clock.advance(HOUR)
  await nia.page()
  assert.equal((await newest(nia.caseId)).terms?.standsUntil, until, 'the first time counts')

  const address = 'nia.terms@post.example'
  const byLetter = await world.customer('The fibre, please.', { address })
  await ada.act(byLetter.caseId, promising({ kind: 'terms', words: 'Fibre 200 for £31.', offerId }))
  await eventually('a letter with the terms', async () =>
    (await mailsTo(world, address)).some(({ text }) =>
      /These are the terms of “Fibre 200”[\s\S]*£31 a month for 24 months/.test(text),
    ),
  )
  const arrived = await eventually('the terms came', async () => {
    const found = (await newest(byLetter.caseId)).terms
    return found?.hasArrived === true ? found : undefined
  })
  assert.ok((arrived.standsUntil ?? 0) >= world.clock.now() + 7 * DAY - HOUR)
})
