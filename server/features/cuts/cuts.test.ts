import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { CutDone } from '../../../contract/cuts.ts'
import type { CustomerView } from '../../../contract/desk.ts'
import { DAY } from '../../../domain/time.ts'
import { erasePerson, withOwnersLedger } from '../../commands/erase-person.ts'
import { silent } from '../../db/log.ts'
import { actOn } from '../../ledger/act.ts'
import { factsOfCase } from '../../ledger/read.ts'
import { furnishRemedies, giveAccount } from '../../testing/accounts.ts'
import { eventually } from '../../testing/eventually.ts'
import { mailsTo } from '../../testing/mailbox.ts'
import { openWorld, type World } from '../../testing/world.ts'

const ADDRESS = 'olu.adeyemi@customer.example'
const day = (world: World, days: number) =>
  new Date(world.clock.now() + days * DAY).toISOString().slice(0, 10)

async function openCut(world: World, state: 'active' | 'cut' = 'active', address = ADDRESS) {
  await furnishRemedies(world.db)
  const customer = await world.customer('I dispute these bills.', address === '' ? {} : { address })
  const held = await giveAccount(world.db, customer.caseId, { state, overdue: [25_00, 25_00] })
  const asked = async (method: string, path = '', body?: object) =>
    await (await world.agent('lena')).send(method, `/api/desk/services/${held.serviceId}/cut${path}`, body)
  const row = async () => {
    const { rows } = await sql<{ readonly state: string; readonly noticeOn: string | null }>`
      SELECT state, cut_notice_on::text AS "noticeOn" FROM service WHERE id = ${held.serviceId}`.execute(
      world.db,
    )
    return rows[0]
  }
  return { ...held, customer, asked, row }
}

test('the notice of a cut is a letter, and fifteen days after it arrived the service is cut off, once', async () => {
  await using world = await openWorld()
  const { customer, asked, row } = await openCut(world)
  const refused = async (says: RegExp) => assert.match((await asked('POST', '/carried-out')).text, says)
  await refused(/Say on which day first/)
  assert.match((await asked('PUT', '', { on: day(world, 14) })).text, /at least fifteen days away/)
  assert.equal((await asked('PUT', '', { on: day(world, 15), caseId: customer.caseId })).status, 200)
  await eventually('it arrived', async () => (await row())?.noticeOn === day(world, 0))
  const letters = (await mailsTo(world, ADDRESS)).filter(({ text }) => /We plan to cut off/.test(text))
  assert.equal(letters.length, 1)
  assert.match(letters[0]?.text ?? '', /Fibre 100.*no sooner than 15 days.*which bill is wrong/s)
  await refused(/Fifteen days lie between/)
  const moved: CutDone = (await asked('PUT', '', { on: day(world, 20) })).body
  assert.equal(moved.noticeOn, null, 'another day needs another notice')
  await eventually('the other one arrived', async () => (await row())?.noticeOn === day(world, 0))
  world.clock.advance(15 * DAY)
  await refused(/has not come/)
  assert.equal((await row())?.state, 'active')
  world.clock.advance(5 * DAY)
  assert.deepEqual([(await asked('POST', '/carried-out')).status, (await row())?.state], [200, 'cut'])
  assert.equal((await asked('POST', '/carried-out')).status, 200, 'pressed twice')
  const cuts = (await factsOfCase(world.db, customer.caseId)).filter(({ fact }) => fact.type === 'ServiceCut')
  assert.equal(cuts.length, 1)
  const ada = await world.agent('ada')
  assert.equal((await ada.send('POST', `/api/desk/services/${randomUUID()}/cut/notice`)).status, 403)
})

test('a notice that comes back has not arrived, and nobody is cut off by it', async () => {
  await using world = await openWorld()
  const { customer, asked, row } = await openCut(world)
  await asked('PUT', '', { on: day(world, 15) })
  await eventually('it arrived', async () => (await row())?.noticeOn !== null)
  const [planned] = (await factsOfCase(world.db, customer.caseId)).flatMap(({ fact }) =>
    fact.type === 'CutPlanned' ? [fact] : [],
  )
  assert.ok(planned)
  await actOn(world.heed.ledger, {
    caseId: customer.caseId,
    request: { ask: 'not-delivered', messageId: planned.messageId, by: 'mail', why: 'No such mailbox.' },
  })
  assert.equal((await row())?.noticeOn, null)
  world.clock.advance(20 * DAY)
  assert.match((await asked('POST', '/carried-out')).text, /has had no notice/)
})

test('whoever has no mail has the notice in another way, and a cut that is taken back is told', async () => {
  await using world = await openWorld()
  const { customer, asked, row } = await openCut(world, 'active', '')
  await asked('PUT', '', { on: day(world, 20) })
  assert.equal((await row())?.noticeOn, null)
  const noted: CutDone = (await asked('POST', '/notice')).body
  assert.equal(noted.noticeOn, day(world, 0))
  assert.equal((await asked('POST', '/notice')).status, 200, 'pressed twice')
  const back: CutDone = (await asked('PUT', '', { on: null })).body
  assert.deepEqual([back.plannedOn, back.noticeOn], [null, null])
  const told = (await factsOfCase(world.db, customer.caseId)).map(({ fact }) => fact.type)
  assert.deepEqual(
    told.filter(type => type.startsWith('Cut')),
    ['CutPlanned', 'CutNoticeGiven', 'CutTakenBack'],
  )
  assert.match(await customer.page(), /Your service goes on: nothing is cut off/)
})

test('while old dues are disputed the service stays on, and the bills are marked at the desk until the customer says it is solved', async () => {
  await using world = await openWorld()
  const { customer, accountId, serviceId, asked, row } = await openCut(world, 'cut')
  const ada = await world.agent('ada')
  await ada.act(customer.caseId, { act: 'take' })
  const bills = async () => {
    const { customer: known }: { readonly customer: CustomerView } = (
      await ada.get(`/api/desk/cases/${customer.caseId}`)
    ).body
    return known.accounts.flatMap(account => account.bills).map(({ isDisputed }) => isDisputed)
  }
  assert.deepEqual(await bills(), [false, false])
  const gift = { remedyId: randomUUID(), kind: 'reconnect', accountId, serviceId }
  assert.equal((await ada.send('POST', `/api/desk/cases/${customer.caseId}/remedies`, gift)).status, 200)
  assert.equal((await row())?.state, 'active')
  assert.deepEqual(await bills(), [true, true])
  assert.match((await asked('PUT', '', { on: day(world, 20) })).text, /being looked at/)
  await ada.act(customer.caseId, { act: 'propose-solved', words: 'The bills were right.' })
  await customer.post('solved')
  assert.deepEqual(await bills(), [false, false])
  assert.equal((await asked('PUT', '', { on: day(world, 20) })).status, 200)
})

test('a planned cut of somebody who is erased leaves no name behind, and nobody carries it out', async () => {
  await using world = await openWorld()
  const { customer, serviceId, asked, row } = await openCut(world)
  assert.equal((await asked('PUT', '', { on: day(world, 15), caseId: customer.caseId })).status, 200)
  await eventually('it arrived', async () => (await row())?.noticeOn !== null)
  await sql`UPDATE service SET identifier = '01632 960199' WHERE id = ${serviceId}`.execute(world.db)
  const { rows: customers } = await sql<{ readonly id: string }>`
    SELECT customer_id AS id FROM cases WHERE id = ${customer.caseId}`.execute(world.db)
  const { dataDir, databaseUrl } = world
  await withOwnersLedger({ owner: databaseUrl, log: silent }, async ledger => {
    await erasePerson({ ledger, dataDir, customerId: customers[0]?.id ?? '' })
  })
  assert.equal(await row(), undefined)
  world.clock.advance(16 * DAY)
  assert.equal((await asked('POST', '/carried-out')).status, 404)
  const facts = await factsOfCase(world.db, customer.caseId)
  assert.ok(facts.some(({ fact }) => fact.type === 'CutPlanned'))
  assert.ok(facts.every(({ fact }) => fact.type !== 'ServiceCut'))
  assert.doesNotMatch(JSON.stringify(facts), /960199|Fibre 100|olu\.adeyemi/)
  const { rows: owed } =
    await sql`SELECT FROM letter WHERE case_id = ${customer.caseId} AND settled_at IS NULL`.execute(world.db)
  assert.deepEqual(owed, [])
})
