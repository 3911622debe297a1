/** Each rule of being called back, named by its sentence. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseFact } from '../case/facts.ts'
import { ASHA, answeredBy, asking, inAChat, NOW, offeredTo, TOM, verdict, waiting } from '../case/given.ts'
import type { RequestOf } from '../case/requests.ts'
import { london, overMidnight } from '../hours/testing/doors.ts'
import { DAY, HOUR, MINUTE } from '../time.ts'

const asked: CaseFact = {
  type: 'CallbackAsked',
  entryId: 'entry-1',
  by: 'phone',
  window: null,
  promiseId: null,
}
const askedByChat: CaseFact = { ...asked, by: 'chat' }
const dialling = [...waiting, asked, offeredTo(ASHA), answeredBy(ASHA)]
const met: CaseFact = { type: 'CallbackMet', entryId: 'entry-1', agentId: ASHA }
const later = { ...asked, window: { from: NOW + HOUR, until: NOW + 2 * HOUR } }

const ask = (facts: readonly CaseFact[], change: Partial<RequestOf<'ask-callback'>> = {}, now = NOW) =>
  verdict(facts, asking('ask-callback', change), now)
const windowFrom = (from: number, minutes: number) => ({
  window: { from, until: from + minutes * MINUTE },
})

test('Somebody is being called to you right now: wait a moment.', t => {
  assert.equal(ask([...waiting, offeredTo(ASHA)]), t.name)
  assert.equal(ask(dialling), t.name)
  assert.equal(ask(waiting), 'CallbackAsked')
})

test('You are talking with a person already: tell them that you would rather be called.', t => {
  assert.equal(ask(inAChat), t.name)
})

test('Write the telephone number with all its digits, so that we can call you.', t => {
  assert.equal(ask(waiting, { number: null }), t.name)
  assert.equal(ask(waiting, { number: null, by: 'chat' }), 'CallbackAsked')
})

test('Look at the number once more, and say that it is right.', t => {
  assert.equal(ask(waiting, { isNumberRight: false }), t.name)
})

test('We are closed now: choose a time when we are open, and we call you then.', t => {
  const sunday = NOW + 6 * DAY
  assert.equal(ask(waiting, { hours: london }, sunday), t.name)
  const monday = windowFrom(sunday + DAY, 30)
  assert.equal(ask(waiting, { hours: london, ...monday }, sunday), 'CallbackAsked CommitmentMade')
})

test('That time is over or has begun already: choose a later one.', t => {
  assert.equal(ask(waiting, windowFrom(NOW - HOUR, 30)), t.name)
  assert.equal(ask(waiting, windowFrom(NOW, 60)), t.name)
})

test('Choose a time within the next 14 days.', t => {
  assert.equal(ask(waiting, windowFrom(NOW + 14 * DAY, 30)), t.name)
})

test('Leave us at least half an hour to call you, and no more than four hours.', t => {
  assert.equal(ask(waiting, windowFrom(NOW + HOUR, 29)), t.name)
  assert.equal(ask(waiting, windowFrom(NOW + HOUR, 241)), t.name)
  assert.equal(ask(waiting, windowFrom(NOW + HOUR, 240)), 'CallbackAsked CommitmentMade')
})

test('We are not open for all of that time: choose another one.', t => {
  const closing = Date.UTC(2026, 10, 23, 19, 45)
  assert.equal(ask(waiting, { hours: london, ...windowFrom(closing, 30) }), t.name)
  // Over midnight is no harm to a house that is open then.
  const friday = windowFrom(Date.UTC(2026, 10, 27, 23, 45), 30)
  assert.equal(ask(waiting, { hours: overMidnight, ...friday }), 'CallbackAsked CommitmentMade')
  assert.equal(ask(waiting, { hours: london, ...friday }), t.name)
})

test('We are calling you right now: talk to us, or wait a moment and then choose.', t => {
  assert.equal(verdict(dialling, asking('withdraw-callback')), t.name)
  assert.equal(verdict([...waiting, asked, offeredTo(ASHA)], asking('withdraw-callback')), t.name)
  assert.equal(verdict([...waiting, asked], asking('withdraw-callback')), 'CallbackWithdrawn')
})

test('Only the one who calls writes down that nobody was reached.', t => {
  assert.equal(verdict(dialling, asking('miss-callback', { agentId: TOM })), t.name)
})

test('You have reached this customer already: end the contact instead.', t => {
  assert.equal(verdict([...dialling, met], asking('miss-callback')), t.name)
})

test('Only the one who calls writes down that the customer was reached.', t => {
  assert.equal(verdict(dialling, asking('meet-callback', { agentId: TOM })), t.name)
  assert.equal(verdict(dialling, asking('meet-callback', { agentId: ASHA })), 'CallbackMet')
  assert.equal(verdict(dialling, asking('meet-callback', { agentId: null })), t.name)
  const called = [...waiting, askedByChat, offeredTo(ASHA), answeredBy(ASHA)]
  assert.equal(verdict(called, asking('meet-callback', { agentId: null })), 'CallbackMet')
})

test('Write down first whether you reached this customer: if not, the line tries again.', t => {
  assert.equal(verdict(dialling, asking('end-contact')), t.name)
  assert.equal(verdict([...dialling, met], asking('end-contact')), 'ContactEnded')
})

test('This customer is called at a time of its own, which has not come yet.', t => {
  const chosen = [...waiting, later]
  assert.equal(verdict(chosen, asking('offer-entry')), t.name)
  const due: CaseFact = { type: 'CallbackDue', entryId: 'entry-1' }
  assert.equal(verdict([...chosen, due], asking('offer-entry')), 'EntryOffered')
})

test('a chat that somebody was called to goes quiet only as a try', () => {
  const called = [...waiting, askedByChat, offeredTo(ASHA), answeredBy(ASHA)]
  assert.match(verdict(called, asking('quiet')), /go quiet/u)
})
