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
    const why = whyReviewed(ties, ties.threshold)
    if (why === null) continue
    await sql`
      INSERT INTO gift_review (id, remedy_id, case_id, agent_id, why, gifts, at)
      VALUES (${randomUUID()}, ${remedyId}, ${caseId}, ${agentId}, ${why}, ${ties.gifts}, ${new Date(now)})
      ON CONFLICT (remedy_id) DO NOTHING`.execute(tx)
  }
}
