/** What cases are found by: read once from everything that ever happened, whatever breaks on the way. */
import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { type DemoHouse, openDemo } from '../demo/testing.ts'
import { follow } from '../ledger/follow.ts'
import { refreshStale, searchFollower } from './follower.ts'
import { keepSearch } from './search.ts'

let house: DemoHouse
beforeEach(async () => {
  house = await openDemo()
})
afterEach(() => house[Symbol.asyncDispose]())

async function terms(): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ readonly id: string; readonly terms: string }>`
    SELECT case_id AS id, terms::text || last_at::text AS terms FROM case_search ORDER BY case_id`.execute(
    house.db,
  )
  return new Map(rows.map(({ id, terms: found }) => [id, found]))
}

async function count(table: string): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`SELECT count(*) FROM ${sql.table(table)}`.execute(
    house.db,
  )
  return rows[0]?.count ?? 0
}

async function catchUp(): Promise<void> {
  const search = keepSearch(house.ledger, error => assert.fail(String(error)))
  await search.catchUp()
  await search.stop()
}

test('an installation that had cases before has all of them found', async () => {
  await catchUp()
  assert.equal((await terms()).size, await count('cases'))
})

test('read in parts or anew for a change, the terms are the same', async () => {
  await catchUp()
  const first = await terms()
  await sql`INSERT INTO search_stale SELECT DISTINCT customer_id FROM cases`.execute(house.db)
  await catchUp()
  assert.deepEqual(await terms(), first)
  assert.equal(await count('search_stale'), 0)
})

test('what dies between its words and its cursors has written neither, and what comes next writes both once', async () => {
  let deaths = 0
  const following = follow(
    house.ledger,
    {
      ...searchFollower,
      async effect(tx, facts) {
        await searchFollower.effect(tx, facts)
        if (deaths++ > 0) return
        await sql`SELECT pg_terminate_backend(pg_backend_pid())`.execute(tx)
      },
    },
    () => undefined,
  )
  await following.catchUp()
  await following.catchUp()
  await following.stop()
  assert.ok(deaths > 1)
  const afterwards = await terms()
  await sql`DELETE FROM case_search`.execute(house.db)
  await sql`DELETE FROM follower`.execute(house.db)
  await catchUp()
  assert.deepEqual(afterwards, await terms())
})

test('terms are made anew only by whoever holds the cursors', async () => {
  await catchUp()
  await sql`INSERT INTO search_stale SELECT customer_id FROM cases LIMIT 1`.execute(house.db)
  await house.owner.transaction().execute(async tx => {
    await sql`SELECT FROM follower WHERE name = 'search' FOR UPDATE`.execute(tx)
    assert.equal(await refreshStale(house.db), false)
  })
  assert.equal(await refreshStale(house.db), true)
  assert.equal(await count('search_stale'), 0)
})
