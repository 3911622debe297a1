/** What happens while somebody decides: time runs out, limits are lowered, people leave. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { AskApproval, ToDecide } from '../../contract/approvals.ts'
import { furnishRemedies, giveAccount } from '../testing/accounts.ts'
import { eventually } from '../testing/eventually.ts'
import { type AgentClient, openWorld, type World } from '../testing/world.ts'

const MINUTE = 60_000
const approvalsAt = (caseId: string) => `/api/desk/cases/${caseId}/approvals`

/** Ada has a customer in the chat, with an account; she may give £15 at once, Lena £200 in a case, Hugo without a limit. */
async function open(world: World) {
  await furnishRemedies(world.db)
  await sql`INSERT INTO authority (role, kind) VALUES ('head', 'credit')`.execute(world.db)
  const customer = await world.customer('The line has been dead since Friday.')
  const { caseId } = customer
  const [ada, lena, hugo] = [await world.agent('ada'), await world.agent('lena'), await world.agent('hugo')]
  await ada.act(caseId, { act: 'take' })
  const { accountId } = await giveAccount(world.db, caseId)
  return { customer, caseId, ada, lena, hugo, accountId }
}

interface Wish {
  readonly accountId: string
  readonly minor?: number
  readonly approvalId?: string
}

async function ask(agent: AgentClient, caseId: string, { accountId, minor = 40_00, approvalId }: Wish) {
  const body: AskApproval = {
    approvalId: approvalId ?? randomUUID(),
    remedy: { remedyId: randomUUID(), kind: 'credit', accountId, amountMinor: minor, currency: 'GBP' },
    why: 'She has waited twice.',
  }
  return { id: body.approvalId, body, answer: await agent.send('POST', approvalsAt(caseId), body) }
}

const yes = async (agent: AgentClient, id: string, amountMinor: number | null = null) =>
  await agent.send('POST', `/api/desk/approvals/${id}/yes`, { amountMinor })

async function mine(agent: AgentClient): Promise<readonly ToDecide[]> {
  const { approvals }: { approvals: ToDecide[] } = (await agent.get('/api/desk/approvals')).body
  return approvals
}

async function remediesIn({ db }: World, caseId: string) {
  const { rows } = await sql<{ readonly said: string }>`
    SELECT state || ' ' || amount_minor AS said FROM remedy WHERE case_id = ${caseId}`.execute(db)
  return rows.map(({ said }) => said)
}

const factsIn = async ({ db }: World, caseId: string) =>
  (
    await sql<{ readonly type: string }>`
      SELECT type FROM fact WHERE case_id = ${caseId} AND type LIKE 'Approval%' ORDER BY seq`.execute(db)
  ).rows.map(({ type }) => type)

test('a yes in the moment in which its time is over is given or goes up, and never both; refused, it is given by whoever is next', async () => {
  await using world = await openWorld()
  const { caseId, ada, lena, hugo, accountId } = await open(world)
  const { id } = await ask(ada, caseId, { accountId })
  world.clock.advance(10 * MINUTE + 1)
  const pressed = await Promise.all([yes(lena, id), yes(lena, id)])
  const said = pressed.map(({ status }) => status)
  if (said.includes(200)) assert.deepEqual(said, [200, 200])
  else {
    for (const { text } of pressed) assert.match(text, /Only whoever is asked/)
    assert.deepEqual(await remediesIn(world, caseId), [])
    assert.equal((await yes(hugo, id)).status, 200)
  }
  assert.deepEqual(await remediesIn(world, caseId), ['booked 4000'])
  const facts = await factsIn(world, caseId)
  assert.equal(facts.filter(type => type === 'ApprovalGiven').length, 1)
  assert.equal(facts.at(-1), 'ApprovalGiven', 'nothing climbs that is decided')
})

test('limits that are lowered while somebody decides hold for the answer, and what is beyond them goes up; a yes that was said stays one', async () => {
  await using world = await openWorld()
  const { caseId, ada, lena, hugo, accountId } = await open(world)
  const lower = async (most: number) => {
    await sql`UPDATE authority SET most_minor = ${most} WHERE role = 'lead' AND kind = 'credit'`.execute(
      world.db,
    )
  }
  const promise = {
    kind: 'credit',
    words: 'Thirty pounds back.',
    within: { amount: 2, unit: 'working-days' },
    amount: { minor: 30_00, currency: 'GBP' },
  }
  const promised = randomUUID()
  await ada.send('POST', approvalsAt(caseId), { approvalId: promised, promise })
  assert.equal((await yes(lena, promised)).status, 200)
  const { id } = await ask(ada, caseId, { accountId, minor: 50_00 })
  await lower(60_00)
  assert.equal((await mine(lena))[0]?.beyondMe === null, false, 'she reads it before she presses')
  const beyond = await yes(lena, id)
  assert.equal(beyond.status, 409)
  assert.match(beyond.text, /beyond your own limits as well/)
  await lower(10_00)
  const carried = {
    kind: 'credit',
    accountId,
    amountMinor: 30_00,
    currency: 'GBP',
    forCommitmentId: promised,
  }
  const url = `/api/desk/cases/${caseId}/remedies`
  const given = await ada.send('POST', url, { ...carried, remedyId: randomUUID() })
  assert.equal(given.status, 200, given.text)
  world.clock.advance(10 * MINUTE + 1_000)
  await eventually('the head decides', async () => (await mine(hugo)).some(waiting => waiting.id === id))
  assert.equal((await yes(hugo, id)).status, 200)
  assert.deepEqual((await remediesIn(world, caseId)).toSorted(), ['booked 3000', 'booked 5000'])
})

test('whoever leaves the company leaves no question behind: whoever is there answers it, and what they asked for is given once', async () => {
  await using world = await openWorld()
  const { customer, caseId, ada, lena, hugo, accountId } = await open(world)
  const { id } = await ask(ada, caseId, { accountId })
  const other = await world.customer('And the television too.')
  const bo = await world.agent('bo')
  const second = await ask(bo, other.caseId, {
    accountId: (await giveAccount(world.db, other.caseId)).accountId,
    minor: 35_00,
  })
  assert.equal(second.answer.status, 200, second.answer.text)
  await sql`UPDATE organisation SET duty_lead_id = ${hugo.id}`.execute(world.db)
  await world.restart()
  const head = await world.agent('hugo')
  for (const gone of [lena.id, bo.id]) {
    const left = await head.send('POST', `/api/desk/agents/${gone}/departure`)
    assert.equal(left.status, 200, left.text)
  }
  assert.deepEqual((await mine(head)).map(waiting => waiting.id).toSorted(), [id, second.id].toSorted())
  assert.match(await customer.page(), /Hugo Adeyemi is deciding/)
  for (const asked of [id, second.id]) {
    const answer = await yes(head, asked)
    assert.equal(answer.status, 200, answer.text)
  }
  assert.deepEqual(await remediesIn(world, caseId), ['booked 4000'])
  assert.deepEqual(await remediesIn(world, other.caseId), ['booked 3500'])
})
