import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { openPool, type Pool, type PoolOptions } from './pool.ts'
import type { Deed } from './pool-fixture.ts'

const SCRIPT = new URL('./pool-fixture.ts', import.meta.url)
const LONG_MS = 60_000

async function withPool(
  options: Omit<PoolOptions, 'script'>,
  body: (pool: Pool<Deed, number>) => Promise<void>,
): Promise<void> {
  const pool = openPool<Deed, number>({ script: SCRIPT, heapMb: 32, ...options })
  try {
    await body(pool)
  } finally {
    pool.close()
  }
}

async function pidOf(pool: Pool<Deed, number>, weight = 1): Promise<number> {
  const came = await pool.ask('tell-pid', { limitMs: LONG_MS, weight })
  assert.ok('answer' in came, JSON.stringify(came))
  return came.answer
}

/** Until it is gone: a process that was killed is dead a moment later. */
async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0)
    } catch {
      return
    }
    await new Promise(resolve => setImmediate(resolve))
  }
}

test('one process does one work after the other', async () => {
  await withPool({}, async pool => {
    const first = await pidOf(pool)
    assert.notEqual(first, process.pid)
    assert.equal(await pidOf(pool), first)
  })
})

test('work that never ends is ended, and the next is done by another process', async () => {
  await withPool({}, async pool => {
    const before = await pidOf(pool)
    assert.deepEqual(await pool.ask('hang', { limitMs: 50, weight: 1 }), { failed: 'too-long' })
    assert.notEqual(await pidOf(pool), before)
    await gone(before)
  })
})

test('work that eats all memory ends its process, not us', async () => {
  await withPool({}, async pool => {
    assert.deepEqual(await pool.ask('eat-memory', { limitMs: LONG_MS, weight: 1 }), { failed: 'ended' })
    await pidOf(pool)
  })
})

test('a process that dies at its work has failed; one that is killed while it waits is not missed', async () => {
  await withPool({ atOnce: 1 }, async pool => {
    assert.deepEqual(await pool.ask('die', { limitMs: LONG_MS, weight: 1 }), { failed: 'ended' })
    const waiting = await pidOf(pool)
    process.kill(waiting, 'SIGKILL')
    assert.notEqual(await pidOf(pool), waiting)
  })
})

test('what the work throws is thrown to who asked', async () => {
  await withPool({}, async pool => {
    await assert.rejects(pool.ask('throw', { limitMs: LONG_MS, weight: 1 }), /the disk is full/)
    await pidOf(pool)
  })
})

test('a process that has borne enough is ended', async () => {
  await withPool({ spentBytes: 100 }, async pool => {
    const first = await pidOf(pool, 60)
    assert.equal(await pidOf(pool, 60), first)
    assert.notEqual(await pidOf(pool), first)
    await gone(first)
  })
})

test('so many work at once; the others wait, and each gets its answer', async () => {
  await withPool({ atOnce: 2 }, async pool => {
    const pids = await Promise.all(Array.from({ length: 9 }, () => pidOf(pool)))
    assert.equal(pids.length, 9)
    assert.ok(new Set(pids).size <= 2, String(new Set(pids).size))
  })
})

test('after it was asked to be ready, a process stands ready, and another once that one is used up', async t => {
  const children = `/proc/${process.pid}/task/${process.pid}/children`
  if (!existsSync(children)) return t.skip('NOT CHECKED: this system does not list the children of a process')
  const started = () => readFileSync(children, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  await withPool({ spentBytes: 0, keptMs: 0 }, async pool => {
    const before = started()
    const isNew = () => started().filter(pid => !before.includes(pid))
    pool.getReady()
    const [first] = isNew()
    assert.equal(await pidOf(pool), first)
    const [second] = isNew().filter(pid => pid !== first)
    assert.equal(await pidOf(pool), second)
  })
})

test('whoever closes it leaves no process', async () => {
  let pid = 0
  await withPool({}, async pool => {
    pool.getReady()
    pid = await pidOf(pool)
  })
  await gone(pid)
})
