/** Promises of a case that something can still be given for: what is being carried out, or was put right since, is not among them. */
import { sql } from 'kysely'
import type { OwedPromise } from '../../domain/remedy/keeping.ts'
import type { Instant } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'
import { type Giver, readGrants } from './grants.ts'
import { isReserved } from './reserved.ts'

interface Looking {
  readonly giver: Giver
  readonly timeZone: string
  readonly now: Instant
}

interface OwedRow extends Pick<OwedPromise, 'id' | 'kind' | 'isAllowed'> {
  readonly minor: number | null
  readonly currency: string | null
}

/** What is due first comes first. */
export async function owedPromises(
  db: Db | Tx,
  caseId: string,
  { giver, ...when }: Looking,
): Promise<readonly OwedPromise[]> {
  const { rows } = await sql<OwedRow>`
    SELECT p.id, p.kind, m.amount_minor AS minor, m.currency,
      coalesce(${isReserved} AND v.given_minor >= m.amount_minor, false) AS "isAllowed"
    FROM commitment p LEFT JOIN promised_money m ON m.commitment_id = p.id LEFT JOIN approval v ON v.id = m.approval_id
    WHERE p.case_id = ${caseId} AND p.state IN ('open', 'broken') AND p.kind IN ('credit', 'goods', 'visit')
      AND NOT EXISTS (SELECT FROM remedy r WHERE r.commitment_id = p.id AND r.state <> 'taken-back')
      AND NOT EXISTS (SELECT FROM remedy r WHERE p.state = 'broken' AND r.case_id = p.case_id AND r.agent_id IS NOT NULL
        AND r.state <> 'taken-back' AND r.given_at >= p.settled_at)
    ORDER BY p.due_at, p.id`.execute(db)
  const owed: OwedPromise[] = []
  for (const { minor, currency, ...promise } of rows) {
    const amount = minor === null || currency === null ? null : { minor, currency }
    const grants = await readGrants(db, giver, { caseId, except: promise.id, ...when })
    owed.push({ ...promise, amount, grants })
  }
  return owed
}
