/**
 * Whether somebody may say it: an amount of money is weighed by all that limits it when it is given, before it is said: their own limits
 * or those of their role, what was given or promised in the case and the month before, and the budgets it comes from.
 */
import { mayGive } from '../../domain/authority/authority.ts'
import type { Beyond } from '../../domain/commitment/facts.ts'
import type { Instant } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'
import { type Giver, readGrants } from '../remedies/grants.ts'
import { isLimited } from './sql.ts'

interface Where {
  /** Null before there is a case. */
  readonly caseId: string | null
  readonly timeZone: string
  readonly now: Instant
  /** The promise that it is about, or that it takes the place of: its money is reserved already. */
  readonly except?: string | null
}

const NO_CASE = '00000000-0000-0000-0000-000000000000'

export async function beyondAuthority(
  db: Db | Tx,
  giver: Giver,
  { minor: costMinor, currency }: { readonly minor: number; readonly currency: string },
  { caseId, ...where }: Where,
): Promise<Beyond | null> {
  // Where nobody has said who may give what, nobody is warned.
  if (!(await isLimited(db, 'credit'))) return null
  const grants = await readGrants(db, giver, { caseId: caseId ?? NO_CASE, ...where })
  const may = mayGive(grants, { kind: 'credit', costMinor, currency })
  return may.may ? null : may.lacks
}
