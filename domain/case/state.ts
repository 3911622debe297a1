/** How a case stands: what its facts add up to. Holds no words of any person. */
import type { CallbackState, KeptPlace } from '../callback/state.ts'
import type { CommitmentState } from '../commitment/state.ts'
import type { PointsState, RungState } from '../ladder/state.ts'
import type { Wishes } from '../leaving/state.ts'
import type { Instant } from '../time.ts'
import type { ChannelName, Kind, Medium, PriorityReason } from './facts.ts'

/**
 * - `waiting`: nobody has accepted it yet; the duty lead owns it.
 * - `owned`: a person accepted it and works on it.
 * - `proposed`: the owner thinks that it is solved and has asked the customer.
 * - `unconfirmed`: an agent wrote down that the customer said so; the customer can still say "no, it isn't".
 * - `resting`: nobody has said anything for a while. Off the work lists, counted in public, woken by any word.
 * - `owing`: the customer said that it is solved, and something that was promised is still owed.
 * - `solved`: the customer said so, and nothing is owed.
 * - `merged`: it goes on in another case of the same customer; nothing new happens here.
 */
export type Status =
  | 'waiting'
  | 'owned'
  | 'proposed'
  | 'unconfirmed'
  | 'resting'
  | 'owing'
  | 'solved'
  | 'merged'

export interface EntryState {
  readonly id: string
  readonly medium: Medium
  readonly place: number
  readonly state: 'waiting' | 'offered' | 'answered'
  readonly agentId: string | null
  readonly joinedAt: Instant
  readonly offerUntil: Instant | null
  readonly answeredAt: Instant | null
  /** Until when they were told that they would be answered, at most; null where no time was told. */
  readonly toldUntil: Instant | null
  /** The owner for whom they would rather wait, and until when; null when it is whoever comes. */
  readonly onlyFor: { readonly agentId: string; readonly until: Instant } | null
  /** When a request had waited for longer than the house states: a booked callback is due to be offered. */
  readonly pastLimitAt: Instant | null
  /** Set while its person does not wait but is called. */
  readonly callback: CallbackState | null
}

export interface HandoverState {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly until: Instant
}

export interface CaseState {
  readonly id: string
  readonly reference: string
  readonly customerId: string
  readonly kind: Kind | null
  readonly channel: ChannelName
  readonly skill: string | null
  readonly priority: PriorityReason | null
  readonly status: Status
  readonly ownerId: string | null
  /** When a person accepted it; null while the duty lead stands in. */
  readonly acceptedAt: Instant | null
  readonly openedAt: Instant
  readonly solvedAt: Instant | null
  /** The last word of the customer, and of the company to the customer. */
  readonly customerSpokeAt: Instant
  readonly companySpokeAt: Instant | null
  /** How many agents, all told, have owned it; above one counts against the company. */
  readonly owners: number
  readonly handover: HandoverState | null
  /** Its place in the line or its running contact; one at a time. */
  readonly entry: EntryState | null
  /** The place that was set aside last; it may be over. */
  readonly keptPlace: KeptPlace | null
  readonly commitments: readonly CommitmentState[]
  /** What they are called in this case, not their words; in order. */
  readonly tags: readonly string[]
  /** Put aside for the sake of a promise; null when it is on the desk. */
  readonly snooze: { readonly commitmentId: string; readonly until: Instant } | null
  /** The rung on which it stands; null while nobody above its owner was asked. */
  readonly rung: RungState | null
  /** The open points of the complaint, in the order in which they were listed: a "no" answers each. */
  readonly points: readonly string[]
  readonly pointsKnown: PointsState
  /** Who has said "no" in it: whoever decides next stands above them. */
  readonly refusedBy: readonly string[]
  /** Whether the customer wishes to leave, or to pay less. */
  readonly wishes: Wishes
  /** The case in which it goes on. */
  readonly mergedInto: string | null
  /** How many facts this state is made of. */
  readonly version: number
}

/** Only problems close the offer gate; a matter of unstated kind is a problem. */
export function isProblem(matter: { readonly kind: Kind | null }): boolean {
  return matter.kind !== 'request'
}

/** Open for the customer: anything but closed, or going on elsewhere. What rests or is owed is still open. */
export function isOpen(matter: { readonly status: Status }): boolean {
  return matter.status !== 'solved' && matter.status !== 'merged'
}

/** When anybody last said anything, on either side. */
export function lastWordAt(matter: Pick<CaseState, 'customerSpokeAt' | 'companySpokeAt'>): Instant {
  return Math.max(matter.customerSpokeAt, matter.companySpokeAt ?? 0)
}

/** The customer spoke last, and nobody has written back or talked it through since. */
export function hasUnansweredWord(matter: Pick<CaseState, 'customerSpokeAt' | 'companySpokeAt'>): boolean {
  return matter.companySpokeAt === null || matter.companySpokeAt < matter.customerSpokeAt
}

/** Nothing changes where nobody stands in the line. */
export function withEntry(state: CaseState, change: Partial<EntryState>): CaseState {
  return state.entry ? { ...state, entry: { ...state.entry, ...change } } : state
}
