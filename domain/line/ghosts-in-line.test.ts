/** Ghosts are looked for by what they had asked for; whoever looks at each agent and each ghost finds the same ones. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { HOUR, MINUTE } from '../time.ts'
import type { Wish } from './entry.ts'
import { dropGhost, ghostLineOf, type LineGhost } from './ghost-line.ts'
import { LONGEST_GHOST_MS, reachedByRoom, tooOld } from './ghosts-in-line.ts'
import { callHoldingBack, isBehindCall } from './hold-back.ts'
import { emptyLine, type Line, loadIn, putEntry, putSeat } from './line.ts'
import { mayTake } from './seat.ts'

const skills = ['fibre', 'bills', 'plans']

const anyWish: fc.Arbitrary<Wish> = fc.record({
  medium: fc.constantFrom('call', 'chat', 'chat', 'letter'),
  isProblem: fc.boolean(),
  priority: fc.constantFrom(null, null, 'vulnerable'),
  skill: fc.option(fc.constantFrom(...skills), { freq: 3 }),
  leastLevel: fc.constantFrom(1, 2, 3),
})
const anySeat = fc.record({
  presence: fc.constantFrom('here', 'here', 'here', 'away'),
  skills: fc.subarray(skills),
  levels: fc.dictionary(fc.constantFrom(...skills), fc.integer({ min: 1, max: 3 })),
  capacity: fc.record({ call: fc.nat({ max: 1 }), chat: fc.nat({ max: 3 }), letter: fc.nat({ max: 1 }) }),
})

const bare = { customerId: '', ownerId: null, overtakenByOwn: 0, joinedAt: 0, offerUntil: null } as const
const named = (wish: Wish, kind: string, index: number) => ({
  ...wish,
  id: `${kind} ${index}`,
  caseId: `case of ${kind} ${index}`,
})

/** As it was done before: each agent with room looks at each ghost. */
function reachedPlainly(line: Line, ghosts: readonly LineGhost[]): readonly string[] {
  const found = ghosts.filter(ghost =>
    [...line.openSeats].some(agentId => {
      const seat = line.seats.get(agentId)?.seat
      if (!seat || !mayTake(seat, loadIn(line, agentId), ghost)) return false
      const asked = { ...ghost, ...bare, state: 'waiting', agentId: null } as const
      return ghost.medium !== 'chat' || !isBehindCall(asked, callHoldingBack(line, agentId))
    }),
  )
  return found.map(({ id }) => id).toSorted()
}

const anyLine = fc.record({
  seats: fc.array(anySeat, { maxLength: 5 }),
  inHand: fc.array(fc.record({ wish: anyWish, agent: fc.nat({ max: 4 }) }), { maxLength: 5 }),
  waiting: fc.array(anyWish, { maxLength: 4 }),
  ghosts: fc.array(anyWish, { maxLength: 12 }),
  gone: fc.array(fc.nat({ max: 11 }), { maxLength: 3 }),
})

test('who is reached because somebody has room is the same as when each agent looks at each ghost', () => {
  fc.assert(
    fc.property(anyLine, ({ seats, inHand, waiting, ghosts, gone }) => {
      const line = emptyLine()
      for (const [index, seat] of seats.entries()) {
        putSeat(line, { ...seat, agentId: `agent ${index}`, freeSince: index, wrapUpUntil: null })
      }
      for (const [index, { wish, agent }] of inHand.entries()) {
        const held = { ...bare, ...named(wish, 'hand', index), place: index, agentId: `agent ${agent}` }
        putEntry(line, { ...held, state: 'answered' })
      }
      for (const [index, wish] of waiting.entries()) {
        const held = { ...bare, ...named(wish, 'waits', index), place: 100 + index * 4, agentId: null }
        putEntry(line, { ...held, state: 'waiting' })
      }
      const all = ghosts.map((wish, index) => ({
        ...named(wish, 'ghost', index),
        place: 99 + index * 2,
        joinedAt: index,
      }))
      const indexed = ghostLineOf(all)
      for (const index of gone) dropGhost(indexed, `ghost ${index}`)
      const left = all.filter((_, index) => !gone.includes(index))
      const reached = reachedByRoom(line, indexed, 0).map(({ ghost }) => ghost.id)
      assert.deepEqual(reached.toSorted(), reachedPlainly(line, left))
    }),
    { numRuns: 2_000 },
  )
})

test('a ghost that nothing has reached for a day is cut off', () => {
  const ghost = (id: string, joinedAt: number): LineGhost => ({
    id,
    caseId: id,
    place: joinedAt,
    joinedAt,
    medium: 'chat',
    isProblem: true,
    priority: null,
    skill: null,
  })
  const ghosts = ghostLineOf([ghost('young', 2 * HOUR), ghost('old', 0)])
  assert.deepEqual(tooOld(ghosts, LONGEST_GHOST_MS), [])
  const [first, ...more] = tooOld(ghosts, LONGEST_GHOST_MS + MINUTE)
  assert.equal(first?.ghost.id, 'old')
  assert.equal(first.isCutOff, true)
  assert.equal(first.waitedSeconds, 86_460)
  assert.deepEqual(more, [])
})
