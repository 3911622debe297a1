/** Whether a rule of the house was set aside for what happened at this moment. */
import type { Instant } from '../../time.ts'
import type { FactAt } from './in-case.ts'

/** What is set aside stands at the same moment as what it was set aside for. */
export function isSetAside(facts: readonly FactAt[], rule: string, moment: Instant): boolean {
  return facts.some(
    ({ at, fact }) =>
      at === moment && (fact.type === 'RuleSetAside' || fact.type === 'RuleOverridden') && fact.rule === rule,
  )
}
