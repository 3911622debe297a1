/**
 * Whether somebody may say it: what stands against an offer today, and against an amount of money by this role's limits. What was given
 * in the case and the month before is weighed when it is given (domain/remedy); a promise is warned of by what it would be alone.
 */
import { mayGive } from '../../domain/authority/authority.ts'
import type { Beyond } from '../../domain/commitment/facts.ts'
import type { Db, Tx } from '../db/connect.ts'
import { limitOf } from './sql.ts'

export async function beyondAuthority(
  db: Db | Tx,
  role: string,
  amount: { readonly minor: number; readonly currency: string },
): Promise<Beyond | null> {
  const { isSet, limit } = await limitOf(db, role, 'credit')
  // Where nobody has said who may give what, nobody is warned.
  if (!isSet) return null
  const grants = { limits: limit ? { credit: limit } : {}, spent: {}, counts: {}, purses: [] }
  const { minor: costMinor, currency } = amount
  const may = mayGive(grants, { kind: 'credit', costMinor, currency })
  return may.may ? null : may.lacks
}
