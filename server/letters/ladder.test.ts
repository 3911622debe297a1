/** What letters say when a case goes up, and of the body outside. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FactOf } from '../../domain/case/facts.ts'
import { canBeMailed, isToldToHelper } from './decide.ts'
import { tellClimb, tellLate, tellOutside } from './ladder.ts'

const outside = {
  name: 'the Communications Arbiter',
  address: 'PO Box 12, Northbridge NB1 4AA',
  link: 'https://arbiter.example/complain',
  rights: { en: 'It costs you nothing.', es: 'No le cuesta nada.' },
}

const climbed: FactOf<'RungClimbed'> = {
  type: 'RungClimbed',
  rung: 1,
  from: 'asha',
  to: 'lena',
  by: 'customer',
  answerBy: 0,
}

test('who goes up reads that silence goes up by itself, and that the owner stays', () => {
  const [silence, owner] = tellClimb(climbed, 'en')
  assert.match(silence ?? '', /goes higher by itself/)
  assert.match(owner ?? '', /Whoever looks after your case still does/)
  assert.match(tellClimb(climbed, 'es').join(' '), /sube por sí solo/)
})

test('the body outside is told in writing, with its address, link and rights, as it was when it was told', () => {
  const told = tellClimb({ ...climbed, to: null, answerBy: null, body: { outside } }, 'en').join('\n')
  for (const part of [outside.name, outside.address, outside.link, outside.rights.en])
    assert.ok(told.includes(part), part)
  assert.ok(tellOutside(outside, 'es').join('\n').includes(outside.rights.es))
  assert.doesNotMatch(told, /goes higher by itself/)
})

test('after erasure nothing is told of it, and what was never said leaves no empty line', () => {
  assert.deepEqual(tellOutside(undefined, 'en'), [])
  const bare = { ...outside, address: ' ', link: '', rights: { en: '', es: '' } }
  const [where = ''] = tellOutside(bare, 'en')
  assert.ok(where.endsWith(outside.name))
})

test('the answer of a rung is mailed, also to whoever acts for the customer; a “no” is mailed once, with its reasons', () => {
  const answer: FactOf<'RungAnswered'> = { type: 'RungAnswered', rung: 1, agentId: 'lena', how: 'yes' }
  assert.deepEqual([canBeMailed(answer), isToldToHelper(answer)], [true, true])
  assert.equal(canBeMailed({ ...answer, how: 'no' }), false)
  assert.equal(canBeMailed(climbed), true)
})

test('whoever waits for the last rung is told by letter that it is late, that it is still owed, and where else they can go', () => {
  const late: FactOf<'RungLate'> = {
    type: 'RungLate',
    rung: 2,
    agentId: 'hugo',
    answerBy: 0,
    warnAt: 0,
    body: { outside },
  }
  assert.equal(canBeMailed(late), true)
  assert.equal(isToldToHelper(late), true)
  const told = tellLate(late, 'en').join('\n')
  for (const part of ['we owe you this answer still', outside.name, outside.address, outside.rights.en])
    assert.ok(told.includes(part), part)
  const { body: _, ...erased } = late
  assert.equal(tellLate(erased, 'es').length, 1)
})
