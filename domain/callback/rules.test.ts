/** Each rule of being called back, named by its sentence. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseFact } from '../case/facts.ts'
import { ASHA, answeredBy, asking, inAChat, NOW, offeredTo, TOM, verdict, waiting } from '../case/given.ts'
import { type FoundForCallback, NOTHING_FOUND } from './requests.ts'
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

const found = (change: Partial<FoundForCallback>) => ({ found: { ...NOTHING_FOUND, ...change } })

test('We do not call numbers that cost more than an ordinary call: give us a mobile or a landline number.', t => {
  assert.equal(ask(waiting, found({ cost: 'dear' })), t.name)
  assert.equal(ask(waiting, { ...found({ cost: 'dear' }), by: 'chat' }), 'CallbackAsked')
})

test('We do not call numbers of that country: give us another number, or write to us and we answer.', t => {
  assert.equal(ask(waiting, found({ cost: 'abroad' })), t.name)
})

test('This number has its place with us already: you need not ask again.', t => {
  assert.equal(ask(waiting, found({ isInLine: true })), t.name)
})

test('Calls to this number were asked for 3 times today: write to us, or ask again tomorrow.', t => {
  assert.equal(ask(waiting, found({ askedToday: 3 })), t.name)
  assert.equal(ask(waiting, found({ askedToday: 2 })), 'CallbackAsked')
})

test('Too many calls were asked for from where you are: write to us, or ask again tomorrow.', t => {
  assert.equal(ask(waiting, found({ fromThere: 20 })), t.name)
  assert.equal(ask(waiting, found({ fromThere: 19 })), 'CallbackAsked')
})

test('That time has just been taken by others: choose another one.', t => {
  assert.equal(ask(waiting, { ...windowFrom(NOW + HOUR, 30), ...found({ isFull: true }) }), t.name)
  assert.equal(ask(waiting, found({ isFull: true })), 'CallbackAsked')
})

test('This customer chose a later time: call then, or say why you call now.', t => {
  const chosen = [...waiting, later]
  assert.equal(verdict(chosen, asking('take')), t.name)
  assert.equal(
    verdict(chosen, asking('take', { early: 'customer-asked' })),
    'CallbackEarly EntryAnswered OwnerAccepted',
  )
  // Come, it needs no reason, and none is noted.
  const due: CaseFact = { type: 'CallbackDue', entryId: 'entry-1' }
  assert.equal(verdict([...chosen, due], asking('take')), 'EntryAnswered OwnerAccepted')
  assert.equal(
    verdict([...chosen, due], asking('take', { early: 'customer-asked' })),
    'EntryAnswered OwnerAccepted',
  )
  // Between tries nothing was chosen any more: whoever has them in mind may call.
  const tried: CaseFact = {
    type: 'CallbackTried',
    entryId: 'entry-1',
    agentId: ASHA,
    attempt: 1,
    why: 'no-answer',
    nextAt: NOW + HOUR,
  }
  assert.equal(
    verdict([...chosen, due, offeredTo(ASHA), answeredBy(ASHA), tried], asking('take')),
    'EntryAnswered OwnerAccepted',
  )
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
