/** Gifts to those near us, through the desk's door: never refused but to oneself, looked at by who is named, told when it is closed. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { GiftReviewSetupView, GiftReviewsView, NearMeView } from '../../../contract/interest.ts'
import { DAY } from '../../../domain/time.ts'
import { furnishRemedies, giveAccount } from '../../testing/accounts.ts'
import { type AgentClient, openWorld, type World } from '../../testing/world.ts'

async function furnished(world: World) {
  await furnishRemedies(world.db)
  const [ada, bo, hugo] = [await world.agent('ada'), await world.agent('bo'), await world.agent('hugo')]
  await sql`UPDATE agent SET is_admin = true WHERE id = ${hugo.id}`.execute(world.db)
  await sql`UPDATE authority SET most_minor = 100000, per_act_minor = 100000, per_month_minor = 100000 WHERE kind = 'credit'`.execute(
    world.db,
  )
  return { ada, bo, hugo }
}

async function nameReviewers(hugo: AgentClient, reviewers: readonly string[]) {
  const url = '/api/desk/setup/gift-reviews'
  const view: GiftReviewSetupView = (await hugo.get(url)).body
  const { version, days } = view
  const set = await hugo.send('PUT', url, { version, days, gifts: 3, reviewers })
  assert.equal(set.status, 200, set.text)
}

async function caseWith(world: World, agent: AgentClient) {
  const { caseId } = await world.customer('The line has been dead since Friday.')
  await agent.act(caseId, { act: 'take' })
  return { caseId, ...(await giveAccount(world.db, caseId)) }
}

async function give(agent: AgentClient, caseId: string, accountId: string) {
  const gift = { remedyId: randomUUID(), kind: 'credit', amountMinor: 10_00, currency: 'GBP', accountId }
  return await agent.send('POST', `/api/desk/cases/${caseId}/remedies`, gift)
}

async function reviewsFor(agent: AgentClient): Promise<GiftReviewsView> {
  return (await agent.get('/api/desk/gift-reviews')).body
}

async function numberOf(world: World, accountId: string): Promise<string> {
  const { rows } = await sql<{
    readonly number: string
  }>`SELECT number FROM account WHERE id = ${accountId}`.execute(world.db)
  return rows[0]?.number ?? ''
}

test('an account that somebody names as their own gets nothing from them, and as before from a colleague', async () => {
  await using world = await openWorld()
  const { ada, bo } = await furnished(world)
  const { caseId, accountId } = await caseWith(world, ada)
  const number = await numberOf(world, accountId)
  const spoken = `${number.slice(0, 3)} ${number.slice(3)}`
  assert.equal((await ada.send('PUT', '/api/desk/me/near', { numbers: [spoken, spoken] })).status, 200)
  const near: NearMeView = (await ada.get('/api/desk/me/near')).body
  assert.deepEqual(near.numbers, [spoken])
  const own = await give(ada, caseId, accountId)
  assert.equal(own.status, 409)
  assert.match(own.text, /Nobody gives anything to an account of their own/)
  assert.doesNotMatch(own.text, /maySetAside/)
  assert.equal((await give(bo, caseId, accountId)).status, 200)
})

test('whoever names an account as their own no more is near it for another thirty days, and that it was named stays written', async () => {
  await using world = await openWorld()
  const { ada, bo, hugo } = await furnished(world)
  await nameReviewers(hugo, [bo.id])
  const { caseId, accountId } = await caseWith(world, ada)
  await sql`DELETE FROM customer_address`.execute(world.db)
  const name = async (numbers: readonly string[]) =>
    assert.equal((await ada.send('PUT', '/api/desk/me/near', { numbers })).status, 200)
  const number = await numberOf(world, accountId)
  await name([number])
  const [since] = [world.clock.now()]
  world.clock.advance(DAY)
  await (await world.agent('ada')).send('PUT', '/api/desk/me/near', { numbers: [] })
  const unnamed = world.clock.now()
  const { rows } = await sql<{ readonly saidAt: number; readonly until: number }>`
    SELECT said_at AS "saidAt", until FROM agent_account_past WHERE agent_id = ${ada.id}`.execute(world.db)
  assert.equal(rows.length, 1)
  assert.ok(Number(rows[0]?.saidAt) - since < DAY && Number(rows[0]?.until) <= unnamed)
  assert.equal(
    (await give(await world.agent('ada'), caseId, accountId)).status,
    200,
    'it is their own no more',
  )
  assert.deepEqual(
    (await reviewsFor(await world.agent('bo'))).open.map(({ why }) => why),
    ['household'],
  )
  world.clock.advance(30 * DAY)
  assert.equal((await give(await world.agent('ada'), caseId, accountId)).status, 200)
  assert.equal((await reviewsFor(await world.agent('bo'))).open.length, 1, 'thirty days later it is nobody’s')
})

test('a gift to one’s household is given, looked at by a named reviewer alone, and told when it is closed', async () => {
  await using world = await openWorld()
  const { ada, bo, hugo } = await furnished(world)
  const mine = await caseWith(world, bo)
  const theirs = await caseWith(world, ada)
  await ada.send('PUT', '/api/desk/me/near', { numbers: [await numberOf(world, mine.accountId)] })
  await sql`
    INSERT INTO customer_address (customer_id, kind, value, created_at)
    SELECT customer_id, 'phone', '+441632960123', now() FROM cases WHERE id IN (${mine.caseId}, ${theirs.caseId})`.execute(
    world.db,
  )
  assert.equal((await give(ada, theirs.caseId, theirs.accountId)).status, 200)

  const refused = await hugo.get('/api/desk/gift-reviews')
  assert.equal(refused.status, 403, 'not for the head because of that')
  assert.match(refused.text, /Only people who are named for it/)
  await nameReviewers(hugo, [ada.id, bo.id])
  assert.deepEqual((await reviewsFor(ada)).open, [], 'nobody reviews their own')
  const [open] = (await reviewsFor(bo)).open
  assert.ok(open)
  assert.deepEqual(
    [open.why, open.says, open.givenBy, open.allowedBy],
    ['household', 'A credit of £10.00', 'Ada Quill', null],
  )

  const close = async (agent: AgentClient, reason: string) =>
    await agent.send('POST', `/api/desk/gift-reviews/${open.id}`, { outcome: 'cleared', reason })
  assert.match((await close(ada, 'All is well.')).text, /another reviewer looks at it/)
  assert.equal((await close(hugo, 'All is well.')).status, 403)
  assert.match((await close(bo, ' ')).text, /Write down what you saw/)
  const before: NearMeView = (await ada.get('/api/desk/me/near')).body
  assert.deepEqual(before.closed, [])
  assert.equal((await close(bo, 'Her sister’s line was dead for a week.')).status, 200)
  assert.match((await close(bo, 'Twice.')).text, /looked at already/)
  const told: NearMeView = (await ada.get('/api/desk/me/near')).body
  assert.deepEqual(
    told.closed.map(({ outcome, reason }) => [outcome, reason]),
    [['cleared', 'Her sister’s line was dead for a week.']],
  )
  const rules = await hugo.get('/api/desk/rules')
  assert.doesNotMatch(rules.text, /sister/, 'it has nothing to do with rules that were set aside')
})

test('the third gift of one person to one customer is looked at, one of long ago does not count', async () => {
  await using world = await openWorld()
  const { ada, bo, hugo } = await furnished(world)
  await nameReviewers(hugo, [bo.id])
  const { caseId, accountId } = await caseWith(world, ada)
  assert.equal((await give(ada, caseId, accountId)).status, 200)
  const longAgo = new Date(world.clock.now() - 100 * DAY)
  await sql`UPDATE remedy SET given_at = ${longAgo}`.execute(world.db)
  for (const _ of [1, 2]) assert.equal((await give(ada, caseId, accountId)).status, 200)
  assert.deepEqual((await reviewsFor(bo)).open, [])
  assert.equal((await give(ada, caseId, accountId)).status, 200)
  const { open } = await reviewsFor(bo)
  assert.deepEqual(
    open.map(({ why, gifts }) => [why, gifts]),
    [['again-and-again', 3]],
  )
})

test('who reviews is set up by administrators, with its version', async () => {
  await using world = await openWorld()
  const { ada, hugo, bo } = await furnished(world)
  const url = '/api/desk/setup/gift-reviews'
  const body = { version: 0, reviewers: [bo.id], gifts: 5, days: 30 }
  assert.equal((await ada.send('PUT', url, body)).status, 403)
  assert.equal((await hugo.send('PUT', url, body)).status, 200)
  assert.equal((await hugo.send('PUT', url, body)).status, 410)
  assert.equal((await hugo.send('PUT', url, { ...body, gifts: 1 })).status, 400)
  const view: GiftReviewSetupView = (await hugo.get(url)).body
  assert.deepEqual([view.reviewers, view.gifts, view.days], [[bo.id], 5, 30])
})

test('a gift to the household of whoever allowed it is looked at as well', async () => {
  await using world = await openWorld()
  const { ada, bo, hugo } = await furnished(world)
  const lena = await world.agent('lena')
  await lena.here()
  await sql`UPDATE authority SET per_act_minor = 500 WHERE role = 'agent' AND kind = 'credit'`.execute(
    world.db,
  )
  const mine = await caseWith(world, bo)
  const theirs = await caseWith(world, ada)
  await lena.send('PUT', '/api/desk/me/near', { numbers: [await numberOf(world, mine.accountId)] })
  await sql`
    INSERT INTO customer_address (customer_id, kind, value, created_at)
    SELECT customer_id, 'phone', '+441632960124', now() FROM cases WHERE id IN (${mine.caseId}, ${theirs.caseId})`.execute(
    world.db,
  )
  const approvalId = randomUUID()
  const { accountId } = theirs
  const remedy = { remedyId: randomUUID(), kind: 'credit', amountMinor: 10_00, currency: 'GBP', accountId }
  const asked = await ada.send('POST', `/api/desk/cases/${theirs.caseId}/approvals`, {
    approvalId,
    remedy,
    why: 'A week without a line.',
  })
  assert.equal(asked.status, 200, asked.text)
  const allowed = await lena.send('POST', `/api/desk/approvals/${approvalId}/yes`, {})
  assert.equal(allowed.status, 200, allowed.text)
  await nameReviewers(hugo, [bo.id, lena.id])
  assert.deepEqual((await reviewsFor(lena)).open, [], 'nobody reviews what they allowed')
  const [open] = (await reviewsFor(bo)).open
  assert.deepEqual([open?.why, open?.givenBy, open?.allowedBy], ['household', 'Ada Quill', 'Lena Marsh'])
})
