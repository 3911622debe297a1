/** What is counted in public: a matter at rest among it, and nobody's name. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openWorld, type World } from '../../testing/world.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(async () => {
  await world[Symbol.asyncDispose]()
})

test('a matter at rest is counted in public, and one that waits; no name and no words are shown', async () => {
  const resting = await world.customer('The coral light blinks.', { name: 'Hale Okonjo' })
  await world.customer('It still blinks.')
  await sql`UPDATE cases SET status = 'resting' WHERE id = ${resting.caseId}`.execute(world.db)
  const answer = await fetch(`${world.url}/charter.json`)
  const figures: Readonly<Record<string, number>> = JSON.parse(await answer.text())
  assert.equal(figures.resting, 1)
  assert.equal(figures.waiting, 1)
  const page = await (await fetch(`${world.url}/charter`, { headers: { accept: 'text/html' } })).text()
  assert.match(page, /1 matter rests: nobody has written for a while\. It is not closed\./)
  assert.doesNotMatch(page, /coral|Okonjo|blinks/)
  const spanish = await fetch(`${world.url}/charter`, {
    headers: { accept: 'text/html', 'accept-language': 'es' },
  })
  assert.match(await spanish.text(), /1 asunto descansa/)
})

test('within how many open hours a letter is answered is told in public, as it is set', async () => {
  const figures: Readonly<Record<string, number>> = JSON.parse(
    await (await fetch(`${world.url}/charter.json`)).text(),
  )
  assert.equal(figures.answerWithinHours, 8)
  const page = await (await fetch(`${world.url}/charter`, { headers: { accept: 'text/html' } })).text()
  assert.match(page, /a person answers: within 8 open hours\. It counts as a promise\./)
})
