import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Refusal } from '../rule.ts'
import {
  type Colleague,
  type HouseAfter,
  refusedChange,
  refusedDeputy,
  refusedHouse,
  refusedRemoval,
} from './rules.ts'

const asha: Colleague = { id: 'asha', role: 'agent', isAdmin: false, hasLeft: false, canSignIn: true }
const lena: Colleague = { ...asha, id: 'lena', role: 'lead' }
const hugo: Colleague = { ...asha, id: 'hugo', role: 'head', isAdmin: true }
const house: HouseAfter = { people: [asha, lena, hugo], dutyLeadId: 'lena' }

function says(refused: Refusal | null): string | undefined {
  return refused?.refused.says
}
/** The house with one person changed. */
function withPerson(id: string, change: Partial<Colleague>): HouseAfter {
  return {
    ...house,
    people: house.people.map(person => (person.id === id ? { ...person, ...change } : person)),
  }
}

test('a house with an administrator and a duty lead may stand', () => {
  assert.equal(refusedHouse(house), null)
  assert.equal(refusedHouse({ ...house, dutyLeadId: null }), null)
  assert.equal(refusedHouse({ ...house, dutyLeadId: 'hugo' }), null)
})

test('Nobody would be left who can set things up: make a colleague who has signed in an administrator first.', () => {
  const sentence =
    'Nobody would be left who can set things up: make a colleague who has signed in an administrator first.'
  assert.equal(says(refusedHouse(withPerson('hugo', { isAdmin: false }))), sentence)
  assert.equal(says(refusedHouse(withPerson('hugo', { hasLeft: true }))), sentence)
  assert.equal(says(refusedHouse(withPerson('hugo', { canSignIn: false }))), sentence)
  const invited = { ...asha, id: 'new', isAdmin: true, canSignIn: false }
  const { people } = withPerson('hugo', { isAdmin: false })
  assert.equal(says(refusedHouse({ ...house, people: [...people, invited] })), sentence)
  assert.equal(refusedHouse({ ...house, people: [...people, { ...invited, canSignIn: true }] }), null)
})

test('The duty lead must be a lead or the head, who works here and has signed in: name another duty lead first.', () => {
  const sentence =
    'The duty lead must be a lead or the head, who works here and has signed in: name another duty lead first.'
  assert.equal(says(refusedHouse(withPerson('lena', { hasLeft: true }))), sentence)
  assert.equal(says(refusedHouse(withPerson('lena', { role: 'agent' }))), sentence)
  assert.equal(says(refusedHouse(withPerson('lena', { canSignIn: false }))), sentence)
  assert.equal(says(refusedHouse({ ...house, dutyLeadId: 'asha' })), sentence)
  assert.equal(says(refusedHouse({ ...house, dutyLeadId: 'nobody' })), sentence)
})

test('This person has left. Invite them anew, with another address, if they come back.', () => {
  assert.equal(refusedChange(asha), null)
  assert.equal(
    says(refusedChange({ ...asha, hasLeft: true })),
    'This person has left. Invite them anew, with another address, if they come back.',
  )
})

test('The deputy has left: choose somebody who works here.', () => {
  assert.equal(refusedDeputy(asha), null)
  assert.equal(
    says(refusedDeputy({ hasLeft: true, canSignIn: true })),
    'The deputy has left: choose somebody who works here.',
  )
})

test('The deputy has not signed in yet: choose somebody who can answer.', () => {
  assert.equal(
    says(refusedDeputy({ hasLeft: false, canSignIn: false })),
    'The deputy has not signed in yet: choose somebody who can answer.',
  )
})

test('This skill is still in use: take it from the people and mailboxes that have it, and wait until no open case asks for it.', () => {
  assert.equal(refusedRemoval('skill', 0), null)
  assert.equal(
    says(refusedRemoval('skill', 1)),
    'This skill is still in use: take it from the people and mailboxes that have it, and wait until no open case asks for it.',
  )
})

test('People are still in this team: move them to another one first.', () => {
  assert.equal(refusedRemoval('team', 0), null)
  assert.equal(
    says(refusedRemoval('team', 3)),
    'People are still in this team: move them to another one first.',
  )
})
