/** How fast mail goes to each domain, and how long each letter is tried. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DAY, HOUR, MINUTE, SECOND } from '../../domain/time.ts'
import { openPace, type PaceLimits } from './pace.ts'
import { isGivenUp, pauseAfter } from './patience.ts'

const limits: PaceLimits = { atOnce: 2, aMinute: 5 }

/** No chance: every pause is the one that is written down. */
function paced(given: PaceLimits | null = limits) {
  let now = Date.UTC(2026, 10, 23, 12)
  const pace = openPace({ limits: given, clock: () => now, random: () => 0.5 })
  return { ...pace, move: (ms: number) => void (now += ms) }
}

test('so many go to one domain at once, and others go beside', () => {
  const { begin, ended } = paced()
  assert.deepEqual([begin('a.example'), begin('a.example')], [0, 0])
  assert.ok(begin('a.example') > 0)
  assert.equal(begin('b.example'), 0)
  ended('a.example', 'taken')
  assert.equal(begin('a.example'), 0)
})

test('so many go to one domain in a minute; then it is as long as the oldest of them is young', () => {
  const { begin, ended, move } = paced()
  for (let count = 0; count < 5; count++) {
    assert.equal(begin('a.example'), 0)
    ended('a.example', 'taken')
    move(SECOND)
  }
  assert.equal(begin('a.example'), 55 * SECOND)
  move(55 * SECOND)
  assert.equal(begin('a.example'), 0)
})

test('a domain that says later is left in peace, longer each time; no other domain is slower for it', () => {
  const { begin, ended, move } = paced()
  const waits: number[] = []
  for (let count = 0; count < 7; count++) {
    assert.equal(begin('a.example'), 0)
    ended('a.example', 'later')
    const wait = begin('a.example')
    waits.push(wait / SECOND)
    assert.equal(begin('b.example'), 0)
    ended('b.example', 'taken')
    move(wait)
  }
  assert.deepEqual(waits, [30, 60, 120, 300, 600, 600, 600])
})

test('after its rest a domain is asked with one letter, and with all of them once it has taken that', () => {
  const { begin, ended, move } = paced()
  begin('a.example')
  ended('a.example', 'later')
  move(MINUTE)
  assert.equal(begin('a.example'), 0)
  assert.ok(begin('a.example') > 0)
  ended('a.example', 'taken')
  assert.deepEqual([begin('a.example'), begin('a.example')], [0, 0])
})

test('one full mailbox slows nobody else of its domain', () => {
  const { begin, ended } = paced()
  begin('a.example')
  ended('a.example', 'mailbox-later')
  assert.deepEqual([begin('a.example'), begin('a.example')], [0, 0])
})

test('a relay that is away rests for longer each time, however many letters met it at once; one that works is trusted again', () => {
  const { restRelay, relayRests, ended, move } = paced()
  const rests: number[] = []
  for (let count = 0; count < 7; count++) {
    for (let letter = 0; letter < 4; letter++) restRelay()
    rests.push(relayRests() / SECOND)
    move(relayRests())
  }
  assert.deepEqual(rests, [5, 15, 30, 60, 120, 300, 300])
  ended('a.example', 'taken')
  restRelay()
  assert.equal(relayRests(), 5 * SECOND)
})

test('without limits everything goes at once', () => {
  const { begin } = paced(null)
  assert.deepEqual(
    Array.from({ length: 100 }, () => begin('a.example')).filter(wait => wait > 0),
    [],
  )
})

test('pauses grow from a minute to two hours, each a quarter shorter or longer by chance', () => {
  const pauses = Array.from({ length: 10 }, (_, index) => pauseAfter(index + 1, 0.5) / MINUTE)
  assert.deepEqual(pauses, [1, 2, 5, 10, 20, 30, 60, 120, 120, 120])
  assert.deepEqual([pauseAfter(7, 0), pauseAfter(7, 1)], [45 * MINUTE, 75 * MINUTE])
})

test('words of a person are tried for two days, what a machine says for half of one', () => {
  const queuedAt = Date.UTC(2026, 10, 23, 12)
  const givenUpAfter = (isByMachine: boolean) =>
    [11 * HOUR, 12 * HOUR, 47 * HOUR, 2 * DAY].filter(age =>
      isGivenUp({ queuedAt, isByMachine }, queuedAt + age),
    )
  assert.deepEqual(givenUpAfter(false), [2 * DAY])
  assert.deepEqual(givenUpAfter(true), [12 * HOUR, 47 * HOUR, 2 * DAY])
})
