/** Gifts that somebody else looks at: put on the list in the transaction in which they were given. Nothing is refused by it. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { whyReviewed } from '../../domain/interest/interest.ts'
import type { Instant } from '../../domain/time.ts'
import type { Tx } from '../db/connect.ts'
import type { NewFact } from '../ledger/ledger.ts'
import { tiesOf } from './ties.ts'

export async function askForReviews(tx: Tx, facts: readonly NewFact[], now: Instant): Promise<void> {
  for (const { caseId, fact } of facts) {
    if (caseId === null || fact.type !== 'RemedyGiven' || fact.agentId === null) continue
    if (fact.kind === 'apology') continue
    const { agentId, remedyId } = fact
    const ties = await tiesOf(tx, { agentId, caseId, remedyId, now })
    const allowedBy = fact.approvalId === undefined ? null : await whoAllowed(tx, fact.approvalId)
    const isNearer =
      allowedBy !== null && (await tiesOf(tx, { agentId: allowedBy, caseId, remedyId, now })).isHousehold
    const why = whyReviewed({ ...ties, isHousehold: ties.isHousehold || isNearer }, ties.threshold)
    if (why === null) continue
    await sql`
      INSERT INTO gift_review (id, remedy_id, case_id, agent_id, why, gifts, at)
      VALUES (${randomUUID()}, ${remedyId}, ${caseId}, ${agentId}, ${why}, ${ties.gifts}, ${new Date(now)})
      ON CONFLICT (remedy_id) DO NOTHING`.execute(tx)
  }
}

/** A gift to the household of whoever allowed it is one as much as of whoever gave it. */
async function whoAllowed(tx: Tx, approvalId: string): Promise<string | null> {
  const { rows } = await sql<{ readonly id: string | null }>`
    SELECT decided_by AS id FROM approval WHERE id = ${approvalId}`.execute(tx)
  return rows[0]?.id ?? null
}
