/** Reading the ledger back: a lane from a cursor, the story of a case. */
import { type RawBuilder, sql } from 'kysely'
import type { CaseFact, HouseFact } from '../../domain/case/facts.ts'
import type { Db, Tx } from '../db/connect.ts'
import { type Cursors, laneCount, type StoredFact } from './ledger.ts'

interface FactRow {
  readonly lane: number
  readonly seq: number
  readonly caseId: string | null
  readonly type: string
  readonly at: number
  readonly data: string
  readonly body: string | null
}

const factColumns = sql`f.lane, f.seq, f.case_id AS "caseId", f.type, f.at, f.data`
/**
 * The HTML of a mail is left out, and told of by an empty one: it is many times as long as the words, and is read only where somebody
 * looks at it (server/features/mail-shown).
 */
const bodyColumn = sql`(
  SELECT CASE WHEN octet_length(b.bytes) < 4000 OR f.type NOT IN ('CustomerSpoke', 'StrangerWrote', 'AutomaticReplyCame')
      THEN convert_from(b.bytes, 'UTF8')
    -- Kept apart (OFFSET), or each mention of the words would read them anew.
    ELSE (SELECT (CASE WHEN words -> 'html' IS NULL THEN words ELSE words - 'html' || '{"html":""}' END)::text
      FROM (SELECT convert_from(b.bytes, 'UTF8')::jsonb AS words OFFSET 0) w) END
  FROM fact_body b WHERE b.lane = f.lane AND b.seq = f.seq) AS body`

/** A tag from before its word could be erased is its own word: of a customer who was erased, nobody reads it. */
const dataColumn = sql`(
  CASE WHEN f.type IN ('CaseTagged', 'CaseUntagged') AND EXISTS (SELECT FROM cases c JOIN customer u ON u.id = c.customer_id
      WHERE c.id = f.case_id AND u.erased_at IS NOT NULL)
    THEN (f.data::jsonb || '{"tag":""}')::text ELSE f.data END) AS data`
const shownColumns = sql`f.lane, f.seq, f.case_id AS "caseId", f.type, f.at, ${dataColumn}, ${bodyColumn}`

/** Facts after the cursors, at most `limit` of each lane, ordered within each lane. Bodies are left out. */
export async function factsAfter(
  db: Db | Tx,
  cursors: Cursors,
  limit: number,
): Promise<readonly StoredFact[]> {
  const { rows } = await sql<FactRow>`
    SELECT ${factColumns}, NULL AS body FROM ${asTable(cursors)} AS c(lane, seq) CROSS JOIN LATERAL ${nextFacts(limit)} f
    ORDER BY f.lane, f.seq`.execute(db)
  return rows.map(toFact)
}

/** The same, and a value that was true at that very moment. */
export async function factsAfterBeside(
  db: Db | Tx,
  {
    cursors,
    limit,
    beside,
  }: { readonly cursors: Cursors; readonly limit: number; readonly beside: RawBuilder<number> },
): Promise<{ readonly facts: readonly StoredFact[]; readonly beside: number }> {
  const { rows } = await sql<(FactRow | NoFact) & { readonly beside: number }>`
    SELECT one.beside, ${factColumns}, NULL AS body FROM (SELECT ${beside} AS beside) one LEFT JOIN (
      SELECT f.* FROM ${asTable(cursors)} AS c(lane, seq) CROSS JOIN LATERAL ${nextFacts(limit)} f
    ) f ON true
    ORDER BY f.lane, f.seq`.execute(db)
  return { facts: rows.flatMap(toFacts), beside: rows[0]?.beside ?? 0 }
}

export interface Found {
  readonly cursors: Cursors
  readonly facts: readonly StoredFact[]
}

/** The same, after cursors that are read and locked by the way: `held` selects lane and seq. Those that are not held are left out. */
export async function factsAfterHeld(
  tx: Tx,
  held: RawBuilder<{ readonly lane: number; readonly seq: number }>,
  limit: number,
): Promise<Found> {
  const { rows } = await sql<(FactRow | NoFact) & { readonly cursorLane: number; readonly cursor: number }>`
    WITH c AS MATERIALIZED (${held})
    SELECT c.lane AS "cursorLane", c.seq AS cursor, ${factColumns}, NULL AS body
    FROM c LEFT JOIN LATERAL ${nextFacts(limit)} f ON true
    ORDER BY c.lane, f.seq`.execute(tx)
  const cursors = new Map(rows.map(({ cursorLane, cursor }) => [cursorLane, cursor]))
  return { cursors: [...cursors.values()], facts: rows.flatMap(toFacts) }
}

/** Where there is none after a cursor. */
interface NoFact {
  readonly lane: null
}

function toFacts(row: FactRow | NoFact): readonly StoredFact[] {
  return row.lane === null ? [] : [toFact(row)]
}

function asTable(cursors: Cursors): RawBuilder<unknown> {
  return sql`unnest(${cursors.map((_, lane) => lane)}::smallint[], ${[...cursors]}::bigint[])`
}

function nextFacts(limit: number): RawBuilder<unknown> {
  return sql`(SELECT * FROM fact WHERE fact.lane = c.lane AND fact.seq > c.seq ORDER BY fact.seq LIMIT ${limit})`
}

/** Whether these are all that there were when they were read: no lane was cut off at its limit. */
export function isAll(facts: readonly StoredFact[], limit: number): boolean {
  if (facts.length < limit) return true
  const counts = Array.from({ length: laneCount }, () => 0)
  for (const { lane } of facts) counts[lane] = (counts[lane] ?? 0) + 1
  return counts.every(count => count < limit)
}

/** The story of a case in order, with bodies where they were not erased. `after` leaves out what is known already. */
export async function factsOfCase(db: Db | Tx, caseId: string, after = 0): Promise<readonly StoredFact[]> {
  const { rows } = await sql<FactRow>`
    SELECT ${shownColumns} FROM fact f
    WHERE f.case_id = ${caseId} AND f.seq > ${after} ORDER BY f.seq`.execute(db)
  return rows.map(toFact)
}

/** Of facts of a case, which need not be all: those by which the promises were made that they are about and did not make. */
export async function promisesBefore(
  db: Db | Tx,
  caseId: string,
  facts: readonly StoredFact[],
): Promise<readonly StoredFact[]> {
  const made = new Set(
    facts.flatMap(({ fact }) => (fact.type === 'CommitmentMade' ? [fact.commitmentId] : [])),
  )
  const about = facts.flatMap(({ fact }) =>
    'commitmentId' in fact && fact.commitmentId !== undefined && !made.has(fact.commitmentId)
      ? [fact.commitmentId]
      : [],
  )
  if (about.length === 0) return []
  const { rows } = await sql<FactRow>`
    SELECT ${factColumns}, ${bodyColumn} FROM fact f
    WHERE f.case_id = ${caseId} AND f.type = 'CommitmentMade' AND f.data::jsonb ->> 'commitmentId' = ANY(${about}::text[])`.execute(
    db,
  )
  return rows.map(toFact)
}

/** The same facts with their bodies, for the few that are about to be shown. */
export async function withBodies(
  db: Db | Tx,
  facts: readonly Pick<StoredFact, 'lane' | 'seq'>[],
): Promise<readonly StoredFact[]> {
  if (facts.length === 0) return []
  const { rows } = await sql<FactRow>`
    SELECT ${shownColumns}
    FROM unnest(${facts.map(fact => fact.lane)}::smallint[], ${facts.map(fact => fact.seq)}::bigint[]) AS k(lane, seq)
    JOIN fact f ON f.lane = k.lane AND f.seq = k.seq ORDER BY f.lane, f.seq`.execute(db)
  return rows.map(toFact)
}

/** How far each lane has come. */
export async function laneHeads(db: Db | Tx): Promise<Cursors> {
  const { rows } = await sql<{ readonly head: number }>`SELECT head FROM lane ORDER BY lane`.execute(db)
  return rows.map(row => row.head)
}

/** The cursors after these facts. */
export function advance(cursors: Cursors, facts: readonly StoredFact[]): Cursors {
  const next = [...cursors]
  for (const fact of facts) next[fact.lane] = Math.max(next[fact.lane] ?? 0, fact.seq)
  return next
}

function toFact(row: FactRow): StoredFact {
  const data = JSON.parse(row.data) as object // written by canonicalJson from a fact
  const body: unknown = row.body === null ? undefined : JSON.parse(row.body)
  const fact = { type: row.type, ...data, ...(body === undefined ? {} : { body }) } as CaseFact | HouseFact // the writer typed it
  return { lane: row.lane, seq: row.seq, caseId: row.caseId, at: row.at, fact }
}
