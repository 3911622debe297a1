/** What somebody in the line was last told, as the ledger has it: no follower is waited for. */
import { sql } from 'kysely'
import type { FactOf } from '../../domain/case/facts.ts'
import type { Instant } from '../../domain/time.ts'
import type { Db } from '../db/connect.ts'

export interface LastTold extends Pick<FactOf<'QuoteTold'>, 'by' | 'again'> {
  readonly at: Instant
  readonly atMostSeconds: number | null
  readonly ahead: number
  readonly hands: number | null
}

export async function lastTold(db: Db, caseId: string, entryId: string): Promise<LastTold | null> {
  const { rows } = await sql<{ readonly at: Instant; readonly data: Omit<FactOf<'QuoteTold'>, 'type'> }>`
    SELECT at, data::json AS data FROM fact WHERE case_id = ${caseId} AND type = 'QuoteTold'
    ORDER BY seq DESC LIMIT 1`.execute(db)
  const [last] = rows
  if (last?.data.entryId !== entryId) return null
  const { entryId: _entryId, hands, ...told } = last.data
  return { ...told, at: last.at, hands: hands ?? null }
}
