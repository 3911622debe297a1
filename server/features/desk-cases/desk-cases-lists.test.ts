/** Lists that are longer than a page: read to their end, each case once, in one order. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { CaseList, CaseSummary, LineView } from '../../../contract/desk.ts'
import { type AgentClient, openWorld, type World } from '../../testing/world.ts'

let world: World
let ada: AgentClient
before(async () => {
  world = await openWorld()
  ada = await world.agent('ada')
})
after(() => world[Symbol.asyncDispose]())

/** Cases in the rows alone: what stands in a list is asked of them. */
async function cases(count: number, status: string, ownerId: string | null): Promise<void> {
  await sql`
    WITH u AS (INSERT INTO customer (id, name, created_at)
      SELECT gen_random_uuid(), 'Customer ' || n, now() FROM generate_series(1, ${count}) n RETURNING id)
    INSERT INTO cases (id, reference, customer_id, channel, status, owner_id, accepted_at, opened_at, customer_spoke_at, owners, version)
    SELECT gen_random_uuid(), 'HD-' || left(id::text, 13), id, 'mail', ${status}, ${ownerId}::uuid,
      CASE WHEN ${ownerId}::uuid IS NOT NULL THEN now() END, now(),
      date_trunc('minute', now() - random() * interval '1 hour'), 0, 1 FROM u`.execute(world.db)
}

async function pages(list: string): Promise<readonly CaseList[]> {
  const read: CaseList[] = []
  for (let after: string | null = ''; after !== null; after = read.at(-1)?.more ?? null) {
    read.push((await ada.get(`/api/desk/cases?list=${list}${after === '' ? '' : `&after=${after}`}`)).body)
  }
  return read
}

function eachOnceNewestFirst(found: readonly CaseSummary[], count: number): void {
  assert.equal(new Set(found.map(({ id }) => id)).size, count)
  assert.equal(found.length, count)
  const times = found.map(({ lastAt }) => lastAt)
  assert.deepEqual(
    times,
    times.toSorted((a, b) => b - a),
  )
}

test('what the team has is read page by page to its end, also where many spoke in the same minute', async () => {
  await cases(130, 'owned', null)
  const read = await pages('team')
  assert.deepEqual(
    read.map(page => page.cases.length),
    [50, 50, 30],
  )
  eachOnceNewestFirst(
    read.flatMap(page => page.cases),
    130,
  )
})

test('what is resting or solved is not in it, and is read likewise', async () => {
  await cases(60, 'resting', null)
  await cases(51, 'solved', null)
  eachOnceNewestFirst(
    (await pages('resting')).flatMap(page => page.cases),
    60,
  )
  eachOnceNewestFirst(
    (await pages('solved')).flatMap(page => page.cases),
    51,
  )
  assert.equal((await pages('team')).flatMap(page => page.cases).length, 130)
})

test('two hundred cases of one agent come at once, and those beyond on the next page', async () => {
  await cases(205, 'owned', ada.id)
  const read = await pages('mine')
  assert.deepEqual(
    read.map(page => page.cases.length),
    [200, 5],
  )
  eachOnceNewestFirst(
    read.flatMap(page => page.cases),
    205,
  )
  assert.ok(read.flatMap(page => page.cases).every(({ owner }) => owner?.id === ada.id))
})

test('the line goes on after an entry, even when that one has left meanwhile', async () => {
  await sql`
    INSERT INTO entry (id, case_id, medium, place, state, joined_at)
    SELECT gen_random_uuid(), id, CASE WHEN random() < 0.5 THEN 'chat' ELSE 'letter' END,
      1000 + row_number() OVER (), 'waiting', now()
    FROM cases WHERE owner_id IS NULL AND status = 'owned' LIMIT 110`.execute(world.db)
  const first: LineView = (await ada.get('/api/desk/line')).body
  assert.equal(first.waiting.length, 100)
  await sql`UPDATE entry SET state = 'left', ended_at = now() WHERE id = ${first.more ?? ''}`.execute(
    world.db,
  )
  const second: LineView = (await ada.get(`/api/desk/line?after=${first.more}`)).body
  assert.equal(second.waiting.length, 10)
  assert.equal(second.more, null)
  const all = [...first.waiting, ...second.waiting]
  assert.equal(new Set(all.map(({ id }) => id)).size, 110)
  const letters = all.map(({ entry }) => entry?.medium === 'letter')
  assert.deepEqual(
    letters,
    letters.toSorted((a, b) => Number(a) - Number(b)),
    'whoever is there comes before letters',
  )
})

test('a place that is none begins the list anew', async () => {
  const { body, status }: { body: CaseList; status: number } = await ada.get(
    '/api/desk/cases?list=solved&after=%27%3B--',
  )
  assert.equal(status, 200)
  assert.equal(body.cases.length, 50)
})
