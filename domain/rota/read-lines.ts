/**
 * A file of shifts, line by line: person, date, from, to, and perhaps breaks in pairs. All lines of one person and day together are
 * that day; a line without times is a day off. What cannot be read is said line by line, and keeps nothing else out.
 */
import { readDay } from '../import/values.ts'
import type { Rota, Shift, Times } from './rota.ts'
import { withDay } from './rota.ts'
import { refusedDay } from './rules.ts'

export interface RotaLine {
  readonly line: number
  readonly cells: readonly string[]
}

export interface Namable {
  readonly id: string
  readonly name: string
  readonly email: string
}

export interface BadLine {
  readonly line: number
  readonly why: 'no-person' | 'two-people' | 'no-day' | 'no-time' | 'half-a-break' | 'refused'
  /** What could not be read; or the name of the rule that refuses. */
  readonly about: string
}

export interface ReadDay {
  readonly agentId: string
  readonly date: string
  readonly shifts: readonly Shift[]
  readonly lines: readonly number[]
}

export interface ReadRota {
  readonly days: readonly ReadDay[]
  readonly bad: readonly BadLine[]
}

interface Good {
  readonly line: number
  readonly agentId: string
  readonly date: string
  /** Null: a day off. */
  readonly shift: Shift | null
}

/** @param lines of the file, a heading first or not; empty ones left out */
export function readRotaLines(lines: readonly RotaLine[], people: readonly Namable[]): ReadRota {
  const [first] = lines
  const isHeading =
    first !== undefined && readDay(first.cells[1] ?? '', false) === null && !/\d/.test(first.cells.join(''))
  const read = lines.slice(isHeading ? 1 : 0).map(line => readLine(line, people))
  const good = read.flatMap(one => ('why' in one ? [] : [one]))
  const byDay = Map.groupBy(good, ({ agentId, date }) => `${agentId} ${date}`)
  return {
    bad: read.flatMap(one => ('why' in one ? [one] : [])),
    days: [...byDay.values()].flatMap(of => {
      const [one] = of
      if (!one) return []
      const shifts = of.flatMap(({ shift }) => shift ?? [])
      return [{ agentId: one.agentId, date: one.date, shifts, lines: of.map(({ line }) => line) }]
    }),
  }
}

function readLine({ line, cells }: RotaLine, people: readonly Namable[]): Good | BadLine {
  const [person = '', day = '', ...times] = cells.map(cell => cell.trim())
  const named = whoIs(person, people)
  const [who] = named
  if (!who) return { line, why: 'no-person', about: person }
  if (named.length > 1) return { line, why: 'two-people', about: person }
  const date = readDay(day, false)
  if (date === null) return { line, why: 'no-day', about: day }
  const said = times.slice(0, times.findLastIndex(time => time !== '') + 1)
  if (said.length === 0) return { line, agentId: who.id, date, shift: null }
  const wrong = said.find(time => readTime(time) === null)
  if (wrong !== undefined) return { line, why: 'no-time', about: wrong }
  if (said.length % 2 === 1) return { line, why: 'half-a-break', about: said.at(-1) ?? '' }
  const [shift, ...breaks] = inPairs(said.map(time => readTime(time) ?? ''))
  return shift
    ? { line, agentId: who.id, date, shift: { ...shift, breaks } }
    : { line, agentId: who.id, date, shift: null }
}

/** By mail address, else by name, however it is written large or small. */
function whoIs(typed: string, people: readonly Namable[]): readonly Namable[] {
  const like = typed.toLowerCase()
  const byAddress = people.filter(({ email }) => email.toLowerCase() === like)
  return byAddress.length > 0 ? byAddress : people.filter(({ name }) => name.toLowerCase() === like)
}

/** 9, 9:30, 09.30 and 0930 are times, and 24:00 is midnight; null where it is none. */
function readTime(typed: string): string | null {
  const found = /^(\d{1,2})(?:[:.h]?([0-5]\d))?(?::00)?$/.exec(typed)
  if (!found) return null
  const hours = Number(found[1])
  const minutes = found[2] ?? '00'
  if (hours > 24 || (hours === 24 && minutes !== '00')) return null
  return `${String(hours % 24).padStart(2, '0')}:${minutes}`
}

function inPairs(times: readonly string[]): readonly Times[] {
  return Array.from({ length: times.length / 2 }, (_, pair) => ({
    from: times[2 * pair] ?? '',
    to: times[2 * pair + 1] ?? '',
  }))
}

export interface TakenIn {
  readonly rota: Rota
  readonly taken: readonly ReadDay[]
  readonly bad: readonly BadLine[]
}

/** One person's days into their rota; those that a rule refuses are left out, with its name. */
export function takeIn(rota: Rota, days: readonly ReadDay[]): TakenIn {
  return days
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
    .reduce<TakenIn>(
      (into, day) => {
        const next = withDay(into.rota, day.date, day.shifts)
        const refused = refusedDay(next, day.date)
        if (!refused) return { ...into, rota: next, taken: [...into.taken, day] }
        const bad = day.lines.map(line => ({ line, why: 'refused' as const, about: refused.refused.rule }))
        return { ...into, bad: [...into.bad, ...bad] }
      },
      { rota, taken: [], bad: [] },
    )
}
