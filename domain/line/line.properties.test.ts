/**
 * Random histories of a line, step by step, beside a line done by hand. Whatever happens, in whatever order: all invariants are looked
 * at just before each single offer, and again when everything has settled.
 *
 * `LINE_HISTORIES` (400) and `LINE_STEPS` (150 at most in each) say how many, `LINE_SEED` which. A history that breaks an invariant is
 * printed as the smallest that does, with the seed and the path that lead to it.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { placeAhead } from './ahead.ts'
import type { Entry, Wish } from './entry.ts'
import { chooseFor, expireOffers, nextOffers } from './offers.ts'
import { emptyLine, entryIn, loadIn, putEntry, putSeat, waitingIn, type Line } from './line.ts'
import { classOf, OWN_FIRST_LIMIT } from './order.ts'
import { invariants } from './testing/invariants.ts'
import { AGENTS, type SeatNow, SKILLS, type Step, type World } from './testing/rows.ts'
import { live, type Looks, settle, take } from './testing/world.ts'

const agentId = fc.constantFrom(...AGENTS)
const owner = fc.option(agentId, { freq: 3 })
const pick = fc.nat({ max: 1000 })
const upTo = (max: number) => fc.integer({ min: 1, max })
/** Until the time that they choose; every second one chooses none. */
const minutes = fc.option(upTo(90), { freq: 2 })

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

interface Hands {
  readonly call: fc.Arbitrary<number>
  readonly chat: fc.Arbitrary<number>
}
const anyHands: Hands = { call: fc.nat({ max: 1 }), chat: fc.nat({ max: 3 }) }
/** Everybody takes calls. */
const forCalls: Hands = { call: fc.constant(1), chat: fc.nat({ max: 1 }) }

function seatOf(agent: fc.Arbitrary<string>, { call, chat }: Hands): fc.Arbitrary<SeatNow> {
  return fc.record({
    agentId: agent,
    presence: fc.constantFrom('here', 'here', 'here', 'away', 'offline'),
    skills: fc.subarray(SKILLS),
    levels: fc.dictionary(fc.constantFrom(...SKILLS), upTo(3)),
    capacity: fc.record({ call, chat, letter: fc.nat({ max: 2 }) }),
  })
}

interface Kind {
  readonly wish: fc.Arbitrary<Wish>
  readonly hands: Hands
  /** Of a hundred steps, how many have to do with those who are called. */
  readonly calling: number
}
const mixed: Kind = { wish: anyWish, hands: anyHands, calling: 25 }
const alike: Kind = { wish: sameWish, hands: anyHands, calling: 3 }
const called: Kind = { wish: anyWish, hands: forCalls, calling: 60 }

type Weighted = readonly (readonly [weight: number, arbitrary: fc.Arbitrary<Step>])[]

function everyday({ wish, hands }: Kind): Weighted {
  return [
    [24, fc.record({ do: fc.constant('join'), wish, owner })],
    [40, fc.record({ do: fc.constantFrom('answer', 'answer', 'answer', 'end', 'end'), pick })],
    [
      6,
      fc.record({
        do: fc.constantFrom('decline', 'lose-agent', 'turn-into-problem', 'wait-for-owner'),
        pick,
      }),
    ],
    [7, fc.record({ do: fc.constantFrom('leave', 'leave', 'come-again'), pick })],
    [8, fc.record({ do: fc.constant('tell'), pick, seconds: fc.integer({ min: 30, max: 400 }) })],
    [6, fc.record({ do: fc.constant('wrap-up'), pick, seconds: upTo(60) })],
    [5, fc.record({ do: fc.constant('be-ready'), agentId })],
    [3, fc.record({ do: fc.constant('change-owner'), pick, owner })],
    [3, fc.record({ do: fc.constant('wait'), seconds: upTo(70) })],
    [3, fc.record({ do: fc.constant('sit'), seat: seatOf(agentId, hands) })],
    [14, fc.record({ do: fc.constant('come-back'), agentId })],
    [1, fc.record({ do: fc.constant('depart'), agentId })],
    [1, fc.record({ do: fc.constant('close') })],
    [5, fc.record({ do: fc.constant('open') })],
  ]
}

const ofCalls: Weighted = [
  [8, fc.record({ do: fc.constant('ask-callback'), pick, minutes })],
  [8, fc.record({ do: fc.constant('join'), wish: anyWish, owner, call: fc.record({ minutes }) })],
  [20, fc.record({ do: fc.constant('answer'), pick })],
  [20, fc.record({ do: fc.constant('not-reached'), pick })],
  [4, fc.record({ do: fc.constantFrom('reach', 'wait-here', 'wrong-number', 'lose-agent'), pick })],
  [8, fc.record({ do: fc.constant('come-again'), pick })],
  [12, fc.record({ do: fc.constant('wait'), seconds: upTo(4_000) })],
  [1, fc.record({ do: fc.constant('close') })],
  [5, fc.record({ do: fc.constant('open') })],
  [24, fc.record({ do: fc.constant('all-come') })],
]

function oneOf(weighted: Weighted): fc.Arbitrary<Step> {
  return fc.oneof(...weighted.map(([weight, arbitrary]) => ({ weight, arbitrary })))
}

function stepOf(kind: Kind = mixed): fc.Arbitrary<Step> {
  return oneOf([
    [100 - kind.calling, oneOf(everyday(kind))],
    [kind.calling, oneOf(ofCalls)],
  ])
}

/** A team sits down, then a day happens to it. */
function dayOf(kind: Kind, most: number): fc.Arbitrary<readonly Step[]> {
  const team = AGENTS.map(agent =>
    seatOf(fc.constant(agent), kind.hands).map((seat): Step => ({ do: 'sit', seat })),
  )
  return fc
    .tuple(fc.tuple(...team), fc.array(stepOf(kind), { minLength: 1, maxLength: most, size: 'max' }))
    .map(([sits, steps]) => [...sits, ...steps])
}

/** @param most of the steps in one history */
function anyHistory(most: number): fc.Arbitrary<readonly Step[]> {
  return fc.oneof(...[mixed, alike, called].map(kind => dayOf(kind, most)))
}

const runs = Number(process.env['LINE_HISTORIES'] ?? 400)
const seed = Number(process.env['LINE_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const history = anyHistory(Number(process.env['LINE_STEPS'] ?? 150))
const lastStep = stepOf()
const options = { numRuns: runs, seed }
const half = { numRuns: Math.ceil(runs / 2), seed }

/** All invariants at each look; what is broken is named. @param happened what there was to look at */
function looksAtAll(happened: Set<string>): Looks {
  const all = Object.entries(invariants).map(([says, made]) => ({ says, looks: made() }))
  const each = (look: (looks: Looks) => void) => {
    for (const { says, looks } of all) {
      try {
        look(looks)
      } catch (error) {
        throw new Error(`broken: ${says}`, { cause: error })
      }
    }
  }
  const note = (what: string, isSo: boolean) => isSo && happened.add(what)
  return {
    beforeAll: (world, offers) => each(looks => looks.beforeAll?.(world, offers)),
    offer(world, offer) {
      each(looks => looks.offer?.(world, offer))
      const { entry, overtakes, passedOver } = offer
      note('somebody who is called is offered', Boolean(entry.callback))
      note('a place that was kept is offered', entry.callback === null)
      note('an own case goes first', overtakes.length > 0)
      note('somebody is passed over', passedOver !== 0)
      note('somebody waited for their agent', Boolean(entry.onlyFor))
    },
    reached(world, offer, reached) {
      each(looks => looks.reached?.(world, offer, reached))
      note(offer ? 'an offer reaches a ghost' : 'room reaches a ghost', reached.length > 0)
    },
    settled(world) {
      each(looks => looks.settled?.(world))
      note(
        'a second call in vain',
        [...world.calls.values()].some(({ tries }) => tries === 2),
      )
      note('a place is set aside', world.kept.size > 0)
      note(
        'a ghost is cut off',
        [...world.known.values()].some(({ isCutOff }) => isCutOff),
      )
    },
  }
}

test('whatever happens, every invariant of the line holds, and it decides what a look at everybody decides', t => {
  t.diagnostic(`LINE_SEED=${seed} LINE_HISTORIES=${runs}`)
  const histories = new Map<string, number>()
  fc.assert(
    fc.property(history, steps => {
      const happened = new Set<string>()
      live(steps, looksAtAll(happened))
      for (const what of happened) histories.set(what, (histories.get(what) ?? 0) + 1)
    }),
    options,
  )
  t.diagnostic(JSON.stringify(Object.fromEntries(histories)))
  if (runs >= 300) assert.equal(histories.size, 10, 'something that is to be looked at did not happen')
})

/**
 * How many rounds a problem waits at most once everybody works: in each, whoever may take it takes somebody who stands earlier, or an
 * own case that goes first, or the problem itself.
 */
function mostRounds({ entries }: World, problem: Entry): number {
  const before = [...entries.values()].filter(
    other => other.isProblem && (classOf(other) - classOf(problem) || other.place - problem.place) < 0,
  )
  return before.length + OWN_FIRST_LIMIT + 1
}

test('no problem starves: once everybody works it is answered within as many rounds as people stand before it, and three', () => {
  fc.assert(
    fc.property(history, steps => {
      const world = live(steps)
      const doAll = (step: Step, is: (entry: Entry) => boolean) => {
        while ([...world.entries.values()].some(is)) {
          take(world, step)
          settle(world)
        }
      }
      const comeAll = () => {
        take(world, { do: 'all-come' })
        settle(world)
      }
      // Whoever waits for their own agent does so for two minutes at most.
      take(world, { do: 'wait', seconds: 121 })
      comeAll()
      const isHelpable = (entry: Entry) =>
        entry.isProblem &&
        entry.state === 'waiting' &&
        (entry.callback?.notBefore ?? null) === null &&
        [...world.seats.values()].some(({ capacity }) => capacity[entry.medium] > 0)
      const left = new Map(
        [...world.entries.values()].filter(isHelpable).map(entry => [entry.id, mostRounds(world, entry)]),
      )
      for (let round = 0; left.size > 0; round += 1) {
        for (const [id, most] of left) {
          if (world.entries.get(id)?.state !== 'waiting') left.delete(id)
          else assert.ok(round <= most, `${id} still waits after ${round} rounds`)
        }
        doAll({ do: 'answer', pick: 0 }, ({ state }) => state === 'offered')
        for (const [id, call] of world.calls) world.calls.set(id, { ...call, isMet: true })
        doAll({ do: 'end', pick: 0 }, ({ state }) => state === 'answered')
        comeAll()
      }
    }),
    half,
  )
})

test('asked one by one or found through those who wait, the same agents are offered the same people', () => {
  fc.assert(
    fc.property(history, lastStep, (steps, last) => {
      const world = live(steps, {}, 0)
      take(world, last)
      const { line, pace } = world
      const one = nextOffers(line, { pace, askedOneByOne: 100 })
      assert.deepEqual(nextOffers(line, { pace, askedOneByOne: 0 }), one)
      assert.deepEqual(nextOffers(line, { pace, askedOneByOne: 0, most: 1 }), one.slice(0, 1))
    }),
    half,
  )
})

test('rows that are put again, or in another order, give the same line; and asking it changes nothing', () => {
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
      const before = seen(world.line)
      assert.deepEqual(seen(rebuilt), before)
      assert.deepEqual(seen(world.line), before)
      for (const entry of world.entries.values()) assert.equal(entryIn(world.line, entry.id), entry)
    }),
    half,
  )
})

/** Everything that can be asked of a line. */
function seen(line: Line) {
  const waiting = waitingIn(line)
  return {
    waiting,
    postponed: [...line.postponed.values()].toSorted((a, b) => a.place - b.place),
    ahead: waiting.map(({ id }) => placeAhead(line, id)),
    choices: AGENTS.map(agent => chooseFor(line, agent)),
    loads: AGENTS.map(agent => loadIn(line, agent)),
    offers: nextOffers(line),
    late: expireOffers(line, Number.MAX_SAFE_INTEGER),
  }
}
