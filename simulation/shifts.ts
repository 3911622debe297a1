/** Shifts and breaks, as "22:00-06:00" on certain days, made into who sits down and gets up when. */
import type { Presence } from '../domain/case/facts.ts'
import { DAY_SECONDS, HOUR_SECONDS, type SeatPlan } from './model.ts'
import { WEEKDAYS, type Scenario, type Weekday } from './scenario-schema.ts'

/** Seconds from the midnight of the day on which it begins. A span that ends before it begins ends on the next day. */
interface Span {
  readonly from: number
  readonly until: number
}

/** @param notBefore a break after midnight belongs to the shift that began before it */
export function spanOf(span: string, notBefore = 0): Span {
  const [from = 0, until = 0] = span.split('-').map(time => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number)
    return hours * HOUR_SECONDS + minutes * 60
  })
  const begins = from < notBefore ? from + DAY_SECONDS : from
  const ends = from < notBefore ? until + DAY_SECONDS : until
  return { from: begins, until: ends < begins ? ends + DAY_SECONDS : ends }
}

export function weekdayOf(scenario: Scenario, day: number): Weekday {
  return WEEKDAYS[(WEEKDAYS.indexOf(scenario.startsOn) + day) % WEEKDAYS.length] ?? 'monday'
}

/** Everybody at work, with every change of their presence in so many days. */
export function seatsOf(scenario: Scenario, days: number): readonly SeatPlan[] {
  const rows = Object.entries(scenario.staff)
  const counts = scaled(
    rows.map(([, { count }]) => count),
    scenario.staffing,
  )
  const presentOn = Array.from({ length: days }, (_, day) =>
    presentRows(scenario, counts, weekdayOf(scenario, day)),
  )
  return rows.flatMap(([name, row], index) =>
    Array.from(
      { length: counts[index] ?? 0 },
      (_, person): SeatPlan => ({
        agentId: `${name} ${person + 1}`,
        levels: row.skills,
        capacity: { call: row.calls ? 1 : 0, chat: row.chats, letter: row.letters },
        missedShare: row.missedShare,
        changes: presentOn.flatMap((present, day) => {
          const isAtWork = row.days.includes(weekdayOf(scenario, day)) && person < (present[index] ?? 0)
          return isAtWork ? changesOn(day, row) : []
        }),
      }),
    ),
  )
}

function changesOn(day: number, { shift, breaks }: Scenario['staff'][string]): SeatPlan['changes'] {
  const { from, until } = spanOf(shift)
  const at = (second: number, presence: Presence) => ({ at: day * DAY_SECONDS + second, presence })
  const pauses = breaks
    .map(pause => spanOf(pause, from))
    .toSorted((a, b) => a.from - b.from)
    .flatMap(pause => [at(pause.from, 'away'), at(pause.until, 'here')])
  return [at(from, 'here'), ...pauses, at(until, 'offline')]
}

/** Rounded so that the sum is right, not each row: 15 % fewer of eight rows of three are still about 15 % fewer. */
function scaled(counts: readonly number[], by: number): readonly number[] {
  let sum = 0
  return counts.map(count => {
    const before = Math.round(sum * by)
    sum += count
    return Math.round(sum * by) - before
  })
}

/** Of each row how many come that day: whoever is absent is missing where most are. */
function presentRows(scenario: Scenario, counts: readonly number[], weekday: Weekday): readonly number[] {
  const present = [...counts]
  const rows = Object.values(scenario.staff)
  for (let absent = scenario.absent[weekday] ?? 0; absent > 0; absent -= 1) {
    let most = -1
    for (const [index, row] of rows.entries()) {
      if (row.days.includes(weekday) && (present[index] ?? 0) > (present[most] ?? 0)) most = index
    }
    if (most < 0) break
    present[most] = (present[most] ?? 1) - 1
  }
  return present
}
