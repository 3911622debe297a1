/** A guarantee observed, warned of, enforced: through the desk's door, with what is counted and who decided. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { GuaranteesView } from '../../../contract/guarantees.ts'
import { MINUTE, SECOND } from '../../../domain/time.ts'
import { openWorld, type World } from '../../testing/world.ts'

let world: World
before(async () => {
  world = await openWorld()
  await sql`UPDATE agent SET is_admin = true WHERE role = 'head'`.execute(world.db)
})
after(async () => {
  await world[Symbol.asyncDispose]()
})

const offer = { act: 'make-offer', words: 'A second line for half the price.' } as const

async function reported(): Promise<GuaranteesView> {
  const hugo = await world.agent('hugo')
  return (await hugo.get('/api/desk/guarantees')).body
}

async function setMode(guarantee: string, mode: string): Promise<void> {
  const hugo = await world.agent('hugo')
  const answer = await hugo.send('PUT', `/api/desk/guarantees/${guarantee}`, { mode })
  assert.equal(answer.status, 200, answer.text)
}

async function inTalk(): Promise<{
  readonly caseId: string
  readonly ada: Awaited<ReturnType<World['agent']>>
}> {
  const customer = await world.customer('The amber light blinks.')
  const ada = await world.agent('ada')
  await ada.here()
  assert.equal(await ada.offered(), customer.caseId)
  const entryId = (await ada.view(customer.caseId)).summary.entry?.id ?? ''
  assert.equal((await ada.act(customer.caseId, { act: 'answer', entryId })).status, 200)
  return { caseId: customer.caseId, ada }
}

test('a new installation enforces everything', async () => {
  const { guarantees } = await reported()
  assert.deepEqual(
    guarantees.map(({ id, mode }) => `${id} ${mode}`),
    ['G2 enforce', 'G5 enforce', 'G6 enforce', 'G7 enforce', 'G9 enforce'],
  )
  for (const guarantee of guarantees) assert.ok(guarantee.rules.length > 0, guarantee.id)
})

test('an offer while something is wrong: enforced it is refused, warned of it is asked twice, observed it is counted', async () => {
  const { caseId, ada } = await inTalk()
  const refused = await ada.act(caseId, offer)
  assert.equal(refused.status, 409)
  assert.doesNotMatch(refused.text, /mayGoOn/)

  await setMode('G9', 'warn')
  const warned = await ada.act(caseId, offer)
  assert.equal(warned.status, 409)
  assert.match(warned.text, /"mayGoOn":true/)
  const goesOn = { requestId: randomUUID(), act: offer, goOn: true }
  const wentOn = await ada.send('POST', `/api/desk/cases/${caseId}/acts`, goesOn)
  assert.equal(wentOn.status, 200, wentOn.text)

  await setMode('G9', 'observe')
  assert.equal((await ada.act(caseId, offer)).status, 200)

  const gate = (await reported()).guarantees.find(({ id }) => id === 'G9')
  assert.deepEqual([gate?.mode, gate?.observed, gate?.wentOn], ['observe', 1, 1])
  const story = (await ada.view(caseId)).story.map(item => item.sentence).join('\n')
  assert.match(story, /read a warning of guarantee G9 and went on/)
  assert.equal((await ada.act(caseId, { act: 'end-contact' })).status, 200)
})

test('what selling cost those who waited is measured from the offer to the end of the talk', async () => {
  await setMode('G9', 'observe')
  const before = await reported()
  const { caseId, ada } = await inTalk()
  await ada.send('PUT', '/api/desk/presence', { presence: 'away' })
  // Not for so long that the line takes Ada to be gone.
  world.clock.advance(5 * SECOND)
  assert.equal((await ada.act(caseId, offer)).status, 200)
  await world.customer('Nothing works here.')
  world.clock.advance(5 * MINUTE)
  await ada.act(caseId, { act: 'end-contact' })
  const now = await reported()
  assert.equal(now.sellingMinutes - before.sellingMinutes, 5)
  assert.equal(now.waitingCausedBySellingMinutes - before.waitingCausedBySellingMinutes, 5)
})

test('only an administrator changes a mode; that it changed, and by whom, is a fact', async () => {
  const ada = await world.agent('ada')
  const answer = await ada.send('PUT', '/api/desk/guarantees/G5', { mode: 'observe' })
  assert.equal(answer.status, 403)
  assert.match(answer.text, /Only an administrator decides how strictly a guarantee holds\./)
  assert.equal((await ada.get('/api/desk/guarantees')).status, 200)

  await setMode('G5', 'warn')
  await setMode('G5', 'warn')
  const { rows } = await sql<{ readonly data: string }>`
    SELECT data FROM fact WHERE type = 'ModeChanged' ORDER BY at DESC, seq DESC`.execute(world.db)
  const changes = rows.map(row => JSON.parse(row.data)).filter(change => change.guarantee === 'G5')
  assert.equal(changes.length, 1)
  assert.equal(changes[0].from, 'enforce')
  assert.equal(changes[0].to, 'warn')
})

test('a guarantee without a mode, and a mode that does not exist, are refused with a sentence', async () => {
  const hugo = await world.agent('hugo')
  assert.equal((await hugo.send('PUT', '/api/desk/guarantees/G12', { mode: 'observe' })).status, 400)
  assert.equal((await hugo.send('PUT', '/api/desk/guarantees/G9', { mode: 'off' })).status, 400)
})
