import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Work } from './floor.ts'
import type { Habits, Person, SeatPlan } from './model.ts'
import { simulate } from './simulate.ts'

const habits: Habits = {
  policy: 'service-first',
  answerSeconds: 0,
  awaySeconds: 60,
  levelFactors: [1.5, 1.2, 1, 0.8],
  callback: null,
}

function seat(agentId: string, more: Partial<SeatPlan> = {}): SeatPlan {
  return {
    agentId,
    levels: {},
    capacity: { call: 1, chat: 2, letter: 0 },
    missedShare: 0,
    changes: [
      { at: 0, presence: 'here' },
      { at: 9_000, presence: 'offline' },
    ],
    ...more,
  }
}

function caller(id: string, joinsAt: number, more: Partial<Person> = {}): Person {
  return {
    id,
    group: 0,
    joinsAt,
    wish: { medium: 'call', isProblem: true, priority: null, skill: null },
    ownerId: null,
    patienceSeconds: Number.POSITIVE_INFINITY,
    serviceSeconds: 100,
    wrapUpSeconds: 0,
    pitchSeconds: 0,
    chances: { miss: 1, callback: 1, window: 1, reached: [] },
    ...more,
  }
}

function workOf(
  people: readonly Person[],
  seats: readonly SeatPlan[],
  more: Partial<Habits> = {},
): readonly Work[] {
  const works: Work[] = []
  simulate({ people, seats, habits: { ...habits, ...more } }, [{ worked: work => void works.push(work) }])
  return works
}

const wish = { medium: 'call', isProblem: true, priority: null, skill: 'bills' } as const

for (const [level, seconds] of [
  [0, 150],
  [1, 120],
  [2, 100],
  [3, 80],
] as const) {
  test(`a matter of 100 s takes ${seconds} s with somebody of level ${level}`, () => {
    const levels: Record<string, number> = level === 0 ? {} : { bills: level }
    const [work] = workOf([caller('a', 0, { wish })], [seat('ada', { levels })])
    assert.equal(work?.until, seconds)
  })
}

test('an offer that is missed leaves the person in their place and the agent away', () => {
  const chances = { miss: 0, callback: 1, window: 1, reached: [] }
  const works = workOf([caller('a', 0, { chances }), caller('b', 5)], [seat('ada', { missedShare: 0.1 })])
  // Offered at 0, lapsed at 20, away until 80.
  assert.deepEqual(
    works.map(({ person, from }) => [person.id, from]),
    [
      ['a', 80],
      ['b', 180],
    ],
  )
})

test('a pitch comes after the matter, and before the wrap-up', () => {
  const [work] = workOf([caller('a', 0, { pitchSeconds: 30, wrapUpSeconds: 20 })], [seat('ada')])
  assert.deepEqual([work?.pitch, work?.until], [{ from: 100, until: 130 }, 150])
})

test('nobody is offered in a break, and a contact that runs into it is finished', () => {
  const changes = [
    { at: 0, presence: 'here' },
    { at: 50, presence: 'away' },
    { at: 300, presence: 'here' },
    { at: 9_000, presence: 'offline' },
  ] as const
  const works = workOf([caller('a', 0), caller('b', 10)], [seat('ada', { changes })])
  assert.deepEqual(
    works.map(({ from, until }) => [from, until]),
    [
      [0, 100],
      [300, 400],
    ],
  )
})

test('nobody is offered beside a chat that is being written up', () => {
  const chat = { ...wish, medium: 'chat', skill: null } as const
  const works = workOf(
    [caller('a', 0, { wish: chat, wrapUpSeconds: 40 }), caller('b', 110, { wish: chat })],
    [seat('ada')],
  )
  assert.deepEqual(
    works.map(({ from }) => from),
    [0, 140],
  )
})

test('an agent takes the case that they own before an equal who came earlier', () => {
  const people = [caller('busy', 0), caller('earlier', 10), caller('own', 20, { ownerId: 'ada' })]
  const taken = (policy: Habits['policy']) =>
    workOf(people, [seat('ada')], { policy }).map(({ person }) => person.id)
  assert.deepEqual(taken('service-first'), ['busy', 'own', 'earlier'])
  assert.deepEqual(taken('one-line'), ['busy', 'earlier', 'own'])
})

test('who is buying is first, last or where they came, as the policy has it', () => {
  const buying = { medium: 'call', isProblem: false, priority: null, skill: null } as const
  const people = [
    caller('busy', 0),
    caller('help', 10),
    caller('buys', 20, { wish: buying }),
    caller('late', 30),
  ]
  const taken = (policy: Habits['policy']) =>
    workOf(people, [seat('ada')], { policy })
      .map(({ person }) => person.id)
      .slice(1)
      .join(' ')
  assert.equal(taken('service-first'), 'help late buys')
  assert.equal(taken('sales-first'), 'buys help late')
  assert.equal(taken('one-line'), 'help buys late')
})
