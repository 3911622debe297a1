/**
 * Contacts as the ledger of Heed has them, made into what can be replayed: who joined, who answered, what was offered, how it
 * ended.
 */
import type { CaseFact, FactOf } from '../domain/case/facts.ts'
import { WAIT_FACTS, waitsIn, type WaitStep } from '../domain/line/waits.ts'
import { SECOND, type Instant } from '../domain/time.ts'
import type { LoggedContact } from './replay.ts'

/** What is known of a case beside its facts of the day. */
export interface CaseNow {
  readonly id: string
  /** Null when nobody has said: then it is a problem. */
  readonly kind: 'problem' | 'request' | null
  readonly skill: string | null
  readonly priority: LoggedContact['priority']
}

/** A fact of the line in a stretch of time; those of one case in their order. */
export interface LineFact {
  readonly caseId: string
  readonly at: Instant
  readonly fact: FactOf<(typeof LINE_FACTS)[number]>
}

/** The types that `contactsOf` reads. */
export const LINE_FACTS = [...WAIT_FACTS, 'OfferMade'] as const satisfies readonly CaseFact['type'][]

interface Open {
  readonly caseId: string
  readonly entryId: string
  readonly medium: LoggedContact['medium']
  /** What the wait is counted from. */
  readonly steps: WaitStep[]
  answer: { readonly agentId: string; readonly at: Instant } | null
  offeredAt: Instant | null
}

/**
 * Contacts that began and ended within the facts given; one still in hand at their end is taken to end there.
 *
 * @param midnight from which seconds are counted. @param until the end of the stretch
 */
export function contactsOf(
  facts: readonly LineFact[],
  cases: readonly CaseNow[],
  { midnight, until }: { readonly midnight: Instant; readonly until: Instant },
): readonly LoggedContact[] {
  const known = new Map(cases.map(one => [one.id, one]))
  const open = new Map<string, Open>()
  const contacts: LoggedContact[] = []
  const finish = (entry: Open, at: Instant, isHangUp: boolean) => {
    open.delete(entry.entryId)
    contacts.push(contactOf(entry, known.get(entry.caseId), { at, isHangUp, midnight }))
  }
  for (const { caseId, at, fact } of facts) {
    if (fact.type === 'OfferMade') {
      const entry = [...open.values()].find(
        one => one.caseId === caseId && one.answer?.agentId === fact.agentId,
      )
      if (entry) entry.offeredAt ??= at
      continue
    }
    if (fact.type === 'EntryJoined') {
      const { entryId, medium } = fact
      open.set(entryId, { caseId, entryId, medium, steps: [{ at, fact }], answer: null, offeredAt: null })
      continue
    }
    const entry = open.get(fact.entryId)
    if (!entry) continue
    entry.steps.push({ at, fact })
    // Called and not reached: no contact yet.
    if (fact.type === 'CallbackTried') entry.answer = entry.offeredAt = null
    if (fact.type === 'EntryAnswered') entry.answer ??= { agentId: fact.agentId, at }
    if (fact.type === 'EntryLeft') finish(entry, at, fact.reason === 'customer-left')
    if (fact.type === 'ContactEnded') finish(entry, at, false)
  }
  // What is finished leaves the map while it is gone through, which a map allows.
  for (const entry of open.values()) if (entry.answer) finish(entry, until, false)
  return contacts.toSorted((a, b) => a.joinedAt - b.joinedAt)
}

function contactOf(
  { entryId, medium, steps, answer, offeredAt }: Open,
  of: CaseNow | undefined,
  {
    at,
    isHangUp,
    midnight,
  }: { readonly at: Instant; readonly isHangUp: boolean; readonly midnight: Instant },
): LoggedContact {
  const seconds = (instant: Instant) => (instant - midnight) / SECOND
  const isProblem = of?.kind !== 'request'
  return {
    id: entryId,
    // The wait in which they were answered, or left: whoever is called later comes again when that is due.
    joinedAt: seconds(waitsIn(steps, at).at(-1)?.from ?? at),
    medium,
    isProblem,
    skill: of?.skill ?? null,
    priority: of?.priority ?? null,
    group: isProblem ? 'problem' : 'request',
    answer: answer && {
      agentId: answer.agentId,
      at: seconds(answer.at),
      until: seconds(at),
      pitchSeconds: offeredAt === null ? 0 : (at - offeredAt) / SECOND,
    },
    hungUpAt: answer === null && isHangUp ? seconds(at) : null,
  }
}
