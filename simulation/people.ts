/**
 * Who comes: a Poisson process whose rate changes by the hour and the weekday, for each group of people.
 *
 * Each group has its own streams for each day: when they come, who they are, and whether they would take a callback. So a
 * scenario with another order, staff or pitch meets the same people at the same moments.
 */
import type { Wish } from '../domain/line/entry.ts'
import { type Random, streamOf } from './chance.ts'
import { type Distribution, drawOf, exponential } from './distributions.ts'
import { DAY_SECONDS, HOUR_SECONDS, type Person } from './model.ts'
import type { Scenario } from './scenario-schema.ts'
import { weekdayOf } from './shifts.ts'

const STREAM = { arrivals: 1, people: 2, callbacks: 3 } as const

interface Drawing {
  readonly seed: number
  readonly days: number
  /** Everybody who may own a case. */
  readonly agentIds: readonly string[]
}

export function* peopleOf(scenario: Scenario, { seed, days, agentIds }: Drawing): Generator<Person> {
  const groups = Object.values(scenario.groups)
  for (let day = 0; day < days; day += 1) {
    const people = groups.flatMap((group, index) => {
      const times = timesOf(scenario, group, day, streamOf(seed, STREAM.arrivals, day, index))
      return times.length === 0 ? [] : groupOn(scenario, { group, index, day, times, seed, agentIds })
    })
    yield* people.toSorted((a, b) => a.joinsAt - b.joinsAt)
  }
}

type Group = Scenario['groups'][string]

function timesOf(scenario: Scenario, { arrivals }: Group, day: number, random: Random): readonly number[] {
  const factor = scenario.demand * (arrivals.byWeekday[weekdayOf(scenario, day)] ?? 1)
  const times: number[] = []
  for (const [hour, perHour] of arrivals.perHour.entries()) {
    const gapSeconds = HOUR_SECONDS / (perHour * factor)
    if (!Number.isFinite(gapSeconds)) continue
    const from = day * DAY_SECONDS + hour * HOUR_SECONDS
    // Exponential gaps have no memory: each hour may begin anew.
    for (let at = exponential(random) * gapSeconds; at < HOUR_SECONDS; at += exponential(random) * gapSeconds)
      times.push(from + at)
  }
  return times
}

interface GroupOn {
  readonly group: Group
  readonly index: number
  readonly day: number
  readonly times: readonly number[]
  readonly seed: number
  readonly agentIds: readonly string[]
}

function groupOn(
  scenario: Scenario,
  { group, index, day, times, seed, agentIds }: GroupOn,
): readonly Person[] {
  const random = streamOf(seed, STREAM.people, day, index)
  const calledBack = streamOf(seed, STREAM.callbacks, day, index)
  const [patience, service] = [drawOf(only(group.patience)), drawOf(only(group.service))]
  const wrapUp = drawOf(only(group.wrapUp))
  const { kind, medium, skill } = group
  const plain: Wish = { medium, isProblem: kind === 'problem', priority: null, skill }
  const urgent: Wish = { ...plain, priority: 'loss-of-service' }
  const tries = scenario.callback?.tries ?? 0
  return times.map((joinsAt, number) => {
    const isUrgent = random() < group.priorityShare
    const isOwned = random() < group.ownCaseShare
    const owner = agentIds[Math.floor(random() * agentIds.length)] ?? null
    const isPitched = random() < scenario.pitch.share && plain.isProblem
    return {
      id: `${day}.${index}.${number}`,
      group: index,
      joinsAt,
      wish: isUrgent ? urgent : plain,
      ownerId: isOwned ? owner : null,
      patienceSeconds: medium === 'letter' ? Number.POSITIVE_INFINITY : patience(random),
      serviceSeconds: service(random),
      wrapUpSeconds: wrapUp(random),
      pitchSeconds: isPitched ? scenario.pitch.seconds : 0,
      chances: {
        miss: random(),
        callback: tries > 0 ? calledBack() : 1,
        window: tries > 0 ? calledBack() : 1,
        reached: Array.from({ length: tries }, calledBack),
      },
    }
  })
}

/** Of all the distributions that could stand there, the one that does. */
export function only(written: Group['service']): Distribution {
  const { fixed, exponential: memoryless, erlang, lognormal, seen, never } = written
  if (fixed) return { fixed }
  if (memoryless) return { exponential: memoryless }
  if (erlang) return { erlang }
  if (lognormal) return { lognormal }
  if (seen) return { seen }
  if (never) return { never }
  throw new Error('a distribution that is none')
}
