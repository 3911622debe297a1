/**
 * What a quote is made from: a snapshot of one pool of equal hands, as it stands when somebody joins.
 *
 * All times are seconds. Nothing in it names a person. It is plain data, so that it can be handed to another thread and kept
 * beside the quote that was told.
 */

/** One contact in hand. `group` is a class of service time: contacts of one group last alike. */
export interface BusyView {
  readonly elapsedSeconds: number
  readonly group: string
}

/** Somebody who stands before the newcomer. `group` is their class of patience. */
export interface AheadView {
  readonly group: string
  readonly waitedSeconds: number
  /** The person is not on the line: the place is held, nobody can hang up. */
  readonly isCallback: boolean
}

/** Hands that come (+) or go (−) at a known time: shifts and breaks. */
export interface HandsChange {
  readonly inSeconds: number
  readonly hands: number
}

export interface QuoteState {
  /** Seconds since the organisation's midnight of the day (local). */
  readonly at: number
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number
  /** Who stands before the newcomer, in order. Those who hung up are not in it. */
  readonly ahead: readonly AheadView[]
  /** How many per second join who would be placed before the newcomer: problems before requests, priority. */
  readonly behindMayOvertake: number
  /** For how long that lasts, in seconds after the newcomer has joined; without it, for the whole wait. */
  readonly overtakenForSeconds?: number
  /** One for each contact in hand. */
  readonly busy: readonly BusyView[]
  /** Hands that are free and able. */
  readonly free: number
  /** Hands at work that are offered nobody while their agent writes up; when they are back stands in `changes`. None without it. */
  readonly wrappingUp?: number
  /**
   * Hands on duty that hold nobody and yet take nobody (writing up, a short break): the seconds since each ended its last
   * contact. Without it, a hand is taken to be free again as soon as a contact ends.
   */
  readonly away?: readonly number[]
  readonly changes: readonly HandsChange[]
  /** The class of the one who asks. */
  readonly group: string
  readonly closesInSeconds: number | null
  /** What this line has lately done; see watch.ts. Without it, the correction knows only the line as it stands. */
  readonly recent?: Recent
}

/** What was lately seen of a line. Waits are those of people, not of quotes. */
export interface Recent {
  /** How long the person waited who was taken last; null before the first of the day. */
  readonly lastTakenWaitedSeconds: number | null
  /** How long ago that was. */
  readonly lastTakenAgoSeconds: number | null
  /** The mean wait of the last few who were taken, younger ones counting more. */
  readonly takenWaitedSeconds: number | null
  /** How many of those who wait were taken in the last 1, 5 and 15 minutes, and how many joined. */
  readonly taken: readonly [number, number, number]
  readonly joined: readonly [number, number, number]
  /** How many hung up in the last 5 minutes. */
  readonly hungUp: number
  /** For how much of the last 1, 5 and 15 minutes somebody waited, as a share. */
  readonly pressed: readonly [number, number, number]
  /** What the told middle of those who were lately taken missed by, as a logarithm: above 0 they waited longer than told. */
  readonly missedBy: number
}
