import assert from 'node:assert/strict'
import { test } from 'node:test'
import { learnScenario, NOTHING_LEARNED } from './learn.ts'
import type { Visit } from './model.ts'
import { type Known, OfferedWaits } from './offered-waits.ts'
import { planOf } from './plan.ts'
import { runScenario } from './run.ts'
import { readScenario } from './scenario.ts'
import { simulate } from './simulate.ts'
import { evenScenario } from './testing/scenarios.ts'

/** Four agents, three busy hours, a third of the calls to buy. */
function smallCentre() {
  const perHour = (most: number) =>
    Array.from({ length: 24 }, (_, hour) => (hour < 9 || hour > 11 ? 0 : most))
  const times = {
    patience: { exponential: { meanSeconds: 400 } },
    service: { lognormal: { meanSeconds: 200, cv: 1.1 } },
  }
  return readScenario({
    name: 'small',
    groups: {
      help: { ...times, arrivals: { perHour: perHour(48) } },
      buying: { ...times, kind: 'request', arrivals: { perHour: perHour(24) } },
    },
    staff: { all: { count: 4, shift: '09:00-12:30' } },
  })
}

const scenario = smallCentre()
const learned = learnScenario(scenario)

test('quotes as production learns them are kept about nine times in ten, by those who hung up too', () => {
  const { service, sales } = runScenario(scenario, { seed: 2, days: 7, learned })
  for (const { told } of [service, sales]) {
    assert.ok(told.count > 150)
    assert.ok(told.couldNotTell < 0.02 * told.count, String(told.couldNotTell))
    // Told in whole minutes, rounded up: a little more than nine in ten is right.
    assert.ok(
      told.keptShare !== null && told.keptShare > 0.87 && told.keptShare < 0.98,
      String(told.keptShare),
    )
  }
})

test('nothing is told on the first day of all, and what is learned changes nobody’s place', () => {
  const [first, later] = [NOTHING_LEARNED, learned].map(known =>
    runScenario(scenario, { seed: 2, days: 1, learned: known }),
  )
  assert.ok(first && later)
  assert.deepEqual([first.service.told.count, first.sales.told.count], [0, 0])
  assert.ok(first.service.told.couldNotTell > 20)
  assert.deepEqual(first.service.wait, later.service.wait)
})

test('what is learned is learned from other people than those who are counted', () => {
  const ids = (seed: number) => [...planOf(scenario, { seed, days: 1 }).people].map(({ joinsAt }) => joinsAt)
  const [learnedFrom, counted] = [ids(-1), ids(0)]
  assert.ok(learnedFrom.length > 50)
  assert.equal(learnedFrom.filter(at => counted.includes(at)).length, 0)
})

test('what was learned is kept as it is, whoever goes on learning from it', () => {
  const before = JSON.stringify([...learned.pools])
  runScenario(scenario, { seed: 4, days: 2, learned })
  assert.equal(JSON.stringify([...learned.pools]), before)
})

test('the offered wait of somebody who hung up is the one of somebody who stayed', () => {
  // The same day twice: once all hang up after half a minute or never, once the one looked at never does.
  const plan = planOf(evenScenario({ perHour: 60, agents: 4 }), { seed: 8 })
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
