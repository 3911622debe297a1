/**
 * What a run is made of. All times are seconds; `…At` counts from the midnight with which day 0 begins.
 *
 * A person carries everything that chance decides about them, drawn before the run begins: how long they would wait, how long
 * their matter takes, whether they would take a callback. So the same people can be sent through another line.
 */
import type { Presence } from '../domain/case/facts.ts'
import type { Wish } from '../domain/line/entry.ts'
import type { PerMedium } from '../domain/line/seat.ts'

export const HOUR_SECONDS = 3_600
export const DAY_SECONDS = 24 * HOUR_SECONDS

/**
 * Who goes first. `service-first` is Heed's published order, by the very code of production. The others are what is done
 * elsewhere and exist here only, to be compared with: those who buy before those who need help, or all by their coming.
 */
export const POLICIES = ['service-first', 'sales-first', 'one-line'] as const
export type Policy = (typeof POLICIES)[number]

export interface Person {
  readonly id: string
  /** Which group of the scenario they belong to: its index. */
  readonly group: number
  readonly joinsAt: number
  readonly wish: Wish
  /** The agent who owns their case. */
  readonly ownerId: string | null
  /** They hang up when they have waited this long; infinity for a letter. */
  readonly patienceSeconds: number
  /** With an agent who knows the subject well. */
  readonly serviceSeconds: number
  readonly wrapUpSeconds: number
  /** Spent on offering them something, on top of their matter. */
  readonly pitchSeconds: number
  /** Uniform in [0, 1): compared with the shares of the scenario. `reached` has one for each try to call them back. */
  readonly chances: {
    readonly miss: number
    readonly callback: number
    readonly window: number
    readonly reached: readonly number[]
  }
}

export interface SeatPlan {
  readonly agentId: string
  /** How well they know each subject, 1 to 3; a subject that is not here they do not know. */
  readonly levels: Readonly<Record<string, number>>
  readonly capacity: PerMedium
  /** The share of offers that they do not answer. */
  readonly missedShare: number
  readonly changes: readonly { readonly at: number; readonly presence: Presence }[]
}

export interface CallbackHabits {
  readonly forRequests: boolean
  /** Offered when the wait that is told is longer than this. */
  readonly overSeconds: number
  readonly acceptedShare: number
  /** How long the person is on the line until that is arranged. */
  readonly arrangeSeconds: number
  /** Of those who accept, how many choose a time of their own, and how much later that is. */
  readonly windowShare: number
  readonly windowInSeconds: number
  readonly reachedShare: number
  readonly tries: number
  readonly retrySeconds: number
  readonly ringSeconds: number
}

export interface Habits {
  readonly policy: Policy
  /** From the offer to the agent's hello. */
  readonly answerSeconds: number
  /** How long an agent who missed an offer stays away. */
  readonly awaySeconds: number
  /** Contacts take this many times as long with somebody of level 0 (does not know the subject), 1, 2, 3. */
  readonly levelFactors: readonly [number, number, number, number]
  /** Null where nobody is called back. */
  readonly callback: CallbackHabits | null
}

export interface Plan {
  readonly people: Iterable<Person>
  readonly seats: readonly SeatPlan[]
  readonly habits: Habits
  /** The shifts are those of a rota, which is known before; in a log they are seen only afterwards. */
  readonly hasRota?: boolean
  /** When people may come; left out, whenever somebody is at work. In order, not overlapping. */
  readonly open?: readonly Stretch[]
}

export interface Stretch {
  readonly from: number
  readonly until: number
}

/** How somebody left; everybody leaves in exactly one way. `closed`: nobody was at work (any more). `set-aside`: not reached in all tries. */
export type Outcome = 'answered' | 'gave-up' | 'closed' | 'set-aside'

export interface Visit {
  readonly person: Person
  readonly outcome: Outcome
  /** From joining until they were answered or called, or left, without the time at home: as domain/line/waits.ts counts it. */
  readonly waitedSeconds: number
  /** Of that, with the telephone at the ear. */
  readonly onLineSeconds: number
  readonly leftAt: number
  readonly agentId: string | null
  readonly isCalledBack: boolean
  /** What was told when they joined, "at most", nine times out of ten; null where nothing could be told. */
  readonly toldSeconds: number | null
}
