/**
 * Who is to be at work when: a week that repeats for each person, and days that are otherwise.
 *
 * Written as wall-clock times of the house, as it hangs on the wall. What must stay true when clocks change: of two shifts of which
 * one ends when the other begins, each moment belongs to exactly one. So a time that comes twice is meant the first time, and a
 * time that is skipped is the moment of the change. A night at whose end clocks go back lasts an hour longer.
 */
import { Temporal } from 'temporal-polyfill'
import { momentOf } from '../hours/hours.ts'
import { DAY, type Instant } from '../time.ts'

/** 'HH:MM' from 00:00 to 23:59. What ends no later than it begins ends on the next day. */
export interface Times {
  readonly from: string
  readonly to: string
}

export interface Shift extends Times {
  readonly breaks: readonly Times[]
}

export interface WeeklyShift extends Shift {
  /** 1 Monday … 7 Sunday: the day on which it begins. */
  readonly weekday: number
  /** 'YYYY-MM-DD', the first day on which it holds; null is since ever. */
  readonly validFrom: string | null
  /** The last; null is without end. */
  readonly validTo: string | null
}

/** A day that is not as every week. No shift at all is a day off. */
export interface RotaDay {
  readonly date: string
  readonly shifts: readonly Shift[]
  /** With whom it was swapped; null where it was just set. */
  readonly swappedWith: string | null
}

/** Of one person. */
export interface Rota {
  readonly weekly: readonly WeeklyShift[]
  readonly days: readonly RotaDay[]
}

export const EMPTY_ROTA: Rota = { weekly: [], days: [] }

/** From a moment until just before another. */
export interface Stretch {
  readonly from: Instant
  readonly until: Instant
}

export interface PlannedShift extends Stretch {
  readonly breaks: readonly Stretch[]
}

/** How many days of each person are kept after they are over. */
const KEPT_DAYS = 400
const MINUTES_OF_DAY = 1_440

/** Minutes from midnight. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** How long it is by the clock on the wall, in minutes: 1 to 1,440. */
export function lengthOf({ from, to }: Times): number {
  return ((minutesOf(to) - minutesOf(from) + MINUTES_OF_DAY - 1) % MINUTES_OF_DAY) + 1
}

/** Minutes from the beginning of a shift until a time that it comes to. */
export function minutesInto(shift: Times, time: string): number {
  return (minutesOf(time) - minutesOf(shift.from) + MINUTES_OF_DAY) % MINUTES_OF_DAY
}

/** The shifts that begin on that day, in order: those set for it, else those of its weekday. */
export function shiftsOn(rota: Rota, date: string): readonly Shift[] {
  return rota.days.find(day => day.date === date)?.shifts ?? weeklyOn(rota, date)
}

/** What every week says of that day. */
export function weeklyOn({ weekly }: Rota, date: string): readonly Shift[] {
  const { dayOfWeek } = Temporal.PlainDate.from(date)
  return inOrder(
    weekly
      .filter(({ weekday }) => weekday === dayOfWeek)
      .filter(({ validFrom, validTo }) => (validFrom ?? date) <= date && date <= (validTo ?? date))
      .map(({ from, to, breaks }) => ({ from, to, breaks })),
  )
}

/** All shifts of which a part lies between the two moments, in order, each whole. */
export function shiftsBetween(
  rota: Rota,
  timeZone: string,
  { from, until }: Stretch,
): readonly PlannedShift[] {
  return datesAround(timeZone, { from, until })
    .flatMap(date => shiftsOn(rota, date.toString()).map(shift => planned(shift, date, timeZone)))
    .filter(shift => shift.from < shift.until && shift.from < until && from < shift.until)
    .toSorted((a, b) => a.from - b.from)
}

/** All breaks of which a part lies between the two moments, in order, each whole. */
export function breaksBetween(rota: Rota, timeZone: string, span: Stretch): readonly Stretch[] {
  return shiftsBetween(rota, timeZone, span)
    .flatMap(({ breaks }) => breaks)
    .filter(({ from, until }) => from < span.until && span.from < until)
}

/** The shift that is on at that moment; null when none is. */
export function onShiftAt(rota: Rota, timeZone: string, at: Instant): PlannedShift | null {
  return shiftsBetween(rota, timeZone, { from: at, until: at + 1 })[0] ?? null
}

function datesAround(timeZone: string, { from, until }: Stretch): readonly Temporal.PlainDate[] {
  const dateOf = (at: Instant) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate()
  // A shift that began the evening before may still be on.
  const first = dateOf(from).subtract({ days: 1 })
  const days = first.until(dateOf(until)).days
  return Array.from({ length: days + 1 }, (_, day) => first.add({ days: day }))
}

function planned(shift: Shift, date: Temporal.PlainDate, timeZone: string): PlannedShift {
  const begins = minutesOf(shift.from)
  const momentAt = (minutes: number): Instant => {
    const day = date.add({ days: Math.floor(minutes / MINUTES_OF_DAY) })
    return momentOf(timeZone, day, timeAt(minutes % MINUTES_OF_DAY), 'earlier')
  }
  return {
    from: momentAt(begins),
    until: momentAt(begins + lengthOf(shift)),
    breaks: shift.breaks
      .map(each => {
        const into = begins + minutesInto(shift, each.from)
        return { from: momentAt(into), until: momentAt(into + lengthOf(each)) }
      })
      .filter(({ from, until }) => from < until)
      .toSorted((a, b) => a.from - b.from),
  }
}

function timeAt(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** That day is otherwise, once. A day that would be as every week is none of its own. */
export function withDay(
  rota: Rota,
  date: string,
  shifts: readonly Shift[],
  swappedWith: string | null = null,
): Rota {
  const { days } = withoutDay(rota, date)
  const ordered = inOrder(shifts)
  if (swappedWith === null && isSame(ordered, weeklyOn(rota, date))) return { ...rota, days }
  return { ...rota, days: byDate([...days, { date, shifts: ordered, swappedWith }]) }
}

/** That day is as every week again. */
export function withoutDay(rota: Rota, date: string): Rota {
  return { ...rota, days: rota.days.filter(day => day.date !== date) }
}

/**
 * From that day on its weekday is like this every week, until the last day named, and after that as it was before. Days that are
 * otherwise stay so, but for this one.
 */
export function withWeekly(
  rota: Rota,
  date: string,
  shifts: readonly Shift[],
  validTo: string | null = null,
): Rota {
  const { dayOfWeek: weekday } = Temporal.PlainDate.from(date)
  const around = rota.weekly.flatMap(shift =>
    shift.weekday === weekday ? outside(shift, date, validTo) : [shift],
  )
  const set = shifts.map(shift => ({ ...shift, weekday, validFrom: date, validTo }))
  return { ...withoutDay(rota, date), weekly: [...around, ...set].toSorted(compareWeekly) }
}

/** What is left of a weekly shift before the first day and after the last. */
function outside(shift: WeeklyShift, first: string, last: string | null): readonly WeeklyShift[] {
  const { validFrom, validTo } = shift
  const before = { ...shift, validTo: earliest(validTo, addDays(first, -1)) }
  const after = last === null ? null : { ...shift, validFrom: latest(validFrom, addDays(last, 1)) }
  return [before, ...(after ? [after] : [])].filter(
    part => part.validFrom === null || part.validTo === null || part.validFrom <= part.validTo,
  )
}

/** The week that begins with one Monday is as the week that begins with the other. */
export function copyWeek(rota: Rota, fromMonday: string, toMonday: string): Rota {
  return Array.from({ length: 7 }, (_, day) => day).reduce(
    (copied, day) => withDay(copied, addDays(toMonday, day), shiftsOn(rota, addDays(fromMonday, day))),
    rota,
  )
}

interface Sharer {
  readonly agentId: string
  readonly rota: Rota
}

/** On that day each works the shifts of the other. */
export function swapped(one: Sharer, other: Sharer, date: string): readonly [Rota, Rota] {
  return [
    withDay(one.rota, date, shiftsOn(other.rota, date), other.agentId),
    withDay(other.rota, date, shiftsOn(one.rota, date), one.agentId),
  ]
}

/** Without the days that are long over. */
export function withoutOld(rota: Rota, today: string): Rota {
  const oldest = addDays(today, -KEPT_DAYS)
  return {
    weekly: rota.weekly.filter(({ validTo }) => validTo === null || validTo >= oldest),
    days: rota.days.filter(({ date }) => date >= oldest),
  }
}

/** The Monday of its week. */
export function mondayOf(date: string): string {
  const day = Temporal.PlainDate.from(date)
  return day.subtract({ days: day.dayOfWeek - 1 }).toString()
}

export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}

/** Stretches of work: shifts without their breaks, joined where they touch. */
export function dutyIn(shifts: readonly PlannedShift[]): readonly Stretch[] {
  return joined(
    shifts.flatMap(shift =>
      shift.breaks.reduce<readonly Stretch[]>((parts, each) => without(parts, each), [shift]),
    ),
  )
}

/** What is left of the stretches outside of one. */
export function without(stretches: readonly Stretch[], taken: Stretch): readonly Stretch[] {
  return stretches.flatMap(({ from, until }) =>
    [
      { from, until: Math.min(until, taken.from) },
      { from: Math.max(from, taken.until), until },
    ].filter(part => part.from < part.until),
  )
}

function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  return stretches
    .toSorted((a, b) => a.from - b.from)
    .reduce<Stretch[]>((parts, { from, until }) => {
      const last = parts.at(-1)
      if (!last || from > last.until) return [...parts, { from, until }]
      return [...parts.slice(0, -1), { from: last.from, until: Math.max(last.until, until) }]
    }, [])
}

/** As far ahead as shifts are looked for when it is asked who comes next. */
export const LOOK_AHEAD = 7 * DAY

function inOrder(shifts: readonly Shift[]): readonly Shift[] {
  return shifts.toSorted((a, b) => minutesOf(a.from) - minutesOf(b.from))
}

function isSame(some: readonly Shift[], others: readonly Shift[]): boolean {
  const spelled = (shifts: readonly Shift[]) =>
    shifts.map(({ from, to, breaks }) =>
      [{ from, to }, ...breaks].map(times => `${times.from}-${times.to}`).join(' '),
    )
  return spelled(some).join() === spelled(others).join()
}

function byDate(days: readonly RotaDay[]): readonly RotaDay[] {
  return days.toSorted((a, b) => (a.date < b.date ? -1 : 1))
}

function compareWeekly(a: WeeklyShift, b: WeeklyShift): number {
  return a.weekday - b.weekday || minutesOf(a.from) - minutesOf(b.from)
}

function earliest(date: string | null, other: string): string {
  return date === null || other < date ? other : date
}

function latest(date: string | null, other: string): string {
  return date === null || other > date ? other : date
}
