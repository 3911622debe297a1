/** Of a matter: how many owned it, how long it took until the customer called it solved or whether it never was, how often it had to be told who they are. */
import { DAY, type Instant } from '../../time.ts'
import { isSetAside } from './set-aside.ts'
import type { Measured } from './figures.ts'
import type { FactAt } from './in-case.ts'

/** Of calendar days; laws that say working days leave more. */
export const SOLVED_WITHIN_MS = 15 * DAY

export function ownersMeasured(facts: readonly FactAt[]): readonly Measured[] {
  return [...solved(facts), ...handovers(facts), ...asked(facts)]
}

interface Matter {
  readonly openedAt: Instant | null
  readonly owners: ReadonlySet<string>
  readonly yes: { readonly at: Instant; readonly owners: number } | null
  /** Since when it is with us; null while it rests with the customer, or they called it solved. */
  readonly oursSince: Instant | null
  /** When it was first with us though the days were over. */
  readonly missedAt: Instant | null
  readonly isJoined: boolean
}

/**
 * The last yes of the customer counts: what was opened again was not solved. What has none is missed when the days are over, unless it
 * rests with the customer then, who was asked and has not answered. What was joined goes on in another case, and is
 * counted there, as old as the older of the two.
 */
function solved(facts: readonly FactAt[]): readonly Measured[] {
  const { openedAt, yes, missedAt, isJoined } = ending(facts.reduce(after, unopened))
  if (openedAt === null || isJoined) return []
  if (!yes) return missedAt === null ? [] : [{ figure: 'solved', at: missedAt, isGood: false, value: null }]
  const took = yes.at - openedAt
  return [
    { figure: 'solved', at: yes.at, isGood: took <= SOLVED_WITHIN_MS, value: took },
    // Nobody accepted it: the duty lead had it all the time.
    { figure: 'one-owner', at: yes.at, isGood: yes.owners <= 1, value: Math.max(1, yes.owners) },
  ]
}

const unopened: Matter = {
  openedAt: null,
  owners: new Set(),
  yes: null,
  oursSince: null,
  missedAt: null,
  isJoined: false,
}

function after(before: Matter, { at, fact }: FactAt): Matter {
  const { owners } = before
  switch (fact.type) {
    case 'CaseOpened':
      return { ...before, openedAt: at, oursSince: at }
    case 'OwnerAccepted':
      return { ...before, owners: new Set([...owners, fact.agentId]) }
    case 'OwnerChanged':
      return owners.size === 0 ? before : { ...before, owners: new Set([...owners, fact.to]) }
    case 'SolvedDenied':
    case 'CaseWoken':
      return { ...before, yes: null, oursSince: before.oursSince ?? at }
    case 'SolvedConfirmed':
      return { ...withCustomer(before, at), yes: { at, owners: owners.size } }
    case 'CaseRested':
      return withCustomer(before, at)
    case 'CaseJoined':
      return {
        ...before,
        openedAt: Math.min(before.openedAt ?? at, fact.openedAt ?? Number.POSITIVE_INFINITY),
      }
    case 'CaseMerged':
      return { ...before, isJoined: true }
    default:
      return before
  }
}

function withCustomer(before: Matter, at: Instant): Matter {
  return { ...before, oursSince: null, missedAt: before.missedAt ?? missed(before, at) }
}

/** Of one that is still with us: as it would be if nobody says anything. */
function ending(matter: Matter): Matter {
  return { ...matter, missedAt: matter.missedAt ?? missed(matter, Number.POSITIVE_INFINITY) }
}

function missed({ openedAt, oursSince }: Matter, until: Instant): Instant | null {
  if (openedAt === null || oursSince === null) return null
  const at = Math.max(openedAt + SOLVED_WITHIN_MS, oursSince)
  return at < until ? at : null
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
