import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mean } from './figures.ts'
import { NOTHING_LEARNED } from './learn.ts'
import type { Visit } from './model.ts'
import { planOf } from './plan.ts'
import { runScenario } from './run.ts'
import { simulate } from './simulate.ts'
import { Invariants } from './testing/invariants.ts'
import { evenScenario, tellByLength, variedScenario } from './testing/scenarios.ts'

function watched(seed: number, load: number) {
  const invariants = new Invariants()
  const ran = simulate(planOf(variedScenario(load), { seed }), [invariants], tellByLength)
  return { ...ran, invariants }
}

test('in every history nobody is overtaken, nobody idles, and everybody who came left in one way', () => {
  for (const [seed, load] of [
    [1, 0.5],
    [2, 1],
    [3, 1.4],
  ] as const) {
    const { came, leftOver, invariants } = watched(seed, load)
    assert.ok(invariants.offers > 200, 'there were offers to look at')
    assert.equal(invariants.visits.size + leftOver, came)
    const live = [...invariants.visits.values()].filter(({ person }) => person.wish.medium !== 'letter')
    const outcomes = new Set(live.map(({ outcome }) => outcome))
    assert.ok(outcomes.has('answered') && outcomes.has('gave-up'))
  }
})

test('the minutes add up: people in the line over time are the waits of all who were in it', () => {
  const invariants = new Invariants()
  const perHour = Array.from({ length: 24 }, (_, hour) => (hour < 20 ? 60 : 0))
  const plan = planOf(evenScenario({ perHour, agents: 4, callback: {} }), { seed: 5 })
  const { came } = simulate(plan, [invariants], tellByLength)
  const waits = [...invariants.visits.values()].map(({ waitedSeconds, person, leftAt, isCalledBack }) => {
    const atHome = leftAt - person.joinsAt - waitedSeconds
    assert.ok(isCalledBack ? atHome > 0 : Math.abs(atHome) < 1e-6)
    return waitedSeconds
  })
  assert.equal(waits.length, came)
  const sum = waits.reduce((total, wait) => total + wait, 0)
  assert.ok(sum > 10_000)
  assert.ok(Math.abs(sum - invariants.waitingSeconds) < 1e-6 * sum)
})

test('the same seed gives the same run, another seed another', () => {
  const run = (seed: number) => runScenario(variedScenario(1), { seed, days: 2, learned: NOTHING_LEARNED })
  assert.deepEqual(run(7), run(7))
  assert.notDeepEqual(run(7), run(8))
})

test('no problem starves, however many are buying', () => {
  const even = evenScenario({ perHour: 1, agents: 6 })
  const { callers } = even.groups
  assert.ok(callers)
  const busy = {
    ...even,
    groups: {
      help: {
        ...callers,
        arrivals: { ...callers.arrivals, perHour: callers.arrivals.perHour.map(() => 45) },
      },
      buying: {
        ...callers,
        kind: 'request' as const,
        patience: { exponential: { meanSeconds: 20_000 } },
        arrivals: { ...callers.arrivals, perHour: callers.arrivals.perHour.map(() => 120) },
      },
    },
  }
  const { service, sales } = runScenario(busy, { seed: 3, days: 2, learned: null })
  assert.ok(sales.wait.mean > 3_000, 'the line is full of people who are buying')
  assert.ok(service.wait.mean < 90 && service.wait.p99 < 600, 'and those who need help hardly notice')
})

test('people who come again for another order are the same people', () => {
  const comers = (policy: string) =>
    [...planOf(evenScenario({ perHour: 30, agents: 3, policy }), { seed: 9 }).people].map(person => [
      person.joinsAt,
      person.patienceSeconds,
      person.serviceSeconds,
    ])
  assert.deepEqual(comers('sales-first'), comers('service-first'))
})

test('a line with impatient people is the one of Erlang A', () => {
  // Garnett, Mandelbaum and Reiman 2002: 48 a minute, 50 agents, a minute of service, two minutes of patience.
  const scenario = evenScenario({ perHour: 2_880, agents: 50 })
  const { callers } = scenario.groups
  assert.ok(callers)
  const times = {
    service: { exponential: { meanSeconds: 60 } },
    patience: { exponential: { meanSeconds: 120 } },
  }
  const erlangA = { ...scenario, groups: { callers: { ...callers, ...times } } }
  const visits: Visit[] = []
  simulate(planOf(erlangA, { seed: 2, days: 2 }), [{ left: visit => void visits.push(visit) }])
  // By hours, so that the error of the mean is known although neighbours wait alike; the first hour fills the line.
  const hours = Array.from({ length: 47 }, (_, hour) => {
    const came = visits.filter(({ person }) => Math.floor(person.joinsAt / 3_600) === hour + 1)
    return {
      gaveUp: came.filter(({ outcome }) => outcome === 'gave-up').length / came.length,
      wait: mean(came.map(({ waitedSeconds }) => waitedSeconds)),
    }
  })
  near(
    hours.map(({ gaveUp }) => gaveUp),
    0.0309,
  )
  near(
    hours.map(({ wait }) => wait),
    3.71,
  )
})

function near(values: readonly number[], expected: number): void {
  const middle = mean(values)
  const error = Math.sqrt(mean(values.map(value => (value - middle) ** 2)) / (values.length - 1))
  assert.ok(error < 0.08 * expected, `${error} is small beside ${expected}`)
  assert.ok(Math.abs(middle - expected) < 3 * error, `${middle} is ${expected}, give or take ${error}`)
}
