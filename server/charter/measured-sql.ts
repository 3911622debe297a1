import { sql } from 'kysely'
import type { CaseFact } from '../../domain/case/facts.ts'
import type { Figure, Measured, Sum, Sums, Window } from '../../domain/charter/measured/figures.ts'
import type { FactAt } from '../../domain/charter/measured/in-case.ts'
import type { Db, Tx } from '../db/connect.ts'

/** The name under which the follower keeps its place in the lanes. */
export const FOLLOWER = 'charter'

interface FactRow {
  readonly caseId: string
  readonly type: CaseFact['type']
  readonly at: number
  readonly data: string
}

function byCase(rows: readonly FactRow[]): ReadonlyMap<string, readonly FactAt[]> {
  const found = new Map<string, FactAt[]>()
  for (const { caseId, type, at, data } of rows) {
    const facts = found.get(caseId) ?? []
    found.set(caseId, facts)
    facts.push({ at, fact: { ...JSON.parse(data), type } as CaseFact }) // as the ledger wrote it
  }
  return found
}

/** All facts of these cases up to these places in their lanes, in order, without words. */
export async function factsUpTo(
  tx: Tx,
  cases: readonly { readonly caseId: string; readonly lane: number; readonly seq: number }[],
): Promise<ReadonlyMap<string, readonly FactAt[]>> {
  const { rows } = await sql<FactRow>`
    SELECT f.case_id AS "caseId", f.type, f.at, f.data
    FROM unnest(${cases.map(one => one.caseId)}::uuid[], ${cases.map(one => one.seq)}::bigint[]) AS c(id, seq)
      JOIN fact f ON f.case_id = c.id AND f.seq <= c.seq
    ORDER BY f.case_id, f.seq`.execute(tx)
  return byCase(rows)
}

/** The next cases after this one, with all facts of theirs that the follower has seen. */
export async function nextCasesSeen(
  tx: Tx,
  after: string | null,
  limit: number,
): Promise<ReadonlyMap<string, readonly FactAt[]>> {
  const { rows } = await sql<FactRow>`
    SELECT f.case_id AS "caseId", f.type, f.at, f.data
    FROM (SELECT id FROM cases WHERE ${after}::uuid IS NULL OR id > ${after} ORDER BY id LIMIT ${limit}) c
      JOIN fact f ON f.case_id = c.id
      JOIN follower w ON w.name = ${FOLLOWER} AND w.lane = f.lane AND f.seq <= w.seq
    ORDER BY f.case_id, f.seq`.execute(tx)
  return byCase(rows)
}

export async function nextCases(tx: Tx, after: string | null, limit: number): Promise<string | null> {
  const { rows } = await sql<{ readonly id: string }>`
    SELECT id FROM cases WHERE ${after}::uuid IS NULL OR id > ${after} ORDER BY id LIMIT ${limit}`.execute(tx)
  return rows.at(-1)?.id ?? null
}

/** Facts that the follower has not seen yet. */
export async function factsUnseen(db: Db | Tx): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`
    SELECT coalesce(sum(l.head - coalesce(w.seq, 0)), 0)::float8 AS count
    FROM lane l LEFT JOIN follower w ON w.name = ${FOLLOWER} AND w.lane = l.lane`.execute(db)
  return rows[0]?.count ?? 0
}

export async function allFacts(db: Db | Tx): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`SELECT sum(head)::float8 AS count FROM lane`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

export interface MeasuredOfCase {
  readonly caseId: string
  readonly measured: readonly Measured[]
}

/** What each of these cases adds, in place of what it had. */
export async function writeMeasured(tx: Tx, cases: readonly MeasuredOfCase[]): Promise<void> {
  await sql`DELETE FROM charter_measured WHERE case_id = ANY(${cases.map(one => one.caseId)}::uuid[])`.execute(
    tx,
  )
  const rows = cases.flatMap(({ caseId, measured }) => measured.map((one, n) => ({ caseId, n, ...one })))
  if (rows.length === 0) return
  await sql`
    INSERT INTO charter_measured (case_id, n, figure, at, is_good, value)
    SELECT * FROM unnest(${rows.map(row => row.caseId)}::uuid[], ${rows.map(row => row.n)}::integer[],
      ${rows.map(row => row.figure)}::text[], ${rows.map(row => new Date(row.at))}::timestamptz[],
      ${rows.map(row => row.isGood)}::boolean[], ${rows.map(row => row.value)}::bigint[])`.execute(tx)
}

interface SumRow extends Sum {
  readonly figure: Figure
}

/** What was settled in these times. */
export async function measuredSums(db: Db | Tx, { from, until }: Window): Promise<Sums> {
  const { rows } = await sql<SumRow>`
    SELECT figure, count(*)::float8 AS count, count(*) FILTER (WHERE is_good)::float8 AS good,
      count(value)::float8 AS measured, coalesce(sum(value), 0)::float8 AS total
    FROM charter_measured WHERE at >= ${new Date(from)} AND at < ${new Date(until)} GROUP BY figure`.execute(
    db,
  )
  return new Map(rows.map(({ figure, ...sum }) => [figure, sum]))
}
