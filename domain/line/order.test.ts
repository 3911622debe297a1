import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { WaitingEntry, Wish } from './entry.ts'
import { classOf, compareForAgent, explainOrder, NO_FENCES, type Fences, type OrderBy } from './order.ts'
import { waiting } from './testing/world.ts'

const problem: Wish = { medium: 'chat', isProblem: true, priority: null, skill: null }
const request: Wish = { ...problem, isProblem: false }

type Change = Partial<Omit<WaitingEntry, 'state' | 'agentId' | 'offerUntil'>>
const early = (change: Change = {}) => waiting({ ...problem, id: 'early', place: 1, ...change })
const late = (change: Change = {}) => waiting({ ...problem, id: 'late', place: 2, ...change })

interface Case {
  readonly says: string
  readonly first: WaitingEntry
  readonly second: WaitingEntry
  readonly by: OrderBy
  readonly fences?: Fences
}

const cases: readonly Case[] = [
  {
    says: 'A problem comes before a request that was there earlier.',
    first: late(),
    second: early(request),
    by: 'problem',
  },
  {
    says: 'A problem in a letter comes before somebody live who wants to buy.',
    first: late({ medium: 'letter' }),
    second: early({ ...request, medium: 'call' }),
    by: 'problem',
  },
  {
    says: 'Somebody live comes before an earlier letter, even one with priority.',
    first: late(),
    second: early({ medium: 'letter', priority: 'loss-of-service' }),
    by: 'live',
  },
  { says: 'A call and a chat are both live.', first: early({ medium: 'call' }), second: late(), by: 'place' },
  {
    says: 'Loss of service comes before an earlier problem.',
    first: late({ priority: 'loss-of-service' }),
    second: early(),
    by: 'priority',
  },
  {
    says: 'The two published reasons are equal to each other.',
    first: early({ priority: 'vulnerable' }),
    second: late({ priority: 'loss-of-service' }),
    by: 'place',
  },
  {
    says: 'Priority comes before an own case.',
    first: early({ priority: 'vulnerable' }),
    second: late({ ownerId: 'ana' }),
    by: 'priority',
  },
  {
    says: 'An own case comes before an equal that was there earlier.',
    first: late({ ownerId: 'ana' }),
    second: early(),
    by: 'own',
  },
  {
    says: "Somebody else's case gains nothing.",
    first: early(),
    second: late({ ownerId: 'ben' }),
    by: 'place',
  },
  {
    says: 'Two own cases stand by place.',
    first: early({ ownerId: 'ana' }),
    second: late({ ownerId: 'ana' }),
    by: 'place',
  },
  {
    says: 'Behind a fence an own case waits its turn.',
    first: early({ overtakenByOwn: 2 }),
    second: late({ ownerId: 'ana' }),
    by: 'own-limit',
    fences: NO_FENCES.map((none, rank) => (rank === classOf(problem) ? 1 : none)),
  },
  { says: 'Between equals the earlier place decides.', first: early(), second: late(), by: 'place' },
]

for (const { says, first, second, by, fences } of cases) {
  test(says, () => {
    const compare = compareForAgent('ana', fences)
    assert.ok(compare(first, second) < 0)
    assert.ok(compare(second, first) > 0)
    for (const [a, b] of [
      [first, second],
      [second, first],
    ] as const) {
      const reason = explainOrder(a, b, 'ana', fences)
      assert.equal(reason.firstId, first.id)
      assert.equal(reason.secondId, second.id)
      assert.equal(reason.by, by)
      assert.match(reason.says, /^[A-Z].*\.$/)
    }
  })
}

test('Value to the company is not part of the order: a change of customer changes nothing.', () => {
  const compare = compareForAgent('ana')
  assert.ok(compare(early({ customerId: 'new' }), late({ customerId: 'worth a fortune' })) < 0)
})

test('For one agent and one set of fences the order is total, whatever was overtaken how often.', () => {
  const entry = fc
    .record({
      place: fc.nat({ max: 20 }),
      medium: fc.constantFrom('call', 'chat', 'letter'),
      isProblem: fc.boolean(),
      priority: fc.constantFrom(null, 'vulnerable'),
      skill: fc.constant(null),
      ownerId: fc.constantFrom(null, 'ana', 'ben'),
      overtakenByOwn: fc.nat({ max: 2 }),
    })
    .map(wish => waiting({ ...wish, id: `e${wish.place}` }))
  const fences = fc.array(fc.oneof(fc.nat({ max: 20 }), fc.constant(Number.POSITIVE_INFINITY)), {
    minLength: 8,
    maxLength: 8,
  })
  fc.assert(
    fc.property(entry, entry, entry, fences, (a, b, c, at) => {
      const compare = compareForAgent('ana', at)
      assert.equal(Math.sign(compare(a, b)) + Math.sign(compare(b, a)), 0)
      if (compare(a, b) <= 0 && compare(b, c) <= 0) assert.ok(compare(a, c) <= 0)
    }),
    { numRuns: 2000 },
  )
})
