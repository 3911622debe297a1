/** A look into a case is recorded, unless it is in the hands of whoever looks: the rule knows, and finds it done already. */
import { sql } from 'kysely'
import { MINUTE } from '../../domain/time.ts'
import type { Db } from '../db/connect.ts'
import { actOn } from './act.ts'
import type { Ledger } from './ledger.ts'

/** Going back and forth between cases is one look. */
const lookLastsMs = 30 * MINUTE

export async function noteLook(ledger: Ledger, caseId: string, agentId: string): Promise<void> {
  if (await hasLookedSince(ledger.db, caseId, agentId, ledger.clock() - lookLastsMs)) return
  await actOn(ledger, { caseId, request: { ask: 'look', agentId } })
}

async function hasLookedSince(db: Db, caseId: string, agentId: string, since: number): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM fact WHERE case_id = ${caseId} AND type = 'CaseLookedAt' AND at > ${new Date(since)}
      AND data::jsonb ->> 'agentId' = ${agentId} LIMIT 1`.execute(db)
  return rows.length > 0
}
