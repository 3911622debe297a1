/** What is wrong with a ledger and with what a follower took from it: each figure is a count of facts, and should be 0. */
import type { Client } from 'pg'
import { bodyHash, chainHash, chainStart } from '../../server/ledger/chain.ts'
import { laneCount } from '../../server/ledger/ledger.ts'

export interface Verdict {
  /** Acknowledged to a writer and not in the ledger, or in the ledger and never taken by the follower. */
  readonly missed: number
  /** Taken by the follower after a later one of the same case, or twice. */
  readonly outOfOrder: number
  /** Sequence numbers of a lane, up to its head, that no fact has; and facts beyond it. */
  readonly gaps: number
  /** Facts whose hash, or whose body's hash, is another than chain.ts computes. */
  readonly badHashes: number
}

/** `client` owns the schema; `acknowledged` is the count of facts that were committed for the writers. */
export async function judge(client: Client, acknowledged: number): Promise<Verdict> {
  const stored = await count(client, `SELECT count(*) FROM fact`)
  const untaken = await count(
    client,
    `SELECT count(*) FROM fact f WHERE NOT EXISTS (SELECT FROM bench_seen s WHERE s.lane = f.lane AND s.seq = f.seq)`,
  )
  const outOfOrder = await count(
    client,
    `SELECT count(*) FROM (
       SELECT seq, max(seq) OVER (PARTITION BY case_id ORDER BY position ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
       FROM bench_seen) taken WHERE seq <= before`,
  )
  const gaps = await count(
    client,
    `SELECT sum(l.head - inside.n + beyond.n) FROM lane l,
       LATERAL (SELECT count(*) AS n FROM fact f WHERE f.lane = l.lane AND f.seq BETWEEN 1 AND l.head) inside,
       LATERAL (SELECT count(*) AS n FROM fact f WHERE f.lane = l.lane AND f.seq NOT BETWEEN 1 AND l.head) beyond`,
  )
  let badHashes = 0
  for (let lane = 0; lane < laneCount; lane++) badHashes += await badHashesIn(client, lane)
  return { missed: Math.max(acknowledged - stored, 0) + untaken, outOfOrder, gaps, badHashes }
}

/** Waits until a follower has come to the head of every lane; false when it makes no progress for a while. */
export async function hasCaughtUp(client: Client, follower: string): Promise<boolean> {
  const behind = `SELECT sum(l.head - coalesce(f.seq, 0)) FROM lane l LEFT JOIN follower f ON f.lane = l.lane AND f.name = '${follower}'`
  let least = Number.POSITIVE_INFINITY
  for (let idle = 0; idle < 300; idle++) {
    const now = await count(client, behind)
    if (now === 0) return true
    if (now < least) idle = 0
    least = Math.min(least, now)
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  return false
}

interface HashedRow {
  readonly seq: string
  readonly case_id: string | null
  readonly type: string
  readonly at: string
  readonly data: string
  readonly body_hash: Buffer | null
  readonly hash: Buffer
  readonly salt: Buffer | null
  readonly bytes: Buffer | null
}

async function badHashesIn(client: Client, lane: number): Promise<number> {
  const { rows } = await client.query<HashedRow>(
    `SELECT f.seq, f.case_id, f.type, round(extract(epoch FROM f.at) * 1000)::bigint AS at, f.data, f.body_hash, f.hash, b.salt, b.bytes
     FROM fact f LEFT JOIN fact_body b ON b.lane = f.lane AND b.seq = f.seq WHERE f.lane = $1 ORDER BY f.seq`,
    [lane],
  )
  let [bad, previous] = [0, chainStart]
  for (const row of rows) {
    const link = {
      lane,
      seq: Number(row.seq),
      caseId: row.case_id,
      type: row.type,
      at: Number(row.at),
      data: row.data,
    }
    const isChained = chainHash(previous, { ...link, bodyHash: row.body_hash }).equals(row.hash)
    if (!isChained || !isBodyTrue(row)) bad++
    previous = row.hash
  }
  const head = await client.query<{ hash: Buffer }>('SELECT hash FROM lane WHERE lane = $1', [lane])
  return bad + (head.rows[0]?.hash.equals(previous) ? 0 : 1)
}

/** A fact has a body and its hash, or neither. */
function isBodyTrue({ body_hash, salt, bytes }: HashedRow): boolean {
  if (salt === null || bytes === null) return body_hash === null
  return body_hash !== null && bodyHash(salt, bytes).equals(body_hash)
}

async function count(client: Client, query: string): Promise<number> {
  const { rows } = await client.query<{ count: string; sum: string }>(query)
  return Number(rows[0]?.count ?? rows[0]?.sum ?? Number.NaN)
}
