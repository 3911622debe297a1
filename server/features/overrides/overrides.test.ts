/** A rule of the house set aside through the desk's door: with the act, by rule, answered by whoever leads, and for the customer's good. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Act } from '../../../contract/desk.ts'
import type { ApprovalList } from '../../../contract/approvals.ts'
import type { RulesView, SetCondition } from '../../../contract/overrides.ts'
import type { RemediesView } from '../../../contract/remedies.ts'
import { DAY, HOUR } from '../../../domain/time.ts'
import { furnishRemedies, giveAccount } from '../../testing/accounts.ts'
import { type AgentClient, openWorld, type World } from '../../testing/world.ts'

const SINCE: SetCondition = {
  kind: 'since',
  from: '2009-01-01',
  until: '2009-12-31',
  plans: [],
  days: null,
  entryId: '',
  version: 0,
  why: { en: 'It thanks those who joined in 2009.', es: 'Agradece a quienes llegaron en 2009.' },
}

async function rules(agent: AgentClient): Promise<RulesView> {
  return (await agent.get('/api/desk/rules')).body
}

/** A customer since that day, with somebody who helps. */
async function customerSince(world: World, agent: AgentClient, since: string) {
  const customer = await world.customer('The line has been dead since Friday.')
  await agent.act(customer.caseId, { act: 'take' })
  const { accountId } = await giveAccount(world.db, customer.caseId)
  await sql`UPDATE account SET opened_on = ${since} WHERE id = ${accountId}`.execute(world.db)
  return { customer, caseId: customer.caseId, accountId }
}

async function furnished(world: World) {
  const ids = await furnishRemedies(world.db)
  const [lena, ada] = [await world.agent('lena'), await world.agent('ada')]
  const conditionId = randomUUID()
  const set = await lena.send('PUT', `/api/desk/rules/conditions/${conditionId}`, {
    ...SINCE,
    entryId: ids.credit,
  })
  assert.equal(set.status, 200, set.text)
  return { ids, lena, ada, conditionId }
}

test('a waiver for those of 2009 is refused to a customer since 2008, given with a reason, and after three the rule is changed', async () => {
  await using world = await openWorld()
  const { ids, lena, ada, conditionId } = await furnished(world)
  const giving = (accountId: string, reason: string | null) => ({
    remedyId: randomUUID(),
    kind: 'credit',
    catalogueId: ids.credit,
    amountMinor: 10_00,
    currency: 'GBP',
    accountId,
    ...(reason === null ? {} : { setAside: { rules: ['remedy-for-customers-since'], reason } }),
  })

  for (const [nth, since] of ['2008-05-01', '2007-02-03', '2008-11-30'].entries()) {
    const { customer, caseId, accountId } = await customerSince(world, ada, since)
    const at = `/api/desk/cases/${caseId}/remedies`
    const seen: RemediesView = (await ada.get(at)).body
    const option = seen.options.find(({ catalogueId }) => catalogueId === ids.credit)
    assert.equal(option?.unmet[0]?.why, 'It thanks those who joined in 2009.')
    const refused = await ada.send('POST', at, giving(accountId, null))
    assert.equal(refused.status, 409)
    assert.match(refused.text, /"maySetAside":true/)
    assert.match(refused.text, /It thanks those who joined in 2009\.: A rule of the house keeps this/)
    const blank = await ada.send('POST', at, giving(accountId, ' '))
    assert.match(blank.text, /Write down why this rule does not fit here/)
    const asked = giving(accountId, 'She has paid us for a year longer than they have.')
    for (const _ of [1, 2]) assert.equal((await ada.send('POST', at, asked)).status, 200)
    assert.doesNotMatch(await customer.page(), /rule of the house|a year longer/)
    const story = (await ada.view(caseId)).story.map(({ sentence }) => sentence).join('\n')
    assert.match(story, /Ada Quill set a rule of the house aside: this is for customers who joined/)
    const proposals = (await rules(lena)).rules.filter(({ proposal }) => proposal !== null)
    assert.equal(proposals.length, nth === 2 ? 1 : 0, `after ${nth + 1}`)
  }

  const { rows } = await sql<{ readonly facts: number }>`
    SELECT count(*)::int AS facts FROM fact WHERE type = 'RuleOverridden'`.execute(world.db)
  assert.equal(rows[0]?.facts, 3, 'a retried request sets nothing aside again')
  const [group] = (await rules(lena)).rules
  assert.ok(group?.proposal)
  assert.deepEqual([group.count, group.cost, group.direction], [3, ['£30.00'], 'earlier'])
  assert.equal(group.would?.from, '2007-02-03')
  assert.equal(group.latest[0]?.reason, 'She has paid us for a year longer than they have.')
  assert.deepEqual([group.isMine, (await rules(ada)).rules[0]?.isMine], [false, true])
  assert.ok(!JSON.stringify(group).includes('Ada'), 'whoever set it aside is not named')

  const answer = `/api/desk/rules/proposals/${group.proposal.id}`
  assert.equal((await ada.send('POST', answer, { accepts: true })).status, 403)
  assert.equal((await lena.send('POST', answer, { accepts: true })).status, 200)
  assert.match((await lena.send('POST', answer, { accepts: true })).text, /answered already/)
  const after = await rules(lena)
  const condition = after.conditions.find(({ id }) => id === conditionId)
  assert.deepEqual([condition?.from, condition?.version], ['2007-02-03', 2])
  const fourth = await customerSince(world, ada, '2008-01-01')
  const given = await ada.send(
    'POST',
    `/api/desk/cases/${fourth.caseId}/remedies`,
    giving(fourth.accountId, null),
  )
  assert.equal(given.status, 200, given.text)
  const changes = await lena.get('/api/desk/setup/changes')
  assert.match(changes.text, /2007-02-03/)
})

test('details that are asked for go out with the yes, once, with the promise that they keep; who waits in the line meanwhile keeps their place', async () => {
  await using world = await openWorld()
  const { lena, ada } = await furnished(world)
  const { customer, caseId } = await customerSince(world, ada, '2009-05-01')
  await ada.act(caseId, {
    act: 'promise',
    kind: 'send-details',
    words: 'I send you the terms.',
    within: { amount: 1, unit: 'days' },
    replaces: null,
  })
  const before = (await ada.view(caseId)).promises.find(({ kind }) => kind === 'send-details')
  const approvalId = randomUUID()
  const at = `/api/desk/cases/${caseId}/approvals`
  const asked = {
    approvalId,
    promise: {
      kind: 'send-details',
      words: 'Forty pounds off each bill of this year: here are the terms.',
      within: { amount: 1, unit: 'days' },
      amount: { minor: 40_00, currency: 'GBP' },
      replaces: before?.id,
      details: { words: 'Terms: forty pounds off.' },
    },
  }
  for (const _ of [1, 2]) assert.equal((await ada.send('POST', at, asked)).status, 200)
  const { approvals }: ApprovalList = (await lena.get('/api/desk/approvals')).body
  assert.equal(approvals[0]?.details, 'Terms: forty pounds off.')
  assert.doesNotMatch(await customer.page(), /forty pounds off/)
  // Meanwhile the talk is over, and the customer waits for somebody again.
  await ada.act(caseId, { act: 'end-contact' })
  assert.equal(
    (await customer.post('say', { messageId: randomUUID(), words: 'One more thing.' })).status,
    200,
  )
  const refused = await ada.send('POST', at, {
    ...asked,
    approvalId: randomUUID(),
    promise: { ...asked.promise, amount: { minor: 41_00, currency: 'GBP' } },
  })
  assert.match(refused.text, /Take them up first/)
  for (const _ of [1, 2])
    assert.equal((await lena.send('POST', `/api/desk/approvals/${approvalId}/yes`, {})).status, 200)
  assert.match(await customer.page(), /Terms: forty pounds off\./)
  const { summary, promises, story } = await ada.view(caseId)
  assert.equal(summary.entry?.state, 'waiting', 'nobody is taken up by a yes')
  assert.equal(story.filter(({ type }) => type === 'AgentReplied').length, 1)
  const [old, made] = [before?.id, approvalId].map(id => promises.find(one => one.id === id))
  assert.deepEqual([old?.state, made?.state], ['replaced', 'open'], 'one promise in the place of the other')
})

test('a condition that is set aside in what is asked for goes with the question, and is set aside with the yes, by whoever asked', async () => {
  await using world = await openWorld()
  const { ids, lena, ada } = await furnished(world)
  const { caseId, accountId } = await customerSince(world, ada, '2008-05-01')
  const approvalId = randomUUID()
  const asking = (reason: string) => ({
    approvalId,
    remedy: {
      remedyId: approvalId,
      kind: 'credit',
      catalogueId: ids.credit,
      amountMinor: 40_00,
      currency: 'GBP',
      accountId,
      setAside: { rules: ['remedy-for-customers-since'], reason },
    },
  })
  const at = `/api/desk/cases/${caseId}/approvals`
  const blank = await ada.send('POST', at, asking(' '))
  assert.match(blank.text, /Write down why this rule does not fit here/)
  for (const _ of [1, 2])
    assert.equal((await ada.send('POST', at, asking('A customer for longer than they are.'))).status, 200)
  const { approvals }: ApprovalList = (await lena.get('/api/desk/approvals')).body
  const { setAside } = approvals.find(({ id }) => id === approvalId) ?? assert.fail('it waits for her')
  assert.match(setAside?.says[0] ?? '', /for those who became customers at another time/)
  assert.equal(setAside?.reason, 'A customer for longer than they are.')
  const count = async () => {
    const { rows } = await sql<{ readonly by: string; readonly remedy: string }>`
      SELECT f.data::json ->> 'agentId' AS by, o.remedy_id AS remedy FROM fact f
      JOIN rule_override o ON o.override_id::text = f.data::json ->> 'overrideId'
      WHERE f.type = 'RuleOverridden' AND f.case_id = ${caseId}`.execute(world.db)
    return rows
  }
  assert.deepEqual(await count(), [], 'nothing is set aside before somebody says yes')
  for (const _ of [1, 2])
    assert.equal((await lena.send('POST', `/api/desk/approvals/${approvalId}/yes`, {})).status, 200)
  assert.deepEqual(await count(), [{ by: ada.id, remedy: approvalId }])
  assert.equal((await rules(lena)).rules[0]?.latest[0]?.reason, 'A customer for longer than they are.')
})

test('a declined proposal says why to those who set the rule aside, and asks again only after three more', async () => {
  await using world = await openWorld()
  const { lena, ada } = { lena: await world.agent('lena'), ada: await world.agent('ada') }
  const putAside = async () => {
    const { caseId } = await world.customer('I am at sea until spring.')
    await ada.act(caseId, { act: 'take' })
    await ada.act(caseId, { act: 'reply', words: 'We wait for you.', files: [] })
    await ada.act(caseId, { act: 'end-contact' })
    const act: Act = {
      act: 'snooze',
      until: world.clock.now() + 90 * DAY,
      words: 'We call when she is back.',
    }
    const refused = await ada.tryTo(caseId, act)
    assert.match(refused.text, /sixty days at most.*maySetAside/)
    const setAside = { rules: ['put-aside-for-sixty-days'], reason: 'Her ship is back in spring.' }
    const body = { requestId: randomUUID(), act, setAside }
    const done = await ada.send('POST', `/api/desk/cases/${caseId}/acts`, body)
    assert.equal(done.status, 200, done.text)
  }
  for (const _ of [1, 2, 3]) await putAside()
  const open = (await rules(lena)).rules[0]?.proposal
  assert.equal(open?.state, 'open')
  const answer = `/api/desk/rules/proposals/${open.id}`
  assert.match((await lena.send('POST', answer, { accepts: false, reason: ' ' })).text, /Say why the rule/)
  const reason = 'After sixty days nobody remembers the case.'
  assert.equal((await lena.send('POST', answer, { accepts: false, reason })).status, 200)
  const [mine] = (await rules(ada)).rules
  assert.deepEqual([mine?.isMine, mine?.proposal?.state, mine?.proposal?.reason], [true, 'declined', reason])
  for (const _ of [1, 2]) await putAside()
  assert.equal((await rules(lena)).rules[0]?.proposal?.state, 'declined')
  await putAside()
  const again = (await rules(lena)).rules[0]?.proposal
  assert.equal(again?.state, 'open')
  assert.equal(
    (await lena.send('POST', `/api/desk/rules/proposals/${again.id}`, { accepts: true })).status,
    200,
  )
  const { caseId } = await world.customer('I am at sea as well.')
  await ada.act(caseId, { act: 'take' })
  await ada.act(caseId, { act: 'end-contact' })
  const free: Act = { act: 'snooze', until: world.clock.now() + 90 * DAY, words: 'We call in spring.' }
  assert.equal((await ada.tryTo(caseId, free)).status, 200, 'the rule holds no more')
  assert.equal((await rules(lena)).rules[0]?.isLetGo, true)
  const holds = { rule: 'put-aside-for-sixty-days', about: '' }
  assert.equal((await lena.send('POST', '/api/desk/rules/holds', holds)).status, 200)
  assert.equal((await rules(lena)).rules[0]?.isLetGo, false)
})

test('an offer that is over is extended to a customer with a reason, and binds like any promise', async () => {
  await using world = await openWorld()
  const [lena, ada] = [await world.agent('lena'), await world.agent('ada')]
  const offerId = randomUUID()
  await sql`INSERT INTO offer (id, version) VALUES (${offerId}, 1)`.execute(world.db)
  await sql`
    INSERT INTO offer_version (offer_id, version, name_en, name_es, terms_en, terms_es, price_minor, currency, from_day, until_day,
      published_by, published_at)
    SELECT ${offerId}, 1, 'Half price for a year', 'Un año a mitad de precio', 'For a year.', 'Un año.', 1200, 'GBP',
      '2020-01-01', '2020-02-01', id, now() FROM agent WHERE role = 'lead' LIMIT 1`.execute(world.db)
  const { caseId } = await world.customer('My neighbour pays half.')
  await ada.act(caseId, { act: 'take' })
  const act: Act = {
    act: 'promise',
    kind: 'terms',
    words: 'Half the price for a year.',
    dueAt: world.clock.now() + 24 * HOUR,
    replaces: null,
    offerId,
  }
  assert.match((await ada.tryTo(caseId, act)).text, /cannot be promised today.*maySetAside/)
  const setAside = { rules: ['offer-while-it-is-live'], reason: 'A new customer gets it.' }
  const done = await ada.send('POST', `/api/desk/cases/${caseId}/acts`, {
    requestId: randomUUID(),
    act,
    setAside,
  })
  assert.equal(done.status, 200, done.text)
  const promise = (await ada.view(caseId)).promises.find(({ kind }) => kind === 'terms')
  assert.equal(promise?.state, 'open')
  const [group] = (await rules(lena)).rules
  assert.deepEqual([group?.aboutName, group?.direction, group?.count], ['Half price for a year', 'later', 1])
})

test('money limits, what the customer alone says, and turns in the line are not set aside, whatever is sent', async () => {
  await using world = await openWorld()
  const { ids, ada, lena } = await furnished(world)
  const { caseId, accountId } = await customerSince(world, ada, '2009-03-03')
  const much = {
    remedyId: randomUUID(),
    kind: 'credit',
    catalogueId: ids.credit,
    amountMinor: 99_00,
    currency: 'GBP',
    accountId,
    setAside: { rules: ['remedy-within-one-act', 'remedy-within-one-case'], reason: 'They deserve it.' },
  }
  const money = await ada.send('POST', `/api/desk/cases/${caseId}/remedies`, much)
  assert.equal(money.status, 409)
  assert.doesNotMatch(money.text, /maySetAside/)
  const early = { act: 'propose-solved', words: 'Is it solved?' } as const
  const promised: Act = {
    act: 'promise',
    kind: 'other',
    words: 'We send a new router.',
    dueAt: world.clock.now() + DAY,
    replaces: null,
  }
  assert.equal((await ada.act(caseId, promised)).status, 200)
  const kept = await ada.send('POST', `/api/desk/cases/${caseId}/acts`, {
    requestId: randomUUID(),
    act: early,
    setAside: { rules: ['promises-before-solved'], reason: 'It is as good as done.' },
  })
  assert.equal(kept.status, 409)
  assert.doesNotMatch(kept.text, /maySetAside/)
  assert.deepEqual((await rules(lena)).rules, [])
})

test('nobody sets a rule aside, or gives anything, in a matter of their own', async () => {
  await using world = await openWorld()
  const { ids, ada } = await furnished(world)
  const { caseId, accountId } = await customerSince(world, ada, '2008-03-03')
  await sql`
    INSERT INTO agent_account (agent_id, number, said_at)
    SELECT ${ada.id}, number, now() FROM account WHERE id = ${accountId}`.execute(world.db)
  const gift = {
    remedyId: randomUUID(),
    kind: 'credit',
    catalogueId: ids.credit,
    amountMinor: 10_00,
    currency: 'GBP',
    accountId,
    setAside: { rules: ['remedy-for-customers-since'], reason: 'It is me.' },
  }
  const own = await ada.send('POST', `/api/desk/cases/${caseId}/remedies`, gift)
  assert.equal(own.status, 409)
  assert.match(own.text, /Nobody gives anything to an account of their own/)
})

test('conditions are set up by leads, in words that a customer can read, and nobody overwrites another', async () => {
  await using world = await openWorld()
  const { ids, ada, lena, conditionId } = await furnished(world)
  const at = `/api/desk/rules/conditions/${conditionId}`
  const change = { ...SINCE, entryId: ids.credit, version: 1, until: null }
  assert.equal((await ada.send('PUT', at, change)).status, 403)
  assert.match((await lena.send('PUT', at, { ...change, from: null })).text, /Say for whom it is/)
  const unsaid = await lena.send('PUT', at, { ...change, why: { en: 'Because.', es: ' ' } })
  assert.match(unsaid.text, /Say why, in both languages/)
  assert.equal((await lena.send('PUT', at, change)).status, 200)
  assert.equal((await lena.send('PUT', at, change)).status, 410, 'somebody was quicker')
  const second = await lena.send('PUT', `/api/desk/rules/conditions/${randomUUID()}`, {
    ...SINCE,
    entryId: ids.credit,
  })
  assert.equal(second.status, 410, 'one of a kind')
  assert.equal((await lena.send('DELETE', `${at}?version=1`)).status, 410)
  assert.equal((await lena.send('DELETE', `${at}?version=2`)).status, 200)
  assert.deepEqual((await rules(lena)).conditions, [])
})
