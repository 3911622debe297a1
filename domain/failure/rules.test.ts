/** One test for each rule of failures, named by its sentence; and what follows from each request. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asking, factsOf, NOW, owned, verdict } from '../case/given.ts'
import { DAY, HOUR } from '../time.ts'
import { DUE, FAILURE } from './given.ts'

const note = (change: object = {}) => asking('note-failure', change)
const end = (change: object = {}) => asking('end-failure', change)
const correct = (change: object = {}) => asking('correct-failure', change)

test('This customer has no such account: look at the list again.', t => {
  assert.equal(verdict(owned, note({ account: { isOfCustomer: false } })), t.name)
  assert.equal(verdict(owned, note({ account: null })), t.name)
  assert.equal(verdict(owned, note()), 'FailureNoted')
})

test('It has not begun yet: write it down when it has.', t => {
  assert.equal(verdict(owned, note({ from: NOW + 1 })), t.name)
  assert.equal(verdict(owned, correct({ from: NOW + 1, until: null })), t.name)
  assert.equal(verdict(owned, note({ from: NOW })), 'FailureNoted')
  const tomorrow = { event: 'missed-appointment', from: NOW + DAY }
  assert.equal(verdict(owned, note(tomorrow)), 'FailureNoted', 'called off less than a day before')
  assert.equal(verdict(owned, note({ ...tomorrow, from: NOW + DAY + 1 })), t.name)
})

test('That is more than two years ago: look at the date again.', t => {
  assert.equal(verdict(owned, note({ from: NOW - 800 * DAY })), t.name)
  assert.equal(verdict(owned, correct({ from: NOW - 800 * DAY })), t.name)
})

test('It ends before it began: look at both times again.', t => {
  assert.equal(verdict(owned, note({ until: FAILURE.from - 1 })), t.name)
  assert.equal(verdict(owned, end({ until: FAILURE.from - 1 })), t.name)
  assert.equal(verdict(owned, correct({ from: NOW - HOUR, until: NOW - 2 * HOUR })), t.name)
})

test('It cannot have ended in the future: leave the end open while it goes on.', t => {
  assert.equal(verdict(owned, note({ until: NOW + 1 })), t.name)
  assert.equal(verdict(owned, end({ until: NOW + 1 })), t.name)
  assert.equal(verdict(owned, correct({ until: NOW + 1 })), t.name)
})

test('This is written down for that time already: correct its times instead.', t => {
  assert.equal(verdict(owned, note({ isThere: true })), t.name)
  assert.equal(verdict(owned, correct({ isThere: true })), t.name)
})

test('Nothing like this is written down here: look at the case again.', t => {
  assert.equal(verdict(owned, end({ known: null })), t.name)
  assert.equal(verdict(owned, correct({ known: null })), t.name)
})

test('This is an outage of many: whoever leads ends or corrects it for all of them at once.', t => {
  const known = { ...FAILURE, outageId: 'outage-1' }
  assert.equal(verdict(owned, end({ known })), t.name)
  assert.equal(verdict(owned, correct({ known })), t.name)
  assert.equal(verdict(owned, end({ known, agentId: null, due: [] })), 'FailureEnded')
})

test('what is due is given in the same breath, by its rule, with its reckoning', () => {
  const [ended, given, ...more] = factsOf(owned, end())
  assert.deepEqual(more, [])
  assert.equal(ended?.type, 'FailureEnded')
  assert.ok(given?.type === 'RemedyGiven')
  assert.deepEqual(
    [given.by, given.amountMinor, given.agentId, given.forFailureId, given.isForTheDay, given.body?.words],
    [{ rule: DUE.rule, pack: DUE.pack }, 10_34, null, FAILURE.id, undefined, DUE.words],
  )
})

test('what comes to be due while it goes on is given for the day, and of what is over it is not for one', () => {
  const forTheDay = (known: typeof FAILURE) =>
    factsOf(owned, asking('reckon-failure', { known })).map(
      fact => fact.type === 'RemedyGiven' && fact.isForTheDay,
    )
  assert.deepEqual(forTheDay(FAILURE), [true])
  assert.deepEqual(forTheDay({ ...FAILURE, until: NOW }), [undefined])
})

test('the same said twice is said once', () => {
  assert.deepEqual(factsOf(owned, note({ known: FAILURE, isThere: true })), [])
  const over = { ...FAILURE, until: NOW - HOUR }
  assert.deepEqual(factsOf(owned, end({ known: over })), [])
  assert.deepEqual(factsOf(owned, correct({ known: over, from: over.from, until: over.until })), [])
})

test('an appointment is over when it was to be', () => {
  const [noted] = factsOf(owned, note({ event: 'missed-appointment', until: null }))
  assert.ok(noted?.type === 'FailureNoted')
  assert.equal(noted.until, FAILURE.from)
})
