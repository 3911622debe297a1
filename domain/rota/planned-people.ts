/** How many people the rota has at work in each half hour of a day. */
import { Temporal } from 'temporal-polyfill'
import { momentOf } from '../hours/hours.ts'
import { dutyIn, type Rota, shiftsBetween, type Stretch, without } from './rota.ts'

const HALF_HOURS = 48

interface Planned {
  readonly rota: Rota
  readonly absence: Stretch | null
}

/**
 * 48 means over each half hour of the clock on the wall, breaks and absences taken off: half a person is there for a quarter of an hour.
 * A half hour that is skipped when clocks change has nobody.
 */
export function plannedPeople(people: readonly Planned[], timeZone: string, date: string): readonly number[] {
  const day = Temporal.PlainDate.from(date)
  const begins = Array.from({ length: HALF_HOURS + 1 }, (_, half) =>
    momentOf(timeZone, day, timeOf(half), 'earlier'),
  )
  const span = { from: begins[0] ?? 0, until: begins[HALF_HOURS] ?? 0 }
  const work = people.flatMap(({ rota, absence }) => {
    const duty = dutyIn(shiftsBetween(rota, timeZone, span))
    return absence ? without(duty, absence) : duty
  })
  return Array.from({ length: HALF_HOURS }, (_, half) => {
    const from = begins[half] ?? 0
    const until = begins[half + 1] ?? from
    if (until <= from) return 0
    const worked = work.reduce(
      (sum, each) => sum + Math.max(0, Math.min(each.until, until) - Math.max(each.from, from)),
      0,
    )
    return worked / (until - from)
  })
}

function timeOf(half: number): string {
  return `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`
}
