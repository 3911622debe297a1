/** What is counted in public, and of which guarantee it tells. */
import type { Guarantee } from '../../guarantee/guarantees.ts'

interface Terms {
  readonly of: Guarantee
  /** What `value` is: milliseconds, a number of people, or nothing. */
  readonly value: 'time' | 'people' | null
  /** False where there is no good or bad about it: only how often. */
  readonly hasShare: boolean
}

export const figures = {
  /** Asked for a person in a call or chat: reached within three minutes; how long it took. */
  'person-reached': { of: 'G1', value: 'time', hasShare: true },
  /** Offers of somebody to an agent: none that was buying went past anybody. */
  'sales-never-first': { of: 'G2', value: null, hasShare: true },
  /** The same: nobody was passed because the other was the agent's own customer. */
  'in-order': { of: 'G2', value: null, hasShare: true },
  /** Handovers: with what was told so far. */
  'handover-summary': { of: 'G4', value: null, hasShare: true },
  /** Matters in which somebody was asked to show who they are: once. */
  'asked-once': { of: 'G4', value: null, hasShare: true },
  /** Matters that the customer called solved: with one owner; how many it had. */
  'one-owner': { of: 'G5', value: 'people', hasShare: true },
  /** Matters that were called solved, or are open for longer: within fifteen days of the first word; how long it took. */
  solved: { of: 'G5', value: 'time', hasShare: true },
  promise: { of: 'G6', value: null, hasShare: true },
  /** Letters, which the house promises to answer. */
  'answer-promise': { of: 'G6', value: null, hasShare: true },
  'promise-released': { of: 'G6', value: null, hasShare: false },
  'promise-moved': { of: 'G6', value: null, hasShare: false },
  /** Broken promises for which something was given. */
  'put-right': { of: 'G6', value: null, hasShare: true },
  /** Said "no": with reasons, and with who decides next. */
  'refusal-with-next': { of: 'G7', value: null, hasShare: true },
  /** Gone one rung up: answered in time; how long it took. */
  'rung-answered': { of: 'G7', value: 'time', hasShare: true },
  /** Promises whose time ran: none was over for more than a minute without a word. */
  'clock-told': { of: 'G8', value: null, hasShare: true },
  /** Broken promises: told within five seconds; how late that was. */
  'breach-told': { of: 'G8', value: 'time', hasShare: true },
  /** Offers: made while nothing was wrong. */
  'offer-made': { of: 'G9', value: null, hasShare: true },
} as const satisfies Readonly<Record<string, Terms>>

export type Figure = keyof typeof figures
export const figureNames = Object.keys(figures) as readonly Figure[] // its own keys

/** One thing that was counted. */
export interface Measured {
  readonly figure: Figure
  /** When it was settled: by this it belongs to a month. */
  readonly at: number
  /** As it was promised; null where there is no good or bad about it. */
  readonly isGood: boolean | null
  /** A whole number of what the figure says; null where nothing was measured of this one. */
  readonly value: number | null
}

/** Sums, not averages: two counts put together are the count of both. */
export interface Sum {
  readonly count: number
  readonly good: number
  /** How many of them have a value, and what these come to. */
  readonly measured: number
  readonly total: number
}

export interface Counted extends Sum {
  /** Null where nothing was counted, or nothing is good or bad about it. */
  readonly share: number | null
  readonly mean: number | null
}

export const nothing: Sum = { count: 0, good: 0, measured: 0, total: 0 }

export function countedOf(figure: Figure, sum: Sum): Counted {
  const { count, good, measured, total } = sum
  return {
    ...sum,
    share: count === 0 || !figures[figure].hasShare ? null : good / count,
    mean: measured === 0 ? null : total / measured,
  }
}

export interface Window {
  readonly from: number
  /** Not itself. */
  readonly until: number
}

export type Sums = ReadonlyMap<Figure, Sum>

/** What was settled in these times, by figure. */
export function sumsOf(measured: Iterable<Measured>, { from, until }: Window): Sums {
  const sums = new Map<Figure, Sum>()
  for (const { figure, at, isGood, value } of measured) {
    if (at < from || at >= until) continue
    const before = sums.get(figure) ?? nothing
    sums.set(figure, {
      count: before.count + 1,
      good: before.good + (isGood === true ? 1 : 0),
      measured: before.measured + (value === null ? 0 : 1),
      total: before.total + (value ?? 0),
    })
  }
  return sums
}

export function putTogether(one: Sums, other: Sums): Sums {
  const both = new Map(one)
  for (const [figure, sum] of other) {
    const before = both.get(figure) ?? nothing
    both.set(figure, {
      count: before.count + sum.count,
      good: before.good + sum.good,
      measured: before.measured + sum.measured,
      total: before.total + sum.total,
    })
  }
  return both
}
