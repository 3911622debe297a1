/** The rows of what was asked for, written in the transaction of its facts, whoever appended them. Its time is the clock. */
import { sql } from 'kysely'
import { isApprovalFact } from '../../domain/approval/evolve.ts'
import type { ApprovalFact } from '../../domain/approval/facts.ts'
import type { Instant } from '../../domain/time.ts'
import type { Tx } from '../db/connect.ts'
import type { NewFact } from './ledger.ts'

interface OfCase {
  readonly caseId: string
  readonly fact: ApprovalFact
}

export function approvalFactsIn(facts: readonly NewFact[]): readonly OfCase[] {
  return facts.flatMap(added =>
    added.caseId !== null && isApprovalFact(added.fact) ? [{ caseId: added.caseId, fact: added.fact }] : [],
  )
}

export async function writeApprovals(tx: Tx, facts: readonly OfCase[], now: Instant): Promise<void> {
  for (const { caseId, fact } of facts) await writeOne(tx, caseId, fact, now)
}

async function writeOne(tx: Tx, caseId: string, fact: ApprovalFact, now: Instant): Promise<void> {
  const id = fact.approvalId
  const at = new Date(now)
  switch (fact.type) {
    case 'ApprovalAsked':
      await sql`
        INSERT INTO approval (id, case_id, agent_id, approver_id, rung, people, asked, lacks, is_live, state, asked_at, until)
        VALUES (${id}, ${caseId}, ${fact.agentId}, ${fact.approverId}, ${fact.rung}, ${[fact.approverId]}::uuid[],
          ${JSON.stringify(fact.asked)}::jsonb, ${fact.lacks}, ${fact.isLive}, 'open', ${at}, ${new Date(fact.until)})`.execute(
        tx,
      )
      return
    case 'ApprovalGiven':
      await sql`
        UPDATE approval SET state = 'given', decided_by = ${fact.agentId}, decided_at = ${at},
          given_minor = ${fact.amountMinor ?? null} WHERE id = ${id}`.execute(tx)
      return
    case 'ApprovalDeclined':
      await sql`
        UPDATE approval SET state = 'declined', decided_by = ${fact.agentId}, decided_at = ${at} WHERE id = ${id}`.execute(
        tx,
      )
      return
    case 'ApprovalClimbed':
      await sql`
        UPDATE approval SET approver_id = ${fact.toAgentId}, rung = ${fact.rung}, until = ${new Date(fact.until)},
          people = people || ${fact.toAgentId}::uuid WHERE id = ${id}`.execute(tx)
      return
    case 'ApprovalReminded':
      await sql`
        UPDATE approval SET approver_id = ${fact.agentId}, late_since = coalesce(late_since, until), until = ${new Date(fact.until)},
          people = CASE WHEN ${fact.agentId}::uuid = ANY(people) THEN people ELSE people || ${fact.agentId}::uuid END
        WHERE id = ${id}`.execute(tx)
      return
    case 'ApprovalWithdrawn':
      await sql`UPDATE approval SET state = 'withdrawn' WHERE id = ${id}`.execute(tx)
  }
}
