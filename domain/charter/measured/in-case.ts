/**
 * What one case adds to the figures: from its facts alone, in their order, without their words. Whoever doubts a figure counts it again
 * by this.
 *
 * What must stay true: the same facts give the same, whenever they are read, so that what a follower keeps and what is counted again
 * from the ledger are equal. What is settled later than now (a clock that still runs) stands at the moment at which it would be.
 */
import type { CaseFact } from '../../case/facts.ts'
import type { Instant } from '../../time.ts'
import { contactsMeasured } from './contacts.ts'
import type { Measured } from './figures.ts'
import { ownersMeasured } from './owners.ts'
import { promisesMeasured } from './promises.ts'
import { refusalsMeasured } from './refusals.ts'

export interface FactAt {
  readonly at: Instant
  readonly fact: CaseFact
}

/** @param facts all of one case, from its first on */
export function measuredInCase(facts: readonly FactAt[]): readonly Measured[] {
  return [
    ...contactsMeasured(facts),
    ...ownersMeasured(facts),
    ...promisesMeasured(facts),
    ...refusalsMeasured(facts),
  ]
}

/** Facts that add nothing; a case of which only these are new is not counted anew. */
const WITHOUT_FIGURES: ReadonlySet<CaseFact['type']> = new Set([
  'CustomerSpoke',
  'AgentReplied',
  'AgentNoted',
  'CaseLookedAt',
  'MessageDelivered',
  'MessageNotDelivered',
  'QuoteTold',
  'CommitmentDueSoon',
  'RungReminded',
  'RungEnded',
  'CaseTagged',
  'CaseUntagged',
  'AddressLeft',
])

export function changesFigures({ type }: CaseFact): boolean {
  return !WITHOUT_FIGURES.has(type)
}
