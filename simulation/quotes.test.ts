import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Visit } from './model.ts'
import { type Known, OfferedWaits } from './offered-waits.ts'
import { planOf } from './plan.ts'
import { runScenario } from './run.ts'
import { readScenario } from './scenario.ts'
import { simulate } from './simulate.ts'
import { evenScenario } from './testing/scenarios.ts'

/** Four agents, three busy hours, a third of the calls to buy. */
function smallCentre(quotes: 'plain' | 'learned') {
  const perHour = (most: number) =>
    Array.from({ length: 24 }, (_, hour) => (hour < 9 || hour > 11 ? 0 : most))
  const times = {
    patience: { exponential: { meanSeconds: 400 } },
    service: { lognormal: { meanSeconds: 200, cv: 1.1 } },
  }
  return readScenario({
    name: 'small',
    quotes,
    groups: {
      help: { ...times, arrivals: { perHour: perHour(48) } },
      buying: { ...times, kind: 'request', arrivals: { perHour: perHour(24) } },
    },
    staff: { all: { count: 4, shift: '09:00-12:30' } },
  })
}

test('quotes as production learns them are kept about nine times in ten, by those who hung up too', () => {
  const [learned, plain] = (['learned', 'plain'] as const).map(quotes =>
    runScenario(smallCentre(quotes), { seed: 2, days: 7 }),
  )
  assert.ok(learned && plain)
  assert.equal(learned.service.came, plain.service.came, 'the same people')
  for (const { told } of [learned.service, learned.sales]) {
    assert.ok(told.count > 150)
    // Told in whole minutes, rounded up: a little more than nine in ten is right.
    assert.ok(
      told.keptShare !== null && told.keptShare > 0.87 && told.keptShare < 0.98,
      String(told.keptShare),
    )
  }
  assert.ok(
    (plain.sales.told.keptShare ?? 1) < 0.75,
    'who is buying is overtaken, and a plain estimate does not know that',
  )
})

test('the offered wait of somebody who hung up is the one of somebody who stayed', () => {
  // The same day twice: once all hang up after half a minute or never, once the one looked at never does.
  const scenario = evenScenario({ perHour: 60, agents: 4 })
  const plan = planOf(scenario, { seed: 8 })
  const people = [...plan.people].map((person, index) => ({
    ...person,
    patienceSeconds: index % 10 === 0 ? 30 : Number.POSITIVE_INFINITY,
  }))
  const known: Known[] = []
  const left: Visit[] = []
  simulate({ ...plan, people }, [
    new OfferedWaits(wait => void known.push(wait)),
    { left: visit => void left.push(visit) },
  ])
  const ghosts = left.filter(({ outcome }) => outcome === 'gave-up').slice(0, 10)
  assert.ok(ghosts.length === 10)
  for (const { person } of ghosts) {
    const waited = known.find(wait => wait.person.id === person.id)?.waitedSeconds
    // Somebody who stays takes an agent, but only after their own turn has come: until then the day is the same.
    const stays = people.map(one =>
      one.id === person.id ? { ...one, patienceSeconds: Number.POSITIVE_INFINITY } : one,
    )
    let stayed = -1
    simulate({ ...plan, people: stays }, [
      { worked: work => void (work.person.id === person.id && (stayed = work.from - work.person.joinsAt)) },
    ])
    assert.ok(Math.abs((waited ?? 0) - stayed) < 1e-6, `${waited} is ${stayed}`)
  }
})
