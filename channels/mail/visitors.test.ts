import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createVisitors, DEFAULT_LIMITS, THIS_COMPUTER } from './visitors.ts'

const relays = [...THIS_COMPUTER, '192.0.2.7', '2001:db8:5::/48']
const limits = {
  linesAtOnce: 2,
  mailsPerMinute: 3,
  mailsPerHour: 5,
  relays,
}
const MINUTE = 60_000

describe('who comes to the door', () => {
  test('has so many lines at once, and another one after leaving', () => {
    const visitors = createVisitors(limits, () => 0)
    assert.deepEqual(
      [1, 2, 3].map(() => visitors.enter('198.51.100.1')),
      [true, true, false],
    )
    assert.equal(visitors.enter('198.51.100.2'), true)
    visitors.leave('198.51.100.1')
    assert.equal(visitors.enter('198.51.100.1'), true)
  })

  test('brings so many mails in a minute and in an hour, and is told when to come again', () => {
    let now = 0
    const visitors = createVisitors(limits, () => now)
    const bring = () => visitors.bring('198.51.100.1')
    assert.deepEqual([bring(), bring(), bring(), bring()], [0, 0, 0, 20])
    assert.equal(visitors.bring('198.51.100.2'), 0)
    now += 20_000
    assert.equal(bring(), 0)
    now += MINUTE
    assert.equal(bring(), 0)
    assert.ok(bring() > 600, 'the hour is used up')
    now += 60 * MINUTE
    assert.equal(bring(), 0)
  })

  test('is one visitor in a /64 of IPv6, and another in the next', () => {
    const visitors = createVisitors(limits, () => 0)
    for (const end of ['1', '2', 'ffff:1']) assert.equal(visitors.bring(`2001:db8:1:2::${end}`), 0)
    assert.ok(visitors.bring('2001:db8:1:2:aaaa::9') > 0)
    assert.equal(visitors.bring('2001:db8:1:3::1'), 0)
  })

  test('is counted as IPv4 where IPv4 comes in the clothes of IPv6', () => {
    const visitors = createVisitors(limits, () => 0)
    for (let i = 0; i < 3; i++) visitors.bring('198.51.100.1')
    assert.ok(visitors.bring('::ffff:198.51.100.1') > 0)
  })

  test('comes as often as they like from this computer and from a mail server of the operator’s own', () => {
    const visitors = createVisitors(limits, () => 0)
    for (const address of ['127.0.0.1', '::1', '192.0.2.7', '::ffff:192.0.2.7', '2001:db8:5:1::25']) {
      for (let i = 0; i < 10; i++) {
        assert.equal(visitors.enter(address), true)
        assert.equal(visitors.bring(address), 0)
      }
      assert.equal(visitors.isOwn(address), true)
    }
    assert.equal(visitors.isOwn('192.0.2.8'), false)
  })

  test('does not fill the memory: who was not seen for the longest time is forgotten, who has a line is not', () => {
    const visitors = createVisitors({ ...DEFAULT_LIMITS, linesAtOnce: 1, mailsPerMinute: 1 }, () => 0)
    visitors.enter('198.51.100.1')
    visitors.bring('198.51.100.2')
    for (let i = 0; i < 10_000; i++) visitors.bring(`10.1.${i >> 8}.${i & 255}`)
    assert.equal(visitors.enter('198.51.100.1'), false)
    assert.equal(visitors.bring('198.51.100.2'), 0)
  })
})
