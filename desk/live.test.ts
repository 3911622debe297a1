import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import fc from 'fast-check'
import type { DeskLive } from '../contract/desk-live.ts'
import { delayBefore, startLive } from './live.ts'

/** Stands in for the network alone: a socket that the test opens, feeds and cuts. */
class Line extends EventTarget {
  readonly path: string
  readyState = 1
  constructor(path: string) {
    super()
    this.path = path
  }
  say(message: DeskLive) {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }))
  }
  cut() {
    this.readyState = 3
    this.dispatchEvent(new Event('close'))
  }
  send() {}
  close() {
    this.cut()
  }
}

function started(t: TestContext, resume: string | null = null) {
  const lines: Line[] = []
  const applied: DeskLive['type'][] = []
  const links: boolean[] = []
  let startsOver = 0
  const live = startLive({
    open: path => {
      const line = new Line(path)
      lines.push(line)
      return line as unknown as WebSocket // the part of a socket that the stream uses
    },
    random: () => 0,
    resume,
    apply: message => applied.push(message.type),
    startOver: () => startsOver++,
    linkChanged: isUp => links.push(isUp),
  })
  t.after(live.close)
  const last = () => {
    const line = lines.at(-1)
    if (!line) throw new Error('nothing was opened')
    return line
  }
  return { live, lines, last, applied, links, startsOver: () => startsOver }
}

test('it comes back with the token of the last message that was applied', t => {
  const { live, lines, last, startsOver } = started(t)
  last().say({ type: 'hello', resume: 'one' })
  last().say({ type: 'facts', resume: 'two', changes: [] })
  last().cut()
  live.hurry()
  assert.equal(lines.length, 2)
  assert.equal(last().path, '/api/desk/live?resume=two')
  last().say({ type: 'hello', resume: 'two' })
  assert.equal(startsOver(), 1, 'only the first hello begins without a past')
})

test('it begins where it stood when the agent was asked for, and fetches nothing again', t => {
  const { lines, last, startsOver } = started(t, 'me')
  assert.equal(last().path, '/api/desk/live?resume=me')
  last().say({ type: 'hello', resume: 'me' })
  assert.equal(startsOver(), 0)
  assert.equal(lines.length, 1)
})

test('told to reload, it forgets the token', t => {
  const { live, last, applied } = started(t)
  last().say({ type: 'hello', resume: 'one' })
  last().say({ type: 'reload' })
  assert.deepEqual(applied, ['hello', 'reload'])
  last().cut()
  live.hurry()
  assert.equal(last().path, '/api/desk/live')
})

test('the link is told down when it falls and up when it stands again', t => {
  const { live, last, links } = started(t)
  last().say({ type: 'hello', resume: 'one' })
  last().cut()
  live.hurry()
  last().say({ type: 'hello', resume: 'one' })
  assert.deepEqual(links, [true, false, true])
})

test('closed, it stays closed', t => {
  const { live, lines, last } = started(t)
  last().say({ type: 'hello', resume: 'one' })
  live.close()
  live.hurry()
  assert.equal(lines.length, 1)
})

test('the wait before the next attempt grows to a limit and is spread', () => {
  fc.assert(
    fc.property(fc.nat({ max: 2000 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
      const delay = delayBefore(attempt, random)
      assert.ok(delay >= 125 && delay <= 15_000)
    }),
  )
  assert.ok(delayBefore(3, 0) > delayBefore(0, 0))
  assert.notEqual(delayBefore(9, 0), delayBefore(9, 0.9))
})
