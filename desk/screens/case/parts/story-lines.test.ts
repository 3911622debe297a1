import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StoryItem } from '../../../../contract/case.ts'
import { linesOf } from './story-lines.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const noor = { who: 'agent', id: 'noor', name: 'Noor Haddad' } as const
const ada = { who: 'customer', id: 'ada', name: 'Ada Okafor' } as const

function item(seq: number, part: Partial<StoryItem> = {}): StoryItem {
  return {
    seq,
    at: seq * MINUTE,
    type: 'AgentReplied',
    by: noor,
    sentence: '',
    words: 'Hello',
    files: [],
    messageId: `m${seq}`,
    delivery: null,
    ...part,
  }
}

function shapes(story: readonly StoryItem[]) {
  return linesOf(story, [], (a, b) => Math.floor(a / DAY) === Math.floor(b / DAY)).map(line =>
    line.is === 'message' && line.goesOn ? 'goes on' : line.is,
  )
}

test('each day is headed once', () => {
  assert.deepEqual(shapes([item(1), item(2, { at: DAY }), item(3, { at: DAY + 1 })]), [
    'day',
    'message',
    'day',
    'message',
    'goes on',
  ])
})

test('a name is said again when another person speaks, time has passed, or something happened between', () => {
  assert.deepEqual(shapes([item(1), item(2)]), ['day', 'message', 'goes on'])
  assert.deepEqual(shapes([item(1), item(2, { type: 'CustomerSpoke', by: ada })]), [
    'day',
    'message',
    'message',
  ])
  assert.deepEqual(shapes([item(1), item(9)]), ['day', 'message', 'message'])
  assert.deepEqual(shapes([item(1), item(2, { type: 'CommitmentMade', messageId: null }), item(3)]), [
    'day',
    'message',
    'fact',
    'message',
  ])
})

test('that a message arrived is a mark on it; that it did not is told as well', () => {
  const arrived = linesOf([item(1), item(2, { type: 'MessageDelivered', messageId: 'm1' })], [], () => true)
  assert.equal(arrived.length, 2)
  assert.equal(arrived[1]?.is === 'message' && arrived[1].delivery, 'delivered')
  const failed = linesOf([item(1), item(2, { type: 'MessageNotDelivered', messageId: 'm1' })], [], () => true)
  assert.equal(failed[1]?.is === 'message' && failed[1].delivery, 'failed')
  assert.equal(failed[2]?.is, 'fact')
})

test('no two lines share a key', () => {
  const story = [
    item(1),
    item(2, { type: 'MessageNotDelivered', messageId: 'm1' }),
    item(3, { messageId: null }),
  ]
  const keys = linesOf(story, [], () => true).map(line => line.key)
  assert.deepEqual(keys, [...new Set(keys)])
})

test('the subject of a mail is said once, and again when it is another', () => {
  const mail = (seq: number, subject?: string): StoryItem =>
    item(seq, { type: 'CustomerSpoke', by: ada, mail: { hasHtml: false, ...(subject && { subject }) } })
  const story = [mail(1, 'No tone'), item(2), mail(3, 'Re: AW: No tone'), mail(4, 'My bill'), mail(5)]
  const lines = linesOf(story, [], () => true)
  assert.deepEqual(
    lines.map(line => (line.is === 'message' ? line.subject : line.is)),
    ['day', 'No tone', null, null, 'My bill', null],
  )
})
