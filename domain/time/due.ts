/**
 * When something is due: so many hours, days, working days or working hours after a moment, with the times at which the clock rests.
 *
 * - `hours` go by the clock, day and night.
 * - `days` and `working-days` do not count the day on which it begins (Regulation (EEC, Euratom) 1182/71, art. 3(1)); a day is due at its
 *   end, a working day when its work ends. A day that falls on a holiday is not moved: the stricter reading.
 * - `working-hours` go only while work is done.
 * - A pause takes out the time in it; of days, it takes out each one at whose end the clock rests.
 */
import { HOUR, type Instant } from '../time.ts'
import type { Calendar } from './calendar.ts'
import { countUpTo, type Year, yearAt, yearOf } from './day-table.ts'

export const UNITS = ['hours', 'days', 'working-days', 'working-hours'] as const
export type Unit = (typeof UNITS)[number]

export interface Within {
  /** Above zero; days are whole. */
  readonly amount: number
  readonly unit: Unit
}

/** The clock rests from then until then; null while it still does. */
export interface Pause {
  readonly from: Instant
  readonly until: Instant | null
}

/** How many years ahead something due is looked for. */
export const HORIZON_YEARS = 5

/**
 * The moment until which it is in time.
 * @param pauses in any order; they may overlap
 * @returns null while the clock rests, and where nobody works within five years
 */
export function dueAt(
  calendar: Calendar,
  from: Instant,
  { amount, unit }: Within,
  pauses: readonly Pause[] = [],
): Instant | null {
  const rests = inOrder(pauses, from)
  const due = reckonedBy[unit](calendar, from, amount, rests)
  return due !== null && Number.isFinite(due) ? due : null
}

/** How much of the working time between two moments there is, in milliseconds; 0 where they are the wrong way round. */
export function workedBetween(calendar: Calendar, from: Instant, until: Instant): number {
  let worked = 0
  for (const stretch of stretchesFrom(calendar, from)) {
    if (stretch.from >= until) break
    worked += Math.min(stretch.until, until) - stretch.from
  }
  return worked
}

interface Stretch {
  readonly from: Instant
  readonly until: Instant
}

type Reckoning = (
  calendar: Calendar,
  from: Instant,
  amount: number,
  rests: readonly Stretch[],
) => Instant | null

const reckonedBy: Readonly<Record<Unit, Reckoning>> = {
  hours: (_, from, amount, rests) =>
    reached(without([{ from, until: Number.POSITIVE_INFINITY }], rests), inMilliseconds(amount)),
  'working-hours': (calendar, from, amount, rests) =>
    reached(without(stretchesFrom(calendar, from), rests), inMilliseconds(amount)),
  days: (calendar, from, amount, rests) => counted(endsFrom(calendar, from, 'days'), amount, rests),
  'working-days': (calendar, from, amount, rests) =>
    rests.length === 0
      ? nthClosing(calendar, from, amount)
      : counted(endsFrom(calendar, from, 'working-days'), amount, rests),
}

/** A third of an hour is no whole number in binary; a moment is a whole number of milliseconds. */
function inMilliseconds(hours: number): number {
  return Math.round(hours * HOUR)
}

/** The ends of the days, or of the working days, after the day of this moment. */
export function endsFrom(
  calendar: Calendar,
  from: Instant,
  unit: 'days' | 'working-days',
): Iterable<Instant> {
  return unit === 'days' ? dayEnds(calendar, from) : closings(calendar, from)
}

/** The n-th working day after the day of `from`, without looking at each day between. */
function nthClosing(calendar: Calendar, from: Instant, amount: number): Instant | null {
  const first = yearAt(calendar, from)
  let left = amount
  for (let number = first; number <= first + HORIZON_YEARS; number += 1) {
    const year = yearOf(calendar, number)
    const passed = number === first ? workingDaysUpTo(year, from) : 0
    const closing = year.closings[passed + left - 1]
    if (closing !== undefined) return closing
    left -= year.closings.length - passed
  }
  return null
}

/** Working days of the year up to the day of this moment, itself among them. */
function workingDaysUpTo({ days, workingDays }: Year, moment: Instant): number {
  return countUpTo(workingDays, countUpTo(days, moment) - 1)
}

function* closings(calendar: Calendar, from: Instant): Generator<Instant> {
  const first = yearAt(calendar, from)
  for (let number = first; number <= first + HORIZON_YEARS; number += 1) {
    const year = yearOf(calendar, number)
    yield* year.closings.slice(number === first ? workingDaysUpTo(year, from) : 0)
  }
}

function* dayEnds(calendar: Calendar, from: Instant): Generator<Instant> {
  const first = yearAt(calendar, from)
  for (let number = first; number <= first + HORIZON_YEARS; number += 1) {
    const { days } = yearOf(calendar, number)
    const today = number === first ? countUpTo(days, from) - 1 : -1
    yield* days.slice(today + 2)
  }
}

function counted(ends: Iterable<Instant>, amount: number, rests: readonly Stretch[]): Instant | null {
  let left = amount
  for (const end of ends) {
    if (rests.some(rest => rest.from < end && end <= rest.until)) continue
    left -= 1
    if (left <= 0) return end
  }
  return null
}

/** Working time from this moment on. */
function* stretchesFrom(calendar: Calendar, from: Instant): Generator<Stretch> {
  const first = yearAt(calendar, from)
  for (let number = first; number <= first + HORIZON_YEARS; number += 1) {
    const year = yearOf(calendar, number)
    for (let index = countUpTo(year.until, from); index < year.from.length; index += 1) {
      yield { from: Math.max(year.from[index] ?? from, from), until: year.until[index] ?? from }
    }
  }
}

/** The moment at which so much of the stretches has passed. */
function reached(stretches: Iterable<Stretch>, milliseconds: number): Instant | null {
  let left = milliseconds
  for (const { from, until } of stretches) {
    if (until - from >= left) return from + left
    left -= until - from
  }
  return null
}

/** What is left of stretches when these rests are taken out; both in order. */
function* without(stretches: Iterable<Stretch>, rests: readonly Stretch[]): Generator<Stretch> {
  for (const stretch of stretches) {
    let { from } = stretch
    for (const rest of rests) {
      if (rest.until <= from || rest.from >= stretch.until) continue
      if (rest.from > from) yield { from, until: rest.from }
      from = Math.min(rest.until, stretch.until)
    }
    if (from < stretch.until) yield { from, until: stretch.until }
  }
}

/** Pauses that matter, joined where they overlap. */
function inOrder(pauses: readonly Pause[], from: Instant): readonly Stretch[] {
  const joined: Stretch[] = []
  const sorted = pauses
    .map(pause => ({ from: pause.from, until: pause.until ?? Number.POSITIVE_INFINITY }))
    .filter(({ from: begins, until }) => until > from && until > begins)
    .toSorted((a, b) => a.from - b.from)
  for (const pause of sorted) {
    const before = joined.at(-1)
    if (before && pause.from <= before.until)
      joined[joined.length - 1] = { from: before.from, until: Math.max(before.until, pause.until) }
    else joined.push(pause)
  }
  return joined
}
