/** What a simulation reads of the ledger: facts of the line in a stretch of time, and what their cases are. */
import { sql } from 'kysely'
import type { Instant } from '../../domain/time.ts'
import { type CaseNow, LINE_FACTS, type LineFact } from '../../simulation/ledger-log.ts'
import type { Db } from '../db/connect.ts'
import { timestamptz } from '../db/values.ts'

interface Stretch {
  readonly from: Instant
  readonly until: Instant
}

/** In the order of each case. Reads the whole ledger: there is no index by time, and this is asked by hand. */
export async function lineFactsBetween(db: Db, { from, until }: Stretch): Promise<readonly LineFact[]> {
  const { rows } = await sql<{
    readonly caseId: string
    readonly at: Instant
    readonly type: string
    readonly data: string
  }>`
    SELECT case_id AS "caseId", at, type, data FROM fact
    WHERE at >= ${timestamptz(from)} AND at < ${timestamptz(until)} AND case_id IS NOT NULL
      AND type IN (${sql.join(LINE_FACTS)})
    ORDER BY lane, seq`.execute(db)
  return rows.map(({ caseId, at, type, data }) => ({
    caseId,
    at,
    fact: { ...(JSON.parse(data) as object), type } as LineFact['fact'], // as the writer wrote it, of the types asked for
  }))
}

export async function casesNamed(db: Db, ids: readonly string[]): Promise<readonly CaseNow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<CaseNow>`
    SELECT id, kind, skill, priority FROM cases WHERE id = ANY(${[...ids]}::uuid[])`.execute(db)
  return rows
}
