import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { CustomerView } from '../../../contract/desk.ts'
import { DAY } from '../../../domain/time.ts'
import { furnishRemedies, giveAccount } from '../../testing/accounts.ts'
import { openWorld, type World } from '../../testing/world.ts'

const day = (world: World, days: number) =>
  new Date(world.clock.now() + days * DAY).toISOString().slice(0, 10)

async function openCut(world: World, state: 'active' | 'cut' = 'active') {
  await furnishRemedies(world.db)
  const customer = await world.customer('I dispute these bills.')
  const held = await giveAccount(world.db, customer.caseId, { state, overdue: [25_00, 25_00] })
  const asked = async (method: string, path = '', body?: object) =>
    await (await world.agent('lena')).send(method, `/api/desk/services/${held.serviceId}/cut${path}`, body)
  return {
    ...held,
    customer,
    asked,
    stateOf: async () => {
      const { rows } = await sql<{
        readonly state: string
      }>`SELECT state FROM service WHERE id = ${held.serviceId}`.execute(world.db)
      return rows[0]?.state
    },
  }
}

test('a service is cut off only on its day, fifteen days after a notice, and once', async () => {
  await using world = await openWorld()
  const { asked, stateOf } = await openCut(world)
  const refused = async (says: RegExp) => assert.match((await asked('POST', '/carried-out')).text, says)
  await refused(/Say on which day first/)
  assert.equal((await asked('PUT', '', { on: day(world, 10) })).status, 200)
  await refused(/has had no notice/)
  assert.equal((await asked('POST', '/notice')).status, 200)
  await refused(/Fifteen days lie between/)
  const moved: { readonly noticeOn: string | null } = (await asked('PUT', '', { on: day(world, 15) })).body
  assert.equal(moved.noticeOn, null, 'another day needs another notice')
  await asked('POST', '/notice')
  await refused(/has not come/)
  assert.equal(await stateOf(), 'active')
  world.clock.advance(15 * DAY)
  assert.deepEqual([(await asked('POST', '/carried-out')).status, await stateOf()], [200, 'cut'])
  assert.equal((await asked('POST', '/carried-out')).status, 200, 'pressed twice')
  const ada = await world.agent('ada')
  assert.equal((await ada.send('POST', `/api/desk/services/${randomUUID()}/cut/notice`)).status, 403)
})

test('while old dues are disputed the service stays on, and the bills are marked at the desk until the customer says it is solved', async () => {
  await using world = await openWorld()
  const { customer, accountId, serviceId, asked, stateOf } = await openCut(world, 'cut')
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
  assert.equal(await stateOf(), 'active')
  assert.deepEqual(await bills(), [true, true])
  assert.match((await asked('PUT', '', { on: day(world, 20) })).text, /being looked at/)
  await ada.act(customer.caseId, { act: 'propose-solved', words: 'The bills were right.' })
  await customer.post('solved')
  assert.deepEqual(await bills(), [false, false])
  assert.equal((await asked('PUT', '', { on: day(world, 20) })).status, 200)
})
