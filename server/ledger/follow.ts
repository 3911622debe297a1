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
import type { Cursors, Ledger, StoredFact } from './ledger.ts'
import { atMostEvery } from './pace.ts'
import { advance, factsAfter, isAll } from './read.ts'
import { onWake } from './wake.ts'

export interface Follower {
  readonly name: string
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
const restMs = 100

export function follow(ledger: Ledger, follower: Follower, onTrouble: (error: unknown) => void): Following {
  let isStopped = false
  const wake = onWake(async () => {
    while (!isStopped && (await step(ledger, follower)) === 'more');
  }, onTrouble)

  const pace = atMostEvery(restMs, () => void wake())
  const deaf = ledger.signals.listen(signal => {
    if (signal.kind === 'facts') pace.ask()
  })
  const poll = setInterval(() => void wake(), pollMs)
  void wake()

  return {
    catchUp: wake,
    async stop() {
      isStopped = true
      deaf()
      pace.stop()
      clearInterval(poll)
      await wake()
    },
  }
}

/** One batch; tells whether there may be more. */
async function step(ledger: Ledger, follower: Follower): Promise<'more' | 'all'> {
  const facts = await ledger.db.transaction().execute(async tx => {
    const cursors = await lockCursors(tx, follower.name)
    if (!cursors) return []
    const batch = await factsAfter(tx, cursors, perLane)
    if (batch.length === 0) return batch
    await follower.effect(tx, batch)
    await saveCursors(tx, follower.name, advance(cursors, batch))
    return batch
  })
  if (facts.length > 0) follower.after?.(facts)
  return isAll(facts, perLane) ? 'all' : 'more'
}

async function lockCursors(tx: Tx, name: string): Promise<Cursors | null> {
  const locked = await sql<{ readonly seq: number }>`
    SELECT seq FROM follower WHERE name = ${name} ORDER BY lane FOR UPDATE SKIP LOCKED`.execute(tx)
  if (locked.rows.length > 0) return isWhole(locked.rows.length) ? locked.rows.map(row => row.seq) : null
  await sql`INSERT INTO follower (name, lane) SELECT ${name}, lane FROM lane ON CONFLICT DO NOTHING`.execute(
    tx,
  )
  const created = await sql<{ readonly seq: number }>`
    SELECT seq FROM follower WHERE name = ${name} ORDER BY lane FOR UPDATE SKIP LOCKED`.execute(tx)
  return isWhole(created.rows.length) ? created.rows.map(row => row.seq) : null
}

/** All sixteen or none: a part means that another process is between two of its locks. */
function isWhole(rows: number): boolean {
  return rows === 16
}

async function saveCursors(tx: Tx, name: string, cursors: Cursors): Promise<void> {
  await sql`
    UPDATE follower SET seq = c.seq
    FROM unnest(${cursors.map((_, lane) => lane)}::smallint[], ${[...cursors]}::bigint[]) AS c(lane, seq)
    WHERE follower.name = ${name} AND follower.lane = c.lane AND follower.seq < c.seq ${andCommit}`.execute(
    tx,
  )
}
