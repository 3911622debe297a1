/** Joining and splitting through the doors: what is carried along, what is refused, and two at one instant. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Act, ActAnswer, CaseSummary } from '../../contract/desk.ts'
import { HOUR } from '../../domain/time.ts'
import { eventually } from '../testing/eventually.ts'
import { furnishRemedies, giveAccount } from '../testing/accounts.ts'
import { mailsTo, mailTo } from '../testing/mailbox.ts'
import { noonAfter } from '../testing/noon.ts'
import { type CustomerClient, request } from '../testing/world.ts'
import { type Matters, openMatters, saysOf, wordsIn } from './matters-fixture.ts'

let matters: Matters
before(async () => {
  matters = await openMatters()
})
after(() => matters[Symbol.asyncDispose]())

test('two matters become one: promises, tags and the story go along, and the old one says where it goes on', async () => {
  const { world, ada, twoMatters, join } = matters
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

test('only matters of one person are joined, by an owner or a lead, and never while somebody waits there', async () => {
  const { world, ada, bo, somebody, answered, twoMatters, join, say } = matters
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
  const { world, ada, somebody, answered, twoMatters, join } = matters
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
  const { ada, twoMatters } = matters
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

test('a part becomes a matter of its own, with its words and files; the customer is told in both', async () => {
  const { world, ada, somebody, done, page } = matters
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
  const requestId = randomUUID()
  const asked = { act: 'split', messageIds: [messageId], kind: 'request' } satisfies Act
  const early = await ada.tryTo(customer.caseId, asked)
  assert.equal(saysOf(early), 'Somebody waits for an answer here: answer first, then split.')
  assert.equal((await ada.act(customer.caseId, { act: 'take' })).status, 200)
  const before = await ada.view(customer.caseId)
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
  assert.deepEqual(old.summary.entry, before.summary.entry, 'the talk goes on')
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
  const { world, ada, bo, twoMatters, say } = matters
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

test('joining opens no offers to whoever leaves, forgets no point, and nobody decides a second time', async () => {
  const { world, ada, somebody, answered, say, done, join } = matters
  const lena = await world.agent('lena')
  const address = somebody()
  const goes = await answered('My line is dead.', address)
  const stays = await answered('And the bill is wrong.', address)
  await say(goes, 'I want to cancel my contract.')
  await done(goes.caseId)
  await ada.act(goes.caseId, { act: 'list-point', words: 'Nobody came on Friday.' })
  await ada.act(goes.caseId, { act: 'climb', by: 'agent', fromRung: 0 })
  const { ladder } = await ada.view(goes.caseId)
  assert.equal(ladder?.rung?.agentId, lena.id)
  const [point] = ladder?.points ?? []
  const no = { pointId: point?.id ?? '', reason: 'They came, and nobody opened.' }
  await lena.act(goes.caseId, { act: 'refuse', reasons: '', points: [no] })
  await join(stays, goes)

  const view = await ada.view(stays.caseId)
  assert.equal(view.ladder?.rung?.agentId, lena.id)
  assert.equal(view.ladder?.next?.name, 'Hugo Adeyemi')
  assert.deepEqual(
    view.ladder?.points.map(({ id, words, state, isOwn }) => ({ id, words, state, isOwn })),
    [{ id: point?.id, words: 'Nobody came on Friday.', state: 'open', isOwn: false }],
  )
  await ada.act(stays.caseId, { act: 'change-kind', kind: 'request' })
  assert.match(saysOf(await ada.tryTo(stays.caseId, { act: 'make-offer', words: 'Fibre.' })), /they leave/)
  const { cases }: { cases: { reference: string }[] } = (await lena.get('/api/desk/leaving')).body
  assert.ok(cases.some(({ reference }) => reference === stays.reference))
})

test('what somebody is asked to allow, or what is being booked, keeps its case from going into another', async () => {
  const { world, ada, twoMatters, join } = matters
  const { stays, goes } = await twoMatters()
  await furnishRemedies(world.db)
  const { accountId } = await giveAccount(world.db, goes.caseId)
  const credit = { remedyId: randomUUID(), kind: 'credit', accountId, currency: 'GBP' } as const
  const approvalId = randomUUID()
  const remedy = { ...credit, amountMinor: 40_00 }
  const asked = { approvalId, remedy, why: 'She has waited twice.' }
  await ada.send('POST', `/api/desk/cases/${goes.caseId}/approvals`, asked)
  const merge = { act: 'merge', from: goes.caseId } as const
  assert.match(saysOf(await ada.tryTo(stays.caseId, merge)), /^Somebody is asked to allow something there/)
  assert.equal((await ada.send('POST', `/api/desk/approvals/${approvalId}/withdraw`)).status, 200)
  await sql`UPDATE billing SET port = 'by-hand', by_hand_role = 'agent'`.execute(world.db)
  const given = await ada.send('POST', `/api/desk/cases/${goes.caseId}/remedies`, {
    ...credit,
    amountMinor: 10_00,
    serviceId: null,
    forCommitmentId: null,
    apology: null,
  })
  assert.equal(given.status, 200, given.text)
  assert.match(saysOf(await ada.tryTo(stays.caseId, merge)), /^Something is still being booked there/)
  const task = (await ada.view(goes.caseId)).promises.find(({ kind }) => kind === 'credit')
  const inWords = { act: 'keep-promise', commitmentId: task?.id ?? '', evidence: 'I booked it.' } as const
  assert.match(saysOf(await ada.tryTo(goes.caseId, inWords)), /^This is kept by being booked/)
  const booked = `/api/desk/remedies/${credit.remedyId}/booked`
  assert.equal((await ada.send('POST', booked, { reference: 'CRM 12' })).status, 200)
  await join(stays, goes)
  const more = { ...credit, remedyId: randomUUID(), amountMinor: 12_00 }
  const refused = await ada.send('POST', `/api/desk/cases/${stays.caseId}/remedies`, more)
  assert.match(refused.text, /more would be given in this case/, 'what was given before it was joined counts')
})

test('cases that were split from one another, or joined, are one for what may be given in a case, whichever of them gives', async () => {
  const { world, ada, answered } = matters
  const address = matters.somebody()
  const whole = await answered('My line is dead.', address)
  const other = await answered('And the television too.', address)
  const { accountId } = await giveAccount(world.db, whole.caseId)
  await sql`UPDATE billing SET port = 'demo'`.execute(world.db)
  const give = async (caseId: string, amountMinor: number) =>
    await ada.send('POST', `/api/desk/cases/${caseId}/remedies`, {
      remedyId: randomUUID(),
      kind: 'credit',
      accountId,
      amountMinor,
      currency: 'GBP',
    })
  const split = async (caseId: string) => {
    const said = (await ada.view(caseId)).story.find(({ type }) => type === 'CustomerSpoke')
    const asked = { act: 'split', messageIds: [said?.messageId ?? ''], kind: null } satisfies Act
    const done: ActAnswer = (await ada.act(caseId, asked)).body
    return done.caseId ?? assert.fail('nothing was split off')
  }
  const part = await split(whole.caseId)
  const partOfPart = await split(part)
  assert.equal((await give(partOfPart, 12_00)).status, 200)
  for (const caseId of [whole.caseId, part])
    assert.match((await give(caseId, 9_00)).text, /more would be given in this case/)
  const promised = await ada.tryTo(part, {
    act: 'promise',
    kind: 'credit',
    words: 'Nine pounds back.',
    within: { amount: 2, unit: 'working-days' },
    amount: { minor: 9_00, currency: 'GBP' },
    replaces: null,
  })
  assert.match(promised.text, /more than you may promise/, 'nor is it promised')
  assert.equal((await give(whole.caseId, 5_00)).status, 200)
  assert.match((await give(partOfPart, 4_00)).text, /more would be given in this case/)
  assert.equal((await give(other.caseId, 3_00)).status, 200, 'another matter is a case of its own')
  const joined = await ada.tryTo(part, { act: 'merge', from: other.caseId })
  assert.equal(joined.status, 200, joined.text)
  assert.match((await give(whole.caseId, 1_00)).text, /more would be given in this case/)
})

// The last one: nobody is signed in for so long.
test('a promise that was carried breaks at its time, once, and its letter was sent once', async () => {
  const { world, ada, twoMatters, join } = matters
  const { address, stays, goes } = await twoMatters()
  await sql`UPDATE charter_choice SET broken_minor = 500, currency = 'GBP'`.execute(world.db)
  // By night they would be told in the morning.
  const dueAt = noonAfter(world.clock.now() + HOUR)
  const words = 'I call you at noon.'
  const promise = { act: 'promise', kind: 'call-back', words, dueAt, replaces: null } as const
  assert.equal((await ada.act(goes.caseId, promise)).status, 200)
  await mailTo(world, address, /./)
  await join(stays, goes)
  world.clock.advance(dueAt + 1_000 - world.clock.now())
  const later = await world.agent('ada')
  await eventually('the broken promise', async () => {
    const { promises } = await later.view(stays.caseId)
    return promises[0]?.state === 'broken' || null
  })
  assert.equal((await later.view(goes.caseId)).promises[0]?.state, 'replaced')
  const { rows } = await sql`
    SELECT case_id AS at, amount_minor::int AS minor FROM remedy WHERE by_rule IS NOT NULL
      AND case_id IN (${goes.caseId}, ${stays.caseId})`.execute(world.db)
  assert.deepEqual(rows, [{ at: stays.caseId, minor: 5_00 }], 'it is made good once, where it goes on')
  const told = await eventually('the letters', async () => {
    const mails = await mailsTo(world, address)
    return mails.some(({ text }) => text.includes('did not do it in time')) ? mails : null
  })
  assert.equal(told.filter(({ text }) => text.includes('promised to call back')).length, 1)
})
