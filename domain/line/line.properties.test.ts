/**
 * Random histories of a line, step by step, beside a line done by hand. Whatever happens, in whatever order: the invariants
 * are looked at just before each single offer, and again when everything has settled.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { placeAhead } from './ahead.ts'
import type { Entry, Wish } from './entry.ts'
import { emptyLine, entryIn, loadIn, putEntry, putSeat, waitingIn, type Line } from './line.ts'
import { erlangQuantile, NINE_IN_TEN } from './erlang-quantile.ts'
import { chooseFor, expireOffers, fencesFor, nextOffers, passedOverBy } from './offers.ts'
import { compareForAgent, OWN_FIRST_LIMIT } from './order.ts'
import {
  choosePlainly,
  earlierThan,
  inHand,
  mayTakePlainly,
  passedBy,
  takeableBy,
  waitingPlainly,
} from './testing/plain-line.ts'
import { live, settle, take, type SeatNow, type Step } from './testing/world.ts'

const AGENTS = ['ana', 'ben', 'cleo', 'dev']
const SKILLS = ['fibre', 'bills', 'plans']
const MANY = { numRuns: 300 }

const agentId = fc.constantFrom(...AGENTS)
const owner = fc.option(agentId, { freq: 3 })
const pick = fc.nat({ max: 1000 })

const anyWish: fc.Arbitrary<Wish> = fc.record({
  medium: fc.constantFrom('call', 'chat', 'letter'),
  isProblem: fc.boolean(),
  priority: fc.constantFrom(null, null, null, 'loss-of-service', 'vulnerable'),
  skill: fc.option(fc.constantFrom(...SKILLS), { freq: 3 }),
  leastLevel: fc.constantFrom(1, 1, 2, 3),
})
/** All of one class: then own cases and fences decide, which are rare where everything differs. */
const sameWish: fc.Arbitrary<Wish> = fc.record({
  medium: fc.constant('chat'),
  isProblem: fc.constant(false),
  priority: fc.constant(null),
  skill: fc.option(fc.constantFrom('fibre', 'bills'), { freq: 3 }),
})

function seatOf(agent: fc.Arbitrary<string>): fc.Arbitrary<SeatNow> {
  return fc.record({
    agentId: agent,
    presence: fc.constantFrom('here', 'here', 'here', 'away', 'offline'),
    skills: fc.subarray(SKILLS),
    levels: fc.dictionary(fc.constantFrom(...SKILLS), fc.integer({ min: 1, max: 3 })),
    capacity: fc.record({ call: fc.nat({ max: 1 }), chat: fc.nat({ max: 3 }), letter: fc.nat({ max: 2 }) }),
  })
}

function stepOf(wish: fc.Arbitrary<Wish>): fc.Arbitrary<Step> {
  return fc.oneof(
    { weight: 24, arbitrary: fc.record({ do: fc.constant('join'), wish, owner }) },
    {
      weight: 40,
      arbitrary: fc.record({ do: fc.constantFrom('answer', 'answer', 'answer', 'end', 'end'), pick }),
    },
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constantFrom('leave', 'decline', 'lose-agent', 'turn-into-problem', 'wait-for-owner'),
        pick,
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({ do: fc.constant('tell'), pick, seconds: fc.integer({ min: 30, max: 900 }) }),
    },
    {
      weight: 6,
      arbitrary: fc.record({ do: fc.constant('wrap-up'), pick, seconds: fc.integer({ min: 1, max: 60 }) }),
    },
    { weight: 5, arbitrary: fc.record({ do: fc.constant('be-ready'), agentId }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('change-owner'), pick, owner }) },
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant('wait'), seconds: fc.integer({ min: 1, max: 70 }) }),
    },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('sit'), seat: seatOf(agentId) }) },
    { weight: 12, arbitrary: fc.record({ do: fc.constant('come-back'), agentId }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('depart'), agentId }) },
  )
}

/** A team sits down, then a day happens to it. */
function dayOf(wish: fc.Arbitrary<Wish>): fc.Arbitrary<readonly Step[]> {
  const team = AGENTS.map(agent => seatOf(fc.constant(agent)).map((seat): Step => ({ do: 'sit', seat })))
  return fc
    .tuple(fc.tuple(...team), fc.array(stepOf(wish), { minLength: 1, maxLength: 150, size: 'max' }))
    .map(([sits, steps]) => [...sits, ...steps])
}

const history = fc.oneof(dayOf(anyWish), dayOf(sameWish))
const lastStep = stepOf(anyWish)
const ids = (entries: readonly Entry[]) => entries.map(({ id }) => id)

function always(property: (steps: readonly Step[]) => void): void {
  fc.assert(fc.property(history, property), MANY)
}

test('Zero overtakes: whoever is offered is the first of all whom the agent may take.', () => {
  always(steps => {
    live(steps, (world, { entry, seat }) => {
      assert.equal(entry.id, choosePlainly(world, seat.agentId)?.id)
      const order = compareForAgent(seat.agentId, fencesFor(world.line, seat.agentId, world.pace))
      const [first] = takeableBy(world, seat).toSorted(order)
      assert.equal(entry.id, first?.id, 'the published order agrees')
    })
  })
})

test('Nobody idles: after the offers no agent with room is left beside somebody whom they may take.', () => {
  always(steps => {
    live(steps, undefined, world => {
      for (const seat of world.seats.values()) {
        assert.deepEqual(ids(takeableBy(world, seat)), [], seat.agentId)
        assert.equal(chooseFor(world.line, seat.agentId, world.pace), null)
      }
    })
  })
})

test('An entry keeps its place, whatever happens to its offers and its agent.', () => {
  always(steps => {
    live(steps, undefined, world => {
      for (const { id } of world.entries.values()) {
        assert.equal(entryIn(world.line, id)?.place, world.places.get(id))
      }
      const inOrder = waitingPlainly(world).toSorted(compareForAgent('nobody'))
      assert.deepEqual(ids(waitingIn(world.line)), ids(inOrder))
    })
  })
})

test('An offer stands for its 20 seconds and no longer, and only while its agent is here.', () => {
  always(steps => {
    const world = live(steps)
    for (const now of [world.now, world.now + 10_000, world.now + 20_000]) {
      const gone = [...world.entries.values()].filter(entry => {
        const isHere = world.seats.get(entry.agentId ?? '')?.presence === 'here'
        return entry.state === 'offered' && (entry.offerUntil <= now || !isHere)
      })
      const lapsed = expireOffers(world.line, now).map(({ entry }) => entry.id)
      assert.deepEqual(lapsed.toSorted(), ids(gone).toSorted())
    }
  })
})

test('Nobody is given more than they can hold.', () => {
  always(steps => {
    live(steps, (world, { entry, seat }) => {
      const count = { call: 0, chat: 0, letter: 0, [entry.medium]: 1 }
      for (const mine of inHand(world, seat.agentId)) {
        assert.notEqual(mine.state, 'offered', 'one offer at a time')
        count[mine.medium] += 1
      }
      assert.equal(seat, world.seats.get(seat.agentId))
      assert.equal(seat.presence, 'here')
      assert.ok(count[entry.medium] <= seat.capacity[entry.medium])
      if (count.call > 0) assert.equal(count.call + count.chat, 1, 'a call takes the whole agent')
    })
  })
})

test('A problem never waits behind a request for the same agent.', () => {
  always(steps => {
    live(steps, (world, { entry, seat }) => {
      if (entry.isProblem) return
      const problems = takeableBy(world, seat).filter(({ isProblem }) => isProblem)
      assert.deepEqual(ids(problems), [])
    })
  })
})

test('Own cases overtake nobody more than twice, and each one who is overtaken is named.', () => {
  always(steps => {
    live(
      steps,
      (world, { entry, seat, overtakes }) => {
        assert.deepEqual(ids(overtakes), ids(passedBy(world, seat, entry)))
        if (overtakes.length > 0) assert.equal(entry.ownerId, seat.agentId)
      },
      world => {
        for (const entry of world.entries.values()) assert.ok(entry.overtakenByOwn <= OWN_FIRST_LIMIT)
      },
    )
  })
})

test('No problem starves: while agents work, each is answered after at most four ends for each who is there.', () => {
  always(steps => {
    const world = live(steps)
    // Everybody is at their desk and works: what is offered is answered, what was answered ends.
    const aRound: readonly Step[] = [
      { do: 'answer', pick: 0 },
      { do: 'end', pick: 0 },
      { do: 'wait', seconds: 1 },
      ...AGENTS.map((agent): Step => ({ do: 'be-ready', agentId: agent })),
      ...AGENTS.map((agent): Step => ({ do: 'come-back', agentId: agent })),
    ]
    const rounds = 4 * world.entries.size + 20
    const canHelp = (problem: Entry) =>
      [...world.seats.values()].some(({ capacity }) => capacity[problem.medium] > 0)
    const helpable = [...world.entries.values()].filter(entry => entry.isProblem && canHelp(entry))
    for (let round = 0; round < rounds; round += 1) {
      for (const step of aRound) {
        take(world, step)
        settle(world)
      }
    }
    for (const { id } of helpable) assert.notEqual(world.entries.get(id)?.state, 'waiting', id)
  })
})

test('A told wait is not broken for an own case: whoever is passed was told more than it then takes.', () => {
  always(steps => {
    live(steps, (world, { overtakes }) => {
      for (const [index, { toldUntil }] of overtakes.entries()) {
        const seconds = erlangQuantile(index + 2, NINE_IN_TEN) * (world.pace.secondsPerEnd() ?? 0)
        assert.ok(toldUntil == null || world.now + seconds * 1_000 <= toldUntil)
      }
    })
  })
})

test('Asked one by one or found through those who wait, the same agents are offered the same people.', () => {
  fc.assert(
    fc.property(history, lastStep, (steps, last) => {
      const world = live(steps, undefined, undefined, 0)
      take(world, last)
      const { line, pace } = world
      const one = nextOffers(line, { pace, askedOneByOne: 100 })
      assert.deepEqual(nextOffers(line, { pace, askedOneByOne: 0 }), one)
      assert.deepEqual(nextOffers(line, { pace, askedOneByOne: 0, most: 1 }), one.slice(0, 1))
    }),
    MANY,
  )
})

test('Who is passed over because no one who may take them is free is counted apart from who lets an own case pass.', () => {
  always(steps => {
    live(steps, (world, { entry, seat, overtakes }) => {
      // By id: whoever was passed in the same breath before is one more often passed by now.
      const mine = new Set(ids(takeableBy(world, seat)))
      const held = waitingPlainly(world).filter(
        other =>
          compareForAgent('nobody')(other, entry) < 0 &&
          !other.onlyFor &&
          !(other.medium === 'letter' && entry.medium !== 'letter'),
      )
      const passed = held.filter(other => !mayTakePlainly(world, seat, other))
      assert.equal(passedOverBy(world.line, { entry, seat }), passed.length)
      assert.ok(ids(overtakes).every(id => mine.has(id)))
    })
  })
})

test('Nobody is passed over for an own case while somebody else is free for them.', () => {
  always(steps => {
    live(steps, (world, { entry, overtakes }) => {
      const choices = AGENTS.map(agent => choosePlainly(world, agent)?.id)
      for (const passed of overtakes)
        assert.ok(!choices.includes(passed.id), `${entry.id} before ${passed.id}`)
    })
  })
})

test('Putting rows again, or in another order, gives the same line.', () => {
  const shuffle = fc.array(fc.nat(), { minLength: 100, maxLength: 100 })
  fc.assert(
    fc.property(history, lastStep, shuffle, (steps, last, order) => {
      const world = live(steps)
      // Not settled after the last step: offers are due, and both lines must make the same ones.
      take(world, last)
      const rows = [...world.entries.values(), ...world.entries.values()]
      const seats = [...world.seats.values(), ...world.seats.values()]
      const puts = [
        ...rows.map(row => (line: Line) => putEntry(line, row)),
        ...seats.map(seat => (line: Line) => putSeat(line, seat)),
      ].map((put, index) => ({ put, turn: order[index % order.length] ?? index }))
      const rebuilt = emptyLine()
      for (const { put } of puts.toSorted((a, b) => a.turn - b.turn)) put(rebuilt)
      assert.deepEqual(seen(rebuilt), seen(world.line))
    }),
    MANY,
  )
})

test('Asking for the next offers changes nothing.', () => {
  fc.assert(
    fc.property(history, lastStep, (steps, last) => {
      const world = live(steps)
      take(world, last)
      const before = seen(world.line)
      nextOffers(world.line)
      assert.deepEqual(seen(world.line), before)
      for (const entry of world.entries.values()) assert.equal(entryIn(world.line, entry.id), entry)
    }),
    MANY,
  )
})

test('The number told as ahead leaves out nobody but letters and subjects that others take.', () => {
  always(steps => {
    live(steps, undefined, world => {
      for (const entry of waitingPlainly(world)) {
        assert.equal(placeAhead(world.line, entry.id), earlierThan(world, entry).length, entry.id)
      }
    })
  })
})

/** Everything that can be asked of a line. */
function seen(line: Line) {
  const waiting = waitingIn(line)
  return {
    waiting,
    ahead: waiting.map(({ id }) => placeAhead(line, id)),
    choices: AGENTS.map(agent => chooseFor(line, agent)),
    loads: AGENTS.map(agent => loadIn(line, agent)),
    offers: nextOffers(line),
    late: expireOffers(line, Number.MAX_SAFE_INTEGER),
  }
}
