/**
 * Followers: whatever must happen because something happened. A follower reads every lane in order from its stored cursors; its
 * effect and the new cursors are one transaction, so inside the database each fact has its effect exactly once. What it does
 * outside (sending) happens at least once, with a stable key.
 *
 * Any number of processes may run the same follower: the rows of its cursors are locked while it works, and who finds them locked
 * waits for the next hint.
 */
import { sql } from 'kysely'
import type { Tx } from '../db/connect.ts'
import { andCommit } from '../db/trips.ts'
import { type Cursors, laneCount, type Ledger, type StoredFact } from './ledger.ts'
import { advance, factsAfterHeld, type Found, isAll } from './read.ts'
import { onFacts } from './signals.ts'
import { onWake } from './wake.ts'

export interface Follower {
  readonly name: string
  /** Between two batches under load; a moment if left out. */
  readonly restMs?: number
  readonly effect: (tx: Tx, facts: readonly StoredFact[]) => Promise<void>
  /** After the commit of a batch, for hints that need not be durable. */
  readonly after?: (facts: readonly StoredFact[]) => void
}

export interface Following {
  /** Works until nothing is left; for tests and for stopping cleanly. */
  readonly catchUp: () => Promise<void>
  readonly stop: () => Promise<void>
}

const perLane = 200
const pollMs = 1_000
/** Between two batches, so that under load a transaction serves many facts and not one. */
const usualRestMs = 250

export function follow(ledger: Ledger, follower: Follower, onTrouble: (error: unknown) => void): Following {
  let isStopped = false
  const wake = onWake(async () => {
    while (!isStopped && (await step(ledger, follower)) === 'more');
  }, onTrouble)

  const deaf = onFacts(ledger.signals, follower.restMs ?? usualRestMs, () => void wake())
  const poll = setInterval(() => void wake(), pollMs)
  void wake()

  return {
    catchUp: wake,
    async stop() {
      isStopped = true
      deaf()
      clearInterval(poll)
      await wake()
    },
  }
}

/** One batch; tells whether there may be more. */
async function step(ledger: Ledger, follower: Follower): Promise<'more' | 'all'> {
  const facts = await ledger.db.transaction().execute(async tx => {
    const found = (await lockAndRead(tx, follower.name)) ?? (await beginAndRead(tx, follower.name))
    if (!found) return []
    const { cursors, facts: batch } = found
    if (batch.length === 0) return batch
    await follower.effect(tx, batch)
    await saveCursors(tx, follower.name, advance(cursors, batch))
    return batch
  })
  if (facts.length > 0) follower.after?.(facts)
  return isAll(facts, perLane) ? 'all' : 'more'
}

interface Held {
  readonly lane: number
  readonly seq: number
}

/** Null when it has never worked, or when another process has its cursors: all sixteen are held, or none of them counts. */
async function lockAndRead(tx: Tx, name: string): Promise<Found | null> {
  const held = sql<Held>`
    SELECT lane, seq FROM follower WHERE name = ${name} ORDER BY lane FOR UPDATE SKIP LOCKED`
  const found = await factsAfterHeld(tx, held, perLane)
  return found.cursors.length === laneCount ? found : null
}

async function beginAndRead(tx: Tx, name: string): Promise<Found | null> {
  const { rows } = await sql`SELECT FROM follower WHERE name = ${name} LIMIT 1`.execute(tx)
  if (rows.length > 0) return null
  await sql`INSERT INTO follower (name, lane) SELECT ${name}, lane FROM lane ON CONFLICT DO NOTHING`.execute(
    tx,
  )
  return await lockAndRead(tx, name)
}

async function saveCursors(tx: Tx, name: string, cursors: Cursors): Promise<void> {
  await sql`
    UPDATE follower SET seq = c.seq
    FROM unnest(${cursors.map((_, lane) => lane)}::smallint[], ${[...cursors]}::bigint[]) AS c(lane, seq)
    WHERE follower.name = ${name} AND follower.lane = c.lane AND follower.seq < c.seq ${andCommit}`.execute(
    tx,
  )
}
