import assert from 'node:assert/strict'
import { test } from 'node:test'
import { adapt } from './calibration.ts'
import { learnWaits, type LearnedWaits, type LineHistory, nothingLearned, type OfferedWait } from './learn.ts'
import { type QuotedWait, quoteWait, type WaitQuote } from './quote.ts'
import type { QuoteState } from './state.ts'
import { near, uniform } from './testing/numbers.ts'

/** A line of four hands; services of two minutes, patience of five, both exponential. */
const SERVICE = 120
const PATIENCE = 300

function stateWith(change: Partial<QuoteState>): QuoteState {
  return {
    at: 10 * 3_600,
    weekday: 2,
    ahead: [],
    behindMayOvertake: 0,
    busy: [10, 20, 30, 40].map(elapsedSeconds => ({ elapsedSeconds, group: 'service' })),
    free: 0,
    changes: [],
    group: 'service',
    closesInSeconds: 7_200,
    ...change,
  }
}

const ahead = (count: number) =>
  Array.from({ length: count }, () => ({ group: 'service', waitedSeconds: 30, isCallback: false }))

function spansOf(count: number, mean: number, random: () => number) {
  return Array.from({ length: count }, () => ({
    group: 'service',
    seconds: -mean * Math.log(1 - random()),
    isEnd: true,
  }))
}

/** What the line of four hands offers in truth: steps that end by a service or by somebody who gives up. */
function offeredBy(count: number, random: () => number): number {
  let wait = 0
  for (let left = count; left >= 0; left -= 1) {
    wait -= Math.log(1 - random()) / (4 / SERVICE + left / PATIENCE)
  }
  return wait
}

const told = (quote: WaitQuote): QuotedWait => {
  if (quote.kind !== 'at-most') throw new Error(`a number was expected, not ${quote.kind}`)
  return quote
}

/** Learns the curves, plays so many waits, and learns from them. `slower` makes the truth longer than the curves know. */
function learnFrom(waits: number, slower = 1): LearnedWaits {
  const random = uniform(17)
  const history: LineHistory = {
    services: spansOf(2_000, SERVICE, random),
    patience: spansOf(2_000, PATIENCE, random),
    between: [],
    offered: [],
  }
  const first = learnWaits(history, null)
  const offered = Array.from({ length: waits }, (): OfferedWait => {
    const state = stateWith({ ahead: ahead(Math.floor(random() * 8)) })
    const quote = quoteWait(state, first, random)
    const played = quote.kind === 'cannot-tell' ? quote.played : null
    return {
      state,
      played,
      waitedSeconds: slower * offeredBy(state.ahead.length, random),
      isCutOff: false,
    }
  })
  return learnWaits({ ...history, offered }, first)
}

const learned = learnFrom(2_000)

test('a line that has seen nothing cannot tell, and says until when it is open', () => {
  const quote = quoteWait(stateWith({}), nothingLearned(), uniform(1))
  assert.deepEqual(quote, {
    kind: 'cannot-tell',
    why: 'too-few-services',
    boundSeconds: 7_200,
    played: null,
  })
})

test('services alone do not make a quote: nobody knows yet whether nine in ten would be kept', () => {
  const quote = quoteWait(stateWith({}), learnFrom(20), uniform(1))
  assert.equal(quote.kind, 'cannot-tell')
  assert.equal(quote.kind === 'cannot-tell' && quote.why, 'too-few-waits')
})

test('with nobody here it says when somebody comes', () => {
  const state = stateWith({ busy: [], changes: [{ inSeconds: 1_800, hands: 2 }] })
  const quote = quoteWait(state, learned, uniform(1))
  assert.deepEqual(quote, { kind: 'cannot-tell', why: 'nobody-here', boundSeconds: 1_800, played: null })
})

test('with everybody writing up somebody is here all the same, and a number is told', () => {
  const state = stateWith({ busy: [], wrappingUp: 4, changes: [{ inSeconds: 60, hands: 4 }] })
  const quote = told(quoteWait(state, learned, uniform(1)))
  assert.ok(quote.played.mean > 55 && quote.played.mean < 65, `${quote.played.mean}`)
})

test('with more hands free than people ahead it is at once', () => {
  assert.deepEqual(quoteWait(stateWith({ free: 1 }), learned, uniform(1)), { kind: 'at-once' })
  assert.equal(quoteWait(stateWith({ free: 1, ahead: ahead(1) }), learned, uniform(1)).kind, 'at-most')
})

test('nine in ten are kept, half of them are below the middle value, and the mean is the mean', () => {
  const random = uniform(23)
  const counted = { nine: 0, middle: 0, waited: 0, meant: 0 }
  const count = 2_000
  for (let turn = 0; turn < count; turn += 1) {
    const state = stateWith({ ahead: ahead(Math.floor(random() * 8)) })
    const quote = told(quoteWait(state, learned, random))
    const waited = offeredBy(state.ahead.length, random)
    counted.nine += waited <= quote.exactSeconds ? 1 : 0
    counted.middle += waited <= quote.exactMiddleSeconds ? 1 : 0
    counted.waited += waited
    counted.meant += quote.meanSeconds
  }
  near(counted.nine / count, 0.9, 0.025)
  near(counted.middle / count, 0.5, 0.04)
  near(counted.meant / counted.waited, 1, 0.04)
})

test('a line that is slower than its curves say is corrected from what people really waited', () => {
  const quote = told(quoteWait(stateWith({ ahead: ahead(4) }), learnFrom(2_000, 1.6), uniform(2)))
  const plain = told(quoteWait(stateWith({ ahead: ahead(4) }), learned, uniform(2)))
  near(quote.meanSeconds / plain.meanSeconds, 1.6, 0.15)
})

test('the longer the line, the longer the quote; and what is said is not below what is meant', () => {
  const quotes = [0, 3, 7].map(count =>
    told(quoteWait(stateWith({ ahead: ahead(count) }), learned, uniform(3))),
  )
  const [short, middle, long] = quotes.map(({ exactSeconds }) => exactSeconds)
  assert.ok((short ?? 0) < (middle ?? 0) && (middle ?? 0) < (long ?? 0))
  for (const quote of quotes) {
    assert.ok(quote.seconds >= quote.exactSeconds && quote.seconds % 60 === 0)
    assert.ok(quote.exactMiddleSeconds <= quote.exactSeconds)
  }
})

test('broken quotes make the next one longer', () => {
  const state = stateWith({ ahead: ahead(3) })
  const before = told(quoteWait(state, learned, uniform(4)))
  let { calibration } = learned
  for (let turn = 0; turn < 10; turn += 1) {
    calibration = adapt(calibration, before, { waitedSeconds: 9_999, isCutOff: false })
  }
  const after = told(quoteWait(state, { ...learned, calibration }, uniform(4)))
  assert.ok(after.exactSeconds > before.exactSeconds * 1.05)
})

test('beyond two hundred who wait it is an approximation, and says so', () => {
  const quote = told(quoteWait(stateWith({ ahead: ahead(400) }), learned, uniform(5)))
  assert.equal(quote.by, 'cached')
  // With 400 ahead the line moves by those who give up: the sum of 1 / (4 / 120 + i / 300).
  let expected = 0
  for (let left = 0; left <= 400; left += 1) expected += 1 / (4 / SERVICE + left / PATIENCE)
  near(quote.meanSeconds / expected, 1, 0.05)
  assert.equal(told(quoteWait(stateWith({ ahead: ahead(200) }), learned, uniform(5))).by, 'roll-out')
})

test('what was learned survives JSON, and the same state and numbers give the same quote', () => {
  const state = stateWith({ ahead: ahead(3) })
  const stored = JSON.parse(JSON.stringify(learned)) as LearnedWaits // the JSON of what was learned
  assert.deepEqual(quoteWait(state, stored, uniform(6)), quoteWait(state, learned, uniform(6)))
})

test('a wait that was cut off by closing teaches nothing about how long waits are', () => {
  const cutOff: OfferedWait = { state: stateWith({}), played: null, waitedSeconds: 5, isCutOff: true }
  const { samples } = learnWaits(
    { services: [], patience: [], between: [], offered: Array.from({ length: 500 }, () => cutOff) },
    null,
  )
  assert.equal(samples.waits, 0)
})

test('on a day that is worse than any that was seen the wait is that of the roll-out, however long', () => {
  const state = stateWith({
    busy: [{ elapsedSeconds: 0, group: 'service' }],
    ahead: Array.from({ length: 100 }, () => ({
      ...ahead(1)[0],
      group: 'service',
      waitedSeconds: 0,
      isCallback: true,
    })),
  })
  // A hundred callbacks, who cannot give up, before one hand: a hundred and one services.
  near(told(quoteWait(state, learned, uniform(8))).meanSeconds / (101 * SERVICE), 1, 0.1)
})
