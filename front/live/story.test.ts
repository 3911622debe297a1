import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { StoryItem } from '../../contract/case.ts'
import { messageIdsOf, toldOnce, withItem } from './story.ts'

function item(seq: number, rest: Partial<StoryItem> = {}): StoryItem {
  const by = { who: 'heed', id: null, name: '' } as const
  return {
    seq,
    at: 0,
    type: 'X',
    by,
    sentence: '',
    words: null,
    files: [],
    messageId: null,
    delivery: null,
    ...rest,
  }
}

test('items come in any order and any number of times, and the story holds each once, in order', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30)), seqs => {
      const story = seqs.map(seq => item(seq)).reduce(withItem, [] as readonly StoryItem[]) // the empty story
      assert.deepEqual(
        story.map(told => told.seq),
        [...new Set(seqs)].toSorted((one, other) => one - other),
      )
    }),
  )
})

test('an item that comes again replaces what it was', () => {
  const story = withItem(
    [item(1), item(2, { delivery: 'sending' }), item(3)],
    item(2, { delivery: 'delivered' }),
  )
  assert.deepEqual(
    story.map(told => told.delivery),
    [null, 'delivered', null],
  )
})

test('the story knows which messages it holds', () => {
  assert.deepEqual([...messageIdsOf([item(1), item(2, { messageId: 'a' })])], ['a'])
})

test('of a wait that was told again and again, the story says how it was told first and how it stands; a new place begins anew', () => {
  const told = (seq: number) => item(seq, { type: 'QuoteTold' })
  const late = (seq: number) => item(seq, { type: 'ApprovalReminded' })
  const joins = (seq: number) => item(seq, { type: 'EntryJoined' })
  const story = [joins(1), told(2), told(3), item(4), told(5), late(6), late(7), joins(8), told(9)]
  assert.deepEqual(
    toldOnce(story).map(({ seq }) => seq),
    [1, 2, 4, 5, 7, 8, 9],
  )
})
