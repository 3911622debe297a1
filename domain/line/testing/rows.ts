/** What the small world of the tests is made of: its rows, its week, and what can happen in it. */
import type { KeptPlace } from '../../callback/state.ts'
import type { OpeningHours } from '../../hours/hours.ts'
import type { Instant } from '../../time.ts'
import type { Entry, Wish } from '../entry.ts'
import type { LineGhost } from '../ghost-line.ts'
import type { KnownGhost } from '../ghosts-in-line.ts'
import type { Line } from '../line.ts'
import type { Pace } from '../own-first.ts'
import type { Seat } from '../seat.ts'

export const AGENTS = ['ana', 'ben', 'cleo', 'dev']
export const SKILLS = ['fibre', 'bills', 'plans']

export type SeatNow = Omit<Seat, 'freeSince'>

export interface Joining {
  readonly wish: Wish
  readonly owner: string | null
  /** They ask to be called on the way in. */
  readonly call?: AskedCall
}

/** `pick` chooses among those to whom the step can happen; with nobody there, nothing happens. */
export type Step =
  | ({ readonly do: 'join' } & Joining)
  | { readonly do: 'leave' | 'end'; readonly pick: number }
  | { readonly do: 'answer' | 'decline' | 'lose-agent' | 'turn-into-problem'; readonly pick: number }
  | { readonly do: 'change-owner'; readonly pick: number; readonly owner: string | null }
  /** They would rather wait for their owner; or, asked again, for whoever comes. */
  | { readonly do: 'wait-for-owner'; readonly pick: number }
  | { readonly do: 'tell'; readonly pick: number; readonly seconds: number }
  /** The contact ends, and the agent writes down what was said. */
  | { readonly do: 'wrap-up'; readonly pick: number; readonly seconds: number }
  /** Whoever was set aside or hung up comes again. */
  | { readonly do: 'come-again'; readonly pick: number }
  | CallbackStep
  | { readonly do: 'be-ready'; readonly agentId: string }
  | { readonly do: 'wait'; readonly seconds: number }
  /** Everybody is at their desk and ready. */
  | { readonly do: 'all-come' }
  /** The house does, if it has not yet. */
  | { readonly do: 'close' | 'open' }
  | { readonly do: 'sit'; readonly seat: SeatNow }
  | { readonly do: 'come-back' | 'depart'; readonly agentId: string }

export interface AskedCall {
  /** Until the time that they choose; null for when their turn comes. */
  readonly minutes: number | null
}

export type CallbackStep =
  | ({ readonly do: 'ask-callback'; readonly pick: number } & AskedCall)
  | {
      readonly do: 'wait-here' | 'reach' | 'not-reached' | 'wrong-number'
      readonly pick: number
    }

export interface World {
  readonly entries: Map<string, Entry>
  readonly seats: Map<string, Seat>
  /** The place that each entry was given when it joined. */
  readonly places: Map<string, number>
  /** How far we are with those who are called. */
  readonly calls: Map<string, Calling>
  /** Places of those who were not reached, by entry. */
  readonly kept: Map<string, Kept>
  /** Who hung up and has not been reached yet; and what became known of the others. */
  readonly ghosts: Map<string, LineGhost>
  readonly known: Map<string, KnownGhost & { readonly knownAt: Instant }>
  readonly line: Line
  readonly pace: Pace & { readonly secondsPerEnd: () => number }
  now: Instant
  /** How many free agents are asked one by one; more are found through those who wait. */
  readonly askedOneByOne: number
}

/** How far we are with somebody who is called. */
export interface Calling {
  readonly tries: number
  readonly isMet: boolean
  /** By what they waited before they asked to be called. */
  readonly waitedBy: Entry['medium']
  /** When the last try in vain was. */
  readonly triedAt: Instant | null
}

/** A place that was set aside, with the row as it was. */
export interface Kept extends KeptPlace {
  readonly entry: Entry
  readonly triedAt: Instant
}

/** A Monday at nine. */
export const START: Instant = Date.UTC(2031, 4, 5, 9)
const workday = [{ from: '09:00', to: '17:00' }]
export const HOURS: OpeningHours = {
  timeZone: 'UTC',
  week: {
    monday: workday,
    tuesday: workday,
    wednesday: workday,
    thursday: workday,
    friday: workday,
    saturday: [],
    sunday: [],
  },
  closedDays: [],
  extraDays: [],
}
