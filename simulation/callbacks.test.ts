import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CallbackHabits, Person, SeatPlan, Visit } from './model.ts'
import { simulate } from './simulate.ts'

const habits: CallbackHabits = {
  forRequests: false,
  overSeconds: 60,
  acceptedShare: 0.5,
  arrangeSeconds: 10,
  windowShare: 0,
  windowInSeconds: 0,
  reachedShare: 0.5,
  tries: 2,
  retrySeconds: 60,
  ringSeconds: 15,
}
const ada: SeatPlan = {
  agentId: 'ada',
  levels: {},
  capacity: { call: 1, chat: 0, letter: 0 },
  missedShare: 0,
  changes: [
    { at: 0, presence: 'here' },
    { at: 10_000, presence: 'offline' },
  ],
}

/** Somebody whose matter takes 100 s; `reached` says of each try whether they pick up. None: they wait on the line. */
function caller(id: string, joinsAt: number, reached: readonly boolean[] = []): Person {
  return {
    id,
    group: 0,
    joinsAt,
    wish: { medium: 'call', isProblem: true, priority: null, skill: null },
    ownerId: null,
    patienceSeconds: 9_000,
    serviceSeconds: 100,
    wrapUpSeconds: 0,
    pitchSeconds: 0,
    chances: {
      miss: 1,
      callback: reached.length > 0 ? 0 : 1,
      window: id.startsWith('window') ? 0 : 1,
      reached: reached.map(isReached => (isReached ? 0 : 1)),
    },
  }
}

/** Everybody is told two minutes. */
function leaving(people: readonly Person[], callback = habits): readonly Visit[] {
  const visits: Visit[] = []
  const plan = { people, seats: [ada], habits: { ...plain, callback } }
  simulate(plan, [{ left: visit => void visits.push(visit) }], () => 120)
  return visits
}
const plain = {
  policy: 'service-first',
  answerSeconds: 0,
  awaySeconds: 60,
  levelFactors: [1, 1, 1, 1],
} as const

const order = (visits: readonly Visit[]) => visits.map(({ person, outcome }) => `${person.id} ${outcome}`)

test('who is called back is called when their turn comes, and was on the line only to arrange it', () => {
  const visits = leaving([caller('first', 0), caller('home', 10, [true]), caller('later', 20)])
  assert.deepEqual(order(visits), ['first answered', 'home answered', 'later answered'])
  const home = visits[1]
  assert.deepEqual([home?.waitedSeconds, home?.onLineSeconds, home?.isCalledBack], [90, 10, true])
})

test('who is not reached lets others go on, and then has their old place', () => {
  const visits = leaving([
    caller('first', 0),
    caller('home', 10, [false, true]),
    caller('b', 20),
    caller('c', 30),
  ])
  // Called at 100, not reached by 115: b has the agent until 215. Due again at 175, before c, who came later.
  assert.deepEqual(order(visits), ['first answered', 'b answered', 'home answered', 'c answered'])
  assert.equal(visits[2]?.leftAt, 230)
  // From 10 to 100, and from 175 to 215: neither at home nor while the telephone rang.
  assert.equal(visits[2]?.waitedSeconds, 90 + 40)
})

test('who is reached at no try is set aside', () => {
  const visits = leaving([caller('home', 0, [false, false])])
  assert.deepEqual(order(visits), ['home set-aside'])
  assert.equal(visits[0]?.leftAt, 15 + 60 + 15)
})

test('who chooses a time is called then, before whoever came later', () => {
  const people = [
    caller('window', 0, [true]),
    ...[0, 1, 2, 3].map(number => caller(`c${number}`, 10 + number)),
  ]
  const visits = leaving(people, { ...habits, windowShare: 0.5, windowInSeconds: 150 })
  assert.deepEqual(order(visits).slice(0, 3), ['c0 answered', 'c1 answered', 'window answered'])
})

test('a callback outlasts closing time, a person on the line does not', () => {
  const early = { ...ada, changes: [...ada.changes.slice(0, 1), { at: 50, presence: 'offline' as const }] }
  const visits: Visit[] = []
  const people = [caller('first', 0), caller('home', 10, [true]), caller('live', 20)]
  const ran = simulate(
    { people, seats: [early], habits: { ...plain, callback: habits } },
    [{ left: visit => void visits.push(visit) }],
    () => 120,
  )
  assert.deepEqual(order(visits), ['live closed', 'first answered'])
  assert.equal(ran.leftOver, 1, 'the one at home is called on the next day')
})
