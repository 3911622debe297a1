import assert from 'node:assert/strict'
import { test } from 'node:test'
import { endOf, repliedSince } from './replied.ts'

const by = (id: string) => ({ who: 'agent', id, name: id }) as const
const story = [
  { type: 'CustomerSpoke', seq: 1, by: { who: 'customer', id: 'c', name: 'c' } as const },
  { type: 'AgentReplied', seq: 4, by: by('asha') },
  { type: 'AgentReplied', seq: 6, by: by('me') },
]

test('a colleague’s reply after the place where mine was begun is found', () => {
  assert.equal(repliedSince(story, 1, 'me')?.seq, 4)
})

test('what was there when I began, and what I said myself, is not', () => {
  assert.equal(repliedSince(story, 4, 'me'), null)
  assert.equal(repliedSince(story, null, 'me'), null)
})

test('a case that was joined into this one counts apart', () => {
  const joined = {
    ...story[1],
    seq: 90,
    type: 'AgentReplied',
    by: by('asha'),
    joinedFrom: { id: 'x', reference: 'X' },
  }
  assert.equal(repliedSince([...story, joined], 4, 'me'), null)
  assert.equal(endOf([...story, joined]), 6)
})
