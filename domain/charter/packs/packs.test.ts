/** The packs that ship, which of them hold where, what contradicts itself, and which of two limits is stricter. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Calendar } from '../../time/calendar.ts'
import { packsFor, rulesOf, shippedPacks } from './catalogue.ts'
import { housePack } from './house.ts'
import type { ClockRule, MetricRule, Pack } from './pack.ts'
import { problemsWithPack } from './problems.ts'
import { conflictsAmong, type Side } from './stricter.ts'

const day = '2026-11-22'
const all = [...shippedPacks, housePack({ minor: 500, currency: 'GBP' })]
const idsOf = (packs: readonly Pack[]) => packs.map(({ id }) => id)
const pack = (id: string): Pack => {
  const found = all.find(one => one.id === id)
  assert.ok(found)
  return found
}

test('nothing is wrong with any pack that ships, and each says where it stands and how sure that is', () => {
  for (const one of all) {
    assert.deepEqual(problemsWithPack(one, all), [], one.id)
    assert.notEqual(one.source.instrument, '')
    for (const rule of one.rules) {
      for (const text of [rule.says.en, rule.says.es]) assert.match(text, /[.)]$/, rule.id)
      assert.notEqual(rule.clause, '', rule.id)
    }
  }
})

test('the packs of the country and of the sector hold, and those of the house everywhere', () => {
  assert.deepEqual(idsOf(packsFor(all, { country: 'ES', sector: 'telecom' }, day)), [
    'es-10-2025',
    'es-consumers',
    'es-telecom',
    'house',
  ])
  assert.deepEqual(idsOf(packsFor(all, { country: 'ES', sector: 'energy' }, day)), [
    'es-10-2025',
    'es-consumers',
    'house',
  ])
  assert.deepEqual(idsOf(packsFor(all, { country: null, sector: 'telecom' }, day)), ['house'])
  assert.deepEqual(idsOf(packsFor(all, { country: 'ES', sector: 'energy' }, '2025-12-27')), ['es-consumers'])
})

test('in telecommunications the Spanish law gives no right to a supervisor, and says why', () => {
  const telecom = rulesOf(pack('es-10-2025'), 'telecom', day)
  assert.ok(!telecom.rules.some(({ id }) => id === 'es.supervisor'))
  assert.match(
    telecom.excepted[0]?.exceptIn?.[0]?.because.en ?? '',
    /art\. 65\.2\) gives no right to a supervisor/,
  )
  const there = rulesOf(pack('es-10-2025'), 'energy', day).rules.find(({ id }) => id === 'es.supervisor')
  // “On the same working day” is no working day as dates are reckoned: that one ends on the next.
  assert.equal(there?.kind, 'duty')
})

test('a rule with two versions holds in the one of the day', () => {
  const weeksOn = (when: string) =>
    rulesOf(pack('gb-ofcom'), 'telecom', when).rules.flatMap(rule =>
      rule.id === 'gb.outside-body' && rule.kind === 'clock' ? [rule.within.amount / 7] : [],
    )
  assert.deepEqual(weeksOn('2026-04-07'), [8])
  assert.deepEqual(weeksOn('2026-04-08'), [6])
})

test('the placeholder is marked as one', () => {
  assert.equal(pack('pk-pta').source.confidence, 'placeholder')
  assert.equal(pack('pk-pta').rules.find(({ id }) => id === 'pk.answer')?.confidence, 'placeholder')
})

const clock: ClockRule = {
  id: 'mine.answer',
  kind: 'clock',
  about: 'complaint-answer',
  clause: '1',
  says: { en: 'Soon.', es: 'Pronto.' },
  confidence: 'primary',
  verifiedOn: day,
  from: '2026-02-01',
  starts: { en: 'then', es: 'entonces' },
  within: { amount: 10, unit: 'working-days' },
  check: { by: 'figure', figure: 'solved' },
}
const mine: Pack = { ...housePack(null), id: 'mine', from: '2026-01-01', rules: [clock] }

const contradictions: readonly (readonly [string, Pack, RegExp])[] = [
  [
    'ends before it begins',
    { ...mine, rules: [], until: '2025-12-31' },
    /“mine” begins on 2026-01-01 and ends before that, on 2025-12-31\./,
  ],
  [
    'a rule that ends before it begins',
    { ...mine, rules: [{ ...clock, until: '2026-01-31' }] },
    /“mine\.answer” begins on 2026-02-01 and ends before/,
  ],
  [
    'a day that does not exist',
    { ...mine, rules: [{ ...clock, from: '2026-02-30' }] },
    /“mine\.answer” has “2026-02-30” for a date/,
  ],
  [
    'one rule twice for the same days',
    {
      ...mine,
      rules: [
        { ...clock, until: '2026-06-30' },
        { ...clock, from: '2026-06-30' },
      ],
    },
    /stands twice for the same days/,
  ],
  ['a rule before its pack', { ...mine, rules: [{ ...clock, from: '2025-12-31' }] }, /before its pack does/],
  ['a rule after its pack', { ...mine, until: '2026-01-15' }, /after its pack has ended/],
  [
    'takes the place of a later one',
    { ...mine, supersedes: { id: 'es-10-2025', from: '2024-01-01' } },
    /begins on 2025-12-28/,
  ],
  [
    'takes the place of one that begins after that',
    { ...mine, from: '2025-01-01', supersedes: { id: 'es-10-2025', from: '2025-06-01' } },
    /but that begins on 2025-12-28/,
  ],
  [
    'takes the place of none',
    { ...mine, supersedes: { id: 'gone', from: '2026-01-01' } },
    /which is not here/,
  ],
  ['takes its own place', { ...mine, supersedes: { id: 'mine', from: '2026-01-01' } }, /its own place/],
  [
    'time to adapt that ends after it does',
    { ...mine, until: '2026-06-30', adaptUntil: '2026-07-31' },
    /time to adapt until 2026-07-31, but ends on 2026-06-30/,
  ],
  [
    'a rule that goes on when its pack has ended',
    { ...mine, until: '2026-06-30', rules: [{ ...clock, until: '2026-07-31' }] },
    /“mine\.answer” ends on 2026-07-31, after its pack, which ends on 2026-06-30/,
  ],
  [
    'looked up anew before it was read',
    { ...mine, rules: [{ ...clock, lookAgain: '2026-03-01' }] },
    /“mine\.answer” was verified on 2026-11-22, after 2026-03-01, the day to look it up anew/,
  ],
  [
    'takes the place of one that takes its own',
    { ...mine, id: 'mine.two', supersedes: { id: 'mine.old', from: '2026-01-01' } },
    /“mine\.two” and “mine\.old” would each take the place of the other/,
  ],
  ['half a day', { ...mine, rules: [{ ...clock, within: { amount: 1.5, unit: 'days' } }] }, /days are whole/],
  ['no limit at all', { ...mine, rules: [{ ...clock, within: { amount: 0, unit: 'hours' } }] }, /no limit/],
]
for (const [is, wrong, says] of contradictions) {
  test(`a pack is refused with a sentence: ${is}`, () => {
    const old = { ...mine, id: 'mine.old', supersedes: { id: 'mine.two', from: '2026-01-01' } }
    const problems = problemsWithPack(wrong, [...all, old])
    assert.equal(problems.length, 1, JSON.stringify(problems))
    assert.match(problems[0]?.en ?? '', says)
    assert.match(problems[0]?.es ?? '', /«mine/)
  })
}

test('a pack that is brought in again does not begin before the one whose place it takes', () => {
  const [problem] = problemsWithPack({ ...mine, from: '2025-06-01' }, [...all, mine])
  assert.match(
    problem?.en ?? '',
    /“mine” is here from 2026-01-01: a later version does not begin before, on 2025-06-01/,
  )
  assert.match(problem?.es ?? '', /«mine» ya está aquí desde el 2026-01-01/)
  assert.deepEqual(problemsWithPack({ ...mine, rules: [] }, [...all, mine]), [])
})

test('two versions of a rule, one after the other, are no contradiction', () => {
  const rules = [
    { ...clock, until: '2026-06-30' },
    { ...clock, from: '2026-07-01' },
  ]
  assert.deepEqual(problemsWithPack({ ...mine, rules }), [])
})

test('a pack that was superseded no longer holds', () => {
  const newer = { ...mine, supersedes: { id: 'house', from: '2026-05-01' } }
  const both = [housePack(null), newer]
  assert.deepEqual(idsOf(packsFor(both, { country: null, sector: 'other' }, '2026-04-30')), ['house', 'mine'])
  assert.deepEqual(idsOf(packsFor(both, { country: null, sector: 'other' }, '2026-05-01')), ['mine'])
})

const open = [{ from: '09:00', to: '17:00' }]
const weekdays = { monday: open, tuesday: open, wednesday: open, thursday: open, friday: open }
const calendar: Calendar = {
  timeZone: 'Europe/Madrid',
  week: { ...weekdays, saturday: [], sunday: [] },
  closedDays: [],
  extraDays: [],
}
const on = { calendar, from: Date.UTC(2026, 10, 23, 10) }
const side = (rule: ClockRule | MetricRule, of = 'a'): Side => ({ pack: of, rule })

/** Which of these are applied, by their packs; null where they say the same. */
function appliedOf(...sides: readonly Side[]): readonly string[] | null {
  const [found, ...others] = conflictsAmong(sides, on)
  assert.deepEqual(others, [])
  return found?.sides.flatMap(({ pack: of, isApplied }) => (isApplied ? [of] : [])) ?? null
}

test('of clocks the one that is due first is applied, of however many packs, also where their units differ', () => {
  // From a Monday: 15 working days are three weeks, 21 days; 20 days are due first, and 22 days are not.
  const working = side({ ...clock, within: { amount: 15, unit: 'working-days' } })
  const twenty = side({ ...clock, within: { amount: 20, unit: 'days' } }, 'b')
  const more = side({ ...clock, within: { amount: 22, unit: 'days' } }, 'c')
  assert.deepEqual(appliedOf(working, twenty), ['b'])
  assert.deepEqual(appliedOf(working, more), ['a'])
  assert.deepEqual(appliedOf(more, working, twenty, { ...twenty, pack: 'd' }), ['b', 'd'])
  assert.equal(appliedOf(working, { ...working, pack: 'd' }), null)
  assert.equal(appliedOf(working, side({ ...clock, about: 'appeal' })), null)
})

test('of figures the strictest is applied, and several where each is stricter in something', () => {
  const metric = (more: Pick<MetricRule, 'share' | 'mean'>, of: string): Side =>
    side({ ...clock, kind: 'metric', about: 'reaching-a-person', ...more }, of)
  const spain = metric({ share: { atLeast: 0.95, withinSeconds: 180 }, mean: { atMostSeconds: 180 } }, 'es')
  const lax = metric({ share: { atLeast: 0.9, withinSeconds: 180 } }, 'lax')
  const italy = metric({ mean: { atMostSeconds: 150 } }, 'it')
  const both = metric({ share: { atLeast: 0.9, withinSeconds: 200 }, mean: { atMostSeconds: 160 } }, 'both')
  const soon = metric({ share: { atLeast: 0.9, withinSeconds: 120 } }, 'soon')
  assert.deepEqual(appliedOf(spain, lax), ['es'])
  assert.deepEqual(appliedOf(lax, spain), ['es'])
  assert.deepEqual(appliedOf(spain, italy), ['es', 'it'])
  assert.deepEqual(
    appliedOf(lax, both, italy, spain),
    ['it', 'es'],
    'two together are stricter than the third',
  )
  assert.deepEqual(appliedOf(spain, soon, lax), ['es', 'soon'], 'fewer, but sooner')
  assert.equal(appliedOf(spain, { ...spain, pack: 'again' }), null)
})

test('in Spain the limit of 15 days for an answer goes before those of 15 working days and of the house, shown once', () => {
  const sides = packsFor(all, { country: 'ES', sector: 'telecom' }, day).flatMap(one =>
    rulesOf(one, 'telecom', day).rules.map(rule => ({ pack: one.id, rule })),
  )
  const found = conflictsAmong(sides, on).filter(({ about }) => about === 'complaint-answer')
  assert.deepEqual(
    found.map(one => one.sides.map(({ rule, isApplied }) => [rule.id, isApplied])),
    [
      [
        ['es-consumers.answer', true],
        ['es.answer', false],
        ['house.answer', false],
      ],
    ],
  )
})
