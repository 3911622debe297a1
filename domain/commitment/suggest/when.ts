/**
 * Until when, where the words name it: as an amount of time ("within 3 working days") or as a moment ("tomorrow before 12").
 *
 * A day without an hour ends when its work does, or at midnight where nobody works; "before Friday" ends when Friday begins. An hour without
 * a day is today's, or tomorrow's once it has passed. One to seven are hours of the afternoon, unless the words say otherwise.
 */
import { Temporal } from 'temporal-polyfill'
import { dateAt, momentOf, openingsOn } from '../../hours/hours.ts'
import type { Calendar } from '../../time/calendar.ts'
import type { Within } from '../../time/due.ts'
import type { Instant } from '../../time.ts'
import { anyOf } from './language.ts'

export type DueNamed = { readonly within: Within } | { readonly at: Instant }

/** How one language names times. */
export interface WhenTable {
  /** Number words, with those that stand for a half or for two. */
  readonly numbers: Readonly<Record<string, number>>
  /** In the order of the week from Monday. */
  readonly weekdays: readonly string[]
  readonly months: readonly string[]
  /** Groups: `amount`, `upto` (the later of two), `working`, `unit`. */
  readonly within: string
  readonly units: Readonly<Record<'minute' | 'hour' | 'day' | 'week', string>>
  /** Days counted from today. */
  readonly days: readonly (readonly [pattern: string, daysAhead: number])[]
  readonly parts: readonly (readonly [pattern: string, time: string])[]
  readonly thisWeek: string
  readonly nextWeek: string
  /** Of `next Tuesday`: in the week that follows. */
  readonly nextWeekday: string | null
  /** A day named after it ends before it begins. */
  readonly before: string
  /** Groups: `day`, `month`. */
  readonly date: string
  /** Groups: `day`: "the 30th". */
  readonly dayOfMonth: string
  /** Groups: `from`, `hour`, `minute`, `half`. */
  readonly hour: string
  readonly isMorning: string
}

interface Reading {
  readonly table: WhenTable
  readonly words: string
  readonly now: Instant
  readonly calendar: Calendar
}

/** Null where no time is named. */
export function dueNamed(words: string, table: WhenTable, now: Instant, calendar: Calendar): DueNamed | null {
  const reading = { table, words, now, calendar }
  const within = amountOf(reading)
  if (within) return { within }
  const day = dayOf(reading)
  const time = timeOf(reading)
  if (!day && time === null) return null
  const today = dateAt(calendar, now)
  if (day?.isBefore === true && time === null)
    return { at: momentOf(calendar.timeZone, day.date, '00:00', 'earlier') }
  const date = day?.date ?? today
  if (time === null) return { at: endOf(calendar, date) }
  const at = momentOf(calendar.timeZone, date, time, 'later')
  return { at: day || at > now ? at : momentOf(calendar.timeZone, today.add({ days: 1 }), time, 'later') }
}

/** Where the words that name a time begin and end; null where there are none. */
export function timeWordsIn(words: string, table: WhenTable): { from: number; to: number } | null {
  const times = timesOf.get(table) ?? anyOf(allTimes(table), 'giu')
  timesOf.set(table, times)
  const found = [...words.matchAll(times)]
  const [first] = found
  const last = found.at(-1)
  return first && last ? { from: first.index, to: last.index + last[0].length } : null
}

const timesOf = new WeakMap<WhenTable, RegExp>()

function allTimes(table: WhenTable): readonly string[] {
  const plain = [table.within, table.date, table.dayOfMonth, table.hour].map(piece =>
    piece.replaceAll(/\?<\w+>/g, '?:'),
  )
  return [
    ...plain,
    ...table.days.map(([pattern]) => pattern),
    ...table.parts.map(([pattern]) => pattern),
    ...table.weekdays,
    table.thisWeek,
    table.nextWeek,
  ]
}

function amountOf({ words, table }: Reading): Within | null {
  const groups = anyOf([table.within]).exec(words)?.groups
  if (!groups) return null
  const amount = numberOf(groups['upto'] ?? groups['amount'] ?? '', table)
  if (amount === null || amount <= 0) return null
  const is = (unit: keyof WhenTable['units']) => anyOf([table.units[unit]]).test(groups['unit'] ?? '')
  const isWorking = groups['working'] !== undefined
  if (is('minute')) return { amount: Math.round((amount / 60) * 10_000) / 10_000, unit: 'hours' }
  if (is('hour')) return { amount, unit: isWorking ? 'working-hours' : 'hours' }
  if (is('week')) return { amount: amount * 7, unit: 'days' }
  return { amount: Math.ceil(amount), unit: isWorking ? 'working-days' : 'days' }
}

function numberOf(word: string, { numbers }: WhenTable): number | null {
  const known = numbers[word.toLowerCase().replaceAll(/\s+/g, ' ').trim()]
  if (known !== undefined) return known
  return /^\d{1,4}$/.test(word) ? Number(word) : null
}

interface NamedDay {
  readonly date: Temporal.PlainDate
  readonly isBefore: boolean
}

function dayOf(reading: Reading): NamedDay | null {
  const { words, table } = reading
  const dated = dateOf(reading)
  const weekday = table.weekdays.findIndex(name => anyOf([name]).test(words))
  const name = dated?.named ?? table.weekdays[weekday]
  const isBefore = name !== undefined && anyOf([`${table.before}${name}`]).test(words)
  if (dated) return { date: dated.date, isBefore }
  if (weekday >= 0) return { date: weekdayAhead(reading, weekday), isBefore }
  const relative = relativeDay(reading)
  return relative && { date: relative, isBefore: false }
}

function relativeDay({ words, table, now, calendar }: Reading): Temporal.PlainDate | null {
  const today = dateAt(calendar, now)
  const ahead = table.days.find(([pattern]) => anyOf([pattern]).test(words))?.[1]
  if (ahead !== undefined) return today.add({ days: ahead })
  if (anyOf([table.nextWeek]).test(words)) return endOfWeek(calendar, today.add({ days: 7 }))
  return anyOf([table.thisWeek]).test(words) ? endOfWeek(calendar, today) : null
}

/** The last day of its week on which anybody works. */
function endOfWeek(calendar: Calendar, date: Temporal.PlainDate): Temporal.PlainDate {
  const monday = date.subtract({ days: date.dayOfWeek - 1 })
  const days = [6, 5, 4, 3, 2, 1, 0].map(ahead => monday.add({ days: ahead }))
  return (
    days.find(day => Temporal.PlainDate.compare(day, date) >= 0 && openingsOn(calendar, day).length > 0) ??
    monday.add({ days: 6 })
  )
}

function weekdayAhead({ words, table, now, calendar }: Reading, weekday: number): Temporal.PlainDate {
  const today = dateAt(calendar, now)
  if (
    table.nextWeekday !== null &&
    anyOf([`${table.nextWeekday}${table.weekdays[weekday] ?? ''}`]).test(words)
  )
    return today.subtract({ days: today.dayOfWeek - 1 }).add({ days: 7 + weekday })
  return today.add({ days: (weekday + 1 - today.dayOfWeek + 7) % 7 || 7 })
}

function dateOf({
  words,
  table,
  now,
  calendar,
}: Reading): { date: Temporal.PlainDate; named: string } | null {
  const found = anyOf([table.date]).exec(words) ?? anyOf([table.dayOfMonth]).exec(words)
  if (!found?.groups) return null
  const { day: dayNamed, day2, month, month2 } = found.groups
  const day = Number(dayNamed ?? day2)
  const today = dateAt(calendar, now)
  const named = month ?? month2
  const monthIndex = named === undefined ? -1 : table.months.findIndex(name => anyOf([name]).test(named))
  for (let ahead = 0; ahead <= 12; ahead += 1) {
    const first = today.with({ day: 1 }).add({ months: ahead })
    if (monthIndex >= 0 && first.month !== monthIndex + 1) continue
    if (day < 1 || day > first.daysInMonth) continue
    const date = first.with({ day })
    if (Temporal.PlainDate.compare(date, today) >= 0) return { date, named: found[0] }
  }
  return null
}

/** 'HH:MM', of an hour or else of a part of the day. */
function timeOf({ words, table }: Reading): string | null {
  const isMorning = anyOf([table.isMorning]).test(words)
  const groups = anyOf([table.hour]).exec(words)?.groups
  if (groups) {
    const hour = numberOf(groups['hour'] ?? groups['hour2'] ?? '', table)
    const minute = groups['minute'] ?? groups['minute2'] ?? '00'
    const isNoon = groups['half'] !== undefined && /^p/i.test(groups['half'])
    if (hour !== null && hour <= 24 && Number(minute) < 60) {
      const later = hour < 12 && (isNoon || (hour <= 7 && !isMorning && groups['half'] === undefined))
      return `${String(later ? hour + 12 : hour).padStart(2, '0')}:${minute}`
    }
  }
  return table.parts.find(([pattern]) => anyOf([pattern]).test(words))?.[1] ?? null
}

/** When work ends on that day, or the day itself where nobody works. */
function endOf(calendar: Calendar, date: Temporal.PlainDate): Instant {
  const closing = openingsOn(calendar, date).at(-1)?.until
  return closing ?? momentOf(calendar.timeZone, date, '24:00', 'later')
}
