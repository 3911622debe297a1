import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseScenario, readScenario, ScenarioWrong } from './scenario.ts'
import { seatsOf, spanOf } from './shifts.ts'
import { evenScenario } from './testing/scenarios.ts'

const even = () => structuredClone(evenScenario({ perHour: 10, agents: 2 }))

/** What is said of an even scenario after somebody has changed it. */
function saidOf(change: (scenario: ReturnType<typeof even>) => unknown): readonly string[] {
  const scenario = even()
  const changed = change(scenario) ?? scenario
  try {
    readScenario(changed)
  } catch (error) {
    assert.ok(error instanceof ScenarioWrong)
    return error.sentences
  }
  return []
}

const withGroup = (more: object) => (scenario: ReturnType<typeof even>) => ({
  ...scenario,
  groups: { callers: { ...scenario.groups['callers'], ...more } },
})
const withStaff = (more: object) => (scenario: ReturnType<typeof even>) => ({
  ...scenario,
  staff: { all: { ...scenario.staff['all'], ...more } },
})

const wrong: readonly (readonly [string, (scenario: ReturnType<typeof even>) => unknown, RegExp])[] = [
  [
    'a rate below nothing',
    withGroup({ arrivals: { perHour: Array.from({ length: 24 }, () => -4) } }),
    /^groups\.callers\.arrivals\.perHour\.0: .*how many come in that hour, 0 or more\.$/,
  ],
  [
    'a day of twenty hours',
    withGroup({ arrivals: { perHour: Array.from({ length: 20 }, () => 4) } }),
    /24 numbers/,
  ],
  ['a skill that nobody has', withGroup({ skill: 'bils' }), /nobody at work knows “bils”/],
  ['a medium that nobody takes', withGroup({ medium: 'chat' }), /nobody at work takes a chat\. Write chats/],
  ['nobody at work', withStaff({ count: 0 }), /nobody at work\. Write at least one row with a count of 1/],
  ['no rows of staff', scenario => ({ ...scenario, staff: {} }), /nobody at work/],
  ['nobody who comes', scenario => ({ ...scenario, groups: {} }), /nobody comes/],
  [
    'a shift that is no time',
    withStaff({ shift: '8 to 4' }),
    /staff\.all\.shift: Write from and until: "08:00-16:00"/,
  ],
  ['a shift of no length', withStaff({ shift: '08:00-08:00' }), /ends as it begins/],
  [
    'a break outside of the shift',
    withStaff({ shift: '08:00-16:00', breaks: ['17:00-17:30'] }),
    /is not within the shift/,
  ],
  ['a share in percent', withStaff({ missedShare: 20 }), /write 0\.2 for one in five/],
  [
    'two distributions at once',
    withGroup({ service: { fixed: { seconds: 3 }, never: true } }),
    /Write one of fixed, exponential/,
  ],
  [
    'a misspelt word',
    scenario => ({ ...scenario, petch: 3 }),
    /“petch” is not known here\. Check the spelling/,
  ],
  ['a missing part', () => ({ name: 'bare' }), /groups is missing\. Write it/],
  [
    'another order',
    scenario => ({ ...scenario, policy: 'fifo' }),
    /Write one of service-first, sales-first, one-line/,
  ],
]

for (const [name, change, says] of wrong) {
  test(`a scenario with ${name} is refused, in a sentence that says what to do`, () => {
    const said = saidOf(change)
    assert.ok(
      said.some(sentence => says.test(sentence)),
      said.join('\n') || 'nothing was said',
    )
  })
}

test('whatever is put into a place of a scenario, it is read or refused with a sentence', () => {
  const strange = [null, -1, 2.5, 1e9, '', 'soon', [], {}, [null], { x: 1 }, true, '85%', Number.NaN]
  const placesIn = (value: unknown, path: readonly string[]): readonly (readonly string[])[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, below]) => [[...path, key], ...placesIn(below, [...path, key])])
      : []
  for (const path of placesIn(even(), [])) {
    for (const value of strange) {
      const said = saidOf(scenario => {
        let last: object = scenario
        for (const key of path.slice(0, -1)) last = Object(Reflect.get(last, key))
        Object.assign(last, { [path.at(-1) ?? '']: value })
      })
      for (const sentence of said) {
        assert.match(sentence, /[.}]$|[.}]”?$/, sentence)
        assert.doesNotMatch(sentence, /expected (number|string|object|array)|undefined|\[object/, sentence)
      }
    }
  }
})

test('a file that is no JSON is refused with a place to begin', () => {
  assert.throws(() => parseScenario('{"name":'), /no JSON .*Begin with a copy/)
})

test('a shift over midnight ends on the next day, and its breaks go with it', () => {
  const hour = 3_600
  assert.deepEqual(spanOf('22:00-06:00'), { from: 22 * hour, until: 30 * hour })
  assert.deepEqual(spanOf('01:00-01:30', 22 * hour), { from: 25 * hour, until: 25.5 * hour })
  const scenario = even()
  const night = {
    ...scenario,
    staff: { night: { ...scenario.staff['all'], count: 1, shift: '22:00-06:00', breaks: ['01:00-01:30'] } },
  }
  const [seat] = seatsOf(readScenario(night), 1)
  assert.deepEqual(
    seat?.changes.map(({ at, presence }) => [at / hour, presence]),
    [
      [22, 'here'],
      [25, 'away'],
      [25.5, 'here'],
      [30, 'offline'],
    ],
  )
})

test('fewer staff are fewer in the sum, and whoever is absent is missing where most are', () => {
  const scenario = even()
  const row = scenario.staff['all']
  assert.ok(row)
  const rows = { a: { ...row, count: 3 }, b: { ...row, count: 3 }, c: { ...row, count: 4 } }
  assert.equal(seatsOf({ ...scenario, staff: rows, staffing: 0.85 }, 1).length, 9)
  const working = (absent: Record<string, number>) =>
    seatsOf({ ...scenario, staff: rows, absent }, 2).map(({ changes }) => changes.length / 2)
  assert.deepEqual(working({}), [2, 2, 2, 2, 2, 2, 2, 2, 2, 2])
  assert.deepEqual(working({ monday: 2 }), [2, 2, 1, 2, 2, 2, 2, 2, 2, 1])
})
