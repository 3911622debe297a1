/** Of each place in the line: whether and when a person was reached, and whether the published order was kept. */
import { WAIT_FACTS, type WaitFact, type WaitStep, waitsIn } from '../../line/waits.ts'
import { MINUTE } from '../../time.ts'
import type { Measured } from './figures.ts'
import type { FactAt } from './in-case.ts'

/** Within which a person is to be reached: as the strictest of the laws in our packs has it. */
export const REACHED_WITHIN_MS = 3 * MINUTE

export function contactsMeasured(facts: readonly FactAt[]): readonly Measured[] {
  return [...reached(facts), ...offered(facts)]
}

function reached(facts: readonly FactAt[]): readonly Measured[] {
  const measured: Measured[] = []
  const waiting = new Map<string, WaitStep[]>()
  for (const { at, fact } of facts) {
    if (!isOfWait(fact)) continue
    if (fact.type === 'EntryJoined' && fact.medium !== 'letter') waiting.set(fact.entryId, [])
    const steps = waiting.get(fact.entryId)
    if (!steps) continue
    steps.push({ at, fact })
    if (fact.type !== 'EntryAnswered' && fact.type !== 'EntryLeft') continue
    waiting.delete(fact.entryId)
    if (fact.type === 'EntryAnswered') {
      const waited = waitsIn(steps, at).reduce((sum, wait) => sum + wait.until - wait.from, 0)
      measured.push({ figure: 'person-reached', at, isGood: waited < REACHED_WITHIN_MS, value: waited })
    } else if (fact.reason === 'customer-left')
      // Settled in another way, or joined with another matter: nobody waited in vain.
      measured.push({ figure: 'person-reached', at, isGood: false, value: null })
  }
  return measured
}

function isOfWait(fact: FactAt['fact']): fact is WaitFact {
  return WAIT_FACTS.some(type => type === fact.type)
}

function offered(facts: readonly FactAt[]): readonly Measured[] {
  const measured: Measured[] = []
  // What the customer has not said counts as a problem.
  let isRequest = false
  for (const { at, fact } of facts) {
    if (fact.type === 'CaseOpened' || fact.type === 'KindChanged') isRequest = fact.kind === 'request'
    if (fact.type !== 'EntryOffered') continue
    const isInOrder = fact.overtook.length === 0
    measured.push({ figure: 'in-order', at, isGood: isInOrder, value: null })
    measured.push({ figure: 'sales-never-first', at, isGood: isInOrder || !isRequest, value: null })
  }
  return measured
}
