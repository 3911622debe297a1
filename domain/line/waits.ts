/**
 * What counts as waiting, wherever waits are counted.
 *
 * Somebody waits from when they come until somebody answers or calls them, or they leave; whoever loses their agent waits again. Time at home
 * is no waiting: not before a time that they chose, not between a try in which they were not reached and the next one that is due, and
 * not after the last one. Whoever is to be called in their turn waits as everybody does, wherever they are.
 */
import type { CaseFact, FactOf } from '../case/facts.ts'
import type { Instant } from '../time.ts'
import type { Span } from './selling.ts'

export const WAIT_FACTS = [
  'EntryJoined',
  'EntryAnswered',
  'EntryReturned',
  'EntryLeft',
  'ContactEnded',
  'CallbackAsked',
  'CallbackWithdrawn',
  'CallbackDue',
  'CallbackEarly',
  'CallbackTried',
  'CallbackSetAside',
  'PlaceTakenUp',
] as const satisfies readonly CaseFact['type'][]

export type WaitFact = FactOf<(typeof WAIT_FACTS)[number]>

export interface WaitStep {
  readonly at: Instant
  readonly fact: WaitFact
}

/** When somebody came, was answered and left, as the rows have it. */
export interface Coming {
  readonly joinedAt: Instant
  readonly answeredAt: Instant | null
  /** When the contact ended; of who was not answered, when they left. */
  readonly endedAt: Instant | null
  /** Of whoever asked to be called: when they waited. Left out for whoever waited from when they came. */
  readonly waits?: readonly Span[]
}

/** The stretches in which they waited until now, in order. */
export function waitsOf({ joinedAt, answeredAt, endedAt, waits }: Coming, now: Instant): readonly Span[] {
  return waits ?? [{ from: joinedAt, until: answeredAt ?? endedAt ?? now }]
}

interface Waiting {
  readonly since: Instant | null
  /** At home, and due then, whether or not that has been written down yet. */
  readonly dueAt: Instant | null
}

/** The same from what happened to one entry, in its order. @param now the end of a wait that still goes on */
export function waitsIn(steps: readonly WaitStep[], now: Instant): readonly Span[] {
  const waits: Span[] = []
  let waiting: Waiting = { since: null, dueAt: null }
  for (const { at, fact } of steps) {
    const { since } = dueBy(waiting, at)
    waiting = after(fact, since, at)
    if (since !== null && waiting.since === null) waits.push({ from: since, until: at })
  }
  const { since } = dueBy(waiting, now)
  return since === null ? waits : [...waits, { from: since, until: now }]
}

function dueBy({ since, dueAt }: Waiting, at: Instant): Waiting {
  return since === null && dueAt !== null && dueAt <= at ? { since: dueAt, dueAt: null } : { since, dueAt }
}

function after(fact: WaitFact, since: Instant | null, at: Instant): Waiting {
  switch (fact.type) {
    case 'CallbackAsked':
      return fact.window ? { since: null, dueAt: fact.window.from } : { since: since ?? at, dueAt: null }
    case 'CallbackTried':
      return { since: null, dueAt: fact.nextAt }
    case 'EntryAnswered':
    case 'EntryLeft':
    case 'ContactEnded':
    case 'CallbackSetAside':
      return { since: null, dueAt: null }
    default:
      return { since: since ?? at, dueAt: null }
  }
}
