/** An agent goes to the line themselves: who may be taken up, and who is to be helped first. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answer, countOvertaken, type Entry, offerTo, type Wish } from './entry.ts'
import { emptyLine, putEntry, putSeat } from './line.ts'
import { chooseFor, nextOffers } from './offers.ts'
import type { Seat } from './seat.ts'
import { waiting } from './testing/world.ts'
import { turnIn } from './turn.ts'

const problem: Wish = { medium: 'chat', isProblem: true, priority: null, skill: null }
const request: Wish = { ...problem, isProblem: false }
const letter: Wish = { ...problem, medium: 'letter' }

const person = (place: number, change: Partial<Parameters<typeof waiting>[0]> = {}) =>
  waiting({ ...problem, id: `entry-${place}`, place, ...change })

const ana: Seat = {
  agentId: 'ana',
  presence: 'here',
  skills: ['fibre'],
  capacity: { call: 1, chat: 2, letter: 2 },
  freeSince: 0,
}

function turn(entries: readonly Entry[], wanted: number, seat: Seat | null = ana) {
  const line = emptyLine()
  for (const entry of entries) putEntry(line, entry)
  if (seat) putSeat(line, seat)
  const found = turnIn(line, `entry-${wanted}`, 'ana')
  return found && { before: found.before?.id ?? null, overtook: found.overtook.map(entry => entry.id) }
}

const theirs = { before: null, overtook: [] }
const after = (place: number) => ({ before: `entry-${place}`, overtook: [] })

test('whoever came first may be taken by anybody, and whoever came later waits for them', () => {
  const line = [person(1), person(2), person(3)]
  assert.deepEqual(turn(line, 1), theirs)
  assert.deepEqual(turn(line, 3), after(1))
  assert.deepEqual(turn(line, 1, null), theirs, 'also by somebody without a seat')
})

test('a problem comes before a request, and a person who waits live before a letter', () => {
  assert.deepEqual(turn([person(1, request), person(2)], 1), after(2))
  assert.deepEqual(turn([person(1, letter), person(2)], 1), after(2))
  assert.deepEqual(turn([person(1, request), person(2)], 2), theirs)
  assert.deepEqual(turn([person(1), person(2, { priority: 'loss-of-service' })], 1), after(2))
})

test('a skill that is missing keeps nobody from being helped, and nobody waiting for it holds up the others', () => {
  const line = [
    person(1, { ...request, skill: 'plans' }),
    person(2, request),
    person(3, { ...request, skill: 'fibre' }),
  ]
  assert.deepEqual(turn(line, 1), theirs, 'next in the published order')
  assert.deepEqual(turn(line, 2), theirs, 'the line would offer them to her')
  assert.deepEqual(turn(line, 3), after(2))
  const same = [person(1, { ...request, skill: 'plans' }), person(2, { ...request, skill: 'plans' })]
  assert.deepEqual(turn(same, 2), after(1))
})

test('full hands open no way past others', () => {
  const busy = [11, 12].map(place => answer(offerTo(person(place), 'ana', 0)))
  assert.deepEqual(turn([...busy, person(13), person(14)], 14), after(13))
  assert.deepEqual(
    turn([...busy, person(13, { medium: 'call' }), person(14)], 14),
    theirs,
    'nobody talks to two',
  )
  assert.deepEqual(turn([person(13, { medium: 'call' }), person(14)], 14), after(13))
})

test('a case of one’s own goes before its equals, who are named; never past somebody who was passed twice', () => {
  const own = person(3, { ownerId: 'ana' })
  assert.deepEqual(turn([person(1), person(2), own], 3), { before: null, overtook: ['entry-1', 'entry-2'] })
  assert.deepEqual(turn([person(1), countOvertaken(countOvertaken(person(2))), own], 3), after(1))
  assert.deepEqual(turn([person(1, { priority: 'vulnerable' }), own], 3), after(1), 'only before its equals')
  assert.deepEqual(turn([person(1), person(2), own], 1), theirs, 'whoever came first may always be helped')
})

test('nobody waits where somebody was answered, is being asked, or left', () => {
  assert.equal(turn([answer(offerTo(person(1), 'ana', 0))], 1), null)
  assert.equal(turn([offerTo(person(1), 'ben', 0)], 1), null)
  assert.equal(turn([], 1), null)
  assert.deepEqual(turn([offerTo(person(1), 'ben', 0), person(2)], 2), theirs)
})

test('whoever the line would offer may always be taken', () => {
  const line = emptyLine()
  const kinds = [
    problem,
    request,
    letter,
    { ...request, skill: 'fibre' },
    { ...problem, priority: 'vulnerable' as const },
  ]
  for (let place = 1; place <= 60; place++) {
    putEntry(line, person(place, { ...kinds[(place * 7) % 5], ownerId: place % 9 === 0 ? 'ana' : null }))
  }
  putSeat(line, ana)
  for (let place = 1; place <= 60; place++) {
    const next = chooseFor(line, 'ana')
    const [offer] = nextOffers(line)
    if (!next || !offer) return assert.ok(place > 1)
    assert.deepEqual(turnIn(line, next.id, 'ana'), { before: null, overtook: offer.overtakes })
    putEntry(line, { ...next, state: 'answered', agentId: 'ben', offerUntil: null })
  }
})
