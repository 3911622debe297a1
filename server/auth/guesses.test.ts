import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { HOUR, type Instant, MINUTE, SECOND } from '../../domain/time.ts'
import { type Guesses, openGuesses } from './guesses.ts'

const anna = 'anna@behemoth.example'
let now: Instant
let guesses: Guesses
beforeEach(() => {
  now = Date.UTC(2031, 4, 6)
  guesses = openGuesses(() => now)
})

const begin = (remote: string, email = anna) => guesses.begin({ remote, email })
const times = (count: number, act: (index: number) => void) => Array.from({ length: count }, (_, i) => act(i))

test('five wrong tries cost nothing; then each wait is twice the last, up to half a minute', () => {
  times(5, () => assert.equal(begin('192.0.2.1'), 0))
  const waits = []
  for (let tries = 0; tries < 8; tries++) {
    const wait = begin('192.0.2.1')
    waits.push(wait / SECOND)
    now += wait
    assert.equal(begin('192.0.2.1'), 0)
  }
  assert.deepEqual(waits, [1, 2, 4, 8, 16, 30, 30, 30])
})

test('trying during the wait does not make it longer', () => {
  times(5, () => begin('192.0.2.1'))
  times(50, () => assert.equal(begin('192.0.2.1'), SECOND))
})

test('a wrong try is forgotten in a minute, and the right password forgets those of this account here', () => {
  times(5, () => begin('192.0.2.1'))
  now += MINUTE
  assert.equal(begin('192.0.2.1'), 0)
  assert.equal(begin('192.0.2.1'), SECOND)
  guesses.wasRight({ remote: '192.0.2.1', email: anna })
  times(5, () => assert.equal(begin('192.0.2.1'), 0))
})

test('an account that is tried from everywhere is slowed down for strangers, not where its agent usually signs in', () => {
  begin('192.0.2.1')
  guesses.wasRight({ remote: '192.0.2.1', email: anna })
  times(20, i => assert.equal(begin(`198.51.100.${i}`), 0))
  assert.equal(begin('203.0.113.1'), SECOND)
  assert.equal(begin('192.0.2.1'), 0)
})

test('a network that tries many accounts is slowed down, except for those who have signed in from it', () => {
  begin('192.0.2.1')
  guesses.wasRight({ remote: '192.0.2.1', email: anna })
  times(30, i => assert.equal(begin('192.0.2.1', `agent${i}@behemoth.example`), 0))
  assert.equal(begin('192.0.2.1', 'another@behemoth.example'), SECOND)
  assert.equal(begin('192.0.2.1'), 0)
})

test('addresses of one IPv6 network are one, and an IPv4 address is itself however it is written', () => {
  times(5, i => assert.equal(begin(`2001:db8:0:7::${i + 1}`), 0))
  assert.equal(begin('2001:0DB8:0000:0007:ffff::1%eth0'), SECOND)
  assert.equal(begin('2001:db8:0:8::1'), 0)
  times(5, () => assert.equal(begin('::ffff:192.0.2.5'), 0))
  assert.equal(begin('192.0.2.5'), SECOND)
})

test('right passwords are no guesses: a whole office may sign in from one address', () => {
  times(500, i => {
    const email = `agent${i}@behemoth.example`
    assert.equal(begin('192.0.2.1', email), 0)
    guesses.wasRight({ remote: '192.0.2.1', email })
    now += i % 100 === 0 ? HOUR : 0
  })
})
