/** What nobody answered in time goes one step up, or the last one inside is reminded: for the clocks, which look each second. */
import { isLive } from '../../domain/approval/decisions.ts'
import type { AskedFor } from '../../domain/approval/facts.ts'
import { takesThePlaceOf } from '../../domain/approval/state.ts'
import type { ToGive } from '../../domain/authority/authority.ts'
import type { CaseRequest } from '../../domain/case/requests.ts'
import type { CaseState } from '../../domain/case/state.ts'
import type { Instant } from '../../domain/time.ts'
import type { Tx } from '../db/connect.ts'
import type { House } from '../ledger/directory.ts'
import { readApprovals } from './sql.ts'
import { openLimits, whoIsNext } from './whom.ts'

export type ClimbOf = (approvalId: string) => CaseRequest

/** Reads, once for all that is due in one transaction, how they stand and who is next; their cases are locked. */
export async function climbsIn(
  tx: Tx,
  {
    house,
    ids,
    now,
    stateOf,
    isErased,
  }: {
    readonly house: House
    readonly ids: readonly string[]
    readonly now: Instant
    readonly stateOf: (caseId: string) => CaseState
    readonly isErased: (caseId: string) => boolean
  },
): Promise<ClimbOf> {
  const made = new Map<string, CaseRequest>()
  for (const known of await readApprovals(tx, ids)) {
    const { id: approvalId, caseId, asked } = known
    const state = stateOf(caseId)
    const why = isErased(caseId) ? 'erased' : isClosed(state) ? 'case-closed' : null
    if (why !== null) {
      made.set(approvalId, { ask: 'withdraw-approval', approvalId, agentId: null, why, known })
      continue
    }
    const covers = openLimits(tx, { house, caseId, now })(costOfAsked(asked), takesThePlaceOf(asked))
    const to = await whoIsNext({ house, now, isLive: isLive(state) }, covers, known)
    made.set(approvalId, { ask: 'climb-approval', approvalId, known, to })
  }
  return approvalId => made.get(approvalId) ?? { ask: 'climb-approval', approvalId, known: null, to: null }
}

/** Nobody waits for it any more. What is still owed keeps a case open, and what is asked for goes on in it. */
function isClosed({ status }: CaseState): boolean {
  return status === 'solved' || status === 'merged'
}

export function costOfAsked(asked: AskedFor): ToGive | null {
  if ('remedy' in asked) return asked.remedy
  const { amountMinor, currency } = asked.promise
  return amountMinor === null ? null : { kind: 'credit', costMinor: amountMinor, currency }
}
