import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { ApprovalAskedFor, ApprovalView, AskApproval, ToDecide } from '../../../contract/approvals.ts'
import type { RemediesView } from '../../../contract/remedies.ts'
import { erasePerson, withOwnersLedger } from '../../commands/erase-person.ts'
import { silent } from '../../db/log.ts'
import { furnishRemedies, giveAccount } from '../../testing/accounts.ts'
import { eventually } from '../../testing/eventually.ts'
import { type AgentClient, openWorld, type World } from '../../testing/world.ts'

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
const no = async (agent: AgentClient, id: string, reasons: string) =>
  await agent.send('POST', `/api/desk/approvals/${id}/no`, { reasons })

async function inCase(agent: AgentClient, caseId: string): Promise<readonly ApprovalView[]> {
  const { approvals }: { approvals: ApprovalView[] } = (await agent.get(approvalsAt(caseId))).body
  return approvals
}

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

test('one press asks, one press gives: the approver sees all of it, the credit is booked, and the customer reads who decides and what came of it', async () => {
  await using world = await openWorld()
  const { customer, caseId, ada, lena, accountId } = await open(world)
  await sql`UPDATE remedy_entry SET amount_minor = 4000, version = version + 1 WHERE kind = 'credit'`.execute(
    world.db,
  )
  const view: RemediesView = (await ada.get(`/api/desk/cases/${caseId}/remedies`)).body
  const option = view.options.find(({ kind }) => kind === 'credit')
  assert.equal(option?.lack?.ask?.name, 'Lena Marsh')
  const { id, answer } = await ask(ada, caseId, { accountId })
  assert.equal(answer.status, 200, answer.text)
  const asked: ApprovalAskedFor = answer.body
  assert.equal(asked.name, 'Lena Marsh')
  assert.ok(Math.abs(asked.until - world.clock.now() - 10 * MINUTE) < MINUTE, 'ten minutes while they chat')
  assert.match(await customer.page(), /Lena Marsh is deciding about a credit of £40\.00/)
  const [waiting] = await mine(lena)
  assert.equal(waiting?.id, id)
  assert.equal(waiting.says, 'A credit of £40.00')
  assert.equal(waiting.why, 'She has waited twice.')
  assert.equal(waiting.lacks, 'per-act')
  assert.match(waiting.lastWords ?? '', /dead since Friday/)
  assert.deepEqual([waiting.cost, waiting.beyondMe, waiting.isLive], ['£40.00', null, true])
  const given = await yes(lena, id)
  assert.equal(given.status, 200, given.text)
  assert.deepEqual(await remediesIn(world, caseId), ['booked 4000'])
  assert.deepEqual(await mine(lena), [])
  const [known] = await inCase(ada, caseId)
  assert.deepEqual([known?.state, known?.decidedBy], ['given', 'Lena Marsh'])
  const page = await customer.page()
  assert.match(page, /Lena Marsh said yes to a credit of £40\.00/)
  assert.match(page, /Ada Quill gives you a credit of £40\.00/)
  assert.doesNotMatch(page, /She has waited twice/, 'why it was asked for is a word to colleagues')
})

test('double clicks and retried requests ask once and give once', async () => {
  await using world = await openWorld()
  const { caseId, ada, lena, accountId } = await open(world)
  const first = await ask(ada, caseId, { accountId })
  const again = await Promise.all([1, 2, 3].map(() => ada.send('POST', approvalsAt(caseId), first.body)))
  assert.deepEqual(
    again.map(({ status }) => status),
    [200, 200, 200],
  )
  const other = await ask(ada, caseId, { accountId })
  assert.equal(other.answer.status, 409)
  assert.match(other.answer.text, /Somebody decides about this already/)
  const changed = { ...first.body, remedy: { ...first.body.remedy, amountMinor: 41_00 } }
  assert.match(
    (await ada.send('POST', approvalsAt(caseId), changed)).text,
    /A credit of £40\.00: This was asked for already, and not like this/,
  )
  const reworded = { ...first.body, why: 'She has waited ten times.' }
  assert.match((await ada.send('POST', approvalsAt(caseId), reworded)).text, /and not like this/)
  const pressed = await Promise.all([1, 2, 3].map(() => yes(lena, first.id)))
  assert.deepEqual(
    pressed.map(({ status }) => status),
    [200, 200, 200],
  )
  const more = await yes(lena, first.id, 45_00)
  assert.equal(more.status, 409)
  assert.match(more.text, /Lena Marsh said yes to a credit of £40\.00: This is decided already/)
  assert.deepEqual(await remediesIn(world, caseId), ['booked 4000'])
  assert.deepEqual(await factsIn(world, caseId), ['ApprovalAsked', 'ApprovalGiven'])
})

test('of two who decide at once one decides, and the answer is final', async () => {
  await using world = await openWorld()
  const { caseId, ada, lena, hugo, accountId } = await open(world)
  const { id } = await ask(ada, caseId, { accountId })
  const answers = await Promise.all([yes(lena, id), no(hugo, id, 'Not for two days.')])
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 409],
  )
  const late = answers.find(({ status }) => status === 409)
  assert.match(late?.text ?? '', /decided already, and the answer is final/)
  assert.equal((await factsIn(world, caseId)).length, 2)
  const isGiven = answers[0]?.status === 200
  assert.equal((await remediesIn(world, caseId)).length, isGiven ? 1 : 0)
})

test('nobody decides about their own, nor who is not asked; no limit of money is passed by a yes', async () => {
  await using world = await openWorld()
  const { caseId, ada, lena, hugo, accountId } = await open(world)
  const own = await ask(lena, caseId, { accountId, minor: 210_00 })
  assert.equal(own.answer.status, 200, own.answer.text)
  assert.match((await yes(lena, own.id)).text, /what they asked for themselves/)
  assert.match((await yes(ada, own.id)).text, /Only whoever is asked/)
  await sql`
    INSERT INTO purse (holder, most_minor, currency, from_on) VALUES ('house', 20000, 'GBP', '2020-01-01')
    ON CONFLICT (holder) DO UPDATE SET most_minor = 20000, currency = 'GBP', from_on = '2020-01-01'`.execute(
    world.db,
  )
  const beyond = await yes(hugo, own.id)
  assert.equal(beyond.status, 409)
  assert.match(beyond.text, /beyond your own limits as well/)
  assert.deepEqual(await remediesIn(world, caseId), [])
  assert.equal(
    (await ask(hugo, caseId, { accountId, minor: 300_00 })).answer.status,
    409,
    'nobody is above the head',
  )
  assert.match((await ask(ada, caseId, { accountId, minor: 5_00 })).answer.text, /You may do this yourself/)
})

test('what was allowed counts against whoever allowed it, and not against whoever asked', async () => {
  await using world = await openWorld()
  const { caseId, ada, lena, accountId } = await open(world)
  for (const minor of [90_00, 100_00]) {
    const { id } = await ask(ada, caseId, { accountId, minor })
    assert.equal((await yes(lena, id)).status, 200)
  }
  const own = { kind: 'credit', accountId, amountMinor: 10_00, currency: 'GBP', remedyId: randomUUID() }
  const given = await ada.send('POST', `/api/desk/cases/${caseId}/remedies`, own)
  assert.equal(given.status, 200, given.text)
  // Lena has allowed £190 in this case, and Ada gave £10 of her own: £200 is all that Lena may.
  const more = await ask(ada, caseId, { accountId, minor: 16_00 })
  const asked: ApprovalAskedFor = more.answer.body
  assert.equal(asked.name, 'Hugo Adeyemi', 'the nearest whose authority covers it')
})

test('unanswered it climbs by itself after its time, also over a stop of the server; the last one inside is reminded and stays late', async () => {
  await using world = await openWorld()
  const { customer, caseId, ada, lena, accountId } = await open(world)
  const { id } = await ask(ada, caseId, { accountId })
  world.clock.advance(10 * MINUTE + 1_000)
  await world.restart()
  await eventually('the head decides', async () => (await mine(await world.agent('hugo')))[0]?.id === id)
  const [climbed] = await inCase(await world.agent('ada'), caseId)
  assert.equal(climbed?.approver.name, 'Hugo Adeyemi')
  assert.match(await customer.page(), /Nobody decided in time\. Now Hugo Adeyemi is deciding/)
  assert.deepEqual(await mine(lena), [])
  world.clock.advance(climbed.until - world.clock.now() + 1_000)
  // So much later everybody has to sign in anew.
  const [again, head] = [await world.agent('ada'), await world.agent('hugo')]
  const late = await eventually('a reminder', async () => {
    const [one] = await inCase(again, caseId)
    return one !== undefined && one.lateSince !== null ? one : undefined
  })
  assert.equal(late.approver.name, 'Hugo Adeyemi')
  assert.equal(late.lateSince, climbed.until)
  assert.ok(late.until > world.clock.now())
  assert.deepEqual(await factsIn(world, caseId), ['ApprovalAsked', 'ApprovalClimbed', 'ApprovalReminded'])
  const counts = (await head.get('/api/desk/approvals/all')).body
  assert.deepEqual([counts['waiting'], counts['late']], [1, 1])
  assert.equal((await yes(head, id)).status, 200)
  assert.deepEqual(await remediesIn(world, caseId), ['booked 4000'])
})

test('whoever is not there is stood in for, and may still decide when they are back', async () => {
  await using world = await openWorld()
  const { caseId, ada, lena, accountId } = await open(world)
  const bo = await world.agent('bo')
  await sql`
    UPDATE agent SET deputy_id = ${bo.id}, absent_from = now() - interval '1 day', absent_until = now() + interval '9 days'
    WHERE id = ${lena.id}`.execute(world.db)
  await sql`
    INSERT INTO authority_person (agent_id, kind, is_granted) VALUES (${bo.id}, 'credit', true)`.execute(
    world.db,
  )
  await world.restart()
  const asked = await ask(ada, caseId, { accountId })
  const told: ApprovalAskedFor = asked.answer.body
  assert.equal(told.name, 'Bo Lindqvist')
  assert.equal((await mine(bo))[0]?.id, asked.id)
  assert.equal((await yes(bo, asked.id)).status, 200)
})

test('a “no” has reasons that the customer reads, names who is next, and the next time that person is asked', async () => {
  await using world = await openWorld()
  const { customer, caseId, ada, lena, accountId } = await open(world)
  const { id } = await ask(ada, caseId, { accountId })
  assert.match((await no(lena, id, ' ')).text, /Say why not/)
  assert.equal((await no(lena, id, 'Two days are £12, and that is what we owe.')).status, 200)
  const page = await customer.page()
  assert.match(page, /Two days are £12/)
  assert.match(page, /If you ask, Hugo Adeyemi decides next/)
  assert.deepEqual(await remediesIn(world, caseId), [])
  const again = await ask(ada, caseId, { accountId })
  const told: ApprovalAskedFor = again.answer.body
  assert.equal(told.name, 'Hugo Adeyemi')
})

test('another amount is allowed only where it repairs in full', async () => {
  await using world = await openWorld()
  const { caseId, ada, lena, accountId } = await open(world)
  const { id } = await ask(ada, caseId, { accountId })
  const [waiting] = await mine(lena)
  assert.deepEqual([waiting?.lessMinor, waiting?.less], [10_00, '£10.00'])
  assert.match((await yes(lena, id, 9_99)).text, /has to put it right in full/)
  assert.equal((await yes(lena, id, 10_00)).status, 200)
  assert.deepEqual(await remediesIn(world, caseId), ['booked 1000'])
  const [known] = await inCase(ada, caseId)
  assert.equal(known?.allowed, '£10.00')
})

test('taken back it is asked no more, and what is closed is asked for no more', async () => {
  await using world = await openWorld()
  const { customer, caseId, ada, lena, accountId } = await open(world)
  const first = await ask(ada, caseId, { accountId })
  assert.match(
    (await lena.send('POST', `/api/desk/approvals/${first.id}/withdraw`)).text,
    /Only whoever asked/,
  )
  assert.equal((await ada.send('POST', `/api/desk/approvals/${first.id}/withdraw`)).status, 200)
  assert.match((await yes(lena, first.id)).text, /not asked for any more/)
  await ask(ada, caseId, { accountId })
  await ada.act(caseId, { act: 'propose-solved', words: 'Is it well?' })
  assert.equal((await customer.post('solved')).status, 200)
  await eventually('nothing waits', async () => (await mine(lena)).length === 0)
  await eventually('withdrawn', async () => (await factsIn(world, caseId)).at(-1) === 'ApprovalWithdrawn')
})

test('a promise beyond authority is asked for before it is said, made with the yes, and its credit then needs nobody', async () => {
  await using world = await openWorld()
  const { customer, caseId, ada, lena, accountId } = await open(world)
  const within = { amount: 2, unit: 'working-days' } as const
  const amount = { minor: 40_00, currency: 'GBP' }
  const words = 'Forty pounds back on your next bill.'
  const said = await ada.tryTo(caseId, {
    act: 'promise',
    kind: 'credit',
    words,
    within,
    amount,
    replaces: null,
  })
  assert.match(said.text, /Ask before you say it/)
  const check = await ada.get(`/api/desk/promise-check?kind=credit&minor=4000&currency=GBP&caseId=${caseId}`)
  assert.equal(check.body['ask']['name'], 'Lena Marsh')
  const approvalId = randomUUID()
  const promise = { kind: 'credit', words, within, amount }
  const asked = await ada.send('POST', approvalsAt(caseId), { approvalId, promise })
  assert.equal(asked.status, 200, asked.text)
  assert.equal((await mine(lena))[0]?.words, words)
  assert.equal((await yes(lena, approvalId)).status, 200)
  const made = (await ada.view(caseId)).promises.find(({ kind }) => kind === 'credit')
  assert.equal(made?.words, words)
  assert.ok(made.isBeyond !== true)
  assert.match(await customer.page(), /Lena Marsh said yes to a promise of £40\.00/)
  const credit = { kind: 'credit', accountId, amountMinor: 40_00, currency: 'GBP', forCommitmentId: made.id }
  const url = `/api/desk/cases/${caseId}/remedies`
  const given = await ada.send('POST', url, { ...credit, remedyId: randomUUID() })
  assert.equal(given.status, 200, given.text)
  const twice = await ada.send('POST', url, { ...credit, remedyId: randomUUID() })
  assert.equal(twice.status, 409, 'one yes is one credit')
})

test('whoever decides allows nothing for an account of their own, and is not asked where somebody else is there', async () => {
  await using world = await openWorld()
  const { caseId, ada, lena, hugo, accountId } = await open(world)
  const first = await ask(ada, caseId, { accountId })
  await sql`
    INSERT INTO agent_account (agent_id, number, said_at) SELECT ${lena.id}, number, now() FROM account WHERE id = ${accountId}`.execute(
    world.db,
  )
  const own = await yes(lena, first.id)
  assert.equal(own.status, 409)
  assert.match(own.text, /Nobody allows anything for an account of their own/)
  assert.equal((await ada.send('POST', `/api/desk/approvals/${first.id}/withdraw`)).status, 200)
  const { answer, id } = await ask(ada, caseId, { accountId })
  assert.equal(answer.body['name'], 'Hugo Adeyemi')
  assert.equal((await yes(hugo, id)).status, 200)
})

test('what was allowed in one month and given in the next counts for the month in which it is given', async () => {
  await using world = await openWorld()
  const { caseId, ada, lena, accountId } = await open(world)
  await sql`
    INSERT INTO authority_person (agent_id, kind, is_granted, per_month_minor, currency) VALUES (${lena.id}, 'credit', true, 6000, 'GBP')`.execute(
    world.db,
  )
  const { id } = await ask(ada, caseId, { accountId })
  assert.equal((await yes(lena, id)).status, 200)
  await sql`UPDATE approval SET decided_at = decided_at - interval '32 days' WHERE id = ${id}`.execute(
    world.db,
  )
  const gift = { kind: 'credit', accountId, amountMinor: 25_00, currency: 'GBP', remedyId: randomUUID() }
  const more = await lena.send('POST', `/api/desk/cases/${caseId}/remedies`, gift)
  assert.match(more.text, /as much of this as you may in one month/)
})

test('a promise is weighed by all limits: what was given in the case before, and one’s own', async () => {
  await using world = await openWorld()
  const { caseId, ada, accountId } = await open(world)
  const check = async (minor: number) =>
    (await ada.get(`/api/desk/promise-check?kind=credit&minor=${minor}&currency=GBP&caseId=${caseId}`)).body[
      'against'
    ]
  assert.equal(await check(12_00), null)
  const own = { kind: 'credit', accountId, amountMinor: 14_00, currency: 'GBP', remedyId: randomUUID() }
  assert.equal((await ada.send('POST', `/api/desk/cases/${caseId}/remedies`, own)).status, 200)
  assert.equal(await check(12_00), 'per-case')
  await sql`
    INSERT INTO authority_person (agent_id, kind, is_granted, per_act_minor, currency) VALUES (${ada.id}, 'credit', true, 1000, 'GBP')`.execute(
    world.db,
  )
  assert.equal(await check(12_00), 'per-act')
})

test('how long somebody has is set by whoever sets the house up', async () => {
  await using world = await openWorld()
  const { caseId, ada, hugo, accountId } = await open(world)
  const url = '/api/desk/setup/approvals'
  assert.equal((await hugo.send('PUT', url, { version: 0, askMinutes: 3 })).status, 200)
  assert.equal((await hugo.send('PUT', url, { version: 0, askMinutes: 4 })).status, 410)
  assert.equal((await ada.send('PUT', url, { version: 1, askMinutes: 4 })).status, 403)
  const asked: ApprovalAskedFor = (await ask(ada, caseId, { accountId })).answer.body
  assert.ok(asked.until - world.clock.now() < 4 * MINUTE)
})

test('whoever is erased leaves no words of it, and nobody decides about it any more', async () => {
  await using world = await openWorld()
  const { caseId, ada, lena, accountId } = await open(world)
  const { id } = await ask(ada, caseId, { accountId })
  await no(lena, id, 'Two days are £12.')
  await ask(ada, caseId, { accountId })
  const { rows } = await sql<{
    readonly id: string
  }>`SELECT customer_id AS id FROM cases WHERE id = ${caseId}`.execute(world.db)
  const owner = { owner: world.databaseUrl, log: silent }
  await withOwnersLedger(owner, async ledger => {
    await erasePerson({ ledger, dataDir: world.dataDir, customerId: rows[0]?.id ?? '' })
  })
  const left = await sql`
    SELECT FROM fact f JOIN fact_body b ON b.lane = f.lane AND b.seq = f.seq
    WHERE f.case_id = ${caseId} AND f.type LIKE 'Approval%'`.execute(world.db)
  assert.equal(left.rows.length, 0)
  await eventually('taken back', async () => (await factsIn(world, caseId)).at(-1) === 'ApprovalWithdrawn')
  assert.equal((await inCase(ada, caseId))[1]?.reasons, null)
})
