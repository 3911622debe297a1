/** Scenarios in few words, for tests. */
import { aheadOfNewcomer } from '../../domain/line/ahead.ts'
import type { Floor } from '../floor.ts'
import { readScenario } from '../scenario.ts'
import type { Scenario } from '../scenario-schema.ts'

const flat = (perHour: number) => Array.from({ length: 24 }, () => perHour)

/** Half a minute for each who stands before: whatever is told, the line keeps its rules. */
export const tellByLength: Floor['told'] = ({ line }, { wish }) => 30 * aheadOfNewcomer(line, wish)

/** One group of calls at an even rate around the clock, or at one for each hour, and so many agents; anything else as given. */
export function evenScenario({
  perHour,
  agents,
  ...rest
}: {
  readonly perHour: number | readonly number[]
  readonly agents: number
} & Readonly<Record<string, unknown>>): Scenario {
  return readScenario({
    name: 'even',
    days: 1,
    groups: {
      callers: {
        arrivals: { perHour: typeof perHour === 'number' ? flat(perHour) : perHour },
        patience: { exponential: { meanSeconds: 300 } },
        service: { exponential: { meanSeconds: 240 } },
      },
    },
    staff: { all: { count: agents, shift: '00:00-24:00' } },
    ...rest,
  })
}

/** Everything at once: problems and requests, three media, skills, own cases, shifts, breaks, missed offers, callbacks. */
export function variedScenario(load: number): Scenario {
  const times = {
    patience: { exponential: { meanSeconds: 400 } },
    service: { lognormal: { meanSeconds: 300, cv: 1.1 } },
  }
  const daytime = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1.5, 2, 2, 1.5, 1.5, 1.7, 1.6, 1.2, 0.8, 0, 0, 0, 0, 0, 0]
  const arrivals = (most: number) => ({
    perHour: daytime.map(part => part * most * load),
    byWeekday: { sunday: 0 },
  })
  return readScenario({
    name: 'varied',
    days: 2,
    startsOn: 'saturday',
    demand: 1,
    pitch: { seconds: 60, share: 0.5 },
    answerSeconds: 4,
    callback: {
      forRequests: true,
      overSeconds: 120,
      acceptedShare: 0.5,
      windowShare: 0.2,
      reachedShare: 0.6,
      retrySeconds: 600,
    },
    groups: {
      'line down': {
        ...times,
        skill: 'lines',
        arrivals: arrivals(20),
        ownCaseShare: 0.4,
        priorityShare: 0.2,
      },
      'wrong bill': {
        ...times,
        skill: 'bills',
        arrivals: arrivals(12),
        ownCaseShare: 0.3,
        wrapUp: { fixed: { seconds: 30 } },
      },
      'new plan': { ...times, kind: 'request', skill: 'plans', arrivals: arrivals(10) },
      'a question': {
        ...times,
        kind: 'request',
        medium: 'chat',
        arrivals: arrivals(8),
        wrapUp: { fixed: { seconds: 45 } },
      },
      letters: { ...times, patience: { never: true }, medium: 'letter', arrivals: arrivals(3) },
    },
    staff: {
      early: {
        count: 4,
        shift: '08:00-16:00',
        breaks: ['12:00-12:30'],
        skills: { lines: 3, bills: 1 },
        chats: 2,
        missedShare: 0.05,
      },
      late: {
        count: 4,
        shift: '10:00-18:00',
        breaks: ['14:00-14:30'],
        skills: { plans: 2, bills: 2 },
        letters: 2,
      },
      writers: { count: 1, shift: '09:00-17:00', calls: false, letters: 3 },
    },
  })
}
