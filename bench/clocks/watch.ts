/** Sees from outside, in the ledger, when promises are noted as broken: after the commit, and at most one look later. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from 'pg'
import type { DueTimes } from './fill.ts'

const lookMs = 25

export interface Seen {
  /** From the moment that each was due until it was seen as broken, in ms. */
  readonly latenessMs: readonly number[]
  readonly lastSeenAt: number
}

/** Until all of them are broken, or until so long after the last of them was due. */
export async function watchUntilBroken(client: Client, due: DueTimes, patienceMs: number): Promise<Seen> {
  const cursors = await heads(client)
  // What was broken before this look counts from this look.
  const waiting = new Map(due)
  const latenessMs: number[] = []
  let lastSeenAt = 0
  const see = (id: string) => {
    const at = waiting.get(id)
    if (at === undefined) return
    waiting.delete(id)
    lastSeenAt = Date.now()
    latenessMs.push(lastSeenAt - at)
  }
  for (const id of await brokenAmong(client, [...due.keys()])) see(id)
  const giveUpAt = Math.max(...due.values()) + patienceMs
  while (waiting.size > 0 && Date.now() < giveUpAt) {
    for (const { lane, seq, id } of await brokenSince(client, cursors)) {
      cursors[lane] = Math.max(cursors[lane] ?? 0, seq)
      see(id)
    }
    await sleep(lookMs)
  }
  return { latenessMs, lastSeenAt }
}

async function heads(client: Client): Promise<number[]> {
  const { rows } = await client.query<{ head: string }>('SELECT head FROM lane ORDER BY lane')
  return rows.map(({ head }) => Number(head))
}

async function brokenAmong(client: Client, ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM commitment WHERE state = 'broken' AND id = ANY($1::uuid[])`,
    [ids],
  )
  return rows.map(({ id }) => id)
}

async function brokenSince(client: Client, cursors: readonly number[]) {
  const { rows } = await client.query<{ lane: number; seq: string; id: string }>({
    name: 'broken since',
    text: `SELECT f.lane, f.seq, f.data::jsonb ->> 'commitmentId' AS id
      FROM unnest($1::bigint[]) WITH ORDINALITY AS c(seq, nth) JOIN fact f ON f.lane = c.nth - 1 AND f.seq > c.seq
      WHERE f.type = 'CommitmentBroken'`,
    values: [cursors],
  })
  return rows.map(({ lane, seq, id }) => ({ lane, seq: Number(seq), id }))
}

/** Of these, how many were never noted as broken, and how many more than once. */
export interface Counted {
  readonly missed: number
  readonly doubled: number
  /** Made good by rule, and of those on the account by now. */
  readonly compensated: number
  readonly booked: number
}

export async function countBroken(client: Client, due: DueTimes): Promise<Counted> {
  const { rows } = await client.query<Counted>(
    `SELECT (SELECT count(*)::int FROM remedy WHERE commitment_id::text = ANY($1::text[])) AS compensated,
      (SELECT count(*)::int FROM remedy WHERE commitment_id::text = ANY($1::text[]) AND state = 'booked') AS booked,
      count(*) FILTER (WHERE times = 0)::int AS missed, count(*) FILTER (WHERE times > 1)::int AS doubled FROM (
      SELECT wanted.id, count(f.id) AS times FROM unnest($1::text[]) AS wanted(id)
      LEFT JOIN (SELECT data::jsonb ->> 'commitmentId' AS id FROM fact WHERE type = 'CommitmentBroken') f ON f.id = wanted.id
      GROUP BY wanted.id) counted`,
    [[...due.keys()]],
  )
  return rows[0] ?? { missed: due.size, doubled: 0, compensated: 0, booked: 0 }
}
