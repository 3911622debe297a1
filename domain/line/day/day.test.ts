/** Figures of a day, against days that can be counted by hand. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HOUR, MINUTE, SECOND } from '../../time.ts'
import { dayFigures } from './day-figures.ts'
import { byHalfHour, HALF_HOUR } from './half-hours.ts'
import { nextDay, type PastDay } from './next-day.ts'
import { offeredWaits, type Visit } from './offered-waits.ts'
import { wallClock } from './wall-clock.ts'

const nine = Date.UTC(2031, 4, 6, 9)

interface Came {
  readonly after?: number
  readonly answered?: number | null
  readonly ended?: number | null
  readonly by?: string
  readonly isProblem?: boolean
}

/** Minutes: `after` nine o'clock they came, so long until they were answered and until it ended. */
function came({ after = 0, answered = null, ended = null, by = 'ada', isProblem = true }: Came): Visit {
  const joinedAt = nine + after * MINUTE
  const at = (minutes: number | null) => (minutes === null ? null : joinedAt + minutes * MINUTE)
  return {
    joinedAt,
    isProblem,
    answeredAt: at(answered),
    endedAt: at(ended),
    agentId: answered === null ? null : by,
  }
}

test('offered waits are those of the answered where everybody was answered', () => {
  const visits = Array.from({ length: 10 }, (_, index) => came({ answered: index + 1 }))
  const { middleSeconds, nineInTenSeconds, answered } = offeredWaits(visits, nine + HOUR)
  assert.deepEqual([middleSeconds, nineInTenSeconds, answered], [300, 540, 10])
})

test('who left would have waited longer: they lengthen the offered wait, and are no short ones', () => {
  const stayed = [1, 2, 3, 4].map(answered => came({ answered }))
  const gone = [0.5, 0.5, 0.5].map(ended => came({ ended }))
  assert.equal(offeredWaits(stayed, nine + HOUR).middleSeconds, 120)
  assert.equal(offeredWaits([...stayed, ...gone], nine + HOUR).middleSeconds, 120)
  // Two who left after three minutes were still at risk before: one of six is taken, one of five, one of four.
  const late = [3, 3].map(ended => came({ ended }))
  assert.equal(offeredWaits([...stayed, ...late], nine + HOUR).middleSeconds, 180)
  assert.deepEqual(offeredWaits([...stayed, ...late], nine + HOUR), {
    came: 6,
    answered: 4,
    left: 2,
    waiting: 0,
    middleSeconds: 180,
    nineInTenSeconds: 240,
  })
})

test('where nobody was answered yet, no wait is invented', () => {
  const { waiting, middleSeconds, nineInTenSeconds } = offeredWaits(
    [came({}), came({ ended: 2 })],
    nine + HOUR,
  )
  assert.deepEqual([waiting, middleSeconds, nineInTenSeconds], [1, null, null])
})

const { halfHourOf } = wallClock('Europe/London')

test('help and sales stand side by side in each half hour, empty ones among them', () => {
  const visits = [
    came({ after: 1, answered: 2, ended: 9 }),
    came({ after: 29, answered: 4, ended: 9, isProblem: false }),
    came({ after: 65, answered: 1, ended: 2 }),
  ]
  const halves = byHalfHour(visits, { from: nine + 5 * MINUTE, now: nine + 70 * MINUTE, halfHourOf })
  assert.deepEqual(
    halves.map(({ at, help, sales }) => [(at - nine) / HALF_HOUR, help.came, sales.came]),
    [
      [0, 1, 1],
      [1, 0, 0],
      [2, 1, 0],
    ],
  )
  assert.equal(halves[0]?.help.middleSeconds, 120)
  assert.equal(halves[0]?.sales.middleSeconds, 240)
})

const wholeDay = {
  from: nine,
  until: nine + 2 * HOUR,
  halfAt: (moment: number) => 18 + Math.floor((moment - nine) / HALF_HOUR),
}

test('an agent with two people in hand is busy once', () => {
  const visits = [
    came({ answered: 0, ended: 10 }),
    came({ after: 5, answered: 0, ended: 10 }),
    came({ after: 5, answered: 0, ended: 10, by: 'bo' }),
    came({ after: 30, answered: 2, ended: 4, isProblem: false }),
    came({ after: 40, ended: 6 }),
  ]
  const figures = dayFigures({ ...wholeDay, visits, presence: [] })
  assert.equal(figures.busySeconds / 60, 15 + 10 + 2)
  assert.deepEqual([figures.contacts, figures.left, figures.waitedSeconds / 60], [4, 1, 8])
  assert.deepEqual(
    figures.halves
      .filter(({ help, sales }) => help + sales > 0)
      .map(({ half, help, sales }) => [half, help, sales]),
    [
      [18, 3, 0],
      [19, 1, 1],
    ],
  )
})

test('who is at their desk is counted by half hours, from before the day and to its end', () => {
  const at = (minutes: number) => nine + minutes * MINUTE
  const presence = [
    { agentId: 'ada', at: at(-60), presence: 'here' },
    { agentId: 'bo', at: at(-30), presence: 'away' },
    { agentId: 'ada', at: at(45), presence: 'away' },
    { agentId: 'bo', at: at(75), presence: 'here' },
  ] as const
  const { halves } = dayFigures({ ...wholeDay, visits: [], presence })
  assert.deepEqual(
    halves.slice(18, 22).map(({ agentSeconds }) => (agentSeconds * SECOND) / MINUTE),
    [30, 15, 15, 30],
  )
})

function past(weekday: number, help: number, agents: number): PastDay {
  const halves = Array.from({ length: 48 }, (_, half) => {
    const isOpen = half === 20
    return { half, help: isOpen ? help : 0, sales: 0, agentSeconds: isOpen ? agents * 1_800 : 0 }
  })
  return {
    weekday,
    halves,
    contacts: help,
    busySeconds: help * 240,
    waitedSeconds: help * 60,
    left: help / 10,
  }
}

test('a day that comes is staffed as the same weekdays were, with the waits of one fewer and one more', () => {
  const next = nextDay([past(1, 20, 4), past(2, 60, 9), past(1, 40, 4)], { weekday: 1 })
  assert.ok(next)
  assert.deepEqual([next.days, next.meanServiceSeconds, next.meanPatienceSeconds], [2, 240, 600])
  assert.equal(next.halfHours.length, 1)
  const [row] = next.halfHours
  assert.deepEqual([row?.half, row?.arrivals, row?.agents], [20, 30, 4])
  const waits = [row?.oneFewer, row?.planned, row?.oneMore].map(one => one?.line?.meanWaitSeconds ?? 0)
  assert.ok((waits[0] ?? 0) > (waits[1] ?? 0) && (waits[1] ?? 0) > (waits[2] ?? 0), String(waits))
})

test('a half hour that came twice counts as two, one that did not come as none, and tomorrow has none that will not come', () => {
  const times = (half20: number) => Array.from({ length: 48 }, (_, half) => (half === 20 ? half20 : 1))
  const rows = (days: readonly PastDay[], comes = 1) =>
    nextDay(days, { weekday: 7, times: times(comes) })?.halfHours.map(({ arrivals, agents }) => [
      arrivals,
      agents,
    ])
  const [usual, twice, never] = [past(7, 40, 4), past(7, 80, 8), past(7, 0, 0)]
  assert.deepEqual(rows([usual, { ...twice, times: times(2) }, { ...never, times: times(0) }]), [[40, 4]])
  assert.deepEqual(rows([usual], 0), [])
})

test('nothing is said of a weekday that was never seen, or of contacts that are too few', () => {
  assert.equal(nextDay([past(1, 60, 4)], { weekday: 2 }), null)
  assert.equal(nextDay([past(1, 20, 4)], { weekday: 1 }), null)
})

test('with a rota a day that comes is staffed as it is planned, whoever was there before', () => {
  const planned = Array.from({ length: 48 }, (_, half) => (half === 20 ? 6.6 : 0))
  const next = nextDay([past(1, 40, 4)], { weekday: 1, planned })
  assert.deepEqual(
    [
      next?.agentsAre,
      next?.halfHours.map(({ oneFewer, planned: as, oneMore }) =>
        [oneFewer, as, oneMore].map(one => one.agents),
      ),
    ],
    ['rota', [[6, 7, 8]]],
  )
  assert.equal(nextDay([past(1, 40, 4)], { weekday: 1, planned: null })?.agentsAre, 'past')
})
