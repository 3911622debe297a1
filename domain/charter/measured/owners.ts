/** Of a matter: how many owned it, how long it took until the customer called it solved, how often it had to be told who they are. */
import { DAY, type Instant } from '../../time.ts'
import { isSetAside } from './set-aside.ts'
import type { Measured } from './figures.ts'
import type { FactAt } from './in-case.ts'

/** Of calendar days; laws that say working days leave more. */
export const SOLVED_WITHIN_MS = 15 * DAY

export function ownersMeasured(facts: readonly FactAt[]): readonly Measured[] {
  return [...solved(facts), ...handovers(facts), ...asked(facts)]
}

/** The last yes of the customer counts: what was opened again was not solved. */
function solved(facts: readonly FactAt[]): readonly Measured[] {
  const owners = new Set<string>()
  let openedAt: Instant | null = null
  let yes: { readonly at: Instant; readonly owners: number } | null = null
  for (const { at, fact } of facts) {
    if (fact.type === 'CaseOpened') openedAt = at
    if (fact.type === 'OwnerAccepted') owners.add(fact.agentId)
    if (fact.type === 'OwnerChanged' && owners.size > 0) owners.add(fact.to)
    if (fact.type === 'SolvedDenied' || fact.type === 'CaseWoken') yes = null
    if (fact.type === 'SolvedConfirmed') yes = { at, owners: owners.size }
  }
  if (!yes || openedAt === null) return []
  const took = yes.at - openedAt
  return [
    { figure: 'solved', at: yes.at, isGood: took <= SOLVED_WITHIN_MS, value: took },
    // Nobody accepted it: the duty lead had it all the time.
    { figure: 'one-owner', at: yes.at, isGood: yes.owners <= 1, value: Math.max(1, yes.owners) },
  ]
}

function handovers(facts: readonly FactAt[]): readonly Measured[] {
  return facts.flatMap(({ at, fact }): readonly Measured[] => {
    if (fact.type !== 'HandoverProposed') return []
    const isGood = !isSetAside(facts, 'handed-over-with-a-summary', at)
    return [{ figure: 'handover-summary', at, isGood, value: null }]
  })
}

/** By a code, or by an agent. Whoever follows a link or is logged in with us is asked for nothing. */
function asked(facts: readonly FactAt[]): readonly Measured[] {
  const times = facts.filter(
    ({ fact }) =>
      fact.type === 'CustomerVerified' &&
      fact.isCarried !== true &&
      (fact.how === 'code' || fact.how === 'agent'),
  )
  const [first] = times
  return first ? [{ figure: 'asked-once', at: first.at, isGood: times.length === 1, value: null }] : []
}
