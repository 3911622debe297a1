/**
 * Keeps what is counted in public. A case in which something happened is counted anew from its facts, all of them: so the rows are what
 * `measuredInCase` says of the ledger, at any time, and whoever counts again comes to the same.
 *
 * It reads no further than the batch goes: a fact that was appended meanwhile is counted with its own batch.
 */
import { changesFigures, measuredInCase } from '../../domain/charter/measured/in-case.ts'
import type { CaseFact } from '../../domain/case/facts.ts'
import type { Follower } from '../ledger/follow.ts'
import type { StoredFact } from '../ledger/ledger.ts'
import { factsUpTo, FOLLOWER, writeMeasured } from './measured-sql.ts'

export const charterFollower: Follower = {
  name: FOLLOWER,
  // The page counts once a minute. Under load one transaction serves many facts, and a case that is busy is read once.
  restMs: 5_000,
  async effect(tx, facts) {
    const cases = [...changedCases(facts)].map(([caseId, place]) => ({ caseId, ...place }))
    if (cases.length === 0) return
    const all = await factsUpTo(tx, cases)
    await writeMeasured(
      tx,
      cases.map(({ caseId }) => ({ caseId, measured: measuredInCase(all.get(caseId) ?? []) })),
    )
  },
}

interface Place {
  readonly lane: number
  readonly seq: number
}

/** Cases in which something happened that may change a figure, and up to where this batch tells of them. */
function changedCases(facts: readonly StoredFact[]): ReadonlyMap<string, Place> {
  const last = new Map<string, Place>()
  const changed = new Set<string>()
  for (const { caseId, lane, seq, fact } of facts) {
    if (caseId === null) continue
    last.set(caseId, { lane, seq })
    if (changesFigures(fact as CaseFact)) changed.add(caseId) // it has a case
  }
  return new Map([...last].filter(([caseId]) => changed.has(caseId)))
}
