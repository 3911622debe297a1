/** What is promised and not given yet is reserved. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { ApprovalList } from '../../contract/approvals.ts'
import type { RemediesView } from '../../contract/remedies.ts'
import { furnishRemedies, giveAccount } from '../testing/accounts.ts'
import { type AgentClient, openWorld, type World } from '../testing/world.ts'
import { pursesAsTheyStand } from './purses.ts'

const approvalsAt = (caseId: string) => `/api/desk/cases/${caseId}/approvals`

/** Ada may give £15 at once and £20 in a case, Lena £200 in a case, Hugo without a limit. */
async function open(world: World) {
  const address = 'nia@customer.example'
  await furnishRemedies(world.db)
  await sql`INSERT INTO authority (role, kind) VALUES ('head', 'credit')`.execute(world.db)
  const customer = await world.customer('The line has been dead since Friday.', { address })
  const { caseId } = customer
  const [ada, lena] = [await world.agent('ada'), await world.agent('lena')]
  await ada.act(caseId, { act: 'take' })
  const { accountId } = await giveAccount(world.db, caseId)
  return { customer, caseId, ada, lena, accountId }
}

async function ask(
  agent: AgentClient,
  caseId: string,
  { accountId, minor }: { accountId: string; minor: number },
) {
  const id = randomUUID()
  const remedy = { remedyId: randomUUID(), kind: 'credit', accountId, amountMinor: minor, currency: 'GBP' }
  return { id, answer: await agent.send('POST', approvalsAt(caseId), { approvalId: id, remedy, why: '' }) }
}

const yes = async (agent: AgentClient, id: string) =>
  await agent.send('POST', `/api/desk/approvals/${id}/yes`, { amountMinor: null })

test('promised money is reserved: two promises that each fit and together do not are not both made, and what carries one out is not counted twice', async () => {
  await using world = await openWorld()
  const { customer, caseId, ada, accountId } = await open(world)
  const other = await world.customer('And the television too.')
  await ada.act(other.caseId, { act: 'take' })
  await sql`
    INSERT INTO purse (holder, most_minor, currency, from_on) VALUES ('house', 2500, 'GBP', '2020-01-01')`.execute(
    world.db,
  )
  const promise = async (at: string, minor: number) =>
    await ada.tryTo(at, {
      act: 'promise',
      kind: 'credit',
      words: 'Money back on your next bill.',
      within: { amount: 2, unit: 'working-days' },
      amount: { minor, currency: 'GBP' },
      replaces: null,
    })
  const give = async (minor: number, forCommitmentId: string | null) =>
    await ada.send('POST', `/api/desk/cases/${caseId}/remedies`, {
      remedyId: randomUUID(),
      kind: 'credit',
      accountId,
      amountMinor: minor,
      currency: 'GBP',
      forCommitmentId,
    })
  const owed = async () =>
    (await ada.view(caseId)).promises.find(({ kind, state }) => kind === 'credit' && state === 'open')?.id
  assert.equal((await promise(caseId, 12_00)).status, 200)
  assert.match((await promise(caseId, 12_00)).text, /more than you may promise/, 'beyond £20 in one case')
  assert.match((await give(12_00, null)).text, /more would be given in this case/)
  assert.match((await promise(other.caseId, 14_00)).text, /more than you may promise/, 'the budget has £25')
  const first = await owed()
  assert.ok(first)
  assert.equal((await give(12_00, first)).status, 200, 'what was promised is not counted twice')
  assert.match((await give(9_00, null)).text, /more would be given in this case/)
  const both = await Promise.all([promise(other.caseId, 7_00), promise(caseId, 7_00)])
  assert.deepEqual(
    both.map(({ status }) => status).toSorted((x, y) => x - y),
    [200, 409],
    'of two at once, the second sees what the first reserved',
  )
  await sql`UPDATE commitment SET state = 'released' WHERE state = 'open'`.execute(world.db)
  assert.equal((await promise(caseId, 7_00)).status, 200, 'what is let go is free again')
  assert.match(await customer.page(), /Money back on your next bill/)
})

test('a yes to a promise is reserved until it is carried out: what would fit alone is decided one step further up', async () => {
  await using world = await openWorld()
  const { caseId, ada, lena, accountId } = await open(world)
  await sql`
    INSERT INTO authority_person (agent_id, kind, is_granted, per_month_minor, currency) VALUES (${lena.id}, 'credit', true, 6000, 'GBP')`.execute(
    world.db,
  )
  const askPromise = async () => {
    const approvalId = randomUUID()
    const within = { amount: 2, unit: 'working-days' } as const
    const words = 'Forty pounds back on your next bill.'
    const promise = { kind: 'credit', words, within, amount: { minor: 40_00, currency: 'GBP' } }
    assert.equal((await ada.send('POST', approvalsAt(caseId), { approvalId, promise })).status, 200)
    return approvalId
  }
  const first = await askPromise()
  assert.equal((await yes(lena, first)).status, 200)
  const whoDecides = async (minor: number) => {
    const { id, answer } = await ask(ada, caseId, { accountId, minor })
    assert.equal((await ada.send('POST', `/api/desk/approvals/${id}/withdraw`)).status, 200)
    return String(answer.body['name'])
  }
  assert.equal(await whoDecides(25_00), 'Hugo Adeyemi', 'of £60, £40 are reserved')
  const credit = { kind: 'credit', accountId, amountMinor: 40_00, currency: 'GBP', forCommitmentId: first }
  const url = `/api/desk/cases/${caseId}/remedies`
  assert.equal((await ada.send('POST', url, { ...credit, remedyId: randomUUID() })).status, 200)
  assert.equal(await whoDecides(25_00), 'Hugo Adeyemi')
  assert.equal(await whoDecides(20_00), 'Lena Marsh', 'what is given takes the place of what was reserved')
})

test('what is asked for in place of a promise is not counted beside it: it is decided by the nearest who may, who reads that they may', async () => {
  await using world = await openWorld()
  const { caseId, ada, lena, accountId } = await open(world)
  await sql`
    INSERT INTO authority_person (agent_id, kind, is_granted, per_month_minor, currency) VALUES (${lena.id}, 'credit', true, 6000, 'GBP')`.execute(
    world.db,
  )
  const approvalId = randomUUID()
  const within = { amount: 2, unit: 'working-days' } as const
  const amount = { minor: 40_00, currency: 'GBP' }
  const promise = { kind: 'credit', words: 'Forty pounds back.', within, amount }
  assert.equal((await ada.send('POST', approvalsAt(caseId), { approvalId, promise })).status, 200)
  assert.equal((await yes(lena, approvalId)).status, 200)
  // More than was allowed needs another yes; the forty that are reserved for it are in it.
  const remedy = {
    remedyId: randomUUID(),
    kind: 'credit',
    accountId,
    amountMinor: 45_00,
    currency: 'GBP',
    forCommitmentId: approvalId,
  }
  const more = randomUUID()
  const asked = await ada.send('POST', approvalsAt(caseId), { approvalId: more, remedy })
  assert.equal(asked.body['name'], 'Lena Marsh', asked.text)
  const { approvals }: ApprovalList = (await lena.get('/api/desk/approvals')).body
  assert.equal(approvals.find(({ id }) => id === more)?.beyondMe, null)
  const given = await yes(lena, more)
  assert.equal(given.status, 200, given.text)
})

test('what was promised stands first in what can be done now, and one key carries out a promise that there was a yes to', async () => {
  await using world = await openWorld()
  const { caseId, ada, lena } = await open(world)
  const approvalId = randomUUID()
  const within = { amount: 2, unit: 'working-days' } as const
  const promise = {
    kind: 'credit',
    words: 'Forty pounds back.',
    within,
    amount: { minor: 40_00, currency: 'GBP' },
  }
  assert.equal((await ada.send('POST', approvalsAt(caseId), { approvalId, promise })).status, 200)
  assert.equal((await yes(lena, approvalId)).status, 200)
  const url = `/api/desk/cases/${caseId}/remedies`
  const first = async () => {
    const { options }: RemediesView = (await ada.get(url)).body
    return options[0]
  }
  const option = await first()
  assert.deepEqual([option?.forCommitmentId, option?.amountMinor, option?.lack], [approvalId, 40_00, null])
  assert.equal((await ada.send('POST', url, { ...option, remedyId: randomUUID() })).status, 200)
  const kept = (await ada.view(caseId)).promises.find(({ id }) => id === approvalId)
  assert.equal(kept?.state, 'kept')
  assert.equal((await first())?.forCommitmentId, null)
})

/** All that is reserved out of the budget of the house. */
async function reservedIn({ db, clock }: World) {
  const [house] = await pursesAsTheyStand(db, 'Europe/London', { now: clock.now() })
  return house?.reservedMinor
}

async function owedIn(agent: AgentClient, caseId: string) {
  const { promises } = await agent.view(caseId)
  const owed = promises.find(({ kind, state }) => kind === 'credit' && state === 'open')
  return owed ?? assert.fail('nothing is owed')
}

async function onWhoseAuthority({ db }: World, caseId: string) {
  const { rows } = await sql<{ minor: number; by: string }>`
    SELECT m.amount_minor::int AS minor, coalesce(m.allowed_by, p.agent_id) AS by FROM promised_money m
    JOIN commitment p ON p.id = m.commitment_id WHERE p.case_id = ${caseId} AND p.state = 'open' ORDER BY 1`.execute(
    db,
  )
  return rows
}

function insteadOf(commitmentId: string, amount: { minor: number; currency: string }, { clock }: World) {
  const dueAt = clock.now() + 3 * 24 * 3_600_000
  return {
    act: 'offer-equivalent',
    commitmentId,
    kind: 'credit',
    words: 'Something as good.',
    dueAt,
    amount,
  } as const
}

test('money that is moved to another day, offered instead, or joined into another case stays reserved as it was, once, and the yes to it goes along', async () => {
  await using world = await openWorld()
  const { customer, caseId, ada, lena, accountId } = await open(world)
  await sql`
    INSERT INTO purse (holder, most_minor, currency, from_on) VALUES ('house', 100000, 'GBP', '2020-01-01')`.execute(
    world.db,
  )
  await sql`
    INSERT INTO authority_person (agent_id, kind, is_granted, per_month_minor, currency) VALUES (${lena.id}, 'credit', true, 6500, 'GBP')`.execute(
    world.db,
  )
  const reserved = async () => await reservedIn(world)
  const credit = { kind: 'credit', words: 'Money back.', replaces: null } as const
  const within = { amount: 2, unit: 'working-days' } as const
  const gbp = (minor: number) => ({ minor, currency: 'GBP' })
  const open1 = async (at: string) => await owedIn(ada, at)
  const first = randomUUID()
  const asked = {
    approvalId: first,
    promise: { kind: 'credit', words: 'Forty back.', within, amount: gbp(40_00) },
  }
  assert.equal((await ada.send('POST', approvalsAt(caseId), asked)).status, 200)
  assert.equal((await yes(lena, first)).status, 200)
  assert.equal(await reserved(), 40_00)
  const later = {
    act: 'promise',
    ...credit,
    within: { amount: 4, unit: 'working-days' },
    replaces: first,
  } as const
  await ada.act(caseId, later)
  const moved = await open1(caseId)
  assert.notEqual(moved.id, first)
  assert.equal(await reserved(), 40_00, 'another day is no other money')

  // Said beyond her authority: nobody has stood up for it, so nothing of it is reserved.
  const other = await world.customer('And the television too.', { address: 'nia@customer.example' })
  await ada.act(other.caseId, { act: 'take' })
  await ada.act(other.caseId, { act: 'promise', ...credit, within, amount: gbp(90_00), isSaid: true })
  const beyond = await open1(other.caseId)
  assert.equal(await reserved(), 40_00)
  const instead = (minor: number, currency = 'GBP') => insteadOf(beyond.id, { minor, currency }, world)
  assert.match(
    (await lena.tryTo(other.caseId, instead(30_00))).text,
    /more than you may promise/,
    '£25 are left',
  )
  assert.match((await lena.tryTo(other.caseId, instead(20_00, 'EUR'))).text, /in another currency/)
  await lena.act(other.caseId, instead(20_00))
  assert.equal(await reserved(), 60_00, 'what is offered can be given, whatever else is')

  await ada.act(other.caseId, { act: 'end-contact' })
  await ada.act(caseId, { act: 'merge', from: other.caseId })
  assert.equal(await reserved(), 60_00, 'joined, it is there once')
  const here =
    (await ada.view(caseId)).promises.find(({ equivalent }) => equivalent) ?? assert.fail('it was lost')
  assert.equal(here.equivalent?.words, 'Something as good.')
  assert.equal((await customer.post(`promises/${here.id}/accept/${here.equivalent?.id}`)).status, 200)
  assert.equal(await reserved(), 60_00)
  assert.deepEqual(await onWhoseAuthority(world, caseId), [
    { minor: 20_00, by: lena.id },
    { minor: 40_00, by: lena.id },
  ])

  const gift = { kind: 'credit', accountId, amountMinor: 40_00, currency: 'GBP', forCommitmentId: moved.id }
  const given = await ada.send('POST', `/api/desk/cases/${caseId}/remedies`, {
    ...gift,
    remedyId: randomUUID(),
  })
  assert.equal(given.status, 200, given.text)
  assert.equal(await reserved(), 20_00, 'given and booked, it is reserved no more')
})
