/** Whoever is passed over because nobody free could take them is counted, and who leads reads it: in the line and on the wallboard. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { LineView } from '../../contract/desk.ts'
import type { Wallboard } from '../../contract/wallboard.ts'
import { SECOND } from '../../domain/time.ts'
import { eventually } from '../testing/eventually.ts'
import { type AgentClient, type CustomerClient, openWorld, type World } from '../testing/world.ts'

let world: World
let ada: AgentClient
let bo: AgentClient
let lena: AgentClient
before(async () => {
  world = await openWorld()
  ada = await world.agent('ada')
  bo = await world.agent('bo')
  lena = await world.agent('lena')
  await sql`INSERT INTO skill (name, label_en, label_es)
    VALUES ('fibre', 'Fibre', 'Fibra'), ('bills', 'Bills', 'Facturas')`.execute(world.db)
  await sql`UPDATE agent SET skills = CASE id WHEN ${ada.id} THEN '{bills}' ELSE '{fibre}'::text[] END`.execute(
    world.db,
  )
})
after(() => world[Symbol.asyncDispose]())

async function asks(skill: string): Promise<CustomerClient> {
  const customer = await world.customer(`I would like to ask about ${skill}.`)
  await sql`UPDATE cases SET skill = ${skill} WHERE id = ${customer.caseId}`.execute(world.db)
  assert.equal((await lena.act(customer.caseId, { act: 'change-kind', kind: 'request' })).status, 200)
  return customer
}

async function board(): Promise<Wallboard> {
  world.clock.advance(2 * SECOND)
  return (await lena.get('/api/desk/wallboard')).body
}

test('a request that nobody free knows is passed over, counted once for each offer, until somebody comes who knows it', async () => {
  const fibre = await asks('fibre')
  const bills = await asks('bills')
  assert.equal((await board()).passedOver, 0)
  await ada.here()
  assert.equal(await ada.offered(), bills.caseId)
  const line: LineView = await eventually('the line says so', async () => {
    const answer: LineView = (await lena.get('/api/desk/line')).body
    return answer.passedOver?.length === 1 ? answer : undefined
  })
  assert.deepEqual(line.passedOver, [{ caseId: fibre.caseId, times: 1, skill: { en: 'Fibre', es: 'Fibra' } }])
  assert.equal(
    (await ada.get('/api/desk/line')).text.includes('passedOver'),
    false,
    'only who leads reads it',
  )
  const now = await board()
  assert.equal(now.passedOver, 1)
  assert.deepEqual(
    now.skills.map(({ skill, passedOver }) => [skill?.en, passedOver]),
    [
      ['Bills', 0],
      ['Fibre', 1],
    ],
  )
  await bo.here()
  assert.equal(await bo.offered(), fibre.caseId)
  const later = await board()
  assert.deepEqual(
    [later.passedOver, later.skills[1]?.passedOver],
    [1, 0],
    'what was, was; nobody waits for it now',
  )
})
