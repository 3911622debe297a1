import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isSaidBy } from './said-by.ts'

const me = { who: 'agent', id: 'me', name: 'me' } as const

test('words of staff alone suggest a promise: never the customer’s “I promise”, a colleague’s, or those of a joined case', () => {
  const said = (type: string, by: Parameters<typeof isSaidBy>[0]['by'] = me) => isSaidBy({ type, by }, 'me')
  assert.deepEqual([said('AgentReplied'), said('AgentNoted'), said('CallLogged')], [true, true, true])
  assert.equal(said('CustomerSpoke', { who: 'customer', id: 'me', name: 'me' }), false)
  assert.equal(said('CustomerSpoke'), false)
  assert.equal(said('AgentReplied', { who: 'agent', id: 'asha', name: 'asha' }), false)
  const joinedFrom = { id: 'x', reference: 'X' }
  assert.equal(isSaidBy({ type: 'AgentReplied', by: me, joinedFrom }, 'me'), false)
})
