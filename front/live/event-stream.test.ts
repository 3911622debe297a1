import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { eventReader } from './event-stream.ts'

const TEXT =
  ': hello\r\nevent: item\r\nid: 7\r\ndata: {"a":1}\r\n\r\n:\n\ndata: two\ndata: lines\n\nretry: 5\nevent: state\rdata:x\r\r'
const EVENTS = [
  { type: 'item', data: '{"a":1}', id: '7' },
  { type: 'message', data: 'two\nlines', id: '7' },
  { type: 'state', data: 'x', id: '7' },
]

test('events are read the same however the stream is cut into pieces', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(TEXT.length)), cuts => {
      const ends = [...cuts.toSorted((one, other) => one - other), TEXT.length]
      const read = eventReader()
      const events = ends.flatMap((end, index) => read(TEXT.slice(ends[index - 1] ?? 0, end)))
      // A "\r" at the very end may be half of a "\r\n": it counts once more has come.
      assert.deepEqual([...events, ...read(':\n')], EVENTS)
    }),
  )
})

test('an event without data is none', () => {
  assert.deepEqual(eventReader()('event: item\nid: 3\n\n'), [])
})
