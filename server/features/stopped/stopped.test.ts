/** Where help stopped, from what really happened: asked for through the desk, allowed by a lead, handed over with what was lacking. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { StoppedView } from '../../../contract/stopped.ts'
import { furnishRemedies, giveAccount } from '../../testing/accounts.ts'
import { type AgentClient, openWorld, type World } from '../../testing/world.ts'

async function stopped(agent: AgentClient, days = 30): Promise<StoppedView> {
  return (await agent.get(`/api/desk/where-help-stopped?days=${days}`)).body
}

async function caseWith(world: World, agent: AgentClient) {
  const { caseId } = await world.customer('The line has been dead since Friday.')
  await agent.act(caseId, { act: 'take' })
  return { caseId, ...(await giveAccount(world.db, caseId)) }
}

async function askFor(agent: AgentClient, caseId: string, accountId: string, amountMinor: number) {
  const approvalId = randomUUID()
  const remedy = { remedyId: randomUUID(), kind: 'credit', amountMinor, currency: 'GBP', accountId }
  const body = { approvalId, remedy, why: 'Four days without a line.' }
  const answer = await agent.send('POST', `/api/desk/cases/${caseId}/approvals`, body)
  assert.equal(answer.status, 200, answer.text)
  return approvalId
}

test('what was asked for beyond a limit says what raising it would have solved on the spot, and what that would have cost', async () => {
  await using world = await openWorld()
  await furnishRemedies(world.db)
  const [ada, lena] = [await world.agent('ada'), await world.agent('lena')]
  await lena.here()
  await sql`UPDATE authority SET most_minor = 6000 WHERE role = 'agent' AND kind = 'credit'`.execute(world.db)
  const amounts = [18_00, 20_00, 45_00, 90_00]
  const asked: string[] = []
  for (const amount of amounts) {
    const { caseId, accountId } = await caseWith(world, ada)
    asked.push(await askFor(ada, caseId, accountId, amount))
  }
  const yes = await lena.send('POST', `/api/desk/approvals/${asked[1]}/yes`, {})
  assert.equal(yes.status, 200, yes.text)

  const view = await stopped(lena)
  assert.deepEqual([view.stopped, view.opened], [4, 4])
  const [group] = view.groups.filter(({ how }) => how === 'approval')
  assert.ok(group)
  assert.deepEqual(
    [group.lacked, group.role, group.kind, group.count, group.allowed, group.limit],
    ['per-act', 'agent', 'credit', 4, 1, '£15.00'],
  )
  assert.deepEqual(
    group.raises.map(({ to, solved, cost, givenAnyway }) => [to, solved, cost, givenAnyway]),
    [
      ['£20.00', 2, '£38.00', '£20.00'],
      ['£90.00', 3, '£83.00', '£20.00'],
    ],
    'the one of £90 would have met the limit of a case',
  )
  assert.ok(!JSON.stringify(view).includes('Ada'), 'it is about limits, and names nobody')
})

test('raising the limit of a role helps nobody who has one of their own; money that was to be promised is weighed as a credit', async () => {
  await using world = await openWorld()
  await furnishRemedies(world.db)
  const [ada, bo, lena] = [await world.agent('ada'), await world.agent('bo'), await world.agent('lena')]
  await lena.here()
  await sql`
    INSERT INTO authority_person (agent_id, kind, is_granted, per_act_minor, currency) VALUES (${bo.id}, 'credit', true, 500, 'GBP')`.execute(
    world.db,
  )
  const ofBo = await caseWith(world, bo)
  await askFor(bo, ofBo.caseId, ofBo.accountId, 19_00)
  const { caseId } = await caseWith(world, ada)
  const promise = {
    kind: 'terms',
    words: '£18 off what the router costs.',
    within: { amount: 3, unit: 'days' },
    amount: { minor: 18_00, currency: 'GBP' },
  }
  const body = { approvalId: randomUUID(), promise, why: 'It was told to her.' }
  const asked = await ada.send('POST', `/api/desk/cases/${caseId}/approvals`, body)
  assert.equal(asked.status, 200, asked.text)
  const [group, ...more] = (await stopped(lena)).groups.filter(({ how }) => how === 'approval')
  assert.ok(group)
  assert.deepEqual([more.length, group.kind, group.count, group.cases], [0, 'credit', 2, 2])
  assert.deepEqual(
    group.raises.map(({ to, solved, cost }) => [to, solved, cost]),
    [['£18.00', 1, '£18.00']],
  )
})

test('what had been given by then counts as the limits count it: with what is promised, and with what was given where a case was joined from', async () => {
  await using world = await openWorld()
  await furnishRemedies(world.db)
  const [ada, lena] = [await world.agent('ada'), await world.agent('lena')]
  const open = async (words: string) => {
    const { caseId } = await world.customer(words, { address: 'nia@customer.example' })
    await ada.act(caseId, { act: 'take' })
    await ada.act(caseId, { act: 'reply', words: 'I look at it.', files: [] })
    await ada.act(caseId, { act: 'end-contact' })
    return caseId
  }
  const [stays, goes] = [await open('The line is dead.'), await open('And the bill is wrong.')]
  const { accountId } = await giveAccount(world.db, stays)
  const credit = { remedyId: randomUUID(), kind: 'credit', amountMinor: 6_00, currency: 'GBP', accountId }
  const given = await ada.send('POST', `/api/desk/cases/${goes}/remedies`, credit)
  assert.equal(given.status, 200, given.text)
  const joined = await ada.tryTo(stays, { act: 'merge', from: goes })
  assert.equal(joined.status, 200, joined.text)
  const promised = await ada.tryTo(stays, {
    act: 'promise',
    kind: 'credit',
    words: 'Five pounds back on your next bill.',
    within: { amount: 2, unit: 'working-days' },
    amount: { minor: 5_00, currency: 'GBP' },
    replaces: null,
  })
  assert.equal(promised.status, 200, promised.text)
  world.clock.advance(1_000)
  await askFor(ada, stays, accountId, 14_00)
  const [group] = (await stopped(lena)).groups.filter(({ how }) => how === 'approval')
  assert.ok(group)
  assert.deepEqual(
    [group.lacked, group.limit, group.raises.map(({ to, solved }) => [to, solved])],
    ['per-case', '£20.00', [['£25.00', 1]]],
  )
})

test('a handover says what was lacking, counts once it is accepted, and a climb counts by who sent it up', async () => {
  await using world = await openWorld()
  const [ada, bo, lena] = [await world.agent('ada'), await world.agent('bo'), await world.agent('lena')]
  const handOver = async (lacked: 'skill' | null, accept: boolean) => {
    const { caseId } = await world.customer('The television has no picture.')
    assert.equal((await ada.act(caseId, { act: 'take' })).status, 200)
    const summary = 'The box was restarted twice, a technician comes next.'
    const proposed = await ada.act(caseId, {
      act: 'propose-handover',
      to: bo.id,
      summary,
      ...(lacked === null ? {} : { lacked }),
    })
    assert.equal(proposed.status, 200, proposed.text)
    const handoverId = (await bo.view(caseId)).summary.handover?.id ?? ''
    if (accept) assert.equal((await bo.act(caseId, { act: 'accept-handover', handoverId })).status, 200)
    return caseId
  }
  await handOver('skill', true)
  await handOver(null, true)
  await handOver('skill', false)
  const climbing = await handOver(null, true)
  const climbed = await bo.act(climbing, { act: 'climb', by: 'agent', fromRung: 0 })
  assert.equal(climbed.status, 200, climbed.text)

  const { groups, stopped: cases } = await stopped(lena)
  assert.equal(cases, 3)
  assert.deepEqual(groups.map(({ how, lacked, count }) => `${how} ${lacked} ${count}`).toSorted(), [
    'handover null 2',
    'handover skill 1',
    'rung agent 1',
  ])
  const csv = await lena.get('/api/desk/where-help-stopped.csv?days=365')
  assert.equal(csv.status, 200)
  assert.match(csv.text, /^\uFEFF?reference,at,how,lacked,/)
  assert.equal(csv.text.trim().split('\r\n').length, 5)
})

test('agents read that it is for leads, and no other span of days is asked for', async () => {
  await using world = await openWorld()
  const [ada, lena] = [await world.agent('ada'), await world.agent('lena')]
  for (const path of ['/api/desk/where-help-stopped', '/api/desk/where-help-stopped.csv']) {
    const answer = await ada.get(path)
    assert.equal(answer.status, 403)
    assert.match(answer.text, /Only a lead or an administrator can see where help stopped/)
  }
  assert.equal((await lena.get('/api/desk/where-help-stopped?days=7')).status, 400)
  assert.deepEqual((await stopped(lena, 365)).groups, [])
})
