/** Who hangs up leaves a ghost in the line, in the same transaction; see domain/line/ghost.ts. Letters leave none: nobody waits for them. */
import { sql } from 'kysely'
import type { Instant } from '../../domain/time.ts'
import type { Tx } from '../db/connect.ts'
import type { NewFact } from './ledger.ts'

/** The entries of those who leave the line unanswered. */
export function whoHungUp(facts: readonly NewFact[]): readonly string[] {
  return facts.flatMap(({ fact }) =>
    fact.type === 'EntryLeft' && fact.reason === 'customer-left' ? [fact.entryId] : [],
  )
}

export async function insertGhosts(tx: Tx, entryIds: readonly string[], now: Instant): Promise<void> {
  if (entryIds.length === 0) return
  await sql`
    INSERT INTO ghost (entry_id, case_id, left_at)
    SELECT id, case_id, ${new Date(now)} FROM entry
    WHERE id = ANY(${[...entryIds]}::uuid[]) AND medium <> 'letter' ON CONFLICT DO NOTHING`.execute(tx)
}
