/**
 * Until when: the times that an agent promises most. Pure. What a working day is, and when work ends today, says the server by the
 * calendar of the team (`Dues`); what needs no calendar is reckoned here, in the organisation's time zone.
 */
import type { Dues } from '../contract/calendars.ts'

export type QuickName = 'one-hour' | 'today' | 'tomorrow' | { readonly workingDays: number }

export interface QuickDue {
  readonly name: QuickName
  readonly at: number
}

interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

const HOUR = 3_600_000

/**
 * The quick choices that lie ahead, earliest first, each moment once.
 * @param dues undefined while they are not known: then only what needs no calendar is offered
 */
export function quickDues(now: number, timeZone: string, dues: Dues | undefined): QuickDue[] {
  const names: QuickName[] = [
    'one-hour',
    'today',
    ...(dues?.isWorkedTomorrow ? ['tomorrow' as const] : []),
    ...[2, 5, 10].map(workingDays => ({ workingDays })),
  ]
  const choices = names.flatMap(name => {
    const at = quickDue(name, now, timeZone, dues)
    return at !== null && at > now + HOUR / 2 ? [{ name, at }] : []
  })
  const seen = new Set<number>()
  return choices.toSorted((a, b) => a.at - b.at).filter(choice => !seen.has(choice.at) && seen.add(choice.at))
}

/** The moment that is meant by that name, where it is known and lies ahead. */
export function quickDue(
  name: QuickName | null,
  now: number,
  timeZone: string,
  dues: Dues | undefined,
): number | null {
  if (name === null) return null
  const at = momentNamed(name, now, timeZone, dues)
  return at !== null && at > now ? at : null
}

function momentNamed(name: QuickName, now: number, timeZone: string, dues: Dues | undefined): number | null {
  if (typeof name === 'object') return dues?.workingDays[name.workingDays - 1] ?? null
  if (name === 'one-hour') return roundUp(now + HOUR, 5 * 60_000)
  if (name === 'today') return dues?.closesAt ?? null
  // Said of a day on which nobody works, it still means that day.
  return atTime(plusDays(dayAt(now, timeZone), 1), 12, 0, timeZone)
}

const OPENING = 9

export interface SnoozeDue {
  readonly name: 'tomorrow' | 'nextMonday' | 'nextWeek'
  readonly at: number
}

/**
 * Until when a case is put aside most: mornings, each moment once.
 * @param dues undefined while they are not known; tomorrow is not offered where nobody is here then
 */
export function snoozeDues(now: number, timeZone: string, dues: Dues | undefined): SnoozeDue[] {
  const today = dayAt(now, timeZone)
  const weekday = new Date(Date.UTC(today.year, today.month - 1, today.day)).getUTCDay()
  const morning = (days: number) => atTime(plusDays(today, days), OPENING, 0, timeZone)
  const choices: SnoozeDue[] = [
    ...(dues?.isWorkedTomorrow === false ? [] : [{ name: 'tomorrow', at: morning(1) } as const]),
    { name: 'nextMonday', at: morning((8 - weekday) % 7 || 7) },
    { name: 'nextWeek', at: morning(7) },
  ]
  return choices.filter(({ at }, index) => choices.findIndex(other => other.at === at) === index)
}

/** The moment at which it is this o'clock on this day there. In the hour that a clock change skips, the hour after it. */
export function atTime(day: Day, hour: number, minute: number, timeZone: string): number {
  const wanted = Date.UTC(day.year, day.month - 1, day.day, hour, minute)
  // The offset is asked for twice: the first guess may stand on the other side of a clock change.
  const guess = wanted - offsetAt(wanted, timeZone)
  return wanted - offsetAt(guess, timeZone)
}

/** A `datetime-local` value ("2026-11-24T17:00") as a moment in that time zone; null when it is not one. */
export function momentOf(local: string, timeZone: string): number | null {
  const parts = /^(\d{4,6})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(local)?.slice(1).map(Number)
  if (!parts) return null
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = parts
  return atTime({ year, month, day }, hour, minute, timeZone)
}

/** The moment as a `datetime-local` value in that time zone. */
export function localOf(at: number, timeZone: string): string {
  return new Date(at + offsetAt(at, timeZone)).toISOString().slice(0, 16)
}

export function isSameDay(a: number, b: number, timeZone: string): boolean {
  return localOf(a, timeZone).slice(0, 10) === localOf(b, timeZone).slice(0, 10)
}

function dayAt(at: number, timeZone: string): Day {
  const there = new Date(at + offsetAt(at, timeZone))
  return { year: there.getUTCFullYear(), month: there.getUTCMonth() + 1, day: there.getUTCDate() }
}

function plusDays(day: Day, days: number): Day {
  return dayAt(Date.UTC(day.year, day.month - 1, day.day + days, 12), 'UTC')
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Made once: a formatter costs more than everything else that is done with it. */
function clockIn(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  clocks.set(timeZone, made)
  return made
}

/** How far that time zone's clocks are ahead of UTC at that moment, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const parts = clockIn(timeZone).formatToParts(at)
  const part = (type: string) => Number(parts.find(found => found.type === type)?.value)
  const there = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return there - Math.floor(at / 1000) * 1000
}

function roundUp(at: number, step: number): number {
  return Math.ceil(at / step) * step
}
