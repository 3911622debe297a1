import type { MyShifts, RotaDay, RotaWeek, Shift } from '../../../contract/rota.ts'
import { dateAt, type OpeningHours } from '../../../domain/hours/hours.ts'
import {
  addDays,
  EMPTY_ROTA,
  mondayOf,
  type PlannedShift,
  type Rota,
  type Shift as Worked,
  shiftsOn,
} from '../../../domain/rota/rota.ts'
import type { Instant } from '../../../domain/time.ts'
import type { ColleagueRow } from './sql.ts'

interface Week {
  readonly people: readonly ColleagueRow[]
  readonly rotas: ReadonlyMap<string, Rota>
  readonly versions: ReadonlyMap<string, number>
  readonly hours: OpeningHours
  readonly now: Instant
  /** Any day of it; this week without one. */
  readonly day: string | undefined
}

export function viewWeek({
  people,
  rotas,
  versions,
  hours,
  now,
  day,
}: Week): Omit<RotaWeek, 'readOnlyBecause'> {
  const today = dateAt(hours, now).toString()
  const week = mondayOf(day ?? today)
  const dates = Array.from({ length: 7 }, (_, index) => addDays(week, index))
  const nameOf = (agentId: string | null) => people.find(({ id }) => id === agentId)?.name ?? null
  const dayOf = (person: ColleagueRow, rota: Rota, date: string): RotaDay => {
    const own = rota.days.find(each => each.date === date)
    return {
      date,
      shifts: viewShifts(shiftsOn(rota, date)),
      isOwn: own !== undefined,
      swappedWith: nameOf(own?.swappedWith ?? null),
      isAbsent: isAbsentOn(person, date, hours),
    }
  }
  return {
    timeZone: hours.timeZone,
    week,
    today,
    people: people.map(person => ({
      agentId: person.id,
      name: person.name,
      team: person.team,
      version: versions.get(`rota:${person.id}`) ?? 0,
      days: dates.map(date => dayOf(person, rotas.get(person.id) ?? EMPTY_ROTA, date)),
    })),
  }
}

function isAbsentOn({ absentFrom, absentUntil }: ColleagueRow, date: string, hours: OpeningHours): boolean {
  if (absentFrom === null) return false
  const first = dateAt(hours, absentFrom).toString()
  return first <= date && (absentUntil === null || date <= dateAt(hours, absentUntil - 1).toString())
}

function viewShifts(shifts: readonly Worked[]): Shift[] {
  return shifts.map(({ from, to, breaks }) => ({ from, to, breaks: breaks.map(each => ({ ...each })) }))
}

export function viewMine(shifts: readonly PlannedShift[]): MyShifts {
  return {
    shifts: shifts.map(({ from, until, breaks }) => ({
      from,
      until,
      breaks: breaks.map(each => ({ ...each })),
    })),
  }
}

/** As it stands in the record of changes: readable by itself. */
export function inRecord({ weekly, days }: Rota) {
  const times = ({ from, to, breaks }: Worked) =>
    [`${from}–${to}`, ...breaks.map(each => `(${each.from}–${each.to})`)].join(' ')
  return {
    rotaWeekly: weekly.map(({ weekday, validFrom, validTo, ...shift }) => ({
      weekday,
      says: `${times(shift)} ${validFrom ?? ''}…${validTo ?? ''}`,
    })),
    rotaDays: new Map(days.map(({ date, shifts }) => [date, shifts.map(times).join(' + ') || '–'])),
  }
}

/** What is otherwise: by weekday, and by date; both sides hold only what differs. */
export function difference(before: Rota, after: Rota) {
  const [was, is] = [inRecord(before), inRecord(after)]
  const dates = [...new Set([...was.rotaDays.keys(), ...is.rotaDays.keys()])]
    .filter(date => was.rotaDays.get(date) !== is.rotaDays.get(date))
    .toSorted()
  const weekly = (all: typeof was.rotaWeekly, others: typeof was.rotaWeekly) =>
    all.filter(one => !others.some(({ weekday, says }) => weekday === one.weekday && says === one.says))
  const record = (one: typeof was, other: typeof was) => ({
    rotaWeekly: weekly(one.rotaWeekly, other.rotaWeekly).map(({ weekday, says }) => `${weekday}: ${says}`),
    rotaDays: dates.flatMap(date => {
      const says = one.rotaDays.get(date)
      return says === undefined ? [] : [`${date}: ${says}`]
    }),
  })
  return { before: record(was, is), after: record(is, was) }
}
